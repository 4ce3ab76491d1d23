//! Undo and redo take whole operations, survive a restart, and never half-happen.

mod common;

use common::{
    Home, add, course, credit, day, entry, key, now, one_of_each, one_of_each_changed, position,
    run, study,
};
use milepost_logbook::{
    DayCell, Fact, FactKind, Logbook, LogbookError, Operation, Place, Revise, Revision,
};

fn labels(logbook: &Logbook) -> (Option<String>, Option<String>) {
    (
        logbook.undo_label().expect("readable"),
        logbook.redo_label().expect("readable"),
    )
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn an_empty_logbook_has_nothing_to_undo() {
    let home = Home::new();
    let mut logbook = home.open();
    assert_eq!(labels(&logbook), (None, None));
    assert!(matches!(logbook.undo(), Err(LogbookError::NothingToUndo)));
    assert!(matches!(logbook.redo(), Err(LogbookError::NothingToRedo)));
}

#[test]
fn undo_and_redo_survive_a_restart() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    add(&mut logbook, entry("x", "p", "2026-11-20", 390));
    let full = logbook.facts().expect("readable");
    drop(logbook);

    let mut logbook = home.open();
    assert_eq!(labels(&logbook), (some("Undo log 6.5 h at Mercy"), None));
    let undone = logbook.undo().expect("there is something to undo");
    assert_eq!(
        undone.changes.kinds,
        [FactKind::Entry],
        "only entries changed"
    );
    assert_eq!(undone.keys, [key(FactKind::Entry, "x")]);
    drop(logbook);

    let mut logbook = home.open();
    assert_eq!(
        labels(&logbook),
        (some("Undo add Mercy"), some("Redo log 6.5 h at Mercy")),
        "both sides are still known after the restart"
    );
    logbook.redo().expect("there is something to redo");
    assert_eq!(
        logbook.facts().expect("readable"),
        full,
        "all is there again"
    );
    assert_eq!(labels(&logbook), (some("Undo log 6.5 h at Mercy"), None));
}

#[test]
fn a_new_operation_after_undo_drops_what_was_undone() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    add(&mut logbook, position("q", "Harbor"));
    logbook.undo().expect("there is something to undo");
    add(&mut logbook, position("r", "Lakeside"));
    assert_eq!(labels(&logbook), (some("Undo add Lakeside"), None));
    assert!(matches!(logbook.redo(), Err(LogbookError::NothingToRedo)));
    logbook.undo().expect("Lakeside goes");
    logbook.undo().expect("Mercy goes");
    assert!(logbook.facts().expect("readable").is_empty());
}

#[test]
fn a_refused_operation_leaves_undo_and_redo_as_they_were() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    add(&mut logbook, position("q", "Harbor"));
    logbook.undo().expect("there is something to undo");
    let before = labels(&logbook);
    logbook
        .transact(
            Operation::Add(entry("x", "nowhere", "2026-11-20", 60)),
            &now(),
        )
        .expect_err("there is no such position");
    assert_eq!(labels(&logbook), before, "the redo isn't lost to a slip");
}

#[test]
fn an_operation_that_changes_nothing_leaves_no_trace() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    let applied = logbook
        .transact(Operation::Change(position("p", "Mercy")), &now())
        .expect("the same again is valid");
    assert!(applied.changes.is_empty());
    assert_eq!(
        labels(&logbook).0,
        some("Undo add Mercy"),
        "there is nothing new to undo"
    );
}

