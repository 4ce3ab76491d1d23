//! What is kept as evidence, as the window shows it: each file with its page, what it shows of the
//! list that it is held against, and its text to be searched.

mod checks;
mod detail;
mod find;
mod list;
mod reading;

pub use checks::{CheckLine, Lists, Mark};
pub use detail::{KeptDetail, KeptPage, detail, page, take_from_page};
pub use find::{Found, find};
pub use list::{KeptList, KeptRow, list};
pub use reading::{KeptReader, Seen};
