//! A kind of fact is in every list that is derived from the one declaration: a new kind is
//! tried here on paper, without being named.

mod common;

use std::collections::BTreeSet;

use common::{Home, one_of_each, run};
use milepost_core::facts_file;
use milepost_logbook::{Fact, FactKind, Operation};
use rusqlite::Connection;

#[test]
fn every_kind_is_in_every_derived_list() {
    let home = Home::new();
    let mut logbook = home.open();
    run(&mut logbook, Operation::AddMany(one_of_each()));

    let facts = logbook.facts().expect("readable");
    let written = facts_file::write(&facts);
    let file: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    let words: BTreeSet<String> = FactKind::ALL.into_iter().map(FactKind::word).collect();
    assert_eq!(
        words.len(),
        FactKind::ALL.len(),
        "each kind has its own word"
    );
    let nouns: BTreeSet<&str> = FactKind::ALL.into_iter().map(FactKind::noun).collect();
    assert_eq!(
        nouns.len(),
        FactKind::ALL.len(),
        "each kind has its own noun"
    );

    let db = Connection::open(home.file()).expect("the file opens");
    let count = |sql: &str, kind: FactKind| -> i64 {
        db.query_row(sql, [kind.list()], |row| row.get(0))
            .expect("the tables are there")
    };
    for kind in FactKind::ALL {
        assert_eq!(FactKind::named(&kind.word().replace('-', "_")), Some(kind));
        assert!(
            file[kind.list()]
                .as_array()
                .is_some_and(|it| !it.is_empty()),
            "{kind:?} is in the facts file"
        );
        let table = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1";
        assert_eq!(count(table, kind), 1, "{kind:?} has a table");
        let history = "SELECT count(*) FROM history WHERE fact_table = ?1 AND after IS NOT NULL";
        assert!(
            count(history, kind) > 0,
            "{kind:?} is written into the history"
        );
        let shape = "SELECT count(*) FROM search_shapes WHERE fact_table = ?1";
        assert_eq!(count(shape, kind), 1, "the search knows {kind:?}");
    }
    let back = facts_file::read(&written).expect("what was written can be read");
    assert_eq!(back.into_list().len(), facts.into_list().len());
}

#[test]
fn whatever_a_kind_is_found_by_leads_to_it() {
    let home = Home::new();
    let mut logbook = home.open();
    run(&mut logbook, Operation::AddMany(one_of_each()));
    let db = Connection::open(home.file()).expect("the file opens");
    let mut rows = db
        .prepare("SELECT searched.fact_table, search.title || ' ' || search.body FROM search JOIN searched ON searched.row = search.rowid")
        .expect("the search's tables are there");
    let rows = rows
        .query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })
        .expect("readable");
    let mut kinds = BTreeSet::new();
    for row in rows {
        let (table, words) = row.expect("readable");
        let hits = logbook.search(&words, 50).expect("searchable");
        let found = hits.iter().any(|it| it.key.kind.list() == table);
        assert!(found, "{words:?} leads to a fact in {table}");
        kinds.insert(table);
    }
    assert!(kinds.len() > 10, "many kinds have words: {kinds:?}");
    let of_each: BTreeSet<_> = one_of_each().iter().map(Fact::kind).collect();
    assert_eq!(
        of_each.len(),
        FactKind::ALL.len(),
        "one of each kind was added"
    );
}
