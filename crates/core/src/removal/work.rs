//! Months of coding work as the union of spans.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::amounts::hours_text;
use crate::dates::{Span, add_days, days_between, total_months_and_days, union};
use crate::facts::{CodeSet, Letter, Position, PositionKind, YesNoUnknown};
use crate::judging::checks::{deciding, fail, pass, unknown};
use crate::judging::context::{AAPC, AssessContext};
use crate::standing::{
    LetterStanding, LetterStep, Outcome, PositionStanding, Provenance, Test, Weight, WorkMonths,
    WorkSpan, WorkSpanState, day,
};

const MONTH_COUNT: &str = "aapc.apprentice.month-count";
const KINDS: &str = "aapc.apprentice.kinds";
const OTHER_KINDS: &str = "aapc.apprentice.other-kinds";
const PART_TIME: &str = "aapc.apprentice.part-time";
const EXPERIENCE: &str = "aapc.apprentice.experience";
const CODE_ASSIGNMENT: &str = "aapc.apprentice.code-assignment";

/// The months with the positions that they come from.
pub(super) struct Work {
    pub months: WorkMonths,
    pub positions: Vec<PositionStanding>,
    /// The stretches of counting work as they go on by what is recorded: the
    /// first day, and the last where one is set.
    courses: Vec<(NaiveDate, Option<NaiveDate>)>,
    each: bool,
}

/// Years after which a projection stops looking.
const MOST_YEARS_AHEAD: i32 = 30;

impl Work {
    /// The first day on which so many months are worked if what is open goes
    /// on, letters supposed: the date of assessment when they are there
    /// already; none when nothing that is recorded leads there.
    pub fn reached_on(&self, from: NaiveDate, needed: i32) -> Option<NaiveDate> {
        if self.worked_by(from) >= needed {
            return Some(from);
        }
        let (mut short, mut enough) = (0, MOST_YEARS_AHEAD * 366);
        if self.worked_by(add_days(from, enough)) < needed {
            return None;
        }
        while enough - short > 1 {
            let middle = i32::midpoint(short, enough);
            if self.worked_by(add_days(from, middle)) >= needed {
                enough = middle;
            } else {
                short = middle;
            }
        }
        Some(add_days(from, enough))
    }

    /// Whole months worked by the end of a day.
    fn worked_by(&self, on: NaiveDate) -> i32 {
        let spans: Vec<Span> = self
            .courses
            .iter()
            .filter_map(|(from, to)| Span::new(*from, to.map_or(on, |to| to.min(on))))
            .collect();
        let spans = if self.each { spans } else { union(spans) };
        total_months_and_days(&spans).0
    }
}

/// One position's stretch of time and how much of it letters verify.
struct Stretch {
    worked: Option<Span>,
    course: Option<(NaiveDate, Option<NaiveDate>)>,
    verified: Vec<Span>,
}

/// Counts every position's time once.
pub(super) fn count(context: &AssessContext, letters: &[LetterStanding]) -> Work {
    let mut positions = Vec::new();
    let mut stretches = Vec::new();
    for position in &context.facts.positions {
        let (standing, stretch) = judge(context, position, letters);
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
    let each = context.rules.reading(MONTH_COUNT, context.as_of) == "each_position";
    let ((verified_months, verified_extra_days), (worked_months, worked_extra_days)) = if each {
        let verified: Vec<Span> = stretches
            .iter()
            .flat_map(|it| it.verified.clone())
            .collect();
        let worked: Vec<Span> = stretches.iter().filter_map(|it| it.worked).collect();
        (
            total_months_and_days(&verified),
            total_months_and_days(&worked),
        )
    } else {
        (
            total_months_and_days(&verified),
            total_months_and_days(&worked),
        )
    };
    let months = WorkMonths {
        verified_months,
        verified_up_to: verified_months,
        verified_extra_days,
        worked_months,
        worked_extra_days,
        waiting_months: (worked_months - verified_months).max(0),
        provenance: Provenance::Estimate,
        spans: time_axis(&stretches),
    };
    Work {
        months,
        positions,
        courses: stretches.iter().filter_map(|it| it.course).collect(),
        each,
    }
}

fn judge(
    context: &AssessContext,
    position: &Position,
    letters: &[LetterStanding],
) -> (PositionStanding, Stretch) {
    let span = position.starts_on.and_then(|from| {
        let to = position.ends_on.unwrap_or(context.as_of).min(context.as_of);
        Span::new(counted_from(context, from), to)
    });
    let mut tests = vec![
        deciding(dated(context, position), "starts_on"),
        deciding(kind(context, position), "kind"),
    ];
    if context.rules.in_force(CODE_ASSIGNMENT, context.as_of) {
        tests.push(deciding(code_assignment(position), "code_assignment"));
    }
    tests.push(deciding(code_sets(context, position), "code_sets"));
    tests.extend(weekly_hours(context, position).map(|test| deciding(test, "weekly_minutes")));
    // What is not said yet counts once it is.
    let kept_out = |test: &Test| test.rules_out() || (!context.is_at_best() && asks(test));
    let counts = span.is_some() && !tests.iter().any(kept_out);
    // The first test is about the dates; one that lies ahead is no obstacle later.
    let later = !tests.iter().skip(1).any(kept_out);
    let course = position
        .starts_on
        .filter(|from| later && position.ends_on.is_none_or(|to| *from <= to))
        .map(|from| (counted_from(context, from), position.ends_on));
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
        context
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
        logged_minutes: context.worked.minutes(position.id.as_str()),
        counts,
        asks: tests.iter().any(asks) && !tests.iter().skip(1).any(Test::rules_out),
        verified_months: total_months_and_days(&verified).0,
        letter: best.map(|best| best.letter.clone()),
        letter_step: step(best.copied(), fact),
        overlaps: false,
        tests,
    };
    let stretch = Stretch {
        worked,
        course,
        verified,
    };
    (standing, stretch)
}

