//! Files that are kept as evidence: whole or not at all, once, in copies and back.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{CERTIFICATE, Home, add, credit, key, now, position, run};
use milepost_core::facts::{Evidence, Holder, HolderKind, MOST_BYTES};
use milepost_logbook::{
    BACKUP_FOLDER, Fact, FactKey, FactKind, Logbook, LogbookError, Now, Operation, VAULT_FOLDER,
    evidence_lacking, hash_of, is_kept, newest_backup,
};
use rstest::rstest;

const LETTER: &[u8] = b"%PDF-1.4\nLetter of Mercy, signed\n";

/// Keeps bytes for these facts; answers the file's fact.
fn keep(logbook: &mut Logbook, name: &str, bytes: &[u8], belongs_to: &[Holder]) -> Evidence {
    let stored = logbook.store_file(name, bytes).expect("the disk has room");
    let added = logbook.add_evidence(&[stored], belongs_to, &now());
    let added = added.expect("it can be added");
    added.files[0].evidence.clone()
}

fn evidence(logbook: &Logbook) -> Vec<Evidence> {
    logbook.facts().expect("readable").evidence
}

fn credit_key(id: &str) -> FactKey {
    key(FactKind::Credit, id)
}

fn held_by(id: &str) -> Holder {
    Holder::new(HolderKind::Credit, id)
}

/// Every file of a vault.
fn files_in(vault: &Path) -> Vec<PathBuf> {
    let folders = fs::read_dir(vault).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = folders
        .flat_map(|it| fs::read_dir(it.path()).into_iter().flatten().flatten())
        .map(|it| it.path())
        .collect();
    files.sort();
    files
}

/// The credit `d` with a file.
fn with_a_file(home: &Home) -> (Logbook, Evidence) {
    let mut logbook = home.open();
    add(&mut logbook, credit("d", "Modifier 25", 150, "2026-11-19"));
    let file = keep(&mut logbook, "scan.pdf", CERTIFICATE, &[held_by("d")]);
    (logbook, file)
}

#[test]
fn a_file_lies_under_its_hash_with_its_own_bytes() {
    let home = Home::new();
    let (logbook, file) = with_a_file(&home);
    let hash = hash_of(CERTIFICATE);
    let path = home
        .folder
        .path()
        .join(VAULT_FOLDER)
        .join(&hash[..2])
        .join(&hash);
    assert_eq!(fs::read(&path).expect("it is there"), CERTIFICATE);
    assert!(
        !fs::symlink_metadata(&path)
            .expect("it is there")
            .is_symlink(),
        "it is a file of its own, never a link"
    );
    assert_eq!(
        logbook.evidence_bytes(&file.id).expect("kept").1,
        CERTIFICATE
    );
    assert!(is_kept(&path), "no export is written over it");
    let undo = logbook.undo_label().expect("readable");
    assert_eq!(
        undo.as_deref(),
        Some("Undo add scan.pdf to 1.5 CEU, Modifier 25")
    );
    let hits = logbook.search("scan", 5).expect("readable");
    assert_eq!(hits.len(), 1, "it is found by its name");
}

#[cfg(unix)]
#[test]
fn only_the_person_can_read_it_and_nobody_writes_it_by_accident() {
    use std::os::unix::fs::PermissionsExt;

    let home = Home::new();
    let (logbook, file) = with_a_file(&home);
    let mode = |path: &Path| {
        let about = fs::metadata(path).expect("it is there");
        about.permissions().mode() & 0o777
    };
    assert_eq!(mode(&logbook.vault().file_of(&file.sha256)), 0o400);
    assert_eq!(mode(logbook.vault().folder()), 0o700);
}

#[test]
fn the_same_file_twice_is_found_and_belongs_to_both() {
    let home = Home::new();
    let (mut logbook, first) = with_a_file(&home);
    add(
        &mut logbook,
        credit("e", "Audit workshop", 600, "2026-11-20"),
    );
    let stored = logbook
        .store_file("other name.pdf", CERTIFICATE)
        .expect("kept");
    let added = logbook.add_evidence(std::slice::from_ref(&stored), &[held_by("e")], &now());
    let added = added.expect("it can be added");
    assert!(added.files[0].known, "it is said");
    assert_eq!(added.files[0].evidence.id, first.id, "it is the same one");
    let all = evidence(&logbook);
    assert_eq!(all.len(), 1, "and not kept twice");
    assert_eq!(all[0].belongs_to, [held_by("d"), held_by("e")]);
    assert_eq!(all[0].name, "scan.pdf", "its first name stays");
    let again = logbook.add_evidence(&[stored.clone(), stored], &[held_by("e")], &now());
    assert_eq!(
        again.expect("no error").applied,
        None,
        "then nothing changes"
    );
}

