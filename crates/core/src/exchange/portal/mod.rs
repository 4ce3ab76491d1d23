//! Comparing with an issuer's own page by paste: what stands there, what stands here, and what
//! was entered and is gone. The page's layout is not known and not needed.

mod assign;
mod compare;
mod days;
mod labels;
mod page;
mod pieces;
mod read;

pub use compare::{Both, Compared, Here, compare};
pub use page::{PortalRow, ReadPage};
pub(super) use pieces::pieces;
pub use read::read_page;
