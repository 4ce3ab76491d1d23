//! From when to when: `9am-5pm`, `8:00-16:30`, `22:00-06:00`, `8:00 AM to 4:30 PM`,
//! with a break taken off where one is said.
//!
//! A shift over midnight belongs to the day on which it began. Where it is not
//! clear which half of the day is meant, nothing is guessed: it is asked.

use super::QuickAddError;
use super::clock::{Clock, clock, half};
use super::durations::{self, is_counted};
use super::split::Word;

/// The minutes of a day.
const DAY: i32 = 24 * 60;

/// A shift found in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The words that say it, those of its break included.
    pub indices: Vec<usize>,
    /// What it is, or why it is none.
    pub shift: Result<Shift, QuickAddError>,
}

/// A stretch of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shift {
    /// The minute of the day at which it begins.
    from: i32,
    /// The minute at which it ends, on the next day where that is not later.
    to: i32,
    /// The break within, in minutes.
    pause: i32,
}

impl Shift {
    /// The time worked.
    pub fn minutes(self) -> i32 {
        let whole = (self.to - self.from).rem_euclid(DAY);
        (if whole == 0 { DAY } else { whole }) - self.pause
    }

    /// Whether it ends on the day after the one on which it began.
    pub fn over_midnight(self) -> bool {
        self.to <= self.from
    }

    /// `9:00 AM – 5:00 PM`, with its break and what midnight means.
    pub fn text(self) -> String {
        let mut text = format!("{} – {}", clock_text(self.from), clock_text(self.to));
        if self.pause > 0 {
            text.push_str(&format!(" less {} min", self.pause));
        }
        if self.over_midnight() {
            text.push_str(", on the day it began");
        }
        text
    }
}

fn clock_text(minute: i32) -> String {
    let (hour, minutes) = (minute / 60 % 24, minute % 60);
    let half = if hour < 12 { "AM" } else { "PM" };
    let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
    format!("{hour}:{minutes:02} {half}")
}

