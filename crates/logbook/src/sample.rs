//! A believable logbook at any scale.

use chrono::NaiveDate;
use milepost_core::facts::Facts;

/// The scale of the sample when none is asked for.
pub const DEFAULT_SAMPLE_SCALE: u32 = 600;

/// The seed of the sample that the program offers.
pub const SAMPLE_SEED: u64 = 2026;

/// A sample of about `scale` facts as of `today`; the same arguments always give the same facts.
pub fn sample(scale: u32, today: NaiveDate, seed: u64) -> Facts {
    let _ = (scale, today, seed);
    unimplemented!()
}