/// Whether a test hangs on an answer that nobody has given yet.
pub(crate) fn asks(test: &Test) -> bool {
    const DECIDING: [&str; 3] = ["code_assignment", "code_sets", "weekly_minutes"];
    let field = test.field.as_ref().map(ToString::to_string);
    test.weight == Weight::Counts
        && test.outcome == Outcome::Unknown
        && field.is_some_and(|field| DECIDING.contains(&field.as_str()))
}

/// The first day that counts: work before the certification counts too.
fn counted_from(context: &AssessContext, from: NaiveDate) -> NaiveDate {
    if context.rules.in_force(EXPERIENCE, context.as_of) {
        from
    } else {
        context
            .first_earned_on(AAPC)
            .map_or(from, |on| from.max(on))
    }
}

/// Jobs and externships count; internships and volunteer work are not named.
fn kind(context: &AssessContext, position: &Position) -> Test {
    const NAME: &str = "A job or an externship";
    let (code, words) = match position.kind {
        PositionKind::Job => ("job", "It is a job."),
        PositionKind::Externship => ("externship", "It is an externship."),
        PositionKind::ProjectXtern => ("project_xtern", "It is a Project XTern place."),
        PositionKind::Internship => ("internship", "an internship"),
        PositionKind::Volunteer => ("volunteer", "volunteer work"),
    };
    if context
        .rules
        .codes(KINDS, context.as_of)
        .iter()
        .any(|it| it == code)
    {
        return pass(NAME, KINDS, words);
    }
    match (
        position.kind,
        context.rules.reading(OTHER_KINDS, context.as_of),
    ) {
        (PositionKind::Internship | PositionKind::Volunteer, "count") => unknown(
            NAME,
            OTHER_KINDS,
            format!("It is {words}, which the page doesn't name. It's counted."),
            "Ask AAPC; you can decide it in Settings.",
        ),
        (PositionKind::Internship | PositionKind::Volunteer, _) => fail(
            NAME,
            OTHER_KINDS,
            format!("It is {words}; you decided that it doesn't count."),
            "Ask AAPC.",
        ),
        _ => fail(
            NAME,
            KINDS,
            "This kind of position doesn't count.",
            "Ask AAPC.",
        ),
    }
}

/// The user's own line for part-time work; AAPC draws none.
fn weekly_hours(context: &AssessContext, position: &Position) -> Option<Test> {
    const NAME: &str = "Hours a week";
    let least = context.rules.number(PART_TIME, context.as_of);
    if least <= 0 {
        return None;
    }
    Some(match position.weekly_minutes {
        Some(minutes) if minutes < least.saturating_mul(60) => fail(
            NAME,
            PART_TIME,
            format!("{} a week, below the {least} you set.", hours_text(minutes)),
            "Ask AAPC whether it counts.",
        ),
        Some(minutes) => pass(
            NAME,
            PART_TIME,
            format!("{} a week; you set {least}.", hours_text(minutes)),
        ),
        None => unknown(
            NAME,
            PART_TIME,
            "The weekly hours aren't recorded. It doesn't count until they are.",
            "Enter the usual hours a week.",
        ),
    })
}

fn dated(context: &AssessContext, position: &Position) -> Test {
    const NAME: &str = "Start date on record";
    const CLAUSE: &str = MONTH_COUNT;
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
        (Some(from), _) if !context.has_come(from) => fail(
            NAME,
            CLAUSE,
            format!("It starts on {}, which is in the future.", day(from)),
            "It counts from that day on.",
        ),
        (Some(from), _) => pass(NAME, CLAUSE, format!("Since {}.", day(from))),
    }
}

fn code_assignment(position: &Position) -> Test {
    const NAME: &str = "The work is assigning codes";
    const CLAUSE: &str = CODE_ASSIGNMENT;
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
            "Not answered yet. It doesn't count until you say it is.",
            "Say whether the work is assigning codes.",
        ),
    }
}

fn code_sets(context: &AssessContext, position: &Position) -> Test {
    const NAME: &str = "Uses CPT, ICD-10-CM or HCPCS Level II";
    const CLAUSE: &str = "aapc.apprentice.code-sets";
    let used: BTreeSet<CodeSet> = position.code_sets.iter().copied().collect();
    if used.is_empty() {
        return unknown(
            NAME,
            CLAUSE,
            "No code set is recorded. It doesn't count until one is: any one is enough.",
            "Say which code sets the work uses; the letter needs them, too.",
        );
    }
    let accepted = context.rules.codes(CLAUSE, context.as_of);
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
