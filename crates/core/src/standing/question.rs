//! Questions: an answer that decides and is missing, with the answers that are possible.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A question to the person, which a step asks. It stands until it is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
pub struct Question {
    /// What it asks.
    pub kind: QuestionKind,
    /// The question in words: "Did you report the cycle that ended on Jun 30, 2026?"
    pub ask: String,
    /// What it asks about, as "kind:id" (`credit:c7`), "cycle:AAPC:2026-06-30",
    /// "dues:AAPC:2026-03-31" or "issuer:AAPC". One answer may settle several.
    pub about: Vec<String>,
    /// The field of those facts that an answer fills, as the facts format names it;
    /// none where an answer makes a record or fills several.
    pub field: Option<String>,
    /// Whether several answers may be given at once (the code sets of a position).
    pub several: bool,
    /// The answers that are possible, in order. None of them is chosen before.
    pub answers: Vec<PossibleAnswer>,
    /// What an answer that takes some chooses among; empty where none does.
    pub choices: Vec<Choice>,
}

/// One thing that an answer may be for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
pub struct Choice {
    /// Its key: a fact or a cycle as in `about`, or a field of the fact asked about.
    pub key: String,
    /// It in words.
    pub label: String,
}

/// What only the person can answer: a step asks it in place, an obligation where it is done.
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
pub enum QuestionKind {
    /// Whether the latest cycle that has ended was reported.
    CycleReported,
    /// Whether the cycles before that one were reported, all in one.
    OlderCyclesReported,
    /// The new due date of a cycle for which an extension was bought.
    ExtendedTo,
    /// When the first report is due.
    FirstReport,
    /// When the next report to an issuer is due, where no date of its cycles is on record.
    NextReport,
    /// How a credential stands, where its status and its days do not go together.
    CredentialHeld,
    /// What the account shows of a credential that has ended by the published rules.
    AccountShows,
    /// Whether dues were paid.
    DuesPaid,
    /// Whether the issuer kept dues that were paid after the day of cancellation.
    DuesKept,
    /// The same, as an obligation has named it since the first version of the format.
    PaymentKept,
    /// Whether a position's work is assigning codes.
    CodeAssignment,
    /// Which code sets a position's work uses.
    CodeSets,
    /// When a position began.
    PositionStarted,
    /// What a letter shows of the list.
    LetterItems,
    /// Who signed a letter.
    LetterSigner,
    /// Who gave credits, for AHIMA's source rule.
    CreditSource,
    /// Whether credits lie in the HIIM domains.
    CreditDomain,
    /// Whether planned credits were done.
    CreditDone,
    /// Whether time was studied in a class or alone.
    StudyKind,
    /// When the proof for a removal of the apprentice "A" was sent.
    ProofSent,
    /// Whether the issuer answered the proof that was sent.
    ProofAnswered,
    /// By which day the issuer's letter asks for an answer.
    AnswerDay,
    /// The day of an exam of which the month is known.
    ExamDay,
    /// How an exam went.
    ExamResult,
    /// The credential that a passed exam brought, and its renewal month.
    Earned,
    /// Whether planned hours were so.
    WasSo,
    /// Whether the person was at a meeting.
    WasThere,
    /// Whether an application without an answer is closed, or waited for.
    NoAnswer,
}

/// One answer that is possible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
pub struct PossibleAnswer {
    /// Its stable key: `yes`, `no`, `not_mine`, `ahima`, `ICD-10-CM`.
    pub key: String,
    /// It in words, as on a button: "Yes, on …".
    pub label: String,
    /// What follows from it, in a few words: "Closes it."
    pub follows: Option<String>,
    /// What must be given along with it.
    pub takes: Takes,
}

/// What an answer must be given along with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Takes {
    /// Nothing: one click.
    Nothing,
    /// A day, where it is known.
    DayIfKnown,
    /// A day.
    Day,
    /// A month of a year; a day of it says which.
    Month,
    /// Which of the choices it is for.
    Some,
}

/// An answer that was given: what the window or the command line sends back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// The question's kind.
    pub kind: QuestionKind,
    /// What it is about, as the question says; fewer where only some are answered.
    pub about: Vec<String>,
    /// The keys of the answers chosen; one, or several where the question says so.
    pub keys: Vec<String>,
    /// The day, or a day of the month, where the answer takes one.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// The keys of the choices that an answer which takes some is for.
    #[serde(default)]
    pub some: Vec<String>,
}
