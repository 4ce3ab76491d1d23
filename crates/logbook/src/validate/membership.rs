//! Memberships, credentials, cycles, payments and rule choices.

use milepost_core::facts::{
    AccountMove, Credential, CycleRecord, IssuerAccount, Payment, RuleChoice,
};

use super::text::LONGEST_CODE;
use super::{amount, check_date, date, text};
use crate::error::Invalid;

pub(super) fn account(it: &mut IssuerAccount) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::code("issuer", it.issuer.as_str(), LONGEST_CODE)?;
    text::optional("member_number", &mut it.member_number, LONGEST_CODE)?;
    amount::within("renewal_month", it.renewal_month.map(i32::from), 1..=12)?;
    amount::within("due_day", it.due_day.map(i32::from), 1..=31)?;
    date::optional("joined_on", it.joined_on)?;
    date::optional("cycle_starts_on", it.cycle_starts_on)?;
    date::optional("cycle_ends_on", it.cycle_ends_on)?;
    date::in_order(
        ("cycle_starts_on", it.cycle_starts_on),
        ("cycle_ends_on", it.cycle_ends_on),
    )
}

pub(super) fn credential(it: &mut Credential) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::code("issuer", it.issuer.as_str(), LONGEST_CODE)?;
    text::code("code", it.code.as_str(), 40)?;
    date::optional("earned_on", it.earned_on)?;
    date::optional("apprentice_removed_on", it.apprentice_removed_on)?;
    date::optional("ended_on", it.ended_on)?;
    text::optional("topic", &mut it.topic, LONGEST_CODE)?;
    let earned = ("earned_on", it.earned_on);
    date::in_order(earned, ("apprentice_removed_on", it.apprentice_removed_on))?;
    date::in_order(earned, ("ended_on", it.ended_on))
}

pub(super) fn cycle_record(it: &mut CycleRecord) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::code("issuer", it.issuer.as_str(), LONGEST_CODE)?;
    check_date("due_on", it.due_on)?;
    date::optional("starts_on", it.starts_on)?;
    amount::tracker("tracker_required", it.tracker_required)?;
    date::optional("tracker_read_on", it.tracker_read_on)?;
    date::optional("submitted_on", it.submitted_on)?;
    date::optional("accepted_on", it.accepted_on)?;
    date::optional("extension_bought_on", it.extension_bought_on)?;
    date::optional("extended_to", it.extended_to)?;
    date::in_order(("due_on", Some(it.due_on)), ("extended_to", it.extended_to))?;
    date::optional("audit_asked_on", it.audit_asked_on)?;
    date::optional("audit_due_on", it.audit_due_on)?;
    date::optional("audit_answered_on", it.audit_answered_on)?;
    let asked = ("audit_asked_on", it.audit_asked_on);
    date::in_order(asked, ("audit_due_on", it.audit_due_on))?;
    date::in_order(asked, ("audit_answered_on", it.audit_answered_on))?;
    date::in_order(("starts_on", it.starts_on), ("due_on", Some(it.due_on)))?;
    date::in_order(
        ("submitted_on", it.submitted_on),
        ("accepted_on", it.accepted_on),
    )
}

pub(super) fn payment(it: &mut Payment) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::code("issuer", it.issuer.as_str(), LONGEST_CODE)?;
    date::optional("due_on", it.due_on)?;
    date::optional("paid_on", it.paid_on)?;
    amount::cents("amount_cents", it.amount_cents)?;
    text::note(&mut it.note)
}

pub(super) fn rule_choice(it: &mut RuleChoice) -> Result<(), Invalid> {
    text::code("clause", it.clause.as_str(), 100)?;
    text::optional("reading", &mut it.reading, LONGEST_CODE)?;
    amount::within("number", it.number, -1_000_000..=1_000_000)
}

pub(super) fn account_move(it: &mut AccountMove) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::code("issuer", it.issuer.as_str(), LONGEST_CODE)?;
    check_date("moved_on", it.moved_on)?;
    text::optional("employer", &mut it.employer, 300)?;
    amount::within("renewal_month", Some(i32::from(it.renewal_month)), 1..=12)?;
    amount::within("due_day", it.due_day.map(i32::from), 1..=31)
}
