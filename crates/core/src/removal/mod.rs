//! Removal of the apprentice "A" from CPC-A and COC-A.

mod education;
mod letters;
mod options;
mod work;

pub(crate) use education::access_ends;
pub(crate) use education::eighty_hours;
pub(crate) use options::letters_are_counted;
pub(crate) use work::asks;

use crate::judging::checks::{mended, test};
use crate::judging::context::{AAPC, AssessContext, is, is_apprentice};
use crate::text::listed;
use chrono::NaiveDate;

use crate::dates::{add_days, add_months};
use crate::facts::{Credential, CredentialStatus, PositionKind};
use crate::standing::{ApprenticeStanding, Outcome, RemovalOption, Test, Weight, day};

const MONTH_COUNT: &str = "aapc.apprentice.month-count";
const PART_TIME: &str = "aapc.apprentice.part-time";
const TIME_LIMIT: &str = "aapc.apprentice.time-limit";
const PROCESSING: &str = "aapc.apprentice.processing";
const XTERN: &str = "aapc.apprentice.xtern";

/// The credentials that carry the "A", or are expected to, each with how near it is to going.
pub(crate) fn standings(context: &AssessContext) -> Vec<ApprenticeStanding> {
    context
        .facts
        .credentials
        .iter()
        .filter(|credential| carries_the_a(context, credential))
        .filter_map(|credential| standing(context, credential))
        .collect()
}

fn carries_the_a(context: &AssessContext, credential: &Credential) -> bool {
    let expected_or_active = matches!(
        credential.status,
        CredentialStatus::Active | CredentialStatus::Expected
    );
    let may = context
        .rules
        .codes("aapc.apprentice.credentials", context.as_of)
        .iter()
        .any(|code| code == credential.code.as_str());
    is(credential.issuer.as_str(), AAPC)
        && expected_or_active
        && may
        && is_apprentice(credential, context.as_of)
}

fn standing(context: &AssessContext, credential: &Credential) -> Option<ApprenticeStanding> {
    let mut it = judged(context, credential)?;
    let best = judged(&context.at_best(), credential)?;
    it.met_if_answered = best.met;
    it.work.verified_up_to = best.work.verified_months;
    for option in &mut it.options {
        let same = best
            .options
            .iter()
            .find(|other| other.route == option.route);
        let Some(same) = same else { continue };
        option.met_if_answered = same.met;
        for part in &mut option.parts {
            let same = same.parts.iter().find(|other| other.name == part.name);
            part.counted_up_to = same.map_or(part.counted, |it| it.counted.max(part.counted));
        }
    }
    let nearest = options::nearest(&it.options, &it.work, &it.course, &it.practicode)?;
    it.nearest = nearest.route;
    it.summary = summary(context, credential, nearest, &it);
    Some(it)
}

/// The standing with missing answers taken as the context says.
fn judged(context: &AssessContext, credential: &Credential) -> Option<ApprenticeStanding> {
    let letters = letters::standings(context);
    let work = work::count(context, &letters);
    let course = education::best_course(context);
    let practicode = education::practicode(context);
    let options = options::side_by_side(context, &work, &letters, &course, &practicode);
    let nearest = options::nearest(&options, &work.months, &course, &practicode)?;
    Some(ApprenticeStanding {
        credential: credential.id.clone(),
        code: credential.code.clone(),
        met: nearest.met,
        met_if_answered: nearest.met,
        nearest: nearest.route,
        summary: String::new(),
        work: work.months,
        positions: work.positions,
        letters,
        course,
        practicode,
        notices: notices(context, credential),
        options,
    })
}

fn summary(
    context: &AssessContext,
    credential: &Credential,
    nearest: &RemovalOption,
    standing: &ApprenticeStanding,
) -> String {
    let held = credential.status == CredentialStatus::Active
        && credential
            .earned_on
            .is_none_or(|earned| context.has_come(earned));
    match (nearest.met, held) {
        (true, true) => format!("Meets the published list as of {}.", day(context.as_of)),
        (true, false) => format!(
            "The proof meets the published list as of {}; removal needs the {} first.",
            day(context.as_of),
            credential.code
        ),
        (false, _) if nearest.met_if_answered => {
            format!("{}: met, once {}.", nearest.name, unsaid(context, standing))
        }
        (false, _) if nearest.met_but_letters => {
            format!("{}: met, except letters.", nearest.name)
        }
        (false, _) => format!("{} lacks {}.", nearest.name, listed(&nearest.lacks)),
    }
}

/// The day on which the proof of a removal was sent: as it stands at the credential, else
/// the day of the last accepted letter, where every one of them was sent. A request
/// without letters has its day at the credential alone.
pub(crate) fn proof_sent_on(
    context: &AssessContext,
    standing: &ApprenticeStanding,
) -> Option<NaiveDate> {
    let by_now = |on: &NaiveDate| context.has_come(*on);
    let credentials = &context.facts.credentials;
    let credential = credentials.iter().find(|it| it.id == standing.credential)?;
    if let Some(on) = credential.proof_sent_on.filter(by_now) {
        return Some(on);
    }
    let accepted = standing.letters.iter().filter(|letter| letter.accepted);
    let sent: Option<Vec<NaiveDate>> = accepted
        .map(|letter| {
            let fact = context
                .facts
                .letters
                .iter()
                .find(|it| it.id == letter.letter)?;
            fact.sent_on.or(fact.accepted_on).filter(by_now)
        })
        .collect();
    sent?.into_iter().max()
}

