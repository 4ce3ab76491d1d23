//! The command line as a process.

mod bad_input;
mod facts;
mod reading;
mod recording;
