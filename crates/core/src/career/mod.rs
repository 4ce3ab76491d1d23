//! The way to a job, as far as nothing is judged for it: what the dated steps of applications say,
//! what a person does and what comes of it, and what ships for the way.

mod address;
mod credit;
mod directory;
mod doing;
mod pay_words;
mod people;
mod practice;
mod record;
mod same;
mod trail;

pub use address::{NoPage, page};
pub use credit::{credit_of, source_of};
pub use directory::{Directory, DirectoryRow, EntryCertainty, Shipped, directory, shipped};
pub use doing::{Doing, Done, NotDone, position_of};
pub use pay_words::{CODERS, HOME, PayWords, home, offered, posted, short, words};
pub use people::last_spoke;
pub use practice::{
    Item, Items, OpenItem, OpenQuestion, Practice, PracticeItem, PracticeKind, items, practice,
};
pub use record::{RecordLine, search_record};
pub use same::same_employer;
pub use trail::{Trails, stage};
