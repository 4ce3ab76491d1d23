//! Answers about cycles.

use super::about::{id_of, issuer_and_day, no_such, not_there, only_key};
use super::{AnswerError, AnswerFact};
use crate::dates::{add_months, day_of_month, days_between};
use crate::facts::{CredentialStatus, CycleRecord, Facts, IssuerAccount, Reported};
use crate::judging::context::NEAR_THE_DUE_DATE;
use crate::standing::{Answered, day};
use chrono::{Datelike, NaiveDate};

/// AAPC's cycles follow the month of the membership; AHIMA's have an end of their own.
const AAPC: &str = "AAPC";
/// Years from one report to the next, at either issuer.
const CYCLE_YEARS: i32 = 2;

/// The record of a cycle, or a new one. One of a day nearby is meant for it, too.
fn record(facts: &Facts, issuer: &str, due_on: NaiveDate) -> CycleRecord {
    let mine = || {
        let records = facts.cycle_records.iter();
        records.filter(|it| it.issuer.as_str().eq_ignore_ascii_case(issuer))
    };
    mine()
        .find(|it| it.due_on == due_on)
        .or_else(|| mine().find(|it| days_between(it.due_on, due_on).abs() <= NEAR_THE_DUE_DATE))
        .cloned()
        .unwrap_or_else(|| CycleRecord {
            issuer: issuer.into(),
            due_on,
            ..CycleRecord::default()
        })
}

/// Whether cycles that have ended were reported.
pub(super) fn reported(facts: &Facts, answered: &Answered) -> Result<Vec<AnswerFact>, AnswerError> {
    let key = only_key(answered)?;
    answered
        .about
        .iter()
        .map(|about| {
            let (issuer, due_on) = issuer_and_day(about, "cycle")?;
            let mut it = record(facts, issuer, due_on);
            // Of several, those that are named with "no" were not reported, and the others were.
            let named = answered.some.is_empty() || answered.some.contains(about);
            it.reported = match key {
                "yes" => Reported::Yes,
                "no" if named => Reported::No,
                "no" => Reported::Yes,
                "not_mine" => Reported::NotMine,
                other => return Err(no_such(other)),
            };
            if key == "yes"
                && let Some(on) = answered.on
            {
                it.submitted_on = Some(on);
            }
            Ok(AnswerFact::CycleRecord(it))
        })
        .collect()
}

/// The new due date of a cycle for which an extension was bought.
pub(super) fn extended(facts: &Facts, answered: &Answered) -> Result<Vec<AnswerFact>, AnswerError> {
    let on = answered.on.ok_or(AnswerError::NoDay)?;
    answered
        .about
        .iter()
        .map(|about| {
            let (issuer, due_on) = issuer_and_day(about, "cycle")?;
            if on <= due_on {
                let words = format!("an extension ends after {}, the due date", day(due_on));
                return Err(AnswerError::ImpossibleDay(words));
            }
            let it = record(facts, issuer, due_on);
            Ok(AnswerFact::CycleRecord(CycleRecord {
                extended_to: Some(on),
                ..it
            }))
        })
        .collect()
}

/// When the first report is due: the month is enough, the account knows the day.
pub(super) fn first_report(
    facts: &Facts,
    answered: &Answered,
) -> Result<Vec<AnswerFact>, AnswerError> {
    let on = answered.on.ok_or(AnswerError::NoDay)?;
    let about = answered.about.first().ok_or_else(|| not_there("account"))?;
    let id = id_of(about, "account")?;
    let account = facts.accounts.iter().find(|it| it.id.as_str() == id);
    let mut account = account.cloned().ok_or_else(|| not_there(about))?;
    let last = account.due_day.unwrap_or(31);
    account.first_due_on = day_of_month(on.year(), on.month(), u32::from(last));
    Ok(vec![AnswerFact::Account(account)])
}

