//! AAPC's yearly dues: paid, not paid, or not said.

use chrono::{Datelike, NaiveDate};

use super::super::super::inquiry::{AAPC, Inquiry, is};
use super::super::super::tell::counted;
use super::{answer, asking, question};
use crate::amounts::dollars_text;
use crate::dates::{add_days, add_months, day_of_month, days_between};
use crate::facts::{Payment, PaymentKind, YesNoUnknown};
use crate::ids::ClauseId;
use crate::standing::{NextStep, QuestionKind, Takes, Urgency, day};

const GRACE: &str = "aapc.late.grace";
const FEE: &str = "aapc.late.fee";
const CANCELLED: &str = "aapc.late.cancelled";
const BACK: &str = "aapc.late.reinstatement-fee";
const YEARLY: &str = "aapc.cycle.dues-yearly";

/// Days within which a payment means the dues of a date.
const SAME_DUES: i32 = 120;
/// Months after joining within which no yearly dues can have come round.
const FIRST_DUES: i32 = 11;

/// Dues that are late, dues whose late payment may not have helped, and a question
/// where nothing is on record of the latest.
pub(in super::super) fn dues(inquiry: &Inquiry) -> Vec<NextStep> {
    if inquiry.held_on(AAPC, inquiry.as_of).is_empty() {
        return Vec::new();
    }
    let payments = inquiry.facts.payments.iter();
    let of_dues = payments.filter(|it| is_dues(it));
    let mut steps: Vec<NextStep> = of_dues.filter_map(|it| recorded(inquiry, it)).collect();
    steps.extend(not_said(inquiry));
    steps
}

fn is_dues(payment: &Payment) -> bool {
    is(payment.issuer.as_str(), AAPC) && payment.kind == PaymentKind::Dues
}

/// What AAPC's rules say of dues of a day.
struct Rules {
    free_until: NaiveDate,
    cancelled_on: NaiveDate,
    fee: String,
    back: String,
}

impl Rules {
    fn of(inquiry: &Inquiry, due: NaiveDate) -> Rules {
        let number = |clause| inquiry.rules.number(clause, due);
        Rules {
            free_until: add_days(due, number(GRACE)),
            cancelled_on: add_days(due, number(CANCELLED)),
            fee: dollars_text(number(FEE)),
            back: dollars_text(number(BACK)),
        }
    }
}

fn recorded(inquiry: &Inquiry, payment: &Payment) -> Option<NextStep> {
    let due = payment.due_on.filter(|due| *due < inquiry.as_of)?;
    let rules = Rules::of(inquiry, due);
    let paid = payment.paid_on.filter(|paid| *paid <= inquiry.as_of);
    let about = vec![format!("payment:{}", payment.id)];
    let after = paid.map(|paid| days_between(rules.cancelled_on, paid));
    match (payment.kept, paid, after) {
        (YesNoUnknown::Yes, _, _) => None,
        (_, Some(_), Some(days)) if days <= 0 => None,
        (YesNoUnknown::Unknown, Some(_), Some(days)) => {
            let late = counted(days, "day", "days");
            let mut it = question(
                QuestionKind::DuesKept,
                format!("Paid {late} after the day of cancellation. Did AAPC keep it?"),
                about,
            );
            it.field = Some("kept".to_owned());
            it.answers = vec![
                answer(
                    "yes",
                    "Yes",
                    Takes::Nothing,
                    "The credential stands.".to_owned(),
                ),
                answer(
                    "no",
                    "No",
                    Takes::Nothing,
                    format!("Reinstatement costs {}.", rules.back),
                ),
            ];
            Some(asking(
                format!("Ask AAPC whether it kept the dues of {}", day(due)),
                format!(
                    "By the published rules the credential was canceled on {}, {late} before they were paid.",
                    day(rules.cancelled_on)
                ),
                Some(ClauseId::known(CANCELLED)),
                it,
            ))
        }
        _ => Some(unpaid(inquiry, due, &rules, about)),
    }
}

