//! From lines with places to the fields of a certificate.
//!
//! Labels ("Date of program:"), parts of sentences ("has completed"), the shape of names and
//! the size of the type speak for a reading or against it. What is said clearly and by one
//! reading alone is sure; the rest is a proposal, or empty.

mod candidates;
mod choose;
mod cues;
mod dates;
mod kinds;
mod months;
mod names;
mod numbers;
mod pieces;
mod words;

use super::page::Page;
pub use kinds::{Field, Fields, Known, Place, same_name};

/// Reads the fields off the pages of a file: those of the page that says most.
pub fn read(pages: &[Page], known: &Known<'_>) -> Fields {
    let readings = pages.iter().enumerate().map(|(at, page)| {
        let number = u32::try_from(at).unwrap_or(u32::MAX);
        choose::of_page(page, number, known)
    });
    readings
        .max_by_key(|it| (it.found(), std::cmp::Reverse(it.page())))
        .unwrap_or_default()
}
