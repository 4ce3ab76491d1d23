//! "Am I safe? What next? By when?"

use chrono::NaiveDate;

use crate::dates::{span_words, weekday_and_day};
use crate::judging::context::AssessContext;
use crate::standing::{
    Answers, ApprenticeStanding, CredentialStanding, CycleStanding, CycleState, NextStep,
    PaceState, Problem, SafeState, Urgency, day,
};
use crate::text::{listed, named_with_article};

/// Days within which a date is given with its weekday.
const WEEKDAY_WITHIN: i32 = 14;

/// The three answers, from the most urgent thing and the nearest due date.
pub(crate) fn answers(
    context: &AssessContext,
    cycles: &[CycleStanding],
    apprentice: &[ApprenticeStanding],
    credentials: &[CredentialStanding],
    next: &[NextStep],
    problems: &[Problem],
) -> Answers {
    let cycles: Vec<&CycleStanding> = cycles
        .iter()
        .filter(|cycle| !cycle.credentials.is_empty())
        .collect();
    let late = cycles
        .iter()
        .copied()
        .find(|cycle| cycle.state == CycleState::Overdue);
    let late_step = next.iter().find(|step| step.urgency == Urgency::Late);
    let coming = cycles
        .iter()
        .copied()
        .filter(|cycle| matches!(cycle.state, CycleState::Open | CycleState::Submitted))
        .min_by_key(|cycle| cycle.closes_on());
    let held = credentials.iter().any(|credential| credential.held);
    let first = next.first();
    let asked = next
        .iter()
        .find(|step| step.urgency == Urgency::Unknown && asks(step));
    let undated = held && coming.is_none();
    let safe_state = match (late, late_step, asked) {
        (Some(_), _, _) | (_, Some(_), _) => SafeState::NotSafe,
        (_, _, Some(_)) => SafeState::Question,
        _ if undated => SafeState::Question,
        _ => SafeState::Safe,
    };
    let urgency = match (safe_state, first) {
        (SafeState::NotSafe, _) => Urgency::Late,
        (SafeState::Question, _) => Urgency::Unknown,
        (SafeState::Safe, Some(step)) => step.urgency,
        (SafeState::Safe, None) => Urgency::Calm,
    };
    let (safe, safe_detail) = match (late, late_step, asked, coming) {
        (Some(cycle), _, _, _) => (
            format!("{} is past due", cycle.issuer),
            late_step
                .filter(|step| step.question.is_some())
                .and_then(|step| Some(step.question.as_ref()?.ask.clone()))
                .unwrap_or_else(|| safe_detail(&cycles, late, held)),
        ),
        (_, Some(step), _, _) => (
            "Something is past due".to_owned(),
            format!("{}.", step.title),
        ),
        (_, _, Some(step), _) => ("One question first".to_owned(), asked_about(step)),
        (_, _, _, Some(cycle)) => (
            format!("Yes, through {}", day(cycle.closes_on())),
            safe_detail(&cycles, late, held),
        ),
        _ if undated => ("Can't say yet".to_owned(), unknown_why(problems)),
        _ => (
            "Nothing to renew yet".to_owned(),
            safe_detail(&cycles, late, held),
        ),
    };
    let (by_when, by_when_detail) = by_when(context, next, coming);
    let (next, next_detail) = match first {
        Some(step) => (step.title.clone(), step.detail.clone()),
        None if safe_state == SafeState::Question => mend_first(problems),
        None => (
            nothing_next(context, apprentice),
            "Log what you do; everything else follows.".to_owned(),
        ),
    };
    Answers {
        urgency,
        safe_state,
        safe,
        safe_detail,
        next,
        next_detail,
        by_when,
        by_when_detail,
    }
}

/// Whether a step asks: in place, or where it leads.
fn asks(step: &NextStep) -> bool {
    let there = step.target.as_ref().and_then(|it| it.ask);
    step.question.is_some() || there.is_some()
}

/// What the question before the first answer is about.
fn asked_about(step: &NextStep) -> String {
    if step.question.is_none() {
        return format!("{}.", step.title);
    }
    let about = step.about.as_deref().unwrap_or_default();
    let mut parts = about.split(':');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("cycle"), Some(issuer), _) => {
            format!(
                "It's about {} cycle that's over.",
                named_with_article(issuer)
            )
        }
        (Some("dues"), Some(issuer), Some(due)) => match due.parse() {
            Ok(due) => format!("It's about {issuer}'s dues of {}.", day(due)),
            Err(_) => format!("It's about {issuer}'s dues."),
        },
        _ => format!("{}.", step.title),
    }
}

fn nothing_next(context: &AssessContext, apprentice: &[ApprenticeStanding]) -> String {
    if context.facts.credentials.is_empty() && apprentice.is_empty() {
        "Add a credential you hold or work toward".to_owned()
    } else {
        "Nothing needs you".to_owned()
    }
}

/// What to do where nothing can be said: what mends the problem behind it.
fn mend_first(problems: &[Problem]) -> (String, String) {
    match in_the_way(problems) {
        Some(problem) => (
            problem.mend.trim_end_matches('.').to_owned(),
            problem.message.clone(),
        ),
        None => (
            "Look through your credentials".to_owned(),
            unknown_why(problems),
        ),
    }
}

