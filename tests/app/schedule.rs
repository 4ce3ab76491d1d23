//! The files that make each system start the reminders, read by that system's own rules.
//! All of them are plain text, so all of them are tested on every system.

use std::path::PathBuf;

use milepost_app::paths::Home;
use milepost_app::reminders::schedule::{
    Start, Starter, agent, autostart_entry, service, task_xml, timer, utf16,
};

/// A program and a home whose names have everything in them that a format could trip over.
fn awkward(starter: Starter) -> Start {
    let home = Home {
        folder: PathBuf::from("/home/ana/My \"100%\" $HOME & <co>\\logbook"),
        usual: false,
        sample: None,
    };
    Start::of(starter, PathBuf::from("/opt/mile post/milepost"), &home)
}

fn plain(starter: Starter) -> Start {
    let home = Home {
        folder: PathBuf::from("/home/ana/.local/share/milepost"),
        usual: true,
        sample: None,
    };
    Start::of(starter, PathBuf::from("/usr/bin/milepost"), &home)
}

#[test]
fn the_usual_home_needs_no_argument() {
    assert_eq!(
        plain(Starter::Reminders).arguments,
        ["remind"],
        "the program finds it itself"
    );
    assert_eq!(
        plain(Starter::Tray).arguments,
        ["--hidden"],
        "the tray opens no window"
    );
}

#[test]
fn the_units_of_systemd_quote_what_it_would_expand() {
    let text = service(&awkward(Starter::Reminders));
    let start = text
        .lines()
        .find(|line| line.starts_with("ExecStart="))
        .expect("it starts something");
    assert_eq!(
        start,
        r#"ExecStart="/opt/mile post/milepost" "--home" "/home/ana/My \"100%%\" $$HOME & <co>\\logbook" "remind""#,
        "spaces, quotes, per cent, dollar and backslash keep their meaning"
    );
    assert!(
        timer().contains("Persistent=true"),
        "a missed start is made up"
    );
}

/// Linux, where systemd is: the units pass its own check.
#[test]
#[cfg(target_os = "linux")]
fn systemd_itself_accepts_the_units() {
    use std::process::Command;

    let folder = tempfile::tempdir().expect("a folder");
    // systemd looks whether the program is there.
    let start = Start {
        program: PathBuf::from("/bin/true"),
        arguments: awkward(Starter::Reminders).arguments,
    };
    let units = [
        ("milepost-remind.service", service(&start)),
        ("milepost-remind.timer", timer()),
    ];
    for (name, text) in &units {
        std::fs::write(folder.path().join(name), text).expect("writable");
    }
    let paths = units.iter().map(|(name, _)| folder.path().join(name));
    let verified = Command::new("systemd-analyze")
        .args(["verify", "--man=no", "--user"])
        .args(paths)
        .env("XDG_RUNTIME_DIR", folder.path())
        .env("SYSTEMD_LOG_TARGET", "console")
        .output();
    let Ok(verified) = verified else {
        println!("systemd-analyze isn't here");
        return;
    };
    let said = String::from_utf8_lossy(&verified.stderr);
    let about_ours: Vec<&str> = said
        .lines()
        .filter(|line| line.contains("milepost"))
        .collect();
    assert!(verified.status.success() && about_ours.is_empty(), "{said}");
}

#[test]
fn an_autostart_entry_quotes_its_command() {
    let text = autostart_entry("Milepost", &awkward(Starter::Tray));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "[Desktop Entry]", "the group comes first");
    assert!(
        lines.contains(&r#"Exec="/opt/mile post/milepost" "--home" "/home/ana/My \\"100%%\\" \\$HOME & <co>\\\\logbook" "--hidden""#),
        "quoted for the shell-like rules of Exec, then escaped as a string: {text}"
    );
    for key in ["Type=Application", "Name=Milepost", "Terminal=false"] {
        assert!(lines.contains(&key), "{key} is required or wanted: {text}");
    }
}

