//! The file: made where missing, refused where newer, set aside where it is no
//! logbook, shared with other programs.

mod common;

use std::fs;
use std::time::Duration;

use chrono::NaiveDate;
use common::{Home, add, entry, now, position, today};
use milepost_logbook::{
    BACKUP_FOLDER, Logbook, LogbookError, Opened, Operation, Settings, Theme, remains_of,
    set_aside_on,
};

#[test]
fn folder_and_file_are_made() {
    let home = Home::new();
    let folder = home.folder.path().join("not yet").join("there");
    let logbook = Logbook::open(&folder, &now()).expect("the folder can be made");
    assert_eq!(logbook.opened(), &Opened::Created);
    assert!(!logbook.is_sample().expect("readable"));
    drop(logbook);
    let logbook = Logbook::open(&folder, &now()).expect("the file opens again");
    assert_eq!(logbook.opened(), &Opened::Existing);
    assert!(logbook.facts().expect("readable").is_empty());
}

#[test]
fn an_empty_file_is_a_new_logbook() {
    let home = Home::new();
    fs::write(home.file(), b"").expect("the folder is writable");
    assert_eq!(
        home.open().opened(),
        &Opened::Created,
        "there was nothing to lose"
    );
}

#[test]
fn a_home_that_is_a_file_is_refused() {
    let home = Home::new();
    let file = home.folder.path().join("file");
    fs::write(&file, b"mine").expect("the folder is writable");
    let answer = Logbook::open(&file, &now());
    assert!(
        matches!(&answer, Err(LogbookError::HomeMissing { path, .. }) if *path == file),
        "{answer:?}"
    );
    assert_eq!(fs::read(&file).expect("it is still there"), b"mine");
}

#[test]
fn a_logbook_that_is_a_folder_is_refused() {
    let home = Home::new();
    fs::create_dir(home.file()).expect("the folder is writable");
    let answer = home.try_open();
    assert!(
        matches!(answer, Err(LogbookError::HomeUnreadable { .. })),
        "{answer:?}"
    );
}

#[cfg(unix)]
#[test]
fn a_home_that_must_not_be_read_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    drop(home.open());
    let set = |mode| {
        fs::set_permissions(home.folder.path(), fs::Permissions::from_mode(mode))
            .expect("the folder is ours");
    };
    set(0o000);
    let readable_all_the_same = fs::read_dir(home.folder.path()).is_ok();
    let answer = home.try_open();
    set(0o700);
    // The superuser may read everything.
    if !readable_all_the_same {
        assert!(
            matches!(answer, Err(LogbookError::HomeUnreadable { .. })),
            "{answer:?}"
        );
    }
}

#[test]
fn a_newer_file_is_refused_and_not_touched() {
    let home = Home::new();
    add(&mut home.open(), position("p", "Mercy"));
    let db = rusqlite::Connection::open(home.file()).expect("the file opens");
    db.execute_batch("CREATE TABLE of_the_future (x); PRAGMA user_version = 99")
        .expect("the version can be set");
    drop(db);
    let before = fs::read(home.file()).expect("the file can be read");

    let answer = home.try_open();
    let Err(error @ LogbookError::NewerVersion { found: 99, .. }) = answer else {
        panic!("the newer file is refused: {answer:?}")
    };
    assert!(
        error.to_string().contains("install the newer program"),
        "the mend is named: {error}"
    );
    assert_eq!(
        fs::read(home.file()).expect("readable"),
        before,
        "byte by byte as it was"
    );
    let names = names_in(&home);
    assert_eq!(
        names,
        ["logbook.milepost"],
        "and nothing was laid beside it"
    );
}

#[test]
fn a_newer_file_whose_version_lies_in_the_write_ahead_log_is_refused() {
    let home = Home::new();
    drop(home.open());
    // Held open, so that the change stays in the log.
    let other = rusqlite::Connection::open(home.file()).expect("the file opens");
    other
        .execute_batch("PRAGMA user_version = 99")
        .expect("the version can be set");
    let before = fs::read(home.file()).expect("the file can be read");
    let answer = home.try_open();
    assert!(
        matches!(answer, Err(LogbookError::NewerVersion { found: 99, .. })),
        "{answer:?}"
    );
    assert_eq!(fs::read(home.file()).expect("readable"), before);
}

