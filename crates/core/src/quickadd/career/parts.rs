//! Parts that several lines about the way to a job have: pay, days, small words.

use chrono::NaiveDate;

use super::super::line::Line;
use super::super::{QuickAddError, Role, dates};
use crate::career::{HOME, words as pay_in_words};
use crate::dates::{add_months, days_between, full_day};
use crate::facts::PayUnit;
use crate::pay::{AmountError, read_pay};

/// Takes the first free word of these, wherever it stands.
pub(super) fn take_word(line: &mut Line<'_>, words: &[&str]) -> bool {
    let found = line.free_words().into_iter().find(|&index| {
        !line.words[index].quoted && words.contains(&line.words[index].key.as_str())
    });
    if let Some(index) = found {
        let reading = match line.words[index].key.as_str() {
            "with" | "to" => String::new(),
            word => word.to_owned(),
        };
        line.typed(Role::Command, &[index], reading);
    }
    found.is_some()
}

/// `$31/h`, `$31 an hour`, `$30-33/h`, `$68,000 a year`, `$33`.
pub(super) fn read_pay_words(line: &mut Line<'_>) -> Option<(i32, i32, Option<PayUnit>)> {
    let first = line
        .free_words()
        .into_iter()
        .find(|&index| !line.words[index].quoted && line.words[index].key.starts_with('$'))?;
    // The longest run that is an amount with its unit, else the amount alone.
    let run: Vec<usize> = (first..line.words.len())
        .take_while(|&index| line.is_free(index) && !line.words[index].quoted)
        .take(3)
        .collect();
    for length in (1..=run.len()).rev() {
        let indices = &run[..length];
        let text: Vec<&str> = indices
            .iter()
            .map(|&i| line.words[i].key.as_str())
            .collect();
        let text = text.join(" ");
        let (low, high) = match text.split_once(['-', '–']) {
            Some((low, high)) => (Some(low.trim().to_owned()), high.trim().to_owned()),
            None => (None, text.clone()),
        };
        let (to, unit) = match read_pay(&high) {
            Ok((to, unit)) => (to, Some(unit)),
            // Only an amount by itself may lack its unit, which is then asked.
            Err(AmountError::NoUnit(_)) if length == 1 => match read_pay(&format!("{high}/year")) {
                Ok((to, _)) => (to, None),
                Err(_) => continue,
            },
            Err(_) => continue,
        };
        let from = match low {
            Some(low) => match read_pay(&format!("{low}/year")) {
                Ok((from, _)) => from,
                Err(_) => continue,
            },
            None => to,
        };
        let reading = pay_in_words(from.min(to), from.max(to), unit, HOME).words;
        line.typed(Role::Cost, indices, reading);
        return Some((from.min(to), from.max(to), unit));
    }
    let word = line.words[first].key.clone();
    line.problem(&QuickAddError::PayUnreadable { word }, &[first]);
    None
}

/// The last day that is said, with a small word before it.
pub(super) fn read_date(line: &mut Line<'_>, today: NaiveDate) -> Option<NaiveDate> {
    read_date_as(line, today, |_, day| day)
}

/// The same, with the day that is meant by it.
pub(super) fn read_date_as(
    line: &mut Line<'_>,
    today: NaiveDate,
    meant: impl Fn(&Line<'_>, NaiveDate) -> NaiveDate,
) -> Option<NaiveDate> {
    let found = dates::find(&line.words, |index| line.is_free(index), today);
    let found = found.into_iter().next_back()?;
    match found.day {
        Ok(day) => {
            let day = meant(line, day);
            line.typed_with_leading(Role::Date, &found.indices, full_day(day));
            Some(day)
        }
        Err(error) => {
            line.problem(&error, &found.indices);
            None
        }
    }
}

/// A day without a year is the one nearest to today: a meeting is as often planned as it is noted.
pub(super) fn nearest(line: &Line<'_>, day: NaiveDate, today: NaiveDate) -> NaiveDate {
    let year = day.format("%Y").to_string();
    let has_year = line.words.iter().any(|word| {
        let plain = word.key.as_str();
        plain.contains(&year) || plain.matches('/').count() == 2 || plain.contains('\'')
    });
    let next = add_months(day, 12);
    match has_year || days_between(today, day).abs() <= days_between(today, next).abs() {
        true => day,
        false => next,
    }
}
