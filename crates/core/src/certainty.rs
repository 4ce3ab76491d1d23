//! How sure something is that was read of a rule or a figure.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

/// How sure a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Read on a page of the issuer or another primary source.
    Published,
    /// Read on a third party's page only.
    SecondHand,
    /// Our arithmetic or logic from a published fact.
    Derived,
    /// Sources conflict or are silent; the user can decide otherwise.
    Uncertain,
}
