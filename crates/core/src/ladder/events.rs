//! What happens on the way: credits without proof, renewal-month credits, letters,
//! quarterly confirmations, and copies of the logbook.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::subject::{Stage, Subject};
use super::words::{short, some_of};
use super::{ReminderKind, Situation, renewal};
use crate::amounts::Ceus;
use crate::assess::counted;
use crate::dates::{add_days, add_months, days, days_between};
use crate::facts::{Credit, CycleChoice, Letter, Position};
use crate::ids::CredentialId;
use crate::standing::{LetterStep, PositionStanding, Urgency, day};

/// Days after which a credit without its certificate is told of.
const PROOF_AFTER: i32 = 7;
/// Days from a position's last day on which its letter is told of.
const LETTER_STAGES: [i32; 4] = [-14, 0, 7, 30];
/// Days before a position's last day from which a letter speaks for the whole of it.
const NEAR_THE_END: i32 = 31;
/// Months of work that a supervisor should confirm at a time.
const CONFIRM_MONTHS: i32 = 3;
/// Days without a verified copy, while something changed, after which it is told of.
const COPY_STAGES: [i32; 4] = [7, 14, 28, 56];

/// Credits of open cycles that count and have no certificate, told together.
pub(super) fn proof(situation: &Situation) -> Option<Subject> {
    let today = situation.now.date;
    let mut waiting: Vec<&Credit> = Vec::new();
    let mut credentials: BTreeSet<CredentialId> = BTreeSet::new();
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    for cycle in renewal::open(situation) {
        let concerned = renewal::credentials(situation, cycle);
        let counting = cycle.credits.iter().filter(|it| it.counts && !it.planned);
        for standing in counting {
            let id = standing.credit.as_str();
            let fact = situation
                .facts
                .credits
                .iter()
                .find(|it| it.id.as_str() == id);
            let Some(credit) = fact.filter(|it| !it.certificate_held) else {
                continue;
            };
            credentials.extend(concerned.iter().cloned());
            if ids.insert(id) {
                waiting.push(credit);
            }
        }
    }
    waiting.sort_by(|a, b| (a.completed_on, &a.id).cmp(&(b.completed_on, &b.id)));
    let overdue: Vec<&&Credit> = waiting
        .iter()
        .filter(|it| add_days(it.completed_on, PROOF_AFTER) <= today)
        .collect();
    let names: Vec<String> = overdue.iter().rev().map(|it| short(&it.title)).collect();
    let amount: Ceus = overdue.iter().filter_map(|it| it.amount).sum();
    let number = i32::try_from(overdue.len()).unwrap_or(i32::MAX);
    let last = waiting.last()?;
    Some(Subject {
        key: "proof".to_owned(),
        kind: ReminderKind::Proof,
        due_on: add_days(overdue.last().unwrap_or(&last).completed_on, PROOF_AFTER),
        credentials: credentials.into_iter().collect(),
        cycle: None,
        satisfied_through: None,
        stages: waiting
            .iter()
            .map(|it| Stage {
                in_calendar: false,
                ..Stage::named(it.id.as_str(), add_days(it.completed_on, PROOF_AFTER))
            })
            .collect(),
        name: "Credits without a certificate".to_owned(),
        rest: None,
        can_be_settled: false,
        title: format!(
            "{} without a certificate, {amount} CEU",
            counted(number, "credit", "credits")
        ),
        text: format!(
            "A credit without its certificate does not stand up in an audit. Next: get the certificate of {}, and tick it in Milepost.",
            some_of(&names)
        ),
        urgency: Urgency::NeedsYou,
        about: newest(&overdue).map(|it| format!("credit:{}", it.id)),
    })
}

fn newest<'a>(credits: &[&&'a Credit]) -> Option<&'a Credit> {
    credits.last().map(|it| **it)
}

