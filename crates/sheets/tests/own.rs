//! Our own exports come back without loss.

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::exchange::{
    Kind, Known, Preview, Request, RowState, add_to, own_table, preview, preview_facts,
};
use milepost_core::facts::{
    Course, Credit, Entry, Exam, Facts, OwnIssuer, Payment, PortalRecord, PortalState, Position,
    RuleChoice, StudyEntry, Subject,
};
use milepost_core::ids::ClauseId;
use milepost_core::rulebook::Rulebook;
use milepost_sheets::{read, write};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn today() -> NaiveDate {
    day("2026-11-30")
}

fn look(bytes: &[u8], there: &Facts) -> Preview {
    let book = read(bytes).expect("our own file is read");
    let known = Known {
        facts: there,
        before: &|prints| vec![None; prints.len()],
        rulebook: Rulebook::embedded(),
        today: today(),
    };
    let request = Request {
        sheets: &book.sheets,
        ..Request::default()
    };
    preview(&request, &known).expect("our own file is understood")
}

/// The facts that come in of a file.
fn back(seen: &Preview) -> Facts {
    let mut facts = Facts::default();
    let rows = seen.rows.iter().filter(|row| row.state == RowState::New);
    add_to(
        &mut facts,
        rows.filter_map(|row| Some((row.kind, row.fact.clone()?))),
    );
    facts
}

fn workbook(facts: &Facts) -> Vec<u8> {
    let tables: Vec<_> = Kind::ALL
        .into_iter()
        .map(|kind| own_table(kind, facts))
        .collect();
    write::workbook(&tables, today()).expect("a workbook")
}

/// Texts as the logbook keeps them: with no space around them, and never empty.
fn text() -> impl Strategy<Value = String> {
    "[=+@'a-zA-Z0-9 ;,\\\\\"()é–-]{0,12}[=+@'a-z0-9;\\\\\")-]"
        .prop_map(|text| text.trim().to_owned())
        .prop_filter("a text says something", |text| !text.is_empty())
}

fn note() -> impl Strategy<Value = Option<String>> {
    prop::option::of((text(), text()).prop_map(|(one, other)| format!("{one}\n{other}")))
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (0_i32..40_000).prop_map(|days| milepost_core::dates::add_days(day("1950-01-01"), days))
}

prop_compose! {
    fn credit()(
        id in "[a-z0-9-]{1,12}",
        title in text(),
        sponsor in prop::option::of(text()),
        completed_on in date(),
        amount in prop::option::of(1_i32..20_000),
        minutes in prop::option::of(0_i32..60_000),
        index_number in prop::option::of(text()),
        topics in prop::collection::vec(text(), 0..3),
        approved_for in prop::option::of(prop::collection::vec(text(), 0..3)),
        hiim_domain in prop::option::of(any::<bool>()),
        cost_cents in prop::option::of(0_i32..1_000_000),
        certificate_held in any::<bool>(),
        entered in any::<bool>(),
        note in note(),
    ) -> Credit {
        Credit {
            id: id.as_str().into(),
            title,
            sponsor,
            completed_on,
            amount: amount.map(Ceus::from_hundredths),
            minutes,
            index_number,
            topics,
            approved_for: approved_for.map(|codes| codes.iter().map(|it| it.as_str().into()).collect()),
            hiim_domain,
            cost_cents,
            certificate_held,
            portal: match entered {
                true => vec![PortalRecord { issuer: "AAPC".into(), state: PortalState::Entered }],
                false => Vec::new(),
            },
            note,
            ..Credit::default()
        }
    }
}

