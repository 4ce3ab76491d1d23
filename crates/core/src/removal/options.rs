//! AAPC's three options side by side.

use chrono::NaiveDate;

use super::work::Work;
use crate::facts::SignerRole;
use crate::judging::checks::{fail, pass, requirement};
use crate::judging::context::AssessContext;
use crate::standing::{
    Lack, LetterStanding, PracticodeStanding, Provenance, RemovalOption, RemovalRoute, Requirement,
    Unit, WorkMonths,
};
use crate::text::{counted, with_article};

const EMPLOYMENT: &str = "aapc.apprentice.employment-months";
const MIXED: &str = "aapc.apprentice.mixed-months";
const OPTIONS: &str = "aapc.apprentice.options";
const ONE_OF_EACH: &str = "aapc.apprentice.one-of-each";
const LETTER_COUNT: &str = "aapc.apprentice.letter-count";

/// The three options, each with what it still lacks.
pub(super) fn side_by_side(
    context: &AssessContext,
    work: &Work,
    letters: &[LetterStanding],
    course: &Requirement,
    practicode: &PracticodeStanding,
) -> Vec<RemovalOption> {
    let accepted = context.rules.codes(OPTIONS, context.as_of);
    accepted
        .iter()
        .filter_map(|option| match option.as_str() {
            "employment" => Some(employment(context, work, letters)),
            "employment_and_education" => Some(mixed(context, work, letters, course, practicode)),
            "education" => Some(education(context, course, practicode)),
            _ => None,
        })
        .collect()
}

/// The option that is met, or the one of which least is really left.
pub(super) fn nearest<'a>(
    options: &'a [RemovalOption],
    work: &WorkMonths,
    course: &Requirement,
    practicode: &PracticodeStanding,
) -> Option<&'a RemovalOption> {
    options.iter().min_by_key(|option| {
        let left: i32 = option
            .parts
            .iter()
            .map(|part| match part.unit {
                // Worked months that wait for a letter are not worked again.
                Unit::Months => {
                    let waiting = work.waiting_months.min(part.lacking);
                    (part.lacking - waiting) * A_MONTH + i32::from(waiting > 0) * A_LETTER
                }
                Unit::Items if part.clause.as_str() == OPTIONS && !part.met => {
                    study_left(course).min(study_left(&practicode.cases))
                }
                Unit::Items => part.lacking * A_LETTER,
                // The score comes with the cases.
                Unit::Percent if !practicode.cases.met => 0,
                _ => study_left(part),
            })
            .sum();
        let near = (!option.met_if_answered, !option.met_but_letters);
        (!option.met, near, left)
    })
}

/// Days of usual effort: a rough order, never shown.
const A_MONTH: i32 = 30;
const A_LETTER: i32 = 14;
const A_COURSE: i32 = 90;
const ALL_CASES: i32 = 120;

/// How far a part that is studied is.
fn study_left(part: &Requirement) -> i32 {
    let whole = match part.unit {
        Unit::Cases => ALL_CASES,
        _ => A_COURSE,
    };
    match part.met {
        true => 0,
        // All the hours are there, and only the paper is not.
        false => (part.lacking * whole / part.needed.max(1)).max(A_LETTER),
    }
}

fn months(context: &AssessContext, clause: &'static str, work: &WorkMonths) -> Requirement {
    let needed = context.rules.number(clause, context.as_of);
    let mut part = requirement(
        format!("{needed} months of verified coding work"),
        clause,
        Unit::Months,
        needed,
        work.verified_months,
    );
    part.provenance = Provenance::Estimate;
    let check = if part.met {
        pass(
            "Verified months",
            clause,
            format!("{} months are verified by letters.", work.verified_months),
        )
    } else {
        let waiting = match work.waiting_months {
            0 => String::new(),
            1 => " 1 more month waits for a letter.".to_owned(),
            months => format!(" {months} more months wait for letters."),
        };
        fail(
            "Verified months",
            clause,
            format!(
                "{} of {needed} months are verified by letters.{waiting}",
                work.verified_months
            ),
            if work.worked_months >= needed {
                "Get the letters that are missing."
            } else {
                "Keep working, and get letters for it."
            },
        )
    };
    if !part.met {
        let more = counted(part.lacking, "more month", "more months");
        part.lack(vec![if work.worked_months >= needed {
            Lack::new("Get", format!("letters for {more}"))
        } else {
            Lack::new("Log", format!("{more} of verified work"))
        }]);
    }
    part.tests = vec![check];
    part
}

