//! The stages of an obligation: the days on which it is told.

use std::collections::BTreeMap;

use super::subject::{Stage, Subject};
use super::{ReminderKind, ReminderSettings};
use crate::dates::days_between;
use crate::standing::{Obligation, Turn};

/// From this many days before the due date a renewal is told of on pace or not.
pub const ALWAYS_FROM: i32 = 30;

/// Days before an audit's answer is due on which it is told of.
const AUDIT: [i32; 5] = [-14, -7, -3, -1, 0];
/// Days before dues on which they are told of.
const DUES: [i32; 3] = [-30, -7, 0];
/// Days before an exam on which it is told of; after it the result is asked for.
const EXAM: [i32; 9] = [-30, -14, -7, -1, 0, 1, 7, 14, 30];
/// Days before the last day to take an exam on which it is told of.
const EXAM_WINDOW: [i32; 6] = [-60, -30, -14, -7, -1, 0];
/// Days from a position's last day on which its letter is told of.
const LETTER: [i32; 4] = [-14, 0, 7, 30];
/// Days before Practicode's access ends on which it is told of.
const PRACTICODE: [i32; 6] = [-60, -30, -14, -7, -1, 0];
/// Days before an appointment on which it is told of.
const INTERVIEW: [i32; 2] = [-1, 0];

/// Days before the last day to answer an offer on which it is told of.
const OFFER: [i32; 3] = [-3, -1, 0];

/// Days without a verified copy, while something changed, after which it is told of.
const COPIES: [i32; 4] = [7, 14, 28, 56];

/// An obligation with the stages on which it is told.
pub(super) fn subject(settings: &ReminderSettings, of: &Obligation) -> Subject {
    Subject {
        key: of.key.clone(),
        kind: of.kind,
        due_on: of.due_on,
        credentials: of.credentials.clone(),
        cycle: cycle(of),
        satisfied_through: None,
        stages: stages(settings, of),
        name: of.name.clone(),
        rest: of.rest.clone(),
        can_be_settled: of.can_be_settled,
        title: of.title.clone(),
        text: format!("{} Next: {}.", of.consequence, of.next),
        urgency: of.urgency,
        about: of.target.about(),
    }
}

/// The cycle whose "not this cycle" silences it.
fn cycle(of: &Obligation) -> Option<String> {
    match of.kind {
        ReminderKind::Renewal => Some(of.key.clone()),
        ReminderKind::RenewalMonth => {
            let id = of.key.split_once(':').map_or("", |(_, id)| id);
            Some(format!("cycle:{id}"))
        }
        _ => None,
    }
}

fn stages(settings: &ReminderSettings, of: &Obligation) -> Vec<Stage> {
    match of.kind {
        ReminderKind::Renewal => renewal(settings, of),
        ReminderKind::Audit => audit(of),
        ReminderKind::Dues => dues(of),
        ReminderKind::Exam => exam(of),
        ReminderKind::Letter => LETTER
            .into_iter()
            .map(|offset| Stage {
                urgent: offset <= 0,
                ..Stage::at(of.due_on, offset)
            })
            .collect(),
        ReminderKind::Practicode => PRACTICODE
            .into_iter()
            .map(|offset| Stage {
                urgent: offset >= -ALWAYS_FROM,
                ..Stage::at(of.due_on, offset)
            })
            .collect(),
        ReminderKind::Backup => COPIES
            .into_iter()
            .map(|offset| Stage {
                in_calendar: false,
                urgent: false,
                ..Stage::at(of.due_on, offset)
            })
            .collect(),
        // Once: whoever wanted it was told.
        ReminderKind::Rules => vec![Stage {
            urgent: false,
            ..Stage::at(of.due_on, 0)
        }],
        ReminderKind::RenewalMonth => at_turns(of, |stage| Stage {
            urgent: true,
            in_calendar: false,
            ..stage
        }),
        ReminderKind::Proof | ReminderKind::Planned => at_turns(of, |stage| Stage {
            in_calendar: false,
            ..stage
        }),
        ReminderKind::Confirmation => at_turns(of, |stage| stage),
        ReminderKind::Interview => INTERVIEW
            .into_iter()
            .map(|at| Stage::at(of.due_on, at))
            .collect(),
        ReminderKind::Offer => OFFER
            .into_iter()
            .map(|at| Stage::at(of.due_on, at))
            .collect(),
        ReminderKind::Thanks | ReminderKind::NextStep => vec![Stage {
            in_calendar: of.kind == ReminderKind::NextStep,
            ..Stage::at(of.due_on, 0)
        }],
        ReminderKind::FollowUp => at_turns(of, |stage| Stage {
            in_calendar: false,
            ..stage
        }),
        ReminderKind::Meeting => at_turns(of, |stage| Stage {
            urgent: stage.key != "after",
            in_calendar: false,
            ..stage
        }),
        ReminderKind::Touch => vec![Stage {
            urgent: false,
            weekly: true,
            in_calendar: false,
            ..Stage::at(of.due_on, 0)
        }],
    }
}

