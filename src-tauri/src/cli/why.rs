//! The trace: which checks, by which clauses, make the standing what it is.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use milepost_core::facts::Facts;
use milepost_core::ids::{ClauseId, CreditId};
use milepost_core::rulebook::{Certainty, Clause, Rulebook};
use milepost_core::standing::{CycleState, Outcome, Standing, Test, Weight};
use serde::Serialize;

use super::answer::Answer;
use super::page::{Page, short};
use super::rules;
use super::trace::{self, Finding};
use crate::error::{Code, Refusal};

/// How many findings a person is shown at once.
const MOST_FINDINGS: usize = 40;

/// The reasons behind the whole standing, or behind what is asked for.
///
/// # Errors
/// When nothing in them has that name.
pub fn answer(
    standing: &Standing,
    facts: &Facts,
    rulebook: &Rulebook,
    what: &[String],
) -> Result<Answer, Refusal> {
    let today = standing.as_of;
    let asked = what.join(" ").trim().to_owned();
    let clause = rulebook.clause(&asked);
    let findings = match (asked.is_empty(), clause) {
        (true, _) => overview(standing),
        (false, Some(clause)) => resting_on(standing, facts, clause),
        (false, None) => named(standing, facts, &asked),
    };
    if findings.is_empty() && clause.is_none() && !asked.is_empty() {
        return Err(unknown(&asked));
    }
    Ok(write(rulebook, &asked, today, &findings, clause))
}

/// What decides: the steps, and every check that failed or cannot be said.
fn overview(standing: &Standing) -> Vec<Finding> {
    let mut findings = vec![trace::steps(standing)];
    for it in &standing.apprentice {
        findings.extend(
            trace::apprentice(it, standing.as_of)
                .into_iter()
                .map(Finding::deciding),
        );
    }
    let cycles = standing.cycles.iter().filter(|cycle| {
        matches!(
            cycle.state,
            CycleState::Open | CycleState::Overdue | CycleState::Submitted
        )
    });
    findings.extend(cycles.map(|it| trace::cycle(it, standing.as_of).deciding()));
    findings.retain(Finding::has_reasons);
    findings
}

/// Everything that can be asked about, whole.
fn everything(standing: &Standing, facts: &Facts) -> Vec<Finding> {
    let as_of = standing.as_of;
    let mut all: Vec<Finding> = standing
        .credentials
        .iter()
        .map(|it| trace::credential(it, as_of))
        .collect();
    for it in &standing.apprentice {
        all.extend(trace::apprentice(it, as_of));
        all.extend(it.positions.iter().map(|it| trace::position(it, as_of)));
        all.extend(it.letters.iter().map(trace::letter));
    }
    for cycle in &standing.cycles {
        all.push(trace::cycle(cycle, as_of));
        all.extend(
            cycle
                .credits
                .iter()
                .map(|it| trace::credit(it, cycle, facts, as_of)),
        );
    }
    all.extend(trace::courses(standing));
    all
}

fn resting_on(standing: &Standing, facts: &Facts, clause: &Clause) -> Vec<Finding> {
    let all = everything(standing, facts).into_iter();
    all.filter_map(|finding| finding.resting_on(clause.id.as_str()))
        .collect()
}

/// The findings about what has this name or id: exactly, else as a part of it.
fn named(standing: &Standing, facts: &Facts, asked: &str) -> Vec<Finding> {
    let exactly = about(standing, facts, |name| name.eq_ignore_ascii_case(asked));
    if !exactly.is_empty() {
        return exactly;
    }
    let asked = asked.to_lowercase();
    about(standing, facts, |name| name.to_lowercase().contains(&asked))
}

fn about(standing: &Standing, facts: &Facts, is_meant: impl Fn(&str) -> bool) -> Vec<Finding> {
    let as_of = standing.as_of;
    let mut found: Vec<Finding> = Vec::new();
    for it in &standing.credentials {
        let meant = [it.code.as_str(), &it.shown_as, it.credential.as_str()];
        if !meant.into_iter().any(&is_meant) {
            continue;
        }
        found.push(trace::credential(it, as_of));
        let removal = standing
            .apprentice
            .iter()
            .filter(|of| of.credential == it.credential);
        found.extend(removal.flat_map(|of| trace::apprentice(of, as_of)));
        let renewed = standing.cycles.iter().filter(|cycle| {
            cycle.state != CycleState::Past && cycle.credentials.contains(&it.shown_as)
        });
        found.extend(renewed.map(|cycle| trace::cycle(cycle, as_of)));
    }
    // The places and letters are the same under each credential that carries an A.
    if let Some(it) = standing.apprentice.first() {
        let places = it.positions.iter();
        let meant = |employer: &str, id: &str| is_meant(employer) || is_meant(id);
        let places = places.filter(|at| meant(&at.employer, at.position.as_str()));
        found.extend(places.map(|at| trace::position(at, as_of)));
        let letters = it
            .letters
            .iter()
            .filter(|by| meant(&by.employer, by.letter.as_str()));
        found.extend(letters.map(trace::letter));
    }
    let title = |id: &CreditId| {
        facts
            .credits
            .iter()
            .find(|it| it.id == *id)
            .map(|it| it.title.as_str())
    };
    for cycle in &standing.cycles {
        let credits = cycle
            .credits
            .iter()
            .filter(|it| is_meant(it.credit.as_str()) || title(&it.credit).is_some_and(&is_meant));
        found.extend(credits.map(|it| trace::credit(it, cycle, facts, as_of)));
    }
    let courses = standing
        .coursework
        .courses
        .iter()
        .zip(trace::courses(standing));
    let courses = courses.filter(|(it, _)| is_meant(&it.title) || is_meant(it.course.as_str()));
    found.extend(courses.map(|(_, finding)| finding));
    found
}

