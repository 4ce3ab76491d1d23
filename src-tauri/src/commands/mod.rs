//! What the window can ask: each command reads its arguments, makes one call,
//! and answers or refuses.

mod change;
mod files;
mod reading;
mod rules;
mod session;

use tauri::Runtime;
use tauri_specta::{Builder, collect_commands, collect_events};

pub use rules::Rules;

use crate::events::LogbookChanged;

/// Every command and event of the window, with their types.
pub fn bindings<R: Runtime>() -> Builder<R> {
    Builder::<R>::new()
        // One TypeScript type for each Rust type: what may be left out on the way in is
        // optional, though it is always there on the way out.
        .disable_serde_phases()
        .commands(collect_commands![
            session::start,
            session::reopen,
            session::open_sample,
            session::close_sample,
            session::save_settings,
            reading::standing,
            reading::cycle,
            reading::plan,
            reading::what_if,
            reading::records,
            reading::fact,
            reading::log_view,
            reading::log_rows,
            reading::log_keys,
            reading::week,
            reading::day_totals,
            reading::fill_plan,
            reading::suggestions,
            reading::search,
            reading::history,
            reading::removed,
            change::quick_add,
            change::quick_add_commit,
            change::apply,
            change::undo,
            change::redo,
            rules::rulebook,
            rules::open_link,
            files::export_json,
            files::export_hours,
        ])
        .events(collect_events![LogbookChanged])
}
