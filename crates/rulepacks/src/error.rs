//! Why a pack is not taken.

use milepost_core::rulebook::RulebookError;

use crate::format::{FORMAT, LARGEST};

/// Why a pack is not taken. Each is said after the file's name and a colon.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// It is larger than any pack.
    #[error("it is larger than {} MB, and a rule pack is a small text file", LARGEST / 1_000_000)]
    TooLarge,
    /// It is something else.
    #[error("it's {0}, not a rule pack")]
    NotAPack(&'static str),
    /// A newer program's packs look like this.
    #[error(
        "it is a rule pack of format {0}, and this Milepost reads format {FORMAT}; install the \
         newer Milepost first"
    )]
    Newer(u32),
    /// It carries no signature.
    #[error("it isn't signed, and only signed rules are accepted")]
    Unsigned,
    /// It is cut off or changed where it must look the same in every pack.
    #[error("it is damaged: {0}")]
    Damaged(String),
    /// It is signed by somebody else.
    #[error("it is signed with the key {key}, which this Milepost doesn't trust{}", .none_trusted.then_some("; it trusts no key yet").unwrap_or_default())]
    UnknownKey {
        /// The key's name as minisign shows it, shortened.
        key: String,
        /// Whether no key is trusted at all.
        none_trusted: bool,
    },
    /// The signature is not one of this content.
    #[error("its signature doesn't match its contents: it was changed or damaged along the way")]
    WrongSignature,
    /// What is signed is no rulebook that this program can judge by.
    #[error("its rules can't be used: {0}")]
    Rules(#[from] RulebookError),
}
