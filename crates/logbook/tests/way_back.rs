//! A copy is a copy once it is whole, nothing is begun over a lost file, and a restore cuts
//! off nobody and takes nothing that is not ours.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use common::{Home, add, credit, day, now, position, today};
use milepost_logbook::{
    BACKUP_FOLDER, BackupCopy, Logbook, LogbookError, Now, Opened, Operation, Settings,
    contents_of, copies_in, newest_backup,
};
use rstest::rstest;
use rusqlite::Connection;

fn backups(home: &Home) -> PathBuf {
    home.folder.path().join(BACKUP_FOLDER)
}

/// A home whose logbook holds some facts and has one copy.
fn with_a_copy(facts: usize) -> (Home, BackupCopy) {
    let home = Home::new();
    let mut logbook = home.open();
    for number in 0..facts {
        add(&mut logbook, position(&format!("p{number}"), "Mercy"));
    }
    let copy = logbook.back_up(&backups(&home), &now());
    (home, copy.expect("the copy can be made"))
}

fn later(days: u64, minutes: u64) -> Now {
    let millis = now().unix_millis() + (days * 24 * 60 + minutes) * 60_000;
    Now::new(today() + chrono::Days::new(days), millis)
}

/// A copy's bytes up to a place, and a rollback journal beside it, as versions before left
/// them when they were ended.
fn half(of: &Path, bytes: usize, name: &Path) {
    let whole = fs::read(of).expect("readable");
    fs::write(name, &whole[..bytes.min(whole.len())]).expect("writable");
}

#[test]
fn half_a_copy_is_no_copy_wherever_it_ends() {
    let (home, copy) = with_a_copy(3);
    let folder = backups(&home);
    let whole = fs::read(&copy.path).expect("readable").len();
    let older = folder.join("logbook-2026-11-23-235900-daily.milepost");
    let newer = copy.path.with_file_name(
        copy.path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a plain name")
            .replace("-000001-", "-000009-"),
    );
    for bytes in [
        0,
        1,
        50,
        99,
        100,
        512,
        4_095,
        4_096,
        8_192,
        whole / 2,
        whole - 1,
    ] {
        for name in [&older, &newer] {
            half(&copy.path, bytes, name);
            assert_eq!(
                copies_in(&folder),
                std::slice::from_ref(&copy),
                "{bytes} of {whole} bytes as {}",
                name.display()
            );
            assert_eq!(newest_backup(&folder), Some(copy.clone()));
            assert!(contents_of(name).is_err(), "and it can't be looked into");
            fs::remove_file(name).expect("it is there");
        }
    }
}

#[test]
fn a_copy_with_an_unfinished_change_beside_it_is_no_copy() {
    let (home, copy) = with_a_copy(3);
    for ending in ["-journal", "-wal"] {
        let mut beside = copy.path.clone().into_os_string();
        beside.push(ending);
        fs::write(&beside, b"something").expect("writable");
        assert_eq!(copies_in(&backups(&home)), [], "{ending}");
        fs::remove_file(&beside).expect("it is there");
    }
    assert_eq!(copies_in(&backups(&home)), [copy]);
}

#[test]
fn half_copies_are_no_reason_to_thin_sound_ones() {
    let (home, copy) = with_a_copy(1);
    let folder = backups(&home);
    let mut sound = BTreeSet::new();
    for back in 1..=120 {
        let date = today() - chrono::Days::new(back);
        let morning = folder.join(format!("logbook-{date}-080000-daily.milepost"));
        fs::copy(&copy.path, &morning).expect("a sound copy of that day");
        half(
            &copy.path,
            8_192,
            &folder.join(format!("logbook-{date}-200000-daily.milepost")),
        );
        sound.insert(date);
    }
    let mut logbook = home.open();
    add(&mut logbook, position("q", "Harbor"));
    assert_eq!(logbook.keep_copies(&later(0, 60)).made.len(), 1);
    let kept = copies_in(&folder);
    assert!(
        kept.len() >= 20,
        "the last of each day, week and month is a sound one: {}",
        kept.len()
    );
    for copy in &kept {
        contents_of(&copy.path).expect("each of them can be restored");
    }
}

