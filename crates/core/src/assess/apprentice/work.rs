//! Months of coding work as the union of spans.

use std::collections::BTreeSet;

use super::super::inquiry::Inquiry;
use super::super::tell::{fail, pass, unknown};
use crate::dates::{Span, add_days, days_between, total_months_and_days, union};
use crate::facts::{CodeSet, Letter, Position, YesNoUnknown};
use crate::standing::{
    LetterStanding, LetterStep, PositionStanding, Provenance, Test, WorkMonths, WorkSpan,
    WorkSpanState, day,
};

/// The months with the positions that they come from.
pub(super) struct Work {
    pub months: WorkMonths,
    pub positions: Vec<PositionStanding>,
}

/// One position's stretch of time and how much of it letters verify.
struct Stretch {
    worked: Option<Span>,
    verified: Vec<Span>,
}

/// Counts every position's time once.
pub(super) fn count(inquiry: &Inquiry, letters: &[LetterStanding]) -> Work {
    let mut positions = Vec::new();
    let mut stretches = Vec::new();
    for position in &inquiry.facts.positions {
        let (standing, stretch) = judge(inquiry, position, letters);
        positions.push(standing);
        stretches.push(stretch);
    }
    for at in 0..positions.len() {
        positions[at].overlaps = stretches[at].worked.is_some_and(|span| {
            stretches.iter().enumerate().any(|(other, stretch)| {
                other != at
                    && stretch
                        .worked
                        .is_some_and(|its| its.intersection(span).is_some())
            })
        });
    }
    let worked = union(
        stretches
            .iter()
            .filter_map(|stretch| stretch.worked)
            .collect(),
    );
    let verified = union(
        stretches
            .iter()
            .flat_map(|stretch| stretch.verified.clone())
            .collect(),
    );
    let (verified_months, verified_extra_days) = total_months_and_days(&verified);
    let (worked_months, worked_extra_days) = total_months_and_days(&worked);
    let months = WorkMonths {
        verified_months,
        verified_extra_days,
        worked_months,
        worked_extra_days,
        waiting_months: (worked_months - verified_months).max(0),
        provenance: Provenance::Estimate,
        spans: time_axis(&stretches),
    };
    Work { months, positions }
}

fn judge(
    inquiry: &Inquiry,
    position: &Position,
    letters: &[LetterStanding],
) -> (PositionStanding, Stretch) {
    let span = position.starts_on.and_then(|from| {
        let to = position.ends_on.unwrap_or(inquiry.as_of).min(inquiry.as_of);
        Span::new(from, to)
    });
    let tests = vec![
        dated(inquiry, position),
        code_assignment(position),
        code_sets(inquiry, position),
    ];
    let counts = span.is_some() && !tests.iter().any(Test::rules_out);
    let worked = span.filter(|_| counts);
    let mine: Vec<&LetterStanding> = letters
        .iter()
        .filter(|letter| letter.position == position.id)
        .collect();
    let verified: Vec<Span> = match worked {
        Some(worked) => union(
            mine.iter()
                .filter(|letter| letter.accepted)
                .filter_map(|letter| Span::new(letter.covers_from?, letter.covers_to?))
                .filter_map(|covered| covered.intersection(worked))
                .collect(),
        ),
        None => Vec::new(),
    };
    let best = mine
        .iter()
        .max_by_key(|letter| (letter.accepted, letter.passed));
    let fact = best.and_then(|best| {
        inquiry
            .facts
            .letters
            .iter()
            .find(|letter| letter.id == best.letter)
    });
    let standing = PositionStanding {
        position: position.id.clone(),
        employer: position.employer.clone(),
        from: position.starts_on,
        to: span.map(Span::to),
        months: span.map_or(0, |span| span.months_and_days().0),
        provenance: match position.ends_on {
            Some(_) => Provenance::Computed,
            None => Provenance::Estimate,
        },
        logged_minutes: inquiry
            .position_minutes
            .get(position.id.as_str())
            .copied()
            .unwrap_or_default(),
        counts,
        verified_months: total_months_and_days(&verified).0,
        letter: best.map(|best| best.letter.clone()),
        letter_step: step(best.copied(), fact),
        overlaps: false,
        tests,
    };
    (standing, Stretch { worked, verified })
}

fn dated(inquiry: &Inquiry, position: &Position) -> Test {
    const NAME: &str = "Start date on record";
    const CLAUSE: &str = "aapc.apprentice.month-count";
    match (position.starts_on, position.ends_on) {
        (None, _) => fail(
            NAME,
            CLAUSE,
            "Months are counted from the first day, which is missing.",
            "Enter the first day of the position.",
        ),
        (Some(from), Some(to)) if to < from => fail(
            NAME,
            CLAUSE,
            format!("It ends on {}, before it starts.", day(to)),
            "Correct one of the two dates.",
        ),
        (Some(from), _) if from > inquiry.as_of => fail(
            NAME,
            CLAUSE,
            format!("It starts on {}, which lies ahead.", day(from)),
            "It counts from that day on.",
        ),
        (Some(from), _) => pass(NAME, CLAUSE, format!("Since {}.", day(from))),
    }
}