#[test]
fn a_credit_with_a_file_has_its_certificate_and_undo_takes_both_back() {
    let home = Home::new();
    let (mut logbook, _) = with_a_file(&home);
    let held = |logbook: &Logbook| logbook.credits().expect("readable")[0].certificate_held;
    assert!(held(&logbook));
    logbook.undo().expect("it can be undone");
    assert!(!held(&logbook), "one step took both");
    assert!(evidence(&logbook).is_empty());
    logbook.redo().expect("it can be done again");
    let back = evidence(&logbook);
    assert_eq!(back.len(), 1);
    assert!(
        logbook.evidence_bytes(&back[0].id).is_ok(),
        "its bytes were kept"
    );
}

#[test]
fn removing_a_fact_lets_go_of_its_file_and_every_way_back_gives_it_again() {
    let home = Home::new();
    let (mut logbook, file) = with_a_file(&home);
    let held = vec![held_by("d")];
    run(&mut logbook, Operation::Remove(credit_key("d")));
    assert_eq!(evidence(&logbook)[0].belongs_to, [], "the file stays");
    assert!(logbook.evidence_bytes(&file.id).is_ok());
    logbook.undo().expect("the removal can be undone");
    assert_eq!(evidence(&logbook)[0].belongs_to, held);
    logbook.redo().expect("and be done again");
    assert_eq!(evidence(&logbook)[0].belongs_to, []);
    run(&mut logbook, Operation::Restore(credit_key("d")));
    assert_eq!(
        evidence(&logbook)[0].belongs_to,
        held,
        "also when it is restored later"
    );
    logbook.undo().expect("the restoring can be undone");
    assert_eq!(evidence(&logbook)[0].belongs_to, []);
}

#[test]
fn what_goes_along_with_a_fact_lets_go_of_its_files_too() {
    let home = Home::new();
    let mut logbook = home.open();
    run(&mut logbook, Operation::Setup(vec![position("p", "Mercy")]));
    let letter = milepost_core::facts::Letter {
        id: "l".into(),
        position: "p".into(),
        ..milepost_core::facts::Letter::default()
    };
    add(&mut logbook, Fact::Letter(letter));
    let both = [
        Holder::new(HolderKind::Position, "p"),
        Holder::new(HolderKind::Letter, "l"),
    ];
    keep(&mut logbook, "letter.pdf", LETTER, &both);
    run(&mut logbook, Operation::Remove(FactKey::from(&both[0])));
    assert_eq!(evidence(&logbook)[0].belongs_to, []);
    logbook.undo().expect("it can be undone");
    assert_eq!(evidence(&logbook)[0].belongs_to, both);
    logbook.redo().expect("it can be done again");
    run(&mut logbook, Operation::Restore(FactKey::from(&both[0])));
    let back = evidence(&logbook).remove(0).belongs_to;
    assert_eq!(
        back.len(),
        2,
        "the letter came back with its position: {back:?}"
    );
}

#[test]
fn a_removed_file_comes_back_with_its_bytes() {
    let home = Home::new();
    let (mut logbook, file) = with_a_file(&home);
    let it = key(FactKind::Evidence, file.id.as_str());
    run(&mut logbook, Operation::Remove(it.clone()));
    assert_eq!(
        logbook.sweep_evidence().expect("readable"),
        0,
        "the history needs it"
    );
    run(&mut logbook, Operation::Restore(it));
    assert_eq!(
        logbook.evidence_bytes(&file.id).expect("kept").1,
        CERTIFICATE
    );
}

#[rstest]
#[case::nothing(b"".to_vec(), "is empty")]
#[case::a_program(b"MZ\x90\0\x03".to_vec(), "neither a PDF")]
#[case::too_large(vec![b'x'; MOST_BYTES as usize + 1], "at most 50 MB")]
fn what_is_not_kept_is_told_before(#[case] bytes: Vec<u8>, #[case] why: &str) {
    let home = Home::new();
    let mut logbook = home.open();
    let error = logbook
        .store_file("x.pdf", &bytes)
        .expect_err("it is refused");
    assert!(error.to_string().contains(why), "{error}");
    assert!(
        !logbook.vault().folder().exists(),
        "and nothing is left of it"
    );
}

#[test]
fn no_fact_names_bytes_that_were_never_kept() {
    let home = Home::new();
    let (mut logbook, file) = with_a_file(&home);
    let other = Evidence {
        id: "other".into(),
        sha256: hash_of(LETTER),
        ..file.clone()
    };
    let refused = logbook.transact(Operation::Add(Fact::Evidence(other)), &now());
    assert!(
        matches!(refused, Err(LogbookError::Invalid(_))),
        "{refused:?}"
    );
    let changed = Evidence {
        sha256: hash_of(LETTER),
        ..file
    };
    let refused = logbook.transact(Operation::Change(Fact::Evidence(changed)), &now());
    assert!(
        matches!(refused, Err(LogbookError::Invalid(_))),
        "{refused:?}"
    );
}