/// Dues that are not paid, as the person says or the record does.
fn unpaid(inquiry: &Inquiry, due: NaiveDate, rules: &Rules, about: Vec<String>) -> NextStep {
    let over = inquiry.as_of > rules.cancelled_on;
    let (title, detail) = if over {
        (
            "Ask AAPC whether the credential still stands",
            format!(
                "By the published rules it was canceled on {}: the dues of {} are not recorded as paid. Reinstatement costs {}, with back dues and missed CEUs. If you paid, enter the day.",
                day(rules.cancelled_on),
                day(due),
                rules.back
            ),
        )
    } else {
        (
            "Pay AAPC's dues",
            format!(
                "Due on {}; no late fee through {}, then {}, and by AAPC's rules the credential is canceled on {}. If you paid, enter the day.",
                day(due),
                day(rules.free_until),
                rules.fee,
                day(rules.cancelled_on)
            ),
        )
    };
    let mut it = question(
        QuestionKind::DuesPaid,
        format!("Did you pay the dues of {}?", day(due)),
        about.clone(),
    );
    it.field = Some("paid_on".to_owned());
    it.answers = vec![answer(
        "yes",
        "Yes, on …",
        Takes::DayIfKnown,
        "Closes it.".to_owned(),
    )];
    NextStep {
        title: title.to_owned(),
        detail,
        by: Some(due),
        whose: Some(AAPC.to_owned()),
        urgency: Urgency::Late,
        clause: Some(ClauseId::known(CANCELLED)),
        about: about.first().cloned(),
        question: Some(it),
    }
}

/// The latest dues of which no payment is on record.
fn not_said(inquiry: &Inquiry) -> Option<NextStep> {
    let due = latest_due(inquiry).filter(|due| inquiry.rules.in_force(YEARLY, *due))?;
    let on_record = inquiry
        .facts
        .payments
        .iter()
        .filter(|it| is_dues(it))
        .any(|it| {
            let near = |on: NaiveDate| days_between(on, due).abs() <= SAME_DUES;
            it.due_on.or(it.paid_on).is_some_and(near)
        });
    if on_record {
        return None;
    }
    let rules = Rules::of(inquiry, due);
    let mut it = question(
        QuestionKind::DuesPaid,
        format!("Did you pay the dues of {}?", day(due)),
        vec![format!("dues:{AAPC}:{due}")],
    );
    it.answers = vec![
        answer(
            "yes",
            "Yes, on …",
            Takes::DayIfKnown,
            "Closes it.".to_owned(),
        ),
        answer(
            "no",
            "No",
            Takes::Nothing,
            "Shows what AAPC does, and what it costs.".to_owned(),
        ),
    ];
    Some(asking(
        format!("Say if you paid AAPC's dues of {}", day(due)),
        format!(
            "They're due every year, and no payment of them is on record. No late fee through {}.",
            day(rules.free_until)
        ),
        Some(ClauseId::known(YEARLY)),
        it,
    ))
}

/// The latest day of yearly dues that is past and can have been the person's.
fn latest_due(inquiry: &Inquiry) -> Option<NaiveDate> {
    let account = inquiry.account(AAPC)?;
    let moved = inquiry
        .facts
        .account_moves
        .iter()
        .filter(|it| is(it.issuer.as_str(), AAPC) && it.moved_on < inquiry.as_of)
        .filter(|it| (1..=12).contains(&it.renewal_month));
    let moved = moved.max_by_key(|it| it.moved_on);
    let own = (account.renewal_month, account.due_day);
    let in_year = |year: i32, (month, last): (Option<u8>, Option<u8>)| {
        let last = last.filter(|day| (1..=31).contains(day)).unwrap_or(31);
        let month = month.filter(|month| (1..=12).contains(month))?;
        day_of_month(year, u32::from(month), u32::from(last))
    };
    let due = (0..=1).find_map(|back| {
        let year = inquiry.as_of.year() - back;
        // Before the move to an employer's account the membership's own month held.
        let by_move = moved.and_then(|it| {
            in_year(year, (Some(it.renewal_month), it.due_day)).filter(|on| *on >= it.moved_on)
        });
        let by_own = in_year(year, own).filter(|on| moved.is_none_or(|it| *on < it.moved_on));
        let past = |on: &NaiveDate| *on < inquiry.as_of;
        by_move.filter(past).max(by_own.filter(past))
    })?;
    let since = inquiry.earned(AAPC).map(|it| it.earned_on).min().flatten();
    let joined = account.joined_on.map(|on| add_months(on, FIRST_DUES));
    let can_be = since.is_none_or(|since| since < due) && joined.is_none_or(|on| on <= due);
    can_be.then_some(due)
}
