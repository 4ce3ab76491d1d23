//! What the program says of itself in other forms: completions for a shell, and the manual's
//! pages. Both come from the very definition that reads the command line.

use std::fs;
use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use super::answer::Answer;
use super::arguments::Arguments;
use super::page::Page;
use crate::error::Refusal;

/// The completions for a shell, as the file that it reads.
pub fn completions(shell: Shell) -> Answer {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "milepost", &mut text);
    Answer::raw(String::from_utf8_lossy(&text).into_owned())
}

/// Writes the manual's pages into a folder: one for the program and one for each command.
///
/// # Errors
/// When a page cannot be written.
pub fn pages(folder: &Path) -> Result<Answer, Refusal> {
    let failed = |error| {
        let folder = folder.display();
        Refusal::because(format!(
            "the manual couldn't be written to {folder}: {error}"
        ))
    };
    fs::create_dir_all(folder).map_err(failed)?;
    clap_mangen::generate_to(Arguments::command(), folder).map_err(failed)?;
    let mut page = Page::new();
    page.line(0, &format!("Wrote the manual to {}", folder.display()));
    Ok(Answer::new(page, &serde_json::json!({ "folder": folder })))
}