#[test]
fn damage_and_loss_are_found_by_name_and_mended_by_the_same_file() {
    let home = Home::new();
    let (mut logbook, file) = with_a_file(&home);
    let path = logbook.vault().file_of(&file.sha256);
    fs::remove_file(&path).expect("it can be removed by hand");
    let found = logbook.verify().expect("readable");
    assert_eq!(found, ["the evidence file scan.pdf isn't there"]);
    assert!(matches!(
        logbook.evidence_bytes(&file.id),
        Err(LogbookError::Evidence { .. })
    ));
    fs::write(&path, b"%PDF-1.7\nsomething else").expect("writable");
    let found = logbook.verify().expect("readable");
    assert_eq!(found, ["the evidence file scan.pdf is damaged"]);
    keep(&mut logbook, "again.pdf", CERTIFICATE, &[]);
    assert!(
        logbook.verify().expect("readable").is_empty(),
        "it is whole again"
    );
    assert_eq!(evidence(&logbook).len(), 1);
}

#[test]
fn copies_hold_the_files_and_a_restore_brings_them_anywhere() {
    let home = Home::new();
    let (mut logbook, file) = with_a_file(&home);
    run(
        &mut logbook,
        Operation::Remove(key(FactKind::Evidence, file.id.as_str())),
    );
    keep(&mut logbook, "letter.pdf", LETTER, &[]);
    let other = tempfile::TempDir::new().expect("a folder can be made");
    let copy = logbook
        .back_up(other.path(), &now())
        .expect("it can be copied");
    let there = files_in(&other.path().join(VAULT_FOLDER));
    assert_eq!(
        there.len(),
        2,
        "what can still be brought back goes along: {there:?}"
    );
    assert_eq!(evidence_lacking(&copy.path).expect("sound"), [""; 0]);

    let new = Home::new();
    let restored = Logbook::restore_backup(new.folder.path(), &copy.path, &now());
    assert_eq!(restored.expect("it is sound").lacking, [""; 0]);
    let mut logbook = new.open();
    assert!(logbook.verify().expect("readable").is_empty());
    run(
        &mut logbook,
        Operation::Restore(key(FactKind::Evidence, file.id.as_str())),
    );
    assert!(
        logbook.evidence_bytes(&file.id).is_ok(),
        "the history brings it back there too"
    );
}

#[test]
fn a_restore_mends_a_damaged_file_and_says_what_is_nowhere() {
    let home = Home::new();
    let (logbook, file) = with_a_file(&home);
    let copy = logbook.back_up(&home.folder.path().join(BACKUP_FOLDER), &now());
    let copy = copy.expect("it can be copied").path;
    let path = logbook.vault().file_of(&file.sha256);
    drop(logbook);
    fs::remove_file(&path).expect("removable");
    fs::write(&path, CERTIFICATE.to_ascii_uppercase()).expect("the same size, other bytes");
    let restored = Logbook::restore_backup(home.folder.path(), &copy, &now());
    assert_eq!(restored.expect("it is sound").lacking, [""; 0]);
    assert_eq!(fs::read(&path).expect("there"), CERTIFICATE);

    fs::remove_dir_all(home.folder.path().join(VAULT_FOLDER)).expect("removable");
    fs::remove_dir_all(copy.with_file_name(VAULT_FOLDER)).expect("removable");
    assert_eq!(
        evidence_lacking(&copy).expect("sound"),
        ["the evidence file scan.pdf isn't there"]
    );
    let restored = Logbook::restore_backup(home.folder.path(), &copy, &now());
    let lacking = restored.expect("the facts come back all the same").lacking;
    assert_eq!(lacking, ["scan.pdf isn't there"]);
}

#[test]
fn a_copy_that_cannot_hold_the_files_is_none() {
    let home = Home::new();
    let (logbook, _) = with_a_file(&home);
    let other = tempfile::TempDir::new().expect("a folder can be made");
    fs::write(other.path().join(VAULT_FOLDER), b"in the way").expect("writable");
    logbook
        .back_up(other.path(), &now())
        .expect_err("it isn't whole");
    let left: Vec<_> = fs::read_dir(other.path())
        .expect("readable")
        .flatten()
        .collect();
    assert_eq!(left.len(), 1, "nothing is left of it: {left:?}");
}

