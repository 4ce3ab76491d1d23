//! What is kept as evidence, for the window.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use milepost_core::facts::{Evidence, Facts, Holder};
use milepost_core::rulebook::Rulebook;
use milepost_logbook::{Applied, Logbook, MadeDocument, read_file_to_keep};

use super::{AppState, FileKind};
use crate::certificates::Knowledge;
use crate::error::Refusal;
use crate::evidence;
use crate::kept::{
    Found, KeptDetail, KeptList, KeptPage, Lists, Seen, detail, find, list, page, take_from_page,
};
use crate::queries;
use crate::readings::Readings;
use crate::system;

/// What is needed to hold files against their lists.
struct Ground {
    facts: Facts,
    holder: Option<String>,
    made: Vec<MadeDocument>,
    seen: BTreeMap<String, Arc<Seen>>,
    readings: Readings,
}

impl AppState {
    /// Everything that is kept.
    ///
    /// # Errors
    /// When the logbook cannot be read.
    pub fn evidence_list(&self) -> Result<KeptList, Refusal> {
        let today = self.clock.today();
        self.read(|logbook| {
            let ground = self.ground(logbook)?;
            let kept: BTreeSet<&str> = ground
                .facts
                .evidence
                .iter()
                .map(|it| it.sha256.as_str())
                .collect();
            ground.readings.sweep(&kept);
            let standing = queries::standing(logbook, today)?;
            let lists = ground.lists(logbook.rulebook(), today);
            Ok::<_, Refusal>(list(&lists, &standing, &ground.seen, self.kept.waiting()))
        })
    }

    /// One file that is kept.
    ///
    /// # Errors
    /// When it is not there, or the logbook cannot be read.
    pub fn evidence_detail(&self, id: &str) -> Result<KeptDetail, Refusal> {
        let today = self.clock.today();
        self.read(|logbook| {
            let ground = self.ground(logbook)?;
            let file = file_of(&ground.facts, id)?;
            let pages = match ground.readings.of(&file.sha256) {
                Some(Ok(read)) => read.pictures.len(),
                _ => 0,
            };
            let lists = ground.lists(logbook.rulebook(), today);
            let seen = ground.seen.get(&file.sha256).map(AsRef::as_ref);
            Ok::<_, Refusal>(detail(file, seen, &lists, pages))
        })
    }

    /// A page of a file that is kept; none where it was not drawn.
    ///
    /// # Errors
    /// When it is not there, or the logbook cannot be read.
    pub fn evidence_page(
        &self,
        id: &str,
        number: usize,
        words: &str,
    ) -> Result<Option<KeptPage>, Refusal> {
        self.read(|logbook| {
            let facts = logbook.records()?;
            let file = file_of(&facts, id)?;
            let readings = Readings::beside(logbook.path());
            Ok::<_, Refusal>(page(&readings, &file.sha256, number, words))
        })
    }

    /// The files with these words in their name or text.
    ///
    /// # Errors
    /// When the logbook cannot be read.
    pub fn evidence_find(&self, words: &str) -> Result<Vec<Found>, Refusal> {
        self.read(|logbook| {
            let ground = self.ground(logbook)?;
            Ok::<_, Refusal>(find(&ground.facts.evidence, &ground.seen, words))
        })
    }

    /// Puts what the page says into the credit that it proves.
    ///
    /// # Errors
    /// As [`take_from_page`].
    pub fn evidence_take(&self, id: &str, item: &str) -> Result<Applied, Refusal> {
        let now = self.clock.now();
        let ground = self.read(|logbook| self.ground(logbook))?;
        let file = file_of(&ground.facts, id)?;
        let seen = ground.seen.get(&file.sha256).map(AsRef::as_ref);
        self.with(|logbook| take_from_page(logbook, file, seen, item, &now))
    }

