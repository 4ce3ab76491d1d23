//! The list of applications: what is next first.

use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;
use serde::Serialize;
use specta::Type;

use crate::career::{self, PayWords, Trails, last_spoke};
use crate::civil_time::CivilTime;
use crate::dates::{add_days, day, day_in_year, days_between};
use crate::facts::{
    Application, Contact, Evidence, Facts, Holder, HolderKind, Offer, Step, StepKind,
};
use crate::ids::{ApplicationId, ContactId, EvidenceId, OfferId, StepId};
use crate::obligations;
use crate::standing::{DueState, Obligation, ObligationKind};

/// The applications with what is next.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Search {
    /// The day of the list.
    pub as_of: NaiveDate,
    /// The last day of "this week": the Saturday.
    pub week_ends: NaiveDate,
    /// The applications, what is next first, closed ones last.
    pub rows: Vec<SearchRow>,
    /// How many are open.
    pub open: u32,
    /// How many of the open ones have an offer.
    pub offers: u32,
    /// How many are closed.
    pub closed: u32,
    /// The published points for coders at home, in cents for a year, for the small strips.
    pub points: Option<crate::pay::Points>,
    /// What that area is called.
    pub home: String,
    /// Of when they are: `2025-05`.
    pub month: String,
}

/// One application.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct SearchRow {
    /// The application.
    pub application: ApplicationId,
    /// The employer as it was typed.
    pub employer: String,
    /// `Coder I, Worcester, on site`.
    pub about: String,
    /// The stage, computed from the steps.
    pub stage: StepKind,
    /// The stage in words: `Coding test`.
    pub stage_words: String,
    /// Since when: `7 days ago`; empty where no step has come.
    pub since: String,
    /// Whether nothing more comes of it.
    pub closed: bool,
    /// Every step, oldest first.
    pub steps: Vec<StepRow>,
    /// Where the row stands.
    pub group: Group,
    /// What is next; none where nothing is.
    pub next: Option<NextRow>,
    /// With whom the last step was.
    pub contact: Option<PersonRow>,
    /// The posted pay, or that of an offer.
    pub pay: Option<PayWords>,
    /// The newest offer.
    pub offer: Option<OfferId>,
    /// Whether it became a position already.
    pub started: bool,
    /// How it was found: `Priya Nair, at Chapter meeting: denials`; empty where nobody said.
    pub found: String,
    /// The files that are kept with it and with its offers.
    pub files: Vec<FileLine>,
}

/// A file that is kept with an application or an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct FileLine {
    /// Names the file.
    pub evidence: EvidenceId,
    /// Its name.
    pub name: String,
}

/// The files that belong to any of these, in the order in which they were kept.
pub(super) fn files_of(facts: &Facts, holders: &[Holder]) -> Vec<FileLine> {
    let belongs = |it: &&Evidence| it.belongs_to.iter().any(|one| holders.contains(one));
    let files = facts.evidence.iter().filter(belongs);
    files
        .map(|it| FileLine {
            evidence: it.id.clone(),
            name: it.name.clone(),
        })
        .collect()
}

/// Where a row stands in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Something is to be done today, or was before.
    Today,
    /// Something is to be done by Saturday.
    Week,
    /// Nothing is to be done before then.
    Waiting,
    /// Nothing more comes of it.
    Closed,
}

/// One step of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct StepRow {
    /// The step.
    pub step: StepId,
    /// Its kind.
    pub kind: StepKind,
    /// The kind in words: `Coding test`.
    pub words: String,
    /// The day.
    pub on: NaiveDate,
    /// Its time, with whom and how: `10:00 AM, Renée Alvarez, round 1`.
    pub detail: String,
    /// Its time of day.
    pub at: Option<CivilTime>,
    /// Whether its day has come.
    pub done: bool,
}

/// What is next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct NextRow {
    /// What sort of thing.
    pub kind: ObligationKind,
    /// What to do, in a few words: `Follow up`.
    pub words: String,
    /// When: `today`, `Thu, Dec 3, 10:00 AM`.
    pub when: String,
    /// The day.
    pub on: NaiveDate,
    /// Whether it is a question whether the application is closed.
    pub asks: bool,
}

/// A person beside a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct PersonRow {
    /// The contact.
    pub contact: ContactId,
    /// The name.
    pub name: String,
    /// `spoke Nov 19`; empty where nothing says it.
    pub spoke: String,
}

