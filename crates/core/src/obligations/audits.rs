//! The answer to an audit: the issuer asked for the certificates behind a submission.

use chrono::NaiveDate;

use super::phrases::due;
use super::{AAPC, Found, day as days, is, renewals};
use crate::dates::add_days;
use crate::facts::CycleRecord;
use crate::ids::ClauseId;
use crate::standing::{
    DueState, Obligation, ObligationKind, Provenance, QuestionKind, Target, TargetKind, Turn,
    Urgency, day,
};
use crate::text::counted;

/// The clause with the days for the answer to AAPC's audit. AHIMA publishes none.
pub(super) const AUDIT_ANSWER: &str = "aapc.ceu.verification-answer";
/// Days after its day for which an answer is still told of.
pub(super) const TOLD_FOR: i32 = 90;

/// Audits that are not answered.
pub(super) fn audits(found: Found) -> Vec<Obligation> {
    open(found)
        .map(|(record, asked)| audit(found, record, asked))
        .collect()
}

/// The cycles whose audit is not answered, with the day on which it was asked for.
pub(super) fn open<'a>(found: Found<'a>) -> impl Iterator<Item = (&'a CycleRecord, NaiveDate)> {
    let as_of = found.context.as_of;
    let records = found.context.facts.cycle_records.iter();
    records.filter_map(move |record| {
        let asked = record.audit_asked_on.filter(|asked| *asked <= as_of)?;
        let done = record.audit_answered_on.or(record.accepted_on);
        let answered = done.is_some_and(|done| done <= as_of && done >= asked);
        (!answered).then_some((record, asked))
    })
}

fn audit(found: Found, record: &CycleRecord, asked: NaiveDate) -> Obligation {
    let as_of = found.context.as_of;
    let issuer = record.issuer.as_str().trim();
    let answer = Answer::of(found, record, asked);
    let due_on = answer.counts_to(asked);
    let cycle = found
        .cycles
        .iter()
        .find(|cycle| is(issuer, cycle.issuer.as_str()) && cycle.due_on.date == record.due_on);
    let target = Target::of(TargetKind::Cycle, format!("{issuer}:{}", record.due_on));
    // The rule's day is an assumption; the letter's may be later.
    let expected = match answer {
        Answer::Assumed(on, _) if days::state(as_of, on) == DueState::Late => Some(on),
        _ => None,
    };
    Obligation {
        key: format!("audit:{issuer}:{}", record.due_on),
        kind: ObligationKind::Audit,
        due_on,
        provenance: match answer {
            Answer::Named(_) => Provenance::Entered,
            _ => Provenance::Estimate,
        },
        whose: (!matches!(answer, Answer::Unknown)).then(|| issuer.to_owned()),
        state: match answer {
            Answer::Named(on) => days::state(as_of, on),
            Answer::Assumed(..) if expected.is_some() => DueState::Question,
            Answer::Assumed(..) => DueState::Open,
            Answer::Unknown => DueState::Question,
        },
        urgency: match answer {
            Answer::Named(on) => days::urgency(as_of, on),
            Answer::Assumed(..) if expected.is_none() => Urgency::NeedsYou,
            _ => Urgency::Unknown,
        },
        name: format!("{issuer} audit answer"),
        title: match answer {
            Answer::Assumed(on, _) if expected.is_some() => {
                format!("{issuer} audit: the answer was expected about {}", day(on))
            }
            Answer::Named(on) | Answer::Assumed(on, _) => {
                due(&format!("{issuer} audit answer"), as_of, on)
            }
            Answer::Unknown => format!("{issuer} audit of {}: not answered", day(asked)),
        },
        step: match answer {
            Answer::Named(on) => format!("Answer {issuer}'s audit by {}", day(on)),
            Answer::Assumed(..) if expected.is_some() => {
                format!("Answer {issuer}'s audit, or say when you did")
            }
            Answer::Assumed(on, _) => format!("Answer {issuer}'s audit, about {}", day(on)),
            Answer::Unknown => format!("Type the day in {issuer}'s audit letter"),
        },
        consequence: format!(
            "{issuer} asked on {} to see the certificates for your submission, and the renewal \
             stays open until it has them.",
            day(asked)
        ),
        next: match answer {
            Answer::Named(_) => "send them, then note the day in Milepost".to_owned(),
            Answer::Assumed(_, days) => format!(
                "look for the day in the letter ({} are assumed), send them, then note it in Milepost",
                counted(days, "day", "days")
            ),
            Answer::Unknown => {
                "type the day that the letter names, and send them by then".to_owned()
            }
        },
        rest: None,
        target: match answer {
            Answer::Named(_) => target,
            _ => target.asking(QuestionKind::AnswerDay),
        },
        clause: is(issuer, AAPC).then(|| ClauseId::known(AUDIT_ANSWER)),
        credentials: cycle
            .map(|cycle| renewals::credentials(found, cycle))
            .unwrap_or_default(),
        turns: vec![Turn {
            key: "asked".to_owned(),
            on: asked,
            due_on,
            name: None,
        }],
        behind: false,
        told_until: Some(add_days(due_on, TOLD_FOR)),
        told: true,
        days_left: 0,
        can_be_settled: false,
    }
}

/// By when an audit must be answered.
#[derive(Clone, Copy)]
pub(super) enum Answer {
    /// As the issuer's letter names it.
    Named(NaiveDate),
    /// By the rule, so many days after it was asked for.
    Assumed(NaiveDate, i32),
    /// Neither the letter nor a rule names it.
    Unknown,
}

impl Answer {
    pub(super) fn of(found: Found, record: &CycleRecord, asked: NaiveDate) -> Answer {
        match record.audit_due_on {
            Some(on) => Answer::Named(on),
            None if is(record.issuer.as_str(), AAPC) => {
                let days = found.context.rules.number(AUDIT_ANSWER, asked);
                Answer::Assumed(add_days(asked, days), days)
            }
            None => Answer::Unknown,
        }
    }

    /// The day that the reminders count to.
    fn counts_to(self, asked: NaiveDate) -> NaiveDate {
        match self {
            Answer::Named(on) | Answer::Assumed(on, _) => on,
            Answer::Unknown => asked,
        }
    }
}
