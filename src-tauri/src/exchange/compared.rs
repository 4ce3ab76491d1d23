//! A pasted page of an issuer beside the logbook, as the window shows it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::dates::{Span, day};
use milepost_core::exchange::portal::{Compared, Here};
use milepost_core::facts::{Facts, PortalState};
use milepost_core::ids::{CreditId, IssuerId};
use milepost_core::rulebook::Rulebook;
use milepost_logbook::{Applied, Logbook, Now};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::portal::{Wishes, accept, compare_paste};
use crate::error::Refusal;

/// A page that was pasted, and what the person says about its rows. The page keeps it while it
/// is looked at, and nobody afterwards.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct PastedPage {
    /// Whose page it is.
    pub issuer: IssuerId,
    /// The table that a browser puts on the clipboard, where it did.
    pub html: Option<String>,
    /// Its text.
    pub text: String,
    /// Rows that only the page has and that stay out, by their places.
    pub left_out: Vec<u32>,
    /// Credits whose day and amount are taken from the page.
    pub taken: Vec<CreditId>,
}

/// Both sides.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ComparedShown {
    /// Whose page it is.
    pub issuer: IssuerId,
    /// `AHIMA shows 17.0 CEUs, your logbook 20.0`.
    pub headline: String,
    /// The cycle and what differs, in a sentence.
    pub detail: String,
    /// What was entered there and is gone.
    pub gone: Vec<HereShown>,
    /// What is not entered there yet.
    pub only_here: Vec<HereShown>,
    /// What only the page has.
    pub only_there: Vec<ThereShown>,
    /// What both have; what differs first.
    pub both: Vec<BothShown>,
    /// Lines that were not read.
    pub not_read: Vec<String>,
    /// How many rows were read.
    pub rows: u32,
    /// Sums before and after it is accepted.
    pub sums: Vec<Sum>,
    /// What accepting does: `Accept 8, add 1`.
    pub verb: String,
    /// What stays as it is; none where nothing does.
    pub stays: Option<String>,
}

/// A credit that the page does not show.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct HereShown {
    /// Its id.
    pub id: CreditId,
    /// Its title.
    pub title: String,
    /// Its day.
    pub date: NaiveDate,
    /// Its amount.
    pub amount: Option<Ceus>,
    /// The fields of the issuer's form, in its order.
    pub to_enter: Vec<FieldToEnter>,
}

/// A field of the issuer's form.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct FieldToEnter {
    /// Its name there.
    pub label: String,
    /// What to write.
    pub value: String,
}

/// A row that only the page has.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ThereShown {
    /// Its place among them.
    pub at: u32,
    /// The title.
    pub title: String,
    /// The day.
    pub date: NaiveDate,
    /// The amount.
    pub amount: Ceus,
    /// Whether it comes in when the rest is accepted.
    pub comes: bool,
}

/// A credit that both have.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct BothShown {
    /// Its id.
    pub id: CreditId,
    /// Its title here.
    pub title: String,
    /// Its day here.
    pub date: NaiveDate,
    /// Its day there, where it is another.
    pub other_date: Option<NaiveDate>,
    /// Its amount here.
    pub here: Option<Ceus>,
    /// Its amount there.
    pub there: Ceus,
    /// Whether day or amount differ.
    pub differs: bool,
    /// Whether those of the page are taken.
    pub taken: bool,
}

/// A sum before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Sum {
    /// Of what.
    pub about: String,
    /// Now.
    pub now: Ceus,
    /// Once it is accepted; none where nothing changes it.
    pub then: Option<Ceus>,
    /// What follows it: `of 20`.
    pub of: String,
}

impl PastedPage {
    /// What the person says about its rows.
    pub fn wishes(&self) -> Wishes {
        let left_out = self.left_out.iter();
        let left_out = left_out.filter_map(|at| usize::try_from(*at).ok());
        Wishes {
            left_out: left_out.collect(),
            taken: self.taken.iter().cloned().collect(),
        }
    }
}

