//! When AHIMA's cycles begin and end, and which credits belong to which.

use chrono::{Datelike, NaiveDate};

use crate::dates::{Span, add_days, add_months, months_end};
use crate::facts::Credit;
use crate::ids::ClauseId;
use crate::judging::checks::problem;
use crate::judging::context::{AHIMA, AssessContext};
use crate::standing::{DateFigure, Problem, Provenance, day};

/// More cycles than a career has; a slip in a year must not make thousands.
const MOST_CYCLES: usize = 60;
/// The same, counted back from a typed cycle.
const MOST_CYCLES_BACK: i32 = 60;

/// One cycle's dates.
pub(super) struct Frame {
    pub starts_on: DateFigure,
    pub due_on: DateFigure,
    /// The last day after an extension, where one was bought and its end is known.
    pub extended_to: Option<NaiveDate>,
    pub first: bool,
}

impl Frame {
    /// The day on which the cycle closes: its last day, or the end of an extension.
    pub fn closes_on(&self) -> NaiveDate {
        self.extended_to.unwrap_or(self.due_on.date)
    }
}

/// The cycles, each with its credits in order of completion.
pub(super) struct Layout<'a> {
    pub frames: Vec<Frame>,
    pub credits: Vec<Vec<&'a Credit>>,
}

/// Lays out the cycles; none when neither the CEU Center's dates nor the day
/// of an award are known.
pub(super) fn lay_out<'a>(
    context: &AssessContext<'a>,
    problems: &mut Vec<Problem>,
) -> Option<Layout<'a>> {
    let spans = match typed_cycle(context) {
        Some(typed) => around(context, typed),
        None => from_award(context)?,
    };
    let (spans, provenance, clause) = spans;
    if spans.is_empty() {
        if context.held_on(AHIMA, context.as_of).is_empty() {
            return None;
        }
        problems.push(problem(
            None,
            Some("cycle_ends_on"),
            "AHIMA's cycle dates aren't known.",
            "Enter both dates as the CEU Center shows them.",
        ));
        return None;
    }
    let first_earned = award(context);
    let typed = typed_cycle(context);
    let provenance_of = |span: &Span| match typed {
        Some(typed) if typed != *span => Provenance::Estimate,
        _ => provenance,
    };
    let frames: Vec<Frame> = spans
        .iter()
        .enumerate()
        .map(|(at, span)| Frame {
            starts_on: figure(span.from(), provenance_of(span), clause, "starts"),
            due_on: figure(span.to(), provenance_of(span), clause, "ends"),
            extended_to: context.extended_to(AHIMA, span.to()),
            first: at == 0 && first_earned.is_none_or(|earned| span.from() <= add_days(earned, 1)),
        })
        .collect();
    let mut credits: Vec<&Credit> = context.credits_for(AHIMA).collect();
    credits.sort_by(|a, b| (a.completed_on, &a.id).cmp(&(b.completed_on, &b.id)));
    let mut grouped: Vec<Vec<&Credit>> = vec![Vec::new(); frames.len()];
    let last = frames.len().checked_sub(1)?;
    for credit in credits {
        let at = frames.partition_point(|frame| frame.closes_on() < credit.completed_on);
        let at = at.min(last);
        grouped[at].push(credit);
    }
    Some(Layout {
        frames,
        credits: grouped,
    })
}

