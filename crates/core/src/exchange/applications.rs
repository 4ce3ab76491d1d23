//! Sheets of applications for jobs: what their day, stage and pay columns say becomes dated steps
//! and posted pay.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::answer::Made;
use super::plan::Plan;
use super::synonyms::Role;
use super::values::dates::{self, Day};
use super::{Cell, Kind, Row, fold};
use crate::facts::{PayUnit, Step, StepKind};

/// The note of a step whose day a sheet does not say.
pub(super) const UNDATED: &str = "Its day isn’t in the sheet.";

/// Words of other people's sheets for a stage. Each is compared whole, then by how it begins.
const STAGES: &[(StepKind, &[&str])] = &[
    (
        StepKind::Saved,
        &[
            "saved",
            "wishlist",
            "bookmarked",
            "to apply",
            "not applied",
            "not applied yet",
            "interested",
            "found",
            "planning to apply",
            "draft",
        ],
    ),
    (
        StepKind::Applied,
        &[
            "applied",
            "application sent",
            "application submitted",
            "submitted",
            "sent",
            "pending",
            "waiting",
            "awaiting response",
            "no response yet",
            "in progress",
            "open",
            "active",
            "applied online",
        ],
    ),
    (
        StepKind::Acknowledged,
        &[
            "acknowledged",
            "received",
            "under review",
            "in review",
            "reviewing",
            "application received",
        ],
    ),
    (
        StepKind::Screening,
        &[
            "screening",
            "phone screen",
            "phone screening",
            "phone interview",
            "phone call",
            "first call",
            "recruiter call",
            "recruiter screen",
            "hr screen",
        ],
    ),
    (
        StepKind::CodingTest,
        &[
            "coding test",
            "test",
            "assessment",
            "skills test",
            "coding assessment",
            "skills assessment",
        ],
    ),
    (
        StepKind::Interview,
        &[
            "interview",
            "interviewed",
            "interviewing",
            "interview scheduled",
            "first interview",
            "second interview",
            "1st interview",
            "2nd interview",
            "final interview",
            "onsite",
            "video interview",
            "zoom interview",
            "panel interview",
            "interview completed",
        ],
    ),
    (
        StepKind::FollowedUp,
        &[
            "followed up",
            "follow up",
            "follow up sent",
            "thank you sent",
        ],
    ),
    (
        StepKind::Offer,
        &[
            "offer",
            "offered",
            "offer received",
            "job offer",
            "received offer",
        ],
    ),
    (
        StepKind::Accepted,
        &[
            "accepted",
            "offer accepted",
            "hired",
            "accepted offer",
            "got the job",
            "got it",
        ],
    ),
    (
        StepKind::DeclinedByThem,
        &[
            "rejected",
            "rejection",
            "declined",
            "denied",
            "not selected",
            "turned down",
            "declined by them",
            "position filled",
            "filled",
            "not hired",
            "regret",
            "no",
            "rejected after interview",
            "closed",
        ],
    ),
    (
        StepKind::Withdrawn,
        &[
            "withdrawn",
            "withdrew",
            "i withdrew",
            "declined offer",
            "offer declined",
            "i declined",
            "not interested",
            "cancelled",
            "canceled",
        ],
    ),
    (
        StepKind::NoAnswer,
        &[
            "no answer",
            "no response",
            "ghosted",
            "no reply",
            "never heard back",
            "never heard",
        ],
    ),
];

/// The stage that words name; none where they name none that is known.
pub(super) fn stage(words: &str) -> Option<StepKind> {
    let folded = fold::header(words);
    if folded.is_empty() {
        return None;
    }
    let all = || {
        STAGES
            .iter()
            .flat_map(|(kind, words)| words.iter().map(move |it| (*kind, *it)))
    };
    let whole = all().find(|(_, it)| *it == folded);
    let begins = |it: &str| {
        folded
            .strip_prefix(it)
            .is_some_and(|rest| rest.starts_with(' '))
    };
    // `Interview with the team`: what stands first says it. Short words alone say too much.
    let first = || {
        all()
            .filter(|(_, it)| it.len() > 4 && begins(it))
            .max_by_key(|(_, it)| it.len())
    };
    whole.or_else(first).map(|(kind, _)| kind)
}

