//! Comparing with an issuer's own page.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use milepost_core::assess::assess;
use milepost_core::dates::Span;
use milepost_core::exchange::portal::{Compared, ReadPage, compare, read_page};
use milepost_core::facts::{Credit, CycleRecord, Facts, PortalRecord, PortalState};
use milepost_core::ids::{CredentialCode, CreditId, IssuerId};
use milepost_core::rulebook::Rulebook;
use milepost_logbook::{Applied, Brought, Fact, Logbook, Now, Operation};

use super::look::tables_of;
use crate::error::Refusal;

/// Compares a paste with the logbook.
///
/// # Errors
/// When the paste cannot be read.
pub fn compare_paste(
    facts: &Facts,
    rulebook: &Rulebook,
    issuer: &IssuerId,
    html: Option<&str>,
    text: &str,
    today: NaiveDate,
) -> Result<(Compared, Option<Span>), Refusal> {
    let page = read_page(&tables_of(html, text)?, text, rulebook);
    let cycle = cycle_of(facts, rulebook, issuer, &page, today);
    let compared = compare(issuer, &page, &facts.credits, cycle, today);
    if compared.both.is_empty() && compared.only_there.is_empty() {
        let message = format!(
            "no credits were found in the paste; copy the whole {issuer} page that lists your CEUs"
        );
        return Err(Refusal::because(message));
    }
    Ok((compared, cycle))
}

/// What the person says about single rows before she accepts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Rows that only the page has and that stay out, by their places.
    pub left_out: BTreeSet<usize>,
    /// Credits in both whose day and amount are taken from the page.
    pub taken: BTreeSet<CreditId>,
}

/// The cycle that the page is about: the one whose due day it names, else the one in which
/// most of its rows lie, else the one that runs.
fn cycle_of(
    facts: &Facts,
    rulebook: &Rulebook,
    issuer: &IssuerId,
    page: &ReadPage,
    today: NaiveDate,
) -> Option<Span> {
    let standing = assess(facts, rulebook, today);
    let cycles: Vec<Span> = standing
        .cycles
        .iter()
        .filter(|it| it.issuer == *issuer)
        .filter_map(|it| Span::new(it.starts_on.date, it.due_on.date))
        .collect();
    let named = cycles.iter().find(|it| Some(it.to()) == page.due_on);
    let inside = |cycle: &Span| {
        page.rows
            .iter()
            .filter(|row| cycle.contains(row.date))
            .count()
    };
    let most = cycles
        .iter()
        .filter(|cycle| inside(cycle) > 0)
        .max_by_key(|cycle| (inside(cycle), cycle.to()));
    let running = cycles.iter().find(|cycle| cycle.contains(today));
    named.or(most).or(running).copied()
}

/// Keeps what the page shows, in one operation: states, credits that only it has, and the
/// number that it asks for. No state goes back, and what differs stays the person's unless she
/// wishes otherwise.
///
/// # Errors
/// When the logbook refuses; nothing is changed then.
pub fn accept(
    logbook: &mut Logbook,
    issuer: &IssuerId,
    compared: &Compared,
    wishes: &Wishes,
    now: &Now,
) -> Result<Option<Applied>, Refusal> {
    let facts = logbook.facts()?;
    let mut changed: Vec<Fact> = Vec::new();
    for both in &compared.both {
        let Some(credit) = facts.credits.iter().find(|it| it.id == both.id) else {
            continue;
        };
        let mut credit = credit.clone();
        let takes = wishes.taken.contains(&both.id) && !both.differs.is_empty();
        if takes {
            credit.completed_on = both.there.date;
            credit.amount = Some(both.there.amount);
        }
        if raise(&mut credit, issuer, shown(both.there.accepted)) || takes {
            changed.push(Fact::Credit(credit));
        }
    }
    let marked = changed.len();
    for (at, row) in compared.only_there.iter().enumerate() {
        if wishes.left_out.contains(&at) {
            continue;
        }
        let mut credit = Credit {
            title: row.title.clone(),
            completed_on: row.date,
            amount: Some(row.amount),
            index_number: row.index_number.clone(),
            sponsor: row.sponsor.clone(),
            applied_to: row.applied_to.as_deref().map(CredentialCode::new),
            ..Credit::default()
        };
        raise(&mut credit, issuer, shown(row.accepted));
        changed.push(Fact::Credit(credit));
    }
    let added = changed.len() - marked;
    changed.extend(tracker(&facts, issuer, compared, now.today()));
    if changed.is_empty() {
        return Ok(None);
    }
    let brought = Brought {
        prints: vec![String::new(); changed.len()],
        facts: changed,
        source: String::new(),
        label: Some(format!(
            "Accepted what {issuer} shows: {marked} marked, {added} added"
        )),
    };
    Ok(Some(logbook.transact(Operation::Bring(brought), now)?))
}

fn shown(accepted: bool) -> PortalState {
    match accepted {
        true => PortalState::Accepted,
        false => PortalState::Entered,
    }
}

/// How far a state has come; what was rejected stands behind what was entered anew.
fn rank(state: PortalState) -> u8 {
    match state {
        PortalState::Planned => 0,
        PortalState::Earned => 1,
        PortalState::ProofAttached => 2,
        PortalState::Rejected => 3,
        PortalState::Entered => 4,
        PortalState::Accepted => 5,
    }
}

/// Raises a credit's state at an issuer; whether it is another now.
fn raise(credit: &mut Credit, issuer: &IssuerId, to: PortalState) -> bool {
    match credit.portal.iter_mut().find(|it| it.issuer == *issuer) {
        Some(record) if rank(record.state) >= rank(to) => false,
        Some(record) => {
            record.state = to;
            true
        }
        None => {
            credit.portal.push(PortalRecord {
                issuer: issuer.clone(),
                state: to,
            });
            true
        }
    }
}

/// The number that the page asks for, on the record of the cycle whose due day it names.
fn tracker(
    facts: &Facts,
    issuer: &IssuerId,
    compared: &Compared,
    today: NaiveDate,
) -> Option<Fact> {
    let (required, due_on) = (compared.required?, compared.due_on?);
    let there = facts
        .cycle_records
        .iter()
        .find(|it| it.issuer == *issuer && it.due_on == due_on);
    let mut record = there.cloned().unwrap_or_else(|| CycleRecord {
        issuer: issuer.clone(),
        due_on,
        ..CycleRecord::default()
    });
    if record.tracker_required == Some(required) {
        return None;
    }
    record.tracker_required = Some(required);
    record.tracker_read_on = Some(today);
    Some(Fact::CycleRecord(record))
}