/// Every way in which what is recorded already can be saved once more.
fn equal_saves(logbook: &Logbook) -> Vec<Operation> {
    let facts: Vec<Fact> = one_of_each()
        .iter()
        .map(|fact| {
            let kept = logbook.fact(&fact.key()).expect("readable");
            kept.expect("one of each is there")
        })
        .collect();
    let mut saves: Vec<Operation> = facts
        .iter()
        .flat_map(|fact| {
            [
                Operation::Change(fact.clone()),
                Operation::Put(fact.clone()),
            ]
        })
        .collect();
    saves.push(Operation::ChangeMany(facts.clone()));
    saves.push(Operation::Setup(facts.clone()));
    for fact in &facts {
        let key = fact.key();
        let revise = |change| {
            Operation::Revise(Revise {
                keys: vec![key.clone()],
                change,
            })
        };
        match fact {
            Fact::Entry(it) => {
                let place = Place::Position(it.position.clone());
                saves.push(revise(Revision::Place(place.clone())));
                saves.push(revise(Revision::ShiftDays(0)));
                saves.push(revise(Revision::CodeSets(it.code_sets.clone())));
                saves.push(revise(Revision::Specialty(it.specialty.clone())));
                // Hours that were only planned become worked ones by either.
                if !it.planned {
                    saves.push(revise(Revision::Confirm));
                    saves.push(Operation::SetHours(vec![DayCell {
                        place,
                        date: it.date,
                        minutes: it.minutes,
                    }]));
                }
            }
            Fact::StudyEntry(it) => {
                saves.push(revise(Revision::Place(Place::of_study(it))));
                saves.push(revise(Revision::ShiftDays(0)));
                if !it.planned {
                    saves.push(revise(Revision::Confirm));
                    saves.push(Operation::SetHours(vec![DayCell {
                        place: Place::of_study(it),
                        date: it.date,
                        minutes: it.minutes,
                    }]));
                }
            }
            Fact::Credit(it) => {
                saves.push(revise(Revision::ShiftDays(0)));
                saves.push(revise(Revision::CertificateHeld(it.certificate_held)));
                let records = it.portal.iter().cloned();
                saves.extend(records.map(|record| revise(Revision::Portal(record))));
            }
            _ => {}
        }
    }
    saves.extend([
        Operation::AddMany(Vec::new()),
        Operation::ChangeMany(Vec::new()),
        Operation::RemoveMany(Vec::new()),
        Operation::Import(Vec::new()),
        Operation::SetHours(Vec::new()),
    ]);
    saves
}

#[test]
fn no_save_of_what_is_recorded_already_makes_an_operation() {
    let home = Home::new();
    let mut logbook = home.open();
    run(&mut logbook, Operation::AddMany(one_of_each()));
    let (before, recorded) = (logbook.facts().expect("readable"), labels(&logbook));
    for save in equal_saves(&logbook) {
        let named = format!("{save:?}");
        let applied = logbook.transact(save, &now()).expect("the same is valid");
        assert_eq!(applied.operation, None, "nothing to take back: {named}");
        assert!(applied.changes.is_empty(), "{named}");
        assert!(
            applied.label.starts_with("Nothing changed"),
            "what did not happen isn't claimed: {named}: {}",
            applied.label
        );
        assert_eq!(labels(&logbook), recorded, "{named}");
    }
    assert_eq!(logbook.facts().expect("readable"), before);
}

#[test]
fn a_save_that_changes_nothing_keeps_what_can_be_redone() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    add(&mut logbook, position("q", "Harbor"));
    logbook.undo().expect("Harbor goes");
    let before = labels(&logbook);
    run(&mut logbook, Operation::Change(position("p", "Mercy")));
    assert_eq!(labels(&logbook), before, "Harbor can still come back");
}

#[test]
fn undo_by_id_takes_back_what_it_names_or_says_why_not() {
    let home = Home::new();
    let mut logbook = home.open();
    let mut done = |fact: Fact| {
        let applied = logbook
            .transact(Operation::Add(fact), &now())
            .expect("valid");
        applied.operation.expect("something changed")
    };
    let mercy = done(position("p", "Mercy"));
    let harbor = done(position("q", "Harbor"));
    let refused = |logbook: &mut Logbook, id: &str| {
        let before = logbook.facts().expect("readable");
        let error = logbook.undo_operation(id).expect_err("it can't be");
        assert_eq!(
            logbook.facts().expect("readable"),
            before,
            "nothing is touched"
        );
        error.to_string()
    };
    assert_eq!(
        refused(&mut logbook, &mercy),
        "\"Added Mercy\" isn't the last change anymore; undo add Harbor first; \
         nothing was changed now",
        "never Harbor in its place"
    );
    let undone = logbook.undo_operation(&harbor).expect("it is the last one");
    assert_eq!(undone.label, "Undid: add Harbor");
    assert_eq!(
        refused(&mut logbook, &harbor),
        "\"Added Harbor\" has already been undone; nothing was changed now"
    );
    logbook
        .undo_operation(&mercy)
        .expect("now it is the last one");
    assert!(logbook.facts().expect("readable").is_empty());
    assert!(refused(&mut logbook, "no such id").contains("isn't in the history anymore"));
}

#[test]
fn many_changes_are_undone_as_one() {
    let home = Home::new();
    let mut logbook = home.open();
    run(&mut logbook, Operation::AddMany(one_of_each()));
    let added = logbook.facts().expect("readable");
    run(&mut logbook, Operation::ChangeMany(one_of_each_changed()));
    let changed = logbook.facts().expect("readable");
    run(
        &mut logbook,
        Operation::RemoveMany(one_of_each().iter().map(|fact| fact.key()).collect()),
    );
    assert!(logbook.facts().expect("readable").is_empty());

    logbook.undo().expect("the removal");
    assert_eq!(logbook.facts().expect("readable"), changed);
    logbook.undo().expect("the change");
    assert_eq!(logbook.facts().expect("readable"), added);
    logbook.undo().expect("the addition");
    assert!(logbook.facts().expect("readable").is_empty());
    for _ in 0..3 {
        logbook.redo().expect("all three can be redone");
    }
    assert!(
        logbook.facts().expect("readable").is_empty(),
        "the removal was the last of the three"
    );
}

