//! Issuer accounts, credentials, cycles as the issuer shows them, and money.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::work::YesNoUnknown;
use crate::amounts::Ceus;
use crate::ids::{
    AccountId, AccountMoveId, ClauseId, CredentialCode, CredentialId, CycleRecordId, IssuerId,
    PaymentId,
};

/// The user's membership at one certifying body.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssuerAccount {
    /// Names the account.
    pub id: AccountId,
    /// Whose account it is: `AAPC`, `AHIMA` or another.
    pub issuer: IssuerId,
    /// The member number as the issuer writes it.
    #[serde(default)]
    pub member_number: Option<String>,
    /// Whether the user pays for membership (AHIMA's fee depends on it).
    #[serde(default)]
    pub membership: Membership,
    /// AAPC: the month of the membership due date, 1 to 12.
    #[serde(default)]
    #[schemars(range(min = 1, max = 12))]
    pub renewal_month: Option<u8>,
    /// AAPC: the day of the due date within the renewal month, 1 to 31; the
    /// month's last day is assumed where it is not given.
    #[serde(default)]
    #[schemars(range(min = 1, max = 31))]
    pub due_day: Option<u8>,
    /// When the membership began.
    #[serde(default)]
    pub joined_on: Option<NaiveDate>,
    /// AHIMA: the first day of the current cycle as the CEU Center shows it.
    #[serde(default)]
    pub cycle_starts_on: Option<NaiveDate>,
    /// AHIMA: the last day of the current cycle as the CEU Center shows it.
    #[serde(default)]
    pub cycle_ends_on: Option<NaiveDate>,
    /// AAPC: the due date of the first CEU report, as the tracker shows it. What lies
    /// before it was no cycle of the user's.
    #[serde(default)]
    pub first_due_on: Option<NaiveDate>,
}

impl IssuerAccount {
    /// AAPC: the renewal month, as it is said or as the first report's due date shows it.
    ///
    /// ```
    /// use milepost_core::facts::IssuerAccount;
    ///
    /// let account = IssuerAccount {
    ///     first_due_on: Some("2027-05-31".parse()?),
    ///     ..IssuerAccount::default()
    /// };
    /// assert_eq!(account.month(), Some(5));
    /// # Ok::<(), chrono::ParseError>(())
    /// ```
    pub fn month(&self) -> Option<u8> {
        self.renewal_month.or_else(|| {
            let month = self.first_due_on?.month();
            u8::try_from(month).ok()
        })
    }
}

/// Whether the user is a paying member of the issuer.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Membership {
    /// Not said.
    #[default]
    Unknown,
    /// A member.
    Member,
    /// Certified, but no member.
    NonMember,
}

/// A credential that the user holds, held, or works toward.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Credential {
    /// Names the credential.
    pub id: CredentialId,
    /// The certifying body.
    pub issuer: IssuerId,
    /// The code without the apprentice "A": a CPC-A has the code `CPC`.
    pub code: CredentialCode,
    /// Whether it was awarded with the apprentice "A".
    #[serde(default)]
    pub apprentice: bool,
    /// The day on which it was awarded.
    #[serde(default)]
    pub earned_on: Option<NaiveDate>,
    /// The day on which the issuer removed the apprentice "A".
    #[serde(default)]
    pub apprentice_removed_on: Option<NaiveDate>,
    /// Where it stands now.
    #[serde(default)]
    pub status: CredentialStatus,
    /// The day on which it stopped being active: lapsed, retired, canceled or revoked.
    #[serde(default)]
    pub ended_on: Option<NaiveDate>,
    /// Its sort, where the rulebook does not know the code or its entry is uncertain.
    #[serde(default)]
    pub group: Option<CredentialGroup>,
    /// The topic of its CEU minimum in words, where the rulebook does not know it.
    #[serde(default)]
    pub topic: Option<String>,
    /// The day on which the proof for the removal of the apprentice "A" was sent,
    /// where no letter carries that day: a course and Practicode need none.
    #[serde(default)]
    pub proof_sent_on: Option<NaiveDate>,
}

/// The sort of credential, for CEU minimums and sharing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CredentialGroup {
    /// No topic minimum of its own.
    Core,
    /// A minimum in its own topic.
    Topic,
    /// A specialty credential.
    Specialty,
}

/// Where a credential stands, as the issuer sees it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum CredentialStatus {
    /// Held and kept up.
    #[default]
    Active,
    /// Worked toward, not yet earned.
    Expected,
    /// Not renewed in time; it can still be brought back (AHIMA).
    Inactive,
    /// Given up on purpose; nothing more is asked for it.
    Lapsed,
    /// Retired.
    Retired,
    /// Cancelled by the issuer (AAPC).
    Cancelled,
    /// Revoked by the issuer (AHIMA).
    Revoked,
}

