//! The standing in the terminal: the three answers, the routes, the renewals.

use milepost_core::amounts::Ceus;
use milepost_core::dates::days;
use milepost_core::forecast::Forecast;
use milepost_core::standing::{
    ApprenticeStanding, AuditStanding, BucketRole, CycleStanding, CycleState, NextStep, OpenRule,
    PaceState, Problem, Provenance, QuestionKind, Standing, Surplus, day,
};
use milepost_logbook::Logbook;

use super::answer::{Answer, StandingAnswer};
use super::page::{Page, short};
use super::trace;
use crate::clock::Clock;
use crate::error::Refusal;
use crate::queries;

/// The standing of a logbook today.
///
/// # Errors
/// When the logbook cannot be read.
pub fn of_logbook(logbook: &Logbook, clock: &Clock) -> Result<Answer, Refusal> {
    Ok(answer(queries::standing_today(logbook, clock)?))
}

/// A standing as text and JSON.
pub fn answer(standing: Standing) -> Answer {
    let mut page = Page::new();
    write(&mut page, &standing);
    Answer::new(page, &StandingAnswer::new(standing))
}

fn write(page: &mut Page, standing: &Standing) {
    let checked = format!("rules checked {}", day(standing.rules_checked_on));
    page.apart(0, &format!("Standing on {}", day(standing.as_of)), &checked);
    answers(page, standing);
    standing
        .apprentice
        .iter()
        .for_each(|it| apprentice(page, it, &standing.forecast));
    cycles(page, &standing.cycles, &standing.forecast);
    standing.audits.iter().for_each(|it| audit(page, it));
    next(page, &standing.next);
    open_rules(page, &standing.open_rules);
    problems(page, &standing.problems);
    page.gap();
    page.dim(
        0,
        "The issuer decides, never Milepost. The reasons: milepost why",
    );
}

fn answers(page: &mut Page, standing: &Standing) {
    let it = &standing.answers;
    page.gap();
    for (question, answer, detail) in [
        ("Am I safe?", &it.safe, &it.safe_detail),
        ("What next?", &it.next, &it.next_detail),
        ("By when?", &it.by_when, &it.by_when_detail),
    ] {
        page.beside(0, question, 12, answer);
        if !detail.is_empty() {
            page.line(12, detail);
        }
    }
}

fn apprentice(page: &mut Page, standing: &ApprenticeStanding, forecast: &Forecast) {
    page.heading(&format!("Removing the A: {}-A", standing.code));
    page.line(2, &standing.summary);
    for option in &standing.options {
        let nearest = option.route == standing.nearest && !option.met;
        let state = match (option.met, nearest) {
            (true, _) => "met",
            (false, true) => "not met, nearest",
            (false, false) => "not met",
        };
        page.apart(
            2,
            &format!("Option {}  {}", option.number, option.name),
            state,
        );
        for part in &option.parts {
            page.beside(12, "-", 2, &trace::part(part));
        }
        if option.met_but_letters && !option.met {
            page.line(12, "Only letters are missing.");
        }
        if let Some(on) = option.earliest_on.filter(|_| !option.met_but_letters) {
            page.line(
                12,
                &format!("Earliest: {}, if your current work continues", day(on)),
            );
        }
    }
    let likely = forecast
        .removal
        .iter()
        .find(|it| it.credential == standing.credential);
    if let Some(likely) = likely {
        page.beside(2, "Forecast", 10, &likely.words);
    }
}

fn cycles(page: &mut Page, cycles: &[CycleStanding], forecast: &Forecast) {
    let open: Vec<_> = cycles
        .iter()
        // What is over and asked about stands among the next things.
        .filter(|cycle| !matches!(cycle.state, CycleState::Past | CycleState::Asked))
        .collect();
    if cycles.is_empty() {
        return;
    }
    page.heading("Renewals");
    open.iter().for_each(|cycle| renewal(page, cycle, forecast));
    let past = cycles.len() - open.len();
    if past > 0 {
        let noun = if past == 1 { "cycle is" } else { "cycles are" };
        page.gap();
        page.dim(
            2,
            &format!("{past} {noun} behind; status --json has them all."),
        );
    }
}

