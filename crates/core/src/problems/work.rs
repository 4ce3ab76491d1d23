//! Positions, time worked and letters.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::{odd_year, short};
use crate::amounts::hours_text;
use crate::dates::{Span, days};
use crate::facts::{Entry, Letter, Position};
use crate::judging::checks::problem;
use crate::judging::context::AssessContext;
use crate::standing::{Problem, day};

/// Minutes of a day.
pub(super) const A_DAY: i32 = 1440;

pub(super) fn find(context: &AssessContext, problems: &mut Vec<Problem>) {
    for position in &context.facts.positions {
        dates(position, problems);
    }
    for letter in &context.facts.letters {
        of_letter(context, letter, problems);
    }
    entries(context, problems);
    full_days(context, problems);
}

fn dates(position: &Position, problems: &mut Vec<Problem>) {
    let fact = Some(format!("position:{}", position.id));
    match (position.starts_on, position.ends_on) {
        (None, _) => problems.push(problem(
            fact.clone(),
            Some("starts_on"),
            format!(
                "{} has no first day, so no months are counted.",
                called(position)
            ),
            "Enter the first day of the position.",
        )),
        (Some(from), Some(to)) if to < from => problems.push(problem(
            fact.clone(),
            Some("ends_on"),
            format!(
                "{} ends on {}, before it starts; no months are counted.",
                called(position),
                day(to)
            ),
            "Correct one of the two dates.",
        )),
        _ => {}
    }
    odd_year(problems, &fact, "starts_on", position.starts_on);
    odd_year(problems, &fact, "ends_on", position.ends_on);
}

/// The employer in words, also where none is named.
fn called(position: &Position) -> String {
    match position.employer.trim() {
        "" => "A position without an employer".to_owned(),
        employer => short(employer),
    }
}

fn of_letter(context: &AssessContext, letter: &Letter, problems: &mut Vec<Problem>) {
    let about = |field: &str, message: String, mend: &str| {
        let fact = Some(format!("letter:{}", letter.id));
        problem(fact, Some(field), message, mend)
    };
    let mut positions = context.facts.positions.iter();
    let Some(position) = positions.find(|position| position.id == letter.position) else {
        problems.push(about(
            "position",
            format!(
                "The letter verifies position {}, which isn't on record; it isn't used.",
                letter.position
            ),
            "Add the position, or correct the letter.",
        ));
        return;
    };
    problems.extend(of_its_steps(letter, &about));
    problems.extend(of_its_time(position, letter, &about));
}

/// Makes a problem of a field of the letter.
type About<'a> = dyn Fn(&str, String, &str) -> Problem + 'a;

/// Asked for, in hand, accepted: steps in another order.
fn of_its_steps(letter: &Letter, about: &About) -> Vec<Problem> {
    let mut found = Vec::new();
    let Some(in_hand) = letter.received_on.or(letter.sent_on) else {
        return found;
    };
    if let Some(asked) = letter.requested_on.filter(|asked| in_hand < *asked) {
        found.push(about(
            "requested_on",
            format!(
                "The letter was received on {}, before it was asked for on {}; it's treated as \
                 received then.",
                day(in_hand),
                day(asked)
            ),
            "Correct one of the two dates.",
        ));
    }
    if let Some(accepted) = letter.accepted_on.filter(|accepted| *accepted < in_hand) {
        found.push(about(
            "accepted_on",
            format!(
                "The letter was accepted on {}, before it was received on {}; it's treated as \
                 accepted.",
                day(accepted),
                day(in_hand)
            ),
            "Correct one of the two dates.",
        ));
    }
    found
}

/// Time that a letter cannot verify.
fn of_its_time(position: &Position, letter: &Letter, about: &About) -> Option<Problem> {
    if let (Some(from), Some(to)) = (letter.covers_from, letter.covers_to)
        && to < from
    {
        return Some(about(
            "covers_to",
            format!(
                "The letter's last day, {}, is before its first; it verifies no months.",
                day(to)
            ),
            "Correct one of the two dates.",
        ));
    }
    let from = letter.covers_from.or(position.starts_on)?;
    let in_hand = letter.received_on.or(letter.sent_on);
    if let Some(on) = in_hand.filter(|on| *on < from) {
        return Some(about(
            "covers_from",
            format!(
                "The letter was received on {} and covers only the time from {}, which was still \
                 ahead then; it verifies no months.",
                day(on),
                day(from)
            ),
            "Correct the dates, or ask for a letter for the time worked.",
        ));
    }
    let worked = Span::new(
        position.starts_on?,
        position.ends_on.unwrap_or(NaiveDate::MAX),
    )?;
    let covered = Span::new(from, letter.covers_to.unwrap_or(worked.to().max(from)))?;
    worked.intersection(covered).is_none().then(|| {
        about(
            "covers_from",
            format!(
                "The letter covers no day of the time at {}; it verifies no months.",
                called(position)
            ),
            "Correct the dates of the letter, or of the position.",
        )
    })
}

