//! Bad input gets an error that names the field and the mend, and nothing is lost.

mod common;

use common::{Home, add, course, credit, day, entry, now, one_of_each, position, run, study};
use milepost_core::amounts::Ceus;
use milepost_core::facts::{
    Course, Credential, Credit, CycleRecord, Entry, IssuerAccount, Letter, Position, Practicode,
    StudyEntry,
};
use milepost_logbook::{DayCell, Fact, FactKind, Invalid, LogbookError, Operation, Place};
use rstest::rstest;

/// Tries an operation on a logbook with a fact of every kind; it must be refused
/// with a complaint about a field, and must change nothing.
fn refused(operation: Operation) -> Invalid {
    let home = Home::new();
    let mut logbook = home.open();
    run(&mut logbook, Operation::AddMany(one_of_each()));
    let (before, label) = (
        logbook.facts().expect("readable"),
        logbook.undo_label().expect("readable"),
    );
    let answer = logbook.transact(operation, &now());
    assert_eq!(
        logbook.facts().expect("readable"),
        before,
        "nothing is lost or half done"
    );
    assert_eq!(
        logbook.undo_label().expect("readable"),
        label,
        "there is nothing new to undo"
    );
    match answer {
        Err(LogbookError::Invalid(invalid)) => invalid,
        other => panic!("the operation is refused for a field, not {other:?}"),
    }
}

/// A fact of the kind from [`one_of_each`], changed by the test.
fn spoiled(kind: FactKind, spoil: impl FnOnce(&mut Fact)) -> Operation {
    let mut fact = one_of_each()
        .into_iter()
        .find(|it| it.kind() == kind)
        .expect("one of each");
    spoil(&mut fact);
    Operation::Change(fact)
}

macro_rules! spoil {
    ($kind:ident, |$it:ident| $change:expr) => {
        spoiled(FactKind::$kind, |fact| match fact {
            Fact::$kind($it) => $change,
            _ => unreachable!(),
        })
    };
}

#[rstest]
#[case::hours_of_25(spoil!(Entry, |it| it.minutes = 25 * 60), "minutes", "24 h")]
#[case::no_time(spoil!(Entry, |it| it.minutes = 0), "minutes", "how long")]
#[case::negative_time(spoil!(StudyEntry, |it| it.minutes = -30), "minutes", "how long")]
#[case::end_before_start(spoil!(Position, |it| it.ends_on = Some(day("2026-03-15"))), "ends_on", "before Mon, Mar 16, 2026")]
#[case::letter_end_before_start(spoil!(Letter, |it| it.covers_to = Some(day("2026-03-15"))), "covers_to", "before")]
#[case::received_before_asked(spoil!(Letter, |it| it.received_on = Some(day("2026-10-01"))), "received_on", "before")]
#[case::cycle_end_before_start(spoil!(Account, |it| it.cycle_ends_on = Some(day("2025-01-01"))), "cycle_ends_on", "before")]
#[case::due_before_start(spoil!(CycleRecord, |it| it.due_on = day("2025-01-01")), "due_on", "before")]
#[case::course_end_before_start(spoil!(Course, |it| it.completed_on = Some(day("2026-08-09"))), "completed_on", "before")]
#[case::a_removed_before_earned(spoil!(Credential, |it| it.apprentice_removed_on = Some(day("2025-05-30"))), "apprentice_removed_on", "before")]
#[case::access_ends_before_purchase(spoil!(Practicode, |it| it.access_ends_on = Some(day("2026-02-01"))), "access_ends_on", "before")]
#[case::credit_of_minus_1(spoil!(Credit, |it| it.amount = Some(Ceus::whole(-1))), "amount", "more than 0 and at most 200")]
#[case::credit_of_nothing(spoil!(Credit, |it| it.amount = Some(Ceus::ZERO)), "amount", "more than 0")]
#[case::credit_of_1000(spoil!(Credit, |it| it.amount = Some(Ceus::whole(1_000))), "amount", "at most 200")]
#[case::tracker_of_1000(spoil!(CycleRecord, |it| it.tracker_required = Some(Ceus::whole(1_000))), "tracker_required", "0 to 200")]
#[case::year_20226(spoil!(Credit, |it| it.completed_on = day("+20226-03-02")), "completed_on", "1950 to 2100")]
#[case::year_1900(spoil!(Entry, |it| it.date = day("1900-03-02")), "date", "1950 to 2100")]
#[case::title_of_10_000_characters(spoil!(Credit, |it| it.title = "é".repeat(10_000)), "title", "it has 10,000 characters; 300 are allowed")]
#[case::endless_note(spoil!(Payment, |it| it.note = Some("x".repeat(4_001))), "note", "4,000 are allowed; shorten it by 1")]
#[case::empty_title(spoil!(Course, |it| it.title = " \t ".to_owned()), "title", "empty")]
#[case::empty_employer(spoil!(Position, |it| it.employer = String::new()), "employer", "empty")]
#[case::line_break_in_a_title(spoil!(Credit, |it| it.title = "two\nlines".to_owned()), "title", "character 4")]
#[case::bell_in_a_note(spoil!(Entry, |it| it.note = Some("a\u{7}b".to_owned())), "note", "character 2")]
#[case::renewal_month_0(spoil!(Account, |it| it.renewal_month = Some(0)), "renewal_month", "1 and 12")]
#[case::renewal_month_13(spoil!(Account, |it| it.renewal_month = Some(13)), "renewal_month", "1 and 12")]
#[case::due_day_32(spoil!(Account, |it| it.due_day = Some(32)), "due_day", "1 and 31")]
#[case::cases_601(spoil!(Practicode, |it| it.cases_done = 601), "cases_done", "0 and 600")]
#[case::score_101(spoil!(Practicode, |it| it.score_percent = Some(101)), "score_percent", "0 and 100")]
#[case::negative_cost(spoil!(Credit, |it| it.cost_cents = Some(-1)), "cost_cents", "$0")]
#[case::negative_fee(spoil!(Exam, |it| it.fee_cents = Some(-1)), "fee_cents", "$0")]
#[case::week_of_200_hours(spoil!(Position, |it| it.weekly_minutes = Some(200 * 60)), "weekly_minutes", "168 h")]
#[case::empty_code(spoil!(Credential, |it| it.code = "".into()), "code", "empty")]
#[case::empty_issuer(spoil!(Payment, |it| it.issuer = " ".into()), "issuer", "empty")]
#[case::two_places_at_once(spoil!(StudyEntry, |it| it.practicode = Some("i".into())), "practicode", "two entries")]
fn a_bad_field_is_named(#[case] operation: Operation, #[case] field: &str, #[case] mend: &str) {
    let invalid = refused(operation);
    assert_eq!(invalid.field, field, "{invalid}");
    assert!(
        invalid.message.contains(mend),
        "{:?} says {mend:?}",
        invalid.message
    );
}

