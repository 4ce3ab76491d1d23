//! What must hold for every logbook, whatever is in it.

mod odd;
mod seed;
mod unsaid;

use chrono::{Datelike, NaiveDate};
use milepost_core::amounts::Ceus;
use milepost_core::assess::{assess, ceus_for_minutes};
use milepost_core::dates::{add_days, add_months, months_end};
use milepost_core::facts::{Credential, Credit, Facts, IssuerAccount, Letter, Position};
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::{BucketRole, CycleState, Outcome, Standing, Test, Weight};
use proptest::prelude::*;

use odd::{any_credit, any_date, any_facts};
use seed::other_each_time;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a test date exists")
}

fn judge(facts: &Facts, as_of: NaiveDate) -> Standing {
    assess(facts, Rulebook::embedded(), as_of)
}

fn aapc_member(renewal_month: u8, due_day: Option<u8>, earned_on: NaiveDate) -> Facts {
    Facts {
        accounts: vec![IssuerAccount {
            id: "a".into(),
            issuer: "AAPC".into(),
            renewal_month: Some(renewal_month),
            due_day,
            ..IssuerAccount::default()
        }],
        credentials: vec![Credential {
            id: "c".into(),
            issuer: "AAPC".into(),
            code: "CPC".into(),
            earned_on: Some(earned_on),
            ..Credential::default()
        }],
        ..Facts::default()
    }
}

/// Every renewal month, every day of 40 years: the cycle in which the day lies
/// is two years long, ends in the renewal month, and in a year of its parity.
#[test]
fn every_day_lies_in_one_aapc_cycle_of_the_right_parity() {
    for month in 1..=12u8 {
        let facts = aapc_member(month, None, date(2000, 1, 1));
        let mut day = date(2004, 1, 1);
        while day < date(2044, 1, 1) {
            let standing = judge(&facts, day);
            let open: Vec<_> = standing
                .cycles
                .iter()
                .filter(|cycle| cycle.state == CycleState::Open)
                .collect();
            assert_eq!(
                open.len(),
                1,
                "{day}, renewal month {month}: one cycle is open"
            );
            let (from, due) = (open[0].starts_on.date, open[0].due_on.date);
            assert!(
                from <= day && day <= due,
                "{day} lies within {from} – {due}"
            );
            assert_eq!(
                due.month(),
                u32::from(month),
                "{due} lies in the renewal month"
            );
            let parity = u32::try_from(due.year()).expect("a year of our time") % 2;
            assert_eq!(
                parity,
                u32::from(month) % 2,
                "odd months are due in odd years: {due}"
            );
            assert_eq!(
                add_months(from, 24),
                add_days(due, 1),
                "{from} – {due} is two years"
            );
            day = add_days(day, 29);
        }
    }
}

/// Cycles follow one another without a gap or an overlap.
#[test]
fn aapc_cycles_follow_one_another() {
    for month in 1..=12u8 {
        for due_day in [None, Some(1), Some(15), Some(29), Some(31)] {
            let standing = judge(
                &aapc_member(month, due_day, date(1999, 3, 7)),
                date(2040, 2, 29),
            );
            let cycles = &standing.cycles;
            assert!(cycles.len() > 18, "forty years hold twenty cycles");
            for pair in cycles.windows(2) {
                let next = add_days(pair[0].due_on.date, 1);
                assert_eq!(
                    pair[1].starts_on.date, next,
                    "no day is lost between two cycles"
                );
            }
        }
    }
}

/// Whatever the day of the award, AHIMA's first cycle begins with it (or the
/// day after, under the older rule) and contains the months that the rule says.
#[test]
fn ahima_first_cycles_begin_with_the_award() {
    let mut awarded = date(2010, 1, 1);
    while awarded < date(2034, 1, 1) {
        let facts = Facts {
            credentials: vec![Credential {
                id: "c".into(),
                issuer: "AHIMA".into(),
                code: "CCS".into(),
                earned_on: Some(awarded),
                ..Credential::default()
            }],
            ..Facts::default()
        };
        let standing = judge(&facts, awarded);
        let first = &standing.cycles[0];
        let (from, due) = (first.starts_on.date, first.due_on.date);
        if awarded <= date(2020, 12, 31) {
            assert_eq!(
                from,
                add_days(awarded, 1),
                "the older rule begins on the day after"
            );
            assert_eq!(
                due,
                date(awarded.year() + 2, 12, 31),
                "and has two full calendar years"
            );
        } else {
            assert_eq!(
                from, awarded,
                "the newer rule begins on the day of the award"
            );
            assert_eq!(due, months_end(awarded, 24), "and lasts two years");
        }
        awarded = add_days(awarded, 1);
    }
}

