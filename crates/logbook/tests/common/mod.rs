//! What the tests share: a home folder that goes away, a moment, and one fact of each kind.
#![allow(dead_code, reason = "each test program uses its own part")]

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::facts::{
    AccountMove, ActivityKind, AhimaSource, Application, CertificateField, CodeSet, Contact,
    ContactKind, Course, CourseProof, Credential, CredentialGroup, CredentialIdea, Credit,
    CycleChoice, CycleRecord, DirectoryEntry, DirectoryKind, Entry, Evidence, Exam, ExamResult,
    FoundThrough, Holder, HolderKind, IssuerAccount, Letter, MediaType, Meeting, MeetingState,
    Membership, Offer, OfferPays, OrganizerKind, OwnIssuer, OwnRule, OwnRuleKind, OwnVersion,
    PayUnit, Payment, PaymentKind, PortalRecord, PortalState, Position, PositionKind,
    PracticeAnswer, Practicode, Recognition, ReminderChoice, Reported, RuleChoice, Setting,
    SignerRole, Silence, SilenceReason, Step, StepKind, StudyEntry, StudyKind, Subject, WorkPlace,
    YesNoUnknown,
};
use milepost_core::ids::ClauseId;
use milepost_logbook::{Fact, FactKey, FactKind, Logbook, LogbookError, Now, Operation, hash_of};
use tempfile::TempDir;

/// The day on which the tests stand: a Monday.
pub fn today() -> NaiveDate {
    day("2026-11-23")
}

/// The moment of every change.
pub fn now() -> Now {
    Now::new(today(), 1_795_467_600_000)
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("the test writes a date as YYYY-MM-DD")
}

/// A home folder that goes away with the test.
pub struct Home {
    pub folder: TempDir,
}

impl Home {
    pub fn new() -> Home {
        Home {
            folder: TempDir::new().expect("a temporary folder can be made"),
        }
    }

    pub fn open(&self) -> Logbook {
        self.try_open().expect("the logbook opens")
    }

    pub fn try_open(&self) -> Result<Logbook, LogbookError> {
        Logbook::open(self.folder.path(), &now())
    }

    pub fn file(&self) -> std::path::PathBuf {
        milepost_logbook::logbook_file(self.folder.path())
    }
}

/// Keeps the bytes to which [`one_of_each`] refers.
pub fn store(logbook: &mut Logbook) {
    let kept = logbook.store_file("scan0007.pdf", CERTIFICATE);
    kept.expect("the disk has room");
}

/// Does an operation that must succeed.
pub fn run(logbook: &mut Logbook, operation: Operation) -> Vec<FactKey> {
    let facts = match &operation {
        Operation::AddMany(facts) | Operation::Setup(facts) => facts.as_slice(),
        Operation::Add(fact) => std::slice::from_ref(fact),
        _ => &[],
    };
    if facts.iter().any(|it| matches!(it, Fact::Evidence(_))) {
        store(logbook);
    }
    logbook
        .transact(operation, &now())
        .expect("the operation is valid")
        .keys
}

pub fn add(logbook: &mut Logbook, fact: Fact) -> FactKey {
    run(logbook, Operation::Add(fact)).remove(0)
}

pub fn position(id: &str, employer: &str) -> Fact {
    Fact::Position(Position {
        id: id.into(),
        employer: employer.to_owned(),
        starts_on: Some(day("2026-03-16")),
        weekly_minutes: Some(2250),
        ..Position::default()
    })
}

pub fn entry(id: &str, position: &str, date: &str, minutes: i32) -> Fact {
    Fact::Entry(Entry {
        id: id.into(),
        position: position.into(),
        date: day(date),
        minutes,
        ..Entry::default()
    })
}

pub fn course(id: &str, title: &str) -> Fact {
    Fact::Course(Course {
        id: id.into(),
        title: title.to_owned(),
        ..Course::default()
    })
}

pub fn study(id: &str, course: Option<&str>, date: &str, minutes: i32) -> Fact {
    Fact::StudyEntry(StudyEntry {
        id: id.into(),
        course: course.map(Into::into),
        date: day(date),
        minutes,
        ..StudyEntry::default()
    })
}