/// What the user knows of one cycle beyond what the rules compute.
///
/// A cycle is named by its issuer and due date.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CycleRecord {
    /// Names the record.
    pub id: CycleRecordId,
    /// The certifying body.
    pub issuer: IssuerId,
    /// The cycle's last day.
    pub due_on: NaiveDate,
    /// AAPC: the cycle's first day, where the tracker shows another than the rules give.
    #[serde(default)]
    pub starts_on: Option<NaiveDate>,
    /// The number of CEUs that the issuer's own tracker asks for. It wins over ours.
    #[serde(default)]
    pub tracker_required: Option<Ceus>,
    /// The day on which the tracker's number was read.
    #[serde(default)]
    pub tracker_read_on: Option<NaiveDate>,
    /// The day on which the CEUs were submitted.
    #[serde(default)]
    pub submitted_on: Option<NaiveDate>,
    /// The day on which the issuer confirmed the renewal.
    #[serde(default)]
    pub accepted_on: Option<NaiveDate>,
    /// Whether it was reported, as the user says where no day of it is known.
    #[serde(default)]
    pub reported: Reported,
    /// The day on which an extension was bought; it moves nothing before that day.
    #[serde(default)]
    pub extension_bought_on: Option<NaiveDate>,
    /// The last day after an extension, as the issuer shows it.
    #[serde(default)]
    pub extended_to: Option<NaiveDate>,
    /// The day on which the issuer asked for the proof behind the submission (an audit).
    #[serde(default)]
    pub audit_asked_on: Option<NaiveDate>,
    /// The day by which that proof must be sent, as the issuer's letter says; worked out
    /// from the day on which it was asked for where it is not given.
    #[serde(default)]
    pub audit_due_on: Option<NaiveDate>,
    /// The day on which the proof was sent.
    #[serde(default)]
    pub audit_answered_on: Option<NaiveDate>,
}

/// What the user says of a cycle's report.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Reported {
    /// Not said.
    #[default]
    Unknown,
    /// It was reported; a day of submission or acceptance says the same.
    Yes,
    /// It was not.
    No,
    /// It was no cycle of the user's: nothing was due.
    NotMine,
}

/// Money paid, or due, to a certifying body.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    /// Names the payment.
    pub id: PaymentId,
    /// The certifying body.
    pub issuer: IssuerId,
    /// What it is for.
    #[serde(default)]
    pub kind: PaymentKind,
    /// The day on which it was due.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
    /// The day on which it was paid; none while it is open.
    #[serde(default)]
    pub paid_on: Option<NaiveDate>,
    /// The amount in cents.
    #[serde(default)]
    #[schemars(range(min = 0, max = 10_000_000))]
    pub amount_cents: Option<i32>,
    /// Whether the issuer counts it as paid, as the user says where no day of payment is
    /// known, or where it was paid after the day of cancellation.
    #[serde(default)]
    pub kept: YesNoUnknown,
    /// Anything worth remembering.
    #[serde(default)]
    pub note: Option<String>,
}

/// What a payment is for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum PaymentKind {
    /// Yearly membership dues.
    #[default]
    Dues,
    /// A fee for paying late.
    LateFee,
    /// AHIMA's recertification fee.
    Recertification,
    /// An extension of a cycle.
    Extension,
    /// Reinstatement of a canceled credential.
    Reinstatement,
    /// An exam fee.
    Exam,
    /// Anything else.
    Other,
}

/// The user's decision where the published rules are silent or switchable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleChoice {
    /// The clause that it decides, such as `ahima.ceu.domain-share`.
    pub clause: ClauseId,
    /// Whether the clause is applied, where it can be switched off.
    #[serde(default = "yes")]
    pub applies: bool,
    /// The reading that the user chose, by its key; the rulebook's default where not given.
    #[serde(default)]
    pub reading: Option<String>,
    /// A number of the user's own in the place of the rulebook's, where the clause takes one.
    #[serde(default)]
    #[schemars(range(min = -1_000_000, max = 1_000_000))]
    pub number: Option<i32>,
}

fn yes() -> bool {
    true
}

/// A move of the membership to an employer's corporate account, with its own due date.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountMove {
    /// Names the move.
    pub id: AccountMoveId,
    /// The certifying body.
    pub issuer: IssuerId,
    /// The day of the move.
    pub moved_on: NaiveDate,
    /// The employer whose account it is.
    #[serde(default)]
    pub employer: Option<String>,
    /// The renewal month from then on, 1 to 12.
    #[schemars(range(min = 1, max = 12))]
    pub renewal_month: u8,
    /// The day of the due date within that month, 1 to 31; the month's last day
    /// is assumed where it is not given.
    #[serde(default)]
    #[schemars(range(min = 1, max = 31))]
    pub due_day: Option<u8>,
}
