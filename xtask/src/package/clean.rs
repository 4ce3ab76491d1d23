//! The release build in a bare Debian: installed, opened, used, upgraded, removed, purged.
//!
//! The Debian is made anew by debootstrap and lives in namespaces of its own, so nothing of it
//! stays mounted or running. It holds what the package asks for and nothing else: the screen
//! that the window is drawn on, and the tool that makes the old logbook, are this machine's.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

use super::opened::words_of;
use super::{contents, make, own_folder};
use crate::command::{answer, run as run_command};
use crate::machine::{Circumstances, bring, bring_npm};
use crate::needs::Purpose;
use crate::run::{Group, settled_picture};
use crate::virtual_display::VirtualDisplay;

/// The version of the package that is upgraded from: this build under an older number.
const OLDER: &str = "0.0.1";
/// What a package may have, in bytes.
const LARGEST: u64 = 20_000_000;
/// A person's home in the bare system.
const HOME: &str = "/home/coder";
/// What made a logbook of format 4: a file of format 1, and what each step added.
const FORMAT_4: [&str; 4] = [
    "crates/logbook/tests/schema/v1.sql",
    "crates/logbook/schema/2_search.sql",
    "crates/logbook/schema/3_open_rules.sql",
    "crates/logbook/schema/4_reminders.sql",
];

/// Builds the release, and tries it from the first installation to the purge; with `built` the
/// development build that lies there, which shows the same faults in a tenth of the time.
///
/// # Errors
/// When a step does not come out as it must.
pub fn run(told_yes: bool, built: bool) -> Result<()> {
    bring(&[Purpose::Clean], Circumstances::of_this_start(told_yes))?;
    if answer(Command::new("id").arg("-u")).as_deref() != Some("0") {
        bail!("a system in a system can only be made by root.");
    }
    let mut clock = Steps::default();
    let made = match built {
        true => make::from_development_build()?,
        false => {
            bring_npm(&crate::root().join("ui"))?;
            make::from_release_build("deb,rpm")?
        }
    };
    let size = fs::metadata(&made.deb)?.len();
    ensure!(
        built || size <= LARGEST,
        "the deb has {size} bytes, more than the {LARGEST} promised"
    );
    clock.step(&format!("made the packages: a deb of {} KB", size / 1000));
    let unpacked = contents::unpack(&made.deb, &own_folder().join("clean-unpacked"))?;
    let menu = words_of(&unpacked.desktop("Exec")?);
    let older = older_package(&made.deb)?;

    let bare = Bare::make()?;
    clock.step("made a bare Debian");
    bare.install(&older)?;
    ensure!(
        bare.says(&["milepost", "--version"])?
            .starts_with("milepost "),
        "no version"
    );
    bare.says(&["milepost", "status"])?;
    bare.without_zones()?;
    clock.step("installed, and asked for the standing, also without zone data");

    let logbook = bare.old_logbook()?;
    bare.install(&made.deb)?;
    let facts = bare.says(&["milepost", "list"])?;
    ensure!(
        facts.contains("Mercy") || facts.lines().count() > 5,
        "the facts are gone: {facts}"
    );
    let sound = bare.says(&["milepost", "verify"])?;
    ensure!(
        sound.to_lowercase().contains("sound"),
        "the logbook is not sound: {sound}"
    );
    let copies = logbook.with_file_name("backups");
    let kept = fs::read_dir(&copies)
        .map(Iterator::count)
        .unwrap_or_default();
    ensure!(
        kept > 0,
        "no copy was made before the file's format changed"
    );
    clock.step("upgraded over a logbook of format 4, which was copied and kept");

    bare.draws(&menu)?;
    let place = r#"{"employer":"Bare Clinic","starts_on":"2026-01-05"}"#;
    bare.says(&["milepost", "add", "position", place])?;
    bare.says(&[
        "milepost",
        "log",
        "6.5h",
        "Bare",
        "yesterday",
        "--as-of",
        "2026-11-24",
    ])?;
    bare.draws(&menu)?;
    clock.step("opened from the menu's line, logged a day, opened again");

    for verb in ["remove", "purge"] {
        // What was removed without a trace is not there to be purged.
        bare.install(&made.deb)?;
        bare.apt(&[verb, "-y", "milepost"])?;
        for gone in [
            "usr/bin/milepost",
            "usr/bin/milepost-window",
            "usr/bin/milepost-reader",
            "usr/share/man/man1/milepost.1.gz",
        ] {
            ensure!(
                !bare.root.join(gone).exists(),
                "{gone} stays behind after {verb}"
            );
        }
        ensure!(logbook.is_file(), "the logbook went with {verb}");
    }
    clock.step("removed and purged, the logbook kept");
    fs::remove_dir_all(&bare.root)?;
    println!("\n{}", clock.lines.join("\n"));
    Ok(())
}