/// The 2014 guide, for every length up to ten hours.
#[test]
fn minutes_become_ceus_by_the_hour() {
    for minutes in 0..=600 {
        let expect = minutes / 60 + i32::from(minutes % 60 >= 45);
        let amount = ceus_for_minutes(minutes, 60, 45);
        assert_eq!(amount, Ceus::whole(expect), "{minutes} minutes");
    }
}

/// A test names the field that answers it as the facts format does.
#[test]
fn a_letters_items_are_fields_of_a_letter() {
    let facts = Facts {
        credentials: vec![Credential {
            id: "c".into(),
            issuer: "AAPC".into(),
            code: "CPC".into(),
            apprentice: true,
            ..Credential::default()
        }],
        positions: vec![Position {
            id: "p".into(),
            ..Position::default()
        }],
        letters: vec![Letter {
            id: "l".into(),
            position: "p".into(),
            ..Letter::default()
        }],
        ..Facts::default()
    };
    let fields = serde_json::to_value(&facts.letters[0]).expect("a letter is JSON");
    // Across every list that AAPC has had.
    for year in 2015..=2026 {
        let standing = judge(&facts, date(year, 11, 23));
        let letter = &standing.apprentice[0].letters[0];
        let named: Vec<String> = letter
            .tests
            .iter()
            .filter_map(|test| test.field.as_ref().map(ToString::to_string))
            .collect();
        assert_eq!(
            i32::try_from(named.len()),
            Ok(letter.asked),
            "{year}: each item that is asked is answered by a field"
        );
        for field in named {
            assert!(
                fields.get(&field).is_some(),
                "{year}: a letter has the field {field}"
            );
        }
    }
}

/// A day in words with its month behind it, as in "30" and "Nov".
fn day_first(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let words: Vec<&str> = text.split(' ').collect();
    words.windows(2).find_map(|pair| {
        let is_day = matches!(pair[0].parse::<u8>(), Ok(1..=31));
        let is_month = MONTHS.iter().any(|name| pair[1].starts_with(name));
        (is_day && is_month).then(|| pair.join(" "))
    })
}

