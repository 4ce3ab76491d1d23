//! The app as a whole: its bindings, its commands through Tauri's mock runtime,
//! and its command line as a process. One program, because each links the web view.

mod attaching;
mod bindings;
mod commands;
mod fields;
mod first_answers;
mod fixture;
mod formats;
mod importing;
mod line;
mod long_reads;
#[cfg(target_os = "linux")]
mod notified;
mod quick_add;
mod reminding;
mod safety;
mod schedule;
mod support;
