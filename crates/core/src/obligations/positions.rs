//! Positions that end, or ended, without a letter; and open ones whose last three months
//! nobody has confirmed. Only while an apprentice "A" is to be removed.

use chrono::NaiveDate;

use super::phrases::short;
use super::{Found, day as days};
use crate::dates::{self, add_days, add_months};
use crate::facts::{Letter, Position, Silence};
use crate::ids::{ClauseId, CredentialId};
use crate::standing::{
    DueState, LetterStep, Obligation, ObligationKind, PositionStanding, Provenance, Target,
    TargetKind, Turn, Urgency, day,
};
use crate::text::in_words;

/// Days before a position's last day from which its letter is asked for.
const ASKS_BEFORE: i32 = 14;
/// Days before a position's last day from which a letter speaks for the whole of it.
const NEAR_THE_END: i32 = 31;
/// Months of work that a supervisor should confirm at a time.
const CONFIRM_MONTHS: i32 = 3;

/// One obligation for each position that counts and lacks a letter or a confirmation.
pub(super) fn positions(found: Found) -> Vec<Obligation> {
    let apprentices: Vec<CredentialId> = found
        .apprentice
        .iter()
        .map(|it| it.credential.clone())
        .collect();
    let Some(standing) = found.apprentice.first() else {
        return Vec::new();
    };
    found
        .context
        .facts
        .positions
        .iter()
        .filter_map(|position| {
            let judged = standing
                .positions
                .iter()
                .find(|it| it.position == position.id)?;
            if !judged.counts {
                return None;
            }
            let mut obligation = match position.ends_on {
                Some(ends_on) => letter(found, position, judged, ends_on),
                None => confirmation(found, position, judged),
            }?;
            obligation.credentials = apprentices.clone();
            (!found.is_done(&obligation)).then_some(obligation)
        })
        .collect()
}

fn letters<'a>(found: Found<'a>, position: &'a Position) -> impl Iterator<Item = &'a Letter> {
    let as_of = found.context.as_of;
    found.context.facts.letters.iter().filter(move |letter| {
        let had = [letter.received_on, letter.sent_on, letter.accepted_on];
        letter.position == position.id && had.into_iter().flatten().any(|on| on <= as_of)
    })
}

fn supervisor(position: &Position) -> String {
    position
        .supervisor
        .as_deref()
        .map_or_else(|| "a supervisor or HR".to_owned(), short)
}

fn blank(position: &Position, word: &str, kind: ObligationKind, due_on: NaiveDate) -> Obligation {
    Obligation {
        key: format!("{word}:{}", position.id),
        kind,
        due_on,
        provenance: Provenance::Entered,
        whose: None,
        state: DueState::Open,
        urgency: Urgency::Calm,
        name: String::new(),
        title: String::new(),
        step: String::new(),
        consequence: String::new(),
        next: String::new(),
        rest: None,
        target: Target::of(TargetKind::Position, &position.id),
        clause: Some(ClauseId::known("aapc.apprentice.options")),
        credentials: Vec::new(),
        turns: Vec::new(),
        behind: false,
        told_until: None,
        told: true,
        days_left: 0,
        can_be_settled: false,
    }
}

