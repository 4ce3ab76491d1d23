//! Filling a range of days with hours, by weekday.
//!
//! [`fill`] says which days would get how much, which ones are left out and why,
//! and says it in words, so that nothing is stored before it was read.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::amounts::hours_text;
use crate::dates::{self, Span, day, day_in_year, days_between};
use crate::holidays::federal_holiday;

/// The most days that are filled at once.
pub const MOST_DAYS: i32 = 366;
/// The minutes of a day.
const DAY: i32 = 24 * 60;
/// How many days of a kind are named one by one.
const NAMED: usize = 3;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RangeFill {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// The minutes of each weekday, Monday first; 0 leaves the weekday free.
    pub pattern: Vec<i32>,
    /// Which days are left out though their weekday has hours.
    pub leave_out: Vec<LeaveOut>,
}

/// Days that may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LeaveOut {
    /// Federal holidays, and the days on which they are observed.
    FederalHolidays,
    /// Days that have time at the place already.
    DaysWithTime,
}

/// The place that gets the hours.
#[derive(Debug, Clone, Copy)]
pub struct FilledPlace<'a> {
    /// What it is called in a sentence: `at Mercy Outpatient`, `for ICD-10-PCS module`.
    pub called: &'a str,
    /// Its first day; days before it are left out.
    pub opens: Option<NaiveDate>,
    /// Its last day; days after it are left out.
    pub closes: Option<NaiveDate>,
    /// The days that have time there already.
    pub taken: &'a BTreeSet<NaiveDate>,
}

/// What a fill would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Filled {
    /// The days that get hours, in order.
    pub days: Vec<FilledDay>,
    /// The days that are left out though their weekday has hours, in order.
    pub left_out: Vec<LeftOut>,
    /// All of it in sentences, the main one first.
    pub says: Vec<String>,
}

/// A day that gets hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FilledDay {
    /// The day.
    pub date: NaiveDate,
    /// How long, in minutes.
    pub minutes: i32,
}

/// A day that gets none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LeftOut {
    /// The day.
    pub date: NaiveDate,
    /// Why: "Thanksgiving Day".
    pub why: String,
}

/// Why a range cannot be filled: which field, what is wrong, and what would mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct FillError {
    /// The field of [`RangeFill`].
    pub field: &'static str,
    /// What is wrong and what would mend it.
    pub message: String,
}

/// Why a day is left out; in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    BeforeItOpens,
    AfterItCloses,
    HasTime,
    Holiday(&'static str),
}

/// Fills a range of days at a place, as of `today`.
///
/// # Errors
/// When the range has no end after its beginning, is longer than [`MOST_DAYS`], or
/// no weekday has hours.
pub fn fill(
    asked: &RangeFill,
    place: FilledPlace<'_>,
    today: NaiveDate,
) -> Result<Filled, FillError> {
    let span = checked(asked)?;
    let mut days = Vec::new();
    let mut reasons: Vec<(NaiveDate, Reason)> = Vec::new();
    for date in span
        .from()
        .iter_days()
        .take_while(|date| *date <= span.to())
    {
        let minutes = asked.minutes_on(date);
        if minutes == 0 {
            continue;
        }
        match asked.reason_against(date, place) {
            Some(reason) => reasons.push((date, reason)),
            None => days.push(FilledDay { date, minutes }),
        }
    }
    let says = sentences(asked, &days, &reasons, place, today);
    let left_out = reasons
        .into_iter()
        .map(|(date, reason)| LeftOut {
            date,
            why: match reason {
                Reason::BeforeItOpens => "before the first day".to_owned(),
                Reason::AfterItCloses => "after the last day".to_owned(),
                Reason::HasTime => "has time already".to_owned(),
                Reason::Holiday(name) => name.to_owned(),
            },
        })
        .collect();
    Ok(Filled {
        days,
        left_out,
        says,
    })
}

impl RangeFill {
    fn minutes_on(&self, date: NaiveDate) -> i32 {
        let weekday = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0);
        self.pattern.get(weekday).copied().unwrap_or(0)
    }

    fn leaves_out(&self, what: LeaveOut) -> bool {
        self.leave_out.contains(&what)
    }

    fn reason_against(&self, date: NaiveDate, place: FilledPlace<'_>) -> Option<Reason> {
        if place.opens.is_some_and(|opens| date < opens) {
            return Some(Reason::BeforeItOpens);
        }
        if place.closes.is_some_and(|closes| date > closes) {
            return Some(Reason::AfterItCloses);
        }
        if self.leaves_out(LeaveOut::DaysWithTime) && place.taken.contains(&date) {
            return Some(Reason::HasTime);
        }
        federal_holiday(date)
            .filter(|_| self.leaves_out(LeaveOut::FederalHolidays))
            .map(Reason::Holiday)
    }
}

