//! The day of an exam, what became of it, and when it can be taken again.

use chrono::NaiveDate;

use super::phrases::ahead;
use super::{AAPC, Found, day as days, is};
use crate::dates::{add_days, add_months};
use crate::exams::issuer_of as issuer_of_exam;
use crate::facts::{Credential, CredentialStatus, Exam, ExamResult, Facts, Silence};
use crate::standing::{
    DueState, ExamStanding, Obligation, ObligationKind, Provenance, QuestionKind, Target,
    TargetKind, Urgency, day,
};

/// Days after an exam's day for which its result is still told of.
const TOLD_FOR: i32 = 30;
/// Months before the month of an exam from which its day is asked for.
const DAY_ASKED_BEFORE: i32 = 1;

/// What each attempt asks for.
pub(super) fn exams(found: Found) -> Vec<Obligation> {
    let facts = found.context.facts.exams.iter();
    facts
        .zip(found.exams)
        .flat_map(|(exam, standing)| of_exam(found, exam, standing))
        .filter(|it| !found.is_done(it))
        .collect()
}

fn of_exam(found: Found, exam: &Exam, standing: &ExamStanding) -> Vec<Obligation> {
    let as_of = found.context.as_of;
    let sat = exam.sat_on.filter(|on| *on <= as_of);
    match (exam.result, exam.sat_on) {
        (ExamResult::Passed, _) => earned(exam, standing, sat).into_iter().collect(),
        (ExamResult::Failed, _) => retake(found, exam, standing).into_iter().collect(),
        (ExamResult::Pending, Some(on)) => match days::state(as_of, on) {
            DueState::Late => vec![result(found, exam, on)],
            _ => vec![booked(found, exam, standing, on)],
        },
        (ExamResult::Pending, None) => {
            let month = exam.planned_month.map(|month| in_month(found, exam, month));
            month
                .into_iter()
                .chain(window(found, exam, standing))
                .collect()
        }
    }
}

fn blank(exam: &Exam, word: &str, due_on: NaiveDate) -> Obligation {
    Obligation {
        key: format!("{word}:{}", exam.id),
        kind: ObligationKind::Exam,
        due_on,
        provenance: Provenance::Entered,
        whose: Some("yours".to_owned()),
        state: DueState::Open,
        urgency: Urgency::NeedsYou,
        name: format!("{} exam", exam.credential),
        title: String::new(),
        step: String::new(),
        consequence: String::new(),
        next: String::new(),
        rest: None,
        target: Target::of(TargetKind::Exam, &exam.id),
        clause: None,
        credentials: Vec::new(),
        turns: Vec::new(),
        behind: false,
        told_until: None,
        told: true,
        days_left: 0,
        can_be_settled: false,
    }
}

/// An exam that is booked: it is looked forward to from the day of its booking on.
fn booked(found: Found, exam: &Exam, standing: &ExamStanding, on: NaiveDate) -> Obligation {
    let as_of = found.context.as_of;
    let code = &exam.credential;
    let today = days::is_today(as_of, on);
    let free = standing
        .move_free_until
        .as_ref()
        .filter(|free| free.date >= as_of);
    let consequence = match (&standing.format, free) {
        (_, Some(free)) => format!("It can be moved free of charge until {}.", day(free.date)),
        (Some(format), None) => format!("{format}."),
        (None, None) => "The day that you recorded.".to_owned(),
    };
    let blank = blank(exam, "exam", on);
    Obligation {
        urgency: days::urgency(as_of, on),
        title: ahead(&format!("{code} exam"), as_of, on),
        step: match today {
            true => format!("Say how the {code} exam went"),
            false => format!("Take the {code} exam on {}", day(on)),
        },
        consequence,
        next: match today {
            true => "say how it went, today or when the result comes".to_owned(),
            false => "prepare; if the day has moved, change it in Milepost".to_owned(),
        },
        target: match today {
            true => blank.target.clone().asking(QuestionKind::ExamResult),
            false => blank.target.clone(),
        },
        told_until: Some(add_days(on, TOLD_FOR)),
        ..blank
    }
}

/// An exam whose day has passed without a result: it stays a question until it is answered.
/// Who waits for the result is asked again on the day until which it was put off.
fn result(found: Found, exam: &Exam, on: NaiveDate) -> Obligation {
    let as_of = found.context.as_of;
    let code = &exam.credential;
    let blank = blank(exam, "exam", on);
    let again = found
        .choice(&blank.key)
        .filter(|it| it.choice == Silence::Snoozed && it.made_on >= on)
        .and_then(|it| it.back_on)
        .filter(|back| *back > as_of);
    let waits = again.is_some();
    Obligation {
        state: DueState::Question,
        urgency: match waits {
            true => Urgency::Calm,
            false => Urgency::NeedsYou,
        },
        title: format!("How did the {code} exam of {} go?", day(on)),
        step: match waits {
            true => format!("Wait for the result of the {code} exam"),
            false => format!("Say how the {code} exam went"),
        },
        consequence: match again {
            Some(back) => format!(
                "Taken on {}; you are asked again on {}.",
                day(on),
                day(back)
            ),
            None => format!("It was on {}, and no result is on record.", day(on)),
        },
        next: "say whether you passed, wait for the result, or took it on another day".to_owned(),
        target: blank.target.clone().asking(QuestionKind::ExamResult),
        told_until: Some(add_days(on, TOLD_FOR)),
        ..blank
    }
}

