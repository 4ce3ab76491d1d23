//! What is due: one list, from which the answers, the road and the reminders are read.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Provenance, QuestionKind};
use crate::ids::{ClauseId, CredentialId};

/// One dated thing that the person must do or watch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
pub struct Obligation {
    /// Names it for ever: `cycle:AAPC:2027-05-31`, `exam:e1`.
    pub key: String,
    /// What sort of thing it is.
    pub kind: ObligationKind,
    /// The day to which it counts.
    pub due_on: NaiveDate,
    /// Days from the date of assessment to that day; below 0 when past.
    pub days_left: i32,
    /// Where that day comes from.
    pub provenance: Provenance,
    /// Whose day it is: "AAPC", "yours"; none where nobody sets one, and the day only
    /// says since when it waits.
    pub whose: Option<String>,
    /// How its day compares with the date of assessment.
    pub state: DueState,
    /// How urgent it is.
    pub urgency: Urgency,
    /// What it is on any day: "CPC-A renewal".
    pub name: String,
    /// What it is, with how long there is: "AAPC dues due in 30 days, on May 31, 2027".
    pub title: String,
    /// What to do, in a few words that begin with a verb: "Pay AAPC's dues".
    pub step: String,
    /// What follows otherwise, or why it matters.
    pub consequence: String,
    /// What to do, in a sentence.
    pub next: String,
    /// What is lacking, in a few words: "9.5 CEU to go".
    pub rest: Option<String>,
    /// Where it is done.
    pub target: Target,
    /// The clause behind it.
    pub clause: Option<ClauseId>,
    /// The credentials that it concerns.
    pub credentials: Vec<CredentialId>,
    /// Days on which something about it changes: submission opens, a late fee applies.
    pub turns: Vec<Turn>,
    /// Whether it is behind an even pace, so that early reminders apply.
    pub behind: bool,
    /// The last day on which it is told of while it is late; none where its own day is.
    pub told_until: Option<NaiveDate>,
    /// Whether reminders tell of it. What was told of long enough stays in the list alone.
    pub told: bool,
    /// Whether a cycle may be marked as submitted at once.
    pub can_be_settled: bool,
}

impl Obligation {
    /// Whether it is an exam whose day has passed without a result.
    pub fn waits_for_a_result(&self) -> bool {
        self.state == DueState::Question && self.target.ask == Some(QuestionKind::ExamResult)
    }

    /// Whether it asks for something by now.
    pub fn asks(&self) -> bool {
        self.state != DueState::Ahead
    }
}

/// The sorts of obligations, which are those of reminders.
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
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ObligationKind {
    /// A cycle's due date, its submission window and its lateness.
    Renewal,
    /// The issuer asked for the proof behind a submission.
    Audit,
    /// Dues and fees.
    Dues,
    /// The day of an exam, its result, and when it can be taken again.
    Exam,
    /// Credits of the renewal month that may go to either cycle.
    RenewalMonth,
    /// Credits without their certificate.
    Proof,
    /// A position that ends or ended without a letter.
    Letter,
    /// Three months that the supervisor should confirm.
    Confirmation,
    /// Practicode's access that ends.
    Practicode,
    /// Planned days that have come and wait to be confirmed.
    Planned,
    /// No verified copy of what was recorded.
    Backup,
    /// The rules have grown old.
    Rules,
    /// An interview, a first call or a coding test.
    Interview,
    /// Thanks after an interview.
    Thanks,
    /// An application without an answer.
    FollowUp,
    /// The answer to an offer.
    Offer,
    /// The next step of an application, on the day that the person set.
    NextStep,
    /// A meeting that the person goes to, and whether it was so.
    Meeting,
    /// A person to stay in touch with.
    Touch,
}

impl ObligationKind {
    /// Every kind, in the order in which Settings lists them.
    pub const ALL: [ObligationKind; 19] = [
        ObligationKind::Renewal,
        ObligationKind::Audit,
        ObligationKind::Dues,
        ObligationKind::Exam,
        ObligationKind::RenewalMonth,
        ObligationKind::Proof,
        ObligationKind::Letter,
        ObligationKind::Confirmation,
        ObligationKind::Practicode,
        ObligationKind::Planned,
        ObligationKind::Backup,
        ObligationKind::Rules,
        ObligationKind::Interview,
        ObligationKind::Thanks,
        ObligationKind::FollowUp,
        ObligationKind::Offer,
        ObligationKind::NextStep,
        ObligationKind::Meeting,
        ObligationKind::Touch,
    ];

    /// Whether it belongs to the search for a job.
    pub const fn is_search(self) -> bool {
        matches!(
            self,
            ObligationKind::Interview
                | ObligationKind::Thanks
                | ObligationKind::FollowUp
                | ObligationKind::Offer
                | ObligationKind::NextStep
                | ObligationKind::Meeting
                | ObligationKind::Touch
        )
    }
}