/// Lists the applications. What is next is read from the one list of what is due.
pub fn search(facts: &Facts, obligations: &[Obligation], as_of: NaiveDate, home: &str) -> Search {
    let trails = Trails::of(facts);
    let mut due: FxHashMap<&str, &Obligation> = FxHashMap::default();
    for it in obligations.iter().filter(|it| it.kind.is_search()) {
        let about = it
            .target
            .id
            .as_deref()
            .filter(|_| matches!(it.target.kind, crate::standing::TargetKind::Application));
        // The list is in order of days; what cannot wait comes before what only waits.
        if let Some(id) = about {
            let first = due.entry(id).or_insert(it);
            if rank(it) < rank(first) {
                *first = it;
            }
        }
    }
    let contacts: FxHashMap<&str, &Contact> = facts
        .contacts
        .iter()
        .map(|it| (it.id.as_str(), it))
        .collect();
    let mut offers: FxHashMap<&str, &Offer> = FxHashMap::default();
    for offer in &facts.offers {
        let newest = offers.entry(offer.application.as_str()).or_insert(offer);
        if newest.received_on < offer.received_on {
            *newest = offer;
        }
    }
    let saturday = i64::from((6 + 7 - as_of.weekday().num_days_from_sunday()) % 7);
    let week_ends = add_days(as_of, i32::try_from(saturday).unwrap_or(0));
    let desk = Desk {
        facts,
        trails: &trails,
        due: &due,
        contacts: &contacts,
        offers: &offers,
        as_of,
        week_ends,
        home,
    };
    let mut rows: Vec<SearchRow> = facts.applications.iter().map(|it| desk.row(it)).collect();
    rows.sort_by(|a, b| {
        let next = |row: &SearchRow| row.next.as_ref().map(|it| it.on);
        let last = |row: &SearchRow| row.steps.last().map(|it| it.on);
        let order = |row: &SearchRow| (row.group, next(row).is_none(), next(row));
        order(a)
            .cmp(&order(b))
            .then_with(|| last(b).cmp(&last(a)))
            .then_with(|| a.employer.cmp(&b.employer))
    });
    let count = |wanted: fn(&SearchRow) -> bool| {
        u32::try_from(rows.iter().filter(|row| wanted(row)).count()).unwrap_or(u32::MAX)
    };
    Search {
        as_of,
        week_ends,
        open: count(|row| !row.closed),
        offers: count(|row| !row.closed && row.offer.is_some()),
        closed: count(|row| row.closed),
        points: career::home(home).map(|(_, figure)| figure.annual),
        home: career::home(home).map_or_else(String::new, |(area, _)| area.name.clone()),
        month: career::home(home).map_or_else(String::new, |(_, figure)| figure.month.clone()),
        rows,
    }
}

/// Appointments, offers and the person's own next step before the nudges.
fn rank(it: &Obligation) -> (bool, NaiveDate) {
    let nudge = matches!(it.kind, ObligationKind::FollowUp);
    (nudge, it.due_on)
}

struct Desk<'a> {
    facts: &'a Facts,
    trails: &'a Trails<'a>,
    due: &'a FxHashMap<&'a str, &'a Obligation>,
    contacts: &'a FxHashMap<&'a str, &'a Contact>,
    offers: &'a FxHashMap<&'a str, &'a Offer>,
    as_of: NaiveDate,
    week_ends: NaiveDate,
    home: &'a str,
}

