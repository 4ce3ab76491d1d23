//! The 80-hour course and Practicode.

use chrono::NaiveDate;

use crate::amounts::Ceus;
use crate::dates::add_months;
use crate::facts::{Course, CourseProof, Practicode};
use crate::ids::ClauseId;
use crate::judging::checks::{fail, mended, pass, requirement, test};
use crate::judging::context::AssessContext;
use crate::rulebook::Rules;
use crate::standing::{
    DateFigure, Lack, Outcome, PracticodeStanding, Provenance, Requirement, Test, Unit, Weight, day,
};
use crate::text::{counted, normalized};

const HOURS: &str = "aapc.apprentice.course-hours";
const COMPLETED: &str = "aapc.apprentice.course-completed";
const PROOF: &str = "aapc.apprentice.course-proof";
const OWN_COURSE: &str = "aapc.apprentice.own-course";
const NO_CEUS: &str = "aapc.apprentice.course-no-ceus";
const ACCESS: &str = "aapc.apprentice.practicode-access";
const ACCESS_LENGTH: &str = "aapc.apprentice.practicode-access-length";
const CASES: &str = "aapc.apprentice.practicode-cases";
const SCORE: &str = "aapc.apprentice.practicode-score";

/// The course that comes nearest to the contact hours asked for. Two courses
/// do not add up: the option asks for one.
pub(super) fn best_course(context: &AssessContext) -> Requirement {
    let none = || {
        let needed = context.rules.number(HOURS, context.as_of);
        let mut lacking = requirement(name(needed), HOURS, Unit::ContactMinutes, needed, 0);
        let hours = format!("{} contact hours of a coding course", needed / 60);
        lacking.lack(vec![Lack::new("Complete", hours)]);
        lacking
    };
    context
        .facts
        .courses
        .iter()
        .map(|course| eighty_hours(context, course))
        .max_by_key(|requirement| (requirement.met, passed(requirement), requirement.counted))
        .unwrap_or_else(none)
}

/// How many courses meet the hours on their own.
pub(super) fn courses_met(context: &AssessContext) -> usize {
    let courses = context.facts.courses.iter();
    courses
        .filter(|course| eighty_hours(context, course).met)
        .count()
}

fn passed(requirement: &Requirement) -> usize {
    requirement
        .tests
        .iter()
        .filter(|test| !test.rules_out())
        .count()
}

fn name(needed_minutes: i32) -> String {
    format!("{}-hour coding course", needed_minutes / 60)
}

/// One course against the contact hours asked for.
pub(crate) fn eighty_hours(context: &AssessContext, course: &Course) -> Requirement {
    let needed = context.rules.number(HOURS, context.as_of);
    // Proof that is taken without hours stands for all of them, where none are typed.
    let entered = course.contact_minutes_completed;
    let taken = entered.is_none() && taken_without_hours(context, course);
    let minutes = match entered {
        None if taken => needed,
        // Until the proof states a number, the hours logged in class are what is told.
        None => context.in_class.minutes(course.id.as_str()),
        Some(minutes) => minutes,
    };
    let mut requirement = requirement(name(needed), HOURS, Unit::ContactMinutes, needed, minutes);
    requirement.provenance = match (entered, taken) {
        (Some(_), _) => Provenance::Entered,
        (None, true) => Provenance::Estimate,
        (None, false) => Provenance::Computed,
    };
    let over = course.completed_on.is_some_and(|on| context.has_come(on));
    let enough = if taken {
        (
            mended(
                test(
                    enough_hours(needed),
                    HOURS,
                    Weight::Counts,
                    Outcome::Unknown,
                    "The hours aren't stated; with this proof, the course is assumed to have them.",
                ),
                "Enter the contact hours once the school states them.",
            ),
            Lack::new("Enter", "the contact hours"),
        )
    } else if entered.is_none() && over {
        (not_entered(needed), enter_hours(course))
    } else {
        (hours(needed, minutes), short_of(needed - minutes))
    };
    // Each deciding test with what it lacks.
    let mut deciding = vec![enough];
    if context.rules.in_force(COMPLETED, context.as_of) {
        deciding.push((completed(context, course), completion(course)));
    }
    let prepares = Lack::new("Take", "a course that prepares for coding");
    deciding.push((preparation(course), prepares));
    let proven = Lack::new("Get", "proof that states the hours");
    deciding.push((proof(context, course), proven));
    requirement.met = !deciding.iter().any(|(test, _)| test.rules_out());
    if !requirement.met {
        let lacks = deciding.iter().filter(|(test, _)| test.rules_out());
        requirement.lack(lacks.map(|(_, lack)| lack.clone()).collect());
    }
    requirement.tests = deciding.into_iter().map(|(test, _)| test).collect();
    if context.rules.in_force(NO_CEUS, context.as_of) {
        requirement.tests.push(test(
            "CEUs aren't counted here",
            NO_CEUS,
            Weight::Note,
            Outcome::Pass,
            "Contact hours and CEUs are kept separate.",
        ));
    }
    requirement
}

