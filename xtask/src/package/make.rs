//! Making the packages with Tauri's bundler.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use clap::Args;

use super::addresses::{self, Addresses};
use super::stage::{self, Staged};
use super::{needed, own_folder, programs, reader};
use crate::command::{answer, built_program, npm, run, target_folder};
use crate::machine::{Circumstances, bring, bring_npm};
use crate::needs::Purpose;
use crate::small::TAURI_CLI;

/// Who answers for the packages until a release names an address.
pub const AUTHORS: &str = "The Milepost authors";

/// The packages of a Linux system.
pub struct Packages {
    /// For Debian and its kin.
    pub deb: PathBuf,
    /// For Fedora and its kin.
    pub rpm: PathBuf,
}

/// Whether packages can be tried here.
pub fn exists_here() -> bool {
    cfg!(target_os = "linux")
}

#[derive(Args)]
pub struct BundleOptions {
    /// Install what is missing without asking
    #[arg(long)]
    yes: bool,
    /// An AppImage too; its tool is downloaded (Linux)
    #[arg(long)]
    appimage: bool,
    /// Build for this target: universal-apple-darwin
    #[arg(long)]
    target: Option<String>,
    /// More settings for Tauri's bundler, as for signing
    #[arg(long, value_name = "FILE.json")]
    config: Option<PathBuf>,
}

/// Makes the installable packages of this system from the release build.
///
/// # Errors
/// When the build or Tauri's command line fails.
pub fn bundle(options: &BundleOptions) -> Result<()> {
    let purposes = match exists_here() {
        true => &[Purpose::Run, Purpose::Package][..],
        false => &[Purpose::Run],
    };
    bring(purposes, Circumstances::of_this_start(options.yes))?;
    bring_npm(&crate::root().join("ui"))?;
    if exists_here() {
        let kinds = if options.appimage {
            "deb,rpm,appimage"
        } else {
            "deb,rpm"
        };
        let made = from_release_build(kinds)?;
        println!("{}\n{}", made.deb.display(), made.rpm.display());
        return Ok(());
    }
    let mut command = tauri();
    let kinds = if cfg!(target_os = "macos") {
        "app,dmg"
    } else {
        "msi,nsis"
    };
    command.args(["build", "--bundles", kinds]);
    let reader = reader::deliver(options.target.as_deref())?;
    let settings = target_folder().join("reader.json");
    let told = serde_json::json!({ "bundle": { "externalBin": [reader] } });
    fs::write(&settings, told.to_string())?;
    command.arg("--config").arg(&settings);
    if let Some(target) = &options.target {
        command.args(["--target", target]);
    }
    if let Some(config) = &options.config {
        command.arg("--config").arg(config);
    }
    // There the window is no program of its own, and the package holds one.
    command.args([
        "--",
        "--no-default-features",
        "--features",
        "custom-protocol",
    ]);
    run(&mut command)
}

/// Builds the program optimised, and makes its packages.
///
/// # Errors
/// When the build or Tauri's command line fails.
pub fn from_release_build(kinds: &str) -> Result<Packages> {
    let features = programs::declared()?.features;
    let mut build = tauri();
    build.args(["build", "--no-bundle", "--features", &features]);
    if links_with_lld() {
        build.env("MILEPOST_FOLD", "1");
    }
    // Alone: tools of the workspace are in no package.
    run(build.args(["--", "--package", "milepost"]))?;
    reader::build(None)?;
    // The bundler asks for the names of functions, and leaves them in.
    for name in programs::delivered()? {
        let program = built_program("release").with_file_name(&name);
        run(Command::new("strip").arg(&program))?;
    }
    packages(&target_folder(), "release", kinds)
}

/// Whether programs are linked with LLD here, as this one was: it folds functions that are alike.
fn links_with_lld() -> bool {
    let Ok(own) = std::env::current_exe() else {
        return false;
    };
    let said = answer(Command::new("readelf").args(["-p", ".comment"]).arg(own));
    said.is_some_and(|it| it.contains("Linker: LLD"))
}

/// Makes the packages of the development build that lies there. Only what helps to find
/// faults is taken out of the programs: it is most of their size.
///
/// # Errors
/// When that build is missing, or Tauri's command line fails.
pub fn from_development_build() -> Result<Packages> {
    let folder = own_folder().join("debug");
    fs::create_dir_all(&folder)?;
    for name in programs::delivered()? {
        let program = built_program("debug").with_file_name(&name);
        run(Command::new("strip")
            .arg("-o")
            .arg(folder.join(name))
            .arg(&program))?;
    }
    packages(&own_folder(), "debug", "deb,rpm")
}

