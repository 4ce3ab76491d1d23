//! The user's manual of quick-add is true.

use milepost_core::quickadd::Mode;

use crate::world::world;

#[test]
fn every_example_is_read_as_the_manual_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/quick-add.md");
    let manual = std::fs::read_to_string(path).expect("docs/quick-add.md is there");
    let rows: Vec<(&str, &str)> = manual
        .lines()
        .filter_map(|line| {
            line.strip_prefix("| ")?
                .strip_suffix(" |")?
                .split_once(" | ")
        })
        .filter(|(words, _)| *words != "You write")
        .collect();
    assert!(
        rows.len() > 12,
        "the manual's tables were found, with {} rows",
        rows.len()
    );
    for (words, reading) in rows {
        let line = if words == "*(nothing)*" {
            ""
        } else {
            words.trim_matches('`')
        };
        let understood = world().read(Mode::Any, line);
        assert_eq!(
            understood.reading, reading,
            "the manual says so of {line:?}"
        );
        assert!(
            understood.proposal.is_some(),
            "{line:?} can be saved: {understood:#?}"
        );
    }
}
