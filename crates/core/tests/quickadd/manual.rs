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
    let mut wrong = Vec::new();
    for (words, reading) in rows {
        let line = if words == "*(nothing)*" {
            ""
        } else {
            words.trim_matches('`')
        };
        let understood = world().read(Mode::Any, line);
        if understood.reading != reading || understood.proposal.is_none() {
            wrong.push((line.to_owned(), understood.reading, understood.problems));
        }
    }
    assert!(wrong.is_empty(), "the manual says otherwise of {wrong:#?}");
}
