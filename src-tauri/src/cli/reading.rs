//! `milepost evidence read`: what a certificate says, without any logbook.

use std::fs;
use std::io::Write;
use std::path::Path;

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::certificate::chart;
use milepost_core::certificate::confirm::{Choice, choices};
use milepost_core::certificate::fields::{self, Field, Fields, Known};
use milepost_core::certificate::page::Area;
use milepost_core::dates::day;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::page::Page;
use crate::error::Refusal;
use crate::reader::{FileRead, Wanted, read_file};

/// What `evidence read --json` answers.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Milepost reading")]
pub struct ReadingAnswer {
    /// Always `milepost-reading`.
    pub format: ReadingFormat,
    /// The format's version, 1. Fields may be added to a version; none is taken away.
    #[schemars(range(min = 1, max = 1))]
    pub version: u8,
    /// What the certificate says.
    pub fields: ReadFields,
    /// The text as printed, a line for each line of print, an empty line between pages.
    pub text: String,
    /// How many pages the file has.
    pub pages_in_file: u32,
    /// The pages that were read.
    pub pages: Vec<ReadPage>,
    /// Words that make it look like a patient's chart, which does not belong in a logbook.
    pub looks_like_chart: Vec<String>,
}

/// The name of the format.
#[derive(Debug, Serialize, JsonSchema)]
pub enum ReadingFormat {
    /// The only name.
    #[serde(rename = "milepost-reading")]
    MilepostReading,
}

/// The fields of a certificate.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReadFields {
    /// What was learned.
    pub title: ReadText,
    /// Who gave it.
    pub sponsor: ReadText,
    /// The day of completion; of several days the last.
    pub date: ReadDate,
    /// How many CEUs.
    pub ceu: ReadCeu,
    /// AAPC's index number. A person confirms it, however sure it is.
    pub index_number: ReadIndex,
    /// Who completed it, with the credentials behind the name.
    pub holder: ReadText,
    /// The sort of activity, as the facts format names it.
    pub activity: Option<String>,
    /// The bodies that the page names.
    pub issuers: Vec<String>,
}

/// A text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReadText {
    /// As printed; null where nothing was found.
    pub value: Option<String>,
    /// Whether it may be filled in without a question.
    pub sure: bool,
    /// Where it stands.
    pub place: Option<ReadPlace>,
}

/// A day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReadDate {
    /// The day; null where none was found.
    pub value: Option<NaiveDate>,
    /// Whether it may be filled in without a question.
    pub sure: bool,
    /// Where it stands.
    pub place: Option<ReadPlace>,
}

/// A number of CEUs.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReadCeu {
    /// The number; null where none was found.
    pub value: Option<Ceus>,
    /// Whether it may be filled in without a question.
    pub sure: bool,
    /// Where it stands.
    pub place: Option<ReadPlace>,
}

/// An index number.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReadIndex {
    /// As printed, without blanks; null where none was found.
    pub value: Option<String>,
    /// Whether every look at it read the same. It is to be confirmed all the same.
    pub sure: bool,
    /// Where it stands.
    pub place: Option<ReadPlace>,
    /// What it may be instead, where signs look alike.
    pub choices: Vec<Choice>,
}

/// A place on a page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReadPlace {
    /// The page, from 1.
    pub page: u32,
    /// The part of the page, in its units.
    pub area: Area,
}

/// A page that was read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReadPage {
    /// Its width, in the units of its places.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// Whether the signs were read off a picture.
    pub from_picture: bool,
}

/// Reads a file.
///
/// # Errors
/// The reason why it is not read.
pub fn answer(file: &Path, pictures: Option<&Path>) -> Result<Answer, Refusal> {
    let wanted = match pictures {
        Some(_) => Wanted::TextAndPictures,
        None => Wanted::Text,
    };
    let read = read_file(file, wanted)?;
    if let Some(folder) = pictures {
        write_pictures(folder, &read.pictures)?;
    }
    let fields = fields::read(&read.contents.pages, &Known::default());
    let answer = reading(&read, &fields);
    Ok(Answer::new(page(&answer), &answer))
}

