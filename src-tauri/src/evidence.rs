//! Files that are kept as evidence, for whoever asks: finding one, what it belongs to, and
//! showing it in the system's own program.

use std::fs;
use std::path::{Path, PathBuf};

use milepost_core::certificate::chart;
use milepost_core::dates::day;
use milepost_core::facts::{Evidence, Facts, Holder};
use milepost_logbook::{Fact, FactKind, Logbook, make_folder};

use crate::error::{Code, Refusal};
use crate::export::write_bytes;
use crate::reader::{self, FileRead};

/// The folder in the home that takes what is shown in another program.
const OPENED: &str = "opened";

/// The fact that is meant: `credit:019…`, where the beginning or the end of an id will do, or a
/// part of what it is called.
///
/// # Errors
/// When nothing, or more than one fact, is meant.
pub fn holder(facts: &Facts, asked: &str) -> Result<Holder, Refusal> {
    let asked = asked.trim();
    let all = holders(facts);
    let of_kind = |key: &Holder, kind: FactKind| FactKind::from(key.kind) == kind;
    let by_id = asked.split_once(':').and_then(|(kind, id)| {
        let kind = milepost_core::exchange::kind_meant(kind)?;
        Some((kind, id.trim()))
    });
    let meant: Vec<&(Holder, String)> = match by_id {
        Some((kind, id)) => {
            let exactly = all
                .iter()
                .find(|(key, _)| of_kind(key, kind) && key.id == id);
            let alike = |key: &Holder| key.id.starts_with(id) || key.id.ends_with(id);
            match exactly {
                Some(one) => vec![one],
                None => all
                    .iter()
                    .filter(|(key, _)| of_kind(key, kind) && !id.is_empty() && alike(key))
                    .collect(),
            }
        }
        None => {
            let wanted = asked.to_lowercase();
            let exactly = |name: &String| name.to_lowercase() == wanted;
            let whole: Vec<_> = all.iter().filter(|(_, name)| exactly(name)).collect();
            match whole.is_empty() {
                false => whole,
                true => all
                    .iter()
                    .filter(|(_, name)| !wanted.is_empty() && name.to_lowercase().contains(&wanted))
                    .collect(),
            }
        }
    };
    one_of(&meant, asked, "credit, course, position or other record").cloned()
}

/// Every fact that a file can belong to, with what it is called.
pub fn holders(facts: &Facts) -> Vec<(Holder, String)> {
    let all = facts.clone().into_list().into_iter();
    all.filter_map(|fact| Some((fact.key().as_holder()?, name(facts, &fact))))
        .collect()
}

/// The words in a file that make it look like a patient's chart, and what was read for that. What
/// cannot be read has none: a file is kept whether its text is known or not.
pub fn signs_of_a_chart(bytes: &[u8]) -> (Vec<&'static str>, Option<FileRead>) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (chart::signs(text), None);
    }
    let Ok(read) = reader::read_bytes(bytes.to_vec(), reader::Wanted::TextAndPictures) else {
        return (Vec::new(), None);
    };
    let text: Vec<String> = read.contents.pages.iter().map(|it| it.text()).collect();
    (chart::signs(&text.join("\n")), Some(read))
}

fn name(facts: &Facts, fact: &Fact) -> String {
    match fact {
        Fact::Account(it) => format!("the {} membership", it.issuer),
        Fact::Credential(it) => format!("the {}", it.code),
        Fact::CycleRecord(it) => format!("the {} cycle ending {}", it.issuer, day(it.due_on)),
        Fact::Credit(it) => it.title.clone(),
        Fact::Position(it) => it.employer.clone(),
        Fact::Letter(it) => {
            let at = facts.positions.iter().find(|at| at.id == it.position);
            let employer = at.map_or("an employer", |at| at.employer.as_str());
            format!("the letter from {employer}")
        }
        Fact::Course(it) => it.title.clone(),
        Fact::Exam(it) => format!("the {} exam", it.credential),
        Fact::Payment(it) => {
            let on = it.paid_on.or(it.due_on);
            let on = on.map(|on| format!(" of {}", day(on))).unwrap_or_default();
            format!("the payment to {}{on}", it.issuer)
        }
        Fact::Meeting(it) => it.title.clone(),
        Fact::Application(it) => match &it.title {
            Some(title) => format!("{title} at {}", it.employer),
            None => format!("the application at {}", it.employer),
        },
        Fact::Offer(it) => {
            let at = facts.applications.iter().find(|at| at.id == it.application);
            let employer = at.map_or("an employer", |at| at.employer.as_str());
            format!("the offer from {employer}")
        }
        other => other.kind().noun().to_owned(),
    }
}