/// The name of the test on the hours.
fn enough_hours(needed: i32) -> String {
    format!("At least {} contact hours", in_hours(needed))
}

/// Whether the course's proof is taken though it states no hours.
fn taken_without_hours(context: &AssessContext, course: &Course) -> bool {
    match course.proof {
        CourseProof::TranscriptWithoutHours => {
            context.rules.reading(PROOF, context.as_of) == "transcript_counts"
        }
        CourseProof::None => {
            is_of_aapc(course) && context.rules.reading(OWN_COURSE, context.as_of) == "credited"
        }
        _ => false,
    }
}

fn hours(needed: i32, stated: i32) -> Test {
    let name = enough_hours(needed);
    if stated >= needed {
        pass(
            name,
            HOURS,
            format!("{} contact hours are completed.", in_hours(stated)),
        )
    } else {
        fail(
            name,
            HOURS,
            format!(
                "{} of {} contact hours.",
                in_hours(stated),
                in_hours(needed)
            ),
            format!(
                "Have the school state the hours that are missing, or take a course of {} hours.",
                in_hours(needed)
            ),
        )
    }
}

/// A course is over, and nobody has said how many contact hours it had.
fn not_entered(needed: i32) -> Test {
    fail(
        enough_hours(needed),
        HOURS,
        "The course is completed, and its contact hours aren't entered.",
        "Enter the number that the certificate, letter or transcript states.",
    )
}

fn enter_hours(course: &Course) -> Lack {
    Lack {
        phrase: "the contact hours of the course".to_owned(),
        step: format!("Enter the contact hours of {}", called(course)),
    }
}

/// What a course lacks that is not completed: where its certificate or transcript is there,
/// only the day.
fn completion(course: &Course) -> Lack {
    let (phrase, step) = match course.proof {
        CourseProof::None | CourseProof::Enrolment => (
            "the completion of the course",
            "Complete the course".to_owned(),
        ),
        CourseProof::InstructorLetter
        | CourseProof::Certificate
        | CourseProof::CertificateWithoutHours
        | CourseProof::Transcript
        | CourseProof::TranscriptWithoutHours => (
            "the day of completion",
            format!("Enter the day on which you completed {}", called(course)),
        ),
    };
    Lack {
        phrase: phrase.to_owned(),
        step,
    }
}

/// The course's title, where it has one.
fn called(course: &Course) -> &str {
    match course.title.trim() {
        "" => "the course",
        title => title,
    }
}

/// "1 more contact hour", and below an hour the minutes: it is said after "lacks".
fn short_of(minutes: i32) -> Lack {
    let more = match minutes {
        60 => "1 more contact hour".to_owned(),
        less if less < 60 => format!(
            "{} of contact time",
            counted(less, "more minute", "more minutes")
        ),
        more => format!("{} more contact hours", in_hours(more)),
    };
    Lack::new("Complete", more)
}

fn in_hours(minutes: i32) -> String {
    Ceus::from_hundredths(minutes.saturating_mul(5) / 3).to_string()
}