pub fn credit(id: &str, title: &str, hundredths: i32, date: &str) -> Fact {
    Fact::Credit(Credit {
        id: id.into(),
        title: title.to_owned(),
        completed_on: day(date),
        amount: Some(Ceus::from_hundredths(hundredths)),
        ..Credit::default()
    })
}

pub fn key(kind: FactKind, id: &str) -> FactKey {
    FactKey::new(kind, id)
}

/// One fact of each kind with every field set, those that others refer to first.
pub fn one_of_each() -> Vec<Fact> {
    let some = |text: &str| Some(text.to_owned());
    let date = |text: &str| Some(day(text));
    vec![
        Fact::Account(IssuerAccount {
            id: "a".into(),
            issuer: "AAPC".into(),
            member_number: some("01234567"),
            membership: Membership::Member,
            renewal_month: Some(5),
            due_day: Some(31),
            joined_on: date("2024-09-02"),
            cycle_starts_on: date("2025-06-01"),
            cycle_ends_on: date("2027-05-31"),
            first_due_on: date("2027-05-31"),
        }),
        Fact::Credential(Credential {
            id: "b".into(),
            issuer: "AAPC".into(),
            code: "CPC".into(),
            apprentice: true,
            earned_on: date("2025-05-31"),
            apprentice_removed_on: date("2026-12-01"),
            proof_sent_on: date("2026-11-21"),
            ended_on: date("2030-01-01"),
            group: Some(CredentialGroup::Specialty),
            topic: some("pain management"),
            ..Credential::default()
        }),
        Fact::CycleRecord(CycleRecord {
            id: "c".into(),
            issuer: "AAPC".into(),
            due_on: day("2027-05-31"),
            starts_on: date("2025-06-01"),
            tracker_required: Some(Ceus::from_hundredths(2750)),
            tracker_read_on: date("2026-11-01"),
            submitted_on: date("2027-05-01"),
            accepted_on: date("2027-05-08"),
            extension_bought_on: date("2027-05-31"),
            extended_to: date("2027-07-31"),
            audit_asked_on: date("2027-06-02"),
            audit_due_on: date("2027-07-02"),
            audit_answered_on: date("2027-06-20"),
            reported: Reported::Yes,
        }),
        Fact::Credit(Credit {
            id: "d".into(),
            title: "Modifier 25 webinar".to_owned(),
            sponsor: some("Northlight"),
            completed_on: day("2026-03-02"),
            amount: Some(Ceus::from_hundredths(150)),
            minutes: Some(90),
            index_number: some("SAMPLE-1"),
            kind: ActivityKind::Conference,
            topics: vec!["auditing".to_owned(), "a, \"quoted\" topic".to_owned()],
            approved_for: Some(vec!["CPC".into(), "CPMA".into()]),
            applied_to: Some("CPMA".into()),
            issuers: Some(vec!["AAPC".into()]),
            ahima_source: Some(AhimaSource::ComponentAssociation),
            hiim_domain: Some(false),
            cost_cents: Some(9_500),
            course_key: some("modifier-25"),
            published_on: date("2026-01-01"),
            cycle_choice: CycleChoice::Next,
            certificate_held: true,
            certificate_shows: Some(vec![CertificateField::Title, CertificateField::Date]),
            portal: vec![PortalRecord {
                issuer: "AAPC".into(),
                state: PortalState::Entered,
            }],
            note: some("two\nlines"),
            tracker_label: some("Core A"),
            planned: true,
        }),
        Fact::Position(Position {
            id: "e".into(),
            employer: "Mercy Outpatient".to_owned(),
            kind: PositionKind::ProjectXtern,
            title: some("Coder"),
            starts_on: date("2026-03-16"),
            ends_on: date("2026-12-31"),
            weekly_minutes: Some(2250),
            setting: Some(Setting::Payer),
            code_sets: vec![CodeSet::Cpt, CodeSet::HcpcsLevel2],
            supervisor: some("Luis Ortega"),
            code_assignment: YesNoUnknown::Yes,
            note: some("n"),
        }),
        Fact::Entry(Entry {
            id: "f".into(),
            position: "e".into(),
            date: day("2026-11-20"),
            minutes: 390,
            planned: true,
            code_sets: vec![CodeSet::Icd10Cm, CodeSet::Icd10Pcs],
            specialty: some("Radiology"),
            encounters: Some(30),
            note: some("n"),
        }),
        Fact::Letter(Letter {
            id: "g".into(),
            position: "e".into(),
            employer: some("Mercy"),
            covers_from: date("2026-03-16"),
            covers_to: date("2026-11-20"),
            on_letterhead: YesNoUnknown::Yes,
            describes_experience: YesNoUnknown::No,
            hand_signed: YesNoUnknown::Yes,
            signer: SignerRole::HumanResources,
            signer_name: some("Joan Bell"),
            requested_on: date("2026-11-01"),
            received_on: date("2026-11-20"),
            sent_on: date("2026-11-21"),
            accepted_on: date("2026-12-05"),
            note: some("n"),
            ..Letter::default()
        }),
        Fact::Course(Course {
            id: "h".into(),
            title: "ICD-10-PCS module".to_owned(),
            provider: some("Bayside"),
            program: some("Health"),
            coding_preparation: true,
            subjects: vec![Subject::Icd10Pcs, Subject::Anatomy],
            contact_minutes_planned: Some(4800),
            contact_minutes_completed: Some(3720),
            started_on: date("2026-08-10"),
            completed_on: date("2026-12-18"),
            recognised_by: vec![Recognition::AhimaPcap],
            proof: CourseProof::TranscriptWithoutHours,
            grade: some("A-"),
            note: some("n"),
        }),
        Fact::Practicode(Practicode {
            id: "i".into(),
            purchased_on: date("2026-02-02"),
            access_ends_on: date("2027-08-02"),
            cases_done: 412,
            score_percent: Some(83),
            completed_on: date("2027-01-01"),
        }),
        Fact::StudyEntry(StudyEntry {
            id: "j".into(),
            course: Some("h".into()),
            practicode: None,
            date: day("2026-11-21"),
            minutes: 180,
            kind: StudyKind::Class,
            planned: false,
            note: some("Root operations"),
        }),
        Fact::Exam(Exam {
            id: "k".into(),
            credential: "CPC".into(),
            sat_on: date("2025-05-17"),
            result: ExamResult::Passed,
            score: some("84 %"),
            fee_cents: Some(42_500),
            approved_on: date("2025-03-01"),
            planned_month: None,
        }),
        Fact::Payment(Payment {
            id: "l".into(),
            issuer: "AAPC".into(),
            kind: PaymentKind::LateFee,
            due_on: date("2026-05-31"),
            paid_on: date("2026-06-10"),
            amount_cents: Some(5_000),
            kept: YesNoUnknown::Yes,
            note: some("n"),
        }),
        Fact::RuleChoice(RuleChoice {
            clause: ClauseId::new("ahima.ceu.domain-share"),
            applies: true,
            reading: some("as it is"),
            number: Some(80),
        }),
        Fact::AccountMove(AccountMove {
            id: "m".into(),
            issuer: "AAPC".into(),
            moved_on: day("2026-11-01"),
            employer: some("Mercy Outpatient"),
            renewal_month: 10,
            due_day: Some(31),
        }),
        Fact::OwnIssuer(OwnIssuer {
            id: "o".into(),
            issuer: "State board".into(),
            name: some("Board of coders"),
            source: some("Handbook, page 12"),
            cycle_starts_on: date("2026-01-01"),
            rules: own_rules(),
        }),
        Fact::ReminderChoice(ReminderChoice {
            id: "n".into(),
            subject: "cycle:AAPC:2027-05-31".to_owned(),
            due_on: day("2027-05-31"),
            choice: Silence::Snoozed,
            back_on: date("2026-12-01"),
            logged_then: Some(3),
            reason: Some(SilenceReason::HandledElsewhere),
            made_on: day("2026-11-23"),
        }),
        Fact::Meeting(Meeting {
            id: "q".into(),
            title: "Winter conference".to_owned(),
            organizer: "MaHIMA".to_owned(),
            organizer_kind: OrganizerKind::ComponentAssociation,
            starts_on: day("2026-12-03"),
            ends_on: date("2026-12-04"),
            at: Some("09:30".parse().expect("a time of day")),
            town: some("Worcester"),
            amount: Some(Ceus::from_hundredths(450)),
            topics: vec!["auditing".to_owned()],
            approved_for: Some(vec!["CPC".into()]),
            index_number: some("SAMPLE-2"),
            cost_cents: Some(12_500),
            state: MeetingState::Going,
            credit: Some("d".into()),
            note: some("n"),
        }),
        Fact::Contact(Contact {
            id: "r".into(),
            name: "Priya Nair".to_owned(),
            role: some("Coding manager"),
            organization: some("Harbor Clinic"),
            kind: Some(ContactKind::Hiring),
            email: some("priya@example.org"),
            phone: some("508 555 0100"),
            met_at: Some("q".into()),
            stay_in_touch_days: Some(30),
            note: some("n"),
        }),
        Fact::Application(Application {
            id: "s".into(),
            employer: "Harbor Clinic".to_owned(),
            title: some("Coder II"),
            town: some("Worcester"),
            place: Some(WorkPlace::Hybrid),
            setting: Some(Setting::Outpatient),
            address: some("https://example.org/jobs/7"),
            posting: some("We look for a coder.\nApply."),
            found_through: Some(FoundThrough::Person),
            found_contact: Some("r".into()),
            found_meeting: Some("q".into()),
            asks_credentials: vec!["CPC".into()],
            asks_years: Some(2),
            asks_code_sets: vec![CodeSet::Icd10Cm],
            takes_apprentices: YesNoUnknown::Yes,
            pay_from_cents: Some(2_900),
            pay_to_cents: Some(3_300),
            pay_unit: Some(PayUnit::Hour),
            weekly_minutes: Some(2400),
            next_step: some("Send the transcript"),
            next_on: date("2026-12-01"),
            position: Some("e".into()),
            note: some("n"),
        }),
        Fact::Step(Step {
            id: "t".into(),
            application: Some("s".into()),
            kind: StepKind::Interview,
            on: day("2026-12-07"),
            at: Some("10:00".parse().expect("a time of day")),
            contact: Some("r".into()),
            round: some("second"),
            note: some("bring the letter"),
        }),
        Fact::Offer(Offer {
            id: "u".into(),
            application: "s".into(),
            received_on: day("2026-12-10"),
            answer_by: date("2026-12-17"),
            pay_cents: Some(3_150),
            pay_unit: Some(PayUnit::Hour),
            weekly_minutes: Some(2400),
            place: Some(WorkPlace::Remote),
            starts_on: date("2027-01-04"),
            code_assignment: YesNoUnknown::Yes,
            pays: vec![OfferPays::Dues, OfferPays::CodeBooks],
            writes_letter: YesNoUnknown::No,
            note: some("n"),
        }),
        Fact::PracticeAnswer(PracticeAnswer {
            id: "w".into(),
            item: "scenario.pressure".to_owned(),
            answered_on: day("2026-11-22"),
            choice: Some(1),
            right: Some(false),
            seconds: Some(40),
            situation: some("A denial."),
            action: some("I appealed."),
            outcome: some("It was paid."),
        }),
        Fact::CredentialIdea(CredentialIdea {
            id: "x".into(),
            issuer: "AAPC".into(),
            code: "CRC".into(),
            by: date("2027-09-30"),
            why: some("risk adjustment"),
        }),
        Fact::DirectoryEntry(DirectoryEntry {
            id: "y".into(),
            shipped: some("school.massbay"),
            hidden: true,
            kind: DirectoryKind::School,
            name: "MassBay".to_owned(),
            town: some("Wellesley"),
            known: some("evenings"),
            address: some("massbay.edu"),
        }),
        Fact::Evidence(Evidence {
            id: "v".into(),
            sha256: hash_of(CERTIFICATE),
            name: "scan0007.pdf".to_owned(),
            media_type: MediaType::Pdf,
            bytes: i32::try_from(CERTIFICATE.len()).expect("it is small"),
            added_on: day("2026-11-22"),
            belongs_to: vec![Holder::new(HolderKind::Credit, "d")],
            note: some("anesthesia"),
        }),
    ]
}

