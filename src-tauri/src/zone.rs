//! How far the clock on the wall is from UTC, also where the system's time zone cannot be used.
//!
//! chrono ends the program where a zone cannot be looked up (`TZ=X24:59:59`; a Windows that
//! answers nothing). So it is only asked the way back, from a time on the wall to UTC, which
//! has "there is none" among its answers. Where it has none, what the system itself gives as
//! local time counts, and that is said once.

use std::io::Write;
use std::sync::Once;

use chrono::{
    FixedOffset, Local, MappedLocalTime, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc,
};
use time::{OffsetDateTime, UtcOffset};

/// No zone is further from UTC than a day, and two offsets of a zone lie within a day of a change.
const AROUND: [i64; 3] = [0, -26, 26];

/// The offset from UTC at an instant. Never fails: without any zone it is UTC's own.
pub fn offset_at(instant: NaiveDateTime) -> FixedOffset {
    let named = named();
    if let Named::Zone = named
        && let Some(offset) = by_way_back(instant, |wall| Local.offset_from_local_datetime(&wall))
    {
        return offset;
    }
    let offset = of_the_system(instant);
    match named {
        Named::Rule if offset.is_some() => {}
        Named::Rule | Named::Zone => say_once("this system's time zone can't be used", offset),
        Named::Nothing(trouble) => say_once(&trouble, offset),
    }
    offset.unwrap_or(Utc.fix())
}

/// What the environment or the system names as the zone. Where chrono finds none it takes
/// another one without a word, so what it would be asked for is looked at first.
#[cfg_attr(
    windows,
    allow(dead_code, reason = "the system there names a zone always")
)]
#[derive(Debug, PartialEq, Eq)]
enum Named {
    /// One that lies in a file, or is a setting of the system.
    Zone,
    /// A rule written out in the environment, which the system's own function reads best.
    Rule,
    /// None, and what is wrong.
    Nothing(String),
}

/// The offset whose time on the wall leads back to the instant.
fn by_way_back(
    instant: NaiveDateTime,
    way_back: impl Fn(NaiveDateTime) -> MappedLocalTime<FixedOffset>,
) -> Option<FixedOffset> {
    let at = |seconds: i64| instant.checked_add_signed(TimeDelta::seconds(seconds));
    let offsets = |wall: NaiveDateTime| {
        let found = way_back(wall);
        [found.earliest(), found.latest()].into_iter().flatten()
    };
    let around = AROUND.iter().filter_map(|hours| at(hours * 3_600));
    around.flat_map(offsets).find(|offset| {
        let wall = at(i64::from(offset.local_minus_utc()));
        wall.is_some_and(|wall| offsets(wall).any(|it| it == *offset))
    })
}

/// What the system's own function gives.
fn of_the_system(instant: NaiveDateTime) -> Option<FixedOffset> {
    let instant = OffsetDateTime::from_unix_timestamp(instant.and_utc().timestamp()).ok()?;
    let offset = UtcOffset::local_offset_at(instant).ok()?;
    FixedOffset::east_opt(offset.whole_seconds())
}

/// Says what is wrong, and what is taken instead. A message on every day that is worked out
/// would bury the answer.
fn say_once(trouble: &str, offset: Option<FixedOffset>) {
    static SAID: Once = Once::new();
    SAID.call_once(|| {
        let taken = match offset {
            Some(offset) => format!("the system's own local time is taken, UTC{offset}"),
            None => "days and times are UTC's".to_owned(),
        };
        let text = format!("{trouble}: {taken}");
        if log::log_enabled!(log::Level::Warn) {
            log::warn!("{text}");
        } else {
            // A program without a place to complain goes on all the same.
            let _ = writeln!(std::io::stderr(), "milepost: {text}");
        }
    });
}

#[cfg(unix)]
fn named() -> Named {
    use std::path::Path;

    let variable = std::env::var_os("TZ");
    let folders = ZONE_FOLDERS.map(Path::new);
    named_on_unix(variable.as_deref(), Path::new("/etc/localtime"), &folders)
}

