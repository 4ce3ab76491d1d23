//! Packs come back as they were, and nothing that is called a pack does harm.

use std::fs;
use std::path::{Path, PathBuf};

use milepost_pack::{
    LOGBOOK_PART, PackError, Part, Parts, Passphrase, Sort, is_part, sort_of, unpack, write,
};
use proptest::prelude::*;
use rstest::rstest;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

const WORDS: &str = "anchor velvet ninetieth garnet willow harpist";

struct Desk {
    folder: TempDir,
    parts: Parts,
}

impl Desk {
    /// A logbook of a few pages and two evidence files.
    fn new() -> Desk {
        let folder = TempDir::new().expect("a folder");
        let file = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name.replace('/', "-"));
            fs::write(&path, bytes).expect("writable");
            Part {
                name: name.to_owned(),
                file: path,
            }
        };
        let evidence = |bytes: &[u8]| file(&evidence_name(bytes), bytes);
        let logbook: Vec<u8> = (0..20_000_u32).map(|it| (it * 7 % 251) as u8).collect();
        let files = vec![
            file(LOGBOOK_PART, &logbook),
            evidence(b"%PDF-1.7 one"),
            evidence(b"%PDF-1.7 two"),
        ];
        let parts = Parts {
            made_on: "2026-11-30".to_owned(),
            facts: 412,
            files,
        };
        Desk { folder, parts }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn packed(&self, lock: Option<&Passphrase>) -> PathBuf {
        let to = self.path("all.milepost-pack");
        let bytes = write(&self.parts, lock, &to).expect("it can be written");
        assert_eq!(fs::metadata(&to).expect("there").len(), bytes);
        to
    }
}

fn evidence_name(bytes: &[u8]) -> String {
    let hash = hash(bytes);
    format!("vault/{}/{hash}", &hash[..2])
}

fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for it in fs::read_dir(folder).into_iter().flatten().flatten() {
        match it.path() {
            path if path.is_dir() => found.extend(files_below(&path)),
            path => found.push(path),
        }
    }
    found
}

/// Unpacks into a folder below another, so that what climbs out is seen.
fn try_unpack(file: &Path, lock: Option<&Passphrase>) -> (Result<(), PackError>, TempDir) {
    let above = TempDir::new().expect("a folder");
    let into = above.path().join("into");
    fs::create_dir(&into).expect("writable");
    let answer = unpack(file, lock, &into).map(|_| ());
    let outside = fs::read_dir(above.path()).expect("readable").count();
    assert_eq!(outside, 1, "nothing lies beside the folder");
    (answer, above)
}

#[rstest]
#[case::open(None)]
#[case::locked(Some(Passphrase::typed(WORDS)))]
fn what_was_packed_comes_back_byte_by_byte(#[case] lock: Option<Passphrase>) {
    let desk = Desk::new();
    let pack = desk.packed(lock.as_ref());
    let sort = sort_of(&pack).expect("readable");
    assert_eq!(sort == Sort::Locked, lock.is_some());
    let (answer, above) = try_unpack(&pack, lock.as_ref());
    answer.expect("it opens");
    for part in &desk.parts.files {
        let back = fs::read(above.path().join("into").join(&part.name)).expect("there");
        assert_eq!(
            back,
            fs::read(&part.file).expect("readable"),
            "{}",
            part.name
        );
    }
    assert_eq!(files_below(above.path()).len(), 3, "and nothing else");
    let left = files_below(desk.folder.path());
    assert!(
        left.iter()
            .all(|it| !it.display().to_string().ends_with(".part")),
        "{left:?}"
    );
}

#[test]
fn only_the_words_open_a_locked_pack_however_they_are_typed() {
    let desk = Desk::new();
    let pack = desk.packed(Some(&Passphrase::typed(WORDS)));
    let bytes = fs::read(&pack).expect("readable");
    let shows = |needle: &[u8]| bytes.windows(needle.len()).any(|it| it == needle);
    assert!(
        !shows(b"pack.json") && !shows(b"%PDF"),
        "nothing of it can be read"
    );
    let typed = Passphrase::typed(" ANCHOR, velvet ninetieth\ngarnet  willow harpist ");
    try_unpack(&pack, Some(&typed)).0.expect("the same words");
    let wrong = Passphrase::typed("anchor velvet ninetieth garnet harpist willow");
    assert!(matches!(
        try_unpack(&pack, Some(&wrong)).0,
        Err(PackError::WrongWords)
    ));
    assert!(matches!(try_unpack(&pack, None).0, Err(PackError::Locked)));
}

#[test]
fn a_locked_pack_that_was_cut_or_changed_is_refused() {
    let desk = Desk::new();
    let lock = Passphrase::typed(WORDS);
    let pack = desk.packed(Some(&lock));
    let whole = fs::read(&pack).expect("readable");
    for at in [whole.len() / 3, whole.len() - 20_000] {
        fs::write(&pack, &whole[..at]).expect("writable");
        try_unpack(&pack, Some(&lock))
            .0
            .expect_err("its end is missing");
    }
    let mut changed = whole.clone();
    changed[whole.len() / 2] ^= 1;
    fs::write(&pack, &changed).expect("writable");
    try_unpack(&pack, Some(&lock))
        .0
        .expect_err("one bit is another");
}

#[test]
fn a_pack_cut_or_changed_anywhere_gives_what_was_packed_or_nothing() {
    let desk = Desk::new();
    let pack = desk.packed(None);
    let whole = fs::read(&pack).expect("readable");
    for step in 0..300 {
        let at = step * whole.len() / 300;
        let mut changed = whole.clone();
        match step % 3 {
            0 => changed.truncate(at),
            1 => changed[at] ^= 0x10,
            _ => changed[at] = 0,
        }
        fs::write(&pack, &changed).expect("writable");
        let (answer, above) = try_unpack(&pack, None);
        if answer.is_ok() {
            for part in &desk.parts.files {
                let back = fs::read(above.path().join("into").join(&part.name)).expect("there");
                let same = back == fs::read(&part.file).expect("readable");
                assert!(same, "{} after a change at {at}", part.name);
            }
        }
    }
}