fn code_assignment(position: &Position) -> Test {
    const NAME: &str = "The work is assigning codes";
    const CLAUSE: &str = "aapc.apprentice.code-assignment";
    match position.code_assignment {
        YesNoUnknown::Yes => pass(NAME, CLAUSE, "It is coding work."),
        YesNoUnknown::No => fail(
            NAME,
            CLAUSE,
            "Nothing published says that work without code assignment counts.",
            "Ask AAPC, or mark the position as code assignment if it is.",
        ),
        YesNoUnknown::Unknown => unknown(
            NAME,
            CLAUSE,
            "Not said. It is counted as coding work.",
            "Say whether the work is assigning codes.",
        ),
    }
}

fn code_sets(inquiry: &Inquiry, position: &Position) -> Test {
    const NAME: &str = "Uses CPT, ICD-10-CM or HCPCS Level II";
    const CLAUSE: &str = "aapc.apprentice.code-sets";
    let used: BTreeSet<CodeSet> = position.code_sets.iter().copied().collect();
    if used.is_empty() {
        return unknown(
            NAME,
            CLAUSE,
            "No code set is recorded. It is counted.",
            "Record which code sets the work uses; the letter needs them too.",
        );
    }
    let accepted = inquiry.rules.codes(CLAUSE, inquiry.as_of);
    let fitting: Vec<&str> = used
        .iter()
        .map(|set| name_of(*set))
        .filter(|name| accepted.iter().any(|one| one == name))
        .collect();
    if fitting.is_empty() {
        fail(
            NAME,
            CLAUSE,
            "Only ICD-10-PCS is recorded; the page names CPT, ICD-10-CM and HCPCS Level II.",
            "Add the other code sets if the work uses them.",
        )
    } else {
        pass(
            NAME,
            CLAUSE,
            format!("{}; any one is enough.", fitting.join(", ")),
        )
    }
}

fn name_of(set: CodeSet) -> &'static str {
    match set {
        CodeSet::Cpt => "CPT",
        CodeSet::Icd10Cm => "ICD-10-CM",
        CodeSet::Icd10Pcs => "ICD-10-PCS",
        CodeSet::HcpcsLevel2 => "HCPCS Level II",
    }
}

fn step(best: Option<&LetterStanding>, fact: Option<&Letter>) -> LetterStep {
    match (best, fact) {
        (Some(best), _) if best.accepted => LetterStep::Checked,
        (_, Some(letter)) if letter.hand_signed != YesNoUnknown::Yes => LetterStep::Drafted,
        (_, Some(letter)) if letter.uneditable_file == YesNoUnknown::Yes => LetterStep::Scanned,
        (_, Some(_)) => LetterStep::Signed,
        (_, None) => LetterStep::Logged,
    }
}

/// The time from the first day to the last, cut wherever something begins or ends.
fn time_axis(stretches: &[Stretch]) -> Vec<WorkSpan> {
    let worked: Vec<Span> = stretches
        .iter()
        .filter_map(|stretch| stretch.worked)
        .collect();
    let verified: Vec<Span> = stretches
        .iter()
        .flat_map(|stretch| stretch.verified.iter().copied())
        .collect();
    let (Some(first), Some(last)) = (
        worked.iter().map(|span| span.from()).min(),
        worked.iter().map(|span| span.to()).max(),
    ) else {
        return Vec::new();
    };
    let mut cuts = BTreeSet::from([first, add_days(last, 1)]);
    for span in worked.iter().chain(&verified) {
        cuts.insert(span.from());
        cuts.insert(add_days(span.to(), 1));
    }
    let cuts: Vec<_> = cuts.into_iter().collect();
    let mut axis: Vec<WorkSpan> = Vec::new();
    for pair in cuts.windows(2) {
        let (from, to) = (pair[0], add_days(pair[1], -1));
        let positions = worked.iter().filter(|span| span.contains(from)).count();
        let state = if verified.iter().any(|span| span.contains(from)) {
            WorkSpanState::Verified
        } else if positions > 0 {
            WorkSpanState::Waiting
        } else {
            WorkSpanState::Gap
        };
        let positions = i32::try_from(positions).unwrap_or(i32::MAX);
        match axis.last_mut() {
            Some(before) if before.state == state && before.positions == positions => {
                before.to = to;
            }
            _ => axis.push(WorkSpan {
                from,
                to,
                state,
                months: 0.0,
                positions,
            }),
        }
    }
    for span in &mut axis {
        span.months = months_for_label(span);
    }
    axis
}

/// The length of a stretch in months, to one decimal.
fn months_for_label(span: &WorkSpan) -> f64 {
    const DAYS_IN_A_MONTH: f64 = 30.436_875;
    let (months, days) =
        Span::new(span.from, span.to).map_or((0, 0), |span| span.months_and_days());
    let exact = if days == 0 {
        f64::from(months)
    } else {
        f64::from(days_between(span.from, span.to) + 1) / DAYS_IN_A_MONTH
    };
    (exact * 10.0).round() / 10.0
}