/// The same package under an older version.
fn older_package(deb: &Path) -> Result<PathBuf> {
    let folder = own_folder().join("older");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    run_command(
        Command::new("dpkg-deb")
            .arg("--raw-extract")
            .arg(deb)
            .arg(&folder),
    )?;
    let control = folder.join("DEBIAN/control");
    let text = fs::read_to_string(&control)?;
    let own = format!("Version: {}", env!("CARGO_PKG_VERSION"));
    ensure!(text.contains(&own), "the package does not say {own}");
    fs::write(&control, text.replace(&own, &format!("Version: {OLDER}")))?;
    let older = own_folder().join(format!("milepost_{OLDER}.deb"));
    let mut build = Command::new("dpkg-deb");
    build.args(["--root-owner-group", "-Zgzip", "-z1", "--build"]);
    run_command(build.arg(&folder).arg(&older))?;
    Ok(older)
}

/// A bare Debian in a folder.
struct Bare {
    root: PathBuf,
}

impl Bare {
    /// Makes one of this machine's suite, from this machine's mirror.
    fn make() -> Result<Bare> {
        let root = std::path::absolute(own_folder().join("bare-debian"))?;
        if root.exists() {
            fs::remove_dir_all(&root)?;
        }
        let release = fs::read_to_string("/etc/os-release")?;
        let suite = release
            .lines()
            .find_map(|line| line.strip_prefix("VERSION_CODENAME="))
            .context("this system names no suite of Debian")?;
        let mut targets = Command::new("apt-get");
        targets.args([
            "indextargets",
            "--format",
            "$(REPO_URI)",
            "Created-By: Packages",
        ]);
        let mirror = answer(&mut targets).unwrap_or_default();
        let mirror = mirror
            .lines()
            .find(|line| line.trim_end_matches('/').ends_with("/debian"))
            .unwrap_or("https://deb.debian.org/debian");
        let mut strap = Command::new("debootstrap");
        strap.args(["--variant=minbase", "--include=ca-certificates", suite]);
        // Its lines are hundreds; they lie in the folder's own log if it fails.
        let done = strap.arg(&root).arg(mirror).output()?;
        ensure!(
            done.status.success(),
            "debootstrap: {}",
            String::from_utf8_lossy(&done.stdout)
                .lines()
                .last()
                .unwrap_or_default()
        );
        let bare = Bare { root };
        // How this machine reaches its mirror: a proxy, a certificate of its own.
        let reach =
            answer(Command::new("apt-config").args(["dump", "Acquire"])).unwrap_or_default();
        fs::write(bare.root.join("etc/apt/apt.conf.d/99-as-here"), reach)?;
        for file in [
            "etc/resolv.conf",
            "etc/hosts",
            "etc/ssl/certs/ca-certificates.crt",
        ] {
            let here = Path::new("/").join(file);
            if here.is_file() {
                fs::copy(here, bare.root.join(file))?;
            }
        }
        fs::create_dir_all(bare.root.join(HOME.trim_start_matches('/')))?;
        bare.apt(&["update", "-q"])?;
        Ok(bare)
    }

    /// A command inside; its mounts and its processes end with it.
    fn inside(&self) -> Command {
        let mut command = Command::new("unshare");
        command
            .args(["--mount", "--pid", "--fork", "--kill-child", "--propagation", "private"])
            .args(["sh", "-c"])
            .arg(
                "mount -t proc proc \"$0/proc\" && mount --rbind /dev \"$0/dev\" && \
                 exec chroot \"$0\" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
                 DEBIAN_FRONTEND=noninteractive HOME=/home/coder ${DISPLAY:+DISPLAY=$DISPLAY} \"$@\"",
            )
            .arg(&self.root)
            .env_remove("DISPLAY");
        command
    }