/// The zone is a setting of the system, and asking for it is asking the system.
#[cfg(not(unix))]
fn named() -> Named {
    Named::Zone
}

/// Where zones lie, as chrono and the C libraries look for them.
#[cfg(unix)]
const ZONE_FOLDERS: [&str; 4] = [
    "/usr/share/zoneinfo",
    "/share/zoneinfo",
    "/etc/zoneinfo",
    "/usr/share/lib/zoneinfo",
];

#[cfg(unix)]
fn named_on_unix(
    variable: Option<&std::ffi::OsStr>,
    system: &std::path::Path,
    folders: &[&std::path::Path],
) -> Named {
    match variable {
        None if is_zone(system) => Named::Zone,
        None => Named::Nothing("this system names no time zone".to_owned()),
        // By custom, UTC.
        Some(name) if name.is_empty() => Named::Zone,
        Some(name) => {
            let text = name.to_string_lossy();
            let file = text.strip_prefix(':').unwrap_or(&text);
            if folders.iter().any(|folder| is_zone(&folder.join(file))) {
                Named::Zone
            } else if is_rule(&text) {
                Named::Rule
            } else {
                Named::Nothing(format!("TZ={} names no time zone", short(&text)))
            }
        }
    }
}

/// Whether a file holds a zone.
#[cfg(unix)]
fn is_zone(path: &std::path::Path) -> bool {
    let begins = std::fs::File::open(path).and_then(|mut file| {
        let mut four = [0; 4];
        std::io::Read::read_exact(&mut file, &mut four).map(|()| four)
    });
    path.is_file() && begins.is_ok_and(|four| &four == b"TZif")
}

/// Whether it is written out, as `EST5EDT,M3.2.0,M11.1.0`: a name of at least three letters, or
/// any within `<>`, and then a number.
#[cfg(unix)]
fn is_rule(text: &str) -> bool {
    let rest = match text
        .strip_prefix('<')
        .and_then(|inner| inner.split_once('>'))
    {
        Some((_, rest)) => rest,
        None => {
            let rest = text.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
            if text.len() - rest.len() < 3 {
                return false;
            }
            rest
        }
    };
    let number = rest.trim_start_matches(['+', '-']);
    number.starts_with(|digit: char| digit.is_ascii_digit())
}