/// The bytes of a file that is kept as evidence.
pub const CERTIFICATE: &[u8] = b"%PDF-1.7\nCertificate of attendance\n";

/// The least that a body of one's own asks for: a length and a total, with a history.
pub fn own_rules() -> Vec<OwnRule> {
    let rule = |kind, versions| OwnRule {
        kind,
        topic: None,
        versions,
    };
    let ceus = |from: Option<&str>, to: Option<&str>, amount| OwnVersion {
        from: from.map(day),
        to: to.map(day),
        amount: Some(Ceus::whole(amount)),
        ..OwnVersion::default()
    };
    vec![
        rule(OwnRuleKind::CycleMonths, vec![ceus(None, None, 12)]),
        rule(
            OwnRuleKind::Total,
            vec![
                ceus(None, Some("2025-12-31"), 10),
                ceus(Some("2026-01-01"), None, 12),
            ],
        ),
    ]
}

/// The same facts, each with something different.
pub fn one_of_each_changed() -> Vec<Fact> {
    let mut facts = one_of_each();
    for fact in &mut facts {
        match fact {
            Fact::Account(it) => it.due_day = None,
            Fact::Credential(it) => it.apprentice = false,
            Fact::CycleRecord(it) => it.tracker_required = None,
            Fact::Credit(it) => it.approved_for = Some(Vec::new()),
            Fact::Position(it) => it.setting = None,
            Fact::Entry(it) => it.minutes = 1440 - 180,
            Fact::Letter(it) => it.hand_signed = YesNoUnknown::No,
            Fact::Course(it) => it.coding_preparation = false,
            Fact::StudyEntry(it) => it.note = None,
            Fact::Practicode(it) => it.cases_done = 600,
            Fact::Exam(it) => it.result = ExamResult::Failed,
            Fact::Payment(it) => it.amount_cents = None,
            Fact::RuleChoice(it) => it.applies = false,
            Fact::AccountMove(it) => it.renewal_month = 3,
            Fact::OwnIssuer(it) => it.source = None,
            Fact::ReminderChoice(it) => it.back_on = None,
            Fact::Meeting(it) => it.credit = None,
            Fact::Contact(it) => it.phone = None,
            Fact::Application(it) => it.pay_unit = None,
            Fact::Step(it) => it.at = None,
            Fact::Offer(it) => it.pays.clear(),
            Fact::PracticeAnswer(it) => it.right = None,
            Fact::CredentialIdea(it) => it.by = None,
            Fact::DirectoryEntry(it) => it.hidden = false,
            Fact::Evidence(it) => it.belongs_to.clear(),
        }
    }
    facts
}

