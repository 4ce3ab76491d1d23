//! What documents say: letters to be signed, packets for an audit, sheets of hours, lists. Pages
//! are made of it elsewhere.

pub mod content;
pub mod letter;
pub mod list;
pub mod owner;
pub mod packet;
pub mod sheet;