fn completed(context: &AssessContext, course: &Course) -> Test {
    const NAME: &str = "Completed";
    match course.completed_on {
        Some(on) if context.has_come(on) => {
            pass(NAME, COMPLETED, format!("Completed on {}.", day(on)))
        }
        Some(on) => fail(
            NAME,
            COMPLETED,
            format!(
                "It will be completed on {}; enrollment isn't enough.",
                day(on)
            ),
            "Complete the course, and enter the day.",
        ),
        None => fail(
            NAME,
            COMPLETED,
            "Enrollment isn't enough.",
            "Complete the course, and enter the day.",
        ),
    }
}

fn preparation(course: &Course) -> Test {
    const NAME: &str = "A coding preparation course";
    if course.coding_preparation {
        pass(NAME, HOURS, "It prepares for coding.")
    } else {
        fail(
            NAME,
            HOURS,
            "It isn't marked as coding preparation.",
            "Mark it as coding preparation if it is.",
        )
    }
}

fn proof(context: &AssessContext, course: &Course) -> Test {
    const NAME: &str = "Proof of the contact hours";
    let transcript_is_enough = context.rules.reading(PROOF, context.as_of) == "transcript_counts";
    let own_is_credited = context.rules.reading(OWN_COURSE, context.as_of) == "credited";
    const MEND: &str = "Get a certificate, letter or transcript that states the hours.";
    match course.proof {
        CourseProof::InstructorLetter => {
            pass(NAME, PROOF, "An instructor's letter on school letterhead.")
        }
        CourseProof::Certificate => pass(NAME, PROOF, "A certificate that states the hours."),
        CourseProof::Transcript => pass(NAME, PROOF, "A transcript that states the hours."),
        CourseProof::TranscriptWithoutHours if !transcript_is_enough => fail(
            NAME,
            PROOF,
            "A transcript without hours. You decided that the hours must be stated.",
            MEND,
        ),
        CourseProof::TranscriptWithoutHours => mended(
            test(
                NAME,
                PROOF,
                Weight::Counts,
                Outcome::Unknown,
                "A transcript without hours. Whether that's enough isn't published; it's counted.",
            ),
            "Ask the school for a letter that states the contact hours.",
        ),
        CourseProof::None if is_of_aapc(course) && own_is_credited => mended(
            test(
                NAME,
                OWN_COURSE,
                Weight::Counts,
                Outcome::Unknown,
                "AAPC's own course: an older page credits it without a certificate. It's counted.",
            ),
            "Keep the certificate anyway.",
        ),
        CourseProof::CertificateWithoutHours => fail(
            NAME,
            PROOF,
            "The certificate doesn't state the contact hours.",
            MEND,
        ),
        CourseProof::Enrolment => fail(NAME, PROOF, "Enrollment doesn't prove any hours.", MEND),
        CourseProof::None => fail(NAME, PROOF, "No proof is on record.", MEND),
    }
}

/// Whether AAPC itself gives the course.
fn is_of_aapc(course: &Course) -> bool {
    course
        .provider
        .as_deref()
        .is_some_and(|provider| normalized(provider) == "aapc")
}

/// The Practicode purchase that has come furthest.
pub(super) fn practicode(context: &AssessContext) -> PracticodeStanding {
    let best = context
        .facts
        .practicode
        .iter()
        .filter(|practicode| {
            practicode
                .purchased_on
                .is_none_or(|on| context.has_come(on))
        })
        .max_by_key(|practicode| (is_done(context, practicode), practicode.cases_done));
    let cases = cases(context, best);
    let score = score(context, best);
    let met = cases.met && score.met;
    let access_ends =
        best.and_then(|practicode| access_ends(&context.rules, practicode, context.as_of));
    let weeks = access_ends
        .as_ref()
        .map(|ends| context.days_until(ends.date))
        .filter(|days| *days > 0);
    PracticodeStanding {
        practicode: best.map(|practicode| practicode.id.clone()),
        met,
        cases_a_week: weeks
            .filter(|_| !cases.met && best.is_some())
            .map(|days| (f64::from(cases.lacking) * 7.0 / f64::from(days) * 10.0).round() / 10.0),
        access_ends_on: best.and_then(|practicode| practicode.access_ends_on),
        access_ends,
        cases,
        score,
    }
}