type Laid = (Vec<Span>, Provenance, &'static str);

/// The cycle that the CEU Center shows, as the user typed it.
fn typed_cycle(context: &AssessContext) -> Option<Span> {
    let account = context.account(AHIMA)?;
    match (account.cycle_starts_on, account.cycle_ends_on) {
        (Some(from), Some(to)) => Span::new(from, to),
        (None, Some(to)) => {
            let from = add_months(add_days(to, 1), -length_on(context, to));
            Span::new(from, to)
        }
        (Some(from), None) => Span::new(from, last_day(context, from, length_on(context, from))),
        (None, None) => None,
    }
}

/// The last day of so many months of cycles that start on a day: the day before the
/// anniversary, or the anniversary, as the user reads the open rule.
fn last_day(context: &AssessContext, from: NaiveDate, months: i32) -> NaiveDate {
    let end = months_end(from, months);
    match context.rules.reading("ahima.cycle.last-day", end) {
        "anniversary" => add_days(end, 1),
        _ => end,
    }
}

/// Cycles one after the other, counted from the first day of one of them and never
/// chained from a shortened one: the `number`th ends so many whole lengths after it.
fn counted_from(
    context: &AssessContext,
    first: NaiveDate,
    length: i32,
    number: i32,
) -> Option<Span> {
    let begins = add_days(last_day(context, first, length.saturating_mul(number)), 1);
    let begins = if number == 0 { first } else { begins };
    let ends = last_day(context, first, length.saturating_mul(number + 1));
    Span::new(begins, ends)
}

/// The length of a cycle that ends on a day, or would.
fn length_on(context: &AssessContext, due_on: NaiveDate) -> i32 {
    context.rules.number("ahima.cycle.length", due_on)
}

/// Months below which what lies between the first award and a typed cycle is no cycle by
/// itself: the first one then began with the award.
const SHORTEST_MONTHS: i32 = 12;

/// The cycles around a typed one: back to the first award, on to the date of assessment.
/// Where no award is known, the one before it may have been a cycle to report, too.
fn around(context: &AssessContext, typed: Span) -> Laid {
    let length = length_on(context, typed.to());
    let mut spans = vec![typed];
    let first_earned = award(context);
    for back in 1..MOST_CYCLES_BACK {
        let Some(first) = spans.first().copied() else {
            break;
        };
        let wanted = match first_earned {
            Some(earned) => earned < first.from(),
            None => back == 1,
        };
        let to = add_days(first.from(), -1);
        let from = add_days(months_end(typed.from(), -length * back), 1);
        if !wanted || from > to {
            break;
        }
        let earned = first_earned.unwrap_or(from);
        let Some(before) = Span::new(from.max(earned), to) else {
            break;
        };
        if before.from() > from && before.months_and_days().0 < SHORTEST_MONTHS {
            // The first cycle is that much longer, where it is not the typed one.
            if back > 1 {
                spans[0] = Span::new(before.from(), first.to()).unwrap_or(first);
            }
            break;
        }
        spans.insert(0, before);
    }
    // A typed cycle of another length begins a new series after it.
    let series = match last_day(context, typed.from(), length) == typed.to() {
        true => typed.from(),
        false => add_days(typed.to(), 1),
    };
    on_to_today(context, &mut spans, series, length);
    (spans, Provenance::Entered, "ahima.cycle.shared")
}

/// The cycles that follow from the first award by the rule of its day.
fn from_award(context: &AssessContext) -> Option<Laid> {
    let Some(earned) = award(context).filter(|on| context.has_come(*on)) else {
        return Some((Vec::new(), Provenance::Estimate, "ahima.cycle.shared"));
    };
    let length = length_on(context, earned);
    let by_calendar_years = context
        .rules
        .codes("ahima.cycle.first", earned)
        .iter()
        .any(|rule| rule == "calendar_years");
    let first = if by_calendar_years {
        Span::new(
            add_days(earned, 1),
            NaiveDate::from_ymd_opt(earned.year() + 2, 12, 31)?,
        )?
    } else {
        Span::new(earned, last_day(context, earned, length))?
    };
    let mut spans = vec![first];
    let series = match by_calendar_years {
        true => add_days(first.to(), 1),
        false => earned,
    };
    on_to_today(context, &mut spans, series, length);
    Some((spans, Provenance::Estimate, "ahima.cycle.first"))
}

/// The award whose cycle all credentials share: the first one.
fn award(context: &AssessContext) -> Option<NaiveDate> {
    if context.rules.in_force("ahima.cycle.shared", context.as_of) {
        return context.first_earned_on(AHIMA);
    }
    let earned = context.earned(AHIMA).filter_map(|it| it.earned_on);
    earned.filter(|on| context.has_come(*on)).max()
}

/// Adds the cycles of a series up to the date of assessment.
fn on_to_today(context: &AssessContext, spans: &mut Vec<Span>, first: NaiveDate, length: i32) {
    let mut number = 0;
    while let Some(last) = spans.last().copied()
        && context.is_over(last.to())
        && spans.len() < MOST_CYCLES
    {
        let Some(following) = counted_from(context, first, length, number) else {
            break;
        };
        number += 1;
        if following.to() <= last.to() {
            continue;
        }
        // Nothing lies between two cycles, also where the typed one is of another length.
        let from = add_days(last.to(), 1);
        let Some(following) = Span::new(from, following.to()) else {
            break;
        };
        spans.push(following);
    }
}

fn figure(date: NaiveDate, provenance: Provenance, clause: &'static str, verb: &str) -> DateFigure {
    let reason = match provenance {
        Provenance::Entered => format!(
            "The cycle {verb} on {}, by the dates in the CEU Center.",
            day(date)
        ),
        _ => format!(
            "The cycle {verb} on {}, worked out, not shown by the CEU Center. Its dates win; enter them.",
            day(date)
        ),
    };
    DateFigure {
        date,
        provenance,
        clause: ClauseId::known(clause),
        reason,
    }
}
