//! `meet <title> by <organizer> [date] [6pm] [online] [1.5 ceu] [$15]`.

use super::super::line::Line;
use super::super::{Context, Kind, Proposal, QuickAddError, Role, Understood, ceu, clock};
use super::parts::{nearest, read_date_as, take_word};
use crate::amounts::{Ceus, dollars_text};
use crate::career::Doing;
use crate::civil_time::CivilTime;
use crate::dates::full_day;
use crate::facts::{Meeting, MeetingState, OrganizerKind};
use crate::pay::read_pay;

pub(super) fn meet(mut line: Line<'_>, context: &Context<'_>) -> Understood {
    let amount = read_ceus(&mut line);
    let cost = read_cost(&mut line);
    let on = read_date_as(&mut line, context.today, |line, day| {
        nearest(line, day, context.today)
    });
    let at = read_time(&mut line);
    let town = take_word(&mut line, &["online"]).then(|| "online".to_owned());
    let note = line.take_note(&[]);
    let free = line.free_words();
    let by = free
        .iter()
        .position(|&index| line.words[index].key == "by" && !line.words[index].quoted);
    let (title, organizer) = match by {
        Some(at) => (&free[..at], &free[at..]),
        None => (&free[..], &free[..0]),
    };
    let said: String = line.said(&free).to_lowercase();
    let (named, organizer_kind) = organizer_of(&said);
    let organizer_words = match organizer.get(1..) {
        Some(words) if !words.is_empty() => Some(line.said(words)),
        _ => named.map(str::to_owned),
    };
    let title_words = line.said(title);
    if title.is_empty() {
        line.problem(&QuickAddError::TitleMissing, &[]);
    } else {
        line.typed(Role::Title, title, title_words.clone());
    }
    match &organizer_words {
        Some(words) if !organizer.is_empty() => {
            line.typed(Role::Place, organizer, format!("by {words}"));
        }
        Some(words) => line.assumed(Role::Place, format!("by {words}")),
        None => line.problem(&QuickAddError::OrganizerMissing, organizer),
    }
    if on.is_none() && !line.has(Role::Date) {
        line.assumed(Role::Date, full_day(context.today));
    }
    let meeting = Meeting {
        title: title_words,
        organizer: organizer_words.unwrap_or_default(),
        organizer_kind,
        starts_on: on.unwrap_or(context.today),
        at,
        town,
        amount,
        cost_cents: cost,
        state: MeetingState::Considering,
        note,
        ..Meeting::default()
    };
    line.finish(
        Kind::Meet,
        Some(Proposal::Career(Box::new(Doing::Meet {
            meeting: Box::new(meeting),
        }))),
    )
}

/// `6pm`, `18:00`, `6:30 pm`, `noon`.
fn read_time(line: &mut Line<'_>) -> Option<CivilTime> {
    for index in line.free_words() {
        let next = line
            .words
            .get(index + 1)
            .filter(|_| line.is_free(index + 1))
            .map(|word| word.key.clone())
            .filter(|word| clock::is_half(word));
        let length = if next.is_some() { 2 } else { 1 };
        let text = format!("{}{}", line.words[index].key, next.unwrap_or_default());
        let plain = text.contains(':') || !text.bytes().all(|b| b.is_ascii_digit());
        let Some(minutes) = clock::clock(&text)
            .filter(|_| plain)
            .and_then(clock::Clock::exactly)
        else {
            continue;
        };
        let (hour, minute) = (minutes / 60, minutes % 60);
        let time = u16::try_from(hour)
            .ok()
            .zip(u16::try_from(minute).ok())
            .and_then(|(hour, minute)| CivilTime::new(hour, minute));
        if let Some(time) = time {
            let indices: Vec<usize> = (index..index + length).collect();
            line.typed_with_leading(Role::Hours, &indices, time.in_words());
            return Some(time);
        }
    }
    None
}

/// `1.5 ceu`, `1.5ceu`.
fn read_ceus(line: &mut Line<'_>) -> Option<Ceus> {
    for index in line.free_words() {
        let key = line.words[index].key.clone();
        let beside = line
            .words
            .get(index + 1)
            .is_some_and(|word| ceu::is_unit(&word.key) && line.is_free(index + 1));
        let joined = key.contains("ceu");
        let Some(number) = ceu::number(&key).filter(|_| beside || joined) else {
            continue;
        };
        let indices: Vec<usize> = (index..=index + usize::from(beside)).collect();
        match Ceus::parse(&number) {
            Ok(amount) if amount > Ceus::ZERO => {
                line.typed(Role::Amount, &indices, format!("{amount} CEU announced"));
                return Some(amount);
            }
            _ => {
                let error = QuickAddError::PayUnreadable { word: number };
                line.problem(&error, &indices);
                return None;
            }
        }
    }
    None
}

/// `$15`, `free`.
fn read_cost(line: &mut Line<'_>) -> Option<i32> {
    for index in line.free_words() {
        let key = line.words[index].key.clone();
        let cents = match key.as_str() {
            "free" => Some(0),
            _ => key
                .strip_prefix('$')
                .and_then(|_| read_pay(&format!("{key}/year")).ok())
                .map(|(cents, _)| cents),
        };
        if let Some(cents) = cents {
            let reading = match cents {
                0 => "free".to_owned(),
                cents => dollars_text(cents),
            };
            line.typed(Role::Cost, &[index], reading);
            return Some(cents);
        }
    }
    None
}

/// Who holds a meeting, where the words say it.
fn organizer_of(said: &str) -> (Option<&'static str>, OrganizerKind) {
    let has = |word: &str| {
        said.split(|c: char| !c.is_alphanumeric())
            .any(|it| it == word)
    };
    if has("mahima") {
        (Some("MaHIMA"), OrganizerKind::ComponentAssociation)
    } else if has("chapter") {
        (Some("AAPC chapter"), OrganizerKind::AapcChapter)
    } else if has("aapc") {
        (Some("AAPC"), OrganizerKind::Aapc)
    } else if has("ahima") {
        (Some("AHIMA"), OrganizerKind::Ahima)
    } else {
        (None, OrganizerKind::Other)
    }
}
