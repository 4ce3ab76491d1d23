//! One fact of any kind, and the key that names it.

use std::fmt;

use milepost_core::facts::{
    AccountMove, Course, Credential, Credit, CycleRecord, Entry, Exam, IssuerAccount, Letter,
    OwnIssuer, Payment, Position, Practicode, ReminderChoice, RuleChoice, StudyEntry,
};
use serde::{Deserialize, Serialize};
use specta::Type;

/// One fact of any kind, as the window and the command line send it.
///
/// In JSON: `{"kind": "credit", "fact": {…}}`. An added fact with an empty `id`
/// is given one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", content = "fact", rename_all = "snake_case")]
pub enum Fact {
    /// A membership at a certifying body.
    Account(IssuerAccount),
    /// A credential.
    Credential(Credential),
    /// What the user knows of one cycle.
    CycleRecord(CycleRecord),
    /// A credit.
    Credit(Credit),
    /// A position.
    Position(Position),
    /// Time worked on one day.
    Entry(Entry),
    /// A verification letter.
    Letter(Letter),
    /// A course.
    Course(Course),
    /// Time studied on one day.
    StudyEntry(StudyEntry),
    /// Progress through Practicode.
    Practicode(Practicode),
    /// An exam attempt.
    Exam(Exam),
    /// Dues or a fee.
    Payment(Payment),
    /// The user's decision on a clause; its id is the clause's.
    RuleChoice(RuleChoice),
    /// A move to a corporate account.
    AccountMove(AccountMove),
    /// An issuer of the user's own.
    OwnIssuer(OwnIssuer),
    /// The user's decision about a reminder.
    ReminderChoice(ReminderChoice),
}

/// The kinds of facts.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// Memberships at certifying bodies.
    Account,
    /// Credentials.
    Credential,
    /// Notes on single cycles.
    CycleRecord,
    /// Credits.
    Credit,
    /// Positions.
    Position,
    /// Time worked.
    Entry,
    /// Letters.
    Letter,
    /// Courses.
    Course,
    /// Time studied.
    StudyEntry,
    /// Practicode purchases.
    Practicode,
    /// Exam attempts.
    Exam,
    /// Dues and fees.
    Payment,
    /// Decisions on clauses.
    RuleChoice,
    /// Moves to a corporate account.
    AccountMove,
    /// Issuers of the user's own.
    OwnIssuer,
    /// Decisions about reminders.
    ReminderChoice,
}

impl FactKind {
    /// Every kind, parents before the kinds that refer to them.
    pub const ALL: [FactKind; 16] = [
        FactKind::Account,
        FactKind::Credential,
        FactKind::CycleRecord,
        FactKind::Credit,
        FactKind::Position,
        FactKind::Entry,
        FactKind::Letter,
        FactKind::Course,
        FactKind::Practicode,
        FactKind::StudyEntry,
        FactKind::Exam,
        FactKind::Payment,
        FactKind::RuleChoice,
        FactKind::AccountMove,
        FactKind::OwnIssuer,
        FactKind::ReminderChoice,
    ];

    /// The kind with this name: `cycle_record`, as a standing names facts.
    pub fn named(name: &str) -> Option<FactKind> {
        use serde::de::value::{Error, StrDeserializer};
        let name: StrDeserializer<Error> = serde::de::IntoDeserializer::into_deserializer(name);
        FactKind::deserialize(name).ok()
    }

    /// What a person calls a fact of this kind.
    pub const fn noun(self) -> &'static str {
        match self {
            FactKind::Account => "membership",
            FactKind::Credential => "credential",
            FactKind::CycleRecord => "cycle",
            FactKind::Credit => "credit",
            FactKind::Position => "position",
            FactKind::Entry => "entry",
            FactKind::Letter => "letter",
            FactKind::Course => "course",
            FactKind::StudyEntry => "study entry",
            FactKind::Practicode => "Practicode purchase",
            FactKind::Exam => "exam",
            FactKind::Payment => "payment",
            FactKind::RuleChoice => "rule choice",
            FactKind::AccountMove => "account move",
            FactKind::OwnIssuer => "issuer of your own",
            FactKind::ReminderChoice => "choice about a reminder",
        }
    }

    /// The same for several.
    pub const fn plural(self) -> &'static str {
        match self {
            FactKind::Account => "memberships",
            FactKind::Credential => "credentials",
            FactKind::CycleRecord => "cycles",
            FactKind::Credit => "credits",
            FactKind::Position => "positions",
            FactKind::Entry => "entries",
            FactKind::Letter => "letters",
            FactKind::Course => "courses",
            FactKind::StudyEntry => "study entries",
            FactKind::Practicode => "Practicode purchases",
            FactKind::Exam => "exams",
            FactKind::Payment => "payments",
            FactKind::RuleChoice => "rule choices",
            FactKind::AccountMove => "account moves",
            FactKind::OwnIssuer => "issuers of your own",
            FactKind::ReminderChoice => "choices about reminders",
        }
    }
}

