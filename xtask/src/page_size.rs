//! The size of what the window must load before it can draw: a promise, so it is checked.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

/// The initial JavaScript, gzipped, is at most 150 KB.
const INITIAL_SCRIPT_AT_MOST: usize = 150 * 1024;

/// Checks the built page in `dist`.
///
/// # Errors
/// When the page is not built, or loads more than it may.
pub fn check(dist: &Path) -> Result<()> {
    let page = fs::read_to_string(dist.join("index.html"))
        .context("the page is not built: ui/dist/index.html is missing")?;
    let scripts = initial_scripts(&page);
    if scripts.is_empty() {
        bail!("the built page loads no script: ui/dist/index.html is not a build of the window");
    }
    let mut total = 0;
    for script in scripts {
        let bytes = fs::read(dist.join(script.trim_start_matches(['.', '/'])))
            .with_context(|| format!("ui/dist/{script} could not be read"))?;
        let size = gzipped(&bytes)?;
        println!("{:>8.1} KB  {script}", kilobytes(size));
        total += size;
    }
    println!(
        "{:>8.1} KB  initial JavaScript, gzipped (at most {:.0} KB)",
        kilobytes(total),
        kilobytes(INITIAL_SCRIPT_AT_MOST)
    );
    if total > INITIAL_SCRIPT_AT_MOST {
        bail!("the window loads too much JavaScript before it can draw");
    }
    Ok(())
}

/// The scripts that a page loads at once: those it names itself, and those it preloads.
fn initial_scripts(page: &str) -> Vec<&str> {
    page.split('<')
        .filter(|tag| tag.starts_with("script") || tag.contains("modulepreload"))
        .filter_map(|tag| attribute(tag, "src").or_else(|| attribute(tag, "href")))
        .filter(|address| address.ends_with(".js"))
        .collect()
}

fn attribute<'tag>(tag: &'tag str, name: &str) -> Option<&'tag str> {
    let tag = tag.split('>').next()?;
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn kilobytes(size: usize) -> f64 {
    f64::from(u32::try_from(size).unwrap_or(u32::MAX)) / 1024.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_and_preloaded_scripts_count_and_styles_do_not() {
        let page = r#"<!doctype html><head>
            <script type="module" crossorigin src="/assets/index-1.js"></script>
            <link rel="modulepreload" crossorigin href="/assets/shared-2.js">
            <link rel="stylesheet" crossorigin href="/assets/index-3.css"></head>"#;
        assert_eq!(
            initial_scripts(page),
            ["/assets/index-1.js", "/assets/shared-2.js"],
            "both must be here before the page can draw; a style sheet is no JavaScript"
        );
    }

    #[test]
    fn a_page_without_scripts_is_seen() {
        assert!(
            initial_scripts("<!doctype html><p>not built</p>").is_empty(),
            "an unbuilt page must not pass as a small one"
        );
    }
}
