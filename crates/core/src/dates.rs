//! Arithmetic on civil dates: months, spans of days, and unions of spans.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use specta::Type;

/// The date `months` calendar months after (or, below zero, before) `date`.
/// A day that the target month lacks becomes its last day.
///
/// ```
/// use chrono::NaiveDate;
/// use milepost_core::dates::add_months;
///
/// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
/// assert_eq!(add_months(day(2028, 2, 29), 12), day(2029, 2, 28));
/// ```
pub fn add_months(date: NaiveDate, months: i32) -> NaiveDate {
    let by = Months::new(months.unsigned_abs());
    let moved = if months < 0 {
        date.checked_sub_months(by)
    } else {
        date.checked_add_months(by)
    };
    moved.unwrap_or(date)
}

/// The last day of so many months that begin on a day: the day before the same day of
/// the month, and where that month is too short, its last day. No months at all end on
/// the day before they begin; below zero, on the day before they began so long ago.
///
/// ```
/// use chrono::NaiveDate;
/// use milepost_core::dates::months_end;
///
/// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
/// assert_eq!(months_end(day(2025, 6, 1), 24), day(2027, 5, 31));
/// ```
pub fn months_end(from: NaiveDate, months: i32) -> NaiveDate {
    let same = add_months(from, months);
    if same.day() < from.day() {
        same
    } else {
        add_days(same, -1)
    }
}

/// The date `days` days after (or, below zero, before) `date`.
pub fn add_days(date: NaiveDate, days: i32) -> NaiveDate {
    let by = Days::new(u64::from(days.unsigned_abs()));
    let moved = if days < 0 {
        date.checked_sub_days(by)
    } else {
        date.checked_add_days(by)
    };
    moved.unwrap_or(date)
}

/// How long it is between two days, in the unit that tells: days below 60, then calendar
/// months to the nearest one, years where they are whole: "45 days", "7 months", "a year".
pub(crate) fn span_words(one: NaiveDate, other: NaiveDate) -> String {
    const HALF_A_MONTH: i32 = 15;
    let (from, to) = (one.min(other), one.max(other));
    let days = days_between(from, to);
    if days < 60 {
        return crate::text::counted(days, "day", "days");
    }
    let about =
        (to.year() - from.year()) * 12 + to.month0().cast_signed() - from.month0().cast_signed();
    let whole = match add_months(from, about) > to {
        true => about - 1,
        false => about,
    };
    let rest = days_between(add_months(from, whole), to);
    let months = whole + i32::from(rest > HALF_A_MONTH);
    match (months % 12, months / 12) {
        (0, 1) => "a year".to_owned(),
        (0, years) => format!("{years} years"),
        _ => format!("{months} months"),
    }
}

/// Days from `from` to `to`; below zero when `to` is earlier.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i32 {
    i32::try_from(to.signed_duration_since(from).num_days()).unwrap_or(i32::MAX)
}

/// The last day of a month, or none when the month is not 1 to 12.
pub fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some(add_days(add_months(first, 1), -1))
}

/// The given day of a month, or the month's last day where it has fewer.
pub fn day_of_month(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).or_else(|| last_of_month(year, month))
}

/// Whether two dates lie in the same month of the same year.
pub fn same_month(a: NaiveDate, b: NaiveDate) -> bool {
    (a.year(), a.month()) == (b.year(), b.month())
}

