//! What is not said of positions and letters, and decides whether they count.

use chrono::NaiveDate;

use super::{answer, asking, question};
use crate::amounts::hours_text;
use crate::ids::ClauseId;
use crate::judging::context::AssessContext;
use crate::removal::{answer_expected, asks, letters_are_counted};
use crate::standing::{
    ApprenticeStanding, Choice, LetterStanding, NextStep, Outcome, PositionStanding, Question,
    QuestionKind, Takes, Test, Urgency, day,
};
use crate::text::{counted, lower_first};

/// The questions on positions and letters of one credential that carries the "A".
pub(in super::super) fn of_the_work(
    context: &AssessContext,
    standing: &ApprenticeStanding,
) -> Vec<NextStep> {
    if standing.met {
        return Vec::new();
    }
    let urgency = match standing.met_if_answered {
        true => Urgency::NeedsYou,
        false => Urgency::Calm,
    };
    let positions = standing.positions.iter().filter(|it| it.asks);
    let mut steps: Vec<NextStep> = positions
        .flat_map(|it| of_a_position(context, it))
        .collect();
    let each_counts = letters_are_counted(context, &standing.letters);
    for letter in standing.letters.iter().filter(|it| !it.accepted) {
        let of_it = standing
            .positions
            .iter()
            .find(|it| it.position == letter.position);
        if of_it.is_some_and(|it| it.counts || it.asks || each_counts) {
            let awaited = awaited_since(context, letter);
            steps.extend(of_a_letter(letter, awaited));
        }
    }
    for step in &mut steps {
        step.urgency = urgency;
    }
    steps
}

fn is_about(test: &Test, field: &str) -> bool {
    test.field
        .as_ref()
        .is_some_and(|it| it.to_string() == field)
}

fn of_a_position(context: &AssessContext, position: &PositionStanding) -> Vec<NextStep> {
    let employer = &position.employer;
    let about = vec![format!("position:{}", position.position)];
    let over = position.to.is_some_and(|to| context.is_over(to));
    let months = match position.months {
        months if months > 0 => counted(months, "month", "months"),
        _ => "Months".to_owned(),
    };
    let depend = if position.months == 1 {
        "depends"
    } else {
        "depend"
    };
    let mut steps = Vec::new();
    let unsaid = |field: &str| {
        position
            .tests
            .iter()
            .find(|test| asks(test) && is_about(test, field))
    };
    if let Some(test) = unsaid("code_assignment") {
        let verb = if over { "Was" } else { "Is" };
        let mut it = question(
            QuestionKind::CodeAssignment,
            format!("{verb} your work at {employer} assigning codes?"),
            about.clone(),
        );
        it.field = Some("code_assignment".to_owned());
        it.answers = vec![
            answer(
                "yes",
                "Yes",
                Takes::Nothing,
                format!("Its {} can count.", lower_first(&months)),
            ),
            answer(
                "no",
                "No",
                Takes::Nothing,
                "Nothing published says its months count.".to_owned(),
            ),
        ];
        steps.push(asking(
            format!(
                "Say if your work at {employer} {} assigning codes",
                verb.to_lowercase()
            ),
            format!(
                "{months} {depend} on it. Billing or front-desk work without it doesn't count \
                     by anything published."
            ),
            Some(test.clause.clone()),
            it,
        ));
    }
    if let Some(test) = unsaid("code_sets") {
        let verb = if over { "did" } else { "does" };
        let mut it = question(
            QuestionKind::CodeSets,
            format!("Which code sets {verb} your work at {employer} use?"),
            about.clone(),
        );
        it.field = Some("code_sets".to_owned());
        it.several = true;
        it.answers = ["CPT", "ICD-10-CM", "HCPCS Level II", "ICD-10-PCS"]
            .iter()
            .map(|set| answer(set, set, Takes::Nothing, None))
            .collect();
        steps.push(asking(
            format!(
                "Say which code sets your work at {employer} {}",
                if over { "used" } else { "uses" }
            ),
            format!(
                "{months} {depend} on it. Any one of CPT, ICD-10-CM and HCPCS Level II is enough."
            ),
            Some(test.clause.clone()),
            it,
        ));
    }
    steps
}