/// Makes the packages of the programs in `target/profile`.
fn packages(target: &Path, profile: &str, kinds: &str) -> Result<Packages> {
    let built = target.join(profile);
    let addresses = addresses::read()?;
    let staged = stage::stage(&built.join("milepost"), &addresses, &target.join("staged"))?;
    let settings = target.join(format!("packages-{profile}.json"));
    let declared = programs::declared()?;
    let names = programs::delivered()?;
    let programs: Vec<PathBuf> = names.iter().map(|it| built.join(it)).collect();
    let reader = reader::beside(
        &built.join(reader::NAME),
        &target.join("reader"),
        &reader::host()?,
    )?;
    let told = linux_settings(&programs, &staged, &addresses, &reader, profile)?;
    fs::write(&settings, told)?;
    let mut command = tauri();
    command.args(["bundle", "--bundles", kinds, "--features"]);
    command.arg(&declared.features);
    // The mark that tells an updater the package's kind: there is none, and both packages hold the same.
    command
        .args(["--no-binary-patching", "--no-sign", "--config"])
        .arg(&settings);
    if profile == "debug" {
        command.arg("--debug");
    }
    command.env("CARGO_TARGET_DIR", target);
    // What an earlier version left there must not be taken for the new one.
    for kind in kinds.split(',') {
        let folder = built.join("bundle").join(kind);
        if folder.is_dir() {
            fs::remove_dir_all(&folder)?;
        }
    }
    run(&mut command)?;
    let deb = the_one(&built.join("bundle/deb"), "deb")?;
    if profile == "release" {
        compress(&deb)?;
    }
    Ok(Packages {
        deb,
        rpm: the_one(&built.join("bundle/rpm"), "rpm")?,
    })
}

/// Packs a deb again as Debian packs its own. The bundler's gzip looks back 32 KB; xz sees that
/// the two programs are one library, which halves the package.
fn compress(deb: &Path) -> Result<()> {
    let folder = own_folder().join("compressed");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut extract = Command::new("dpkg-deb");
    run(extract.arg("--raw-extract").arg(deb).arg(&folder))?;
    let mut build = Command::new("dpkg-deb");
    build.args(["--root-owner-group", "-Zxz", "-z9", "-Sextreme", "--build"]);
    run(build.arg(&folder).arg(deb))?;
    fs::remove_dir_all(&folder)?;
    Ok(())
}

/// What the packages ask their system for, exactly what the programs in them name, and what
/// they hold besides.
fn linux_settings(
    programs: &[PathBuf],
    staged: &Staged,
    addresses: &Addresses,
    reader: &Path,
    profile: &str,
) -> Result<String> {
    let wide = cfg!(target_pointer_width = "64");
    let mark = if wide { "()(64bit)" } else { "" };
    let mut rpm: Vec<String> = needed::libraries(programs)?
        .iter()
        .map(|library| format!("{library}{mark}"))
        .collect();
    let newest = needed::c_library(programs)?;
    let mark = if wide { "(64bit)" } else { "" };
    rpm.push(format!("libc.so.6(GLIBC_{newest}){mark}"));
    let deb = debian_packages(programs)?;
    let entry = crate::root().join("packaging/linux/milepost.desktop");
    let usr = |root: &Path| std::path::absolute(root.join("usr"));
    let (deb_files, rpm_files) = (usr(&staged.deb)?, usr(&staged.rpm)?);
    let mut settings = serde_json::json!({ "bundle": {
        "icon": stage::icons(),
        "externalBin": [reader],
        "publisher": addresses.maintainer.as_deref().unwrap_or(AUTHORS),
        "linux": {
            "deb": {
                "depends": deb,
                // What opens a rule's page; the program does without.
                "recommends": ["xdg-utils"],
                "desktopTemplate": entry,
                "files": { "/usr": deb_files },
            },
            "rpm": {
                "depends": rpm,
                "recommends": ["xdg-utils"],
                "desktopTemplate": entry,
                "files": { "/usr": rpm_files },
            },
        },
    } });
    if profile == "release" {
        settings["bundle"]["linux"]["rpm"]["compression"] =
            serde_json::json!({ "type": "xz", "level": 9 });
    }
    if let Some(homepage) = &addresses.homepage {
        settings["bundle"]["homepage"] = homepage.as_str().into();
    }
    Ok(settings.to_string())
}

/// The packages, with the versions, that bring the libraries: as Debian's own tool finds them.
/// Elsewhere only what the bundler itself knows is asked for.
fn debian_packages(programs: &[PathBuf]) -> Result<Vec<String>> {
    if crate::command::find_program("dpkg-shlibdeps").is_none() {
        println!("No dpkg-shlibdeps here: the deb asks for the web view only.");
        return Ok(Vec::new());
    }
    // It wants the folder of a source package around it.
    let folder = target_folder().join("xtask/shlibdeps");
    fs::create_dir_all(folder.join("debian"))?;
    fs::write(
        folder.join("debian/control"),
        "Source: milepost\n\nPackage: milepost\nArchitecture: any\n",
    )?;
    let mut command = Command::new("dpkg-shlibdeps");
    command.current_dir(&folder).arg("-O");
    command.args(
        programs
            .iter()
            .map(|it| std::path::absolute(it).unwrap_or_else(|_| it.to_path_buf())),
    );
    let found = answer(&mut command).context("dpkg-shlibdeps does not know the libraries")?;
    let list = found
        .lines()
        .find_map(|line| line.strip_prefix("shlibs:Depends="))
        .context("dpkg-shlibdeps names no package")?;
    Ok(list.split(", ").map(str::to_owned).collect())
}

fn the_one(folder: &Path, ending: &str) -> Result<PathBuf> {
    fs::read_dir(folder)
        .with_context(|| format!("{} is missing", folder.display()))?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|it| it == ending))
        .with_context(|| format!("no .{ending} in {}", folder.display()))
}

fn tauri() -> Command {
    let mut command = npm(&crate::root());
    command.args(TAURI_CLI);
    command
}
