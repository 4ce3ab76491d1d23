//! The app as a whole: its bindings, its commands through Tauri's mock runtime,
//! and its command line as a process. One program, because each links the web view.

mod bindings;
mod commands;
mod fields;
mod fixture;
mod line;
mod standing_format;
mod support;
