//! Copies of the logbook: what no verified copy holds.

use chrono::NaiveDate;

use super::steps;
use crate::dates::{add_days, days_between};
use crate::standing::{
    DueState, Obligation, ObligationKind, Provenance, Standing, Target, TargetKind, Urgency, day,
};
use crate::text::counted;

/// Days without a verified copy, while something changed, from which it asks for something.
const ASKS_AFTER: i32 = 7;

/// Enters that changes since a day lie in no verified copy. The facts do not know it, so
/// whoever keeps the copies says it.
pub fn add_copies(standing: &mut Standing, since: NaiveDate) {
    let obligation = copies(standing.as_of, since);
    steps::enter_one(&mut standing.next, &obligation, standing.as_of);
    // Where nothing else needs the person, this is what comes next.
    if standing.answers.urgency == Urgency::Calm && obligation.urgency != Urgency::Calm {
        let answers = &mut standing.answers;
        answers.urgency = obligation.urgency;
        answers.next = obligation.step.clone();
        answers.next_detail = obligation.consequence.clone();
        answers.by_when = "Today, if you can".to_owned();
        answers.by_when_detail = "It takes a moment.".to_owned();
    }
    let later = |it: &Obligation| (it.due_on, &it.key) > (obligation.due_on, &obligation.key);
    let list = &mut standing.obligations;
    let at = list.iter().position(later).unwrap_or(list.len());
    list.insert(at, obligation);
}

fn copies(as_of: NaiveDate, since: NaiveDate) -> Obligation {
    let days = days_between(since, as_of).max(0);
    let asks = days >= ASKS_AFTER;
    Obligation {
        key: "backup".to_owned(),
        kind: ObligationKind::Backup,
        due_on: since,
        provenance: Provenance::Computed,
        whose: None,
        state: match asks {
            true => DueState::Open,
            false => DueState::Ahead,
        },
        urgency: match asks {
            true => Urgency::NeedsYou,
            false => Urgency::Calm,
        },
        name: "Copy of the logbook".to_owned(),
        title: format!(
            "No verified copy of your logbook for {}",
            counted(days, "day", "days")
        ),
        step: "Copy the logbook".to_owned(),
        consequence: format!(
            "What you've recorded since {} is in only one file and would be lost with it.",
            day(since)
        ),
        next: "open Milepost, which makes the copy; Data safety shows where it is".to_owned(),
        rest: None,
        target: Target::place(TargetKind::Copies),
        clause: None,
        credentials: Vec::new(),
        turns: Vec::new(),
        behind: false,
        told_until: Some(add_days(since, 56)),
        told: true,
        days_left: days_between(as_of, since),
        can_be_settled: false,
    }
}
