//! The record of a search for a span of days, as an authority may ask for it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use specta::Type;

use crate::facts::{Facts, StepKind};

/// One line of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, JsonSchema)]
pub struct RecordLine {
    /// The day.
    pub on: NaiveDate,
    /// What was done: `Applied`, `Interview`, `Went to a meeting`.
    pub what: String,
    /// Where: the employer, the organizer or the organization.
    pub employer: String,
    /// The job, or the meeting.
    pub title: String,
    /// How it was found, or with whom it was.
    pub how: String,
    /// The web address of the posting.
    pub address: String,
    /// What was noted.
    pub note: String,
}

/// Every step, word and meeting of a span, both days included, by day.
pub fn search_record(facts: &Facts, from: NaiveDate, to: NaiveDate) -> Vec<RecordLine> {
    let within = |on: NaiveDate| (from..=to).contains(&on);
    let contact = |id: Option<&crate::ids::ContactId>| {
        let found = id.and_then(|id| facts.contacts.iter().find(|it| it.id == *id));
        found.cloned()
    };
    let mut lines: Vec<RecordLine> = Vec::new();
    for step in facts.steps.iter().filter(|step| within(step.on)) {
        let id = step.application.as_ref();
        let application = id.and_then(|id| facts.applications.iter().find(|it| it.id == *id));
        let with = contact(step.contact.as_ref());
        let found = application.and_then(|it| it.found_through);
        let first = matches!(step.kind, StepKind::Saved | StepKind::Applied);
        let how = match (&with, found) {
            (Some(with), _) => format!("with {}", with.name),
            (None, Some(found)) if first => format!("through {}", found.in_sentence()),
            _ => String::new(),
        };
        let organization = with.as_ref().and_then(|it| it.organization.clone());
        lines.push(RecordLine {
            on: step.on,
            what: step.kind.label().to_owned(),
            employer: application
                .map(|it| it.employer.clone())
                .or(organization)
                .unwrap_or_default(),
            title: application
                .and_then(|it| it.title.clone())
                .unwrap_or_default(),
            how,
            address: application
                .and_then(|it| it.address.clone())
                .unwrap_or_default(),
            note: step.note.clone().unwrap_or_default(),
        });
    }
    let went = facts
        .meetings
        .iter()
        .filter(|it| it.state == crate::facts::MeetingState::Went && within(it.starts_on));
    lines.extend(went.map(|it| RecordLine {
        on: it.starts_on,
        what: "Went to a meeting".to_owned(),
        employer: it.organizer.clone(),
        title: it.title.clone(),
        how: it.town.clone().unwrap_or_default(),
        address: String::new(),
        note: it.note.clone().unwrap_or_default(),
    }));
    lines.sort_by(|a, b| (a.on, &a.employer, &a.what).cmp(&(b.on, &b.employer, &b.what)));
    lines
}