/// A tar archive of these parts, whatever they are called.
fn archive(parts: &[(&str, tar::EntryType, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, sort, bytes) in parts {
        let mut header = tar::Header::new_ustar();
        header.set_entry_type(*sort);
        header.set_size(bytes.len() as u64);
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        if *sort == tar::EntryType::Symlink {
            header.set_link_name("/etc/passwd").expect("short");
        }
        header.set_cksum();
        archive.append(&header, *bytes).expect("memory");
    }
    archive.into_inner().expect("memory")
}

fn manifest(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let parts: Vec<_> = parts
        .iter()
        .map(|(name, bytes)| {
            serde_json::json!({"name": name, "bytes": bytes.len(), "sha256": hash(bytes)})
        })
        .collect();
    let json = serde_json::json!({
        "format": "milepost-pack", "version": 1, "made_on": "2026-11-30", "facts": 1, "parts": parts,
    });
    json.to_string().into_bytes()
}

const FILE: tar::EntryType = tar::EntryType::Regular;

#[rstest]
#[case::climbs("../evil")]
#[case::from_the_root("/tmp/evil")]
#[case::into_a_folder("vault/../../evil")]
#[case::with_backslashes("vault\\..\\evil")]
#[case::settings("window.json")]
#[case::a_second_list("pack.json")]
#[case::nameless("")]
fn no_part_is_called_otherwise_than_a_logbook_has_it(#[case] name: &str) {
    assert!(!is_part(name));
    let list = manifest(&[(LOGBOOK_PART, b"x"), (name, b"evil")]);
    let parts = [
        ("pack.json", FILE, list.as_slice()),
        (LOGBOOK_PART, FILE, b"x"),
        (name, FILE, b"evil"),
    ];
    refused(&archive(&parts));
}

#[test]
fn what_a_pack_says_of_itself_must_be_so() {
    let list = manifest(&[(LOGBOOK_PART, b"x")]);
    let list = list.as_slice();
    let head = ("pack.json", FILE, list);
    // A link instead of a file, more than it says, less, another order, other bytes, longer.
    refused(&archive(&[
        head,
        (LOGBOOK_PART, tar::EntryType::Symlink, b""),
    ]));
    refused(&archive(&[
        head,
        (LOGBOOK_PART, FILE, b"x"),
        ("more", FILE, b"y"),
    ]));
    refused(&archive(&[head]));
    refused(&archive(&[(LOGBOOK_PART, FILE, b"x"), head]));
    refused(&archive(&[head, (LOGBOOK_PART, FILE, b"y")]));
    refused(&archive(&[head, (LOGBOOK_PART, FILE, b"xx")]));
    let twice = manifest(&[(LOGBOOK_PART, b"x"), (LOGBOOK_PART, b"x")]);
    let x = (LOGBOOK_PART, FILE, b"x".as_slice());
    refused(&archive(&[("pack.json", FILE, &twice), x, x]));
    let huge = br#"{"format":"milepost-pack","version":1,"made_on":"","facts":1,"parts":
        [{"name":"logbook.milepost","bytes":99999999999999,"sha256":"00"}]}"#;
    refused(&archive(&[("pack.json", FILE, huge), x]));
    let named = evidence_name(b"one");
    let other = manifest(&[(LOGBOOK_PART, b"x"), (&named, b"two")]);
    refused(&archive(&[
        ("pack.json", FILE, &other),
        x,
        (&named, FILE, b"two"),
    ]));
}

#[test]
fn a_newer_pack_says_so() {
    let list = br#"{"format":"milepost-pack","version":2,"colors":true}"#;
    let error = refused(&archive(&[("pack.json", FILE, list)]));
    assert!(matches!(error, PackError::Newer { found: 2 }), "{error}");
}

#[test]
fn a_lock_that_would_take_hours_to_try_is_not_tried() {
    let desk = Desk::new();
    let file = desk.path("slow");
    let head = "age-encryption.org/v1\n-> scrypt rF0/NwblUHHTpgQgRpe5CQ 40\n\
                qW9eVsT0NVb/Vswtw8kPIxUnaYmm9Px1dYmq2+4+qZA\n\
                --- 38TpQMxQRRNMfmYYpBX6DDrPx4/QY5UmJnhPyVoX/cw\n0123456789abcdef and so on";
    fs::write(&file, head).expect("writable");
    let (answer, _) = try_unpack(&file, Some(&Passphrase::typed(WORDS)));
    let error = answer.expect_err("it is refused");
    assert!(matches!(error, PackError::TooMuchWork), "{error}");
}

fn refused(bytes: &[u8]) -> PackError {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("hostile");
    fs::write(&file, bytes).expect("writable");
    let (answer, _above) = try_unpack(&file, None);
    answer.expect_err("it is refused")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_do_harm(bytes in proptest::collection::vec(any::<u8>(), 0..2_000), head in 0..3) {
        let list = manifest(&[(LOGBOOK_PART, b"x")]);
        let mut file = match head {
            0 => Vec::new(),
            1 => b"age-encryption.org/v1\n-> scrypt ".to_vec(),
            _ => archive(&[("pack.json", FILE, &list)])[..1_024].to_vec(),
        };
        file.extend(&bytes);
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("any");
        fs::write(&path, &file).expect("writable");
        let words = Passphrase::typed(WORDS);
        prop_assert!(try_unpack(&path, Some(&words)).0.is_err());
    }
}
