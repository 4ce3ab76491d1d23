//! Chooses, of what a page offers, the reading that fits together.

use super::candidates::{self, Candidate, Typed};
use super::kinds::{Field, Fields, Known, Place, What, same_name};
use super::names;
use super::pieces::Cut;
use super::words;
use crate::certificate::page::{Line, Page};
use crate::facts::ActivityKind;

/// Below this nothing speaks for a text but its place.
const PROPOSED: i32 = 25;
/// From here on a text is sure, if no other is near.
const SURE: i32 = 60;
/// So much better than any other.
const APART: i32 = 15;
/// The signs of a sure line are at least this certain.
const CLEAR: u8 = 82;
/// How many candidates of a field are weighed against those of the others.
const WEIGHED: usize = 7;

/// Reads one page.
pub fn of_page(page: &Page, number: u32, known: &Known<'_>) -> Fields {
    let cut = Cut::of(page);
    let [title, sponsor, holder] = together(&cut, known);
    let field = |chosen: Option<Chosen>| chosen.map_or_else(Field::default, |it| it.field(number));
    let mut holder = field(holder);
    if let Some(owner) = known.holder
        && let Some(line) = page.lines.iter().find(|it| names_owner(it, owner))
        && !holder
            .value
            .as_deref()
            .is_some_and(|it| starts_with_name(it, owner))
    {
        holder = Field {
            value: Some(owner.to_owned()),
            sure: true,
            place: Some(Place {
                page: number,
                area: line.area,
            }),
        };
    }
    let text = page.text().to_lowercase();
    Fields {
        title: field(title),
        sponsor: field(sponsor),
        date: typed(&candidates::dates(&cut), number),
        ceu: typed(&candidates::amounts(&cut), number),
        index_number: typed(&candidates::indexes(&cut), number),
        holder,
        activity: activity(&text),
        issuers: issuers(&text),
    }
}

struct Chosen {
    candidate: Candidate,
    sure: bool,
}

impl Chosen {
    fn field(self, page: u32) -> Field<String> {
        Field {
            value: Some(self.candidate.text),
            sure: self.sure,
            place: Some(Place {
                page,
                area: self.candidate.area,
            }),
        }
    }
}

/// The title, the sponsor and the holder that go best together: no words serve two of them.
fn together(cut: &Cut<'_>, known: &Known<'_>) -> [Option<Chosen>; 3] {
    let offered = [What::Title, What::Sponsor, What::Holder].map(|what| {
        let mut offered = candidates::texts(cut, what, known);
        offered.retain(|it| it.score >= PROPOSED);
        offered.truncate(WEIGHED);
        offered
    });
    let [titles, sponsors, holders] = &offered;
    let each = |list: &[Candidate]| -> Vec<Option<usize>> {
        (0..list.len()).map(Some).chain([None]).collect()
    };
    let mut best = (i32::MIN, [None, None, None]);
    for title in each(titles) {
        for sponsor in each(sponsors) {
            for holder in each(holders) {
                let chosen = [
                    title.map(|it| &titles[it]),
                    sponsor.map(|it| &sponsors[it]),
                    holder.map(|it| &holders[it]),
                ];
                let score = chosen.iter().flatten().map(|it| it.score).sum();
                if score > best.0 && apart(&chosen) {
                    best = (score, [title, sponsor, holder]);
                }
            }
        }
    }
    let chosen = best.1;
    let taken: Vec<usize> = (0..3)
        .filter_map(|at| chosen[at].map(|it| &offered[at][it]))
        .flat_map(|it| it.pieces.clone())
        .collect();
    std::array::from_fn(|at| {
        let candidate = offered[at][chosen[at]?].clone();
        let sure = sure(&candidate, &offered[at], &taken);
        Some(Chosen { candidate, sure })
    })
}

fn apart(chosen: &[Option<&Candidate>; 3]) -> bool {
    let pieces: Vec<usize> = chosen
        .iter()
        .flatten()
        .flat_map(|it| it.pieces.clone())
        .collect();
    pieces
        .iter()
        .enumerate()
        .all(|(at, it)| !pieces[..at].contains(it))
}

/// A reading is sure when the words around it say it, and no other one that is free comes near.
fn sure(candidate: &Candidate, offered: &[Candidate], taken: &[usize]) -> bool {
    let rival = offered
        .iter()
        .filter(|it| !same_name(&it.text, &candidate.text))
        .filter(|it| !it.pieces.iter().any(|piece| taken.contains(piece)))
        .map(|it| it.score)
        .max();
    candidate.told
        && candidate.score >= SURE
        && candidate.certain >= CLEAR
        && rival.is_none_or(|it| candidate.score - it >= APART)
}

fn typed<T: Clone + PartialEq>(offered: &[Typed<T>], page: u32) -> Field<T> {
    let Some(best) = offered.first() else {
        return Field::default();
    };
    let rival = offered.iter().find(|it| it.value != best.value);
    let clear = rival.is_none_or(|it| best.score - it.score >= APART);
    if best.score < 0 {
        return Field::default();
    }
    Field {
        value: Some(best.value.clone()),
        sure: best.plain && clear && best.score >= 20,
        place: Some(Place {
            page,
            area: best.area,
        }),
    }
}

/// The letters of a name without its credentials.
fn name_of(text: &str) -> String {
    let line = Line {
        text: text.to_owned(),
        area: Default::default(),
        certain: 100,
        otherwise: None,
    };
    let words = words::of(&line);
    words::text(names::without_credentials(&words))
        .chars()
        .filter(|it| it.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn names_owner(line: &Line, owner: &str) -> bool {
    starts_with_name(&line.text, owner)
}

fn starts_with_name(text: &str, owner: &str) -> bool {
    let owner = name_of(owner);
    owner.len() >= 5 && name_of(text).starts_with(&owner)
}

fn activity(text: &str) -> Option<ActivityKind> {
    let said = [
        ("chapter meeting", ActivityKind::ChapterMeeting),
        ("local chapter", ActivityKind::ChapterMeeting),
        ("medicare learning network", ActivityKind::CmsTraining),
        ("webinar", ActivityKind::Webinar),
        ("teleseminar", ActivityKind::Webinar),
        ("conference", ActivityKind::Conference),
        ("symposium", ActivityKind::Conference),
        ("quiz", ActivityKind::MagazineQuiz),
        ("workshop", ActivityKind::Workshop),
        ("seminar", ActivityKind::Workshop),
        ("boot camp", ActivityKind::Workshop),
        ("bootcamp", ActivityKind::Workshop),
        ("on-demand", ActivityKind::SelfStudy),
        ("self-study", ActivityKind::SelfStudy),
        ("self-paced", ActivityKind::SelfStudy),
    ];
    said.iter()
        .find(|(words, _)| text.contains(words))
        .map(|it| it.1)
}

fn issuers(text: &str) -> Vec<String> {
    let word = |name: &str| {
        text.split(|it: char| !it.is_alphanumeric())
            .any(|it| it == name)
    };
    ["aapc", "ahima"]
        .into_iter()
        .filter(|it| word(it))
        .map(str::to_uppercase)
        .collect()
}
