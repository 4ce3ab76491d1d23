//! Removal of the apprentice "A" from CPC-A and COC-A.

mod education;
mod letters;
mod options;
mod work;

pub(super) use education::eighty_hours;

use super::inquiry::{AAPC, Inquiry, is, is_apprentice};
use super::tell::{listed, test};
use crate::facts::{Credential, CredentialStatus};
use crate::standing::{ApprenticeStanding, Outcome, RemovalOption, Weight, day};

/// The credentials that carry the "A", or are expected to, each with how near it is to going.
pub(super) fn standings(inquiry: &Inquiry) -> Vec<ApprenticeStanding> {
    inquiry
        .facts
        .credentials
        .iter()
        .filter(|credential| carries_the_a(inquiry, credential))
        .map(|credential| standing(inquiry, credential))
        .collect()
}

fn carries_the_a(inquiry: &Inquiry, credential: &Credential) -> bool {
    let expected_or_active = matches!(
        credential.status,
        CredentialStatus::Active | CredentialStatus::Expected
    );
    let may = inquiry
        .rules
        .codes("aapc.apprentice.credentials", inquiry.as_of)
        .iter()
        .any(|code| code == credential.code.as_str());
    is(credential.issuer.as_str(), AAPC)
        && expected_or_active
        && may
        && is_apprentice(credential, inquiry.as_of)
}

fn standing(inquiry: &Inquiry, credential: &Credential) -> ApprenticeStanding {
    let letters = letters::standings(inquiry);
    let work = work::count(inquiry, &letters);
    let course = education::best_course(inquiry);
    let practicode = education::practicode(inquiry);
    let options = options::side_by_side(inquiry, &work.months, &letters, &course, &practicode);
    let nearest = options::nearest(&options);
    let summary = summary(inquiry, credential, nearest);
    ApprenticeStanding {
        credential: credential.id.clone(),
        code: credential.code.clone(),
        met: nearest.met,
        nearest: nearest.route,
        summary,
        work: work.months,
        positions: work.positions,
        letters,
        course,
        practicode,
        notices: notices(inquiry),
        options,
    }
}

fn summary(inquiry: &Inquiry, credential: &Credential, nearest: &RemovalOption) -> String {
    let held = credential.status == CredentialStatus::Active
        && credential
            .earned_on
            .is_none_or(|earned| earned <= inquiry.as_of);
    match (nearest.met, held) {
        (true, true) => format!("Meets the published list as of {}.", day(inquiry.as_of)),
        (true, false) => format!(
            "The proof meets the published list as of {}; removal needs the {} first.",
            day(inquiry.as_of),
            credential.code
        ),
        (false, _) if nearest.met_but_letters => {
            format!("{}: met, except letters.", nearest.name)
        }
        (false, _) => format!("{} lacks {}.", nearest.name, listed(&nearest.lacks)),
    }
}

/// Weekly minutes below which the notice on part-time work is shown. The line
/// is ours; AAPC draws none.
const FULL_TIME_WEEKLY_MINUTES: i32 = 37 * 60 + 30;

fn notices(inquiry: &Inquiry) -> Vec<crate::standing::Test> {
    let mut notices = vec![test(
        "How months are counted",
        "aapc.apprentice.month-count",
        Weight::Note,
        Outcome::Unknown,
        "Not published. Calendar months by the letters' dates, time at two places at once counted once.",
    )];
    let part_time: Vec<String> = inquiry
        .facts
        .positions
        .iter()
        .filter(|position| {
            position
                .weekly_minutes
                .is_some_and(|minutes| minutes < FULL_TIME_WEEKLY_MINUTES)
        })
        .map(|position| position.employer.clone())
        .collect();
    if !part_time.is_empty() {
        notices.push(test(
            "Part-time work",
            "aapc.apprentice.part-time",
            Weight::Note,
            Outcome::Unknown,
            format!(
                "AAPC publishes no part-time rule. {} counted by the calendar. Ask AAPC.",
                listed(&part_time) + if part_time.len() == 1 { " is" } else { " are" }
            ),
        ));
    }
    notices
}