#[test]
fn copies_stand_in_the_order_in_which_they_were_made_whatever_the_clock_said() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    let ahead = later(5 * 365, 0);
    assert_eq!(logbook.keep_copies(&ahead).made.len(), 1, "in 2031");
    let mut made = 0;
    for look in 0..36 {
        made += logbook.keep_copies(&later(0, look * 5)).made.len();
    }
    assert_eq!(made, 0, "nothing is new");
    add(&mut logbook, position("q", "Harbor"));
    for look in 36..72 {
        made += logbook.keep_copies(&later(0, look * 5)).made.len();
    }
    assert_eq!(made, 1, "one change is one copy");
    let newest = newest_backup(&backups(&home)).expect("there are copies");
    assert_eq!(contents_of(&newest.path).expect("sound").facts, 2);
    let memory = logbook.reminder_memory().expect("readable");
    assert_eq!(memory.unsaved_since, None, "all of it lies in a copy");
    logbook
        .transact(Operation::Add(position("r", "County")), &later(1, 0))
        .expect("valid");
    let memory = logbook.reminder_memory().expect("readable");
    assert_eq!(
        memory.unsaved_since,
        Some(day("2026-11-24")),
        "the copy of 2031 doesn't hold it"
    );
}

#[test]
fn two_logbooks_share_a_folder_and_each_keeps_its_own() {
    let shared = tempfile::tempdir().expect("a folder");
    let (laptop, desktop) = (Home::new(), Home::new());
    add(&mut laptop.open(), position("p", "Mercy"));
    // The desktop's logbook began as the laptop's file.
    fs::copy(laptop.file(), desktop.file()).expect("copied by hand");
    let settings = Settings {
        copies_folder: Some(shared.path().display().to_string()),
        ..Settings::default()
    };
    let mut both = [laptop.open(), desktop.open()];
    for logbook in &mut both {
        logbook.save_settings(&settings).expect("settings");
    }
    for days in 0..40 {
        for (which, logbook) in both.iter_mut().enumerate() {
            let now = later(days, which as u64);
            let fact = position(&format!("{which}-{days}"), "Mercy");
            logbook.transact(Operation::Add(fact), &now).expect("valid");
            assert!(logbook.keep_copies(&now).failed.is_empty());
        }
    }
    for home in [&laptop, &desktop] {
        let own = copies_in(&backups(home)).len();
        let newest = newest_backup(&backups(home)).expect("there are copies");
        let name = newest.path.file_name().expect("a name").to_string_lossy();
        let place = name.split('-').nth(2).expect("the place").to_owned();
        let there = copies_in(shared.path());
        let there = there.iter().filter(|copy| {
            let name = copy.path.file_name().unwrap_or_default().to_string_lossy();
            name.split('-').nth(2) == Some(place.as_str())
        });
        let there = there.count();
        assert!(
            there >= 17,
            "{there} copies of one of them in the shared folder"
        );
        assert_eq!(there, own, "as many as in its own");
    }
}

#[test]
fn changes_after_a_restore_are_copied_though_the_counters_are_as_before() {
    let (home, copy) = with_a_copy(1);
    let mut logbook = home.open();
    for id in ["q", "r"] {
        add(&mut logbook, position(id, "Harbor"));
    }
    assert_eq!(logbook.keep_copies(&later(0, 60)).made.len(), 1);
    drop(logbook);
    Logbook::restore_backup(home.folder.path(), &copy.path, &later(0, 61)).expect("sound");
    let mut logbook = home.open();
    for id in ["s", "t"] {
        add(&mut logbook, position(id, "County"));
    }
    assert_eq!(
        logbook.keep_copies(&later(1, 0)).made.len(),
        1,
        "as many changes as before, but others"
    );
}

