//! Renewal cycles.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use specta::Type;

use super::{Provenance, Test};
use crate::amounts::Ceus;
use crate::ids::{ClauseId, CredentialCode, CredentialId, CreditId, IssuerId};

/// One renewal period of an issuer, with everything that it asks and has.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct CycleStanding {
    /// The certifying body.
    pub issuer: IssuerId,
    /// The credentials that it renews, with an "-A" where the apprentice "A" is held.
    pub credentials: Vec<String>,
    /// The same credentials as facts; not published.
    #[serde(skip)]
    #[schemars(skip)]
    #[specta(skip)]
    pub credential_ids: Vec<CredentialId>,
    /// The first day.
    pub starts_on: DateFigure,
    /// The last day: the due date.
    pub due_on: DateFigure,
    /// The last day after an extension that was bought, where it is known.
    pub extended_to: Option<NaiveDate>,
    /// The first day on which it can be submitted, where the issuer has such a window.
    pub window_opens_on: Option<DateFigure>,
    /// Where the date of assessment lies in it.
    pub state: CycleState,
    /// Days from the date of assessment to the due date, or to the end of an
    /// extension; below 0 when past.
    pub days_left: i32,
    /// Whether it is the first, pro-rated cycle.
    pub first_cycle: bool,
    /// The number of CEUs that it asks for.
    pub required: CeuFigure,
    /// Where `earned`, `counted`, `needed`, `planned`, `proven` and `surplus`
    /// come from: the credits on record, added up by the rules.
    pub tally_provenance: Provenance,
    /// CEUs completed that belong to it, whether they count or not.
    pub earned: Ceus,
    /// CEUs that count, whatever the answers that are missing.
    pub counted: Ceus,
    /// CEUs that count once every missing answer is the most favorable one.
    pub counted_up_to: Ceus,
    /// CEUs still needed for the total.
    pub needed: Ceus,
    /// CEUs planned for it after the date of assessment that would count.
    pub planned: Ceus,
    /// CEUs that count and whose certificate is at hand.
    pub proven: Ceus,
    /// Whether the total and every bucket are met, whatever the answers that are missing.
    pub complete: bool,
    /// Whether they are once every missing answer is the most favorable one.
    pub met_if_answered: bool,
    /// The least still to do: of the total, or of the minimums where they lack more.
    pub to_do: Ceus,
    /// The same once every missing answer is the most favorable one: what is to do in
    /// any case.
    pub to_do_at_least: Ceus,
    /// The least still to do in words: "6 auditing + 2.5 any"; none when complete.
    pub least: Option<String>,
    /// Minimums and shares inside the total.
    pub buckets: Vec<Bucket>,
    /// Where the minimums add up to more than the total: both numbers, in words.
    pub conflict: Option<Test>,
    /// How the counted CEUs compare with an even pace; none where an answer that is
    /// missing decides between behind and on pace, and in the first eighth of a cycle.
    pub pace: Option<Pace>,
    /// What lies above the requirement.
    pub surplus: Surplus,
    /// Whether it can be submitted now, and why not.
    pub can_submit: bool,
    /// The checks behind `can_submit`.
    pub submission: Vec<Test>,
    /// The day on which the user submitted it.
    pub submitted_on: Option<NaiveDate>,
    /// Notices and consequences before and after the due date, by date.
    #[serde(rename = "ladder")]
    pub late_steps: Vec<LateStep>,
    /// What it costs, or would cost.
    pub costs: Vec<Cost>,
    /// Every credit that belongs to it, newest first.
    pub credits: Vec<CreditStanding>,
    /// Anything else that the rules say of the cycle.
    pub notices: Vec<Test>,
}

impl CycleStanding {
    /// The day on which it closes: its due date, or the end of an extension.
    pub fn closes_on(&self) -> NaiveDate {
        self.extended_to.unwrap_or(self.due_on.date)
    }
}

/// A date with its provenance.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct DateFigure {
    /// The date.
    pub date: NaiveDate,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The clause behind it.
    pub clause: ClauseId,
    /// How it was found.
    pub reason: String,
}

/// A number of CEUs with its provenance.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct CeuFigure {
    /// The amount.
    pub amount: Ceus,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The clause behind it.
    pub clause: ClauseId,
    /// How it was found: "2 credentials, 40 in two years".
    pub reason: String,
    /// Our own number where the issuer's number replaces it.
    pub ours: Option<Ceus>,
}

/// Where the date of assessment lies in a cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CycleState {
    /// Over, and settled or nobody's to settle.
    Past,
    /// Over, and nobody has said yet whether it was reported; it stays so for ever.
    Asked,
    /// Over and not reported, as the user says, with what follows from that.
    Overdue,
    /// Running.
    Open,
    /// The user marked it as submitted before its due date.
    Submitted,
    /// Not begun.
    Coming,
}