fn employment(context: &AssessContext, work: &Work, letters: &[LetterStanding]) -> RemovalOption {
    let mut parts = vec![months(context, EMPLOYMENT, &work.months)];
    parts.extend(two_letters(context, letters));
    let needed = context.rules.number(EMPLOYMENT, context.as_of);
    let name = "Employment";
    let reached = work.reached_on(context.as_of, needed);
    let mut option = option(
        RemovalRoute::Employment,
        1,
        name,
        parts,
        &work.months,
        || reached,
    );
    option.work_reached_on = reached;
    option
}

/// The day whose rule on the number of letters holds: that on which the last of
/// the accepted letters is sent, the date of assessment before that.
fn sending_day(context: &AssessContext, letters: &[LetterStanding]) -> NaiveDate {
    letters
        .iter()
        .filter(|letter| letter.accepted)
        .map(|letter| letter.judged_on)
        .max()
        .unwrap_or(context.as_of)
}

/// Whether one of the accepted letters is the employer's own word.
fn from_an_employer(context: &AssessContext, letters: &[LetterStanding]) -> bool {
    letters.iter().filter(|it| it.accepted).any(|letter| {
        context.facts.letters.iter().any(|fact| {
            let unsaid = fact.signer == SignerRole::Unknown && !context.is_at_best();
            fact.id == letter.letter && fact.signer != SignerRole::CoWorker && !unsaid
        })
    })
}

/// The rule of earlier years took a co-worker's letter only beside the employer's.
fn employers_letter(context: &AssessContext, letters: &[LetterStanding]) -> Option<Requirement> {
    let any = letters.iter().any(|letter| letter.accepted);
    if !any || !letters_are_counted(context, letters) {
        return None;
    }
    const NAME: &str = "The first letter from the employer";
    let met = from_an_employer(context, letters);
    let mut part = requirement(NAME, LETTER_COUNT, Unit::Items, 1, i32::from(met));
    if !met {
        part.lack(vec![Lack::new("Get", "a letter from the employer")]);
    }
    part.tests = vec![if met {
        pass(
            NAME,
            LETTER_COUNT,
            "The employer, or someone who speaks for it, signed.",
        )
    } else {
        fail(
            NAME,
            LETTER_COUNT,
            "Only a co-worker signed.",
            "Get a letter from the employer.",
        )
    }];
    Some(part)
}

/// Whether the number of letters is a rule of its own: then each counts, whatever its
/// position gives.
pub(crate) fn letters_are_counted(context: &AssessContext, letters: &[LetterStanding]) -> bool {
    let sending = sending_day(context, letters);
    context.rules.in_force(LETTER_COUNT, sending)
}

/// The rule of earlier years asked for two letters, the first from the employer.
fn two_letters(context: &AssessContext, letters: &[LetterStanding]) -> Option<Requirement> {
    if !letters_are_counted(context, letters) {
        return None;
    }
    let sending = sending_day(context, letters);
    let needed = context.rules.number(LETTER_COUNT, sending);
    let accepted: Vec<&LetterStanding> = letters.iter().filter(|letter| letter.accepted).collect();
    let from_an_employer = from_an_employer(context, letters);
    let count = i32::try_from(accepted.len())
        .unwrap_or(i32::MAX)
        .min(needed);
    let count = if from_an_employer {
        count
    } else {
        count.min(needed - 1)
    };
    let mut part = requirement(
        "Two letters, the first from the employer",
        LETTER_COUNT,
        Unit::Items,
        needed,
        count,
    );
    if !part.met {
        let more = counted(part.lacking, "more letter", "more letters");
        part.lack(vec![Lack::new("Get", more)]);
    }
    let reason = format!("{count} of {needed} letters are accepted.");
    part.tests = vec![if part.met {
        pass("Two letters", LETTER_COUNT, reason)
    } else {
        fail(
            "Two letters",
            LETTER_COUNT,
            reason,
            "Get the letters that are missing.",
        )
    }];
    Some(part)
}