/// The day on which a letter was asked for that has not come yet.
fn awaited_since(context: &AssessContext, letter: &LetterStanding) -> Option<NaiveDate> {
    let letters = &context.facts.letters;
    let fact = letters.iter().find(|it| it.id == letter.letter)?;
    fact.requested_on.filter(|_| fact.is_awaited())
}

/// What is not said of a letter. Of one that has not come nobody can say what it shows: it is
/// asked for again, and the question stands ready for its day.
fn of_a_letter(letter: &LetterStanding, awaited: Option<NaiveDate>) -> Vec<NextStep> {
    let employer = &letter.employer;
    let about = vec![format!("letter:{}", letter.letter)];
    let unsaid: Vec<&Test> = letter
        .tests
        .iter()
        .filter(|test| test.outcome == Outcome::Unknown && test.field.is_some())
        .collect();
    let items: Vec<&&Test> = unsaid
        .iter()
        .filter(|test| !is_about(test, "signer"))
        .collect();
    let mut steps = Vec::new();
    if let Some(first) = items.first() {
        let asked = items.iter().filter_map(|test| test.field.as_ref());
        let asked = asked.map(|field| format!("item:{field}"));
        let mut it = question(
            QuestionKind::LetterItems,
            format!("Does {employer}'s letter show all of these?"),
            about.iter().cloned().chain(asked).collect(),
        );
        it.answers = vec![
            answer("all", "All of them", Takes::Nothing, None),
            answer(
                "not_all",
                "Not all …",
                Takes::Some,
                "Choose what it doesn't show.".to_owned(),
            ),
        ];
        it.choices = items
            .iter()
            .filter_map(|test| {
                Some(Choice {
                    key: test.field.as_ref()?.to_string(),
                    label: test.name.to_string(),
                })
            })
            .collect();
        let number = i32::try_from(items.len()).unwrap_or(i32::MAX);
        let (title, detail) = match awaited {
            Some(on) => (
                format!("Follow up on {employer}'s letter"),
                format!(
                    "You asked for it on {}. Once you have it, say what it shows.",
                    day(on)
                ),
            ),
            None => (
                format!("Say what {employer}'s letter shows"),
                format!(
                    "{} not looked at yet.",
                    counted(number, "item is", "items are")
                ),
            ),
        };
        steps.push(asking(title, detail, Some(first.clause.clone()), it));
    }
    if awaited.is_some() {
        return steps;
    }
    // Letterhead may hang on the signer, too; the signer's own rule comes last.
    if let Some(test) = unsaid.iter().rfind(|test| is_about(test, "signer")) {
        let mut it = question(
            QuestionKind::LetterSigner,
            format!("Who signed {employer}'s letter?"),
            about,
        );
        it.field = Some("signer".to_owned());
        it.answers = [
            ("employer", "The employer"),
            ("supervisor", "A supervisor"),
            ("human_resources", "The HR department"),
            ("co_worker", "A co-worker"),
            ("other", "Someone else"),
        ]
        .iter()
        .map(|(key, label)| answer(key, label, Takes::Nothing, None))
        .collect();
        steps.push(asking(
            format!("Say who signed {employer}'s letter"),
            "Only the employer, a supervisor or HR may sign.",
            Some(test.clause.clone()),
            it,
        ));
    }
    steps
}

/// What the person says once the proof has gone out: the day.
pub(in super::super) fn proof_sent(standing: &ApprenticeStanding) -> Question {
    let mut it = question(
        QuestionKind::ProofSent,
        "Did you send the proof?",
        vec![format!("credential:{}", standing.credential)],
    );
    it.field = Some("proof_sent_on".to_owned());
    it.answers = vec![answer(
        "sent",
        "Yes, on …",
        Takes::Day,
        "AAPC's answer is expected from that day on.".to_owned(),
    )];
    it
}

