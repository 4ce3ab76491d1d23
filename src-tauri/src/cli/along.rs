//! `milepost pack` and `milepost unpack`: a logbook to another computer.

use std::fs;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;

use milepost_logbook::{Contents, Differing, Logbook, LogbookError, StaysOut};
use milepost_pack::Passphrase;
use serde::Serialize;

use super::answer::Answer;
use super::arguments::{Pack, Unpack};
use super::copies::{describe, size};
use super::page::Page;
use crate::along::{self, Arrived, PackWritten, Ready};
use crate::clock::Clock;
use crate::error::Refusal;
use crate::export::write_whole;
use crate::paths::Home;

/// How many facts that differ or stay out are shown at once; `--json` has all.
const SHOWN: usize = 20;

/// Writes everything into one file. The words are shown, and saved where that is asked, before
/// the file is written.
///
/// # Errors
/// When the file is there already, or cannot be written.
pub fn pack(logbook: &Logbook, how: &Pack, json: bool, clock: &Clock) -> Result<Answer, Refusal> {
    if how.file.exists() && !how.force {
        let message = format!(
            "{} is already there; --force replaces it",
            how.file.display()
        );
        return Err(Refusal::because(message));
    }
    let mut proposed = None;
    let lock = match (&how.words_file, how.open) {
        (_, true) => None,
        (Some(file), _) => Some(own_words(file)?),
        (None, _) => {
            let words = milepost_pack::propose().map_err(|it| Refusal::because(it.to_string()))?;
            show(&words, how, json)?;
            let lock = Passphrase::typed(&words);
            proposed = Some(words);
            Some(lock)
        }
    };
    let written = along::pack(logbook, lock.as_ref(), &how.file, clock)?;
    let mut page = Page::new();
    let locked = match written.locked {
        true => "Locked",
        false => "Not locked, so anyone who has it can read it",
    };
    page.line(
        0,
        &format!(
            "{locked}: {} and {}, {}, read again whole",
            counted(written.facts, "fact"),
            counted(written.evidence, "evidence file"),
            size(written.bytes)
        ),
    );
    page.address(2, &written.path);
    for name in &written.lacking {
        page.line(
            0,
            &format!("Not taken along because it's missing or damaged: {name}"),
        );
    }
    page.line(
        0,
        "There: milepost unpack FILE, or in the window I already have a logbook.",
    );
    let answer = PackAnswer {
        format: "milepost-packed",
        version: 1,
        words: proposed,
        written,
    };
    Ok(Answer::new(page, &answer))
}

/// `1 fact`, `12 facts`
fn counted(number: u32, one: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {one}s"),
    }
}

/// Shows the words before anything is locked with them.
fn show(words: &str, how: &Pack, json: bool) -> Result<(), Refusal> {
    if let Some(file) = &how.save_words {
        write_whole(file, &along::words_to_keep(words))?;
    }
    if json {
        return Ok(());
    }
    let mut out = anstream::stdout().lock();
    let shown = format!(
        "The six words: {words}\nKeep them apart from the file. There is no second key: without \
         them nobody can open it.\n"
    );
    let written = out.write_all(shown.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| {
        Refusal::because(format!(
            "the words couldn't be shown, so nothing was locked: {error}"
        ))
    })
}

/// A passphrase of one's own, from a file or standard input.
fn own_words(file: &Path) -> Result<Passphrase, Refusal> {
    let words = Passphrase::typed(&read_words(file)?);
    match words.is_too_short() {
        true => Err(Refusal::invalid(
            "words",
            "a passphrase this short is easy to guess; use 12 characters or more, or the six words \
             milepost pack makes",
        )),
        false => Ok(words),
    }
}

/// Opens what was brought: as the logbook where there is none, else by taking in what is missing.
///
/// # Errors
/// When it is locked and the words do not open it, or it is no sound logbook.
pub fn unpack(home: &Home, how: &Unpack, clock: &Clock) -> Result<Answer, Refusal> {
    if home.sample.is_some() {
        return Err(Refusal::because(
            "the sample can't take anything in; leave out --sample",
        ));
    }
    let words = words_for(how)?;
    let ready = along::ready(&how.file, words.as_ref(), &home.folder)?;
    if how.preview {
        let mut page = Page::new();
        page.line(0, "This holds:");
        describe(&mut page, &ready.contents);
        return Ok(Answer::new(page, &UnpackAnswer::of(&ready, None)));
    }
    let arrived = match Logbook::open_existing(&home.folder, &clock.now()) {
        Ok(mut logbook) if logbook.count()? > 0 => along::take_in(&ready, &mut logbook, clock)?,
        Ok(_) | Err(LogbookError::NoLogbook { .. } | LogbookError::Lost(_)) => {
            along::open_here(&ready, &home.folder, clock)?
        }
        Err(error) => return Err(error.into()),
    };
    let mut page = Page::new();
    match &arrived {
        Arrived::Opened { saved, .. } => {
            page.line(0, "Opened here. The logbook holds now:");
            describe(&mut page, &ready.contents);
            if let Some(saved) = saved {
                page.line(0, "What was there before is in");
                page.address(2, &saved.display().to_string());
            }
        }
        Arrived::TookIn { merge, applied, .. } => {
            match applied {
                Some(applied) => page.line(0, &applied.label),
                None => page.line(0, "Nothing is missing here"),
            }
            let same = counted(merge.same, "fact");
            page.line(2, &format!("The same in both: {same}"));
            say_differing(&mut page, &merge.differ);
            say_left(&mut page, &merge.left);
        }
    }
    let (Arrived::Opened { lacking, .. } | Arrived::TookIn { lacking, .. }) = &arrived;
    for file in lacking {
        page.line(0, &format!("Evidence that didn't come along: {file}"));
    }
    Ok(Answer::new(page, &UnpackAnswer::of(&ready, Some(&arrived))))
}

