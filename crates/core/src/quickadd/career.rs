//! Lines about the way to a job:
//!
//! ```text
//! apply <employer> [title] [remote] [$31/h] [date]
//! meet <title> by <organizer> [date] [6pm] [online] [1.5 ceu] [$15]
//! spoke <name> [date] [note: …]
//! offer $31/h [employer] [by dec 4] [date]
//! ```

use chrono::NaiveDate;

use super::line::Line;
use super::{Context, Kind, Proposal, QuickAddError, Role, Understood, dates};
use crate::career::{Doing, Trails};
use crate::dates::full_day;
use crate::facts::{Application, Contact, Facts, Offer};
use crate::text::normalized;

mod apply;
mod meet;
mod parts;

use apply::apply;
use meet::meet;
use parts::{nearest, read_date, read_pay_words, take_word};

/// Whether a word begins a line of this sort.
pub(super) fn kind_of(word: &str) -> Option<Kind> {
    match word {
        "apply" | "applied" => Some(Kind::Apply),
        "meet" | "meeting" => Some(Kind::Meet),
        "spoke" => Some(Kind::Spoke),
        "offer" => Some(Kind::Offer),
        _ => None,
    }
}

/// Reads a line of this sort.
pub(super) fn read(line: Line<'_>, context: &Context<'_>, kind: Kind) -> Understood {
    match kind {
        Kind::Meet => meet(line, context),
        Kind::Spoke => spoke(line, context),
        Kind::Offer => offer(line, context),
        _ => apply(line, context),
    }
}

fn spoke(mut line: Line<'_>, context: &Context<'_>) -> Understood {
    take_word(&mut line, &["with", "to"]);
    let on = read_date(&mut line, context.today);
    let note = line.take_note(&[]);
    let free = line.free_words();
    let name = line.said(&free);
    let wanted = normalized(&name);
    let like: Vec<&Contact> = context
        .contacts
        .iter()
        .filter(|it| {
            let own = normalized(&it.name);
            own == wanted
                || it
                    .name
                    .split_whitespace()
                    .any(|part| normalized(part) == wanted)
        })
        .collect();
    let exact: Vec<&Contact> = like
        .iter()
        .filter(|it| normalized(&it.name) == wanted)
        .copied()
        .collect();
    let contact = match (exact.as_slice(), like.as_slice()) {
        _ if free.is_empty() => {
            line.problem(&QuickAddError::NameMissing, &[]);
            None
        }
        ([only], _) | ([], [only]) => {
            line.typed(Role::Place, &free, only.name.clone());
            Some((*only).clone())
        }
        ([], []) => {
            line.typed(Role::Place, &free, format!("{name}, new"));
            Some(Contact {
                name,
                ..Contact::default()
            })
        }
        (_, several) => {
            let names = several.iter().map(|it| it.name.clone()).collect();
            line.problem(&QuickAddError::WhichPerson { names }, &free);
            None
        }
    };
    if on.is_none() && !line.has(Role::Date) {
        line.assumed(Role::Date, full_day(context.today));
    }
    let proposal = contact.map(|contact| {
        Proposal::Career(Box::new(Doing::Spoke {
            contact: Box::new(contact),
            on: on.unwrap_or(context.today),
            note,
        }))
    });
    line.finish(Kind::Spoke, proposal)
}

fn offer(mut line: Line<'_>, context: &Context<'_>) -> Understood {
    let pay = read_pay_words(&mut line);
    if pay.is_none() && !line.has(Role::Cost) {
        line.problem(&QuickAddError::PayMissing, &[]);
    }
    let answer_by = read_by(&mut line, context.today);
    let on = read_date(&mut line, context.today);
    let note = line.take_note(&[]);
    let mut free = line.free_words();
    while free.len() > 1 && line.is_leading(free[0]) {
        free.remove(0);
    }
    let wanted = normalized(&line.said(&free));
    let facts = Facts {
        steps: context.steps.to_vec(),
        ..Facts::default()
    };
    let trails = Trails::of(&facts);
    let open: Vec<&Application> = context
        .applications
        .iter()
        .filter(|it| !trails.stage(&it.id, context.today).closes())
        .collect();
    let meant: Vec<&Application> = match wanted.is_empty() {
        true => open.clone(),
        false => open
            .iter()
            .filter(|it| normalized(&it.employer).contains(&wanted))
            .copied()
            .collect(),
    };
    let names = |list: &[&Application]| list.iter().map(|it| it.employer.clone()).collect();
    let application = match meant.as_slice() {
        [only] if free.is_empty() => {
            line.assumed(Role::Place, only.employer.clone());
            Some(only.id.clone())
        }
        [only] => {
            line.typed(Role::Place, &free, only.employer.clone());
            Some(only.id.clone())
        }
        [] => {
            let names = names(&open);
            line.problem(&QuickAddError::NoApplication { names }, &free);
            None
        }
        several => {
            let names = names(several);
            line.problem(&QuickAddError::WhichApplication { names }, &free);
            None
        }
    };
    if on.is_none() && !line.has(Role::Date) {
        line.assumed(Role::Date, full_day(context.today));
    }
    let proposal = application.map(|application| {
        Proposal::Career(Box::new(Doing::Offered {
            offer: Box::new(Offer {
                application,
                received_on: on.unwrap_or(context.today),
                answer_by,
                pay_cents: pay.map(|(from, _, _)| from),
                pay_unit: pay.and_then(|(_, _, unit)| unit),
                note,
                ..Offer::default()
            }),
        }))
    });
    line.finish(Kind::Offer, proposal)
}

/// `by dec 4`: the day to answer.
fn read_by(line: &mut Line<'_>, today: NaiveDate) -> Option<NaiveDate> {
    let by = line
        .free_words()
        .into_iter()
        .find(|&index| line.words[index].key == "by" && !line.words[index].quoted)?;
    let found = dates::find(&line.words, |index| line.is_free(index), today);
    let found = found
        .into_iter()
        .find(|it| it.indices.first() == Some(&(by + 1)))?;
    let mut indices = vec![by];
    indices.extend(&found.indices);
    match found.day {
        Ok(day) => {
            let day = nearest(line, day, today);
            let reading = format!("answer by {}", full_day(day));
            line.typed(Role::Length, &indices, reading);
            Some(day)
        }
        Err(error) => {
            line.problem(&error, &indices);
            None
        }
    }
}
