//! What a kept file shows of the list that it is held against.

use milepost_core::certificate::check::{Against, Item, State, check};
use milepost_core::certificate::fields::Fields;
use milepost_core::certificate::page::Contents;
use milepost_core::certificate::papers;
use milepost_core::documents::sheet;
use milepost_core::facts::{Evidence, Facts, HolderKind};
use milepost_core::rulebook::Rulebook;
use milepost_logbook::MadeDocument;
use serde::Serialize;
use specta::Type;

use super::reading::Seen;
use crate::signed_sheets::sheet_in;
use chrono::NaiveDate;

/// A shape beside words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// It is there.
    Met,
    /// It is for the person to look at.
    Ring,
    /// It belongs to nothing.
    Loose,
    /// It is being read.
    Wait,
    /// It differs.
    Warn,
    /// It is missing, or cannot be read.
    Fail,
}

/// One line of a check.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct CheckLine {
    /// What is asked.
    pub name: String,
    /// How it stands.
    pub mark: Mark,
    /// In words.
    pub words: String,
    /// Whether the credit can take what the page says.
    pub takes: bool,
}

/// What a file shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// In short: "5 of 5 items".
    pub words: String,
    /// The shape beside it.
    pub mark: Mark,
    /// "Shows 5 of 5 items of AAPC’s list", and what differs.
    pub title: String,
    /// Item by item.
    pub lines: Vec<CheckLine>,
    /// The clause with the list.
    pub clause: Option<String>,
}

/// What files are held against.
pub struct Lists<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// The rules.
    pub rules: &'a Rulebook,
    /// The person's name.
    pub holder: Option<&'a str>,
    /// Sheets that were made.
    pub made: &'a [MadeDocument],
    /// Today.
    pub today: NaiveDate,
}

/// Holds a file against the list that is asked of what it belongs to.
pub fn held(file: &Evidence, seen: Option<&Seen>, lists: &Lists<'_>) -> Held {
    let (contents, fields) = match seen {
        Some(Seen::Read {
            contents, fields, ..
        }) => (contents, fields),
        Some(Seen::Unreadable(why)) => return short(Mark::Fail, "Not readable", why),
        None if super::reading::can_be_read(file) => {
            return short(Mark::Wait, "Being read", "It is being read.");
        }
        None => {
            let what = format!("A {} is kept and can’t be checked.", file.media_type.noun());
            return short(Mark::Ring, "Not checked", &what);
        }
    };
    if let Some(made) = sheet_in(contents, lists.made) {
        return signed_sheet(made, lists);
    }
    let kind = |wanted: HolderKind| file.belongs_to.iter().find(|it| it.kind == wanted);
    if kind(HolderKind::Letter).is_some() || kind(HolderKind::Position).is_some() {
        return letter(contents, lists);
    }
    if kind(HolderKind::Course).is_some() {
        return course(contents);
    }
    match (kind(HolderKind::Credit), file.belongs_to.is_empty()) {
        (Some(it), _) => {
            let credit = lists
                .facts
                .credits
                .iter()
                .find(|credit| credit.id.as_str() == it.id);
            let against = Against {
                credit,
                credits: &lists.facts.credits,
                holder: lists.holder,
            };
            let on = credit.map_or(lists.today, |it| it.completed_on);
            certificate(fields, &against, lists, on)
        }
        (None, true) => short(
            Mark::Loose,
            "Belongs to nothing",
            "It belongs to nothing yet. Choose what it proves.",
        ),
        (None, false) => short(Mark::Met, "Kept", "No list says what it must show."),
    }
}

fn short(mark: Mark, words: &str, title: &str) -> Held {
    Held {
        words: words.to_owned(),
        mark,
        title: title.to_owned(),
        lines: Vec::new(),
        clause: None,
    }
}

