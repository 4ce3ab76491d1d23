//! Quick-add: one line of words becomes a proposal.
//!
//! ```text
//! [date] [hours] [place] [#tag] [note]             a day of work
//! ceu <n> [topic] <title> [date] [idx number]      a credit
//! study <h> [course] [date] [note]                 a day of study
//! ```
//!
//! [`parse`] says in words what it understood, word by word, and either makes a
//! [`Proposal`] or names every problem with its mend. It drops nothing: each
//! word typed belongs to a [`Part`] or to a [`Problem`]. `docs/quick-add.md`
//! describes the grammar for users.

mod ceu;
mod clock;
mod dates;
mod durations;
mod error;
mod line;
mod log;
mod names;
mod places;
mod shifts;
mod strays;
mod unnamed;
mod words;
mod write;

pub(crate) use ceu::activity;
pub use error::{Problem, QuickAddError};
pub use words::is_blank;
pub use write::{join, to_words};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::facts::{Course, Credential, Credit, Entry, Position, Practicode, StudyEntry};
use crate::ids::PositionId;

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
}

/// What the words may be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type)]
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
}

/// The user's usual day of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Usual {
    /// Where.
    pub position: PositionId,
    /// How long, in minutes.
    pub minutes: i32,
}

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Time worked.
    Log,
    /// Continuing education.
    Ceu,
    /// Time studied.
    Study,
}

/// What was understood of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Understood {
    /// What the line is about.
    pub kind: Kind,
    /// The whole in words: `6.5 h · Mercy Outpatient · Sun, Nov 22, 2026`.
    pub reading: String,
    /// The parts, in the order in which `reading` says them.
    pub parts: Vec<Part>,
    /// What would be recorded; none while there is any problem.
    pub proposal: Option<Proposal>,
    /// What was not understood, or is missing.
    pub problems: Vec<Problem>,
}

/// One part of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
pub struct Span {
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
}

/// What a part of a line is. The order is that in which a line is read back.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The user typed it.
    Typed,
    /// The parser filled it in: today, the usual place, the usual hours.
    Assumed,
}

/// What would be recorded. Ids of the new facts are empty: the logbook gives them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "type", content = "fact", rename_all = "snake_case")]
pub enum Proposal {
    /// Time worked on one day.
    Entry(Entry),
    /// A learning activity.
    Credit(Box<Credit>),
    /// Time studied on one day.
    Study(StudyEntry),
}

/// Reads one line of words.
///
/// Never fails and never panics: what cannot be read is a [`Problem`] in the
/// answer. An empty line proposes the usual day where one is known.
pub fn parse(text: &str, context: &Context<'_>) -> Understood {
    let (kind, command_words) = kind_of(text, context.mode);
    let mut line = match line::Line::new(text, kind) {
        Ok(line) => line,
        Err(understood) => return *understood,
    };
    for word in command_words {
        line.typed(Role::Command, &[word], String::new());
    }
    match kind {
        Kind::Ceu => ceu::read(line, context),
        Kind::Log | Kind::Study => log::read(line, context, kind),
    }
}

/// Reads pasted text: each line that is not empty is a line of its own.
///
/// Spans count from the beginning of their own line.
pub fn parse_lines(text: &str, context: &Context<'_>) -> Vec<(String, Understood)> {
    lines_of(text)
        .map(|line| (line.to_owned(), parse(line, context)))
        .collect()
}

/// The lines of a text that are not empty.
pub fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r', '\u{2028}', '\u{2029}'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
}

/// What the line is about, and which of its words say so.
///
/// The first word tells, or for credits a number right before the word `ceu`
/// wherever it stands (`1 CEU webinar Nov 14`, `Modifier 25 webinar, 1.5 CEUs`).
fn kind_of(text: &str, mode: Mode) -> (Kind, Vec<usize>) {
    let cut = words::cut(text, false);
    let key = |index: usize| cut.words.get(index).map_or("", |word| word.key.as_str());
    let first = key(0);
    let may_be = |kind: Mode| mode == Mode::Any || mode == kind;
    if may_be(Mode::Ceu) {
        if ceu::is_unit(first) {
            return (Kind::Ceu, vec![0]);
        }
        let counted = (1..cut.words.len())
            .find(|&index| ceu::is_unit(key(index)) && ceu::number(key(index - 1)).is_some());
        if let Some(index) = counted {
            return (Kind::Ceu, vec![index]);
        }
    }
    if may_be(Mode::Study) && first == "study" {
        (Kind::Study, vec![0])
    } else if may_be(Mode::Log) && first == "log" {
        (Kind::Log, vec![0])
    } else {
        match mode {
            Mode::Any | Mode::Log => (Kind::Log, Vec::new()),
            Mode::Ceu => (Kind::Ceu, Vec::new()),
            Mode::Study => (Kind::Study, Vec::new()),
        }
    }
}
