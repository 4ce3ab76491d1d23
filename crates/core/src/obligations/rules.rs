//! Rules that have grown old, for whoever wants to be reminded of it.

use chrono::NaiveDate;

use super::steps;
use crate::dates::{add_days, days_between};
use crate::standing::{
    DueState, Obligation, ObligationKind, Provenance, Standing, Target, TargetKind, Urgency, day,
};
use crate::text::counted;

/// How long it is told of, in days, where nobody could be told on its day.
const TOLD_FOR: i32 = 365;

/// Enters that the rules of a day are to be renewed once they are so many days old. It is only
/// entered where the person asked for it, and never needs them.
pub fn add_rules(standing: &mut Standing, of: NaiveDate, after_days: i32) {
    let obligation = rules(standing.as_of, of, after_days);
    steps::enter_one(&mut standing.next, &obligation, standing.as_of);
    let later = |it: &Obligation| (it.due_on, &it.key) > (obligation.due_on, &obligation.key);
    let list = &mut standing.obligations;
    let at = list.iter().position(later).unwrap_or(list.len());
    list.insert(at, obligation);
}

fn rules(as_of: NaiveDate, of: NaiveDate, after_days: i32) -> Obligation {
    let due_on = add_days(of, after_days);
    let age = counted(days_between(of, as_of).max(0), "day", "days");
    Obligation {
        key: format!("rules:{of}"),
        kind: ObligationKind::Rules,
        due_on,
        days_left: days_between(as_of, due_on),
        provenance: Provenance::Entered,
        whose: None,
        state: match as_of >= due_on {
            true => DueState::Open,
            false => DueState::Ahead,
        },
        urgency: Urgency::Calm,
        name: "Newer rules".to_owned(),
        title: format!("The rules are {age} old"),
        step: "Look for newer rules".to_owned(),
        consequence: format!(
            "Milepost uses the rules of {}. Anything an issuer changed since then isn't in them.",
            day(of)
        ),
        next: "install a newer Milepost, or take a rule pack under Rulebook".to_owned(),
        rest: None,
        target: Target::place(TargetKind::Rules),
        clause: None,
        credentials: Vec::new(),
        turns: Vec::new(),
        behind: false,
        told_until: Some(add_days(due_on, TOLD_FOR)),
        told: true,
        can_be_settled: false,
    }
}