    fn apt(&self, words: &[&str]) -> Result<()> {
        let mut apt = self.inside();
        apt.arg("apt-get").args(words);
        println!("$ apt-get {} (in the bare Debian)", words.join(" "));
        let done = apt.output()?;
        ensure!(
            done.status.success(),
            "apt-get {}: {}{}",
            words.join(" "),
            String::from_utf8_lossy(&done.stdout),
            String::from_utf8_lossy(&done.stderr)
        );
        Ok(())
    }

    /// As the README says it: `apt-get install ./Milepost….deb`, with nothing that is only
    /// recommended.
    fn install(&self, deb: &Path) -> Result<()> {
        let name = deb.file_name().context("BUG: a package has a name")?;
        fs::copy(deb, self.root.join("root").join(name))?;
        let path = format!("/root/{}", name.to_string_lossy());
        self.apt(&["install", "-y", "--no-install-recommends", &path])
    }

    /// Runs a command as the person; answers what it says.
    fn says(&self, words: &[&str]) -> Result<String> {
        let (said, _) = self.says_all(words)?;
        Ok(said)
    }

    fn says_all(&self, words: &[&str]) -> Result<(String, String)> {
        let done = self.inside().args(words).output()?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (said, complaint) = (text(&done.stdout), text(&done.stderr));
        ensure!(
            done.status.success(),
            "{}: {said}{complaint}",
            words.join(" ")
        );
        Ok((said, complaint))
    }

    /// A system that knows no zone at all: the program works, and says what it takes.
    fn without_zones(&self) -> Result<()> {
        let hidden = [
            ("etc/localtime", "etc/localtime.away"),
            ("usr/share/zoneinfo", "usr/share/zoneinfo.away"),
        ];
        for (name, away) in hidden {
            if self.root.join(name).symlink_metadata().is_ok() {
                fs::rename(self.root.join(name), self.root.join(away))?;
            }
        }
        for zone in ["TZ=America/New_York", "TZ=Nowhere/At_all", "LC_TIME=C"] {
            let (_, said) = self.says_all(&["env", zone, "milepost", "status"])?;
            ensure!(
                said.contains("time zone"),
                "{zone}: nothing is said of the zone: {said}"
            );
        }
        for (name, away) in hidden {
            if self.root.join(away).symlink_metadata().is_ok() {
                fs::rename(self.root.join(away), self.root.join(name))?;
            }
        }
        Ok(())
    }

    /// Puts a logbook of format 4 where the program looks for its own.
    fn old_logbook(&self) -> Result<PathBuf> {
        let folder = self
            .root
            .join(HOME.trim_start_matches('/'))
            .join(".local/share/milepost");
        fs::create_dir_all(&folder)?;
        let logbook = folder.join("logbook.milepost");
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_file() {
                fs::remove_file(path)?;
            }
        }
        // The sqlite3 of Debian 12 calls `json_valid(NULL)` false, and healthy rows with it.
        let mut script = "PRAGMA ignore_check_constraints = ON;\n".to_owned();
        for part in FORMAT_4 {
            script += &fs::read_to_string(crate::root().join(part)).with_context(|| part)?;
            script.push('\n');
        }
        script += "PRAGMA user_version = 4;\n";
        let text = own_folder().join("format-4.sql");
        fs::write(&text, script)?;
        let mut sqlite = Command::new("sqlite3");
        sqlite
            .arg("-bail")
            .arg(&logbook)
            .arg(format!(".read '{}'", text.display()));
        run_command(&mut sqlite)?;
        Ok(logbook)
    }

    /// Opens the window by the menu's line on this machine's screen, and waits for a page.
    fn draws(&self, menu: &[String]) -> Result<()> {
        let display = VirtualDisplay::start(1200, 800)?;
        let mut command = self.inside();
        command.args(menu).env("DISPLAY", display.name());
        let mut window = Group::start(command)?;
        let picture = settled_picture(&display, &mut window)?;
        picture.save(&own_folder().join("bare-debian.png"))
    }
}

/// What was done, and how long each step took.
struct Steps {
    since: Instant,
    lines: Vec<String>,
}

impl Default for Steps {
    fn default() -> Self {
        Steps {
            since: Instant::now(),
            lines: Vec::new(),
        }
    }
}

impl Steps {
    fn step(&mut self, what: &str) {
        let line = format!("{:>5} s  {what}", self.since.elapsed().as_secs());
        println!("{line}");
        self.lines.push(line);
        self.since = Instant::now();
    }
}