/// An exam of which only the month is known.
fn in_month(found: Found, exam: &Exam, month: crate::dates::Month) -> Obligation {
    let as_of = found.context.as_of;
    let code = &exam.credential;
    let due_on = month.last();
    let words = month.in_words();
    let past = days::state(as_of, due_on) == DueState::Late;
    let asks_from = add_months(month.first(), -DAY_ASKED_BEFORE);
    let near = past || days::has_come(as_of, asks_from);
    let blank = blank(exam, "exam", due_on);
    Obligation {
        provenance: Provenance::Estimate,
        state: match near {
            true => DueState::Question,
            false => DueState::Open,
        },
        urgency: match near {
            true => Urgency::NeedsYou,
            false => Urgency::Calm,
        },
        name: format!("{code} exam, day not set"),
        title: match past {
            true => format!("Did you take the {code} exam in {words}?"),
            false => format!("{code} exam in {words}: which day?"),
        },
        step: match (past, near) {
            (true, _) => format!("Say if you took the {code} exam"),
            (false, true) => format!("Set the day of the {code} exam"),
            (false, false) => format!("Take the {code} exam in {words}"),
        },
        consequence: match past {
            true => format!("It was planned for {words}, and no day is on record."),
            false => format!("It's planned for {words}; no day is set yet."),
        },
        next: match past {
            true => "enter the day and how it went, or the new month".to_owned(),
            false => "book it, and enter the day in Milepost".to_owned(),
        },
        target: match near {
            true => blank.target.clone().asking(QuestionKind::ExamDay),
            false => blank.target.clone(),
        },
        told_until: Some(add_days(due_on, TOLD_FOR)),
        ..blank
    }
}

/// The time within which an approved exam must be taken.
fn window(found: Found, exam: &Exam, standing: &ExamStanding) -> Option<Obligation> {
    let as_of = found.context.as_of;
    let by = standing.sit_by.as_ref()?;
    let code = &exam.credential;
    let past = days::state(as_of, by.date) == DueState::Late;
    Some(Obligation {
        provenance: by.provenance,
        whose: issuer_of_exam(found.context, exam).map(str::to_owned),
        // What is over can only be asked about; nothing that is held depends on it.
        state: match past {
            true => DueState::Question,
            false => DueState::Open,
        },
        urgency: days::never_late(as_of, by.date),
        name: format!("Last day to take the {code} exam"),
        title: match past {
            true => format!("The time to take the {code} exam ended on {}", day(by.date)),
            false => ahead(&format!("Last day to take the {code} exam"), as_of, by.date),
        },
        step: match past {
            true => format!("Ask about a new approval for the {code} exam"),
            false => format!("Book the {code} exam, by {}", day(by.date)),
        },
        consequence: by.reason.clone(),
        next: "book a day, and enter it in Milepost".to_owned(),
        target: Target::of(TargetKind::Exam, &exam.id).asking(QuestionKind::ExamDay),
        clause: Some(by.clause.clone()),
        ..blank(exam, "sit", by.date)
    })
}

/// A failed exam that can be taken again: the first day on which it can, until another
/// attempt is on record.
fn retake(found: Found, exam: &Exam, standing: &ExamStanding) -> Option<Obligation> {
    let as_of = found.context.as_of;
    let from = standing.retake_from.as_ref()?;
    let code = &exam.credential;
    if is_settled(found.context.facts, exam) {
        return None;
    }
    Some(Obligation {
        provenance: from.provenance,
        // The first day on which it can be is no day by which it must be.
        whose: None,
        urgency: Urgency::Calm,
        name: format!("{code} exam can be taken again"),
        title: match days::has_come(as_of, from.date) {
            true => format!("{code} exam: can be taken again since {}", day(from.date)),
            false => ahead(
                &format!("{code} exam: can be taken again"),
                as_of,
                from.date,
            ),
        },
        step: match days::has_come(as_of, from.date) {
            true => format!("Book the {code} exam again"),
            false => format!("Book the {code} exam again, from {} on", day(from.date)),
        },
        consequence: from.reason.clone(),
        next: "book a new day, and enter it as a new attempt".to_owned(),
        clause: Some(from.clause.clone()),
        ..blank(exam, "retake", from.date)
    })
}

/// Whether a failed attempt asks for nothing more: another is on record, or the credential
/// is held.
pub(crate) fn is_settled(facts: &Facts, exam: &Exam) -> bool {
    let another = |other: &Exam| {
        other.id != exam.id
            && other.credential == exam.credential
            && (other.result != ExamResult::Failed || other.sat_on > exam.sat_on)
    };
    let held =
        |it: &Credential| it.code == exam.credential && it.status != CredentialStatus::Expected;
    facts.exams.iter().any(another) || facts.credentials.iter().any(held)
}

/// A passed exam whose credential is not on record yet.
fn earned(exam: &Exam, standing: &ExamStanding, sat: Option<NaiveDate>) -> Option<Obligation> {
    let code = &exam.credential;
    let due_on = sat?;
    let brings = standing.brings.as_ref()?;
    let shown = match brings.apprentice {
        true => format!("{code}-A"),
        false => code.to_string(),
    };
    let blank = blank(exam, "earned", due_on);
    Some(Obligation {
        whose: None,
        state: DueState::Question,
        // It may be held, and nobody can say until when.
        urgency: Urgency::Unknown,
        name: format!("{shown} to be added"),
        title: format!(
            "You passed the {code} exam on {}: add the {shown}",
            day(due_on)
        ),
        step: format!("Add the {shown} that you passed on {}", day(due_on)),
        consequence: match is(brings.issuer.as_str(), AAPC) {
            true => "Its renewal month decides when the first CEUs are due.".to_owned(),
            false => "Its first cycle begins with the award.".to_owned(),
        },
        next: "say how it was awarded, and since when".to_owned(),
        target: blank.target.clone().asking(QuestionKind::Earned),
        ..blank
    })
}
