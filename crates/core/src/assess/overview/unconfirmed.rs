//! Plans whose day has come.

use chrono::NaiveDate;

use super::super::inquiry::Inquiry;
use super::super::tell::counted;
use crate::amounts::hours_text;
use crate::dates;
use crate::standing::{NextStep, Urgency};

/// Planned days that have passed and that nobody has confirmed.
pub(super) fn unconfirmed(inquiry: &Inquiry) -> Option<NextStep> {
    let passed = |date: NaiveDate, planned: bool| planned && date <= inquiry.as_of;
    let work = inquiry
        .facts
        .entries
        .iter()
        .filter(|entry| passed(entry.date, entry.planned))
        .map(|entry| (entry.date, entry.minutes, format!("entry:{}", entry.id)));
    let study = inquiry
        .facts
        .study_entries
        .iter()
        .filter(|entry| passed(entry.date, entry.planned))
        .map(|entry| {
            (
                entry.date,
                entry.minutes,
                format!("study_entry:{}", entry.id),
            )
        });
    let mut days: Vec<(NaiveDate, i32, String)> = work.chain(study).collect();
    days.sort();
    let (first, last) = (days.first()?, days.last()?);
    let minutes = days
        .iter()
        .fold(0_i32, |sum, (_, minutes, _)| sum.saturating_add(*minutes));
    let when = dates::days(first.0, last.0);
    Some(NextStep {
        title: format!(
            "Confirm {}",
            counted(
                i32::try_from(days.len()).unwrap_or(i32::MAX),
                "planned entry",
                "planned entries"
            )
        ),
        detail: format!(
            "{when}, {}. They count once you say that they were so.",
            hours_text(minutes)
        ),
        by: None,
        whose: None,
        urgency: Urgency::Calm,
        clause: None,
        about: Some(first.2.clone()),
        question: None,
    })
}
