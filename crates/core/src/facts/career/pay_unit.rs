//! What an amount of pay is for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

/// What an amount is paid for. Its size never decides that: what is not said is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PayUnit {
    /// An hour.
    Hour,
    /// A year.
    Year,
}

impl PayUnit {
    /// `hour`, `year`.
    pub const fn word(self) -> &'static str {
        match self {
            PayUnit::Hour => "hour",
            PayUnit::Year => "year",
        }
    }
}
