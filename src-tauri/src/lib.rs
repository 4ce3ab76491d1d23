//! The shell: the only code that knows Tauri, and the only code that asks the clock.
//!
//! [`run`] is the whole program: a window without a subcommand, a command line
//! with one, both on the same logbook through the same operations.

pub mod along;
pub mod app_state;
mod background;
mod brought;
mod career;
pub mod certificates;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod documents;
pub mod error;
pub mod events;
pub mod evidence;
pub mod exchange;
mod export;
pub mod first_answers;
mod hours_sheet;
pub mod kept;
mod links;
mod log_file;
mod news;
mod opening;
pub mod paths;
mod pictures;
pub mod placement;
mod queries;
mod quick_add;
mod reader;
mod readings;
pub mod reminders;
pub mod rules;
pub mod safety;
mod signed_sheets;
pub mod system;
mod tray;
pub mod window;
mod zone;
pub mod zoom;

pub use cli::{FirstSight, run};
