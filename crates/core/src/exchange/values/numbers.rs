//! Numbers as sheets write them, in whole hundredths; no floating point.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::super::Cell;
use super::super::fold::short;

/// Which mark stands before the places of a number.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Decimal {
    /// `1.5`; a lone comma before one or two digits is read as well.
    Point,
    /// `1.5` and nothing else, because the person said so.
    OnlyPoint,
    /// `1,5`
    Comma,
}

impl Decimal {
    /// The mark that a person names.
    pub fn named(word: &str) -> Option<Decimal> {
        match word.trim().to_lowercase().as_str() {
            "point" | "." | "dot" => Some(Decimal::OnlyPoint),
            "comma" | "," => Some(Decimal::Comma),
            _ => None,
        }
    }
}

/// A number in millionths, and what stands behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Number<'t> {
    /// The number.
    pub millionths: i64,
    /// How many places were written.
    pub places: usize,
    /// The unit or whatever else follows it.
    pub rest: &'t str,
}

/// One whole in millionths.
pub(in super::super) const ONE: i64 = 1_000_000;

/// What the marks of a number say of how its column writes numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Marks {
    /// No mark at all.
    None,
    /// A point before places.
    Point,
    /// A comma before one or two digits.
    Comma,
    /// Both, the comma last: `1.234,5`.
    CommaLast,
}

/// What a text's marks say.
pub(in super::super) fn marks(text: &str) -> Marks {
    let number: String = text
        .chars()
        .skip_while(|c| !c.is_ascii_digit() && *c != '.' && *c != ',')
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .collect();
    let (point, comma) = (number.rfind('.'), number.rfind(','));
    let behind = |at: usize| number.len() - at - 1;
    match (point, comma) {
        (Some(point), Some(comma)) if comma > point => Marks::CommaLast,
        (Some(_), _) => Marks::Point,
        (None, Some(comma)) if (1..=2).contains(&behind(comma)) => Marks::Comma,
        _ => Marks::None,
    }
}

/// Reads the number at the start of a text.
pub(in super::super) fn leading(text: &str, decimal: Decimal) -> Option<Number<'_>> {
    let text = text.trim();
    let (sign, unsigned) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest.trim_start()),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let unsigned = unsigned.strip_prefix('$').unwrap_or(unsigned).trim_start();
    let end = unsigned
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '\'' | '’'))
        .unwrap_or(unsigned.len());
    let number = &unsigned[..end];
    let number_end = number.trim_end_matches([',', '.', '\'', '’']);
    let dropped = number.len() - number_end.len();
    let rest = &unsigned[end - dropped..];
    let (whole, places) = split(number_end, decimal)?;
    let (part, rest) = match rest.chars().next().and_then(fraction) {
        Some(part) if places.is_empty() => (part, &rest['½'.len_utf8()..]),
        _ => (0, rest),
    };
    if whole.is_empty() && places.is_empty() && part == 0 {
        return None;
    }
    // Far more than anything that is counted here; its exact size is of no use.
    let whole: i64 = match whole.len() {
        0 => 0,
        1..=11 => whole.parse().ok()?,
        _ => 99_999_999_999,
    };
    let six: i64 = format!("{places:0<6}").get(..6)?.parse().ok()?;
    Some(Number {
        millionths: sign * (whole * ONE + six + part),
        places: places.trim_end_matches('0').len(),
        rest: rest.trim(),
    })
}

/// The digits before and behind the decimal mark; none where the marks make no number.
fn split(number: &str, decimal: Decimal) -> Option<(String, String)> {
    let (mark, group) = match decimal {
        Decimal::Point | Decimal::OnlyPoint => ('.', ','),
        Decimal::Comma => (',', '.'),
    };
    let only = |other: char| number.matches(other).count() == 1 && !number.contains(mark);
    // One mark before one or two digits can only be the decimal one, whichever it is.
    let lone = decimal != Decimal::OnlyPoint && only(group) && {
        let behind = number.split(group).nth(1).map_or(0, str::len);
        (1..=2).contains(&behind)
    };
    let mark = if lone { group } else { mark };
    let group = if lone { '\'' } else { group };
    let (whole, places) = match number.split_once(mark) {
        Some((whole, places)) => (whole, places),
        None => (number, ""),
    };
    if places.contains(|c: char| !c.is_ascii_digit()) {
        return None;
    }
    let mut groups = whole.split([group, '\'', '’']);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for more in groups {
        // `1,50` is no number of thousands.
        if more.len() != 3 || digits.is_empty() || first.len() > 3 {
            return None;
        }
        digits.push_str(more);
    }
    let plain = digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| (digits, places.to_owned()))
}

/// A fraction written as one sign; all of them are as long as `½`.
fn fraction(c: char) -> Option<i64> {
    Some(match c {
        '¼' => ONE / 4,
        '½' => ONE / 2,
        '¾' => ONE / 4 * 3,
        _ => return None,
    })
}