#[rstest]
#[case::position(entry("x", "nowhere", "2026-11-20", 60), "position", "add it first")]
#[case::no_position(entry("x", "", "2026-11-20", 60), "position", "choose one")]
#[case::course(
    study("x", Some("nowhere"), "2026-11-20", 60),
    "course",
    "add it first"
)]
#[case::letter(Fact::Letter(Letter { position: "nowhere".into(), ..Letter::default() }), "position", "add it first")]
#[case::taken_id(position("e", "Another"), "id", "already")]
#[case::second_membership(Fact::Account(IssuerAccount { issuer: "AAPC".into(), ..IssuerAccount::default() }), "issuer", "already")]
#[case::second_cycle(Fact::CycleRecord(CycleRecord { issuer: "AAPC".into(), due_on: day("2027-05-31"), ..CycleRecord::default() }), "due_on", "already")]
fn what_does_not_fit_the_logbook_is_named(
    #[case] fact: Fact,
    #[case] field: &str,
    #[case] mend: &str,
) {
    let invalid = refused(Operation::Add(fact));
    assert_eq!(invalid.field, field, "{invalid}");
    assert!(
        invalid.message.contains(mend),
        "{:?} says {mend:?}",
        invalid.message
    );
}

#[test]
fn a_day_has_24_hours_over_all_places() {
    // November 21 has 3 h of study already.
    let invalid = refused(Operation::Add(entry("x", "e", "2026-11-21", 21 * 60 + 1)));
    assert_eq!(invalid.field, "minutes");
    assert!(
        invalid.message.contains("Sat, Nov 21, 2026") && invalid.message.contains("24.02 h"),
        "the day and its sum are named: {}",
        invalid.message
    );
    let home = Home::new();
    let mut logbook = home.open();
    run(&mut logbook, Operation::AddMany(one_of_each()));
    add(&mut logbook, entry("x", "e", "2026-11-21", 21 * 60));
    let answer = logbook.transact(
        Operation::SetHours(vec![DayCell {
            place: Place::Study,
            date: day("2026-11-21"),
            minutes: 1,
        }]),
        &now(),
    );
    assert!(
        matches!(answer, Err(LogbookError::Invalid(_))),
        "the full day takes no minute more"
    );
}

