//! The agenda: which stage of each subject is current, and whether it is told now.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, Weekday};

use super::silence::{self, Voice};
use super::subject::{Stage, Subject};
use super::{Agenda, Coming, Moment, Reminder, ReminderKind, Situation, Told, subjects};
use crate::dates::add_days;
use crate::standing::Urgency;

/// Days by which a fold may lie ahead of today before its clock is taken to have been wrong.
const CLOCK_SLACK: i32 = 2;

/// After so many minutes the quiet hours hold nothing back any more.
const LONGEST_HOLD: i64 = 24 * 60;

/// What is due now, and the whole list behind it; the module says how it is decided.
pub fn agenda(situation: &Situation) -> Agenda {
    let known = Known::of(situation);
    let mut agenda = Agenda {
        silenced: silence::silenced(situation),
        ..Agenda::default()
    };
    for mut subject in subjects(situation) {
        let again = match silence::voice(situation, &mut subject) {
            Voice::Silent => continue,
            Voice::Later(snoozed) => {
                agenda.snoozed.push(snoozed);
                continue;
            }
            Voice::Due(again) => again,
        };
        if let Some(through) = subject.satisfied_through {
            subject.stages.retain(|stage| stage.due_on > through);
        }
        agenda.coming.extend(coming(situation, &subject));
        if let Some(reminder) = current(situation, &known, &subject, again) {
            if reminder.told_on.is_none() {
                agenda.tell.push(reminder.clone());
            }
            agenda.open.push(reminder);
        }
    }
    agenda.tell.sort_by_key(order);
    agenda.open.sort_by_key(order);
    agenda.snoozed.sort_by_key(|it| it.back_on);
    agenda.coming.sort_by_key(|it| it.on);
    hold(situation, &mut agenda);
    agenda
}

/// The current stage of a subject as a reminder; none where none is reached.
fn current(
    situation: &Situation,
    known: &Known,
    subject: &Subject,
    again: Option<Stage>,
) -> Option<Reminder> {
    let today = situation.now.date;
    let reached = subject
        .stages
        .iter()
        .filter(|stage| stage.applies && ready_on(situation, stage) <= today)
        .max_by_key(|stage| stage.on);
    // On the same day the subject's own stage is told, and the snooze's folded into it.
    let stage = match (reached, &again) {
        (Some(own), Some(again)) if again.on > own.on => again,
        (Some(own), _) => own,
        (None, Some(again)) => again,
        (None, None) => return None,
    };
    let all = subject.stages.iter().chain(&again);
    let folds = all
        .filter(|it| it.on <= stage.on && (it.key != stage.key || it.due_on != stage.due_on))
        .map(|it| (it.key.clone(), it.due_on))
        .collect();
    Some(Reminder {
        subject: subject.key.clone(),
        kind: subject.kind,
        stage: stage.key.clone(),
        due_on: stage.due_on,
        since: stage.on,
        told_on: known.told_on(&subject.key, stage, today),
        urgency: subject.urgency,
        title: match &stage.name {
            // What follows after a question follows only if the answer is no.
            Some(name) if subject.title.ends_with('?') => {
                format!("{} If not: {name}", subject.title)
            }
            Some(name) => format!("{}: {name}", subject.title),
            None => subject.title.clone(),
        },
        text: subject.text.clone(),
        about: subject.about.clone(),
        can_be_settled: subject.can_be_settled,
        silences: silence::ways(subject),
        credentials: subject.credentials.clone(),
        folds,
    })
}

/// The next stage of a subject.
fn coming(situation: &Situation, subject: &Subject) -> Option<Coming> {
    let today = situation.now.date;
    let next = subject
        .stages
        .iter()
        .filter(|stage| ready_on(situation, stage) > today)
        .min_by_key(|stage| stage.on)?;
    Some(Coming {
        subject: subject.key.clone(),
        kind: subject.kind,
        on: ready_on(situation, next),
        title: super::calendar::summary(subject, next),
        note: (!next.applies).then(|| "only while behind an even pace".to_owned()),
    })
}

/// The day from which a stage is told: its own, or the digest day after it where it has time.
fn ready_on(situation: &Situation, stage: &Stage) -> NaiveDate {
    let chosen = situation.settings.weekday();
    match chosen.or(stage.weekly.then_some(Weekday::Mon)) {
        Some(weekday) if !stage.urgent => {
            let wait =
                weekday.num_days_from_monday() + 7 - stage.on.weekday().num_days_from_monday();
            add_days(stage.on, (wait % 7).cast_signed())
        }
        _ => stage.on,
    }
}

/// Holds everything back in the quiet hours, but for no longer than a day.
fn hold(situation: &Situation, agenda: &mut Agenda) {
    let quiet = situation
        .settings
        .quiet
        .is_some_and(|quiet| quiet.contains(situation.now.minute));
    if !quiet || agenda.tell.is_empty() {
        return;
    }
    // A hold that lies ahead was noted by a clock that was wrong.
    let since: Moment = match situation.held_since {
        Some(since) if since <= situation.now => since,
        _ => situation.now,
    };
    if situation.now.minutes_since(since) < LONGEST_HOLD {
        agenda.tell.clear();
        agenda.held_since = Some(since);
    }
}

/// The most urgent first; among those, what has a deadline before what merely waits.
fn order(reminder: &Reminder) -> (u8, bool, NaiveDate, String) {
    let rank = match reminder.urgency {
        Urgency::Late => 0,
        Urgency::Unknown => 1,
        Urgency::NeedsYou => 2,
        Urgency::Calm => 3,
    };
    let waits = matches!(
        reminder.kind,
        ReminderKind::Proof
            | ReminderKind::Letter
            | ReminderKind::Confirmation
            | ReminderKind::Planned
            | ReminderKind::Backup
            | ReminderKind::Rules
            | ReminderKind::Thanks
            | ReminderKind::FollowUp
            | ReminderKind::Touch
    );
    (rank, waits, reminder.due_on, reminder.subject.clone())
}

/// What was told before, by name.
struct Known<'a>(HashMap<(&'a str, &'a str, NaiveDate), &'a Told>);

impl<'a> Known<'a> {
    fn of(situation: &Situation<'a>) -> Known<'a> {
        let named = |told: &'a Told| (told.subject.as_str(), told.stage.as_str(), told.due_on);
        Known(
            situation
                .told
                .iter()
                .map(|told| (named(told), told))
                .collect(),
        )
    }

    /// The day on which a stage was told or folded; none where it still is to be told.
    fn told_on(&self, subject: &str, stage: &Stage, today: NaiveDate) -> Option<NaiveDate> {
        let told = self.0.get(&(subject, stage.key.as_str(), stage.due_on))?;
        let holds = !told.folded || told.on <= add_days(today, CLOCK_SLACK);
        holds.then_some(told.on)
    }
}
