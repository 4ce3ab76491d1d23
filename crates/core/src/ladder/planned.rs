//! Planned days that have come: they wait to be confirmed.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::subject::{Stage, Subject};
use super::{ReminderKind, Situation};
use crate::amounts::hours_text;
use crate::assess::counted;
use crate::dates::add_days;
use crate::standing::Urgency;

/// One planned entry, of work or of study.
struct Plan {
    date: NaiveDate,
    minutes: i32,
    about: String,
}

/// Plans are told of on the Monday after their week, all together: who plans every day of a
/// job confirms them week by week, and is not asked every evening.
pub(super) fn to_confirm(situation: &Situation) -> Option<Subject> {
    let today = situation.now.date;
    let plans = plans(situation);
    let mondays: BTreeSet<NaiveDate> = plans.iter().map(|plan| monday_after(plan.date)).collect();
    let mut come: Vec<&Plan> = plans.iter().filter(|plan| plan.date <= today).collect();
    come.sort_by(|a, b| (a.date, &a.about).cmp(&(b.date, &b.about)));
    let reached = mondays.range(..=today).next_back();
    let due_on = reached.or(mondays.first()).copied()?;
    let minutes = come
        .iter()
        .fold(0_i32, |sum, plan| sum.saturating_add(plan.minutes));
    let number = i32::try_from(come.len()).unwrap_or(i32::MAX);
    Some(Subject {
        key: "planned".to_owned(),
        kind: ReminderKind::Planned,
        due_on,
        credentials: Vec::new(),
        cycle: None,
        satisfied_through: None,
        stages: mondays
            .iter()
            .map(|monday| Stage {
                in_calendar: false,
                ..Stage::named("week", *monday)
            })
            .collect(),
        name: "Planned days to confirm".to_owned(),
        rest: None,
        can_be_settled: false,
        title: format!(
            "{} to confirm, {}",
            counted(number, "planned entry", "planned entries"),
            hours_text(minutes)
        ),
        text: format!(
            "A plan counts for nothing until you say that it was so. Next: confirm {}, or remove what was not.",
            match number {
                1 => "it in the Log",
                _ => "them in the Log",
            }
        ),
        urgency: Urgency::Calm,
        about: come.first().map(|plan| plan.about.clone()),
    })
}

fn plans(situation: &Situation) -> Vec<Plan> {
    let facts = situation.facts;
    let work = facts.entries.iter().filter(|it| it.planned);
    let work = work.map(|it| Plan {
        date: it.date,
        minutes: it.minutes,
        about: format!("entry:{}", it.id),
    });
    let study = facts.study_entries.iter().filter(|it| it.planned);
    let study = study.map(|it| Plan {
        date: it.date,
        minutes: it.minutes,
        about: format!("study_entry:{}", it.id),
    });
    work.chain(study).collect()
}

/// The first Monday after a day.
fn monday_after(date: NaiveDate) -> NaiveDate {
    let days = 7 - date.weekday().num_days_from_monday();
    add_days(date, days.cast_signed())
}