/// Ways in which a logbook's file is lost beside its copies.
fn lose(home: &Home, way: &str) {
    match way {
        "gone" => fs::remove_file(home.file()).expect("it is there"),
        "empty" => fs::write(home.file(), b"").expect("writable"),
        "gone beside its log" => {
            fs::remove_file(home.file()).expect("it is there");
            fs::write(home.folder.path().join("logbook.milepost-wal"), b"changes")
                .expect("writable");
        }
        "empty beside its log" => {
            fs::write(home.file(), b"").expect("writable");
            fs::write(home.folder.path().join("logbook.milepost-wal"), b"changes")
                .expect("writable");
        }
        "set aside" => fs::rename(
            home.file(),
            home.folder
                .path()
                .join("logbook.milepost.set-aside-2026-11-23-210000"),
        )
        .expect("it is there"),
        other => panic!("no such way: {other}"),
    }
}

#[test]
fn nothing_is_begun_over_a_lost_file() {
    for way in [
        "gone",
        "empty",
        "gone beside its log",
        "empty beside its log",
        "set aside",
    ] {
        for copies in [true, false] {
            let (home, copy) = with_a_copy(2);
            lose(&home, way);
            if !copies {
                fs::remove_dir_all(backups(&home)).expect("it is there");
                if way == "gone" || way == "empty" {
                    // Then nothing tells of an earlier logbook.
                    continue;
                }
            }
            for _ in 0..2 {
                for opened in [
                    home.try_open(),
                    Logbook::open_existing(home.folder.path(), &now()),
                ] {
                    let Err(LogbookError::Lost(lost)) = opened else {
                        panic!("{way}: {opened:?}")
                    };
                    let expected = copies.then(|| copy.path.clone());
                    assert_eq!(lost.newest_copy, expected, "{way}");
                }
            }
            let wal = home.folder.path().join("logbook.milepost-wal");
            assert_eq!(
                fs::read(wal).unwrap_or_default(),
                if way.ends_with("beside its log") {
                    b"changes".to_vec()
                } else {
                    Vec::new()
                },
                "{way}: the log is kept"
            );
            if copies {
                Logbook::restore_backup(home.folder.path(), &copy.path, &now()).expect("sound");
                assert_eq!(home.open().count().expect("readable"), 2, "{way}");
            } else {
                let begun = Logbook::begin_anew(home.folder.path(), &now()).expect("decided");
                assert_eq!(begun.opened(), &Opened::Created, "{way}");
            }
            let kept = fs::read_dir(home.folder.path())
                .expect("readable")
                .flatten();
            let mut kept = kept.filter(|it| fs::read(it.path()).is_ok_and(|it| it == b"changes"));
            let expected = way.ends_with("beside its log");
            assert_eq!(
                kept.next().is_some(),
                expected,
                "{way}: it is kept, set aside"
            );
        }
    }
}

#[test]
fn where_there_never_was_a_logbook_only_a_start_makes_one() {
    let home = Home::new();
    let answer = Logbook::open_existing(home.folder.path(), &now());
    assert!(
        matches!(answer, Err(LogbookError::NoLogbook { .. })),
        "{answer:?}"
    );
    assert!(!home.file().exists());
    assert_eq!(home.open().opened(), &Opened::Created);
}

#[test]
fn a_pipe_in_the_logbooks_place_is_refused_at_once() {
    #[cfg(unix)]
    {
        let home = Home::new();
        let made = std::process::Command::new("mkfifo")
            .arg(home.file())
            .status()
            .expect("mkfifo is there");
        assert!(made.success());
        let answer = home.try_open();
        assert!(
            matches!(answer, Err(LogbookError::HomeUnreadable { .. })),
            "{answer:?}"
        );
        assert!(contents_of(&home.file()).is_err(), "nor is it a copy");
    }
}