/// Names one fact: its kind and its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
pub struct FactKey {
    /// The kind.
    pub kind: FactKind,
    /// The id; for a rule choice, the clause.
    pub id: String,
}

impl FactKey {
    /// The key of the fact of this kind with this id.
    pub fn new(kind: FactKind, id: impl Into<String>) -> FactKey {
        FactKey {
            kind,
            id: id.into(),
        }
    }
}

impl fmt::Display for FactKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.noun(), self.id)
    }
}

impl Fact {
    /// The fact's kind.
    pub const fn kind(&self) -> FactKind {
        match self {
            Fact::Account(_) => FactKind::Account,
            Fact::Credential(_) => FactKind::Credential,
            Fact::CycleRecord(_) => FactKind::CycleRecord,
            Fact::Credit(_) => FactKind::Credit,
            Fact::Position(_) => FactKind::Position,
            Fact::Entry(_) => FactKind::Entry,
            Fact::Letter(_) => FactKind::Letter,
            Fact::Course(_) => FactKind::Course,
            Fact::StudyEntry(_) => FactKind::StudyEntry,
            Fact::Practicode(_) => FactKind::Practicode,
            Fact::Exam(_) => FactKind::Exam,
            Fact::Payment(_) => FactKind::Payment,
            Fact::RuleChoice(_) => FactKind::RuleChoice,
            Fact::AccountMove(_) => FactKind::AccountMove,
            Fact::OwnIssuer(_) => FactKind::OwnIssuer,
            Fact::ReminderChoice(_) => FactKind::ReminderChoice,
        }
    }

    /// The fact's id; for a rule choice, the clause.
    pub fn id(&self) -> &str {
        match self {
            Fact::Account(it) => it.id.as_str(),
            Fact::Credential(it) => it.id.as_str(),
            Fact::CycleRecord(it) => it.id.as_str(),
            Fact::Credit(it) => it.id.as_str(),
            Fact::Position(it) => it.id.as_str(),
            Fact::Entry(it) => it.id.as_str(),
            Fact::Letter(it) => it.id.as_str(),
            Fact::Course(it) => it.id.as_str(),
            Fact::StudyEntry(it) => it.id.as_str(),
            Fact::Practicode(it) => it.id.as_str(),
            Fact::Exam(it) => it.id.as_str(),
            Fact::Payment(it) => it.id.as_str(),
            Fact::RuleChoice(it) => it.clause.as_str(),
            Fact::AccountMove(it) => it.id.as_str(),
            Fact::OwnIssuer(it) => it.id.as_str(),
            Fact::ReminderChoice(it) => it.id.as_str(),
        }
    }

    /// The fact's key.
    pub fn key(&self) -> FactKey {
        FactKey::new(self.kind(), self.id())
    }

    /// Gives the fact an id. A rule choice is named by its clause and keeps it.
    pub(crate) fn set_id(&mut self, id: &str) {
        match self {
            Fact::Account(it) => it.id = id.into(),
            Fact::Credential(it) => it.id = id.into(),
            Fact::CycleRecord(it) => it.id = id.into(),
            Fact::Credit(it) => it.id = id.into(),
            Fact::Position(it) => it.id = id.into(),
            Fact::Entry(it) => it.id = id.into(),
            Fact::Letter(it) => it.id = id.into(),
            Fact::Course(it) => it.id = id.into(),
            Fact::StudyEntry(it) => it.id = id.into(),
            Fact::Practicode(it) => it.id = id.into(),
            Fact::Exam(it) => it.id = id.into(),
            Fact::Payment(it) => it.id = id.into(),
            Fact::ReminderChoice(it) => it.id = id.into(),
            Fact::RuleChoice(_) => {}
            Fact::AccountMove(it) => it.id = id.into(),
            Fact::OwnIssuer(it) => it.id = id.into(),
        }
    }
}
