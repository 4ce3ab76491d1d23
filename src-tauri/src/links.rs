//! Which addresses may be opened in the person's browser.

use milepost_core::rulebook::Rulebook;

use crate::error::Refusal;

/// The address as it stands in the rulebook.
///
/// # Errors
/// When the rulebook does not name it as a source, or it is no web page.
pub fn source_page<'a>(rulebook: &'a Rulebook, url: &str) -> Result<&'a str, Refusal> {
    let mut sources = rulebook
        .clauses()
        .iter()
        .flat_map(|clause| &clause.versions)
        .flat_map(|version| &version.sources);
    sources
        .find(|source| source.url == url)
        .map(|source| source.url.as_str())
        .filter(|url| url.starts_with("https://") || url.starts_with("http://"))
        .ok_or_else(|| Refusal::because("only pages that the rulebook names as sources are opened"))
}