fn unknown(asked: &str) -> Refusal {
    let message = format!(
        "nothing here is called {}; ask about a clause (milepost rules), a credit, a course, an \
         employer or a credential",
        short(asked, 60)
    );
    Refusal {
        code: Code::NotFound,
        message,
        field: None,
    }
}

fn write(
    rulebook: &Rulebook,
    asked: &str,
    today: NaiveDate,
    findings: &[Finding],
    clause: Option<&Clause>,
) -> Answer {
    let clauses = clauses_of(rulebook, findings, clause, today);
    let mut page = Page::new();
    for finding in findings.iter().take(MOST_FINDINGS) {
        page.heading(&finding.about);
        page.line(2, &finding.verdict);
        for reason in &finding.because {
            page.beside(2, "-", 2, &reason.text);
            if let Some(clause) = &reason.clause {
                page.dim(4, clause.as_str());
            }
        }
        finding
            .tests
            .iter()
            .for_each(|test| write_test(&mut page, test));
    }
    if findings.is_empty() {
        page.line(0, "Nothing on record depends on this clause.");
    }
    if findings.len() > MOST_FINDINGS {
        let more = findings.len() - MOST_FINDINGS;
        page.gap();
        page.line(
            0,
            &format!("{more} more are left out; write more of the name, or ask with --json."),
        );
    }
    if !clauses.is_empty() {
        page.heading("The clauses and their sources");
    }
    for (clause, on) in clauses.values() {
        rules::in_force(&mut page, 2, clause, *on);
    }
    let answer = WhyAnswer {
        format: "milepost-why",
        version: 1,
        as_of: today,
        asked,
        findings,
        clauses: clauses.values().map(|(clause, _)| *clause).collect(),
    };
    Answer::new(page, &answer)
}

/// What `why --json` answers.
#[derive(Debug, Serialize)]
struct WhyAnswer<'a> {
    format: &'static str,
    version: u8,
    as_of: NaiveDate,
    asked: &'a str,
    findings: &'a [Finding],
    clauses: Vec<&'a Clause>,
}

/// The clauses behind the findings, each with the day whose version applied.
fn clauses_of<'a>(
    rulebook: &'a Rulebook,
    findings: &[Finding],
    asked: Option<&Clause>,
    today: NaiveDate,
) -> BTreeMap<ClauseId, (&'a Clause, NaiveDate)> {
    let mut clauses = BTreeMap::new();
    let of_findings = findings
        .iter()
        .flat_map(|it| it.clauses().into_iter().map(|id| (id, it.judged_on)));
    for (id, on) in of_findings.chain(asked.map(|clause| (&clause.id, today))) {
        if let Some(clause) = rulebook.clause(id.as_str()) {
            clauses.entry(id.clone()).or_insert((clause, on));
        }
    }
    clauses
}

fn write_test(page: &mut Page, test: &Test) {
    let outcome = match (test.outcome, test.weight) {
        (Outcome::Pass, _) => "pass",
        (Outcome::Fail, Weight::Note) => "note",
        (Outcome::Fail, Weight::Audit) => "audit",
        (Outcome::Fail, Weight::Counts) => "FAIL",
        (Outcome::Unknown, _) => "open",
    };
    page.beside(4, outcome, 6, &format!("{}: {}", test.name, test.reason));
    if let Some(mend) = test.mend.as_ref().filter(|_| test.outcome != Outcome::Pass) {
        page.line(10, &format!("How to fix it: {mend}"));
    }
    let clause = match test.certainty {
        Certainty::Uncertain => format!("{} · uncertain", test.clause),
        _ => test.clause.to_string(),
    };
    page.dim(10, &clause);
}
