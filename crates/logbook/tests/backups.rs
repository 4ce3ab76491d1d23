//! Copies stand alone and are sound; which are kept is a pure function.

mod common;

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use chrono::{Datelike, NaiveDate};
use common::{Home, add, credit, day, entry, now, position, run, today};
use milepost_logbook::{
    BACKUP_FOLDER, BackupCopy, Contents, KeepLimits, Logbook, LogbookError, Now, Operation,
    Settings, Why, contents_of, copies_in, newest_backup, synced_by, to_thin,
};

#[test]
fn a_copy_is_the_whole_logbook() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    let folder = home.folder.path().join("elsewhere");
    let copy = logbook
        .back_up(&folder, &now())
        .expect("the copy can be made");
    let again = logbook
        .back_up(&folder, &now())
        .expect("a second copy can be made");
    assert_ne!(copy.path, again.path, "a copy never overwrites another");
    assert_eq!(newest_backup(&folder).map(|it| it.made_on), Some(today()));

    let other = Home::new();
    std::fs::copy(&copy.path, other.file()).expect("the copy is one file");
    let restored = other.open();
    assert_eq!(
        restored.facts().expect("readable"),
        logbook.facts().expect("readable")
    );
    assert_eq!(
        restored.undo_label().expect("readable").as_deref(),
        Some("Undo add Mercy"),
        "the history is part of it"
    );
}

#[test]
fn restoring_saves_what_was_there_as_a_verified_copy() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    let folder = home.folder.path().join(BACKUP_FOLDER);
    let copy = logbook
        .back_up(&folder, &now())
        .expect("the copy can be made");
    add(&mut logbook, position("q", "Harbor"));
    drop(logbook);

    let restored =
        Logbook::restore_backup(home.folder.path(), &copy.path, &now()).expect("the copy is sound");
    assert_eq!(restored.contents.facts, 1, "what the logbook holds now");
    assert_eq!(
        home.open().count().expect("readable"),
        1,
        "the copy is in place"
    );
    let saved = restored.saved.expect("there was a file");
    let saved = copies_in(&folder)
        .into_iter()
        .find(|it| it.path == saved)
        .expect("what was there stands among the copies");
    assert_eq!(saved.why(), Why::BeforeRestore);

    Logbook::restore_backup(home.folder.path(), &saved.path, &now()).expect("it is sound");
    assert_eq!(
        home.open().count().expect("readable"),
        2,
        "the way back is the same way"
    );
}

#[test]
fn a_restore_is_seen_by_another_program_that_has_the_file_open() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    let copy = logbook
        .back_up(&home.folder.path().join(BACKUP_FOLDER), &now())
        .expect("the copy can be made");
    add(&mut logbook, position("q", "Harbor"));
    let other = home.open();
    assert_eq!(other.count().expect("readable"), 2);
    drop(logbook);
    Logbook::restore_backup(home.folder.path(), &copy.path, &now()).expect("the copy is sound");
    assert_eq!(
        other.count().expect("readable"),
        1,
        "it reads the one file that is there, and not one that is gone"
    );
}

#[test]
fn a_damaged_file_is_set_aside_by_a_restore_and_not_copied() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    let folder = home.folder.path().join(BACKUP_FOLDER);
    let copy = logbook
        .back_up(&folder, &now())
        .expect("the copy can be made");
    drop(logbook);
    let words = "these are notes, and no logbook";
    std::fs::write(home.file(), words).expect("writable");

    let restored =
        Logbook::restore_backup(home.folder.path(), &copy.path, &now()).expect("the copy is sound");
    let saved = restored.saved.expect("there was a file");
    assert_eq!(
        std::fs::read_to_string(saved).expect("it was kept"),
        words,
        "with every byte that it had"
    );
    assert_eq!(copies_in(&folder).len(), 1, "it is no copy of a logbook");
    assert_eq!(home.open().count().expect("readable"), 1);
}

