//! Reading a row's columns one after the other, and writing values for them.

use std::error::Error;

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use rusqlite::Row;
use rusqlite::types::{FromSqlError, Type, Value, ValueRef};
use serde::Serialize;
use serde::de::value::{Error as WordError, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

/// The columns of one row, read from the first to the last.
pub(crate) struct Columns<'r> {
    row: &'r Row<'r>,
    next: usize,
}

impl<'r> Columns<'r> {
    /// Begins at the row's first column.
    pub(crate) fn of(row: &'r Row<'r>) -> Columns<'r> {
        Columns { row, next: 0 }
    }

    /// An id.
    pub(crate) fn id<T: for<'a> From<&'a str>>(&mut self) -> rusqlite::Result<T> {
        self.str(|text| Ok(T::from(text)))
    }

    /// An id that may be missing.
    pub(crate) fn opt_id<T: for<'a> From<&'a str>>(&mut self) -> rusqlite::Result<Option<T>> {
        self.opt_str(|text| Ok(T::from(text)))
    }

    /// A text.
    pub(crate) fn text(&mut self) -> rusqlite::Result<String> {
        self.str(|text| Ok(text.to_owned()))
    }

    /// A text that may be missing.
    pub(crate) fn opt_text(&mut self) -> rusqlite::Result<Option<String>> {
        self.opt_str(|text| Ok(text.to_owned()))
    }

    /// A day.
    pub(crate) fn date(&mut self) -> rusqlite::Result<NaiveDate> {
        self.str(parse_date)
    }

    /// A day that may be missing.
    pub(crate) fn opt_date(&mut self) -> rusqlite::Result<Option<NaiveDate>> {
        self.opt_str(parse_date)
    }

    /// A whole number.
    pub(crate) fn int(&mut self) -> rusqlite::Result<i32> {
        let at = self.step();
        self.row.get(at)
    }

    /// A whole number of any size.
    pub(crate) fn number<T: rusqlite::types::FromSql>(&mut self) -> rusqlite::Result<T> {
        let at = self.step();
        self.row.get(at)
    }

    /// A whole number that may be missing.
    pub(crate) fn opt_int<T: rusqlite::types::FromSql>(&mut self) -> rusqlite::Result<Option<T>> {
        let at = self.step();
        self.row.get(at)
    }

    /// An amount of CEUs that may be missing.
    pub(crate) fn opt_ceus(&mut self) -> rusqlite::Result<Option<Ceus>> {
        Ok(self.opt_int()?.map(Ceus::from_hundredths))
    }

    /// Yes or no.
    pub(crate) fn flag(&mut self) -> rusqlite::Result<bool> {
        let at = self.step();
        self.row.get(at)
    }

    /// Yes or no, or not said.
    pub(crate) fn opt_flag(&mut self) -> rusqlite::Result<Option<bool>> {
        let at = self.step();
        self.row.get(at)
    }

    /// One word of a fixed set.
    pub(crate) fn word<T: DeserializeOwned>(&mut self) -> rusqlite::Result<T> {
        self.str(parse_word)
    }

    /// One word of a fixed set that may be missing.
    pub(crate) fn opt_word<T: DeserializeOwned>(&mut self) -> rusqlite::Result<Option<T>> {
        self.opt_str(parse_word)
    }

    /// A list of words of a fixed set.
    pub(crate) fn words<T: DeserializeOwned>(&mut self) -> rusqlite::Result<Vec<T>> {
        self.str(parse_words)
    }

    /// A list of anything.
    pub(crate) fn list<T: DeserializeOwned>(&mut self) -> rusqlite::Result<Vec<T>> {
        self.str(parse_list)
    }

    /// A list of anything that may be missing.
    pub(crate) fn opt_list<T: DeserializeOwned>(&mut self) -> rusqlite::Result<Option<Vec<T>>> {
        self.opt_str(parse_list)
    }

    fn step(&mut self) -> usize {
        let at = self.next;
        self.next += 1;
        at
    }

    fn str<T>(&mut self, parse: impl Fn(&str) -> Result<T, Cause>) -> rusqlite::Result<T> {
        let at = self.step();
        let text = self
            .row
            .get_ref(at)?
            .as_str()
            .map_err(|error| wrong(at, error))?;
        parse(text).map_err(|cause| unreadable(at, cause))
    }

    fn opt_str<T>(
        &mut self,
        parse: impl Fn(&str) -> Result<T, Cause>,
    ) -> rusqlite::Result<Option<T>> {
        let at = self.step();
        match self.row.get_ref(at)? {
            ValueRef::Null => Ok(None),
            value => {
                let text = value.as_str().map_err(|error| wrong(at, error))?;
                parse(text).map(Some).map_err(|cause| unreadable(at, cause))
            }
        }
    }
}

