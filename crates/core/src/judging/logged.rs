//! Minutes that were logged, by what they were logged for.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

/// Minutes by a position's or a course's id.
#[derive(Default, Clone)]
pub(crate) struct Logged<'a> {
    sums: Vec<Sum<'a>>,
    places: FxHashMap<&'a str, usize>,
    last: usize,
}

#[derive(Clone)]
struct Sum<'a> {
    id: &'a str,
    minutes: i32,
}

impl<'a> Logged<'a> {
    /// Adds up what was logged; minutes after `until` are planned and not added.
    pub fn of(
        logged: impl Iterator<Item = (&'a str, NaiveDate, i32)>,
        until: NaiveDate,
    ) -> Logged<'a> {
        let mut all = Logged::default();
        for (id, on, minutes) in logged {
            let sum = all.sum_of(id);
            if on <= until {
                sum.minutes = sum.minutes.saturating_add(minutes);
            }
        }
        all
    }

    /// Minutes that were logged for this one up to the date of assessment.
    pub fn minutes(&self, id: &str) -> i32 {
        self.places.get(id).map_or(0, |at| self.sums[*at].minutes)
    }

    fn sum_of(&mut self, id: &'a str) -> &mut Sum<'a> {
        // Most entries are for what the one before was for.
        if self.sums.get(self.last).is_none_or(|sum| sum.id != id) {
            self.last = *self.places.entry(id).or_insert_with(|| {
                self.sums.push(Sum { id, minutes: 0 });
                self.sums.len() - 1
            });
        }
        &mut self.sums[self.last]
    }
}
