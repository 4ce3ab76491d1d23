//! When things will be done, from the user's own pace: a range, or nothing.
//!
//! A forecast is never one day. It lies between what the user does in a slower
//! and in a quicker stretch of their own record, and it is not made at all below
//! a stated amount of record. Work months are no matter of pace: they pass with
//! the calendar. `docs/forecast.md` tells the method with an example.

mod cycles;
mod pace;
mod removal;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::amounts::Ceus;
use crate::assess::Inquiry;
use crate::ids::{CredentialCode, CredentialId, IssuerId};
use crate::standing::{ApprenticeStanding, CycleStanding, RemovalRoute, day};

/// What is likely to be done when.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
pub struct Forecast {
    /// When each apprentice "A" can be gone.
    pub removal: Vec<RemovalForecast>,
    /// When each open cycle will be complete.
    pub cycles: Vec<CycleForecast>,
}

/// When something is likely to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
pub struct RouteForecast {
    /// The option.
    pub route: RemovalRoute,
    /// When it is likely to be met, letters supposed.
    pub outlook: Outlook,
    /// What it rests on.
    pub how: String,
}

/// When one open cycle will be complete.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Keeps {
    /// Also at the slower pace.
    Surely,
    /// Only at the quicker pace.
    Perhaps,
    /// At neither.
    No,
}

/// Makes the forecast of a standing that is being judged.
pub(crate) fn of(
    inquiry: &Inquiry,
    cycles: &[CycleStanding],
    apprentice: &[ApprenticeStanding],
) -> Forecast {
    Forecast {
        removal: removal::forecasts(inquiry, apprentice),
        cycles: cycles::forecasts(inquiry, cycles),
    }
}

/// A range in words: "between Feb 3, 2027 and Apr 20, 2027".
fn range_words(from: NaiveDate, to: Option<NaiveDate>) -> String {
    match to {
        Some(to) if to == from => format!("on {}", day(from)),
        Some(to) => format!("between {} and {}", day(from), day(to)),
        None => format!("from {} on, with no end at your slower pace", day(from)),
    }
}
