//! The apprentice's memberships, credentials, positions, letters and courses.

use milepost_core::facts::{
    CodeSet, Course, CourseProof, Credential, Exam, ExamResult, Facts, IssuerAccount, Letter,
    Membership, Payment, PaymentKind, Position, PositionKind, Practicode, Setting, SignerRole,
    Subject, YesNoUnknown,
};
use milepost_core::ids::{CourseId, PositionId, PracticodeId};

use super::Calendar;
use super::dice::Dice;

/// The places to which the story's days belong.
pub(super) struct Story {
    pub harbor: PositionId,
    pub lakeside: PositionId,
    pub mercy: PositionId,
    pub certificate_course: CourseId,
    pub pcs_module: CourseId,
    pub practicode: PracticodeId,
}

/// Adds the records of the story.
pub(super) fn tell(facts: &mut Facts, calendar: &Calendar, dice: &mut Dice) -> Story {
    add_memberships(facts, calendar, dice);
    let (harbor, lakeside, mercy) = add_positions(facts, calendar, dice);
    add_letters(facts, calendar, dice, [&harbor, &lakeside, &mercy]);
    let (certificate_course, pcs_module) = add_courses(facts, calendar, dice);
    let bought = calendar.day(2026, 2, 2);
    let practicode: PracticodeId = dice.id(bought);
    facts.practicode.push(Practicode {
        id: practicode.clone(),
        purchased_on: Some(bought),
        access_ends_on: Some(calendar.day(2027, 8, 2)),
        cases_done: 412,
        score_percent: Some(83),
        completed_on: None,
    });
    Story {
        harbor,
        lakeside,
        mercy,
        certificate_course,
        pcs_module,
        practicode,
    }
}

fn add_memberships(facts: &mut Facts, calendar: &Calendar, dice: &mut Dice) {
    let cca_earned = calendar.day(2025, 3, 10);
    let cpc_earned = calendar.day(2025, 5, 31);
    facts.accounts.push(IssuerAccount {
        id: dice.id(cpc_earned),
        issuer: "AAPC".into(),
        member_number: Some("SAMPLE-01".to_owned()),
        membership: Membership::Member,
        renewal_month: Some(calendar.renewal_month()),
        due_day: Some(31),
        joined_on: Some(calendar.day(2024, 9, 2)),
        ..IssuerAccount::default()
    });
    facts.accounts.push(IssuerAccount {
        id: dice.id(cca_earned),
        issuer: "AHIMA".into(),
        member_number: Some("SAMPLE-02".to_owned()),
        membership: Membership::Member,
        joined_on: Some(calendar.day(2025, 1, 6)),
        cycle_starts_on: Some(cca_earned),
        cycle_ends_on: Some(calendar.day(2027, 3, 9)),
        ..IssuerAccount::default()
    });
    facts.credentials.push(Credential {
        id: dice.id(cpc_earned),
        issuer: "AAPC".into(),
        code: "CPC".into(),
        apprentice: true,
        earned_on: Some(cpc_earned),
        ..Credential::default()
    });
    facts.credentials.push(Credential {
        id: dice.id(cca_earned),
        issuer: "AHIMA".into(),
        code: "CCA".into(),
        earned_on: Some(cca_earned),
        ..Credential::default()
    });
    let exam = |id, code: &str, sat_on, fee| Exam {
        id,
        credential: code.into(),
        sat_on: Some(sat_on),
        result: ExamResult::Passed,
        score: None,
        fee_cents: Some(fee),
        ..Exam::default()
    };
    facts
        .exams
        .push(exam(dice.id(cca_earned), "CCA", cca_earned, 19_900));
    facts.exams.push(exam(
        dice.id(cpc_earned),
        "CPC",
        calendar.day(2025, 5, 17),
        42_500,
    ));
    let payment = |id, issuer: &str, kind, due_on, paid_on, cents| Payment {
        id,
        issuer: issuer.into(),
        kind,
        due_on: Some(due_on),
        paid_on,
        amount_cents: Some(cents),
        ..Payment::default()
    };
    let paid = calendar.day(2026, 5, 18);
    let dues = PaymentKind::Dues;
    let due = calendar.day(2026, 5, 31);
    facts.payments.push(payment(
        dice.id(paid),
        "AAPC",
        dues,
        due,
        Some(paid),
        22_200,
    ));
    let due = calendar.day(2027, 5, 31);
    facts
        .payments
        .push(payment(dice.id(paid), "AAPC", dues, due, None, 22_200));
    let due = calendar.day(2027, 3, 9);
    let recertification = PaymentKind::Recertification;
    facts.payments.push(payment(
        dice.id(paid),
        "AHIMA",
        recertification,
        due,
        None,
        10_000,
    ));
}

