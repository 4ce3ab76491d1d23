//! Every kind of fact goes in and comes out as it was.

mod common;

use common::{Home, add, course, entry, key, now, one_of_each, one_of_each_changed, position, run};
use milepost_core::facts::{Entry, Facts, StudyEntry};
use milepost_logbook::{Applied, Fact, FactKey, FactKind, Logbook, LogbookError, Operation};

fn read(logbook: &Logbook, key: &FactKey) -> Option<Fact> {
    logbook.fact(key).expect("the logbook can be read")
}

#[test]
fn every_kind_is_added_changed_removed_and_restored() {
    let home = Home::new();
    let mut logbook = home.open();
    assert_eq!(
        one_of_each()
            .iter()
            .map(Fact::kind)
            .collect::<std::collections::BTreeSet<_>>()
            .len(),
        FactKind::ALL.len(),
        "the test has a fact of every kind"
    );
    for (fact, changed) in one_of_each().into_iter().zip(one_of_each_changed()) {
        let key = add(&mut logbook, fact.clone());
        assert_eq!(
            read(&logbook, &key).as_ref(),
            Some(&fact),
            "what was added is there, whole"
        );

        run(&mut logbook, Operation::Change(changed.clone()));
        assert_eq!(
            read(&logbook, &key).as_ref(),
            Some(&changed),
            "the change is there"
        );

        let removed = logbook
            .transact(Operation::Remove(key.clone()), &now())
            .expect("it is there");
        assert_eq!(read(&logbook, &key), None, "what was removed is gone");
        assert!(
            removed.changes.touches(key.kind),
            "the window hears of {key}"
        );

        run(&mut logbook, Operation::Restore(key.clone()));
        assert_eq!(
            read(&logbook, &key).as_ref(),
            Some(&changed),
            "it comes back as it was last"
        );

        run(&mut logbook, Operation::Put(fact.clone()));
        assert_eq!(
            read(&logbook, &key).as_ref(),
            Some(&fact),
            "putting replaces"
        );
    }
}

#[test]
fn what_is_exported_can_be_imported_again() {
    let (home, other) = (Home::new(), Home::new());
    let mut logbook = home.open();
    run(&mut logbook, Operation::AddMany(one_of_each()));
    let facts = logbook.export_facts().expect("the logbook can be read");
    assert_eq!(facts.len(), one_of_each().len(), "every fact is exported");

    let json = serde_json::to_string(&facts).expect("facts are JSON");
    let read: Facts = serde_json::from_str(&json).expect("the facts format reads what it writes");
    let mut copy = other.open();
    let applied = copy
        .import_facts(read, &now())
        .expect("what was exported is valid");
    assert_eq!(applied.label, "Imported 25 facts");
    assert_eq!(
        copy.facts().expect("the copy can be read"),
        facts,
        "nothing is lost on the way"
    );
    copy.undo().expect("an import is one operation");
    assert_eq!(
        copy.count().expect("the copy can be read"),
        0,
        "and is undone as a whole"
    );
}

#[test]
fn records_leave_the_daily_facts_out() {
    let home = Home::new();
    let mut logbook = home.open();
    run(&mut logbook, Operation::AddMany(one_of_each()));
    let mut facts = logbook.facts().expect("the logbook can be read");
    facts.entries.clear();
    facts.study_entries.clear();
    assert_eq!(logbook.records().expect("the logbook can be read"), facts);
    let credits = std::mem::take(&mut facts.credits);
    facts = Facts {
        meetings: Vec::new(),
        contacts: Vec::new(),
        applications: Vec::new(),
        steps: Vec::new(),
        offers: Vec::new(),
        practice_answers: Vec::new(),
        credential_ideas: Vec::new(),
        directory_entries: Vec::new(),
        ..facts
    };
    assert_eq!(logbook.outline().expect("the logbook can be read"), facts);
    assert!(!credits.is_empty(), "there is one of each");
    assert_eq!(
        logbook.credits().expect("the logbook can be read"),
        credits,
        "the credits are asked for by themselves"
    );
}

#[test]
fn a_fact_without_an_id_gets_one_that_sorts_by_age() {
    let home = Home::new();
    let mut logbook = home.open();
    let first = add(&mut logbook, position("", "Mercy"));
    let later = milepost_logbook::Now::new(common::today(), now().unix_millis() + 1);
    let second = logbook
        .transact(Operation::Add(course("", "PCS")), &later)
        .expect("the course is valid")
        .keys
        .remove(0);
    assert_eq!(first.id.len(), 36, "an id is a UUID: {}", first.id);
    assert_eq!(first.id.as_bytes()[14], b'7', "of version 7");
    assert!(
        first.id < second.id,
        "a later one sorts after an earlier one"
    );
}

#[test]
fn a_child_may_stand_before_its_parent_in_one_operation() {
    let home = Home::new();
    let mut logbook = home.open();
    let keys = run(
        &mut logbook,
        Operation::Setup(vec![
            entry("x", "p", "2026-11-20", 60),
            position("p", "Mercy"),
        ]),
    );
    assert_eq!(
        keys,
        [key(FactKind::Entry, "x"), key(FactKind::Position, "p")],
        "the answer keeps the order of the question"
    );
}

