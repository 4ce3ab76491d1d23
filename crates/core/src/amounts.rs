//! Amounts as whole numbers: CEUs in hundredths, durations in minutes, money in cents.

use std::borrow::Cow;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use specta::Type;

/// Continuing-education units, kept in whole hundredths.
///
/// In JSON a CEU amount is a decimal number with at most two places (`1.5`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Type)]
// To specta a float may be no number at all, and so `number | null`; an amount never is.
pub struct Ceus(#[specta(type = i32)] i32);

impl Ceus {
    /// No CEUs.
    pub const ZERO: Ceus = Ceus(0);

    /// An amount from whole hundredths: `from_hundredths(150)` is 1.5 CEUs.
    pub const fn from_hundredths(hundredths: i32) -> Ceus {
        Ceus(hundredths)
    }

    /// An amount of whole CEUs.
    pub const fn whole(ceus: i32) -> Ceus {
        Ceus(ceus.saturating_mul(100))
    }

    /// The amount in whole hundredths.
    pub const fn hundredths(self) -> i32 {
        self.0
    }

    /// What is left of `self` after `other`, never below zero.
    pub fn less(self, other: Ceus) -> Ceus {
        Ceus(self.0.saturating_sub(other.0).max(0))
    }

    /// Reads a decimal number with at most two places, such as `1.5` or `0.75`.
    ///
    /// ```
    /// use milepost_core::amounts::Ceus;
    ///
    /// assert_eq!(Ceus::parse("1.5"), Ok(Ceus::from_hundredths(150)));
    /// assert!(Ceus::parse("1,5").is_err(), "a comma is asked about, never guessed");
    /// ```
    ///
    /// # Errors
    /// When the text is no plain decimal number, or has more than two places.
    pub fn parse(text: &str) -> Result<Ceus, AmountError> {
        parse_hundredths(text).map(Ceus)
    }
}

impl Add for Ceus {
    type Output = Ceus;
    fn add(self, other: Ceus) -> Ceus {
        Ceus(self.0.saturating_add(other.0))
    }
}

impl Sub for Ceus {
    type Output = Ceus;
    fn sub(self, other: Ceus) -> Ceus {
        Ceus(self.0.saturating_sub(other.0))
    }
}

impl AddAssign for Ceus {
    fn add_assign(&mut self, other: Ceus) {
        *self = *self + other;
    }
}

impl Sum for Ceus {
    fn sum<I: Iterator<Item = Ceus>>(amounts: I) -> Ceus {
        amounts.fold(Ceus::ZERO, Add::add)
    }
}

impl Ceus {
    /// The amount with a decimal always, as issuers show it: `36.0`, `27.5`, `18.33`.
    pub fn with_decimal(self) -> String {
        match self.0 % 100 {
            0 => format!("{self}.0"),
            _ => self.to_string(),
        }
    }
}

impl fmt::Display for Ceus {
    /// Writes `36`, `27.5` or `18.33`: no more places than the amount has.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        match rest {
            0 => write!(f, "{sign}{whole}"),
            r if r % 10 == 0 => write!(f, "{sign}{whole}.{}", r / 10),
            r => write!(f, "{sign}{whole}.{r:02}"),
        }
    }
}

impl Serialize for Ceus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 100 == 0 {
            serializer.serialize_i32(self.0 / 100)
        } else {
            serializer.serialize_f64(f64::from(self.0) / 100.0)
        }
    }
}

impl<'de> Deserialize<'de> for Ceus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Ceus, D::Error> {
        let number = serde_json::Number::deserialize(deserializer)?;
        Ceus::parse(&number.to_string()).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Ceus {
    fn schema_name() -> Cow<'static, str> {
        "Ceus".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "number",
            "multipleOf": 0.01,
            "description": "Continuing-education units, at most two decimal places."
        })
    }
}

/// Why a text is no amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// The text is not a plain decimal number.
    #[error("\"{0}\" isn't a number; write it like 1.5")]
    NotANumber(String),
    /// The number has more than two decimal places.
    #[error("\"{0}\" has more than two decimal places")]
    TooPrecise(String),
    /// The number is too large to keep.
    #[error("\"{0}\" is too large")]
    TooLarge(String),
}

