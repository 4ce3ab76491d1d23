//! Making the packages with Tauri's bundler.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{needed, own_folder};
use crate::command::{answer, built_program, built_window, npm, run, target_folder};
use crate::machine::bring_npm;
use crate::small::TAURI_CLI;

/// The bundler takes a program with `required-features` only if it is told of them itself,
/// however cargo was called.
const FEATURES: &str = "custom-protocol,window-program";

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

/// Makes the installable packages of this system from the release build.
///
/// # Errors
/// When the build or Tauri's command line fails.
pub fn bundle() -> Result<()> {
    bring_npm(&crate::root().join("ui"))?;
    match env::consts::OS {
        "linux" => {
            let made = from_release_build()?;
            println!("{}\n{}", made.deb.display(), made.rpm.display());
            Ok(())
        }
        // There the window is no program of its own, and the package holds one.
        system => {
            let kinds = if system == "macos" {
                "app,dmg"
            } else {
                "msi,nsis"
            };
            let features = [
                "--",
                "--no-default-features",
                "--features",
                "custom-protocol",
            ];
            run(tauri().args(["build", "--bundles", kinds]).args(features))
        }
    }
}

/// Builds the program optimised, and makes its packages.
///
/// # Errors
/// When the build or Tauri's command line fails.
pub fn from_release_build() -> Result<Packages> {
    run(tauri().args(["build", "--no-bundle", "--features", FEATURES]))?;
    packages(&target_folder(), "release")
}

/// Makes the packages of the development build that lies there. Only what helps to find
/// faults is taken out of the programs: it is most of their size.
///
/// # Errors
/// When that build is missing, or Tauri's command line fails.
pub fn from_development_build() -> Result<Packages> {
    let folder = own_folder().join("debug");
    fs::create_dir_all(&folder)?;
    for program in [built_program("debug"), built_window("debug")] {
        let name = program.file_name().context("BUG: a program has a name")?;
        run(Command::new("strip")
            .arg("-o")
            .arg(folder.join(name))
            .arg(&program))?;
    }
    packages(&own_folder(), "debug")
}

/// Makes the packages of the programs in `target/profile`.
fn packages(target: &Path, profile: &str) -> Result<Packages> {
    let built = target.join(profile);
    let settings = target.join(format!("packages-{profile}.json"));
    fs::write(&settings, linux_settings(&built)?)?;
    let mut command = tauri();
    command.args(["bundle", "--bundles", "deb,rpm", "--features", FEATURES]);
    // The mark that tells an updater the package's kind: there is none, and both packages hold the same.
    command
        .args(["--no-binary-patching", "--no-sign", "--config"])
        .arg(&settings);
    if profile == "debug" {
        command.arg("--debug");
    }
    command.env("CARGO_TARGET_DIR", target);
    // What an earlier version left there must not be taken for the new one.
    for kind in ["deb", "rpm"] {
        let folder = built.join("bundle").join(kind);
        if folder.is_dir() {
            fs::remove_dir_all(&folder)?;
        }
    }
    run(&mut command)?;
    Ok(Packages {
        deb: the_one(&built.join("bundle/deb"), "deb")?,
        rpm: the_one(&built.join("bundle/rpm"), "rpm")?,
    })
}

/// What the packages ask their system for: exactly what the programs in them name.
fn linux_settings(built: &Path) -> Result<String> {
    let (line, window) = (built.join("milepost"), built.join("milepost-window"));
    let programs = [line.as_path(), window.as_path()];
    let wide = cfg!(target_pointer_width = "64");
    let mark = if wide { "()(64bit)" } else { "" };
    let mut rpm: Vec<String> = needed::libraries(&programs)?
        .iter()
        .map(|library| format!("{library}{mark}"))
        .collect();
    let newest = needed::c_library(&programs)?;
    let mark = if wide { "(64bit)" } else { "" };
    rpm.push(format!("libc.so.6(GLIBC_{newest}){mark}"));
    // Loaded only when an icon goes into the tray, so that no program names it.
    rpm.push(format!(
        "libayatana-appindicator3.so.1{}",
        if wide { "()(64bit)" } else { "" }
    ));
    let mut deb = debian_packages(&programs)?;
    deb.push("libayatana-appindicator3-1".to_owned());
    let entry = crate::root().join("packaging/linux/milepost.desktop");
    let settings = serde_json::json!({ "bundle": { "linux": {
        "deb": { "depends": deb, "desktopTemplate": entry },
        "rpm": { "depends": rpm, "desktopTemplate": entry },
    } } });
    Ok(settings.to_string())
}

/// The packages, with the versions, that bring the libraries: as Debian's own tool finds them.
/// Elsewhere only what the bundler itself knows is asked for.
fn debian_packages(programs: &[&Path]) -> Result<Vec<String>> {
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
