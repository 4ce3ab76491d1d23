//! `cargo xtask run`: from a fresh clone to the open window.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::command::{built_program, cargo_to_build, npm, run as run_command, target_folder};
use crate::framebuffer::Picture;
use crate::machine::{Circumstances, bring, bring_npm};
use crate::needs::Purpose;
use crate::virtual_display::{VirtualDisplay, has_display};

/// How often the virtual screen is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(250);
/// A picture that stayed the same for so many looks is finished.
const LOOKS_ALIKE: u32 = 6;
/// After so many looks (two minutes) we give up.
const LOOKS_AT_MOST: u32 = 480;
/// A program that is still there after so many looks is ended by force.
const LOOKS_UNTIL_KILLED: u32 = 20;
/// The window's own size in tauri.conf.json, so that it fills the screen.
const SCREEN: (u32, u32) = (1200, 800);

/// The package of the program that reads certificates.
const READER: &str = "milepost-reader";

#[derive(Args)]
pub struct Options {
    /// Install what is missing without asking
    #[arg(long)]
    yes: bool,
    /// Without a screen: open the window on a virtual one and save its picture here
    #[arg(long, value_name = "FILE.png")]
    headless: Option<PathBuf>,
    /// Build the optimised program: slower to build, faster to use
    #[arg(long)]
    release: bool,
    /// Handed to the program, after `--`
    #[arg(last = true)]
    program_arguments: Vec<String>,
}

/// Brings what is missing, builds, and opens the window (or runs the command given after `--`).
///
/// # Errors
/// When something is missing that cannot be brought, the build fails, or there is no screen.
pub fn run(options: &Options) -> Result<()> {
    let mut purposes = vec![Purpose::Run];
    if options.headless.is_some() {
        if !cfg!(target_os = "linux") {
            bail!("--headless is for Linux: here the window opens by itself without it.");
        }
        purposes.push(Purpose::Headless);
    }
    bring(&purposes, Circumstances::of_this_start(options.yes))?;
    let first_word = options.program_arguments.first().map(String::as_str);
    // Only what reads certificates needs the reader, whose first build takes minutes.
    let program = match first_word {
        Some("evidence") => build(options.release)?,
        _ => build_program(options.release)?,
    };

    if let Some(picture) = &options.headless {
        return headless(&program, &options.program_arguments, picture);
    }
    let opens_the_window = first_word.is_none_or(|word| word.starts_with('-'));
    if opens_the_window && !has_display() {
        bail!(no_display(&program));
    }
    let mut running = Command::new(&program)
        .args(&options.program_arguments)
        .spawn()
        .with_context(|| format!("{} could not be started", program.display()))?;
    let status = if opens_the_window {
        build_the_reader_meanwhile(&mut running, options.release)?
    } else {
        running.wait()?
    };
    if status.success() {
        Ok(())
    } else {
        bail!("milepost ended with {status}")
    }
}

/// Builds what reads certificates while the window is open already, and waits for the window's
/// end. A build that takes longer than the window stays open is stopped.
fn build_the_reader_meanwhile(window: &mut Child, release: bool) -> Result<ExitStatus> {
    println!("Milepost is starting. What reads certificates is built meanwhile.");
    let mut build = cargo_build(READER, release).spawn()?;
    let status = window.wait()?;
    if build.try_wait()?.is_none() {
        let _ = build.kill();
        let _ = build.wait();
        println!("The rest of the build was stopped with the window.");
    }
    Ok(status)
}

/// Builds the page, the program around it, and what reads certificates; answers where the
/// program lies.
///
/// # Errors
/// When npm or cargo fail.
pub fn build(release: bool) -> Result<PathBuf> {
    let program = build_program(release)?;
    run_command(&mut cargo_build(READER, release))?;
    Ok(program)
}

/// Builds the page and the program around it; answers where the program lies.
fn build_program(release: bool) -> Result<PathBuf> {
    let ui = crate::root().join("ui");
    bring_npm(&ui)?;
    run_command(npm(&ui).args(["run", "build"]))?;
    run_command(&mut cargo_build("milepost", release))?;
    Ok(built_program(if release { "release" } else { "debug" }))
}

fn cargo_build(package: &str, release: bool) -> Command {
    let mut command = cargo_to_build();
    command.args(["build", "--package", package]);
    if release {
        command.arg("--release");
    }
    command
}

fn no_display(program: &Path) -> String {
    let program = program.display();
    format!(
        "there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.\n\
         The program is built, and works without one:\n  \
         {program} status          where you stand\n  \
         {program} log 6.5h \"Mercy\" yesterday\n  \
         {program} --help          everything else\n\
         To see the window: cargo xtask run --headless shot.png (opens it on a virtual screen and saves a picture)."
    )
}

/// Opens the window on a virtual screen, waits until the page stands still, and saves the picture.
fn headless(program: &Path, arguments: &[String], path: &Path) -> Result<()> {
    let display = VirtualDisplay::start(SCREEN.0, SCREEN.1)?;
    let mut command = display.command(program, &crate::root());
    command.args(arguments).stdin(Stdio::null());
    let mut window = Group::start(command)?;
    let picture = settled_picture(&display, &mut window)?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    picture.save(path)?;
    println!("The window's picture lies in {}", path.display());
    Ok(())
}

/// What the screen shows once a page stands still on it.
///
/// # Errors
/// When the program ends before, or draws none.
pub fn settled_picture(display: &VirtualDisplay, window: &mut Group) -> Result<Picture> {
    let mut last = Vec::new();
    let mut alike = 0;
    for _ in 0..LOOKS_AT_MOST {
        thread::sleep(LOOK_EVERY);
        if let Some(status) = window.ended()? {
            bail!("the program ended before its window was drawn, with {status}");
        }
        let seen = fs::read(display.picture())?;
        alike = if last == seen { alike + 1 } else { 0 };
        if alike == LOOKS_ALIKE {
            let picture = Picture::from_xwd(&seen)?;
            if picture.shows_a_page() {
                return Ok(picture);
            }
            alike = 0;
        }
        last = seen;
    }
    let unsettled = target_folder().join("xtask/not-settled.png");
    Picture::from_xwd(&last)?.save(&unsettled)?;
    bail!(
        "the window did not draw a page that stands still; what it showed lies in {}",
        unsettled.display()
    )
}

/// A program and all that it starts, ended together.
pub struct Group {
    leader: Child,
}

impl Group {
    /// The number of the program's own process.
    pub fn leader(&self) -> u32 {
        self.leader.id()
    }

    /// How the program ended, where it has.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.leader.try_wait()?)
    }

    /// Starts the program.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(mut command: Command) -> Result<Self> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        Ok(Self {
            leader: command
                .spawn()
                .context("the program could not be started")?,
        })
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        #[cfg(unix)]
        // The shell's own `kill` reaches the whole group: the program, its bus, its web processes.
        // The first process of a namespace does not hear the polite signal.
        for signal in ["TERM", "KILL"] {
            let _ = Command::new("sh")
                .args(["-c", &format!("kill -{signal} -{}", self.leader.id())])
                .stderr(Stdio::null())
                .status();
            for _ in 0..LOOKS_UNTIL_KILLED {
                if !matches!(self.leader.try_wait(), Ok(None)) {
                    return;
                }
                thread::sleep(LOOK_EVERY);
            }
        }
        #[cfg(not(unix))]
        let _ = self.leader.kill();
        let _ = self.leader.wait();
    }
}