/// The entries of one position that lie outside of its dates.
struct Outside<'a> {
    position: &'a Position,
    first: &'a Entry,
    others: i32,
}

fn entries(context: &AssessContext, problems: &mut Vec<Problem>) {
    let positions = &context.facts.positions;
    let places: FxHashMap<&str, usize> = positions
        .iter()
        .enumerate()
        .map(|(at, position)| (position.id.as_str(), at))
        .collect();
    let mut outside: Vec<Option<Outside>> = positions.iter().map(|_| None).collect();
    // Most entries are for what the one before was for.
    let mut last: Option<usize> = None;
    for entry in &context.facts.entries {
        let id = entry.position.as_str();
        if last.is_none_or(|at| positions[at].id.as_str() != id) {
            last = places.get(id).copied();
        }
        let Some(at) = last else {
            problems.push(problem(
                Some(format!("entry:{}", entry.id)),
                Some("position"),
                format!(
                    "The entry of {} is for position {}, which isn't on record; its hours don't \
                     count anywhere.",
                    day(entry.date),
                    entry.position
                ),
                "Add the position, or correct the entry.",
            ));
            continue;
        };
        if !(1..=A_DAY).contains(&entry.minutes) {
            problems.push(minutes(
                format!("entry:{}", entry.id),
                format!("The entry of {}", day(entry.date)),
                entry.minutes,
            ));
        }
        let position = &positions[at];
        let early = position.starts_on.is_some_and(|from| entry.date < from);
        let late = position.ends_on.is_some_and(|to| to < entry.date);
        if early || late {
            match &mut outside[at] {
                Some(known) => {
                    known.others = known.others.saturating_add(1);
                    if entry.date < known.first.date {
                        known.first = entry;
                    }
                }
                none => {
                    *none = Some(Outside {
                        position,
                        first: entry,
                        others: 0,
                    });
                }
            }
        }
    }
    problems.extend(outside.into_iter().flatten().map(|it| it.told()));
}

impl Outside<'_> {
    fn told(&self) -> Problem {
        let dates = match (self.position.starts_on, self.position.ends_on) {
            (Some(from), Some(to)) => format!(" ({})", days(from, to)),
            (Some(from), None) => format!(" (since {})", day(from)),
            (None, Some(to)) => format!(" (until {})", day(to)),
            (None, None) => String::new(),
        };
        let place = called(self.position);
        let on = day(self.first.date);
        let message = match self.others {
            0 => format!(
                "The entry of {on} is outside the time at {place}{dates}; its hours count, months \
                 don't."
            ),
            others => format!(
                "{} entries are outside the time at {place}{dates}, the first on {on}; their hours \
                 count, months don't.",
                others.saturating_add(1)
            ),
        };
        problem(
            Some(format!("entry:{}", self.first.id)),
            Some("date"),
            message,
            "Correct the day, or the dates of the position.",
        )
    }
}

/// An entry of no minutes, or of more than a day has.
pub(super) fn minutes(fact: String, entry: String, minutes: i32) -> Problem {
    problem(
        Some(fact),
        Some("minutes"),
        format!("{entry} has {minutes} minutes; a day has 1,440. It isn't added up."),
        "Enter the time of that day.",
    )
}

/// Days on which more time is logged, at work and at study, than a day has.
fn full_days(context: &AssessContext, problems: &mut Vec<Problem>) {
    let mut days: FxHashMap<NaiveDate, i32> = FxHashMap::default();
    let worked = context.facts.entries.iter();
    let worked = worked.map(|it| ("entry", it.id.as_str(), it.date, it.minutes, it.planned));
    let studied = context.facts.study_entries.iter();
    let studied = studied.map(|it| {
        (
            "study_entry",
            it.id.as_str(),
            it.date,
            it.minutes,
            it.planned,
        )
    });
    for (kind, id, on, minutes, planned) in worked.chain(studied) {
        if planned || !(1..=A_DAY).contains(&minutes) {
            continue;
        }
        let sum = days.entry(on).or_default();
        let before = *sum;
        *sum = sum.saturating_add(minutes);
        // The entry that fills the day is named, and the day only once.
        if before <= A_DAY && *sum > A_DAY {
            problems.push(problem(
                Some(format!("{kind}:{id}")),
                Some("minutes"),
                format!(
                    "With this entry {} are logged on {}; a day has 24 h. All of it is added up.",
                    hours_text(*sum),
                    day(on)
                ),
                "Correct one of that day's entries.",
            ));
        }
    }
}