/// Damages the root page of a table, so that what is read elsewhere still works.
fn damage(home: &Home, table: &str) {
    let db = Connection::open(home.file()).expect("opens");
    db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        .expect("written");
    let root: u64 = db
        .query_row(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?1",
            [table],
            |row| row.get::<_, i64>(0),
        )
        .map(|root| u64::try_from(root).expect("a page"))
        .expect("there is such a table");
    drop(db);
    let mut bytes = fs::read(home.file()).expect("readable");
    let at = usize::try_from((root - 1) * 4_096).expect("small");
    bytes[at..at + 64].fill(0xEE);
    fs::write(home.file(), bytes).expect("writable");
}

#[test]
fn an_open_logbook_whose_file_was_exchanged_acknowledges_nothing() {
    let (home, copy) = with_a_copy(2);
    damage(&home, "calendar_events");
    let mut open = home.open();
    add(
        &mut open,
        credit("c", "before the restore", 100, "2026-11-20"),
    );
    let restored =
        Logbook::restore_backup(home.folder.path(), &copy.path, &now()).expect("the copy is sound");
    assert!(restored.saved.is_some(), "the damaged file is set aside");
    assert!(!open.is_in_place(), "it is seen by its identity");
    let answer = open.transact(
        Operation::Add(credit("d", "after the restore", 100, "2026-11-21")),
        &now(),
    );
    assert!(
        matches!(answer, Err(LogbookError::Replaced { .. })),
        "{answer:?}"
    );
    let saved = Connection::open(restored.saved.expect("checked")).expect("opens");
    let found: i64 = saved
        .query_row("SELECT count(*) FROM credits WHERE id = 'd'", [], |row| {
            row.get(0)
        })
        .expect("readable");
    assert_eq!(found, 0, "nothing went into the file that was set aside");
    let mut again = home.open();
    add(
        &mut again,
        credit("d", "after the restore", 100, "2026-11-21"),
    );
    assert!(again.is_in_place());
}

#[test]
fn a_file_that_another_program_holds_is_busy_and_not_damaged() {
    let (home, copy) = with_a_copy(2);
    let other = Connection::open(home.file()).expect("opens");
    other
        .execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
        .expect("it holds the file");
    let answer = Logbook::restore_backup(home.folder.path(), &copy.path, &now());
    assert!(
        matches!(answer, Err(LogbookError::Locked { .. })),
        "{answer:?}"
    );
    drop(other);
    assert_eq!(home.open().count().expect("readable"), 2);
    let names = fs::read_dir(home.folder.path()).expect("readable");
    let aside = names
        .flatten()
        .filter(|it| it.file_name().to_string_lossy().contains("set-aside"));
    assert_eq!(aside.count(), 0, "nothing was renamed");
}

