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
        // The list of the day on which it was sent, else of today, as it is judged.
        let sent_on = kind(HolderKind::Letter)
            .and_then(|it| {
                let mut letters = lists.facts.letters.iter();
                letters.find(|letter| letter.id.as_str() == it.id)
            })
            .and_then(|letter| letter.sent_on)
            .filter(|on| *on <= lists.today);
        return letter(contents, lists.rules, sent_on.unwrap_or(lists.today));
    }
    if kind(HolderKind::Course).is_some() {
        return course(contents, lists);
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

fn letter(contents: &Contents, rules: &Rulebook, on: NaiveDate) -> Held {
    let items = papers::letter(&contents.pages, contents.kind, rules, on);
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

fn course(contents: &Contents, lists: &Lists<'_>) -> Held {
    let clause = Some("aapc.apprentice.course-proof".to_owned());
    let asked = papers::course_hours(lists.rules, lists.today);
    match papers::contact_hours(&contents.pages) {
        Some(hours) => {
            let (mark, words) = match asked {
                Some(asked) if hours < asked => (Mark::Fail, "Fewer hours than required"),
                _ => (Mark::Met, "States the hours"),
            };
            let asked = asked
                .map(|asked| format!(" AAPC asks for a course of at least {asked} contact hours."));
            let title = format!("It states {hours} hours.{}", asked.unwrap_or_default());
            Held {
                clause,
                ..short(mark, words, &title)
            }
        }
        None => Held {
            clause,
            ..short(
                Mark::Ring,
                "Hours not stated",
                "It doesn't state a number of contact hours. Whether a transcript without hours is \
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
        _ => Some("The position isn’t there anymore".to_owned()),
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

#[cfg(test)]
mod tests {
    use super::*;
    use milepost_core::certificate::page::{Area, FileKind, Line, Page};

    /// A page with one line of print.
    fn says(text: &str) -> Contents {
        let area = Area {
            left: 0,
            top: 0,
            width: 100,
            height: 12,
        };
        let line = Line {
            text: text.to_owned(),
            area,
            certain: 100,
            otherwise: None,
        };
        let page = Page {
            width: 600,
            height: 800,
            from_picture: false,
            lines: vec![line],
        };
        Contents {
            kind: FileKind::Pdf,
            pages_in_file: 1,
            pages: vec![page],
            codes: Vec::new(),
        }
    }

    #[test]
    fn a_course_has_its_tick_only_for_the_hours_that_the_clause_asks() {
        let built_in = crate::rules::InUse::built_in(None).rulebook;
        let lists = Lists {
            facts: &Facts::default(),
            rules: &built_in,
            holder: None,
            made: &[],
            today: NaiveDate::from_ymd_opt(2026, 11, 30).unwrap_or_default(),
        };
        for (text, mark) in [
            ("96 contact hours completed", Mark::Met),
            ("80 contact hours completed", Mark::Met),
            ("79 contact hours completed", Mark::Fail),
            ("Medical coding, completed", Mark::Ring),
        ] {
            let held = course(&says(text), &lists);
            assert_eq!(held.mark, mark, "{text}: {held:?}");
        }
        let asked = course(&says("40 contact hours"), &lists).title;
        assert!(asked.contains("at least 80 contact hours"), "{asked}");
    }
}
