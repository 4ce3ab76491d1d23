//! The reasons behind a standing, as findings with their tests and clauses.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use milepost_core::facts::Facts;
use milepost_core::ids::ClauseId;
use milepost_core::standing::{
    ApprenticeStanding, CredentialStanding, CreditStanding, CycleStanding, LetterStanding, Outcome,
    PositionStanding, Requirement, Standing, Test, Weight, day,
};
use serde::Serialize;

use super::page::short;

/// What was found out about one thing, and by which checks.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// What it is about.
    pub about: String,
    /// What was found.
    pub verdict: String,
    /// The numbers and how they were found.
    pub because: Vec<Because>,
    /// The checks.
    pub tests: Vec<Test>,
    /// The day whose rules apply.
    pub judged_on: NaiveDate,
}

/// A number, or a thing to do, with its clause.
#[derive(Debug, Serialize)]
pub struct Because {
    /// What and how.
    pub text: String,
    /// The clause behind it.
    pub clause: Option<ClauseId>,
}

impl Finding {
    fn new(about: String, verdict: String, judged_on: NaiveDate) -> Finding {
        Finding {
            about,
            verdict,
            because: Vec::new(),
            tests: Vec::new(),
            judged_on,
        }
    }

    fn say(&mut self, text: String, clause: &ClauseId) {
        self.because.push(Because {
            text,
            clause: Some(clause.clone()),
        });
    }

    /// The clauses that it rests on.
    pub fn clauses(&self) -> BTreeSet<&ClauseId> {
        let tests = self.tests.iter().map(|test| &test.clause);
        tests
            .chain(self.because.iter().filter_map(|it| it.clause.as_ref()))
            .collect()
    }

    /// Only what rests on this clause; none where nothing does.
    pub fn resting_on(mut self, clause: &str) -> Option<Finding> {
        self.tests.retain(|test| test.clause.as_str() == clause);
        self.because
            .retain(|it| it.clause.as_ref().is_some_and(|it| it.as_str() == clause));
        self.has_reasons().then_some(self)
    }

    /// Whether there is anything behind it.
    pub fn has_reasons(&self) -> bool {
        !self.tests.is_empty() || !self.because.is_empty()
    }

    /// Only what decides: checks that failed or cannot be said.
    pub fn deciding(mut self) -> Finding {
        self.tests
            .retain(|test| test.outcome != Outcome::Pass && test.weight != Weight::Note);
        self
    }
}

/// What is next, with the rule behind each step.
pub fn steps(standing: &Standing) -> Finding {
    let answers = &standing.answers;
    let verdict = format!("{}. {}", answers.safe, answers.safe_detail);
    let mut finding = Finding::new(
        "Am I safe? What next? By when?".into(),
        verdict,
        standing.as_of,
    );
    finding.because = standing
        .next
        .iter()
        .map(|step| Because {
            text: format!("{}: {}", step.title, step.detail),
            clause: step.clause.clone(),
        })
        .collect();
    finding
}

/// A credential with what the rules say of it.
pub fn credential(it: &CredentialStanding, as_of: NaiveDate) -> Finding {
    let verdict = match it.held {
        true => "must be renewed",
        false => "need not be renewed",
    };
    let about = match &it.name {
        Some(name) => format!("{} {} ({name})", it.issuer, it.shown_as),
        None => format!("{} {}", it.issuer, it.shown_as),
    };
    let mut finding = Finding::new(about, verdict.into(), as_of);
    finding.tests = it.tests.clone();
    for cost in &it.costs {
        finding.say(format!("{}: {}", cost.name, cost.reason), &cost.clause);
    }
    finding
}

/// The removal of one credential's "A": a finding for each option.
pub fn apprentice(it: &ApprenticeStanding, as_of: NaiveDate) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for option in &it.options {
        let verdict = match option.met {
            true => "met".to_owned(),
            false => format!("not met: {}", option.lacks.join("; ")),
        };
        let about = format!("{}-A, option {}: {}", it.code, option.number, option.name);
        let mut finding = Finding::new(about, verdict, as_of);
        option
            .parts
            .iter()
            .for_each(|part| take(&mut finding, part));
        findings.push(finding);
    }
    if !it.notices.is_empty() {
        let about = format!("{}-A: what no rule says", it.code);
        let mut finding = Finding::new(about, it.summary.clone(), as_of);
        finding.tests = it.notices.clone();
        findings.push(finding);
    }
    findings
}

