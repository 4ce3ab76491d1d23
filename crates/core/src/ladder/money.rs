//! Dues and fees, and the answer to an audit.

use chrono::{Datelike, NaiveDate};

use super::subject::{Stage, Subject, late_offsets, urgency};
use super::words::{distance, when};
use super::{ReminderKind, Situation, renewal};
use crate::amounts::dollars_text;
use crate::dates::{add_days, day_of_month, days_between};
use crate::facts::{CycleRecord, IssuerAccount, Payment, PaymentKind};
use crate::ids::CredentialId;
use crate::standing::day;

const AAPC: &str = "AAPC";

/// Days before dues on which they are told of.
const DUES_STAGES: [i32; 3] = [-30, -7, 0];
/// Days before an audit's answer is due on which it is told of.
const AUDIT_STAGES: [i32; 5] = [-14, -7, -3, -1, 0];
/// Days after which unpaid dues and unanswered audits are no longer told of.
const LAST_LATE_DAY: i32 = 90;
/// Days within which a payment, or a due date as it is written, means this year's dues.
const SAME_DUES: i32 = 120;
/// Days after their date for which dues that nobody recorded are still told of.
const UNRECORDED_FOR: i32 = 30;

/// Payments on record that are open, and AAPC's yearly dues where none is on record.
pub(super) fn dues(situation: &Situation) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = situation
        .facts
        .payments
        .iter()
        .filter(|payment| !is_paid(situation, payment))
        .filter_map(|payment| recorded(situation, payment))
        .collect();
    let account = situation
        .facts
        .accounts
        .iter()
        .find(|account| is(account.issuer.as_str(), AAPC));
    if let Some(account) = account {
        subjects.extend(yearly(situation, account));
    }
    subjects
}

fn is(issuer: &str, other: &str) -> bool {
    issuer.trim().eq_ignore_ascii_case(other)
}

fn is_paid(situation: &Situation, payment: &Payment) -> bool {
    payment
        .paid_on
        .is_some_and(|paid| paid <= situation.now.date)
}

/// The held credentials of an issuer.
fn held(situation: &Situation, issuer: &str) -> Vec<CredentialId> {
    situation
        .standing
        .credentials
        .iter()
        .filter(|it| it.held && is(it.issuer.as_str(), issuer))
        .map(|it| it.credential.clone())
        .collect()
}

fn recorded(situation: &Situation, payment: &Payment) -> Option<Subject> {
    let due_on = payment.due_on?;
    let today = situation.now.date;
    let late = late_offsets(LAST_LATE_DAY);
    let stages = DUES_STAGES.into_iter().chain(late).map(|offset| Stage {
        in_calendar: offset <= 0,
        ..Stage::at(due_on, offset)
    });
    if days_between(due_on, today) > LAST_LATE_DAY {
        return None;
    }
    let issuer = payment.issuer.as_str();
    let what = match payment.kind {
        PaymentKind::Dues => "dues",
        PaymentKind::LateFee => "late fee",
        PaymentKind::Recertification => "recertification fee",
        PaymentKind::Extension => "extension",
        PaymentKind::Reinstatement => "reinstatement",
        PaymentKind::Exam => "exam fee",
        PaymentKind::Other => "payment",
    };
    let amount = payment
        .amount_cents
        .map(|cents| format!(" of {}", dollars_text(cents)))
        .unwrap_or_default();
    let text = if payment.kind == PaymentKind::Dues && is(issuer, AAPC) {
        aapc_dues_text(situation, due_on)
    } else {
        format!(
            "Nobody but {issuer} can say what follows when it stays open; next: pay it, then note the day here."
        )
    };
    Some(Subject {
        key: format!("payment:{}", payment.id),
        kind: ReminderKind::Dues,
        due_on,
        credentials: held(situation, issuer),
        cycle: None,
        satisfied_through: None,
        stages: stages.collect(),
        name: format!("{issuer} {what}"),
        rest: None,
        can_be_settled: false,
        title: format!(
            "{issuer} {what}{amount} due {}",
            distance_and_day(today, due_on)
        ),
        text,
        urgency: urgency(today, due_on),
        about: Some(format!("payment:{}", payment.id)),
    })
}

