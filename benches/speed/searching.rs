//! The search for a job, listed.

use std::hint::black_box;

use milepost_core::assess::assess;
use milepost_core::career::HOME;
use milepost_core::facts::{Application, Facts, PayUnit, Step, StepKind};
use milepost_core::prospects::search;
use milepost_core::rulebook::Rulebook;
use milepost_logbook::{Logbook, Operation};
use tempfile::TempDir;

use crate::works::{day_of, now, today};
use crate::{Timed, timed};

/// So many steps has each application.
const STEPS: u32 = 6;

/// Reads the logbook, judges it and lists its applications with what is next.
pub fn listing(applications: u32) -> Timed {
    let (home, logbook) = home_of(applications);
    timed(move || {
        let facts = logbook.facts().expect("BUG: the facts cannot be read");
        let standing = assess(&facts, Rulebook::embedded(), today());
        let facts = logbook.search_facts();
        let facts = facts.expect("BUG: the search cannot be read");
        black_box(search(&facts, &standing.obligations, today(), HOME));
        // It lives as long as what is measured in it.
        let _ = home.path();
    })
}

/// The same facts read, and nothing judged or listed.
pub fn reading(applications: u32) -> Timed {
    let (home, logbook) = home_of(applications);
    timed(move || {
        black_box(logbook.facts().expect("BUG: the facts cannot be read"));
        let facts = logbook.search_facts();
        black_box(facts.expect("BUG: the search cannot be read"));
        let _ = home.path();
    })
}

fn home_of(applications: u32) -> (TempDir, Logbook) {
    let home = tempfile::tempdir().expect("BUG: no folder for temporary files");
    let logbook = Logbook::open(home.path(), &now());
    let mut logbook = logbook.expect("BUG: an empty logbook cannot be opened");
    let facts = Operation::AddMany(facts_of(applications).into_list());
    let done = logbook.transact(facts, &now());
    done.expect("BUG: the applications do not come in");
    (home, logbook)
}

fn facts_of(applications: u32) -> Facts {
    let kinds = [
        StepKind::Saved,
        StepKind::Applied,
        StepKind::Acknowledged,
        StepKind::Screening,
        StepKind::CodingTest,
        StepKind::Interview,
    ];
    let application = |number: u32| Application {
        id: format!("a{number}").as_str().into(),
        employer: format!("Employer {number} of Worcester"),
        title: Some("Outpatient coder".to_owned()),
        town: Some("Worcester".to_owned()),
        pay_from_cents: Some(2_500 + i32::try_from(number % 20).unwrap_or(0) * 50),
        pay_unit: Some(PayUnit::Hour),
        ..Application::default()
    };
    let step = |number: u32| Step {
        id: format!("s{number}").as_str().into(),
        application: Some(format!("a{}", number / STEPS).as_str().into()),
        kind: kinds[(number % STEPS) as usize],
        on: day_of(2026, 1 + number % STEPS + number % 4, 1 + number % 28),
        ..Step::default()
    };
    Facts {
        applications: (0..applications).map(application).collect(),
        steps: (0..applications * STEPS).map(step).collect(),
        ..Facts::default()
    }
}
