//! The system's own clock under time zones that are in order, odd, or none.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use rstest::rstest;

use crate::support::{Ran, ran};

/// Runs the program with its own clock, in a home of its own.
fn run_under(zone: &OsStr, arguments: &[&str]) -> Ran {
    let home = tempfile::tempdir().expect("a temporary folder");
    run_in(home.path(), zone, arguments)
}

fn run_in(home: &Path, zone: &OsStr, arguments: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
    command
        .args(arguments)
        .env("MILEPOST_HOME", home)
        .env("TZ", zone)
        .stdin(Stdio::null());
    ran(command.output().expect("the program starts"))
}

#[rstest]
#[case::a_rule_further_than_a_day("XXX24:59:59", true)]
#[case::too_short_a_name("X24:59:59", true)]
#[case::no_such_place("America/Nowhere", true)]
#[case::a_folder("America", true)]
#[case::the_root("/", true)]
#[case::upwards("../../../etc/passwd", true)]
#[case::a_colon_alone(":", true)]
#[case::no_rule("<", true)]
#[case::blank("   ", true)]
#[case::a_rule_that_ends_early("EST5EDT,M3.2.0", false)]
#[case::a_rule_of_no_month("EST5EDT,M13.9.9,M0.0.0", false)]
#[case::summer_further_than_a_day("XXX23YYY24:59:59,M3.2.0,M11.1.0", false)]
fn an_odd_zone_stops_nothing_and_is_said_once(#[case] zone: &str, #[case] must_say: bool) {
    let place = r#"{"employer":"Mercy","starts_on":"2020-01-05"}"#;
    let home = tempfile::tempdir().expect("a temporary folder");
    for arguments in [
        &["add", "position", place][..],
        &["status"],
        &["remind", "--list"],
        &["log", "1h", "Mercy"],
    ] {
        let ran = run_in(home.path(), OsStr::new(zone), arguments);
        assert_eq!(ran.status, 0, "TZ={zone} {arguments:?} works, but: {ran:?}");
        let said = ran.err.matches("milepost: ").count();
        assert!(said <= 1, "once is enough: {}", ran.err);
        if must_say {
            assert!(
                ran.err.contains("UTC"),
                "TZ={zone}: what is taken is said: {ran:?}"
            );
        }
    }
}

#[rstest]
#[case::unset_by_custom("")]
#[case::universal("UTC0")]
#[case::a_rule("EST5EDT,M3.2.0,M11.1.0")]
#[case::a_short_rule("<-03>3")]
fn a_zone_in_order_is_taken_without_a_word(#[case] zone: &str) {
    let ran = run_under(OsStr::new(zone), &["status"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "TZ={zone}");
}

#[test]
fn the_answer_in_json_stays_json() {
    let ran = run_under(OsStr::new("America/Nowhere"), &["status", "--json"]);
    let answer: Result<serde_json::Value, _> = serde_json::from_str(&ran.out);
    assert!(
        answer.is_ok(),
        "the word on the zone goes to standard error: {ran:?}"
    );
}

#[test]
fn a_held_day_asks_for_no_zone() {
    let arguments = ["status", "--as-of", "2026-11-23"];
    let ran = run_under(OsStr::new("America/Nowhere"), &arguments);
    assert_eq!(
        (ran.status, ran.err.as_str()),
        (0, ""),
        "nothing depends on the zone"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn bytes_that_are_no_text_stop_nothing() {
    use std::os::unix::ffi::OsStrExt;

    let ran = run_under(OsStr::from_bytes(b"\xff\xfe"), &["status"]);
    assert_eq!(ran.status, 0, "{ran:?}");
}

#[test]
fn west_and_east_of_the_day_line_are_two_days() {
    let day = |zone: &str| {
        let ran = run_under(OsStr::new(zone), &["status"]);
        let first = ran.out.lines().next().unwrap_or_default().to_owned();
        first.split("  ").next().unwrap_or_default().to_owned()
    };
    // Twenty-three hours either way: whatever the hour, they cannot both be on one day.
    assert_ne!(
        day("WWW23"),
        day("EEE-23"),
        "the clock on the wall decides the day"
    );
}
