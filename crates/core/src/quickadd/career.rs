//! Lines about the way to a job:
//!
//! ```text
//! apply <employer> [title] [remote] [$31/h] [date]
//! meet <title> by <organizer> [date] [6pm] [online] [1.5 ceu] [$15]
//! spoke <name> [date] [note: …]
//! offer $31/h [employer] [by dec 4] [date]
//! ```

use chrono::NaiveDate;

use super::line::Line;
use super::{Context, Kind, Proposal, QuickAddError, Role, Understood, ceu, clock, dates};
use crate::amounts::{Ceus, dollars_text};
use crate::career::{Doing, Trails, words as pay_in_words};
use crate::civil_time::CivilTime;
use crate::dates::{add_months, days_between, full_day};
use crate::facts::{
    Application, Contact, Facts, FoundThrough, Meeting, MeetingState, Offer, OrganizerKind,
    PayUnit, StepKind, WorkPlace,
};
use crate::pay::{AmountError, read_pay};
use crate::text::normalized;

/// Words with which a job title begins or that stand in it; what stands before is the employer.
const TITLES: [&str; 22] = [
    "coder",
    "coders",
    "coding",
    "biller",
    "billing",
    "auditor",
    "specialist",
    "analyst",
    "abstractor",
    "manager",
    "supervisor",
    "assistant",
    "clerk",
    "associate",
    "technician",
    "coordinator",
    "intern",
    "extern",
    "trainee",
    "registrar",
    "educator",
    "reviewer",
];

/// Words before a title that belong to it.
const QUALIFIERS: [&str; 21] = [
    "clinical",
    "physician",
    "professional",
    "part-time",
    "full-time",
    "outpatient",
    "inpatient",
    "senior",
    "junior",
    "lead",
    "risk",
    "adjustment",
    "radiology",
    "surgical",
    "certified",
    "entry",
    "level",
    "profee",
    "facility",
    "compliance",
    "emergency",
];

/// Words with which an employer's name goes on.
const INSTITUTIONS: [&str; 20] = [
    "associates",
    "care",
    "center",
    "clinic",
    "clinics",
    "group",
    "health",
    "healthcare",
    "hospital",
    "hospitals",
    "medical",
    "medicine",
    "network",
    "orthopedics",
    "partners",
    "physicians",
    "practice",
    "practices",
    "system",
    "university",
];

/// Whether a word begins a line of this sort.
pub(super) fn kind_of(word: &str) -> Option<Kind> {
    match word {
        "apply" | "applied" => Some(Kind::Apply),
        "meet" | "meeting" => Some(Kind::Meet),
        "spoke" => Some(Kind::Spoke),
        "offer" => Some(Kind::Offer),
        _ => None,
    }
}

/// Reads a line of this sort.
pub(super) fn read(line: Line<'_>, context: &Context<'_>, kind: Kind) -> Understood {
    match kind {
        Kind::Meet => meet(line, context),
        Kind::Spoke => spoke(line, context),
        Kind::Offer => offer(line, context),
        _ => apply(line, context),
    }
}

fn apply(mut line: Line<'_>, context: &Context<'_>) -> Understood {
    let pay = read_pay_words(&mut line);
    let saved = take_word(&mut line, &["saved", "save"]);
    let place = read_place(&mut line);
    let on = read_date(&mut line, context.today);
    let found_through = read_job_board(&mut line);
    let note = line.take_note(&[]);
    let (employer, title) = employer_and_title(&line, context);
    let employer_words = line.said(&employer);
    let title_words = (!title.is_empty()).then(|| line.said(&title));
    if employer.is_empty() {
        line.problem(&QuickAddError::EmployerMissing, &[]);
    } else {
        line.typed_with_leading(Role::Place, &employer, employer_words.clone());
    }
    if let Some(words) = &title_words {
        line.typed(Role::Title, &title, words.clone());
    }
    let kind = match saved {
        true => StepKind::Saved,
        false => StepKind::Applied,
    };
    if on.is_none() && !line.has(Role::Date) {
        let day = full_day(context.today);
        line.assumed(Role::Date, format!("{} {day}", kind.in_sentence()));
    }
    let application = Application {
        employer: employer_words,
        title: title_words,
        place,
        pay_from_cents: pay.map(|(from, _, _)| from),
        pay_to_cents: pay.and_then(|(from, to, _)| (from != to).then_some(to)),
        pay_unit: pay.and_then(|(_, _, unit)| unit),
        found_through,
        note,
        ..Application::default()
    };
    line.finish(
        Kind::Apply,
        Some(Proposal::Career(Box::new(Doing::Apply {
            application: Box::new(application),
            kind,
            on: on.unwrap_or(context.today),
        }))),
    )
}

