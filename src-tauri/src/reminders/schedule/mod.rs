//! What starts the reminders while the window is closed: the system's own scheduler, and
//! the program in the tray, each opt-in.
//!
//! The files are plain text made by pure functions, one module for each system; all of them
//! are tested on every system. Only this module touches the user's folders and starts the
//! system's programs.

mod desktop;
mod launchd;
mod systemd;
mod task;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::{Deserialize, Serialize};
use specta::Type;

pub use desktop::autostart_entry;
pub use launchd::agent;
pub use systemd::{SERVICE, TIMER, service, timer};
pub use task::{task_xml, utf16};

use crate::paths::Home;

/// What can be started by the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Starter {
    /// `milepost remind`, every hour.
    Reminders,
    /// The program in the tray, at login.
    Tray,
}

/// A starter as it is set up now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Setup {
    /// Whether it is installed.
    pub on: bool,
    /// What it is on this system, and when it starts something.
    pub means: String,
    /// Its file or name, where it is installed.
    pub place: Option<String>,
}

/// The program with its arguments, as the system is to start it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The program.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<String>,
}

impl Start {
    /// How a starter starts this program on this home.
    pub fn of(starter: Starter, program: PathBuf, home: &Home) -> Start {
        let mut arguments = Vec::new();
        if !home.usual {
            arguments.push("--home".to_owned());
            arguments.push(home.folder.display().to_string());
        }
        arguments.push(match starter {
            Starter::Reminders => "remind".to_owned(),
            Starter::Tray => "--hidden".to_owned(),
        });
        Start { program, arguments }
    }

    /// The program and its arguments in a row.
    pub fn words(&self) -> impl Iterator<Item = String> {
        std::iter::once(self.program.display().to_string()).chain(self.arguments.clone())
    }
}

/// Installs a starter.
///
/// # Errors
/// What could not be done, in words.
pub fn install(starter: Starter, home: &Home) -> Result<Setup, String> {
    let start = Start::of(starter, own_program()?, home);
    system::install(starter, &start)?;
    Ok(setup(starter))
}

/// Removes a starter; one that is not there is removed already.
///
/// # Errors
/// What could not be done, in words.
pub fn remove(starter: Starter) -> Result<Setup, String> {
    system::remove(starter)?;
    Ok(setup(starter))
}

/// Whether a starter is installed, and what it is here.
pub fn setup(starter: Starter) -> Setup {
    system::setup(starter)
}

/// The command line's program: it lies beside the window's, where they are two.
fn own_program() -> Result<PathBuf, String> {
    let own = std::env::current_exe()
        .map_err(|error| format!("this program can't find its own location: {error}"))?;
    if let Some(image) = image_around(
        &own,
        std::env::var_os("APPIMAGE"),
        std::env::var_os("APPDIR"),
    ) {
        return Ok(image);
    }
    let line = own.with_file_name(format!("milepost{}", std::env::consts::EXE_SUFFIX));
    Ok(if line.is_file() { line } else { own })
}

/// The AppImage that this program was started from. Where its content appears is another place
/// at each start, so only the image itself can be started later. A program that was started by
/// another AppImage inherits that one's variables, which name no folder around this program.
fn image_around(own: &Path, image: Option<OsString>, folder: Option<OsString>) -> Option<PathBuf> {
    let (image, folder) = (PathBuf::from(image?), PathBuf::from(folder?));
    (folder.is_absolute() && own.starts_with(&folder) && image.is_file()).then_some(image)
}

#[cfg_attr(
    windows,
    allow(dead_code, reason = "a task is handed over, not written")
)]
fn write(path: &Path, text: &str) -> Result<(), String> {
    let said = |error: std::io::Error| format!("{} couldn't be written: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(said)?;
    }
    fs::write(path, text).map_err(said)
}

#[cfg_attr(
    windows,
    allow(dead_code, reason = "a task is handed over, not written")
)]
fn delete(path: &Path) -> Result<(), String> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{} couldn't be removed: {error}", path.display()))
        }
        _ => Ok(()),
    }
}

/// Runs one of the system's programs; what it complains is the error.
fn run(program: &str, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{program} couldn't be started: {error}"))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    match output.status.success() {
        true => Ok(text(&output.stdout)),
        false => Err(format!(
            "{program} {}: {}",
            arguments.join(" "),
            text(&output.stderr)
        )),
    }
}

