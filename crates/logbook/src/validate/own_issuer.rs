//! Issuers of the user's own: their rules must hold together before they are kept.

use milepost_core::facts::OwnIssuer;
use milepost_core::rulebook::own_clauses;

use super::date;
use super::text::{self, LONGEST_CODE};
use crate::error::Invalid;

/// More rules than this belong to no one body.
const MOST_RULES: usize = 200;

pub(super) fn own_issuer(it: &mut OwnIssuer) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::code("issuer", it.issuer.as_str(), LONGEST_CODE)?;
    text::optional("name", &mut it.name, 300)?;
    text::optional("source", &mut it.source, 1000)?;
    date::optional("cycle_starts_on", it.cycle_starts_on)?;
    if it.rules.len() > MOST_RULES {
        return Err(Invalid::new(
            "rules",
            format!("there are more than {MOST_RULES} rules; leave some out"),
        ));
    }
    own_clauses(it)
        .map(|_| ())
        .map_err(|error| Invalid::new("rules", error.to_string()))
}
