//! Renewals: the due date of a cycle, its submission window, and what follows when it is past.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::subject::{Stage, Subject, late_offsets, urgency};
use super::words::{distance, some_of};
use super::{ALWAYS_FROM, ReminderKind, Situation};
use crate::amounts::Ceus;
use crate::assess::{counted, lower_first};
use crate::dates::days_between;
use crate::ids::CredentialId;
use crate::standing::{
    BucketRole, CycleStanding, CycleState, LateStep, LateStepState, PaceState, Urgency, day,
};

/// The clauses whose dates cost something; the others are notices.
const CONSEQUENCES: [&str; 4] = [
    "aapc.late.fee",
    "aapc.late.cancelled",
    "ahima.late.grace",
    "ahima.late.revoked",
];

/// The clause whose date ends what is free.
const FREE_GRACE: &str = "aapc.late.grace";

/// How a cycle is named: `cycle:AAPC:2027-05-31`.
pub(super) fn key(cycle: &CycleStanding) -> String {
    format!("cycle:{}:{}", cycle.issuer, cycle.due_on.date)
}

/// The day to which a cycle's reminders count: its due date, or the end of an extension
/// that was bought. The cycle keeps the name of its due date.
pub(super) fn last_day(cycle: &CycleStanding) -> NaiveDate {
    cycle.extended_to.unwrap_or(cycle.due_on.date)
}

/// Cycles that still ask for something.
pub(super) fn open<'a>(situation: &Situation<'a>) -> impl Iterator<Item = &'a CycleStanding> {
    situation.standing.cycles.iter().filter(|cycle| {
        !cycle.credentials.is_empty()
            && matches!(cycle.state, CycleState::Open | CycleState::Overdue)
    })
}

/// The held credentials that a cycle renews.
pub(super) fn credentials(situation: &Situation, cycle: &CycleStanding) -> Vec<CredentialId> {
    let of_cycle = |shown: &str, code: &str| {
        cycle
            .credentials
            .iter()
            .any(|name| name == shown || name == code || name.strip_suffix("-A") == Some(code))
    };
    situation
        .standing
        .credentials
        .iter()
        .filter(|held| held.issuer == cycle.issuer && of_cycle(&held.shown_as, held.code.as_str()))
        .map(|held| held.credential.clone())
        .collect()
}

/// One subject for each open cycle.
pub(super) fn subjects(situation: &Situation) -> Vec<Subject> {
    open(situation)
        .map(|cycle| subject(situation, cycle))
        .collect()
}

fn subject(situation: &Situation, cycle: &CycleStanding) -> Subject {
    let today = situation.now.date;
    let due_on = last_day(cycle);
    let key = key(cycle);
    Subject {
        kind: ReminderKind::Renewal,
        due_on,
        credentials: credentials(situation, cycle),
        cycle: Some(key.clone()),
        satisfied_through: None,
        stages: stages(situation, cycle),
        name: format!("{} renewal", some_of(&cycle.credentials)),
        rest: rest(cycle),
        can_be_settled: can_be_settled(cycle),
        title: title(situation, cycle),
        text: text(situation, cycle),
        urgency: match urgency(today, due_on) {
            Urgency::Calm if is_behind(cycle) => Urgency::NeedsYou,
            other => other,
        },
        about: Some(key.clone()),
        key,
    }
}

fn rest(cycle: &CycleStanding) -> Option<String> {
    if cycle.complete {
        return Some("to be submitted".to_owned());
    }
    let least = cycle.least.as_ref()?;
    Some(format!("{least} to go"))
}

fn is_behind(cycle: &CycleStanding) -> bool {
    cycle
        .pace
        .as_ref()
        .is_some_and(|pace| pace.state == PaceState::Behind)
}

