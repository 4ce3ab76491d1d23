//! The apprentice's credits: 27.5 that AAPC counts, 12 of AHIMA's 20, some that
//! do not count, and two that are planned.

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::facts::{
    ActivityKind, AhimaSource, CertificateField, Credit, Facts, PortalRecord, PortalState,
};

use super::Calendar;
use super::dice::Dice;

/// Day, hundredths, kind, sponsor, title, topic.
type Line = (
    (i32, u32, u32),
    i32,
    ActivityKind,
    &'static str,
    &'static str,
    &'static str,
);

/// What AAPC's cycle has, in order.
const AAPC: [Line; 12] = [
    (
        (2025, 7, 16),
        100,
        ActivityKind::ChapterMeeting,
        CHAPTER,
        "Office visits by time",
        "",
    ),
    (
        (2025, 9, 10),
        200,
        ActivityKind::Webinar,
        ONLINE,
        "ICD-10-CM update",
        "",
    ),
    (
        (2025, 10, 22),
        150,
        ActivityKind::Webinar,
        ONLINE,
        "Risk adjustment basics",
        "",
    ),
    (
        (2025, 12, 3),
        300,
        ActivityKind::Workshop,
        ONLINE,
        "Compliance for coders",
        "compliance",
    ),
    (
        (2026, 1, 21),
        400,
        ActivityKind::Workshop,
        ONLINE,
        "CPT changes",
        "",
    ),
    (
        (2026, 3, 2),
        150,
        ActivityKind::Webinar,
        ONLINE,
        "Modifier 25 webinar",
        "",
    ),
    (
        (2026, 4, 15),
        600,
        ActivityKind::Conference,
        "Coastal Coding Days",
        "Day one",
        "auditing",
    ),
    (
        (2026, 6, 20),
        300,
        ActivityKind::Workshop,
        ONLINE,
        "Denials and appeals",
        "",
    ),
    (
        (2026, 8, 12),
        200,
        ActivityKind::Webinar,
        ONLINE,
        "Auditing office visits",
        "auditing",
    ),
    (
        (2026, 9, 19),
        150,
        ActivityKind::Webinar,
        ONLINE,
        "Coding skin procedures",
        "",
    ),
    (
        (2026, 10, 3),
        100,
        ActivityKind::Webinar,
        ONLINE,
        "Telehealth coding update",
        "",
    ),
    (
        (2026, 11, 14),
        100,
        ActivityKind::ChapterMeeting,
        CHAPTER,
        "Radiology questions",
        "",
    ),
];

/// What AHIMA's cycle has, in order.
const AHIMA: [(Line, AhimaSource); 5] = [
    (
        (
            (2025, 8, 20),
            200,
            ActivityKind::Webinar,
            "AHIMA",
            "Query practice",
            "documentation",
        ),
        AhimaSource::Ahima,
    ),
    (
        (
            (2025, 11, 6),
            300,
            ActivityKind::ChapterMeeting,
            STATE,
            "Fall meeting",
            "",
        ),
        AhimaSource::ComponentAssociation,
    ),
    (
        (
            (2026, 2, 25),
            200,
            ActivityKind::Webinar,
            ONLINE,
            "PCS root operations",
            "",
        ),
        AhimaSource::Other,
    ),
    (
        (
            (2026, 5, 27),
            300,
            ActivityKind::Workshop,
            ONLINE,
            "Documentation seminar",
            "documentation",
        ),
        AhimaSource::Other,
    ),
    (
        (
            (2026, 9, 30),
            200,
            ActivityKind::Webinar,
            ONLINE,
            "Privacy and security update",
            "",
        ),
        AhimaSource::Other,
    ),
];

const ONLINE: &str = "Northlight Learning";
const CHAPTER: &str = "Local chapter";
const STATE: &str = "State HIM association";

const ALL_FIELDS: [CertificateField; 5] = [
    CertificateField::IndexNumber,
    CertificateField::Sponsor,
    CertificateField::Title,
    CertificateField::Ceus,
    CertificateField::Date,
];

/// How many of the last AAPC credits have no certificate yet.
const WITHOUT_CERTIFICATE: usize = 2;

