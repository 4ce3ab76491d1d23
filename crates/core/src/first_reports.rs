//! When the first CEU report of a credential to come can be due, for every renewal month.

use chrono::{Datelike, NaiveDate};

use crate::dates::day_of_month;
use crate::facts::{Credential, CredentialStatus, Facts, IssuerAccount};
use crate::issuers;
use crate::judging::context::{AAPC, AssessContext, is};
use crate::judging::judged_cycle;
use crate::standing::{Brings, CycleStanding, FirstReport};

const FIRST: &str = "aapc.cycle.first-prorated";
/// Years from a short first cycle to the report after it.
const CYCLE_YEARS: i32 = 2;

/// The next due date of each month and the one after it: which of them is the first report of
/// a person certified shortly before, only AAPC's tracker shows. None where AAPC knows the
/// person already, since the report then comes with the others.
pub(crate) fn first_reports(
    context: &AssessContext,
    brings: &Brings,
    earned_on: NaiveDate,
) -> Vec<FirstReport> {
    let known = context.earned(AAPC).next().is_some();
    if known || !is(brings.issuer.as_str(), AAPC) {
        return Vec::new();
    }
    (1..=12)
        .flat_map(|month| {
            let next = cycle(context, brings, earned_on, month, None);
            let later = next.as_ref().and_then(|next| {
                let due = next.due_on.date;
                let last = context
                    .account(AAPC)
                    .and_then(|it| it.due_day)
                    .unwrap_or(31);
                let on = day_of_month(due.year() + CYCLE_YEARS, due.month(), u32::from(last))?;
                cycle(context, brings, earned_on, month, Some(on))
            });
            [next, later]
                .into_iter()
                .flatten()
                .map(move |it| told(month, &it))
        })
        .collect()
}

/// The first cycle, as the judge of AAPC's cycles lays it out with nothing else on record.
fn cycle(
    context: &AssessContext,
    brings: &Brings,
    earned_on: NaiveDate,
    month: u8,
    first_due_on: Option<NaiveDate>,
) -> Option<CycleStanding> {
    let account = context
        .account(AAPC)
        .cloned()
        .unwrap_or_else(|| IssuerAccount {
            issuer: AAPC.into(),
            ..IssuerAccount::default()
        });
    let facts = Facts {
        accounts: vec![IssuerAccount {
            renewal_month: Some(month),
            first_due_on,
            ..account
        }],
        credentials: vec![Credential {
            issuer: brings.issuer.clone(),
            code: brings.code.clone(),
            apprentice: brings.apprentice,
            earned_on: Some(earned_on),
            status: CredentialStatus::Active,
            ..Credential::default()
        }],
        rule_choices: context.facts.rule_choices.clone(),
        ..Facts::default()
    };
    let alone = AssessContext::new(&facts, context.book, earned_on);
    judged_cycle::standings(issuers::cycles(&alone, &mut Vec::new()))
        .into_iter()
        .next()
}

fn told(renewal_month: u8, cycle: &CycleStanding) -> FirstReport {
    let amount = cycle.required.amount;
    let shorter = cycle.required.clause.as_str() == FIRST;
    FirstReport {
        renewal_month,
        due_on: cycle.due_on.date,
        follows: match shorter {
            true => format!("Short first cycle, about {amount} CEU"),
            false => format!("{amount} CEU, for all months since the award"),
        },
        shorter,
    }
}
