//! Figures of pay: what ships is sound, and what is unsound is refused by name.

use milepost_core::pay::{
    AmountError, Pay, PayError, PayUnit, Place, Point, Points, read_pay, yearly,
};
use rstest::rstest;

const SHIPPED: &str = include_str!("../figures/pay.toml");

#[test]
fn every_area_of_massachusetts_has_a_figure_for_coders() {
    let pay = Pay::embedded();
    for area in pay.areas() {
        let newest = pay.newest(area, "29-2072");
        let newest = newest.unwrap_or_else(|| panic!("{} has none", area.name));
        assert_eq!(
            newest.month, "2025-05",
            "{}: the newest comes first",
            area.name
        );
        assert_eq!(newest.annual.published().count(), 5, "{}", area.name);
    }
    let state = pay.find_area("ma").next().expect("the state has a key");
    let newest = pay.newest(state, "29-2072").expect("a figure");
    assert_eq!(newest.annual.mean, Some(6_156_000), "P1: $61,560 a year");
    assert_eq!(newest.hourly_mean, Some(2_959), "P1: $29.59 an hour");
    let months: Vec<&str> = pay
        .history(state, "29-2072")
        .map(|figure| figure.month.as_str())
        .collect();
    assert_eq!(months, ["2025-05", "2023-05", "2021-05", "2018-05"]);
}

#[rstest]
#[case("boston", &["boston"])]
#[case("Boston-Cambridge", &["boston"])]
#[case("us", &["us"])]
#[case("MA", &["ma"])]
#[case("massachusetts", &["ma"])]
#[case("town", &["amherst", "barnstable"])]
#[case("denver", &[])]
fn an_area_is_found_by_its_words(#[case] words: &str, #[case] keys: &[&str]) {
    let found: Vec<&str> = Pay::embedded()
        .find_area(words)
        .map(|area| area.key.as_str())
        .collect();
    assert_eq!(found, keys);
}

/// Massachusetts, May 2025, in dollars.
#[rstest]
#[case(40_000, Place::Below { point: Point::P10 })]
#[case(43_960, Place::At { point: Point::P10 })]
#[case(46_000, Place::Between { low: Point::P10, high: Point::P25 })]
#[case(65_642, Place::Between { low: Point::Median, high: Point::P75 })]
#[case(81_620, Place::At { point: Point::P90 })]
#[case(90_000, Place::Above { point: Point::P90 })]
fn an_amount_lies_between_published_points(#[case] dollars: i32, #[case] place: Place) {
    let pay = Pay::embedded();
    let state = pay.find_area("ma").next().expect("the state");
    let points = pay.newest(state, "29-2072").expect("a figure").annual;
    assert_eq!(points.place(dollars * 100), Some(place));
}

#[test]
fn a_point_that_is_not_published_is_left_out() {
    let points = Points {
        p25: Some(100),
        p75: Some(300),
        ..Points::default()
    };
    let between = Place::Between {
        low: Point::P25,
        high: Point::P75,
    };
    assert_eq!(points.place(200), Some(between), "no median is made up");
    assert_eq!(points.place(50), Some(Place::Below { point: Point::P25 }));
    assert_eq!(
        Points::default().place(200),
        None,
        "a mean alone places nothing"
    );
}

#[rstest]
#[case(3_300, PayUnit::Hour, None, Some(6_864_000))]
#[case(3_300, PayUnit::Hour, Some(30 * 60), Some(5_148_000))]
#[case(6_800_000, PayUnit::Year, None, Some(6_800_000))]
#[case(i32::MAX, PayUnit::Hour, None, None)]
fn an_hour_counts_as_the_bureau_counts_it(
    #[case] amount: i32,
    #[case] unit: PayUnit,
    #[case] weekly_minutes: Option<i32>,
    #[case] cents: Option<i32>,
) {
    assert_eq!(yearly(amount, unit, weekly_minutes), cents);
}

/// Each change of the shipped file must be noticed.
#[rstest]
#[case("p25 = 48170", "p25 = 43960", "percentiles don't rise")]
#[case("hourly_mean = 29.59", "hourly_mean = 92.59", "differ")]
#[case("hourly_mean = 29.59", "hourly_mean = 29.591", "no pay for an hour")]
#[case("mean = 61560", "mean = 61560000", "no pay for a year")]
#[case("jobs_rse = 5.6", "jobs_rse = 5.66", "no percentage")]
#[case("month = \"2025-05\"", "month = \"2025-5\"", "YYYY-MM")]
#[case("area = \"ma\"", "area = \"maine\"", "no such area")]
#[case(
    "occupation = \"29-2072\"",
    "occupation = \"29-2071\"",
    "no such occupation"
)]
#[case("sources = [\"P1\"]", "sources = []", "no source")]
#[case("sources = [\"P1\"]", "sources = [\"P9\"]", "no source P9")]
#[case("checked_on = \"2026-11-30\"", "checked_on = \"11/30/2026\"", "no day")]
#[case("bls.29-2072.boston.2025", "bls.29-2072.ma.2025", "stands twice")]
#[case("area = \"boston\"", "area = \"ma\"", "says this, too")]
#[case("certainty = \"published\"", "certainty = \"sure\"", "unknown variant")]
fn what_does_not_hold_together_is_refused(
    #[case] from: &str,
    #[case] to: &str,
    #[case] reason: &str,
) {
    assert!(SHIPPED.contains(from), "the shipped file has {from}");
    let refused = Pay::read(&SHIPPED.replacen(from, to, 1)).map(|_| ());
    let message = refused
        .as_ref()
        .map_or_else(PayError::to_string, |()| String::new());
    assert!(message.contains(reason), "{to}: {refused:?}");
}

#[rstest]
#[case("$33/hour", 3_300, PayUnit::Hour)]
#[case("33.5 an hour", 3_350, PayUnit::Hour)]
#[case("$33.25 / hr.", 3_325, PayUnit::Hour)]
#[case("$68,000 a year", 6_800_000, PayUnit::Year)]
#[case("68k/yr", 6_800_000, PayUnit::Year)]
#[case("$62.5k annually", 6_250_000, PayUnit::Year)]
#[case("68000 per year", 6_800_000, PayUnit::Year)]
fn pay_is_read_as_people_write_it(#[case] text: &str, #[case] cents: i32, #[case] unit: PayUnit) {
    assert_eq!(read_pay(text), Ok((cents, unit)));
}

#[rstest]
#[case("33", "$33")]
#[case("$68,000", "$68,000")]
#[case("68k", "$68,000")]
fn the_size_of_an_amount_does_not_say_its_unit(#[case] text: &str, #[case] said: &str) {
    assert_eq!(read_pay(text), Err(AmountError::NoUnit(said.to_owned())));
}

#[rstest]
#[case("")]
#[case("$")]
#[case("a lot / hour")]
#[case("6,80/hour")]
#[case("33,5/hour")]
#[case("1.234/hour")]
#[case("33/week")]
#[case("0/hour")]
#[case("99999999999/year")]
#[case("33/hour or year")]
fn what_is_not_an_amount_is_refused(#[case] text: &str) {
    assert!(
        matches!(read_pay(text), Err(AmountError::NotAnAmount(_))),
        "{text}"
    );
}
