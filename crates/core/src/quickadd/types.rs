//! What a line is read with, and what is understood of it.

use crate::career::Doing;
use crate::facts::{
    Application, Contact, Course, Credential, Credit, Entry, Position, Practicode, Step, StudyEntry,
};
use crate::ids::PositionId;
use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

/// The longest line that is read, in characters.
pub const LONGEST_LINE: usize = 1_000;

/// The most CEUs that one credit can have, in whole CEUs.
pub const MOST_CEUS: i32 = 200;

/// How many days ahead a date without a year is taken as coming, not as past.
pub const COMING_DAYS: u64 = 14;

/// What the parser may know: the day, and the names that the user has recorded.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    /// The day on which the words were typed.
    pub today: NaiveDate,
    /// What the words may be about.
    pub mode: Mode,
    /// The positions that a place can name.
    pub positions: &'a [Position],
    /// The courses that can be studied for.
    pub courses: &'a [Course],
    /// The Practicode purchases.
    pub practicode: &'a [Practicode],
    /// The usual day, which fills in what was not typed.
    pub usual: Option<Usual>,
    /// The credentials held, whose codes can name what a credit is approved for.
    pub credentials: &'a [Credential],
    /// The people whom one spoke with.
    pub contacts: &'a [Contact],
    /// The applications that an offer can come of.
    pub applications: &'a [Application],
    /// Their steps, which tell the open ones.
    pub steps: &'a [Step],
}

/// What the words may be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// The window's one field: the first word tells.
    #[default]
    Any,
    /// The command `log`.
    Log,
    /// The command `ceu`.
    Ceu,
    /// The command `study`.
    Study,
    /// The command `apply`.
    Apply,
    /// The command `meet`.
    Meet,
    /// The command `spoke`.
    Spoke,
    /// The command `offer`.
    Offer,
}

/// The user's usual day of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Usual {
    /// Where.
    pub position: PositionId,
    /// How long, in minutes.
    pub minutes: i32,
}

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Time worked.
    Log,
    /// Continuing education.
    Ceu,
    /// Time studied.
    Study,
    /// An application for a job.
    Apply,
    /// A meeting.
    Meet,
    /// A word with somebody.
    Spoke,
    /// An offer of a job.
    Offer,
}

/// One part of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Part {
    /// What the part is.
    pub role: Role,
    /// The words as typed; empty where the part was assumed.
    pub text: String,
    /// Where those words stand; a part can be typed in several places.
    pub spans: Vec<Span>,
    /// What it was understood as: `Sun, Nov 22, 2026`, `6.5 h`, `Mercy Outpatient`.
    pub reading: String,
    /// Whether it was typed or assumed.
    pub origin: Origin,
}

/// A stretch of the typed text, counted in UTF-16 code units, as a text field in
/// the window counts; it always begins and ends between whole characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type)]
pub struct Span {
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
}

/// What a part of a line is. The order is that in which a line is read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The word that says what the line is about: `ceu`, `study`, `log`.
    Command,
    /// The number of CEUs.
    Amount,
    /// The time worked or studied.
    Hours,
    /// The position.
    Place,
    /// The course, or Practicode.
    Course,
    /// The credit's title.
    Title,
    /// A topic, or a credential that the credit is approved for.
    Topic,
    /// The sort of learning activity.
    Activity,
    /// The day.
    Date,
    /// A code set.
    Tag,
    /// AAPC's index number.
    Index,
    /// Who gave it, for AHIMA's source rule.
    Giver,
    /// AHIMA's category of its subject.
    Domain,
    /// The activity's length.
    Length,
    /// What it cost.
    Cost,
    /// Everything else worth remembering.
    Note,
}

/// Whether a part was typed or assumed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The user typed it.
    Typed,
    /// The parser filled it in: today, the usual place, the usual hours.
    Assumed,
}

/// What would be recorded. Ids of the new facts are empty: the logbook gives them.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "type", content = "fact", rename_all = "snake_case")]
pub enum Proposal {
    /// Time worked on one day.
    Entry(Entry),
    /// A learning activity.
    Credit(Box<Credit>),
    /// Time studied on one day.
    Study(StudyEntry),
    /// Something on the way to a job.
    Career(Box<Doing>),
}
