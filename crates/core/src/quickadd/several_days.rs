//! Several days said as one: `11/5 - 11/7`, `nov 5-7`, `mon to fri`, `all week`.
//!
//! A line is for one day, so a stretch of days is asked about and never read as
//! its first day with the rest in the note.

use chrono::NaiveDate;

use super::QuickAddError;
use super::dates::{LONGEST, day_of_month, is_month, read, weekday, year};
use super::durations::counts;
use super::split::{self, Word};

/// Words between the first and the last day.
const UNTIL: [&str; 10] = [
    "-", "–", "—", "to", "thru", "through", "until", "till", "and", "&",
];

/// Words that mean more than one day by themselves.
const PHRASES: [&[&str]; 8] = [
    &["all", "week"],
    &["whole", "week"],
    &["entire", "week"],
    &["every", "day"],
    &["each", "day"],
    &["weekdays"],
    &["m-f"],
    &["m-th"],
];

/// The words of the first stretch of days among the free ones.
pub(super) fn several(
    words: &[Word<'_>],
    free: impl Fn(usize) -> bool,
    today: NaiveDate,
) -> Option<Vec<usize>> {
    let usable = |i: usize| free(i) && !words[i].quoted;
    (0..words.len()).filter(|&at| usable(at)).find_map(|at| {
        let run: Vec<&str> = (at..words.len())
            .take_while(|&i| usable(i))
            .take(2 * LONGEST + 1)
            .map(|i| words[i].key.as_str())
            .collect();
        let length = stretch(&run, today)?;
        let leads = at > 0
            && usable(at - 1)
            && matches!(words[at - 1].key.as_str(), "from" | "between" | "the");
        Some((at - usize::from(leads)..at + length).collect())
    })
}

/// Whether the dash that stands alone here leads from one day to another, and begins no note.
pub(super) fn leads_on(before: &[Word<'_>], behind: &str) -> bool {
    let any_day = NaiveDate::default();
    let behind: Vec<String> = behind
        .split_whitespace()
        .take(LONGEST)
        .map(split::key)
        .collect();
    let behind: Vec<&str> = behind.iter().map(String::as_str).collect();
    (1..=LONGEST.min(before.len())).any(|length| {
        let last = &before[before.len() - length..];
        if last.iter().any(|word| word.quoted) {
            return false;
        }
        let mut run: Vec<&str> = last.iter().map(|word| word.key.as_str()).collect();
        if named_day(&run, any_day) != Some(length) {
            return false;
        }
        run.push("-");
        run.extend(&behind);
        stretch(&run, any_day).is_some_and(|whole| whole > length + 1)
    })
}

/// How many of these words say a stretch of days, if they begin with one.
fn stretch(run: &[&str], today: NaiveDate) -> Option<usize> {
    if let Some(phrase) = PHRASES.iter().find(|phrase| run.starts_with(phrase)) {
        return Some(phrase.len());
    }
    if let ["week" | "wk" | "weekend", "of", day @ ..] = run {
        return Some(2 + named_day(day, today)?);
    }
    let first = *run.first()?;
    if joined_days(first, today) {
        return Some(with_year(run, 1));
    }
    let figures = |word: &str| joined_figures(word).is_some();
    match run {
        // `nov 5-7`, `5-7 nov`.
        [month, days, ..] if is_month(month) && figures(days) => return Some(with_year(run, 2)),
        [days, month, ..] if is_month(month) && figures(days) => return Some(with_year(run, 2)),
        _ => {}
    }
    let from = named_day(run, today)?;
    if let Some(length) = more_days(run.get(from..)?) {
        let month = run[..from].iter().any(|word| is_month(word));
        return month.then(|| with_year(run, from + length));
    }
    let until = run.get(from).filter(|word| UNTIL.contains(word))?;
    let rest = run.get(from + 1..)?;
    let is_weekday = |words: &[&str]| words.first().is_some_and(|word| weekday(word).is_some());
    if let Some(length) = named_day(rest, today) {
        // `fri - monday backlog` is a note about another day; `fri - mon` is not.
        let dash = matches!(*until, "-" | "–" | "—");
        let note = dash && is_weekday(rest) != is_weekday(run);
        return (!note).then(|| with_year(run, from + 1 + length));
    }
    // `nov 5 - 7`, `nov 5 to 7`.
    let month = run[..from].iter().any(|word| is_month(word));
    let day = rest.first().and_then(|word| day_of_month(word))?;
    let of_something = rest.get(1).is_some_and(|next| counts(next));
    (month && (1..=31).contains(&day) && !of_something).then(|| with_year(run, from + 2))
}

/// The further days of `nov 5, 6 and 7`: numbers, and another one behind "and".
fn more_days(run: &[&str]) -> Option<usize> {
    let is_day = |word: &&&str| day_of_month(word).is_some_and(|day| (1..=31).contains(&day));
    let numbers = run.iter().take_while(is_day).count();
    let joined = matches!(run.get(numbers), Some(&("and" | "&")));
    let last = run.get(numbers + 1).filter(|word| is_day(word)).is_some();
    (numbers > 0 && joined && last).then_some(numbers + 2)
}

/// How many of these words say one day of the calendar or of a week.
fn named_day(run: &[&str], today: NaiveDate) -> Option<usize> {
    let (length, day) = read(run, today)?;
    let vague = matches!(day, Err(QuickAddError::WhichDay { .. }));
    (!vague).then_some(length)
}

/// The length with a year behind it: `nov 5-7, 2026`.
fn with_year(run: &[&str], length: usize) -> usize {
    let year = run.get(length).and_then(|word| year(word));
    length + usize::from(year.is_some())
}

/// `11/5-11/7`, `11/5-7`, `2026-11-05..2026-11-07`, `mon-fri`, `nov5-7`.
fn joined_days(word: &str, today: NaiveDate) -> bool {
    let whole = |half: &str| named_day(&[half], today) == Some(1);
    let cuts = ["..", "/", "-", "–", "—"];
    cuts.iter().any(|sign| {
        word.match_indices(sign).any(|(at, _)| {
            let (from, to) = (&word[..at], &word[at + sign.len()..]);
            let said = |half: &str| whole(half) && !half.bytes().all(|b| b.is_ascii_digit());
            // `3/2-26` may as well be a day of 2026.
            let figures = day_of_month(to).is_some_and(|day| (1..=19).contains(&day));
            let with_month =
                from.contains('/') || from.starts_with(|c: char| c.is_ascii_alphabetic());
            // `3-2-26` is one day, and so is `2026-11-05`.
            said(from) && (said(to) || (figures && with_month && weekday(from).is_none()))
        }) && !whole(word)
    })
}

/// The two days of `5-7`, in order.
fn joined_figures(word: &str) -> Option<(u32, u32)> {
    let (from, to) = word.split_once(['-', '–', '—'])?;
    let (from, to) = (day_of_month(from)?, day_of_month(to)?);
    (from >= 1 && from < to && to <= 31).then_some((from, to))
}
