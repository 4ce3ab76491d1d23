//! Odd facts, made at random.

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::facts::{
    ActivityKind, AhimaSource, CodeSet, Course, CourseProof, Credential, CredentialStatus, Credit,
    CycleChoice, Entry, Facts, IssuerAccount, Letter, Position, Practicode, SignerRole,
    YesNoUnknown,
};
use proptest::prelude::*;

use super::date;

/// Mostly days of our time, now and then one at the edge of the calendar.
pub fn any_date() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        20 => (2012i32..2030, 1u32..=12, 1u32..=28).prop_map(|(y, m, d)| date(y, m, d)),
        1 => prop_oneof![
            Just(NaiveDate::MIN),
            Just(NaiveDate::MAX),
            Just(date(1, 1, 1)),
            Just(date(20226, 1, 1)),
            Just(date(2024, 2, 29)),
        ],
    ]
}

/// A credential, likely odd: without date, of an unknown code or body.
pub fn any_credential() -> impl Strategy<Value = Credential> {
    let codes = prop_oneof![
        Just(("AAPC", "CPC")),
        Just(("AAPC", "CPMA")),
        Just(("AAPC", "CGSC")),
        Just(("AAPC", "CPPM")),
        Just(("AAPC", "CIRCC")),
        Just(("AAPC", "XYZ")),
        Just(("AHIMA", "CCS")),
        Just(("AHIMA", "RHIA")),
        Just(("AHIMA", "RHIT")),
        Just(("AHIMA", "??")),
        Just(("State", "LIC")),
    ];
    let status = prop_oneof![
        6 => Just(CredentialStatus::Active), 1 => Just(CredentialStatus::Expected),
        1 => Just(CredentialStatus::Lapsed), 1 => Just(CredentialStatus::Cancelled),
        1 => Just(CredentialStatus::Revoked), 1 => Just(CredentialStatus::Inactive),
    ];
    (
        codes,
        any::<bool>(),
        prop::option::of(any_date()),
        prop::option::weighted(0.2, any_date()),
        status,
    )
        .prop_map(
            |((issuer, code), apprentice, earned_on, ended_on, status)| Credential {
                issuer: issuer.into(),
                code: code.into(),
                apprentice,
                earned_on,
                ended_on,
                status,
                ..Credential::default()
            },
        )
}

/// A credit, likely odd: without amount, repeated, far too large.
pub fn any_credit() -> impl Strategy<Value = Credit> {
    let kind = prop_oneof![
        5 => Just(ActivityKind::Webinar), 1 => Just(ActivityKind::CmsTraining),
        1 => Just(ActivityKind::MagazineQuiz), 1 => Just(ActivityKind::StaffMeeting),
        1 => Just(ActivityKind::CodingSelfReview),
    ];
    (
        (
            "[a-d]{0,2}",
            any_date(),
            prop::option::of(-300i32..30_000),
            prop::option::of(-5i32..500),
        ),
        (
            kind,
            any::<bool>(),
            any::<bool>(),
            prop::option::of(any::<bool>()),
        ),
        (
            prop::option::of(prop_oneof![
                Just(AhimaSource::Ahima),
                Just(AhimaSource::Other)
            ]),
            prop::collection::vec(
                prop_oneof![Just("auditing"), Just("general surgery"), Just("x")],
                0..3,
            ),
            prop_oneof![3 => Just(CycleChoice::Current), 1 => Just(CycleChoice::Next)],
        ),
    )
        .prop_map(
            |(
                (title, completed_on, amount, minutes),
                (kind, indexed, certificate_held, hiim_domain),
                (ahima_source, topics, cycle_choice),
            )| Credit {
                title,
                completed_on,
                amount: amount.map(Ceus::from_hundredths),
                minutes,
                kind,
                index_number: indexed.then(|| "A1".to_owned()),
                certificate_held,
                hiim_domain,
                ahima_source,
                topics: topics.into_iter().map(str::to_owned).collect(),
                cycle_choice,
                ..Credit::default()
            },
        )
}

