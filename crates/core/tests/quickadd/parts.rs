//! What the window is told of each part, for its live preview.

use milepost_core::quickadd::{Mode, Origin, Role, Understood};

use crate::world::world;

/// The text under each span of the first part with this role, as a text field counts.
fn marked(text: &str, understood: &Understood, role: Role) -> Vec<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = understood
        .parts
        .iter()
        .find(|part| part.role == role)
        .expect("the part is there");
    part.spans
        .iter()
        .map(|span| {
            String::from_utf16(&units[span.start as usize..span.end as usize])
                .expect("whole characters")
        })
        .collect()
}

#[test]
fn every_part_is_marked_where_it_was_typed_and_read_in_words() {
    let text = "6.5h at Mercy yesterday #cpt ED charts";
    let understood = world().read(Mode::Any, text);
    assert_eq!(
        understood.reading,
        "6.5 h · Mercy Outpatient · Sun, Nov 22, 2026 · CPT · ED charts"
    );
    assert_eq!(marked(text, &understood, Role::Hours), ["6.5h"]);
    assert_eq!(
        marked(text, &understood, Role::Place),
        ["at Mercy"],
        "small words go with the part"
    );
    assert_eq!(marked(text, &understood, Role::Date), ["yesterday"]);
    assert_eq!(marked(text, &understood, Role::Tag), ["#cpt"]);
    assert_eq!(marked(text, &understood, Role::Note), ["ED charts"]);
}

#[test]
fn positions_count_as_a_text_field_in_the_window_counts() {
    let text = "🎉🎉 6.5h Mercy";
    let understood = world().read(Mode::Any, text);
    assert_eq!(
        marked(text, &understood, Role::Hours),
        ["6.5h"],
        "an emoji is two units"
    );
    assert_eq!(marked(text, &understood, Role::Note), ["🎉🎉"]);
}

#[test]
fn a_title_around_a_day_is_marked_in_two_places() {
    let text = "ceu 1 Modifier mar 2 refresher";
    let understood = world().read(Mode::Any, text);
    assert_eq!(
        marked(text, &understood, Role::Title),
        ["Modifier", "refresher"]
    );
    assert_eq!(marked(text, &understood, Role::Command), ["ceu"]);
    assert_eq!(
        understood.reading,
        "1 CEU · Modifier refresher · webinar · Mon, Mar 2, 2026"
    );
}

#[test]
fn what_was_not_typed_is_said_to_be_assumed() {
    let understood = world().read(Mode::Any, "");
    assert_eq!(
        understood.reading,
        "8 h · Mercy Outpatient · Mon, Nov 23, 2026"
    );
    for part in &understood.parts {
        assert_eq!(
            part.origin,
            Origin::Assumed,
            "nothing was typed, so {:?} wasn't",
            part.role
        );
        assert!(
            part.spans.is_empty() && part.text.is_empty(),
            "there is nothing to mark"
        );
    }
}

#[test]
fn a_problem_marks_its_words_and_the_other_parts_stay() {
    let text = "6.5h Xenon yesterday";
    let understood = world().read(Mode::Any, text);
    assert_eq!(
        understood.reading, "6.5 h · Sun, Nov 22, 2026",
        "what is understood is still shown"
    );
    let problem = &understood.problems[0];
    assert_eq!(
        (problem.code.as_str(), problem.field),
        ("unknown_place", Some(Role::Place))
    );
    assert_eq!(
        (problem.spans[0].start, problem.spans[0].end),
        (5, 10),
        "Xenon is marked"
    );
}
