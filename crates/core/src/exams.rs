//! Exam attempts: what the exam is like, the pass mark, moving and retaking it.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::amounts::dollars_text;
use crate::dates::add_days;
use crate::facts::{Exam, ExamResult, Membership};
use crate::first_reports::first_reports;
use crate::ids::{ClauseId, IssuerId};
use crate::judging::checks::{fail, mended, pass, test, unknown, weighing};
use crate::judging::context::{AAPC, AHIMA, AssessContext, is};
use crate::passing;
use crate::rulebook::ExamFormat;
use crate::standing::{
    Brings, Cost, DateFigure, ExamStanding, Outcome, Provenance, Test, Weight, day,
};
use crate::text::counted;

const WINDOW: &str = "ahima.exam.window";
const RETAKE: &str = "ahima.exam.retake";
const MOVE_FREE: &str = "ahima.exam.reschedule-free";
const MOVE_FEE: &str = "ahima.exam.reschedule-fee";
const REFUND_DAYS: &str = "ahima.exam.refund-days";
const REFUND_FEE: &str = "ahima.exam.refund-fee";
const PRICE: &str = "aapc.exam.price";
const MEMBERSHIP: &str = "aapc.exam.membership";
const CODE_BOOKS: &str = "aapc.exam.code-books";

/// Every attempt on record, in the order in which it was recorded.
pub(crate) fn standings(context: &AssessContext) -> Vec<ExamStanding> {
    context
        .facts
        .exams
        .iter()
        .map(|exam| standing(context, exam))
        .collect()
}

fn standing(context: &AssessContext, exam: &Exam) -> ExamStanding {
    let issuer = issuer_of(context, exam);
    let clause = issuer.map(|issuer| {
        let code = exam.credential.as_str().trim().to_lowercase();
        format!("{}.exam.{code}", issuer.to_lowercase())
    });
    let on = exam.sat_on.unwrap_or(context.as_of);
    let format = clause
        .as_deref()
        .and_then(|clause| context.rules.exam(clause, on));
    let ahead = exam.result == ExamResult::Pending
        && exam.sat_on.is_none_or(|sat_on| !context.is_over(sat_on));
    let mut tests = Vec::new();
    if let (Some(clause), Some(format)) = (&clause, format) {
        tests.extend(format_test(context, clause, format, on));
        tests.extend(pass_mark(exam, clause, format));
    }
    let of_aapc = issuer.is_some_and(|issuer| is(issuer, AAPC));
    let of_ahima = issuer.is_some_and(|issuer| is(issuer, AHIMA));
    if of_aapc && ahead {
        tests.extend(before_an_aapc_exam(context));
    }
    let sit_by = exam
        .approved_on
        .filter(|_| of_ahima && ahead)
        .map(|approved| sit_by(context, approved));
    if let Some(by) = &sit_by {
        tests.push(in_its_window(context, exam, by));
    }
    let booked = exam.sat_on.filter(|_| of_ahima && ahead);
    let move_free_until = booked.map(|sat_on| move_free_until(context, sat_on));
    if let Some(sat_on) = booked {
        tests.push(refund(context, sat_on));
    }
    let retake_from = exam
        .sat_on
        .filter(|_| of_ahima && exam.result == ExamResult::Failed)
        .map(|sat_on| retake_from(context, exam, sat_on));
    ExamStanding {
        exam: exam.id.clone(),
        credential: exam.credential.clone(),
        sat_on: exam.sat_on,
        result: exam.result,
        format: format.map(ToString::to_string),
        ahead,
        sit_by,
        move_free_until,
        retake_from,
        brings: match exam.result {
            ExamResult::Failed => None,
            _ => brings(context, exam),
        },
        costs: costs(context, exam, clause.as_deref(), format, of_aapc),
        tests,
    }
}

/// What an exam brings; once its day has come, with when its first report can be due.
fn brings(context: &AssessContext, exam: &Exam) -> Option<Brings> {
    let mut brings = passing::brings(context.facts, context.book, exam)?;
    let came = exam.sat_on.filter(|on| context.has_come(*on));
    if let Some(on) = came {
        brings.first_reports = first_reports(context, &brings, on);
    }
    Some(brings)
}

/// The body behind the credential: that of a recorded credential, else the
/// one whose catalogue has the code.
pub(crate) fn issuer_of<'a>(context: &AssessContext<'a>, exam: &Exam) -> Option<&'a str> {
    let recorded = context
        .facts
        .credentials
        .iter()
        .find(|credential| credential.code == exam.credential)
        .map(|credential| credential.issuer.as_str());
    recorded.or_else(|| {
        [AAPC, AHIMA].into_iter().find(|issuer| {
            context
                .rules
                .credential(&IssuerId::new(*issuer), &exam.credential)
                .is_some()
        })
    })
}

