//! Standing and reminders of the same second: what a reminder calls due is among the next
//! things, and the standing is never calmer.

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::assess::assess;
use milepost_core::dates::{Month, add_days};
use milepost_core::facts::{
    CodeSet, Credential, CredentialStatus, Credit, CycleRecord, Entry, Exam, ExamResult, Facts,
    IssuerAccount, Payment, PaymentKind, Position, Practicode, YesNoUnknown,
};
use milepost_core::obligations::add_copies;
use milepost_core::reminders::{Moment, Reminder, ReminderSettings, Situation, agenda};
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::{DueState, NextStep, SafeState, Standing, Urgency};
use proptest::prelude::*;

/// A day within some years around the days on which it is asked.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (-900i32..900).prop_map(|days| add_days(base(), days))
}

fn base() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 30).expect("a test date exists")
}

fn maybe_day() -> impl Strategy<Value = Option<NaiveDate>> {
    prop::option::weighted(0.7, any_day())
}

fn credentials() -> impl Strategy<Value = Vec<Credential>> {
    let code = prop::sample::select(vec![
        ("AAPC", "CPC"),
        ("AAPC", "COC"),
        ("AAPC", "CPMA"),
        ("AHIMA", "CCS"),
        ("AHIMA", "RHIT"),
    ]);
    let status = prop_oneof![
        6 => Just(CredentialStatus::Active),
        2 => Just(CredentialStatus::Expected),
        1 => Just(CredentialStatus::Cancelled),
    ];
    let one = (code, status, any::<bool>(), maybe_day(), maybe_day());
    prop::collection::vec(one, 0..4).prop_map(|list| {
        let credentials = list.into_iter().enumerate();
        credentials
            .map(
                |(at, ((issuer, code), status, apprentice, earned_on, ended_on))| Credential {
                    id: format!("c{at}").as_str().into(),
                    issuer: issuer.into(),
                    code: code.into(),
                    apprentice,
                    earned_on,
                    ended_on: ended_on.filter(|_| status == CredentialStatus::Cancelled),
                    status,
                    ..Credential::default()
                },
            )
            .collect()
    })
}

fn accounts() -> impl Strategy<Value = Vec<IssuerAccount>> {
    (prop::option::of(1u8..=12), maybe_day()).prop_map(|(renewal_month, ends)| {
        let aapc = IssuerAccount {
            id: "aapc".into(),
            issuer: "AAPC".into(),
            renewal_month,
            ..IssuerAccount::default()
        };
        let ahima = IssuerAccount {
            id: "ahima".into(),
            issuer: "AHIMA".into(),
            cycle_ends_on: ends,
            ..IssuerAccount::default()
        };
        vec![aapc, ahima]
    })
}

fn records() -> impl Strategy<Value = Vec<CycleRecord>> {
    let issuer = prop::sample::select(vec!["AAPC", "AHIMA"]);
    let days = (
        any_day(),
        maybe_day(),
        maybe_day(),
        maybe_day(),
        maybe_day(),
    );
    prop::collection::vec((issuer, days), 0..3).prop_map(|list| {
        let records = list.into_iter().enumerate();
        records
            .map(
                |(at, (issuer, (due_on, submitted, asked, answer, answered)))| CycleRecord {
                    id: format!("r{at}").as_str().into(),
                    issuer: issuer.into(),
                    due_on: add_days(due_on, i32::try_from(at).unwrap_or(0)),
                    submitted_on: submitted,
                    audit_asked_on: asked,
                    audit_due_on: answer,
                    audit_answered_on: answered,
                    ..CycleRecord::default()
                },
            )
            .collect()
    })
}

