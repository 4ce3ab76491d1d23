//! The window's own program, which `milepost` starts in its place on Linux. Only it
//! loads the web view; the command line and the reminders stay small and quick.

use std::process::ExitCode;

fn main() -> ExitCode {
    milepost_app::run(std::env::args_os(), milepost_app::system::open_window)
}