/// A month of a year, where its day is not known: `2027-03`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Type)]
#[specta(transparent)]
pub struct Month(#[specta(type = String)] NaiveDate);

impl Month {
    /// The month in which a day lies.
    pub fn of(day: NaiveDate) -> Month {
        Month(day.with_day(1).unwrap_or(day))
    }

    /// The first day.
    pub fn first(self) -> NaiveDate {
        self.0
    }

    /// The last day.
    pub fn last(self) -> NaiveDate {
        add_days(add_months(self.0, 1), -1)
    }

    /// "March 2027".
    pub fn in_words(self) -> String {
        self.0.format("%B %Y").to_string()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m"))
    }
}

impl FromStr for Month {
    type Err = String;

    fn from_str(text: &str) -> Result<Month, String> {
        let month = match text.split_once('-') {
            Some((year, month)) if year.len() == 4 && month.len() == 2 => {
                let both = (year.parse().ok(), month.parse().ok());
                match both {
                    (Some(year), Some(month)) if (1900..=2200).contains(&year) => {
                        NaiveDate::from_ymd_opt(year, month, 1)
                    }
                    _ => None,
                }
            }
            _ => None,
        };
        month
            .map(Month)
            .ok_or_else(|| format!("\"{text}\" isn't a month. Write it as 2027-03."))
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Month, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Month {
    fn schema_name() -> Cow<'static, str> {
        "Month".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$" })
    }
}

/// Writes a day for people: `May 31, 2027`. No other code writes a day in words.
pub fn day(date: NaiveDate) -> String {
    date.format("%b %-d, %Y").to_string()
}

/// Writes a day whose year is clear from what stands beside it: `May 31`.
pub fn day_in_year(date: NaiveDate) -> String {
    date.format("%b %-d").to_string()
}

/// Writes a day that is near: `Mon, Nov 30`.
pub fn weekday_and_day(date: NaiveDate) -> String {
    date.format("%a, %b %-d").to_string()
}

/// Writes a day with its weekday, so that a wrong one is seen: `Mon, Nov 30, 2026`.
pub fn full_day(date: NaiveDate) -> String {
    date.format("%a, %b %-d, %Y").to_string()
}

/// Writes a month: `Nov 2025`.
pub fn month_and_year(date: NaiveDate) -> String {
    date.format("%b %Y").to_string()
}

/// Writes a month in full: `November 2025`.
pub fn full_month(date: NaiveDate) -> String {
    date.format("%B %Y").to_string()
}

/// Writes the name of a weekday: `Monday`.
pub fn weekday_name(date: NaiveDate) -> String {
    date.format("%A").to_string()
}

/// Writes the name of a day's month: `November`.
pub fn month_name(date: NaiveDate) -> String {
    date.format("%B").to_string()
}

/// Writes the days from one to another, each part of the date once where it is the same:
/// `Nov 9 – 13, 2026`, `Jul 1 – Nov 30, 2025`, `Jun 1, 2025 – May 31, 2027`.
///
/// ```
/// use chrono::NaiveDate;
/// use milepost_core::dates::days;
///
/// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
/// assert_eq!(days(day(2026, 11, 9), day(2026, 11, 13)), "Nov 9 – 13, 2026");
/// ```
pub fn days(from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        day(from)
    } else if same_month(from, to) {
        format!("{} – {}, {}", day_in_year(from), to.day(), to.year())
    } else if from.year() == to.year() {
        format!("{} – {}", day_in_year(from), day(to))
    } else {
        format!("{} – {}", day(from), day(to))
    }
}

/// A stretch of days, first and last included. It is never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    from: NaiveDate,
    to: NaiveDate,
}

impl Span {
    /// The span from the first to the last day, or none when they are in the wrong order.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Option<Span> {
        (from <= to).then_some(Span { from, to })
    }

    /// The first day.
    pub fn from(self) -> NaiveDate {
        self.from
    }

    /// The last day.
    pub fn to(self) -> NaiveDate {
        self.to
    }

    /// Whether a day lies in it.
    pub fn contains(self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }

    /// What two spans share.
    pub fn intersection(self, other: Span) -> Option<Span> {
        Span::new(self.from.max(other.from), self.to.min(other.to))
    }

    /// Its length as whole calendar months and the days beyond them.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use milepost_core::dates::Span;
    ///
    /// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    /// let span = Span::new(day(2025, 1, 15), day(2026, 3, 20)).unwrap();
    /// assert_eq!(span.months_and_days(), (14, 6));
    /// ```
    pub fn months_and_days(self) -> (i32, i32) {
        let between = (self.to.year() - self.from.year()) * 12 + self.to.month() as i32
            - self.from.month() as i32;
        // No more than one month more than the names of the months say can be whole.
        let months = (0..=between + 1)
            .rev()
            .find(|months| months_end(self.from, *months) <= self.to)
            .unwrap_or(0);
        (months, days_between(months_end(self.from, months), self.to))
    }
}

/// The union of spans: sorted, without overlap, and joined where they touch.
pub fn union(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.from <= add_days(last.to, 1) => last.to = last.to.max(span.to),
            _ => joined.push(span),
        }
    }
    joined
}

/// Days that make a month when left-over days of separate spans are put
/// together: the longest month, so that one span alone never gains by it.
const DAYS_IN_A_POOLED_MONTH: i32 = 31;