/// What a bucket does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BucketRole {
    /// At least so much of the total must be of this kind.
    Minimum,
    /// At most so much of the total may be of this kind.
    Maximum,
}

/// A minimum or a share inside the total.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct Bucket {
    /// A stable key: a credential's code (`CPMA`), `hiim_domain`, `ahima_source`.
    pub key: String,
    /// What it is in words: "Auditing".
    pub name: String,
    /// The credential that asks for it, where one does.
    pub credential: Option<CredentialCode>,
    /// What it does.
    pub role: BucketRole,
    /// The minimum or maximum.
    pub required: Ceus,
    /// What counts in it, whatever the answers that are missing.
    pub counted: Ceus,
    /// What counts in it once every missing answer is the most favorable one.
    pub counted_up_to: Ceus,
    /// What is planned for it.
    pub planned: Ceus,
    /// What a minimum still lacks, or what exceeds a maximum.
    pub needed: Ceus,
    /// Whether it holds, whatever the answers that are missing.
    pub met: bool,
    /// Whether it holds once every missing answer is the most favorable one.
    pub met_if_answered: bool,
    /// The clause behind it.
    pub clause: ClauseId,
    /// Where the number comes from.
    pub provenance: Provenance,
    /// How the number was found.
    pub reason: String,
}

/// Whether the counted CEUs keep an even pace.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct Pace {
    /// What an even pace would have by the date of assessment.
    pub even: Ceus,
    /// Where the even pace comes from.
    pub provenance: Provenance,
    /// Ahead or behind.
    pub state: PaceState,
    /// By how much.
    pub by: Ceus,
}

/// Ahead or behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaceState {
    /// At or above even pace, or less than one CEU below it.
    OnPace,
    /// At least one CEU below it.
    Behind,
    /// Everything is met.
    Complete,
}

/// CEUs above the requirement.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct Surplus {
    /// CEUs above the requirement.
    pub amount: Ceus,
    /// How much of it may move to the next cycle by the renewal-month choice.
    pub movable: Ceus,
    /// How much of it is lost when the cycle ends.
    pub lost: Ceus,
    /// The check behind it.
    pub test: Option<Test>,
}

/// A dated notice or consequence.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct LateStep {
    /// The day.
    pub on: NaiveDate,
    /// Days from the due date; below 0 before it.
    pub days_from_due: i32,
    /// What happens: "Credential canceled".
    pub name: String,
    /// Whether it lies behind, applies now, or lies ahead.
    pub state: LateStepState,
    /// The clause behind it.
    pub clause: ClauseId,
    /// What it means for the person; not published.
    #[serde(skip)]
    #[schemars(skip)]
    #[specta(skip)]
    pub kind: LateStepKind,
}

/// What a step after the due date means for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LateStepKind {
    /// The issuer tells, and nothing changes.
    #[default]
    Notice,
    /// The last day on which being late costs nothing.
    FreeUntil,
    /// Something is lost or has to be paid from here on.
    Consequence,
}

/// Where a late step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LateStepState {
    /// Its day has come.
    Reached,
    /// Its day lies ahead.
    Ahead,
    /// Settled: the cycle is submitted.
    Settled,
}

/// A fee.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct Cost {
    /// What it is for.
    pub name: String,
    /// The amount in cents.
    pub amount_cents: i32,
    /// Where the amount comes from; an estimate where a fact or a rule is uncertain.
    pub provenance: Provenance,
    /// Whether it applies now, or only would.
    pub applies: bool,
    /// The clause behind it.
    pub clause: ClauseId,
    /// How it was found: "$218 + 2 × $50".
    pub reason: String,
}

/// One credit in one cycle: whether it counts, for what, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct CreditStanding {
    /// The credit.
    pub credit: CreditId,
    /// What it was called.
    pub title: String,
    /// The day on which it was completed.
    pub completed_on: NaiveDate,
    /// Whether it counts toward the total.
    pub counts: bool,
    /// How much of it counts, whatever the answers that are missing.
    pub counted: Ceus,
    /// How much of it counts once every missing answer is the most favorable one.
    pub counted_up_to: Ceus,
    /// The fields of the credit that decide something here and are not said
    /// (`ahima_source`, `hiim_domain`, `planned`).
    pub asks: Vec<String>,
    /// Where the amount comes from: entered from the certificate, or computed from its minutes.
    pub provenance: Provenance,
    /// Whether it lies after the date of assessment.
    pub planned: bool,
    /// The bucket that it serves, by key; none when only the total.
    pub bucket: Option<String>,
    /// The deciding reason in a few words: "Same title, counts once"; "Any"; "Auditing".
    pub verdict: String,
    /// Which credentials it may serve, by code.
    pub serves: Vec<String>,
    /// The checks behind it: those that decide first, then those for an audit.
    pub tests: Vec<Test>,
}
