//! When the cycles of an issuer of the user's own begin and end.

use chrono::NaiveDate;

use super::Own;
use crate::dates::{Span, add_days, months_end};
use crate::facts::{Credit, OwnRuleKind};
use crate::judging::context::AssessContext;

/// More cycles than a career has; a slip in a year must not make thousands.
const MOST_CYCLES: usize = 120;

/// One cycle's dates.
pub(super) struct Frame {
    pub span: Span,
    pub extended_to: Option<NaiveDate>,
    pub first: bool,
    /// Whether the dates follow from the first award, since no first day is entered.
    pub from_award: bool,
}

impl Frame {
    /// The day on which the cycle closes.
    pub fn closes_on(&self) -> NaiveDate {
        self.extended_to.unwrap_or(self.span.to())
    }
}

/// The cycles, each with its credits in order of completion.
pub(super) struct Layout<'a> {
    pub frames: Vec<Frame>,
    pub credits: Vec<Vec<&'a Credit>>,
}

/// Lays out the cycles around the first day that the user entered, or from the
/// first award; none when neither is known.
pub(super) fn lay_out<'a>(context: &AssessContext<'a>, own: &Own<'a>) -> Option<Layout<'a>> {
    let issuer = own.issuer.issuer.as_str();
    let awarded = context.first_earned_on(issuer);
    let account = context.account(issuer);
    let entered = own
        .issuer
        .cycle_starts_on
        .or(account.and_then(|account| account.cycle_starts_on));
    let anchor = entered.or(awarded.filter(|on| context.has_come(*on)))?;
    let mut credits: Vec<&Credit> = context.credits_for(issuer).collect();
    credits.sort_by(|a, b| (a.completed_on, &a.id).cmp(&(b.completed_on, &b.id)));
    let begun_by = awarded.unwrap_or(anchor.min(context.as_of));
    // Counted in months from the first day, never chained from a shortened cycle.
    let length_on = |on: NaiveDate| own.number(OwnRuleKind::CycleMonths, on).unwrap_or(12);
    let mut after = length_on(anchor);
    let mut spans = vec![Span::new(anchor, months_end(anchor, after))?];
    let mut before = 0;
    while let Some(first) = spans.first().copied()
        && begun_by < first.from()
        && spans.len() < MOST_CYCLES
    {
        let to = add_days(first.from(), -1);
        before -= length_on(to);
        spans.insert(0, Span::new(add_days(months_end(anchor, before), 1), to)?);
    }
    while let Some(last) = spans.last().copied()
        && context.is_over(last.to())
        && spans.len() < MOST_CYCLES
    {
        let from = add_days(last.to(), 1);
        after += length_on(from);
        spans.push(Span::new(from, months_end(anchor, after))?);
    }
    // A first day that lies ahead is counted back to the cycle of today.
    let frames: Vec<Frame> = spans
        .iter()
        .filter(|span| context.has_come(span.from()) || spans.len() == 1)
        .enumerate()
        .map(|(at, span)| Frame {
            span: *span,
            extended_to: context.extended_to(issuer, span.to()),
            first: at == 0 && awarded.is_some_and(|on| on >= span.from()),
            from_award: entered.is_none(),
        })
        .collect();
    let mut grouped: Vec<Vec<&Credit>> = vec![Vec::new(); frames.len()];
    let last = frames.len().checked_sub(1)?;
    for credit in credits {
        let at = frames.partition_point(|frame| frame.closes_on() < credit.completed_on);
        // What was earned before the first cycle belongs to none of them.
        if at == 0 && credit.completed_on < frames[0].span.from() && awarded.is_none() {
            continue;
        }
        grouped[at.min(last)].push(credit);
    }
    Some(Layout {
        frames,
        credits: grouped,
    })
}
