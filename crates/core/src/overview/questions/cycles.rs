//! Cycles that have ended and of which nobody has said whether they were reported.

use chrono::NaiveDate;

use super::super::about::about;
use super::{answer, asking, question};
use crate::ids::ClauseId;
use crate::judging::context::{AAPC, AHIMA, AssessContext, is};
use crate::obligations::{ask_what_stands, ended_by};
use crate::standing::{
    Choice, CredentialStanding, CycleStanding, CycleState, NextStep, QuestionKind, Takes, Urgency,
    day,
};
use crate::text::listed;

/// Where an issuer shows its cycles.
pub(super) fn shown_by(issuer: &str) -> String {
    match issuer {
        AAPC => "AAPC's CEU Tracker shows it.".to_owned(),
        AHIMA => "AHIMA's CEU Center shows it.".to_owned(),
        other => format!("Your account at {other} shows it."),
    }
}

/// The questions on an issuer's cycles that have ended: the latest by itself and first,
/// all older ones together.
pub(in super::super) fn ended_cycles(cycles: &[&CycleStanding]) -> Vec<NextStep> {
    let mut steps = Vec::new();
    for of_issuer in cycles.chunk_by(|a, b| a.issuer == b.issuer) {
        let ended = |it: &&&CycleStanding| it.days_left < 0;
        let latest_ended = of_issuer.iter().rfind(ended);
        let (mut latest, mut older) = (None, Vec::new());
        for cycle in of_issuer.iter().filter(|it| it.state == CycleState::Asked) {
            let is_latest = latest_ended.is_some_and(|it| it.due_on.date == cycle.due_on.date);
            match is_latest {
                true => latest = Some(*cycle),
                false => older.push(*cycle),
            }
        }
        let next = of_issuer.iter().find(|it| it.days_left >= 0);
        let next = next.map(|it| it.closes_on());
        steps.extend(latest.map(|cycle| the_latest(cycle, next)));
        steps.extend(all_older(&older, latest.is_some()));
    }
    steps
}

fn the_latest(cycle: &CycleStanding, next: Option<NaiveDate>) -> NextStep {
    let issuer = cycle.issuer.as_str();
    let ended = day(cycle.closes_on());
    if awaits_extension(cycle) {
        let mut it = question(
            QuestionKind::ExtendedTo,
            format!("What is {issuer}'s new due date after the extension?"),
            vec![about(cycle)],
        );
        it.field = Some("extended_to".to_owned());
        it.answers = vec![answer("day", "It's due on …", Takes::Day, None)];
        return asking(
            format!("Enter {issuer}'s new due date"),
            format!(
                "You bought an extension of the cycle that ended on {ended}. {}",
                shown_by(issuer)
            ),
            Some(cycle.due_on.clause.clone()),
            it,
        );
    }
    let mut it = question(
        QuestionKind::CycleReported,
        format!("Did you report the {issuer} cycle that ended on {ended}?"),
        vec![about(cycle)],
    );
    it.field = Some("reported".to_owned());
    let closes = match next {
        Some(next) => format!("Closes it. Next report: {}.", day(next)),
        None => "Closes it.".to_owned(),
    };
    let not_mine = match next.filter(|_| cycle.first_cycle) {
        Some(next) => format!("Then {} is your first report.", day(next)),
        None => "Nothing was due for you then.".to_owned(),
    };
    it.answers = vec![
        answer("yes", "Yes, on …", Takes::DayIfKnown, closes),
        answer(
            "no",
            "No",
            Takes::Nothing,
            format!("Shows {issuer}'s steps and costs."),
        ),
        answer("not_mine", "Not my cycle", Takes::Nothing, not_mine),
    ];
    let on_record = format!(
        "{} of {} CEU are on record for it. {}",
        cycle.counted,
        cycle.required.amount,
        shown_by(issuer)
    );
    asking(
        format!("Say if you reported the {issuer} cycle that ended on {ended}"),
        on_record,
        Some(cycle.due_on.clause.clone()),
        it,
    )
}

/// The older ones in one question; where the latest is settled, nothing stands before them.
fn all_older(older: &[&CycleStanding], below_latest: bool) -> Option<NextStep> {
    let (first, last) = (older.first()?, older.last()?);
    let issuer = first.issuer.as_str();
    let number = i32::try_from(older.len()).unwrap_or(i32::MAX);
    let which = match (older, below_latest) {
        ([one], true) => format!(
            "the {issuer} cycle before it, which ended on {}",
            day(one.closes_on())
        ),
        ([one], false) => format!("the {issuer} cycle that ended on {}", day(one.closes_on())),
        (_, true) => format!(
            "the {number} {issuer} cycles before it, which ended from {} to {}",
            day(first.closes_on()),
            day(last.closes_on())
        ),
        (_, false) => format!(
            "the {number} {issuer} cycles that ended from {} to {}",
            day(first.closes_on()),
            day(last.closes_on())
        ),
    };
    let mut it = question(
        QuestionKind::OlderCyclesReported,
        format!("Did you report {which}?"),
        older.iter().map(|cycle| about(cycle)).collect(),
    );
    it.field = Some("reported".to_owned());
    it.answers = vec![
        answer(
            "yes",
            if number == 1 {
                "Yes"
            } else {
                "Yes, all of them"
            },
            Takes::Nothing,
            if number == 1 {
                "Closes it."
            } else {
                "Closes them."
            }
            .to_owned(),
        ),
        answer(
            "no",
            if number == 1 { "No" } else { "Not all …" },
            if number == 1 {
                Takes::Nothing
            } else {
                Takes::Some
            },
            if number == 1 {
                format!("Shows {issuer}'s steps and costs.")
            } else {
                format!("Choose the ones that weren't: {issuer}'s steps apply.")
            },
        ),
        answer(
            "not_mine",
            if number == 1 {
                "Not my cycle"
            } else {
                "Not my cycles"
            },
            Takes::Nothing,
            "Nothing was due for you then.".to_owned(),
        ),
    ];
    it.choices = older
        .iter()
        .map(|cycle| Choice {
            key: about(cycle),
            label: format!("{issuer}, ended on {}", day(cycle.closes_on())),
        })
        .collect();
    Some(asking(
        match number {
            1 if below_latest => format!("Say if you reported the {issuer} cycle before that"),
            1 => format!("Say if you reported {which}"),
            _ => format!("Say if you reported {number} older {issuer} cycles"),
        },
        match number {
            1 => shown_by(issuer),
            _ => format!("One answer covers all of them. {}", shown_by(issuer)),
        },
        Some(first.due_on.clause.clone()),
        it,
    ))
}

