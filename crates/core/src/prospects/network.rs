//! People and meetings as they are listed.

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use super::search::ago;
use super::worth::{Worth, worth};
use crate::amounts::dollars_text;
use crate::career::last_spoke;
use crate::dates::{day_in_year, days_between};
use crate::facts::{Facts, MeetingState};
use crate::ids::{ContactId, MeetingId};
use crate::rulebook::Rulebook;

/// Meetings that were over so many days before are no longer asked about.
const ASKED_FOR: i32 = 60;

/// Meetings and people.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Network {
    /// The meetings: those that are over and unanswered first, then by day, past ones last.
    pub meetings: Vec<MeetingRow>,
    /// The people: those over their interval first, then who was spoken with longest ago.
    pub people: Vec<PersonLine>,
}

/// One meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct MeetingRow {
    /// The meeting.
    pub meeting: MeetingId,
    /// Its title.
    pub title: String,
    /// `MaHIMA, online, 12:00 PM · 1 CEU announced, $15`.
    pub about: String,
    /// The day on which it begins.
    pub on: NaiveDate,
    /// How it stands with going.
    pub state: MeetingState,
    /// Whether it is over and nobody said whether one was there.
    pub asks: bool,
    /// Whether it is over.
    pub past: bool,
    /// What it is worth at each issuer.
    pub worth: Vec<Worth>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct PersonLine {
    /// The contact.
    pub contact: ContactId,
    /// The name.
    pub name: String,
    /// `hiring, Tufts Medicine`.
    pub about: String,
    /// `spoke Nov 19`, or `38 days ago` where that is over the interval.
    pub spoke: String,
    /// `every 60 days`, `you wanted 30`, `not set`.
    pub interval: String,
    /// Whether the interval is over.
    pub over: bool,
    /// Where one met: `met at the fall meeting, Oct 15`.
    pub met: Option<String>,
    /// What was noted.
    pub note: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The telephone number.
    pub phone: Option<String>,
}

/// Lists meetings with what each is worth, and people.
pub fn network(facts: &Facts, rulebook: &Rulebook, as_of: NaiveDate) -> Network {
    let mut meetings: Vec<MeetingRow> = facts
        .meetings
        .iter()
        .map(|it| {
            let last = it.ends_on.unwrap_or(it.starts_on);
            let past = last < as_of;
            let open = matches!(it.state, MeetingState::Considering | MeetingState::Going);
            let asks = past && open && days_between(last, as_of) <= ASKED_FOR;
            let mut place = vec![it.organizer.clone()];
            place.extend(it.town.clone());
            place.extend(it.at.map(|at| at.in_words()));
            let mut more = Vec::new();
            more.extend(it.amount.map(|amount| format!("{amount} CEU announced")));
            more.extend(it.cost_cents.map(|cents| match cents {
                0 => "free".to_owned(),
                cents => dollars_text(cents),
            }));
            let about = [place.join(", "), more.join(", ")];
            let about: Vec<String> = about.into_iter().filter(|it| !it.is_empty()).collect();
            let judged = !past || asks || it.credit.is_some();
            MeetingRow {
                meeting: it.id.clone(),
                title: it.title.clone(),
                about: about.join(" · "),
                on: it.starts_on,
                state: it.state,
                asks,
                past,
                worth: match judged {
                    true => worth(facts, rulebook, as_of, it),
                    false => Vec::new(),
                },
            }
        })
        .collect();
    meetings.sort_by_key(|it| {
        let days = days_between(as_of, it.on);
        let away = if it.past { -days } else { days };
        (!it.asks, it.past, away)
    });
    let mut people: Vec<PersonLine> = facts
        .contacts
        .iter()
        .map(|it| {
            let last = last_spoke(facts, &it.id, as_of);
            let since = last.map(|on| days_between(on, as_of));
            let over = match (since, it.stay_in_touch_days) {
                (Some(since), Some(wanted)) => since > wanted,
                _ => false,
            };
            let kind = it.kind.map(|kind| kind.in_sentence());
            let about = [kind.or_else(|| it.role.clone()), it.organization.clone()];
            let about: Vec<String> = about.into_iter().flatten().collect();
            let met = it.met_at.as_ref();
            let met = met.and_then(|id| facts.meetings.iter().find(|it| it.id == *id));
            PersonLine {
                contact: it.id.clone(),
                name: it.name.clone(),
                about: about.join(", "),
                spoke: match (last, over) {
                    (None, _) => "not spoken to yet".to_owned(),
                    (Some(on), true) => ago(on, as_of),
                    (Some(on), _) if on == as_of => "spoke today".to_owned(),
                    (Some(on), _) => format!("spoke {}", day_in_year(on)),
                },
                interval: match it.stay_in_touch_days {
                    None => "not set".to_owned(),
                    Some(days) if over => format!("you wanted {days}"),
                    Some(1) => "every day".to_owned(),
                    Some(days) => format!("every {days} days"),
                },
                over,
                met: met.map(|it| format!("met at {}, {}", it.title, day_in_year(it.starts_on))),
                note: it.note.clone(),
                email: it.email.clone(),
                phone: it.phone.clone(),
            }
        })
        .collect();
    people.sort_by(|a, b| (!a.over, &a.name).cmp(&(!b.over, &b.name)));
    Network { meetings, people }
}
