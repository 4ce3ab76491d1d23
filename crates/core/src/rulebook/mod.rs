//! The rulebook: every clause as dated data with its sources.
//!
//! The clauses that ship with the program lie in `rules/*.toml`, one file for
//! each issuer. Building a rulebook checks it: every clause is sourced, its
//! certainty is set, the history of each clause has neither gap nor overlap,
//! and every clause that the assessment uses holds a value of the right kind
//! at all times.

mod book;
mod bounds;
mod catalogue;
mod changes;
mod clause;
mod edition;
mod error;
mod history;
mod load;
mod own;
mod read;
mod required;
mod value;

pub use book::Rulebook;

pub use crate::certainty::Certainty;
pub use catalogue::Catalogued;
pub use changes::{ChangeKind, ClauseChange, Piece, PieceKind, RulebookChanges, StretchChange};
pub use clause::{Bound, Clause, Decision, Governs, OwnNumber, Reading, Source, Version};
pub use edition::Edition;
pub use error::RulebookError;
pub(crate) use own::own_clause_id;
pub use own::{OwnFileError, OwnRulesError, own_clauses, read_own_issuer};
pub(crate) use read::{Rules, decision_in_words};
pub use value::{ExamFormat, LetterItem, Value};

use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use crate::facts::RuleChoice;
use crate::ids::{CredentialCode, IssuerId};

impl Rulebook {
    /// The rulebook that ships with the program.
    pub fn embedded() -> &'static Rulebook {
        Rulebook::shared()
    }

    /// The rulebook that ships with the program, to be held beside one that does not.
    pub fn built_in() -> Arc<Rulebook> {
        Rulebook::shared().clone()
    }

    fn shared() -> &'static Arc<Rulebook> {
        static EMBEDDED: OnceLock<Arc<Rulebook>> = OnceLock::new();
        EMBEDDED.get_or_init(|| match Rulebook::from_toml(load::EMBEDDED_FILES) {
            Ok(rulebook) => Arc::new(rulebook),
            Err(error) => panic!("BUG: the embedded rulebook does not hold together: {error}"),
        })
    }

    /// The files that ship with the program, name and text: what a rule pack holds, too.
    pub const fn embedded_files() -> &'static [(&'static str, &'static str)] {
        load::EMBEDDED_FILES
    }

    /// Which edition of the rules this is.
    pub const fn edition(&self) -> Edition {
        self.edition
    }

    /// Every clause, in the order of the files.
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The clause with this id.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.index.get(id).map(|&at| &self.clauses[at])
    }

    /// The credentials that the rulebook knows.
    pub fn credentials(&self) -> &[Catalogued] {
        &self.credentials
    }

    /// What the rulebook knows of a credential.
    pub fn credential(&self, issuer: &IssuerId, code: &CredentialCode) -> Option<&Catalogued> {
        self.credentials.iter().find(|known| {
            known.issuer == *issuer
                && (known.code == *code || known.former_codes.iter().any(|former| former == code))
        })
    }

    /// The latest day on which a source was checked.
    pub fn checked_on(&self) -> NaiveDate {
        self.checked_on
    }

    /// Whether a decision of the user's on an open rule can be used.
    ///
    /// # Errors
    /// Why not, and what would mend it, in words.
    pub fn check_choice(&self, choice: &RuleChoice) -> Result<(), String> {
        match Rules::refuse(self, choice) {
            None => Ok(()),
            Some(unusable) => {
                let (_, message, mend) = unusable.in_words(choice);
                Err(format!("{message} {mend}"))
            }
        }
    }

    /// The version of a clause in force on a day.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use milepost_core::rulebook::Rulebook;
    ///
    /// let day = |year| NaiveDate::from_ymd_opt(year, 6, 1).unwrap();
    /// let book = Rulebook::embedded();
    /// let before = book.version("ahima.ceu.source-share", day(2024)).unwrap();
    /// let since = book.version("ahima.ceu.source-share", day(2026)).unwrap();
    /// assert_ne!(before.value_text, since.value_text, "an old cycle keeps its old rule");
    /// ```
    pub fn version(&self, id: &str, on: NaiveDate) -> Option<&Version> {
        self.clause(id)?.version_on(on)
    }
}
