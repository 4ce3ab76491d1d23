//! "Am I safe? What next? By when?"

use chrono::NaiveDate;

use super::super::inquiry::Inquiry;
use crate::dates::days_between;
use crate::standing::{
    Answers, ApprenticeStanding, CredentialStanding, CycleStanding, CycleState, NextStep,
    PaceState, Urgency, day,
};

/// Days within which a date is given with its weekday.
const WEEKDAY_WITHIN: i32 = 14;

/// The three answers, from the most urgent thing and the nearest due date.
pub(in super::super) fn answers(
    inquiry: &Inquiry,
    cycles: &[CycleStanding],
    apprentice: &[ApprenticeStanding],
    credentials: &[CredentialStanding],
    next: &[NextStep],
) -> Answers {
    let cycles: Vec<&CycleStanding> = cycles
        .iter()
        .filter(|cycle| !cycle.credentials.is_empty())
        .collect();
    let late = cycles
        .iter()
        .copied()
        .find(|cycle| cycle.state == CycleState::Overdue);
    let unsettled = cycles
        .iter()
        .copied()
        .find(|cycle| is_unsettled(cycle, &cycles));
    let late_step = next.iter().find(|step| step.urgency == Urgency::Late);
    let coming = cycles
        .iter()
        .copied()
        .filter(|cycle| matches!(cycle.state, CycleState::Open | CycleState::Submitted))
        .min_by_key(|cycle| cycle.due_on.date);
    let held = credentials.iter().any(|credential| credential.held);
    let first = next.first();
    let urgency = match (late, first) {
        (Some(_), _) => Urgency::Late,
        (None, _) if held && coming.is_none() => Urgency::Unknown,
        (None, Some(step)) => step.urgency,
        (None, None) => Urgency::Calm,
    };
    let safe = match (late, coming) {
        (Some(cycle), _) => format!("{} is past due", cycle.issuer),
        _ if late_step.is_some() => "Something is past due".to_owned(),
        _ if unsettled.is_some() => "Cannot be said yet".to_owned(),
        (None, Some(cycle)) => format!("Yes, through {}", long_day(cycle.due_on.date)),
        (None, None) if held => "Cannot be said yet".to_owned(),
        (None, None) => "Nothing to renew yet".to_owned(),
    };
    let (by_when, by_when_detail) = by_when(inquiry, first, coming);
    Answers {
        urgency,
        safe,
        safe_detail: match (late, late_step, unsettled) {
            (None, Some(step), _) => format!("{}.", step.title),
            (None, None, Some(cycle)) => format!(
                "{}'s cycle of {} is not marked as submitted.",
                cycle.issuer,
                day(cycle.due_on.date)
            ),
            _ => safe_detail(&cycles, late, held, coming.is_some()),
        },
        next: first.map_or_else(
            || nothing_next(inquiry, apprentice),
            |step| step.title.clone(),
        ),
        next_detail: first.map_or_else(
            || "Log what you do; everything else follows.".to_owned(),
            |step| step.detail.clone(),
        ),
        by_when,
        by_when_detail,
    }
}

/// Whether a past cycle that was kept here ended short and was never marked as
/// submitted, so that nobody can say whether its credentials still stand. Only
/// the latest past cycle of an issuer asks; without any credit in it, it lies
/// before the logbook's time.
pub(super) fn is_unsettled(cycle: &CycleStanding, all: &[&CycleStanding]) -> bool {
    cycle.state == CycleState::Past
        && cycle.submitted_on.is_none()
        && !cycle.complete
        && !cycle.credits.is_empty()
        && !all.iter().any(|other| {
            other.issuer == cycle.issuer
                && other.state == CycleState::Past
                && other.due_on.date > cycle.due_on.date
        })
}

fn nothing_next(inquiry: &Inquiry, apprentice: &[ApprenticeStanding]) -> String {
    if inquiry.facts.credentials.is_empty() && apprentice.is_empty() {
        "Add a credential, held or aimed at".to_owned()
    } else {
        "Nothing needs you".to_owned()
    }
}

fn safe_detail(
    cycles: &[&CycleStanding],
    late: Option<&CycleStanding>,
    held: bool,
    dated: bool,
) -> String {
    if let Some(cycle) = late {
        let step = cycle
            .ladder
            .iter()
            .rev()
            .find(|step| step.on <= cycle_day(cycle));
        let consequence = cycle
            .ladder
            .last()
            .map(|last| format!("{}: {}.", day(last.on), last.name));
        return match (step, consequence) {
            (Some(now), Some(last)) => format!("{}. {last}", now.name),
            (None, Some(last)) => last,
            _ => "Submit, or mark it as submitted.".to_owned(),
        };
    }
    let behind: Vec<String> = cycles
        .iter()
        .filter(|cycle| cycle.state == CycleState::Open)
        .filter_map(|cycle| {
            let pace = cycle
                .pace
                .as_ref()
                .filter(|pace| pace.state == PaceState::Behind)?;
            Some(format!(
                "{} {} is {} CEU behind.",
                cycle.issuer,
                cycle.credentials.join(", "),
                pace.by
            ))
        })
        .collect();
    let short_of_a_kind = cycles.iter().any(|cycle| {
        cycle.state == CycleState::Open && cycle.buckets.iter().any(|bucket| !bucket.met)
    });
    match (behind.is_empty(), held, dated) {
        (false, _, _) => format!("Nothing is late. {}", behind.join(" ")),
        (true, true, false) => "A date is missing; see what is next.".to_owned(),
        (true, true, true) if short_of_a_kind => "Nothing is late.".to_owned(),
        (true, true, true) => "Nothing is late, and every open cycle keeps pace.".to_owned(),
        (true, false, _) => "No credential is held that must be renewed.".to_owned(),
    }
}

/// The day to which a cycle's ladder has advanced.
fn cycle_day(cycle: &CycleStanding) -> NaiveDate {
    crate::dates::add_days(cycle.due_on.date, -cycle.days_left)
}

fn by_when(
    inquiry: &Inquiry,
    first: Option<&NextStep>,
    coming: Option<&CycleStanding>,
) -> (String, String) {
    match first {
        Some(step) => match (step.by, &step.whose) {
            (Some(by), whose) => (
                near_day(inquiry.as_of, by),
                match whose {
                    Some(issuer) => format!("{issuer}'s date, {}.", distance(inquiry.as_of, by)),
                    None => distance(inquiry.as_of, by),
                },
            ),
            (None, _) => (
                "When you are ready".to_owned(),
                "Nobody sets a date for it.".to_owned(),
            ),
        },
        None => match coming {
            Some(cycle) => (
                near_day(inquiry.as_of, cycle.due_on.date),
                format!("{}'s next due date.", cycle.issuer),
            ),
            None => (
                "No date yet".to_owned(),
                "Nothing on record has a due date.".to_owned(),
            ),
        },
    }
}

fn distance(from: NaiveDate, to: NaiveDate) -> String {
    match days_between(from, to) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days if days > 0 => format!("in {days} days"),
        days => format!("{} days ago", -days),
    }
}

/// "Friday 4 December" within two weeks, else "31 May 2027".
fn near_day(as_of: NaiveDate, date: NaiveDate) -> String {
    if (0..=WEEKDAY_WITHIN).contains(&days_between(as_of, date)) {
        date.format("%A %-d %B").to_string()
    } else {
        long_day(date)
    }
}

/// "9 March 2027".
fn long_day(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}
