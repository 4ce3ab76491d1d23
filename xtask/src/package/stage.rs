//! What a package holds besides the programs: manual, completions, icon, what the desktop and
//! the software centers read. All of it comes from one definition each, and none is committed.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::addresses::Addresses;
use super::changes::{self, Release};
use crate::command::answer;

/// The sizes of the icon, each a file `icons/SIZE.png`.
const ICONS: [(&str, u32); 8] = [
    ("16x16.png", 16),
    ("24x24.png", 24),
    ("32x32.png", 32),
    ("48x48.png", 48),
    ("64x64.png", 64),
    ("128x128.png", 128),
    ("256x256.png", 256),
    ("icon.png", 512),
];

/// The pictures that software centers show, with what they say of them.
const PICTURES: [(&str, &str); 5] = [
    (
        "standing-light.png",
        "Standing: am I safe, what next, by when",
    ),
    ("path-light.png", "Path to CPC: three options side by side"),
    ("renewals-light.png", "Renewals: what counts, and why"),
    ("log-light.png", "Log: the list and the week"),
    ("standing-dark.png", "Standing, dark"),
];

/// The trees that were put together, each to be laid over the root of a system.
pub struct Staged {
    /// For Debian and its kin.
    pub deb: PathBuf,
    /// For Fedora and its kin.
    pub rpm: PathBuf,
}

/// The icons as the bundler takes them, from the repository's root.
pub fn icons() -> Vec<String> {
    ICONS
        .iter()
        .map(|(name, _)| format!("icons/{name}"))
        .collect()
}

/// Puts the trees together in `folder`, with what the built program says of itself.
///
/// # Errors
/// When the program fails or a file cannot be written.
pub fn stage(program: &Path, addresses: &Addresses, folder: &Path) -> Result<Staged> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let releases = changes::read()?;
    let staged = Staged {
        deb: folder.join("deb"),
        rpm: folder.join("rpm"),
    };
    for root in [&staged.deb, &staged.rpm] {
        let share = root.join("usr/share");
        manual(program, &share.join("man/man1"), folder)?;
        completions(program, &share)?;
        for (from, to) in [
            (
                "icons/milepost.svg",
                "icons/hicolor/scalable/apps/milepost.svg",
            ),
            (
                "packaging/linux/mime.xml",
                "mime/packages/org.milepost.logbook.xml",
            ),
        ] {
            let text = fs::read(crate::root().join(from)).with_context(|| format!("no {from}"))?;
            put(&share.join(to), &text)?;
        }
        let text = metainfo(addresses, &releases)?;
        put(
            &share.join("metainfo/org.milepost.logbook.metainfo.xml"),
            text.as_bytes(),
        )?;
    }
    // Each system looks for these in a place of its own.
    let zsh = complete(program, "zsh")?;
    put(
        &staged
            .deb
            .join("usr/share/zsh/vendor-completions/_milepost"),
        zsh.as_bytes(),
    )?;
    put(
        &staged.rpm.join("usr/share/zsh/site-functions/_milepost"),
        zsh.as_bytes(),
    )?;
    debian(&staged.deb.join("usr/share"), addresses, &releases)?;
    for license in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let text = fs::read(crate::root().join(license))?;
        put(
            &staged.rpm.join("usr/share/licenses/milepost").join(license),
            &text,
        )?;
    }
    Ok(staged)
}

/// The pages that the program writes of itself, and one that leads from each other program to
/// the first.
fn manual(program: &Path, pages: &Path, folder: &Path) -> Result<()> {
    let plain = folder.join("manual");
    answer(Command::new(program).arg("manual").arg(&plain)).context("milepost manual failed")?;
    for entry in fs::read_dir(&plain)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .context("BUG: a page has a name")?
            .to_string_lossy();
        put(
            &pages.join(format!("{name}.gz")),
            &gzipped(&fs::read(&path)?)?,
        )?;
    }
    let see = gzipped(b".so man1/milepost.1\n")?;
    for program in ["milepost-window", super::reader::NAME] {
        put(&pages.join(format!("{program}.1.gz")), &see)?;
    }
    Ok(())
}

fn completions(program: &Path, share: &Path) -> Result<()> {
    for (shell, place) in [
        ("bash", "bash-completion/completions/milepost"),
        ("fish", "fish/vendor_completions.d/milepost.fish"),
    ] {
        put(&share.join(place), complete(program, shell)?.as_bytes())?;
    }
    Ok(())
}

fn complete(program: &Path, shell: &str) -> Result<String> {
    let text = answer(Command::new(program).args(["completions", shell]));
    Ok(text.with_context(|| format!("milepost completions {shell} failed"))? + "\n")
}

