//! What a command answers: text for people, or JSON for programs.

use milepost_core::standing::Standing;
use milepost_logbook::{Applied, FactKey, FactKind, Remark};
use schemars::JsonSchema;
use serde::Serialize;

use super::page::Page;
use crate::quick_add::PastedLine;

/// What a command answers.
pub struct Answer {
    /// For people.
    pub page: Page,
    /// For programs.
    pub json: String,
}

impl Answer {
    /// An answer whose JSON is this data.
    pub fn new(page: Page, data: &impl Serialize) -> Answer {
        Answer {
            page,
            json: to_json(data),
        }
    }
}

impl Answer {
    /// An answer that is a file's text, with `--json` and without.
    pub fn raw(text: String) -> Answer {
        Answer {
            page: Page::verbatim(text.clone()),
            json: text,
        }
    }
}

/// Plain data, with text for keys, which always can be written as JSON.
pub fn to_json(data: &impl Serialize) -> String {
    match serde_json::to_string_pretty(data) {
        Ok(json) => json,
        Err(error) => unreachable!("BUG: an answer could not be written as JSON: {error}"),
    }
}

/// What `status --json` and `assess --json` answer.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Milepost standing")]
pub struct StandingAnswer {
    /// Always `milepost-standing`.
    pub format: StandingFormat,
    /// The format's version, 1. Fields may be added to a version; none is taken
    /// away and none changes its meaning.
    #[schemars(range(min = 1, max = 1))]
    pub version: u8,
    /// What the rulebook says of the facts.
    #[serde(flatten)]
    pub standing: Standing,
}

/// The name of the format.
#[derive(Debug, Serialize, JsonSchema)]
pub enum StandingFormat {
    /// The only name.
    #[serde(rename = "milepost-standing")]
    MilepostStanding,
}

impl StandingAnswer {
    /// A standing in its envelope.
    pub fn new(standing: Standing) -> StandingAnswer {
        StandingAnswer {
            format: StandingFormat::MilepostStanding,
            version: 1,
            standing,
        }
    }
}

/// What a change answers.
#[derive(Debug, Serialize)]
pub struct ChangeAnswer<'a> {
    /// Always `milepost-change`.
    pub format: &'static str,
    /// The format's version.
    pub version: u8,
    /// The change's id, by which `undo` takes it back; none where nothing was different.
    pub operation: Option<&'a str>,
    /// What was done, in words.
    pub label: &'a str,
    /// What quick-add words were understood as; several lines stand below each other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub understood: Option<String>,
    /// What was to be known before, such as hours that the day had already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remarks: Option<&'a [Remark]>,
    /// Which kinds of facts are different now.
    pub changes: &'a [FactKind],
    /// The facts concerned.
    pub keys: &'a [FactKey],
    /// What follows from it: when a failed exam can be taken again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub then: Option<&'a str>,
}

/// What quick-add words said, line by line, and what is to be known.
pub struct Said {
    readings: Vec<String>,
    remarks: Vec<Remark>,
}

impl Said {
    /// What these lines say.
    pub fn of(lines: &[PastedLine]) -> Said {
        Said {
            readings: lines
                .iter()
                .map(|it| it.line.understood.reading.clone())
                .collect(),
            remarks: lines
                .iter()
                .flat_map(|it| it.line.remarks.clone())
                .collect(),
        }
    }

    fn write(&self, page: &mut Page) {
        for reading in &self.readings {
            page.dim(0, &format!("Understood: {reading}"));
        }
        for remark in &self.remarks {
            page.line(0, &format!("Note: {}.", remark.message));
        }
    }
}

/// Says what words would record, where nothing is to be recorded yet.
pub fn previewed(said: &Said) -> Answer {
    let mut page = Page::new();
    said.write(&mut page);
    page.line(0, "Nothing is recorded yet.");
    let answer = serde_json::json!({
        "format": "milepost-preview",
        "version": 1,
        "understood": said.readings,
        "remarks": said.remarks,
    });
    Answer::new(page, &answer)
}

/// Says what a change did.
pub fn changed(applied: &Applied, said: Option<&Said>) -> Answer {
    let mut page = Page::new();
    if let Some(said) = said {
        said.write(&mut page);
    }
    page.line(0, &applied.label);
    let answer = ChangeAnswer {
        format: "milepost-change",
        version: 1,
        operation: applied.operation.as_deref(),
        label: &applied.label,
        understood: said.map(|said| said.readings.join("\n")),
        remarks: said.map(|said| said.remarks.as_slice()),
        changes: &applied.changes.kinds,
        keys: &applied.keys,
        then: None,
    };
    Answer::new(page, &answer)
}

/// Says what a change did, and what follows from it.
pub fn changed_then(applied: &Applied, then: Option<&str>) -> Answer {
    let mut page = Page::new();
    page.line(0, &applied.label);
    if let Some(then) = then {
        page.line(0, then);
    }
    let answer = ChangeAnswer {
        format: "milepost-change",
        version: 1,
        operation: applied.operation.as_deref(),
        label: &applied.label,
        understood: None,
        remarks: None,
        changes: &applied.changes.kinds,
        keys: &applied.keys,
        then,
    };
    Answer::new(page, &answer)
}