fn payments() -> impl Strategy<Value = Vec<Payment>> {
    let kind = prop::sample::select(vec![
        PaymentKind::Dues,
        PaymentKind::LateFee,
        PaymentKind::Recertification,
    ]);
    let one = (
        kind,
        prop::sample::select(vec!["AAPC", "AHIMA"]),
        maybe_day(),
        maybe_day(),
    );
    prop::collection::vec(one, 0..4).prop_map(|list| {
        let payments = list.into_iter().enumerate();
        payments
            .map(|(at, (kind, issuer, due_on, paid_on))| Payment {
                id: format!("d{at}").as_str().into(),
                issuer: issuer.into(),
                kind,
                due_on,
                paid_on,
                ..Payment::default()
            })
            .collect()
    })
}

fn exams() -> impl Strategy<Value = Vec<Exam>> {
    let result = prop::sample::select(vec![
        ExamResult::Pending,
        ExamResult::Pending,
        ExamResult::Passed,
        ExamResult::Failed,
    ]);
    let code = prop::sample::select(vec!["CPC", "CCS", "RHIT", "CPMA"]);
    let one = (code, result, maybe_day(), maybe_day(), maybe_day());
    prop::collection::vec(one, 0..3).prop_map(|list| {
        let exams = list.into_iter().enumerate();
        exams
            .map(|(at, (code, result, sat_on, approved_on, month))| Exam {
                id: format!("e{at}").as_str().into(),
                credential: code.into(),
                sat_on,
                approved_on,
                result,
                planned_month: month.filter(|_| sat_on.is_none()).map(Month::of),
                ..Exam::default()
            })
            .collect()
    })
}

fn work() -> impl Strategy<Value = (Vec<Position>, Vec<Entry>, Vec<Practicode>)> {
    let positions = prop::collection::vec((maybe_day(), maybe_day()), 0..3);
    let entries = prop::collection::vec((any_day(), any::<bool>()), 0..4);
    let practicode = prop::collection::vec((any_day(), 0i32..600), 0..2);
    (positions, entries, practicode).prop_map(|(positions, entries, practicode)| {
        let positions: Vec<Position> = positions
            .into_iter()
            .enumerate()
            .map(|(at, (starts_on, ends_on))| Position {
                id: format!("p{at}").as_str().into(),
                employer: format!("Clinic {at}"),
                starts_on,
                ends_on: ends_on.filter(|ends| starts_on.is_none_or(|starts| starts <= *ends)),
                code_assignment: YesNoUnknown::Yes,
                code_sets: vec![CodeSet::Cpt],
                ..Position::default()
            })
            .collect();
        let entries = match positions.first() {
            Some(first) => entries
                .into_iter()
                .enumerate()
                .map(|(at, (date, planned))| Entry {
                    id: format!("w{at}").as_str().into(),
                    position: first.id.clone(),
                    date,
                    minutes: 60,
                    planned,
                    ..Entry::default()
                })
                .collect(),
            None => Vec::new(),
        };
        let practicode = practicode
            .into_iter()
            .enumerate()
            .map(|(at, (bought, cases_done))| Practicode {
                id: format!("x{at}").as_str().into(),
                purchased_on: Some(bought),
                access_ends_on: Some(add_days(bought, 180)),
                cases_done,
                ..Practicode::default()
            })
            .collect();
        (positions, entries, practicode)
    })
}

fn credits() -> impl Strategy<Value = Vec<Credit>> {
    let one = (any_day(), 1i32..20, any::<bool>());
    prop::collection::vec(one, 0..8).prop_map(|list| {
        let credits = list.into_iter().enumerate();
        credits
            .map(|(at, (completed_on, ceus, certificate_held))| Credit {
                id: format!("k{at}").as_str().into(),
                title: format!("Webinar {at}"),
                sponsor: Some("AAPC".to_owned()),
                completed_on,
                amount: Some(Ceus::whole(ceus)),
                certificate_held,
                ..Credit::default()
            })
            .collect()
    })
}

fn facts() -> impl Strategy<Value = Facts> {
    (
        accounts(),
        credentials(),
        records(),
        payments(),
        exams(),
        work(),
        credits(),
    )
        .prop_map(
            |(accounts, credentials, cycle_records, payments, exams, work, credits)| Facts {
                accounts,
                credentials,
                cycle_records,
                payments,
                exams,
                positions: work.0,
                entries: work.1,
                practicode: work.2,
                credits,
                ..Facts::default()
            },
        )
}