/// Credits of the renewal month that could go to the next cycle.
pub(super) fn renewal_month(situation: &Situation) -> Vec<Subject> {
    renewal::open(situation)
        .filter(|cycle| cycle.surplus.movable > Ceus::ZERO)
        .filter_map(|cycle| {
            let due_on = cycle.due_on.date;
            let last = situation
                .facts
                .credits
                .iter()
                .filter(|credit| {
                    cycle.credits.iter().any(|it| it.credit == credit.id && it.counts && !it.planned)
                        && credit.cycle_choice == CycleChoice::Current
                        && crate::dates::same_month(credit.completed_on, due_on)
                })
                .max_by_key(|credit| (credit.completed_on, credit.id.clone()))?;
            let key = renewal::key(cycle);
            Some(Subject {
                key: format!("choice:{}:{due_on}", cycle.issuer),
                kind: ReminderKind::RenewalMonth,
                due_on,
                credentials: renewal::credentials(situation, cycle),
                cycle: Some(key),
                satisfied_through: None,
                stages: vec![Stage {
                    due_on,
                    urgent: true,
                    in_calendar: false,
                    ..Stage::named(last.id.as_str(), last.completed_on)
                }],
                name: "Credits of the renewal month".to_owned(),
                rest: None,
                can_be_settled: false,
                title: format!("{} CEU of this month may go to the next cycle", cycle.surplus.movable),
                text: format!(
                    "They lie above the {} that this cycle asks for and are lost in it after {}. Next: move {} to the next cycle.",
                    cycle.required.amount,
                    day(renewal::last_day(cycle)),
                    short(&last.title)
                ),
                urgency: Urgency::NeedsYou,
                about: Some(format!("credit:{}", last.id)),
            })
        })
        .collect()
}

/// Positions that end, or ended, without a letter; and open ones whose last three
/// months nobody has confirmed. Only while an apprentice "A" is to be removed.
pub(super) fn positions(situation: &Situation) -> Vec<Subject> {
    let apprentices: Vec<CredentialId> = situation
        .standing
        .apprentice
        .iter()
        .map(|it| it.credential.clone())
        .collect();
    let Some(standing) = situation.standing.apprentice.first() else {
        return Vec::new();
    };
    situation
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
            let mut subject = match position.ends_on {
                Some(ends_on) => letter(situation, position, judged, ends_on),
                None => confirmation(situation, position, judged),
            }?;
            subject.credentials = apprentices.clone();
            Some(subject)
        })
        .collect()
}

fn letters<'a>(
    situation: &'a Situation,
    position: &'a Position,
) -> impl Iterator<Item = &'a Letter> {
    let today = situation.now.date;
    situation.facts.letters.iter().filter(move |letter| {
        let had = [letter.received_on, letter.sent_on, letter.accepted_on];
        letter.position == position.id && had.into_iter().flatten().any(|on| on <= today)
    })
}

fn supervisor(position: &Position) -> String {
    position
        .supervisor
        .as_deref()
        .map_or_else(|| "a supervisor or HR".to_owned(), short)
}

fn letter(
    situation: &Situation,
    position: &Position,
    judged: &PositionStanding,
    ends_on: NaiveDate,
) -> Option<Subject> {
    let today = situation.now.date;
    // A letter got in the last weeks speaks for all but the last days.
    let to_the_end = |to: NaiveDate| to >= add_days(ends_on, -NEAR_THE_END);
    // Sent is out of our hands; one that only lies here must have every item of the list.
    let sent = letters(situation, position).any(|letter| {
        let sent = letter.sent_on.or(letter.accepted_on);
        sent.is_some_and(|on| on <= today) && letter.covers_to.is_none_or(to_the_end)
    });
    let judged_letters = situation
        .standing
        .apprentice
        .iter()
        .flat_map(|it| &it.letters);
    let accepted = judged_letters
        .filter(|it| it.position == position.id && it.accepted)
        .any(|it| it.covers_to.is_none_or(to_the_end));
    if sent || accepted {
        return None;
    }
    let (state, next) = match judged.letter_step {
        LetterStep::Logged => ("no letter yet", "ask"),
        _ => ("letter not complete", "get what it lacks from"),
    };
    let employer = short(&position.employer);
    let ends = if ends_on < today { "ended" } else { "ends" };
    let stages = LETTER_STAGES.into_iter().map(|offset| Stage {
        urgent: offset <= 0,
        ..Stage::at(ends_on, offset)
    });
    Some(Subject {
        key: format!("letter:{}", position.id),
        kind: ReminderKind::Letter,
        due_on: ends_on,
        credentials: Vec::new(),
        cycle: None,
        satisfied_through: None,
        stages: stages.collect(),
        name: format!("{employer}: letter"),
        rest: None,
        can_be_settled: false,
        title: format!("{employer}: {state}"),
        text: format!(
            "Your time there {ends} on {} and counts for the A only with a letter that has every item. Next: {next} {} while people remember you.",
            day(ends_on),
            supervisor(position)
        ),
        urgency: Urgency::NeedsYou,
        about: Some(format!("position:{}", position.id)),
    })
}