fn letter(
    found: Found,
    position: &Position,
    judged: &PositionStanding,
    ends_on: NaiveDate,
) -> Option<Obligation> {
    let as_of = found.context.as_of;
    // A letter got in the last weeks speaks for all but the last days.
    let to_the_end = |to: NaiveDate| to >= add_days(ends_on, -NEAR_THE_END);
    // Sent is out of our hands; one that only lies here must have every item of the list.
    let sent = letters(found, position).any(|letter| {
        let sent = letter.sent_on.or(letter.accepted_on);
        sent.is_some_and(|on| on <= as_of) && letter.covers_to.is_none_or(to_the_end)
    });
    let judged_letters = found.apprentice.iter().flat_map(|it| &it.letters);
    let accepted = judged_letters
        .filter(|it| it.position == position.id && it.accepted)
        .any(|it| it.covers_to.is_none_or(to_the_end));
    if sent || accepted {
        return None;
    }
    let employer = short(&position.employer);
    let awaited = found.context.facts.letters.iter().any(|letter| {
        letter.position == position.id
            && Some(&letter.id) == judged.letter.as_ref()
            && letter.is_awaited()
    });
    let (state, step, next) = match judged.letter_step {
        _ if awaited => (
            "letter asked for, not here yet",
            format!("Follow up on {employer}'s letter"),
            "ask",
        ),
        LetterStep::Logged => (
            "no letter yet",
            format!("Ask {employer} for a letter"),
            "ask",
        ),
        _ => (
            "letter not complete",
            format!("Get {employer}'s letter right"),
            "get what's missing from",
        ),
    };
    let past = days::state(as_of, ends_on) == DueState::Late;
    let ends = if past { "ended" } else { "ends" };
    Some(Obligation {
        whose: (!past).then(|| "yours".to_owned()),
        // A letter can be had after the last day, too; it only gets harder.
        state: match days::state_from(as_of, ends_on, ASKS_BEFORE) {
            DueState::Late => DueState::Open,
            other => other,
        },
        urgency: days::never_late(as_of, ends_on),
        name: format!("{employer}: letter"),
        title: format!("{employer}: {state}"),
        step,
        consequence: format!(
            "Your time there {ends} on {} and counts toward removing the A only with a letter that \
             has every item.",
            day(ends_on)
        ),
        next: format!("{next} {} while people remember you", supervisor(position)),
        ..blank(position, "letter", ObligationKind::Letter, ends_on)
    })
}

fn confirmation(
    found: Found,
    position: &Position,
    judged: &PositionStanding,
) -> Option<Obligation> {
    /// More quarters than a working life has.
    const MOST: i32 = 240;
    let as_of = found.context.as_of;
    let starts_on = judged.from.or(position.starts_on)?;
    // A letter that reaches into a stretch of three months confirms it.
    let confirmed = letters(found, position)
        .filter_map(|letter| letter.covers_to.or(letter.received_on))
        .max();
    // What was said to be done is done up to its day; what is due later is asked again.
    let done = found
        .choice(&format!("confirm:{}", position.id))
        .filter(|it| it.choice == Silence::Done)
        .map(|it| it.due_on);
    let ends: Vec<NaiveDate> = (1..=MOST)
        .map(|number| add_months(starts_on, number * CONFIRM_MONTHS))
        .take_while(|on| add_months(*on, -CONFIRM_MONTHS) <= as_of)
        .filter(|end| confirmed.is_none_or(|to| add_months(*end, -CONFIRM_MONTHS) > to))
        .filter(|end| done.is_none_or(|done| *end > done))
        .collect();
    let reached = ends.iter().rev().find(|end| **end <= as_of);
    let due_on = *reached.or(ends.first())?;
    let (from, to) = (add_months(due_on, -CONFIRM_MONTHS), add_days(due_on, -1));
    let employer = short(&position.employer);
    let months = in_words(CONFIRM_MONTHS.unsigned_abs() as usize);
    Some(Obligation {
        provenance: Provenance::Computed,
        state: match reached {
            Some(_) => DueState::Open,
            None => DueState::Ahead,
        },
        urgency: Urgency::Calm,
        name: format!("{employer}: confirm {months} months of work"),
        title: format!("{employer}: confirm {months} months of work"),
        step: format!("Have {employer} confirm {months} months of work"),
        consequence: format!(
            "Nobody has confirmed {} yet, and a letter is harder to get later.",
            dates::days(from, to)
        ),
        next: format!(
            "have {} confirm it, then mark it in Milepost",
            supervisor(position)
        ),
        turns: ends
            .iter()
            .map(|end| Turn {
                key: format!("to-{end}"),
                on: *end,
                due_on: *end,
                name: None,
            })
            .collect(),
        ..blank(position, "confirm", ObligationKind::Confirmation, due_on)
    })
}
