//! What a fact of the way to a job refers to.

use crate::facts::{Fact, FactKey, FactKind};

/// What a fact refers to, each with the field that does; for the kinds of the way to a job.
pub fn references(fact: &Fact) -> Vec<(&'static str, FactKey)> {
    let mut found = Vec::new();
    let mut note = |field: &'static str, kind: FactKind, id: Option<&str>| {
        found.extend(id.map(|id| (field, FactKey::new(kind, id))));
    };
    match fact {
        Fact::Meeting(it) => {
            let credit = it.credit.as_ref().map(|id| id.as_str());
            note("credit", FactKind::Credit, credit);
        }
        Fact::Contact(it) => {
            let met_at = it.met_at.as_ref().map(|id| id.as_str());
            note("met_at", FactKind::Meeting, met_at);
        }
        Fact::Application(it) => {
            let contact = it.found_contact.as_ref().map(|id| id.as_str());
            note("found_contact", FactKind::Contact, contact);
            let meeting = it.found_meeting.as_ref().map(|id| id.as_str());
            note("found_meeting", FactKind::Meeting, meeting);
            let position = it.position.as_ref().map(|id| id.as_str());
            note("position", FactKind::Position, position);
        }
        Fact::Step(it) => {
            let application = it.application.as_ref().map(|id| id.as_str());
            note("application", FactKind::Application, application);
            let contact = it.contact.as_ref().map(|id| id.as_str());
            note("contact", FactKind::Contact, contact);
        }
        Fact::Offer(it) => note(
            "application",
            FactKind::Application,
            Some(it.application.as_str()),
        ),
        _ => {}
    }
    found
}

/// Lets go of the references that may be missing and that `known` does not know.
pub fn keep_references(fact: &mut Fact, known: impl Fn(&FactKey) -> bool) {
    fn keep<T: AsRef<str>>(it: &mut Option<T>, kind: FactKind, known: &impl Fn(&FactKey) -> bool) {
        let there = it
            .as_ref()
            .is_none_or(|id| known(&FactKey::new(kind, id.as_ref())));
        if !there {
            *it = None;
        }
    }
    match fact {
        Fact::Meeting(it) => keep(&mut it.credit, FactKind::Credit, &known),
        Fact::Contact(it) => keep(&mut it.met_at, FactKind::Meeting, &known),
        Fact::Application(it) => {
            keep(&mut it.found_contact, FactKind::Contact, &known);
            keep(&mut it.found_meeting, FactKind::Meeting, &known);
            keep(&mut it.position, FactKind::Position, &known);
        }
        Fact::Step(it) if it.application.is_some() => {
            keep(&mut it.contact, FactKind::Contact, &known);
        }
        _ => {}
    }
}