#[test]
fn a_copy_says_what_is_in_it_before_it_is_restored() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    add(&mut logbook, entry("e", "p", "2026-11-20", 390));
    add(&mut logbook, entry("f", "p", "2026-03-02", 480));
    add(&mut logbook, credit("c", "Modifier 25", 150, "2025-12-01"));
    let copy = logbook
        .back_up(home.folder.path(), &now())
        .expect("the copy can be made");
    let contents = contents_of(&copy.path).expect("it is sound");
    assert_eq!(contents.facts, 4);
    assert_eq!(contents.summary, "2 entries, 1 credit, 1 position");
    assert_eq!(
        (contents.first, contents.last),
        (Some(day("2025-12-01")), Some(day("2026-11-20"))),
        "from the first day on record to the last"
    );
    assert_eq!(
        contents.last_change.as_deref(),
        Some("Added 1.5 CEU, Modifier 25")
    );
    assert!(contents.bytes > 1_000, "the size of a real file");
    assert_eq!(
        contents,
        Contents {
            bytes: contents.bytes,
            ..logbook.contents().expect("readable")
        },
        "the open logbook says the same of itself"
    );
}

#[test]
fn a_copy_of_a_newer_milepost_is_refused_and_nothing_is_changed() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    let copy = logbook
        .back_up(home.folder.path(), &now())
        .expect("the copy can be made");
    drop(logbook);
    let db = rusqlite::Connection::open(&copy.path).expect("a database");
    db.execute_batch("PRAGMA user_version = 9000")
        .expect("writable");
    drop(db);
    let before = std::fs::read(home.file()).expect("readable");
    let answer = Logbook::restore_backup(home.folder.path(), &copy.path, &now());
    assert!(
        matches!(answer, Err(LogbookError::NewerVersion { .. })),
        "{answer:?}"
    );
    assert_eq!(std::fs::read(home.file()).expect("readable"), before);
    assert!(
        contents_of(&copy.path).is_err(),
        "the preview says it before"
    );
}

#[test]
fn only_a_sound_logbook_is_restored() {
    let home = Home::new();
    add(&mut home.open(), position("p", "Mercy"));
    let bad = home.folder.path().join("bad.milepost");
    std::fs::write(&bad, b"no database".repeat(50)).expect("writable");
    let missing = home.folder.path().join("missing.milepost");
    let foreign = home.folder.path().join("foreign.milepost");
    let db = rusqlite::Connection::open(&foreign).expect("writable");
    db.execute_batch("CREATE TABLE recipes (title TEXT)")
        .expect("a table can be made");
    for copy in [bad, missing, foreign] {
        let answer = Logbook::restore_backup(home.folder.path(), &copy, &now());
        assert!(
            matches!(answer, Err(LogbookError::Backup { .. })),
            "{answer:?}"
        );
        assert_eq!(
            home.open().count().expect("readable"),
            1,
            "the logbook is as it was"
        );
    }
}

fn daily(from: &str, days: usize) -> Vec<BackupCopy> {
    day(from)
        .iter_days()
        .take(days)
        .map(|made_on| BackupCopy {
            made_on,
            path: format!("{made_on}.milepost").into(),
        })
        .collect()
}

fn kept(copies: &[BackupCopy], today: NaiveDate, limits: KeepLimits) -> Vec<NaiveDate> {
    let thinned: BTreeSet<BackupCopy> = to_thin(copies, today, limits).into_iter().collect();
    copies
        .iter()
        .filter(|it| !thinned.contains(it))
        .map(|it| it.made_on)
        .collect()
}

#[test]
fn three_years_of_daily_copies_are_thinned() {
    let copies = daily("2023-11-24", 1096);
    let kept = kept(&copies, today(), KeepLimits::default());
    assert_eq!(kept.last(), Some(&today()), "the newest stays");
    let last_days: Vec<NaiveDate> = today().iter_days().take(1).collect();
    assert!(last_days.iter().all(|day| kept.contains(day)));
    let fortnight = kept.iter().filter(|day| **day > day_before(14)).count();
    assert_eq!(fortnight, 14, "every day of the last two weeks");
    let months: BTreeSet<(i32, u32)> = kept.iter().map(|it| (it.year(), it.month())).collect();
    assert_eq!(months.len(), 24, "one of each of the last 24 months");
    assert!(kept.len() < 50, "and not much more: {}", kept.len());
}

