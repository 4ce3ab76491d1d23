//! What is not said of credits and decides how far a cycle has come.

use super::{answer, asking, question};
use crate::amounts::Ceus;
use crate::facts::Credit;
use crate::ids::ClauseId;
use crate::judging::context::{AHIMA, AssessContext};
use crate::standing::{Choice, CycleStanding, CycleState, NextStep, QuestionKind, Takes, Urgency};
use crate::text::counted;

/// The questions on credits of the cycles that still ask for something: one for who gave
/// them, one for their domain, one for what was planned.
pub(in super::super) fn of_credits(
    context: &AssessContext,
    cycles: &[&CycleStanding],
) -> Vec<NextStep> {
    let open: Vec<&&CycleStanding> = cycles
        .iter()
        .filter(|it| matches!(it.state, CycleState::Open | CycleState::Overdue))
        .collect();
    let asked = |field: &str| -> Vec<&Credit> {
        context
            .facts
            .credits
            .iter()
            .filter(|credit| {
                open.iter()
                    .flat_map(|cycle| &cycle.credits)
                    .any(|it| it.credit == credit.id && it.asks.iter().any(|asks| asks == field))
            })
            .collect()
    };
    let completes = open.iter().any(|it| it.met_if_answered && !it.complete);
    let mut steps: Vec<NextStep> = Vec::new();
    steps.extend(done(&asked("planned")));
    steps.extend(given(
        &asked("ahima_source"),
        share(context, "ahima.ceu.source-share", &open),
    ));
    steps.extend(domains(
        &asked("hiim_domain"),
        share(context, "ahima.ceu.domain-share", &open),
    ));
    for step in &mut steps {
        step.urgency = if completes {
            Urgency::NeedsYou
        } else {
            Urgency::Calm
        };
    }
    steps
}

fn about(credits: &[&Credit]) -> Vec<String> {
    credits
        .iter()
        .map(|it| format!("credit:{}", it.id))
        .collect()
}

fn choices(credits: &[&Credit]) -> Vec<Choice> {
    credits
        .iter()
        .map(|it| Choice {
            key: format!("credit:{}", it.id),
            label: it.title.clone(),
        })
        .collect()
}

fn number(credits: &[&Credit], one: &str, many: &str) -> String {
    counted(i32::try_from(credits.len()).unwrap_or(i32::MAX), one, many)
}

/// "3 credits (21 CEU)".
fn how_many(credits: &[&Credit]) -> String {
    let sum: Ceus = credits.iter().filter_map(|it| it.amount).sum();
    format!("{} ({sum} CEU)", number(credits, "credit", "credits"))
}

/// The share that a clause asks for in one of AHIMA's cycles; none where it asks for none.
fn share(context: &AssessContext, clause: &str, cycles: &[&&CycleStanding]) -> Option<i32> {
    let of_ahima = cycles.iter().filter(|it| it.issuer.as_str() == AHIMA);
    of_ahima
        .flat_map(|it| [it.starts_on.date, it.due_on.date])
        .find(|on| context.rules.in_force(clause, *on))
        .map(|on| context.rules.number(clause, on))
}

fn given(credits: &[&Credit], share: Option<i32>) -> Option<NextStep> {
    let ask = match credits {
        [] => return None,
        [one] => format!("Who gave \"{}\"?", one.title),
        many => format!("Who gave these {} credits?", many.len()),
    };
    let mut it = question(QuestionKind::CreditSource, ask, about(credits));
    it.field = Some("ahima_source".to_owned());
    it.answers = vec![
        answer(
            "ahima",
            "AHIMA",
            Takes::Nothing,
            "HCPro's brands are AHIMA's.".to_owned(),
        ),
        answer(
            "component_association",
            "State association",
            Takes::Nothing,
            None,
        ),
        answer("other", "Someone else", Takes::Nothing, None),
        answer(
            "always_other",
            "Someone else, unless I say otherwise",
            Takes::Nothing,
            "Applies to future credits, too.".to_owned(),
        ),
    ];
    it.choices = choices(credits);
    Some(asking(
        format!("Say who gave {}", how_many(credits)),
        share.map_or_else(
            || {
                "Whether they count depends on it; until you answer, they count as neither."
                    .to_owned()
            },
            |share| {
                format!(
                    "{share} percent must come from AHIMA or a state association; until \
                             you answer, they count as neither."
                )
            },
        ),
        Some(ClauseId::known("ahima.ceu.source-share")),
        it,
    ))
}

fn domains(credits: &[&Credit], share: Option<i32>) -> Option<NextStep> {
    let ask = match credits {
        [] => return None,
        [one] => format!("Is \"{}\" outside the HIIM domains?", one.title),
        many => format!("Are any of these {} outside the HIIM domains?", many.len()),
    };
    let mut it = question(QuestionKind::CreditDomain, ask, about(credits));
    it.field = Some("hiim_domain".to_owned());
    it.answers = vec![
        answer(
            "none",
            if credits.len() == 1 { "No" } else { "None" },
            Takes::Nothing,
            None,
        ),
        answer(
            "some",
            if credits.len() == 1 {
                "Yes"
            } else {
                "Choose …"
            },
            if credits.len() == 1 {
                Takes::Nothing
            } else {
                Takes::Some
            },
            None,
        ),
        answer(
            "always",
            "Mine are in the domains unless I say otherwise",
            Takes::Nothing,
            "Applies to future credits, too.".to_owned(),
        ),
    ];
    it.choices = choices(credits);
    Some(asking(
        format!(
            "Say if {} {} in the HIIM domains",
            how_many(credits),
            if credits.len() == 1 { "lies" } else { "lie" }
        ),
        share.map_or_else(
            || "Only part may be outside; until you answer, no more than that counts.".to_owned(),
            |share| {
                format!(
                    "At most {} percent may be outside; until you answer, no more than \
                             that counts.",
                    100 - share
                )
            },
        ),
        Some(ClauseId::known("ahima.ceu.domain-share")),
        it,
    ))
}

fn done(credits: &[&Credit]) -> Option<NextStep> {
    let ask = match credits {
        [] => return None,
        [one] => format!("Did you do \"{}\"?", one.title),
        many => format!("Did you do these {} planned credits?", many.len()),
    };
    let mut it = question(QuestionKind::CreditDone, ask, about(credits));
    it.field = Some("planned".to_owned());
    let one = credits.len() == 1;
    it.answers = vec![answer(
        "yes",
        if one { "Yes" } else { "Yes, all" },
        Takes::Nothing,
        None,
    )];
    if !one {
        it.answers.push(answer(
            "some",
            "Some of them …",
            Takes::Some,
            "The others are removed.".to_owned(),
        ));
    }
    let label = if one {
        "No, remove it"
    } else {
        "No, remove them"
    };
    it.answers.push(answer("no", label, Takes::Nothing, None));
    it.choices = choices(credits);
    Some(asking(
        format!(
            "Say if you did {}",
            number(credits, "planned credit", "planned credits")
        ),
        format!(
            "{}. Its day has passed; it counts once you say so.",
            how_many(credits)
        ),
        None,
        it,
    ))
}
