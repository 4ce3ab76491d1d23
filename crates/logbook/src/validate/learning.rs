//! Credits, courses, study, Practicode and exams.

use milepost_core::facts::{Course, Credit, Exam, Practicode, StudyEntry};

use super::text::{LONGEST_CODE, LONGEST_LINE};
use super::{amount, check_date, date, text};
use crate::error::Invalid;

/// The longest activity of one credit: 1,000 hours.
const LONGEST_ACTIVITY: i32 = 60_000;

/// The longest course: 10,000 hours.
const LONGEST_COURSE: i32 = 600_000;

/// The longest credential code, in characters.
const LONGEST_CREDENTIAL: usize = 40;

pub(super) fn credit(it: &mut Credit) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::required("title", &mut it.title, LONGEST_LINE)?;
    text::optional("sponsor", &mut it.sponsor, LONGEST_LINE)?;
    check_date("completed_on", it.completed_on)?;
    amount::ceus("amount", it.amount)?;
    amount::minutes("minutes", it.minutes, LONGEST_ACTIVITY)?;
    text::optional("index_number", &mut it.index_number, LONGEST_CODE)?;
    text::words("topics", &mut it.topics)?;
    text::list("approved_for", it.approved_for.as_ref().map_or(0, Vec::len))?;
    for code in it.approved_for.iter().flatten() {
        text::code("approved_for", code.as_str(), LONGEST_CREDENTIAL)?;
    }
    if let Some(code) = &it.applied_to {
        text::code("applied_to", code.as_str(), LONGEST_CREDENTIAL)?;
    }
    text::list("issuers", it.issuers.as_ref().map_or(0, Vec::len))?;
    for issuer in it.issuers.iter().flatten() {
        text::code("issuers", issuer.as_str(), LONGEST_CODE)?;
    }
    amount::cents("cost_cents", it.cost_cents)?;
    text::optional("course_key", &mut it.course_key, LONGEST_LINE)?;
    date::optional("published_on", it.published_on)?;
    text::list("portal", it.portal.len())?;
    for record in &it.portal {
        text::code("portal", record.issuer.as_str(), LONGEST_CODE)?;
    }
    text::optional("tracker_label", &mut it.tracker_label, LONGEST_CODE)?;
    text::note(&mut it.note)
}

pub(super) fn course(it: &mut Course) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::required("title", &mut it.title, LONGEST_LINE)?;
    text::optional("provider", &mut it.provider, LONGEST_LINE)?;
    text::optional("program", &mut it.program, LONGEST_LINE)?;
    text::list("subjects", it.subjects.len())?;
    text::list("recognised_by", it.recognised_by.len())?;
    amount::minutes(
        "contact_minutes_planned",
        it.contact_minutes_planned,
        LONGEST_COURSE,
    )?;
    amount::minutes(
        "contact_minutes_completed",
        it.contact_minutes_completed,
        LONGEST_COURSE,
    )?;
    date::optional("started_on", it.started_on)?;
    date::optional("completed_on", it.completed_on)?;
    date::in_order(
        ("started_on", it.started_on),
        ("completed_on", it.completed_on),
    )?;
    text::optional("grade", &mut it.grade, LONGEST_CODE)?;
    text::note(&mut it.note)
}

pub(super) fn study_entry(it: &mut StudyEntry) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    if it.course.is_some() && it.practicode.is_some() {
        return Err(Invalid::new(
            "practicode",
            "time goes either to a course or to Practicode; make two entries of it",
        ));
    }
    check_date("date", it.date)?;
    amount::day_minutes(it.minutes)?;
    text::note(&mut it.note)
}

pub(super) fn practicode(it: &mut Practicode) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    date::optional("purchased_on", it.purchased_on)?;
    date::optional("access_ends_on", it.access_ends_on)?;
    date::optional("completed_on", it.completed_on)?;
    amount::within("cases_done", Some(it.cases_done), 0..=600)?;
    amount::within("score_percent", it.score_percent, 0..=100)?;
    let purchased = ("purchased_on", it.purchased_on);
    date::in_order(purchased, ("access_ends_on", it.access_ends_on))?;
    date::in_order(purchased, ("completed_on", it.completed_on))
}

pub(super) fn exam(it: &mut Exam) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::code("credential", it.credential.as_str(), LONGEST_CREDENTIAL)?;
    date::optional("sat_on", it.sat_on)?;
    date::optional("approved_on", it.approved_on)?;
    if let Some(month) = it.planned_month {
        check_date("planned_month", month.first())?;
        if it.sat_on.is_some() {
            return Err(Invalid::new(
                "planned_month",
                "the day says the month already; give one of the two",
            ));
        }
    }
    text::optional("score", &mut it.score, LONGEST_CODE)?;
    amount::cents("fee_cents", it.fee_cents)
}
