//! Copies of the logbook: making one, listing them, putting one in the logbook's place, and
//! checking a file.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use milepost_core::civil_time::CivilTime;
use milepost_core::standing::day;
use milepost_logbook::{BACKUP_FOLDER, Contents, Logbook, Opened, contents_of, second_folder_of};
use serde::Serialize;

use super::answer::Answer;
use super::page::Page;
use crate::app_state::open_home;
use crate::clock::Clock;
use crate::error::Refusal;
use crate::paths::Home;
use crate::safety::{self, Copied, CopyTrouble};

/// What stands for the newest copy.
const LATEST: &str = "latest";

/// Copies the logbook and verifies the copy: into a folder, or into the usual ones.
///
/// # Errors
/// When a copy cannot be made or is not sound.
pub fn back_up(logbook: &Logbook, folder: Option<&Path>, clock: &Clock) -> Result<Answer, Refusal> {
    let (copies, away) = match folder {
        Some(folder) => (vec![logbook.back_up(folder, &clock.now())?], Vec::new()),
        None => {
            let run = logbook.copy_now(&clock.now(), &mut |_| ControlFlow::Continue(()));
            match run.failed.into_iter().next() {
                Some(error) => return Err(error.into()),
                None => (run.made, run.away),
            }
        }
    };
    let contents = logbook.contents()?;
    let mut page = Page::new();
    page.line(0, &format!("Copied and verified: {}", facts(&contents)));
    for copy in &copies {
        page.address(2, &copy.path.display().to_string());
    }
    for folder in &away {
        page.line(0, "Not there now, and copied to when it is back:");
        page.address(2, &folder.display().to_string());
    }
    let copies = copies.iter().map(|copy| copy.path.display().to_string());
    let answer = BackupAnswer {
        format: "milepost-backup",
        version: 1,
        copies: copies.collect(),
        away: away.iter().map(|it| it.display().to_string()).collect(),
        contents,
    };
    Ok(Answer::new(page, &answer))
}

/// Lists the copies, or puts one in the place of the logbook. With `preview` it only says what is
/// in the copy.
///
/// # Errors
/// When the copy is missing or no sound logbook; nothing is changed then.
pub fn restore(
    home: &Home,
    copy: Option<&Path>,
    preview: bool,
    clock: &Clock,
) -> Result<Answer, Refusal> {
    if home.sample.is_some() {
        let message = "the sample is made again, not restored; leave out --sample";
        return Err(Refusal::because(message));
    }
    let copies = known(home, clock);
    let Some(copy) = copy else {
        return Ok(listed(&copies));
    };
    let copy = match copy == Path::new(LATEST) {
        true => newest(&copies)?,
        false => copy.to_path_buf(),
    };
    if preview {
        let contents = contents_of(&copy)?;
        let mut page = Page::new();
        page.line(0, "This copy holds:");
        describe(&mut page, &contents);
        let answer = RestoreAnswer::new(&copy, contents, None, false);
        return Ok(Answer::new(page, &answer));
    }
    let restored = Logbook::restore_backup(&home.folder, &copy, &clock.now())?;
    let mut page = Page::new();
    page.line(0, "Restored. The logbook holds now:");
    describe(&mut page, &restored.contents);
    if let Some(saved) = &restored.saved {
        page.line(0, "What was there before is in");
        page.address(2, &saved.display().to_string());
    }
    if !restored.lacking.is_empty() {
        page.line(0, "Evidence files missing beside the copy:");
    }
    for file in &restored.lacking {
        page.line(2, file);
    }
    for place in &restored.left_out {
        page.line(
            0,
            "The copy's settings name a place that wasn't taken from it:",
        );
        page.address(2, place);
    }
    let saved = restored.saved.map(|path| path.display().to_string());
    let answer = RestoreAnswer::new(&copy, restored.contents, saved, true);
    Ok(Answer::new(page, &answer))
}

/// Begins an empty logbook where the file is lost or cannot be used; what lies there is set
/// aside and kept.
///
/// # Errors
/// When there is a logbook that can be used, which nobody wants to begin over, or nothing can
/// be written.
pub fn begin(home: &Home, clock: &Clock) -> Result<Answer, Refusal> {
    if home.sample.is_some() {
        return Err(Refusal::because(
            "the sample makes itself; leave out --sample",
        ));
    }
    let logbook = Logbook::begin_anew(&home.folder, &clock.now())?;
    if *logbook.opened() != Opened::Created {
        return Err(Refusal::because(format!(
            "{} is a logbook that can be used; it stays as it is",
            logbook.path().display()
        )));
    }
    let mut page = Page::new();
    page.line(0, "An empty logbook was started at");
    page.address(2, &logbook.path().display().to_string());
    let answer = BeginAnswer {
        format: "milepost-begin",
        version: 1,
        path: logbook.path().display().to_string(),
    };
    Ok(Answer::new(page, &answer))
}