#[test]
fn what_is_acknowledged_while_others_restore_lies_in_the_logbook_or_in_a_copy() {
    let (home, copy) = with_a_copy(1);
    let folder = home.folder.path().to_owned();
    let stop = AtomicBool::new(false);
    let acknowledged: Vec<String> = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..3)
            .map(|writer| {
                let (folder, stop) = (&folder, &stop);
                scope.spawn(move || {
                    let mut kept = Vec::new();
                    let mut open: Option<Logbook> = None;
                    let mut number = 0;
                    while !stop.load(Ordering::Relaxed) || number < 5 {
                        number += 1;
                        let logbook = match &mut open {
                            Some(logbook) if logbook.is_in_place() => logbook,
                            none => none.insert(Logbook::open(folder, &now()).expect("opens")),
                        };
                        logbook.set_patience(Duration::from_secs(60)).expect("set");
                        let id = format!("w{writer}-{number}");
                        let add = Operation::Add(position(&id, "Mercy"));
                        if logbook.transact(add, &now()).is_ok() {
                            kept.push(id);
                        }
                    }
                    kept
                })
            })
            .collect();
        let restored: Vec<_> = (0..6)
            .map(|_| Logbook::restore_backup(&folder, &copy.path, &now()))
            .collect();
        stop.store(true, Ordering::Relaxed);
        for answer in restored {
            answer.expect("the copy is sound");
        }
        writers
            .into_iter()
            .flat_map(|writer| writer.join().expect("a writer ends well"))
            .collect()
    });
    assert!(acknowledged.len() >= 15);
    let mut found = BTreeSet::new();
    let files = copies_in(&backups(&home)).into_iter().map(|copy| copy.path);
    for file in files.chain([home.file()]) {
        let db = Connection::open(file).expect("opens");
        let mut ids = db.prepare("SELECT id FROM positions").expect("readable");
        let ids = ids.query_map([], |row| row.get::<_, String>(0));
        found.extend(ids.expect("readable").map(|id| id.expect("a row")));
    }
    let lost: Vec<_> = acknowledged
        .iter()
        .filter(|id| !found.contains(*id))
        .collect();
    assert_eq!(lost, Vec::<&String>::new(), "of {}", acknowledged.len());
}

