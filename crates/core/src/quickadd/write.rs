//! Proposals as words again, and words from a command line as one line.

use super::{Context, Mode, Proposal, parse};
use crate::career::Doing;
use crate::facts::{CodeSet, Credit, Entry, PayUnit, StepKind, StudyEntry};

/// Makes one line of the words that a command line was given.
///
/// The shell has taken the quotes away, so a word with spaces in it gets them
/// back, unless it is all there is or is a day or an amount of time by itself.
pub fn join(words: &[String]) -> String {
    if let [only] = words {
        return only.clone();
    }
    let quoted = |word: &String| {
        let has_space = word.contains(char::is_whitespace);
        if word.is_empty() || (has_space && !says_when(word)) {
            quote(word)
        } else {
            word.clone()
        }
    };
    words.iter().map(quoted).collect::<Vec<_>>().join(" ")
}

/// Writes a proposal as the line that proposes it again in this context.
///
/// Facts that words cannot say (a specialty, the number of encounters) are left out.
pub fn to_words(proposal: &Proposal, context: &Context<'_>) -> String {
    match proposal {
        Proposal::Entry(entry) => entry_words(entry, context),
        Proposal::Credit(credit) => credit_words(credit),
        Proposal::Study(study) => study_words(study, context),
        Proposal::Career(doing) => career_words(doing, context),
    }
}

/// Whether this is a day or an amount of time, written in several words, or a note.
fn says_when(text: &str) -> bool {
    // Whether a word is a day does not depend on which day it is.
    let today = chrono::NaiveDate::default();
    let cut = super::split::cut(text, false, |_, _| false);
    let all = |indices: &[usize]| indices.len() == cut.words.len();
    cut.note.is_some_and(|(start, _)| start == 0)
        || super::dates::find(&cut.words, |_| true, today)
            .iter()
            .any(|found| all(&found.indices))
        || super::durations::find(&cut.words, |_| true)
            .iter()
            .any(|found| all(&found.indices))
}

/// What one does on the way to a job, as a line; what words cannot say is left out.
fn career_words(doing: &Doing, context: &Context<'_>) -> String {
    let pay = |cents: Option<i32>, unit: Option<PayUnit>| {
        let unit = unit.map_or(String::new(), |unit| format!("/{}", unit.word()));
        cents.map(|cents| format!("{}{unit}", crate::amounts::dollars_text(cents)))
    };
    match doing {
        Doing::Apply {
            application,
            kind,
            on,
        } => {
            let mut words = vec!["apply".to_owned(), quote(&application.employer)];
            words.extend(application.title.clone());
            words.extend(application.place.map(|it| it.in_sentence()));
            words.extend(pay(application.pay_from_cents, application.pay_unit));
            if *kind == StepKind::Saved {
                words.push("saved".to_owned());
            }
            words.push(on.to_string());
            with_note(words, application.note.as_deref())
        }
        Doing::Meet { meeting } => {
            let mut words = vec!["meet".to_owned(), quote(&meeting.title)];
            words.push(format!("by {}", quote(&meeting.organizer)));
            words.push(meeting.starts_on.to_string());
            words.extend(meeting.at.map(|at| at.to_string()));
            words.extend(meeting.amount.map(|amount| format!("{amount} ceu")));
            with_note(words, meeting.note.as_deref())
        }
        Doing::Spoke { contact, on, note } => {
            let words = vec!["spoke".to_owned(), quote(&contact.name), on.to_string()];
            with_note(words, note.as_deref())
        }
        Doing::Offered { offer } => {
            let mut words = vec!["offer".to_owned()];
            words.extend(pay(offer.pay_cents, offer.pay_unit));
            let applications = context.applications.iter();
            let of = applications.clone().find(|it| it.id == offer.application);
            words.extend(of.map(|it| quote(&it.employer)));
            words.extend(offer.answer_by.map(|by| format!("by {by}")));
            words.push(offer.received_on.to_string());
            with_note(words, offer.note.as_deref())
        }
        // These have their buttons and no words.
        Doing::Accept { .. } | Doing::WasThere { .. } | Doing::Step { .. } => String::new(),
    }
}

fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn entry_words(entry: &Entry, context: &Context<'_>) -> String {
    let position = context
        .positions
        .iter()
        .find(|position| position.id == entry.position);
    let names = position.map(|position| (position.employer.as_str(), position.title.as_deref()));
    let names_it = |name: &str| {
        let context = Context {
            mode: Mode::Log,
            ..context.clone()
        };
        let read = parse(&format!("{} 1h {}", entry.date, quote(name)), &context);
        matches!(read.proposal, Some(Proposal::Entry(read)) if read.position == entry.position)
    };
    let place = name_of(names, entry.position.as_str(), names_it);
    let mut words = vec![
        entry.date.to_string(),
        minutes_words(entry.minutes),
        quote(&place),
    ];
    words.extend(
        entry
            .code_sets
            .iter()
            .map(|code_set| tag(*code_set).to_owned()),
    );
    with_note(words, entry.note.as_deref())
}

fn study_words(study: &StudyEntry, context: &Context<'_>) -> String {
    let mut words = vec![
        "study".to_owned(),
        study.date.to_string(),
        minutes_words(study.minutes),
    ];
    words.push(match (&study.course, &study.practicode) {
        (Some(id), _) => {
            let course = context.courses.iter().find(|course| course.id == *id);
            let names = course.map(|course| (course.title.as_str(), course.provider.as_deref()));
            let names_it = |name: &str| {
                let context = Context { mode: Mode::Study, ..context.clone() };
                let read = parse(&format!("{} 1h {}", study.date, quote(name)), &context);
                matches!(read.proposal, Some(Proposal::Study(read)) if read.course.as_ref() == Some(id))
            };
            quote(&name_of(names, id.as_str(), names_it))
        }
        (None, Some(_)) => "practicode".to_owned(),
        (None, None) => "free".to_owned(),
    });
    with_note(words, study.note.as_deref())
}

fn credit_words(credit: &Credit) -> String {
    let mut words = vec!["ceu".to_owned()];
    words.extend(credit.amount.map(|amount| amount.to_string()));
    words.push(quote(&credit.title));
    words.push(credit.completed_on.to_string());
    words.extend(
        credit
            .index_number
            .iter()
            .map(|number| format!("idx {}", quote(number))),
    );
    words.extend(credit.minutes.map(|minutes| format!("{minutes}min")));
    words.extend(credit.cost_cents.map(crate::amounts::dollars_text));
    words.extend(
        credit
            .topics
            .iter()
            .map(|topic| format!("#{}", topic.replace(' ', "-"))),
    );
    words.extend(
        credit
            .approved_for
            .iter()
            .flatten()
            .map(|code| format!("#{code}")),
    );
    words.extend(super::ceu::giver_tags(credit));
    with_note(words, credit.note.as_deref())
}

/// The shortest name that names it: the first, both, or the id.
fn name_of(
    names: Option<(&str, Option<&str>)>,
    id: &str,
    names_it: impl Fn(&str) -> bool,
) -> String {
    let (first, second) = names.unwrap_or_default();
    let both = second.map(|second| format!("{first} {second}"));
    [Some(first.to_owned()), both]
        .into_iter()
        .flatten()
        .find(|name| !name.trim().is_empty() && names_it(name))
        .unwrap_or_else(|| id.to_owned())
}

fn minutes_words(minutes: i32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}m"),
        (hours, 0) => format!("{hours}h"),
        (hours, minutes) => format!("{hours}h{minutes:02}m"),
    }
}

fn tag(code_set: CodeSet) -> &'static str {
    match code_set {
        CodeSet::Cpt => "#cpt",
        CodeSet::Icd10Cm => "#icd10cm",
        CodeSet::Icd10Pcs => "#icd10pcs",
        CodeSet::HcpcsLevel2 => "#hcpcs",
    }
}

fn with_note(mut words: Vec<String>, note: Option<&str>) -> String {
    words.extend(note.map(|note| format!("note: {note}")));
    words.join(" ")
}