/// Why a stored value is not what its column holds.
type Cause = Box<dyn Error + Send + Sync>;

fn wrong(at: usize, error: FromSqlError) -> rusqlite::Error {
    unreadable(at, Box::new(error))
}

fn unreadable(at: usize, cause: Cause) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(at, Type::Text, cause)
}

/// Reads `YYYY-MM-DD`. By hand, because a logbook has tens of thousands of them.
fn parse_date(text: &str) -> Result<NaiveDate, Cause> {
    let digits = |range: std::ops::Range<usize>| -> Option<u32> {
        text.as_bytes()
            .get(range)?
            .iter()
            .try_fold(0, |number, byte| {
                byte.is_ascii_digit()
                    .then(|| number * 10 + u32::from(byte - b'0'))
            })
    };
    let date = || {
        let year = i32::try_from(digits(0..4)?).ok()?;
        NaiveDate::from_ymd_opt(year, digits(5..7)?, digits(8..10)?)
    };
    match text.len() {
        10 => date().ok_or_else(|| format!("{text:?} isn't a date").into()),
        _ => Err(format!("{text:?} isn't a date").into()),
    }
}

fn parse_word<T: DeserializeOwned>(text: &str) -> Result<T, Cause> {
    let word: StrDeserializer<'_, WordError> = text.into_deserializer();
    T::deserialize(word).map_err(Into::into)
}

/// Reads a JSON array of plain words, `["CPT","ICD-10-CM"]`, without a JSON parser
/// where no word needs escaping.
pub(crate) fn parse_words<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, Cause> {
    match text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        Some("") => Ok(Vec::new()),
        Some(inside) if !inside.contains('\\') => inside
            .split(',')
            .map(|word| parse_word(word.trim().trim_matches('"')))
            .collect(),
        _ => parse_list(text),
    }
}

fn parse_list<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, Cause> {
    if text == "[]" {
        Ok(Vec::new())
    } else {
        serde_json::from_str(text).map_err(Into::into)
    }
}

/// A text as a value.
pub(super) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A text that may be missing as a value.
pub(super) fn opt_text(it: Option<&String>) -> Value {
    it.map_or(Value::Null, |it| text(it))
}

/// An id that may be missing as a value.
pub(super) fn opt_id(it: Option<&impl ToString>) -> Value {
    it.map_or(Value::Null, |it| Value::Text(it.to_string()))
}

/// A day as a value.
pub(super) fn date(date: NaiveDate) -> Value {
    Value::Text(date.to_string())
}

/// A day that may be missing as a value.
pub(super) fn opt_date(it: Option<NaiveDate>) -> Value {
    it.map_or(Value::Null, date)
}

/// A whole number as a value.
pub(super) fn int(number: impl Into<i64>) -> Value {
    Value::Integer(number.into())
}

/// A whole number that may be missing as a value.
pub(super) fn opt_int(number: Option<impl Into<i64>>) -> Value {
    number.map_or(Value::Null, int)
}

/// A CEU amount that may be missing as a value.
pub(super) fn opt_ceus(amount: Option<Ceus>) -> Value {
    opt_int(amount.map(Ceus::hundredths))
}

/// A word of a fixed set as a value.
pub(super) fn word(it: &impl Serialize) -> Value {
    match serde_json::to_value(it) {
        Ok(serde_json::Value::String(word)) => Value::Text(word),
        other => unreachable!("BUG: a unit variant is written as {other:?}"),
    }
}

/// A word of a fixed set that may be missing as a value.
pub(super) fn opt_word(it: Option<&impl Serialize>) -> Value {
    it.map_or(Value::Null, word)
}

/// A list as a value.
pub(super) fn list<T: Serialize>(items: &[T]) -> Value {
    match items {
        [] => text("[]"),
        items => Value::Text(
            serde_json::to_string(items)
                .unwrap_or_else(|error| unreachable!("BUG: a list is no JSON: {error}")),
        ),
    }
}

/// A list that may be missing as a value.
pub(super) fn opt_list<T: Serialize>(items: Option<&Vec<T>>) -> Value {
    items.map_or(Value::Null, |items| list(items))
}
