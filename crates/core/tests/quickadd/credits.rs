//! Lines about continuing education: `ceu <n> [topic] <title> [date] [idx number]`.

use milepost_core::quickadd::Mode;
use rstest::rstest;

use crate::world::{check, world};

#[rstest]
#[case(
    "ceu 1.5 modifier 25 webinar mar 2",
    "1.5 CEU \"modifier 25 webinar\" 2026-03-02, Webinar"
)]
#[case("1 CEU webinar 14 Nov", "1 CEU \"webinar\" 2026-11-14, Webinar")]
#[case("ceu 1 Modifier 25", "1 CEU \"Modifier 25\" 2026-11-23, Webinar")]
#[case(
    "ceu mar 2 1.5 Modifier 25",
    "1.5 CEU \"Modifier 25\" 2026-03-02, Webinar"
)]
#[case("ceu 2 mar 14 Modifiers", "2 CEU \"Modifiers\" 2026-03-14, Webinar")]
#[case(
    "ceu 14 nov 1.5 Modifiers",
    "1.5 CEU \"Modifiers\" 2026-11-14, Webinar"
)]
#[case("ceu webinar 1.5 mar 2", "1.5 CEU \"webinar\" 2026-03-02, Webinar")]
#[case("ceu 200 Everything", "200 CEU \"Everything\" 2026-11-23, Webinar")]
// A title in quotes is taken word for word, and so is a day inside it.
#[case(
    "ceu 1 \"Friday, 2 mar: 3 CEU for $5\" 3/2/2026",
    "1 CEU \"Friday, 2 mar: 3 CEU for $5\" 2026-03-02, Webinar"
)]
// Of several days the one at the end, or else at the beginning, is the day.
#[case(
    "ceu 1 Monday morning coding mar 2",
    "1 CEU \"Monday morning coding\" 2026-03-02, Webinar"
)]
// The dash is part of a title here.
#[case(
    "ceu 1 Coding - part 2 mar 2",
    "1 CEU \"Coding - part 2\" 2026-03-02, Webinar"
)]
#[case(
    "ceu 1 Coding note: ask Ana",
    "1 CEU \"Coding\" 2026-11-23, Webinar, note: ask Ana"
)]
#[case(
    "ceu 1 <script>alert(1)</script> 🎉",
    "1 CEU \"<script>alert(1)</script> 🎉\" 2026-11-23, Webinar"
)]
fn a_credit(#[case] text: &str, #[case] expect: &str) {
    check(text, expect);
}

#[rstest]
#[case("modifier 25 webinar", "Webinar")]
#[case("modifier 25", "Webinar")]
#[case("E/M workshop", "Workshop")]
#[case("regional conference session", "Conference")]
#[case("chapter meeting", "ChapterMeeting")]
#[case("Boston chapter webinar", "ChapterMeeting")]
#[case("magazine quiz", "MagazineQuiz")]
#[case("officer quiz", "OfficerQuiz")]
#[case("CMS MLN web training", "CmsTraining")]
fn the_title_tells_the_sort_of_activity(#[case] title: &str, #[case] kind: &str) {
    check(
        &format!("ceu 1 {title}"),
        &format!("1 CEU {title:?} 2026-11-23, {kind}"),
    );
    check(
        &format!("ceu 1 {title:?}"),
        &format!("1 CEU {title:?} 2026-11-23, {kind}"),
    );
}

#[rstest]
// A topic or a credential with which a title begins is added and stays in the title, which
// must match the certificate; some credentials bring their topic.
#[case("audit tools", "\"audit tools\"", ", on auditing")]
#[case("auditing E/M pitfalls", "\"auditing E/M pitfalls\"", ", on auditing")]
#[case(
    "practice management Pay plans",
    "\"practice management Pay plans\"",
    ", on practice management"
)]
#[case(
    "interventional Stents",
    "\"interventional Stents\"",
    ", on interventional radiology"
)]
#[case(
    "cpma E/M pitfalls",
    "\"cpma E/M pitfalls\"",
    ", on auditing, for CPMA"
)]
#[case(
    "CPC cpma E/M pitfalls",
    "\"CPC cpma E/M pitfalls\"",
    ", on auditing, for CPC, for CPMA"
)]
#[case("cgsc Hernia", "\"cgsc Hernia\"", ", for CGSC")]
#[case("compliance", "\"compliance\"", "")]
#[case("E/M auditing basics", "\"E/M auditing basics\"", "")]
// As a tag they stand anywhere, in a title in quotes they are part of it.
#[case(
    "E/M pitfalls #auditing #cpco",
    "\"E/M pitfalls\"",
    ", on auditing, on compliance, for CPCO"
)]
#[case(
    "\"Compliance week\" #documentation",
    "\"Compliance week\"",
    ", on documentation"
)]
#[case("E/M pitfalls #free", "\"E/M pitfalls\"", ", note: #free")]
fn topics_and_credentials(#[case] words: &str, #[case] title: &str, #[case] more: &str) {
    check(
        &format!("ceu 1 {words}"),
        &format!("1 CEU {title} 2026-11-23, Webinar{more}"),
    );
}

