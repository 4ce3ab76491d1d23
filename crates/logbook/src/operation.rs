//! What a user can do to a logbook, and what comes of it.

use chrono::NaiveDate;
use milepost_core::career::Doing;
use milepost_core::facts::{CodeSet, PortalRecord, StudyEntry};
use milepost_core::ids::{CourseId, PositionId, PracticodeId};
use milepost_core::passing::ExamOutcome;
use milepost_core::standing::Answered;
use serde::{Deserialize, Serialize};
use specta::Type;

use milepost_core::facts::{Fact, FactKey, FactKind};

/// One change by the user that can be undone as a whole.
///
/// In JSON: `{"operation": "add", "with": {"kind": "credit", "fact": {…}}}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "operation", content = "with", rename_all = "snake_case")]
pub enum Operation {
    /// Adds a fact; an empty id is filled.
    Add(Fact),
    /// Replaces the fact with the same id.
    Change(Fact),
    /// Adds the fact, or replaces the one with the same id.
    Put(Fact),
    /// Removes a fact with all that makes no sense without it.
    Remove(FactKey),
    /// Brings a removed fact back with all that was removed along with it.
    Restore(FactKey),
    /// Adds several facts.
    AddMany(Vec<Fact>),
    /// Replaces several facts.
    ChangeMany(Vec<Fact>),
    /// Removes several facts.
    RemoveMany(Vec<FactKey>),
    /// Changes several facts in the same way and leaves what else they say.
    Revise(Revise),
    /// Sets the total time of days, as typed into the week grid.
    SetHours(Vec<DayCell>),
    /// Says what became of an exam; a passed one brings its credential and renewal month.
    ExamOutcome(ExamOutcome),
    /// Adds or replaces what onboarding asked for.
    Setup(Vec<Fact>),
    /// Adds facts that come from a file.
    Import(Vec<Fact>),
    /// Adds facts that come from a sheet, or changes those that it names by their ids, and
    /// remembers its rows.
    Bring(Brought),
    /// Adds facts that another logbook of the same person holds; what is here stays as it is.
    TakeOver(TakenOver),
    /// Answers a question of the standing.
    Answer(Answered),
    /// Something on the way to a job, with all that comes of it.
    Career(Doing),
}

/// What another logbook of the same person holds and this one does not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct TakenOver {
    /// The facts.
    pub facts: Vec<Fact>,
    /// The other logbook's name, for the label.
    pub source: String,
}

/// What comes in from a sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Brought {
    /// The facts.
    pub facts: Vec<Fact>,
    /// What the row of each is known by when the same sheet comes again; empty for what only
    /// comes in along with the rows.
    pub prints: Vec<String>,
    /// The sheet's name, for the label.
    pub source: String,
    /// The whole label, where it is not about rows of a sheet; it begins with a known verb.
    pub label: Option<String>,
}

/// The same change of several facts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Revise {
    /// The facts: hours worked, hours studied, credits.
    pub keys: Vec<FactKey>,
    /// What is changed of each.
    pub change: Revision,
}

/// What is changed of each of several facts.
///
/// In JSON: `{"what": "shift_days", "to": 1}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "what", content = "to", rename_all = "snake_case")]
pub enum Revision {
    /// Planned hours, or a planned credit, were so.
    Confirm,
    /// Hours belong to another place: work to a position, study to a course, to
    /// Practicode or to neither.
    Place(Place),
    /// The day is so many days later, or earlier where below 0.
    ShiftDays(i32),
    /// Hours worked used these code sets and no others.
    CodeSets(Vec<CodeSet>),
    /// Hours worked were in this specialty; none takes it away.
    Specialty(Option<String>),
    /// A credit's certificate is at hand, or is not.
    CertificateHeld(bool),
    /// A credit has come so far at an issuer.
    Portal(PortalRecord),
}

/// One cell of the week grid: how long one day had at one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DayCell {
    /// Where.
    pub place: Place,
    /// The day.
    pub date: NaiveDate,
    /// The day's total in minutes, 0 to 1,440; 0 clears the day.
    pub minutes: i32,
}

/// Where time goes to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Place {
    /// Work at a position.
    Position(PositionId),
    /// Study for a course.
    Course(CourseId),
    /// Practicode cases.
    Practicode(PracticodeId),
    /// Study for no course in particular.
    Study,
}

impl Place {
    /// Where the time of a study entry goes to.
    pub fn of_study(entry: &StudyEntry) -> Place {
        match (&entry.course, &entry.practicode) {
            (Some(id), _) => Place::Course(id.clone()),
            (None, Some(id)) => Place::Practicode(id.clone()),
            (None, None) => Place::Study,
        }
    }
}

/// What an operation, an undo or a redo did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Applied {
    /// The operation's id in the history, by which it can be taken back; none where
    /// nothing was different from what is recorded, so that there is nothing to take back.
    pub operation: Option<String>,
    /// What was done, in words: `Logged 6.5 h at Mercy`.
    pub label: String,
    /// Which kinds of facts are different now.
    pub changes: Changes,
    /// The facts concerned, in the operation's order; for an added fact, its new key.
    pub keys: Vec<FactKey>,
}

/// Which kinds of facts a change touched; the window refreshes by it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct Changes {
    /// The kinds, each once, in order.
    pub kinds: Vec<FactKind>,
}

impl Changes {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Whether facts of this kind changed.
    pub fn touches(&self, kind: FactKind) -> bool {
        self.kinds.contains(&kind)
    }

    /// Notes that facts of this kind changed.
    pub(crate) fn note(&mut self, kind: FactKind) {
        if let Err(at) = self.kinds.binary_search(&kind) {
            self.kinds.insert(at, kind);
        }
    }
}
