//! The desk as the window shows it: a line for each file, and one certificate with its page.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::certificate::check::{Against, Checked, check};
use milepost_core::certificate::confirm::{Choice, choices};
use milepost_core::certificate::draft::{Draft, recorded};
use milepost_core::certificate::fields::{Field, Fields, same_name};
use milepost_core::dates::day;
use milepost_core::facts::{ActivityKind, CertificateField, Credit, Facts};
use milepost_core::rulebook::Rulebook;
use milepost_logbook::MadeDocument;
use serde::Serialize;
use specta::Type;

use super::desk::{OnDesk, ReadFile, State};
use crate::pictures::data_url;
use crate::signed_sheets::sheet_in;

/// How a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FileState {
    /// It waits to be read.
    Waiting,
    /// It is being read.
    Reading,
    /// It was read, and what is left is a look.
    Confirm,
    /// Something of it is for the person to say.
    NeedsYou,
    /// It is a credit's proof now.
    Saved,
    /// The file is kept, and belongs to nothing yet.
    Kept,
    /// It has the same bytes as another file.
    Same,
    /// It looks like a patient's chart.
    Chart,
    /// It is not read.
    Unreadable,
    /// It was left out.
    LeftOut,
}

/// One file in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct FileRow {
    /// Its number, which it keeps.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// Its size in bytes; 0 before it was read.
    pub bytes: u32,
    /// How it stands.
    pub state: FileState,
    /// That in words: "Confirm the index number".
    pub words: String,
    /// What is to be known of it, where the words do not say all.
    pub detail: Option<String>,
    /// What was learned.
    pub title: Option<String>,
    /// How much it is worth.
    pub ceu: Option<Ceus>,
    /// When it was completed.
    pub date: Option<NaiveDate>,
    /// Whether everything was read for sure and nothing on it has to be compared with the page.
    pub ready: bool,
    /// The credit that it would be attached to.
    pub attaches_to: Option<String>,
    /// The sheet of hours that came back signed, by the code on it.
    pub sheet: Option<String>,
}

/// One certificate with its page.
#[derive(Debug, Clone, Serialize, Type)]
pub struct CertificateShown {
    /// The file.
    pub row: FileRow,
    /// Its pages.
    pub pages: Vec<PageShown>,
    /// How many pages the file has.
    pub pages_in_file: u32,
    /// What was read.
    pub fields: Fields,
    /// What the index number may be instead.
    pub choices: Vec<Choice>,
    /// The credit that is there already, or comes nearest.
    pub recorded: Option<RecordedShown>,
    /// Whether somebody asks for the domain.
    pub asks_domain: bool,
    /// What it shows of each list.
    pub checks: Vec<Checked>,
}

/// A page that we drew.
#[derive(Debug, Clone, Serialize, Type)]
pub struct PageShown {
    /// Its width, in the units of the places on it.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// Its picture; none where it was not drawn.
    pub picture: Option<String>,
    /// Whether the signs were read off a picture.
    pub from_picture: bool,
}

/// A credit that is there.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct RecordedShown {
    /// The credit.
    pub credit: String,
    /// Whether it is the same, and not only the nearest.
    pub same: bool,
    /// What it is called.
    pub title: String,
    /// When it was completed.
    pub completed_on: NaiveDate,
    /// How much it is worth.
    pub amount: Option<Ceus>,
    /// What the page and it say differently, in words.
    pub differs: Vec<String>,
}

/// What a file on the desk is compared with.
pub struct Beside<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// The rules.
    pub rules: &'a Rulebook,
    /// The person's name.
    pub holder: Option<&'a str>,
    /// Sheets that were made to be signed.
    pub made: &'a [MadeDocument],
    /// Today.
    pub today: NaiveDate,
}

/// The list.
pub fn rows(files: &[OnDesk], beside: &Beside<'_>) -> Vec<FileRow> {
    let kept = kept(beside.facts);
    files.iter().map(|it| row(it, beside, &kept)).collect()
}