fn day_before(days: u64) -> NaiveDate {
    today() - chrono::Days::new(days)
}

#[test]
fn every_copy_of_today_stays() {
    let copies: Vec<BackupCopy> = (0..20)
        .map(|hour| BackupCopy {
            made_on: today(),
            path: format!("{hour:02}.milepost").into(),
        })
        .collect();
    assert!(to_thin(&copies, today(), KeepLimits::default()).is_empty());
}

#[test]
fn the_newest_stays_however_old_it_is_and_whatever_the_limits() {
    let none = KeepLimits {
        all_of_days: 0,
        daily: 0,
        weekly: 0,
        monthly: 0,
    };
    let copies = daily("2001-01-01", 3);
    assert_eq!(kept(&copies, today(), none), [day("2001-01-03")]);
    assert!(to_thin(&[], today(), none).is_empty(), "nothing of nothing");
}

#[test]
fn thinning_twice_thins_no_more() {
    let copies = daily("2025-01-01", 690);
    let thinned: BTreeSet<BackupCopy> = to_thin(&copies, today(), KeepLimits::default())
        .into_iter()
        .collect();
    let rest: Vec<BackupCopy> = copies
        .into_iter()
        .filter(|it| !thinned.contains(it))
        .collect();
    assert!(to_thin(&rest, today(), KeepLimits::default()).is_empty());
}

/// The moment some minutes after [`now`].
fn later(minutes: u64) -> Now {
    Now::new(today(), now().unix_millis() + minutes * 60_000)
}

#[test]
fn a_copy_is_kept_when_something_changed_and_half_an_hour_has_passed() {
    let home = Home::new();
    let mut logbook = home.open();
    let made = |logbook: &Logbook, now: &Now| {
        let run = logbook.keep_copies(now);
        assert!(run.failed.is_empty(), "{:?}", run.failed);
        run.made.len()
    };
    assert_eq!(made(&logbook, &now()), 0, "an empty logbook needs no copy");
    add(&mut logbook, position("p", "Mercy"));
    assert_eq!(made(&logbook, &now()), 1, "the first change is copied soon");
    assert_eq!(made(&logbook, &later(600)), 0, "nothing is new");
    add(&mut logbook, position("q", "Harbor"));
    assert_eq!(made(&logbook, &later(29)), 0, "not every change by itself");
    assert_eq!(made(&logbook, &later(30)), 1, "half an hour of changes");
    logbook.undo().expect("there is something to undo");
    assert_eq!(made(&logbook, &later(90)), 1, "taking back is a change too");
    add(&mut logbook, position("r", "County"));
    let set_back = Now::new(today(), now().unix_millis() - 86_400_000);
    assert_eq!(
        made(&logbook, &set_back),
        1,
        "a clock that was set back stops no copies"
    );
}

#[test]
fn old_copies_are_thinned_when_a_new_one_is_made() {
    let home = Home::new();
    let mut logbook = home.open();
    let folder = home.folder.path().join(BACKUP_FOLDER);
    add(&mut logbook, position("p", "Mercy"));
    let first = logbook.keep_copies(&now()).made.remove(0);
    assert_eq!(
        first.made_at_millis(),
        Some(now().unix_millis()),
        "its name says when"
    );
    assert_eq!(first.why(), Why::Regular);
    let name = first
        .path
        .file_name()
        .and_then(|name| name.to_str())
        .expect("a plain name");
    for back in 1..400 {
        let earlier = today() - chrono::Days::new(back);
        let older = name.replace(&today().to_string(), &earlier.to_string());
        std::fs::copy(&first.path, folder.join(older)).expect("a copy of an earlier day");
    }
    let precious = name
        .replace(&today().to_string(), "2020-01-01")
        .replace("daily", "before-restore");
    std::fs::copy(&first.path, folder.join(&precious)).expect("a copy before a restore");
    add(&mut logbook, position("q", "Harbor"));
    assert_eq!(logbook.keep_copies(&later(60)).made.len(), 1);
    let kept = copies_in(&folder);
    assert!(
        kept.len() < 60,
        "{} of 400 daily copies are within the limits",
        kept.len()
    );
    assert!(
        kept.iter().any(|it| it.path.ends_with(&precious)),
        "what was saved before a restore is nobody's daily copy"
    );
    assert_eq!(newest_backup(&folder).map(|it| it.made_on), Some(today()));
}