#[test]
fn a_cell_of_the_grid_holds_at_most_a_day() {
    for minutes in [-1, 25 * 60] {
        let cell = DayCell {
            place: Place::Position("e".into()),
            date: day("2026-11-20"),
            minutes,
        };
        let invalid = refused(Operation::SetHours(vec![cell]));
        assert_eq!(invalid.field, "minutes", "{minutes} minutes");
    }
}

#[test]
fn among_several_facts_the_wrong_one_is_named() {
    let invalid = refused(Operation::AddMany(vec![
        credit("x", "Good", 100, "2026-03-02"),
        credit("y", "Bad", -100, "2026-03-02"),
    ]));
    assert_eq!(invalid.field, "facts[1].amount");
    let invalid = refused(Operation::AddMany(vec![
        entry("x", "nowhere", "2026-11-20", 60),
        course("y", "Good"),
    ]));
    assert_eq!(
        invalid.field, "facts[0].position",
        "the place is that of the question"
    );
}

#[test]
fn html_and_formulas_are_plain_text() {
    let home = Home::new();
    let mut logbook = home.open();
    for title in [
        "<script>alert(1)</script>",
        "=HYPERLINK(\"x\")",
        "'; DROP TABLE credits; --",
        "𝄞 é 日本",
    ] {
        let key = add(&mut logbook, credit("", title, 100, "2026-03-02"));
        let Some(Fact::Credit(credit)) = logbook.fact(&key).expect("readable") else {
            panic!("the credit is there")
        };
        assert_eq!(credit.title, title, "kept letter by letter");
    }
}

#[test]
fn texts_are_tidied() {
    let home = Home::new();
    let mut logbook = home.open();
    let key = add(
        &mut logbook,
        Fact::Credit(Credit {
            title: "  Modifier 25 ".to_owned(),
            sponsor: Some("   ".to_owned()),
            note: Some("one\r\ntwo\n".to_owned()),
            topics: vec![
                " auditing ".to_owned(),
                String::new(),
                "auditing".to_owned(),
            ],
            completed_on: day("2026-03-02"),
            ..Credit::default()
        }),
    );
    let Some(Fact::Credit(credit)) = logbook.fact(&key).expect("readable") else {
        panic!("the credit is there")
    };
    assert_eq!(
        credit.title, "Modifier 25",
        "spaces around a text say nothing"
    );
    assert_eq!(credit.sponsor, None, "an empty text is none");
    assert_eq!(
        credit.note.as_deref(),
        Some("one\ntwo"),
        "lines end alike on every system"
    );
    assert_eq!(credit.topics, ["auditing"], "a topic counts once");
}

#[test]
fn the_bounds_themselves_are_allowed() {
    let home = Home::new();
    let mut logbook = home.open();
    run(
        &mut logbook,
        Operation::Setup(vec![
            Fact::Position(Position {
                id: "p".into(),
                employer: "é".repeat(300),
                starts_on: Some(day("1950-01-01")),
                ends_on: Some(day("2100-12-31")),
                weekly_minutes: Some(10_080),
                note: Some("n".repeat(4_000)),
                ..Position::default()
            }),
            Fact::Entry(Entry {
                position: "p".into(),
                date: day("2026-11-20"),
                minutes: 1440,
                ..Entry::default()
            }),
            credit("", "Smallest", 1, "2026-03-02"),
            credit("", "Largest", 20_000, "2026-03-02"),
            Fact::Practicode(Practicode {
                cases_done: 600,
                score_percent: Some(100),
                ..Practicode::default()
            }),
            Fact::StudyEntry(StudyEntry {
                date: day("2026-11-19"),
                minutes: 1,
                ..StudyEntry::default()
            }),
            Fact::Course(Course {
                title: "x".to_owned(),
                ..Course::default()
            }),
            Fact::Credential(Credential {
                issuer: "State board".into(),
                code: "XYZ".into(),
                earned_on: Some(day("2026-01-01")),
                ended_on: Some(day("2026-01-01")),
                ..Credential::default()
            }),
        ]),
    );
}

#[test]
fn what_is_not_there_cannot_be_changed_or_removed() {
    let home = Home::new();
    let mut logbook = home.open();
    for operation in [
        Operation::Change(position("p", "Mercy")),
        Operation::Remove(common::key(FactKind::Position, "p")),
    ] {
        let answer = logbook.transact(operation, &now());
        assert!(
            matches!(answer, Err(LogbookError::NotFound(_))),
            "{answer:?}"
        );
    }
}
