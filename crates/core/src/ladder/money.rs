//! Dues and fees.

use chrono::{Datelike, NaiveDate};

use super::subject::{Stage, Subject, late_offsets, urgency};
use super::words::distance;
use super::{ReminderKind, Situation};
use crate::amounts::dollars_text;
use crate::dates::{add_days, day_of_month, days_between};
use crate::facts::{IssuerAccount, Payment, PaymentKind};
use crate::ids::CredentialId;
use crate::standing::day;

pub(super) const AAPC: &str = "AAPC";

/// Days before dues on which they are told of.
const DUES_STAGES: [i32; 3] = [-30, -7, 0];
/// Days after which what is late, and for which no rule names an end, is no longer told of.
pub(super) const LAST_LATE_DAY: i32 = 90;
/// The clauses whose days count from AAPC's dues, and what each says on its day.
const DUES_GRACE: &str = "aapc.late.grace";
const DUES_FEE: &str = "aapc.late.fee";
const DUES_CANCELLED: &str = "aapc.late.cancelled";
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

pub(super) fn is(issuer: &str, other: &str) -> bool {
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
    let issuer = payment.issuer.as_str();
    let aapc_dues = payment.kind == PaymentKind::Dues && is(issuer, AAPC);
    let (stages, last) = match aapc_dues {
        true => aapc_dues_stages(situation, due_on),
        false => (stages_until(due_on, LAST_LATE_DAY), LAST_LATE_DAY),
    };
    if days_between(due_on, today) > last {
        return None;
    }
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
    let text = if aapc_dues {
        aapc_dues_text(situation, due_on)
    } else {
        format!(
            "What follows when it stays unpaid is for {issuer} to say. Next: pay it, then note the day in Milepost."
        )
    };
    Some(Subject {
        key: format!("payment:{}", payment.id),
        kind: ReminderKind::Dues,
        due_on,
        credentials: held(situation, issuer),
        cycle: None,
        satisfied_through: None,
        stages,
        name: format!("{issuer} {what}"),
        rest: None,
        can_be_settled: false,
        title: due(&format!("{issuer} {what}{amount}"), today, due_on),
        text,
        urgency: urgency(today, due_on),
        about: Some(format!("payment:{}", payment.id)),
    })
}

/// Before a date, then like lateness up to a last day.
fn stages_until(due_on: NaiveDate, last: i32) -> Vec<Stage> {
    let late = late_offsets(last);
    let stage = |offset| Stage {
        in_calendar: offset <= 0,
        ..Stage::at(due_on, offset)
    };
    DUES_STAGES.into_iter().chain(late).map(stage).collect()
}

/// The stages of AAPC's dues, with the days on which something costs, and the last of them.
fn aapc_dues_stages(situation: &Situation, due_on: NaiveDate) -> (Vec<Stage>, i32) {
    let late = Lateness::of(situation, due_on);
    let mut stages = stages_until(due_on, late.cancelled);
    let costs = [
        (late.grace, "last day without a late fee".to_owned()),
        (late.grace + 1, format!("late fee of {}", late.fee)),
        (late.cancelled, "credential is canceled".to_owned()),
    ];
    for (offset, name) in costs {
        stages.retain(|stage| stage.offset() != offset || offset <= 0);
        if offset > 0 {
            stages.push(Stage {
                name: Some(name),
                ..Stage::at(due_on, offset)
            });
        }
    }
    (stages, late.cancelled)
}

/// What AAPC's rules say of dues that are late, by the user's own numbers where there are any.
struct Lateness {
    grace: i32,
    fee: String,
    cancelled: i32,
}

impl Lateness {
    fn of(situation: &Situation, due_on: NaiveDate) -> Lateness {
        let rule_day = due_on.min(situation.now.date);
        let number = |id| situation.number(id, rule_day);
        Lateness {
            grace: number(DUES_GRACE),
            fee: dollars_text(number(DUES_FEE)),
            cancelled: number(DUES_CANCELLED),
        }
    }
}

/// AAPC's dues follow the renewal month every year. Where no payment is on record they
/// are told of before their date only: who pays through an employer is not nagged.
fn yearly(situation: &Situation, account: &IssuerAccount) -> Vec<Subject> {
    let today = situation.now.date;
    let credentials = held(situation, AAPC);
    let Some((month, due_day)) = renewal_day(situation, account) else {
        return Vec::new();
    };
    if credentials.is_empty() {
        return Vec::new();
    }
    let in_year = |year: i32| day_of_month(year, u32::from(month), u32::from(due_day));
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
            title: due("AAPC dues", today, due_on),
            text: aapc_dues_text(situation, due_on),
            urgency: urgency(today, due_on),
            about: Some(format!("account:{}", account.id)),
        })
        .collect()
}

/// The renewal month with its due day: the employer's once the membership has moved to its
/// account.
fn renewal_day(situation: &Situation, account: &IssuerAccount) -> Option<(u8, u8)> {
    let moved = situation
        .facts
        .account_moves
        .iter()
        .filter(|it| is(it.issuer.as_str(), AAPC) && it.moved_on <= situation.now.date)
        .max_by_key(|it| it.moved_on);
    let (month, due_day) = match moved {
        Some(moved) => (moved.renewal_month, moved.due_day),
        None => (account.renewal_month?, account.due_day),
    };
    (1..=12)
        .contains(&month)
        .then(|| (month, due_day.unwrap_or(31)))
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
    let today = situation.now.date;
    let late = Lateness::of(situation, due_on);
    let free_until = add_days(due_on, late.grace);
    let cancelled_on = day(add_days(due_on, late.cancelled));
    let follows = match today <= free_until {
        true => format!(
            "After {} a late fee of {} is added, and on {cancelled_on} the credential is canceled",
            day(free_until),
            late.fee
        ),
        false => format!(
            "A late fee of {} applies since {}, and on {cancelled_on} the credential is canceled",
            late.fee,
            day(add_days(free_until, 1))
        ),
    };
    format!("{follows}. Next: pay them in your account, then note it in Milepost.")
}

/// "AAPC dues due in 30 days, on May 31, 2027", "AAPC dues: 3 days past due, since May 31, 2027".
pub(super) fn due(what: &str, today: NaiveDate, on: NaiveDate) -> String {
    let distance = distance(today, on);
    match days_between(today, on) {
        left if left > 1 => format!("{what} due {distance}, on {}", day(on)),
        left if left < 0 => format!("{what}: {distance}, since {}", day(on)),
        _ => format!("{what} due {distance}, {}", day(on)),
    }
}
