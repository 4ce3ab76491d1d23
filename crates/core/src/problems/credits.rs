//! Credits.

use super::{YEARS, odd_year, short};
use crate::amounts::Ceus;
use crate::facts::{ActivityKind, CredentialGroup, CredentialStatus, Credit};
use crate::judging::checks::problem;
use crate::judging::context::{AAPC, AHIMA, AssessContext, is, is_held};
use crate::judging::ledger::MOST_CEUS_OF_ONE_CREDIT;
use crate::standing::{CycleStanding, Problem, day};
use crate::text::{counted, listed};
use chrono::Datelike;
use rustc_hash::{FxHashMap, FxHashSet};

pub(super) fn find(context: &AssessContext, problems: &mut Vec<Problem>) {
    for credit in &context.facts.credits {
        problems.extend(amount(credit));
        problems.extend(quiz(credit));
        problems.extend(issuers(context, credit));
        problems.extend(applied(context, credit));
        if !YEARS.contains(&credit.completed_on.year()) {
            let on = Some(credit.completed_on);
            odd_year(problems, &fact_of(credit), "completed_on", on);
        }
    }
    numbers(context, problems);
}

/// One index number on two credits: AAPC gives it to the exact title that is printed.
fn numbers(context: &AssessContext, problems: &mut Vec<Problem>) {
    let mut seen: FxHashMap<String, &Credit> = FxHashMap::default();
    for credit in &context.facts.credits {
        let number: String = credit
            .index_number
            .iter()
            .flat_map(|it| it.chars())
            .filter(char::is_ascii_alphanumeric)
            .map(|sign| sign.to_ascii_uppercase())
            .collect();
        if number.is_empty() {
            continue;
        }
        let Some(first) = seen.insert(number, credit) else {
            continue;
        };
        problems.push(problem(
            fact_of(credit),
            Some("index_number"),
            format!(
                "\"{}\" and \"{}\" of {} have one index number, {}. AAPC gives a number to one title.",
                short(&credit.title),
                short(&first.title),
                day(first.completed_on),
                credit.index_number.as_deref().unwrap_or_default(),
            ),
            "Correct one of the numbers, or remove the credit that is there twice.",
        ));
    }
}

fn fact_of(credit: &Credit) -> Option<String> {
    Some(format!("credit:{}", credit.id))
}

fn amount(credit: &Credit) -> Option<Problem> {
    let odd = match credit.amount {
        Some(amount) if amount <= Ceus::ZERO => format!("{amount} CEU"),
        Some(amount) if amount > MOST_CEUS_OF_ONE_CREDIT => {
            format!("{amount} CEU, more than one activity can give")
        }
        None if credit.minutes.is_none() => "neither an amount nor a length".to_owned(),
        _ => return None,
    };
    Some(problem(
        fact_of(credit),
        Some("amount"),
        format!("\"{}\" has {odd}; it isn't counted.", short(&credit.title)),
        "Enter the number on the certificate.",
    ))
}

/// A magazine quiz that was done before its magazine was out.
fn quiz(credit: &Credit) -> Option<Problem> {
    let of_a_magazine = credit.kind == ActivityKind::MagazineQuiz;
    let published = credit
        .published_on
        .filter(|on| of_a_magazine && credit.completed_on < *on)?;
    Some(problem(
        fact_of(credit),
        Some("published_on"),
        format!(
            "\"{}\" was done on {}, before it was published on {}; it's treated as in time.",
            short(&credit.title),
            day(credit.completed_on),
            day(published)
        ),
        "Correct one of the two dates.",
    ))
}