fn meet(mut line: Line<'_>, context: &Context<'_>) -> Understood {
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

fn spoke(mut line: Line<'_>, context: &Context<'_>) -> Understood {
    take_word(&mut line, &["with", "to"]);
    let on = read_date(&mut line, context.today);
    let note = line.take_note(&[]);
    let free = line.free_words();
    let name = line.said(&free);
    let wanted = normalized(&name);
    let like: Vec<&Contact> = context
        .contacts
        .iter()
        .filter(|it| {
            let own = normalized(&it.name);
            own == wanted
                || it
                    .name
                    .split_whitespace()
                    .any(|part| normalized(part) == wanted)
        })
        .collect();
    let exact: Vec<&Contact> = like
        .iter()
        .filter(|it| normalized(&it.name) == wanted)
        .copied()
        .collect();
    let contact = match (exact.as_slice(), like.as_slice()) {
        _ if free.is_empty() => {
            line.problem(&QuickAddError::NameMissing, &[]);
            None
        }
        ([only], _) | ([], [only]) => {
            line.typed(Role::Place, &free, only.name.clone());
            Some((*only).clone())
        }
        ([], []) => {
            line.typed(Role::Place, &free, format!("{name}, new"));
            Some(Contact {
                name,
                ..Contact::default()
            })
        }
        (_, several) => {
            let names = several.iter().map(|it| it.name.clone()).collect();
            line.problem(&QuickAddError::WhichPerson { names }, &free);
            None
        }
    };
    if on.is_none() && !line.has(Role::Date) {
        line.assumed(Role::Date, full_day(context.today));
    }
    let proposal = contact.map(|contact| {
        Proposal::Career(Box::new(Doing::Spoke {
            contact: Box::new(contact),
            on: on.unwrap_or(context.today),
            note,
        }))
    });
    line.finish(Kind::Spoke, proposal)
}

fn offer(mut line: Line<'_>, context: &Context<'_>) -> Understood {
    let pay = read_pay_words(&mut line);
    if pay.is_none() && !line.has(Role::Cost) {
        line.problem(&QuickAddError::PayMissing, &[]);
    }
    let answer_by = read_by(&mut line, context.today);
    let on = read_date(&mut line, context.today);
    let note = line.take_note(&[]);
    let mut free = line.free_words();
    while free.len() > 1 && line.is_leading(free[0]) {
        free.remove(0);
    }
    let wanted = normalized(&line.said(&free));
    let facts = Facts {
        steps: context.steps.to_vec(),
        ..Facts::default()
    };
    let trails = Trails::of(&facts);
    let open: Vec<&Application> = context
        .applications
        .iter()
        .filter(|it| !trails.stage(&it.id, context.today).closes())
        .collect();
    let meant: Vec<&Application> = match wanted.is_empty() {
        true => open.clone(),
        false => open
            .iter()
            .filter(|it| normalized(&it.employer).contains(&wanted))
            .copied()
            .collect(),
    };
    let names = |list: &[&Application]| list.iter().map(|it| it.employer.clone()).collect();
    let application = match meant.as_slice() {
        [only] if free.is_empty() => {
            line.assumed(Role::Place, only.employer.clone());
            Some(only.id.clone())
        }
        [only] => {
            line.typed(Role::Place, &free, only.employer.clone());
            Some(only.id.clone())
        }
        [] => {
            let names = names(&open);
            line.problem(&QuickAddError::NoApplication { names }, &free);
            None
        }
        several => {
            let names = names(several);
            line.problem(&QuickAddError::WhichApplication { names }, &free);
            None
        }
    };
    if on.is_none() && !line.has(Role::Date) {
        line.assumed(Role::Date, full_day(context.today));
    }
    let proposal = application.map(|application| {
        Proposal::Career(Box::new(Doing::Offered {
            offer: Box::new(Offer {
                application,
                received_on: on.unwrap_or(context.today),
                answer_by,
                pay_cents: pay.map(|(from, _, _)| from),
                pay_unit: pay.and_then(|(_, _, unit)| unit),
                note,
                ..Offer::default()
            }),
        }))
    });
    line.finish(Kind::Offer, proposal)
}

/// Takes the first free word of these, wherever it stands.
fn take_word(line: &mut Line<'_>, words: &[&str]) -> bool {
    let found = line.free_words().into_iter().find(|&index| {
        !line.words[index].quoted && words.contains(&line.words[index].key.as_str())
    });
    if let Some(index) = found {
        let reading = match line.words[index].key.as_str() {
            "with" | "to" => String::new(),
            word => word.to_owned(),
        };
        line.typed(Role::Command, &[index], reading);
    }
    found.is_some()
}

/// `$31/h`, `$31 an hour`, `$30-33/h`, `$68,000 a year`, `$33`.
fn read_pay_words(line: &mut Line<'_>) -> Option<(i32, i32, Option<PayUnit>)> {
    let first = line
        .free_words()
        .into_iter()
        .find(|&index| !line.words[index].quoted && line.words[index].key.starts_with('$'))?;
    // The longest run that is an amount with its unit, else the amount alone.
    let run: Vec<usize> = (first..line.words.len())
        .take_while(|&index| line.is_free(index))
        .take(3)
        .collect();
    for length in (1..=run.len()).rev() {
        let indices = &run[..length];
        let text: Vec<&str> = indices
            .iter()
            .map(|&i| line.words[i].key.as_str())
            .collect();
        let text = text.join(" ");
        let (low, high) = match text.split_once(['-', '–']) {
            Some((low, high)) => (Some(low.trim().to_owned()), high.trim().to_owned()),
            None => (None, text.clone()),
        };
        let (to, unit) = match read_pay(&high) {
            Ok((to, unit)) => (to, Some(unit)),
            // Only an amount by itself may lack its unit, which is then asked.
            Err(AmountError::NoUnit(_)) if length == 1 => match read_pay(&format!("{high}/year")) {
                Ok((to, _)) => (to, None),
                Err(_) => continue,
            },
            Err(_) => continue,
        };
        let from = match low {
            Some(low) => match read_pay(&format!("{low}/year")) {
                Ok((from, _)) => from,
                Err(_) => continue,
            },
            None => to,
        };
        let reading = pay_in_words(from.min(to), from.max(to), unit).words;
        line.typed(Role::Cost, indices, reading);
        return Some((from.min(to), from.max(to), unit));
    }
    let word = line.words[first].key.clone();
    line.problem(&QuickAddError::PayUnreadable { word }, &[first]);
    None
}

fn read_place(line: &mut Line<'_>) -> Option<WorkPlace> {
    for index in line.free_words() {
        let key = line.words[index].key.clone();
        if line.words[index].quoted {
            continue;
        }
        let next = line.words.get(index + 1).map(|word| word.key.as_str());
        let (place, length) = match (key.as_str(), next) {
            ("remote", _) => (WorkPlace::Remote, 1),
            ("hybrid", _) => (WorkPlace::Hybrid, 1),
            ("on-site" | "onsite", _) => (WorkPlace::OnSite, 1),
            ("on", Some("site")) => (WorkPlace::OnSite, 2),
            _ => continue,
        };
        let indices: Vec<usize> = (index..index + length).collect();
        line.typed(Role::Activity, &indices, place.in_sentence());
        return Some(place);
    }
    None
}

/// `via Indeed`, `on LinkedIn`, or the board's name at the end.
fn read_job_board(line: &mut Line<'_>) -> Option<FoundThrough> {
    const BOARDS: [&str; 6] = [
        "indeed",
        "linkedin",
        "ziprecruiter",
        "glassdoor",
        "monster",
        "careerbuilder",
    ];
    let free = line.free_words();
    let key = |index: usize| line.words[index].key.as_str();
    let at = free
        .iter()
        .position(|&index| BOARDS.contains(&key(index)))?;
    let leads = at.checked_sub(1).is_some_and(|before| {
        matches!(key(free[before]), "via" | "on" | "through" | "from" | "by")
    });
    if at == 0 || !leads && at + 1 < free.len() {
        return None;
    }
    let indices = &free[at - usize::from(leads)..=at];
    let board = line.words[free[at]].value.clone();
    line.typed(Role::Activity, indices, format!("found on {board}"));
    Some(FoundThrough::JobBoard)
}

/// The last day that is said, with a small word before it.
fn read_date(line: &mut Line<'_>, today: NaiveDate) -> Option<NaiveDate> {
    read_date_as(line, today, |_, day| day)
}

/// The same, with the day that is meant by it.
fn read_date_as(
    line: &mut Line<'_>,
    today: NaiveDate,
    meant: impl Fn(&Line<'_>, NaiveDate) -> NaiveDate,
) -> Option<NaiveDate> {
    let found = dates::find(&line.words, |index| line.is_free(index), today);
    let found = found.into_iter().next_back()?;
    match found.day {
        Ok(day) => {
            let day = meant(line, day);
            line.typed_with_leading(Role::Date, &found.indices, full_day(day));
            Some(day)
        }
        Err(error) => {
            line.problem(&error, &found.indices);
            None
        }
    }
}

/// A day without a year is the one nearest to today: a meeting is as often planned as it is noted.
fn nearest(line: &Line<'_>, day: NaiveDate, today: NaiveDate) -> NaiveDate {
    let year = day.format("%Y").to_string();
    let has_year = line.words.iter().any(|word| {
        let plain = word.key.as_str();
        plain.contains(&year) || plain.matches('/').count() == 2 || plain.contains('\'')
    });
    let next = add_months(day, 12);
    match has_year || days_between(today, day).abs() <= days_between(today, next).abs() {
        true => day,
        false => next,
    }
}

/// `by dec 4`: the day to answer.
fn read_by(line: &mut Line<'_>, today: NaiveDate) -> Option<NaiveDate> {
    let by = line
        .free_words()
        .into_iter()
        .find(|&index| line.words[index].key == "by" && !line.words[index].quoted)?;
    let found = dates::find(&line.words, |index| line.is_free(index), today);
    let found = found
        .into_iter()
        .find(|it| it.indices.first() == Some(&(by + 1)))?;
    let mut indices = vec![by];
    indices.extend(&found.indices);
    match found.day {
        Ok(day) => {
            let day = nearest(line, day, today);
            let reading = format!("answer by {}", full_day(day));
            line.typed(Role::Length, &indices, reading);
            Some(day)
        }
        Err(error) => {
            line.problem(&error, &indices);
            None
        }
    }
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

/// The words of the employer and those of the title: `Mercy coder II`, `coder II at Mercy`,
/// `to Mercy`.
fn employer_and_title(line: &Line<'_>, context: &Context<'_>) -> (Vec<usize>, Vec<usize>) {
    let leads = |index: &usize| {
        let word = &line.words[*index];
        !word.quoted && matches!(word.key.as_str(), "at" | "@" | "to" | "with")
    };
    let mut free = line.free_words();
    if free.first().is_some_and(leads) {
        free.remove(0);
    }
    if let Some(at) = free.iter().position(leads).filter(|at| at + 1 < free.len()) {
        return (free[at + 1..].to_vec(), free[..at].to_vec());
    }
    let title = title_from(line, &free);
    let known = known_employer(line, &free, context).filter(|known| {
        // `Mercy Hospital coder` is no application at `Mercy`.
        let goes_on = free
            .get(*known)
            .map(|index| line.words[*index].key.as_str());
        !goes_on.is_some_and(|word| INSTITUTIONS.contains(&word))
    });
    let (employer, title) = free.split_at(known.unwrap_or(title));
    (employer.to_vec(), title.to_vec())
}

/// How many of the words are the employer's: those of a name that is known.
fn known_employer(line: &Line<'_>, free: &[usize], context: &Context<'_>) -> Option<usize> {
    if free.first().is_some_and(|&index| line.words[index].quoted) {
        return Some(1);
    }
    let names = context
        .positions
        .iter()
        .map(|it| it.employer.as_str())
        .chain(context.applications.iter().map(|it| it.employer.as_str()))
        .chain(crate::career::shipped().iter().map(|it| it.name.as_str()));
    let names: Vec<String> = names.map(normalized).collect();
    (1..=free.len()).rev().find(|&count| {
        let said = normalized(&line.said(&free[..count]));
        names.contains(&said)
    })
}

/// Where the title begins: at its first word that names a job, with what qualifies it.
fn title_from(line: &Line<'_>, free: &[usize]) -> usize {
    let key = |at: usize| line.words[free[at]].key.as_str();
    let noun = (1..free.len()).find(|&at| TITLES.contains(&key(at)));
    let Some(mut at) = noun else {
        return free.len();
    };
    while at > 1 && QUALIFIERS.contains(&key(at - 1)) {
        at -= 1;
    }
    at
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
