//! When AAPC's cycles begin and end, and which credits belong to which.

use chrono::{Datelike, NaiveDate};

use super::due::{Due, Term, Terms, terms};
use crate::dates::{Span, add_days, add_months, month_name, same_month};
use crate::facts::{Credit, CycleChoice, Reported};
use crate::ids::ClauseId;
use crate::judging::context::{AAPC, AssessContext};
use crate::standing::{DateFigure, Provenance, day};

/// More cycles than a career has; a slip in a year must not make thousands.
const MOST_CYCLES: usize = 60;
/// How many cycles ahead of the current one credits may be planned for.
const CYCLES_AHEAD: usize = 2;
/// Years from an anchor to the date of assessment beyond which the anchor is a slip.
const MOST_YEARS: u32 = 100;

/// How long a cycle is.
pub(super) const LENGTH: &str = "aapc.cycle.length";
const RENEWAL_MONTH: &str = "aapc.ceu.renewal-month";
const FIRST: &str = "aapc.cycle.first-prorated";
const CORPORATE: &str = "aapc.cycle.corporate";

/// One cycle's dates.
pub(super) struct Frame {
    pub starts_on: DateFigure,
    pub due_on: DateFigure,
    /// The last day after an extension, where one was bought and its end is known.
    pub extended_to: Option<NaiveDate>,
    pub first: bool,
    /// A cycle of another length than two years: its whole months, and why.
    pub prorated: Option<Prorated>,
}

/// Why a cycle has another length than two years.
#[derive(Clone, Copy)]
pub(super) struct Prorated {
    pub months: i32,
    pub clause: &'static str,
}

impl Frame {
    /// The day on which the cycle closes: its due date, or the end of an extension.
    pub fn closes_on(&self) -> NaiveDate {
        self.extended_to.unwrap_or(self.due_on.date)
    }
}

/// The cycles, each with its credits in order of completion.
pub(super) struct Layout<'a> {
    pub frames: Vec<Frame>,
    pub credits: Vec<Vec<&'a Credit>>,
}

/// Lays out the cycles; none when the renewal month is not known.
pub(super) fn lay_out<'a>(context: &AssessContext<'a>) -> Option<Layout<'a>> {
    let terms = terms(context)?;
    let mut credits: Vec<&Credit> = context.credits_for(AAPC).collect();
    credits.sort_by(|a, b| (a.completed_on, &a.id).cmp(&(b.completed_on, &b.id)));
    let certified_on = context
        .first_earned_on(AAPC)
        .filter(|on| context.has_come(*on));
    let anchor = anchor(context, certified_on, &credits);
    let mut frames = Vec::new();
    let mut due = terms.first_due(context, anchor, certified_on)?;
    let said = match first_said(context, &terms, &due, certified_on) {
        Some(first) => {
            due = first;
            true
        }
        None => false,
    };
    if !said && certified_on.is_none() && !context.is_over(due.on) {
        // Nobody said since when it is held: the cycle before may be one to report, too.
        if let Some(before) = due.preceding(context) {
            due = before;
        }
    }
    loop {
        let before = frames.last().map(|frame: &Frame| frame.due_on.date);
        let begins = match before {
            Some(before) => before,
            None if said => due.on,
            None => add_days(anchor, -1),
        };
        let moved = terms.move_within(context, begins, &mut due);
        let first = FirstFrame {
            certified_on,
            said: said && before.is_none(),
        };
        frames.push(frame(context, &due.term, due.on, before, first, moved));
        if !context.is_over(due.on) || frames.len() >= MOST_CYCLES {
            break;
        }
        due = due.following(context)?;
    }
    let mut grouped: Vec<Vec<&Credit>> = vec![Vec::new(); frames.len()];
    let current = frames.len() - 1;
    for credit in credits {
        let mut at = place(&frames, credit.completed_on);
        let chosen_next = credit.cycle_choice == CycleChoice::Next
            && frames
                .get(at)
                .is_some_and(|frame| may_move(context, frame, credit));
        if chosen_next {
            at += 1;
        }
        while at >= frames.len() && frames.len() <= current + CYCLES_AHEAD {
            let Some(following) = due.following(context) else {
                break;
            };
            let before = frames.last().map(|frame| frame.due_on.date);
            due = following;
            let first = FirstFrame::default();
            frames.push(frame(context, &due.term, due.on, before, first, false));
            grouped.push(Vec::new());
            if !chosen_next {
                at = place(&frames, credit.completed_on);
            }
        }
        if let Some(group) = grouped.get_mut(at) {
            group.push(credit);
        }
    }
    Some(Layout {
        frames,
        credits: grouped,
    })
}

