//! The reminders as calendar events, and the file that carries them (RFC 5545).
//!
//! Calendars differ in what they keep of a file: some drop alarms on import, some add an
//! event anew where its name has changed. So every stage is an all-day event of its own,
//! with a name (UID) that never changes, an alarm besides, and a SEQUENCE that grows when
//! its words change. What is satisfied is not left out but cancelled.

use std::collections::BTreeMap;
use std::fmt::Write;

use chrono::NaiveDate;

use super::ReminderKind;
use super::silence::{self, Voice};
use super::subject::{Stage, Subject};
use super::{Situation, subjects};
use crate::civil_time::CivilTime;
use crate::dates::{add_days, days_between};
use crate::facts::MeetingState;
use crate::text::counted;

/// Days for which a cancelled event stays in the file, so that every calendar hears of it.
const CANCELLED_FOR: i32 = 400;
/// Days for which a stage that is past stays in the calendar.
const PAST_FOR: i32 = 31;

/// One event: of a whole day, or at a time by the clock on the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name, for ever.
    pub uid: String,
    /// The day.
    pub on: NaiveDate,
    /// When it begins, by the clock on the wall there; none where it is of the whole day.
    pub at: Option<CivilTime>,
    /// What stands in the calendar's cell.
    pub summary: String,
    /// The consequence and the next step.
    pub description: String,
}

/// An event as it was published last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The event.
    pub event: Event,
    /// How often it was changed.
    pub sequence: u32,
    /// Whether it is canceled.
    pub cancelled: bool,
    /// When it was changed last, as `20261123T210726Z`.
    pub stamp: String,
}

/// The stages of every open subject as events, those told of long ago left out.
pub fn events(situation: &Situation) -> Vec<Event> {
    let today = situation.now.date;
    let mut events = Vec::new();
    for mut subject in subjects(situation) {
        if matches!(silence::voice(situation, &mut subject), Voice::Silent) {
            continue;
        }
        let through = subject.satisfied_through;
        let stages = subject.stages.iter().filter(|stage| {
            stage.in_calendar
                && stage.applies
                && days_between(stage.on, today) <= PAST_FOR
                && through.is_none_or(|through| stage.due_on > through)
        });
        events.extend(stages.map(|stage| Event {
            uid: uid(&subject, stage),
            on: stage.on,
            at: None,
            summary: summary(&subject, stage),
            description: subject.text.clone(),
        }));
    }
    events.extend(appointments(situation));
    events.sort_by(|a, b| (a.on, &a.uid).cmp(&(b.on, &b.uid)));
    events
}

/// Interviews and meetings themselves, at their time where one is said: without a zone, since
/// they are where the clock on the wall is.
fn appointments(situation: &Situation) -> Vec<Event> {
    let today = situation.now.date;
    let off = &situation.settings.kinds_off;
    let facts = situation.facts;
    let near = |on: NaiveDate| days_between(on, today) <= PAST_FOR;
    let steps = facts.steps.iter();
    let interviews = steps
        .filter(|step| step.kind.is_appointment() && near(step.on))
        .filter(|_| !off.contains(&ReminderKind::Interview))
        .filter_map(|step| {
            let id = step.application.as_ref()?;
            let application = facts.applications.iter().find(|it| it.id == *id)?;
            let what = step.kind.label();
            Some(Event {
                uid: named(&format!("appointment:{}", step.id)),
                on: step.on,
                at: step.at,
                summary: format!("{what} at {}", application.employer),
                description: step.note.clone().unwrap_or_default(),
            })
        });
    let meetings = facts.meetings.iter();
    let meetings = meetings
        .filter(|it| matches!(it.state, MeetingState::Going | MeetingState::Went))
        .filter(|it| near(it.starts_on) && !off.contains(&ReminderKind::Meeting))
        .map(|it| Event {
            uid: named(&format!("going:{}", it.id)),
            on: it.starts_on,
            at: it.at,
            summary: it.title.clone(),
            description: match &it.town {
                Some(town) => format!("{}, {town}", it.organizer),
                None => it.organizer.clone(),
            },
        });
    interviews.chain(meetings).collect()
}

/// What a stage says in a calendar: its words hold on its own day.
pub(super) fn summary(subject: &Subject, stage: &Stage) -> String {
    let distance = match stage.offset() {
        0 if stage.key == "0" => ", today".to_owned(),
        0 => String::new(),
        before if before < 0 => format!(": {} left", counted(-before, "day", "days")),
        after => format!(": {} past due", counted(after, "day", "days")),
    };
    let mut text = format!("{}{distance}", subject.name);
    for more in [&stage.name, &subject.rest].into_iter().flatten() {
        text.push_str(", ");
        text.push_str(more);
    }
    text
}