#[test]
fn what_is_no_logbook_is_told_and_left_as_it_is_until_the_person_decides() {
    for content in [
        b"Dear diary, this is no database. ".repeat(20),
        b"short".to_vec(),
        [b"SQLite format 3\0".to_vec(), vec![0xFF; 4_000]].concat(),
    ] {
        let home = Home::new();
        fs::write(home.file(), &content).expect("the folder is writable");
        for _ in 0..2 {
            let answer = home.try_open();
            let Err(LogbookError::Unusable(unusable)) = answer else {
                panic!("what is no database is told: {answer:?}")
            };
            assert_eq!(unusable.path, home.file());
            let told = unusable.to_string();
            assert!(
                told.contains("milepost begin") && told.contains("milepost restore"),
                "both ways on are named: {told}"
            );
        }
        assert_eq!(names_in(&home), ["logbook.milepost"], "no start renames it");
        assert_eq!(
            fs::read(home.file()).expect("readable"),
            content,
            "unchanged"
        );

        let begun = Logbook::begin_anew(home.folder.path(), &now()).expect("the person decided");
        assert_eq!(begun.opened(), &Opened::Created);
        let aside = home
            .folder
            .path()
            .join("logbook.milepost.set-aside-2026-11-23-210000");
        assert_eq!(fs::read(aside).expect("it is kept"), content, "unchanged");
    }
}

#[test]
fn a_second_file_is_set_aside_beside_the_first() {
    let home = Home::new();
    for content in ["first, and long enough", "second, and long enough"] {
        fs::write(home.file(), content.repeat(9)).expect("the folder is writable");
        Logbook::begin_anew(home.folder.path(), &now()).expect("the person decided");
    }
    // What SQLite kept beside a file goes with it, and is no file of its own.
    for beside in ["-wal", "-shm", "-journal"] {
        let name = format!("logbook.milepost.set-aside-2026-11-23-210000{beside}");
        fs::write(home.folder.path().join(name), "kept").expect("the folder is writable");
    }
    let found = remains_of(home.folder.path()).set_aside;
    let names: Vec<_> = found.iter().filter_map(|it| it.file_name()).collect();
    assert_eq!(
        names,
        [
            "logbook.milepost.set-aside-2026-11-23-210000-2",
            "logbook.milepost.set-aside-2026-11-23-210000"
        ]
    );
    for file in &found {
        assert_eq!(set_aside_on(file), NaiveDate::from_ymd_opt(2026, 11, 23));
    }
    assert_eq!(set_aside_on(&home.file()), None);
}

#[test]
fn another_programs_database_is_told_and_left_as_it_is() {
    let home = Home::new();
    let db = rusqlite::Connection::open(home.file()).expect("the folder is writable");
    db.execute_batch("CREATE TABLE recipes (title TEXT)")
        .expect("a table can be made");
    drop(db);
    let before = fs::read(home.file()).expect("readable");
    let answer = home.try_open();
    assert!(
        matches!(answer, Err(LogbookError::Unusable(_))),
        "{answer:?}"
    );
    assert_eq!(fs::read(home.file()).expect("readable"), before);
}

#[test]
fn a_file_cut_short_is_told_with_the_newest_copy() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    let backups = home.folder.path().join(BACKUP_FOLDER);
    let copy = logbook
        .back_up(&backups, &now())
        .expect("the copy can be made");
    drop(logbook);
    let whole = fs::read(home.file()).expect("the file can be read");
    fs::write(home.file(), &whole[..whole.len() / 2]).expect("the file can be written");

    let answer = home.try_open();
    let Err(LogbookError::Unusable(unusable)) = answer else {
        panic!("half a file is no logbook: {answer:?}")
    };
    assert_eq!(unusable.newest_copy, Some(copy.path.clone()));
    Logbook::restore_backup(home.folder.path(), &copy.path, &now()).expect("the copy is sound");
    assert_eq!(home.open().count().expect("readable"), 1);
}

#[test]
fn damage_inside_is_found_by_verifying() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    assert!(
        logbook.verify().expect("readable").is_empty(),
        "a sound file has no complaint"
    );
    let db = rusqlite::Connection::open(home.file()).expect("the file opens");
    db.execute_batch(
        "PRAGMA foreign_keys = OFF;
         INSERT INTO entries (id, position, date, minutes, code_sets)
         VALUES ('x', 'nowhere', '2026-11-20', 60, '[]')",
    )
    .expect("the change by hand is possible");
    assert_eq!(
        logbook.verify().expect("readable"),
        ["a row of entries refers to a missing row of positions"]
    );
}

