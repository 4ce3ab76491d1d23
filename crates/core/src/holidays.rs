//! The legal public holidays of the United States.
//!
//! They are those that 5 U.S.C. § 6103(a) lists, since the Uniform Monday Holiday
//! Act took effect in 1971; the Office of Personnel Management publishes each
//! year's dates (<https://www.opm.gov/policy-data-oversight/pay-leave/federal-holidays/>).
//! A holiday on a Saturday is observed on the Friday before (§ 6103(b)), one on a
//! Sunday on the Monday after (Executive Order 11582). An employer may keep other
//! days: this is a help in filling a range, never a judgement.

use chrono::{Datelike, NaiveDate, Weekday};

/// A holiday and when it falls.
struct Holiday {
    name: &'static str,
    falls: Falls,
    /// The first year in which it is kept so.
    since: i32,
    /// The last one, where it was moved later.
    until: i32,
}

/// The day of the year on which a holiday falls.
enum Falls {
    /// On one date.
    On(u32, u32),
    /// On the first, second, … of a weekday in a month.
    Nth(u32, Weekday, u8),
    /// On the last of a weekday in a month.
    Last(u32, Weekday),
}

/// The year in which the holidays of Mondays took effect.
const FIRST_YEAR: i32 = 1971;

const HOLIDAYS: [Holiday; 12] = [
    always("New Year's Day", Falls::On(1, 1)),
    Holiday {
        name: "Birthday of Martin Luther King, Jr.",
        falls: Falls::Nth(1, Weekday::Mon, 3),
        since: 1986,
        until: i32::MAX,
    },
    always("Washington's Birthday", Falls::Nth(2, Weekday::Mon, 3)),
    always("Memorial Day", Falls::Last(5, Weekday::Mon)),
    Holiday {
        name: "Juneteenth",
        falls: Falls::On(6, 19),
        since: 2021,
        until: i32::MAX,
    },
    always("Independence Day", Falls::On(7, 4)),
    always("Labor Day", Falls::Nth(9, Weekday::Mon, 1)),
    always("Columbus Day", Falls::Nth(10, Weekday::Mon, 2)),
    Holiday {
        name: "Veterans Day",
        falls: Falls::Nth(10, Weekday::Mon, 4),
        since: FIRST_YEAR,
        until: 1977,
    },
    Holiday {
        name: "Veterans Day",
        falls: Falls::On(11, 11),
        since: 1978,
        until: i32::MAX,
    },
    always("Thanksgiving Day", Falls::Nth(11, Weekday::Thu, 4)),
    always("Christmas Day", Falls::On(12, 25)),
];

const fn always(name: &'static str, falls: Falls) -> Holiday {
    Holiday {
        name,
        falls,
        since: FIRST_YEAR,
        until: i32::MAX,
    }
}

/// The federal holiday that is on a day or observed on it; none on other days, and
/// none before 1971.
///
/// ```
/// use chrono::NaiveDate;
/// use milepost_core::holidays::federal_holiday;
///
/// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
/// assert_eq!(federal_holiday(day(2026, 7, 3)), Some("Independence Day"), "observed on Friday");
/// assert_eq!(federal_holiday(day(2026, 11, 30)), None);
/// ```
pub fn federal_holiday(date: NaiveDate) -> Option<&'static str> {
    let observed = match date.weekday() {
        Weekday::Fri => date.succ_opt(),
        Weekday::Mon => date.pred_opt(),
        _ => None,
    };
    on(date).or_else(|| {
        observed
            .filter(|day| matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
            .and_then(on)
    })
}

/// The holiday that falls on a day.
fn on(date: NaiveDate) -> Option<&'static str> {
    HOLIDAYS
        .iter()
        .find(|holiday| {
            (holiday.since..=holiday.until).contains(&date.year())
                && holiday.falls.in_year(date.year()) == Some(date)
        })
        .map(|holiday| holiday.name)
}

impl Falls {
    fn in_year(&self, year: i32) -> Option<NaiveDate> {
        match *self {
            Falls::On(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Falls::Nth(month, weekday, nth) => {
                NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth)
            }
            Falls::Last(month, weekday) => [5, 4]
                .into_iter()
                .find_map(|nth| NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(year: i32) -> Vec<String> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
        first
            .iter_days()
            .take_while(|day| day.year() == year)
            .filter_map(|day| {
                federal_holiday(day).map(|name| format!("{} {name}", day.format("%b %-d")))
            })
            .collect()
    }

    /// OPM's list of 2026: Independence Day is a Saturday and observed on the Friday.
    #[test]
    fn the_year_2026_is_as_opm_publishes_it() {
        assert_eq!(
            of(2026),
            [
                "Jan 1 New Year's Day",
                "Jan 19 Birthday of Martin Luther King, Jr.",
                "Feb 16 Washington's Birthday",
                "May 25 Memorial Day",
                "Jun 19 Juneteenth",
                "Jul 3 Independence Day",
                "Jul 4 Independence Day",
                "Sep 7 Labor Day",
                "Oct 12 Columbus Day",
                "Nov 11 Veterans Day",
                "Nov 26 Thanksgiving Day",
                "Dec 25 Christmas Day",
            ],
            "the day itself is a holiday too, for who works on Saturdays"
        );
    }

    /// OPM's list of 2009 (before Juneteenth), and the two Mondays after a Sunday.
    #[test]
    fn earlier_years_keep_their_own_holidays() {
        let names_2009 = of(2009).join(", ");
        assert!(!names_2009.contains("Juneteenth"), "{names_2009}");
        assert!(
            names_2009.contains("Jul 3 Independence Day"),
            "{names_2009}"
        );
        assert!(
            of(2023).contains(&"Jan 2 New Year's Day".to_owned()),
            "Jan 1, 2023 was a Sunday"
        );
        assert!(
            of(2021).contains(&"Dec 31 New Year's Day".to_owned()),
            "of the year to come"
        );
        assert!(
            of(1975).contains(&"Oct 27 Veterans Day".to_owned()),
            "until 1977 a Monday"
        );
        assert!(of(1985).iter().all(|it| !it.contains("King")), "since 1986");
        assert!(
            of(1970).iter().all(|it| it.contains("New Year")),
            "earlier years aren't known"
        );
    }

    /// A century of years: each holiday is once a year, and on a working day once.
    #[test]
    fn every_year_has_its_holidays_on_working_days() {
        for year in 1972..=2071 {
            let expected = match year {
                ..=1985 => 9,
                1986..=2020 => 10,
                _ => 11,
            };
            let first = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
            let kept: Vec<NaiveDate> = first
                .iter_days()
                .take_while(|day| day.year() == year)
                .filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
                .filter(|day| federal_holiday(*day).is_some())
                .collect();
            // New Year's Day is observed in the year before when it is a Saturday.
            let is_saturday = |year| {
                NaiveDate::from_ymd_opt(year, 1, 1).is_some_and(|day| day.weekday() == Weekday::Sat)
            };
            let moved =
                usize::from(is_saturday(year + 1)) + expected - usize::from(is_saturday(year));
            assert_eq!(kept.len(), moved, "{year}: {kept:?}");
        }
    }
}