prop_compose! {
    fn some_facts()(
        credits in prop::collection::vec(credit(), 0..5),
        hours in prop::collection::vec((date(), 1_i32..1440, note()), 0..5),
        employer in text(),
        studied in prop::collection::vec((date(), 1_i32..1440), 0..3),
        title in text(),
        fee in prop::option::of(0_i32..100_000),
    ) -> Facts {
        let mut facts = Facts { credits, ..Facts::default() };
        let mut seen = std::collections::BTreeSet::new();
        facts.credits.retain(|it| seen.insert(it.id.clone()));
        facts.positions.push(Position { id: "p1".into(), employer, ..Position::default() });
        facts.courses.push(Course {
            id: "c1".into(),
            title,
            coding_preparation: false,
            subjects: vec![Subject::Anatomy, Subject::Cpt],
            ..Course::default()
        });
        for (number, (date, minutes, note)) in hours.into_iter().enumerate() {
            facts.entries.push(Entry {
                id: format!("e{number}").as_str().into(),
                position: "p1".into(),
                date,
                minutes: if number == 0 { minutes } else { minutes % 300 + 1 },
                note,
                ..Entry::default()
            });
        }
        for (number, (date, minutes)) in studied.into_iter().enumerate() {
            facts.study_entries.push(StudyEntry {
                id: format!("s{number}").as_str().into(),
                course: Some("c1".into()),
                date,
                minutes: minutes % 100 + 1,
                ..StudyEntry::default()
            });
        }
        facts.exams.push(Exam { id: "x1".into(), credential: "CPC".into(), fee_cents: fee, ..Exam::default() });
        facts.payments.push(Payment { id: "y1".into(), issuer: "AAPC".into(), amount_cents: fee, ..Payment::default() });
        facts.own_issuers.push(OwnIssuer { id: "o1".into(), issuer: "Board".into(), ..OwnIssuer::default() });
        facts.rule_choices.push(RuleChoice {
            clause: ClauseId::new("aapc.late.grace"), applies: true, reading: None, number: Some(10),
        });
        let mut days = std::collections::BTreeMap::new();
        let mut room = |date: NaiveDate, minutes: i32| {
            let total = days.entry(date).or_insert(0);
            *total += minutes;
            *total <= 1440
        };
        facts.entries.retain(|it| room(it.date, it.minutes));
        facts.study_entries.retain(|it| room(it.date, it.minutes));
        facts
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_workbook_gives_the_same_facts_again(facts in some_facts()) {
        let seen = look(&workbook(&facts), &Facts::default());
        prop_assert_eq!(seen.counts().problem, 0, "{:?}", seen.rows);
        prop_assert_eq!(back(&seen), facts);
    }

    #[test]
    fn a_table_gives_the_same_facts_again(facts in some_facts()) {
        let mut whole = Facts::default();
        for kind in Kind::ALL {
            let table = own_table(kind, &facts);
            if table.rows.is_empty() {
                continue;
            }
            let bytes = write::csv(&table).expect("a table");
            prop_assert!(bytes.starts_with(b"\xef\xbb\xbf"), "spreadsheets know UTF-8 by its mark");
            let seen = look(&bytes, &whole);
            prop_assert_eq!(seen.counts().problem, 0, "{:?}", seen.rows);
            let rows = seen.rows.iter().filter(|row| row.state == RowState::New);
            add_to(&mut whole, rows.filter_map(|row| Some((row.kind, row.fact.clone()?))));
        }
        prop_assert_eq!(whole, facts);
    }

    #[test]
    fn what_is_there_already_adds_nothing(facts in some_facts()) {
        let seen = look(&workbook(&facts), &facts);
        prop_assert_eq!(seen.counts().same, seen.counts().read, "{:?}", seen.rows);
        let known = Known { facts: &facts, before: &|prints| vec![None; prints.len()], rulebook: Rulebook::embedded(), today: today() };
        let seen = preview_facts(&facts, &Request::default(), &known);
        prop_assert_eq!(seen.counts().same, seen.counts().read);
    }

    #[test]
    fn no_spreadsheet_runs_a_text_of_a_table(facts in some_facts()) {
        for kind in Kind::ALL {
            let bytes = write::csv(&own_table(kind, &facts)).expect("a table");
            let book = read(&bytes).expect("it is read");
            for row in &book.sheets[0].rows {
                for cell in &row.cells {
                    let text = cell.shown();
                    prop_assert!(!text.starts_with(['=', '+', '@']), "{text:?} would be run");
                }
            }
        }
    }
}

#[test]
fn a_row_that_was_edited_changes_its_own_fact() {
    let mut facts = Facts::default();
    facts.credits.push(Credit {
        id: "k1".into(),
        title: "Modifier 25".to_owned(),
        completed_on: day("2026-03-02"),
        amount: Some(Ceus::whole(1)),
        note: Some("kept".to_owned()),
        ..Credit::default()
    });
    let bytes = write::csv(&own_table(Kind::Credit, &facts)).expect("a table");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let edited = text.replace("Modifier 25", "Modifier 25 and 59");
    let seen = look(edited.as_bytes(), &facts);
    assert_eq!(seen.rows[0].state, RowState::Update);
    let fact = seen.rows[0].fact.as_ref().expect("it was read");
    assert_eq!(fact["title"], "Modifier 25 and 59");
    assert_eq!(fact["note"], "kept", "the other fields stay");
    // Excel writes days in its own way when it saves a table.
    let resaved = text.replace("2026-03-02", "3/2/2026");
    assert_eq!(
        look(resaved.as_bytes(), &facts).rows[0].state,
        RowState::Same
    );
}
