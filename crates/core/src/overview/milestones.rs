//! The road: what was reached and what lies ahead.

use chrono::NaiveDate;

use crate::dates::add_days;
use crate::facts::{
    CredentialGroup, CredentialStatus, ExamResult, Position, PositionKind, Step, StepKind,
    YesNoUnknown,
};
use crate::forecast::{Forecast, Outlook, RemovalForecast};
use crate::ids::ClauseId;
use crate::judging::context::{AssessContext, is_apprentice};
use crate::standing::{
    ApprenticeStanding, CycleStanding, CycleState, Milestone, MilestoneKind, MilestoneState,
    Obligation, Provenance,
};

const PROCESSING: &str = "aapc.apprentice.processing";

/// Every point of the road, by date; undated ones last.
pub(crate) fn milestones(
    context: &AssessContext,
    cycles: &[CycleStanding],
    apprentice: &[ApprenticeStanding],
    obligations: &[Obligation],
    forecast: &Forecast,
) -> Vec<Milestone> {
    let mut road = Vec::new();
    study(context, &mut road);
    exams(context, obligations, &mut road);
    credentials(context, &mut road);
    search(context, &mut road);
    for (standing, forecast) in apprentice.iter().zip(&forecast.removal) {
        removal(context, standing, forecast, &mut road);
    }
    for cycle in cycles {
        if matches!(
            cycle.state,
            CycleState::Open | CycleState::Submitted | CycleState::Overdue
        ) {
            road.push(Milestone {
                name: format!("{} renewal", cycle.issuer),
                kind: MilestoneKind::Renewal,
                state: if cycle.state == CycleState::Submitted {
                    MilestoneState::Done
                } else {
                    MilestoneState::Deadline
                },
                on: Some(cycle.due_on.date),
                until: None,
                provenance: cycle.due_on.provenance,
                clause: Some(cycle.due_on.clause.clone()),
            });
        } else if cycle.state == CycleState::Past && cycle.submitted_on.is_some() {
            road.push(done(
                format!("{} renewed", cycle.issuer),
                MilestoneKind::Renewal,
                cycle.submitted_on.unwrap_or(cycle.due_on.date),
            ));
        }
    }
    road.extend(asked_about(cycles));
    road.sort_by_key(|milestone| (milestone.on.is_none(), milestone.on));
    road
}

/// The latest cycle of each issuer that has ended and is asked about, on its day.
fn asked_about(cycles: &[CycleStanding]) -> impl Iterator<Item = Milestone> {
    cycles
        .chunk_by(|a, b| a.issuer == b.issuer)
        .filter_map(|of_issuer| {
            let asked =
                |it: &&CycleStanding| it.state == CycleState::Asked && !it.credentials.is_empty();
            let cycle = of_issuer.iter().rfind(asked)?;
            Some(Milestone {
                name: format!("{} cycle", cycle.issuer),
                kind: MilestoneKind::Renewal,
                state: MilestoneState::Question,
                on: Some(cycle.due_on.date),
                until: None,
                provenance: cycle.due_on.provenance,
                clause: Some(cycle.due_on.clause.clone()),
            })
        })
}

fn done(name: String, kind: MilestoneKind, on: NaiveDate) -> Milestone {
    Milestone {
        name,
        kind,
        state: MilestoneState::Done,
        on: Some(on),
        until: None,
        provenance: Provenance::Entered,
        clause: None,
    }
}

fn ahead(name: String, kind: MilestoneKind, on: Option<NaiveDate>) -> Milestone {
    Milestone {
        name,
        kind,
        state: MilestoneState::Ahead,
        on,
        until: None,
        provenance: Provenance::Entered,
        clause: None,
    }
}

fn study(context: &AssessContext, road: &mut Vec<Milestone>) {
    for course in &context.facts.courses {
        match course.completed_on {
            Some(on) if context.has_come(on) => {
                road.push(done(course.title.clone(), MilestoneKind::Study, on))
            }
            other => road.push(ahead(course.title.clone(), MilestoneKind::Study, other)),
        }
    }
    for practicode in &context.facts.practicode {
        if let Some(on) = practicode.completed_on.filter(|on| context.has_come(*on)) {
            road.push(done("Practicode".to_owned(), MilestoneKind::Study, on));
        }
    }
}

