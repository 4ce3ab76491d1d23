//! Two computers, one person: what is missing comes in, what differs is told and stays.

mod common;

use common::{CERTIFICATE, Home, add, credit, entry, key, now, position, run, today};
use milepost_core::facts::{Credit, Evidence, Holder, HolderKind, IssuerAccount};
use milepost_logbook::{Fact, FactKey, FactKind, Logbook, Merge, Operation};

/// A logbook and its like on another computer.
fn two() -> (Home, Logbook, Home, Logbook) {
    let (here, there) = (Home::new(), Home::new());
    let mut own = here.open();
    run(&mut own, Operation::Setup(vec![position("p", "Mercy")]));
    add(&mut own, credit("d", "Modifier 25", 150, "2026-11-19"));
    add(&mut own, entry("e", "p", "2026-11-19", 400));
    let copy = own.back_up(&here.folder.path().join("backups"), &now());
    let copy = copy.expect("it can be copied").path;
    Logbook::restore_backup(there.folder.path(), &copy, &now()).expect("it is sound");
    let other = there.open();
    (here, own, there, other)
}

fn compare(own: &Logbook, there: &Home) -> Merge {
    own.compare_with(&there.file()).expect("it can be compared")
}

fn keys(facts: &[Fact]) -> Vec<FactKey> {
    facts.iter().map(Fact::key).collect()
}

#[test]
fn what_is_missing_comes_in_as_one_step_with_its_files() {
    let (_here, mut own, there, mut other) = two();
    add(
        &mut other,
        credit("new", "Audit workshop", 600, "2026-11-20"),
    );
    let stored = other.store_file("scan.pdf", CERTIFICATE).expect("kept");
    let belongs = [Holder::new(HolderKind::Credit, "new")];
    other
        .add_evidence(&[stored], &belongs, &now())
        .expect("added");
    add(&mut own, credit("own", "Only here", 100, "2026-11-21"));
    let before = own.facts().expect("readable");

    let merge = compare(&own, &there);
    assert_eq!(merge.same, 3, "the position, the credit and the entry");
    assert_eq!(merge.differ, []);
    let taken = own
        .take_over(&merge, &there.file(), "laptop", &now())
        .expect("taken");
    let applied = taken.0.expect("something came in");
    assert_eq!(applied.label, "Imported 2 facts from laptop");
    assert_eq!(taken.1, [""; 0]);
    let facts = own.facts().expect("readable");
    assert_eq!(facts.credits.len(), 3);
    let Evidence { id, belongs_to, .. } = &facts.evidence[0];
    assert_eq!(*belongs_to, belongs);
    assert_eq!(
        own.evidence_bytes(id).expect("it came along").1,
        CERTIFICATE
    );
    assert!(
        compare(&own, &there).take.is_empty(),
        "a second time nothing is missing"
    );
    own.undo().expect("one step");
    assert_eq!(own.facts().expect("readable"), before);
}

#[test]
fn what_differs_is_told_and_changed_in_neither() {
    let (_here, mut own, there, mut other) = two();
    let changed = |title: &str| {
        let Fact::Credit(it) = credit("d", title, 150, "2026-11-19") else {
            unreachable!("it is a credit")
        };
        let sponsor = Some("Northlight".to_owned());
        Operation::Change(Fact::Credit(Credit { sponsor, ..it }))
    };
    run(&mut other, changed("Modifier 25, part 2"));
    let before = (
        own.facts().expect("readable"),
        other.facts().expect("readable"),
    );
    let merge = compare(&own, &there);
    let taken = own
        .take_over(&merge, &there.file(), "laptop", &now())
        .expect("no error");
    assert_eq!(taken.0, None, "nothing was missing");
    let [differs] = merge.differ.as_slice() else {
        panic!("one fact differs: {:?}", merge.differ)
    };
    assert_eq!(differs.name, "1.5 CEU, Modifier 25");
    let told: Vec<_> = differs
        .fields
        .iter()
        .map(|it| (it.field.as_str(), it.here.as_deref(), it.there.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            ("sponsor", None, Some("Northlight")),
            ("title", Some("Modifier 25"), Some("Modifier 25, part 2")),
        ]
    );
    let after = (
        own.facts().expect("readable"),
        other.facts().expect("readable"),
    );
    assert_eq!(before, after);
}

#[test]
fn what_was_removed_here_does_not_come_back_nor_what_belongs_to_it() {
    let (_here, mut own, there, mut other) = two();
    add(&mut other, entry("later", "p", "2026-11-20", 300));
    run(&mut own, Operation::Remove(key(FactKind::Position, "p")));
    let merge = compare(&own, &there);
    assert_eq!(merge.take, []);
    let left: Vec<_> = merge
        .left
        .iter()
        .map(|it| (it.key.id.as_str(), it.why.as_str()))
        .collect();
    assert_eq!(
        left,
        [
            ("p", "it was removed here on Nov 23, 2026"),
            ("e", "it was removed here on Nov 23, 2026"),
            ("later", "the position it belongs to isn't here"),
        ]
    );
}

#[test]
fn what_there_can_be_only_one_of_and_full_days_stay_out_and_hold_nothing_else_up() {
    let (_here, mut own, there, mut other) = two();
    let account = |id: &str, month: u8| {
        Fact::Account(IssuerAccount {
            id: id.into(),
            issuer: "AAPC".into(),
            renewal_month: Some(month),
            ..IssuerAccount::default()
        })
    };
    add(&mut own, account("a1", 5));
    add(&mut other, account("a2", 6));
    add(&mut own, entry("day", "p", "2026-11-18", 1_000));
    add(&mut other, entry("night", "p", "2026-11-18", 800));
    add(
        &mut other,
        credit("new", "Audit workshop", 600, "2026-11-20"),
    );
    let merge = compare(&own, &there);
    assert_eq!(keys(&merge.take), [key(FactKind::Credit, "new")]);
    let left: Vec<&str> = merge.left.iter().map(|it| it.key.id.as_str()).collect();
    assert_eq!(left, ["a2", "night"]);
    let taken = own
        .take_over(&merge, &there.file(), "laptop", &now())
        .expect("taken");
    assert!(taken.0.is_some());
}

#[test]
fn hours_that_come_in_settle_no_plan_here() {
    let (_here, mut own, there, mut other) = two();
    let plan = |planned: bool, id: &str| match entry(id, "p", "2026-11-22", 400) {
        Fact::Entry(mut it) => {
            it.planned = planned;
            Fact::Entry(it)
        }
        other => other,
    };
    add(&mut own, plan(true, "plan"));
    add(&mut other, plan(false, "worked"));
    let merge = compare(&own, &there);
    own.take_over(&merge, &there.file(), "laptop", &now())
        .expect("taken");
    let on_day = own.facts().expect("readable").entries;
    let on_day = on_day
        .iter()
        .filter(|it| it.date == today().pred_opt().expect("a day before"));
    assert_eq!(on_day.count(), 2, "the plan is the person's to settle");
}