/// Reads the logbook, or a copy, whole.
///
/// # Errors
/// When it is damaged; the message lists the damage.
pub fn verify(home: &Home, file: Option<&Path>, clock: &Clock) -> Result<Answer, Refusal> {
    let (path, contents) = match file {
        Some(file) => (file.to_path_buf(), contents_of(file)?),
        None => {
            let logbook = open_home(home, clock)?;
            let damage = logbook.verify()?;
            if !damage.is_empty() {
                let path = logbook.path().display();
                let message = format!("{path} is damaged: {}", damage.join("; "));
                return Err(Refusal::because(message));
            }
            (logbook.path().to_path_buf(), logbook.contents()?)
        }
    };
    let mut page = Page::new();
    page.line(0, "Sound: every page was read and every reference holds.");
    describe(&mut page, &contents);
    let answer = VerifyAnswer {
        format: "milepost-verify",
        version: 1,
        path: path.display().to_string(),
        sound: true,
        contents,
    };
    Ok(Answer::new(page, &answer))
}

/// The copies of a home, in both of its folders, the newest first.
fn known(home: &Home, clock: &Clock) -> Vec<Copied> {
    // A logbook that cannot be opened has no settings; its newest copy remembers them. None is
    // made for asking.
    let second = Logbook::open_existing(&home.folder, &clock.now())
        .ok()
        .and_then(|logbook| logbook.settings().ok())
        .and_then(|settings| settings.copies_folder)
        .or_else(|| second_folder_of(&home.folder));
    safety::look(
        &home.folder,
        second.as_deref(),
        CopyTrouble::default(),
        false,
        clock,
    )
    .copies
}

/// The newest copy that can be read whole.
fn newest(copies: &[Copied]) -> Result<PathBuf, Refusal> {
    let mut first = None;
    for copy in copies {
        let path = PathBuf::from(&copy.path);
        match contents_of(&path) {
            Ok(_) => return Ok(path),
            Err(error) => first = first.or(Some(error)),
        }
    }
    Err(first.map_or_else(
        || Refusal::because(format!("there is no copy yet in {BACKUP_FOLDER}")),
        Into::into,
    ))
}

fn listed(copies: &[Copied]) -> Answer {
    let mut page = Page::new();
    match copies.is_empty() {
        true => page.line(0, "There's no copy yet. milepost backup makes one."),
        false => page.line(
            0,
            "Copies, newest first; milepost restore latest, or a file:",
        ),
    }
    for copy in copies {
        let when = format!("{}, {}", day(copy.made_on), copy.made_at.in_words());
        page.apart(2, &when, &size(copy.bytes));
        page.address(4, &copy.path);
    }
    let copies = copies.iter().map(|copy| ListedCopy {
        path: copy.path.clone(),
        made_on: copy.made_on,
        made_at: copy.made_at,
        bytes: copy.bytes,
    });
    let answer = CopiesAnswer {
        format: "milepost-copies",
        version: 1,
        copies: copies.collect(),
    };
    Answer::new(page, &answer)
}

/// Says what a logbook holds.
pub fn describe(page: &mut Page, contents: &Contents) {
    page.line(2, &facts(contents));
    if let (Some(first), Some(last)) = (contents.first, contents.last) {
        page.line(2, &format!("from {} to {}", day(first), day(last)));
    }
    if let Some(change) = &contents.last_change {
        page.line(2, &format!("last change: {change}"));
    }
}

fn facts(contents: &Contents) -> String {
    let count = match contents.facts {
        1 => "1 fact".to_owned(),
        facts => format!("{facts} facts"),
    };
    let kinds = match contents.summary.is_empty() {
        true => String::new(),
        false => format!(" ({})", contents.summary),
    };
    format!("{count}{kinds}, {}", size(contents.bytes))
}

/// `412 KB`, `3.1 MB`
pub fn size(bytes: u32) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[derive(Debug, Serialize)]
struct BeginAnswer {
    format: &'static str,
    version: u8,
    path: String,
}

#[derive(Debug, Serialize)]
struct BackupAnswer {
    format: &'static str,
    version: u8,
    copies: Vec<String>,
    /// The folders that are not there now.
    away: Vec<String>,
    contents: Contents,
}

#[derive(Debug, Serialize)]
struct CopiesAnswer {
    format: &'static str,
    version: u8,
    copies: Vec<ListedCopy>,
}

#[derive(Debug, Serialize)]
struct ListedCopy {
    path: String,
    made_on: NaiveDate,
    made_at: CivilTime,
    bytes: u32,
}

#[derive(Debug, Serialize)]
struct RestoreAnswer {
    format: &'static str,
    version: u8,
    path: String,
    restored: bool,
    contents: Contents,
    saved: Option<String>,
}

impl RestoreAnswer {
    fn new(
        path: &Path,
        contents: Contents,
        saved: Option<String>,
        restored: bool,
    ) -> RestoreAnswer {
        RestoreAnswer {
            format: "milepost-restore",
            version: 1,
            path: path.display().to_string(),
            restored,
            contents,
            saved,
        }
    }
}

#[derive(Debug, Serialize)]
struct VerifyAnswer {
    format: &'static str,
    version: u8,
    path: String,
    sound: bool,
    contents: Contents,
}
