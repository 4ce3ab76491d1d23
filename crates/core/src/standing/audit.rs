//! What an issuer asked for behind a submission, and what is together of it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use specta::Type;

use super::Provenance;
use crate::amounts::Ceus;
use crate::ids::{ClauseId, CreditId, IssuerId};

/// An audit that is not answered yet.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct AuditStanding {
    /// The obligation to answer it: `audit:AAPC:2026-06-30`.
    pub obligation: String,
    /// The certifying body.
    pub issuer: IssuerId,
    /// The last day of the cycle that it asks about.
    pub cycle: NaiveDate,
    /// The day on which it was asked for.
    pub asked_on: NaiveDate,
    /// The day by which it must be answered; none where neither the letter nor a rule says.
    pub answer_by: Option<NaiveDate>,
    /// Where that day comes from.
    pub provenance: Provenance,
    /// How it was found.
    pub reason: String,
    /// The rule that it was found by; none where the letter names it, or no rule does.
    pub clause: Option<ClauseId>,
    /// What to send: each credit that counts in the cycle, those that lack something first.
    pub proofs: Vec<AuditProof>,
    /// How many of them lack nothing.
    pub together: i32,
    /// CEUs whose proof is together.
    pub proven: Ceus,
    /// CEUs that count in the cycle.
    pub counted: Ceus,
    /// CEUs that the cycle asks for; none where no such cycle is laid out.
    pub required: Option<Ceus>,
}

/// The proof of one credit.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct AuditProof {
    /// The credit.
    pub credit: CreditId,
    /// What it was called.
    pub title: String,
    /// Who gave it.
    pub sponsor: Option<String>,
    /// The day on which it was completed.
    pub completed_on: NaiveDate,
    /// How much of it counts.
    pub counted: Ceus,
    /// What is missing or not looked at, in words; empty where all is together.
    pub lacks: Vec<String>,
    /// What to do about it.
    pub to_do: Vec<String>,
}
