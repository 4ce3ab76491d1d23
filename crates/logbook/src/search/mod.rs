//! Full-text search over what people type. What a fact is found by is said beside its table's
//! columns; the tables of the search and the triggers that keep them are derived from that.

mod find;
mod index;

pub use find::SearchHit;
pub(crate) use find::search;
pub(crate) use index::{fill, follow};
