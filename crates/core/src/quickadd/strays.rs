//! Words that would go into the note or the title though they look like a day, a
//! time or an amount: they are asked about, never passed over.

use super::line::Line;
use super::{QuickAddError, Role, clock, dates, durations, split};

/// Where the words would go, and what was understood before.
pub(super) struct Strays<'a> {
    /// The note, or the title.
    pub role: Role,
    /// Whether a day was said or asked about.
    pub dated: bool,
    /// The words that say the hours, where they were said.
    pub hours: Option<&'a str>,
}

impl Strays<'_> {
    /// Makes problems of the free words that look like a day, a time or an amount.
    /// What stands in quotes or behind `note:` is text, whatever it looks like.
    pub fn refuse(&self, line: &mut Line<'_>) {
        let free = line.free_words();
        for &index in &free {
            if !line.is_free(index) {
                continue;
            }
            if let Some(error) = self.of_word(line, index) {
                line.problem(&error, &[index]);
            }
        }
        if self.role == Role::Note {
            self.refuse_numbers(line);
        }
    }

    fn of_word(&self, line: &Line<'_>, index: usize) -> Option<QuickAddError> {
        let it = &line.words[index];
        let word = it.value.clone();
        if it.quoted {
            // A whole day in quotes would be a note, and the day would be today.
            let is_day = self.role == Role::Note
                && !self.dated
                && dates::whole(&it.value, chrono::NaiveDate::default()).is_some();
            return is_day.then_some(QuickAddError::DayUnreadable { word });
        }
        if split::is_tag(&it.key) {
            return None;
        }
        if dates::looks_like_day(&it.key) {
            return Some(QuickAddError::DayUnreadable { word });
        }
        if let Some(error) = self.of_time(&it.key, word) {
            return Some(error);
        }
        if self.dated {
            return None;
        }
        if self.role == Role::Note && names_a_holiday(line, index) {
            let example = "fri, or 3/20/2026".to_owned();
            let word = it.value.clone();
            return Some(QuickAddError::WhichDay { word, example });
        }
        let misspelled = |meant: &str| {
            Some(QuickAddError::DayMisspelled {
                word: it.value.clone(),
                meant: meant.to_owned(),
            })
        };
        if let Some(meant) = dates::near_miss(&it.key) {
            return misspelled(meant);
        }
        let beside = [index.checked_sub(1), Some(index + 1)];
        let alone = beside.into_iter().flatten().all(|at| !line.is_free(at));
        if self.role == Role::Note && alone {
            if let Some(meant) = dates::two_letters(&it.key) {
                return misspelled(meant);
            }
            if let Some(meant) = dates::month_and_day(&it.key) {
                let ways = vec![meant];
                return Some(QuickAddError::DayUnclear {
                    word: it.value.clone(),
                    ways,
                });
            }
        }
        dates::lone_month(&it.value, &it.key)
    }

    fn of_time(&self, key: &str, word: String) -> Option<QuickAddError> {
        match (durations::comma(key), self.role) {
            (Some(QuickAddError::DecimalComma { word, meant, .. }), role) => {
                let field = if role == Role::Note {
                    Role::Hours
                } else {
                    role
                };
                return Some(QuickAddError::DecimalComma { word, meant, field });
            }
            (Some(error), Role::Note) => return Some(error),
            // `1,000h` says hours wherever it stands, `1,000 modifiers` none.
            (Some(error), _) if key.ends_with(|c: char| c.is_ascii_alphabetic()) => {
                return Some(error);
            }
            (Some(_), _) => return None,
            (None, _) => {}
        }
        if self.role == Role::Note && self.hours.is_none() {
            let figures = key.starts_with(|c: char| c.is_ascii_digit()) && key.len() <= 4;
            let ordinal = ["st", "nd", "rd", "th"].iter().any(|it| key.ends_with(it));
            let plain = key.bytes().all(|b| b.is_ascii_digit());
            let meant = durations::looks_like_time(key) || (figures && !ordinal && !plain);
            if meant || durations::is_unit(key) {
                return Some(QuickAddError::HoursUnreadable { word });
            }
        }
        if self.role == Role::Note && durations::is_about_time(key) {
            return Some(QuickAddError::HoursUnreadable { word });
        }
        let field = self.role;
        durations::says_time(key).then_some(QuickAddError::StrayTime { word, field })
    }

    /// Refuses numbers that stand alone: `8h mercy 30`, and `46350`, which a spreadsheet means
    /// for a day. Beside other words they are
    /// part of the note: `30 charts`, `room 12`.
    fn refuse_numbers(&self, line: &mut Line<'_>) {
        let free = line.free_words();
        for run in free.chunk_by(|before, after| before + 1 == *after) {
            let is_number = |&index: &usize| {
                let it = &line.words[index];
                let figures = it.key.trim_start_matches(['-', '+']);
                let plain =
                    (1..=4).contains(&figures.len()) && figures.bytes().all(|b| b.is_ascii_digit());
                let serial = run.len() == 1 && is_spreadsheet_day(figures);
                !it.quoted && (plain || serial || clock::is_half(&it.key))
            };
            if !run.iter().all(is_number) {
                continue;
            }
            let word = line.said(run);
            let error = match self.hours {
                Some(hours) => QuickAddError::SecondHours {
                    first: hours.to_owned(),
                    second: word,
                },
                None => QuickAddError::HoursUnreadable { word },
            };
            line.problem(&error, run);
        }
    }
}

/// Whether the word ends the name of a holiday. Which day that is depends on the year and on
/// who keeps it, so it is asked about and never passed over for today.
fn names_a_holiday(line: &Line<'_>, index: usize) -> bool {
    const ALONE: [&str; 7] = [
        "thanksgiving",
        "christmas",
        "xmas",
        "juneteenth",
        "easter",
        "halloween",
        "hanukkah",
    ];
    const BEFORE_DAY: [&str; 17] = [
        "labor",
        "labour",
        "memorial",
        "veterans",
        "veteran's",
        "veterans'",
        "columbus",
        "indigenous",
        "independence",
        "presidents",
        "presidents'",
        "president's",
        "mlk",
        "patriots",
        "patriots'",
        "patriot's",
        "year's",
    ];
    let key = line.words[index].key.as_str();
    let before = index
        .checked_sub(1)
        .map(|at| line.words[at].key.replace('’', "'"));
    let next = line.words.get(index + 1).map(|it| it.key.as_str());
    let new_year = matches!(key, "year's" | "year’s" | "years")
        && before.as_deref() == Some("new")
        && !matches!(next, Some("day" | "eve"));
    ALONE.contains(&key)
        || new_year
        || key == "eve" && before.as_deref() == Some("year's")
        || key == "day" && before.is_some_and(|it| BEFORE_DAY.contains(&it.as_str()))
}

/// The days of these years as a spreadsheet counts them, in a cell without a format: 2024 to 2029.
fn is_spreadsheet_day(figures: &str) -> bool {
    figures.len() == 5 && (45_292..=47_483).contains(&figures.parse().unwrap_or(0))
}
