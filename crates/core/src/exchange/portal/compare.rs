//! A pasted page against the logbook.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::fold;
use super::assign::{MOST, best};
use super::page::{PortalRow, ReadPage};
use crate::amounts::Ceus;
use crate::dates::{Span, add_days, days_between};
use crate::facts::{Credit, PortalState};
use crate::ids::{CreditId, IssuerId};
use crate::text::in_words;

/// So many days around a cycle credits are looked for.
const AROUND: i32 = 60;
/// A pair must weigh so much at least; weights are in hundredths.
const LEAST: i64 = 600;

/// A credit that stands in both.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Both {
    /// The credit's id.
    pub id: CreditId,
    /// Its title here.
    pub title: String,
    /// Its day here.
    pub date: NaiveDate,
    /// Its amount here.
    pub amount: Option<Ceus>,
    /// What the page shows.
    pub there: PortalRow,
    /// What differs: `date`, `amount`.
    pub differs: Vec<String>,
}

/// A credit that stands only here.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Here {
    /// The credit's id.
    pub id: CreditId,
    /// Its title.
    pub title: String,
    /// Its day.
    pub date: NaiveDate,
    /// Its amount.
    pub amount: Option<Ceus>,
    /// The fields in the order of the issuer's form, each with what to write.
    pub to_enter: Vec<(String, String)>,
}

/// What the comparison came to. Each row and each credit of the cycle is in one list.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Compared {
    /// Both sums in one sentence.
    pub sentence: String,
    /// The sum of the page's rows.
    pub there: Ceus,
    /// The sum of the logbook's credits in the cycle.
    pub here: Ceus,
    /// Credits in both.
    pub both: Vec<Both>,
    /// Rows that only the page has.
    pub only_there: Vec<PortalRow>,
    /// Credits that were not entered there yet.
    pub only_here: Vec<Here>,
    /// Credits that were entered there and are gone.
    pub gone: Vec<Here>,
    /// Lines of the paste that were not read.
    pub not_read: Vec<String>,
    /// How many CEUs the page asks for, where it says so.
    pub required: Option<Ceus>,
    /// The due day that the page names.
    pub due_on: Option<NaiveDate>,
}

/// Compares a page with the credits of an issuer in a cycle. The order of neither matters.
pub fn compare(
    issuer: &IssuerId,
    page: &ReadPage,
    credits: &[Credit],
    cycle: Option<Span>,
    today: NaiveDate,
) -> Compared {
    let mut rows = page.rows.clone();
    rows.sort();
    let mut ours: Vec<&Credit> = credits
        .iter()
        .filter(|it| it.issuers.as_ref().is_none_or(|list| list.contains(issuer)))
        .filter(|it| {
            cycle.is_none_or(|cycle| {
                let around = Span::new(
                    add_days(cycle.from(), -AROUND),
                    add_days(cycle.to(), AROUND),
                );
                around.is_none_or(|around| around.contains(it.completed_on))
            })
        })
        .collect();
    ours.sort_by(|a, b| a.id.cmp(&b.id));
    let pairs = pair(&rows, &ours);
    let mut both = Vec::new();
    let mut only_there = Vec::new();
    let mut taken = vec![false; ours.len()];
    for (row, mate) in rows.iter().zip(&pairs) {
        match mate {
            Some(at) => {
                taken[*at] = true;
                both.push(in_both(row, ours[*at]));
            }
            None => only_there.push(row.clone()),
        }
    }
    let inside = |it: &Credit| cycle.is_none_or(|cycle| cycle.contains(it.completed_on));
    let (mut only_here, mut gone) = (Vec::new(), Vec::new());
    for (credit, taken) in ours.iter().zip(&taken) {
        if *taken || !inside(credit) || credit.completed_on > today {
            continue;
        }
        match state_at(credit, issuer) {
            Some(PortalState::Entered | PortalState::Accepted) => gone.push(here(issuer, credit)),
            Some(PortalState::Planned | PortalState::Rejected) => {}
            _ => only_here.push(here(issuer, credit)),
        }
    }
    let there: Ceus = rows.iter().map(|row| row.amount).sum();
    let counted = ours
        .iter()
        .filter(|it| inside(it) && it.completed_on <= today);
    let sum: Ceus = counted.filter_map(|it| it.amount).sum();
    Compared {
        sentence: sentence(
            issuer,
            there,
            sum,
            only_here.len(),
            gone.len(),
            only_there.len(),
            &both,
        ),
        there,
        here: sum,
        both,
        only_there,
        only_here,
        gone,
        not_read: page.not_read.clone(),
        required: page.required,
        due_on: page.due_on,
    }
}

