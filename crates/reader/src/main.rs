//! The program `milepost-reader`: what parses foreign files, and nothing else of Milepost.

use std::process::ExitCode;

fn main() -> ExitCode {
    milepost_reader::run()
}
