//! The day of an exam in words: booked, passed, not passed, moved.

use chrono::{Datelike, NaiveDate};
use milepost_core::assess::assess;
use milepost_core::dates::Month;
use milepost_core::facts::{Exam, ExamResult};
use milepost_core::ids::{CredentialCode, ExamId};
use milepost_core::passing::{Award, ExamOutcome, HowItWent};
use milepost_core::standing::day;
use milepost_logbook::{Fact, Logbook, Operation};

use super::answer::{Answer, changed, changed_then};
use super::arguments::{ExamCommand, WhenTaken};
use crate::clock::Clock;
use crate::error::{Code, Refusal};

/// Does what a command says of an exam.
///
/// # Errors
/// When no exam is meant, several are, or what is said does not fit.
pub fn answer(
    logbook: &mut Logbook,
    command: &ExamCommand,
    clock: &Clock,
) -> Result<Answer, Refusal> {
    match command {
        ExamCommand::Book { code, when } => book(logbook, code, *when, clock),
        ExamCommand::Passed {
            code,
            on,
            earned,
            with_a,
            without_a,
            renewal_month,
            first_report,
            issuer,
        } => {
            let award = Award {
                on: *on,
                apprentice: (*with_a || *without_a).then_some(*with_a),
                earned_on: *earned,
                issuer: issuer.as_deref().map(Into::into),
                renewal_month: *renewal_month,
                first_due_on: first_report.map(|it| match it {
                    WhenTaken::On(day) => day,
                    WhenTaken::In(month) => month.last(),
                }),
            };
            record(logbook, code.as_deref(), HowItWent::Passed(award), clock)
        }
        ExamCommand::Failed { code, on } => record(
            logbook,
            code.as_deref(),
            HowItWent::Failed { on: *on },
            clock,
        ),
        ExamCommand::Moved { code, when } => {
            let outcome = match when {
                Some(WhenTaken::On(to)) => moved(Some(*to), None),
                Some(WhenTaken::In(month)) => moved(None, Some(*month)),
                None => moved(None, None),
            };
            record(logbook, code.as_deref(), outcome, clock)
        }
    }
}

const fn moved(to: Option<NaiveDate>, month: Option<Month>) -> HowItWent {
    HowItWent::Moved { to, month }
}

fn book(
    logbook: &mut Logbook,
    code: &str,
    when: WhenTaken,
    clock: &Clock,
) -> Result<Answer, Refusal> {
    let exam = Exam {
        credential: CredentialCode::new(code.trim().to_uppercase()),
        ..Exam::default()
    };
    let exam = match when {
        WhenTaken::On(on) => Exam {
            sat_on: Some(on),
            ..exam
        },
        WhenTaken::In(month) => Exam {
            planned_month: Some(month),
            ..exam
        },
    };
    let applied = logbook.transact(Operation::Add(Fact::Exam(exam)), &clock.now())?;
    Ok(changed(&applied, None))
}

fn record(
    logbook: &mut Logbook,
    code: Option<&str>,
    outcome: HowItWent,
    clock: &Clock,
) -> Result<Answer, Refusal> {
    let exam = meant(logbook, code)?;
    let id = exam.id.clone();
    let failed = matches!(outcome, HowItWent::Failed { .. });
    let told = ExamOutcome {
        exam: id.clone(),
        outcome,
    };
    let applied = logbook.transact(Operation::ExamOutcome(told), &clock.now())?;
    let then = match failed {
        true => retake(logbook, &id, clock)?,
        false => None,
    };
    Ok(changed_then(&applied, then.as_deref()))
}

/// When a failed exam can be taken again, where its issuer has a rule for it.
fn retake(logbook: &Logbook, exam: &ExamId, clock: &Clock) -> Result<Option<String>, Refusal> {
    let standing = assess(&logbook.facts()?, logbook.rulebook(), clock.today());
    let judged = standing.exams.iter().find(|it| it.exam == *exam);
    Ok(judged.map(|it| match &it.retake_from {
        Some(from) => format!(
            "It can be taken again from {}: {}",
            day(from.date),
            from.reason
        ),
        None => "No waiting time is published for it here; ask the issuer.".to_owned(),
    }))
}

/// The exam that is meant: by its code or the beginning of its id, or the only one that waits
/// for a result.
fn meant(logbook: &Logbook, code: Option<&str>) -> Result<Exam, Refusal> {
    let exams = logbook.outline()?.exams;
    let waits = |it: &&Exam| it.result == ExamResult::Pending;
    let named = |it: &&Exam| match code.map(str::trim) {
        None => true,
        Some(code) => {
            let plain = code
                .strip_suffix("-A")
                .or(code.strip_suffix("-a"))
                .unwrap_or(code);
            let own = it.credential.as_str();
            own.eq_ignore_ascii_case(code)
                || own.eq_ignore_ascii_case(plain)
                || it.id.as_str().starts_with(code)
        }
    };
    let mut open: Vec<&Exam> = exams.iter().filter(waits).filter(named).collect();
    // Of several attempts the first to come is meant.
    open.sort_by_key(|it| (it.sat_on.is_none(), it.sat_on));
    let codes: Vec<&str> = open.iter().map(|it| it.credential.as_str()).collect();
    match open.as_slice() {
        [] => Err(Refusal {
            code: Code::NotFound,
            message: match code {
                Some(code) => format!(
                    "no exam of {code} waits for a result; milepost exam book {code} YYYY-MM-DD adds one"
                ),
                None => "no exam waits for a result; milepost exam book CPC YYYY-MM-DD adds one"
                    .to_owned(),
            },
            field: Some("code".to_owned()),
        }),
        [first, rest @ ..] => match rest.iter().all(|it| it.credential == first.credential) {
            true => Ok((*first).clone()),
            false => Err(Refusal::invalid(
                "code",
                format!(
                    "several exams wait for a result; say which: {}",
                    codes.join(", ")
                ),
            )),
        },
    }
}

/// Reads a day or a month: `2027-03-20`, `3/20/2027`, `2027-03`.
pub fn when(text: &str) -> Result<WhenTaken, String> {
    day_of(text)
        .map(WhenTaken::On)
        .or_else(|_| text.parse().map(WhenTaken::In))
        .map_err(|_| "write a day as 2027-03-20 or 3/20/2027, or a month as 2027-03".to_owned())
}

/// Reads a day, or the first day of a month.
pub fn day_or_month(text: &str) -> Result<NaiveDate, String> {
    match when(text)? {
        WhenTaken::On(day) => Ok(day),
        WhenTaken::In(month) => Ok(month.first()),
    }
}

/// Reads a day: `2027-03-20`, `3/20/2027`.
pub fn day_of(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(text, "%m/%d/%Y"))
        .ok()
        .filter(|day| (1900..=2200).contains(&day.year()))
        .ok_or_else(|| "write a day as 2027-03-20 or 3/20/2027".to_owned())
}

/// Reads a month of the year: `5`, `may`, `May`.
pub fn month(text: &str) -> Result<u8, String> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = text.trim().to_lowercase();
    let named = NAMES
        .iter()
        .position(|name| word.len() >= 3 && name.starts_with(word.as_str()));
    let number = word.parse().ok().filter(|number| (1..=12).contains(number));
    number
        .or_else(|| named.and_then(|at| u8::try_from(at + 1).ok()))
        .ok_or_else(|| "write a month as may or 5".to_owned())
}
