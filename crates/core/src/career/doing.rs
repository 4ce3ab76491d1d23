//! What a person does on the way to a job, and the facts that come of it. A pure function, so that
//! the window, the command line and the logbook make the same of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::credit::credit_of;
use crate::facts::{
    Application, Contact, Fact, Facts, Meeting, MeetingState, Offer, Position, Step, StepKind,
};
use crate::ids::{MeetingId, OfferId};

/// What a person does. One of these is one change that is undone as a whole.
///
/// In JSON: `{"doing": "was_there", "with": {"meeting": "…"}}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "doing", content = "with", rename_all = "snake_case")]
pub enum Doing {
    /// Keeps an application with its first step.
    Apply {
        /// The application.
        application: Box<Application>,
        /// Its first step: saved, or applied.
        kind: StepKind,
        /// The day of the step.
        on: NaiveDate,
    },
    /// Keeps a meeting.
    Meet {
        /// The meeting.
        meeting: Box<Meeting>,
    },
    /// Spoke with somebody, who is kept where they are not known yet.
    Spoke {
        /// The contact; a new one has an empty id.
        contact: Box<Contact>,
        /// The day.
        on: NaiveDate,
        /// What about.
        note: Option<String>,
    },
    /// A step of an application, with somebody who is kept where they are not known yet.
    Step {
        /// The step; a new one has an empty id.
        step: Box<Step>,
        /// With whom it was, as it was typed; none where nobody is named.
        with: Option<String>,
    },
    /// An offer came.
    Offered {
        /// The offer.
        offer: Box<Offer>,
    },
    /// Accepts an offer: it becomes a position at which hours can be logged.
    Accept {
        /// The offer.
        offer: OfferId,
        /// The position that comes of it.
        position: Box<Position>,
    },
    /// Was at a meeting: it becomes a credit of the right source.
    WasThere {
        /// The meeting.
        meeting: MeetingId,
    },
}

/// Why something cannot be done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct NotDone {
    /// The field to blame.
    pub field: &'static str,
    /// What is wrong, and what would mend it.
    pub message: String,
}

/// What comes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// The facts, those that others refer to first: put where their id is there, else added.
    pub facts: Vec<Fact>,
    /// What it is called: `Added Coder II at Mercy`.
    pub label: String,
}

impl Doing {
    /// The facts that come of it. `new_id` gives ids to what is new.
    ///
    /// # Errors
    /// When what it is about is not there, or was done already.
    pub fn make(
        &self,
        facts: &Facts,
        today: NaiveDate,
        new_id: &mut dyn FnMut() -> String,
    ) -> Result<Done, NotDone> {
        match self {
            Doing::Apply {
                application,
                kind,
                on,
            } => {
                let mut application = (**application).clone();
                given(&mut application.id, new_id);
                let step = Step {
                    id: new_id().as_str().into(),
                    application: Some(application.id.clone()),
                    kind: *kind,
                    on: *on,
                    contact: application.found_contact.clone(),
                    ..Step::default()
                };
                let label = match &application.title {
                    Some(title) => format!("Added {title} at {}", application.employer),
                    None => format!("Added the application at {}", application.employer),
                };
                Ok(Done {
                    facts: vec![Fact::Application(application), Fact::Step(step)],
                    label,
                })
            }
            Doing::Meet { meeting } => {
                let mut meeting = (**meeting).clone();
                given(&mut meeting.id, new_id);
                Ok(Done {
                    label: format!("Added {}", meeting.title),
                    facts: vec![Fact::Meeting(meeting)],
                })
            }
            Doing::Spoke { contact, on, note } => {
                let known = facts.contacts.iter().any(|it| it.id == contact.id);
                let mut contact = (**contact).clone();
                given(&mut contact.id, new_id);
                let step = Step {
                    id: new_id().as_str().into(),
                    kind: StepKind::Spoke,
                    on: *on,
                    contact: Some(contact.id.clone()),
                    note: note.clone(),
                    ..Step::default()
                };
                let label = format!("Added a conversation with {}", contact.name);
                let mut made = Vec::new();
                if !known {
                    made.push(Fact::Contact(contact));
                }
                made.push(Fact::Step(step));
                Ok(Done { facts: made, label })
            }
            Doing::Step { step, with } => stepped(facts, step, with.as_deref(), new_id),
            Doing::Offered { offer } => offered(facts, offer, new_id),
            Doing::Accept { offer, position } => accept(facts, offer, position, today, new_id),
            Doing::WasThere { meeting } => was_there(facts, meeting, today, new_id),
        }
    }
}

/// Gives an id where there is none.
fn given<T: AsRef<str> + for<'a> From<&'a str>>(id: &mut T, new_id: &mut dyn FnMut() -> String) {
    if id.as_ref().is_empty() {
        *id = new_id().as_str().into();
    }
}

