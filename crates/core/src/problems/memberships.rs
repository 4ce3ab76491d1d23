//! Memberships, moves to corporate accounts, and payments.

use chrono::NaiveDate;

use super::odd_year;
use crate::dates::{Span, add_months};
use crate::facts::IssuerAccount;
use crate::judging::checks::problem;
use crate::judging::context::{AAPC, AHIMA, AssessContext, is};
use crate::standing::{Problem, day};
use crate::text::counted;

/// Months beyond AHIMA's two years that a first cycle can have: by the former rule it
/// took the rest of the award's year as well.
const REST_OF_A_YEAR: i32 = 12;

pub(super) fn find(context: &AssessContext, problems: &mut Vec<Problem>) {
    accounts(context, problems);
    moves(context, problems);
    payments(context, problems);
}

fn accounts(context: &AssessContext, problems: &mut Vec<Problem>) {
    for (at, account) in context.facts.accounts.iter().enumerate() {
        let fact = Some(format!("account:{}", account.id));
        if account.issuer.as_str().trim().is_empty() {
            problems.push(problem(
                fact.clone(),
                Some("issuer"),
                "The account names no issuer, so it isn't used.",
                "Enter the issuer, AAPC or AHIMA.",
            ));
        }
        let twice = context.facts.accounts[..at]
            .iter()
            .any(|earlier| is(earlier.issuer.as_str(), account.issuer.as_str()));
        if twice {
            problems.push(problem(
                fact.clone(),
                Some("issuer"),
                format!(
                    "There are two accounts at {}; the first one is used.",
                    account.issuer
                ),
                "Remove one of them.",
            ));
        }
        if account
            .renewal_month
            .is_some_and(|month| !(1..=12).contains(&month))
        {
            problems.push(problem(
                fact.clone(),
                Some("renewal_month"),
                "The renewal month isn't between 1 and 12, so no due date can be worked out.",
                "Enter the month in which the membership is due.",
            ));
        }
        problems.extend(no_day_of_a_month(fact.clone(), account.due_day));
        problems.extend(far_ahead(context, account, &fact));
        problems.extend(before_the_award(context, account, &fact));
        problems.extend(cycle_dates(context, account, fact));
    }
    let holds_aapc = !context.held_on(AAPC, context.as_of).is_empty();
    let month_known = context
        .account(AAPC)
        .is_some_and(|account| account.month().is_some());
    if holds_aapc && !month_known {
        problems.push(problem(
            None,
            Some("renewal_month"),
            "AAPC's renewal month isn't known, so no due date can be worked out.",
            "Enter the renewal month. AAPC shows it in My AAPC, under membership.",
        ));
    }
}

/// A due day that no month has.
fn no_day_of_a_month(fact: Option<String>, due_day: Option<u8>) -> Option<Problem> {
    let due_day = due_day.filter(|due_day| !(1..=31).contains(due_day))?;
    Some(problem(
        fact,
        Some("due_day"),
        format!("No month has a day {due_day}; the month's last day is used."),
        "Enter the day of the due date that AAPC shows, 1 to 31.",
    ))
}

/// A due date that no running cycle can have: a slip in the year would push everything away.
fn far_ahead(
    context: &AssessContext,
    account: &IssuerAccount,
    fact: &Option<String>,
) -> Option<Problem> {
    let (field, clause, on) = match (account.cycle_ends_on, account.first_due_on) {
        (Some(on), _) if is(account.issuer.as_str(), AHIMA) => {
            ("cycle_ends_on", "ahima.cycle.length", on)
        }
        (_, Some(on)) if is(account.issuer.as_str(), AAPC) => {
            ("first_due_on", "aapc.cycle.length", on)
        }
        _ => return None,
    };
    // A first cycle can be joined to the next one.
    let length = context.rules.number(clause, on);
    let last = add_months(context.as_of, 2 * length);
    (on > last).then(|| {
        problem(
            fact.clone(),
            Some(field),
            format!(
                "{}'s date of {} is more than {} months away; it's used as you entered it.",
                account.issuer,
                day(on),
                2 * length
            ),
            "Check the year, and enter the date your account shows.",
        )
    })
}

