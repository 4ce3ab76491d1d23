//! Reads for the window's places.

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::ids::PositionId;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::fact::FactKey;
use crate::operation::Place;

/// One week by place and day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct WeekGrid {
    /// The seven days, Monday first.
    pub days: Vec<NaiveDate>,
    /// One row for each place that is open in the week or has time in it.
    pub rows: Vec<WeekRow>,
    /// The CEUs completed on each day; shown, not edited.
    pub ceus: Vec<Ceus>,
    /// The minutes of each day over all rows.
    pub totals: Vec<i32>,
    /// The minutes of the week over all rows.
    pub total: i32,
}

/// One place's week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct WeekRow {
    /// Where.
    pub place: Place,
    /// Its name.
    pub name: String,
    /// The minutes of each day, Monday first.
    pub minutes: Vec<i32>,
    /// The usual minutes of each weekday, from the eight weeks before; 0 where there are none.
    pub usual: Vec<i32>,
    /// The minutes of the week.
    pub total: i32,
}

/// What one day holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DayTotal {
    /// The day.
    pub date: NaiveDate,
    /// Minutes worked.
    pub work_minutes: i32,
    /// Minutes studied.
    pub study_minutes: i32,
}

/// What quick logging fills in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct UsualDay {
    /// Where.
    pub position: PositionId,
    /// The employer.
    pub employer: String,
    /// The day.
    pub date: NaiveDate,
    /// How long.
    pub minutes: i32,
    /// What the number rests on.
    pub basis: UsualBasis,
    /// The usual minutes of each weekday, Monday first; 0 where none are usual.
    pub pattern: Vec<i32>,
    /// What the day already has at this place.
    pub logged_minutes: i32,
}

/// What a usual day rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum UsualBasis {
    /// The same weekday of the last eight weeks.
    SameWeekday,
    /// Any day of the last eight weeks.
    AnyDay,
    /// A fifth of the position's weekly hours.
    WeeklyHours,
    /// Nothing known: eight hours.
    EightHours,
}

/// What was typed before, the most recent first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct Suggestions {
    /// Employers.
    pub employers: Vec<String>,
    /// Sponsors of credits.
    pub sponsors: Vec<String>,
    /// Providers of courses.
    pub providers: Vec<String>,
    /// Specialties of entries.
    pub specialties: Vec<String>,
    /// Supervisors and signers.
    pub people: Vec<String>,
    /// Titles of credits.
    pub titles: Vec<String>,
    /// Topics of credits.
    pub topics: Vec<String>,
}

/// A fact that contains the words searched for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SearchHit {
    /// The fact.
    pub key: FactKey,
    /// What it is called.
    pub title: String,
    /// The words around the match; the matches stand between `\u{2}` and `\u{3}`.
    pub excerpt: String,
}