/// When access ends: as the account shows it, else by the length that is known.
pub(crate) fn access_ends(
    rules: &Rules,
    practicode: &Practicode,
    as_of: NaiveDate,
) -> Option<DateFigure> {
    if let Some(date) = practicode.access_ends_on {
        return Some(DateFigure {
            date,
            provenance: Provenance::Entered,
            clause: ClauseId::known(ACCESS),
            reason: "As your account shows it.".into(),
        });
    }
    let purchased = practicode.purchased_on?;
    if !rules.in_force(ACCESS, purchased) {
        return None;
    }
    let months = rules.number(ACCESS_LENGTH, as_of);
    Some(DateFigure {
        date: add_months(purchased, months),
        provenance: Provenance::Estimate,
        clause: ClauseId::known(ACCESS_LENGTH),
        reason: format!(
            "{} from the purchase on {}; today's length isn't published. Enter the day that your \
             account shows.",
            counted(months, "month", "months"),
            day(purchased)
        ),
    })
}

fn is_done(context: &AssessContext, practicode: &Practicode) -> bool {
    let all = context.rules.number(CASES, context.as_of);
    let pass_mark = context.rules.number(SCORE, context.as_of);
    practicode.cases_done >= all
        && practicode
            .score_percent
            .is_some_and(|score| score >= pass_mark)
}

fn cases(context: &AssessContext, best: Option<&Practicode>) -> Requirement {
    const NAME: &str = "All Practicode cases";
    let needed = context.rules.number(CASES, context.as_of);
    let done = best.map_or(0, |practicode| practicode.cases_done.clamp(0, needed));
    let mut requirement = requirement(NAME, CASES, Unit::Cases, needed, done);
    requirement.provenance = Provenance::Entered;
    let later = best
        .and_then(|practicode| practicode.completed_on)
        .filter(|on| !context.has_come(*on));
    let (check, missing) = if let Some(on) = later {
        let words = format!("The completion date, {}, is in the future.", day(on));
        (
            fail(NAME, CASES, words, "Finish the cases."),
            vec![Lack::new("Finish", "the Practicode cases")],
        )
    } else if requirement.met {
        (
            pass(NAME, CASES, format!("{done} of {needed} cases are done.")),
            Vec::new(),
        )
    } else {
        let left = counted(needed - done, "case", "cases");
        let check = fail(
            NAME,
            CASES,
            format!("{done} of {needed} cases."),
            format!("Do the remaining {left} in Practicode."),
        );
        let lacks = if best.is_some() {
            let more = counted(needed - done, "more case", "more cases");
            Lack::new("Do", format!("{more} in Practicode"))
        } else {
            Lack::new("Do", "Practicode")
        };
        (check, vec![lacks])
    };
    requirement.met = check.outcome == Outcome::Pass;
    requirement.lack(missing);
    requirement.tests = vec![check];
    requirement
}

fn score(context: &AssessContext, best: Option<&Practicode>) -> Requirement {
    const NAME: &str = "Practicode score";
    let needed = context.rules.number(SCORE, context.as_of);
    let reached = best.and_then(|practicode| practicode.score_percent);
    let mut requirement = requirement(
        NAME,
        SCORE,
        Unit::Percent,
        needed,
        reached.unwrap_or_default(),
    );
    requirement.provenance = Provenance::Entered;
    let check = match reached {
        Some(score) if score >= needed => pass(
            NAME,
            SCORE,
            format!("{score} percent, {needed} are needed."),
        ),
        Some(score) => fail(
            NAME,
            SCORE,
            format!("{score} percent, {needed} are needed."),
            format!("Raise the score to {needed} percent in Practicode."),
        ),
        None => fail(
            NAME,
            SCORE,
            "No score is recorded.",
            "Enter the score that Practicode shows.",
        ),
    };
    requirement.lack(match reached {
        _ if requirement.met => Vec::new(),
        Some(score) => vec![Lack::new(
            "Score",
            format!("{} more percent in Practicode", needed - score),
        )],
        None => vec![Lack {
            phrase: "a Practicode score".to_owned(),
            step: "Enter your Practicode score".to_owned(),
        }],
    });
    requirement.tests = vec![check];
    requirement
}
