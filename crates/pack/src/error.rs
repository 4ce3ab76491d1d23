//! Why a pack cannot be written or opened, in one sentence each.

/// Why a pack cannot be written or opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PackError {
    /// It is something else.
    #[error("this isn't a pack that Milepost wrote")]
    NoPack,
    /// A newer Milepost wrote it.
    #[error("a newer Milepost wrote this pack (version {found}); install the newer program")]
    Newer {
        /// Its version.
        found: u32,
    },
    /// It is locked and no words were given.
    #[error("this pack is locked; give its words")]
    Locked,
    /// The words do not open it.
    #[error("these words don't open this pack; check each one, and their order")]
    WrongWords,
    /// Trying the words would take too long: no Milepost locks so.
    #[error("this pack is locked in a way Milepost never uses, and trying it would take very long")]
    TooMuchWork,
    /// A part is not what the pack says of it, or its end is missing.
    #[error("this pack is damaged ({0}); nothing was taken from it")]
    Damaged(String),
    /// It holds what no logbook has.
    #[error("this pack holds {0}, which Milepost never puts there; nothing was taken from it")]
    Strange(String),
    /// The disk, or the folder.
    #[error("{path}: {source}")]
    Disk {
        /// Where.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The system gives no chance for new words.
    #[error("this system gives no random numbers, so safe words can't be made")]
    NoChance,
}

impl PackError {
    pub(crate) fn disk(path: &std::path::Path, source: std::io::Error) -> PackError {
        PackError::Disk {
            path: path.display().to_string(),
            source,
        }
    }
}
