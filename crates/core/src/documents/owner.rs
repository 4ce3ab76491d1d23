//! Whose documents they are.

use chrono::NaiveDate;

use super::content::{Document, Head};
use crate::dates::day;
use crate::facts::{Credential, CredentialStatus, Facts};

/// Whose documents they are, and the day on which they are written.
#[derive(Debug, Clone, PartialEq)]
pub struct Owner {
    /// The person's name.
    pub name: String,
    /// The credentials that are held: "CPC-A, CCA".
    pub credentials: String,
    /// The day.
    pub today: NaiveDate,
}

impl Owner {
    /// The person of a logbook.
    pub fn of(name: &str, facts: &Facts, today: NaiveDate) -> Owner {
        let held: Vec<String> = facts
            .credentials
            .iter()
            .filter(|it| is_held(it, today))
            .map(|it| code_of(it, today))
            .collect();
        Owner {
            name: name.trim().to_owned(),
            credentials: held.join(", "),
            today,
        }
    }

    /// The name with its credentials: "Maya Torres, CPC-A".
    pub fn full(&self) -> String {
        match self.credentials.is_empty() {
            true => self.name.clone(),
            false => format!("{}, {}", self.name, self.credentials),
        }
    }

    /// An empty document of theirs.
    pub(super) fn document(&self, title: &str, about: &str) -> Document {
        Document {
            title: title.to_owned(),
            author: self.name.clone(),
            head: Some(Head {
                name: self.name.clone(),
                credentials: self.credentials.clone(),
                about: about.to_owned(),
            }),
            foot: format!(
                "Prepared with Milepost from {} own records on {}",
                possessive(&self.name),
                day(self.today)
            ),
            sealed: true,
            blocks: Vec::new(),
        }
    }
}

/// Whether a credential is held on a day.
pub(super) fn is_held(it: &Credential, today: NaiveDate) -> bool {
    it.status == CredentialStatus::Active && it.earned_on.is_none_or(|on| on <= today)
}

/// The code, with the "A" while it is there.
pub(super) fn code_of(it: &Credential, today: NaiveDate) -> String {
    let removed = it.apprentice_removed_on.is_some_and(|on| on <= today);
    match it.apprentice && !removed {
        true => format!("{}-A", it.code),
        false => it.code.to_string(),
    }
}

/// "Maya Torres’s".
pub(super) fn possessive(name: &str) -> String {
    format!("{name}’s")
}