/// The proof is sent: when AAPC's answer is expected, and once that has passed, the step
/// is to ask.
pub(in super::super) fn proof_answered(
    context: &AssessContext,
    standing: &ApprenticeStanding,
    sent_on: NaiveDate,
) -> NextStep {
    const PROCESSING: &str = "aapc.apprentice.processing";
    let (from, to) = answer_expected(context, sent_on);
    let code = &standing.code;
    let mut it = question(
        QuestionKind::ProofAnswered,
        format!("Does your account show the {code} without the A?"),
        vec![format!("credential:{}", standing.credential)],
    );
    it.field = Some("apprentice_removed_on".to_owned());
    it.answers = vec![answer(
        "removed",
        "Yes, since …",
        Takes::Day,
        "The A is gone.".to_owned(),
    )];
    let over = context.is_over(to);
    let title = if over {
        format!("Ask AAPC about the proof that you sent on {}", day(sent_on))
    } else {
        format!("Wait for AAPC to remove the A from the {code}")
    };
    let verb = if over { "was" } else { "is" };
    let mut step = asking(
        title,
        format!(
            "The proof is sent. An answer {verb} expected from {} to {}. When your account shows the {code} without the A, enter the day.",
            day(from),
            day(to)
        ),
        Some(ClauseId::known(PROCESSING)),
        it,
    );
    step.urgency = match over {
        true => Urgency::NeedsYou,
        false => Urgency::Calm,
    };
    step
}

/// Time studied for a course of which nobody said whether it was of a class: no bar of
/// contact hours is filled by it.
pub(in super::super) fn study_kinds(context: &AssessContext) -> Vec<NextStep> {
    let open = context
        .facts
        .courses
        .iter()
        .filter(|it| it.contact_minutes_completed.is_none())
        .filter(|it| context.class_or_alone.minutes(it.id.as_str()) > 0);
    open.map(|course| {
        let hours = hours_text(context.class_or_alone.minutes(course.id.as_str()));
        let mut it = question(
            QuestionKind::StudyKind,
            format!("Were the {hours} for \"{}\" in a class?", course.title),
            vec![format!("course:{}", course.id)],
        );
        it.field = Some("kind".to_owned());
        it.answers = vec![
            answer(
                "class",
                "In a class",
                Takes::Nothing,
                "They are contact hours.".to_owned(),
            ),
            answer(
                "alone",
                "Alone",
                Takes::Nothing,
                "They're kept separate from contact hours.".to_owned(),
            ),
        ];
        let mut step = asking(
            format!("Say if {hours} for \"{}\" were in a class", course.title),
            "Contact hours are hours in a class; time you study alone is kept separate. You can \
             change single entries in the log.",
            Some(ClauseId::known("aapc.apprentice.course-hours")),
            it,
        );
        step.urgency = Urgency::Calm;
        step
    })
    .collect()
}

/// A position without a first day can't be counted, whatever else is said of it.
pub(in super::super) fn first_days(
    context: &AssessContext,
    apprentice: &[ApprenticeStanding],
) -> Vec<NextStep> {
    if apprentice.is_empty() {
        return Vec::new();
    }
    context
        .facts
        .positions
        .iter()
        .filter(|it| it.starts_on.is_none())
        .map(|position| {
            let employer = &position.employer;
            let mut it = question(
                QuestionKind::PositionStarted,
                format!("When did you start at {employer}?"),
                vec![format!("position:{}", position.id)],
            );
            it.field = Some("starts_on".to_owned());
            it.answers = vec![answer("day", "On …", Takes::Day, None)];
            let mut step = asking(
                format!("Say when you started at {employer}"),
                "Months are counted from the first day.",
                Some(ClauseId::known("aapc.apprentice.month-count")),
                it,
            );
            step.urgency = Urgency::Calm;
            step
        })
        .collect()
}