fn checked(asked: &RangeFill) -> Result<Span, FillError> {
    let error = |field, message: String| Err(FillError { field, message });
    let Some(span) = Span::new(asked.from, asked.to) else {
        return error(
            "to",
            format!(
                "The last day, {}, is before the first. Choose a later one.",
                day(asked.to)
            ),
        );
    };
    let length = days_between(asked.from, asked.to) + 1;
    if length > MOST_DAYS {
        return error(
            "to",
            format!("That is {length} days. Fill at most {MOST_DAYS} days at once."),
        );
    }
    if asked.pattern.len() > 7
        || asked
            .pattern
            .iter()
            .any(|minutes| !(0..=DAY).contains(minutes))
    {
        return error(
            "pattern",
            "A day has 24 h. Type hours from 0 to 24 for each weekday.".to_owned(),
        );
    }
    if asked.pattern.iter().all(|&minutes| minutes == 0) {
        return error(
            "pattern",
            "No weekday has hours. Type hours for at least one weekday.".to_owned(),
        );
    }
    Ok(span)
}

fn sentences(
    asked: &RangeFill,
    days: &[FilledDay],
    reasons: &[(NaiveDate, Reason)],
    place: FilledPlace<'_>,
    today: NaiveDate,
) -> Vec<String> {
    let mut says = vec![main_sentence(asked, days, place)];
    let ahead = days.iter().filter(|it| it.date > today).count();
    if ahead > 0 {
        let verb = if ahead == 1 { "is" } else { "are" };
        says.push(format!(
            "{} {verb} in the future: planned, and counted once you confirm {}.",
            counted(ahead),
            if ahead == 1 { "it" } else { "them" }
        ));
    }
    let of = |wanted: fn(&Reason) -> bool| -> Vec<(NaiveDate, Reason)> {
        let mut those = reasons.to_vec();
        those.retain(|(_, reason)| wanted(reason));
        those
    };
    let (taken, holidays) = (
        of(|reason| *reason == Reason::HasTime),
        of(|reason| matches!(reason, Reason::Holiday(_))),
    );
    let before = of(|reason| *reason == Reason::BeforeItOpens);
    let after = of(|reason| *reason == Reason::AfterItCloses);
    let mut left_out = Vec::new();
    if !taken.is_empty() {
        left_out.push(format!(
            "{} with time already ({})",
            counted(taken.len()),
            named(&taken)
        ));
    }
    if !holidays.is_empty() {
        let noun = if holidays.len() == 1 {
            "holiday"
        } else {
            "holidays"
        };
        left_out.push(format!(
            "{} federal {noun} ({})",
            holidays.len(),
            named(&holidays)
        ));
    }
    if let (false, Some(opens)) = (before.is_empty(), place.opens) {
        left_out.push(format!(
            "{} before it began on {}",
            counted(before.len()),
            day(opens)
        ));
    }
    if let (false, Some(closes)) = (after.is_empty(), place.closes) {
        left_out.push(format!(
            "{} after it ended on {}",
            counted(after.len()),
            day(closes)
        ));
    }
    if !left_out.is_empty() {
        says.push(format!("Left out: {}.", left_out.join(", ")));
    }
    says
}

/// "14 days, 105 h at Mercy Outpatient, Nov 2 – 20, 2026."
fn main_sentence(asked: &RangeFill, days: &[FilledDay], place: FilledPlace<'_>) -> String {
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return format!(
            "Nothing to fill {} from {} to {}.",
            place.called,
            day(asked.from),
            day(asked.to)
        );
    };
    let minutes = days
        .iter()
        .fold(0_i32, |sum, it| sum.saturating_add(it.minutes));
    let when = dates::days(first.date, last.date);
    format!(
        "{}, {} {}, {when}.",
        counted(days.len()),
        hours_text(minutes),
        place.called
    )
}

fn counted(days: usize) -> String {
    if days == 1 {
        "1 day".to_owned()
    } else {
        format!("{days} days")
    }
}

/// The first few days by name: "Nov 26, Thanksgiving Day".
fn named(days: &[(NaiveDate, Reason)]) -> String {
    let mut names: Vec<String> = days
        .iter()
        .take(NAMED)
        .map(|(date, reason)| {
            let date = day_in_year(*date);
            match reason {
                Reason::Holiday(name) => format!("{date}, {name}"),
                _ => date.to_string(),
            }
        })
        .collect();
    if days.len() > NAMED {
        names.push(format!("and {} more", days.len() - NAMED));
    }
    let separator = if days.iter().any(|(_, it)| matches!(it, Reason::Holiday(_))) {
        "; "
    } else {
        ", "
    };
    names.join(separator)
}
