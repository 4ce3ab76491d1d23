//! The command line as a process.

mod bad_input;
mod copies;
#[cfg(unix)]
mod document;
mod evidence;
mod exchange;
mod facts;
mod manual;
mod papers;
mod planning;
mod reading;
mod recording;
mod rules;
mod zones;