/// Linux: a user timer of systemd, or where there is none an entry that runs at login.
#[cfg(target_os = "linux")]
mod system {
    use super::*;

    const REMIND_ENTRY: &str = "milepost-remind.desktop";
    const TRAY_ENTRY: &str = "milepost-tray.desktop";

    fn config() -> Result<PathBuf, String> {
        directories::BaseDirs::new()
            .map(|dirs| dirs.config_dir().to_path_buf())
            .ok_or_else(|| "this system names no folder for a user's settings".to_owned())
    }

    fn unit(name: &str) -> Result<PathBuf, String> {
        Ok(config()?.join("systemd/user").join(name))
    }

    fn entry(name: &str) -> Result<PathBuf, String> {
        Ok(config()?.join("autostart").join(name))
    }

    fn has_user_manager() -> bool {
        run("systemctl", &["--user", "show-environment"]).is_ok()
    }

    pub(super) fn install(starter: Starter, start: &Start) -> Result<(), String> {
        match starter {
            Starter::Tray => write(&entry(TRAY_ENTRY)?, &autostart_entry("Milepost", start)),
            Starter::Reminders if has_user_manager() => {
                delete(&entry(REMIND_ENTRY)?)?;
                write(&unit(SERVICE)?, &service(start))?;
                write(&unit(TIMER)?, &timer())?;
                run("systemctl", &["--user", "daemon-reload"])?;
                run("systemctl", &["--user", "enable", "--now", TIMER]).map(drop)
            }
            Starter::Reminders => write(
                &entry(REMIND_ENTRY)?,
                &autostart_entry("Milepost reminders", start),
            ),
        }
    }

    pub(super) fn remove(starter: Starter) -> Result<(), String> {
        match starter {
            Starter::Tray => delete(&entry(TRAY_ENTRY)?),
            Starter::Reminders => {
                delete(&entry(REMIND_ENTRY)?)?;
                if unit(TIMER)?.is_file() {
                    // Without a manager there is nothing to stop; the files go all the same.
                    let _ = run("systemctl", &["--user", "disable", "--now", TIMER]);
                }
                delete(&unit(TIMER)?)?;
                delete(&unit(SERVICE)?)?;
                let _ = run("systemctl", &["--user", "daemon-reload"]);
                Ok(())
            }
        }
    }

    pub(super) fn setup(starter: Starter) -> Setup {
        let there = |path: Result<PathBuf, String>| path.ok().filter(|path| path.is_file());
        match starter {
            Starter::Tray => Setup {
                on: there(entry(TRAY_ENTRY)).is_some(),
                means: "an autostart entry: Milepost starts in the tray when you log in".to_owned(),
                place: there(entry(TRAY_ENTRY)).map(|it| it.display().to_string()),
            },
            Starter::Reminders => {
                let timer = there(unit(TIMER));
                let at_login = there(entry(REMIND_ENTRY));
                let means = if timer.is_some() || (at_login.is_none() && has_user_manager()) {
                    "a systemd user timer: every hour, and after a missed one as soon as it can"
                } else {
                    "an autostart entry: once when you log in, since there is no systemd here"
                };
                Setup {
                    on: timer.is_some() || at_login.is_some(),
                    means: means.to_owned(),
                    place: timer.or(at_login).map(|it| it.display().to_string()),
                }
            }
        }
    }
}

/// macOS: launch agents.
#[cfg(target_os = "macos")]
mod system {
    use super::*;