#[test]
fn a_second_folder_gets_copies_of_its_own_and_its_trouble_is_its_own() {
    let home = Home::new();
    let mut logbook = home.open();
    let usb = home.folder.path().join("usb");
    logbook
        .save_settings(&Settings {
            copies_folder: Some(usb.display().to_string()),
            ..Settings::default()
        })
        .expect("settings can be saved");
    add(&mut logbook, position("p", "Mercy"));
    assert_eq!(logbook.keep_copies(&now()).made.len(), 2, "one in each");
    assert_eq!(copies_in(&usb).len(), 1);

    std::fs::remove_dir_all(&usb).expect("the stick is pulled out");
    std::fs::write(&usb, "no folder").expect("and can't be made anew");
    add(&mut logbook, position("q", "Harbor"));
    let run = logbook.keep_copies(&later(60));
    assert_eq!(run.made.len(), 1, "the copy beside the file is made");
    assert!(
        matches!(run.failed.as_slice(), [LogbookError::Backup { .. }]),
        "and the other's trouble is told: {:?}",
        run.failed
    );
    assert_eq!(
        logbook
            .copy_now(&later(61), &mut |_| ControlFlow::Continue(()))
            .made
            .len(),
        1,
        "also when it is asked for"
    );
}

#[test]
fn a_folder_that_is_away_is_no_trouble_and_what_it_held_is_remembered() {
    let home = Home::new();
    let mut logbook = home.open();
    let (usb, drawer) = (
        home.folder.path().join("usb"),
        home.folder.path().join("drawer"),
    );
    let there = usb.join("copies");
    std::fs::create_dir_all(&there).expect("a stick");
    logbook
        .save_settings(&Settings {
            copies_folder: Some(there.display().to_string()),
            ..Settings::default()
        })
        .expect("settings can be saved");
    add(&mut logbook, position("p", "Mercy"));
    assert_eq!(
        logbook.second_copies().expect("an answer"),
        None,
        "nothing is there yet"
    );
    assert_eq!(logbook.keep_copies(&now()).made.len(), 2, "one in each");
    logbook.remember_second_copies().expect("it is remembered");

    std::fs::rename(&usb, &drawer).expect("the stick is pulled out");
    add(&mut logbook, position("q", "Harbor"));
    add(&mut logbook, position("r", "Union"));
    let run = logbook.keep_copies(&later(60));
    assert_eq!((run.made.len(), run.failed.len()), (1, 0), "{run:?}");
    assert_eq!(run.away, std::slice::from_ref(&there));
    logbook
        .remember_second_copies()
        .expect("what is away changes nothing");
    let held = logbook
        .second_copies()
        .expect("an answer")
        .expect("it is known");
    assert_eq!((held.copies, held.behind), (1, Some(2)));

    // Another folder's memory is not this one's.
    let other = Settings {
        copies_folder: Some(usb.join("others").display().to_string()),
        ..logbook.settings().expect("settings")
    };
    logbook
        .save_settings(&other)
        .expect("settings can be saved");
    assert_eq!(logbook.second_copies().expect("an answer"), None);

    std::fs::rename(&drawer, &usb).expect("it is back");
    let back = Settings {
        copies_folder: Some(there.display().to_string()),
        ..other
    };
    logbook.save_settings(&back).expect("settings can be saved");
    assert_eq!(
        logbook.keep_copies(&later(61)).made.len(),
        1,
        "it catches up"
    );
    let held = logbook
        .second_copies()
        .expect("an answer")
        .expect("it is there");
    assert_eq!((held.copies, held.behind), (2, Some(0)));
}

