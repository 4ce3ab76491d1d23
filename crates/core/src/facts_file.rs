//! The facts file: the JSON that `export --json` writes and `assess` reads.
//!
//! The file is [`Facts`] in an envelope that names the format and its version.
//! `docs/facts-format.md` describes it for those who write one by hand, and
//! `docs/facts.schema.json` for programs. Reading is strict: a field that is not
//! in the format is refused by name, so that a slip of the pen is never ignored.

mod bounds;
mod dates;
mod error;
mod format;
mod ids;
mod place;
mod schema;
mod unique;

pub use format::{FORMAT, VERSION};

pub use dates::check_fact as check_dates;
pub use error::{FactsFileError, Reason};
pub use schema::schema;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::facts::Facts;

/// The file as it is written: the envelope, then the lists.
#[derive(Debug, Serialize)]
struct FactsFile<'a> {
    /// The name of the format.
    format: &'static str,
    /// The version of the format.
    version: u32,
    /// What the user has recorded.
    #[serde(flatten)]
    facts: &'a Facts,
}

/// Reads a facts file.
///
/// Envelope and lists may be left out, and so may ids: a fact without one is
/// given a name like `credit-3`, after its kind and its place in the list.
///
/// ```
/// use milepost_core::facts_file::{read, write};
///
/// let facts = read(r#"{ "positions": [{ "employer": "Mercy" }] }"#).unwrap();
/// assert_eq!(facts.positions[0].employer, "Mercy");
/// assert_eq!(read(&write(&facts)).unwrap(), facts, "what is written can be read");
///
/// let error = read(r#"{ "positions": [{ "employe": "Mercy" }] }"#).unwrap_err();
/// assert!(error.to_string().contains("employe"), "it says where: {error}");
/// ```
///
/// # Errors
/// When the text is no JSON, holds a field twice, is of another format or a newer
/// version, has an unknown field, a missing one, a wrong value or a number out of its
/// bounds, or names two
/// facts of a kind alike. The error says where and what would mend it.
pub fn read(json: &str) -> Result<Facts, FactsFileError> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let mut value = unique::read(json)?;
    let Some(file) = value.as_object_mut() else {
        return Err(FactsFileError::NotAnObject {
            found: unique::kind_of(&value),
        });
    };
    take_envelope(file)?;
    dates::check(&value).map_err(|(path, reason)| place::at(json, path, reason))?;
    bounds::check(&value).map_err(|(path, reason)| place::at(json, path, reason))?;
    ids::complete(&mut value).map_err(|(path, reason)| place::at(json, path, reason))?;
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = place::Path::of(error.path());
        place::at(json, path, Reason::of(&error.into_inner()))
    })
}

/// Writes a facts file: pretty, with every list and field in the order of the
/// format, so that two exports can be compared line by line.
pub fn write(facts: &Facts) -> String {
    let file = FactsFile {
        format: FORMAT,
        version: VERSION,
        facts,
    };
    let mut json = serde_json::to_string_pretty(&file)
        .expect("BUG: facts are plain data, which JSON can always say");
    json.push('\n');
    json
}

/// Checks the envelope and takes it off, so that only the lists are left.
fn take_envelope(file: &mut Map<String, Value>) -> Result<(), FactsFileError> {
    // Editors look up the schema by this field.
    file.remove("$schema");
    if let Some(found) = file.remove("format").filter(|found| found != FORMAT) {
        return Err(FactsFileError::OtherFormat {
            found: found.to_string(),
        });
    }
    match file
        .remove("version")
        .map(|version| (version.as_u64(), version))
    {
        None => Ok(()),
        Some((Some(found), _)) if found > u64::from(VERSION) => {
            Err(FactsFileError::NewerVersion { found })
        }
        Some((Some(found), _)) if found >= 1 => Ok(()),
        Some((_, version)) => Err(FactsFileError::NoVersion {
            found: version.to_string(),
        }),
    }
}