    const fn label(starter: Starter) -> &'static str {
        match starter {
            Starter::Reminders => "org.milepost.logbook.remind",
            Starter::Tray => "org.milepost.logbook.tray",
        }
    }

    fn file(starter: Starter) -> Result<PathBuf, String> {
        let dirs = directories::BaseDirs::new()
            .ok_or_else(|| "this system names no home folder".to_owned())?;
        let name = format!("{}.plist", label(starter));
        Ok(dirs.home_dir().join("Library/LaunchAgents").join(name))
    }

    fn domain() -> Result<String, String> {
        Ok(format!("gui/{}", run("id", &["-u"])?))
    }

    pub(super) fn install(starter: Starter, start: &Start) -> Result<(), String> {
        let path = file(starter)?;
        write(&path, &agent(label(starter), starter, start))?;
        let domain = domain()?;
        // An older one of this name must go first; that there is none is no error.
        let _ = run(
            "launchctl",
            &["bootout", &format!("{domain}/{}", label(starter))],
        );
        let path = path.display().to_string();
        run("launchctl", &["bootstrap", &domain, &path]).map(drop)
    }

    pub(super) fn remove(starter: Starter) -> Result<(), String> {
        let _ = run(
            "launchctl",
            &["bootout", &format!("{}/{}", domain()?, label(starter))],
        );
        delete(&file(starter)?)
    }

    pub(super) fn setup(starter: Starter) -> Setup {
        let place = file(starter).ok().filter(|path| path.is_file());
        let means = match starter {
            Starter::Reminders => {
                "a launch agent: every hour, and after sleep as soon as the Mac wakes"
            }
            Starter::Tray => "a launch agent: Milepost starts in the menu bar when you log in",
        };
        Setup {
            on: place.is_some(),
            means: means.to_owned(),
            place: place.map(|it| it.display().to_string()),
        }
    }
}

/// Windows: scheduled tasks.
#[cfg(windows)]
mod system {
    use super::*;

    const fn name(starter: Starter) -> &'static str {
        match starter {
            Starter::Reminders => "Milepost reminders",
            Starter::Tray => "Milepost in the tray",
        }
    }

    pub(super) fn install(starter: Starter, start: &Start) -> Result<(), String> {
        let file = std::env::temp_dir().join(format!("milepost-{}.xml", std::process::id()));
        fs::write(&file, utf16(&task_xml(starter, start)))
            .map_err(|error| format!("{} couldn't be written: {error}", file.display()))?;
        let path = file.display().to_string();
        let made = run(
            "schtasks.exe",
            &["/Create", "/TN", name(starter), "/XML", &path, "/F"],
        );
        // What is left of it is a few lines in the folder for such files.
        let _ = fs::remove_file(&file);
        made?;
        if starter == Starter::Reminders {
            // Windows shows notifications only under a name that it knows.
            let key = r"HKCU\Software\Classes\AppUserModelId\org.milepost.logbook";
            let _ = run(
                "reg.exe",
                &["add", key, "/v", "DisplayName", "/d", "Milepost", "/f"],
            );
        }
        Ok(())
    }

    pub(super) fn remove(starter: Starter) -> Result<(), String> {
        if !setup(starter).on {
            return Ok(());
        }
        run("schtasks.exe", &["/Delete", "/TN", name(starter), "/F"]).map(drop)
    }

    pub(super) fn setup(starter: Starter) -> Setup {
        let on = run("schtasks.exe", &["/Query", "/TN", name(starter)]).is_ok();
        let means = match starter {
            Starter::Reminders => {
                "a scheduled task: every hour, and after a missed one as soon as it can"
            }
            Starter::Tray => "a scheduled task: Milepost starts in the tray when you log in",
        };
        Setup {
            on,
            means: means.to_owned(),
            place: on.then(|| name(starter).to_owned()),
        }
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
mod system {
    use super::*;

    pub(super) fn install(_: Starter, _: &Start) -> Result<(), String> {
        Err(
            "Milepost can't set up a scheduler on this system; have yours run: milepost remind"
                .to_owned(),
        )
    }

    pub(super) fn remove(_: Starter) -> Result<(), String> {
        Ok(())
    }

    pub(super) fn setup(_: Starter) -> Setup {
        Setup {
            on: false,
            means: "nothing: have your own scheduler run milepost remind".to_owned(),
            place: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_is_started_as_a_whole_and_only_by_what_lies_in_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let image = folder.path().join("Milepost.AppImage");
        fs::write(&image, "").expect("a file");
        let mount = folder.path().join("mount");
        let around = |own: &str, mount: &Path| {
            let (image, mount) = (image.clone().into(), mount.into());
            image_around(&folder.path().join(own), Some(image), Some(mount))
        };
        assert_eq!(
            around("mount/usr/bin/milepost", &mount),
            Some(image.clone())
        );
        let other = around("usr/bin/milepost", &mount);
        assert_eq!(
            other, None,
            "a terminal that is an AppImage hands its variables on"
        );
        assert_eq!(
            around("usr/bin/milepost", Path::new("")),
            None,
            "no folder is every folder"
        );
        assert_eq!(image_around(&image, None, None), None);
    }
}
