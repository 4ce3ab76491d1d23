//! The program, `milepost`: the command line, and the way to the window.

use std::process::ExitCode;

#[cfg(not(all(target_os = "linux", feature = "window-program")))]
use milepost_app::system::open_window;
#[cfg(all(target_os = "linux", feature = "window-program"))]
use milepost_app::system::start_window_program as open_window;

fn main() -> ExitCode {
    milepost_app::run(std::env::args_os(), open_window)
}
