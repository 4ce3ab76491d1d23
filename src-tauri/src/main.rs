//! The one program, `milepost`.

use std::process::ExitCode;

fn main() -> ExitCode {
    match milepost_app::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("milepost: {error}");
            ExitCode::FAILURE
        }
    }
}
