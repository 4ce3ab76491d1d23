//! Columns of a sheet as the window shows them, and what each can give.

use milepost_core::exchange::{ColumnSeen, Kind, Preview, Shape, fields};
use serde::Serialize;
use specta::Type;

use super::words::label_of;

/// One column.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ColumnShown {
    /// Its header, or its letter.
    pub header: String,
    /// The first values; none where they may be about patients.
    pub samples: Vec<String>,
    /// What it gives, by the name of a target.
    pub gives: String,
    /// Why.
    pub why: String,
    /// How sure that is.
    pub sure: Sure,
}

/// How sure it is what a column gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Sure {
    /// It is used.
    Used,
    /// It is one of several that a question is about.
    Asks,
    /// It stays out.
    Ignored,
    /// It may be about patients.
    Patients,
}

/// Something that a column can give.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ColumnGives {
    /// Its name.
    pub name: String,
    /// Its name in words.
    pub label: String,
}

pub(super) fn columns(preview: &Preview) -> Vec<ColumnShown> {
    let asks = |header: &String| {
        preview.asked.iter().any(|asked| {
            asked.name.ends_with("-column")
                && asked.chosen.is_none()
                && asked.answers.contains(header)
        })
    };
    let column = |it: &ColumnSeen| ColumnShown {
        header: it.header.clone(),
        samples: it.samples.iter().take(3).cloned().collect(),
        sure: match it.gives.as_str() {
            _ if asks(&it.header) => Sure::Asks,
            "ignored" => Sure::Ignored,
            gives if gives.starts_with("ignored") => Sure::Patients,
            _ => Sure::Used,
        },
        gives: match it.gives.starts_with("ignored") {
            true => "ignored".to_owned(),
            false => it.gives.clone(),
        },
        why: it.why.clone(),
    };
    preview.columns.iter().map(column).collect()
}

/// What a column can give: the fields that a cell can hold, times of a day, and what decides
/// about a row.
pub(super) fn targets(kind: Kind) -> Vec<ColumnGives> {
    let mut all: Vec<ColumnGives> = fields(kind)
        .iter()
        .filter(|it| it.name != kind.id_field() && it.shape != Shape::Json)
        .map(|it| ColumnGives {
            name: it.name.clone(),
            label: label_of(Some(kind), &it.name),
        })
        .collect();
    let mut add = |name: &str, label: &str| {
        all.push(ColumnGives {
            name: name.to_owned(),
            label: label.to_owned(),
        });
    };
    if matches!(kind, Kind::Entry | Kind::StudyEntry) {
        add("start time", "Start time");
        add("end time", "End time");
        add("second start time", "Second start time");
        add("second end time", "Second end time");
        add("end day", "End day");
        add("break", "Unpaid break");
    }
    if kind == Kind::Application {
        add("applied on", "Applied on");
        add("stage", "Stage");
        add("stage day", "Day of the stage");
        add("pay", "Posted pay");
    } else {
        add("status", "Done or not");
    }
    add("person", "Whose row it is");
    add("ignored", "Ignore");
    all
}
