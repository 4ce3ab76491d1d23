//! Courses, study time, Practicode and exams.

use rustc_hash::FxHashSet;

use super::work::{A_DAY, minutes};
use super::{odd_year, short};
use crate::exams::issuer_of;
use crate::facts::{Course, Exam, ExamResult, Practicode, StudyEntry};
use crate::judging::checks::problem;
use crate::judging::context::AssessContext;
use crate::standing::{Problem, day};

/// More contact time than any program has, in minutes: five years of full-time study.
const MOST_CONTACT_MINUTES: i32 = 10_000 * 60;

pub(super) fn find(context: &AssessContext, problems: &mut Vec<Problem>) {
    for course in &context.facts.courses {
        of_course(context, course, problems);
    }
    study_entries(context, problems);
    for practicode in &context.facts.practicode {
        of_practicode(context, practicode, problems);
    }
    for exam in &context.facts.exams {
        of_exam(context, exam, problems);
    }
}

fn of_course(context: &AssessContext, course: &Course, problems: &mut Vec<Problem>) {
    let fact = Some(format!("course:{}", course.id));
    let title = short(&course.title);
    if let (Some(from), Some(to)) = (course.started_on, course.completed_on)
        && to < from
    {
        problems.push(problem(
            fact.clone(),
            Some("completed_on"),
            format!(
                "\"{title}\" was completed on {}, before it started on {}; it's treated as \
                 completed then.",
                day(to),
                day(from)
            ),
            "Correct one of the two dates.",
        ));
    }
    if let Some(on) = course.completed_on.filter(|on| !context.has_come(*on)) {
        problems.push(problem(
            fact.clone(),
            Some("completed_on"),
            format!(
                "\"{title}\" is marked as completed on {}, which is in the future; until then it \
                 isn't completed.",
                day(on)
            ),
            "Correct the day, or clear it until the course is done.",
        ));
    }
    for (field, stated) in [
        (
            "contact_minutes_completed",
            course.contact_minutes_completed,
        ),
        ("contact_minutes_planned", course.contact_minutes_planned),
    ] {
        let Some(stated) = stated else { continue };
        if !(0..=MOST_CONTACT_MINUTES).contains(&stated) {
            let hours = stated / 60;
            problems.push(problem(
                fact.clone(),
                Some(field),
                format!(
                    "\"{title}\" has {hours} contact hours, which can't be right; they're used as \
                     entered."
                ),
                "Enter the contact hours that the proof states.",
            ));
        }
    }
    odd_year(problems, &fact, "started_on", course.started_on);
    odd_year(problems, &fact, "completed_on", course.completed_on);
}

fn study_entries(context: &AssessContext, problems: &mut Vec<Problem>) {
    let courses = context.facts.courses.iter();
    let courses: FxHashSet<&str> = courses.map(|course| course.id.as_str()).collect();
    let bought = context.facts.practicode.iter();
    let bought: FxHashSet<&str> = bought.map(|it| it.id.as_str()).collect();
    for entry in &context.facts.study_entries {
        let named = |field: &str, what: &str, id: &str, count: &str| {
            problem(
                Some(format!("study_entry:{}", entry.id)),
                Some(field),
                format!(
                    "The study time of {} is for {what} {id}, which isn't on record; {count}.",
                    day(entry.date)
                ),
                format!("Add the {what}, or correct the entry."),
            )
        };
        if let Some(id) = entry.course.as_ref().map(|id| id.as_str())
            && !courses.contains(id)
        {
            problems.push(named(
                "course",
                "course",
                id,
                "it isn't added to any course",
            ));
        }
        if let Some(id) = entry.practicode.as_ref().map(|id| id.as_str())
            && !bought.contains(id)
        {
            problems.push(named(
                "practicode",
                "Practicode purchase",
                id,
                "it's treated as free study",
            ));
        }
        problems.extend(no_time_of_a_day(entry));
    }
}

fn no_time_of_a_day(entry: &StudyEntry) -> Option<Problem> {
    (!(1..=A_DAY).contains(&entry.minutes)).then(|| {
        minutes(
            format!("study_entry:{}", entry.id),
            format!("The study time of {}", day(entry.date)),
            entry.minutes,
        )
    })
}