fn confirmation(
    situation: &Situation,
    position: &Position,
    judged: &PositionStanding,
) -> Option<Subject> {
    /// More quarters than a working life has.
    const MOST: i32 = 240;
    let today = situation.now.date;
    let starts_on = judged.from.or(position.starts_on)?;
    let ends: Vec<NaiveDate> = (1..=MOST)
        .map(|number| add_months(starts_on, number * CONFIRM_MONTHS))
        .take_while(|on| add_months(*on, -CONFIRM_MONTHS) <= today)
        .collect();
    // A letter that reaches into a stretch of three months confirms it.
    let confirmed = letters(situation, position)
        .filter_map(|letter| letter.covers_to.or(letter.received_on))
        .max()
        .and_then(|to| {
            ends.iter()
                .rev()
                .find(|end| add_months(**end, -CONFIRM_MONTHS) <= to)
        })
        .copied();
    let last = ends
        .iter()
        .rev()
        .find(|end| **end <= today)
        .or(ends.first())?;
    let (from, to) = (add_months(*last, -CONFIRM_MONTHS), add_days(*last, -1));
    Some(Subject {
        key: format!("confirm:{}", position.id),
        kind: ReminderKind::Confirmation,
        due_on: *last,
        credentials: Vec::new(),
        cycle: None,
        satisfied_through: confirmed,
        stages: ends
            .iter()
            .map(|end| Stage::named(format!("to-{end}"), *end))
            .collect(),
        name: format!(
            "{}: confirm three months of work",
            short(&position.employer)
        ),
        rest: None,
        can_be_settled: false,
        title: format!(
            "{}: confirm three months of work",
            short(&position.employer)
        ),
        text: format!(
            "Nobody has confirmed {} yet, and a letter is harder to get later. Next: have {} confirm it, then mark it in Milepost.",
            days(from, to),
            supervisor(position)
        ),
        urgency: Urgency::Calm,
        about: Some(format!("position:{}", position.id)),
    })
}

/// Changes that no verified copy holds.
pub(super) fn backup(situation: &Situation) -> Option<Subject> {
    let since = situation.unsaved_since?;
    let today = situation.now.date;
    let days = days_between(since, today).max(0);
    Some(Subject {
        key: "backup".to_owned(),
        kind: ReminderKind::Backup,
        due_on: since,
        credentials: Vec::new(),
        cycle: None,
        satisfied_through: None,
        stages: COPY_STAGES
            .into_iter()
            .map(|offset| Stage {
                in_calendar: false,
                urgent: false,
                ..Stage::at(since, offset)
            })
            .collect(),
        name: "Copy of the logbook".to_owned(),
        rest: None,
        can_be_settled: false,
        title: format!(
            "No verified copy of your logbook for {}",
            counted(days, "day", "days")
        ),
        text: format!(
            "What was recorded since {} lies in one file only and would go with it. Next: open Milepost, which makes the copy, and see under Data safety where it lies.",
            day(since)
        ),
        urgency: Urgency::NeedsYou,
        about: Some("safety:copies".to_owned()),
    })
}