/// Why nothing can be said of a credential that is held.
fn unknown_why(problems: &[Problem]) -> String {
    in_the_way(problems).map_or_else(
        || "What's recorded isn't enough to work out a cycle.".to_owned(),
        |problem| problem.message.clone(),
    )
}

/// The problem for which nothing can be said.
fn in_the_way(problems: &[Problem]) -> Option<&Problem> {
    let about = |problem: &&Problem| {
        let fact = problem.fact.as_deref().unwrap_or_default();
        problem.fact.is_none()
            || ["account:", "credential:", "own_issuer:", "cycle_record:"]
                .iter()
                .any(|kind| fact.starts_with(kind))
    };
    problems.iter().find(about)
}

fn safe_detail(cycles: &[&CycleStanding], late: Option<&CycleStanding>, held: bool) -> String {
    if let Some(cycle) = late {
        let step = cycle
            .late_steps
            .iter()
            .rev()
            .find(|step| step.days_from_due <= -cycle.days_left);
        let consequence = cycle
            .late_steps
            .last()
            .map(|last| format!("{}: {}.", day(last.on), last.name));
        return match (step, consequence) {
            (Some(now), Some(last)) if last.ends_with(&format!(": {}.", now.name)) => last,
            (Some(now), Some(last)) => format!("{}. {last}", now.name),
            (None, Some(last)) => last,
            _ => "Submit, or mark it as submitted.".to_owned(),
        };
    }
    let behind: Vec<String> = cycles
        .iter()
        .filter(|cycle| cycle.state == CycleState::Open)
        .filter_map(|cycle| {
            let pace = cycle
                .pace
                .as_ref()
                .filter(|pace| pace.state == PaceState::Behind)?;
            let several = cycles.iter().any(|other| {
                other.issuer == cycle.issuer
                    && other.due_on.date != cycle.due_on.date
                    && other.state == CycleState::Open
            });
            let which = if several {
                format!(", to {},", day(cycle.closes_on()))
            } else {
                String::new()
            };
            let verb = if cycle.credentials.len() == 1 {
                "is"
            } else {
                "are"
            };
            Some(format!(
                "{} {}{which} {verb} {} CEU behind.",
                cycle.issuer,
                listed(&cycle.credentials),
                pace.by
            ))
        })
        .collect();
    let short_of_a_kind = cycles.iter().any(|cycle| {
        cycle.state == CycleState::Open && cycle.buckets.iter().any(|bucket| !bucket.met)
    });
    let no_pace_yet = cycles
        .iter()
        .any(|cycle| cycle.state == CycleState::Open && cycle.pace.is_none());
    match (behind.is_empty(), held) {
        (false, _) => format!("Nothing is late. {}", behind.join(" ")),
        (true, true) if short_of_a_kind => "Nothing is late.".to_owned(),
        // A cycle that has just begun keeps no pace yet.
        (true, true) if no_pace_yet => "Nothing is late.".to_owned(),
        (true, true) => "Nothing is late, and every open cycle keeps pace.".to_owned(),
        (true, false) => "You hold no credential that has to be renewed.".to_owned(),
    }
}

fn by_when(
    context: &AssessContext,
    next: &[NextStep],
    coming: Option<&CycleStanding>,
) -> (String, String) {
    // Whatever has the next day: an audit's answer, an exam, dues, or a cycle's end.
    let dated = next.iter().filter_map(|step| step.by);
    let ends = coming.map(CycleStanding::closes_on);
    let next_date = dated.chain(ends).filter(|on| !context.is_over(*on)).min();
    match next.first() {
        // What is asked of a day that is over waits for the answer, and for nothing else.
        Some(step)
            if step.urgency == Urgency::Unknown
                || (step.urgency != Urgency::Late
                    && step.by.is_some_and(|by| context.is_over(by))) =>
        {
            (
                "Today, if you can".to_owned(),
                match next_date {
                    Some(on) => format!("Next date on record: {}.", day(on)),
                    None => "No other date is on record.".to_owned(),
                },
            )
        }
        Some(step) => match (step.by, &step.whose) {
            (Some(by), whose) => (
                near_day(context, by),
                match whose {
                    Some(yours) if yours == "yours" => {
                        format!("Your own date, {}.", distance(context, by))
                    }
                    Some(issuer) => format!("{issuer}'s date, {}.", distance(context, by)),
                    None => distance(context, by),
                },
            ),
            (None, _) => (
                "When you're ready".to_owned(),
                "Nobody sets a date for it.".to_owned(),
            ),
        },
        None => match coming {
            Some(cycle) => (
                near_day(context, cycle.closes_on()),
                format!("{}'s next due date.", cycle.issuer),
            ),
            None => (
                "No date yet".to_owned(),
                "Nothing on record has a due date.".to_owned(),
            ),
        },
    }
}

fn distance(context: &AssessContext, to: NaiveDate) -> String {
    match context.days_until(to) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days if days > 0 => format!("in {}", span_words(context.as_of, to)),
        _ => format!("{} ago", span_words(context.as_of, to)),
    }
}

/// "Fri, Dec 4" within two weeks, else "May 31, 2027".
fn near_day(context: &AssessContext, date: NaiveDate) -> String {
    if context.is_within(date, WEEKDAY_WITHIN) {
        weekday_and_day(date)
    } else {
        day(date)
    }
}
