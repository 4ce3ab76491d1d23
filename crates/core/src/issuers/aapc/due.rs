//! AAPC's due dates: by renewal month and parity, and after a move to a corporate account.

use chrono::{Datelike, NaiveDate};

use crate::dates::{Span, add_days, day_of_month};
use crate::facts::Reported;
use crate::judging::context::{AAPC, AssessContext, is};

const PARITY: &str = "aapc.cycle.parity";

/// The renewal month in force for some time.
#[derive(Clone)]
pub(super) struct Term {
    /// The day of the move to it; none for the membership's own.
    pub from: Option<NaiveDate>,
    /// The renewal month, 1 to 12.
    pub month: u8,
    /// The due day within it, where it is known.
    pub day: Option<u8>,
    /// Whether a day was entered that no month has.
    pub no_such_day: bool,
    /// The employer whose corporate account it is.
    pub employer: Option<String>,
    /// A due date on record in a year that the month's parity does not give. AAPC's own
    /// account decides, so its years are taken.
    pub on_record: Option<NaiveDate>,
}

/// The terms in order: the membership's own, then each corporate account's.
pub(super) struct Terms(Vec<Term>);

/// A due date with the term that it follows.
pub(super) struct Due {
    pub on: NaiveDate,
    pub term: Term,
}

/// The terms up to the date of assessment; none when no renewal month is known.
pub(super) fn terms(context: &AssessContext) -> Option<Terms> {
    let real = |month: u8| (1..=12).contains(&month);
    let real_day = |day: &u8| (1..=31).contains(day);
    let own = context.account(AAPC).and_then(|account| {
        Some(Term {
            from: None,
            month: account.month().filter(|month| real(*month))?,
            day: account.due_day.filter(real_day),
            no_such_day: account.due_day.is_some_and(|day| !real_day(&day)),
            employer: None,
            on_record: None,
        })
    });
    let mut moves: Vec<Term> = context
        .facts
        .account_moves
        .iter()
        .filter(|moved| is(moved.issuer.as_str(), AAPC))
        .filter(|moved| context.has_come(moved.moved_on) && real(moved.renewal_month))
        .map(|moved| Term {
            from: Some(moved.moved_on),
            month: moved.renewal_month,
            day: moved.due_day.filter(real_day),
            no_such_day: moved.due_day.is_some_and(|day| !real_day(&day)),
            employer: moved.employer.clone(),
            on_record: None,
        })
        .collect();
    moves.sort_by_key(|term| term.from);
    if own.is_none() {
        // Without a month of its own the membership has had its first one all along.
        let mut first = moves.first_mut()?.clone();
        first.from = None;
        moves.remove(0);
        moves.insert(0, first);
    }
    let mut terms: Vec<Term> = own.into_iter().chain(moves).collect();
    for at in 0..terms.len() {
        let to = terms.get(at + 1).and_then(|next| next.from);
        terms[at].on_record = other_years(context, &terms[at], to);
    }
    (!terms.is_empty()).then_some(Terms(terms))
}

/// The latest due date on record in a term's month, where every one of them lies in a year
/// that the month's parity does not give.
fn other_years(context: &AssessContext, term: &Term, to: Option<NaiveDate>) -> Option<NaiveDate> {
    let records = context.facts.cycle_records.iter();
    let in_term =
        |on: NaiveDate| term.from.is_none_or(|from| from <= on) && to.is_none_or(|to| on < to);
    let mut due: Vec<NaiveDate> = records
        .filter(|it| is(it.issuer.as_str(), AAPC) && it.reported != Reported::NotMine)
        .map(|it| it.due_on)
        .filter(|on| on.month() == u32::from(term.month) && in_term(*on))
        .collect();
    due.sort_unstable();
    let by_rule = |on: &NaiveDate| {
        !context.rules.in_force(PARITY, *on) || on.year().rem_euclid(2) == term.parity()
    };
    due.last().copied().filter(|_| !due.iter().any(by_rule))
}

impl Terms {
    /// The first due date on or after `anchor`. A first cycle of less than a
    /// month is joined to the one after it.
    pub fn first_due(
        &self,
        context: &AssessContext,
        anchor: NaiveDate,
        certified_on: Option<NaiveDate>,
    ) -> Option<Due> {
        let term = self.in_force_on(anchor);
        let due = term.due_on_or_after(context, anchor)?;
        let too_short = certified_on.is_some_and(|certified| {
            Span::new(certified, due.on).is_none_or(|span| span.months_and_days().0 < 1)
        });
        if too_short {
            due.following(context)
        } else {
            Some(due)
        }
    }

    /// A due date that the user has said, by the term of that day.
    pub fn due_as_said(&self, on: NaiveDate) -> Due {
        Due {
            on,
            term: self.in_force_on(on).clone(),
        }
    }

    fn in_force_on(&self, on: NaiveDate) -> &Term {
        self.0
            .iter()
            .rev()
            .find(|term| term.from.is_none_or(|from| from <= on))
            .unwrap_or(&self.0[0])
    }

    /// Applies the moves after a day and before the due date to it, one after
    /// the other; says whether there was any.
    pub fn move_within(&self, context: &AssessContext, after: NaiveDate, due: &mut Due) -> bool {
        let mut last = after;
        let mut moved = false;
        for term in &self.0 {
            let Some(from) = term.from.filter(|from| last < *from && *from <= due.on) else {
                continue;
            };
            let Some(new) = term.due_on_or_after(context, from) else {
                continue;
            };
            *due = new;
            last = from;
            moved = true;
        }
        moved
    }
}

impl Term {
    /// The due date in a year.
    pub fn due_in(&self, year: i32) -> Option<NaiveDate> {
        let day = self.day.unwrap_or(31);
        day_of_month(year, u32::from(self.month), u32::from(day))
    }

    /// Odd months are due in odd years, and even months in even ones.
    fn parity(&self) -> i32 {
        i32::from(self.month % 2)
    }

    /// The first due date on or after a day, in a year of the right parity.
    pub fn due_on_or_after(&self, context: &AssessContext, from: NaiveDate) -> Option<Due> {
        let parity = match self.on_record {
            Some(on) => on.year().rem_euclid(2),
            None => self.parity(),
        };
        let by_parity = context.rules.in_force(PARITY, from);
        let mut year = from.year();
        loop {
            let on = self.due_in(year)?;
            let right_year = !by_parity || year.rem_euclid(2) == parity;
            if right_year && on >= from {
                return Some(Due {
                    on,
                    term: self.clone(),
                });
            }
            year += 1;
            if year > from.year() + 4 {
                return None;
            }
        }
    }
}

impl Due {
    /// The due date before, a cycle earlier.
    pub fn preceding(&self, context: &AssessContext) -> Option<Due> {
        let length = context.rules.number("aapc.cycle.length", self.on);
        let on = self.term.due_in(self.on.year() - (length / 12).max(1))?;
        Some(Due {
            on,
            term: self.term.clone(),
        })
    }

    /// The due date that follows, a cycle later.
    pub fn following(&self, context: &AssessContext) -> Option<Due> {
        let length = context.rules.number("aapc.cycle.length", self.on);
        let years = (length / 12).max(1);
        let on = self.term.due_in(self.on.year() + years)?;
        let on = if on > self.on {
            on
        } else {
            add_days(self.on, 1)
        };
        Some(Due {
            on,
            term: self.term.clone(),
        })
    }
}
