//! A file that the program is started with, as when somebody opens it in the file manager: most
//! often a copy of a logbook. That is shown in Data safety, beside what is there now; nothing is
//! restored by itself.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// The ending of a logbook's name.
const ENDING: &str = "milepost";

/// Turns `milepost FILE.milepost`, as a desktop says it, into the option that is meant. A name
/// that is no such file stays what it is: a command, or wrong usage.
pub fn name_copy(arguments: Vec<OsString>) -> Vec<OsString> {
    match arguments.as_slice() {
        [program, file] if is_copy(Path::new(file)) => {
            vec![program.clone(), "--open".into(), file.clone()]
        }
        _ => arguments,
    }
}

/// The file that a second start was given, from the folder where it was started.
pub fn file_in(arguments: &[String], folder: &str) -> Option<PathBuf> {
    let mut named = arguments.iter().skip_while(|it| *it != "--open").skip(1);
    let mut files = arguments.iter().skip(1).map(Path::new);
    let file = named
        .next()
        .map(Path::new)
        .or_else(|| files.rfind(|it| is_copy(it)))?;
    Some(Path::new(folder).join(file))
}

/// The place of the page that shows the copy; none for the logbook itself, which the window
/// shows anyway.
pub fn place_of(copy: &Path, logbook: &Path) -> Option<String> {
    let copy = std::path::absolute(copy).unwrap_or_else(|_| copy.to_owned());
    let same = match (copy.canonicalize(), logbook.canonicalize()) {
        (Ok(copy), Ok(logbook)) => copy == logbook,
        _ => copy == logbook,
    };
    // The page knows names as text; another one can only be chosen in the dialog.
    let name = copy.to_str()?;
    (!same).then(|| format!("safety?copy={}", escaped(name)))
}

/// The place of the page that shows what a rule pack changes; none where its name is no text.
pub fn place_of_rules(pack: &Path) -> Option<String> {
    let pack = std::path::absolute(pack).unwrap_or_else(|_| pack.to_owned());
    Some(format!("rulebook?pack={}", escaped(pack.to_str()?)))
}

fn is_copy(file: &Path) -> bool {
    let ending = file.extension().and_then(OsStr::to_str);
    ending.is_some_and(|it| it.eq_ignore_ascii_case(ENDING))
        && !file.as_os_str().to_string_lossy().starts_with('-')
}

/// For an address: what is neither letter nor digit is written as its bytes.
fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(words: &[&str]) -> Vec<OsString> {
        name_copy(words.iter().map(OsString::from).collect())
    }

    #[test]
    fn a_file_alone_is_opened() {
        let meant = ["milepost", "--open", "/m/copy 1.MILEPOST"].map(OsString::from);
        assert_eq!(named(&["milepost", "/m/copy 1.MILEPOST"]), meant);
    }

    #[test]
    fn everything_else_stays_what_it_was() {
        for words in [
            &["milepost"][..],
            &["milepost", "status"],
            &["milepost", "verify", "copy.milepost"],
            &["milepost", "--x.milepost"],
            &["milepost", ".milepost"],
            &["milepost", "milepost"],
        ] {
            let before: Vec<OsString> = words.iter().map(OsString::from).collect();
            assert_eq!(named(words), before);
        }
    }

    #[test]
    fn a_second_start_names_it_from_its_own_folder() {
        let words = ["milepost", "--open", "copy.milepost"].map(str::to_owned);
        let folder = std::env::temp_dir();
        let text = folder.to_str().expect("a name in text");
        assert_eq!(file_in(&words, text), Some(folder.join("copy.milepost")));
        assert_eq!(file_in(&words[..1], text), None);
        let sheet = ["milepost", "--open", "ceus.csv"].map(str::to_owned);
        assert_eq!(file_in(&sheet, text), Some(folder.join("ceus.csv")));
        let alone = ["milepost", "copy.milepost"].map(str::to_owned);
        assert_eq!(file_in(&alone, text), Some(folder.join("copy.milepost")));
    }

    #[test]
    fn the_place_carries_any_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let copy = folder.path().join("a b&c#d%é+?.milepost");
        let place = place_of(&copy, &folder.path().join("logbook.milepost")).expect("a copy");
        assert!(place.starts_with("safety?copy="), "{place}");
        assert!(
            place.ends_with("a%20b%26c%23d%25%C3%A9%2B%3F.milepost"),
            "nothing in the name ends the address or starts another part of it: {place}"
        );
    }

    #[test]
    fn the_logbook_itself_is_no_copy() {
        let folder = tempfile::tempdir().expect("a folder");
        let logbook = folder.path().join("logbook.milepost");
        std::fs::write(&logbook, "").expect("a file");
        let other_way = folder.path().join(".").join("logbook.milepost");
        assert_eq!(place_of(&other_way, &logbook), None);
    }
}
