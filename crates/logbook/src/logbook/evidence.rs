//! The doors to the files that are kept as evidence.

use milepost_core::facts::{Credit, Evidence, Holder, HolderKind};
use milepost_core::ids::EvidenceId;

use super::Logbook;
use crate::error::LogbookError;
use crate::evidence::{AddedFile, EvidenceAdded, StoredFile, check_file, plain_name};
use crate::ids;
use crate::label;
use crate::made::{self, MadeDocument};
use crate::now::Now;
use crate::open;
use crate::operation::{Applied, Brought, Operation};
use crate::vault::{self, Vault};
use milepost_core::facts::{Fact, FactKey, FactKind, Facts};

impl Logbook {
    /// The folder of the files that are kept as evidence.
    pub fn vault(&self) -> Vault {
        Vault::beside(&self.path)
    }

    /// How many files are evidence, and their size together.
    pub fn evidence_in_all(&self) -> Result<(u32, u32), LogbookError> {
        let sql = "SELECT count(*), coalesce(sum(bytes), 0) FROM evidence";
        self.read(|db| {
            let whole = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
            let row = |row: &rusqlite::Row<'_>| Ok((whole(row.get(0)?), whole(row.get(1)?)));
            Ok(db.prepare_cached(sql)?.query_row([], row)?)
        })
    }

    /// Keeps the bytes of a file in the vault. It is evidence once [`Logbook::add_evidence`] has
    /// made a fact of it.
    ///
    /// # Errors
    /// [`LogbookError::Invalid`] where the file is empty, too large or of no sort that is kept;
    /// [`LogbookError::DiskFull`] and its like where it cannot be written.
    pub fn store_file(&mut self, name: &str, bytes: &[u8]) -> Result<StoredFile, LogbookError> {
        let (media_type, size) = check_file(name, bytes)?;
        let vault = self.vault();
        let sha256 = self.write(|_| {
            let kept = vault.keep(bytes);
            kept.map_err(|error| LogbookError::of_disk(vault.folder(), error))
        })?;
        Ok(StoredFile {
            name: plain_name(name),
            sha256,
            media_type,
            bytes: size,
        })
    }

    /// Refuses a file that is none that is kept, before anything is written.
    ///
    /// # Errors
    /// As [`Logbook::store_file`], but for the disk.
    pub fn check_file(&self, name: &str, bytes: &[u8]) -> Result<(), LogbookError> {
        check_file(name, bytes)?;
        Ok(())
    }

    /// Makes evidence of files that were stored, as one operation. A file that is kept already
    /// is not added again; it only belongs to what is named besides.
    ///
    /// # Errors
    /// As [`Logbook::transact`].
    pub fn add_evidence(
        &mut self,
        files: &[StoredFile],
        belongs_to: &[Holder],
        now: &Now,
    ) -> Result<EvidenceAdded, LogbookError> {
        let known = self.records()?;
        let mut added: Vec<AddedFile> = Vec::new();
        let mut facts: Vec<Fact> = Vec::new();
        for file in files {
            let same = |it: &&Evidence| it.sha256 == file.sha256;
            let before = known.evidence.iter().find(same);
            let mut evidence = match (added.iter().find(|it| same(&&it.evidence)), before) {
                (Some(given), _) => {
                    let known = AddedFile {
                        known: true,
                        ..given.clone()
                    };
                    added.push(known);
                    continue;
                }
                (None, Some(before)) => before.clone(),
                (None, None) => new_evidence(file, now),
            };
            let held = evidence.belongs_to.len();
            for holder in belongs_to {
                if !evidence.belongs_to.contains(holder) {
                    evidence.belongs_to.push(holder.clone());
                }
            }
            if before.is_none() || evidence.belongs_to.len() > held {
                facts.push(Fact::Evidence(evidence.clone()));
            }
            let known = before.is_some();
            added.push(AddedFile { evidence, known });
        }
        facts.extend(proven(&known, belongs_to));
        let applied = match facts.iter().any(|it| it.kind() == FactKind::Evidence) {
            false => None,
            true => {
                let place = self.place_named(belongs_to)?;
                let brought = brought(facts, &added, &place);
                Some(self.transact(Operation::Bring(brought), now)?)
            }
        };
        Ok(EvidenceAdded {
            applied,
            files: added,
        })
    }

    /// Keeps a stored file as the proof of a credit that is new or there already, as one
    /// operation: one undo takes back both. An empty id makes a new credit.
    ///
    /// # Errors
    /// As [`Logbook::transact`].
    pub fn add_proof(
        &mut self,
        file: &StoredFile,
        mut credit: Credit,
        now: &Now,
    ) -> Result<Applied, LogbookError> {
        let known = self.records()?.evidence;
        let is_new = credit.id.as_str().is_empty();
        if is_new {
            credit.id = ids::new_id(now).as_str().into();
        }
        let mut evidence = known
            .into_iter()
            .find(|it| it.sha256 == file.sha256)
            .unwrap_or_else(|| new_evidence(file, now));
        let holder = Holder::new(HolderKind::Credit, credit.id.as_str());
        if !evidence.belongs_to.contains(&holder) {
            evidence.belongs_to.push(holder);
        }
        let label = match is_new {
            true => format!("Added {} with its certificate", label::short(&credit.title)),
            false => format!("Added the certificate of {}", label::short(&credit.title)),
        };
        let facts = vec![Fact::Credit(credit), Fact::Evidence(evidence)];
        let brought = Brought {
            prints: vec![String::new(); facts.len()],
            facts,
            source: String::new(),
            label: Some(label),
        };
        self.transact(Operation::Bring(brought), now)
    }

