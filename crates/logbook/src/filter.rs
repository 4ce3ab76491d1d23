//! What the Log shows: its filter, its rows and its totals.

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::facts::CodeSet;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::operation::Place;
use milepost_core::facts::FactKey;

/// Which rows of the log are wanted. Everything left out means "all".
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct LogFilter {
    /// Only these kinds; none means all.
    pub kinds: Vec<LogKind>,
    /// Only this place.
    pub place: Option<Place>,
    /// Only rows that contain this text, in any case of letters.
    pub text: Option<String>,
    /// Only from this day on.
    pub from: Option<NaiveDate>,
    /// Only up to this day.
    pub to: Option<NaiveDate>,
    /// Only credits whose certificate is at hand or is missing.
    pub proof: Option<Proof>,
    /// Only planned hours whose day has come and that wait to be confirmed.
    pub to_confirm: bool,
}

/// The ledgers of the log; they are never added up as one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "snake_case")]
pub enum LogKind {
    /// Time worked at a position.
    Work,
    /// Time studied for a course.
    Course,
    /// Time spent on Practicode.
    Practicode,
    /// Time studied for no course in particular.
    Study,
    /// A credit.
    Credit,
}

impl LogKind {
    /// Every kind, in the order of the filter chips.
    pub const ALL: [LogKind; 5] = [
        LogKind::Work,
        LogKind::Course,
        LogKind::Practicode,
        LogKind::Study,
        LogKind::Credit,
    ];
}

/// Whether a credit's certificate is at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// The certificate is at hand.
    Held,
    /// It is missing.
    Missing,
}

/// The log as it is opened: what there is in all, and the rows of one page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct LogView {
    /// What there is in all.
    pub index: LogIndex,
    /// The number of the page, from 0.
    pub page: u32,
    /// Its rows, newest first.
    pub rows: Vec<LogRow>,
}

/// What a filter lets through in all, and where each page of it begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct LogIndex {
    /// How many rows the filter lets through.
    pub total: u32,
    /// Where each page begins.
    pub pages: Vec<PageStart>,
    /// The totals of every kind with the filter's other conditions, for the filter
    /// chips: choosing a kind does not set the other chips to nothing.
    pub totals: Vec<LogTotal>,
    /// How many credits have no certificate at hand, over the same rows.
    pub proof_missing: u32,
    /// How many planned hours wait to be confirmed, over the same rows.
    pub to_confirm: u32,
}

/// A place in the log: a day, and how many of its rows stand before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PageStart {
    /// The day.
    pub date: NaiveDate,
    /// How many rows of the day stand before.
    pub skip: u32,
}

/// The totals of one kind. What is planned is kept apart from what was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct LogTotal {
    /// The kind.
    pub kind: LogKind,
    /// How many rows, planned ones too.
    pub rows: u32,
    /// Their time in minutes; 0 for credits.
    pub minutes: i32,
    /// Time that is only planned, in minutes.
    pub planned_minutes: i32,
    /// Their CEUs; 0 for time.
    pub ceus: Ceus,
    /// CEUs that are only planned.
    pub planned_ceus: Ceus,
}

/// A row of the log by name, with what is added up when it is chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct LogKey {
    /// The fact behind the row.
    pub key: FactKey,
    /// The ledger.
    pub kind: LogKind,
    /// How long, where it is time.
    pub minutes: Option<i32>,
    /// How much, where it is a credit with an amount.
    pub ceus: Option<Ceus>,
    /// Whether it is only planned.
    pub planned: bool,
    /// Whether its day has come and it waits to be confirmed.
    pub to_confirm: bool,
}

impl LogKey {
    /// The name of a row.
    pub(crate) fn of(row: LogRow) -> LogKey {
        LogKey {
            key: row.key,
            kind: row.kind,
            minutes: row.minutes,
            ceus: row.ceus,
            planned: row.planned,
            to_confirm: row.to_confirm,
        }
    }
}

/// One row of the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct LogRow {
    /// The ledger.
    pub kind: LogKind,
    /// The fact behind the row.
    pub key: FactKey,
    /// The day.
    pub date: NaiveDate,
    /// Where: the employer, the course, `Practicode`, the sponsor.
    pub place: String,
    /// Where, for opening it or filtering by it; none for credits.
    pub at: Option<Place>,
    /// What: the specialty and note, or the credit's title.
    pub what: String,
    /// The code sets used.
    pub code_sets: Vec<CodeSet>,
    /// How long, where it is time.
    pub minutes: Option<i32>,
    /// How much, where it is a credit with an amount.
    pub ceus: Option<Ceus>,
    /// Whether it is planned and not done: it lies after today, or waits to be confirmed.
    pub planned: bool,
    /// Whether its day has come and it waits to be confirmed.
    pub to_confirm: bool,
    /// Whether the certificate is at hand; none where none is needed.
    pub proof: Option<Proof>,
}
