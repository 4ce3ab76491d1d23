//! Planned days that have come: they wait to be confirmed.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::Found;
use crate::amounts::hours_text;
use crate::dates::{add_days, days};
use crate::standing::{
    DueState, Obligation, ObligationKind, Provenance, QuestionKind, Target, TargetKind, Turn,
    Urgency,
};
use crate::text::counted;

/// One planned entry, of work or of study.
struct Plan {
    date: NaiveDate,
    minutes: i32,
    target: Target,
}

/// Plans wait from their day on, and are told of on the Monday after their week, all
/// together: who plans every day of a job confirms them week by week, and is not asked
/// every evening.
pub(super) fn to_confirm(found: Found) -> Option<Obligation> {
    let as_of = found.context.as_of;
    let plans = plans(found);
    let mondays: BTreeSet<NaiveDate> = plans.iter().map(|plan| monday_after(plan.date)).collect();
    let mut come: Vec<&Plan> = plans.iter().filter(|plan| plan.date <= as_of).collect();
    come.sort_by(|a, b| (a.date, &a.target.id).cmp(&(b.date, &b.target.id)));
    let reached = mondays.range(..=as_of).next_back();
    let due_on = reached.or(mondays.first()).copied()?;
    let minutes = come
        .iter()
        .fold(0_i32, |sum, plan| sum.saturating_add(plan.minutes));
    let number = i32::try_from(come.len()).unwrap_or(i32::MAX);
    let entries = counted(number, "planned entry", "planned entries");
    let span = match (come.first(), come.last()) {
        (Some(first), Some(last)) => days(first.date, last.date),
        _ => String::new(),
    };
    Some(Obligation {
        key: "planned".to_owned(),
        kind: ObligationKind::Planned,
        due_on,
        provenance: Provenance::Computed,
        whose: None,
        state: match come.is_empty() {
            true => DueState::Ahead,
            false => DueState::Question,
        },
        urgency: Urgency::Calm,
        name: "Planned days to confirm".to_owned(),
        title: format!("{entries} to confirm, {}", hours_text(minutes)),
        step: format!("Confirm {entries}"),
        consequence: match span.is_empty() {
            true => "A plan doesn't count until you confirm it.".to_owned(),
            false => format!(
                "{span}, {}. They count once you confirm them.",
                hours_text(minutes)
            ),
        },
        next: format!(
            "confirm {}, or remove what didn't happen",
            match number {
                1 => "it in the Log",
                _ => "them in the Log",
            }
        ),
        rest: None,
        target: come
            .first()
            .map_or(Target::place(TargetKind::Entry), |plan| plan.target.clone())
            .asking(QuestionKind::WasSo),
        clause: None,
        credentials: Vec::new(),
        turns: mondays
            .iter()
            .map(|monday| Turn {
                key: "week".to_owned(),
                on: *monday,
                due_on: *monday,
                name: None,
            })
            .collect(),
        behind: false,
        told_until: None,
        told: true,
        days_left: 0,
        can_be_settled: false,
    })
}

fn plans(found: Found) -> Vec<Plan> {
    let facts = found.context.facts;
    let work = facts.entries.iter().filter(|it| it.planned);
    let work = work.map(|it| Plan {
        date: it.date,
        minutes: it.minutes,
        target: Target::of(TargetKind::Entry, &it.id),
    });
    let study = facts.study_entries.iter().filter(|it| it.planned);
    let study = study.map(|it| Plan {
        date: it.date,
        minutes: it.minutes,
        target: Target::of(TargetKind::StudyEntry, &it.id),
    });
    work.chain(study).collect()
}

/// The first Monday after a day.
fn monday_after(date: NaiveDate) -> NaiveDate {
    let days = 7 - date.weekday().num_days_from_monday();
    add_days(date, days.cast_signed())
}
