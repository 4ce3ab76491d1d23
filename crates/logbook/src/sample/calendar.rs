//! The story's days, moved on with the day on which the sample is seen.

use chrono::{Datelike, Months, NaiveDate};

/// The story's days: written as of November 2026, and moved on with the day on
/// which the sample is seen.
pub(crate) struct Calendar {
    /// The day on which the sample is seen.
    pub today: NaiveDate,
    moved: Months,
}

impl Calendar {
    /// The day as of which the story is written.
    const WRITTEN: (i32, u32, u32) = (2026, 11, 23);

    /// The month of the story's AAPC renewal.
    const RENEWAL: (i32, u32) = (2027, 5);

    /// Moves the story by the most whole months up to today that leave the renewal
    /// in a year that AAPC asks for: odd months in odd years, even in even ones.
    pub(super) fn of(today: NaiveDate) -> Calendar {
        let (year, month, day) = Self::WRITTEN;
        let began = u32::from(today.day() < day);
        let months = (today.year() - year) * 12 + today.month().cast_signed() - month.cast_signed();
        let months = u32::try_from(months).unwrap_or(0).saturating_sub(began);
        let moved = (0..=months)
            .rev()
            .find(|&months| renews_after(months))
            .unwrap_or(0);
        Calendar {
            today,
            moved: Months::new(moved),
        }
    }

    /// A day of the story.
    pub(super) fn day(&self, year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day)
            .and_then(|day| day.checked_add_months(self.moved))
            .unwrap_or_else(|| unreachable!("BUG: the story has a day {year}-{month}-{day}"))
    }

    /// The month of the AAPC renewal, 1 to 12.
    pub(super) fn renewal_month(&self) -> u8 {
        let (year, month) = Self::RENEWAL;
        u8::try_from(self.day(year, month, 1).month()).unwrap_or(5)
    }
}

fn renews_after(months: u32) -> bool {
    let (year, month) = Calendar::RENEWAL;
    let renewal = year.unsigned_abs() * 12 + month - 1 + months;
    (renewal / 12) % 2 == (renewal % 12 + 1) % 2
}
