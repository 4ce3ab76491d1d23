//! Positions, entries and letters.

use milepost_core::facts::{Entry, Letter, Position};

use super::text::LONGEST_LINE;
use super::{amount, check_date, date, text};
use crate::error::Invalid;

/// The minutes of a week.
const WEEK: i32 = 7 * super::amount::LONGEST_DAY;

pub(super) fn position(it: &mut Position) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::required("employer", &mut it.employer, LONGEST_LINE)?;
    text::optional("title", &mut it.title, LONGEST_LINE)?;
    text::optional("supervisor", &mut it.supervisor, LONGEST_LINE)?;
    text::list("code_sets", it.code_sets.len())?;
    date::optional("starts_on", it.starts_on)?;
    date::optional("ends_on", it.ends_on)?;
    date::in_order(("starts_on", it.starts_on), ("ends_on", it.ends_on))?;
    amount::minutes("weekly_minutes", it.weekly_minutes, WEEK)?;
    text::note(&mut it.note)
}

pub(super) fn entry(it: &mut Entry) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::id("position", it.position.as_str())?;
    check_date("date", it.date)?;
    amount::day_minutes(it.minutes)?;
    text::list("code_sets", it.code_sets.len())?;
    text::optional("specialty", &mut it.specialty, LONGEST_LINE)?;
    amount::within("encounters", it.encounters, 0..=100_000)?;
    text::note(&mut it.note)
}

pub(super) fn letter(it: &mut Letter) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::id("position", it.position.as_str())?;
    text::optional("employer", &mut it.employer, LONGEST_LINE)?;
    text::optional("signer_name", &mut it.signer_name, LONGEST_LINE)?;
    date::optional("covers_from", it.covers_from)?;
    date::optional("covers_to", it.covers_to)?;
    date::optional("requested_on", it.requested_on)?;
    date::optional("received_on", it.received_on)?;
    date::optional("sent_on", it.sent_on)?;
    date::optional("accepted_on", it.accepted_on)?;
    date::in_order(("covers_from", it.covers_from), ("covers_to", it.covers_to))?;
    date::in_order(
        ("requested_on", it.requested_on),
        ("received_on", it.received_on),
    )?;
    date::in_order(("sent_on", it.sent_on), ("accepted_on", it.accepted_on))?;
    text::note(&mut it.note)
}
