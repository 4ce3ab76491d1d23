//! When AAPC's cycles begin and end, and which credits belong to which.

use chrono::{Datelike, NaiveDate};

use super::super::inquiry::{AAPC, Inquiry};
use crate::dates::{Span, add_days, add_months, day_of_month, same_month};
use crate::facts::{Credit, CycleChoice, IssuerAccount};
use crate::ids::ClauseId;
use crate::standing::{DateFigure, Provenance, day};

/// More cycles than a career has; a slip in a year must not make thousands.
const MOST_CYCLES: usize = 60;
/// How many cycles ahead of the current one credits may be planned for.
const CYCLES_AHEAD: usize = 2;

/// One cycle's dates.
pub(super) struct Frame {
    pub starts_on: DateFigure,
    pub due_on: DateFigure,
    pub first: bool,
    /// Whole months of a first cycle that is shorter than two years.
    pub prorated_months: Option<i32>,
}

/// The cycles, each with its credits in order of completion.
pub(super) struct Plan<'a> {
    pub frames: Vec<Frame>,
    pub credits: Vec<Vec<&'a Credit>>,
}

/// Lays out the cycles; none when the renewal month is not known.
pub(super) fn lay_out<'a>(inquiry: &Inquiry<'a>) -> Option<Plan<'a>> {
    let account = inquiry.account(AAPC)?;
    let month = account
        .renewal_month
        .filter(|month| (1..=12).contains(month))?;
    let mut credits: Vec<&Credit> = inquiry.credits_for(AAPC).collect();
    credits.sort_by(|a, b| (a.completed_on, &a.id).cmp(&(b.completed_on, &b.id)));
    let certified_on = inquiry
        .first_earned_on(AAPC)
        .filter(|on| *on <= inquiry.as_of);
    let anchor = certified_on
        .or(account.joined_on.filter(|on| *on <= inquiry.as_of))
        .or_else(|| credits.first().map(|credit| credit.completed_on))
        .unwrap_or(inquiry.as_of)
        .min(inquiry.as_of);
    let mut frames = Vec::new();
    let mut due_on = first_due(inquiry, account, month, anchor, certified_on)?;
    while frames.len() < MOST_CYCLES {
        let first = frames.is_empty();
        frames.push(frame(
            inquiry,
            account,
            month,
            due_on,
            certified_on.filter(|_| first),
        ));
        if due_on >= inquiry.as_of {
            break;
        }
        due_on = due_in(due_on.year() + 2, month, account)?;
    }
    let mut grouped: Vec<Vec<&Credit>> = vec![Vec::new(); frames.len()];
    let current = frames.len() - 1;
    for credit in credits {
        let mut at = frames.partition_point(|frame| frame.due_on.date < credit.completed_on);
        let chosen_next = credit.cycle_choice == CycleChoice::Next
            && frames
                .get(at)
                .is_some_and(|frame| same_month(frame.due_on.date, credit.completed_on));
        if chosen_next {
            at += 1;
        }
        while at >= frames.len() && frames.len() <= current + CYCLES_AHEAD {
            let last = frames.last().map_or(due_on, |frame| frame.due_on.date);
            let Some(following) = due_in(last.year() + 2, month, account) else {
                break;
            };
            frames.push(frame(inquiry, account, month, following, None));
            grouped.push(Vec::new());
            if !chosen_next {
                at = frames.partition_point(|frame| frame.due_on.date < credit.completed_on);
            }
        }
        if let Some(group) = grouped.get_mut(at) {
            group.push(credit);
        }
    }
    Some(Plan {
        frames,
        credits: grouped,
    })
}

/// The due date in a year.
fn due_in(year: i32, month: u8, account: &IssuerAccount) -> Option<NaiveDate> {
    let day = account
        .due_day
        .filter(|day| (1..=31).contains(day))
        .unwrap_or(31);
    day_of_month(year, u32::from(month), u32::from(day))
}