/// An amount that a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Amount {
    /// In whole hundredths, with a note where it was cut.
    Is(i64, Option<String>),
    /// A length of time where an amount was looked for, in minutes.
    Minutes(i64),
    /// None, with what to write.
    Not(String),
    /// Nothing.
    Nothing,
}

/// Reads an amount of CEUs: `1.5`, `1,5`, `1.0 hr`, `1.5 CEUs`, `90 min`.
pub(in super::super) fn ceus(cell: &Cell, decimal: Decimal) -> Amount {
    let shown = cell.shown();
    let not = |mend: &str| Amount::Not(format!("`{}` isn't a number{mend}", short(&shown)));
    match cell {
        Cell::Number(_) | Cell::Text(_) => {}
        Cell::Empty => return Amount::Nothing,
        Cell::Seconds(seconds) => return Amount::Minutes(seconds / 60),
        Cell::Date(..) | Cell::Bool(_) | Cell::Error(_) => return not("; write it like 1.5"),
    }
    if super::says_nothing(&shown) {
        return Amount::Nothing;
    }
    let decimal = match cell {
        Cell::Number(_) => Decimal::Point,
        _ => decimal,
    };
    let Some(number) = leading(&shown, decimal) else {
        return not(&like(&shown));
    };
    const UNITS: [&str; 18] = [
        "",
        "ceu",
        "ceus",
        "ce",
        "ces",
        "cpe",
        "cpes",
        "credit",
        "credits",
        "unit",
        "units",
        "hr",
        "hrs",
        "hour",
        "hours",
        "h",
        "cme",
        "contact hours",
    ];
    let unit = number.rest.trim_end_matches('.').to_lowercase();
    if matches!(unit.as_str(), "min" | "mins" | "minutes" | "m") {
        return Amount::Minutes(number.millionths / ONE);
    }
    if !UNITS.contains(&unit.as_str()) && !unit.ends_with(" ceus") && !unit.ends_with(" ceu") {
        return not(&like(&shown));
    }
    hundredths(&number, &shown)
}

/// What is likely meant by a number with something in it that is none: `1.5O`, `4.5 ?`.
fn like(text: &str) -> String {
    let has_digit = |part: &&str| part.bytes().any(|b| b.is_ascii_digit());
    let mut parts = text.split_whitespace().filter(has_digit);
    let only = parts.next().filter(|_| parts.next().is_none());
    let digits: String = only
        .unwrap_or_default()
        .trim_matches(|c: char| !c.is_alphanumeric() && c != '.')
        .chars()
        .map(|c| match c {
            'O' | 'o' => '0',
            'l' | 'I' => '1',
            ',' => '.',
            c => c,
        })
        .collect();
    match leading(&digits, Decimal::Point) {
        Some(number) if number.rest.is_empty() && (1..1000 * ONE).contains(&number.millionths) => {
            let value = number.millionths / 10_000;
            let amount = crate::amounts::Ceus::from_hundredths(i32::try_from(value).unwrap_or(0));
            format!("; write {amount} if that's what you mean")
        }
        _ => "; write it like 1.5".to_owned(),
    }
}

/// In whole hundredths; what is more exact is cut, so that it never counts for more.
fn hundredths(number: &Number<'_>, shown: &str) -> Amount {
    let value = number.millionths.div_euclid(10_000);
    let note = (number.places > 2).then(|| {
        let kept = i32::try_from(value).map(crate::amounts::Ceus::from_hundredths);
        match kept {
            Ok(kept) => format!("`{}` cut to {kept}", short(shown)),
            Err(_) => String::new(),
        }
    });
    Amount::Is(value, note)
}

/// Reads money: `$25`, `25.00`, `1,200.50`; in cents.
pub(in super::super) fn cents(cell: &Cell, decimal: Decimal) -> Amount {
    let shown = cell.shown();
    if super::says_nothing(&shown) {
        return Amount::Nothing;
    }
    let decimal = match cell {
        Cell::Number(_) => Decimal::Point,
        _ => decimal,
    };
    let not = || {
        Amount::Not(format!(
            "`{}` isn't an amount of money; write it like 25.00",
            short(&shown)
        ))
    };
    if !matches!(cell, Cell::Number(_) | Cell::Text(_)) {
        return not();
    }
    match leading(&shown, decimal) {
        Some(number)
            if matches!(
                number.rest.to_lowercase().as_str(),
                "" | "usd" | "$" | "dollars" | "dollar"
            ) =>
        {
            if number.places > 2 {
                return not();
            }
            Amount::Is(number.millionths / 10_000, None)
        }
        _ => not(),
    }
}

/// Reads a whole number.
pub(in super::super) fn whole(cell: &Cell) -> Amount {
    let shown = cell.shown();
    if super::says_nothing(&shown) {
        return Amount::Nothing;
    }
    match leading(&shown, Decimal::Point) {
        Some(number) if number.places == 0 && matches!(number.rest, "" | "%") => {
            Amount::Is(number.millionths / ONE, None)
        }
        _ => Amount::Not(format!("`{}` isn't a whole number", short(&shown))),
    }
}