proptest! {
    #![proptest_config(other_each_time(400))]

    /// Odd facts give results and problems, never a failure; and the sums hold together.
    #[test]
    fn sums_hold_together_whatever_the_facts(facts in any_facts(), as_of in any_date()) {
        let standing = judge(&facts, as_of);
        for cycle in &standing.cycles {
            let due = cycle.due_on.date;
            prop_assert!(cycle.starts_on.date <= due, "a cycle starts before it ends");
            prop_assert!(cycle.counted <= cycle.earned, "{due}: no more counts than is earned");
            prop_assert_eq!(cycle.needed, cycle.required.amount.less(cycle.counted));
            prop_assert!(cycle.proven <= cycle.counted, "{}: proof is of what counts", due);
            prop_assert_eq!(cycle.surplus.movable + cycle.surplus.lost, cycle.surplus.amount);
            let counted: Ceus =
                cycle.credits.iter().filter(|c| !c.planned).map(|c| c.counted).sum();
            prop_assert_eq!(counted, cycle.counted, "the ledger adds up to the figure");
            for bucket in &cycle.buckets {
                prop_assert!(bucket.counted <= cycle.counted, "a bucket is inside the total");
                if bucket.role == BucketRole::Minimum {
                    prop_assert_eq!(bucket.needed, bucket.required.less(bucket.counted));
                    prop_assert_eq!(bucket.met, bucket.needed == Ceus::ZERO);
                }
            }
            if cycle.complete {
                prop_assert!(cycle.least.is_none(), "complete means nothing is left");
            }
            for credit in &cycle.credits {
                prop_assert!(credit.counts || credit.counted == Ceus::ZERO, "what counts not, counts for nothing");
                prop_assert!(!(credit.counts && credit.tests.iter().any(|t| t.rules_out())));
                let undecided = |t: &Test| t.weight == Weight::Counts && t.outcome == Outcome::Unknown;
                let why = cycle.credentials.is_empty() || credit.tests.iter().any(|t| t.rules_out() || undecided(t));
                prop_assert!(credit.counts || why, "what doesn't count says why");
                prop_assert!(!credit.tests.is_empty(), "each credit says why");
            }
        }
        for apprentice in &standing.apprentice {
            prop_assert_eq!(apprentice.options.len(), 3);
            prop_assert_eq!(apprentice.met, apprentice.options.iter().any(|option| option.met));
            prop_assert!(apprentice.work.verified_months <= apprentice.work.worked_months);
            for option in &apprentice.options {
                prop_assert_eq!(option.met, option.lacks.is_empty(), "unmet options say what they lack");
                for part in &option.parts {
                    prop_assert_eq!(part.met, part.lacks.is_none(), "{} says what it lacks", part.name);
                }
            }
        }
    }

    /// The order in which facts are listed says nothing.
    #[test]
    fn the_order_of_facts_does_not_matter(facts in any_facts(), as_of in any_date()) {
        let mut turned = facts.clone();
        turned.credits.reverse();
        turned.entries.reverse();
        turned.courses.reverse();
        let (one, other) = (judge(&facts, as_of), judge(&turned, as_of));
        prop_assert_eq!(one.cycles, other.cycles);
        prop_assert_eq!(
            one.apprentice.iter().map(|a| (a.met, &a.options)).collect::<Vec<_>>(),
            other.apprentice.iter().map(|a| (a.met, &a.options)).collect::<Vec<_>>()
        );
    }

    /// A credit of another title never takes anything away.
    #[test]
    fn one_more_credit_never_counts_less(facts in any_facts(), credit in any_credit(), as_of in any_date()) {
        let mut more = facts.clone();
        more.credits.push(Credit { id: "new".into(), title: "something of its own".into(), index_number: None, ..credit });
        let (before, after) = (judge(&facts, as_of), judge(&more, as_of));
        for cycle in before.cycles.iter().filter(|cycle| cycle.issuer.as_str() == "AAPC") {
            let same = after.cycles.iter().find(|other| {
                other.issuer == cycle.issuer && other.due_on.date == cycle.due_on.date
            });
            if let Some(same) = same {
                prop_assert!(same.counted >= cycle.counted, "{}", cycle.due_on.date);
            }
        }
    }

    /// Whatever is said of whatever facts, its days are written as Americans write them.
    #[test]
    fn no_words_name_a_day_before_its_month(facts in any_facts(), as_of in any_date()) {
        let words = serde_json::to_string(&judge(&facts, as_of)).expect("a standing is JSON");
        prop_assert_eq!(day_first(&words), None);
    }

    /// Months worked are never more than the calendar has between the first and the last day.
    #[test]
    fn overlapping_work_is_counted_once(work in prop::collection::vec((0i32..900, 1i32..500), 1..6)) {
        let base = date(2020, 1, 1);
        let mut facts = Facts::default();
        facts.credentials.push(Credential { id: "c".into(), issuer: "AAPC".into(), code: "CPC".into(), apprentice: true, ..Credential::default() });
        let (mut first, mut last) = (NaiveDate::MAX, NaiveDate::MIN);
        for (at, (start, length)) in work.iter().enumerate() {
            let (from, to) = (add_days(base, *start), add_days(base, start + length));
            first = first.min(from);
            last = last.max(to);
            facts.positions.push(Position {
                id: format!("p{at}").as_str().into(), employer: format!("E{at}"),
                starts_on: Some(from), ends_on: Some(to), ..Position::default()
            });
        }
        let standing = judge(&facts, date(2030, 1, 1));
        let work = &standing.apprentice[0].work;
        let most = milepost_core::dates::Span::new(first, last).expect("in order").months_and_days().0;
        prop_assert!(work.worked_months <= most, "{} of at most {most}", work.worked_months);
        prop_assert_eq!(work.verified_months, 0, "without letters nothing is verified");
    }
}