fn mixed(
    context: &AssessContext,
    work: &Work,
    letters: &[LetterStanding],
    course: &Requirement,
    practicode: &PracticodeStanding,
) -> RemovalOption {
    let met = course.met || practicode.met;
    let hours = course.needed / 60;
    let any_course = with_article(hours, &format!("{hours}-hour course"));
    let mut either = requirement(
        format!("{hours}-hour course or Practicode"),
        OPTIONS,
        Unit::Items,
        1,
        i32::from(met),
    );
    either.tests = course
        .tests
        .iter()
        .chain(&practicode.cases.tests)
        .chain(&practicode.score.tests)
        .cloned()
        .collect();
    if !met {
        let course_lacks = course.lacks.clone().unwrap_or_default();
        let practicode_lacks = practicode_lacks(practicode);
        let begun = (
            course.counted > 0 || course.tests.len() > 1,
            practicode.practicode.is_some(),
        );
        let phrase = match begun {
            (true, false) => format!("the course ({course_lacks}) or Practicode"),
            (false, true) => format!("{any_course} or Practicode ({practicode_lacks})"),
            (true, true) => {
                format!("the course ({course_lacks}) or Practicode ({practicode_lacks})")
            }
            (false, false) => format!("{any_course} or Practicode"),
        };
        // Of what was begun, the next step of its own is told.
        let of_course = course.missing.first().filter(|_| begun.0);
        let of_cases = [&practicode.cases, &practicode.score]
            .into_iter()
            .find_map(|part| part.missing.first())
            .filter(|_| begun.1 && !begun.0);
        let step = of_course.or(of_cases).map_or_else(
            || format!("Complete {any_course} or Practicode"),
            |it| it.step.clone(),
        );
        either.lack(vec![Lack { phrase, step }]);
    }
    let needed = context.rules.number(MIXED, context.as_of);
    let mut parts = vec![months(context, MIXED, &work.months), either];
    parts.extend(employers_letter(context, letters));
    let reached = work.reached_on(context.as_of, needed);
    let mut option = option(
        RemovalRoute::EmploymentAndEducation,
        2,
        "Employment and education",
        parts,
        &work.months,
        || reached.filter(|_| met),
    );
    option.work_reached_on = reached;
    option
}

fn practicode_lacks(practicode: &PracticodeStanding) -> String {
    [
        practicode.cases.lacks.as_deref(),
        practicode.score.lacks.as_deref(),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ")
}

fn education(
    context: &AssessContext,
    course: &Requirement,
    practicode: &PracticodeStanding,
) -> RemovalOption {
    let mut parts = vec![
        course.clone(),
        practicode.cases.clone(),
        practicode.score.clone(),
    ];
    // Two courses make no two years, nor does Practicode twice.
    let doubling = !context.rules.in_force(ONE_OF_EACH, context.as_of);
    if doubling && super::education::courses_met(context) > 1 {
        parts.truncate(1);
    }
    let work = WorkMonths {
        verified_months: 0,
        verified_up_to: 0,
        verified_extra_days: 0,
        worked_months: 0,
        worked_extra_days: 0,
        waiting_months: 0,
        provenance: Provenance::Computed,
        spans: Vec::new(),
    };
    let met = parts.iter().all(|part| part.met);
    if practicode.practicode.is_none() {
        // "Practicode" says it all; its score need not be named beside it.
        for part in &mut parts {
            if part.clause == practicode.score.clause {
                part.missing.clear();
            }
        }
    }
    let mut option = option(
        RemovalRoute::Education,
        3,
        "Education only",
        parts,
        &work,
        || met.then_some(context.as_of),
    );
    if practicode.practicode.is_none() {
        // "Practicode" says it all; its score need not be named beside it.
        option
            .lacks
            .retain(|lack| Some(lack) != practicode.score.lacks.as_ref());
    }
    option
}

fn option(
    route: RemovalRoute,
    number: u8,
    name: &str,
    parts: Vec<Requirement>,
    work: &WorkMonths,
    earliest: impl FnOnce() -> Option<NaiveDate>,
) -> RemovalOption {
    let met = parts.iter().all(|part| part.met);
    let met_but_letters = !met
        && parts.iter().all(|part| {
            part.met || (part.unit == Unit::Months && work.worked_months >= part.needed)
        });
    RemovalOption {
        route,
        number,
        name: name.to_owned(),
        met,
        met_if_answered: met,
        met_but_letters,
        lacks: parts
            .iter()
            .filter(|part| !part.met)
            .filter_map(|part| part.lacks.clone())
            .collect(),
        earliest_on: if met { None } else { earliest() },
        work_reached_on: None,
        parts,
    }
}
