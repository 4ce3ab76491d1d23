//! Classes and programs.

use milepost_core::facts::Course;
use rusqlite::types::Value;

use super::columns::{int, list, opt_date, opt_int, opt_text, text, word};
use super::{Columns, FoundBy, Table, Text};

impl Table for Course {
    const NAME: &'static str = "courses";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "title",
        "provider",
        "program",
        "coding_preparation",
        "subjects",
        "contact_minutes_planned",
        "contact_minutes_completed",
        "started_on",
        "completed_on",
        "recognised_by",
        "proof",
        "grade",
        "note",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: Some("title"),
        texts: &[
            Text::Plain("provider"),
            Text::Plain("program"),
            Text::Plain("note"),
        ],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(Course {
            id: row.id()?,
            title: row.text()?,
            provider: row.opt_text()?,
            program: row.opt_text()?,
            coding_preparation: row.flag()?,
            subjects: row.words()?,
            contact_minutes_planned: row.opt_int()?,
            contact_minutes_completed: row.opt_int()?,
            started_on: row.opt_date()?,
            completed_on: row.opt_date()?,
            recognised_by: row.words()?,
            proof: row.word()?,
            grade: row.opt_text()?,
            note: row.opt_text()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(&self.title),
            opt_text(self.provider.as_ref()),
            opt_text(self.program.as_ref()),
            int(self.coding_preparation),
            list(&self.subjects),
            opt_int(self.contact_minutes_planned),
            opt_int(self.contact_minutes_completed),
            opt_date(self.started_on),
            opt_date(self.completed_on),
            list(&self.recognised_by),
            word(&self.proof),
            opt_text(self.grade.as_ref()),
            opt_text(self.note.as_ref()),
        ]
    }
}