    /// ` to 1.5 CEU, Modifier 25 webinar` where files go to one fact; nothing otherwise.
    fn place_named(&self, belongs_to: &[Holder]) -> Result<String, LogbookError> {
        match belongs_to {
            [holder] => {
                let name = self.read(|db| Ok(label::name_of_key(db, &FactKey::from(holder))?))?;
                Ok(format!(" to {name}"))
            }
            _ => Ok(String::new()),
        }
    }

    /// The bytes of a kept file, by its fact's id.
    ///
    /// # Errors
    /// [`LogbookError::NotFound`]; [`LogbookError::Evidence`] where the bytes are not there any
    /// more, or are others.
    pub fn evidence_bytes(&self, id: &EvidenceId) -> Result<(Evidence, Vec<u8>), LogbookError> {
        let key = FactKey::new(FactKind::Evidence, id.as_str());
        let Some(Fact::Evidence(evidence)) = self.fact(&key)? else {
            return Err(LogbookError::NotFound(key));
        };
        let bytes = self.vault().read(&evidence.sha256);
        match bytes {
            Ok(bytes) => Ok((evidence, bytes)),
            Err(flaw) => Err(LogbookError::Evidence {
                name: evidence.name,
                detail: flaw.in_words(),
            }),
        }
    }

    /// The documents that were made, the last first.
    pub fn made_documents(&self) -> Result<Vec<MadeDocument>, LogbookError> {
        self.read(made::all)
    }

    /// Remembers that a document was made. This is not undone.
    pub fn note_made(&mut self, document: &MadeDocument) -> Result<(), LogbookError> {
        self.write(|db| made::note(db, document))
    }

    /// Reads every kept file whole; one line for each that is missing or damaged.
    pub fn verify_evidence(&self) -> Result<Vec<String>, LogbookError> {
        let vault = self.vault();
        let shown = self.read(|db| Ok(vault::shown(db)?))?;
        Ok(vault.flaws_of(&shown))
    }

    /// Removes files that neither a fact nor the history needs, once they are 30 days old.
    /// Nothing is removed while a logbook that was set aside may need it.
    pub fn sweep_evidence(&mut self) -> Result<usize, LogbookError> {
        let vault = self.vault();
        let path = self.path.clone();
        self.write(|db| {
            if !open::remains_beside(&path).set_aside.is_empty() {
                return Ok(0);
            }
            let needed = vault::needed(db)?;
            let modified = path.metadata().and_then(|about| about.modified());
            let present = modified.map_err(|error| LogbookError::of_disk(&path, error))?;
            Ok(vault::sweep(&vault, &needed, present))
        })
    }
}

fn new_evidence(file: &StoredFile, now: &Now) -> Evidence {
    Evidence {
        id: ids::new_id(now).as_str().into(),
        sha256: file.sha256.clone(),
        name: file.name.clone(),
        media_type: file.media_type,
        bytes: file.bytes,
        added_on: now.today(),
        belongs_to: Vec::new(),
        note: None,
    }
}

/// The credits whose certificate is at hand with these files.
fn proven<'f>(facts: &'f Facts, belongs_to: &'f [Holder]) -> impl Iterator<Item = Fact> + 'f {
    let credits = facts.credits.iter();
    let lacking = credits.filter(|it| {
        let holder = Holder::new(HolderKind::Credit, it.id.as_str());
        !it.certificate_held && belongs_to.contains(&holder)
    });
    lacking.map(|it| {
        let mut credit = it.clone();
        credit.certificate_held = true;
        Fact::Credit(credit)
    })
}

/// The operation: `Added scan.pdf to Anatomy`, `Added 3 evidence files`.
fn brought(facts: Vec<Fact>, added: &[AddedFile], place: &str) -> Brought {
    let changed = |it: &&AddedFile| {
        let id = it.evidence.id.as_str();
        facts
            .iter()
            .any(|fact| fact.kind() == FactKind::Evidence && fact.id() == id)
    };
    let files: Vec<&AddedFile> = added.iter().filter(changed).collect();
    let label = match files.as_slice() {
        [file] => format!("Added {}{place}", file.evidence.name),
        files => format!("Added {} evidence files{place}", files.len()),
    };
    Brought {
        prints: vec![String::new(); facts.len()],
        facts,
        source: String::new(),
        label: Some(label),
    }
}
