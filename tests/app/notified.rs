//! `milepost remind` as a process, on a message bus and with a notification service of the
//! test's own: what arrives there, and what happens when it does not.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::{fs, thread};

use serde_json::Value;

use crate::support::{Program, Ran, ran};

/// 30 days before the CPC's renewal on May 31, 2027.
const DAY: &str = "2027-05-01";

/// A message bus that ends with the test.
struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    fn start() -> Bus {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--nofork", "--print-address"])
            .arg("--config-file")
            .arg(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/xtask/session-bus.conf"
            ))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is installed: cargo xtask doctor says how");
        let mut address = String::new();
        let output = daemon.stdout.take().expect("it was piped");
        BufReader::new(output)
            .read_line(&mut address)
            .expect("it says its address");
        Bus {
            daemon,
            address: address.trim().to_owned(),
        }
    }

    /// Starts a notification service on the bus. What it is asked to show arrives in the
    /// answer, and is answered once the test has let it.
    fn serve(&self) -> Service {
        let (shown, shows) = channel();
        let (lets, let_go) = channel();
        let served = Served {
            shown,
            let_go: Mutex::new(let_go),
            next: Mutex::new(0),
        };
        let connection = zbus::blocking::connection::Builder::address(self.address.as_str())
            .and_then(|builder| builder.serve_at("/org/freedesktop/Notifications", served))
            .and_then(|builder| builder.name("org.freedesktop.Notifications"))
            .and_then(zbus::blocking::connection::Builder::build)
            .expect("the bus takes the service");
        Service {
            shows,
            lets,
            _connection: connection,
        }
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

struct Service {
    shows: Receiver<(String, String)>,
    lets: Sender<()>,
    _connection: zbus::blocking::Connection,
}

impl Service {
    /// Lets so many messages be answered.
    fn answer(&self, messages: usize) {
        for _ in 0..messages {
            self.lets.send(()).expect("the service is there");
        }
    }

    /// All that was shown so far.
    fn shown(&self) -> Vec<(String, String)> {
        self.shows.try_iter().collect()
    }
}

struct Served {
    shown: Sender<(String, String)>,
    let_go: Mutex<Receiver<()>>,
    next: Mutex<u32>,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Served {
    #[expect(clippy::too_many_arguments, reason = "as the specification has it")]
    fn notify(
        &self,
        _app_name: String,
        _replaces_id: u32,
        _app_icon: String,
        summary: String,
        body: String,
        _actions: Vec<String>,
        _hints: std::collections::HashMap<String, zbus::zvariant::OwnedValue>,
        _expire_timeout: i32,
    ) -> u32 {
        let _ = self.shown.send((summary, body));
        let _ = self.let_go.lock().map(|let_go| let_go.recv());
        let mut next = self.next.lock().expect("no test panicked");
        *next += 1;
        *next
    }

    fn get_capabilities(&self) -> Vec<String> {
        vec!["body".to_owned(), "body-markup".to_owned()]
    }
}

fn certified() -> Program {
    let program = Program::new();
    program.add(
        "credential",
        r#"{"id":"cpc","issuer":"AAPC","code":"CPC","earned_on":"2021-06-01"}"#,
    );
    program.add(
        "account",
        r#"{"issuer":"AAPC","renewal_month":5,"due_day":31}"#,
    );
    program
}

fn remind(program: &Program, bus: Option<&Bus>, day: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
    command
        .args(["--as-of", day, "remind"])
        .env("MILEPOST_HOME", program.home());
    let nowhere = "unix:path=/nowhere/bus";
    command.env(
        "DBUS_SESSION_BUS_ADDRESS",
        bus.map_or(nowhere, |bus| bus.address.as_str()),
    );
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(program: &Program, bus: Option<&Bus>, day: &str) -> Ran {
    ran(remind(program, bus, day)
        .output()
        .expect("the program starts"))
}

#[test]
fn a_digest_arrives_with_its_items_and_only_once() {
    let (program, bus) = (certified(), Bus::start());
    let service = bus.serve();
    service.answer(9);
    let told = run(&program, Some(&bus), DAY);
    assert_eq!(told.status, 0, "{}", told.err);
    let shown = service.shown();
    let (title, body) = &shown[0];
    assert_eq!(
        (shown.len(), title.as_str()),
        (1, "2 reminders"),
        "one message"
    );
    assert!(
        body.contains("CPC renews in 30 days") && body.contains("AAPC dues due"),
        "{body}"
    );
    let again = run(&program, Some(&bus), DAY);
    assert!(again.out.contains("Nothing is due"), "{}", again.out);
    assert!(service.shown().is_empty(), "a second trigger shows nothing");
}

#[test]
fn what_a_service_takes_for_markup_is_escaped() {
    let (program, bus) = (Program::of_an_apprentice(), Bus::start());
    program.add("position", r#"{"id":"x","employer":"Smith & <Sons>","starts_on":"2026-01-01","ends_on":"2026-11-01","code_sets":["CPT"],"code_assignment":"yes"}"#);
    let service = bus.serve();
    service.answer(9);
    let told = run(&program, Some(&bus), "2026-11-23");
    assert_eq!(told.status, 0, "{}", told.err);
    let shown = service.shown();
    assert!(shown[0].1.contains("Smith &amp; &lt;Sons&gt;"), "{shown:?}");
}

#[test]
fn triggers_at_the_same_moment_show_one_message() {
    let (program, bus) = (certified(), Bus::start());
    let service = bus.serve();
    // The first is kept waiting for its answer while the others come.
    let first = remind(&program, Some(&bus), DAY)
        .spawn()
        .expect("it starts");
    let message = service.shows.recv().expect("the first shows something");
    assert_eq!(message.0, "2 reminders");
    for _ in 0..3 {
        let other = run(&program, Some(&bus), DAY);
        assert_eq!(other.status, 0, "{}", other.err);
        assert!(
            other.out.contains("Another Milepost is telling"),
            "{}",
            other.out
        );
    }
    service.answer(1);
    let first = ran(first.wait_with_output().expect("it ends"));
    assert_eq!(first.status, 0, "{}", first.err);
    assert!(service.shown().is_empty(), "the others showed nothing");
    assert!(
        run(&program, Some(&bus), DAY)
            .out
            .contains("Nothing is due"),
        "and nothing is left"
    );
}

#[test]
fn killed_between_showing_and_recording_it_is_told_again_and_not_lost() {
    let (program, bus) = (certified(), Bus::start());
    let service = bus.serve();
    let mut first = remind(&program, Some(&bus), DAY)
        .spawn()
        .expect("it starts");
    service.shows.recv().expect("it shows something");
    first.kill().expect("it is still waiting");
    first.wait().expect("it ends");
    service.answer(2);
    let second = run(&program, Some(&bus), DAY);
    assert_eq!(
        second.status, 0,
        "a dead process leaves no lock: {}",
        second.err
    );
    assert_eq!(
        service.shown().len(),
        1,
        "told again: a lost one would cost more"
    );
    assert!(
        run(&program, Some(&bus), DAY)
            .out
            .contains("Nothing is due")
    );
}

#[test]
fn without_a_bus_it_stays_due_and_the_log_says_why() {
    let program = certified();
    let failed = run(&program, None, DAY);
    assert_eq!(failed.status, 1, "not shown isn't done");
    assert!(
        failed
            .err
            .contains("2 reminders are due and couldn't be shown"),
        "{}",
        failed.err
    );
    let log = fs::read_to_string(program.home().join("log/milepost.log")).expect("there is a log");
    assert!(log.contains("couldn't be shown"), "{log}");
    let bus = Bus::start();
    let service = bus.serve();
    service.answer(9);
    assert_eq!(
        run(&program, Some(&bus), DAY).status,
        0,
        "with a bus it is told after all"
    );
    assert_eq!(service.shown().len(), 1);
}

#[test]
fn a_bus_without_a_service_is_named() {
    let (program, bus) = (certified(), Bus::start());
    let failed = run(&program, Some(&bus), DAY);
    assert!(
        failed
            .err
            .contains("this desktop runs no notification service"),
        "{}",
        failed.err
    );
}

#[test]
fn a_logbook_that_cannot_be_written_shows_nothing() {
    let (program, bus) = (certified(), Bus::start());
    let service = bus.serve();
    service.answer(9);
    let db =
        rusqlite::Connection::open(milepost_logbook::logbook_file(program.home())).expect("open");
    db.execute_batch("BEGIN IMMEDIATE")
        .expect("another program is writing");
    let refused = run(&program, Some(&bus), DAY);
    assert_eq!(refused.status, 1);
    assert!(
        refused.err.contains("another program is using"),
        "{}",
        refused.err
    );
    assert!(
        service.shown().is_empty(),
        "what can't be recorded would be shown for ever"
    );
    db.execute_batch("ROLLBACK").expect("it is done");
    assert_eq!(run(&program, Some(&bus), DAY).status, 0, "then it is told");
    assert_eq!(service.shown().len(), 1, "late, but not lost");
}

#[test]
fn a_home_that_cannot_be_written_shows_nothing() {
    let (program, bus) = (certified(), Bus::start());
    let service = bus.serve();
    service.answer(9);
    // A folder stands where the lock should be; it hinders root too, as a permission would not.
    fs::create_dir(program.home().join("remind.lock")).expect("a folder");
    let refused = run(&program, Some(&bus), DAY);
    assert!(
        refused
            .err
            .contains("reminders can't be recorded, so none is shown"),
        "{}",
        refused.err
    );
    assert!(service.shown().is_empty());
}

#[test]
fn without_a_logbook_there_is_nothing_to_remind_of_and_none_is_made() {
    let program = Program::new();
    let refused = run(&program, None, DAY);
    assert_eq!(refused.status, 1);
    assert!(
        refused.err.contains("there is no logbook at"),
        "{}",
        refused.err
    );
    assert!(
        !milepost_logbook::logbook_file(program.home()).exists(),
        "a reminder makes no logbook"
    );
}

#[test]
fn the_list_tells_nothing_and_is_versioned() {
    let program = certified();
    let list: Value =
        serde_json::from_str(&program.done(&["remind", "--list", "--json"])).expect("JSON");
    assert_eq!(
        (&list["format"], &list["version"]),
        (&"milepost-reminders".into(), &1.into())
    );
    assert!(
        list["coming"]
            .as_array()
            .is_some_and(|coming| !coming.is_empty()),
        "{list}"
    );
    assert_eq!(
        list["history"],
        Value::Array(Vec::new()),
        "listing isn't telling"
    );
}

#[test]
fn the_systems_scheduler_is_set_up_and_taken_away() {
    let program = certified();
    let tools = tempfile::tempdir().expect("a folder");
    let config = tempfile::tempdir().expect("a folder");
    let asked = tools.path().join("asked");
    let script = format!("#!/bin/sh\necho \"$*\" >> {}\n", asked.display());
    let systemctl = tools.path().join("systemctl");
    fs::write(&systemctl, script).expect("writable");
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(&systemctl, mode).expect("it can be run");
    let run = |path: &str, argument: &str| {
        let mut command = program.command(&["remind", argument]);
        command
            .env("PATH", path)
            .env("XDG_CONFIG_HOME", config.path());
        ran(command.output().expect("it starts"))
    };
    let with = format!("{}:/usr/bin:/bin", tools.path().display());
    let on = run(&with, "--install");
    assert_eq!(on.status, 0, "{}", on.err);
    let timer = config.path().join("systemd/user/milepost-remind.timer");
    assert!(
        timer.is_file() && on.out.contains("systemd user timer"),
        "{}",
        on.out
    );
    let said = fs::read_to_string(&asked).expect("it was asked");
    assert!(
        said.contains("--user enable --now milepost-remind.timer"),
        "{said}"
    );
    let service = fs::read_to_string(timer.with_extension("service")).expect("a service");
    assert!(
        service.contains("\"--home\"") && service.contains("\"remind\""),
        "{service}"
    );

    let off = run(&with, "--uninstall");
    assert_eq!(off.status, 0, "{}", off.err);
    assert!(
        !timer.exists() && !timer.with_extension("service").exists(),
        "nothing is left"
    );
    assert_eq!(run(&with, "--uninstall").status, 0, "what is gone is gone");

    // Where there is no systemd, an entry that runs at login.
    let without = tempfile::tempdir().expect("a folder");
    let without = without.path().display().to_string();
    let on = run(&without, "--install");
    assert!(
        on.out.contains("once when you log in"),
        "{} {}",
        on.out,
        on.err
    );
    assert!(
        config
            .path()
            .join("autostart/milepost-remind.desktop")
            .is_file()
    );
    assert_eq!(run(&without, "--uninstall").status, 0);
    assert!(
        !config
            .path()
            .join("autostart/milepost-remind.desktop")
            .exists()
    );
}

#[test]
fn the_light_program_links_no_web_view() {
    let program = fs::read(env!("CARGO_BIN_EXE_milepost")).expect("it is built");
    let has = |name: &[u8]| program.windows(name.len()).any(|part| part == name);
    if cfg!(target_arch = "x86_64") {
        assert!(
            !has(b"libwebkit2gtk-4.1.so.0"),
            "the reminders would load it every hour"
        );
        assert!(!has(b"libgtk-3.so.0"), "and this with it");
    }
}

/// Many triggers from many threads, as after a wake-up.
#[test]
fn a_storm_of_triggers_shows_one_message() {
    let (program, bus) = (Arc::new(certified()), Arc::new(Bus::start()));
    let service = bus.serve();
    service.answer(64);
    let threads: Vec<_> = (0..6)
        .map(|_| {
            let (program, bus) = (Arc::clone(&program), Arc::clone(&bus));
            thread::spawn(move || run(&program, Some(&bus), DAY).status)
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().expect("no panic"), 0, "none fails");
    }
    assert_eq!(service.shown().len(), 1, "and one tells");
}