#[test]
fn undo_of_a_cascade_brings_every_child_back() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    for number in 1..=20 {
        add(
            &mut logbook,
            entry(
                &format!("x{number}"),
                "p",
                &format!("2026-10-{number:02}"),
                60,
            ),
        );
    }
    let before = logbook.facts().expect("readable");
    run(
        &mut logbook,
        Operation::Remove(key(FactKind::Position, "p")),
    );
    assert!(logbook.facts().expect("readable").is_empty());
    logbook.undo().expect("the removal can be undone");
    assert_eq!(logbook.facts().expect("readable"), before);
    logbook.redo().expect("and redone");
    assert!(logbook.facts().expect("readable").is_empty());
}

#[test]
fn labels_say_what_was_done() {
    let home = Home::new();
    let mut logbook = home.open();
    run(
        &mut logbook,
        Operation::Setup(vec![position("p", "Mercy"), course("c", "PCS module")]),
    );
    let cell = |place: Place, date: &str, minutes: i32| DayCell {
        place,
        date: day(date),
        minutes,
    };
    let mercy = || Place::Position("p".into());
    let long = "x".repeat(300);
    let mut told = vec![
        logbook
            .undo_label()
            .expect("readable")
            .expect("there is one"),
    ];
    for operation in [
        Operation::Add(credit("d", "Modifier 25 webinar", 150, "2026-03-02")),
        Operation::Add(study("s", Some("c"), "2026-11-02", 90)),
        Operation::Add(study("t", None, "2026-11-02", 60)),
        Operation::Change(credit("d", "Modifier 25 webinar", 200, "2026-03-02")),
        Operation::SetHours(vec![cell(mercy(), "2026-11-16", 450)]),
        Operation::SetHours(vec![
            cell(mercy(), "2026-11-17", 480),
            cell(mercy(), "2026-11-18", 450),
        ]),
        Operation::SetHours(vec![cell(mercy(), "2026-11-16", 0)]),
        Operation::Remove(key(FactKind::StudyEntry, "s")),
        Operation::AddMany(vec![
            entry("x", "p", "2026-11-02", 60),
            entry("y", "p", "2026-11-03", 60),
        ]),
        Operation::Remove(key(FactKind::Position, "p")),
        Operation::Restore(key(FactKind::Position, "p")),
        Operation::Add(credit("e", &long, 100, "2026-03-03")),
    ] {
        logbook
            .transact(operation, &now())
            .expect("the operation is valid");
        told.push(
            logbook
                .undo_label()
                .expect("readable")
                .expect("there is one"),
        );
    }
    assert_eq!(
        told,
        [
            "Undo set up your logbook",
            "Undo add 1.5 CEU, Modifier 25 webinar",
            "Undo log 1.5 h for PCS module",
            "Undo log 1 h of study",
            "Undo change 2 CEU, Modifier 25 webinar",
            "Undo log 7.5 h at Mercy on Nov 16, 2026",
            "Undo log 15.5 h in 2 days at Mercy",
            "Undo clear Nov 16, 2026 at Mercy",
            "Undo remove 1.5 h for PCS module on Nov 2, 2026",
            "Undo log 2 h in 2 entries at Mercy",
            "Undo remove Mercy",
            "Undo restore Mercy",
            &format!("Undo add 1 CEU, {}…", &long[..60]),
        ]
    );
}

#[test]
fn the_trail_of_a_fact_tells_every_amendment() {
    let home = Home::new();
    let mut logbook = home.open();
    add(
        &mut logbook,
        credit("d", "Modifier 25 webinar", 150, "2026-03-02"),
    );
    run(
        &mut logbook,
        Operation::Change(credit("d", "Modifier 25 webinar", 200, "2026-03-02")),
    );
    run(
        &mut logbook,
        Operation::Change(credit("d", "Never mind", 200, "2026-03-02")),
    );
    logbook.undo().expect("the last change is taken back");

    let trail = logbook
        .history_of(&key(FactKind::Credit, "d"))
        .expect("readable");
    let told: Vec<&str> = trail.iter().map(|step| step.label.as_str()).collect();
    assert_eq!(
        told,
        [
            "Added 1.5 CEU, Modifier 25 webinar",
            "Changed 2 CEU, Modifier 25 webinar"
        ],
        "what was undone isn't part of the trail"
    );
    let [change] = trail[1].fields.as_slice() else {
        panic!("one field changed: {trail:?}")
    };
    assert_eq!(
        (
            change.field.as_str(),
            change.before.as_deref(),
            change.after.as_deref()
        ),
        ("amount", Some("1.5 CEU"), Some("2 CEU"))
    );
    assert_eq!(
        trail[0].at, "2026-11-23T21:00:00.000Z",
        "the moment is the one handed in"
    );
}

