//! Sheets in and out: what the window and the command line share.

pub mod bring;
pub mod compared;
pub mod door;
pub mod effects;
pub mod give;
pub mod look;
pub mod portal;
pub mod session;
pub mod shown;
pub mod take_out;
