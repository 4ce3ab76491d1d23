//! What reads all of the logbook: beside it work goes on.

use milepost_app::app_state::AppState;
use milepost_app::error::Refusal;
use milepost_core::facts::Position;
use milepost_logbook::{Fact, Logbook, LogbookError, Now, Operation};

use crate::support::program_on;

fn add_position(app_state: &AppState, id: &str) -> Result<(), Refusal> {
    let fact = serde_json::json!({ "id": id, "employer": "Mercy", "starts_on": "2025-09-01" });
    let position: Position = serde_json::from_value(fact).expect("a position");
    let now: Now = app_state.clock().now();
    app_state.with(|logbook| logbook.transact(Operation::Add(Fact::Position(position)), &now))?;
    Ok(())
}

fn positions(logbook: &Logbook) -> Result<usize, LogbookError> {
    Ok(logbook.facts()?.positions.len())
}

#[test]
fn a_change_goes_on_beside_them_and_the_next_one_sees_it() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let app_state = program_on(home.path());
    let in_between = app_state.read(|logbook| -> Result<_, Refusal> {
        let before = positions(logbook)?;
        add_position(&app_state, "mercy")?;
        Ok((before, app_state.with(|logbook| logbook.count())?))
    });
    assert_eq!(in_between.expect("neither waits for the other"), (0, 1));
    assert_eq!(app_state.read(positions).expect("readable"), 1);
}

#[test]
fn a_closed_logbook_is_one_file_with_everything_in_it() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let app_state = program_on(home.path());
    add_position(&app_state, "mercy").expect("stored");
    app_state
        .read(positions)
        .expect("readable, also by the second connection");
    app_state.close();
    let alone = tempfile::tempdir().expect("a temporary folder");
    let file = "logbook.milepost";
    std::fs::copy(home.path().join(file), alone.path().join(file)).expect("copied");
    let there = program_on(alone.path()).read(positions);
    assert_eq!(there.expect("readable"), 1);
    app_state
        .with(|logbook| logbook.count())
        .expect_err("nothing is open anymore");
}

#[test]
fn they_read_what_is_open() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let app_state = program_on(home.path());
    let sample = || app_state.read(Logbook::is_sample).expect("readable");
    assert!(!sample());
    app_state.turn_to(Some(300));
    assert!(sample(), "the sample was opened since");
    app_state.turn_to(None);
    assert!(!sample(), "and closed again");
}