fn say_differing(page: &mut Page, differ: &[Differing]) {
    if differ.is_empty() {
        return;
    }
    page.line(
        0,
        "What both have but say differently; nothing was changed:",
    );
    let nothing = || "nothing".to_owned();
    for it in differ.iter().take(SHOWN) {
        page.line(2, &it.name);
        for field in &it.fields {
            let here = field.here.clone().unwrap_or_else(nothing);
            let there = field.there.clone().unwrap_or_else(nothing);
            let name = field.field.replace('_', " ");
            page.dim(4, &format!("{name}: here {here}, there {there}"));
        }
    }
    say_more(page, differ.len());
}

fn say_left(page: &mut Page, left: &[StaysOut]) {
    if left.is_empty() {
        return;
    }
    page.line(0, "What stayed out:");
    for it in left.iter().take(SHOWN) {
        page.line(2, &format!("{}: {}", it.name, it.why));
    }
    say_more(page, left.len());
}

fn say_more(page: &mut Page, all: usize) {
    if all > SHOWN {
        page.line(2, &format!("and {} more; --json has all", all - SHOWN));
    }
}

/// The words, where the file needs some: from a file, else typed.
fn words_for(how: &Unpack) -> Result<Option<Passphrase>, Refusal> {
    if let Some(file) = &how.words_file {
        return Ok(Some(Passphrase::typed(&read_words(file)?)));
    }
    if !matches!(along::what_is(&how.file)?, along::Had::Locked(_)) {
        return Ok(None);
    }
    if !io::stdin().is_terminal() {
        return Err(Refusal::invalid(
            "words",
            "this file is locked; give its words with --words-file FILE (- reads standard input)",
        ));
    }
    let mut err = anstream::stderr();
    // Whoever sees no question still can type.
    let _ = err.write_all(b"Its six words: ").and_then(|()| err.flush());
    let mut typed = String::new();
    io::stdin()
        .read_line(&mut typed)
        .map_err(|error| Refusal::because(format!("standard input: {error}")))?;
    for (place, word) in milepost_pack::unknown_words(&typed) {
        if let Some(meant) = milepost_pack::suggest(&word) {
            let hint = format!("Word {} isn't on the list; {meant}?\n", place + 1);
            let _ = err.write_all(hint.as_bytes());
        }
    }
    Ok(Some(Passphrase::typed(&typed)))
}

/// The first line of a file that holds words.
fn read_words(file: &Path) -> Result<String, Refusal> {
    let failed =
        |error: io::Error| Refusal::because(format!("{} can't be read: {error}", file.display()));
    let mut text = String::new();
    match file == Path::new("-") {
        true => io::stdin()
            .take(10_000)
            .read_to_string(&mut text)
            .map_err(failed)?,
        false => fs::File::open(file)
            .and_then(|it| it.take(10_000).read_to_string(&mut text))
            .map_err(failed)?,
    };
    let line = text.lines().find(|line| !line.trim().is_empty());
    line.map(str::to_owned)
        .ok_or_else(|| Refusal::invalid("words", format!("{} holds no words", file.display())))
}

#[derive(Debug, Serialize)]
struct PackAnswer {
    format: &'static str,
    version: u8,
    /// The words that were proposed; none where it is open or locked with others.
    words: Option<String>,
    #[serde(flatten)]
    written: PackWritten,
}

#[derive(Debug, Serialize)]
struct UnpackAnswer<'a> {
    format: &'static str,
    version: u8,
    /// `preview`, `opened` or `took_in`.
    how: &'static str,
    /// What was brought.
    contents: &'a Contents,
    /// The change, where something came in.
    operation: Option<&'a str>,
    /// How many facts came in.
    taken: usize,
    /// How many are the same in both.
    same: u32,
    differ: &'a [Differing],
    left: &'a [StaysOut],
    lacking: &'a [String],
}

impl<'a> UnpackAnswer<'a> {
    fn of(ready: &'a Ready, arrived: Option<&'a Arrived>) -> UnpackAnswer<'a> {
        let plain = UnpackAnswer {
            format: "milepost-unpack",
            version: 1,
            how: "preview",
            contents: &ready.contents,
            operation: None,
            taken: 0,
            same: 0,
            differ: &[],
            left: &[],
            lacking: &[],
        };
        match arrived {
            None => plain,
            Some(Arrived::Opened { lacking, .. }) => UnpackAnswer {
                how: "opened",
                lacking,
                ..plain
            },
            Some(Arrived::TookIn {
                merge,
                applied,
                lacking,
            }) => UnpackAnswer {
                how: "took_in",
                operation: applied.as_ref().and_then(|it| it.operation.as_deref()),
                taken: merge.take.len(),
                same: merge.same,
                differ: &merge.differ,
                left: &merge.left,
                lacking,
                ..plain
            },
        }
    }
}