fn pair(rows: &[PortalRow], ours: &[&Credit]) -> Vec<Option<usize>> {
    if rows.len() <= MOST && ours.len() <= MOST {
        let weights: Vec<Vec<i64>> = rows
            .iter()
            .map(|row| ours.iter().map(|credit| weight(row, credit)).collect())
            .collect();
        return best(&weights);
    }
    // More than a cycle ever has: the heaviest pairs first, of equals the first.
    let mut all: Vec<(i64, usize, usize)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        for (with, credit) in ours.iter().enumerate() {
            let weight = weight(row, credit);
            if weight > 0 {
                all.push((-weight, at, with));
            }
        }
    }
    all.sort_unstable();
    let mut pairs = vec![None; rows.len()];
    let mut taken = vec![false; ours.len()];
    for (_, at, with) in all {
        if pairs[at].is_none() && !taken[with] {
            pairs[at] = Some(with);
            taken[with] = true;
        }
    }
    pairs
}

/// How much a row and a credit have in common; 0 where it is too little for a pair.
fn weight(row: &PortalRow, credit: &Credit) -> i64 {
    let code = |text: Option<&String>| text.map(|it| fold::words(it).concat());
    let (one, other) = (
        code(row.index_number.as_ref()),
        code(credit.index_number.as_ref()),
    );
    let index = match (one, other) {
        (Some(one), Some(other)) if one == other && !one.is_empty() => 1000,
        _ => 0,
    };
    let day = match days_between(row.date, credit.completed_on).abs() {
        0 => 400,
        1 => 300,
        2..=7 => 100,
        _ => 0,
    };
    let amount = if credit.amount == Some(row.amount) {
        300
    } else {
        0
    };
    let alike = fold::likeness(&fold::title(&row.title), &fold::title(&credit.title));
    // Up to 400, in whole numbers.
    let title = (alike * 400.0) as i64;
    let sum = index + day + amount + title;
    // The same day and amount alone are no pair: two webinars of a day are two.
    let named = index > 0 || title >= 160;
    if sum >= LEAST && named { sum } else { 0 }
}

fn in_both(row: &PortalRow, credit: &Credit) -> Both {
    let mut differs = Vec::new();
    if row.date != credit.completed_on {
        differs.push("date".to_owned());
    }
    if credit.amount != Some(row.amount) {
        differs.push("amount".to_owned());
    }
    Both {
        id: credit.id.clone(),
        title: credit.title.clone(),
        date: credit.completed_on,
        amount: credit.amount,
        there: row.clone(),
        differs,
    }
}

fn state_at(credit: &Credit, issuer: &IssuerId) -> Option<PortalState> {
    let record = credit.portal.iter().find(|it| it.issuer == *issuer);
    record.map(|it| it.state)
}

/// The fields of a credit in the order of the issuer's form.
fn here(issuer: &IssuerId, credit: &Credit) -> Here {
    let day = credit.completed_on.format("%-m/%-d/%Y").to_string();
    let amount = credit.amount.map(|it| it.to_string()).unwrap_or_default();
    let sponsor = credit.sponsor.clone().unwrap_or_default();
    let title = credit.title.clone();
    let index = credit.index_number.clone().unwrap_or_default();
    let fields = match issuer.as_str() {
        "AAPC" => vec![
            ("Index number", index),
            ("Date", day),
            ("Title", title),
            ("Sponsor", sponsor),
            ("CEUs", amount),
        ],
        _ => vec![
            ("Title", title),
            ("Date", day),
            ("Provider", sponsor),
            ("CEUs", amount),
        ],
    };
    let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
    Here {
        id: credit.id.clone(),
        title: credit.title.clone(),
        date: credit.completed_on,
        amount: credit.amount,
        to_enter: fields
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    }
}

fn sentence(
    issuer: &IssuerId,
    there: Ceus,
    here: Ceus,
    only_here: usize,
    gone: usize,
    only_there: usize,
    both: &[Both],
) -> String {
    let differs = both.iter().filter(|it| !it.differs.is_empty()).count();
    let mut parts = Vec::new();
    let mut add = |number: usize, one: &str, several: &str| match number {
        0 => {}
        1 => parts.push(format!("one {one}")),
        number => parts.push(format!("{} {several}", in_words(number))),
    };
    add(only_here, "isn’t entered there", "aren’t entered there");
    add(gone, "that was is gone", "that were are gone");
    add(only_there, "is only there", "are only there");
    add(differs, "entry differs", "entries differ");
    let (there, here) = (there.with_decimal(), here.with_decimal());
    let sums = format!("{issuer} shows {there} CEUs, your logbook {here}");
    match parts.is_empty() {
        true => format!("{sums}: they agree."),
        false => format!("{sums}: {}.", parts.join(", ")),
    }
}
