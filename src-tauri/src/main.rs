//! The one program, `milepost`.

use std::process::ExitCode;

fn main() -> ExitCode {
    milepost_app::run(std::env::args_os())
}