/// The length of separate spans as whole months and days: whole months of each
/// span, and left-over days put together at 31 to the month.
pub fn total_months_and_days(spans: &[Span]) -> (i32, i32) {
    let (months, days) = spans
        .iter()
        .map(|span| span.months_and_days())
        .fold((0, 0), |(m, d), (months, days)| (m + months, d + days));
    (
        months + days / DAYS_IN_A_POOLED_MONTH,
        days % DAYS_IN_A_POOLED_MONTH,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countdowns_are_in_the_unit_that_tells() {
        let between = |from: &str, to: &str| {
            let on = |day: &str| day.parse().expect("a date");
            span_words(on(from), on(to))
        };
        assert_eq!(between("2026-11-30", "2027-01-28"), "59 days");
        assert_eq!(between("2026-11-30", "2027-06-30"), "7 months");
        assert_eq!(between("2025-11-30", "2026-11-30"), "a year");
        assert_eq!(between("2026-11-30", "2025-11-30"), "a year", "either way");
        assert_eq!(between("2024-02-29", "2025-02-28"), "a year");
        assert_eq!(between("2026-12-09", "2028-08-31"), "21 months");
    }

    use proptest::prelude::*;
    use rstest::rstest;

    fn d(text: &str) -> NaiveDate {
        text.parse().expect("a test date is a date")
    }

    fn span(from: &str, to: &str) -> Span {
        Span::new(d(from), d(to)).expect("a test span is in order")
    }

    /// Every first day of eight years with every number of months up to ten years.
    #[test]
    fn so_many_months_are_so_many_months() {
        for from in d("2023-01-01")
            .iter_days()
            .take_while(|it| *it < d("2031-01-01"))
        {
            assert_eq!(months_end(from, 0), add_days(from, -1), "{from}");
            for months in 1..=120 {
                let end = months_end(from, months);
                let next = add_months(from, months);
                let expect = if next.day() == from.day() {
                    add_days(next, -1)
                } else {
                    next
                };
                assert_eq!(end, expect, "{months} months from {from}");
                let counted = |to| Span::new(from, to).map(Span::months_and_days);
                assert_eq!(
                    counted(end),
                    Some((months, 0)),
                    "{months} months from {from}"
                );
                assert_eq!(
                    counted(add_days(end, -1)).map(|it| it.0),
                    match end {
                        end if end == from => None,
                        _ => Some(months - 1),
                    },
                    "{months} months from {from}, a day short"
                );
            }
        }
    }

    #[rstest]
    #[case::two_years_to_the_day("2023-03-15", "2025-03-14", (24, 0))]
    #[case::a_day_short("2023-03-15", "2025-03-13", (23, 27))]
    #[case::a_calendar_year("2024-01-01", "2024-12-31", (12, 0))]
    #[case::one_day("2024-02-29", "2024-02-29", (0, 1))]
    #[case::leap_february("2024-02-01", "2024-02-29", (1, 0))]
    #[case::from_a_31st("2025-01-31", "2025-02-28", (1, 0))]
    #[case::a_day_short_of_a_short_month("2025-01-31", "2025-02-27", (0, 28))]
    #[case::six_months_from_the_31st_of_august("2025-08-31", "2026-02-28", (6, 0))]
    #[case::two_years_from_a_leap_day("2024-02-29", "2026-02-28", (24, 0))]
    fn counts_whole_months(#[case] from: &str, #[case] to: &str, #[case] expect: (i32, i32)) {
        assert_eq!(span(from, to).months_and_days(), expect);
    }

    #[rstest]
    #[case::one_day("2026-11-09", "2026-11-09", "Nov 9, 2026")]
    #[case::one_month("2026-11-09", "2026-11-13", "Nov 9 – 13, 2026")]
    #[case::one_year("2025-07-01", "2025-11-30", "Jul 1 – Nov 30, 2025")]
    #[case::two_years("2025-06-01", "2027-05-31", "Jun 1, 2025 – May 31, 2027")]
    #[case::the_same_month_of_two_years("2025-06-01", "2026-06-30", "Jun 1, 2025 – Jun 30, 2026")]
    fn writes_days_as_americans_do(#[case] from: &str, #[case] to: &str, #[case] expect: &str) {
        assert_eq!(days(d(from), d(to)), expect);
    }

    #[test]
    fn every_full_month_of_a_century_is_one_month() {
        for year in 1950..2051 {
            for month in 1..=12 {
                let first = NaiveDate::from_ymd_opt(year, month, 1).expect("a month has a first");
                let last = last_of_month(year, month).expect("a month has a last day");
                let length = Span::new(first, last)
                    .expect("first is before last")
                    .months_and_days();
                assert_eq!(length, (1, 0), "{first} to {last} is one calendar month");
            }
        }
    }

    #[test]
    fn from_any_day_of_a_century_the_day_before_its_anniversary_ends_twelve_months() {
        let mut date = d("1950-01-01");
        while date < d("2050-01-01") {
            let last = months_end(date, 12);
            let (months, _) = Span::new(date, last)
                .expect("a year is in order")
                .months_and_days();
            assert_eq!(months, 12, "{date} to {last} is a year");
            date = add_days(date, 1);
        }
    }

    #[test]
    fn touching_and_overlapping_spans_join() {
        let joined = union(vec![
            span("2024-07-01", "2024-12-31"),
            span("2024-01-01", "2024-06-30"),
            span("2024-03-01", "2024-04-30"),
            span("2025-02-01", "2025-02-28"),
        ]);
        assert_eq!(
            joined,
            vec![
                span("2024-01-01", "2024-12-31"),
                span("2025-02-01", "2025-02-28")
            ]
        );
    }

    #[test]
    fn left_over_days_are_put_together() {
        let spans = [
            span("2024-01-01", "2024-01-20"),
            span("2024-03-01", "2024-03-15"),
        ];
        assert_eq!(
            total_months_and_days(&spans),
            (1, 4),
            "20 and 15 days are a month and 4 days"
        );
    }

    proptest! {
        #[test]
        fn a_union_covers_exactly_the_days_of_its_spans(
            raw in prop::collection::vec((0i32..400, 0i32..60), 0..12)
        ) {
            let base = d("2024-01-01");
            let spans: Vec<Span> = raw.iter()
                .filter_map(|&(start, length)| Span::new(add_days(base, start), add_days(base, start + length)))
                .collect();
            let joined = union(spans.clone());
            for offset in -1..470 {
                let day = add_days(base, offset);
                let before = spans.iter().any(|s| s.contains(day));
                let after = joined.iter().filter(|s| s.contains(day)).count();
                prop_assert_eq!(after, usize::from(before), "{} must lie in one joined span or none", day);
            }
        }
    }
}