/// What stands in a variable may be anything, and of any length.
#[cfg(unix)]
fn short(text: &str) -> String {
    let plain: String = text
        .chars()
        .take(40)
        .filter(|it| !it.is_control())
        .collect();
    match text.chars().count() > 40 {
        true => format!("{plain}…"),
        false => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    /// A zone with summer time: from its second Sunday in March to its first in November, as
    /// the way back from the wall sees it.
    fn way_back(west: i32, wall: NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        let winter = FixedOffset::west_opt(west * 3_600).expect("an offset");
        let summer = FixedOffset::west_opt((west - 1) * 3_600).expect("an offset");
        let fits = |offset: FixedOffset| {
            let instant = wall - TimeDelta::seconds(i64::from(offset.local_minus_utc()));
            at(west, instant) == offset
        };
        match (fits(summer), fits(winter)) {
            (true, true) => MappedLocalTime::Ambiguous(summer, winter),
            (true, false) => MappedLocalTime::Single(summer),
            (false, true) => MappedLocalTime::Single(winter),
            (false, false) => MappedLocalTime::None,
        }
    }

    /// The same zone seen from UTC.
    fn at(west: i32, instant: NaiveDateTime) -> FixedOffset {
        use chrono::{Datelike, Weekday::Sun};
        let sunday = |month, nth, hours: i32| {
            let day = NaiveDate::from_weekday_of_month_opt(instant.year(), month, Sun, nth);
            let two = day
                .expect("a Sunday")
                .and_hms_opt(2, 0, 0)
                .expect("two o'clock");
            two + TimeDelta::hours(i64::from(hours))
        };
        let is_summer = instant >= sunday(3, 2, west) && instant < sunday(11, 1, west - 1);
        FixedOffset::west_opt((west - i32::from(is_summer)) * 3_600).expect("an offset")
    }

    #[test]
    fn every_hour_of_four_years_has_its_offset() {
        for west in [-12, -5, 0, 5, 10] {
            let mut instant = NaiveDate::from_ymd_opt(2024, 1, 1)
                .and_then(|day| day.and_hms_opt(0, 30, 0))
                .expect("a day");
            for _ in 0..4 * 366 * 24 {
                assert_eq!(
                    by_way_back(instant, |wall| way_back(west, wall)),
                    Some(at(west, instant)),
                    "at {instant} UTC, {west} hours west, also while an hour is left out or comes twice"
                );
                instant += TimeDelta::hours(1);
            }
        }
    }

    #[test]
    fn a_zone_without_an_answer_gives_none_and_no_panic() {
        let noon = NaiveDate::from_ymd_opt(2026, 7, 1).and_then(|day| day.and_hms_opt(12, 0, 0));
        let noon = noon.expect("a day");
        assert_eq!(by_way_back(noon, |_| MappedLocalTime::None), None);
        for end in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            assert_eq!(
                by_way_back(end, |_| MappedLocalTime::None),
                None,
                "at the end of time"
            );
        }
    }

    #[cfg(unix)]
    mod unix {
        use super::super::*;
        use std::ffi::OsStr;
        use std::path::Path;

        fn folder_with_a_zone() -> tempfile::TempDir {
            let folder = tempfile::tempdir().expect("a folder");
            std::fs::create_dir(folder.path().join("America")).expect("a folder in it");
            let zone = folder.path().join("America/New_York");
            std::fs::write(zone, b"TZif2 and the rest").expect("a zone");
            std::fs::write(folder.path().join("tzdata.zi"), b"# text").expect("no zone");
            folder
        }

        fn named(name: &str, folder: &Path) -> Named {
            named_on_unix(Some(OsStr::new(name)), &folder.join("none"), &[folder])
        }

        fn is_nothing(named: &Named) -> bool {
            matches!(named, Named::Nothing(_))
        }

        #[test]
        fn a_zone_is_a_file_that_is_one_or_a_rule() {
            let folder = folder_with_a_zone();
            for zone in ["America/New_York", ":America/New_York", ""] {
                assert_eq!(named(zone, folder.path()), Named::Zone, "{zone}");
            }
            for rule in ["EST5EDT", "<-03>3", "UTC0", "EST5EDT,M3.2.0,M11.1.0"] {
                assert_eq!(named(rule, folder.path()), Named::Rule, "{rule}");
            }
            for none in [
                "America/Nowhere",
                "America",
                "tzdata.zi",
                "X5",
                "../../etc",
                ":",
                "<",
                "🕛",
            ] {
                assert!(is_nothing(&named(none, folder.path())), "{none}");
            }
        }

        #[test]
        fn without_zone_data_no_name_is_a_zone_and_it_is_said() {
            let empty = tempfile::tempdir().expect("a folder");
            assert_eq!(
                named("America/New_York", empty.path()),
                Named::Nothing("TZ=America/New_York names no time zone".to_owned())
            );
            let system = named_on_unix(None, &empty.path().join("localtime"), &[empty.path()]);
            assert!(is_nothing(&system), "neither does the system name one");
        }

        #[test]
        fn the_systems_own_zone_must_be_one_too() {
            let folder = folder_with_a_zone();
            let system = |name: &str| named_on_unix(None, &folder.path().join(name), &[]);
            assert_eq!(system("America/New_York"), Named::Zone);
            assert!(is_nothing(&system("tzdata.zi")), "that is text");
        }

        #[test]
        fn a_long_name_is_cut_and_its_control_signs_are_left_out() {
            let said = short(&format!("a\u{1b}[31m{}", "x".repeat(100)));
            assert!(
                said.chars().count() <= 41 && !said.contains('\u{1b}'),
                "{said}"
            );
        }
    }
}
