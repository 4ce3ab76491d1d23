//! What the user decided about a subject: snoozed, done, not this cycle, off.

use chrono::NaiveDate;

use super::subject::{Stage, Subject};
use super::{ReminderKind, Silenced, Situation, Snoozed};
use crate::dates::{add_days, days_between};
use crate::facts::{Facts, ReminderChoice, Silence};
use crate::standing::day;

/// Days after which a snooze "until something is logged" ends by itself.
const LONGEST_WAIT: i32 = 30;

/// Days after which the cycle of a choice is surely over: two years, and one of lateness.
const LONGEST_CYCLE: i32 = 3 * 366;

/// How many entries, study entries and credits there are up to a day: what "until I log
/// something" counts. What is only planned is not logged before it is confirmed.
pub fn logged(facts: &Facts, today: NaiveDate) -> i32 {
    let done = |planned: bool, on: NaiveDate| !planned && on <= today;
    let worked = facts.entries.iter().filter(|it| done(it.planned, it.date));
    let studied = facts
        .study_entries
        .iter()
        .filter(|it| done(it.planned, it.date));
    let earned = facts
        .credits
        .iter()
        .filter(|it| done(false, it.completed_on));
    i32::try_from(worked.count() + studied.count() + earned.count()).unwrap_or(i32::MAX)
}

/// Whether a subject is told at all.
pub(super) enum Voice {
    /// It is; a snooze that is over brings a stage of its own.
    Due(Option<Stage>),
    /// Not before a day.
    Later(Snoozed),
    /// Not any more.
    Silent,
}

/// What the user's choices say of a subject; "done" is noted in it.
pub(super) fn voice(situation: &Situation, subject: &mut Subject) -> Voice {
    let today = situation.now.date;
    let choices = || {
        situation
            .facts
            .reminder_choices
            .iter()
            .filter(|choice| choice.made_on <= today)
    };
    let off = |name: &str| choices().any(|it| it.choice == Silence::Off && it.subject == name);
    let every_credential_off = !subject.credentials.is_empty()
        && subject
            .credentials
            .iter()
            .all(|id| off(&format!("credential:{id}")));
    let cycle_off = subject.cycle.as_ref().is_some_and(|cycle| {
        choices().any(|it| it.choice == Silence::NotThisCycle && it.subject == *cycle)
    });
    if off(&subject.key) || every_credential_off || cycle_off {
        return Voice::Silent;
    }
    let own = choices().find(|it| it.subject == subject.key);
    match own {
        Some(choice) if choice.choice == Silence::Done => {
            subject.satisfied_through = subject.satisfied_through.max(Some(choice.due_on));
            Voice::Due(None)
        }
        Some(choice) if choice.choice == Silence::Snoozed => snoozed(situation, subject, choice),
        _ => Voice::Due(None),
    }
}

fn snoozed(situation: &Situation, subject: &Subject, choice: &ReminderChoice) -> Voice {
    let today = situation.now.date;
    let latest = add_days(choice.made_on, LONGEST_WAIT);
    let asked = choice.back_on.unwrap_or(latest);
    // A snooze never reaches past the day to which the reminder counts.
    let capped = match subject.due_on {
        due if due > choice.made_on && asked > due => due,
        _ => asked,
    };
    let waits = choice.logged_then.filter(|_| choice.back_on.is_none());
    let came_true = waits.is_some_and(|then| logged(situation.facts, today) > then);
    let back_on: NaiveDate = match came_true {
        // Not at once: who has just logged something sees the numbers already.
        true => capped.min(add_days(choice.made_on, 1)),
        false => capped,
    };
    if today < back_on {
        return Voice::Later(Snoozed {
            subject: subject.key.clone(),
            title: subject.title.clone(),
            back_on,
            when_logged: waits.is_some() && !came_true,
            choice: choice.id.to_string(),
        });
    }
    Voice::Due(Some(Stage {
        urgent: true,
        in_calendar: false,
        ..Stage::named(format!("again-{}", choice.made_on), back_on)
    }))
}

/// How a subject can be silenced.
pub(super) fn ways(subject: &Subject) -> Vec<Silence> {
    let mut ways = vec![Silence::Snoozed];
    match subject.kind {
        ReminderKind::Renewal => ways.push(Silence::NotThisCycle),
        ReminderKind::RenewalMonth => ways.extend([Silence::Done, Silence::NotThisCycle]),
        ReminderKind::Dues
        | ReminderKind::Letter
        | ReminderKind::Confirmation
        | ReminderKind::Thanks
        | ReminderKind::FollowUp
        | ReminderKind::NextStep
        | ReminderKind::Touch => {
            ways.push(Silence::Done);
        }
        ReminderKind::Audit
        | ReminderKind::Exam
        | ReminderKind::Proof
        | ReminderKind::Practicode
        | ReminderKind::Planned
        | ReminderKind::Backup
        | ReminderKind::Rules
        | ReminderKind::Interview
        | ReminderKind::Offer
        | ReminderKind::Meeting => {}
    }
    ways.push(Silence::Off);
    ways
}

