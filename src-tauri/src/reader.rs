//! Starts `milepost-reader` on a file's bytes, and ends it when it takes too long.
//!
//! Nothing here parses a foreign file: what does runs in that process, under its own limits,
//! and whatever becomes of it is one sentence here.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use milepost_core::certificate::frames::Frames;
use milepost_core::certificate::page::{Answer, Contents, Refusal as Unread};

use crate::error::Refusal;

/// How long a file may take: a photograph takes four seconds, a scan of four pages fifteen.
const LONGEST: Duration = Duration::from_secs(45);
/// The most that a reader answers.
const MOST_ANSWERED: u64 = 128 * 1024 * 1024;
/// The most of a file that is read; one byte more shows that it is larger.
const MOST_READ: u64 = 50 * 1024 * 1024 + 1;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The text with its places.
    Text,
    /// The text, and a picture of each page.
    TextAndPictures,
}

/// What a file holds, and pictures of its pages that we drew ourselves.
#[derive(Debug, Clone)]
pub struct FileRead {
    /// The text with its places.
    pub contents: Contents,
    /// The pages as JPEG, in order.
    pub pictures: Vec<Vec<u8>>,
}

/// Reads a file of the disk ("-" reads standard input).
///
/// # Errors
/// When it cannot be opened, or is not read.
pub fn read_file(path: &Path, wanted: Wanted) -> Result<FileRead, Refusal> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        std::io::stdin().take(MOST_READ).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|it| it.take(MOST_READ).read_to_end(&mut bytes))
    };
    read.map_err(|error| Refusal::because(format!("{} can't be read: {error}", path.display())))?;
    read_bytes(bytes, wanted)
}

/// Reads a file that is in memory.
///
/// # Errors
/// The reason why it is not read, as one sentence.
pub fn read_bytes(bytes: Vec<u8>, wanted: Wanted) -> Result<FileRead, Refusal> {
    let program = program().ok_or_else(missing)?;
    match answer_of(&program, bytes, wanted) {
        Ok(read) => Ok(read),
        Err(unread) => Err(Refusal::because(unread.to_string())),
    }
}

/// Reads a file that is in memory, and tells a file that is not read from a missing program.
///
/// # Errors
/// Why the file is not read; or, where it is no fault of the file, that.
pub fn read_or_why(bytes: Vec<u8>, wanted: Wanted) -> Result<FileRead, Result<Unread, Refusal>> {
    match program() {
        Some(program) => answer_of(&program, bytes, wanted).map_err(Ok),
        None => Err(Err(missing())),
    }
}

fn missing() -> Refusal {
    Refusal::because(
        "milepost-reader, which reads files, isn't beside Milepost. Install Milepost anew; \
             from source, cargo xtask run builds it.",
    )
}

/// The program lies beside ours.
fn program() -> Option<PathBuf> {
    let name = format!("milepost-reader{}", std::env::consts::EXE_SUFFIX);
    let program = std::env::current_exe().ok()?.with_file_name(name);
    program.is_file().then_some(program)
}

fn answer_of(program: &Path, bytes: Vec<u8>, wanted: Wanted) -> Result<FileRead, Unread> {
    let mut command = Command::new(program);
    if wanted == Wanted::Text {
        command.arg("--no-pictures");
    }
    without_window(&mut command);
    let child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.map_err(|_| Unread::TooMuch)?;
    let answered = exchange(&mut child, bytes);
    if answered.is_none() {
        // It may have ended by itself meanwhile.
        let _ = child.kill();
    }
    let _ = child.wait();
    let frames = Frames::from_bytes(&answered.ok_or(Unread::TooMuch)?).ok_or(Unread::Damaged)?;
    match frames.answer {
        Answer::Read(contents) => Ok(FileRead {
            contents,
            pictures: frames.pictures,
        }),
        Answer::Refused(unread) => Err(unread),
    }
}

/// Gives the bytes, and takes what is answered; nothing where that takes too long.
fn exchange(child: &mut Child, bytes: Vec<u8>) -> Option<Vec<u8>> {
    let (mut into, from) = (child.stdin.take()?, child.stdout.take()?);
    thread::spawn(move || {
        // A reader that has seen enough closes its end: its answer says why.
        let _ = into.write_all(&bytes);
    });
    let (done, answered) = mpsc::channel();
    thread::spawn(move || {
        let mut answer = Vec::new();
        if from.take(MOST_ANSWERED).read_to_end(&mut answer).is_ok() {
            // Nobody waits any more where it took too long.
            let _ = done.send(answer);
        }
    });
    answered.recv_timeout(LONGEST).ok()
}

#[cfg(windows)]
fn without_window(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_window(_: &mut Command) {}