/// A part of a route: met, or what it lacks.
pub fn part(part: &Requirement) -> String {
    let state = match (part.met, &part.lacks) {
        (true, _) => "met",
        (false, Some(lacks)) => lacks,
        (false, None) => "not met",
    };
    format!("{}: {state}", part.name)
}

fn take(finding: &mut Finding, part: &Requirement) {
    finding.say(self::part(part), &part.clause);
    finding.tests.extend(part.tests.iter().cloned());
}

/// One position as experience.
pub fn position(it: &PositionStanding, as_of: NaiveDate) -> Finding {
    let verdict = match it.counts {
        true => format!(
            "counts; {} of {} months verified",
            it.verified_months, it.months
        ),
        false => "doesn't count as experience".to_owned(),
    };
    let mut finding = Finding::new(short(&it.employer, 200), verdict, as_of);
    finding.tests = it.tests.clone();
    finding
}

/// One letter against the list in force.
pub fn letter(it: &LetterStanding) -> Finding {
    let verdict = format!("{} of {} items pass", it.passed, it.asked);
    let about = format!("Letter from {}", short(&it.employer, 200));
    let mut finding = Finding::new(about, verdict, it.judged_on);
    finding.tests = it.tests.clone();
    finding
}

/// One renewal cycle, without its credits.
pub fn cycle(it: &CycleStanding, as_of: NaiveDate) -> Finding {
    let (credentials, due) = (it.credentials.join(", "), day(it.due_on.date));
    let verdict = match it.complete {
        true => format!(
            "complete: {} of {} CEU counted",
            it.counted, it.required.amount
        ),
        false => format!(
            "not complete: {}",
            it.least.as_deref().unwrap_or("see the checks")
        ),
    };
    let about = format!("{} {credentials}, due {due}", it.issuer);
    let mut finding = Finding::new(about, verdict, it.due_on.date.min(as_of));
    finding.say(
        format!("Due {due}: {}", it.due_on.reason),
        &it.due_on.clause,
    );
    finding.say(
        format!("Begins {}: {}", day(it.starts_on.date), it.starts_on.reason),
        &it.starts_on.clause,
    );
    if let Some(opens) = &it.window_opens_on {
        finding.say(
            format!("Opens {}: {}", day(opens.date), opens.reason),
            &opens.clause,
        );
    }
    let required = format!(
        "Required {} CEU: {}",
        it.required.amount, it.required.reason
    );
    finding.say(required, &it.required.clause);
    for bucket in &it.buckets {
        let text = format!(
            "{}: {} of {}: {}",
            bucket.name, bucket.counted, bucket.required, bucket.reason
        );
        finding.say(text, &bucket.clause);
    }
    finding
        .tests
        .extend(it.conflict.iter().chain(&it.surplus.test).cloned());
    finding
        .tests
        .extend(it.submission.iter().chain(&it.notices).cloned());
    finding
}

/// One credit in one cycle.
pub fn credit(
    it: &CreditStanding,
    within: &CycleStanding,
    facts: &Facts,
    as_of: NaiveDate,
) -> Finding {
    let fact = facts.credits.iter().find(|fact| fact.id == it.credit);
    let title = fact.map_or_else(|| it.credit.to_string(), |fact| short(&fact.title, 200));
    let done = fact
        .map(|fact| format!(", {}", day(fact.completed_on)))
        .unwrap_or_default();
    let about = format!(
        "{title}{done} · {} due {}",
        within.issuer,
        day(within.due_on.date)
    );
    let verdict = match (it.counts, it.planned) {
        (true, false) => format!("counts, {} CEU: {}", it.counted, it.verdict),
        (true, true) => format!("planned, would count, {} CEU: {}", it.counted, it.verdict),
        (false, _) => format!("doesn't count: {}", it.verdict),
    };
    let mut finding = Finding::new(about, verdict, within.due_on.date.min(as_of));
    finding.tests = it.tests.clone();
    finding
}

/// The courses, each against the contact hours.
pub fn courses(standing: &Standing) -> Vec<Finding> {
    let course = |it: &milepost_core::standing::CourseStanding| {
        let verdict = it
            .eighty_hours
            .lacks
            .clone()
            .unwrap_or_else(|| "meets it".into());
        let mut finding = Finding::new(short(&it.title, 200), verdict, standing.as_of);
        take(&mut finding, &it.eighty_hours);
        finding
    };
    standing.coursework.courses.iter().map(course).collect()
}
