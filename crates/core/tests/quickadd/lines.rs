//! Whole lines: the usual ones first, then what is refused as a whole.

use milepost_core::quickadd::{Mode, Usual, join};
use rstest::rstest;

use crate::world::{check, newcomer, outcome, world};

#[rstest]
// The usual day, with nothing typed.
#[case("", "mercy 2026-11-23 480 min")]
#[case("   ", "mercy 2026-11-23 480 min")]
// Other hours, another day.
#[case("6.5 yesterday", "mercy 2026-11-22 390 min")]
#[case("yesterday", "mercy 2026-11-22 480 min")]
#[case("6.5h", "mercy 2026-11-23 390 min")]
// The order of the words is free.
#[case("6.5h Mercy yesterday", "mercy 2026-11-22 390 min")]
#[case("yesterday Mercy 6.5h", "mercy 2026-11-22 390 min")]
#[case("Mercy yesterday 6.5", "mercy 2026-11-22 390 min")]
#[case("log 6.5h at Mercy on mar 2", "mercy 2026-03-02 390 min")]
#[case("6.5h, Mercy, yesterday", "mercy 2026-11-22 390 min")]
// A course instead of a place makes it study.
#[case("2h ICD-10-PCS today", "study pcs-1 2026-11-23 120 min")]
// Tags are code sets; what is neither part nor tag is the note, once a place is named.
#[case("6.5h Mercy #cpt #icd10cm", "mercy 2026-11-23 390 min, Cpt, Icd10Cm")]
#[case(
    "6.5h county #inpatient #hcpcs",
    "county 2026-11-23 390 min, Icd10Pcs, HcpcsLevel2"
)]
#[case("6.5h Mercy ED charts", "mercy 2026-11-23 390 min, note: ED charts")]
#[case(
    "6.5h Mercy ED #trauma charts",
    "mercy 2026-11-23 390 min, note: ED #trauma charts"
)]
#[case(
    "6.5h note: ED charts 2h #cpt",
    "mercy 2026-11-23 390 min, note: ED charts 2h #cpt"
)]
#[case(
    "6.5h yesterday - ED charts",
    "mercy 2026-11-22 390 min, note: ED charts"
)]
#[case(
    "6.5h Mercy \"ED charts\"",
    "mercy 2026-11-23 390 min, note: ED charts"
)]
#[case(
    "6.5h Mercy 99213-25 audit",
    "mercy 2026-11-23 390 min, note: 99213-25 audit"
)]
// Text is text, whatever it holds.
#[case(
    "6.5h Mercy <b>ED</b> 🎉 =SUM(A1) עברית",
    "mercy 2026-11-23 390 min, note: <b>ED</b> 🎉 =SUM(A1) עברית"
)]
#[case("6.5h 🎉", "mercy 2026-11-23 390 min, note: 🎉")]
#[case("6.5h\u{200b} Mercy\u{200b} yesterday", "mercy 2026-11-22 390 min")]
fn a_day_of_work(#[case] text: &str, #[case] expect: &str) {
    check(text, expect);
}

#[rstest]
#[case("6.5h \"Mercy", "! unbalanced_quote")]
#[case("\"Mercy", "! unbalanced_quote")]
#[case("ceu 1.5 \"Modifier 25", "! unbalanced_quote")]
#[case("ceu \"", "! unbalanced_quote")]
fn an_open_quote_is_the_only_problem_told(#[case] text: &str, #[case] expect: &str) {
    check(text, expect);
}

#[test]
fn a_line_of_over_a_thousand_characters_is_refused_whole() {
    let fits = format!("6.5h Mercy {}", "é".repeat(989));
    assert_eq!(
        fits.chars().count(),
        1_000,
        "the line is as long as is allowed"
    );
    assert!(
        world().read(Mode::Any, &fits).proposal.is_some(),
        "1,000 characters are read"
    );
    check(&format!("{fits}é"), "! text_too_long");
}

#[test]
fn a_newcomer_is_told_what_to_do_first() {
    newcomer().check("", "! empty");
    newcomer().check("6.5h Mercy", "! no_positions");
    newcomer().check("6.5h", "! no_positions");
    let understood = newcomer().read(Mode::Any, "6.5h Mercy");
    assert_eq!(
        understood.problems[0].message,
        "No position is recorded yet, so none called \"Mercy\". Add your employer or externship \
         as a position first, under Log",
        "the message names the word and the mend"
    );
}

#[test]
fn each_command_reads_only_its_own_lines() {
    world().check_in(Mode::Log, "6.5h Mercy", "mercy 2026-11-23 390 min");
    world().check_in(Mode::Log, "log 6.5h Mercy", "mercy 2026-11-23 390 min");
    world().check_in(Mode::Log, "ceu 1.5 Modifiers", "! unknown_place");
    world().check_in(
        Mode::Ceu,
        "1.5 Modifiers",
        "1.5 CEU \"Modifiers\" 2026-11-23, Webinar",
    );
    world().check_in(
        Mode::Ceu,
        "ceu 1.5 Modifiers",
        "1.5 CEU \"Modifiers\" 2026-11-23, Webinar",
    );
    world().check_in(Mode::Ceu, "", "! empty");
    world().check_in(Mode::Study, "2h mercy", "! unknown_course");
    world().check_in(
        Mode::Study,
        "2h icd-10-pcs",
        "study pcs-1 2026-11-23 120 min",
    );
    world().check_in(Mode::Study, "", "! empty");
}

#[test]
fn a_usual_day_at_a_position_that_is_gone_is_not_assumed() {
    let mut world = world();
    world.usual = Some(Usual {
        position: "gone".into(),
        minutes: 480,
    });
    world.check("", "! empty");
    world.usual = Some(Usual {
        position: "mercy".into(),
        minutes: 0,
    });
    world.check("", "! empty");
}

#[rstest]
#[case(&["6.5h", "Mercy Outpatient", "yesterday"], "6.5h \"Mercy Outpatient\" yesterday")]
#[case(&["6.5h", "mar 2", "Mercy"], "6.5h mar 2 Mercy")]
#[case(&["7h 30m", "Mercy"], "7h 30m Mercy")]
#[case(&["6.5h", "note: two words"], "6.5h note: two words")]
#[case(&["6.5h Mercy yesterday"], "6.5h Mercy yesterday")]
#[case(&["1.5", "The \"25\" modifier"], "1.5 \"The \\\"25\\\" modifier\"")]
#[case(&["6.5h", ""], "6.5h \"\"")]
fn words_of_a_command_line_get_their_quotes_back(#[case] words: &[&str], #[case] line: &str) {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    assert_eq!(join(&words), line, "the shell took the quotes away");
}

#[test]
fn a_quoted_title_keeps_its_quotes_and_backslashes() {
    let read = world().read(Mode::Ceu, r#"1 "The \"25\" modifier C:\x""#);
    assert_eq!(
        outcome(&read),
        r#"1 CEU "The \"25\" modifier C:\\x" 2026-11-23, Webinar"#,
        "only \\\" and \\\\ are marks"
    );
    world().check(
        "ceu 1 “Modifier 25”",
        "1 CEU \"Modifier 25\" 2026-11-23, Webinar",
    );
}
