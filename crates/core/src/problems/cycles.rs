//! What the user noted about cycles, beside the cycles that were judged.

use chrono::{Datelike, NaiveDate};

use crate::amounts::Ceus;
use crate::dates::{days_between, month_name};
use crate::facts::{CycleRecord, Reported};
use crate::judging::checks::problem;
use crate::judging::context::{
    AAPC, AHIMA, AssessContext, MOST_EXTENSION_DAYS, NEAR_THE_DUE_DATE, is,
};
use crate::standing::{CycleStanding, Problem, Provenance, day};

/// A tracker's number above so many times what the rules ask for at most is a slip.
const TIMES_THE_MOST: i32 = 2;

pub(super) fn find(context: &AssessContext, cycles: &[CycleStanding], problems: &mut Vec<Problem>) {
    for record in &context.facts.cycle_records {
        let about = |field: &str, message: String, mend: &str| {
            let fact = Some(format!("cycle_record:{}", record.id));
            problem(fact, Some(field), message, mend)
        };
        // What was no cycle of hers is laid out no more: that is what the record says.
        if record.reported == Reported::NotMine {
            continue;
        }
        let Some(cycle) = cycles.iter().find(|it| is_of(context, record, it)) else {
            problems.push(unused(context, cycles, record, &about));
            continue;
        };
        problems.extend(other_years(context, cycles, record, &about));
        problems.extend(tracker_number(context, record, cycle, &about));
        problems.extend(start(cycles, record, cycle, &about));
        problems.extend(extension(context, record, cycle, &about));
        problems.extend(submission(context, record, cycle, &about));
    }
}

/// AAPC's due date in a year that the month's parity does not give: the record is taken,
/// and a slip in it would move every cycle.
fn other_years(
    context: &AssessContext,
    cycles: &[CycleStanding],
    record: &CycleRecord,
    about: &About,
) -> Option<Problem> {
    let of_aapc = is(record.issuer.as_str(), AAPC);
    let said = context
        .account(AAPC)
        .is_some_and(|it| it.first_due_on.is_some());
    let by_rule = record.due_on.year() % 2 == i32::from(record.due_on.month() % 2 == 1);
    let own = cycles.iter().rfind(|it| {
        is(it.issuer.as_str(), AAPC) && it.due_on.date.month() == record.due_on.month()
    })?;
    let follows = (own.due_on.date.year() - record.due_on.year()) % 2 == 0;
    (of_aapc && !said && !by_rule && follows).then(|| {
        let years = match record.due_on.month() % 2 == 1 {
            true => "odd",
            false => "even",
        };
        about(
            "due_on",
            format!(
                "By AAPC's rule {} is due in {years} years, and this record says {}. The record is \
                 followed.",
                month_name(record.due_on),
                day(record.due_on)
            ),
            "If AAPC's tracker shows another year, correct the due date.",
        )
    })
}

/// Makes a problem of a field of the record.
type About<'a> = dyn Fn(&str, String, &str) -> Problem + 'a;

/// Whether a record is the one that is used for a cycle.
fn is_of(context: &AssessContext, record: &CycleRecord, cycle: &CycleStanding) -> bool {
    context
        .record(cycle.issuer.as_str(), cycle.due_on.date)
        .is_some_and(|found| found.id == record.id && found.issuer == record.issuer)
}

/// A record that no cycle uses: none is due then, or another record is used for it.
fn unused(
    context: &AssessContext,
    cycles: &[CycleStanding],
    record: &CycleRecord,
    about: &About,
) -> Problem {
    let near = cycles.iter().find(|cycle| {
        is(cycle.issuer.as_str(), record.issuer.as_str())
            && days_between(record.due_on, cycle.due_on.date).abs() <= NEAR_THE_DUE_DATE
    });
    let used = near.and_then(|cycle| {
        let used = context.record(cycle.issuer.as_str(), cycle.due_on.date)?;
        Some((cycle.due_on.date, used))
    });
    match used {
        Some((due_on, used)) => about(
            "due_on",
            format!(
                "{}'s cycle due on {} is recorded twice; {} is used, this one isn't.",
                record.issuer,
                day(due_on),
                if used.due_on == record.due_on {
                    "the first record".to_owned()
                } else {
                    format!("the record of {}", day(used.due_on))
                }
            ),
            "Put everything into one of the two, and remove the other.",
        ),
        None => about(
            "due_on",
            format!(
                "No {} cycle is due on {}, so this record isn't used.",
                record.issuer,
                day(record.due_on)
            ),
            "Correct the due date, the renewal month or the cycle dates.",
        ),
    }
}

/// A number of the tracker that it cannot have shown, or hardly.
fn tracker_number(
    context: &AssessContext,
    record: &CycleRecord,
    cycle: &CycleStanding,
    about: &About,
) -> Option<Problem> {
    const MEND: &str = "Enter the number as the tracker shows it.";
    let typed = record.tracker_required?;
    if typed < Ceus::ZERO {
        return Some(about(
            "tracker_required",
            format!(
                "No tracker asks for {typed} CEU; the rules' number, {}, is used.",
                cycle.required.amount
            ),
            MEND,
        ));
    }
    let most = most_asked_for(context, cycle)?;
    let far_above = typed.hundredths() > most.hundredths().saturating_mul(TIMES_THE_MOST);
    far_above.then(|| {
        about(
            "tracker_required",
            format!(
                "{typed} CEU are entered as the tracker's number, but the rules ask for at most \
                 {most}; it's used as you entered it.",
            ),
            MEND,
        )
    })
}