#[test]
fn the_trail_speaks_of_every_field_in_words() {
    let home = Home::new();
    let mut logbook = home.open();
    for fact in one_of_each() {
        add(&mut logbook, fact);
    }
    for fact in one_of_each_changed() {
        run(&mut logbook, Operation::Change(fact));
    }
    let mut told = Vec::new();
    for fact in one_of_each_changed() {
        for step in logbook.history_of(&fact.key()).expect("readable") {
            for it in step.fields {
                assert!(!it.name.contains('_'), "{it:?}");
                told.push((it.name, it.before.unwrap_or_default()));
                told.extend(it.after.map(|after| (it.field, after)));
            }
        }
    }
    assert!(told.len() > 100, "every kind was told: {}", told.len());
    for (field, words) in told {
        let raw = words
            .split([',', ' ', ':'])
            .find(|word| word.parse::<chrono::NaiveDate>().is_ok() || is_the_value_of_a_set(word));
        assert_eq!(raw, None, "{field}: {words}");
    }
}

/// Whether a word is written as the facts format writes a value of a fixed set.
fn is_the_value_of_a_set(word: &str) -> bool {
    word.contains('_') && word.chars().all(|it| it.is_ascii_lowercase() || it == '_')
}

/// Changes the file as another program would, past every operation.
fn by_hand(home: &Home, sql: &str) {
    let db = rusqlite::Connection::open(home.file()).expect("the file opens");
    db.execute_batch(sql)
        .expect("the change by hand is possible");
}

#[test]
fn an_undo_that_no_longer_fits_changes_nothing() {
    for (what, sql) in [
        ("changed", "UPDATE entries SET minutes = 1 WHERE id = 'y'"),
        ("removed", "DELETE FROM entries WHERE id = 'y'"),
    ] {
        let home = Home::new();
        let mut logbook = home.open();
        add(&mut logbook, position("p", "Mercy"));
        run(
            &mut logbook,
            Operation::AddMany(vec![
                entry("x", "p", "2026-11-02", 60),
                entry("y", "p", "2026-11-03", 60),
                entry("z", "p", "2026-11-04", 60),
            ]),
        );
        by_hand(&home, sql);
        let before = logbook.facts().expect("readable");
        let answer = logbook.undo();
        assert!(
            matches!(&answer, Err(LogbookError::Conflict { label, .. }) if label == "Logged 3 h in 3 entries at Mercy"),
            "{what} by hand: the error names the operation: {answer:?}"
        );
        assert_eq!(
            logbook.facts().expect("readable"),
            before,
            "{what} by hand: no half undo"
        );
        assert_eq!(
            labels(&logbook).0,
            some("Undo log 3 h in 3 entries at Mercy"),
            "and it is still done"
        );
    }
}

#[test]
fn undo_does_not_take_along_what_was_added_by_hand() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    by_hand(
        &home,
        "INSERT INTO entries (id, position, date, minutes, code_sets)
         VALUES ('hand', 'p', '2026-11-02', 60, '[]')",
    );
    let answer = logbook.undo();
    assert!(
        matches!(answer, Err(LogbookError::Conflict { .. })),
        "{answer:?}"
    );
    assert_eq!(
        logbook.count().expect("readable"),
        2,
        "the entry made by hand isn't lost"
    );
}

#[test]
fn restoring_finds_room_where_the_old_place_is_taken() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    run(
        &mut logbook,
        Operation::Remove(key(FactKind::Position, "p")),
    );
    add(&mut logbook, position("q", "Harbor"));
    run(
        &mut logbook,
        Operation::Restore(key(FactKind::Position, "p")),
    );
    let facts = logbook.facts().expect("readable");
    let employers: Vec<&str> = facts
        .positions
        .iter()
        .map(|it| it.employer.as_str())
        .collect();
    assert_eq!(employers, ["Harbor", "Mercy"]);
    for _ in 0..4 {
        logbook.undo().expect("and every step can be undone");
    }
    assert!(logbook.facts().expect("readable").is_empty());
}