/// What the user has turned off, newest first.
pub(super) fn silenced(situation: &Situation) -> Vec<Silenced> {
    let today = situation.now.date;
    let mut list: Vec<Silenced> = situation
        .facts
        .reminder_choices
        .iter()
        .filter(|choice| matches!(choice.choice, Silence::Off | Silence::NotThisCycle))
        // A cycle that is long over needs no line: it is silenced in its own two years.
        .filter(|it| it.choice == Silence::Off || days_between(it.made_on, today) <= LONGEST_CYCLE)
        .map(|choice| Silenced {
            choice: choice.id.to_string(),
            title: title(situation, choice),
            how: choice.choice,
            reason: choice.reason,
            made_on: choice.made_on,
        })
        .collect();
    list.sort_by(|a, b| (b.made_on, &b.choice).cmp(&(a.made_on, &a.choice)));
    list
}

/// What a choice is about, in words that hold when its subject is gone.
fn title(situation: &Situation, choice: &ReminderChoice) -> String {
    let (kind, name) = choice
        .subject
        .split_once(':')
        .unwrap_or((choice.subject.as_str(), ""));
    let facts = situation.facts;
    let employer = || {
        let position = facts.positions.iter().find(|it| it.id.as_str() == name);
        position
            .map_or("a position", |it| it.employer.as_str())
            .to_owned()
    };
    match kind {
        "credential" => {
            let credential = facts.credentials.iter().find(|it| it.id.as_str() == name);
            credential.map_or_else(
                || "A credential".to_owned(),
                |it| format!("Everything about the {}", it.code),
            )
        }
        "cycle" | "choice" => {
            let issuer = name.split(':').next().unwrap_or_default();
            format!("{issuer} renewal of {}", day(choice.due_on))
        }
        "dues" | "payment" => format!("Dues of {}", day(choice.due_on)),
        "exam" | "sit" | "retake" | "earned" => {
            let exam = facts.exams.iter().find(|it| it.id.as_str() == name);
            exam.map_or_else(
                || "An exam".to_owned(),
                |it| format!("{} exam", it.credential),
            )
        }
        "audit" => format!("Audit, answer due on {}", day(choice.due_on)),
        "letter" => format!("Letter from {}", employer()),
        "confirm" => format!("Quarterly confirmation at {}", employer()),
        "practicode" => "Practicode access".to_owned(),
        "proof" => "Credits without a certificate".to_owned(),
        "planned" => "Planned days to confirm".to_owned(),
        "backup" => "Copies of the logbook".to_owned(),
        "rules" => "Newer rules".to_owned(),
        "interview" | "thanks" => {
            let step = facts.steps.iter().find(|it| it.id.as_str() == name);
            let application = step.and_then(|it| it.application.as_ref());
            let at = applied_to(facts, application.map_or("", |id| id.as_str()));
            match kind {
                "thanks" => format!("Thanks to {at}"),
                _ => format!("Interview at {at}"),
            }
        }
        "follow-up" => format!("Follow up at {}", applied_to(facts, name)),
        "next-step" => format!("Next step at {}", applied_to(facts, name)),
        "offer" => {
            let offer = facts.offers.iter().find(|it| it.id.as_str() == name);
            let at = applied_to(facts, offer.map_or("", |it| it.application.as_str()));
            format!("Answer to {at}'s offer")
        }
        "meeting" => {
            let meeting = facts.meetings.iter().find(|it| it.id.as_str() == name);
            meeting.map_or_else(|| "A meeting".to_owned(), |it| it.title.clone())
        }
        "touch" => {
            let contact = facts.contacts.iter().find(|it| it.id.as_str() == name);
            contact.map_or_else(
                || "Staying in touch".to_owned(),
                |it| format!("Staying in touch with {}", it.name),
            )
        }
        _ => choice.subject.clone(),
    }
}

/// The employer of an application, by its id.
fn applied_to(facts: &Facts, application: &str) -> String {
    let mut all = facts.applications.iter();
    all.find(|it| it.id.as_str() == application)
        .map_or_else(|| "an employer".to_owned(), |it| it.employer.clone())
}
