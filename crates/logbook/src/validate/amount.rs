//! Numbers within their bounds.

use std::ops::RangeInclusive;

use milepost_core::amounts::{Ceus, dollars_text, hours_text};

use crate::error::Invalid;

/// The most CEUs of one credit.
const MOST_CEUS: Ceus = Ceus::whole(200);

/// The most money in one fact: $100,000.
const MOST_CENTS: i32 = 10_000_000;

/// The most pay for an hour or a year: $1,000,000.
const MOST_PAY: i32 = 100_000_000;

/// The time of one entry.
pub(super) fn day_minutes(minutes: i32) -> Result<(), Invalid> {
    match minutes {
        1..=LONGEST_DAY => Ok(()),
        0 => Err(Invalid::new(
            "minutes",
            "it is 0; type how long it was, or remove the entry",
        )),
        ..0 => Err(Invalid::new(
            "minutes",
            format!(
                "{} is below zero; type how long it was",
                hours_text(minutes)
            ),
        )),
        _ => Err(Invalid::new(
            "minutes",
            format!(
                "a day has 24 h, not {}; type 24 h or less",
                hours_text(minutes)
            ),
        )),
    }
}

/// A longer time, where there is one.
pub(super) fn minutes(field: &'static str, minutes: Option<i32>, most: i32) -> Result<(), Invalid> {
    match minutes {
        Some(minutes) if !(0..=most).contains(&minutes) => Err(Invalid::new(
            field,
            format!(
                "{} isn't between 0 and {}",
                hours_text(minutes),
                hours_text(most)
            ),
        )),
        _ => Ok(()),
    }
}

/// A credit's CEUs, where they are known.
pub(super) fn ceus(field: &'static str, amount: Option<Ceus>) -> Result<(), Invalid> {
    match amount {
        Some(amount) if amount <= Ceus::ZERO || amount > MOST_CEUS => Err(Invalid::new(
            field,
            format!("one credit can't be {amount} CEU; type more than 0 and at most {MOST_CEUS}"),
        )),
        _ => Ok(()),
    }
}

/// What an issuer's tracker asks for, where it is known.
pub(super) fn tracker(field: &'static str, amount: Option<Ceus>) -> Result<(), Invalid> {
    match amount {
        Some(amount) if amount < Ceus::ZERO || amount > MOST_CEUS => Err(Invalid::new(
            field,
            format!("no tracker asks for {amount} CEU; type 0 to {MOST_CEUS}"),
        )),
        _ => Ok(()),
    }
}

/// Money, where it is known.
pub(super) fn cents(field: &'static str, cents: Option<i32>) -> Result<(), Invalid> {
    match cents {
        Some(cents) if !(0..=MOST_CENTS).contains(&cents) => Err(Invalid::new(
            field,
            format!(
                "{} isn't between $0 and {}",
                dollars_text(cents),
                dollars_text(MOST_CENTS)
            ),
        )),
        _ => Ok(()),
    }
}

/// Pay for an hour or a year, where it is known.
pub(super) fn pay(field: &'static str, cents: Option<i32>) -> Result<(), Invalid> {
    match cents {
        Some(cents) if !(0..=MOST_PAY).contains(&cents) => Err(Invalid::new(
            field,
            format!(
                "{} isn't between $0 and {}",
                dollars_text(cents),
                dollars_text(MOST_PAY)
            ),
        )),
        _ => Ok(()),
    }
}

/// A number within bounds, where there is one.
pub(super) fn within(
    field: &'static str,
    number: Option<i32>,
    bounds: RangeInclusive<i32>,
) -> Result<(), Invalid> {
    match number {
        Some(number) if !bounds.contains(&number) => Err(Invalid::new(
            field,
            format!(
                "{number} isn't between {} and {}",
                bounds.start(),
                bounds.end()
            ),
        )),
        _ => Ok(()),
    }
}

/// The longest day, in minutes.
pub(crate) const LONGEST_DAY: i32 = 24 * 60;
