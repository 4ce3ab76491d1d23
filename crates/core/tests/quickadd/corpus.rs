//! A few hundred lines as people write, copy and paste them.

use milepost_core::quickadd::Mode;

use crate::world::{outcome, world};

#[test]
fn every_line_of_the_corpus_is_read_as_it_says() {
    let world = world();
    let cases = include_str!("corpus.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut number = 0;
    let mut wrong = Vec::new();
    for case in cases {
        let (line, expect) = case.split_once(" => ").expect("an arrow in each case");
        let line = line.replace("\\t", "\t").replace("\\n", "\n");
        let found = outcome(&world.read(Mode::Any, &line));
        number += 1;
        if found != expect {
            wrong.push(format!(
                "{line}\n    expected {expect}\n    found    {found}"
            ));
        }
    }
    assert!(number > 200, "the corpus was found, with {number} lines");
    assert!(
        wrong.is_empty(),
        "{} of {number} lines are read otherwise:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_day_of_the_shared_table_is_read_as_it_says() {
    let world = world();
    let cases = include_str!("days.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    for case in cases {
        let (words, expect) = case.split_once(" => ").expect("an arrow in each case");
        let found = outcome(&world.read(Mode::Any, &format!("6.5h mercy {words}")));
        match expect {
            "!" => assert!(found.starts_with("! "), "{words} is refused, not {found}"),
            date => assert_eq!(found, format!("mercy {date} 390 min"), "{words}"),
        }
    }
}