/// One certificate.
pub fn certificate(file: &OnDesk, beside: &Beside<'_>) -> Option<CertificateShown> {
    let State::Read(read) = &file.state else {
        return None;
    };
    let row = row(file, beside, &kept(beside.facts));
    let draft = draft_of(&read.fields);
    let there = recorded(&draft, &beside.facts.credits);
    let against = Against {
        credit: there.same,
        credits: &beside.facts.credits,
        holder: beside.holder,
    };
    let on = draft.completed_on.unwrap_or(beside.today);
    let asks_domain = beside
        .facts
        .credentials
        .iter()
        .any(|it| it.issuer.as_str() == "AHIMA");
    let shown = there.same.or(there.closest).map(|it| RecordedShown {
        credit: it.id.to_string(),
        same: there.same.is_some(),
        title: it.title.clone(),
        completed_on: it.completed_on,
        amount: it.amount,
        differs: differences(&draft, it),
    });
    Some(CertificateShown {
        row,
        pages: pages(read),
        pages_in_file: read.read.contents.pages_in_file,
        choices: read
            .fields
            .index_number
            .value
            .as_deref()
            .map(choices)
            .unwrap_or_default(),
        recorded: shown,
        asks_domain,
        checks: check(&read.fields, &against, beside.rules, on),
        fields: read.fields.clone(),
    })
}

/// What was read, as far as it is known, as a person would confirm it.
pub fn draft_of(fields: &Fields) -> Draft {
    Draft {
        title: fields.title.value.clone().unwrap_or_default(),
        sponsor: fields.sponsor.value.clone(),
        completed_on: fields.date.value,
        amount: fields.ceu.value,
        index_number: fields.index_number.value.clone(),
        holder: fields.holder.value.clone(),
        kind: fields.activity.unwrap_or(ActivityKind::Webinar),
        hiim_domain: None,
        shown: Vec::new(),
    }
}

/// What was read, with the items that stand on the page: as a person confirms it who changes
/// nothing.
pub fn draft_as_read(fields: &Fields) -> Draft {
    let found = [
        (fields.title.place, CertificateField::Title),
        (fields.sponsor.place, CertificateField::Sponsor),
        (fields.ceu.place, CertificateField::Ceus),
        (fields.date.place, CertificateField::Date),
        (fields.index_number.place, CertificateField::IndexNumber),
    ];
    Draft {
        shown: found
            .into_iter()
            .filter_map(|(place, item)| place.map(|_| item))
            .collect(),
        ..draft_of(fields)
    }
}

fn pages(read: &ReadFile) -> Vec<PageShown> {
    let pictures = &read.read.pictures;
    let pages = read.read.contents.pages.iter().enumerate();
    pages
        .map(|(at, page)| PageShown {
            width: page.width,
            height: page.height,
            picture: pictures.get(at).map(|it| data_url(it)),
            from_picture: page.from_picture,
        })
        .collect()
}

/// The SHA-256 of what is kept, and whether it proves a credit.
fn kept(facts: &Facts) -> BTreeMap<&str, bool> {
    let files = facts.evidence.iter();
    files
        .map(|it| (it.sha256.as_str(), !it.belongs_to.is_empty()))
        .collect()
}