#[test]
fn a_copy_can_be_watched_and_stopped_and_leaves_nothing_behind() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    let days = day("2020-01-01").iter_days().take(2_000);
    let entries = days.map(|it| entry(&format!("e{it}"), "p", &it.to_string(), 480));
    run(&mut logbook, Operation::AddMany(entries.collect()));
    let mut seen = Vec::new();
    let answer = logbook.copy_now(&now(), &mut |progress| {
        seen.push(progress);
        ControlFlow::Break(())
    });
    assert!(
        matches!(answer.failed.as_slice(), [LogbookError::Stopped]),
        "{answer:?}"
    );
    let [first] = seen.as_slice() else {
        panic!("it stopped at the first look: {seen:?}")
    };
    assert!(first.done > 0 && first.done < first.total, "{first:?}");
    let folder = home.folder.path().join(BACKUP_FOLDER);
    assert_eq!(copies_in(&folder), [], "half a copy is no copy");
    let whole = logbook.copy_now(&now(), &mut |_| ControlFlow::Continue(()));
    assert_eq!(whole.made.len(), 1, "{:?}", whole.failed);
}

#[test]
fn a_sample_is_never_copied_by_itself() {
    let home = Home::new();
    let sample = Logbook::open_sample(home.folder.path(), 50, &now()).expect("the sample opens");
    let run = sample.keep_copies(&now());
    assert!(run.made.is_empty() && run.failed.is_empty());
}

#[test]
fn a_logbook_is_refused_where_a_cloud_service_syncs_and_its_copies_are_not() {
    let home = Home::new();
    let synced = home
        .folder
        .path()
        .join("Dropbox (Personal)")
        .join("Milepost");
    let answer = Logbook::open(&synced, &now());
    assert!(
        matches!(&answer, Err(LogbookError::Synced { service, .. }) if service == "Dropbox"),
        "{answer:?}"
    );
    assert!(!synced.exists(), "nothing is made there");
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    logbook
        .back_up(&synced, &now())
        .expect("a finished copy may be synced");
}

#[test]
fn synced_folders_are_known_by_their_names_and_by_what_services_leave_there() {
    for (path, service) in [
        ("/home/ana/Dropbox/milepost", Some("Dropbox")),
        ("C:/Users/ana/OneDrive - Contoso/Milepost", Some("OneDrive")),
        (
            "/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.com/My Drive",
            Some("Google Drive"),
        ),
        (
            "/Users/ana/Library/Mobile Documents/com~apple~CloudDocs",
            Some("iCloud"),
        ),
        ("/home/ana/Nextcloud", Some("Nextcloud")),
        ("/home/ana/.local/share/milepost", None),
        ("/home/ana/dropbox-notes-of-2019/x", None),
        ("/home/ana/mydropbox", None),
        ("/home/onedriveuser/data", None),
        ("/home/ana/Proton Drive/x", Some("Proton Drive")),
        ("/home/ana/SynologyDrive", Some("Synology Drive")),
        ("/home/ana/Box/x", Some("Box")),
        ("/home/ana/box/x", None),
        ("/home/ana/Yandex.Disk", Some("Yandex Disk")),
    ] {
        assert_eq!(synced_by(std::path::Path::new(path)), service, "{path}");
    }
    let home = Home::new();
    let inner = home.folder.path().join("a/b");
    assert_eq!(synced_by(&inner), None);
    std::fs::create_dir(home.folder.path().join(".stfolder")).expect("a mark can be made");
    assert_eq!(
        synced_by(&inner),
        Some("Syncthing"),
        "a mark counts for all that lies under it"
    );
}

#[cfg(unix)]
#[test]
fn a_link_into_a_synced_folder_is_followed() {
    let home = Home::new();
    let real = home.folder.path().join("Dropbox/mp");
    std::fs::create_dir_all(&real).expect("a folder");
    let share = home.folder.path().join("share");
    std::fs::create_dir(&share).expect("a folder");
    let link = share.join("milepost");
    std::os::unix::fs::symlink(&real, &link).expect("a link");
    for folder in [link.clone(), link.join("not yet there")] {
        let answer = Logbook::open(&folder, &now());
        assert!(
            matches!(&answer, Err(LogbookError::Synced { service, .. }) if service == "Dropbox"),
            "{answer:?}"
        );
    }
    assert_eq!(std::fs::read_dir(&real).expect("readable").count(), 0);
}
