//! What is written is read back as it was, and no text makes the reader panic.

use chrono::{Days, NaiveDate};
use milepost_core::amounts::Ceus;
use milepost_core::facts::*;
use milepost_core::facts_file::{read, write};
use milepost_core::ids::ClauseId;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

fn date() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).expect("1900 has a first day");
    (0..109_000_u64).prop_map(move |days| first + Days::new(days))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{0,20}", any::<String>()]
}

fn answer() -> impl Strategy<Value = YesNoUnknown> {
    select(vec![
        YesNoUnknown::Unknown,
        YesNoUnknown::Yes,
        YesNoUnknown::No,
    ])
}

fn code_sets() -> impl Strategy<Value = Vec<CodeSet>> {
    let all = vec![
        CodeSet::Cpt,
        CodeSet::Icd10Cm,
        CodeSet::Icd10Pcs,
        CodeSet::HcpcsLevel2,
    ];
    subsequence(all, 0..=4)
}

fn account() -> impl Strategy<Value = IssuerAccount> {
    let member = select(vec![
        Membership::Unknown,
        Membership::Member,
        Membership::NonMember,
    ]);
    (
        text(),
        of(text()),
        member,
        of(1..=12_u8),
        of(1..=31_u8),
        of(date()),
    )
        .prop_map(
            |(issuer, member_number, membership, renewal_month, due_day, joined_on)| {
                IssuerAccount {
                    issuer: issuer.as_str().into(),
                    member_number,
                    membership,
                    renewal_month,
                    due_day,
                    joined_on,
                    cycle_starts_on: joined_on,
                    ..IssuerAccount::default()
                }
            },
        )
}

fn credit() -> impl Strategy<Value = Credit> {
    let amount = of((0..=100_000).prop_map(Ceus::from_hundredths));
    let kind = select(vec![
        ActivityKind::Webinar,
        ActivityKind::CmsTraining,
        ActivityKind::Other,
    ]);
    let portal = vec(
        (
            text(),
            select(vec![PortalState::Planned, PortalState::ProofAttached]),
        )
            .prop_map(|(issuer, state)| PortalRecord {
                issuer: issuer.as_str().into(),
                state,
            }),
        0..3,
    );
    (
        text(),
        date(),
        amount,
        kind,
        vec(text(), 0..3),
        of(vec(text(), 0..3)),
        portal,
        any::<bool>(),
    )
        .prop_map(
            |(title, completed_on, amount, kind, topics, codes, portal, held)| Credit {
                title: title.clone(),
                completed_on,
                amount,
                kind,
                topics,
                approved_for: codes
                    .map(|codes| codes.iter().map(|it| it.as_str().into()).collect()),
                portal,
                certificate_held: held,
                certificate_shows: held
                    .then(|| vec![CertificateField::Title, CertificateField::Ceus]),
                note: Some(title),
                ..Credit::default()
            },
        )
}

fn position() -> impl Strategy<Value = Position> {
    (
        text(),
        of(date()),
        of(0..=10_080),
        of(select(vec![Setting::Payer, Setting::Remote])),
        code_sets(),
        answer(),
    )
        .prop_map(
            |(employer, starts_on, weekly_minutes, setting, code_sets, code_assignment)| Position {
                employer,
                starts_on,
                weekly_minutes,
                setting,
                code_sets,
                code_assignment,
                ..Position::default()
            },
        )
}

fn entry() -> impl Strategy<Value = Entry> {
    (text(), date(), 1..=1_440, code_sets(), of(text())).prop_map(
        |(position, date, minutes, code_sets, note)| Entry {
            position: position.as_str().into(),
            date,
            minutes,
            code_sets,
            note,
            ..Entry::default()
        },
    )
}

fn letter() -> impl Strategy<Value = Letter> {
    (text(), of(date()), answer(), answer(), of(date())).prop_map(
        |(position, covers_from, hand_signed, dated, sent_on)| Letter {
            position: position.as_str().into(),
            covers_from,
            hand_signed,
            dated,
            sent_on,
            signer: SignerRole::HumanResources,
            ..Letter::default()
        },
    )
}

fn course() -> impl Strategy<Value = Course> {
    (text(), any::<bool>(), of(0..=600_000), of(date())).prop_map(
        |(title, coding_preparation, contact_minutes_completed, completed_on)| Course {
            title,
            coding_preparation,
            subjects: vec![Subject::Icd10Cm, Subject::HcpcsLevel2],
            contact_minutes_completed,
            completed_on,
            recognised_by: vec![Recognition::AhimaPcap],
            proof: CourseProof::TranscriptWithoutHours,
            ..Course::default()
        },
    )
}

