//! The way to a job as it is shown: applications with what is next, meetings with what they are
//! worth, offers and credentials side by side. It reads the one list of what is due and asks the
//! what-if and the plan; nothing new is judged.

mod compare;
mod network;
mod offers;
mod search;
mod vcard;
mod worth;

pub use compare::{CAUTION, Cell, Column, Comparison, LaterRole, RowHead, compare, later_roles};
pub use network::{MeetingRow, Network, PersonLine, network};
pub use offers::{DoesLine, OfferColumn, offers};
pub use search::{FileLine, Group, NextRow, PersonRow, Search, SearchRow, StepRow, search};
pub use vcard::vcard;
pub use worth::{Worth, WorthState, worth};
