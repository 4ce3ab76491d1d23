//! Times of day as people type them: `9am`, `8:00`, `0800`, `noon`.

/// Which half of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Morning,
    Evening,
}

/// A time of day as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub hour: i32,
    pub minute: i32,
    pub half: Option<Half>,
    /// Whether its hour has two figures, as on a 24-hour clock.
    pub whole: bool,
    /// Whether its minutes were written.
    pub exact: bool,
}

impl Clock {
    /// The minute of the day, where it can mean only one.
    pub fn exactly(self) -> Option<i32> {
        let of_half = |hour: i32, half: Half| match half {
            Half::Morning => hour % 12,
            Half::Evening => hour % 12 + 12,
        };
        match self.half {
            Some(half) => Some(of_half(self.hour, half) * 60 + self.minute),
            None if self.hour > 12 || self.hour == 0 => Some(self.hour * 60 + self.minute),
            None => None,
        }
    }

    /// The minute of the day on a clock of 24 hours.
    pub fn of_24(self) -> i32 {
        self.hour * 60 + self.minute
    }
}

/// Whether the word is a time of day by itself: `9am`, `5pm`, `16:30-17:00`.
pub(super) fn time_of_day(word: &str) -> Option<()> {
    if let Some((from, to)) = word.split_once(['-', '–', '—']) {
        let (from, to) = (clock(from)?, clock(to)?);
        return (from.half.or(to.half).is_some() || word.contains(':')).then_some(());
    }
    clock(word)?.half.map(|_| ())
}

/// Whether the word says which half of the day: `am`, `p.m`.
pub(super) fn is_half(word: &str) -> bool {
    half(word).is_some() && word.len() > 1
}

pub(super) fn half(word: &str) -> Option<Half> {
    match word {
        "a" | "am" | "a.m" | "a.m." => Some(Half::Morning),
        "p" | "pm" | "p.m" | "p.m." => Some(Half::Evening),
        _ => None,
    }
}

/// `9`, `9am`, `8:00`, `0800`, `16:30`, `noon`, `midnight`.
pub(super) fn clock(word: &str) -> Option<Clock> {
    let at = |hour, half| Clock {
        hour,
        minute: 0,
        half,
        whole: false,
        exact: false,
    };
    match word {
        "noon" => return Some(at(12, Some(Half::Evening))),
        "midnight" => return Some(at(12, Some(Half::Morning))),
        _ => {}
    }
    let end = word
        .find(|c: char| !c.is_ascii_digit() && c != ':')
        .unwrap_or(word.len());
    let (figures, rest) = word.split_at(end);
    let half = match rest {
        "" => None,
        rest => Some(half(rest)?),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let exact = figures.len() > 2;
    let (hour, minute, whole) = match figures.split_once(':') {
        Some((hour, minute)) if digits(hour) && digits(minute) => (hour, minute, hour.len() == 2),
        None if figures.len() == 4 && digits(figures) => (&figures[..2], &figures[2..], true),
        None if figures.len() <= 2 && digits(figures) => (figures, "00", false),
        _ => return None,
    };
    let is_clock = hour.len() <= 2 && minute.len() == 2;
    let (hour, minute): (i32, i32) = (hour.parse().ok()?, minute.parse().ok()?);
    let fits = hour <= 24 && minute < 60 && (hour < 24 || minute == 0);
    let fits_half = half.is_none() || (1..=12).contains(&hour);
    (is_clock && fits && fits_half).then_some(Clock {
        hour: hour % 24,
        minute,
        half,
        whole,
        exact,
    })
}