/// "0 to 21" where the answers that are missing decide, else the one number.
fn range(low: Ceus, high: Ceus) -> String {
    if high > low {
        format!("{low} to {high}")
    } else {
        low.to_string()
    }
}

fn renewal(page: &mut Page, cycle: &CycleStanding, forecast: &Forecast) {
    page.gap();
    let who = format!("{} · {}", cycle.issuer, cycle.credentials.join(", "));
    let due = match cycle.extended_to {
        Some(to) => format!("due {}, extended to {}", day(cycle.due_on.date), day(to)),
        None => format!("due {}", day(cycle.due_on.date)),
    };
    page.apart(2, &who, &due);
    page.line(4, &period(cycle));
    page.line(
        4,
        &format!(
            "Required {}{} · earned {} · counted {} · still needed {}",
            cycle.required.amount,
            estimate(cycle.required.provenance),
            cycle.earned,
            range(cycle.counted, cycle.counted_up_to),
            cycle.needed
        ),
    );
    for bucket in &cycle.buckets {
        let limit = match bucket.role {
            BucketRole::Minimum => "at least",
            BucketRole::Maximum => "at most",
        };
        let state = match (bucket.met, bucket.role) {
            (true, _) => "holds".to_owned(),
            (false, BucketRole::Minimum) if bucket.counted_up_to >= bucket.required => {
                "depends on open questions".to_owned()
            }
            (false, BucketRole::Minimum) if bucket.counted_up_to > bucket.counted => {
                format!("up to {} still needed", bucket.needed)
            }
            (false, BucketRole::Minimum) => format!("{} still needed", bucket.needed),
            (false, BucketRole::Maximum) => format!("{} too many", bucket.needed),
        };
        let text = format!(
            "{} counted, {limit} {}: {state}",
            range(bucket.counted, bucket.counted_up_to),
            bucket.required
        );
        page.apart(6, &bucket.name, &text);
    }
    if let Some(least) = &cycle.least {
        let text = if cycle.to_do_at_least < cycle.to_do {
            format!(
                "The least left to do: {} CEU, depending on your answers; at most {least}",
                range(cycle.to_do_at_least, cycle.to_do)
            )
        } else {
            format!("The least left to do: {least}")
        };
        page.line(4, &text);
    }
    if cycle.surplus.amount > Ceus::ZERO {
        page.line(4, &surplus(&cycle.surplus));
    }
    if let Some(pace) = cycle
        .pace
        .as_ref()
        .filter(|pace| pace.state == PaceState::Behind)
    {
        page.line(4, &format!("Behind an even pace by {} CEU", pace.by));
    }
    let likely = forecast
        .cycles
        .iter()
        .find(|it| it.issuer == cycle.issuer && it.due_on == cycle.due_on.date);
    if let Some(likely) = likely.filter(|_| !cycle.complete) {
        page.beside(4, "Forecast", 10, &likely.words);
    }
    if let Some(on) = cycle.submitted_on {
        page.line(4, &format!("Submitted on {}", day(on)));
    } else if cycle.can_submit {
        page.line(4, "It can be submitted now.");
    }
}

/// Says of a number that it is an estimate.
/// What lies above the total, and what becomes of it.
fn surplus(surplus: &Surplus) -> String {
    let mut parts = vec![format!("{} more than the total", surplus.amount)];
    if surplus.movable > Ceus::ZERO {
        parts.push(format!(
            "{} may move to the next cycle by your choice",
            surplus.movable
        ));
    }
    if surplus.lost > Ceus::ZERO {
        parts.push(format!("{} end with this one", surplus.lost));
    }
    parts.join(", ")
}

fn estimate(provenance: Provenance) -> &'static str {
    match provenance {
        Provenance::Estimate => " (estimate)",
        _ => "",
    }
}

/// What the sources leave open and how it is read here.
fn open_rules(page: &mut Page, rules: &[OpenRule]) {
    if rules.is_empty() {
        return;
    }
    page.heading("Uncertain rules that affect this");
    for rule in rules {
        page.beside(2, "?", 2, &format!("{} · {}", rule.title, rule.clause));
        if let Some(decided) = &rule.decided {
            page.line(4, &format!("You decided: {decided}"));
        }
    }
    page.dim(
        2,
        "How each is read: milepost rules ID. To read one differently: milepost decide",
    );
}