/// Names every fact of a list anew: ids are unique within a kind.
macro_rules! named {
    ($facts:ident, $($list:ident),+) => {
        $(for (index, fact) in $facts.$list.iter_mut().enumerate() {
            fact.id = format!("{}:{index}", stringify!($list)).as_str().into();
        })+
    };
}

fn facts() -> impl Strategy<Value = Facts> {
    let lists = (
        vec(account(), 0..3),
        vec(credit(), 0..4),
        vec(position(), 0..4),
        vec(entry(), 0..4),
        vec(letter(), 0..3),
        vec(course(), 0..3),
    );
    (lists, vec(date(), 0..3), any::<bool>()).prop_map(
        |((accounts, credits, positions, entries, letters, courses), dates, flag)| {
            let mut facts = Facts {
                accounts,
                credits,
                positions,
                entries,
                letters,
                courses,
                ..Facts::default()
            };
            for (index, date) in dates.into_iter().enumerate() {
                let code = format!("C{index}");
                facts.credentials.push(Credential {
                    issuer: "AAPC".into(),
                    code: code.as_str().into(),
                    apprentice: flag,
                    earned_on: Some(date),
                    status: CredentialStatus::Expected,
                    ..Credential::default()
                });
                facts.cycle_records.push(CycleRecord {
                    issuer: "AAPC".into(),
                    due_on: date,
                    tracker_required: Some(Ceus::from_hundredths(2750)),
                    ..CycleRecord::default()
                });
                facts.study_entries.push(StudyEntry {
                    date,
                    minutes: 60,
                    ..StudyEntry::default()
                });
                facts.practicode.push(Practicode {
                    purchased_on: Some(date),
                    ..Practicode::default()
                });
                facts.exams.push(Exam {
                    credential: "CPC".into(),
                    result: ExamResult::Failed,
                    ..Exam::default()
                });
                facts.payments.push(Payment {
                    issuer: "AHIMA".into(),
                    kind: PaymentKind::LateFee,
                    paid_on: Some(date),
                    ..Payment::default()
                });
                facts.rule_choices.push(RuleChoice {
                    clause: ClauseId::new(code.clone()),
                    applies: flag,
                    reading: flag.then(|| code.clone()),
                    number: flag.then_some(7),
                });
                facts.account_moves.push(AccountMove {
                    issuer: "AAPC".into(),
                    moved_on: date,
                    employer: Some(code.clone()),
                    renewal_month: 7,
                    due_day: flag.then_some(31),
                    ..AccountMove::default()
                });
                facts.own_issuers.push(OwnIssuer {
                    issuer: "State board".into(),
                    name: Some(code.clone()),
                    cycle_starts_on: Some(date),
                    rules: vec![OwnRule {
                        kind: OwnRuleKind::Minimum,
                        topic: Some(code),
                        versions: vec![OwnVersion {
                            from: Some(date),
                            amount: Some(Ceus::from_hundredths(150)),
                            checked_on: flag.then_some(date),
                            ..OwnVersion::default()
                        }],
                    }],
                    ..OwnIssuer::default()
                });
                facts.reminder_choices.push(ReminderChoice {
                    subject: format!("cycle:AAPC:{date}"),
                    due_on: date,
                    choice: Silence::Off,
                    reason: Some(SilenceReason::Retired),
                    made_on: date,
                    ..ReminderChoice::default()
                });
                facts.evidence.push(Evidence {
                    sha256: "0f".repeat(32),
                    name: "scan0007.pdf".to_owned(),
                    media_type: MediaType::Jpeg,
                    bytes: 188_000,
                    added_on: date,
                    belongs_to: vec![Holder::new(HolderKind::Credit, "credit-1")],
                    ..Evidence::default()
                });
            }
            named!(
                facts,
                accounts,
                credentials,
                cycle_records,
                credits,
                positions,
                entries,
                letters,
                courses,
                study_entries,
                practicode,
                exams,
                payments,
                account_moves,
                own_issuers,
                reminder_choices,
                evidence
            );
            facts
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(facts in facts()) {
        let json = write(&facts);
        prop_assert_eq!(read(&json), Ok(facts), "{}", json);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        let _ = read(&text);
        let _ = read(&format!("{{\"exams\": [{{\"credential\": \"CPC\", \"sat_on\": {text}}}]}}"));
    }

    #[test]
    fn no_broken_file_makes_the_reader_panic(facts in facts(), at in any::<prop::sample::Index>(), with in ".") {
        let json = write(&facts);
        let at = at.index(json.chars().count());
        let broken: String = json
            .chars()
            .enumerate()
            .map(|(index, c)| if index == at { with.clone() } else { c.to_string() })
            .collect();
        if let Err(error) = read(&broken) {
            prop_assert!(!error.to_string().is_empty(), "an error has words");
        }
    }
}