fn format_test(
    context: &AssessContext,
    clause: &str,
    format: &ExamFormat,
    on: NaiveDate,
) -> Option<Test> {
    let clause = context.rules.clause(clause)?.id.clone();
    let outcome = if context.rules.uncertain(clause.as_str(), on) {
        Outcome::Unknown
    } else {
        Outcome::Pass
    };
    Some(Test {
        clause,
        ..test(
            "Exam format",
            "aapc.exam.cpc",
            Weight::Note,
            outcome,
            format!("{format}."),
        )
    })
}

/// The score against the pass mark, where both are numbers.
fn pass_mark(exam: &Exam, clause: &str, format: &ExamFormat) -> Option<Test> {
    const NAME: &str = "The passing score";
    const ANY: &str = "aapc.exam.cpc";
    let needed = format.pass_percent.or(format.pass_score)?;
    let unit = if format.pass_percent.is_some() {
        " percent"
    } else {
        ""
    };
    let reached = number_in(exam.score.as_deref()?)?;
    let words = format!("{reached}{unit}; {needed} needed.");
    let check = match (reached >= needed, exam.result) {
        (true, ExamResult::Failed) | (false, ExamResult::Passed) => mended(
            test(NAME, ANY, Weight::Note, Outcome::Fail, words),
            "The score and the result don't agree. Correct one of them.",
        ),
        (true, _) => test(NAME, ANY, Weight::Note, Outcome::Pass, words),
        (false, _) => test(NAME, ANY, Weight::Note, Outcome::Fail, words),
    };
    Some(Test {
        clause: ClauseId::new(clause),
        ..check
    })
}

/// The whole number that a score begins with: "82%", "312 of 400".
fn number_in(score: &str) -> Option<i32> {
    let digits: String = score
        .trim()
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}

fn before_an_aapc_exam(context: &AssessContext) -> Vec<Test> {
    let mut tests = Vec::new();
    if context.rules.in_force(MEMBERSHIP, context.as_of) {
        const NAME: &str = "Active membership";
        let membership = context
            .account(AAPC)
            .map_or(Membership::Unknown, |account| account.membership);
        let check = match membership {
            Membership::Member => pass(NAME, MEMBERSHIP, "You are a member."),
            Membership::NonMember => fail(
                NAME,
                MEMBERSHIP,
                "You need an active membership to take the exam.",
                "Join AAPC before the exam.",
            ),
            Membership::Unknown => unknown(
                NAME,
                MEMBERSHIP,
                "You need an active membership; whether you have one isn't recorded.",
                "Record it in your AAPC account.",
            ),
        };
        tests.push(weighing(check, Weight::Note));
    }
    if context.rules.in_force(CODE_BOOKS, context.as_of) {
        tests.push(test(
            "Code books",
            CODE_BOOKS,
            Weight::Note,
            Outcome::Pass,
            context.rules.says(CODE_BOOKS, context.as_of).to_owned(),
        ));
    }
    tests
}

fn sit_by(context: &AssessContext, approved: NaiveDate) -> DateFigure {
    let days = context.rules.number(WINDOW, approved);
    DateFigure {
        date: add_days(approved, days),
        provenance: Provenance::Computed,
        clause: ClauseId::known(WINDOW),
        reason: format!("{days} days from the approval on {}.", day(approved)),
    }
}

fn in_its_window(context: &AssessContext, exam: &Exam, by: &DateFigure) -> Test {
    const NAME: &str = "Within the time to take it";
    let until = day(by.date);
    let check = match exam.sat_on {
        Some(on) if on <= by.date => pass(NAME, WINDOW, format!("It can be taken until {until}.")),
        Some(on) => fail(
            NAME,
            WINDOW,
            format!("{} is after {until}, the last day.", day(on)),
            "Move it to an earlier day, or ask AHIMA.",
        ),
        None if context.is_over(by.date) => fail(
            NAME,
            WINDOW,
            format!("The time to take it ended on {until}."),
            "Ask AHIMA.",
        ),
        None => unknown(
            NAME,
            WINDOW,
            format!("It can be taken until {until}."),
            "Book a day.",
        ),
    };
    weighing(check, Weight::Note)
}

fn move_free_until(context: &AssessContext, sat_on: NaiveDate) -> DateFigure {
    let days = context.rules.number(MOVE_FREE, sat_on);
    let fee = dollars_text(context.rules.number(MOVE_FEE, sat_on));
    DateFigure {
        date: business_days_before(sat_on, days),
        provenance: Provenance::Estimate,
        clause: ClauseId::known(MOVE_FREE),
        reason: format!(
            "{days} business days before the exam, with holidays counted as business days. After \
             that, moving it costs {fee} until 24 hours before; then the fee is lost."
        ),
    }
}