/// What Debian's policy asks for.
fn debian(share: &Path, addresses: &Addresses, releases: &[Release]) -> Result<()> {
    let nameless = format!("{} <>", super::make::AUTHORS);
    let maintainer = addresses.maintainer.as_deref().unwrap_or(&nameless);
    let changes = changes::as_debian(releases, maintainer)?;
    put(
        &share.join("doc/milepost/changelog.gz"),
        &gzipped(changes.as_bytes())?,
    )?;
    let copyright = fs::read(crate::root().join("packaging/linux/copyright"))?;
    put(&share.join("doc/milepost/copyright"), &copyright)?;
    let mut overrides = RUST_OF_ITS_OWN.to_owned();
    if addresses.maintainer.is_none() {
        overrides.push_str(NAMELESS);
    }
    put(
        &share.join("lintian/overrides/milepost"),
        overrides.as_bytes(),
    )?;
    Ok(())
}

/// Why lintian's objection to a library in the reader is no fault of it.
const RUST_OF_ITS_OWN: &str = "\
# The reader draws fonts in Rust (skrifa), whose texts name FreeType; nothing of FreeType is in it.
milepost: embedded-library freetype *
";

/// Why lintian's objection to a maintainer without an address is no fault of this build.
const NAMELESS: &str = "\
# Who answers for a package, and at which address, is filled in by a release
# (packaging/addresses.toml). None is invented for a build from source.
milepost: malformed-contact Maintainer *
milepost: bogus-mail-host-in-debian-changelog *
";

/// The metainfo, with what is known of addresses.
fn metainfo(addresses: &Addresses, releases: &[Release]) -> Result<String> {
    let template = crate::root().join("packaging/linux/metainfo.xml");
    let template = fs::read_to_string(template).context("no packaging/linux/metainfo.xml")?;
    Ok(filled(&template, addresses, releases))
}

/// Fills a template of the metainfo.
pub fn filled(template: &str, addresses: &Addresses, releases: &[Release]) -> String {
    let urls = [
        ("homepage", &addresses.homepage),
        ("bugtracker", &addresses.issues),
        ("vcs-browser", &addresses.sources),
    ];
    let urls: Vec<String> = urls
        .iter()
        .filter_map(|(kind, url)| {
            let url = changes::escaped(url.as_deref()?);
            Some(format!("  <url type=\"{kind}\">{url}</url>"))
        })
        .collect();
    let pictures = match &addresses.pictures {
        Some(folder) => pictures(folder),
        None => String::new(),
    };
    template
        .replace("  <!-- addresses -->\n", &lines(&urls.join("\n")))
        .replace("  <!-- pictures -->\n", &lines(&pictures))
        .replace("  <!-- releases -->", &changes::as_metainfo(releases))
}

fn pictures(folder: &str) -> String {
    let mut shown = vec!["  <screenshots>".to_owned()];
    for (at, (name, caption)) in PICTURES.iter().enumerate() {
        let kind = if at == 0 { " type=\"default\"" } else { "" };
        shown.push(format!(
            "    <screenshot{kind}>\n      <caption>{caption}</caption>\n      <image>{}/{name}</image>\n    </screenshot>",
            changes::escaped(folder)
        ));
    }
    shown.push("  </screenshots>".to_owned());
    shown.join("\n")
}

fn lines(text: &str) -> String {
    match text.is_empty() {
        true => String::new(),
        false => format!("{text}\n"),
    }
}

/// Writes a file that everybody may read.
fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes).with_context(|| format!("{} could not be written", path.display()))?;
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
    Ok(())
}

/// Without a name and a time in it, so that the same text is the same file.
fn gzipped(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "<component>\n  <!-- addresses -->\n  <!-- pictures -->\n  <!-- releases -->\n</component>\n";

    #[test]
    fn what_no_release_has_filled_in_is_left_out() {
        let text = filled(TEMPLATE, &Addresses::default(), &[]);
        assert!(
            !text.contains("http") && !text.contains("screenshot"),
            "{text}"
        );
        assert!(
            !text.contains("<!--"),
            "no mark of the template is left: {text}"
        );
    }

    #[test]
    fn what_is_filled_in_stands_there() {
        let addresses = Addresses {
            homepage: Some("https://example.org".to_owned()),
            pictures: Some("https://example.org/pictures".to_owned()),
            ..Addresses::default()
        };
        let text = filled(TEMPLATE, &addresses, &[]);
        assert!(
            text.contains("<url type=\"homepage\">https://example.org</url>"),
            "{text}"
        );
        let picture = "<image>https://example.org/pictures/standing-light.png</image>";
        assert!(text.contains(picture), "{text}");
    }

    #[test]
    fn every_picture_and_icon_is_there_in_its_size() {
        for (name, _) in PICTURES {
            assert!(
                crate::root().join("docs/pictures").join(name).is_file(),
                "{name}"
            );
        }
        for (name, size) in ICONS {
            let bytes = fs::read(crate::root().join("icons").join(name)).expect(name);
            // A PNG's width stands behind its signature and the name of its first chunk.
            assert_eq!(bytes[16..20], size.to_be_bytes(), "{name}");
        }
    }
}