fn of_practicode(context: &AssessContext, practicode: &Practicode, problems: &mut Vec<Problem>) {
    let fact = || Some(format!("practicode:{}", practicode.id));
    let score = practicode.score_percent;
    if let Some(score) = score.filter(|score| !(0..=100).contains(score)) {
        problems.push(problem(
            fact(),
            Some("score_percent"),
            format!("A score of {score} percent isn't between 0 and 100; it's used as entered."),
            "Enter the score that Practicode shows.",
        ));
    }
    let all = context
        .rules
        .number("aapc.apprentice.practicode-cases", context.as_of);
    let done = practicode.cases_done;
    if !(0..=all).contains(&done) {
        let taken = if done < 0 {
            "none is treated as done".to_owned()
        } else {
            format!("{all} are treated as done")
        };
        problems.push(problem(
            fact(),
            Some("cases_done"),
            format!("{done} cases are recorded; there are {all}. So {taken}."),
            "Enter the number that Practicode shows.",
        ));
    }
    if let (Some(bought), Some(completed)) = (practicode.purchased_on, practicode.completed_on)
        && completed < bought
    {
        problems.push(problem(
            fact(),
            Some("completed_on"),
            format!(
                "Practicode was completed on {}, before it was bought on {}; it's treated as \
                 completed then.",
                day(completed),
                day(bought)
            ),
            "Correct one of the two dates.",
        ));
    }
}

fn of_exam(context: &AssessContext, exam: &Exam, problems: &mut Vec<Problem>) {
    let fact = Some(format!("exam:{}", exam.id));
    let about = |field: &str, message: String, mend: &str| {
        problem(fact.clone(), Some(field), message, mend)
    };
    let code = exam.credential.as_str().trim();
    if code.is_empty() {
        problems.push(about(
            "credential",
            "An exam names no credential, so it isn't judged.".to_owned(),
            "Enter the credential's code.",
        ));
    } else if issuer_of(context, exam).is_none() {
        problems.push(about(
            "credential",
            format!("No exam for {code} is known, so it isn't judged."),
            "Check the code, or add the credential with its issuer.",
        ));
    }
    if let Some(on) = exam.sat_on {
        if context.is_over(on) && exam.result == ExamResult::Pending {
            problems.push(about(
                "result",
                format!(
                    "The {code} exam of {} has no result; it's treated as neither passed nor \
                     failed.",
                    day(on)
                ),
                "Enter the result, or the new day if it was moved.",
            ));
        }
        if !context.has_come(on) && exam.result != ExamResult::Pending {
            let result = match exam.result {
                ExamResult::Passed => "passed",
                _ => "not passed",
            };
            problems.push(about(
                "sat_on",
                format!(
                    "The {code} exam is marked as {result} on {}, which is in the future.",
                    day(on)
                ),
                "Correct the day, or clear the result until it's known.",
            ));
        }
        problems.extend(award_before(context, exam, code));
        problems.extend(passed_before(context, exam, code));
        if let Some(approved) = exam.approved_on.filter(|approved| on < *approved) {
            problems.push(about(
                "approved_on",
                format!(
                    "The approval for the {code} exam came on {}, after the exam on {}; the time \
                     to take it is counted from the approval.",
                    day(approved),
                    day(on)
                ),
                "Correct one of the two dates.",
            ));
        }
    }
    if exam.fee_cents.is_some_and(|cents| cents < 0) {
        problems.push(about(
            "fee_cents",
            format!("The fee of the {code} exam is below zero; it isn't used."),
            "Enter what you paid.",
        ));
    }
    odd_year(problems, &fact, "sat_on", exam.sat_on);
}

/// An exam that was passed already: one of the two is a slip, or another credential's.
fn passed_before(context: &AssessContext, exam: &Exam, code: &str) -> Option<Problem> {
    let on = exam.sat_on.filter(|_| exam.result == ExamResult::Passed)?;
    let earlier = context.facts.exams.iter().find_map(|other| {
        let same = other.result == ExamResult::Passed && other.credential == exam.credential;
        let before = other.sat_on?;
        (same && (before, &other.id) < (on, &exam.id)).then_some(before)
    })?;
    Some(problem(
        Some(format!("exam:{}", exam.id)),
        Some("result"),
        format!(
            "The {code} exam is recorded as passed twice, on {} and on {}.",
            day(earlier),
            day(on)
        ),
        "Remove one of the two, or correct its result.",
    ))
}

/// A credential that was earned before the only exam for it was passed.
fn award_before(context: &AssessContext, exam: &Exam, code: &str) -> Option<Problem> {
    let passed =
        |other: &&Exam| other.result == ExamResult::Passed && other.credential == exam.credential;
    let on = exam.sat_on.filter(|_| passed(&exam))?;
    if context.facts.exams.iter().filter(passed).count() > 1 {
        return None;
    }
    let earned = context
        .facts
        .credentials
        .iter()
        .filter(|it| it.code.as_str().eq_ignore_ascii_case(code))
        .filter_map(|it| it.earned_on)
        .max()
        .filter(|earned| *earned < on)?;
    Some(problem(
        Some(format!("exam:{}", exam.id)),
        Some("sat_on"),
        format!(
            "The {code} exam was passed on {}, after the {code} was earned on {}.",
            day(on),
            day(earned)
        ),
        "Correct one of the two dates.",
    ))
}