/// Work, study of every kind and credits around today.
pub fn filled(home: &Home) -> Logbook {
    let mut logbook = home.open();
    run(
        &mut logbook,
        Operation::Setup(vec![
            position("p", "Mercy"),
            position("q", "Harbor"),
            course("c", "PCS module"),
            Fact::Practicode(Practicode {
                id: "i".into(),
                ..Practicode::default()
            }),
        ]),
    );
    run(
        &mut logbook,
        Operation::AddMany(vec![
            entry("e1", "p", "2026-11-19", 450),
            entry("e2", "p", "2026-11-20", 390),
            entry("e3", "q", "2026-11-20", 60),
            study("s1", Some("c"), "2026-11-21", 180),
            Fact::StudyEntry(StudyEntry {
                id: "s2".into(),
                practicode: Some("i".into()),
                date: day("2026-11-20"),
                minutes: 120,
                note: Some("24 cases, 100 % done_once".to_owned()),
                ..StudyEntry::default()
            }),
            study("s3", None, "2026-11-18", 30),
            credit("d1", "Modifier 25", 150, "2026-11-19"),
            Fact::Credit(Credit {
                id: "d2".into(),
                title: "Held".to_owned(),
                completed_on: day("2026-11-01"),
                certificate_held: true,
                ..Credit::default()
            }),
            credit("d3", "Audit workshop", 600, "2026-12-09"),
        ]),
    );
    logbook
}