/// When AAPC's answer to a proof is expected: 14 to 28 days after it was sent, whatever
/// day it is today.
pub(crate) fn answer_expected(
    context: &AssessContext,
    sent_on: NaiveDate,
) -> (NaiveDate, NaiveDate) {
    let days = context.rules.day_list(PROCESSING, sent_on);
    let fast = days.iter().min().copied().unwrap_or(0);
    let slow = days.iter().max().copied().unwrap_or(0);
    (add_days(sent_on, fast), add_days(sent_on, slow))
}

/// What is not said yet and would decide: "you say that the work at Mercy is assigning
/// codes". A letter that was asked for has to come first.
fn unsaid(context: &AssessContext, standing: &ApprenticeStanding) -> String {
    let mut missing = Vec::new();
    let mut awaited = Vec::new();
    for position in standing.positions.iter().filter(|it| it.asks) {
        let asked = |field: &str| {
            position.tests.iter().any(|test| {
                work::asks(test)
                    && test
                        .field
                        .as_ref()
                        .is_some_and(|it| it.to_string() == field)
            })
        };
        if asked("code_assignment") {
            missing.push(format!(
                "that the work at {} is assigning codes",
                position.employer
            ));
        }
        if asked("code_sets") {
            missing.push(format!(
                "which code sets the work at {} uses",
                position.employer
            ));
        }
        if asked("weekly_minutes") {
            missing.push(format!(
                "how many hours a week it is at {}",
                position.employer
            ));
        }
    }
    for letter in standing.letters.iter().filter(|it| !it.accepted) {
        let unsaid = letter
            .tests
            .iter()
            .any(|test| test.outcome == Outcome::Unknown && test.field.is_some());
        let letters = &context.facts.letters;
        let comes = letters
            .iter()
            .any(|it| it.id == letter.letter && it.is_awaited());
        if unsaid && comes {
            awaited.push(format!("{}'s letter is here and whole", letter.employer));
        } else if unsaid {
            missing.push(format!("what {}'s letter shows", letter.employer));
        }
    }
    if missing.is_empty() && awaited.is_empty() {
        missing.push("what is missing".to_owned());
    }
    let said = (!missing.is_empty()).then(|| format!("you say {}", listed(&missing)));
    listed(&said.into_iter().chain(awaited).collect::<Vec<_>>())
}

/// Weekly minutes below which the notice on part-time work is shown. The line
/// is ours; AAPC draws none.
const FULL_TIME_WEEKLY_MINUTES: i32 = 37 * 60 + 30;

fn notices(context: &AssessContext, credential: &Credential) -> Vec<Test> {
    let note =
        |name, clause, outcome, reason: String| test(name, clause, Weight::Note, outcome, reason);
    let counted_how = match context.rules.reading(MONTH_COUNT, context.as_of) {
        "each_position" => {
            "Not published. Calendar months by the letters' dates; you have time at two places counted at each."
        }
        _ => {
            "Not published. Calendar months by the letters' dates, time at two places at once counted once."
        }
    };
    let mut notices = vec![test(
        "How months are counted",
        MONTH_COUNT,
        Weight::Note,
        Outcome::Unknown,
        counted_how,
    )];
    notices.push(time_limit(context, credential));
    let part_time: Vec<String> = context
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
    if !part_time.is_empty() && context.rules.number(PART_TIME, context.as_of) == 0 {
        let are = if part_time.len() == 1 { " is" } else { " are" };
        notices.push(note(
            "Part-time work",
            PART_TIME,
            Outcome::Unknown,
            format!(
                "AAPC publishes no part-time rule. {} counted by the calendar. Ask AAPC.",
                listed(&part_time) + are
            ),
        ));
    }
    let xterns = context.facts.positions.iter();
    if let Some(place) = xterns
        .into_iter()
        .find(|position| position.kind == PositionKind::ProjectXtern)
    {
        let share = context.rules.number(XTERN, context.as_of);
        notices.push(note(
            "Project XTern",
            XTERN,
            Outcome::Pass,
            format!(
                "At least {share} percent of the time at {} is coding, and the site fills in an evaluation.",
                place.employer
            ),
        ));
    }
    if !context.facts.practicode.is_empty() {
        for (name, clause) in [
            (
                "Practicode and the CPC",
                "aapc.apprentice.practicode-before",
            ),
            ("Practicode's content", "aapc.apprentice.practicode-secret"),
        ] {
            if context.rules.in_force(clause, context.as_of) {
                let says = context.rules.says(clause, context.as_of).to_owned();
                notices.push(note(name, clause, Outcome::Pass, says));
            }
        }
    }
    notices
}

/// Whether there is a day by which the "A" must be gone.
fn time_limit(context: &AssessContext, credential: &Credential) -> Test {
    const NAME: &str = "Time limit";
    let months = context.rules.number(TIME_LIMIT, context.as_of);
    let until = credential
        .earned_on
        .filter(|_| months > 0)
        .map(|earned| add_months(earned, months));
    match until {
        None => mended(
            test(
                NAME,
                TIME_LIMIT,
                Weight::Note,
                Outcome::Unknown,
                "Not published. None is assumed; the A stays until the proof is accepted.",
            ),
            "Ask AAPC; you can set a limit in Settings.",
        ),
        Some(until) if !context.is_over(until) => test(
            NAME,
            TIME_LIMIT,
            Weight::Note,
            Outcome::Pass,
            format!("By the limit you set, until {}.", day(until)),
        ),
        Some(until) => mended(
            test(
                NAME,
                TIME_LIMIT,
                Weight::Note,
                Outcome::Fail,
                format!("The limit you set ended on {}.", day(until)),
            ),
            "Ask AAPC.",
        ),
    }
}
