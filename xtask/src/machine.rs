//! Bringing what a machine lacks: saying what, asking when a person is there, and only then installing.

use std::env;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::{answer, command, find_program, npm, run};
use crate::needs::{Family, Need, Purpose, family, missing, packages};

/// The oldest Node that the tools of the window run on.
pub const OLDEST_NODE: u32 = 20;

/// What to do about things that are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// Install without asking.
    Go,
    /// Ask the person at the terminal.
    Ask,
    /// Nobody can be asked: say what to do and stop.
    Refuse,
}

/// Who is there to agree: told on the command line, told by the environment, or at the terminal.
#[derive(Debug, Clone, Copy, Default)]
pub struct Circumstances {
    /// `--yes` was given.
    pub told_yes: bool,
    /// The variable `CI` is set to something but `false`.
    pub in_ci: bool,
    /// A person can type an answer.
    pub at_terminal: bool,
}

impl Circumstances {
    /// The circumstances of this very start.
    pub fn of_this_start(told_yes: bool) -> Self {
        Self {
            told_yes,
            in_ci: env::var("CI").is_ok_and(|value| !value.is_empty() && value != "false"),
            at_terminal: io::stdin().is_terminal(),
        }
    }

    /// Whether to go on, ask, or refuse.
    pub fn consent(self) -> Consent {
        if self.told_yes || self.in_ci {
            Consent::Go
        } else if self.at_terminal {
            Consent::Ask
        } else {
            Consent::Refuse
        }
    }
}

/// Makes sure that the machine has what these purposes need, besides Rust.
///
/// # Errors
/// When something is missing that cannot be installed here, or must not be.
pub fn bring(purposes: &[Purpose], circumstances: Circumstances) -> Result<()> {
    node()?;
    match env::consts::OS {
        "linux" => bring_on_linux(purposes, circumstances),
        "windows" => check_windows(),
        "macos" => check_macos(),
        other => bail!("{other} is not a system that Milepost knows"),
    }
}

/// Makes sure that the npm packages of `folder` are those of its lock file.
///
/// # Errors
/// When npm fails.
pub fn bring_npm(folder: &Path) -> Result<()> {
    let installed = folder.join("node_modules/.package-lock.json");
    let when = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    let lock = when(&folder.join("package-lock.json"));
    if lock.is_some() && when(&installed) >= lock {
        return Ok(());
    }
    let shown = folder
        .strip_prefix(crate::root())
        .unwrap_or(folder)
        .display();
    println!("Installing the npm packages of {shown}/ into {shown}/node_modules.");
    run(npm(folder).args(["ci", "--no-audit", "--no-fund"]))
}

/// What is wrong with Node, if anything.
///
/// # Errors
/// When there is no Node, or one that is too old.
pub fn node() -> Result<String> {
    let version = answer(Command::new("node").arg("--version"));
    match version.as_deref().and_then(major) {
        Some(number) if number >= OLDEST_NODE && find_program("npm").is_some() => {
            Ok(version.unwrap_or_default())
        }
        Some(number) if number < OLDEST_NODE => bail!(
            "Node {number} is too old: install Node {OLDEST_NODE} or newer from https://nodejs.org and start again."
        ),
        _ => bail!(
            "Node with npm is missing: install Node {OLDEST_NODE} or newer from https://nodejs.org and start again."
        ),
    }
}

/// The family of this Linux machine.
pub fn this_family() -> Family {
    family(&fs::read_to_string("/etc/os-release").unwrap_or_default())
}

/// WebView2 and a linker: both come from Microsoft's installers, which want a person.
///
/// # Errors
/// Naming what to install by hand.
pub fn check_windows() -> Result<()> {
    let mut lacking = Vec::new();
    let webview = [
        r"HKLM\SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}",
        r"HKCU\Software\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}",
    ];
    if !webview
        .iter()
        .any(|key| answer(Command::new("reg").args(["query", key, "/v", "pv"])).is_some())
    {
        lacking.push(
            "the WebView2 runtime: https://developer.microsoft.com/microsoft-edge/webview2 (Evergreen Bootstrapper)",
        );
    }
    let vswhere = r"C:\Program Files (x86)\Microsoft Visual Studio\Installer\vswhere.exe";
    let tools = "Microsoft.VisualStudio.Component.VC.Tools.x86.x64";
    let found = answer(Command::new(vswhere).args([
        "-products",
        "*",
        "-requires",
        tools,
        "-property",
        "installationPath",
    ]));
    if cfg!(target_env = "msvc") && found.is_none_or(|path| path.is_empty()) {
        lacking.push(
            "the C++ build tools: https://visualstudio.microsoft.com/visual-cpp-build-tools (\"Desktop development with C++\")",
        );
    }
    by_hand(&lacking)
}

/// The command line tools: Apple's own installer brings them.
///
/// # Errors
/// Naming what to install by hand.
pub fn check_macos() -> Result<()> {
    if answer(Command::new("xcode-select").arg("-p")).is_some() {
        Ok(())
    } else {
        by_hand(&["Apple's command line tools: run `xcode-select --install`"])
    }
}

fn by_hand(lacking: &[&str]) -> Result<()> {
    if lacking.is_empty() {
        return Ok(());
    }
    bail!(
        "please install by hand, then start again:\n  - {}",
        lacking.join("\n  - ")
    )
}