/// The most that an issuer's rules ask for, however many credentials are held.
fn most_asked_for(context: &AssessContext, cycle: &CycleStanding) -> Option<Ceus> {
    let rule_day = cycle.due_on.date;
    match cycle.issuer.as_str() {
        AAPC => Some(
            context
                .rules
                .ceus_by_count("aapc.ceu.total", rule_day, usize::MAX),
        ),
        AHIMA => Some(context.rules.ceus("ahima.ceu.cap", rule_day)),
        _ => cycle.required.ours,
    }
}

/// A start that lies in the cycle before, or that is not asked for here.
fn start(
    cycles: &[CycleStanding],
    record: &CycleRecord,
    cycle: &CycleStanding,
    about: &About,
) -> Option<Problem> {
    let starts_on = record.starts_on?;
    let due_on = cycle.due_on.date;
    if !is(record.issuer.as_str(), AAPC) {
        return (starts_on != cycle.starts_on.date).then(|| {
            about(
                "starts_on",
                format!(
                    "{}'s cycle due on {} starts on {} by its account or award; the start recorded \
                     here, {}, isn't used.",
                    record.issuer,
                    day(due_on),
                    day(cycle.starts_on.date),
                    day(starts_on)
                ),
                "Clear it here; if it's right, enter the cycle's dates in the account.",
            )
        });
    }
    if starts_on > due_on {
        return Some(about(
            "starts_on",
            format!(
                "The cycle due on {} starts after it ends; the start is ignored.",
                day(due_on)
            ),
            "Correct the start.",
        ));
    }
    let used = cycle.starts_on.date == starts_on
        && cycle.starts_on.provenance == Provenance::OfficialOverride;
    let before = cycles
        .iter()
        .filter(|it| it.issuer == cycle.issuer && it.due_on.date < due_on)
        .map(|it| it.due_on.date)
        .max()
        .filter(|before| used && starts_on <= *before)?;
    Some(about(
        "starts_on",
        format!(
            "The cycle due on {} starts on {} by this record, before the one before it ends on {}; \
             a credit on a day in both stays with the earlier one.",
            day(due_on),
            day(starts_on),
            day(before)
        ),
        "Correct the start, or leave it empty.",
    ))
}

/// An extension that moves nothing, though its end is entered.
fn extension(
    context: &AssessContext,
    record: &CycleRecord,
    cycle: &CycleStanding,
    about: &About,
) -> Option<Problem> {
    let to = record.extended_to?;
    let due_on = cycle.due_on.date;
    if !(1..=MOST_EXTENSION_DAYS).contains(&days_between(due_on, to)) {
        return Some(about(
            "extended_to",
            format!(
                "The extension doesn't end within a year after {}; it's ignored.",
                day(due_on)
            ),
            "Enter the new due date that the tracker shows.",
        ));
    }
    let bought = record.extension_bought_on.filter(|on| *on > to)?;
    let taken = if !context.has_come(bought) {
        "it moves nothing"
    } else {
        "it's treated as in force"
    };
    Some(about(
        "extension_bought_on",
        format!(
            "The extension to {} was bought on {}, after it ends; {taken}.",
            day(to),
            day(bought)
        ),
        "Correct one of the two dates.",
    ))
}

/// A submission or an acceptance on a day on which there was none.
fn submission(
    context: &AssessContext,
    record: &CycleRecord,
    cycle: &CycleStanding,
    about: &About,
) -> Option<Problem> {
    let (submitted, accepted) = (record.submitted_on, record.accepted_on);
    if let (Some(submitted), Some(accepted)) = (submitted, accepted)
        && accepted < submitted
    {
        return Some(about(
            "accepted_on",
            format!(
                "The cycle due on {} was accepted on {}, before it was submitted on {}; the day of the submission is taken.",
                day(cycle.due_on.date),
                day(accepted),
                day(submitted)
            ),
            "Correct one of the two dates.",
        ));
    }
    let (field, done, on) = match (submitted, accepted) {
        (Some(on), _) => ("submitted_on", "submitted", on),
        (None, Some(on)) => ("accepted_on", "accepted", on),
        (None, None) => return None,
    };
    let early = |than: NaiveDate, what: &str| {
        about(
            field,
            format!(
                "The cycle due on {} was {done} on {}, before {what} on {}; it's treated as {done}.",
                day(cycle.due_on.date),
                day(on),
                day(than)
            ),
            "Correct the day, or the due date of the cycle that is meant.",
        )
    };
    if on < cycle.starts_on.date {
        return Some(early(cycle.starts_on.date, "it began"));
    }
    // What the issuer has accepted was in time for it, and of old windows too little
    // is known.
    let rule_day = cycle.due_on.date;
    let opens = cycle.window_opens_on.as_ref()?;
    if accepted.is_some() || context.rules.uncertain(opens.clause.as_str(), rule_day) {
        return None;
    }
    (on < opens.date).then(|| early(opens.date, "submission opened"))
}
