//! Seeded chance, so that a sample is the same on every machine.

use chrono::{NaiveDate, NaiveTime};

/// A small generator (SplitMix64): every seed gives its own row of numbers.
pub(super) struct Dice {
    state: u64,
    ids: u64,
}

impl Dice {
    pub(super) fn new(seed: u64) -> Dice {
        Dice {
            state: seed,
            ids: 0,
        }
    }

    /// A number below `sides`.
    pub(super) fn below(&mut self, sides: u64) -> u64 {
        self.next() % sides.max(1)
    }

    /// Whether something happens that happens once in `times`.
    pub(super) fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// One of several.
    pub(super) fn one_of<T: Copy>(&mut self, several: &[T]) -> T {
        let at = usize::try_from(self.below(several.len() as u64)).unwrap_or(0);
        several[at]
    }

    /// An id as if it had been given on the day.
    pub(super) fn id<T: for<'a> From<&'a str>>(&mut self, date: NaiveDate) -> T {
        self.ids += 1;
        let start = date.and_time(NaiveTime::MIN).and_utc().timestamp_millis();
        let millis = u64::try_from(start).unwrap_or(0) + self.ids % 86_400_000;
        let mut bytes = [0; 10];
        bytes[..8].copy_from_slice(&self.next().to_be_bytes());
        bytes[8..].copy_from_slice(&self.next().to_be_bytes()[..2]);
        let id = uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid();
        T::from(id.to_string().as_str())
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}
