//! The credentials that the rulebook knows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::certainty::Certainty;
use crate::facts::CredentialGroup;
use crate::ids::{CredentialCode, IssuerId};

/// A credential that the rulebook knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Catalogued {
    /// The certifying body.
    pub issuer: IssuerId,
    /// The code.
    pub code: CredentialCode,
    /// The full name.
    pub name: String,
    /// What sort of credential it is.
    pub group: CredentialGroup,
    /// The topic of its CEU minimum, in words.
    #[serde(default)]
    pub topic: Option<String>,
    /// Codes that it had before.
    #[serde(default)]
    pub former_codes: Vec<CredentialCode>,
    /// How sure the entry is.
    pub certainty: Certainty,
}
