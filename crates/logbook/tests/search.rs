//! The search finds what was typed, and bears anything that is typed into it.

mod common;

use common::{Home, add, credit, key, one_of_each, run};
use milepost_logbook::{FactKind, Logbook, Operation};
use proptest::prelude::*;

fn found(logbook: &Logbook, text: &str) -> Vec<FactKind> {
    logbook
        .search(text, 20)
        .expect("any text can be searched for")
        .iter()
        .map(|it| it.key.kind)
        .collect()
}

#[test]
fn words_are_found_by_their_beginning_in_every_text() {
    let home = Home::new();
    let mut logbook = home.open();
    run(&mut logbook, Operation::AddMany(one_of_each()));
    assert_eq!(
        found(&logbook, "modif 25"),
        [FactKind::Credit],
        "a title, by beginnings of words"
    );
    assert_eq!(found(&logbook, "northl"), [FactKind::Credit], "a sponsor");
    assert_eq!(
        found(&logbook, "auditing"),
        [FactKind::Meeting, FactKind::Credit],
        "a topic"
    );
    assert_eq!(
        found(&logbook, "radiology"),
        [FactKind::Entry],
        "a specialty"
    );
    assert_eq!(
        found(&logbook, "root oper"),
        [FactKind::StudyEntry],
        "a note"
    );
    assert_eq!(found(&logbook, "Joan"), [FactKind::Letter], "a signer");
    assert_eq!(
        found(&logbook, "ortega"),
        [FactKind::Position],
        "a supervisor"
    );
    assert_eq!(
        found(&logbook, "radiology modifier"),
        [],
        "all words must be in one fact"
    );
    let hit = &logbook.search("webinar", 20).expect("searchable")[0];
    assert_eq!(hit.title, "1.5 CEU, Modifier 25 webinar");
    assert_eq!(
        hit.excerpt, "Modifier 25 \u{2}webinar\u{3}",
        "the match is marked"
    );
    assert_eq!(
        hit.when, "Mar 2, 2026",
        "two credits of one title differ by their day"
    );
    let position = &logbook.search("ortega", 20).expect("searchable")[0];
    assert_eq!(position.when, "Mar 2026 – Dec 2026", "from when to when");
}

#[test]
fn the_search_follows_changes_removals_and_undo() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, credit("d", "Modifier 25", 150, "2026-03-02"));
    run(
        &mut logbook,
        Operation::Change(credit("d", "Compliance", 150, "2026-03-02")),
    );
    assert_eq!(found(&logbook, "modifier"), []);
    assert_eq!(found(&logbook, "compliance"), [FactKind::Credit]);
    run(&mut logbook, Operation::Remove(key(FactKind::Credit, "d")));
    assert_eq!(found(&logbook, "compliance"), []);
    logbook.undo().expect("the removal");
    assert_eq!(found(&logbook, "compliance"), [FactKind::Credit]);
    logbook.undo().expect("the change");
    assert_eq!(found(&logbook, "modifier"), [FactKind::Credit]);
    assert_eq!(found(&logbook, "compliance"), []);
}

#[test]
fn what_another_program_put_into_the_search_otherwise_is_put_there_anew() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, credit("d", "Modifier 25", 150, "2026-03-02"));
    drop(logbook);
    let db = rusqlite::Connection::open(home.file()).expect("the file opens");
    db.execute_batch(
        "DELETE FROM search;
         DELETE FROM searched;
         UPDATE search_shapes SET shape = 'of a former program';",
    )
    .expect("the search can be emptied");
    drop(db);
    assert_eq!(found(&home.open(), "modifier"), [FactKind::Credit]);
}

#[test]
fn accents_do_not_matter() {
    let home = Home::new();
    let mut logbook = home.open();
    add(
        &mut logbook,
        credit("d", "Résumé of coding", 150, "2026-03-02"),
    );
    assert_eq!(found(&logbook, "resume"), [FactKind::Credit]);
    assert_eq!(found(&logbook, "RÉSUMÉ"), [FactKind::Credit]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_typed_text_is_borne(text in "\\PC{0,40}|[\"'()*:^+\\-]{0,12}|(AND|OR|NOT|NEAR|\"| |a){0,8}") {
        thread_local! {
            static LOGBOOK: (Home, Logbook) = {
                let home = Home::new();
                let mut logbook = home.open();
                run(&mut logbook, Operation::AddMany(one_of_each()));
                (home, logbook)
            };
        }
        LOGBOOK.with(|(_, logbook)| {
            logbook.search(&text, 20).expect("any text can be searched for");
        });
    }
}
