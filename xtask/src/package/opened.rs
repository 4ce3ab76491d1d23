//! The unpacked program, started as the desktop's menu starts it.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use super::contents::Unpacked;
use super::own_folder;
use crate::command::{answer, built_window};
use crate::framebuffer::Picture;
use crate::rules;
use crate::run::{Group, settled_picture};
use crate::virtual_display::VirtualDisplay;

/// The window's own size in tauri.conf.json, so that it fills the screen.
const SCREEN: (u32, u32) = (1200, 800);
/// Every picture shows this day, however long the test takes.
const DAY: [&str; 2] = ["--as-of", "2026-11-23"];

/// Opens the program from where it was unpacked, works with it, and takes it away.
///
/// What it must draw is what the built program draws, which the journeys look at word for word.
///
/// # Errors
/// When it does not open, draws something else, or a command fails.
pub fn check(unpacked: &Unpacked) -> Result<()> {
    let packed = Person::new("packed", Some(unpacked))?;
    let built = Person::new("built", None)?;
    let line = unpacked.desktop("Exec")?;
    let (menu, class) = (words_of(&line), unpacked.desktop("StartupWMClass")?);
    let direct = vec![built_window("debug").display().to_string()];

    let first = packed.opens(&menu, Some(&class))?;
    same("the first questions", &first, &built.opens(&direct, None)?)?;

    packed.runs(&unpacked.program("milepost"))?;
    packed.takes_no_rules_of_a_stranger(&unpacked.program("milepost"))?;
    built.runs(&crate::command::built_program("debug"))?;
    let standing = packed.opens(&menu, Some(&class))?;
    ensure!(
        standing != first,
        "the window shows nothing of the day that was logged"
    );
    same("Standing", &standing, &built.opens(&direct, None)?)?;

    fs::remove_dir_all(&unpacked.root)?;
    ensure!(
        packed.logbook().is_file(),
        "the logbook went with the program"
    );
    Ok(())
}

/// Whether both programs draw the same; what they drew is kept where they do not.
fn same(what: &str, packed: &Picture, built: &Picture) -> Result<()> {
    if packed == built {
        return Ok(());
    }
    let folder = own_folder();
    packed.save(&folder.join("packed.png"))?;
    built.save(&folder.join("built.png"))?;
    bail!(
        "{what}: the program of the package draws something else than the built one; see packed.png and built.png in {}",
        folder.display()
    )
}

/// Somebody who has just sat down: an empty home, and the system's usual places.
struct Person {
    home: PathBuf,
    path: OsString,
}

impl Person {
    fn new(name: &str, unpacked: Option<&Unpacked>) -> Result<Person> {
        let home = std::path::absolute(own_folder().join("homes").join(name))?;
        if home.exists() {
            fs::remove_dir_all(&home)?;
        }
        fs::create_dir_all(&home)?;
        let mut folders = Vec::new();
        folders.extend(unpacked.map(|it| it.root.join("usr/bin")));
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        Ok(Person {
            home,
            path: env::join_paths(folders)?,
        })
    }

    fn logbook(&self) -> PathBuf {
        self.home.join(".local/share/milepost/logbook.milepost")
    }

    /// Sets what the program may learn of its surroundings.
    fn with_environment<'command>(&self, command: &'command mut Command) -> &'command mut Command {
        for name in [
            "XDG_DATA_HOME",
            "XDG_CONFIG_HOME",
            "XDG_CACHE_HOME",
            "XDG_STATE_HOME",
        ] {
            command.env_remove(name);
        }
        command
            .env_remove("MILEPOST_HOME")
            .env("HOME", &self.home)
            .env("PATH", &self.path)
            .stdin(Stdio::null())
    }

    /// Opens the window; answers what it shows once it stands still.
    fn opens(&self, words: &[String], class: Option<&str>) -> Result<Picture> {
        let display = VirtualDisplay::start(SCREEN.0, SCREEN.1)?;
        let (program, arguments) = words.split_first().context("there is nothing to start")?;
        println!("$ {} (on a virtual screen)", words.join(" "));
        let mut command = display.command(Path::new(program), &self.home);
        self.with_environment(&mut command)
            .args(arguments)
            .args(DAY);
        let mut window = Group::start(command)?;
        let picture = settled_picture(&display, &mut window)?;
        if let Some(class) = class {
            has_class(&display, class)?;
        }
        Ok(picture)
    }

    /// Records a day of work on the command line, and asks for the standing.
    fn runs(&self, program: &Path) -> Result<()> {
        let place = r#"{"employer":"Mercy Outpatient","starts_on":"2026-01-05"}"#;
        let commands: [&[&str]; 3] = [
            &["add", "position", place],
            &["log", "6.5h", "Mercy", "yesterday"],
            &["status"],
        ];
        for words in commands {
            let mut command = Command::new(program);
            self.with_environment(&mut command).args(DAY).args(words);
            let said = answer(&mut command);
            let said = said.with_context(|| format!("milepost {} failed", words.join(" ")))?;
            println!("{}", said.lines().next().unwrap_or_default());
        }
        Ok(())
    }

    /// A pack with a key of its own is refused, whatever its environment says of keys.
    fn takes_no_rules_of_a_stranger(&self, program: &Path) -> Result<()> {
        let (pack, key) = rules::pack_of_a_stranger(&std::path::absolute(own_folder())?)?;
        let mut command = Command::new(program);
        self.with_environment(&mut command)
            .args(DAY)
            .args(["rules", "update", "--yes"])
            .arg(&pack)
            .env("MILEPOST_TEST_RULE_KEYS", format!("{key} Stranger"));
        let output = command.output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        ensure!(
            output.status.code() == Some(1) && said.contains("doesn't trust"),
            "a pack of a stranger must be refused, but: {} {said}",
            output.status
        );
        println!("A rule pack of a stranger is refused.");
        Ok(())
    }
}

/// Whether the window bears the name by which the desktop finds its entry and icon.
fn has_class(display: &VirtualDisplay, class: &str) -> Result<()> {
    let mut command = display.plain(Path::new("xprop"));
    command.args(["-name", "Milepost", "WM_CLASS"]);
    let said = answer(&mut command).context("there is no window called Milepost")?;
    ensure!(
        said.contains(&format!("\"{class}\"")),
        "the desktop file says StartupWMClass={class}, the window {said}"
    );
    Ok(())
}

/// The words of an `Exec` line, without the codes for files that a desktop fills in.
pub fn words_of(line: &str) -> Vec<String> {
    line.split_whitespace()
        .filter(|word| !word.starts_with('%'))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desktop_fills_in_no_file_where_none_is_opened() {
        assert_eq!(words_of("milepost --x %f"), ["milepost", "--x"]);
    }
}
