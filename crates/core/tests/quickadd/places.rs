//! Which position the words name.

use milepost_core::quickadd::Mode;
use rstest::rstest;

use crate::world::{check, position, world};

#[rstest]
// The employer: whole, its beginning, beginnings of its words, a wrong letter or two.
#[case("Mercy Outpatient", "mercy")]
#[case("\"Mercy Outpatient\"", "mercy")]
#[case("“Mercy Outpatient”", "mercy")]
#[case("mercy", "mercy")]
#[case("merc", "mercy")]
#[case("mercy out", "mercy")]
#[case("MercyOutpatient", "mercy")]
#[case("outpatient", "mercy")]
#[case("count hosp", "county")]
#[case("mrecy", "mercy")]
#[case("Outpatinet", "mercy")]
#[case("@mercy", "mercy")]
#[case("at county", "county")]
// The job title.
#[case("inpatient", "county")]
#[case("\"Mercy Outpatient Coder I\"", "mercy")]
// An exact id, for scripts.
#[case("mercy", "mercy")]
// Names that hold a day or a number.
#[case("sun valley", "sun")]
#[case("\"sun\"", "sun")]
#[case("Route 66", "route")]
#[case("route", "route")]
fn a_place(#[case] words: &str, #[case] id: &str) {
    check(
        &format!("6.5h {words}"),
        &format!("{id} 2026-11-23 390 min"),
    );
    check(
        &format!("{words} 6.5 yesterday"),
        &format!("{id} 2026-11-22 390 min"),
    );
}

#[rstest]
#[case("6.5h Xenon", "! unknown_place")]
#[case("6.5h \"Xenon\"", "! unknown_place")]
#[case("6.5h ED charts", "! unknown_place")]
#[case("6.5h u", "! unknown_place")]
#[case("6.5h clinic feb 2 2026", "sun 2026-02-02 390 min")]
#[case("6.5h biller", "! ambiguous_place")]
#[case("6.5h mercy county", "! ambiguous_place")]
fn what_names_nothing_or_too_much(#[case] text: &str, #[case] expect: &str) {
    check(text, expect);
}

#[test]
fn of_several_that_fit_those_under_way_on_the_day_are_meant() {
    // Harbor Clinic ended in May 2025, Sun Valley Clinic began in 2026.
    check("6.5h clinic", "sun 2026-11-23 390 min");
    check("6.5h clinic 2025-05-01", "harbor 2025-05-01 390 min");
    check("6.5h harbor", "harbor 2026-11-23 390 min");
}

#[test]
fn the_job_title_tells_positions_at_one_employer_apart() {
    let mut world = world();
    world.positions = vec![
        position("one", "Mercy", "Coder", "2025-01-01", None),
        position("two", "Mercy", "Auditor", "2025-01-01", None),
    ];
    world.usual = None;
    world.check("6h Mercy", "! ambiguous_place");
    world.check("6h Mercy Auditor", "two 2026-11-23 360 min");
    world.check(
        "6h Mercy aud charts",
        "two 2026-11-23 360 min, note: charts",
    );
    world.check("6h \"Mercy Coder\"", "one 2026-11-23 360 min");
    world.check("6h auditor", "two 2026-11-23 360 min");
    let understood = world.read(Mode::Any, "6h Mercy");
    assert_eq!(
        understood.problems[0].message,
        "\"Mercy\" could be \"Mercy Coder\" or \"Mercy Auditor\". Write more of the name, in \
         quotes if needed",
        "the message lists what it could be"
    );
}

#[test]
fn the_only_current_position_is_assumed_where_no_usual_day_is_known() {
    let mut world = world();
    world.usual = None;
    world.check("6h", "! place_missing");
    world
        .positions
        .retain(|position| matches!(position.id.as_str(), "mercy" | "harbor"));
    world.check("6h", "mercy 2026-11-23 360 min");
}

#[test]
fn an_unknown_place_is_named_with_those_that_are_known() {
    let understood = world().read(Mode::Any, "6.5h at Xenon");
    assert_eq!(
        understood.problems[0].message,
        "No position called \"Xenon\". Write one of \"Mercy Outpatient\", \"County Hospital\", \
         \"Sun Valley Clinic\", \"Route 66 Urgent Care\", \"Harbor Clinic\" and 2 more, or add it \
         as a position first, under Log"
    );
}
