//! When things are likely to be done.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use specta::Type;

use super::RemovalRoute;
use crate::amounts::Ceus;
use crate::ids::{CredentialCode, CredentialId, IssuerId};

/// What is likely to be done when.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Type, JsonSchema)]
pub struct Forecast {
    /// When each apprentice "A" can be gone.
    pub removal: Vec<RemovalForecast>,
    /// When each open cycle will be complete.
    pub cycles: Vec<CycleForecast>,
}

/// When something is likely to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outlook {
    /// It is done already.
    Done,
    /// Between two days.
    Range {
        /// The first day, at the quicker pace.
        from: NaiveDate,
        /// The last day, at the slower pace; none where that pace never gets there.
        to: Option<NaiveDate>,
    },
    /// The record does not say enough.
    NotEnough {
        /// What is missing, in a sentence.
        needs: String,
    },
    /// Nothing that is recorded leads there.
    NothingUnderWay,
}

/// When one credential's "A" can be gone.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct RemovalForecast {
    /// The credential.
    pub credential: CredentialId,
    /// Its code without the "A".
    pub code: CredentialCode,
    /// When the first option is likely to be met and AAPC to have dealt with it.
    pub outlook: Outlook,
    /// Each option on its own, before AAPC deals with it.
    pub routes: Vec<RouteForecast>,
    /// "The A could come off between Dec 21, 2026 and Feb 5, 2027."
    pub words: String,
    /// How it is worked out, one sentence each.
    pub how: Vec<String>,
}

/// When one option is likely to be met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, JsonSchema)]
pub struct RouteForecast {
    /// The option.
    pub route: RemovalRoute,
    /// When it is likely to be met, letters supposed.
    pub outlook: Outlook,
    /// What it rests on.
    pub how: String,
}

/// When one open cycle will be complete.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct CycleForecast {
    /// The certifying body.
    pub issuer: IssuerId,
    /// The due date that names the cycle.
    pub due_on: NaiveDate,
    /// When it is likely to have what it asks for: the total and every minimum.
    pub outlook: Outlook,
    /// The CEUs that will count on the due date, at the slower and the quicker pace.
    pub on_due_date: Option<(Ceus, Ceus)>,
    /// Whether the due date is kept at the slower pace, only at the quicker, or at neither.
    pub keeps: Option<Keeps>,
    /// "At your pace it is complete between Feb 3 and Apr 20, 2027, before the due date."
    pub words: String,
    /// How it is worked out.
    pub how: String,
}

/// Whether a due date is kept at one's own pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Keeps {
    /// Also at the slower pace.
    Surely,
    /// Only at the quicker pace.
    Perhaps,
    /// At neither.
    No,
}
