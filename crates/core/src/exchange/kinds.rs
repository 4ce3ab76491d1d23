//! The kinds of facts, as sheets know them.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A kind of fact. The names are those of the command line and the window.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Type,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Memberships.
    Account,
    /// Credentials.
    Credential,
    /// What is known of one cycle.
    CycleRecord,
    /// Positions.
    Position,
    /// Courses.
    Course,
    /// Practicode purchases.
    Practicode,
    /// Credits.
    Credit,
    /// Time worked.
    Entry,
    /// Letters.
    Letter,
    /// Time studied.
    StudyEntry,
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

impl Kind {
    /// Every kind, those that others refer to before the others.
    pub const ALL: [Kind; 16] = [
        Kind::Account,
        Kind::Credential,
        Kind::CycleRecord,
        Kind::Position,
        Kind::Course,
        Kind::Practicode,
        Kind::Credit,
        Kind::Entry,
        Kind::Letter,
        Kind::StudyEntry,
        Kind::Exam,
        Kind::Payment,
        Kind::RuleChoice,
        Kind::AccountMove,
        Kind::OwnIssuer,
        Kind::ReminderChoice,
    ];

    /// The kinds that a sheet of somebody else's making can hold.
    pub const MAPPED: [Kind; 7] = [
        Kind::Credit,
        Kind::Entry,
        Kind::StudyEntry,
        Kind::Course,
        Kind::Position,
        Kind::Exam,
        Kind::Payment,
    ];

    /// Its name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Account => "account",
            Kind::Credential => "credential",
            Kind::CycleRecord => "cycle_record",
            Kind::Position => "position",
            Kind::Course => "course",
            Kind::Practicode => "practicode",
            Kind::Credit => "credit",
            Kind::Entry => "entry",
            Kind::Letter => "letter",
            Kind::StudyEntry => "study_entry",
            Kind::Exam => "exam",
            Kind::Payment => "payment",
            Kind::RuleChoice => "rule_choice",
            Kind::AccountMove => "account_move",
            Kind::OwnIssuer => "own_issuer",
            Kind::ReminderChoice => "reminder_choice",
        }
    }

    /// Where the facts format keeps facts of this kind; also the name of its sheet.
    pub const fn list(self) -> &'static str {
        match self {
            Kind::Account => "accounts",
            Kind::Credential => "credentials",
            Kind::CycleRecord => "cycle_records",
            Kind::Position => "positions",
            Kind::Course => "courses",
            Kind::Practicode => "practicode",
            Kind::Credit => "credits",
            Kind::Entry => "entries",
            Kind::Letter => "letters",
            Kind::StudyEntry => "study_entries",
            Kind::Exam => "exams",
            Kind::Payment => "payments",
            Kind::RuleChoice => "rule_choices",
            Kind::AccountMove => "account_moves",
            Kind::OwnIssuer => "own_issuers",
            Kind::ReminderChoice => "reminder_choices",
        }
    }

    /// What one and several are called, for people.
    pub const fn nouns(self) -> (&'static str, &'static str) {
        match self {
            Kind::Account => ("membership", "memberships"),
            Kind::Credential => ("credential", "credentials"),
            Kind::CycleRecord => ("cycle", "cycles"),
            Kind::Position => ("position", "positions"),
            Kind::Course => ("course", "courses"),
            Kind::Practicode => ("Practicode purchase", "Practicode purchases"),
            Kind::Credit => ("credit", "credits"),
            Kind::Entry => ("entry", "entries"),
            Kind::Letter => ("letter", "letters"),
            Kind::StudyEntry => ("study entry", "study entries"),
            Kind::Exam => ("exam", "exams"),
            Kind::Payment => ("payment", "payments"),
            Kind::RuleChoice => ("rule choice", "rule choices"),
            Kind::AccountMove => ("account move", "account moves"),
            Kind::OwnIssuer => ("issuer of your own", "issuers of your own"),
            Kind::ReminderChoice => ("choice about a reminder", "choices about reminders"),
        }
    }

    /// `1 credit`, `12 credits`.
    pub fn counted(self, number: usize) -> String {
        let (one, several) = self.nouns();
        match number {
            1 => format!("1 {one}"),
            _ => format!("{number} {several}"),
        }
    }

    /// The field that names a fact of this kind.
    pub const fn id_field(self) -> &'static str {
        match self {
            Kind::RuleChoice => "clause",
            _ => "id",
        }
    }

    /// The kind that a person means: `credits`, `hours`, `study`.
    pub fn named(word: &str) -> Option<Kind> {
        let word = word.trim().to_lowercase().replace(['-', ' '], "_");
        let known = Kind::ALL
            .into_iter()
            .find(|kind| word == kind.name() || word == kind.list());
        known.or(match word.as_str() {
            "ceu" | "ceus" => Some(Kind::Credit),
            "hours" | "hour" | "log" | "time" => Some(Kind::Entry),
            "study" => Some(Kind::StudyEntry),
            "job" | "jobs" => Some(Kind::Position),
            "class" | "classes" => Some(Kind::Course),
            "dues" | "fees" => Some(Kind::Payment),
            _ => None,
        })
    }
}