/// Writes the pages that we drew. A file that is there already is not replaced.
fn write_pictures(folder: &Path, pictures: &[Vec<u8>]) -> Result<(), Refusal> {
    let failed = |path: &Path, error: std::io::Error| {
        Refusal::because(format!("{} can't be written: {error}", path.display()))
    };
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    for (at, picture) in pictures.iter().enumerate() {
        let path = folder.join(format!("page-{}.jpg", at + 1));
        fs::File::create_new(&path)
            .and_then(|mut it| it.write_all(picture))
            .map_err(|error| failed(&path, error))?;
    }
    Ok(())
}

fn reading(read: &FileRead, fields: &Fields) -> ReadingAnswer {
    let pages = &read.contents.pages;
    let texts: Vec<String> = pages.iter().map(|it| it.text()).collect();
    let text = texts.join("\n\n");
    let looks_like_chart = chart::signs(&text).into_iter().map(str::to_owned).collect();
    ReadingAnswer {
        format: ReadingFormat::MilepostReading,
        version: 1,
        fields: read_fields(fields),
        text,
        pages_in_file: read.contents.pages_in_file,
        pages: pages
            .iter()
            .map(|it| ReadPage {
                width: it.width,
                height: it.height,
                from_picture: it.from_picture,
            })
            .collect(),
        looks_like_chart,
    }
}

fn read_fields(fields: &Fields) -> ReadFields {
    let text = |it: &Field<String>| ReadText {
        value: it.value.clone(),
        sure: it.sure,
        place: place(it),
    };
    let index = &fields.index_number;
    ReadFields {
        title: text(&fields.title),
        sponsor: text(&fields.sponsor),
        date: ReadDate {
            value: fields.date.value,
            sure: fields.date.sure,
            place: place(&fields.date),
        },
        ceu: ReadCeu {
            value: fields.ceu.value,
            sure: fields.ceu.sure,
            place: place(&fields.ceu),
        },
        index_number: ReadIndex {
            value: index.value.clone(),
            sure: index.sure,
            place: place(index),
            choices: index.value.as_deref().map(choices).unwrap_or_default(),
        },
        holder: text(&fields.holder),
        activity: fields.activity.and_then(|it| {
            let named = serde_json::to_value(it).ok()?;
            named.as_str().map(str::to_owned)
        }),
        issuers: fields.issuers.clone(),
    }
}

fn place<T>(field: &Field<T>) -> Option<ReadPlace> {
    field.place.map(|it| ReadPlace {
        page: it.page.saturating_add(1),
        area: it.area,
    })
}

fn page(answer: &ReadingAnswer) -> Page {
    let mut page = Page::new();
    let fields = &answer.fields;
    let mut row = |label: &str, value: Option<String>, sure: bool| {
        let shown = match (value, sure) {
            (Some(value), true) => value,
            (Some(value), false) => format!("{value} (not sure)"),
            (None, _) => "not found".to_owned(),
        };
        page.beside(0, label, 14, &shown);
    };
    row("Title", fields.title.value.clone(), fields.title.sure);
    row("Sponsor", fields.sponsor.value.clone(), fields.sponsor.sure);
    row("Date", fields.date.value.map(day), fields.date.sure);
    row(
        "CEUs",
        fields.ceu.value.map(|it| it.to_string()),
        fields.ceu.sure,
    );
    let index = &fields.index_number;
    let confirmed = index
        .value
        .as_ref()
        .map(|it| format!("{it} (compare it with the page)"));
    row("Index number", confirmed, true);
    row("Holder", fields.holder.value.clone(), fields.holder.sure);
    for choice in &index.choices {
        page.dim(14, &format!("or {}: {}", choice.value, choice.why));
    }
    if !answer.looks_like_chart.is_empty() {
        page.gap();
        let words = answer.looks_like_chart.join(", ");
        page.bold(0, &format!("This looks like a patient's chart ({words})."));
        page.line(
            0,
            "Patient data doesn't belong in a logbook. Nothing of this file has been kept.",
        );
    }
    let read = answer.pages.len();
    if answer.pages_in_file as usize > read {
        page.gap();
        page.dim(
            0,
            &format!(
                "The first {read} of {} pages were read.",
                answer.pages_in_file
            ),
        );
    }
    page
}
