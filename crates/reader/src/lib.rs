//! Reads a foreign file to lines of text with their places, and to pictures of its pages.
//!
//! This crate is what parses bytes that anybody may have written. It runs in the process
//! `milepost-reader` and in no other: a fault here ends that process, and nothing else.
//! No network and no file is touched: bytes in, text and pictures out.

mod codes;
mod kind;
mod limits;
mod ocr;
mod pdf;
mod picture;
mod program;

pub use program::run;

use milepost_core::certificate::page::{Contents, FileKind, Page, Refusal};

use crate::ocr::Ocr;

/// How many pages with a text of their own are read.
pub const MOST_PAGES: usize = 40;
/// How many pages are read off their picture: each takes seconds.
pub const MOST_PICTURES: usize = 4;
/// The largest file that is kept, in bytes.
pub const LARGEST_FILE: usize = 50 * 1024 * 1024;

/// What was read: the text, and a JPEG of each page in the same order.
pub struct Reading {
    /// The text with its places.
    pub contents: Contents,
    /// A picture of each page, as JPEG; empty if none was asked for.
    pub pictures: Vec<Vec<u8>>,
}

/// Whether pictures of the pages are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pictures {
    /// One a page.
    Drawn,
    /// The text alone.
    None,
}

/// Reads a file.
///
/// # Errors
/// The reason why it is not read, for the person.
pub fn read(bytes: Vec<u8>, pictures: Pictures) -> Result<Reading, Refusal> {
    if bytes.len() > LARGEST_FILE {
        return Err(Refusal::TooLarge);
    }
    let kind = kind::of(&bytes)?;
    let mut ocr = Ocr::default();
    if kind == FileKind::Pdf {
        return pdf::read(bytes, pictures, &mut ocr);
    }
    let picture = picture::decode(&bytes, kind)?;
    drop(bytes);
    let (page, upright) = ocr.read(&picture, pictures);
    Ok(Reading {
        contents: Contents {
            kind,
            pages_in_file: 1,
            pages: vec![page],
            codes: codes::on(&picture),
        },
        pictures: upright.into_iter().collect(),
    })
}

/// A page and, if it was asked for, its picture.
type Drawn = (Page, Option<Vec<u8>>);