/// The user's stages before the due date, the opening of submission, and after the due
/// date our own and the issuer's; never two on one day.
fn stages(situation: &Situation, cycle: &CycleStanding) -> Vec<Stage> {
    let due_on = last_day(cycle);
    let mut by_offset: BTreeMap<i32, Stage> = BTreeMap::new();
    for days in &situation.settings.stages {
        let offset = -days.abs();
        let early = offset < -ALWAYS_FROM;
        let stage = Stage {
            applies: !early || is_behind(cycle),
            urgent: !early,
            ..Stage::at(due_on, offset)
        };
        by_offset.insert(offset, stage);
    }
    if let Some(opens) = &cycle.window_opens_on {
        let offset = days_between(due_on, opens.date);
        let stage = Stage {
            key: "opens".to_owned(),
            name: Some("submission opens".to_owned()),
            ..Stage::at(due_on, offset)
        };
        by_offset.insert(offset, stage);
    }
    let last = cycle.ladder.last().map_or(0, |step| step.days_from_due);
    for offset in late_offsets(last) {
        let stage = Stage {
            in_calendar: false,
            ..Stage::at(due_on, offset)
        };
        by_offset.insert(offset, stage);
    }
    for step in cycle.ladder.iter().filter(|step| step.days_from_due > 0) {
        let stage = by_offset
            .entry(step.days_from_due)
            .or_insert_with(|| Stage::at(due_on, step.days_from_due));
        stage.in_calendar = true;
        // A mere notice has nothing to say; of two steps on one day the one that costs is told.
        let says = step.clause.as_str() == FREE_GRACE && stage.name.is_none();
        if says || is_consequence(step) {
            stage.name = Some(lower_first(&step.name));
        }
    }
    by_offset.into_values().collect()
}

fn is_consequence(step: &LateStep) -> bool {
    CONSEQUENCES.contains(&step.clause.as_str())
}

fn title(situation: &Situation, cycle: &CycleStanding) -> String {
    let today = situation.now.date;
    let due_on = last_day(cycle);
    let names = some_of(&cycle.credentials);
    let verb = if cycle.credentials.len() == 1 {
        "renews"
    } else {
        "renew"
    };
    match days_between(today, due_on) {
        left if left >= 0 => {
            let on = if left > 1 { "on " } else { "" };
            format!(
                "{names} {verb} {}, {on}{}",
                distance(today, due_on),
                day(due_on)
            )
        }
        late => {
            let late = counted(-late, "day", "days");
            format!("{names}: renewal {late} past due, since {}", day(due_on))
        }
    }
}

fn text(situation: &Situation, cycle: &CycleStanding) -> String {
    let today = situation.now.date;
    let issuer = &cycle.issuer;
    let next_cost = cycle
        .ladder
        .iter()
        .find(|step| step.on > today && step.state == LateStepState::Ahead && is_consequence(step));
    let otherwise = next_cost.map_or_else(String::new, |step| {
        format!(", else {}", otherwise_words(step))
    });
    if cycle.complete {
        let opens = cycle
            .window_opens_on
            .as_ref()
            .filter(|opens| opens.date > today);
        return match opens {
            Some(opens) => format!(
                "Everything is earned, but {issuer} takes it only from {}. Next: submit it then, and mark it in Milepost.",
                day(opens.date)
            ),
            None => format!(
                "Everything is earned, but {issuer} knows only what you submit{otherwise}. Next: submit it, then mark it in Milepost."
            ),
        };
    }
    let lacking = cycle
        .least
        .clone()
        .unwrap_or_else(|| format!("{} CEU", cycle.needed));
    let unproven = cycle.counted.less(cycle.proven);
    let proof = if unproven > Ceus::ZERO {
        format!(
            ", and {unproven} of the {} counted have no certificate",
            cycle.counted
        )
    } else {
        String::new()
    };
    let behind = match &cycle.pace {
        Some(pace) if pace.state == PaceState::Behind => {
            format!(" ({} behind an even pace)", pace.by)
        }
        _ => String::new(),
    };
    let next = earn(cycle);
    format!("{lacking} are still needed{behind}{otherwise}{proof}. Next: {next}.")
}

/// "earn 8 CEU for AHIMA": the least, of whatever kinds.
fn earn(cycle: &CycleStanding) -> String {
    let minimums: Ceus = cycle
        .buckets
        .iter()
        .filter(|bucket| bucket.role == BucketRole::Minimum)
        .map(|bucket| bucket.needed)
        .sum();
    format!(
        "earn {} CEU for {}",
        cycle.needed.max(minimums),
        cycle.issuer
    )
}

/// Whether a cycle may be marked as submitted from a reminder: nothing but the end is near,
/// or all is earned.
fn can_be_settled(cycle: &CycleStanding) -> bool {
    cycle.complete || cycle.days_left <= ALWAYS_FROM + 1
}

/// What happens otherwise, and when: "a late fee of $50 applies on Jul 1, 2027".
fn otherwise_words(step: &LateStep) -> String {
    let on = day(step.on);
    match step.clause.as_str() {
        "aapc.late.fee" => format!("a {} applies on {on}", lower_first(&step.name)),
        "aapc.late.cancelled" => format!("the credential is canceled on {on}"),
        "ahima.late.grace" => format!("the credential is inactive from {on}"),
        "ahima.late.revoked" => format!("the credential can be revoked after {on}"),
        _ => format!("{} on {on}", lower_first(&step.name)),
    }
}