fn bring_on_linux(purposes: &[Purpose], circumstances: Circumstances) -> Result<()> {
    let family = this_family();
    let lacking = missing(family, purposes);
    if lacking.is_empty() {
        return Ok(());
    }
    println!("This machine lacks:");
    for need in &lacking {
        println!(
            "  - {} ({})",
            need.what,
            packages(family, &[*need]).join(" ")
        );
    }
    let names = packages(family, &lacking);
    let lines = match install_lines(family, &names) {
        Some(lines) => lines,
        None => bail!(
            "this system is neither Debian's nor Fedora's kin: install these with its own package manager, then start again (Debian's names: {})",
            names.join(" ")
        ),
    };
    let root = answer(Command::new("id").arg("-u")).as_deref() == Some("0");
    let sudo = !root && find_program("sudo").is_some();
    let spelled = lines
        .iter()
        .map(|line| format!("  {}{}", if root { "" } else { "sudo " }, line.join(" ")))
        .collect::<Vec<_>>()
        .join("\n");
    println!("To be run:\n{spelled}");
    match circumstances.consent() {
        Consent::Refuse => bail!(
            "nobody is here to agree. Run the lines above yourself, or start again with --yes."
        ),
        Consent::Ask if !agreed()? => bail!("nothing was installed."),
        Consent::Ask | Consent::Go => {}
    }
    if !root && !sudo {
        bail!("this needs the rights of root and there is no sudo: run the lines above as root.");
    }
    for line in &lines {
        install(line, sudo)?;
    }
    still_missing(&missing(family, purposes))
}

fn still_missing(lacking: &[Need]) -> Result<()> {
    if lacking.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = lacking.iter().map(|need| need.what).collect();
    bail!("still missing after installing: {}", names.join(", "))
}

/// The command lines that install these packages, without sudo.
fn install_lines(family: Family, names: &[&'static str]) -> Option<Vec<Vec<&'static str>>> {
    let with = |mut line: Vec<&'static str>| {
        line.extend(names);
        line
    };
    match family {
        Family::Debian => Some(vec![
            vec!["apt-get", "update", "-q"],
            with(vec![
                "apt-get",
                "install",
                "-y",
                "-q",
                "--no-install-recommends",
            ]),
        ]),
        Family::Fedora => Some(vec![with(vec!["dnf", "install", "-y"])]),
        Family::Other => None,
    }
}

fn install(line: &[&str], sudo: bool) -> Result<()> {
    let mut words = line.to_vec();
    if sudo {
        words.insert(0, "sudo");
    }
    let mut command = command(words[0], &crate::root());
    command
        .args(&words[1..])
        .env("DEBIAN_FRONTEND", "noninteractive");
    println!("$ {}", words.join(" "));
    // Not `command::run`: sudo may want to ask for a password.
    let status = command
        .status()
        .with_context(|| format!("`{}` could not be started", words.join(" ")))?;
    if !status.success() {
        bail!("`{}` ended with {status}", words.join(" "));
    }
    Ok(())
}

fn agreed() -> Result<bool> {
    print!("Install them now? [y/N] ");
    io::stdout().flush()?;
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    Ok(is_yes(&line))
}

fn is_yes(line: &str) -> bool {
    matches!(line.trim().to_lowercase().as_str(), "y" | "yes")
}

fn major(version: &str) -> Option<u32> {
    version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::told_yes(true, false, false, Consent::Go)]
    #[case::told_yes_at_a_terminal(true, false, true, Consent::Go)]
    #[case::in_ci(false, true, false, Consent::Go)]
    #[case::a_person_is_asked(false, false, true, Consent::Ask)]
    #[case::a_script_is_refused(false, false, false, Consent::Refuse)]
    fn who_is_there_decides(
        #[case] told_yes: bool,
        #[case] in_ci: bool,
        #[case] at_terminal: bool,
        #[case] expect: Consent,
    ) {
        let circumstances = Circumstances {
            told_yes,
            in_ci,
            at_terminal,
        };
        assert_eq!(
            circumstances.consent(),
            expect,
            "nothing is installed unless somebody agreed"
        );
    }

    #[test]
    fn apt_get_is_brought_up_to_date_first() {
        let lines = install_lines(Family::Debian, &["xvfb"]).expect("Debian can install");
        assert_eq!(
            lines[0][..2],
            ["apt-get", "update"],
            "a bare machine has no package lists, and install would fail"
        );
        assert_eq!(
            lines[1].last(),
            Some(&"xvfb"),
            "then the package itself is installed"
        );
    }

    #[test]
    fn an_unknown_system_gets_no_command() {
        assert!(
            install_lines(Family::Other, &["xvfb"]).is_none(),
            "we must not guess a package manager"
        );
    }

    #[rstest]
    #[case("y\n", true)]
    #[case("Yes\n", true)]
    #[case("\n", false)]
    #[case("no\n", false)]
    fn only_a_plain_yes_is_a_yes(#[case] typed: &str, #[case] expect: bool) {
        assert_eq!(is_yes(typed), expect, "Enter alone must not install");
    }

    #[rstest]
    #[case("v20.20.2", Some(20))]
    #[case("v18.0.0\n", Some(18))]
    #[case("node", None)]
    fn the_version_of_node_is_read(#[case] text: &str, #[case] expect: Option<u32>) {
        assert_eq!(
            major(text),
            expect,
            "an old Node fails later and less clearly"
        );
    }
}
