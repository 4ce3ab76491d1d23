//! The way to a job: applications, steps, people, meetings, offers, practice and ideas.

use milepost_core::facts::{
    Application, Contact, CredentialIdea, DirectoryEntry, LONGEST_POSTING, Meeting, Offer,
    PracticeAnswer, Step, StepKind,
};

use super::text::{LONGEST_CODE, LONGEST_LINE, LONGEST_NOTE};
use super::{amount, check_date, date, text};
use crate::error::Invalid;

/// The minutes of a week.
const WEEK: i32 = 7 * super::amount::LONGEST_DAY;

/// The longest code of a credential, in characters.
const LONGEST_CREDENTIAL: usize = 40;

pub(super) fn meeting(it: &mut Meeting) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::required("title", &mut it.title, LONGEST_LINE)?;
    text::required("organizer", &mut it.organizer, LONGEST_LINE)?;
    check_date("starts_on", it.starts_on)?;
    date::optional("ends_on", it.ends_on)?;
    date::in_order(("starts_on", Some(it.starts_on)), ("ends_on", it.ends_on))?;
    text::optional("town", &mut it.town, LONGEST_LINE)?;
    amount::ceus("amount", it.amount)?;
    text::words("topics", &mut it.topics)?;
    if let Some(codes) = &it.approved_for {
        text::list("approved_for", codes.len())?;
        for code in codes {
            text::code("approved_for", code.as_str(), LONGEST_CREDENTIAL)?;
        }
    }
    text::optional("index_number", &mut it.index_number, LONGEST_CODE)?;
    amount::cents("cost_cents", it.cost_cents)?;
    text::note(&mut it.note)
}

pub(super) fn contact(it: &mut Contact) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::required("name", &mut it.name, LONGEST_LINE)?;
    text::optional("role", &mut it.role, LONGEST_LINE)?;
    text::optional("organization", &mut it.organization, LONGEST_LINE)?;
    text::optional("email", &mut it.email, LONGEST_LINE)?;
    text::optional("phone", &mut it.phone, LONGEST_CODE)?;
    amount::within("stay_in_touch_days", it.stay_in_touch_days, 1..=3650)?;
    text::note(&mut it.note)
}

pub(super) fn application(it: &mut Application) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::required("employer", &mut it.employer, LONGEST_LINE)?;
    text::optional("title", &mut it.title, LONGEST_LINE)?;
    text::optional("town", &mut it.town, LONGEST_LINE)?;
    text::web_address("address", &mut it.address)?;
    text::lines(
        "posting",
        &mut it.posting,
        LONGEST_POSTING,
        Some("paste the part about the job"),
    )?;
    text::list("asks_credentials", it.asks_credentials.len())?;
    for code in &it.asks_credentials {
        text::code("asks_credentials", code.as_str(), LONGEST_CREDENTIAL)?;
    }
    text::list("asks_code_sets", it.asks_code_sets.len())?;
    amount::within("asks_years", it.asks_years, 0..=60)?;
    amount::pay("pay_from_cents", it.pay_from_cents)?;
    amount::pay("pay_to_cents", it.pay_to_cents)?;
    if let (Some(from), Some(to)) = (it.pay_from_cents, it.pay_to_cents)
        && to < from
    {
        return Err(Invalid::new(
            "pay_to_cents",
            "the maximum is less than the minimum; change one of the two",
        ));
    }
    amount::minutes("weekly_minutes", it.weekly_minutes, WEEK)?;
    text::optional("next_step", &mut it.next_step, LONGEST_LINE)?;
    date::optional("next_on", it.next_on)?;
    text::note(&mut it.note)
}

pub(super) fn step(it: &mut Step) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    check_date("on", it.on)?;
    text::optional("round", &mut it.round, LONGEST_LINE)?;
    if it.application.is_none() {
        if it.kind != StepKind::Spoke {
            return Err(Invalid::new(
                "application",
                "no application is chosen; choose the one that it is a step of",
            ));
        }
        if it.contact.is_none() {
            return Err(Invalid::new(
                "contact",
                "no contact is chosen; choose who it was with",
            ));
        }
    }
    text::note(&mut it.note)
}

pub(super) fn offer(it: &mut Offer) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::id("application", it.application.as_str())?;
    check_date("received_on", it.received_on)?;
    date::optional("answer_by", it.answer_by)?;
    date::in_order(
        ("received_on", Some(it.received_on)),
        ("answer_by", it.answer_by),
    )?;
    amount::pay("pay_cents", it.pay_cents)?;
    amount::minutes("weekly_minutes", it.weekly_minutes, WEEK)?;
    date::optional("starts_on", it.starts_on)?;
    text::list("pays", it.pays.len())?;
    text::note(&mut it.note)
}

pub(super) fn practice_answer(it: &mut PracticeAnswer) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::required("item", &mut it.item, 100)?;
    check_date("answered_on", it.answered_on)?;
    amount::within("choice", it.choice, 0..=9)?;
    amount::within("seconds", it.seconds, 0..=86_400)?;
    text::lines("situation", &mut it.situation, LONGEST_NOTE, None)?;
    text::lines("action", &mut it.action, LONGEST_NOTE, None)?;
    text::lines("outcome", &mut it.outcome, LONGEST_NOTE, None)
}

pub(super) fn credential_idea(it: &mut CredentialIdea) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::code("issuer", it.issuer.as_str(), LONGEST_CODE)?;
    text::code("code", it.code.as_str(), LONGEST_CREDENTIAL)?;
    date::optional("by", it.by)?;
    text::lines("why", &mut it.why, LONGEST_NOTE, None)
}

pub(super) fn directory_entry(it: &mut DirectoryEntry) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::optional("shipped", &mut it.shipped, 100)?;
    text::required("name", &mut it.name, LONGEST_LINE)?;
    text::optional("town", &mut it.town, LONGEST_LINE)?;
    text::lines("known", &mut it.known, LONGEST_NOTE, None)?;
    text::web_address("address", &mut it.address)
}