/// When the next report to an issuer is due: its month and year lay out the cycles. What was
/// due before it is settled by the same answer: for who was certified well before that, it was
/// reported; for who was certified after it, the next report is the first.
pub(super) fn next_report(
    facts: &Facts,
    answered: &Answered,
) -> Result<Vec<AnswerFact>, AnswerError> {
    let on = answered.on.ok_or(AnswerError::NoDay)?;
    let about = answered.about.first().ok_or_else(|| not_there("issuer"))?;
    let issuer = id_of(about, "issuer")?;
    let is = |named: &str| named.trim().eq_ignore_ascii_case(issuer);
    let account = facts.accounts.iter().find(|it| is(it.issuer.as_str()));
    let mut account = account.cloned().unwrap_or_else(|| IssuerAccount {
        issuer: issuer.into(),
        ..IssuerAccount::default()
    });
    let last = u32::from(account.due_day.unwrap_or(31));
    let due = day_of_month(on.year(), on.month(), last).ok_or(AnswerError::NoDay)?;
    let before = day_of_month(on.year() - CYCLE_YEARS, on.month(), last);
    if is(AAPC) {
        account.renewal_month = u8::try_from(on.month()).ok();
    } else {
        account.cycle_ends_on = Some(due);
        account.cycle_starts_on = account.cycle_starts_on.filter(|from| *from < due);
    }
    let earned: Vec<Option<NaiveDate>> = facts
        .credentials
        .iter()
        .filter(|it| is(it.issuer.as_str()) && it.status != CredentialStatus::Expected)
        .map(|it| it.earned_on)
        .collect();
    let first = match earned.iter().all(Option::is_some) {
        true => earned.into_iter().flatten().min(),
        false => None,
    };
    let mut settled = None;
    if let Some(before) = before {
        match first {
            // Certified since: the next one is the first of all.
            Some(first) if first > before && is(AAPC) => account.first_due_on = Some(due),
            Some(first) if first > before => {}
            // Shortly before it, nobody can say whether that one was the person's. Where the
            // month's parity gives other years, the day that was named is kept.
            Some(first) if first > add_months(before, -12) => {
                if is(AAPC) && due.year().rem_euclid(2) != i32::from(due.month() % 2 == 1) {
                    settled = Some(AnswerFact::CycleRecord(record(facts, issuer, due)));
                }
            }
            _ => {
                let mut it = record(facts, issuer, before);
                it.reported = Reported::Yes;
                settled = Some(AnswerFact::CycleRecord(it));
            }
        }
    }
    Ok(std::iter::once(AnswerFact::Account(account))
        .chain(settled)
        .collect())
}

/// What the account shows of credentials that have ended by the published rules.
pub(super) fn account_shows(
    facts: &Facts,
    answered: &Answered,
) -> Result<Vec<AnswerFact>, AnswerError> {
    let status = match only_key(answered)? {
        "active" => None,
        "inactive" => Some(CredentialStatus::Inactive),
        "canceled" => Some(CredentialStatus::Cancelled),
        "revoked" => Some(CredentialStatus::Revoked),
        other => return Err(no_such(other)),
    };
    let mut changed = Vec::new();
    for about in &answered.about {
        if about.starts_with("cycle:") {
            let (issuer, due_on) = issuer_and_day(about, "cycle")?;
            if status.is_none() {
                let mut it = record(facts, issuer, due_on);
                it.reported = Reported::Yes;
                changed.push(AnswerFact::CycleRecord(it));
            }
            continue;
        }
        let id = id_of(about, "credential")?;
        let it = facts.credentials.iter().find(|it| it.id.as_str() == id);
        let mut it = it.cloned().ok_or_else(|| not_there(about))?;
        let Some(status) = status else { continue };
        it.status = status;
        it.ended_on = Some(answered.on.ok_or(AnswerError::NoDay)?);
        changed.push(AnswerFact::Credential(it));
    }
    Ok(changed)
}
