//! Spoiled certificates for the reader of foreign files: whatever becomes of it, the program
//! answers with fields or with one sentence, and in time.

use std::fs;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use super::home::{Home, Program, ended_well, said};
use super::{Chance, Outcome};
use crate::command::{built_program, cargo, run};

/// Files that are of the right form, to be spoiled.
const FILES: [&str; 3] = ["certificate.pdf", "fax.jpg", "password.pdf"];
/// A file takes at most this long, whatever is in it.
const LONGEST: Duration = Duration::from_secs(60);
/// What is put into a PDF.
const PIECES: &[&str] = &[
    "99999999999",
    "-1",
    "0",
    "1e30",
    "0.000001",
    "<<",
    ">>",
    "[",
    "]",
    "stream",
    "endstream",
    "endobj",
    "/Length 999999999",
    "/MediaBox [0 0 99999999 99999999]",
    "/MediaBox [0 0 0 0]",
    "/Rotate 90",
    "/Kids [2 0 R]",
    "/Parent 2 0 R",
    "/Count 2147483647",
    "/Filter [/FlateDecode /FlateDecode]",
    "/W [1 99 1]",
    "/Size -1",
    "/Encrypt 1 0 R",
    "1 0 R",
    "(\\\\)",
    "BT",
    "q q q q q q q q",
    "cm",
    "Do",
];

/// Builds the reader where it does not lie yet: a gate has built it with the tests.
///
/// # Errors
/// When it cannot be built.
pub fn reader_is_built() -> Result<()> {
    let name = format!("milepost-reader{}", std::env::consts::EXE_SUFFIX);
    if built_program("debug").with_file_name(name).is_file() {
        return Ok(());
    }
    run(cargo().args(["build", "--locked", "--package", "milepost-reader"]))
}

/// So many spoiled files.
pub fn all(program: &Program, tries: u32, chance: &mut Chance) -> Result<Vec<Outcome>> {
    reader_is_built()?;
    let home = Home::new()?;
    let folder = crate::root().join("crates/reader/tests/files");
    let mut papers = Vec::new();
    for name in FILES {
        papers.push(fs::read(folder.join(name)).with_context(|| format!("no {name}"))?);
    }
    // A small picture is read in a blink, and spoils as a large one does.
    papers.push(picture()?);
    papers.push(plain_pdf());
    let whole = program.feed(
        home.path(),
        &["evidence", "read", "-", "--json"],
        &papers[0],
    )?;
    ensure!(
        whole.status.success(),
        "a whole certificate: {}",
        said(&whole)
    );
    let row = Mutex::new(Row { at: 0, chance });
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let read: Vec<Result<Read>> = thread::scope(|scope| {
        let workers: Vec<_> = (0..workers)
            .map(|_| scope.spawn(|| read_until(program, &home, &papers, &row, tries)))
            .collect();
        let ended = workers.into_iter().map(thread::ScopedJoinHandle::join);
        ended
            .map(|it| it.unwrap_or_else(|_| bail!("BUG: a reading thread panicked")))
            .collect()
    });
    let mut whole = Read::default();
    for part in read {
        let part = part?;
        whole.losses.extend(part.losses);
        whole.slowest = whole.slowest.max(part.slowest);
    }
    println!("the slowest spoiled certificate took {:?}", whole.slowest);
    ensure!(
        fs::read_dir(home.path())?.next().is_none(),
        "reading a certificate left something behind"
    );
    Ok(vec![Outcome::of(
        "spoiled certificates",
        tries,
        whole.losses,
    )])
}

/// Whose turn it is: the row of random numbers gives the same files, whoever takes the next.
struct Row<'a> {
    at: u32,
    chance: &'a mut Chance,
}

impl Row<'_> {
    fn next(&mut self, papers: &[Vec<u8>], tries: u32) -> Option<Vec<u8>> {
        if self.at == tries {
            return None;
        }
        // PDFs are most of what is kept, and have most to spoil; a whole page takes seconds.
        let paper = match (self.at % 32, self.at % 8) {
            (0, _) => 1,
            (_, 1) => 2,
            (_, 2) => 3,
            (_, 3..=5) => 4,
            _ => 0,
        };
        self.at += 1;
        Some(spoiled(&papers[paper], paper, self.chance))
    }
}

