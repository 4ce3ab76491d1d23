//! Which addresses may be opened in the person's browser.

use milepost_core::facts::OwnIssuer;
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

/// The address as it stands among the sources of an issuer that the person added. It is a web
/// page with nothing in it that could hide where it leads.
///
/// # Errors
/// When no such issuer names it, or it is no web page.
pub fn own_page(own: &[OwnIssuer], url: &str) -> Result<String, Refusal> {
    let of_rules = |issuer: &OwnIssuer| -> Vec<Option<String>> {
        let versions = issuer.rules.iter().flat_map(|rule| &rule.versions);
        versions.map(|version| version.source.clone()).collect()
    };
    let named = own.iter().any(|issuer| {
        let of_rules = of_rules(issuer);
        of_rules
            .iter()
            .chain([&issuer.source])
            .flatten()
            .any(|it| it == url)
    });
    let plain = url.chars().all(|c| c.is_ascii_graphic());
    let page = url.starts_with("https://") || url.starts_with("http://");
    match named && plain && page {
        true => Ok(url.to_owned()),
        false => Err(Refusal::because(
            "only web pages that the rulebook or an issuer of yours names as sources are opened",
        )),
    }
}
