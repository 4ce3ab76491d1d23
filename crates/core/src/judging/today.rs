//! The judges' one door to the day of the question: whether a day has come, or is over.
//!
//! A judge needs it to say what is done and what is only planned, which cycle runs, and
//! how far something is past. What is due, and how urgent, is said by the list of
//! obligations alone.

use chrono::NaiveDate;

use super::context::AssessContext;
use crate::dates::days_between;

impl AssessContext<'_> {
    /// Whether a day has come: it is the day of the question, or before it.
    pub fn has_come(&self, on: NaiveDate) -> bool {
        on <= self.as_of
    }

    /// Whether a day has passed.
    pub fn is_over(&self, on: NaiveDate) -> bool {
        on < self.as_of
    }

    /// Whether a day lies ahead, at most so many days.
    pub fn is_within(&self, on: NaiveDate, days: i32) -> bool {
        (0..=days).contains(&self.days_until(on))
    }

    /// Days from the day of the question to a day; below zero once it has passed.
    pub fn days_until(&self, on: NaiveDate) -> i32 {
        days_between(self.as_of, on)
    }

    /// Days from a day to the day of the question; below zero while it lies ahead.
    pub fn days_since(&self, on: NaiveDate) -> i32 {
        days_between(on, self.as_of)
    }
}
