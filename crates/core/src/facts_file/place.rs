//! Where in a file a value stands.

use std::collections::HashMap;
use std::fmt;

use serde_json::value::RawValue;

use super::error::{FactsFileError, Reason};

/// A value's way from the top, such as `credits[3].amount`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Path(Vec<Step>);

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Into a field.
    Field(String),
    /// To an item of a list, from 0.
    Item(usize),
}

impl Path {
    /// The path of one field of one item of a list.
    pub fn field(list: &str, item: usize, field: &str) -> Path {
        Path(vec![
            Step::Field(list.to_owned()),
            Step::Item(item),
            Step::Field(field.to_owned()),
        ])
    }

    /// The path of these steps.
    pub fn along(steps: &[Step]) -> Path {
        Path(steps.to_vec())
    }

    /// The path that serde gives.
    pub fn of(path: &serde_path_to_error::Path) -> Path {
        use serde_path_to_error::Segment;
        let steps = path.iter().filter_map(|segment| match segment {
            Segment::Seq { index } => Some(Step::Item(*index)),
            Segment::Map { key } => Some(Step::Field(key.clone())),
            Segment::Enum { .. } | Segment::Unknown => None,
        });
        Path(steps.collect())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("the file");
        }
        for (index, step) in self.0.iter().enumerate() {
            match step {
                Step::Item(item) => write!(f, "[{item}]")?,
                Step::Field(field) if index == 0 => f.write_str(field)?,
                Step::Field(field) => write!(f, ".{field}")?,
            }
        }
        Ok(())
    }
}

/// The error that this value is wrong, with its line and column.
pub(super) fn at(json: &str, path: Path, reason: Reason) -> FactsFileError {
    let before = &json[..offset(json, &path).min(json.len())];
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    FactsFileError::Value {
        path: path.to_string(),
        line,
        column,
        reason,
    }
}

/// A line and a column, counted in bytes as the JSON reader does, with the column
/// in characters.
pub(super) fn line_and_column(json: &str, line: usize, column: usize) -> (usize, usize) {
    let text = json
        .split('\n')
        .nth(line.saturating_sub(1))
        .unwrap_or_default();
    let upto = text.bytes().take(column.max(1));
    // A character's first byte is no continuation byte.
    (
        line.max(1),
        upto.filter(|byte| byte & 0b1100_0000 != 0b1000_0000)
            .count()
            .max(1),
    )
}

/// Where the value begins, in bytes; where the path leads to nothing, the value
/// in which it ends.
fn offset(json: &str, path: &Path) -> usize {
    let start =
        |raw: &RawValue| (raw.get().as_ptr() as usize).saturating_sub(json.as_ptr() as usize);
    let Ok(mut raw) = serde_json::from_str::<&RawValue>(json) else {
        return 0;
    };
    for step in &path.0 {
        let inner = match step {
            Step::Field(field) => serde_json::from_str::<HashMap<String, &RawValue>>(raw.get())
                .ok()
                .and_then(|fields| fields.get(field).copied()),
            Step::Item(item) => serde_json::from_str::<Vec<&RawValue>>(raw.get())
                .ok()
                .and_then(|items| items.get(*item).copied()),
        };
        match inner {
            Some(inner) => raw = inner,
            None => break,
        }
    }
    start(raw)
}
