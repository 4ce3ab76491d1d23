//! What other rules change for one person: today's standing by both, figure by figure.
//!
//! Nothing is recorded and nothing is decided here: the same facts are judged on the same day
//! by two rulebooks, and every answer, date and amount is laid side by side.

mod cycles;
mod figures;
mod row;
mod sheet;

pub use row::{ConsequenceFigure, ConsequenceRow, Consequences};

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use self::sheet::{Figure, Shown};
use crate::assess::assess;
use crate::facts::Facts;
use crate::ids::ClauseId;
use crate::rulebook::{Governs, Rulebook, RulebookChanges};
use crate::standing::{CycleState, DueState, Standing, day};
use crate::text::{capitalized, in_words};

/// Judges the same facts on the same day by two rulebooks.
pub fn consequences(
    facts: &Facts,
    before: &Rulebook,
    after: &Rulebook,
    as_of: NaiveDate,
) -> Consequences {
    let rules = before.changes_to(after);
    let (was, is) = (assess(facts, before, as_of), assess(facts, after, as_of));
    let mut rows = rows(&was, &is);
    let touches = attribute(facts, (before, after), (&was, &is), &rules, &mut rows);
    let changed = rows.iter().filter(|row| !row.same).count();
    let late = newly_late(&was, &is);
    Consequences {
        as_of,
        touches,
        summary: summary(&rules, changed, &late),
        kept: kept(&was, &rules, &rows),
        changed: u32::try_from(changed).unwrap_or(u32::MAX),
        rows,
        late,
        rules,
    }
}

/// Both standings row by row. What is of no interest while it stays the same is left out then.
fn rows(was: &Standing, is: &Standing) -> Vec<ConsequenceRow> {
    let (before, after) = figures::of_both(was, is);
    let mut later: HashMap<&str, &Figure> = after.iter().map(|it| (it.key.as_str(), it)).collect();
    let mut rows: Vec<ConsequenceRow> = Vec::with_capacity(before.len());
    for figure in &before {
        let then = later.remove(figure.key.as_str());
        rows.extend(row(Some(figure), then));
    }
    let new = after
        .iter()
        .filter(|it| later.contains_key(it.key.as_str()));
    rows.extend(new.filter_map(|figure| row(None, Some(figure))));
    if rows.iter().all(|row| row.same) && !same_but_for_the_rules_day(was, is) {
        rows.push(ConsequenceRow {
            key: "reasons".to_owned(),
            name: "Reasons".to_owned(),
            of: None,
            before: Some(ConsequenceFigure::of("as they are")),
            after: Some(ConsequenceFigure::of("some are worded differently")),
            same: false,
            because: Vec::new(),
        });
    }
    rows
}

fn row(before: Option<&Figure>, after: Option<&Figure>) -> Option<ConsequenceRow> {
    let figure = after.or(before)?;
    let same = match (before, after) {
        (Some(before), Some(after)) => before.figure == after.figure,
        _ => false,
    };
    let shown = match figure.shown {
        Shown::Always => true,
        Shown::WhenChanged => !same,
    };
    shown.then(|| ConsequenceRow {
        key: figure.key.clone(),
        name: figure.name.clone(),
        of: figure.of.clone(),
        before: before.map(|it| it.figure.clone()),
        after: after.map(|it| it.figure.clone()),
        same,
        because: Vec::new(),
    })
}

fn same_but_for_the_rules_day(was: &Standing, is: &Standing) -> bool {
    let mut is = is.clone();
    is.rules_checked_on = was.rules_checked_on;
    *was == is
}

/// Finds out which changed clause makes which difference: each alone on top of the rules
/// before, and each alone taken out of the rules after. Answers those that make any.
fn attribute(
    facts: &Facts,
    (before, after): (&Rulebook, &Rulebook),
    (was, is): (&Standing, &Standing),
    rules: &RulebookChanges,
    changed: &mut [ConsequenceRow],
) -> Vec<ClauseId> {
    let mut touches = Vec::new();
    if changed.iter().all(|row| row.same) {
        return touches;
    }
    for change in &rules.clauses {
        let id = change.clause.as_str();
        let alone = assess(facts, &before.with_clause_of(after, id), was.as_of);
        let without = assess(facts, &after.with_clause_of(before, id), is.as_of);
        let mut keys: HashSet<String> = HashSet::new();
        for (a, b) in [(was, &alone), (&without, is)] {
            let differing = rows(a, b).into_iter().filter(|row| !row.same);
            keys.extend(differing.map(|row| row.key));
        }
        if keys.is_empty() {
            continue;
        }
        touches.push(change.clause.clone());
        let hangs = changed.iter_mut();
        for row in hangs.filter(|row| !row.same && keys.contains(&row.key)) {
            row.because.push(change.clause.clone());
        }
    }
    touches
}

/// What is late by the rules after and not by those before, as it is called on any day.
fn newly_late(was: &Standing, is: &Standing) -> Vec<String> {
    let late = |standing: &Standing| -> Vec<(String, String)> {
        let list = standing.obligations.iter();
        list.filter(|it| it.state == DueState::Late)
            .map(|it| (it.key.clone(), it.name.clone()))
            .collect()
    };
    let before = late(was);
    let now = late(is).into_iter();
    now.filter(|(key, _)| !before.iter().any(|(known, _)| known == key))
        .map(|(_, name)| name)
        .collect()
}

fn summary(rules: &RulebookChanges, changed: usize, late: &[String]) -> String {
    let says = match changed {
        0 if rules.clauses.is_empty() && rules.credentials.is_empty() => {
            return "Every clause says the same, so nothing changes for you.".to_owned();
        }
        0 => return "Nothing changes for you.".to_owned(),
        1 => "One answer changes for you".to_owned(),
        several => format!("{} answers change for you", capitalized(&in_words(several))),
    };
    match late {
        [] => format!("{says}, none makes you late."),
        [one] => format!("{says}. {one} becomes late."),
        several => format!("{says}. These become late: {}.", several.join(", ")),
    }
}

/// The cycles that have ended and come out the same, where a rule of cycles has changed.
fn kept(was: &Standing, rules: &RulebookChanges, rows: &[ConsequenceRow]) -> Vec<String> {
    let of_cycles = rules.clauses.iter();
    let issuers: HashSet<&str> = of_cycles
        .filter(|change| matches!(change.governs, Governs::Due | Governs::Start))
        .map(|change| change.issuer.as_str())
        .collect();
    let mut ended: Vec<_> = was.cycles.iter().collect();
    ended.retain(|cycle| {
        matches!(cycle.state, CycleState::Past | CycleState::Asked)
            && issuers.contains(cycle.issuer.as_str())
            && !rows.iter().any(|row| {
                !row.same
                    && row
                        .key
                        .starts_with(&figures::cycle_key(&cycle.issuer, cycle.due_on.date))
            })
    });
    let mut words = Vec::new();
    for issuer in issuers {
        let own = ended.iter().filter(|cycle| cycle.issuer.as_str() == issuer);
        if let Some(cycle) = own.max_by_key(|cycle| cycle.due_on.date) {
            let ended = day(cycle.due_on.date);
            words.push(format!(
                "{issuer}’s cycle that ended {ended} keeps the rules of its time."
            ));
        }
    }
    words.sort();
    words
}