fn certificate(fields: &Fields, against: &Against<'_>, lists: &Lists<'_>, on: NaiveDate) -> Held {
    let checked = check(fields, against, lists.rules, on);
    let Some(list) = checked.first() else {
        return short(Mark::Met, "Kept", "No list says what it must show.");
    };
    let on_list = |it: &&Item| it.name != "name";
    let asked = list.items.iter().filter(on_list).count();
    let shown = list
        .items
        .iter()
        .filter(on_list)
        .filter(|it| !matches!(it.state, State::Missing | State::NotSure))
        .count();
    let odd = list.items.first();
    let differing = list
        .items
        .iter()
        .filter(|it| {
            matches!(
                it.state,
                State::Differs | State::OtherHolder | State::SeenBefore
            )
        })
        .count();
    let (mark, words) = match odd.map(|it| (it.state, it.name.as_str())) {
        Some((State::Differs, "CEUs")) => (Mark::Warn, "CEUs differ".to_owned()),
        Some((State::Differs, name)) => (Mark::Warn, format!("{} differs", upper(name))),
        Some((State::OtherHolder, _)) => (Mark::Warn, "Another name".to_owned()),
        Some((State::SeenBefore, _)) => (Mark::Warn, "Number seen before".to_owned()),
        Some((State::Missing, _)) => (Mark::Fail, format!("{shown} of {asked} items")),
        Some((State::NotSure, _)) => (Mark::Ring, format!("{shown} of {asked} items")),
        _ => (Mark::Met, format!("{shown} of {asked} items")),
    };
    let differs = match differing {
        0 => String::new(),
        1 => ", 1 differs".to_owned(),
        several => format!(", {several} differ"),
    };
    Held {
        words,
        mark,
        title: format!("Shows {shown} of {asked} items{differs}"),
        lines: list
            .items
            .iter()
            .map(|it| line(it, against.credit.is_some()))
            .collect(),
        clause: Some(list.clause.to_string()),
    }
}

fn letter(contents: &Contents, lists: &Lists<'_>) -> Held {
    let items = papers::letter(&contents.pages, contents.kind, lists.rules, lists.today);
    let asked = items.len();
    let shown = items.iter().filter(|it| it.state == State::Present).count();
    let missing = items.iter().any(|it| it.state == State::Missing);
    Held {
        words: format!("{shown} of {asked} in the text"),
        mark: if missing { Mark::Fail } else { Mark::Ring },
        title: format!(
            "Its text shows {shown} of {asked} items. Ink and letterhead are for you to see."
        ),
        lines: items.iter().map(|it| line(it, false)).collect(),
        clause: Some("aapc.apprentice.letter-items".to_owned()),
    }
}

fn course(contents: &Contents) -> Held {
    let clause = Some("aapc.apprentice.course-proof".to_owned());
    match papers::contact_hours(&contents.pages) {
        Some(hours) => Held {
            clause,
            ..short(
                Mark::Met,
                "States the hours",
                &format!("It states {hours} hours. AAPC asks for at least 80 contact hours."),
            )
        },
        None => Held {
            clause,
            ..short(
                Mark::Ring,
                "Hours not stated",
                "No number of contact hours was found on it. Whether a transcript without hours is \
                 enough isn’t published. Ask AAPC.",
            )
        },
    }
}

fn signed_sheet(made: &MadeDocument, lists: &Lists<'_>) -> Held {
    let mut lines = made.basis.lines().skip(1);
    let span = lines.next().and_then(|it| {
        let (from, to) = it.split_once(' ')?;
        Some((from.parse().ok()?, to.parse().ok()?))
    });
    let position = lists
        .facts
        .positions
        .iter()
        .find(|it| it.id.as_str() == made.subject);
    let changed = match (position, span) {
        (Some(position), Some((from, to))) => {
            let hours: Vec<_> = lists
                .facts
                .entries
                .iter()
                .filter(|it| it.position == position.id)
                .cloned()
                .collect();
            let now = sheet::canonical(position, &hours, from, to);
            sheet::changed_after(&made.basis, &now)
        }
        _ => Some("The position isn’t there any more".to_owned()),
    };
    match changed {
        Some(changed) => short(Mark::Warn, &changed, &format!("{}: {changed}.", made.title)),
        None => short(
            Mark::Met,
            "Hours as signed",
            &format!("{}: the hours are still those on the sheet.", made.title),
        ),
    }
}

fn line(item: &Item, has_credit: bool) -> CheckLine {
    CheckLine {
        name: upper(&item.name),
        mark: match item.state {
            State::Present => Mark::Met,
            State::NotSure => Mark::Ring,
            State::Missing => Mark::Fail,
            State::Differs | State::OtherHolder | State::SeenBefore => Mark::Warn,
        },
        words: item.words.clone(),
        takes: has_credit && item.state == State::Differs,
    }
}

fn upper(text: &str) -> String {
    let mut signs = text.chars();
    signs
        .next()
        .map(|first| first.to_uppercase().chain(signs).collect())
        .unwrap_or_default()
}