    /// Asks for files and keeps them with a fact as one change; none when the person decides not
    /// to. Each is read and judged before the first is kept.
    ///
    /// # Errors
    /// When a file can't be read, is none that is kept or looks like a patient's chart; nothing
    /// is kept then.
    pub fn attach(&self, holder: &Holder) -> Result<Option<Applied>, Refusal> {
        let chosen = self.platform.ask_for_files_to_keep();
        let mut files = Vec::new();
        for path in &chosen {
            let name = path.file_name().unwrap_or(path.as_os_str());
            let name = name.to_string_lossy().into_owned();
            let bytes = read_file_to_keep(path)?;
            self.read(|logbook| logbook.check_file(&name, &bytes))?;
            let (signs, read) = evidence::signs_of_a_chart(&bytes);
            if !signs.is_empty() {
                return Err(Refusal::because(format!(
                    "{name} looks like a patient's chart ({}). Patient data doesn't belong in a \
                     logbook. Nothing has been kept. If it isn't one, drop it on the window: \
                     there you can keep it anyway.",
                    signs.join(", ")
                )));
            }
            files.push((name, bytes, read));
        }
        if files.is_empty() {
            return Ok(None);
        }
        let now = self.clock.now();
        self.with(|logbook| {
            let mut stored = Vec::new();
            for (name, bytes, _) in &files {
                stored.push(logbook.store_file(name, bytes)?);
            }
            let added = logbook.add_evidence(&stored, std::slice::from_ref(holder), &now)?;
            let readings = Readings::beside(logbook.path());
            for (stored, (_, _, read)) in stored.iter().zip(&files) {
                if let Some(read) = read {
                    readings.keep(&stored.sha256, Ok(read));
                }
            }
            let kept = || Refusal::because("These files are kept with it already.");
            added.applied.map(Some).ok_or_else(kept)
        })
    }

    /// Asks where, and saves the original bytes of a file; none when the person decides not to.
    ///
    /// # Errors
    /// When the file cannot be had or written.
    pub fn evidence_save(&self, id: &str) -> Result<Option<String>, Refusal> {
        let (file, bytes) = self.read(|logbook| logbook.evidence_bytes(&id.into()))?;
        let name = evidence::name_to_show(&file);
        let Some(to) = self.platform.ask_where_to_save(&name, FileKind::Original) else {
            return Ok(None);
        };
        crate::export::write_bytes(&to, &bytes)?;
        Ok(Some(to.display().to_string()))
    }

    /// Asks for a folder, and saves every original there; none when the person decides not to.
    ///
    /// # Errors
    /// When a file cannot be had or written; those before it stay.
    pub fn evidence_save_all(&self) -> Result<Option<u32>, Refusal> {
        let title = "A folder for the originals";
        let Some(folder) = self.platform.ask_for_folder(title) else {
            return Ok(None);
        };
        self.read(|logbook| save_all(logbook, &folder).map(Some))
    }

    /// Opens a copy of a file in the system's own program.
    ///
    /// # Errors
    /// When the file cannot be had, or nothing opens it.
    pub fn evidence_open(&self, id: &str) -> Result<(), Refusal> {
        let path = self.read(|logbook| {
            let facts = logbook.records()?;
            evidence::to_show(logbook, file_of(&facts, id)?)
        })?;
        system::open_file(&path).map_err(Refusal::because)
    }

    fn ground(&self, logbook: &Logbook) -> Result<Ground, Refusal> {
        let facts = logbook.facts()?;
        let readings = Readings::beside(logbook.path());
        let knowledge = Knowledge::of(logbook)?;
        let seen = self
            .kept
            .look(&facts.evidence, &logbook.vault(), &readings, &knowledge);
        Ok(Ground {
            holder: knowledge.holder,
            made: logbook.made_documents()?,
            facts,
            seen,
            readings,
        })
    }
}

impl Ground {
    fn lists<'a>(&'a self, rules: &'a Rulebook, today: chrono::NaiveDate) -> Lists<'a> {
        Lists {
            facts: &self.facts,
            rules,
            holder: self.holder.as_deref(),
            made: &self.made,
            today,
        }
    }
}

fn file_of<'f>(facts: &'f Facts, id: &str) -> Result<&'f Evidence, Refusal> {
    let found = facts.evidence.iter().find(|it| it.id.as_str() == id);
    found.ok_or_else(|| Refusal::because("This file isn't kept anymore."))
}

fn save_all(logbook: &Logbook, folder: &Path) -> Result<u32, Refusal> {
    let mut saved = 0;
    for file in logbook.records()?.evidence {
        let (_, bytes) = logbook.evidence_bytes(&file.id)?;
        let name = evidence::name_to_show(&file);
        let mut to = folder.join(&name);
        if to.exists() {
            // Two files may have the same name; what lies there may be another one of it.
            let short = file.sha256.get(..8).unwrap_or("file");
            to = folder.join(format!("{short}-{name}"));
        }
        crate::export::write_bytes(&to, &bytes)?;
        saved += 1;
    }
    Ok(saved)
}