/// The steps that a row tells, oldest first.
///
/// # Errors
/// The column, and what to write there.
pub(super) fn steps(
    row: &Row,
    plan: &Plan,
    notes: &mut Vec<String>,
) -> Result<Vec<Made>, (usize, String)> {
    let applied = day_in(row, plan, Role::AppliedOn)?;
    let changed = day_in(row, plan, Role::StageOn)?;
    let mut steps: Vec<Step> = applied
        .map(|on| step(StepKind::Applied, on))
        .into_iter()
        .collect();
    if let Some(column) = plan.first_with(Role::Stage) {
        let shown = row.cell(column).shown();
        let said = stage(&shown);
        let header = plan.header(column);
        let short = fold::short(&shown);
        match (said, changed.or(applied)) {
            (None, _) if shown.trim().is_empty() => {}
            (None, _) => {
                return Err((
                    column,
                    format!(
                        "row {}, {header}: `{short}` is no stage that is known; write Saved, \
                         Applied, Interview, Offer, Accepted, Rejected, Withdrawn or No answer",
                        row.number
                    ),
                ));
            }
            (Some(StepKind::Saved), None) => {}
            (Some(kind), None) => {
                return Err((
                    column,
                    format!(
                        "row {}, {header}: `{short}` has no day; write the day of the application, \
                         like 4/18/2026{}",
                        row.number,
                        if kind == StepKind::Applied {
                            ""
                        } else {
                            ", or of the answer"
                        },
                    ),
                ));
            }
            (Some(StepKind::Applied), Some(_)) if applied.is_some() => {}
            (Some(kind), Some(on)) => {
                let mut it = step(kind, on);
                if changed.is_none() && kind != StepKind::Applied && kind != StepKind::Saved {
                    it.note = Some(UNDATED.to_owned());
                    notes.push(format!(
                        "the day of `{short}` isn’t said; the day of the application is taken"
                    ));
                }
                steps.push(it);
            }
        }
    }
    Ok(steps.into_iter().map(made).collect())
}

fn step(kind: StepKind, on: NaiveDate) -> Step {
    Step {
        kind,
        on,
        ..Step::default()
    }
}

fn made(step: Step) -> Made {
    let fact = match serde_json::to_value(step) {
        Ok(Value::Object(fact)) => fact,
        _ => Map::new(),
    };
    Made {
        kind: Kind::Step,
        fact,
    }
}

fn day_in(row: &Row, plan: &Plan, role: Role) -> Result<Option<NaiveDate>, (usize, String)> {
    let Some(column) = plan.first_with(role) else {
        return Ok(None);
    };
    let cell = row.cell(column);
    let problem = |what: String| {
        let header = plan.header(column);
        Err((column, format!("row {}, {header}: {what}", row.number)))
    };
    match dates::read(cell) {
        Day::Nothing => Ok(None),
        Day::Is(day) | Day::Instant(day) => Ok(Some(day)),
        Day::Numbers(triple) => match plan.manner.order.and_then(|order| triple.read(order)) {
            Some(day) => Ok(Some(day)),
            None => problem(format!(
                "`{}` isn’t a date that is clear; write it like 2026-04-18",
                fold::short(&cell.shown())
            )),
        },
        Day::Not(what) => problem(what),
    }
}

/// What posted pay in a sheet says: the least, the most, and for what. Nothing where it says no
/// amount that can be read for sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posted {
    /// The least, or all of it, in cents.
    from: i32,
    /// The most, in cents.
    to: Option<i32>,
    /// For what; asked where it is not said.
    unit: Option<PayUnit>,
}

impl Posted {
    /// Puts it into the fields of an application.
    pub(super) fn put(self, fact: &mut Map<String, Value>) {
        fact.insert("pay_from_cents".to_owned(), self.from.into());
        if let Some(to) = self.to {
            fact.insert("pay_to_cents".to_owned(), to.into());
        }
        if let Some(unit) = self.unit {
            let unit = serde_json::to_value(unit).unwrap_or_default();
            fact.insert("pay_unit".to_owned(), unit);
        }
    }
}

