//! The answer to an audit: the issuer asked for the certificates behind a submission.

use chrono::NaiveDate;

use super::money::{AAPC, LAST_LATE_DAY, due, is};
use super::subject::{Stage, Subject, late_offsets, urgency};
use super::{ReminderKind, Situation, renewal};
use crate::assess::counted;
use crate::dates::add_days;
use crate::facts::CycleRecord;
use crate::standing::{Urgency, day};

/// Days before an audit's answer is due on which it is told of.
const AUDIT_STAGES: [i32; 5] = [-14, -7, -3, -1, 0];
/// The clause with the days for the answer to AAPC's audit. AHIMA publishes none.
const AUDIT_ANSWER: &str = "aapc.ceu.verification-answer";

/// Audits that are not answered.
pub(super) fn audits(situation: &Situation) -> Vec<Subject> {
    let today = situation.now.date;
    situation
        .facts
        .cycle_records
        .iter()
        .filter_map(|record| {
            let asked = record.audit_asked_on.filter(|asked| *asked <= today)?;
            let done = record.audit_answered_on.or(record.accepted_on);
            if done.is_some_and(|done| done <= today && done >= asked) {
                return None;
            }
            Some(audit(situation, record, asked))
        })
        .collect()
}

fn audit(situation: &Situation, record: &CycleRecord, asked: NaiveDate) -> Subject {
    let today = situation.now.date;
    let issuer = record.issuer.as_str();
    let answer = Answer::of(situation, record, asked);
    let mut stages = answer.stages(asked);
    stages.push(Stage {
        key: "asked".to_owned(),
        on: asked,
        in_calendar: false,
        ..Stage::at(answer.counts_to(asked), 0)
    });
    let cycle = situation
        .standing
        .cycles
        .iter()
        .find(|cycle| is(issuer, cycle.issuer.as_str()) && cycle.due_on.date == record.due_on);
    let next = match answer {
        Answer::Named(_) => "send them, then note the day in Milepost".to_owned(),
        Answer::Assumed(_, days) => format!(
            "look for the day in the letter ({} are assumed), send them, then note it in Milepost",
            counted(days, "day", "days")
        ),
        Answer::Unknown => "type the day that the letter names, and send them by then".to_owned(),
    };
    Subject {
        key: format!("audit:{issuer}:{}", record.due_on),
        kind: ReminderKind::Audit,
        due_on: answer.counts_to(asked),
        credentials: cycle
            .map(|cycle| renewal::credentials(situation, cycle))
            .unwrap_or_default(),
        cycle: None,
        satisfied_through: None,
        stages,
        name: format!("{issuer} audit answer"),
        rest: None,
        can_be_settled: false,
        title: match answer {
            Answer::Named(on) | Answer::Assumed(on, _) => {
                due(&format!("{issuer} audit answer"), today, on)
            }
            Answer::Unknown => format!("{issuer} audit of {}: not answered", day(asked)),
        },
        text: format!(
            "{issuer} asked on {} for the certificates behind your submission, and the renewal stays open until it has them. Next: {next}.",
            day(asked)
        ),
        urgency: match answer {
            Answer::Named(on) | Answer::Assumed(on, _) => urgency(today, on),
            Answer::Unknown => Urgency::NeedsYou,
        },
        about: Some(format!("cycle:{issuer}:{}", record.due_on)),
    }
}

/// By when an audit must be answered.
#[derive(Clone, Copy)]
enum Answer {
    /// As the issuer's letter names it.
    Named(NaiveDate),
    /// By the rule, so many days after it was asked for.
    Assumed(NaiveDate, i32),
    /// Neither the letter nor a rule names it.
    Unknown,
}

impl Answer {
    fn of(situation: &Situation, record: &CycleRecord, asked: NaiveDate) -> Answer {
        match record.audit_due_on {
            Some(on) => Answer::Named(on),
            None if is(record.issuer.as_str(), AAPC) => {
                let days = situation.number(AUDIT_ANSWER, asked);
                Answer::Assumed(add_days(asked, days), days)
            }
            None => Answer::Unknown,
        }
    }

    /// The day that the stages count to.
    fn counts_to(self, asked: NaiveDate) -> NaiveDate {
        match self {
            Answer::Named(on) | Answer::Assumed(on, _) => on,
            Answer::Unknown => asked,
        }
    }

    fn stages(self, asked: NaiveDate) -> Vec<Stage> {
        let due_on = self.counts_to(asked);
        let offsets: Vec<i32> = match self {
            // Without a day to count to, once a week until it is answered.
            Answer::Unknown => (7..=LAST_LATE_DAY).step_by(7).collect(),
            _ => AUDIT_STAGES
                .into_iter()
                .chain(late_offsets(LAST_LATE_DAY))
                .collect(),
        };
        offsets
            .into_iter()
            .map(|offset| Stage {
                in_calendar: offset <= 0,
                ..Stage::at(due_on, offset)
            })
            .filter(|stage| stage.on > asked)
            .collect()
    }
}