fn refund(context: &AssessContext, sat_on: NaiveDate) -> Test {
    let days = context.rules.number(REFUND_DAYS, sat_on);
    let until = business_days_before(sat_on, days);
    let fee = dollars_text(context.rules.number(REFUND_FEE, sat_on));
    let (outcome, words) = if !context.is_over(until) {
        (
            Outcome::Pass,
            format!("You can ask for it until {}, for {fee}.", day(until)),
        )
    } else {
        let ago = counted(context.days_since(until), "day", "days");
        (
            Outcome::Fail,
            format!("The deadline was {days} business days before the exam, {ago} ago."),
        )
    };
    test("Refund", REFUND_DAYS, Weight::Note, outcome, words)
}

/// So many weekdays before a day.
fn business_days_before(date: NaiveDate, days: i32) -> NaiveDate {
    let mut left = days;
    let mut on = date;
    while left > 0 {
        on = add_days(on, -1);
        if !matches!(on.weekday(), Weekday::Sat | Weekday::Sun) {
            left -= 1;
        }
    }
    on
}

fn retake_from(context: &AssessContext, exam: &Exam, sat_on: NaiveDate) -> DateFigure {
    let days = context.rules.number(RETAKE, context.as_of);
    // The note speaks of the exams for which another copy says otherwise.
    let otherwise = doubt(context, RETAKE)
        .filter(|doubt| doubt.contains(exam.credential.as_str()))
        .filter(|_| !context.rules.is_decided(RETAKE, context.as_of))
        .map_or(String::new(), |doubt| format!(" {doubt} Ask AHIMA."));
    DateFigure {
        date: add_days(sat_on, days),
        provenance: Provenance::Estimate,
        clause: ClauseId::known(RETAKE),
        reason: format!(
            "{} after {}, at the full fee.{otherwise}",
            counted(days, "day", "days"),
            day(sat_on)
        ),
    }
}

fn costs(
    context: &AssessContext,
    exam: &Exam,
    clause: Option<&str>,
    format: Option<&ExamFormat>,
    of_aapc: bool,
) -> Vec<Cost> {
    if let (Some(cents), Some(clause)) = (exam.fee_cents.filter(|cents| *cents >= 0), clause) {
        return vec![Cost {
            name: "Exam fee".into(),
            amount_cents: cents,
            provenance: Provenance::Entered,
            applies: true,
            clause: ClauseId::new(clause),
            reason: "As you recorded it.".into(),
        }];
    }
    let known = if of_aapc {
        let price = context.rules.number(PRICE, context.as_of);
        Some((ClauseId::known(PRICE), price, "for one attempt"))
    } else {
        clause.zip(format).and_then(|(clause, format)| {
            let member = context
                .account(AHIMA)
                .is_some_and(|account| account.membership == Membership::Member);
            let (cents, whose) = if member {
                (format.member_cents?, "for members")
            } else {
                (format.other_cents?, "for non-members")
            };
            Some((ClauseId::new(clause), cents, whose))
        })
    };
    known
        .map(|(clause, amount_cents, whose)| Cost {
            name: "Exam fee".into(),
            amount_cents,
            provenance: Provenance::Estimate,
            applies: false,
            reason: fee_in_words(context, &clause, amount_cents, whose),
            clause,
        })
        .into_iter()
        .collect()
}

/// The fee, and what is known of where it was read.
fn fee_in_words(context: &AssessContext, clause: &ClauseId, cents: i32, whose: &str) -> String {
    let fee = dollars_text(cents);
    match doubt(context, clause.as_str()) {
        Some(doubt) => format!("{fee} {whose}. {doubt} Record what you pay."),
        None => format!("{fee} {whose}, according to a third party; record what you pay."),
    }
}

/// What the note of a clause says against it, before its default.
fn doubt<'a>(context: &AssessContext<'a>, clause: &str) -> Option<&'a str> {
    let version = context.rules.clause(clause)?.version_on(context.as_of)?;
    let note = version.note.as_deref()?;
    let doubt = note.split("Default:").next().unwrap_or_default().trim();
    (!doubt.is_empty()).then_some(doubt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn business_days_leave_out_the_weekend() {
        let monday: NaiveDate = "2026-11-23".parse().expect("a date");
        assert_eq!(
            business_days_before(monday, 1).to_string(),
            "2026-11-20",
            "the business day before a Monday is Friday"
        );
        assert_eq!(
            business_days_before(monday, 15).to_string(),
            "2026-11-02",
            "15 business days are three weeks"
        );
    }
}