/// AAPC's dues follow the renewal month every year. Where no payment is on record they
/// are told of before their date only: who pays through an employer is not nagged.
fn yearly(situation: &Situation, account: &IssuerAccount) -> Vec<Subject> {
    let today = situation.now.date;
    let credentials = held(situation, AAPC);
    let Some(month) = account
        .renewal_month
        .filter(|month| (1..=12).contains(month))
    else {
        return Vec::new();
    };
    if credentials.is_empty() {
        return Vec::new();
    }
    let in_year = |year: i32| {
        day_of_month(
            year,
            u32::from(month),
            u32::from(account.due_day.unwrap_or(31)),
        )
    };
    [today.year() - 1, today.year(), today.year() + 1]
        .into_iter()
        .filter_map(in_year)
        .filter(|due_on| days_between(*due_on, today) <= UNRECORDED_FOR)
        .filter(|due_on| !on_record(situation, *due_on))
        // The one just past and the next one; the year after that has time.
        .take(2)
        .map(|due_on| Subject {
            key: format!("dues:AAPC:{due_on}"),
            kind: ReminderKind::Dues,
            due_on,
            credentials: credentials.clone(),
            cycle: None,
            satisfied_through: None,
            stages: DUES_STAGES
                .into_iter()
                .map(|offset| Stage::at(due_on, offset))
                .collect(),
            name: "AAPC dues".to_owned(),
            rest: None,
            can_be_settled: false,
            title: format!("AAPC dues due {}", distance_and_day(today, due_on)),
            text: aapc_dues_text(situation, due_on),
            urgency: urgency(today, due_on),
            about: Some(format!("account:{}", account.id)),
        })
        .collect()
}

/// Whether a payment, paid or open, stands for the dues of this date.
fn on_record(situation: &Situation, due_on: NaiveDate) -> bool {
    situation.facts.payments.iter().any(|payment| {
        let near = |on: NaiveDate| days_between(on, due_on).abs() <= SAME_DUES;
        payment.kind == PaymentKind::Dues
            && is(payment.issuer.as_str(), AAPC)
            && match (payment.due_on, payment.paid_on) {
                (Some(due), _) => near(due),
                (None, Some(paid)) => paid <= situation.now.date && near(paid),
                (None, None) => false,
            }
    })
}

fn aapc_dues_text(situation: &Situation, due_on: NaiveDate) -> String {
    let rule_day = due_on.min(situation.now.date);
    let number = |id| situation.number(id, rule_day);
    format!(
        "They are free of a fee until {}, then {} are added, and the credential is cancelled after {}; next: pay them in your account, then note it here.",
        day(add_days(due_on, number("aapc.late.grace"))),
        dollars_text(number("aapc.late.fee")),
        day(add_days(due_on, number("aapc.late.cancelled"))),
    )
}

fn distance_and_day(today: NaiveDate, on: NaiveDate) -> String {
    match days_between(today, on) {
        left if left > 1 => format!("{}, on {}", distance(today, on), day(on)),
        left if left < 0 => when(today, on),
        _ => format!("{}, {}", distance(today, on), day(on)),
    }
}

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
    let due_on = record.audit_due_on.unwrap_or_else(|| {
        add_days(
            asked,
            situation.number("aapc.ceu.verification-answer", asked),
        )
    });
    let own = if record.audit_due_on.is_some() {
        ""
    } else {
        " (worked out; type the day of the letter)"
    };
    let mut stages: Vec<Stage> = AUDIT_STAGES
        .into_iter()
        .chain(late_offsets(LAST_LATE_DAY))
        .map(|offset| Stage {
            in_calendar: offset <= 0,
            ..Stage::at(due_on, offset)
        })
        .filter(|stage| stage.on > asked)
        .collect();
    stages.push(Stage {
        key: "asked".to_owned(),
        on: asked,
        in_calendar: false,
        ..Stage::at(due_on, 0)
    });
    let cycle = situation
        .standing
        .cycles
        .iter()
        .find(|cycle| is(issuer, cycle.issuer.as_str()) && cycle.due_on.date == record.due_on);
    Subject {
        key: format!("audit:{issuer}:{}", record.due_on),
        kind: ReminderKind::Audit,
        due_on,
        credentials: cycle
            .map(|cycle| renewal::credentials(situation, cycle))
            .unwrap_or_default(),
        cycle: None,
        satisfied_through: None,
        stages,
        name: format!("{issuer} audit answer"),
        rest: None,
        can_be_settled: false,
        title: format!(
            "{issuer} audit: answer due {}",
            distance_and_day(today, due_on)
        ),
        text: format!(
            "{issuer} asked on {} for the certificates behind your submission{own}, and the renewal stays open until it has them; next: send them, then note the day here.",
            day(asked)
        ),
        urgency: urgency(today, due_on),
        about: Some(format!("cycle:{issuer}:{}", record.due_on)),
    }
}
