//! An unknown is a question, never an answer (J.1), over the whole facts format.

use chrono::NaiveDate;
use milepost_core::answer::{answer, apply};
use milepost_core::assess::assess;
use milepost_core::dates::add_days;
use milepost_core::facts::{
    Answer, Credit, CycleRecord, FIELDS, Facts, Payment, PaymentKind, StudyEntry, StudyKind,
};
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::{
    Answered, CycleState, QuestionKind, SafeState, Standing, Takes, Urgency,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::odd::any_facts;
use super::seed::other_each_time;
use super::{date, judge};

/// The values of an answer that decides; none where a field is no such answer.
fn values(list: &str, field: &str) -> Option<(Value, Vec<Value>)> {
    let yes_no = || vec![json!("yes"), json!("no")];
    Some(match (list, field) {
        ("cycle_records", "reported") => (
            json!("unknown"),
            vec![json!("yes"), json!("no"), json!("not_mine")],
        ),
        ("credits", "ahima_source") => (
            Value::Null,
            vec![
                json!("ahima"),
                json!("component_association"),
                json!("other"),
            ],
        ),
        ("credits", "hiim_domain") => (Value::Null, vec![json!(true), json!(false)]),
        // A plan is a question once its day has passed: it was done, or it goes.
        ("credits", "planned") => (json!(true), vec![json!(false), Value::Null]),
        ("positions", "code_assignment") => (json!("unknown"), yes_no()),
        ("positions", "code_sets") => (
            json!([]),
            vec![
                json!(["CPT"]),
                json!(["ICD-10-PCS"]),
                json!(["ICD-10-CM", "CPT"]),
            ],
        ),
        ("letters", "signer") => (
            json!("unknown"),
            [
                "employer",
                "supervisor",
                "human_resources",
                "co_worker",
                "other",
            ]
            .map(Value::from)
            .to_vec(),
        ),
        ("letters", _) => (json!("unknown"), yes_no()),
        ("study_entries", "kind") => (json!("unknown"), vec![json!("class"), json!("alone")]),
        ("payments", "kept") => (json!("unknown"), yes_no()),
        _ => return None,
    })
}

/// Every answer that decides has values here: a new one does not pass without.
#[test]
fn every_answer_that_decides_has_its_values() {
    for field in FIELDS.iter().copied().flatten() {
        let decides = field.answer == Answer::Decides;
        assert_eq!(
            values(field.list, field.field).is_some() && decides,
            decides,
            "{} of {}",
            field.field,
            field.list
        );
    }
}

/// The fields are those of the format, in every list that it has.
#[test]
fn the_declared_fields_are_those_of_the_format() {
    let lists = serde_json::to_value(Facts::default()).expect("facts are JSON");
    let lists: Vec<&String> = lists
        .as_object()
        .expect("facts are an object")
        .keys()
        .collect();
    assert_eq!(lists.len(), FIELDS.len(), "every list is declared");
    for fields in FIELDS {
        assert!(
            lists.iter().any(|list| *list == fields[0].list),
            "{}",
            fields[0].list
        );
    }
}

/// Facts with what the odd ones lack: records of cycles, dues and time studied.
fn any_logbook() -> impl Strategy<Value = (Facts, NaiveDate)> {
    (
        any_facts(),
        (2014i32..2029, 1u32..=12, 1u32..=28),
        prop::collection::vec((0usize..8, prop::option::of(-400i32..400)), 0..4),
        prop::collection::vec((0i32..900, prop::option::of(-50i32..200)), 0..3),
        prop::collection::vec(0i32..400, 0..4),
        any::<bool>(),
    )
        .prop_map(
            |(mut facts, (year, month, day), records, dues, studied, apart)| {
                let as_of = date(year, month, day);
                if apart {
                    for (at, credit) in facts.credits.iter_mut().enumerate() {
                        credit.title = format!("Title {at}");
                        credit.course_key = None;
                        credit.index_number =
                            credit.index_number.as_ref().map(|_| format!("A{at}"));
                    }
                }
                let ends: Vec<_> = judge(&facts, as_of)
                    .cycles
                    .iter()
                    .map(|it| (it.issuer.clone(), it.due_on.date))
                    .collect();
                for (at, (which, submitted)) in records.into_iter().enumerate() {
                    let Some((issuer, due_on)) = ends.get(which).cloned() else {
                        continue;
                    };
                    if facts
                        .cycle_records
                        .iter()
                        .any(|it| it.issuer == issuer && it.due_on == due_on)
                    {
                        continue;
                    }
                    facts.cycle_records.push(CycleRecord {
                        id: format!("y{at}").as_str().into(),
                        issuer,
                        due_on,
                        submitted_on: submitted.map(|days| add_days(due_on, days)),
                        ..CycleRecord::default()
                    });
                }
                for (at, (ago, paid)) in dues.into_iter().enumerate() {
                    let due = add_days(as_of, -ago);
                    facts.payments.push(Payment {
                        id: format!("d{at}").as_str().into(),
                        issuer: "AAPC".into(),
                        kind: PaymentKind::Dues,
                        due_on: Some(due),
                        paid_on: paid.map(|days| add_days(due, days)),
                        ..Payment::default()
                    });
                }
                if let Some(course) = facts.courses.first_mut() {
                    course.contact_minutes_completed = None;
                    for (at, ago) in studied.into_iter().enumerate() {
                        facts.study_entries.push(StudyEntry {
                            id: format!("t{at}").as_str().into(),
                            course: Some(course.id.clone()),
                            date: add_days(as_of, -ago),
                            minutes: 60,
                            kind: StudyKind::Unknown,
                            ..StudyEntry::default()
                        });
                    }
                }
                (facts, as_of)
            },
        )
}

/// The facts with one field of one fact set; none where the whole fact is to go.
fn with(facts: &Value, list: &str, at: usize, field: &str, value: &Value) -> Facts {
    let mut changed = facts.clone();
    if field == "planned" && value.is_null() {
        changed[list]
            .as_array_mut()
            .expect("it is a list")
            .remove(at);
    } else {
        changed[list][at][field] = value.clone();
    }
    serde_json::from_value(changed).expect("a value of the format can be read")
}

fn is_late(standing: &Standing) -> bool {
    standing.answers.safe_state == SafeState::NotSafe
        || standing
            .next
            .iter()
            .any(|step| step.urgency == Urgency::Late)
}

fn behind(standing: &Standing) -> bool {
    standing.answers.safe_detail.contains("behind")
}

fn sends_proof(standing: &Standing) -> bool {
    standing
        .next
        .iter()
        .any(|step| step.title.starts_with("Send the proof"))
}

/// What a person could see change: whether it is safe, what is complete, what is met.
fn outcome(standing: &Standing) -> (SafeState, Vec<bool>, Vec<bool>) {
    (
        standing.answers.safe_state,
        standing
            .cycles
            .iter()
            .filter(|it| matches!(it.state, CycleState::Open | CycleState::Submitted))
            .map(|it| it.complete && it.state == CycleState::Open)
            .collect(),
        standing.apprentice.iter().map(|it| it.met).collect(),
    )
}

/// The facts and fields that the questions of a standing are about.
fn asked(standing: &Standing) -> Vec<String> {
    let questions = standing
        .next
        .iter()
        .filter_map(|step| step.question.as_ref());
    questions
        .filter(|question| !question.answers.is_empty())
        .flat_map(|question| question.about.clone())
        .collect()
}

/// The due date of the cycle that a record is about.
fn about_cycle(facts: &Value, list: &str, at: usize) -> Option<NaiveDate> {
    let due_on = (list == "cycle_records").then(|| facts[list][at]["due_on"].as_str())??;
    due_on.parse().ok()
}

/// How a question names a fact.
fn about(facts: &Value, list: &str, at: usize) -> String {
    let fact = &facts[list][at];
    let text = |field: &str| fact[field].as_str().unwrap_or_default().to_owned();
    match list {
        "cycle_records" => format!("cycle:{}:{}", text("issuer"), text("due_on")),
        "study_entries" => format!("course:{}", text("course")),
        list => format!("{}:{}", list.trim_end_matches('s'), text("id")),
    }
}

proptest! {
    #![proptest_config(other_each_time(150))]

    #[test]
    fn an_unknown_is_a_question_never_an_answer((facts, as_of) in any_logbook()) {
        let whole = serde_json::to_value(&facts).expect("facts are JSON");
        for field in FIELDS.iter().copied().flatten().filter(|it| it.answer == Answer::Decides) {
            let (unsaid, said) = values(field.list, field.field).expect("it has values");
            let count = whole[field.list].as_array().map_or(0, Vec::len);
            for at in 0..count.min(3) {
                // Dues without a day of payment until now are not paid, as the record says.
                let paid_on = whole[field.list][at]["paid_on"].as_str();
                let paid = paid_on.and_then(|on| on.parse::<NaiveDate>().ok());
                if field.list == "payments" && paid.is_none_or(|on| on > as_of) {
                    continue;
                }
                let named = format!("{} of {}[{at}]", field.field, field.list);
                let unknown = assess(
                    &with(&whole, field.list, at, field.field, &unsaid),
                    Rulebook::embedded(),
                    as_of,
                );
                let known: Vec<Standing> = said
                    .iter()
                    .map(|value| with(&whole, field.list, at, field.field, value))
                    .map(|facts| assess(&facts, Rulebook::embedded(), as_of))
                    .collect();
                no_better(&unknown, &known, &named, has_doubles(&facts))?;
                no_louder(&unknown, &known, &named)?;
                // Of a cycle that runs nobody is asked whether it was reported.
                let runs = unknown.cycles.iter().any(|it| {
                    about_cycle(&whole, field.list, at).is_some_and(|on| on == it.due_on.date)
                        && it.closes_on() >= as_of
                });
                let differ = !runs && known.iter().any(|it| outcome(it) != outcome(&known[0]));
                let about = about(&whole, field.list, at);
                if differ && outcome(&unknown) != outcome(&known[0]) {
                    prop_assert!(
                        asked(&unknown).contains(&about),
                        "{}: {} is asked about; asked: {:?}",
                        named, about, asked(&unknown)
                    );
                }
            }
        }
    }
}

/// Whether two credits may be records of one activity.
fn has_doubles(facts: &Facts) -> bool {
    let named = |it: &Credit| {
        let number = it.index_number.as_deref().map(str::to_lowercase);
        [number, it.course_key.clone(), Some(it.title.to_lowercase())]
    };
    let credits = &facts.credits;
    credits.iter().enumerate().any(|(at, one)| {
        credits[at + 1..].iter().any(|other| {
            let (one, other) = (named(one), named(other));
            one.iter().zip(&other).any(|(a, b)| a.is_some() && a == b)
        })
    })
}

/// No verdict is better than under the least favorable value, and no low end higher.
/// Where records are of one activity (`doubles`), an answer for one decides about the other, and
/// no range of the two is held here.
fn no_better(
    unknown: &Standing,
    known: &[Standing],
    named: &str,
    doubles: bool,
) -> Result<(), TestCaseError> {
    if unknown.answers.safe_state == SafeState::Safe {
        let all = known
            .iter()
            .all(|it| it.answers.safe_state == SafeState::Safe);
        prop_assert!(all, "{}: safe though a value isn't", named);
    }
    if sends_proof(unknown) {
        prop_assert!(
            known.iter().all(sends_proof),
            "{}: the proof is sent too early",
            named
        );
    }
    for cycle in &unknown.cycles {
        let same = known.iter().filter_map(|it| {
            let mut cycles = it.cycles.iter();
            cycles.find(|it| it.issuer == cycle.issuer && it.due_on.date == cycle.due_on.date)
        });
        for same in same {
            // An answer about a cycle may change its very dates.
            if same.starts_on.date != cycle.starts_on.date {
                continue;
            }
            prop_assert!(
                !cycle.complete || same.complete,
                "{}: complete too early",
                named
            );
            prop_assert!(
                cycle.counted <= same.counted,
                "{}: {} > {}",
                named,
                cycle.counted,
                same.counted
            );
            prop_assert!(
                doubles || cycle.counted_up_to >= same.counted,
                "{}: the range is too small",
                named
            );
            prop_assert!(cycle.to_do >= same.to_do, "{}: less to do", named);
            // Once it is reported, nothing is to be submitted any more.
            let reported = named.starts_with("reported");
            prop_assert!(
                !cycle.can_submit || same.can_submit || reported,
                "{}: submitted too early",
                named
            );
            for (bucket, other) in cycle.buckets.iter().zip(&same.buckets) {
                prop_assert!(
                    !bucket.met || other.met,
                    "{}: {} is met too early",
                    named,
                    bucket.key
                );
                let minimum = bucket.role == milepost_core::standing::BucketRole::Minimum;
                prop_assert!(
                    !minimum || bucket.counted <= other.counted || other.met && bucket.met,
                    "{}: {}",
                    named,
                    bucket.key
                );
            }
        }
    }
    for (at, apprentice) in unknown.apprentice.iter().enumerate() {
        for same in known.iter().filter_map(|it| it.apprentice.get(at)) {
            prop_assert!(!apprentice.met || same.met, "{}: met too early", named);
            let (months, others) = (apprentice.work.verified_months, same.work.verified_months);
            prop_assert!(
                months <= others,
                "{}: {} > {} months",
                named,
                months,
                others
            );
            prop_assert!(
                apprentice.work.verified_up_to >= others,
                "{}: range of months",
                named
            );
            for (option, other) in apprentice.options.iter().zip(&same.options) {
                prop_assert!(
                    !option.met || other.met,
                    "{}: {} is met too early",
                    named,
                    option.name
                );
            }
        }
    }
    for (course, other) in unknown
        .coursework
        .courses
        .iter()
        .zip(known.iter().flat_map(|it| it.coursework.courses.first()))
    {
        prop_assert!(
            course.contact_minutes <= other.contact_minutes || course.course != other.course
        );
    }
    Ok(())
}

/// No alarm is louder than under the most favorable value.
fn no_louder(unknown: &Standing, known: &[Standing], named: &str) -> Result<(), TestCaseError> {
    if is_late(unknown) {
        prop_assert!(
            known.iter().all(is_late),
            "{}: an alarm that a value doesn't raise: {:?}",
            named,
            unknown.answers
        );
    }
    // A cycle that is reported is behind nothing any more.
    let reported = named.starts_with("reported");
    if behind(unknown) && unknown.answers.safe_state == SafeState::Safe && !reported {
        prop_assert!(
            known
                .iter()
                .all(|it| behind(it) || it.answers.safe_state != SafeState::Safe),
            "{}: behind",
            named
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(other_each_time(150))]

    /// Every answer of every question can be given, and what was asked is not asked again.
    #[test]
    fn an_answer_settles_its_question((facts, as_of) in any_logbook()) {
        let standing = assess(&facts, Rulebook::embedded(), as_of);
        let questions = standing.next.iter().filter_map(|step| step.question.as_ref());
        for question in questions {
            prop_assert!(!question.answers.is_empty(), "{} has answers", question.ask);
            prop_assert!(!question.about.is_empty(), "{} is about something", question.ask);
            for possible in &question.answers {
                let given = Answered {
                    kind: question.kind,
                    about: question.about.clone(),
                    keys: vec![possible.key.clone()],
                    on: match possible.takes {
                        Takes::Nothing | Takes::Some => None,
                        Takes::Day | Takes::DayIfKnown => Some(as_of),
                        Takes::Month => Some(add_days(as_of, 200)),
                    },
                    some: match possible.takes {
                        Takes::Some => question.choices.first().map(|it| it.key.clone()).into_iter().collect(),
                        _ => Vec::new(),
                    },
                };
                if question.kind == QuestionKind::ExtendedTo {
                    continue;
                }
                let changed = answer(&facts, &given);
                prop_assert!(changed.is_ok(), "{} {}: {:?}", question.ask, possible.key, changed);
                let mut then = facts.clone();
                apply(&mut then, changed.unwrap_or_default());
                prop_assert!(then != facts, "{} {}: something is different", question.ask, possible.key);
                let after = assess(&then, Rulebook::embedded(), as_of);
                let again = after.next.iter().filter_map(|step| step.question.as_ref()).find(|it| {
                    it.kind == question.kind && it.about == question.about && it.ask == question.ask
                });
                prop_assert!(again.is_none(), "{} {}: asked again", question.ask, possible.key);
            }
        }
    }
}