/// A first report at AAPC that was due before anything was certified.
fn before_the_award(
    context: &AssessContext,
    account: &IssuerAccount,
    fact: &Option<String>,
) -> Option<Problem> {
    let on = account
        .first_due_on
        .filter(|_| is(account.issuer.as_str(), AAPC))?;
    let certified = context.first_earned_on(AAPC).filter(|it| on <= *it)?;
    Some(problem(
        fact.clone(),
        Some("first_due_on"),
        format!(
            "The first report to AAPC is due on {}, not after the award on {}; it is set aside.",
            day(on),
            day(certified)
        ),
        "Correct one of the two dates.",
    ))
}

/// Typed dates of a cycle that are in the wrong order, or of another length than the rule's.
fn cycle_dates(
    context: &AssessContext,
    account: &IssuerAccount,
    fact: Option<String>,
) -> Option<Problem> {
    let (from, to) = (account.cycle_starts_on?, account.cycle_ends_on?);
    let Some(span) = Span::new(from, to) else {
        return Some(problem(
            fact,
            Some("cycle_ends_on"),
            format!(
                "The cycle ends on {}, before it starts on {}; both are ignored.",
                day(to),
                day(from)
            ),
            "Enter both dates as the CEU Center shows them.",
        ));
    };
    let length = context.rules.number("ahima.cycle.length", context.as_of);
    // The last day counts as a whole one, so a day more or less is still the length.
    let (months, days) = span.months_and_days();
    let shorter = months < length - 1;
    let longer = (months, days) > (length + REST_OF_A_YEAR, 1);
    (is(account.issuer.as_str(), AHIMA) && (shorter || longer)).then(|| {
        let long = match months {
            0 => counted(days, "day", "days"),
            months => counted(months, "month", "months"),
        };
        problem(
            fact,
            Some("cycle_ends_on"),
            format!(
                "AHIMA's cycle from {} to {} has {long}, but a cycle has {length} months; the \
                 dates are used as you entered them.",
                day(from),
                day(to)
            ),
            "Enter both dates as the CEU Center shows them.",
        )
    })
}

/// Moves to a corporate account that cannot be used as they are.
fn moves(context: &AssessContext, problems: &mut Vec<Problem>) {
    for moved in &context.facts.account_moves {
        let fact = Some(format!("account_move:{}", moved.id));
        if !is(moved.issuer.as_str(), AAPC) {
            problems.push(problem(
                fact.clone(),
                Some("issuer"),
                format!(
                    "Only AAPC has corporate accounts; the move to {} isn't used.",
                    moved.issuer
                ),
                "Remove it, or correct the issuer.",
            ));
        }
        if !(1..=12).contains(&moved.renewal_month) {
            problems.push(problem(
                fact.clone(),
                Some("renewal_month"),
                "The renewal month isn't between 1 and 12, so the move isn't used.",
                "Enter the month in which the corporate account is due.",
            ));
        }
        problems.extend(no_day_of_a_month(fact.clone(), moved.due_day));
        odd_year(problems, &fact, "moved_on", Some(moved.moved_on));
    }
}

/// Payments that cannot be added up.
fn payments(context: &AssessContext, problems: &mut Vec<Problem>) {
    for payment in &context.facts.payments {
        let fact = Some(format!("payment:{}", payment.id));
        if payment.amount_cents.is_some_and(|cents| cents < 0) {
            let when = payment.paid_on.or(payment.due_on);
            let of = when.map_or(String::new(), |on: NaiveDate| format!(" of {}", day(on)));
            problems.push(problem(
                fact.clone(),
                Some("amount_cents"),
                format!("The payment{of} is below zero; it isn't added in."),
                "Enter what you paid. Leave refunds out.",
            ));
        }
        odd_year(problems, &fact, "due_on", payment.due_on);
        odd_year(problems, &fact, "paid_on", payment.paid_on);
    }
}
