//! AAPC's yearly dues: paid, not paid, or not said.

use chrono::NaiveDate;

use super::{answer, asking, question};
use crate::amounts::dollars_text;
use crate::dates::{add_days, days_between};
use crate::facts::YesNoUnknown;
use crate::ids::ClauseId;
use crate::judging::context::{AAPC, AssessContext};
use crate::standing::{
    DueState, NextStep, Obligation, ObligationKind, QuestionKind, Takes, Urgency, day,
};
use crate::text::counted;

const GRACE: &str = "aapc.late.grace";
const FEE: &str = "aapc.late.fee";
const CANCELLED: &str = "aapc.late.cancelled";
const BACK: &str = "aapc.late.reinstatement-fee";
const YEARLY: &str = "aapc.cycle.dues-yearly";

/// Dues that are late, dues whose late payment may not have helped, and a question
/// where nothing is on record of the latest: as the list of what is due has them.
pub(in super::super) fn dues(context: &AssessContext, obligations: &[Obligation]) -> Vec<NextStep> {
    let of_aapc = obligations.iter().filter(|it| {
        it.kind == ObligationKind::Dues && it.clause.is_some() && !it.credentials.is_empty()
    });
    of_aapc
        .filter_map(|it| match (it.state, it.target.ask) {
            (DueState::Late, _) => Some(unpaid(context, it)),
            (DueState::Question, Some(QuestionKind::PaymentKept)) => kept(context, it),
            (DueState::Question, Some(QuestionKind::DuesPaid)) => Some(not_said(it)),
            _ => None,
        })
        .collect()
}

/// What AAPC's rules say of dues of a day.
struct Rules {
    free_until: NaiveDate,
    cancelled_on: NaiveDate,
    fee: String,
    back: String,
}

impl Rules {
    fn of(context: &AssessContext, due: NaiveDate) -> Rules {
        let number = |clause| context.rules.number(clause, due);
        Rules {
            free_until: add_days(due, number(GRACE)),
            cancelled_on: add_days(due, number(CANCELLED)),
            fee: dollars_text(number(FEE)),
            back: dollars_text(number(BACK)),
        }
    }
}

/// Dues that were paid after the day of cancellation.
fn kept(context: &AssessContext, obligation: &Obligation) -> Option<NextStep> {
    let due = obligation.due_on;
    let rules = Rules::of(context, due);
    let payments = context.facts.payments.iter();
    let mut named = payments.filter(|it| obligation.key == format!("payment:{}", it.id));
    let paid = named.next()?.paid_on?;
    let late = counted(days_between(rules.cancelled_on, paid), "day", "days");
    let mut it = question(
        QuestionKind::DuesKept,
        format!("Paid {late} after the cancellation date. Did AAPC keep it?"),
        vec![obligation.key.clone()],
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

/// Dues that are not paid, as the person says or the record does.
fn unpaid(context: &AssessContext, obligation: &Obligation) -> NextStep {
    let due = obligation.due_on;
    let rules = Rules::of(context, due);
    let about = vec![obligation.key.clone()];
    let over = context.is_over(rules.cancelled_on);
    let payments = context.facts.payments.iter();
    let mut named = payments.filter(|it| obligation.key == format!("payment:{}", it.id));
    let not_kept = named.any(|it| it.kept == YesNoUnknown::No && it.paid_on.is_some());
    let (title, detail) = if over {
        let (why, then) = match not_kept {
            true => ("AAPC didn't keep the late payment of", ""),
            false => ("no payment is on record of", " If you paid, enter the day."),
        };
        (
            "Ask AAPC whether the credential still stands",
            format!(
                "By the published rules it was canceled on {}: {why} the dues of {}. Reinstatement costs {}, plus back dues and missed CEUs.{then}",
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
        target: Some(obligation.target.clone()),
        urgency: Urgency::Late,
        clause: Some(ClauseId::known(CANCELLED)),
        about: about.first().cloned(),
        // That she paid is said already.
        question: (!not_kept).then_some(it),
    }
}

/// The latest dues of which no payment is on record.
fn not_said(obligation: &Obligation) -> NextStep {
    let due = obligation.due_on;
    let mut it = question(
        QuestionKind::DuesPaid,
        format!("Did you pay the dues of {}?", day(due)),
        vec![obligation.key.clone()],
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
        answer(
            "someone_else",
            "Someone else pays",
            Takes::Nothing,
            "You aren't asked about yearly dues again. It's listed among the open rules."
                .to_owned(),
        ),
    ];
    asking(
        format!("Say if you paid AAPC's dues of {}", day(due)),
        "Dues come every year, and no payment is on record. Your AAPC account shows it.",
        Some(ClauseId::known(YEARLY)),
        it,
    )
}
