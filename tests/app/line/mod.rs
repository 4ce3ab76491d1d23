//! The command line as a process.

mod bad_input;
#[cfg(unix)]
mod document;
mod facts;
mod planning;
mod reading;
mod recording;