fn period(cycle: &CycleStanding) -> String {
    let state = match (cycle.state, cycle.days_left) {
        (CycleState::Coming, _) => "not begun".to_owned(),
        (_, 0) => "due today".to_owned(),
        (_, 1) => "1 day left".to_owned(),
        (_, days) if days > 0 => format!("{days} days left"),
        (_, -1) => "1 day over".to_owned(),
        (_, days) => format!("{} days over", days.unsigned_abs()),
    };
    let mut text = format!("{}, {state}", days(cycle.starts_on.date, cycle.due_on.date));
    if cycle.first_cycle {
        text.push_str(", first cycle");
    }
    if let Some(opens) = &cycle.window_opens_on {
        text.push_str(&format!("; submission opens {}", day(opens.date)));
    }
    text
}

/// What answers a step about an exam, which has more to tell than a key.
fn exam_command(step: &NextStep) -> Option<&'static str> {
    match step.target.as_ref()?.ask? {
        QuestionKind::ExamResult => Some("milepost exam passed · failed · moved"),
        QuestionKind::Earned => Some("milepost exam passed --renewal-month may"),
        _ => None,
    }
}

/// What to send in answer to an audit, what lacks something first.
fn audit(page: &mut Page, audit: &AuditStanding) {
    /// Proofs that are named; Renewals has them all.
    const MOST: usize = 10;
    page.heading(&format!(
        "Audit by {}, cycle ending {}",
        audit.issuer,
        day(audit.cycle)
    ));
    let by = match audit.answer_by {
        Some(on) => format!("Answer by {}. {}", day(on), audit.reason),
        None => audit.reason.clone(),
    };
    page.line(2, &format!("Asked on {}. {by}", day(audit.asked_on)));
    let proof = match audit.proofs.len() {
        0 => "No credits are on record for that cycle.".to_owned(),
        credits => format!(
            "You have the proof for {} of {credits} credits, {} of {} CEU.",
            audit.together, audit.proven, audit.counted
        ),
    };
    page.line(2, &proof);
    let lacking = audit.proofs.iter().filter(|it| !it.lacks.is_empty());
    for proof in lacking.clone().take(MOST) {
        let what = format!(
            "{}, {}, {} CEU",
            short(&proof.title, 60),
            day(proof.completed_on),
            proof.counted
        );
        page.beside(2, "!", 2, &what);
        page.line(4, &proof.lacks.join(" "));
    }
    let more = lacking.count().saturating_sub(MOST);
    if more > 0 {
        page.dim(4, &format!("and {more} more"));
    }
}

fn next(page: &mut Page, steps: &[NextStep]) {
    if steps.is_empty() {
        return;
    }
    page.heading("Next");
    for (number, step) in steps.iter().enumerate() {
        let by = match (&step.by, &step.whose) {
            (Some(by), Some(whose)) => format!(" (by {}, {whose})", day(*by)),
            (Some(by), None) => format!(" (by {})", day(*by)),
            (None, _) => String::new(),
        };
        page.beside(
            2,
            &format!("{}.", number + 1),
            4,
            &format!("{}{by}", step.title),
        );
        if !step.detail.is_empty() {
            page.line(6, &step.detail);
        }
        if let Some(question) = &step.question {
            let answers = question.answers.iter();
            let answers: Vec<&str> = answers.map(|it| it.label.as_str()).collect();
            page.line(6, &format!("{} {}", question.ask, answers.join(" · ")));
        } else if let Some(how) = exam_command(step) {
            page.dim(6, how);
        }
    }
    if steps.iter().any(|step| step.question.is_some()) {
        page.dim(2, "To answer: milepost answer");
    }
}

fn problems(page: &mut Page, problems: &[Problem]) {
    if problems.is_empty() {
        return;
    }
    page.heading("Problems");
    for problem in problems {
        let fact = problem
            .fact
            .as_deref()
            .map(|fact| short(fact, 60))
            .unwrap_or_default();
        let place = match &problem.field {
            Some(field) => format!("{fact} {field}"),
            None => fact,
        };
        page.beside(2, "!", 2, &problem.message);
        page.line(4, &format!("How to fix it: {}", problem.mend));
        if !place.trim().is_empty() {
            page.dim(4, place.trim());
        }
    }
}
