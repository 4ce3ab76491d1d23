//! What the dated steps of an application say of it.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::facts::{Facts, Step, StepKind};
use crate::ids::ApplicationId;

/// The steps of every application, each in order of their days and kinds.
#[derive(Debug, Default)]
pub struct Trails<'a> {
    by_application: FxHashMap<&'a str, Vec<&'a Step>>,
}

impl<'a> Trails<'a> {
    /// Sorts the steps by application.
    pub fn of(facts: &'a Facts) -> Trails<'a> {
        let mut trails = Trails::default();
        for step in &facts.steps {
            if let Some(id) = &step.application {
                let of_one = trails.by_application.entry(id.as_str()).or_default();
                of_one.push(step);
            }
        }
        for steps in trails.by_application.values_mut() {
            sort(steps);
        }
        trails
    }

    /// The steps of one application, oldest first.
    pub fn steps(&self, application: &ApplicationId) -> &[&'a Step] {
        self.by_application
            .get(application.as_str())
            .map_or(&[], Vec::as_slice)
    }

    /// The step that decides an application's stage on a day; none where none has come yet.
    pub fn last(&self, application: &ApplicationId, as_of: NaiveDate) -> Option<&'a Step> {
        last(self.steps(application), as_of)
    }

    /// The stage of an application on a day.
    pub fn stage(&self, application: &ApplicationId, as_of: NaiveDate) -> StepKind {
        self.last(application, as_of)
            .map_or(StepKind::Saved, |step| step.kind)
    }

    /// The next appointment of an application, today or later.
    pub fn appointment(&self, application: &ApplicationId, as_of: NaiveDate) -> Option<&'a Step> {
        let mut steps = self.steps(application).iter();
        steps
            .find(|step| step.kind.is_appointment() && step.on >= as_of)
            .copied()
    }
}

/// Puts steps in the order that decides: by day, then by kind, then by time and id.
fn sort(steps: &mut [&Step]) {
    steps.sort_by(|a, b| (a.on, a.kind, a.at, &a.id).cmp(&(b.on, b.kind, b.at, &b.id)));
}

/// The step that decides the stage: the last by its day, then by the order of kinds. What still
/// lies ahead, and a day on which one only spoke, decides nothing.
fn last<'a>(steps: &[&'a Step], as_of: NaiveDate) -> Option<&'a Step> {
    steps
        .iter()
        .rfind(|step| step.on <= as_of && step.kind != StepKind::Spoke)
        .copied()
}

/// The stage that steps, in any order, give on a day.
///
/// ```
/// use milepost_core::career::stage;
/// use milepost_core::facts::StepKind;
/// let today = "2026-11-30".parse().expect("a day");
/// assert_eq!(stage(&[], today), StepKind::Saved);
/// ```
pub fn stage(steps: &[Step], as_of: NaiveDate) -> StepKind {
    let mut steps: Vec<&Step> = steps.iter().collect();
    sort(&mut steps);
    last(&steps, as_of).map_or(StepKind::Saved, |step| step.kind)
}