/// A position with a letter that may or may not pass.
pub fn any_position() -> impl Strategy<Value = (Position, Letter)> {
    let answer = || prop_oneof![4 => Just(YesNoUnknown::Yes), 1 => Just(YesNoUnknown::No), 1 => Just(YesNoUnknown::Unknown)];
    (
        prop::option::weighted(0.9, any_date()),
        prop::option::weighted(0.7, any_date()),
        answer(),
        prop_oneof![
            Just(vec![CodeSet::Cpt]),
            Just(vec![CodeSet::Icd10Pcs]),
            Just(vec![])
        ],
        (
            answer(),
            prop::option::weighted(0.3, any_date()),
            prop::option::weighted(0.3, any_date()),
        ),
    )
        .prop_map(
            |(starts_on, ends_on, code_assignment, code_sets, (item, covers_from, covers_to))| {
                let position = Position {
                    employer: "Mercy".into(),
                    starts_on,
                    ends_on,
                    code_assignment,
                    code_sets,
                    ..Position::default()
                };
                let letter = Letter {
                    covers_from,
                    covers_to,
                    on_letterhead: item,
                    describes_experience: YesNoUnknown::Yes,
                    gives_dates: YesNoUnknown::Yes,
                    hand_signed: YesNoUnknown::Yes,
                    dated: YesNoUnknown::Yes,
                    contact_details: YesNoUnknown::Yes,
                    uneditable_file: YesNoUnknown::Yes,
                    signer: SignerRole::Supervisor,
                    ..Letter::default()
                };
                (position, letter)
            },
        )
}

/// A whole logbook of odd facts.
pub fn any_facts() -> impl Strategy<Value = Facts> {
    (
        prop::option::of((0u8..15, prop::option::of(0u8..40))),
        prop::option::of((prop::option::of(any_date()), prop::option::of(any_date()))),
        prop::collection::vec(any_credential(), 0..6),
        prop::collection::vec(any_credit(), 0..14),
        prop::collection::vec(any_position(), 0..4),
        prop::collection::vec((prop::option::of(any_date()), 0i32..9000), 0..3),
        prop::collection::vec((-10i32..700, prop::option::of(0i32..101)), 0..2),
    )
        .prop_map(
            |(aapc, ahima, credentials, credits, work, courses, practicode)| {
                let mut facts = Facts::default();
                if let Some((month, day)) = aapc {
                    facts.accounts.push(IssuerAccount {
                        id: "aapc".into(),
                        issuer: "AAPC".into(),
                        renewal_month: Some(month),
                        due_day: day,
                        ..IssuerAccount::default()
                    });
                }
                if let Some((from, to)) = ahima {
                    facts.accounts.push(IssuerAccount {
                        id: "ahima".into(),
                        issuer: "AHIMA".into(),
                        cycle_starts_on: from,
                        cycle_ends_on: to,
                        ..IssuerAccount::default()
                    });
                }
                for (at, credential) in credentials.into_iter().enumerate() {
                    facts.credentials.push(Credential {
                        id: format!("k{at}").as_str().into(),
                        ..credential
                    });
                }
                for (at, credit) in credits.into_iter().enumerate() {
                    facts.credits.push(Credit {
                        id: format!("c{at}").as_str().into(),
                        ..credit
                    });
                }
                for (at, (position, letter)) in work.into_iter().enumerate() {
                    let id = format!("p{at}");
                    facts.entries.push(Entry {
                        id: format!("e{at}").as_str().into(),
                        position: id.as_str().into(),
                        date: position.starts_on.unwrap_or_default(),
                        minutes: 480,
                        ..Entry::default()
                    });
                    facts.letters.push(Letter {
                        id: format!("l{at}").as_str().into(),
                        position: id.as_str().into(),
                        ..letter
                    });
                    facts.positions.push(Position {
                        id: id.as_str().into(),
                        ..position
                    });
                }
                for (at, (completed_on, minutes)) in courses.into_iter().enumerate() {
                    facts.courses.push(Course {
                        id: format!("s{at}").as_str().into(),
                        title: "Course".into(),
                        coding_preparation: true,
                        contact_minutes_completed: Some(minutes),
                        completed_on,
                        proof: CourseProof::Certificate,
                        ..Course::default()
                    });
                }
                for (at, (cases_done, score_percent)) in practicode.into_iter().enumerate() {
                    facts.practicode.push(Practicode {
                        id: format!("r{at}").as_str().into(),
                        cases_done,
                        score_percent,
                        ..Practicode::default()
                    });
                }
                facts
            },
        )
}
