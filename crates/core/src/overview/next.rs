//! What to do next, most urgent first.

use super::about::about;
use super::letters::letters;
use super::questions::{
    dues, ended_by_rule, ended_cycles, first_days, first_report, how_held, next_reports,
    of_credits, of_the_work, proof_answered, proof_sent, study_kinds,
};
use super::retakes::{retakes, undated};
use super::upkeep::bring_back;
use crate::amounts::Ceus;
use crate::facts::CredentialStatus;
use crate::ids::ClauseId;
use crate::judging::context::AssessContext;
use crate::obligations::enter;
use crate::removal::proof_sent_on;
use crate::standing::{
    ApprenticeStanding, BucketRole, CredentialStanding, CycleStanding, CycleState, ExamStanding,
    NextStep, Obligation, ObligationKind, PaceState, Problem, Unit, Urgency, day,
};
use crate::text::lower_first;
use crate::text::{capitalized, listed};

/// What to do, most urgent first and then by date.
pub(crate) fn next_steps(
    context: &AssessContext,
    cycles: &[CycleStanding],
    apprentice: &[ApprenticeStanding],
    credentials: &[CredentialStanding],
    exams: &[ExamStanding],
    problems: &[Problem],
    obligations: &[Obligation],
) -> Vec<NextStep> {
    let mut steps = Vec::new();
    let with_credentials: Vec<&CycleStanding> = cycles
        .iter()
        .filter(|cycle| !cycle.credentials.is_empty())
        .collect();
    steps.extend(how_held(context));
    steps.extend(next_reports(context, problems));
    steps.extend(ended_cycles(&with_credentials));
    for cycle in &with_credentials {
        match ended_by_rule(cycle, credentials).filter(|_| cycle.state == CycleState::Overdue) {
            Some(ended) => steps.push(ended),
            None => renewal(cycle, obligations, &mut steps),
        }
        steps.extend(first_report(context, cycle));
    }
    steps.extend(of_credits(context, &with_credentials));
    for credential in credentials {
        steps.extend(bring_back(credential));
    }
    steps.extend(dues(context, obligations));
    for standing in apprentice {
        removal(context, standing, &mut steps);
    }
    steps.extend(first_days(context, apprentice));
    steps.extend(study_kinds(context));
    steps.extend(retakes(context, exams));
    steps.extend(undated(context, exams));
    enter(&mut steps, obligations, context.as_of);
    steps
}

/// A cycle that asks for something: when and how urgently the list of what is due says, what
/// exactly the cycle does.
fn renewal(cycle: &CycleStanding, obligations: &[Obligation], steps: &mut Vec<NextStep>) {
    let key = about(cycle);
    let mut renewals = obligations
        .iter()
        .filter(|it| it.kind == ObligationKind::Renewal);
    let Some(due) = renewals.find(|it| it.key == key) else {
        return;
    };
    let Some((title, detail, clause)) = asked_of(cycle) else {
        return;
    };
    steps.push(NextStep {
        title,
        detail,
        by: Some(due.due_on),
        whose: due.whose.clone(),
        target: None,
        urgency: due.urgency,
        clause: Some(clause.clone()),
        about: Some(key),
        question: None,
    });
}

/// What a cycle asks for and why, with the clause behind it.
fn asked_of(cycle: &CycleStanding) -> Option<(String, String, &ClauseId)> {
    let issuer = &cycle.issuer;
    let due = day(cycle.closes_on());
    let clause = &cycle.due_on.clause;
    match cycle.state {
        CycleState::Overdue if cycle.complete => Some((
            format!("Submit to {issuer}, or mark it as submitted"),
            format!("The cycle ended on {due} with everything earned."),
            clause,
        )),
        CycleState::Overdue => Some((
            format!("Report the cycle that ended on {due} to {issuer}"),
            format!(
                "It's past due, with {} to go. Submit it late, with what that costs; if you \
                 reported it after all, mark it as submitted.",
                lacking(cycle)
            ),
            clause,
        )),
        CycleState::Open if cycle.complete => Some(match &cycle.window_opens_on {
            Some(opens) if !cycle.can_submit => (
                format!("Submit to {issuer} from {}", day(opens.date)),
                "Everything is earned; submission isn't open yet.".to_owned(),
                clause,
            ),
            _ => (
                format!("Submit to {issuer}"),
                format!("Everything is earned for {}.", names(cycle)),
                clause,
            ),
        }),
        CycleState::Open => {
            let pace = match &cycle.pace {
                Some(pace) if pace.state == PaceState::Behind => {
                    format!("{} behind an even pace. ", pace.by)
                }
                _ => String::new(),
            };
            // Where only answers are missing, they are asked for.
            let (title, of_a_kind) = earn(cycle)?;
            let detail = format!(
                "{of_a_kind}{pace}{} of {} count for {}.",
                range(cycle.counted, cycle.counted_up_to),
                cycle.required.amount,
                names(cycle)
            );
            Some((title, detail, deciding_clause(cycle)))
        }
        // Nothing is asked of what is settled; what is not said yet is asked elsewhere.
        CycleState::Past | CycleState::Asked | CycleState::Submitted | CycleState::Coming => None,
    }
}

/// "6 auditing + 2.5 any": what a cycle lacks, in words.
fn lacking(cycle: &CycleStanding) -> String {
    cycle
        .least
        .clone()
        .unwrap_or_else(|| format!("{} CEU", cycle.needed))
}

