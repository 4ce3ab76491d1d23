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
mod evidence;
mod filter;
mod history;
mod identity;
mod ids;
mod imports;
mod label;
mod logbook;
mod made;
mod merge;
mod now;
mod open;
mod operation;
mod private;
mod reads;
mod rehearsal;
mod remarks;
mod reminders;
mod sample;
mod search;
mod second_folder;
mod settings;
mod synced;
mod tables;
mod transact;
mod validate;
mod vault;

pub use backup::{
    BackupCopy, CopyRun, Held, KeepLimits, Progress, Watch, Why, copies_in, copies_of_home,
    held_alone, newest_backup, to_thin,
};
pub use contents::{Contents, contents_of};
pub use error::{Invalid, LogbookError, Lost, Unusable};
pub use evidence::{AddedFile, EvidenceAdded, StoredFile, read_file_to_keep};
pub use filter::{
    LogFilter, LogIndex, LogKey, LogKind, LogRow, LogTotal, LogView, PageStart, Proof,
};
pub use history::{Amendment, FieldChange, Removed};
pub use imports::{KeptMapping, check_fact};
pub use logbook::{Logbook, Opened};
pub use made::MadeDocument;
pub use merge::{Differing, FieldDiffers, Merge, StaysOut};
pub use now::Now;
pub use open::{
    BACKUP_FOLDER, LOGBOOK_FILE, Remains, Restored, SAMPLE_FILE, is_kept, logbook_file, remains_of,
    sample_file, set_aside_on,
};
pub use operation::{
    Applied, Brought, Changes, DayCell, Operation, Place, Revise, Revision, TakenOver,
};
pub use private::{is_open_to_others, make_folder};
pub use reads::{DayTotal, FillPlan, Suggestions, UsualBasis, UsualDay, WeekGrid, WeekRow};
pub use rehearsal::{Rehearsal, SameStanding, evidence_lacking, facts_of};
pub use remarks::{Remark, RemarkCode};
pub use reminders::{Memory, Teller, TellingProblem, ToldDigest, ToldItem};
pub use sample::{DEFAULT_SAMPLE_SCALE, SAMPLE_SEED, sample};
pub use search::SearchHit;
pub use second_folder::{SecondCopies, second_folder_of};
pub use settings::{Density, Draft, Paper, Settings, Theme, WeekBegins};
pub use synced::synced_by;
pub use tables::Unreadable;
pub use vault::{Flaw, VAULT_FOLDER, Vault, hash_of};

pub use milepost_core::facts::{Fact, FactKey, FactKind};
