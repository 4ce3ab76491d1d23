//! The logbook file and every change to it.
//!
//! A [`Logbook`] is one SQLite file in a home folder. What it holds are the
//! facts of [`milepost_core::facts`]; it changes only through an [`Operation`],
//! which is validated, applied in one transaction, recorded in one history and
//! can be undone as a whole, also after a restart.
//!
//! Nothing here reads the clock: the moment of a change comes in as [`Now`].

mod backup;
mod contents;
mod error;
mod filter;
mod history;
mod ids;
mod imports;
mod label;
mod logbook;
mod now;
mod open;
mod operation;
mod reads;
mod reminders;
mod sample;
mod settings;
mod synced;
mod tables;
mod transact;
mod validate;

pub use backup::{
    BackupCopy, CopyRun, Go, KeepLimits, Progress, Watch, Why, copies_in, newest_backup, to_thin,
};
pub use contents::{Contents, contents_of};
pub use error::{Invalid, LogbookError, SetAside};
pub use filter::{
    LogFilter, LogIndex, LogKey, LogKind, LogRow, LogTotal, LogView, PageStart, Proof,
};
pub use history::{Amendment, FieldChange, Removed};
pub use imports::{KeptMapping, check_fact};
pub use logbook::{Logbook, Opened};
pub use now::Now;
pub use open::{BACKUP_FOLDER, LOGBOOK_FILE, Restored, SAMPLE_FILE, logbook_file, sample_file};
pub use operation::{Applied, Brought, Changes, DayCell, Operation, Place, Revise, Revision};
pub use reads::{
    DayTotal, FillPlan, SearchHit, Suggestions, UsualBasis, UsualDay, WeekGrid, WeekRow,
};
pub use reminders::{Memory, Teller, TellingProblem, ToldDigest, ToldItem};
pub use sample::{DEFAULT_SAMPLE_SCALE, SAMPLE_SEED, sample};
pub use settings::{Density, Settings, Theme, WeekBegins};
pub use synced::synced_by;

pub use milepost_core::facts::{Fact, FactKey, FactKind};
