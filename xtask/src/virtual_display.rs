//! A screen without a monitor (Xvfb), alive as long as the value that stands for it.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::command::target_folder;

/// A running Xvfb and the folder in which its picture lies as a file.
pub struct VirtualDisplay {
    server: Child,
    name: String,
    folder: PathBuf,
}

impl VirtualDisplay {
    /// Starts a screen of this size; the server itself chooses a free number.
    ///
    /// # Errors
    /// When Xvfb does not start.
    pub fn start(width: u32, height: u32) -> Result<Self> {
        let folder = target_folder().join(format!("xtask/screen-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0"])
            .arg(format!("{width}x{height}x24"))
            .arg("-fbdir")
            .arg(&folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb could not be started")?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number)?;
        }
        let display = Self {
            server,
            name: format!(":{}", number.trim()),
            folder,
        };
        if number.trim().is_empty() {
            bail!("Xvfb named no screen: it may lack a place for its socket (/tmp/.X11-unix)");
        }
        Ok(display)
    }

    /// The screen's name, as `DISPLAY` wants it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file that always holds the present picture, in the XWD format.
    pub fn picture(&self) -> PathBuf {
        self.folder.join("Xvfb_screen0")
    }

    /// A command that runs on this screen and nothing else.
    pub fn plain(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .env("DISPLAY", &self.name)
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env_remove("WAYLAND_DISPLAY");
        command
    }

    /// A command that runs on this screen, with a message bus of its own.
    pub fn command(&self, program: &Path, folder: &Path) -> Command {
        let mut command = Command::new("dbus-run-session");
        command
            .arg("--config-file")
            .arg(crate::root().join("xtask/session-bus.conf"))
            .arg("--")
            .arg(program)
            .current_dir(folder)
            .env("DISPLAY", &self.name)
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env_remove("WAYLAND_DISPLAY");
        command
    }
}

impl Drop for VirtualDisplay {
    fn drop(&mut self) {
        // The server is ours and holds nothing: ending it abruptly loses nothing.
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Whether a window can be opened here.
pub fn has_display() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