fn add_positions(
    facts: &mut Facts,
    calendar: &Calendar,
    dice: &mut Dice,
) -> (PositionId, PositionId, PositionId) {
    let starts = [
        calendar.day(2025, 7, 1),
        calendar.day(2025, 10, 1),
        calendar.day(2026, 3, 16),
    ];
    let [harbor, lakeside, mercy]: [PositionId; 3] = starts.map(|start| dice.id(start));
    facts.positions.push(Position {
        id: harbor.clone(),
        employer: "Harbor Clinic".to_owned(),
        kind: PositionKind::Externship,
        title: Some("Coding extern".to_owned()),
        starts_on: Some(starts[0]),
        ends_on: Some(calendar.day(2025, 11, 30)),
        weekly_minutes: Some(20 * 60),
        setting: Some(Setting::Outpatient),
        code_sets: vec![CodeSet::Cpt, CodeSet::Icd10Cm],
        supervisor: Some("Dana Whitfield".to_owned()),
        code_assignment: YesNoUnknown::Yes,
        note: None,
    });
    facts.positions.push(Position {
        id: lakeside.clone(),
        employer: "Lakeside Imaging".to_owned(),
        kind: PositionKind::Job,
        title: Some("Contract coder".to_owned()),
        starts_on: Some(starts[1]),
        ends_on: Some(calendar.day(2025, 12, 31)),
        weekly_minutes: Some(24 * 60),
        setting: Some(Setting::Remote),
        code_sets: vec![CodeSet::Cpt, CodeSet::Icd10Cm, CodeSet::HcpcsLevel2],
        supervisor: Some("Priya Raman".to_owned()),
        code_assignment: YesNoUnknown::Yes,
        note: None,
    });
    facts.positions.push(Position {
        id: mercy.clone(),
        employer: "Mercy Outpatient".to_owned(),
        kind: PositionKind::Job,
        title: Some("Outpatient coder".to_owned()),
        starts_on: Some(starts[2]),
        ends_on: None,
        weekly_minutes: Some(37 * 60 + 30),
        setting: Some(Setting::Outpatient),
        code_sets: vec![CodeSet::Cpt, CodeSet::Icd10Cm],
        supervisor: Some("Luis Ortega".to_owned()),
        code_assignment: YesNoUnknown::Yes,
        note: None,
    });
    (harbor, lakeside, mercy)
}

fn add_letters(
    facts: &mut Facts,
    calendar: &Calendar,
    dice: &mut Dice,
    [harbor, lakeside, mercy]: [&PositionId; 3],
) {
    let complete = Letter {
        on_letterhead: YesNoUnknown::Yes,
        describes_experience: YesNoUnknown::Yes,
        gives_dates: YesNoUnknown::Yes,
        states_amount_of_time: YesNoUnknown::Yes,
        hand_signed: YesNoUnknown::Yes,
        dated: YesNoUnknown::Yes,
        contact_details: YesNoUnknown::Yes,
        uneditable_file: YesNoUnknown::Yes,
        signer: SignerRole::Supervisor,
        ..Letter::default()
    };
    let asked = calendar.day(2026, 11, 2);
    facts.letters.push(Letter {
        id: dice.id(asked),
        position: harbor.clone(),
        covers_from: Some(calendar.day(2025, 7, 1)),
        covers_to: Some(calendar.day(2025, 11, 30)),
        hand_signed: YesNoUnknown::No,
        dated: YesNoUnknown::No,
        uneditable_file: YesNoUnknown::No,
        signer_name: Some("Dana Whitfield".to_owned()),
        requested_on: Some(asked),
        note: Some("Draft: typed name only, no date yet, still a DOCX.".to_owned()),
        ..complete.clone()
    });
    let received = calendar.day(2026, 1, 20);
    facts.letters.push(Letter {
        id: dice.id(received),
        position: lakeside.clone(),
        covers_from: Some(calendar.day(2025, 10, 1)),
        covers_to: Some(calendar.day(2025, 12, 31)),
        signer_name: Some("Priya Raman".to_owned()),
        requested_on: Some(calendar.day(2026, 1, 5)),
        received_on: Some(received),
        ..complete.clone()
    });
    let received = calendar.day(2026, 11, 20);
    facts.letters.push(Letter {
        id: dice.id(received),
        position: mercy.clone(),
        covers_from: Some(calendar.day(2026, 3, 16)),
        covers_to: Some(calendar.day(2026, 11, 20)),
        signer: SignerRole::HumanResources,
        signer_name: Some("Joan Bell".to_owned()),
        requested_on: Some(calendar.day(2026, 11, 9)),
        received_on: Some(received),
        ..complete
    });
}

fn add_courses(facts: &mut Facts, calendar: &Calendar, dice: &mut Dice) -> (CourseId, CourseId) {
    let started = calendar.day(2024, 9, 9);
    let certificate_course: CourseId = dice.id(started);
    facts.courses.push(Course {
        id: certificate_course.clone(),
        title: "Medical coding certificate".to_owned(),
        provider: Some("Bayside Community College".to_owned()),
        program: Some("Health sciences".to_owned()),
        coding_preparation: true,
        subjects: vec![
            Subject::MedicalTerminology,
            Subject::Anatomy,
            Subject::Physiology,
            Subject::Pathophysiology,
            Subject::Icd10Cm,
            Subject::Cpt,
            Subject::HcpcsLevel2,
            Subject::HipaaCompliance,
        ],
        contact_minutes_planned: Some(80 * 60),
        contact_minutes_completed: Some(80 * 60),
        started_on: Some(started),
        completed_on: Some(calendar.day(2025, 1, 24)),
        proof: CourseProof::Certificate,
        grade: Some("A-".to_owned()),
        ..Course::default()
    });
    let started = calendar.day(2026, 8, 10);
    let pcs_module: CourseId = dice.id(started);
    facts.courses.push(Course {
        id: pcs_module.clone(),
        title: "ICD-10-PCS module".to_owned(),
        provider: Some("Bayside Community College".to_owned()),
        program: None,
        coding_preparation: true,
        subjects: vec![Subject::Icd10Pcs],
        contact_minutes_planned: Some(80 * 60),
        contact_minutes_completed: Some(62 * 60),
        started_on: Some(started),
        completed_on: None,
        proof: CourseProof::Enrolment,
        note: Some("Next unit: root operations, part 2.".to_owned()),
        ..Course::default()
    });
    (certificate_course, pcs_module)
}
