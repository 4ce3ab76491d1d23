//! Lines about study: `study <h> [course] [date] [note]`.

use milepost_core::facts::Practicode;
use rstest::rstest;

use crate::world::{check, day, newcomer, world};

#[rstest]
#[case("study 2h ICD-10-PCS", "study pcs-1 2026-11-23 120 min")]
#[case("study 2h PCS", "study pcs-1 2026-11-23 120 min")]
#[case("study 2 icd10pcs yesterday", "study pcs-1 2026-11-22 120 min")]
#[case("study yesterday anatomy 1:30", "study anatomy 2026-11-22 90 min")]
#[case("study 2h anatomy & physiology", "study anatomy 2026-11-23 120 min")]
#[case(
    "study 2h \"Anatomy & Physiology\" heart",
    "study anatomy 2026-11-23 120 min, note: heart"
)]
#[case("study 2h massbay", "study anatomy 2026-11-23 120 min")]
#[case("study 2h for anatomy", "study anatomy 2026-11-23 120 min")]
#[case(
    "study 2h practicode 20 cases",
    "study practicode-1 2026-11-23 120 min, note: 20 cases"
)]
#[case("2h practicode", "study practicode-1 2026-11-23 120 min")]
#[case("study 2h free", "study free 2026-11-23 120 min")]
#[case(
    "study 2h free reading the guidelines",
    "study free 2026-11-23 120 min, note: reading the guidelines"
)]
// What is missing is told, never guessed: the usual hours are those of work.
#[case("study 2h", "! course_missing")]
#[case("study anatomy", "! hours_missing")]
#[case("study 25h anatomy", "! too_many_hours")]
#[case("study 2h mercy", "! unknown_course")]
#[case("study 2h botany", "! unknown_course")]
fn a_day_of_study(#[case] text: &str, #[case] expect: &str) {
    check(text, expect);
}

#[test]
fn the_only_open_course_is_assumed_and_without_any_it_is_free_study() {
    let mut world = world();
    world.courses[1].completed_on = Some(day("2025-12-20"));
    world.check("study 2h", "study pcs-1 2026-11-23 120 min");
    world.courses.remove(0);
    world.check("study 2h", "study free 2026-11-23 120 min");
    newcomer().check("study 2h", "study free 2026-11-23 120 min");
    newcomer().check("study 2h botany", "! no_courses");
    newcomer().check("study 2h practicode", "! no_practicode");
}

#[test]
fn practicode_means_the_purchase_that_was_open_on_the_day() {
    let mut world = world();
    world.practicode.push(Practicode {
        id: "older".into(),
        purchased_on: Some(day("2024-02-01")),
        access_ends_on: Some(day("2025-08-01")),
        ..Practicode::default()
    });
    world.check(
        "study 2h practicode 2025-01-05",
        "study older 2025-01-05 120 min",
    );
    world.check(
        "study 2h practicode",
        "study practicode-1 2026-11-23 120 min",
    );
}