fn row(file: &OnDesk, beside: &Beside<'_>, kept: &BTreeMap<&str, bool>) -> FileRow {
    let mut row = FileRow {
        number: file.number,
        name: file.name.clone(),
        bytes: u32::try_from(file.bytes).unwrap_or(u32::MAX),
        state: FileState::Waiting,
        words: "Waiting".to_owned(),
        detail: None,
        title: None,
        ceu: None,
        date: None,
        ready: false,
        attaches_to: None,
        sheet: None,
    };
    let (state, words) = match &file.state {
        State::Waiting => (FileState::Waiting, "Waiting".to_owned()),
        State::Reading => (FileState::Reading, "Reading".to_owned()),
        State::LeftOut => (FileState::LeftOut, "Left out".to_owned()),
        State::Same(other) => {
            row.detail = Some(format!("Same as file {other}"));
            (FileState::Same, "Same file, left out".to_owned())
        }
        State::Unreadable(why) => {
            row.detail = Some(why.clone());
            (FileState::Unreadable, "Not readable".to_owned())
        }
        State::Chart(signs) => {
            let shown = |it: &str| match it.len() {
                // "MRN", "DOB": short for something, as charts write them.
                ..=4 => it.to_uppercase(),
                _ => it.to_owned(),
            };
            let quoted = signs.iter().map(|it| format!("“{}”", shown(it)));
            let quoted: Vec<String> = quoted.collect();
            let are = if signs.len() == 1 { "is" } else { "are" };
            row.detail = Some(format!("{} {are} on it.", and(&quoted)));
            (FileState::Chart, "Looks like a chart".to_owned())
        }
        State::Read(read) => {
            row.title.clone_from(&read.fields.title.value);
            row.ceu = read.fields.ceu.value;
            row.date = read.fields.date.value;
            match kept.get(read.sha256.as_str()) {
                Some(true) => (FileState::Saved, "Saved".to_owned()),
                Some(false) => (FileState::Kept, "Kept, belongs to nothing".to_owned()),
                None if sheet_in(&read.read.contents, beside.made).is_some() => {
                    let sheet = sheet_in(&read.read.contents, beside.made);
                    row.sheet = sheet.map(|it| it.title.clone());
                    row.title.clone_from(&row.sheet);
                    (FileState::NeedsYou, "A signed sheet came back".to_owned())
                }
                None => {
                    let found = waits(read, beside);
                    row.ready = found.ready;
                    row.attaches_to = found.attaches_to;
                    (found.state, found.words)
                }
            }
        }
    };
    FileRow {
        state,
        words,
        ..row
    }
}

struct Waits {
    state: FileState,
    words: String,
    ready: bool,
    attaches_to: Option<String>,
}

/// What a file that was read waits for.
fn waits(read: &ReadFile, beside: &Beside<'_>) -> Waits {
    let fields = &read.fields;
    let draft = draft_of(fields);
    let same = recorded(&draft, &beside.facts.credits).same;
    let open = [
        (fields.title.sure, "title"),
        (fields.date.sure, "date"),
        (fields.ceu.sure, "CEUs"),
    ];
    let open: Vec<&str> = open
        .into_iter()
        .filter(|(sure, _)| !sure)
        .map(|(_, name)| name)
        .collect();
    let needs = match (another_name(fields, beside.holder), same, open.as_slice()) {
        (true, ..) => Some("another name".to_owned()),
        (_, Some(credit), _) if !differences(&draft, credit).is_empty() => {
            Some("differs from the credit".to_owned())
        }
        (_, _, []) => None,
        (_, _, [one]) => Some(format!("the {one}")),
        (_, _, several) => Some(format!("{} fields", several.len())),
    };
    let indexed = fields.index_number.value.is_some();
    // Confirmed unseen is only what nobody has to compare with the page.
    let seen = |field: &Field<String>| field.sure || field.value.is_none();
    let ready = needs.is_none() && !indexed && seen(&fields.sponsor) && seen(&fields.holder);
    let (state, words) = match needs {
        Some(what) => (FileState::NeedsYou, format!("Needs you: {what}")),
        None if indexed => (FileState::Confirm, "Confirm the index number".to_owned()),
        None => (FileState::Confirm, "Confirm, no index number".to_owned()),
    };
    Waits {
        state,
        words,
        ready,
        attaches_to: same.map(|it| it.title.clone()),
    }
}

fn another_name(fields: &Fields, expect: Option<&str>) -> bool {
    let bare = |it: &str| it.split(',').next().unwrap_or(it).to_owned();
    match (fields.holder.value.as_deref(), expect) {
        (Some(shown), Some(expect)) if fields.holder.sure => {
            !same_name(&bare(shown), &bare(expect))
        }
        _ => false,
    }
}

/// What a page and a credit say differently.
fn differences(draft: &Draft, credit: &Credit) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(on) = draft.completed_on
        && on != credit.completed_on
    {
        found.push(format!(
            "The page says {}. The credit says {}.",
            day(on),
            day(credit.completed_on)
        ));
    }
    if let (Some(a), Some(b)) = (draft.amount, credit.amount)
        && a != b
    {
        found.push(format!("The page says {a} CEUs. The credit says {b}."));
    }
    if let (Some(a), Some(b)) = (&draft.index_number, &credit.index_number)
        && !same_name(a, b)
    {
        found.push(format!("The page says {a}. The credit says {b}."));
    }
    found
}

fn and(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