/// Reads a decimal number into whole hundredths without passing through floating point.
fn parse_hundredths(text: &str) -> Result<i32, AmountError> {
    let not_a_number = || AmountError::NotANumber(text.chars().take(40).collect());
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && places.is_empty()) || !plain(whole) || !plain(places) {
        return Err(not_a_number());
    }
    let places = places.trim_end_matches('0');
    if places.len() > 2 {
        return Err(AmountError::TooPrecise(text.chars().take(40).collect()));
    }
    let too_large = || AmountError::TooLarge(text.chars().take(40).collect());
    let whole: i32 = if whole.is_empty() {
        0
    } else {
        whole.parse().map_err(|_| too_large())?
    };
    let places: i32 = format!("{places:0<2}")
        .parse()
        .map_err(|_| not_a_number())?;
    let value = whole
        .checked_mul(100)
        .and_then(|v| v.checked_add(places))
        .ok_or_else(too_large)?;
    Ok(if negative { -value } else { value })
}

/// Writes minutes as hours for people: `6.5 h`, `8 h`, `0.75 h`.
pub fn hours_text(minutes: i32) -> String {
    let hundredths = (i64::from(minutes) * 100 + 30 * i64::from(minutes.signum())) / 60;
    let hundredths = i32::try_from(hundredths).unwrap_or(i32::MAX);
    format!("{} h", Ceus(hundredths))
}

/// Writes cents as dollars: `$50`, `$318`, `$12.50`.
pub fn dollars_text(cents: i32) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let (whole, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    if rest == 0 {
        format!("{sign}${whole}")
    } else {
        format!("{sign}${whole}.{rest:02}")
    }
}

/// Writes cents as dollars with commas between thousands: `$61,560`, `$29.59`.
pub fn grouped_dollars(cents: i32) -> String {
    let plain = dollars_text(cents);
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let mut grouped = String::with_capacity(plain.len() + 4);
    let digits = whole.trim_start_matches(['-', '$']).len();
    for (at, sign) in whole.chars().enumerate() {
        let left = whole.len() - at;
        if sign.is_ascii_digit() && left < digits && left.is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(sign);
    }
    grouped + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("1.5", 150)]
    #[case("0.75", 75)]
    #[case(".5", 50)]
    #[case("36", 3600)]
    #[case("1.500", 150)]
    #[case("-1", -100)]
    fn reads_decimals(#[case] text: &str, #[case] hundredths: i32) {
        assert_eq!(Ceus::parse(text), Ok(Ceus(hundredths)));
    }

    #[rstest]
    #[case("")]
    #[case(".")]
    #[case("1,5")]
    #[case("1e3")]
    #[case("1.005")]
    #[case("99999999999")]
    #[case("NaN")]
    fn refuses_what_is_no_amount(#[case] text: &str) {
        assert!(
            Ceus::parse(text).is_err(),
            "{text:?} isn't an amount with two places"
        );
    }

    #[rstest]
    #[case(3600, "36")]
    #[case(2750, "27.5")]
    #[case(1833, "18.33")]
    #[case(5, "0.05")]
    #[case(-50, "-0.5")]
    fn writes_as_few_places_as_needed(#[case] hundredths: i32, #[case] text: &str) {
        assert_eq!(Ceus(hundredths).to_string(), text);
    }

    #[test]
    fn survives_json() {
        for hundredths in -500..50_000 {
            let json = serde_json::to_string(&Ceus(hundredths)).expect("a number is JSON");
            let back: Ceus = serde_json::from_str(&json).expect("what was written can be read");
            assert_eq!(
                back,
                Ceus(hundredths),
                "{json} must give the same hundredths again"
            );
        }
    }

    #[rstest]
    #[case(390, "6.5 h")]
    #[case(480, "8 h")]
    #[case(45, "0.75 h")]
    #[case(100, "1.67 h")]
    fn writes_hours(#[case] minutes: i32, #[case] text: &str) {
        assert_eq!(hours_text(minutes), text);
    }

    #[rstest]
    #[case(5000, "$50")]
    #[case(31800, "$318")]
    #[case(1250, "$12.50")]
    fn writes_dollars(#[case] cents: i32, #[case] text: &str) {
        assert_eq!(dollars_text(cents), text);
    }

    #[rstest]
    #[case(0, "$0")]
    #[case(99_900, "$999")]
    #[case(100_000, "$1,000")]
    #[case(6_156_000, "$61,560")]
    #[case(2_959, "$29.59")]
    #[case(-123_456_789, "-$1,234,567.89")]
    #[case(i32::MIN, "-$21,474,836.48")]
    fn groups_thousands(#[case] cents: i32, #[case] text: &str) {
        assert_eq!(grouped_dollars(cents), text);
    }
}
