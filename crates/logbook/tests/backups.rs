//! Copies stand alone and are sound; which are kept is a pure function.

mod common;

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use common::{Home, add, day, now, position, today};
use milepost_logbook::{
    BACKUP_FOLDER, BackupCopy, KeepLimits, Logbook, LogbookError, newest_backup, to_thin,
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
fn restoring_keeps_what_was_there() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    let folder = home.folder.path().join(BACKUP_FOLDER);
    let copy = logbook
        .back_up(&folder, &now())
        .expect("the copy can be made");
    add(&mut logbook, position("q", "Harbor"));
    drop(logbook);

    let kept = Logbook::restore_backup(home.folder.path(), &copy.path, &now())
        .expect("the copy is sound")
        .expect("there was a file");
    assert_eq!(
        home.open().count().expect("readable"),
        1,
        "the copy is in place"
    );
    std::fs::remove_file(home.file()).expect("the file is closed");
    std::fs::rename(kept, home.file()).expect("what was there is kept");
    assert_eq!(home.open().count().expect("readable"), 2, "whole");
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
fn every_copy_of_the_last_two_days_stays() {
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

#[test]
fn one_copy_is_kept_a_day_and_old_ones_are_thinned() {
    let home = Home::new();
    let mut logbook = home.open();
    let folder = home.folder.path().join(BACKUP_FOLDER);
    let nothing = logbook.keep_daily_copy(&now()).expect("nothing to copy");
    assert_eq!(nothing, None, "an empty logbook needs no copy");

    add(&mut logbook, position("p", "Mercy"));
    let first = logbook
        .keep_daily_copy(&now())
        .expect("the copy can be made");
    let first = first.expect("the first change of the day is worth a copy");
    assert_eq!(first.made_on, today());
    let again = logbook.keep_daily_copy(&now()).expect("readable");
    assert_eq!(again, None, "today has its copy already");

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
    std::fs::remove_file(&first.path).expect("the copy of today goes");
    logbook
        .keep_daily_copy(&now())
        .expect("the copy can be made")
        .expect("today lacked one");
    let kept = std::fs::read_dir(&folder)
        .expect("the folder is there")
        .count();
    assert!(
        kept < 60,
        "{kept} of 400 daily copies are within the limits"
    );
    assert_eq!(newest_backup(&folder).map(|it| it.made_on), Some(today()));
}