/// What one after the other made of its files.
#[derive(Default)]
struct Read {
    losses: Vec<String>,
    slowest: Duration,
}

fn read_until(
    program: &Program,
    home: &Home,
    papers: &[Vec<u8>],
    row: &Mutex<Row<'_>>,
    tries: u32,
) -> Result<Read> {
    let next = || row.lock().ok().and_then(|mut it| it.next(papers, tries));
    let mut read = Read::default();
    while let Some(spoiled) = next() {
        let start = Instant::now();
        let output = program.feed(home.path(), &["evidence", "read", "-", "--json"], &spoiled)?;
        let took = start.elapsed();
        read.slowest = read.slowest.max(took);
        if !ended_well(&output) || took > LONGEST || sentences(&output.stderr) > 1 {
            read.losses.push(format!("{took:?} {}", said(&output)));
        }
    }
    Ok(read)
}

/// How many lines a refusal has for the person: of an error in JSON those of its message.
fn sentences(stderr: &[u8]) -> usize {
    let text = String::from_utf8_lossy(stderr);
    let error: Option<serde_json::Value> = serde_json::from_str(&text).ok();
    match error.and_then(|it| it["error"]["message"].as_str().map(str::to_owned)) {
        Some(message) => message.lines().count(),
        None => text.trim().lines().count(),
    }
}

fn spoiled(paper: &[u8], which: usize, chance: &mut Chance) -> Vec<u8> {
    let mut bytes = paper.to_vec();
    let text = which == 0 || which == 2 || which == 4;
    for _ in 0..1 + chance.below(6) {
        let at = chance.below(bytes.len() + 1);
        match chance.below(6) {
            0 if text => {
                let piece = PIECES[chance.below(PIECES.len())].bytes();
                bytes.splice(at..at, piece);
            }
            1 => bytes.truncate(at.max(64)),
            2 => {
                let end = (at + chance.below(200)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                let to = chance.below(bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            3 => {
                let end = (at + chance.below(64)).min(bytes.len());
                bytes.drain(at..end);
            }
            4 if text => number(&mut bytes, at, chance),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(chance.below(256)).unwrap_or_default();
                }
            }
        }
    }
    bytes
}

/// Puts a piece in the place of the next number.
fn number(bytes: &mut Vec<u8>, from: usize, chance: &mut Chance) {
    let Some(start) = bytes[from..].iter().position(u8::is_ascii_digit) else {
        return;
    };
    let start = from + start;
    let long = bytes[start..]
        .iter()
        .take_while(|it| it.is_ascii_digit())
        .count();
    let piece = PIECES[chance.below(5)].bytes();
    bytes.splice(start..start + long, piece);
}

/// A PNG with a few dark bars.
fn picture() -> Result<Vec<u8>> {
    let (width, height) = (160, 64);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    let points: Vec<u8> = (0..width * height)
        .map(|it| {
            if (it / width) % 16 < 6 && it % 7 < 4 {
                20
            } else {
                250
            }
        })
        .collect();
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&points)?;
    writer.finish()?;
    Ok(bytes)
}

/// A PDF without packed parts, so that every byte of it can be spoiled.
fn plain_pdf() -> Vec<u8> {
    let text = "BT /F 14 Tf 40 300 Td (Certificate of Completion) Tj 0 -30 Td \
                (Participant: Dana Whitfield) Tj 0 -30 Td (CEUs: 2) Tj ET";
    format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
         2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 400 400] >>\nendobj\n\
         3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>\nendobj\n\
         4 0 obj\n<< /Length {} >>\nstream\n{text}\nendstream\nendobj\n\
         5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n\
         trailer\n<< /Root 1 0 R /Size 6 >>\n%%EOF\n",
        text.len()
    )
    .into_bytes()
}