/// Copies that are not what they seem.
const HOSTILE: &[(&str, &str)] = &[
    (
        "a trigger that deletes",
        "CREATE TRIGGER x AFTER INSERT ON credits BEGIN DELETE FROM entries; END",
    ),
    (
        "a view in place of a table, without end",
        "DROP TABLE payments; CREATE VIEW payments AS WITH RECURSIVE n(i) AS
         (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS row, 'x' AS id FROM n",
    ),
    (
        "a table that isn't ours",
        "CREATE TABLE recipes (title TEXT)",
    ),
    (
        "an index that isn't ours",
        "CREATE INDEX x ON credits (title)",
    ),
    ("a table that is missing", "DROP TABLE exams"),
    (
        "a table with another rule",
        "DROP TABLE exams; CREATE TABLE exams (row INTEGER PRIMARY KEY, id TEXT) STRICT",
    ),
    ("a format that isn't its own", "PRAGMA user_version = 1"),
    (
        "a format of the future",
        "CREATE TABLE of_the_future (x); PRAGMA user_version = 99",
    ),
    ("a format below all", "PRAGMA user_version = -3"),
    ("another program's mark", "PRAGMA application_id = 7"),
    (
        "a sample",
        "UPDATE meta SET value = 'sample' WHERE key = 'origin'",
    ),
];

#[test]
fn a_copy_that_is_not_ours_is_refused_and_nothing_is_changed() {
    for (what, sql) in HOSTILE {
        let (home, copy) = with_a_copy(2);
        let db = Connection::open(&copy.path).expect("opens");
        db.execute_batch(sql).expect("the copy can be changed");
        drop(db);
        let before = fs::read(home.file()).expect("readable");
        let names = || {
            let found = fs::read_dir(home.folder.path())
                .expect("readable")
                .flatten();
            let names: BTreeSet<_> = found.map(|it| it.file_name()).collect();
            names
        };
        let listed = names();
        let answer = Logbook::restore_backup(home.folder.path(), &copy.path, &now());
        assert!(answer.is_err(), "{what}: {answer:?}");
        assert_eq!(fs::read(home.file()).expect("readable"), before, "{what}");
        assert_eq!(names(), listed, "{what}: nothing was made or renamed");
        if *what != "a sample" {
            assert!(contents_of(&copy.path).is_err(), "{what}: said before, too");
        }
    }
}

#[test]
fn a_file_that_cannot_be_brought_up_to_date_is_told_and_left_as_it_is() {
    let (home, _) = with_a_copy(2);
    let db = Connection::open(home.file()).expect("opens");
    db.execute_batch("PRAGMA user_version = 1; PRAGMA wal_checkpoint(TRUNCATE)")
        .expect("writable");
    drop(db);
    let copies = copies_in(&backups(&home)).len();
    for _ in 0..3 {
        let answer = home.try_open();
        let Err(LogbookError::CannotMigrate { .. }) = &answer else {
            panic!("{answer:?}")
        };
        let told = answer.expect_err("checked").to_string();
        assert!(!told.contains("CREATE") && told.len() < 500, "{told}");
    }
    assert_eq!(
        copies_in(&backups(&home)).len(),
        copies,
        "no start adds a copy"
    );
}

#[test]
fn folders_are_not_taken_from_a_copy() {
    let (home, _) = with_a_copy(1);
    let other_home = Home::new();
    let mut other = other_home.open();
    add(&mut other, position("p", "Mercy"));
    let elsewhere = Settings {
        copies_folder: Some("/somewhere/else".into()),
        ..Settings::default()
    };
    other.save_settings(&elsewhere).expect("settings");
    let copy = other.back_up(home.folder.path(), &now()).expect("a copy");
    let own = Settings {
        copies_folder: Some("/my/stick".into()),
        ..Settings::default()
    };
    home.open().save_settings(&own).expect("settings");
    let restored =
        Logbook::restore_backup(home.folder.path(), &copy.path, &now()).expect("it is sound");
    assert_eq!(restored.left_out, ["/somewhere/else"], "it is said");
    let folder = |home: &Home| home.open().settings().expect("readable").copies_folder;
    assert_eq!(folder(&home).as_deref(), Some("/my/stick"));

    fs::remove_file(home.file()).expect("it is there");
    Logbook::restore_backup(home.folder.path(), &copy.path, &now()).expect("it is sound");
    assert_eq!(folder(&home), None, "nor where nothing is known here");
}

#[test]
fn looking_into_a_file_leaves_nothing_beside_it() {
    let (home, copy) = with_a_copy(2);
    let stick = tempfile::tempdir().expect("a folder");
    // In the journal mode of the logbook itself, and one with changes beside it.
    let plain = stick.path().join("plain.milepost");
    fs::copy(home.file(), &plain).expect("closed and whole");
    contents_of(&plain).expect("it can be looked into");
    contents_of(&copy.path).expect("it can be looked into");
    let open = home.open();
    let waiting = stick.path().join("waiting.milepost");
    fs::copy(home.file(), &waiting).expect("the file");
    let wal = home.folder.path().join("logbook.milepost-wal");
    if wal.exists() {
        fs::copy(wal, stick.path().join("waiting.milepost-wal")).expect("its log");
    }
    assert_eq!(contents_of(&waiting).expect("with its log").facts, 2);
    drop(open);
    let found = fs::read_dir(stick.path()).expect("readable").flatten();
    let mut names: Vec<_> = found.map(|it| it.file_name()).collect();
    names.retain(|name| name != "waiting.milepost-wal");
    names.sort();
    assert_eq!(names, ["plain.milepost", "waiting.milepost"]);
}

#[rstest]
#[case::just_above(10)]
#[case::one_byte_off(200)]
#[case::far_away(13_575)]
#[case::the_greatest(i32::MAX)]
fn a_damaged_number_of_the_format_is_no_newer_program(#[case] number: i32) {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, credit("d", "Modifier 25", 150, "2026-11-19"));
    let copies = home.folder.path().join(BACKUP_FOLDER);
    let copy = logbook
        .back_up(&copies, &now())
        .expect("it can be copied")
        .path;
    drop(logbook);
    let mut bytes = fs::read(home.file()).expect("readable");
    bytes[60..64].copy_from_slice(&number.to_be_bytes());
    fs::write(home.file(), &bytes).expect("writable");
    let error = home.try_open().expect_err("it isn't opened");
    assert!(matches!(error, LogbookError::Unusable(_)), "{error}");
    assert_eq!(fs::read(home.file()).expect("there"), bytes, "nor touched");
    Logbook::restore_backup(home.folder.path(), &copy, &now()).expect("the way back is open");
    assert_eq!(home.open().credits().expect("readable").len(), 1);
}

/// Puts these bytes in the logbook's place; one restore then brings everything back.
fn comes_back_over(home: &Home, copy: &BackupCopy, bytes: &[u8], what: &str) {
    let file = home.file();
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{ending}", file.display()));
    }
    fs::write(&file, bytes).expect("writable");
    Logbook::restore_backup(home.folder.path(), &copy.path, &now())
        .unwrap_or_else(|error| panic!("{what}: {error}"));
    assert_eq!(home.open().count().expect("an answer"), 2, "{what}");
    for folder in [home.folder.path().to_path_buf(), backups(home)] {
        for found in fs::read_dir(folder).expect("a folder").flatten() {
            let name = found.file_name().to_string_lossy().into_owned();
            if name.contains("set-aside") || name.contains("before-restore") {
                fs::remove_file(found.path()).expect("removed");
            }
        }
    }
}