/// A stage for each turn, on its day.
fn at_turns(of: &Obligation, shape: impl Fn(Stage) -> Stage) -> Vec<Stage> {
    let stage = |turn: &Turn| {
        shape(Stage {
            due_on: turn.due_on,
            ..Stage::named(turn.key.as_str(), turn.on)
        })
    };
    of.turns.iter().map(stage).collect()
}

/// The person's stages before the due date, the opening of submission, and after the due
/// date our own and the issuer's; never two on one day.
fn renewal(settings: &ReminderSettings, of: &Obligation) -> Vec<Stage> {
    let mut by_offset: BTreeMap<i32, Stage> = BTreeMap::new();
    for days in &settings.stages {
        let offset = -days.abs();
        let early = offset < -ALWAYS_FROM;
        let stage = Stage {
            applies: !early || of.behind,
            urgent: !early,
            ..Stage::at(of.due_on, offset)
        };
        by_offset.insert(offset, stage);
    }
    let (before, after): (Vec<&Turn>, Vec<&Turn>) =
        of.turns.iter().partition(|turn| turn.on <= turn.due_on);
    for turn in before {
        let offset = days_between(of.due_on, turn.on);
        by_offset.insert(offset, named(turn, offset));
    }
    for offset in late_offsets(of) {
        let stage = Stage {
            in_calendar: false,
            ..Stage::at(of.due_on, offset)
        };
        by_offset.insert(offset, stage);
    }
    for turn in after {
        let offset = days_between(of.due_on, turn.on);
        by_offset.insert(offset, named(turn, offset));
    }
    by_offset.into_values().collect()
}

/// The stage of a turn that has a name of its own, so many days from the due day.
fn named(turn: &Turn, offset: i32) -> Stage {
    Stage {
        key: turn.key.clone(),
        name: turn.name.clone(),
        ..Stage::at(turn.due_on, offset)
    }
}

/// Before its day, then like lateness; and the day on which it was asked for. Without a day
/// to count to, once a week until it is answered.
fn audit(of: &Obligation) -> Vec<Stage> {
    let last = last_offset(of);
    let offsets: Vec<i32> = match of.whose.is_some() {
        false => (7..=last).step_by(7).collect(),
        true => AUDIT.into_iter().chain(late_offsets(of)).collect(),
    };
    let asked = of.turns.iter().find(|turn| turn.key == "asked");
    let mut stages: Vec<Stage> = offsets
        .into_iter()
        .map(|offset| until_its_day(of, offset))
        .filter(|stage| asked.is_none_or(|asked| stage.on > asked.on))
        .collect();
    stages.extend(asked.map(|turn| Stage {
        key: turn.key.clone(),
        on: turn.on,
        in_calendar: false,
        ..Stage::at(of.due_on, 0)
    }));
    stages
}

/// Before their day, then like lateness, with the days on which something costs.
fn dues(of: &Obligation) -> Vec<Stage> {
    let offsets = DUES.into_iter().chain(late_offsets(of));
    let mut stages: Vec<Stage> = offsets.map(|offset| until_its_day(of, offset)).collect();
    for turn in &of.turns {
        let offset = days_between(of.due_on, turn.on);
        stages.retain(|stage| stage.offset() != offset);
        stages.push(named(turn, offset));
    }
    stages
}

/// Before an exam, on its day, and after it until the result is on record.
fn exam(of: &Obligation) -> Vec<Stage> {
    let word = of.key.split(':').next().unwrap_or_default();
    match word {
        "exam" => EXAM
            .into_iter()
            .map(|offset| until_its_day(of, offset))
            .collect(),
        "sit" => EXAM_WINDOW
            .into_iter()
            .map(|offset| Stage {
                urgent: offset >= -ALWAYS_FROM,
                ..Stage::at(of.due_on, offset)
            })
            .collect(),
        "retake" => vec![Stage {
            urgent: false,
            ..Stage::at(of.due_on, 0)
        }],
        // What a passed exam brought is asked for at once, and once more after a week.
        _ => [0, 7]
            .into_iter()
            .map(|offset| Stage {
                in_calendar: false,
                ..Stage::at(of.due_on, offset)
            })
            .collect(),
    }
}

/// A stage that stands in the calendar up to the due day: what is late then, nobody plans.
fn until_its_day(of: &Obligation, offset: i32) -> Stage {
    Stage {
        in_calendar: offset <= 0,
        ..Stage::at(of.due_on, offset)
    }
}

/// How many days after its day it is still told of.
fn last_offset(of: &Obligation) -> i32 {
    of.told_until
        .map_or(0, |last| days_between(of.due_on, last))
}

/// Days after a due date on which it is told again: daily three times, then weekly,
/// up to and including the last.
fn late_offsets(of: &Obligation) -> impl Iterator<Item = i32> + use<> {
    let last = last_offset(of);
    (1..=3)
        .chain((10..=last).step_by(7))
        .filter(move |offset| *offset <= last)
}
