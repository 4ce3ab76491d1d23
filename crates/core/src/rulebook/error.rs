//! What can be wrong with a rulebook.

/// Why a rulebook cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RulebookError {
    /// A file is not the TOML that a rulebook is written in.
    #[error("{file}: {message}")]
    Unreadable {
        /// The file's name.
        file: String,
        /// What is wrong and where.
        message: String,
    },
    /// A clause or its history does not hold together.
    #[error("{file}, line {line}: clause {clause}: {message}")]
    Clause {
        /// The file's name.
        file: String,
        /// The line on which the clause, or its version, begins; from 1.
        line: usize,
        /// The clause's id.
        clause: String,
        /// What is wrong.
        message: String,
    },
    /// A clause that the assessment needs is missing or of the wrong kind.
    #[error("clause {clause}: {message}")]
    Required {
        /// The clause's id.
        clause: String,
        /// What is wrong.
        message: String,
    },
}
