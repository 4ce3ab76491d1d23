//! What maintainers do with rules, behind `cargo xtask rules`: make a key, sign a pack, and see
//! which clauses are due to be read again. No program that is delivered can sign.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::SystemTime;

use chrono::{DateTime, NaiveDate, Utc};
use milepost_core::rulebook::Rulebook;
use milepost_rulepacks::{COMMENT, TrustedKeys, assemble, payload, read};
use minisign::{KeyPair, PublicKey, SecretKey, SecretKeyBox};

/// Days after which a clause is to be read again.
const DUE_AFTER: i64 = 90;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["key", file] => make_key(Path::new(file)),
        ["pack", key, rules, out] => pack(Path::new(key), Path::new(rules), Path::new(out)),
        ["due", rules] => due(Path::new(rules), today()),
        ["due", rules, today] => today
            .parse()
            .map_err(|_| format!("{today} is no day like 2026-11-30"))
            .and_then(|today| due(Path::new(rules), today)),
        _ => Err("rules key FILE | pack KEY RULES OUT | due RULES [TODAY]".to_owned()),
    };
    match outcome {
        Ok(said) => {
            let _ = std::io::stdout().write_all(said.as_bytes());
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn today() -> NaiveDate {
    DateTime::<Utc>::from(SystemTime::now()).date_naive()
}

/// The rulebook's files in the order in which the program names them, as they lie in a folder.
fn rules_in(folder: &Path) -> Result<Vec<(String, String)>, String> {
    let names = Rulebook::embedded_files().iter().map(|(name, _)| *name);
    let mut files: Vec<(String, String)> = Vec::new();
    for name in names {
        let path = folder.join(name);
        let text = fs::read_to_string(&path)
            .map_err(|error| format!("{} can't be read: {error}", path.display()))?;
        files.push((name.to_owned(), text));
    }
    Ok(files)
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect()
}

/// Makes a pair of keys without a password, for trying packs out.
fn make_key(file: &Path) -> Result<String, String> {
    let pair = KeyPair::generate_unencrypted_keypair().map_err(|error| error.to_string())?;
    let secret = pair
        .sk
        .to_box(Some("Milepost rules, for trying"))
        .map_err(|it| it.to_string())?;
    if file.exists() {
        return Err(format!("{} is already there", file.display()));
    }
    fs::write(file, secret.into_string()).map_err(|error| error.to_string())?;
    Ok(format!("{}\n", pair.pk.to_base64()))
}

fn secret_key(file: &Path) -> Result<SecretKey, String> {
    let text = fs::read_to_string(file)
        .map_err(|error| format!("the key {} can't be read: {error}", file.display()))?;
    let boxed = |text: &str| SecretKeyBox::from_string(text).map_err(|error| error.to_string());
    // A key without a password is taken as it is; for another one minisign asks.
    match boxed(&text)?.into_unencrypted_secret_key() {
        Ok(key) => Ok(key),
        Err(_) => boxed(&text)?
            .into_secret_key(None)
            .map_err(|error| error.to_string()),
    }
}

/// Signs the rules, and reads the pack as the program will before it is written.
fn pack(key: &Path, folder: &Path, out: &Path) -> Result<String, String> {
    let files = rules_in(folder)?;
    let files = borrowed(&files);
    let rulebook = Rulebook::from_toml(&files).map_err(|error| error.to_string())?;
    let edition = rulebook.edition();
    if edition.day > today() {
        return Err(format!(
            "edition.toml is of {edition}, which hasn't come yet"
        ));
    }
    let key = secret_key(key)?;
    let public = PublicKey::from_secret_key(&key).map_err(|error| error.to_string())?;
    let content = payload(&files);
    let about = format!(
        "Milepost rules of {}, version {}",
        edition.day, edition.version
    );
    let comment = COMMENT.strip_prefix("untrusted comment: ");
    let signed = minisign::sign(
        Some(&public),
        &key,
        Cursor::new(content.as_bytes()),
        Some(&about),
        comment,
    );
    let signature = signed.map_err(|error| error.to_string())?.into_string();
    let pack = assemble(&signature, &content).map_err(|error| error.to_string())?;
    let trusted = TrustedKeys::parse(&format!("{} this key", public.to_base64()));
    let trusted = trusted.map_err(|error| error.to_string())?;
    read(pack.as_bytes(), &trusted).map_err(|error| format!("the pack {error}"))?;
    fs::write(out, &pack).map_err(|error| format!("{}: {error}", out.display()))?;
    Ok(format!(
        "{}: rules of {edition}, version {}, {} clauses, {} bytes\nsigned with {}\n",
        out.display(),
        edition.version,
        rulebook.clauses().len(),
        pack.len(),
        public.to_base64(),
    ))
}

/// The clauses that were not read again for [`DUE_AFTER`] days, by source, the oldest first.
fn due(folder: &Path, today: NaiveDate) -> Result<String, String> {
    let files = rules_in(folder)?;
    let rulebook = Rulebook::from_toml(&borrowed(&files)).map_err(|error| error.to_string())?;
    // What ended is history, and no page says it anew.
    let mut due: BTreeMap<(NaiveDate, String, String), Vec<&str>> = BTreeMap::new();
    let mut clauses = 0;
    for clause in rulebook.clauses() {
        let in_force = clause
            .versions
            .iter()
            .filter(|it| it.to.is_none_or(|to| to >= today));
        let read = in_force.filter_map(|it| Some((it.checked_on?, it)));
        let old = read.filter(|(on, _)| today.signed_duration_since(*on).num_days() > DUE_AFTER);
        let mut counted = false;
        for (on, version) in old {
            counted = true;
            for source in &version.sources {
                let place = (on, source.key.clone(), source.url.clone());
                due.entry(place).or_default().push(clause.id.as_str());
            }
        }
        clauses += i32::from(counted);
    }
    let mut said = String::new();
    for ((on, key, url), ids) in &due {
        let days = today.signed_duration_since(*on).num_days();
        said.push_str(&format!("[{key}] {url}\n  read {on}, {days} days ago\n"));
        for id in ids {
            said.push_str(&format!("  {id}\n"));
        }
    }
    let total = rulebook.clauses().len();
    said.push_str(&match clauses {
        0 => format!("None of {total} clauses is due: each was read within {DUE_AFTER} days.\n"),
        some => format!("{some} of {total} clauses weren't read again for {DUE_AFTER} days.\n"),
    });
    Ok(said)
}