/// Reads pay: `$28/hr`, `$55,000 - $65,000`, `55k–65k per year`, `31.50`.
pub(super) fn pay(cell: &Cell) -> Option<Posted> {
    let text = cell.shown().to_lowercase();
    let mut amounts = Vec::new();
    let mut rest = String::new();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if !sign.is_ascii_digit() {
            rest.push(sign);
            continue;
        }
        let mut number = String::from(sign);
        while let Some(next) = signs.peek() {
            match next {
                ',' => {}
                '0'..='9' | '.' => number.push(*next),
                _ => break,
            }
            signs.next();
        }
        let thousands = signs.next_if_eq(&'k').is_some();
        amounts.push((number, thousands));
        rest.push(' ');
    }
    // `55 - 65k`: the k is meant for both.
    let all_thousands = amounts.last().is_some_and(|(_, k)| *k);
    let mut cents = Vec::new();
    for (number, thousands) in &amounts {
        let value: f64 = number.trim_end_matches('.').parse().ok()?;
        let times = if *thousands || (all_thousands && value < 1000.0) {
            1000.0
        } else {
            1.0
        };
        let amount = (value * times * 100.0).round();
        if !(1.0..=100_000_000.0).contains(&amount) {
            return None;
        }
        cents.push(amount as i32);
    }
    let has = |some: &[&str]| {
        rest.split(|it: char| !it.is_ascii_alphabetic())
            .any(|word| some.contains(&word))
    };
    let unit = if has(&["hr", "hrs", "hour", "hourly", "h"]) {
        Some(PayUnit::Hour)
    } else if has(&["yr", "year", "yearly", "annual", "annually", "annum", "y"]) {
        Some(PayUnit::Year)
    } else {
        None
    };
    match cents.as_slice() {
        [from] => Some(Posted {
            from: *from,
            to: None,
            unit,
        }),
        [from, to] if from <= to => Some(Posted {
            from: *from,
            to: Some(*to),
            unit,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_read_as_people_write_them() {
        for (words, expect) in [
            ("Applied", Some(StepKind::Applied)),
            ("Phone Screen", Some(StepKind::Screening)),
            ("Interview with the team", Some(StepKind::Interview)),
            ("Rejected after interview", Some(StepKind::DeclinedByThem)),
            ("rejected - position closed", Some(StepKind::DeclinedByThem)),
            ("Offer declined", Some(StepKind::Withdrawn)),
            ("Ghosted", Some(StepKind::NoAnswer)),
            ("Purple", None),
            ("", None),
        ] {
            assert_eq!(stage(words), expect, "{words}");
        }
    }

    #[test]
    fn every_word_for_a_stage_stands_once() {
        let mut all: Vec<&str> = STAGES
            .iter()
            .flat_map(|(_, words)| words.iter().copied())
            .collect();
        let number = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), number);
        for word in all {
            assert_eq!(fold::header(word), word, "it is compared as it stands");
        }
    }

    #[test]
    fn pay_is_read_where_it_is_sure_and_its_unit_is_never_guessed() {
        let read = |text: &str| pay(&Cell::text(text)).map(|it| (it.from, it.to, it.unit));
        let (hour, year) = (Some(PayUnit::Hour), Some(PayUnit::Year));
        assert_eq!(read("$28/hr"), Some((2_800, None, hour)));
        assert_eq!(
            read("$55,000 - $65,000"),
            Some((5_500_000, Some(6_500_000), None))
        );
        assert_eq!(
            read("55k–65k per year"),
            Some((5_500_000, Some(6_500_000), year))
        );
        assert_eq!(read("55-65k"), Some((5_500_000, Some(6_500_000), None)));
        assert_eq!(read("31.50"), Some((3_150, None, None)));
        assert_eq!(read("$30.00 hourly"), Some((3_000, None, hour)));
        assert_eq!(read("DOE"), None);
        assert_eq!(read("10 to 20, 401k"), None, "three numbers are no range");
        assert_eq!(read("65k - 55k"), None);
        assert_eq!(read("1.2.3"), None);
        assert_eq!(read(&"9".repeat(400)), None);
    }
}