/// The first due date on or after `anchor` in a year of the right parity. A
/// first cycle of less than a month is joined to the one after it.
fn first_due(
    inquiry: &Inquiry,
    account: &IssuerAccount,
    month: u8,
    anchor: NaiveDate,
    certified_on: Option<NaiveDate>,
) -> Option<NaiveDate> {
    let anchor = if inquiry
        .as_of
        .years_since(anchor)
        .is_some_and(|years| years > 100)
    {
        inquiry.as_of
    } else {
        anchor
    };
    let parity = i32::from(month % 2);
    let mut year = anchor.year();
    if year.rem_euclid(2) != parity {
        year += 1;
    }
    let mut due_on = due_in(year, month, account)?;
    if due_on < anchor {
        due_on = due_in(year + 2, month, account)?;
    }
    let too_short = certified_on.is_some_and(|certified| {
        Span::new(certified, due_on).is_none_or(|span| span.months_and_days().0 < 1)
    });
    if too_short {
        due_in(due_on.year() + 2, month, account)
    } else {
        Some(due_on)
    }
}

fn frame(
    inquiry: &Inquiry,
    account: &IssuerAccount,
    month: u8,
    due_on: NaiveDate,
    certified_on: Option<NaiveDate>,
) -> Frame {
    let length = inquiry
        .rules
        .number("aapc.cycle.length", inquiry.rule_day(due_on));
    let usual_start = due_in(due_on.year() - length / 12, month, account)
        .map_or_else(
            || add_months(add_days(due_on, 1), -length),
            |before| add_days(before, 1),
        )
        .min(due_on);
    let record = inquiry.record(AAPC, due_on);
    let typed_start = record
        .and_then(|record| record.starts_on)
        .filter(|from| *from <= due_on);
    let first_start = certified_on.filter(|certified| *certified > usual_start);
    let joined = certified_on
        .filter(|certified| *certified <= usual_start && *certified > add_months(usual_start, -1));
    let starts_on = match (typed_start, first_start.or(joined)) {
        (Some(typed), _) => DateFigure {
            date: typed,
            provenance: Provenance::OfficialOverride,
            clause: ClauseId::known("aapc.cycle.tracker"),
            reason: "As AAPC's tracker shows it.".into(),
        },
        (None, Some(certified)) => DateFigure {
            date: certified,
            provenance: Provenance::Computed,
            clause: ClauseId::known("aapc.cycle.first-prorated"),
            reason: format!(
                "The first cycle begins with the certification on {}.",
                day(certified)
            ),
        },
        (None, None) => DateFigure {
            date: usual_start,
            provenance: Provenance::Computed,
            clause: ClauseId::known("aapc.cycle.length"),
            reason: "The day after the previous due date.".into(),
        },
    };
    let prorated_months = first_start
        .and_then(|certified| Span::new(certified, due_on))
        .map(|span| span.months_and_days().0)
        .filter(|months| *months < length);
    Frame {
        starts_on,
        due_on: due_figure(account, month, due_on),
        first: certified_on.is_some(),
        prorated_months,
    }
}

fn due_figure(account: &IssuerAccount, month: u8, due_on: NaiveDate) -> DateFigure {
    let years = if month % 2 == 1 { "odd" } else { "even" };
    let name = due_on.format("%B");
    match account.due_day {
        Some(_) => DateFigure {
            date: due_on,
            provenance: Provenance::Computed,
            clause: ClauseId::known("aapc.cycle.parity"),
            reason: format!(
                "Renewal month {name}, so due in {years} years, on the day that you entered."
            ),
        },
        None => DateFigure {
            date: due_on,
            provenance: Provenance::Estimate,
            clause: ClauseId::known("aapc.cycle.due-day"),
            reason: format!(
                "Renewal month {name}, so due in {years} years. The day is not entered; the month's last day is assumed."
            ),
        },
    }
}