#[rstest]
#[case("idx 12345ABC", ", idx 12345ABC")]
#[case("idx:12345ABC", ", idx 12345ABC")]
#[case("index 12345", ", idx 12345")]
#[case("$25", ", 2500 cents")]
#[case("$12.50", ", 1250 cents")]
#[case("for $1,200", ", 120000 cents")]
#[case("60min", ", 60 min")]
#[case("90 minutes", ", 90 min")]
#[case("idx 12345ABC 60 min $25", ", idx 12345ABC, 60 min, 2500 cents")]
fn index_number_length_and_cost(#[case] words: &str, #[case] more: &str) {
    check(
        &format!("ceu 1 Modifiers {words} mar 2"),
        &format!("1 CEU \"Modifiers\" 2026-03-02, Webinar{more}"),
    );
    check(
        &format!("ceu 1 {words} Modifiers"),
        &format!("1 CEU \"Modifiers\" 2026-11-23, Webinar{more}"),
    );
}

#[rstest]
#[case("ceu Modifiers", "! amount_missing")]
#[case("ceu modifier 25 webinar", "! amount_missing")]
#[case("ceu -1 Modifiers", "! amount_not_positive")]
#[case("ceu 0 Modifiers", "! amount_not_positive")]
#[case("ceu -99999999999 Modifiers", "! amount_not_positive")]
#[case("ceu 1000 Modifiers", "! amount_too_large")]
#[case("ceu 1,000 Modifiers", "! amount_too_large")]
#[case("ceu 200.01 Modifiers", "! amount_too_large")]
#[case("ceu 99999999999999 Modifiers", "! amount_too_large")]
#[case("ceu 1.555 Modifiers", "! amount_unreadable")]
#[case("ceu 1,5 Modifiers", "! decimal_comma")]
#[case("ceu 2 May conference", "! which_day")]
#[case("ceu 1 chapter meeting May", "! which_day")]
#[case("ceu 1..5 Modifiers", "! amount_unreadable")]
#[case("ceu 1e3 Modifiers", "! amount_unreadable")]
#[case("ceu 1.5", "! title_missing")]
#[case("ceu 1.5 mar 2", "! title_missing")]
#[case("ceu 1.5 \"\"", "! title_missing")]
#[case("ceu", "! amount_missing, title_missing")]
#[case("ceu 1 Modifiers idx", "! index_missing")]
#[case("ceu 1 Modifiers idx 1 idx 2", "! second_part")]
#[case("ceu 1 Modifiers $5 $6", "! second_part")]
#[case("ceu 1 Modifiers $1.005", "! cost_unreadable")]
#[case("ceu 1 Modifiers $99999999", "! cost_unreadable")]
#[case("ceu 1 Modifiers feb 30", "! impossible_date")]
#[case("ceu 1 Modifiers 20226-03-02", "! year_out_of_range")]
fn no_credit(#[case] text: &str, #[case] expect: &str) {
    check(text, expect);
}

#[test]
fn a_length_stands_for_an_amount_that_the_certificate_does_not_give() {
    check(
        "ceu 60min AHIMA hour",
        "\"AHIMA hour\" 2026-11-23, Webinar, 60 min, by Ahima",
    );
    // Hours in front are a length, and no CEUs with a title of hours.
    check(
        "ceu 2 hours HCC webinar",
        "\"HCC webinar\" 2026-11-23, Webinar, 120 min",
    );
}

#[test]
fn says_how_to_mend_it() {
    let message = |text: &str| world().read(Mode::Any, text).problems[0].message.clone();
    assert_eq!(
        message("ceu 1,000 Modifiers"),
        "\"1,000\" CEUs is too many for one credit: at most 200. Write the number on the \
         certificate, such as 1.5"
    );
    assert_eq!(
        message("ceu Modifiers"),
        "How many CEUs? Write the number first: ceu 1.5 and then the title"
    );
}