/// Compares a pasted page with the facts.
///
/// # Errors
/// When no credit is found in it.
pub fn compared(
    facts: &Facts,
    rulebook: &Rulebook,
    page: &PastedPage,
    today: NaiveDate,
) -> Result<ComparedShown, Refusal> {
    let (found, cycle) = compare_paste(
        facts,
        rulebook,
        &page.issuer,
        page.html.as_deref(),
        &page.text,
        today,
    )?;
    let wishes = page.wishes();
    let issuer = &page.issuer;
    let mut both: Vec<BothShown> = found
        .both
        .iter()
        .map(|it| BothShown {
            id: it.id.clone(),
            title: it.title.clone(),
            date: it.date,
            other_date: (it.there.date != it.date).then_some(it.there.date),
            here: it.amount,
            there: it.there.amount,
            differs: !it.differs.is_empty(),
            taken: wishes.taken.contains(&it.id),
        })
        .collect();
    both.sort_by_key(|it| (!it.differs, std::cmp::Reverse(it.date)));
    let only_there = found
        .only_there
        .iter()
        .enumerate()
        .map(|(at, it)| ThereShown {
            at: u32::try_from(at).unwrap_or(u32::MAX),
            title: it.title.clone(),
            date: it.date,
            amount: it.amount,
            comes: !wishes.left_out.contains(&at),
        });
    let only_there: Vec<ThereShown> = only_there.collect();
    let added = only_there.iter().filter(|it| it.comes).count();
    let differs = both.iter().filter(|it| it.differs && !it.taken).count();
    let (headline, detail) = match found.sentence.split_once(": ") {
        Some((sums, rest)) => (sums.to_owned(), rest.to_owned()),
        None => (found.sentence.clone(), String::new()),
    };
    let rows = found.both.len() + found.only_there.len();
    Ok(ComparedShown {
        issuer: issuer.clone(),
        headline,
        detail: detail_of(cycle, &detail),
        gone: found.gone.iter().map(here).collect(),
        only_here: found.only_here.iter().map(here).collect(),
        sums: sums(facts, issuer, &found, &both, &only_there, cycle, today),
        verb: match (found.both.len(), added) {
            (both, 0) => format!("Accept {both}"),
            (0, added) => format!("Add {added}"),
            (both, added) => format!("Accept {both}, add {added}"),
        },
        stays: match differs {
            0 => None,
            1 => Some("What differs stays yours".to_owned()),
            number => Some(format!("{number} that differ stay yours")),
        },
        both,
        only_there,
        not_read: found.not_read,
        rows: u32::try_from(rows).unwrap_or(u32::MAX),
    })
}

/// Keeps what the page shows, as the person says.
///
/// # Errors
/// When no credit is found in it, or the logbook refuses; nothing is changed then.
pub fn accept_pasted(
    logbook: &mut Logbook,
    page: &PastedPage,
    now: &Now,
) -> Result<Option<Applied>, Refusal> {
    let facts = logbook.facts()?;
    let (found, _) = compare_paste(
        &facts,
        logbook.rulebook(),
        &page.issuer,
        page.html.as_deref(),
        &page.text,
        now.today(),
    )?;
    accept(logbook, &page.issuer, &found, &page.wishes(), now)
}

fn detail_of(cycle: Option<Span>, detail: &str) -> String {
    let mut letters = detail.chars();
    let first = letters.next().map(|it| it.to_uppercase().to_string());
    let detail = first.unwrap_or_default() + letters.as_str();
    match cycle {
        Some(cycle) => format!("{} – {}. {detail}", day(cycle.from()), day(cycle.to())),
        None => detail,
    }
}

fn here(it: &Here) -> HereShown {
    let to_enter = it.to_enter.iter().map(|(label, value)| FieldToEnter {
        label: label.clone(),
        value: value.clone(),
    });
    HereShown {
        id: it.id.clone(),
        title: it.title.clone(),
        date: it.date,
        amount: it.amount,
        to_enter: to_enter.collect(),
    }
}

/// What is entered there, what is here, and what the page asks for.
fn sums(
    facts: &Facts,
    issuer: &IssuerId,
    found: &Compared,
    both: &[BothShown],
    only_there: &[ThereShown],
    cycle: Option<Span>,
    today: NaiveDate,
) -> Vec<Sum> {
    let inside = |date: NaiveDate| cycle.is_none_or(|cycle| cycle.contains(date));
    let entered = |it: &&milepost_core::facts::Credit| {
        let record = it.portal.iter().find(|record| record.issuer == *issuer);
        inside(it.completed_on)
            && record
                .is_some_and(|it| matches!(it.state, PortalState::Entered | PortalState::Accepted))
    };
    let marked: Vec<_> = facts.credits.iter().filter(entered).collect();
    let entered_now: Ceus = marked.iter().filter_map(|it| it.amount).sum();
    let known: BTreeSet<&CreditId> = marked.iter().map(|it| &it.id).collect();
    let more: Ceus = both
        .iter()
        .filter(|it| !known.contains(&it.id) && inside(it.date))
        .filter_map(|it| if it.taken { Some(it.there) } else { it.here })
        .sum();
    let changed: Ceus = both
        .iter()
        .filter(|it| it.taken)
        .map(|it| it.there - it.here.unwrap_or(Ceus::ZERO))
        .sum();
    let changed_there: Ceus = both
        .iter()
        .filter(|it| it.taken && known.contains(&it.id))
        .map(|it| it.there - it.here.unwrap_or(Ceus::ZERO))
        .sum();
    let added: Ceus = only_there
        .iter()
        .filter(|it| it.comes && inside(it.date))
        .map(|it| it.amount)
        .sum();
    let other = |now: Ceus, then: Ceus| (now != then).then_some(then);
    let of = found
        .required
        .map(|it| format!("of {it}"))
        .unwrap_or_default();
    let mut sums = vec![
        Sum {
            about: format!("Marked as entered at {issuer}"),
            now: entered_now,
            then: other(entered_now, entered_now + more + changed_there + added),
            of: of.clone(),
        },
        Sum {
            about: "In your logbook".to_owned(),
            now: found.here,
            then: other(found.here, found.here + added + changed),
            of,
        },
    ];
    sums.push(Sum {
        about: format!("Read from {issuer}’s page"),
        now: found.there,
        then: None,
        of: format!("on {}", day(today)),
    });
    sums
}
