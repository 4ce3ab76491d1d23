//! Practicode's access that ends before all cases are done.

use super::subject::{Stage, Subject, urgency};
use super::words::distance;
use super::{ReminderKind, Situation};
use crate::assess::access_ends;
use crate::dates::days_between;
use crate::facts::Practicode;
use crate::standing::{DateFigure, Provenance};

/// Days before Practicode's access ends on which it is told of.
const PRACTICODE_STAGES: [i32; 6] = [-60, -30, -14, -7, -1, 0];

/// Practicode purchases whose access ends before all cases are done.
pub(super) fn purchases(situation: &Situation) -> Vec<Subject> {
    let today = situation.now.date;
    let met = situation
        .standing
        .apprentice
        .iter()
        .any(|it| it.practicode.met);
    situation
        .facts
        .practicode
        .iter()
        .filter(|it| !met && it.completed_on.is_none_or(|on| on > today))
        .filter(|it| it.purchased_on.is_none_or(|on| on <= today))
        .filter_map(|it| {
            let ends = access_ends(&situation.rules(), it, today)?;
            (days_between(ends.date, today) <= 7).then(|| access(situation, it, &ends))
        })
        .collect()
}

fn access(situation: &Situation, bought: &Practicode, ends: &DateFigure) -> Subject {
    let today = situation.now.date;
    let ends_on = ends.date;
    let verb = if ends_on < today { "ended" } else { "ends" };
    let estimate = match ends.provenance {
        Provenance::Estimate => " (estimated)",
        _ => "",
    };
    Subject {
        key: format!("practicode:{}", bought.id),
        kind: ReminderKind::Practicode,
        due_on: ends_on,
        credentials: situation
            .standing
            .apprentice
            .iter()
            .map(|it| it.credential.clone())
            .collect(),
        cycle: None,
        satisfied_through: None,
        stages: PRACTICODE_STAGES
            .into_iter()
            .map(|offset| Stage {
                urgent: offset >= -30,
                ..Stage::at(ends_on, offset)
            })
            .collect(),
        name: "Practicode access ends".to_owned(),
        rest: (!estimate.is_empty()).then(|| "estimated".to_owned()),
        can_be_settled: false,
        title: format!(
            "Practicode access {verb} {}{estimate}",
            distance(today, ends_on).replace(" past due", " ago")
        ),
        text: text(situation, bought, ends),
        urgency: urgency(today, ends_on),
        about: Some(format!("practicode:{}", bought.id)),
    }
}

fn text(situation: &Situation, bought: &Practicode, ends: &DateFigure) -> String {
    let today = situation.now.date;
    let total = situation.number("aapc.apprentice.practicode-cases", today);
    let score = situation.number("aapc.apprentice.practicode-score", today);
    let left = total - bought.cases_done;
    let weeks = (days_between(today, ends.date) + 6) / 7;
    let next = if ends.date < today {
        "ask AAPC about more time".to_owned()
    } else if left <= 0 {
        format!("bring the score to {score}%, and note it in Milepost")
    } else if weeks > 1 {
        format!("about {} cases a week do it", (left + weeks - 1) / weeks)
    } else {
        "finish the rest, or ask AAPC about more time".to_owned()
    };
    let assumed = match ends.provenance {
        Provenance::Estimate => " (the day is estimated; type the one that your account shows)",
        _ => "",
    };
    format!(
        "{} of {total} cases are done, and the clock of the purchase does not stop{assumed}. Next: {next}.",
        bought.cases_done
    )
}
