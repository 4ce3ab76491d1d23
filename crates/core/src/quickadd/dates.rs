//! Days in words: `yesterday`, `last fri`, `mar 2`, `3/2/26`, `Monday, March 2, 2026`.
//!
//! What can mean only one day is read. What may mean two, or a month and no day,
//! is found all the same, with the question as its error: a day that was typed is
//! never passed over for today.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::QuickAddError;
use super::split::Word;
use crate::dates::full_day;

mod figures;
mod names;
mod years;

use years::{SHORT_YEAR_AHEAD, YEARS, as_figures, in_years, of_year, without_year};

pub(super) use figures::month_and_day;
pub(super) use figures::{is_instant, is_stamp};
pub(super) use names::{is_month, near_miss, two_letters, weekday};
use names::{month, month_name, near_month};

/// The most words that say one day: `Monday , the 2nd of March , 2026`.
pub(super) const LONGEST: usize = 7;

/// A day found in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The words that say it.
    pub indices: Vec<usize>,
    /// The day, or why there is no such day.
    pub day: Result<NaiveDate, QuickAddError>,
}

impl Found {
    /// Whether the words say a month or a week and no day of it.
    pub fn is_vague(&self) -> bool {
        matches!(self.day, Err(QuickAddError::WhichDay { .. }))
    }
}