/// Whether an extension was bought whose end is not recorded.
fn awaits_extension(cycle: &CycleStanding) -> bool {
    cycle.extended_to.is_none()
        && cycle
            .costs
            .iter()
            .any(|cost| cost.applies && cost.clause.as_str().ends_with(".late.extension"))
}

/// A cycle that was not reported, past the last of its published days: only the
/// issuer's own page knows what has become of its credentials.
pub(in super::super) fn ended_by_rule(
    cycle: &CycleStanding,
    credentials: &[CredentialStanding],
) -> Option<NextStep> {
    let issuer = cycle.issuer.as_str();
    let step = ended_by(cycle)?;
    let (word, since) = match step.clause.as_str() {
        "aapc.late.cancelled" => ("canceled", step.on),
        "ahima.late.revoked" => ("revoked", crate::dates::add_days(step.on, 1)),
        _ => ("inactive", step.on),
    };
    let of_cycle = credentials.iter().filter(|it| {
        it.held
            && it.issuer == cycle.issuer
            && cycle
                .credentials
                .iter()
                .any(|shown| *shown == it.shown_as || *shown == it.code.as_str())
    });
    let mut facts = vec![about(cycle)];
    facts.extend(of_cycle.map(|it| format!("credential:{}", it.credential)));
    let names = listed(&cycle.credentials);
    let one = cycle.credentials.len() == 1;
    let ended = match (word, one) {
        ("inactive", true) => format!("the {names} has been inactive since {}", day(since)),
        ("inactive", false) => format!("the {names} have been inactive since {}", day(since)),
        (word, true) => format!("the {names} was {word} on {}", day(since)),
        (word, false) => format!("the {names} were {word} on {}", day(since)),
    };
    let mut it = question(
        QuestionKind::AccountShows,
        format!("By the published rules {ended}. What does your account show?"),
        facts,
    );
    it.answers = vec![
        answer(
            "active",
            "Active",
            Takes::Nothing,
            "The cycle counts as reported.".to_owned(),
        ),
        answer(
            word,
            &format!("{} since …", crate::text::capitalized(word)),
            Takes::Day,
            "Shows what brings it back.".to_owned(),
        ),
    ];
    if word == "revoked" {
        it.answers.insert(
            1,
            answer(
                "inactive",
                "Inactive since …",
                Takes::Day,
                "Shows what brings it back.".to_owned(),
            ),
        );
    }
    let costs: Vec<String> = cycle
        .costs
        .iter()
        .filter(|cost| {
            cost.applies
                && cost
                    .clause
                    .as_str()
                    .starts_with(&format!("{}.late", issuer.to_lowercase()))
        })
        .map(|cost| {
            format!(
                " {}: {}.",
                cost.name,
                crate::amounts::dollars_text(cost.amount_cents)
            )
        })
        .collect();
    let mut step = asking(
        ask_what_stands(cycle),
        format!(
            "By the published rules {ended}: the cycle that ended on {} wasn't reported. {}{}",
            day(cycle.closes_on()),
            shown_by(issuer),
            costs.concat()
        ),
        Some(step.clause.clone()),
        it,
    );
    step.urgency = Urgency::Late;
    step.by = Some(cycle.closes_on());
    step.whose = Some(issuer.to_owned());
    Some(step)
}

/// A first cycle that is running and short: when its report is due only the tracker knows.
pub(in super::super) fn first_report(
    context: &AssessContext,
    cycle: &CycleStanding,
) -> Option<NextStep> {
    const FIRST: &str = "aapc.cycle.first-prorated";
    let account = context
        .account(AAPC)
        .filter(|_| is(cycle.issuer.as_str(), AAPC))?;
    let said = account.first_due_on.is_some()
        || context
            .record(AAPC, cycle.due_on.date)
            .is_some_and(|record| record.tracker_required.is_some() || record.starts_on.is_some());
    let shorter = cycle.required.clause.as_str() == FIRST;
    if cycle.state != CycleState::Open || !cycle.first_cycle || !shorter || said {
        return None;
    }
    let mut it = question(
        QuestionKind::FirstReport,
        "When is your first CEU report due?",
        vec![format!("account:{}", account.id)],
    );
    it.field = Some("first_due_on".to_owned());
    it.answers = vec![answer(
        "month",
        "It's due in …",
        Takes::Month,
        "Settles the dates and the number of your first cycle.".to_owned(),
    )];
    let mut step = asking(
        "Say when your first CEU report is due",
        format!(
            "By the renewal month it's due on {}, with {} CEU for {}. AAPC's tracker shows it.",
            day(cycle.due_on.date),
            cycle.required.amount,
            listed(&cycle.credentials)
        ),
        Some(ClauseId::known(FIRST)),
        it,
    );
    step.urgency = Urgency::Calm;
    Some(step)
}