/// What is known of the first cycle of all.
#[derive(Clone, Copy, Default)]
struct FirstFrame {
    /// The day of the first certification.
    certified_on: Option<NaiveDate>,
    /// Whether the user has said that this is the first report.
    said: bool,
}

/// The first report as the user says: its due date, or that shorter cycles before it
/// were none of theirs. None where nothing of the kind is said.
fn first_said(
    context: &AssessContext,
    terms: &Terms,
    by_rule: &Due,
    certified_on: Option<NaiveDate>,
) -> Option<Due> {
    let typed = context
        .account(AAPC)
        .and_then(|account| account.first_due_on)
        .filter(|on| certified_on.is_none_or(|certified| certified < *on));
    if let Some(on) = typed {
        return Some(terms.due_as_said(on));
    }
    let not_mine = |due: &Due| {
        let record = context.record(AAPC, due.on);
        context.reported(record) == Reported::NotMine
    };
    let mut due = by_rule.following(context).filter(|_| not_mine(by_rule))?;
    for _ in 0..MOST_CYCLES {
        if !not_mine(&due) {
            break;
        }
        due = due.following(context)?;
    }
    Some(due)
}

/// The first cycle that is not over on a day.
fn place(frames: &[Frame], on: NaiveDate) -> usize {
    frames.partition_point(|frame| frame.closes_on() < on)
}

/// Whether a credit lies in a cycle's renewal month, so that the user may
/// choose the next cycle for it.
pub(super) fn may_move(context: &AssessContext, frame: &Frame, credit: &Credit) -> bool {
    same_month(frame.due_on.date, credit.completed_on)
        && credit.completed_on <= frame.closes_on()
        && context.rules.in_force(RENEWAL_MONTH, credit.completed_on)
}

/// The day from which cycles are counted: the first certification, else when
/// the membership or the record began.
fn anchor(
    context: &AssessContext,
    certified_on: Option<NaiveDate>,
    credits: &[&Credit],
) -> NaiveDate {
    let is_slip = |on: NaiveDate| {
        let years = context.as_of.years_since(on);
        years.is_some_and(|years| years > MOST_YEARS)
    };
    // A slip begins no cycles, or all of them would move once it is gone.
    let first_credit = credits
        .iter()
        .map(|it| it.completed_on)
        .find(|on| !is_slip(*on));
    let joined_on = context
        .account(AAPC)
        .and_then(|account| account.joined_on)
        .filter(|on| context.has_come(*on));
    let anchor = certified_on
        .or(joined_on)
        .or(first_credit)
        .unwrap_or(context.as_of)
        .min(context.as_of);
    if is_slip(anchor) {
        context.as_of
    } else {
        anchor
    }
}

