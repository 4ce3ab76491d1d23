//! How the columns of a sheet were understood, as text that can be kept and written by hand.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Kind;
use super::fold;
use super::synonyms::role_named;

/// The first line of the text.
const MARK: &str = "# milepost-mapping 1";

/// How the columns of a sheet are understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Its name.
    pub name: String,
    /// The kind of facts.
    pub target: Kind,
    /// The headers of the sheet.
    #[serde(default)]
    pub header: Vec<String>,
    /// Which column gives which field, or the value for all rows.
    #[serde(default)]
    pub fields: BTreeMap<String, Source>,
    /// Answers to questions about the whole, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, String>,
    /// What else follows from a text.
    #[serde(default, rename = "if", skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
}

/// Where a field comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Source {
    /// One column, by its header or its letter.
    Column(String),
    /// More about it.
    Detailed(Detailed),
}

/// A column, several, or a value, and how it is written.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Detailed {
    /// One column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Several: the first amount that is more than nothing, or all of a note.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// The same value for every row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// How days are written: `M/D/YYYY` or `D/M/YYYY`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// The decimal mark: `.` or `,`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimal: Option<String>,
}

/// What else follows where a field or a column holds a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The field or the column.
    pub field: String,
    /// The text, in small or capital letters.
    pub contains: String,
    /// What is added to lists.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub add: BTreeMap<String, Vec<Value>>,
    /// What is set.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub set: BTreeMap<String, Value>,
}

impl Source {
    /// The columns.
    pub fn columns(&self) -> Vec<&str> {
        match self {
            Source::Column(column) => vec![column],
            Source::Detailed(it) => it
                .column
                .iter()
                .chain(&it.columns)
                .map(String::as_str)
                .collect(),
        }
    }
}

impl Mapping {
    /// Reads a mapping.
    ///
    /// # Errors
    /// When the text is no mapping, in words.
    pub fn read(text: &str) -> Result<Mapping, String> {
        let mapping: Mapping =
            toml::from_str(text).map_err(|error| error.message().trim().to_owned())?;
        for name in mapping.fields.keys() {
            if role_named(mapping.target, name).is_none() {
                let several = mapping.target.plural();
                return Err(format!("`{name}` isn't a field of {several}"));
            }
        }
        Ok(mapping)
    }

    /// The mapping as text.
    pub fn write(&self) -> String {
        let body = toml::to_string(self).unwrap_or_default();
        format!("{MARK}\n{body}")
    }

    /// The headers for comparing, sorted.
    pub fn key(&self) -> String {
        key(&self.header)
    }

    /// Whether it fits a sheet with these headers: all of them, or four fifths of its own and
    /// every column that it reads.
    pub fn fits(&self, headers: &[String]) -> bool {
        let own: Vec<String> = self.header.iter().map(|it| fold::header(it)).collect();
        let there: Vec<String> = headers.iter().map(|it| fold::header(it)).collect();
        if own.is_empty() {
            return false;
        }
        let known = own.iter().filter(|it| there.contains(it)).count();
        let reads_all = self.fields.values().all(|source| {
            let mut columns = source.columns().into_iter();
            columns.all(|column| there.contains(&fold::header(column)))
        });
        known * 5 >= own.len() * 4 && reads_all
    }

    /// The answers and values for every row that it stands for.
    pub(super) fn said(&self) -> Vec<(String, String)> {
        let mut said: Vec<(String, String)> = Vec::new();
        for (name, source) in &self.fields {
            let Source::Detailed(it) = source else {
                continue;
            };
            if let Some(value) = &it.value {
                said.push((name.clone(), value.clone()));
            }
            if let Some(format) = &it.format {
                let order = match format.trim().to_uppercase().starts_with('D') {
                    true => "dmy",
                    false => "mdy",
                };
                said.push(("date-order".to_owned(), order.to_owned()));
            }
            if let Some(decimal) = &it.decimal {
                said.push(("decimal".to_owned(), decimal.clone()));
            }
        }
        let answers = self.answers.iter();
        said.extend(answers.map(|(name, value)| (name.clone(), value.clone())));
        said
    }
}

/// Headers for comparing, whatever their order.
pub fn key(headers: &[String]) -> String {
    let mut folded: Vec<String> = headers.iter().map(|it| fold::header(it)).collect();
    folded.retain(|it| !it.is_empty());
    folded.sort_unstable();
    folded.join("|")
}