/// Finds every day among the free words, from left to right.
pub(super) fn find(
    words: &[Word<'_>],
    free: impl Fn(usize) -> bool,
    today: NaiveDate,
) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let run: Vec<&str> = (at..words.len())
            .take_while(|&i| free(i) && !words[i].quoted)
            .take(LONGEST)
            .map(|i| words[i].key.as_str())
            .collect();
        match read(&run, today) {
            Some((length, day)) => {
                found.push(Found {
                    indices: (at..at + length).collect(),
                    day,
                });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// Reads words that say a day and nothing else; none where they do not, and the
/// error where there is no such day.
pub(super) fn whole(text: &str, today: NaiveDate) -> Option<Result<NaiveDate, QuickAddError>> {
    let keys: Vec<String> = text.split_whitespace().map(super::split::key).collect();
    let run: Vec<&str> = keys
        .iter()
        .map(String::as_str)
        .filter(|key| !key.is_empty())
        .collect();
    let (length, day) = read(&run, today)?;
    (length == run.len()).then_some(day)
}

/// Whether this word alone names a day, a month or a weekday.
pub(super) fn is_day_word(key: &str) -> bool {
    matches!(key, "today" | "yesterday" | "tomorrow") || weekday(key).is_some() || is_month(key)
}

/// `Sun, Nov 22, 2026`, with "planned" where the day is still to come.
pub(super) fn day_text(day: NaiveDate, today: NaiveDate) -> String {
    let planned = if day > today { " (planned)" } else { "" };
    format!("{}{planned}", full_day(day))
}

/// Whether the word looks as if it were meant to be a day: `03.02.2026`, `20261340`,
/// `2026-W45`, `3\2\2026`, `32mar`. A code such as `99213-25` does not.
pub(super) fn looks_like_day(key: &str) -> bool {
    figures::look_like_day(key) || names::looks_like_day(key)
}

pub(super) type Read = Option<(usize, Result<NaiveDate, QuickAddError>)>;

/// Reads the day with which these words begin, and how many of them say it.
pub(super) fn read(run: &[&str], today: NaiveDate) -> Read {
    with_weekday(run, today)
        .or_else(|| relative(run, today))
        .or_else(|| calendar(run, today))
        .or_else(|| no_month(run, today))
        .or_else(|| vague(run))
        .or_else(|| some_time_ago(run))
        .or_else(|| misspelled_month(run))
}

/// A day of the calendar: by its month's name, or in figures.
fn calendar(run: &[&str], today: NaiveDate) -> Read {
    named_month(run, today)
        .or_else(|| names::joined(run.first()?, today).map(|day| (1, day)))
        .or_else(|| figures::read(run, today))
}

/// `Monday, March 2, 2026`, `Mon 3/2`: the weekday must be that of the day.
fn with_weekday(run: &[&str], today: NaiveDate) -> Read {
    let said = weekday(run.first()?)?;
    let small = usize::from(matches!(run.get(1), Some(&("the" | "on" | ""))));
    // `Monday 30th`, `Fri the 13th`: of which month is not said.
    if let Some(number) = run.get(1 + small).and_then(|word| ordinal(word)) {
        let of = run.get(2 + small);
        let of_month = of.is_some_and(|next| *next == "of" || is_month(next));
        if !of_month {
            let (length, said) = (2 + small, run[..2 + small].join(" "));
            return Some((length, Err(which_month(said, number, today))));
        }
    }
    let (length, day) = calendar(run.get(1 + small..)?, today)?;
    let length = length + 1 + small;
    let day = day.and_then(|day| match day.weekday() == said {
        true => Ok(day),
        false => Err(QuickAddError::OtherWeekday {
            word: run[..length].join(" "),
            weekday: crate::dates::weekday_name(day),
            day: crate::dates::day(day),
        }),
    });
    Some((length, day))
}

/// `today`, `fri`, `last fri`, `next fri`, `3 days ago`, `-3d`.
fn relative(run: &[&str], today: NaiveDate) -> Read {
    let back = |days: u64| today.checked_sub_days(Days::new(days));
    let ahead = |days: u64| today.checked_add_days(Days::new(days));
    let weekday_at = |index: usize| run.get(index).and_then(|word| weekday(word));
    let is = |words: &[&str]| run.starts_with(words);
    // Days since the last such weekday, 0 to 6.
    let since = |day: Weekday| {
        u64::from((7 + today.weekday().num_days_from_monday() - day.num_days_from_monday()) % 7)
    };
    let first = *run.first()?;
    let (length, day) = match first {
        "today" | "tonight" => (1, Some(today)),
        "this" if is(&["this", "morning"]) => (2, Some(today)),
        "this" if is(&["this", "afternoon"]) => (2, Some(today)),
        "yesterday" => (1, back(1)),
        "tomorrow" => (1, ahead(1)),
        "day" if is(&["day", "before", "yesterday"]) => (3, back(2)),
        "the" if is(&["the", "day", "before", "yesterday"]) => (4, back(2)),
        "day" if is(&["day", "after", "tomorrow"]) => (3, ahead(2)),
        "the" if is(&["the", "day", "after", "tomorrow"]) => (4, ahead(2)),
        "last" | "this" | "next"
            if matches!(run.get(1), Some(&("week" | "week's" | "week’s")))
                && weekday_at(2).is_some() =>
        {
            return asked_week(run, 3);
        }
        "this" if run.get(1) == Some(&"past") => (
            3,
            back(match since(weekday_at(2)?) {
                0 => 7,
                days => days,
            }),
        ),
        "last" | "past" | "prev" | "previous" => (
            2,
            back(match since(weekday_at(1)?) {
                0 => 7,
                days => days,
            }),
        ),
        "this" => (2, back(since(weekday_at(1)?))),
        _ if weekday_at(0).is_some() && is(&[first, "last", "week"]) => return asked_week(run, 3),
        _ if weekday_at(0).is_some() && is(&[first, "of", "last", "week"]) => {
            return asked_week(run, 4);
        }
        _ if weekday_at(0).is_some() && is(&[first, "this", "week"]) => return asked_week(run, 3),
        _ if weekday_at(0).is_some() && is(&[first, "next", "week"]) => return asked_week(run, 3),
        _ if weekday_at(0).is_some() && is(&[first, "before", "last"]) => {
            return asked_week(run, 3);
        }
        _ if weekday_at(0).is_some() && is(&[first, "week", "before"]) => {
            return asked_week(run, 3);
        }
        _ if names_a_holiday(run) => return asked_week(run, 2),
        "next" => (2, ahead(7 - since(weekday_at(1)?))),
        _ => match weekday_at(0) {
            Some(day) => (1, back(since(day))),
            None => {
                let (length, days) = days_ago(run)?;
                (length, back(days))
            }
        },
    };
    let said = run[..length.min(run.len())].join(" ");
    Some((
        length,
        day.ok_or(QuickAddError::YearOutOfRange { word: said })
            .and_then(in_years),
    ))
}

/// A weekday of a named week: weeks begin on Sunday for some and on Monday for others, so the
/// day itself is asked for.
fn asked_week(run: &[&str], length: usize) -> Read {
    let word = run[..length].join(" ");
    let example = "last fri, or 3/20/2026".to_owned();
    Some((length, Err(QuickAddError::WhichDay { word, example })))
}

/// `black friday`: a holiday that is called after its weekday, in one week of the year.
fn names_a_holiday(run: &[&str]) -> bool {
    matches!(
        (run.first().copied(), run.get(1).and_then(|it| weekday(it))),
        (Some("black" | "good"), Some(Weekday::Fri))
            | (Some("cyber"), Some(Weekday::Mon))
            | (Some("easter"), Some(Weekday::Mon | Weekday::Sun))
            | (Some("palm"), Some(Weekday::Sun))
    )
}

/// The number of `30th`.
fn ordinal(word: &str) -> Option<u32> {
    let ends = ["st", "nd", "rd", "th"].iter().any(|it| word.ends_with(it));
    day_of_month(word).filter(|day| ends && (1..=31).contains(day))
}

/// Asks which month's day is meant, with the latest that there was as the example.
fn which_month(word: String, number: u32, today: NaiveDate) -> QuickAddError {
    let latest = (0..12).find_map(|back| {
        let month = today.with_day(1)?.checked_sub_months(Months::new(back))?;
        month.with_day(number).filter(|day| *day <= today)
    });
    let month = latest.unwrap_or(today).month();
    let example = format!("{} {number}", month_name(month));
    QuickAddError::WhichDay { word, example }
}

/// `the 23rd`, `on the 5th`, and `23rd` at the end: a day of a month that is not named.
fn no_month(run: &[&str], today: NaiveDate) -> Read {
    let the = usize::from(run.first() == Some(&"the"));
    let day = ordinal(run.get(the)?)?;
    // `the 5th floor` is no day; where nothing follows, or another part, it is one.
    if run.get(the + 1).is_some_and(|next| {
        matches!(
            *next,
            "of" | "floor" | "edition" | "quarter" | "annual" | "time" | "case" | "grade"
        )
    }) {
        return None;
    }
    let length = the + 1;
    let word = run[..length].join(" ");
    let ends = run.len() == length;
    (the == 1 || ends).then(|| (length, Err(which_month(word, day, today))))
}

/// `-3d`, `3d ago`, `3 days ago`, `a week ago`, `2 weeks ago`.
fn days_ago(run: &[&str]) -> Option<(usize, u64)> {
    let small = |digits: &str| {
        let plain = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten()
    };
    let first = *run.first()?;
    if let Some(days) = first
        .strip_prefix('-')
        .and_then(|rest| rest.strip_suffix('d'))
    {
        return Some((1, small(days)?));
    }
    if run.get(1) == Some(&"ago") {
        return Some((2, small(first.strip_suffix('d')?)?));
    }
    if run.get(2) != Some(&"ago") {
        return None;
    }
    let number: u64 = match first {
        "a" | "one" => 1,
        "two" => 2,
        "three" => 3,
        digits => small(digits)?,
    };
    match *run.get(1)? {
        "day" | "days" => Some((3, number)),
        "week" | "weeks" | "wk" | "wks" => Some((3, number * 7)),
        _ => None,
    }
}

/// `mar 2`, `march 2nd 2026`, `2 mar`, `the 2nd of march, 2026`.
fn named_month(run: &[&str], today: NaiveDate) -> Read {
    let year_at = |index: usize| run.get(index).and_then(|word| year(word));
    let small = |at: usize, word: &str| usize::from(run.get(at) == Some(&word));
    let lead = small(0, "the");
    let first = *run.get(lead)?;
    let (month_number, day_number, length) = if let Some(month_number) = month(first) {
        let the = small(lead + 1, "the");
        let day = day_of_month(run.get(lead + 1 + the)?)?;
        (month_number, day, lead + 2 + the)
    } else {
        let day_number = day_of_month(first)?;
        let of = small(lead + 1, "of");
        let month_number = month(run.get(lead + 1 + of)?)?;
        let length = lead + 2 + of;
        // `8 mar 2` is eight of something on March 2: the month comes first here.
        let month_leads = run
            .get(length)
            .is_some_and(|word| day_of_month(word).is_some());
        if month_leads && first.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        (month_number, day_number, length)
    };
    match year_at(length) {
        Some(year) => Some((
            length + 1,
            of_year(year, month_number, day_number, &run[..=length].join(" ")),
        )),
        None => Some((
            length,
            without_year(month_number, day_number, today, &run[..length].join(" ")),
        )),
    }
}

/// A month or a week without a day: `june 2026`, `last week`.
fn vague(run: &[&str]) -> Read {
    let first = *run.first()?;
    let asked = |length: usize, example: String| {
        let word = run[..length].join(" ");
        Some((length, Err(QuickAddError::WhichDay { word, example })))
    };
    if let Some(number) = month(first)
        && let Some(year) = run.get(1).and_then(|word| year(word))
    {
        return asked(2, format!("{number}/15/{year}"));
    }
    if matches!(first, "last" | "this" | "next") {
        let second = *run.get(1)?;
        if matches!(second, "week" | "weekend" | "month" | "year") {
            return asked(2, "fri, or 3/20/2026".to_owned());
        }
        if let Some(number) = month(second) {
            return asked(2, format!("{number}/15"));
        }
    }
    None
}

/// `noveber 2`, `2 noveber`, with a year behind it.
fn misspelled_month(run: &[&str]) -> Read {
    let is_day = |word: &&&str| day_of_month(word).is_some_and(|number| (1..=31).contains(&number));
    let meant = run
        .iter()
        .take(2)
        .position(|word| near_month(word).is_some())?;
    run.get(1 - meant).filter(is_day)?;
    let length = 2 + usize::from(run.get(2).is_some_and(|word| year(word).is_some()));
    let word = run[meant].to_owned();
    let meant = near_month(&word)?.to_owned();
    Some((length, Err(QuickAddError::DayMisspelled { word, meant })))
}

/// What says a time and no day of it: `2 weeks back`, `a couple of days ago`, `end of month`.
fn some_time_ago(run: &[&str]) -> Read {
    const NUMBERS: [&str; 9] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "ten",
    ];
    const MANY: [&str; 6] = ["a", "couple", "few", "of", "several", "some"];
    let asked = |length: usize| {
        let word = run[..length].join(" ");
        let example = "fri, or 3/20/2026".to_owned();
        Some((length, Err(QuickAddError::WhichDay { word, example })))
    };
    // `in 3 days` is a day where nothing follows; `ICD-10 in 5 days bootcamp` is a title.
    let lead = usize::from(run.first() == Some(&"in"));
    let run_behind = run.get(lead..)?;
    let many = run_behind
        .iter()
        .take_while(|word| MANY.contains(word))
        .count();
    let number = usize::from(
        many == 0
            && run_behind
                .first()
                .is_some_and(|it| day_of_month(it).is_some() || NUMBERS.contains(it)),
    );
    let at = lead + many + number;
    let span = run.get(at).is_some_and(|word| {
        let word = word.strip_suffix('s').unwrap_or(word);
        matches!(
            word,
            "day" | "week" | "wk" | "fortnight" | "month" | "year" | "yr"
        )
    });
    let counted = at > lead && span;
    if counted
        && matches!(
            run.get(at + 1),
            Some(&("ago" | "back" | "earlier" | "hence"))
        )
    {
        return asked(at + 2);
    }
    if counted && run.get(at + 1) == Some(&"from") {
        let from = run.get(at + 2);
        let named = from.is_some_and(|it| matches!(*it, "now" | "today") || weekday(it).is_some());
        return named.then(|| asked(at + 3)).flatten();
    }
    if counted && lead == 1 && run.len() == at + 1 {
        return asked(at + 1);
    }
    let the = usize::from(run.first() == Some(&"the"));
    match run.get(the..)? {
        ["eom" | "eow" | "eoy", ..] => asked(the + 1),
        ["week" | "month" | "weekend", "before", "last", ..] => asked(the + 3),
        ["end", "of", "the", "week" | "month" | "year", ..] => asked(the + 4),
        ["end", "of", "week" | "month" | "year", ..] => asked(the + 3),
        _ => None,
    }
}

/// A month's name that stands alone, as a day without its number: `quiz June`.
/// `may` and `march` in small letters are other words as well.
pub(super) fn lone_month(typed: &str, key: &str) -> Option<QuickAddError> {
    let number = month(key)?;
    let is_word = matches!(key, "may" | "mar" | "march") && !typed.starts_with(['M', '(']);
    (!is_word).then(|| QuickAddError::WhichDay {
        word: typed.to_owned(),
        example: format!("{} 15", month_name(number)),
    })
}

/// A day of the month, also `2nd`; up to 99, so that 45 March is named as impossible.
pub(super) fn day_of_month(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// A year behind a day and a month: four digits, or more by mistake; `'26` for short.
pub(super) fn year(word: &str) -> Option<i32> {
    if let Some(short) = word.strip_prefix(['\'', '’']) {
        return (short.len() == 2 && short.bytes().all(|b| b.is_ascii_digit()))
            .then(|| short.parse::<i32>().ok().map(|short| 2000 + short))
            .flatten();
    }
    let plain = (4..=6).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| word.parse().ok()).flatten()
}