impl Desk<'_> {
    fn row(&self, it: &Application) -> SearchRow {
        let last = self.trails.last(&it.id, self.as_of);
        let stage = last.map_or(StepKind::Saved, |step| step.kind);
        let closed = stage.closes();
        let steps = self.trails.steps(&it.id);
        let next = self.due.get(it.id.as_str()).filter(|_| !closed);
        let next = next.map(|due| self.next(due, steps));
        let offer = self.offers.get(it.id.as_str()).copied();
        SearchRow {
            application: it.id.clone(),
            employer: it.employer.clone(),
            about: about(it),
            stage,
            stage_words: stage.label().to_owned(),
            since: last
                .map(|step| ago(step.on, self.as_of))
                .unwrap_or_default(),
            closed,
            group: match (&next, closed) {
                (_, true) => Group::Closed,
                (Some(next), _) if next.on <= self.as_of => Group::Today,
                (Some(next), _) if next.on <= self.week_ends => Group::Week,
                _ => Group::Waiting,
            },
            steps: steps.iter().map(|step| self.step(step)).collect(),
            next,
            contact: self.person(it, steps),
            pay: offer
                .and_then(|it| career::offered(it, self.home))
                .or_else(|| career::posted(it, self.home)),
            offer: offer.map(|it| it.id.clone()),
            started: it.position.is_some(),
            found: self.found(it),
            files: self.files(it),
        }
    }

    /// By whom and where it was found, else through what.
    fn found(&self, it: &Application) -> String {
        let person = it.found_contact.as_ref();
        let person = person.and_then(|id| self.contacts.get(id.as_str()));
        let meeting = it.found_meeting.as_ref();
        let meeting = meeting.and_then(|id| self.facts.meetings.iter().find(|at| at.id == *id));
        let parts = [
            person.map(|it| it.name.clone()),
            meeting.map(|it| format!("at {}", it.title)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        match (parts.is_empty(), it.found_through) {
            (true, Some(through)) => through.label().to_owned(),
            _ => parts.join(", "),
        }
    }

    fn files(&self, it: &Application) -> Vec<FileLine> {
        let offers = self.facts.offers.iter();
        let offers = offers.filter(|offer| offer.application == it.id);
        let mut holders: Vec<Holder> = offers
            .map(|offer| Holder::new(HolderKind::Offer, offer.id.as_str()))
            .collect();
        holders.push(Holder::new(HolderKind::Application, it.id.as_str()));
        files_of(self.facts, &holders)
    }

    fn step(&self, step: &Step) -> StepRow {
        let with = step
            .contact
            .as_ref()
            .and_then(|id| self.contacts.get(id.as_str()));
        let details = [
            step.at.map(|at| at.in_words()),
            with.map(|it| it.name.clone()),
            step.round.clone(),
            step.note.clone(),
        ];
        let details: Vec<String> = details.into_iter().flatten().collect();
        StepRow {
            step: step.id.clone(),
            kind: step.kind,
            words: step.kind.label().to_owned(),
            on: step.on,
            detail: details.join(", "),
            at: step.at,
            done: step.on <= self.as_of,
        }
    }

    fn next(&self, due: &Obligation, steps: &[&Step]) -> NextRow {
        let appointment = steps
            .iter()
            .find(|step| due.key == format!("interview:{}", step.id));
        let day = obligations::near(self.as_of, due.due_on);
        let (words, when) = match due.kind {
            ObligationKind::Interview => {
                let kind = appointment.map_or(StepKind::Interview, |step| step.kind);
                let at = appointment.and_then(|step| step.at);
                let at = at.map(|at| format!(", {}", at.in_words()));
                let when = format!("{day}{}", at.unwrap_or_default());
                (kind.label().to_owned(), when)
            }
            ObligationKind::Thanks => ("Say thanks".to_owned(), day),
            ObligationKind::FollowUp if due.target.ask.is_some() => (
                "No answer?".to_owned(),
                "close it or keep waiting".to_owned(),
            ),
            ObligationKind::FollowUp => (
                "Follow up".to_owned(),
                match due.state {
                    DueState::Ahead => day,
                    _ => format!("{day}, no answer yet"),
                },
            ),
            ObligationKind::Offer => ("Answer the offer".to_owned(), format!("by {day}")),
            _ => {
                let of = |id: &str| {
                    self.facts
                        .applications
                        .iter()
                        .find(|it| it.id.as_str() == id)
                };
                let own = due.target.id.as_deref().and_then(of);
                let own = own.and_then(|it| it.next_step.clone());
                (own.unwrap_or_else(|| "Next step".to_owned()), day)
            }
        };
        NextRow {
            kind: due.kind,
            words,
            when,
            on: due.due_on,
            asks: due.target.ask.is_some(),
        }
    }

    fn person(&self, it: &Application, steps: &[&Step]) -> Option<PersonRow> {
        let of_steps = steps.iter().rev().find_map(|step| step.contact.as_ref());
        let id = of_steps.or(it.found_contact.as_ref())?;
        let contact = self.contacts.get(id.as_str())?;
        let spoke = last_spoke(self.facts, id, self.as_of);
        Some(PersonRow {
            contact: id.clone(),
            name: contact.name.clone(),
            spoke: spoke
                .map(|on| format!("spoke {}", day_in_year(on)))
                .unwrap_or_default(),
        })
    }
}

/// `Coder I, Worcester, on site`.
fn about(it: &Application) -> String {
    let parts = [
        it.title.clone(),
        it.town.clone(),
        it.place.map(|place| place.in_sentence()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

/// `7 days ago`, `today`, `5 months ago`, `28 years ago`.
pub(super) fn ago(on: NaiveDate, as_of: NaiveDate) -> String {
    match days_between(on, as_of) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days if days < 0 => day(on),
        days if days < 120 => format!("{days} days ago"),
        days if days < 730 => format!("{} months ago", days * 12 / 365),
        days => format!("{} years ago", days * 4 / 1461),
    }
}