/// Adds them all.
pub(super) fn add_credits(facts: &mut Facts, calendar: &Calendar, dice: &mut Dice) {
    for (place, line) in AAPC.iter().enumerate() {
        let mut credit = aapc(line, place + 1, calendar, dice);
        if place + WITHOUT_CERTIFICATE >= AAPC.len() {
            credit.certificate_held = false;
            credit.certificate_shows = None;
            credit.portal.clear();
        }
        facts.credits.push(credit);
    }
    for (line, source) in &AHIMA {
        facts.credits.push(ahima(line, *source, calendar, dice));
    }
    add_uncounted(facts, calendar, dice);
    add_planned(facts, calendar, dice);
}

/// The same webinar again, and two quizzes of magazines that were too old by then.
fn add_uncounted(facts: &mut Facts, calendar: &Calendar, dice: &mut Dice) {
    let again: Line = (
        (2026, 5, 9),
        150,
        ActivityKind::Webinar,
        ONLINE,
        "Modifier 25 webinar",
        "",
    );
    let mut repeated = aapc(&again, 6, calendar, dice);
    repeated.note = Some("Watched again with a colleague.".to_owned());
    facts.credits.push(repeated);
    for (number, published) in [
        (14, calendar.day(2025, 4, 1)),
        (15, calendar.day(2025, 5, 1)),
    ] {
        let late: Line = (
            (2026, 7, 8),
            100,
            ActivityKind::MagazineQuiz,
            "Coder's Monthly",
            "",
            "",
        );
        let mut quiz = aapc(&late, number, calendar, dice);
        quiz.title = format!("Magazine quiz, {}", published.format("%B %Y"));
        quiz.published_on = Some(published);
        quiz.portal = vec![PortalRecord {
            issuer: "AAPC".into(),
            state: PortalState::Rejected,
        }];
        facts.credits.push(quiz);
    }
}

fn add_planned(facts: &mut Facts, calendar: &Calendar, dice: &mut Dice) {
    let workshop: Line = (
        (2026, 12, 9),
        600,
        ActivityKind::Workshop,
        ONLINE,
        "Audit case workshop",
        "auditing",
    );
    let mut planned = aapc(&workshop, 13, calendar, dice);
    planned.certificate_held = false;
    planned.certificate_shows = None;
    planned.portal = vec![PortalRecord {
        issuer: "AAPC".into(),
        state: PortalState::Planned,
    }];
    facts.credits.push(planned);
    let roundtable: Line = (
        (2026, 12, 9),
        200,
        ActivityKind::Webinar,
        "AHIMA",
        "Coding roundtable",
        "",
    );
    let mut planned = ahima(&roundtable, AhimaSource::Ahima, calendar, dice);
    planned.certificate_held = false;
    planned.portal = vec![PortalRecord {
        issuer: "AHIMA".into(),
        state: PortalState::Planned,
    }];
    facts.credits.push(planned);
}

fn aapc(line: &Line, number: usize, calendar: &Calendar, dice: &mut Dice) -> Credit {
    Credit {
        index_number: Some(format!("SAMPLE-{number:04}")),
        issuers: Some(vec!["AAPC".into()]),
        certificate_held: true,
        certificate_shows: Some(ALL_FIELDS.to_vec()),
        portal: vec![PortalRecord {
            issuer: "AAPC".into(),
            state: PortalState::Entered,
        }],
        ..plain(line, calendar, dice)
    }
}

fn ahima(line: &Line, source: AhimaSource, calendar: &Calendar, dice: &mut Dice) -> Credit {
    Credit {
        issuers: Some(vec!["AHIMA".into()]),
        ahima_source: Some(source),
        hiim_domain: Some(true),
        certificate_held: true,
        portal: vec![PortalRecord {
            issuer: "AHIMA".into(),
            state: PortalState::ProofAttached,
        }],
        ..plain(line, calendar, dice)
    }
}

fn plain(
    &((year, month, day), hundredths, kind, sponsor, title, topic): &Line,
    calendar: &Calendar,
    dice: &mut Dice,
) -> Credit {
    let completed_on: NaiveDate = calendar.day(year, month, day);
    Credit {
        id: dice.id(completed_on),
        title: title.to_owned(),
        sponsor: Some(sponsor.to_owned()),
        completed_on,
        amount: Some(Ceus::from_hundredths(hundredths)),
        minutes: Some(hundredths * 60 / 100),
        kind,
        topics: if topic.is_empty() {
            Vec::new()
        } else {
            vec![topic.to_owned()]
        },
        cost_cents: Some(if hundredths >= 300 { 9_500 } else { 0 }),
        ..Credit::default()
    }
}