/// The first shift among the free words.
pub(super) fn find(words: &[Word<'_>], free: impl Fn(usize) -> bool) -> Option<Found> {
    let usable = |i: usize| i < words.len() && free(i) && !words[i].quoted;
    // `9-5` is a shift only where nothing else says the time: chapters run from 3 to 4, too.
    let alone = durations::find(words, &free).is_empty();
    (0..words.len()).filter(|&i| usable(i)).find_map(|at| {
        let run: Vec<&str> = (at..words.len())
            .take_while(|&i| usable(i))
            .take(6)
            .map(|i| words[i].key.as_str())
            .collect();
        let (length, from, to) = read(&run)?;
        let counts = run.get(length).is_some_and(|next| is_counted(next));
        if !says_clock(&[from, to]) && (!alone || counts) {
            return None;
        }
        let said = run[..length].join(" ");
        let mut indices: Vec<usize> = (at..at + length).collect();
        if at > 0 && usable(at - 1) && words[at - 1].key == "from" {
            indices.insert(0, at - 1);
        }
        let shift = resolve(from, to, &said).and_then(|shift| {
            let Some((pause, taken)) = pause(words, &usable, &indices) else {
                return Ok(shift);
            };
            indices.extend(taken);
            let shift = Shift { pause, ..shift };
            (shift.minutes() > 0)
                .then_some(shift)
                .ok_or(QuickAddError::HoursNotPositive { word: said })
        });
        Some(Found { indices, shift })
    })
}

/// The two times with which these words begin, and how many words say them.
fn read(run: &[&str]) -> Option<(usize, Clock, Clock)> {
    let joined = |word: &str| {
        let (from, to) = word.split_once(['-', '–', '—'])?;
        Some((clock(from)?, clock(to)?))
    };
    let halved = |at: usize| -> Option<(usize, Clock)> {
        let mut clock = clock(run.get(at)?)?;
        let half = run.get(at + 1).and_then(|word| half(word));
        if clock.half.is_none() && half.is_some() {
            clock.half = half;
            return Some((2, clock));
        }
        Some((1, clock))
    };
    if let Some((from, mut to)) = joined(run.first()?) {
        let half = run.get(1).and_then(|word| half(word));
        let more = usize::from(to.half.is_none() && half.is_some());
        if more == 1 {
            to.half = half;
        }
        return Some((1 + more, from, to));
    }
    let (first, from) = halved(0)?;
    // `8:00 AM-4:30 PM` is cut at its spaces: `AM-4:30`.
    if let Some((half_of, rest)) = run
        .get(first)
        .and_then(|word| word.split_once(['-', '–', '—']))
        && let (Some(half_of), Some(mut to)) = (half(half_of), clock(rest))
    {
        let from = Clock {
            half: Some(half_of),
            ..from
        };
        let half_to = run.get(first + 1).and_then(|word| half(word));
        let more = usize::from(to.half.is_none() && half_to.is_some());
        to.half = to.half.or(half_to);
        return Some((first + 1 + more, from, to));
    }
    let between = run.get(first)?;
    if !matches!(
        *between,
        "-" | "–" | "—" | "to" | "until" | "till" | "til" | "thru"
    ) {
        return None;
    }
    let (second, to) = halved(first + 1)?;
    Some((first + 1 + second, from, to))
}

/// Whether anything about the times says that they are times of day.
fn says_clock(times: &[Clock]) -> bool {
    times.iter().any(|time| time.half.is_some() || time.exact)
}

/// What the two times mean together, or the question.
fn resolve(from: Clock, to: Clock, said: &str) -> Result<Shift, QuickAddError> {
    let shift = |from, to| Ok(Shift { from, to, pause: 0 });
    let half_later = |from: i32, to: Clock| {
        let minute = to.hour % 12 * 60 + to.minute;
        // Within the next twelve hours: `9am-5`, `10pm-6`.
        let ahead = (minute - from).rem_euclid(DAY / 2);
        (from + if ahead == 0 { DAY / 2 } else { ahead }) % DAY
    };
    match (from.exactly(), to.exactly(), from.half, to.half) {
        (Some(from), Some(to), ..) => shift(from, to),
        (Some(from), None, Some(_), None) => shift(from, half_later(from, to)),
        (None, Some(to), None, Some(_)) => {
            let minute = from.hour % 12 * 60 + from.minute;
            let before = (to - minute).rem_euclid(DAY / 2);
            shift(
                (to - if before == 0 { DAY / 2 } else { before }).rem_euclid(DAY),
                to,
            )
        }
        // A clock of 24 hours, where it runs forward or both are written as one.
        _ if from.of_24() < to.of_24() && (to.hour > 12 || to.whole && from.whole) => {
            shift(from.of_24(), to.of_24())
        }
        _ if from.hour > 12 && to.whole => shift(from.of_24(), to.of_24()),
        _ => Err(QuickAddError::WhichHalf {
            word: said.to_owned(),
            example: example(from, to),
        }),
    }
}

/// `9am-5pm`: the likeliest reading, to be typed if it is right.
fn example(from: Clock, to: Clock) -> String {
    let text = |time: Clock, half: &str| match time.minute {
        0 => format!("{}{half}", time.hour),
        minute => format!("{}:{minute:02}{half}", time.hour),
    };
    let later = if to.of_24() > from.of_24() && to.hour != 12 {
        "am"
    } else {
        "pm"
    };
    format!("{}-{}", text(from, "am"), text(to, later))
}

/// The break that these words take off, in minutes, and the words that say so:
/// `minus 30 min`, `less 1h lunch`, `30 minute lunch`, `with a half hour break`.
fn pause(
    words: &[Word<'_>],
    usable: &impl Fn(usize) -> bool,
    taken: &[usize],
) -> Option<(i32, Vec<usize>)> {
    let key = |i: usize| (usable(i) && !taken.contains(&i)).then(|| words[i].key.as_str());
    let leads = |key: &str| {
        matches!(
            key,
            "minus" | "less" | "without" | "w/o" | "with" | "w/" | "unpaid" | "-" | "a" | "an"
        )
    };
    let takes_off = |key: &str| matches!(key, "minus" | "less" | "without" | "w/o" | "unpaid");
    let is_break = |key: &str| matches!(key, "break" | "lunch" | "lunchbreak" | "meal" | "unpaid");
    (0..words.len()).find_map(|at| {
        let run: Vec<&str> = (at..words.len()).map_while(key).take(4).collect();
        let (length, minutes) = match run.as_slice() {
            ["half", "hour" | "hr", ..] => (2, 30),
            ["half-hour", ..] => (1, 30),
            ["an" | "one", "hour", ..] => (2, 60),
            run => {
                let (length, minutes) = durations::with_unit(run)?;
                (length, minutes.ok()?)
            }
        };
        if key(at + length).is_some_and(is_counted) {
            return None;
        }
        let mut indices: Vec<usize> = (at..at + length).collect();
        let mut said = false;
        let mut before = at;
        while before > 0 && key(before - 1).is_some_and(leads) {
            before -= 1;
            said |= key(before).is_some_and(takes_off);
            indices.push(before);
        }
        let mut behind = at + length;
        while key(behind).is_some_and(is_break) {
            indices.push(behind);
            behind += 1;
            said = true;
        }
        said.then_some((minutes, indices))
    })
}
