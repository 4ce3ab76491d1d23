//! What is read of an issuer's page.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::fold;
use crate::amounts::Ceus;

/// A credit as the issuer's page shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct PortalRow {
    /// The day.
    pub date: NaiveDate,
    /// The title.
    pub title: String,
    /// The amount.
    pub amount: Ceus,
    /// The index number.
    pub index_number: Option<String>,
    /// Who gave it.
    pub sponsor: Option<String>,
    /// The credential to which it is applied.
    pub applied_to: Option<String>,
    /// Whether the page says that it was accepted.
    pub accepted: bool,
}

/// What was read of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadPage {
    /// The credits.
    pub rows: Vec<PortalRow>,
    /// What was not read, line by line.
    pub not_read: Vec<String>,
    /// How many CEUs the page asks for, where it says so.
    pub required: Option<Ceus>,
    /// How many it says are entered.
    pub shown: Option<Ceus>,
    /// The due day, where it says it.
    pub due_on: Option<NaiveDate>,
}

/// Whether the page says of a credit that it was accepted.
pub(super) fn accepted(says: &str) -> bool {
    matches!(
        fold::title(says).as_str(),
        "accepted" | "approved" | "granted" | "verified" | "posted" | "awarded"
    )
}