#[test]
fn a_lost_logbook_beside_its_files_is_not_begun_anew() {
    let home = Home::new();
    drop(with_a_file(&home));
    fs::remove_file(home.file()).expect("removable");
    let error = home.try_open().expect_err("nothing is begun");
    assert!(matches!(error, LogbookError::Lost(_)), "{error}");
}

#[test]
fn what_nothing_needs_goes_after_a_month() {
    let home = Home::new();
    let (mut logbook, file) = with_a_file(&home);
    logbook.undo().expect("undone");
    let old = || {
        let path = home.folder.path().join(VAULT_FOLDER);
        for it in files_in(&path) {
            let file = fs::File::open(it).expect("readable");
            let day = std::time::Duration::from_secs(24 * 3_600);
            let now = file
                .metadata()
                .and_then(|it| it.modified())
                .expect("a time");
            file.set_modified(now - day * 31).expect("our own file");
        }
    };
    old();
    assert_eq!(
        logbook.sweep_evidence().expect("readable"),
        0,
        "redo may want it"
    );
    add(
        &mut logbook,
        credit("e", "Audit workshop", 600, "2026-11-20"),
    );
    // Somebody adds it again: it is young at once, so that it waits for its fact.
    logbook.store_file("scan.pdf", CERTIFICATE).expect("kept");
    assert_eq!(logbook.sweep_evidence().expect("readable"), 0);
    old();
    assert_eq!(logbook.sweep_evidence().expect("readable"), 1);
    assert!(!logbook.vault().file_of(&file.sha256).exists());
}

#[test]
fn nothing_is_swept_beside_a_file_that_was_set_aside() {
    let home = Home::new();
    let (mut logbook, _) = with_a_file(&home);
    logbook.undo().expect("undone");
    add(
        &mut logbook,
        credit("e", "Audit workshop", 600, "2026-11-20"),
    );
    fs::write(
        home.folder
            .path()
            .join("logbook.milepost.set-aside-2026-01-01-000000"),
        b"x",
    )
    .expect("writable");
    for it in files_in(&home.folder.path().join(VAULT_FOLDER)) {
        let file = fs::File::open(it).expect("readable");
        file.set_modified(std::time::UNIX_EPOCH)
            .expect("our own file");
    }
    assert_eq!(logbook.sweep_evidence().expect("readable"), 0);
}

#[test]
fn the_newest_copy_carries_the_files_by_itself() {
    let home = Home::new();
    let (logbook, _) = with_a_file(&home);
    let later = Now::new(common::today(), now().unix_millis() + 3_600_000);
    let run = logbook.keep_copies(&later);
    assert!(run.failed.is_empty(), "{:?}", run.failed);
    let copies = home.folder.path().join(BACKUP_FOLDER);
    let newest = newest_backup(&copies).expect("there is one");
    assert_eq!(evidence_lacking(&newest.path).expect("sound"), [""; 0]);
    assert_eq!(files_in(&copies.join(VAULT_FOLDER)).len(), 1);
}

#[test]
fn a_copy_says_how_many_changes_it_is_behind() {
    let home = Home::new();
    let (mut logbook, _) = with_a_file(&home);
    let copies = home.folder.path().join(BACKUP_FOLDER);
    let copy = logbook
        .back_up(&copies, &now())
        .expect("it can be copied")
        .path;
    let held = |logbook: &Logbook| {
        let held = logbook.held_by(&copy).expect("readable").expect("a copy");
        (held.changes, held.behind)
    };
    assert_eq!(held(&logbook), (2, Some(0)), "everything");
    add(
        &mut logbook,
        credit("e", "Audit workshop", 600, "2026-11-20"),
    );
    add(&mut logbook, credit("f", "Compliance", 100, "2026-11-21"));
    assert_eq!(held(&logbook), (2, Some(2)), "all but the last two");
    assert_eq!(logbook.changes().expect("readable"), 4);
    for _ in 0..3 {
        logbook.undo().expect("it can be undone");
    }
    assert_eq!(
        held(&logbook),
        (2, None),
        "it holds what the logbook doesn't"
    );
}

#[test]
fn a_lost_logbooks_second_folder_is_known_from_its_newest_copy() {
    let home = Home::new();
    let (mut logbook, _) = with_a_file(&home);
    let settings = milepost_logbook::Settings {
        copies_folder: Some("/media/ana/usb".to_owned()),
        ..logbook.settings().expect("readable")
    };
    logbook.save_settings(&settings).expect("writable");
    let copies = home.folder.path().join(BACKUP_FOLDER);
    logbook.back_up(&copies, &now()).expect("it can be copied");
    drop(logbook);
    fs::remove_file(home.file()).expect("removable");
    let second = milepost_logbook::second_folder_of(home.folder.path());
    assert_eq!(second.as_deref(), Some("/media/ana/usb"));
}
