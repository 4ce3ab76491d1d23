//! `apply <employer> [title] [remote] [$31/h] [date]`, `apply <title> at <employer>`.

use super::super::line::Line;
use super::super::{Context, Kind, Proposal, QuickAddError, Role, Understood};
use super::parts::{read_date, read_pay_words, take_word};
use crate::career::Doing;
use crate::dates::full_day;
use crate::facts::{Application, FoundThrough, StepKind, WorkPlace};
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

pub(super) fn apply(mut line: Line<'_>, context: &Context<'_>) -> Understood {
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