fn frame(
    context: &AssessContext,
    term: &Term,
    due_on: NaiveDate,
    before: Option<NaiveDate>,
    known: FirstFrame,
    moved: bool,
) -> Frame {
    let rule_day = due_on;
    let length = context.rules.number(LENGTH, rule_day);
    let FirstFrame { certified_on, said } = known;
    let first = before.is_none() && certified_on.is_some();
    let usual_start = match before {
        Some(before) => add_days(before, 1),
        None => term
            .due_in(due_on.year() - length / 12)
            .map_or_else(
                || add_months(add_days(due_on, 1), -length),
                |earlier| add_days(earlier, 1),
            )
            .min(due_on),
    };
    let certified_on = certified_on.filter(|_| first);
    let record = context.record(AAPC, due_on);
    let typed_start = record
        .and_then(|record| record.starts_on)
        .filter(|from| *from <= due_on && context.rules.in_force("aapc.cycle.tracker", rule_day));
    // A first cycle begins with the certification, also when that lies up to a
    // month before the usual start (it is joined to a very short one).
    let first_start =
        certified_on.filter(|certified| said || *certified > add_months(usual_start, -1));
    let starts_on = match (typed_start, first_start) {
        (Some(typed), _) => DateFigure {
            date: typed,
            provenance: Provenance::OfficialOverride,
            clause: ClauseId::known("aapc.cycle.tracker"),
            reason: "As AAPC's tracker shows it.".into(),
        },
        (None, Some(certified)) => DateFigure {
            date: certified,
            provenance: Provenance::Computed,
            clause: ClauseId::known(FIRST),
            reason: format!(
                "The first cycle begins with the certification on {}.",
                day(certified)
            ),
        },
        (None, None) => DateFigure {
            date: usual_start,
            provenance: Provenance::Computed,
            clause: ClauseId::known(LENGTH),
            reason: "The day after the previous due date.".into(),
        },
    };
    let whole_months = |from: NaiveDate| Span::new(from, due_on).map(|it| it.months_and_days().0);
    let prorated = if moved && context.rules.in_force(CORPORATE, rule_day) {
        whole_months(starts_on.date).map(|months| (months, CORPORATE))
    } else if context.rules.in_force(FIRST, rule_day) {
        certified_on
            .filter(|certified| said || *certified > usual_start)
            .and_then(whole_months)
            // A first report never asks for more than the whole.
            .map(|months| (months.min(length), FIRST))
    } else {
        None
    };
    Frame {
        starts_on,
        due_on: due_figure(context, term, due_on, moved),
        extended_to: context.extended_to(AAPC, due_on),
        first,
        prorated: prorated
            .filter(|(months, _)| *months != length)
            .map(|(months, clause)| Prorated { months, clause }),
    }
}

fn due_figure(context: &AssessContext, term: &Term, due_on: NaiveDate, moved: bool) -> DateFigure {
    let rule_day = due_on;
    let name = month_name(due_on);
    let years = match (
        context.rules.in_force("aapc.cycle.parity", rule_day),
        term.on_record
            .map_or(term.month % 2 == 1, |on| on.year() % 2 == 1),
    ) {
        (false, _) => "every second year".to_owned(),
        (true, true) => "in odd years".to_owned(),
        (true, false) => "in even years".to_owned(),
    };
    let whose = match (&term.employer, moved || term.from.is_some()) {
        (Some(employer), _) => format!("{employer}'s renewal month {name}"),
        (None, true) => format!("The corporate account's renewal month {name}"),
        (None, false) => format!("Renewal month {name}"),
    };
    let years = match term.on_record {
        Some(on) => format!("{years} as on record with {}", day(on)),
        None => years,
    };
    match term.day {
        Some(_) => DateFigure {
            date: due_on,
            provenance: Provenance::Computed,
            clause: ClauseId::known(if moved {
                CORPORATE
            } else {
                "aapc.cycle.parity"
            }),
            reason: format!("{whose}, so due {years}, on the day that you entered."),
        },
        None => DateFigure {
            date: due_on,
            provenance: Provenance::Estimate,
            clause: ClauseId::known("aapc.cycle.due-day"),
            reason: if term.no_such_day {
                format!(
                    "{whose}, so due {years}. No month has the day that you entered; the month's last day is assumed."
                )
            } else {
                format!(
                    "{whose}, so due {years}. The day isn't entered; the month's last day is \
                     assumed."
                )
            },
        },
    }
}