/// The file that is meant: by its id, the beginning of its SHA-256, or a part of its name.
///
/// # Errors
/// When none, or more than one, is meant.
pub fn file<'f>(facts: &'f Facts, asked: &str) -> Result<&'f Evidence, Refusal> {
    let asked = asked.trim();
    let wanted = asked.to_lowercase();
    let exactly = |it: &&Evidence| {
        it.id.as_str() == asked || it.sha256 == wanted || it.name.to_lowercase() == wanted
    };
    let alike = |it: &&Evidence| {
        it.id.as_str().ends_with(asked)
            || (asked.len() >= 4 && it.sha256.starts_with(&wanted))
            || it.name.to_lowercase().contains(&wanted)
    };
    let mut meant: Vec<&Evidence> = facts.evidence.iter().filter(exactly).collect();
    if meant.is_empty() && !asked.is_empty() {
        meant = facts.evidence.iter().filter(alike).collect();
    }
    let meant: Vec<(&Evidence, String)> =
        meant.into_iter().map(|it| (it, it.name.clone())).collect();
    let meant: Vec<&(&Evidence, String)> = meant.iter().collect();
    one_of(&meant, asked, "evidence file").copied()
}

fn one_of<'m, T>(meant: &[&'m (T, String)], asked: &str, what: &str) -> Result<&'m T, Refusal> {
    match meant {
        [(one, _)] => Ok(one),
        [] => Err(Refusal {
            code: Code::NotFound,
            message: format!("there is no {what} called {asked:?}; milepost list shows them"),
            field: None,
        }),
        several => {
            let names: Vec<&str> = several.iter().map(|it| it.1.as_str()).take(4).collect();
            Err(Refusal::because(format!(
                "{} match {asked:?} ({}); write more of it, or KIND:ID",
                several.len(),
                names.join(", ")
            )))
        }
    }
}

/// Writes the original bytes of a file to a place of one's own.
///
/// # Errors
/// When the file cannot be had, or something lies there already.
pub fn save(logbook: &Logbook, it: &Evidence, to: &Path, force: bool) -> Result<(), Refusal> {
    if to.exists() && !force {
        let message = format!("{} is already there; --force replaces it", to.display());
        return Err(Refusal::because(message));
    }
    let (_, bytes) = logbook.evidence_bytes(&it.id)?;
    write_bytes(to, &bytes)
}

/// A copy of a file under its own name, for another program to show; what was shown before goes.
/// The original stays untouched in the vault.
///
/// # Errors
/// When the file cannot be had or the copy cannot be written.
pub fn to_show(logbook: &Logbook, it: &Evidence) -> Result<PathBuf, Refusal> {
    let (_, bytes) = logbook.evidence_bytes(&it.id)?;
    let folder = logbook.path().with_file_name(OPENED);
    // What another program still has open may stay.
    let _ = fs::remove_dir_all(&folder);
    let folder = folder.join(it.sha256.get(..8).unwrap_or("file"));
    make_folder(&folder).map_err(|error| {
        Refusal::because(format!("{} can't be made: {error}", folder.display()))
    })?;
    let path = folder.join(name_to_show(it));
    write_bytes(&path, &bytes)?;
    Ok(path)
}

/// A name by which the system finds a program for what the file is, whatever it was called.
pub fn name_to_show(it: &Evidence) -> String {
    let plain = |sign: char| match sign {
        sign if sign.is_alphanumeric() || "-_., ()".contains(sign) => sign,
        _ => '_',
    };
    let ending = it.media_type.ending();
    let (stem, given) = it.name.rsplit_once('.').unwrap_or((&it.name, ""));
    let same = match (ending, given.to_lowercase().as_str()) {
        ("jpg", "jpeg" | "jpg") | ("tif", "tif" | "tiff") | ("heic", "heif" | "heic") => true,
        (ending, given) => ending == given,
    };
    let stem = if same { stem } else { &it.name };
    let stem: String = stem.chars().map(plain).take(80).collect();
    let stem = stem.trim_matches(['.', ' ']);
    match stem {
        "" => format!("file.{ending}"),
        stem => format!("{stem}.{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use milepost_core::facts::MediaType;

    use super::*;

    #[test]
    fn what_is_shown_has_the_ending_of_what_it_is() {
        let name = |name: &str, media_type| {
            name_to_show(&Evidence {
                name: name.to_owned(),
                media_type,
                ..Evidence::default()
            })
        };
        assert_eq!(name("scan.PDF", MediaType::Pdf), "scan.pdf");
        assert_eq!(name("photo.jpeg", MediaType::Jpeg), "photo.jpg");
        assert_eq!(name("bill.pdf.exe", MediaType::Pdf), "bill.pdf.exe.pdf");
        assert_eq!(name("../../x\n.pdf", MediaType::Pdf), "_.._x_.pdf");
        assert_eq!(name("", MediaType::Png), "file.png");
    }
}
