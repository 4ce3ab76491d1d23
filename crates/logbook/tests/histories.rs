//! Whatever is done, undoing all of it returns to the start, and redoing all of
//! it to the end.

mod common;

use common::{Home, course, credit, entry, now, position, study};
use milepost_core::facts::Facts;
use milepost_logbook::{DayCell, Fact, FactKey, FactKind, Logbook, LogbookError, Operation, Place};
use proptest::collection::vec;
use proptest::prelude::*;

/// Few ids and days, so that operations meet each other.
fn id() -> impl Strategy<Value = String> {
    (0..3u8).prop_map(|number| format!("id{number}"))
}

fn date() -> impl Strategy<Value = String> {
    (1..4u8).prop_map(|day| format!("2026-11-{day:02}"))
}

fn fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        (id(), "[a-c]{1,3}").prop_map(|(id, name)| position(&id, &name)),
        (id(), "[a-c]{1,3}").prop_map(|(id, name)| course(&id, &name)),
        (id(), id(), date(), 1..900)
            .prop_map(|(id, at, date, minutes)| entry(&id, &at, &date, minutes)),
        (id(), proptest::option::of(id()), date(), 1..900)
            .prop_map(|(id, at, date, minutes)| study(&id, at.as_deref(), &date, minutes)),
        (id(), "[a-c]{1,3}", 1..900, date())
            .prop_map(|(id, title, amount, date)| credit(&id, &title, amount, &date)),
    ]
}

fn key() -> impl Strategy<Value = FactKey> {
    (fact(), id()).prop_map(|(fact, id)| FactKey::new(fact.kind(), id))
}

fn cell() -> impl Strategy<Value = DayCell> {
    let place = prop_oneof![
        id().prop_map(|id| Place::Position(id.as_str().into())),
        id().prop_map(|id| Place::Course(id.as_str().into())),
        Just(Place::Study),
    ];
    (place, date(), 0..900).prop_map(|(place, date, minutes)| DayCell {
        place,
        date: common::day(&date),
        minutes,
    })
}

fn operation() -> impl Strategy<Value = Operation> {
    prop_oneof![
        3 => fact().prop_map(Operation::Add),
        2 => fact().prop_map(Operation::Put),
        1 => fact().prop_map(Operation::Change),
        2 => key().prop_map(Operation::Remove),
        2 => key().prop_map(Operation::Restore),
        1 => vec(fact(), 1..4).prop_map(Operation::Setup),
        1 => vec(key(), 1..3).prop_map(Operation::RemoveMany),
        2 => vec(cell(), 1..3).prop_map(Operation::SetHours),
    ]
}

fn facts(logbook: &Logbook) -> Facts {
    logbook.facts().expect("the logbook can be read")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_all_returns_to_the_start_and_redoing_all_to_the_end(
        operations in vec(operation(), 1..25)
    ) {
        let home = Home::new();
        let mut logbook = home.open();
        let mut states = vec![facts(&logbook)];
        for operation in operations {
            let before = facts(&logbook);
            match logbook.transact(operation, &now()) {
                Ok(applied) if applied.changes.is_empty() => {
                    prop_assert_eq!(&facts(&logbook), &before, "no changes means no changes");
                }
                Ok(_) => states.push(facts(&logbook)),
                Err(LogbookError::Storage(error)) => {
                    return Err(TestCaseError::fail(format!("the border let it pass: {error}")));
                }
                Err(_) => prop_assert_eq!(&facts(&logbook), &before, "refused means untouched"),
            }
        }
        for state in states.iter().rev().skip(1) {
            logbook.undo().expect("each operation can be undone");
            prop_assert_eq!(&facts(&logbook), state);
        }
        prop_assert!(matches!(logbook.undo(), Err(LogbookError::NothingToUndo)));
        drop(logbook);
        let mut logbook = home.open();
        for state in states.iter().skip(1) {
            logbook.redo().expect("each operation can be redone after a restart");
            prop_assert_eq!(&facts(&logbook), state);
        }
        prop_assert!(matches!(logbook.redo(), Err(LogbookError::NothingToRedo)));
        prop_assert!(logbook.verify().expect("readable").is_empty(), "the file is sound");
    }

    #[test]
    fn a_child_without_its_parent_is_refused(fact in fact()) {
        let home = Home::new();
        let mut logbook = home.open();
        let needs_a_parent = matches!(fact.kind(), FactKind::Entry)
            || matches!(&fact, Fact::StudyEntry(it) if it.course.is_some());
        let answer = logbook.transact(Operation::Add(fact), &now());
        prop_assert_eq!(answer.is_err(), needs_a_parent);
    }
}