/// SQLite reads its header in its own way: as of a file that can only be read, or that another
/// program must open. Whatever byte of it is damaged, one restore brings everything back.
#[test]
fn no_damaged_byte_of_the_header_closes_the_way_back() {
    let (home, copy) = with_a_copy(2);
    let whole = fs::read(home.file()).expect("readable");
    for at in 0..100 {
        for value in [0, 3, 0x40, 0xff, whole[at] ^ 1] {
            let mut bytes = whole.clone();
            bytes[at] = value;
            comes_back_over(&home, &copy, &bytes, &format!("byte {at} as {value}"));
        }
    }
}

/// A row of the schema that is damaged shows as many a thing: a text that is too long, a table
/// that is not there. Whichever row it is, the person is told of damage, and one restore brings
/// everything back.
#[test]
fn no_damaged_row_of_the_schema_closes_the_way_back() {
    let (home, copy) = with_a_copy(2);
    let whole = fs::read(home.file()).expect("readable");
    let rows = rows_of_the_schema(&whole);
    assert!(rows.len() > 50, "there are as many tables and indexes");
    for at in rows {
        for (way, to) in [("too long", 0xff_u8), ("nothing", 0), ("numbers", 1)] {
            let mut bytes = whole.clone();
            bytes[at..at + 5].fill(to);
            let what = format!("the row at {at}, {way}");
            fs::write(home.file(), &bytes).expect("writable");
            // Found at once, or when what lies there is read.
            let read = home.try_open().and_then(|logbook| {
                logbook.facts()?;
                logbook.settings()?;
                logbook.credits()
            });
            if let Err(error) = read {
                let told = matches!(
                    error,
                    LogbookError::Damaged { .. } | LogbookError::Unusable(_)
                );
                assert!(told, "{what}: {error:?}");
            }
            comes_back_over(&home, &copy, &bytes, &what);
        }
    }
}

/// Where the sorts of the values of each row of the schema stand, in a few of its pages.
fn rows_of_the_schema(file: &[u8]) -> Vec<usize> {
    const PAGE: usize = 4_096;
    const LEAF: u8 = 13;
    let mut found = Vec::new();
    for page in 0..file.len() / PAGE {
        let content = &file[page * PAGE..][..PAGE];
        let schema = content.windows(8).any(|it| it == b"CREATE T");
        if content[0] != LEAF || !schema {
            continue;
        }
        let cells = usize::from(u16::from_be_bytes([content[3], content[4]]));
        for cell in 0..cells {
            let at = 8 + 2 * cell;
            let mut at = usize::from(u16::from_be_bytes([content[at], content[at + 1]]));
            // Its size, its number and the length of its head come before.
            for _ in 0..2 {
                while content[at] >= 0x80 {
                    at += 1;
                }
                at += 1;
            }
            found.push(page * PAGE + at + 1);
        }
    }
    found
}
