//! The one history: what each operation changed, row by row.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::fact::FactKey;

/// One step in the life of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Amendment {
    /// When, as RFC 3339 text in UTC.
    pub at: String,
    /// The operation, in words.
    pub label: String,
    /// The fields that changed; for an added fact all that were set, for a
    /// removed one all that it had.
    pub fields: Vec<FieldChange>,
}

/// One field before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FieldChange {
    /// The field as the facts format names it.
    pub field: String,
    /// What it held; none where it was empty or the fact was not there.
    pub before: Option<String>,
    /// What it holds; none where it is empty or the fact is gone.
    pub after: Option<String>,
}

/// A fact that was removed and can be restored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Removed {
    /// The fact.
    pub key: FactKey,
    /// When, as RFC 3339 text in UTC.
    pub at: String,
    /// The operation that removed it, in words.
    pub label: String,
}