/// Bodies that nobody knows, or none at all.
fn issuers(context: &AssessContext, credit: &Credit) -> Option<Problem> {
    let named = credit.issuers.as_ref()?;
    let title = short(&credit.title);
    if named.is_empty() {
        return Some(problem(
            fact_of(credit),
            Some("issuers"),
            format!("\"{title}\" is meant for no issuer, so it doesn't count anywhere."),
            "Name an issuer, or leave the list out: then it counts wherever it qualifies.",
        ));
    }
    let known = |issuer: &str| {
        let own = &context.facts.own_issuers;
        [AAPC, AHIMA].iter().any(|it| is(it, issuer))
            || own.iter().any(|own| is(own.issuer.as_str(), issuer))
    };
    let unknown: Vec<String> = named
        .iter()
        .filter(|issuer| !known(issuer.as_str()))
        .map(|issuer| format!("\"{issuer}\""))
        .collect();
    if unknown.is_empty() {
        let held_somewhere = named.iter().any(|issuer| {
            let own = &context.facts.own_issuers;
            own.iter()
                .any(|own| is(own.issuer.as_str(), issuer.as_str()))
                || context.earned(issuer.as_str()).next().is_some()
        });
        let names: Vec<String> = named.iter().map(ToString::to_string).collect();
        return (!held_somewhere).then(|| {
            problem(
                fact_of(credit),
                Some("issuers"),
                format!(
                    "\"{title}\" is meant for {}, but you hold no credential of that issuer. It \
                     doesn't count anywhere.",
                    listed(&names)
                ),
                "Add the credential, or correct the issuer.",
            )
        });
    }
    let taken = if unknown.len() == named.len() {
        "it doesn't count anywhere"
    } else {
        "it isn't counted there"
    };
    Some(problem(
        fact_of(credit),
        Some("issuers"),
        format!(
            "\"{title}\" is meant for {}, whose rules aren't known; {taken}.",
            listed(&unknown)
        ),
        "Correct the name, or add it with its rules as an issuer of your own.",
    ))
}

/// An application to a credential whose minimum it cannot serve.
fn applied(context: &AssessContext, credit: &Credit) -> Option<Problem> {
    let code = credit.applied_to.as_ref()?.as_str();
    let title = short(&credit.title);
    let same = |other: &str| other.eq_ignore_ascii_case(code);
    let mut recorded = context.facts.credentials.iter().filter(|credential| {
        same(credential.code.as_str()) && credential.status != CredentialStatus::Expected
    });
    let held = recorded.find(|credential| {
        is_held(credential, context.as_of) || is_held(credential, credit.completed_on)
    });
    let Some(credential) = held else {
        return Some(problem(
            fact_of(credit),
            Some("applied_to"),
            format!(
                "\"{title}\" is applied to {code}, which you don't hold; it counts toward no \
                 credential's minimum."
            ),
            "Apply it to a credential that you hold, or to none.",
        ));
    };
    let names = credit.approved_for.as_ref()?;
    let lost = context.group_of(credential) != CredentialGroup::Core
        && !names.iter().any(|named| same(named.as_str()));
    lost.then(|| {
        problem(
            fact_of(credit),
            Some("applied_to"),
            format!(
                "\"{title}\" is applied to {code}, which its certificate doesn't name; it counts \
                 toward no credential's minimum."
            ),
            "Correct what the certificate names, or apply it to another credential.",
        )
    })
}

/// Credits that lie beyond every cycle of a body that would judge them. There
/// can be many when an earlier day is looked at, so they are told together.
pub(super) fn in_no_cycle(
    context: &AssessContext,
    cycles: &[CycleStanding],
    problems: &mut Vec<Problem>,
) {
    let judged: FxHashSet<&str> = cycles
        .iter()
        .flat_map(|cycle| &cycle.credits)
        .map(|credit| credit.credit.as_str())
        .collect();
    let mut lost: Vec<&Credit> = context
        .facts
        .credits
        .iter()
        .filter(|credit| !judged.contains(credit.id.as_str()))
        .filter(|credit| cycles.iter().any(|cycle| is_meant_for(credit, cycle)))
        .collect();
    lost.sort_by_key(|credit| credit.completed_on);
    let Some(first) = lost.first() else {
        return;
    };
    let which = format!("\"{}\" of {}", short(&first.title), day(first.completed_on));
    let message = match i32::try_from(lost.len() - 1).unwrap_or(i32::MAX) {
        0 => format!("{which} isn't in any cycle that is judged; it isn't counted."),
        more => format!(
            "{which} and {} aren't in any cycle that is judged; they aren't counted.",
            counted(more, "other credit", "other credits")
        ),
    };
    problems.push(problem(
        fact_of(first),
        Some("completed_on"),
        message,
        "Correct the date. Anything more than two cycles ahead is judged when it's closer.",
    ));
}

fn is_meant_for(credit: &Credit, cycle: &CycleStanding) -> bool {
    credit.issuers.as_ref().is_none_or(|issuers| {
        let mut named = issuers.iter();
        named.any(|named| is(named.as_str(), cycle.issuer.as_str()))
    })
}
