//! The program: a file on standard input, frames on standard output.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use milepost_core::certificate::frames::Frames;
use milepost_core::certificate::page::{Answer, Refusal};

use crate::{LARGEST_FILE, Pictures, limits, read};

/// Room for files that nest deep. Overrunning it ends this process, which its parent tells.
const STACK: usize = 64 * 1024 * 1024;

/// Reads one file and writes one answer.
pub fn run() -> ExitCode {
    limits::set();
    let pictures = if std::env::args().any(|it| it == "--no-pictures") {
        Pictures::None
    } else {
        Pictures::Drawn
    };
    let reading = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || answer(pictures));
    let Some(frames) = reading.ok().and_then(|it| it.join().ok()).flatten() else {
        return ExitCode::FAILURE;
    };
    let written = frames.to_bytes().map_err(io::Error::from).and_then(|it| {
        let mut out = io::stdout().lock();
        out.write_all(&it)?;
        out.flush()
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn answer(pictures: Pictures) -> Option<Frames> {
    let mut bytes = Vec::new();
    let most = u64::try_from(LARGEST_FILE).ok()? + 1;
    io::stdin().take(most).read_to_end(&mut bytes).ok()?;
    let frames = match read(bytes, pictures) {
        Ok(reading) => Frames {
            answer: Answer::Read(reading.contents),
            pictures: reading.pictures,
        },
        Err(refusal) => refused(refusal),
    };
    Some(frames)
}

fn refused(refusal: Refusal) -> Frames {
    Frames {
        answer: Answer::Refused(refusal),
        pictures: Vec::new(),
    }
}