/// The clause behind what is still lacking: the total's, or the minimum's when the total is met.
fn deciding_clause(cycle: &CycleStanding) -> &ClauseId {
    let short = cycle.buckets.iter().find(|bucket| !bucket.met);
    match short {
        Some(bucket) if cycle.needed == Ceus::ZERO => &bucket.clause,
        _ => &cycle.required.clause,
    }
}

/// "9", or "0 to 21" where it hangs on answers that are missing.
fn range(from: Ceus, to: Ceus) -> String {
    if from == to {
        from.to_string()
    } else {
        format!("{from} to {to}")
    }
}

/// "Earn 8.5 CEU for AAPC", and what of it must be of a kind: "6 of them auditing. ".
/// None where only answers are missing: what is to earn in any case is told.
fn earn(cycle: &CycleStanding) -> Option<(String, String)> {
    let all = cycle.to_do_at_least;
    if all == Ceus::ZERO {
        return None;
    }
    let mut short: Vec<(String, Ceus)> = cycle
        .buckets
        .iter()
        .filter(|bucket| bucket.role == BucketRole::Minimum)
        .map(|bucket| {
            let lacking = bucket.required.less(bucket.counted_up_to);
            (lower_first(&bucket.name), lacking)
        })
        .collect();
    let other = cycle.buckets.iter().find(|it| it.key == "other_subjects");
    if let Some(other) = other {
        let needed = cycle.required.amount.less(cycle.counted_up_to);
        let room = other.required.less(other.counted_up_to);
        if room == Ceus::ZERO {
            short.push(("in a domain".to_owned(), needed));
        }
    }
    let phrases: Vec<String> = short
        .into_iter()
        .filter(|(_, lacking)| *lacking > Ceus::ZERO)
        .map(|(name, lacking)| {
            if lacking >= all {
                format!("all of them {name}")
            } else {
                format!("{lacking} of them {name}")
            }
        })
        .collect();
    let of_a_kind = if phrases.is_empty() {
        String::new()
    } else {
        format!("{}. ", capitalized(&listed(&phrases)))
    };
    let more = match cycle.to_do > all {
        true => format!("Up to {}, depending on your answers. ", cycle.to_do),
        false => String::new(),
    };
    Some((
        format!("Earn {all} CEU for {}", cycle.issuer),
        of_a_kind + &more,
    ))
}

fn names(cycle: &CycleStanding) -> String {
    listed(&cycle.credentials)
}

fn removal(context: &AssessContext, standing: &ApprenticeStanding, steps: &mut Vec<NextStep>) {
    let options = ClauseId::known("aapc.apprentice.options");
    let step = |title: String, detail: String, urgency: Urgency, about: Option<String>| NextStep {
        title,
        detail,
        by: None,
        whose: None,
        target: None,
        urgency,
        clause: Some(options.clone()),
        about,
        question: None,
    };
    let credential = format!("credential:{}", standing.credential);
    let held = context.facts.credentials.iter().any(|fact| {
        fact.id == standing.credential
            && fact.status != CredentialStatus::Expected
            && fact.earned_on.is_none_or(|earned| context.has_come(earned))
    });
    if standing.met && !held {
        return;
    }
    if let Some(sent_on) = proof_sent_on(context, standing).filter(|_| standing.met) {
        steps.push(proof_answered(context, standing, sent_on));
        return;
    }
    if standing.met {
        let how: String = ["aapc.apprentice.sending", "aapc.apprentice.send-complete"]
            .iter()
            .filter(|clause| context.rules.in_force(clause, context.as_of))
            .map(|clause| format!(" {}", context.rules.says(clause, context.as_of)))
            .collect();
        let mut send = step(
            format!("Send the proof to AAPC for the {}", standing.code),
            format!("{}{how}", standing.summary),
            Urgency::NeedsYou,
            Some(credential),
        );
        send.question = Some(proof_sent(standing));
        steps.push(send);
        return;
    }
    steps.extend(of_the_work(context, standing));
    if standing.met_if_answered {
        return;
    }
    let by_letter = letters(context, standing);
    let letters_are_asked = !by_letter.is_empty();
    steps.extend(by_letter);
    let nearest = standing
        .options
        .iter()
        .find(|option| option.route == standing.nearest);
    if let Some(option) = nearest
        && !option.met_but_letters
    {
        for part in option.parts.iter().filter(|part| !part.met) {
            let Some((first, rest)) = part.missing.split_first() else {
                continue;
            };
            // Months that wait for a letter are asked for with its employer's name.
            let worked = part.unit == Unit::Months && standing.work.worked_months >= part.needed;
            if worked && letters_are_asked {
                continue;
            }
            // What is to do of a choice is said with it.
            let choice = part
                .lacks
                .as_ref()
                .filter(|it| part.clause == options && !first.step.ends_with(it.as_str()));
            let rest: Vec<&str> = rest.iter().map(|it| it.phrase.as_str()).collect();
            let rest = choice.cloned().unwrap_or_else(|| rest.join(", "));
            let then = match rest.is_empty() {
                true => String::new(),
                false => format!(" Still to do: {rest}."),
            };
            steps.push(step(
                first.step.clone(),
                format!(
                    "For the {}, by the nearest route, \"{}\".{then}",
                    standing.code, option.name
                ),
                Urgency::Calm,
                Some(credential.clone()),
            ));
        }
    }
}