#[test]
fn removing_a_position_takes_its_entries_and_letters_and_restoring_brings_them_back() {
    let home = Home::new();
    let mut logbook = home.open();
    run(&mut logbook, Operation::AddMany(one_of_each()));
    add(&mut logbook, entry("f2", "e", "2026-11-19", 60));
    let before = logbook.facts().expect("the logbook can be read");

    let applied = logbook
        .transact(Operation::Remove(key(FactKind::Position, "e")), &now())
        .expect("the position is there");
    assert_eq!(
        applied.changes.kinds,
        [
            FactKind::Position,
            FactKind::Entry,
            FactKind::Letter,
            FactKind::Application
        ],
        "the window hears of everything that went along"
    );
    assert_eq!(
        logbook.count().expect("readable"),
        22,
        "of 26 facts, four are gone"
    );

    let Applied { keys, label, .. } = logbook
        .transact(Operation::Restore(key(FactKind::Position, "e")), &now())
        .expect("it was removed");
    assert_eq!(label, "Restored Mercy Outpatient");
    assert_eq!(
        keys.len(),
        5,
        "the position, two entries, a letter, and the application that became it"
    );
    assert_eq!(
        logbook.facts().expect("readable"),
        before,
        "all is as before, in the same order"
    );
}

#[test]
fn removing_a_course_takes_its_study_entries() {
    let home = Home::new();
    let mut logbook = home.open();
    run(&mut logbook, Operation::AddMany(one_of_each()));
    run(&mut logbook, Operation::Remove(key(FactKind::Course, "h")));
    assert!(logbook.facts().expect("readable").study_entries.is_empty());
    logbook.undo().expect("a removal can be undone");
    assert_eq!(logbook.facts().expect("readable").study_entries.len(), 1);
}

#[test]
fn what_was_not_removed_cannot_be_restored() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    for id in ["p", "never there"] {
        let answer = logbook.transact(Operation::Restore(key(FactKind::Position, id)), &now());
        assert!(
            matches!(answer, Err(LogbookError::NotRemoved(_))),
            "{id}: {answer:?}"
        );
    }
}

#[test]
fn a_child_comes_back_only_to_its_parent() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    add(&mut logbook, entry("x", "p", "2026-11-20", 60));
    run(
        &mut logbook,
        Operation::Remove(key(FactKind::Position, "p")),
    );
    let answer = logbook.transact(Operation::Restore(key(FactKind::Entry, "x")), &now());
    assert!(
        matches!(&answer, Err(LogbookError::Invalid(invalid)) if invalid.message.contains("restore")),
        "the error says what to do: {answer:?}"
    );
    assert_eq!(
        logbook.count().expect("readable"),
        0,
        "and nothing was changed"
    );
}

#[test]
fn removed_facts_are_listed_until_they_come_back() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    add(&mut logbook, position("q", "Harbor"));
    run(
        &mut logbook,
        Operation::Remove(key(FactKind::Position, "p")),
    );
    run(
        &mut logbook,
        Operation::Remove(key(FactKind::Position, "q")),
    );
    let removed = |logbook: &Logbook| -> Vec<String> {
        let list = logbook.removed(10).expect("readable");
        list.into_iter()
            .map(|it| format!("{} ({})", it.key.id, it.label))
            .collect()
    };
    assert_eq!(
        removed(&logbook),
        ["q (Removed Harbor)", "p (Removed Mercy)"]
    );
    run(
        &mut logbook,
        Operation::Restore(key(FactKind::Position, "p")),
    );
    assert_eq!(removed(&logbook), ["q (Removed Harbor)"]);
}

#[test]
fn what_is_read_to_judge_gives_the_standing_of_everything() {
    use milepost_core::assess::assess;
    use milepost_core::rulebook::Rulebook;

    let home = Home::new();
    let mut logbook = milepost_logbook::Logbook::open_sample(home.folder.path(), 2_000, &now())
        .expect("the sample opens");
    // Plans whose day has come, and that nobody has confirmed: they are named, and not counted.
    let records = logbook.records().expect("readable");
    let plans = [
        Fact::Entry(Entry {
            id: "planned".into(),
            position: records.positions[0].id.clone(),
            date: common::today().pred_opt().expect("a day"),
            minutes: 60,
            planned: true,
            ..Entry::default()
        }),
        Fact::StudyEntry(StudyEntry {
            id: "planned".into(),
            course: records.courses.first().map(|it| it.id.clone()),
            date: common::today(),
            minutes: 60,
            planned: true,
            ..StudyEntry::default()
        }),
    ];
    for plan in plans {
        let added = logbook.transact(Operation::Add(plan), &now());
        added.expect("a plan may be added");
    }
    let judge = |facts| assess(&facts, Rulebook::embedded(), common::today());
    let (whole, slim) = (logbook.facts(), logbook.facts_to_judge());
    let (whole, slim) = (whole.expect("readable"), slim.expect("readable"));
    assert_eq!(
        (whole.entries.len(), whole.study_entries.len()),
        (slim.entries.len(), slim.study_entries.len()),
        "each day is there"
    );
    let plans = |facts: &Facts| {
        let work = facts.entries.iter().filter(|it| it.planned).count();
        work + facts.study_entries.iter().filter(|it| it.planned).count()
    };
    assert!(plans(&whole) >= 2, "two plans were added");
    assert_eq!(plans(&slim), plans(&whole), "and they stay plans");
    assert_eq!(
        judge(whole),
        judge(slim),
        "what is left out decides nothing"
    );
}
