//! Practicode's access that ends before all cases are done.

use super::phrases::distance;
use super::{Found, day as days};
use crate::dates::days_between;
use crate::facts::Practicode;
use crate::removal::access_ends;
use crate::standing::{
    DateFigure, DueState, Obligation, ObligationKind, Provenance, Target, TargetKind, day,
};

/// Days before access ends from which it asks for something.
const ASKS_BEFORE: i32 = 60;
/// Days after its end for which it is still told of: more time can be asked for.
const TOLD_FOR: i32 = 7;

/// Practicode purchases whose access ends before all cases are done.
pub(super) fn purchases(found: Found) -> Vec<Obligation> {
    let as_of = found.context.as_of;
    let met = found.apprentice.iter().any(|it| it.practicode.met);
    found
        .context
        .facts
        .practicode
        .iter()
        .filter(|it| !met && it.completed_on.is_none_or(|on| on > as_of))
        .filter(|it| it.purchased_on.is_none_or(|on| on <= as_of))
        .filter_map(|it| {
            let ends = access_ends(&found.context.rules, it, as_of)?;
            (days_between(ends.date, as_of) <= TOLD_FOR).then(|| access(found, it, &ends))
        })
        .collect()
}

fn access(found: Found, bought: &Practicode, ends: &DateFigure) -> Obligation {
    let as_of = found.context.as_of;
    let ends_on = ends.date;
    let past = days::state(as_of, ends_on) == DueState::Late;
    let verb = if past { "ended" } else { "ends" };
    let estimated = ends.provenance == Provenance::Estimate;
    let (consequence, next) = text(found, bought, ends, past);
    Obligation {
        key: format!("practicode:{}", bought.id),
        kind: ObligationKind::Practicode,
        due_on: ends_on,
        provenance: ends.provenance,
        whose: Some("AAPC".to_owned()),
        // That it has ended is no lateness: nothing that is held depends on it.
        state: match days::state_from(as_of, ends_on, ASKS_BEFORE) {
            DueState::Late => DueState::Open,
            other => other,
        },
        urgency: days::never_late(as_of, ends_on),
        name: "Practicode access ends".to_owned(),
        title: format!(
            "Practicode access {verb} {}{}",
            distance(as_of, ends_on).replace(" past due", " ago"),
            if estimated { " (estimated)" } else { "" }
        ),
        step: match past {
            true => "Ask AAPC for more time in Practicode".to_owned(),
            false => format!("Finish Practicode by {}", day(ends_on)),
        },
        consequence,
        next,
        rest: estimated.then(|| "estimated".to_owned()),
        target: Target::of(TargetKind::Practicode, &bought.id),
        clause: Some(ends.clause.clone()),
        credentials: found
            .apprentice
            .iter()
            .map(|it| it.credential.clone())
            .collect(),
        turns: Vec::new(),
        behind: false,
        told_until: None,
        told: true,
        days_left: 0,
        can_be_settled: false,
    }
}

fn text(found: Found, bought: &Practicode, ends: &DateFigure, past: bool) -> (String, String) {
    let as_of = found.context.as_of;
    let rules = &found.context.rules;
    let total = rules.number("aapc.apprentice.practicode-cases", as_of);
    let score = rules.number("aapc.apprentice.practicode-score", as_of);
    let left = total - bought.cases_done;
    let weeks = (days_between(as_of, ends.date) + 6) / 7;
    let next = if past {
        "ask AAPC about more time".to_owned()
    } else if left <= 0 {
        format!("bring the score to {score}%, and note it in Milepost")
    } else if weeks > 1 {
        format!(
            "about {} cases a week will do it",
            (left + weeks - 1) / weeks
        )
    } else {
        "finish the rest, or ask AAPC about more time".to_owned()
    };
    let assumed = match ends.provenance {
        Provenance::Estimate => " (the day is estimated; type the one that your account shows)",
        _ => "",
    };
    (
        format!(
            "{} of {total} cases are done, and the access clock doesn't stop{assumed}.",
            bought.cases_done
        ),
        next,
    )
}