fn loudness(urgency: Urgency) -> u8 {
    match urgency {
        Urgency::Calm => 0,
        Urgency::NeedsYou => 1,
        Urgency::Unknown => 2,
        Urgency::Late => 3,
    }
}

/// Whether a step asks about what a reminder is about, or leads to where it is done.
fn leads_to(step: &NextStep, reminder: &Reminder) -> bool {
    step.about == reminder.about || speaks_of(step, &reminder.subject)
}

fn speaks_of(step: &NextStep, key: &str) -> bool {
    let mut asked = step.question.iter().flat_map(|it| &it.about);
    step.about.as_deref() == Some(key) || asked.any(|it| it == key)
}

/// How loud the first answer is.
fn first_answer(standing: &Standing) -> u8 {
    loudness(standing.answers.urgency)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_reminder_never_says_what_the_standing_does_not(
        facts in facts(),
        today in any_day(),
        unsaved_for in prop::option::of(0i32..90),
    ) {
        let mut standing = assess(&facts, Rulebook::embedded(), today);
        if let Some(days) = unsaved_for {
            add_copies(&mut standing, add_days(today, -days));
        }
        let settings = ReminderSettings { quiet: None, ..ReminderSettings::default() };
        let reminders = agenda(&Situation {
            facts: &facts,
            standing: &standing,
            settings: &settings,
            told: &[],
            held_since: None,
            now: Moment { date: today, minute: 720 },
        });
        for reminder in &reminders.open {
            let of = standing.obligations.iter().find(|it| it.key == reminder.subject);
            let of = of.expect("a reminder is of something in the list");
            prop_assert!(of.state != DueState::Ahead, "{} asks by now", of.key);
            let step = standing
                .next
                .iter()
                .filter(|step| leads_to(step, reminder))
                .map(|step| loudness(step.urgency))
                .max();
            prop_assert!(
                step.is_some_and(|step| step >= loudness(reminder.urgency)),
                "{} is told of, and the next things say {:?} of it",
                reminder.title,
                step
            );
            prop_assert!(
                first_answer(&standing) >= loudness(reminder.urgency),
                "{} is told of while the first answer is {:?}: {} {}",
                reminder.title,
                standing.answers.urgency,
                standing.answers.safe,
                standing.answers.safe_detail
            );
            if reminder.urgency == Urgency::Unknown {
                prop_assert_ne!(
                    standing.answers.safe_state,
                    SafeState::Safe,
                    "{} is asked, and the answer is {}",
                    reminder.title,
                    standing.answers.safe
                );
            }
            if reminder.urgency == Urgency::Late {
                prop_assert!(
                    !standing.answers.safe.starts_with("Yes")
                        && !standing.answers.safe_detail.contains("Nothing is late"),
                    "{} is late, and the answer is {} {}",
                    reminder.title,
                    standing.answers.safe,
                    standing.answers.safe_detail
                );
            }
        }
    }

    #[test]
    fn everything_that_is_due_stands_in_the_list_once_and_among_the_next_things(
        facts in facts(),
        today in any_day(),
    ) {
        let standing = assess(&facts, Rulebook::embedded(), today);
        let mut keys: Vec<&str> = standing.obligations.iter().map(|it| it.key.as_str()).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), all, "each thing once");
        for it in standing.obligations.iter().filter(|it| it.asks()) {
            let about = it.target.about();
            prop_assert!(
                standing.next.iter().any(|step| {
                    step.about == about || speaks_of(step, &it.key)
                }),
                "{} asks, and no next thing leads there",
                it.key
            );
        }
        let late = standing.obligations.iter().any(|it| it.state == DueState::Late);
        prop_assert!(
            !late || standing.answers.urgency == Urgency::Late,
            "something is late, and the answer is {} {}",
            standing.answers.safe,
            standing.answers.safe_detail
        );
    }
}