/// Exams that were passed, and those that are due.
fn exams(context: &AssessContext, obligations: &[Obligation], road: &mut Vec<Milestone>) {
    for exam in &context.facts.exams {
        let attempt = format!("exam:{}", exam.id);
        // One that waits for its result is neither reached nor ahead.
        let due = obligations
            .iter()
            .find(|it| it.key == attempt && !it.waits_for_a_result());
        match (due, exam.sat_on, exam.result) {
            (Some(due), ..) => road.push(Milestone {
                provenance: due.provenance,
                ..ahead(
                    format!("{} exam", exam.credential),
                    MilestoneKind::Exam,
                    Some(due.due_on),
                )
            }),
            (None, Some(on), ExamResult::Passed) if context.has_come(on) => road.push(done(
                format!("{} exam passed", exam.credential),
                MilestoneKind::Exam,
                on,
            )),
            _ => {}
        }
    }
}

fn credentials(context: &AssessContext, road: &mut Vec<Milestone>) {
    for credential in &context.facts.credentials {
        if credential.status == CredentialStatus::Expected {
            road.push(ahead(
                credential.code.to_string(),
                MilestoneKind::Credential,
                credential.earned_on,
            ));
            continue;
        }
        if let Some(on) = credential.earned_on {
            let name = if credential.apprentice {
                format!("{}-A", credential.code)
            } else {
                credential.code.to_string()
            };
            if context.has_come(on) {
                road.push(done(name, MilestoneKind::Credential, on));
            } else {
                road.push(ahead(name, MilestoneKind::Credential, Some(on)));
            }
        }
        if let Some(on) = credential.apprentice_removed_on
            && !is_apprentice(credential, context.as_of)
        {
            road.push(done(
                format!("A removed, {}", credential.code),
                MilestoneKind::Credential,
                on,
            ));
        }
    }
}

/// The first of each thing on the way to a job, by the steps that have come.
fn search(context: &AssessContext, road: &mut Vec<Milestone>) {
    let facts = context.facts;
    let first = |wanted: fn(&Step) -> bool| {
        let steps = facts.steps.iter().filter(|step| wanted(step));
        let days = steps.map(|step| step.on);
        days.filter(|on| context.has_come(*on)).min()
    };
    let applied = first(|it| it.application.is_some() && it.kind == StepKind::Applied);
    let interview = first(|it| it.kind == StepKind::Interview);
    let offers = facts.offers.iter().map(|it| it.received_on);
    let offered = first(|it| it.kind == StepKind::Offer);
    let offer = offers.chain(offered).filter(|on| context.has_come(*on));
    let coding =
        |it: &&Position| it.kind == PositionKind::Job && it.code_assignment == YesNoUnknown::Yes;
    let jobs = facts.positions.iter().filter(coding);
    let job = jobs.filter_map(|it| it.starts_on).min();
    for (name, on) in [
        ("First application", applied),
        ("First interview", interview),
        ("First offer", offer.min()),
    ] {
        road.extend(on.map(|on| done(name.to_owned(), MilestoneKind::Career, on)));
    }
    let named = |name: &str, on: NaiveDate| match context.has_come(on) {
        true => done(name.to_owned(), MilestoneKind::Career, on),
        false => ahead(name.to_owned(), MilestoneKind::Career, Some(on)),
    };
    road.extend(job.map(|on| named("First coding position", on)));
    let specialties = facts.credentials.iter().filter(|it| {
        let known = context.rules.credential(&it.issuer, &it.code);
        let group = it.group.or(known.map(|it| it.group));
        it.status != CredentialStatus::Expected && group == Some(CredentialGroup::Specialty)
    });
    let specialty = specialties.filter_map(|it| it.earned_on).min();
    road.extend(specialty.map(|on| named("First specialty", on)));
}

/// The A can go when an option is met; AAPC then takes its time. Without a
/// forecast there is still the earliest day that the calendar gives.
fn removal(
    context: &AssessContext,
    standing: &ApprenticeStanding,
    forecast: &RemovalForecast,
    road: &mut Vec<Milestone>,
) {
    let range = match forecast.outlook {
        Outlook::Range { from, to } => Some((from, to)),
        _ => {
            let days = context.rules.day_list(PROCESSING, context.as_of);
            let fast = days.iter().min().copied().unwrap_or(0);
            let slow = days.iter().max().copied().unwrap_or(0);
            let options = standing.options.iter();
            let earliest = options.filter_map(|option| option.earliest_on).min();
            earliest.map(|on| (add_days(on, fast), Some(add_days(on, slow))))
        }
    };
    road.push(Milestone {
        name: format!("A removed, {}", standing.code),
        kind: MilestoneKind::Credential,
        state: if range.is_some() {
            MilestoneState::Estimate
        } else {
            MilestoneState::Ahead
        },
        on: range.map(|(from, _)| from),
        until: range.and_then(|(_, to)| to),
        provenance: Provenance::Estimate,
        clause: Some(ClauseId::known(PROCESSING)),
    });
}
