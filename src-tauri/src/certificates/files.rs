//! Which files are taken for certificates, and what lies in a folder that was dropped.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use milepost_core::facts::MediaType;

use crate::error::Refusal;

/// The most files at a time: so many take an hour to confirm.
const MOST: usize = 500;
/// How deep folders are looked into.
const DEEPEST: usize = 4;

/// The endings of files that can be read.
pub const ENDINGS: &[&str] = &["pdf", "jpg", "jpeg", "png", "tif", "tiff", "heic", "heif"];

/// Whether a file is one that the reader may read, by its first bytes; or is called one and holds
/// nothing that can come in otherwise.
pub fn is_certificate(file: &Path) -> bool {
    let mut first = Vec::new();
    let read = File::open(file).and_then(|it| it.take(1_024).read_to_end(&mut first));
    let by_content = read.is_ok().then(|| MediaType::of(&first)).flatten();
    match by_content {
        Some(
            MediaType::Pdf | MediaType::Jpeg | MediaType::Png | MediaType::Heic | MediaType::Tiff,
        ) => true,
        // A sheet that is called a certificate is still a sheet.
        Some(_) => false,
        None => is_called_one(file),
    }
}

fn is_called_one(file: &Path) -> bool {
    let ending = file.extension().unwrap_or_default().to_string_lossy();
    ENDINGS.iter().any(|it| ending.eq_ignore_ascii_case(it))
}

/// The files that were given, and those in the folders that were given, by their names.
///
/// # Errors
/// When they are too many.
pub fn spread_out(given: &[PathBuf]) -> Result<Vec<PathBuf>, Refusal> {
    let mut files = Vec::new();
    for path in given {
        match path.is_dir() {
            true => look_into(path, DEEPEST, &mut files),
            false => files.push(path.clone()),
        }
        if files.len() > MOST {
            return Err(Refusal::because(format!(
                "That's more than {MOST} files. Drop them in smaller groups."
            )));
        }
    }
    Ok(files)
}

fn look_into(folder: &Path, deep: usize, files: &mut Vec<PathBuf>) {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|it| it.path())
        .filter(|it| !is_hidden(it))
        .collect();
    found.sort();
    for path in found {
        if files.len() > MOST {
            return;
        }
        match (path.is_dir(), deep) {
            (true, 0) => {}
            (true, deep) => look_into(&path, deep - 1, files),
            // What else lies in the folder was not meant.
            (false, _) if is_certificate(&path) => files.push(path),
            (false, _) => {}
        }
    }
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_certificates_in_order_and_nothing_else() {
        let home = tempfile::tempdir().expect("a folder");
        let inside = home.path().join("2025");
        fs::create_dir(&inside).expect("a folder");
        fs::write(home.path().join("b.pdf"), b"%PDF-1.4").expect("a file");
        fs::write(home.path().join("a.PDF"), b"").expect("a file");
        fs::write(home.path().join("notes.txt"), b"hello").expect("a file");
        fs::write(home.path().join(".DS_Store.pdf"), b"%PDF-1.4").expect("a file");
        fs::write(inside.join("photo"), b"\xff\xd8\xff\xe0").expect("a file");
        let found = spread_out(&[home.path().to_owned()]).expect("they are few");
        let names: Vec<String> = found
            .iter()
            .map(|it| it.file_name().unwrap_or_default().to_string_lossy().into())
            .collect();
        assert_eq!(names, ["photo", "a.PDF", "b.pdf"]);
    }

    #[test]
    fn a_sheet_that_is_called_pdf_is_no_certificate() {
        let home = tempfile::tempdir().expect("a folder");
        let file = home.path().join("ceus.pdf");
        fs::write(&file, b"Date,Title,CEUs\n3/2/2026,E/M pitfalls,1.5\n").expect("a file");
        assert!(!is_certificate(&file));
        fs::write(&file, b"\0\0\0\x20ftypisom\0\0\x02\0").expect("a file");
        assert!(is_certificate(&file), "a film is refused as a certificate");
        assert!(is_certificate(Path::new("/nowhere/gone.pdf")));
    }
}
