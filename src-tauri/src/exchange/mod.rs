//! Sheets in and out: what the window and the command line share.

pub mod bring;
pub mod give;
pub mod look;
pub mod portal;