/// A name of letters, digits, dots and dashes; other characters are written by number, so
/// that no two stages share one.
fn uid(subject: &Subject, stage: &Stage) -> String {
    named(&format!("{}.{}.{}", subject.key, stage.key, stage.due_on))
}

fn named(name: &str) -> String {
    let mut uid = String::new();
    for letter in name.chars() {
        match letter {
            ':' => uid.push('.'),
            letter if letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-') => {
                uid.push(letter)
            }
            other => {
                let _ = write!(uid, "_{:x}_", u32::from(other));
            }
        }
    }
    uid + "@milepost"
}

/// What is published next: a changed event with a higher sequence, a missing one cancelled.
/// An event that stayed as it was keeps its stamp, so that the file only changes when
/// something did.
pub fn publish(
    before: &[Published],
    wanted: &[Event],
    today: NaiveDate,
    stamp: &str,
) -> Vec<Published> {
    let mut known: BTreeMap<&str, &Published> = before
        .iter()
        .map(|it| (it.event.uid.as_str(), it))
        .collect();
    let mut next: Vec<Published> = wanted
        .iter()
        .map(|event| match known.remove(event.uid.as_str()) {
            None => Published {
                event: event.clone(),
                sequence: 0,
                cancelled: false,
                stamp: stamp.to_owned(),
            },
            Some(old) if old.event == *event && !old.cancelled => old.clone(),
            Some(old) => Published {
                event: event.clone(),
                sequence: old.sequence + 1,
                cancelled: false,
                stamp: stamp.to_owned(),
            },
        })
        .collect();
    for old in known.into_values() {
        if days_between(old.event.on, today) > CANCELLED_FOR {
            continue;
        }
        let past = days_between(old.event.on, today) > PAST_FOR;
        next.push(match old.cancelled || past {
            // What is long past is history, and stays as it was.
            true => old.clone(),
            false => Published {
                event: old.event.clone(),
                sequence: old.sequence + 1,
                cancelled: true,
                stamp: stamp.to_owned(),
            },
        });
    }
    next.sort_by(|a, b| (a.event.on, &a.event.uid).cmp(&(b.event.on, &b.event.uid)));
    next
}

/// The file: iCalendar text with lines of at most 75 octets.
pub fn file(published: &[Published]) -> String {
    let mut text = String::new();
    let mut line = |content: &str| fold(&mut text, content);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Milepost//Reminders//EN");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line("X-WR-CALNAME:Milepost");
    for it in published {
        let event = &it.event;
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", event.uid));
        line(&format!("DTSTAMP:{}", it.stamp));
        line(&format!("SEQUENCE:{}", it.sequence));
        let day = event.on.format("%Y%m%d");
        match event.at {
            // How long it takes, nobody has said; an hour is what calendars take.
            Some(at) => {
                line(&format!(
                    "DTSTART:{day}T{:02}{:02}00",
                    at.hour(),
                    at.minute()
                ));
                line("DURATION:PT1H");
            }
            None => {
                line(&format!("DTSTART;VALUE=DATE:{day}"));
                let end = add_days(event.on, 1);
                line(&format!("DTEND;VALUE=DATE:{}", end.format("%Y%m%d")));
            }
        }
        line(&format!("SUMMARY:{}", escaped(&event.summary)));
        line(&format!("DESCRIPTION:{}", escaped(&event.description)));
        line(match event.at {
            Some(_) => "TRANSP:OPAQUE",
            None => "TRANSP:TRANSPARENT",
        });
        line("CLASS:PRIVATE");
        line(if it.cancelled {
            "STATUS:CANCELLED"
        } else {
            "STATUS:CONFIRMED"
        });
        if !it.cancelled {
            line("BEGIN:VALARM");
            line("ACTION:DISPLAY");
            line(&format!("DESCRIPTION:{}", escaped(&event.summary)));
            // Nine in the morning of its day, or an hour before its time.
            line(match event.at {
                Some(_) => "TRIGGER:-PT1H",
                None => "TRIGGER:PT9H",
            });
            line("END:VALARM");
        }
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    text
}

/// A text with what the format reserves written out.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => escaped.push_str("\\\\"),
            ';' => escaped.push_str("\\;"),
            ',' => escaped.push_str("\\,"),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Writes a content line, broken where it is longer than 75 octets, never within a character.
pub(crate) fn fold(text: &mut String, content: &str) {
    const MOST: usize = 75;
    let mut width = 0;
    for letter in content.chars() {
        if width + letter.len_utf8() > MOST {
            text.push_str("\r\n ");
            width = 1;
        }
        text.push(letter);
        width += letter.len_utf8();
    }
    text.push_str("\r\n");
}