/// How an obligation's day compares with the date of assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DueState {
    /// It lies ahead, and nothing is to be done for it yet.
    Ahead,
    /// It asks for something, and its day has not passed.
    Open,
    /// Its day has passed, and it is not done.
    Late,
    /// Only the person can say what became of it.
    Question,
}

/// A day on which something about an obligation changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
pub struct Turn {
    /// Names it within its obligation.
    pub key: String,
    /// The day.
    pub on: NaiveDate,
    /// The due day that it belongs to.
    pub due_on: NaiveDate,
    /// What changes: "late fee of $50"; none where nothing is to be said.
    pub name: Option<String>,
}

/// Where something is done: the record, and what is asked there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
pub struct Target {
    /// The kind of record or place.
    pub kind: TargetKind,
    /// Which record; a cycle is named `AAPC:2027-05-31`. None where it is the place itself,
    /// or a record still to be made.
    pub id: Option<String>,
    /// What only the person can answer there; none where there is something to do.
    pub ask: Option<QuestionKind>,
}

impl Target {
    /// A record.
    pub fn of(kind: TargetKind, id: impl ToString) -> Target {
        Target {
            kind,
            id: Some(id.to_string()),
            ask: None,
        }
    }

    /// A place, or a record still to be made.
    pub const fn place(kind: TargetKind) -> Target {
        Target {
            kind,
            id: None,
            ask: None,
        }
    }

    /// With the question that is answered there.
    pub fn asking(mut self, ask: QuestionKind) -> Target {
        self.ask = Some(ask);
        self
    }

    /// The record as `about` names it: `exam:e1`; none for a place.
    pub fn about(&self) -> Option<String> {
        match self.kind {
            TargetKind::Copies => return Some("safety:copies".to_owned()),
            TargetKind::Rules => return Some("rulebook:rules".to_owned()),
            _ => {}
        }
        let id = self.id.as_ref()?;
        Some(format!("{}:{id}", self.kind.word()))
    }

    /// The target that an `about` names.
    pub fn named(about: &str) -> Option<Target> {
        let (word, id) = about.split_once(':')?;
        match about {
            "safety:copies" => return Some(Target::place(TargetKind::Copies)),
            "rulebook:rules" => return Some(Target::place(TargetKind::Rules)),
            _ => {}
        }
        let kind = TargetKind::ALL.into_iter().find(|it| it.word() == word)?;
        Some(Target::of(kind, id))
    }
}

/// The kinds of records and places in which something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// A membership.
    Account,
    /// A credential, or one to be added.
    Credential,
    /// A renewal cycle.
    Cycle,
    /// A credit.
    Credit,
    /// A position.
    Position,
    /// Hours worked.
    Entry,
    /// A letter.
    Letter,
    /// A course.
    Course,
    /// Hours studied.
    StudyEntry,
    /// A Practicode purchase.
    Practicode,
    /// An exam.
    Exam,
    /// A payment.
    Payment,
    /// An issuer that the person added.
    OwnIssuer,
    /// The copies of the logbook.
    Copies,
    /// The rules in use.
    Rules,
    /// An application.
    Application,
    /// A meeting.
    Meeting,
    /// A contact.
    Contact,
}

impl TargetKind {
    /// Every kind.
    pub const ALL: [TargetKind; 18] = [
        TargetKind::Account,
        TargetKind::Credential,
        TargetKind::Cycle,
        TargetKind::Credit,
        TargetKind::Position,
        TargetKind::Entry,
        TargetKind::Letter,
        TargetKind::Course,
        TargetKind::StudyEntry,
        TargetKind::Practicode,
        TargetKind::Exam,
        TargetKind::Payment,
        TargetKind::OwnIssuer,
        TargetKind::Copies,
        TargetKind::Rules,
        TargetKind::Application,
        TargetKind::Meeting,
        TargetKind::Contact,
    ];

    /// How it is written in JSON, and before the id in an `about`.
    pub const fn word(self) -> &'static str {
        match self {
            TargetKind::Account => "account",
            TargetKind::Credential => "credential",
            TargetKind::Cycle => "cycle",
            TargetKind::Credit => "credit",
            TargetKind::Position => "position",
            TargetKind::Entry => "entry",
            TargetKind::Letter => "letter",
            TargetKind::Course => "course",
            TargetKind::StudyEntry => "study_entry",
            TargetKind::Practicode => "practicode",
            TargetKind::Exam => "exam",
            TargetKind::Payment => "payment",
            TargetKind::OwnIssuer => "own_issuer",
            TargetKind::Copies => "copies",
            TargetKind::Rules => "rules",
            TargetKind::Application => "application",
            TargetKind::Meeting => "meeting",
            TargetKind::Contact => "contact",
        }
    }
}

/// How urgent something is.
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
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// Nothing needs the person.
    Calm,
    /// Something needs the person.
    NeedsYou,
    /// Something is late.
    Late,
    /// Nothing can be said yet: facts are missing.
    Unknown,
}
