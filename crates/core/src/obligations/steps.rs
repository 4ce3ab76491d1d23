//! What is due among the next things: each obligation that asks for something once.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::day::NEAR;
use crate::dates::days_between;
use crate::standing::{DueState, NextStep, Obligation, ObligationKind, Target, Urgency};

/// Enters every obligation that asks for something. Where a step speaks of it already, in
/// words of its own, that step becomes at least as urgent.
pub(crate) fn enter(steps: &mut Vec<NextStep>, obligations: &[Obligation], as_of: NaiveDate) {
    let mut spoken = Spoken::of(steps);
    for obligation in obligations {
        spoken.put(steps, obligation);
    }
    sort(steps, as_of);
    for step in steps {
        if step.target.is_none() {
            step.target = step.about.as_deref().and_then(Target::named);
        }
    }
}

/// Enters one more where the others are in order already.
pub(super) fn enter_one(steps: &mut Vec<NextStep>, obligation: &Obligation, as_of: NaiveDate) {
    Spoken::of(steps).put(steps, obligation);
    sort(steps, as_of);
}

/// Of what the steps speak: a search of years has thousands of them.
struct Spoken(FxHashMap<String, Vec<usize>>);

impl Spoken {
    fn of(steps: &[NextStep]) -> Spoken {
        let mut spoken = Spoken(FxHashMap::default());
        for (at, step) in steps.iter().enumerate() {
            spoken.note(at, step);
        }
        spoken
    }

    fn note(&mut self, at: usize, step: &NextStep) {
        let asked = step.question.iter().flat_map(|it| &it.about);
        for about in step.about.iter().chain(asked) {
            self.0.entry(about.clone()).or_default().push(at);
        }
    }

    fn put(&mut self, steps: &mut Vec<NextStep>, obligation: &Obligation) {
        if !obligation.asks() {
            return;
        }
        let about = obligation.target.about();
        let of = |key: &str| self.0.get(key).map_or(&[][..], Vec::as_slice);
        // What has ended by a rule is found by its day, among all.
        let mut candidates: Vec<usize> = match obligation.kind {
            ObligationKind::Renewal => (0..steps.len()).collect(),
            _ => [of(&obligation.key), about.as_deref().map_or(&[], of)].concat(),
        };
        candidates.sort_unstable();
        let spoken = candidates.into_iter().find(|&at| {
            steps
                .get(at)
                .is_some_and(|step| is_of(step, obligation, about.as_deref()))
        });
        match spoken.and_then(|at| steps.get_mut(at)) {
            Some(step) if rank(obligation.urgency) < rank(step.urgency) => {
                step.urgency = obligation.urgency;
            }
            Some(_) => {}
            None => {
                let step = step(obligation, about);
                self.note(steps.len(), &step);
                steps.push(step);
            }
        }
    }
}

/// Whether a step speaks of an obligation: of the same record, and of the same matter there.
fn is_of(step: &NextStep, obligation: &Obligation, about: Option<&str>) -> bool {
    // A question may be about several records in one.
    let asked = step.question.iter().flat_map(|it| &it.about);
    if step.about.as_ref() == Some(&obligation.key) || asked.clone().any(|it| *it == obligation.key)
    {
        return true;
    }
    // What has ended by a rule is asked of the account, in words of its own.
    let late = obligation.state == DueState::Late && step.urgency == Urgency::Late;
    if obligation.kind == ObligationKind::Renewal
        && late
        && step.by == Some(obligation.due_on)
        && step.whose == obligation.whose
    {
        return true;
    }
    let same = about.is_some() && step.about.as_deref() == about;
    match obligation.kind {
        ObligationKind::Renewal | ObligationKind::Letter => same,
        _ => same && step.title == obligation.step,
    }
}

fn step(obligation: &Obligation, about: Option<String>) -> NextStep {
    let by = obligation.whose.as_ref().map(|_| obligation.due_on);
    NextStep {
        title: obligation.step.clone(),
        detail: obligation.consequence.clone(),
        by,
        whose: obligation.whose.clone(),
        target: Some(obligation.target.clone()),
        urgency: obligation.urgency,
        clause: obligation.clause.clone(),
        about,
        question: None,
    }
}

/// The most urgent first, and then by date. What the first answer hangs on is asked before
/// anything that has time, and so is what one click settles before work of weeks that has no
/// near day. The questions among themselves keep the order in which they were found.
fn sort(steps: &mut [NextStep], as_of: NaiveDate) {
    let has_time = |step: &NextStep| {
        let near = |by| days_between(as_of, by) <= NEAR;
        step.urgency == Urgency::NeedsYou && step.question.is_none() && !step.by.is_some_and(near)
    };
    steps.sort_by_key(|step| {
        let asks = step.urgency == Urgency::NeedsYou && step.question.is_some();
        (
            rank(step.urgency),
            has_time(step),
            asks,
            step.by.is_none(),
            step.by,
        )
    });
}

/// The louder, the lower.
fn rank(urgency: Urgency) -> u8 {
    match urgency {
        Urgency::Late => 0,
        Urgency::Unknown => 1,
        Urgency::NeedsYou => 2,
        Urgency::Calm => 3,
    }
}