fn stepped(
    facts: &Facts,
    step: &Step,
    with: Option<&str>,
    new_id: &mut dyn FnMut() -> String,
) -> Result<Done, NotDone> {
    let mut all = facts.applications.iter();
    let application = all
        .find(|it| Some(&it.id) == step.application.as_ref())
        .ok_or_else(gone)?;
    let known = !step.id.as_str().is_empty();
    let mut step = step.clone();
    given(&mut step.id, new_id);
    let mut made = Vec::new();
    step.contact = with.map(str::trim).filter(|it| !it.is_empty()).map(|name| {
        let same = |it: &&Contact| it.name.to_lowercase() == name.to_lowercase();
        // Of two people with one name, the one that the step already had.
        let before = facts.contacts.iter().filter(same);
        let before = before.max_by_key(|it| Some(&it.id) == step.contact.as_ref());
        before.map_or_else(
            || {
                let contact = Contact {
                    id: new_id().as_str().into(),
                    name: name.to_owned(),
                    organization: Some(application.employer.clone()),
                    ..Contact::default()
                };
                let id = contact.id.clone();
                made.push(Fact::Contact(contact));
                id
            },
            |it| it.id.clone(),
        )
    });
    let what = step.kind.label().to_lowercase();
    let label = match known {
        true => format!(
            "Changed the step \u{201c}{what}\u{201d} at {}",
            application.employer
        ),
        false => format!(
            "Added the step \u{201c}{what}\u{201d} at {}",
            application.employer
        ),
    };
    made.push(Fact::Step(step));
    Ok(Done { facts: made, label })
}

fn gone() -> NotDone {
    NotDone {
        field: "application",
        message: "that application isn't there anymore; bring it back, or choose another"
            .to_owned(),
    }
}

fn offered(
    facts: &Facts,
    offer: &Offer,
    new_id: &mut dyn FnMut() -> String,
) -> Result<Done, NotDone> {
    let application = application_of(facts, offer)?;
    let mut offer = offer.clone();
    given(&mut offer.id, new_id);
    let has_step = facts.steps.iter().any(|step| {
        step.application.as_ref() == Some(&application.id)
            && step.kind == StepKind::Offer
            && step.on == offer.received_on
    });
    let mut made = Vec::new();
    if !has_step {
        made.push(Fact::Step(Step {
            id: new_id().as_str().into(),
            application: Some(application.id.clone()),
            kind: StepKind::Offer,
            on: offer.received_on,
            ..Step::default()
        }));
    }
    made.push(Fact::Offer(offer));
    Ok(Done {
        facts: made,
        label: format!("Added the offer from {}", application.employer),
    })
}

fn application_of<'a>(facts: &'a Facts, offer: &Offer) -> Result<&'a Application, NotDone> {
    let mut all = facts.applications.iter();
    all.find(|it| it.id == offer.application).ok_or_else(gone)
}

fn accept(
    facts: &Facts,
    offer: &OfferId,
    position: &Position,
    today: NaiveDate,
    new_id: &mut dyn FnMut() -> String,
) -> Result<Done, NotDone> {
    let offer = facts.offers.iter().find(|it| it.id == *offer);
    let offer = offer.ok_or(NotDone {
        field: "offer",
        message: "that offer isn't there anymore; bring it back, or choose another".to_owned(),
    })?;
    let mut application = application_of(facts, offer)?.clone();
    if application.position.is_some() {
        return Err(NotDone {
            field: "offer",
            message: "it's already a position; change that one in Path".to_owned(),
        });
    }
    let mut position = position.clone();
    given(&mut position.id, new_id);
    application.position = Some(position.id.clone());
    let steps = facts.steps.iter();
    let accepted = steps
        .filter(|it| it.application.as_ref() == Some(&application.id))
        .any(|it| it.kind == StepKind::Accepted);
    let mut made = vec![Fact::Position(position)];
    // A day that the person typed as the offer's may lie ahead of today; the stage must not.
    let on = today.max(offer.received_on);
    if !accepted {
        made.push(Fact::Step(Step {
            id: new_id().as_str().into(),
            application: Some(application.id.clone()),
            kind: StepKind::Accepted,
            on,
            ..Step::default()
        }));
    }
    let label = format!("Accepted the offer from {}", application.employer);
    made.push(Fact::Application(application));
    Ok(Done { facts: made, label })
}

fn was_there(
    facts: &Facts,
    meeting: &MeetingId,
    today: NaiveDate,
    new_id: &mut dyn FnMut() -> String,
) -> Result<Done, NotDone> {
    let meeting = facts.meetings.iter().find(|it| it.id == *meeting);
    let mut meeting = meeting.cloned().ok_or(NotDone {
        field: "meeting",
        message: "that meeting isn't there anymore; bring it back, or choose another".to_owned(),
    })?;
    if meeting.starts_on > today {
        return Err(NotDone {
            field: "starts_on",
            message: "it hasn't happened yet; change its day, or come back after it".to_owned(),
        });
    }
    if meeting.credit.is_some() {
        return Err(NotDone {
            field: "credit",
            message: "its credit is already there; change that one".to_owned(),
        });
    }
    meeting.state = MeetingState::Went;
    let mut made = Vec::new();
    // What gives no CEU makes no credit: an announced amount is what a credit says.
    if meeting.amount.is_some() {
        let mut credit = credit_of(&meeting);
        credit.completed_on = credit.completed_on.min(today);
        credit.id = new_id().as_str().into();
        meeting.credit = Some(credit.id.clone());
        made.push(Fact::Credit(credit));
    }
    let label = match meeting.amount {
        Some(amount) => format!("Added {amount} CEU, {}", meeting.title),
        None => format!("Marked {} as attended", meeting.title),
    };
    made.push(Fact::Meeting(meeting));
    Ok(Done { facts: made, label })
}

/// The position that an offer would become, filled in from it.
pub fn position_of(application: &Application, offer: &Offer) -> Position {
    Position {
        employer: application.employer.clone(),
        title: application.title.clone(),
        starts_on: offer.starts_on,
        weekly_minutes: offer.weekly_minutes.or(application.weekly_minutes),
        setting: application.setting,
        code_sets: application.asks_code_sets.clone(),
        code_assignment: offer.code_assignment,
        ..Position::default()
    }
}
