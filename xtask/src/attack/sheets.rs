//! Nonsense as sheets: text, and workbooks spoiled from outside and from within. What comes in
//! of them is facts or a refusal, and the logbook stays sound.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use flate2::Crc;
use flate2::read::DeflateDecoder;

use super::fuzz::{fuzzed, spoiled};
use super::home::{Home, Program};
use super::{Chance, Outcome};

/// Sheets of the tests, one of each form.
const BOOKS: [&str; 3] = ["ceus.xlsx", "ceus.ods", "ceus.xls"];

/// Text, whole workbooks and the parts of workbooks, each for a time.
pub fn all(program: &Program, each: Duration, chance: &mut Chance) -> Result<Vec<Outcome>> {
    let tests = Path::new("crates/sheets/tests");
    let texts = files_of(&tests.join("samples"))?
        .into_iter()
        .chain(files_of(&tests.join("more"))?)
        .collect::<Vec<_>>();
    let books = BOOKS
        .iter()
        .map(|name| Ok(fs::read(tests.join("books").join(name))?))
        .collect::<Result<Vec<_>>>()?;
    let home = Home::new()?;
    program.done(home.path(), &["add", "position", r#"{"employer":"Mercy"}"#])?;
    let file = home.path().join("spoiled");
    let import = |bytes: &[u8], how: usize| {
        fs::write(&file, bytes)?;
        let path = file.display().to_string();
        let arguments: &[&str] = match how {
            0 => &["import", &path, "--dry-run", "--json"],
            1 => &[
                "import",
                &path,
                "--skip-problems",
                "--set",
                "position=Mercy",
            ],
            _ => &["import", &path, "--as", "credit"],
        };
        program.ask(home.path(), arguments)
    };
    let text = fuzzed("nonsense as sheets of text", each, || {
        let whole = &texts[chance.below(texts.len())];
        let how = chance.below(3);
        import(&spoiled(whole, chance), how)
    })?;
    let outside = fuzzed("nonsense as workbooks", each, || {
        let whole = &books[chance.below(books.len())];
        let how = chance.below(3);
        import(&spoiled(whole, chance), how)
    })?;
    // Behind a checksum that is wrong no reader looks at a part, so it is packed anew.
    let inside = fuzzed("nonsense within workbooks", each, || {
        let mut parts = unpacked(&books[chance.below(2)])?;
        let chosen = chance.below(parts.len());
        let spoilt = spoiled(&parts[chosen].1, chance);
        parts[chosen].1 = spoilt;
        let how = chance.below(3);
        import(&packed(&parts)?, how)
    })?;
    program.done(home.path(), &["verify"])?;
    Ok(vec![text, outside, inside])
}

fn files_of(folder: &Path) -> Result<Vec<Vec<u8>>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?
        .map(|it| Ok(it?.path()))
        .collect::<Result<_>>()?;
    paths.sort();
    paths.iter().map(|path| Ok(fs::read(path)?)).collect()
}

/// The parts of a packed file with their names, by its directory.
fn unpacked(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>> {
    let two = |at: usize| -> Result<usize> {
        let bytes = bytes.get(at..at + 2).context("a packed file is whole")?;
        Ok(usize::from(u16::from_le_bytes(bytes.try_into()?)))
    };
    let four = |at: usize| -> Result<usize> {
        let bytes = bytes.get(at..at + 4).context("a packed file is whole")?;
        Ok(usize::try_from(u32::from_le_bytes(bytes.try_into()?))?)
    };
    let end = bytes
        .windows(4)
        .rposition(|it| it == b"PK\x05\x06")
        .context("a packed file has its directory")?;
    let (number, mut at) = (two(end + 10)?, four(end + 16)?);
    let mut parts = Vec::with_capacity(number);
    for _ in 0..number {
        let (method, size) = (two(at + 10)?, four(at + 20)?);
        let (name, extra, comment) = (two(at + 28)?, two(at + 30)?, two(at + 32)?);
        let local = four(at + 42)?;
        let from = local + 30 + two(local + 26)? + two(local + 28)?;
        let held = bytes.get(from..from + size).context("a part is whole")?;
        let mut part = Vec::new();
        match method {
            0 => part.extend_from_slice(held),
            _ => {
                DeflateDecoder::new(held).read_to_end(&mut part)?;
            }
        }
        let name = bytes.get(at + 46..at + 46 + name).context("a name")?;
        parts.push((String::from_utf8_lossy(name).into_owned(), part));
        at += 46 + name.len() + extra + comment;
    }
    ensure!(!parts.is_empty(), "a workbook has parts");
    Ok(parts)
}

/// Packs parts without making them smaller, each with its right checksum.
fn packed(parts: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let mut file = Vec::new();
    let mut directory = Vec::new();
    for (name, bytes) in parts {
        let at = u32::try_from(file.len())?;
        let mut crc = Crc::new();
        crc.update(bytes);
        let mut about = Vec::new();
        about.extend_from_slice(&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        about.extend_from_slice(&crc.sum().to_le_bytes());
        let size = u32::try_from(bytes.len())?.to_le_bytes();
        about.extend_from_slice(&size);
        about.extend_from_slice(&size);
        about.extend_from_slice(&u16::try_from(name.len())?.to_le_bytes());
        about.extend_from_slice(&[0, 0]);
        file.extend_from_slice(b"PK\x03\x04");
        file.extend_from_slice(&about);
        file.write_all(name.as_bytes())?;
        file.write_all(bytes)?;
        directory.extend_from_slice(b"PK\x01\x02\x14\0");
        directory.extend_from_slice(&about);
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&at.to_le_bytes());
        directory.write_all(name.as_bytes())?;
    }
    let at = u32::try_from(file.len())?;
    file.extend_from_slice(&directory);
    file.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    let number = u16::try_from(parts.len())?.to_le_bytes();
    file.extend_from_slice(&number);
    file.extend_from_slice(&number);
    file.extend_from_slice(&u32::try_from(directory.len())?.to_le_bytes());
    file.extend_from_slice(&at.to_le_bytes());
    file.extend_from_slice(&[0, 0]);
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_what_was_unpacked() {
        let book = Path::new("../crates/sheets/tests/books/ceus.xlsx");
        let parts = unpacked(&fs::read(book).expect("the workbook")).expect("its parts");
        let again = packed(&parts).expect("a packed file");
        assert_eq!(unpacked(&again).expect("its parts"), parts);
    }
}
