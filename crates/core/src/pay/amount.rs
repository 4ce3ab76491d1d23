//! Reading an amount of pay as people write it.

use super::PayUnit;

/// Why an amount of pay is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// It is not an amount.
    #[error("\"{0}\" isn't an amount of pay. Write it like $33/hour or $68,000/year.")]
    NotAnAmount(String),
    /// It does not say what it is paid for. Its size does not decide that.
    #[error("{0}, per what? Write {0}/hour or {0}/year.")]
    NoUnit(String),
}

/// Ways of saying an hour and a year; each after a slash, "per", "a" or "an", or alone.
const HOUR: &[&str] = &["hour", "hr", "h", "hourly"];
const YEAR: &[&str] = &["year", "yr", "y", "yearly", "annual", "annually", "annum"];

/// Reads `$33/hour`, `33.50 an hour`, `$68,000 a year`, `68k/yr`: cents and their unit.
///
/// # Errors
/// When it is not an amount, or does not say whether it is for an hour or a year.
pub fn read_pay(text: &str) -> Result<(i32, PayUnit), AmountError> {
    let typed = text.trim();
    let not_an_amount = || AmountError::NotAnAmount(typed.to_owned());
    let lower = typed.to_lowercase();
    let bare = lower.strip_prefix('$').unwrap_or(&lower).trim_start();
    let end = bare
        .find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
        .unwrap_or(bare.len());
    let (number, rest) = bare.split_at(end);
    let mut cents = read_number(number).ok_or_else(not_an_amount)?;
    let mut rest = rest.trim();
    let thousands = rest
        .strip_prefix('k')
        .filter(|after| !after.starts_with(char::is_alphanumeric));
    if let Some(after) = thousands {
        cents = cents.checked_mul(1000).ok_or_else(not_an_amount)?;
        rest = after.trim();
    }
    if cents == 0 {
        return Err(not_an_amount());
    }
    let cents = i32::try_from(cents).map_err(|_| not_an_amount())?;
    let words: Vec<&str> = rest
        .split(|c: char| c == '/' || c.is_whitespace())
        .filter(|word| !word.is_empty() && !["per", "a", "an", "each"].contains(word))
        .collect();
    match words.as_slice() {
        [] => Err(AmountError::NoUnit(said(cents))),
        [word] if HOUR.contains(&word.trim_end_matches('.')) => Ok((cents, PayUnit::Hour)),
        [word] if YEAR.contains(&word.trim_end_matches('.')) => Ok((cents, PayUnit::Year)),
        _ => Err(not_an_amount()),
    }
}

fn said(cents: i32) -> String {
    crate::amounts::grouped_dollars(cents)
}

/// Dollars in cents. A comma stands before groups of three digits and nowhere else.
fn read_number(text: &str) -> Option<i64> {
    let (whole, places) = match text.split_once('.') {
        Some((whole, places)) => (whole, Some(places)),
        None => (text, None),
    };
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let others: Vec<&str> = groups.collect();
    let grouped = others.is_empty()
        || (1..=3).contains(&first.len()) && others.iter().all(|group| group.len() == 3);
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    if !grouped || digits.is_empty() || digits.len() > 9 {
        return None;
    }
    let cents: i64 = match places {
        None => 0,
        Some(places) if (1..=2).contains(&places.len()) && !places.contains(',') => {
            format!("{places:0<2}").parse().ok()?
        }
        Some(_) => return None,
    };
    Some(digits.parse::<i64>().ok()? * 100 + cents)
}
