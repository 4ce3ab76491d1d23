//! A pace as two rates: that of a slower and that of a quicker stretch.

use chrono::NaiveDate;

use crate::dates::{add_days, days_between};

/// How a record is cut into stretches, and how much of it is needed.
pub(super) struct Measure {
    /// Days in a bucket.
    pub bucket: i32,
    /// Buckets in a stretch; stretches overlap, a new one begins with each bucket.
    pub stretch: usize,
    /// The most buckets that are looked back.
    pub most: usize,
    /// The least buckets since the first record.
    pub least: usize,
    /// The least number of records.
    pub records: usize,
}

/// Half a year's and a year's worth of stretches of three months, for CEUs.
pub(super) const MONTHLY: Measure = Measure {
    bucket: 30,
    stretch: 3,
    most: 24,
    least: 8,
    records: 5,
};

/// Stretches of four weeks, for study time.
pub(super) const WEEKLY: Measure = Measure {
    bucket: 7,
    stretch: 4,
    most: 26,
    least: 8,
    records: 8,
};

/// What the user does in a stretch: the lower and the upper quartile of them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pace {
    /// The amount of a slower stretch.
    pub slow: i64,
    /// The amount of a quicker stretch.
    pub quick: i64,
    /// Days in a stretch.
    pub days: i64,
    /// How many stretches were looked at.
    pub stretches: usize,
}

/// The pace of a record up to a day; none where it says too little.
pub(super) fn pace(records: &[(NaiveDate, i64)], as_of: NaiveDate, by: &Measure) -> Option<Pace> {
    let past = || records.iter().filter(|(on, _)| *on <= as_of);
    let first = past().map(|(on, _)| *on).min()?;
    // Whole buckets back from the date of assessment to the first record.
    let age = days_between(first, as_of) + 1;
    let buckets = usize::try_from(age / by.bucket).unwrap_or(0).min(by.most);
    if buckets < by.least || past().count() < by.records {
        return None;
    }
    let mut sums = vec![0i64; buckets];
    for (on, amount) in past() {
        let back = usize::try_from(days_between(*on, as_of) / by.bucket).unwrap_or(usize::MAX);
        if let Some(sum) = sums.get_mut(back) {
            *sum += amount;
        }
    }
    let mut stretches: Vec<i64> = sums
        .windows(by.stretch)
        .map(|window| window.iter().sum())
        .collect();
    stretches.sort_unstable();
    let last = stretches.len().checked_sub(1)?;
    Some(Pace {
        slow: stretches[last / 4],
        quick: stretches[last - last / 4],
        days: i64::from(by.bucket) * i64::try_from(by.stretch).unwrap_or(1),
        stretches: stretches.len(),
    })
}

impl Pace {
    /// The days on which an amount is done at the quicker and at the slower
    /// pace; none where nothing was done in a quicker stretch.
    pub fn reaches(&self, amount: i64, as_of: NaiveDate) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let from = after(as_of, amount, self.quick, self.days)?;
        Some((from, after(as_of, amount, self.slow, self.days)))
    }

    /// What is done within some days at the slower and at the quicker pace.
    pub fn within(&self, days: i64) -> (i64, i64) {
        (self.slow * days / self.days, self.quick * days / self.days)
    }
}

/// Years ahead beyond which a forecast says nothing.
const MOST_YEARS_AHEAD: i64 = 20;

fn after(as_of: NaiveDate, amount: i64, rate: i64, per: i64) -> Option<NaiveDate> {
    if rate <= 0 {
        return None;
    }
    let days = (amount * per + rate - 1) / rate;
    let days = i32::try_from(days).ok()?;
    (i64::from(days) <= MOST_YEARS_AHEAD * 366).then(|| add_days(as_of, days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn d(text: &str) -> NaiveDate {
        text.parse().expect("a test date is a date")
    }

    /// One record of `amount` every `every` days, `count` times, the last on `as_of`.
    fn steady(as_of: NaiveDate, every: i32, count: i32, amount: i64) -> Vec<(NaiveDate, i64)> {
        (0..count)
            .map(|at| (add_days(as_of, -every * at), amount))
            .collect()
    }

    #[test]
    fn a_steady_record_gives_one_rate() {
        let as_of = d("2026-11-23");
        let pace = pace(&steady(as_of, 30, 13, 150), as_of, &MONTHLY).expect("a year is enough");
        assert_eq!(
            (pace.slow, pace.quick),
            (450, 450),
            "1.5 in each of three months, in every stretch"
        );
        let (from, to) = pace.reaches(900, as_of).expect("something is done");
        assert_eq!(
            (from, to),
            (d("2027-05-22"), Some(d("2027-05-22"))),
            "9 more take 180 days at 4.5 in 90 days"
        );
    }

    #[test]
    fn an_uneven_record_gives_a_range() {
        let as_of = d("2026-11-23");
        let mut records = steady(as_of, 30, 6, 200);
        records.extend(steady(add_days(as_of, -180), 30, 6, 50));
        let pace = pace(&records, as_of, &MONTHLY).expect("a year is enough");
        assert!(pace.slow < pace.quick, "the older half is slower: {pace:?}");
    }

    #[rstest]
    #[case::too_young(30, 7)]
    #[case::too_few(60, 4)]
    fn says_nothing_below_its_measure(#[case] every: i32, #[case] count: i32) {
        let as_of = d("2026-11-23");
        assert_eq!(
            pace(&steady(as_of, every, count, 100), as_of, &MONTHLY),
            None,
            "eight months and five records are asked for"
        );
    }

    #[test]
    fn what_is_planned_is_no_pace() {
        let as_of = d("2026-11-23");
        let mut records = steady(as_of, 30, 13, 150);
        let plain = pace(&records, as_of, &MONTHLY);
        records.push((add_days(as_of, 1), 10_000));
        assert_eq!(
            pace(&records, as_of, &MONTHLY),
            plain,
            "only what was done says how one works"
        );
    }
}