#[test]
fn two_programs_share_the_file() {
    let home = Home::new();
    let (mut window, mut command_line) = (home.open(), home.open());
    let seen = window.data_version().expect("readable");
    add(&mut command_line, position("p", "Mercy"));
    assert_ne!(
        window.data_version().expect("readable"),
        seen,
        "the window can notice"
    );
    add(&mut window, entry("x", "p", "2026-11-20", 60));
    assert_eq!(
        window.facts().expect("readable"),
        command_line.facts().expect("readable"),
        "both see what either wrote"
    );
    command_line
        .undo()
        .expect("either can undo what the other did");
    assert_eq!(window.count().expect("readable"), 1);
}

#[test]
fn a_file_that_another_program_is_writing_is_locked() {
    let home = Home::new();
    let mut logbook = home.open();
    logbook
        .set_patience(Duration::ZERO)
        .expect("patience can be set");
    let other = rusqlite::Connection::open(home.file()).expect("the file opens");
    other
        .execute_batch("BEGIN IMMEDIATE")
        .expect("the other program begins to write");
    let answer = logbook.transact(Operation::Add(position("p", "Mercy")), &now());
    assert!(
        matches!(answer, Err(LogbookError::Locked { .. })),
        "{answer:?}"
    );
    assert!(logbook.facts().expect("reading goes on").is_empty());
    other
        .execute_batch("COMMIT")
        .expect("the other program ends");
    add(&mut logbook, position("p", "Mercy"));
}

#[test]
fn settings_are_kept_and_not_undone() {
    let home = Home::new();
    let mut logbook = home.open();
    assert_eq!(logbook.settings().expect("readable"), Settings::default());
    let settings = Settings {
        theme: Theme::Dark,
        default_position: Some("p".into()),
        onboarding_done: true,
        letter_keys_off: true,
        copies_folder: Some("/media/usb".into()),
        ..Settings::default()
    };
    logbook
        .save_settings(&settings)
        .expect("settings can be saved");
    assert_eq!(
        logbook.undo_label().expect("readable"),
        None,
        "a setting is no operation"
    );
    drop(logbook);
    assert_eq!(home.open().settings().expect("readable"), settings);
}

#[test]
fn the_sample_is_kept_apart_from_real_data() {
    let home = Home::new();
    add(&mut home.open(), position("p", "Mercy"));
    let sample = Logbook::open_sample(home.folder.path(), 600, &now()).expect("the sample opens");
    assert!(sample.is_sample().expect("readable"), "the sample says so");
    assert_ne!(sample.path(), home.file());
    assert_eq!(
        sample.undo_label().expect("readable"),
        None,
        "its ground state is no operation"
    );
    assert_eq!(
        home.open().count().expect("readable"),
        1,
        "the real logbook is as it was"
    );
    let facts = sample.facts().expect("readable");
    drop(sample);
    let again = Logbook::open_sample(home.folder.path(), 600, &now()).expect("the sample opens");
    assert_eq!(
        again.facts().expect("readable"),
        facts,
        "it isn't filled twice"
    );
    assert_eq!(
        facts,
        milepost_logbook::sample(600, today(), milepost_logbook::SAMPLE_SEED)
    );
}

fn names_in(home: &Home) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(home.folder.path())
        .expect("the folder can be read")
        .map(|found| {
            found
                .expect("the entry can be read")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| {
            let beside = ["-wal", "-shm", ".lock"];
            !beside.iter().any(|end| name.ends_with(end))
        })
        .collect();
    names.sort();
    names
}

#[test]
fn what_is_opened_beside_it_sees_each_change_and_makes_none() {
    let home = Home::new();
    let mut logbook = home.open();
    let mut beside = logbook.open_read_only().expect("it opens once more");
    add(&mut logbook, position("mercy", "Mercy"));
    assert_eq!(beside.count().expect("readable"), 1);
    beside
        .transact(Operation::Add(position("lowell", "Lowell")), &now())
        .expect_err("it is only read there");
    assert_eq!(logbook.count().expect("readable"), 1);
}