#[test]
fn a_launch_agent_is_a_property_list_that_launchd_knows() {
    // launchd.plist(5), the keys that are used here with their types.
    for starter in [Starter::Reminders, Starter::Tray] {
        let text = agent("org.milepost.logbook.remind", starter, &awkward(starter));
        let list = plist::Value::from_reader_xml(text.as_bytes()).expect("a property list");
        let list = list.as_dictionary().expect("with a dictionary");
        for (key, value) in list {
            let fits = match key.as_str() {
                "Label" | "ProcessType" | "LimitLoadToSessionType" => value.as_string().is_some(),
                "ProgramArguments" => value
                    .as_array()
                    .is_some_and(|words| words.iter().all(|word| word.as_string().is_some())),
                "RunAtLoad" => value.as_boolean() == Some(true),
                "StartCalendarInterval" => value.as_dictionary().is_some_and(|when| {
                    when.get("Minute").and_then(plist::Value::as_signed_integer) == Some(5)
                        && when.len() == 1
                }),
                _ => false,
            };
            assert!(fits, "launchd knows no such {key}: {value:?}");
        }
        let words: Vec<&str> = list["ProgramArguments"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(plist::Value::as_string)
            .collect();
        let expected: Vec<String> = awkward(starter).words().collect();
        assert_eq!(words, expected, "every word arrives as it is");
        assert!(
            matches!(
                list["ProcessType"].as_string(),
                Some("Background" | "Standard" | "Adaptive" | "Interactive")
            ),
            "one of the words of launchd"
        );
    }
}

#[test]
fn a_scheduled_task_keeps_to_its_schema() {
    for starter in [Starter::Reminders, Starter::Tray] {
        let text = task_xml(starter, &awkward(starter));
        let document = roxmltree::Document::parse(&text).expect("well-formed");
        let task = document.root_element();
        assert_eq!(
            task.tag_name().namespace(),
            Some("http://schemas.microsoft.com/windows/2004/02/mit/task")
        );
        check(task);
        let value = |name: &str| {
            task.descendants()
                .find(|node| node.tag_name().name() == name)
                .and_then(|node| node.text())
        };
        assert_eq!(
            value("StartWhenAvailable"),
            Some("true"),
            "a missed start is made up"
        );
        assert_eq!(
            value("MultipleInstancesPolicy"),
            Some("IgnoreNew"),
            "never two at once"
        );
        assert_eq!(
            value("Arguments"),
            Some(match starter {
                Starter::Reminders =>
                    r#"--headless "/opt/mile post/milepost" --home "/home/ana/My \"100%\" $HOME & <co>\logbook" remind"#,
                Starter::Tray =>
                    r#"--headless "/opt/mile post/milepost" --home "/home/ana/My \"100%\" $HOME & <co>\logbook" --hidden"#,
            }),
            "quoted as a Windows program reads it"
        );
    }
}

/// What stands in an element, in the order of the schema (Microsoft's documentation of the
/// Task Scheduler schema); an element that is not listed holds text.
fn children(of: &str) -> Option<&'static [&'static str]> {
    Some(match of {
        "Task" => &[
            "RegistrationInfo",
            "Triggers",
            "Principals",
            "Settings",
            "Data",
            "Actions",
        ],
        "RegistrationInfo" => &[
            "URI",
            "SecurityDescriptor",
            "Source",
            "Date",
            "Author",
            "Version",
            "Description",
            "Documentation",
        ],
        "Triggers" => &["LogonTrigger", "CalendarTrigger"],
        "LogonTrigger" => &[
            "Enabled",
            "StartBoundary",
            "EndBoundary",
            "Repetition",
            "ExecutionTimeLimit",
            "UserId",
            "Delay",
        ],
        "CalendarTrigger" => &[
            "Enabled",
            "StartBoundary",
            "EndBoundary",
            "Repetition",
            "ExecutionTimeLimit",
            "RandomDelay",
            "ScheduleByDay",
        ],
        "Repetition" => &["Interval", "Duration", "StopAtDurationEnd"],
        "ScheduleByDay" => &["DaysInterval"],
        "Principals" => &["Principal"],
        "Principal" => &["UserId", "LogonType", "GroupId", "DisplayName", "RunLevel"],
        "Settings" => &[
            "MultipleInstancesPolicy",
            "DisallowStartIfOnBatteries",
            "StopIfGoingOnBatteries",
            "AllowHardTerminate",
            "StartWhenAvailable",
            "RunOnlyIfNetworkAvailable",
            "IdleSettings",
            "AllowStartOnDemand",
            "Enabled",
            "Hidden",
            "RunOnlyIfIdle",
            "WakeToRun",
            "ExecutionTimeLimit",
            "Priority",
        ],
        "Actions" => &["Exec"],
        "Exec" => &["Command", "Arguments", "WorkingDirectory"],
        _ => return None,
    })
}

fn check(element: roxmltree::Node<'_, '_>) {
    let name = element.tag_name().name();
    let Some(allowed) = children(name) else {
        let text = element.text().unwrap_or_default();
        let fits = match name {
            "Enabled"
            | "StopAtDurationEnd"
            | "DisallowStartIfOnBatteries"
            | "StopIfGoingOnBatteries"
            | "AllowHardTerminate"
            | "StartWhenAvailable"
            | "RunOnlyIfNetworkAvailable"
            | "AllowStartOnDemand"
            | "Hidden"
            | "RunOnlyIfIdle"
            | "WakeToRun" => {
                matches!(text, "true" | "false")
            }
            "Interval" | "Duration" | "Delay" | "ExecutionTimeLimit" => {
                text.starts_with('P') && text.len() > 2
            }
            "LogonType" => text == "InteractiveToken",
            "RunLevel" => matches!(text, "LeastPrivilege" | "HighestAvailable"),
            "DaysInterval" => text
                .parse::<u16>()
                .is_ok_and(|days| (1..=365).contains(&days)),
            _ => !text.is_empty(),
        };
        assert!(fits, "{name} doesn't hold {text:?}");
        return;
    };
    let mut at = 0;
    for child in element.children().filter(roxmltree::Node::is_element) {
        let own = child.tag_name().name();
        let place = allowed.iter().position(|known| *known == own);
        let place = place.unwrap_or_else(|| panic!("{name} has no {own}"));
        assert!(place >= at, "{own} stands too late in {name}");
        at = place;
        check(child);
    }
}

#[test]
fn the_task_is_written_as_the_scheduler_reads_it() {
    let bytes = utf16("<a/>\n");
    assert_eq!(
        &bytes[..4],
        [0xFF, 0xFE, b'<', 0],
        "UTF-16 with its mark, lowest byte first"
    );
    assert!(
        bytes.ends_with(&[b'\r', 0, b'\n', 0]),
        "and lines that end as on Windows"
    );
}
