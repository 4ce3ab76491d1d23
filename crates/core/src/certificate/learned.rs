//! What a person's corrections teach about the certificates of one sponsor.

use serde::{Deserialize, Serialize};

use super::draft::Draft;
use super::fields::{Field, Fields, Place, same_name};
use super::page::{Line, Page};
use crate::facts::ActivityKind;

/// What was learned of one sponsor's certificates.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Learned {
    /// The sponsor as the person writes it.
    pub sponsor: String,
    /// What was read for it, where that was something else.
    pub read_as: Vec<String>,
    /// The line of print after which the title comes.
    pub title_after: Option<String>,
    /// The line of print after which the holder's name comes.
    pub holder_after: Option<String>,
    /// What sort of activity it gives.
    pub kind: Option<ActivityKind>,
}

/// A title takes at most so many lines of print.
const MOST_LINES: usize = 3;

impl Learned {
    /// Whether these pages are of that sponsor.
    fn is_of(&self, pages: &[Page], fields: &Fields) -> bool {
        let read = fields.sponsor.value.as_deref();
        let named = |name: &str| read.is_some_and(|it| same_name(it, name));
        named(&self.sponsor)
            || self.read_as.iter().any(|it| named(it))
            || line_with(pages, &self.sponsor).is_some()
    }

    /// Adds what one more certificate taught.
    #[must_use]
    pub fn and(mut self, newer: Learned) -> Learned {
        for it in newer.read_as {
            if !self.read_as.iter().any(|old| same_name(old, &it)) {
                self.read_as.push(it);
            }
        }
        Learned {
            sponsor: newer.sponsor,
            read_as: self.read_as,
            title_after: newer.title_after.or(self.title_after),
            holder_after: newer.holder_after.or(self.holder_after),
            kind: newer.kind.or(self.kind),
        }
    }
}

/// What a person's corrections of a reading teach; nothing where the sponsor is not known or
/// nothing was corrected.
pub fn learn(pages: &[Page], read: &Fields, confirmed: &Draft) -> Option<Learned> {
    let sponsor = confirmed.sponsor.as_deref()?.trim();
    let differs = |field: &Field<String>, now: &str| {
        !field
            .value
            .as_deref()
            .is_some_and(|it| same_name(it, now) && field.sure)
    };
    let wrong_sponsor = read
        .sponsor
        .value
        .clone()
        .filter(|it| !same_name(it, sponsor));
    let after = |field: &Field<String>, now: &str| match differs(field, now) {
        true => line_before(pages, now),
        false => None,
    };
    let learned = Learned {
        sponsor: sponsor.to_owned(),
        title_after: after(&read.title, &confirmed.title),
        holder_after: confirmed
            .holder
            .as_deref()
            .and_then(|holder| after(&read.holder, holder)),
        kind: (read.activity != Some(confirmed.kind)).then_some(confirmed.kind),
        read_as: wrong_sponsor.into_iter().collect(),
    };
    let taught = differs(&read.sponsor, sponsor)
        || learned.title_after.is_some()
        || learned.holder_after.is_some()
        || learned.kind.is_some();
    taught.then_some(learned)
}

/// Reads again in the light of what was learned of the sponsor.
#[must_use]
pub fn apply(pages: &[Page], mut fields: Fields, learned: &[Learned]) -> Fields {
    let Some(it) = learned.iter().find(|it| it.is_of(pages, &fields)) else {
        return fields;
    };
    let place = line_with(pages, &it.sponsor).or(fields.sponsor.place);
    fields.sponsor = Field {
        value: Some(it.sponsor.clone()),
        sure: true,
        place,
    };
    if let Some(title) = it
        .title_after
        .as_deref()
        .and_then(|it| text_after(pages, it))
    {
        fields.title = title;
    }
    if let Some(holder) = it
        .holder_after
        .as_deref()
        .and_then(|it| text_after(pages, it))
    {
        fields.holder = holder;
    }
    fields.activity = it.kind.or(fields.activity);
    fields
}

fn number(page: usize) -> u32 {
    u32::try_from(page).unwrap_or(u32::MAX)
}

fn line_with(pages: &[Page], name: &str) -> Option<Place> {
    pages.iter().enumerate().find_map(|(page, it)| {
        let line = it.lines.iter().find(|it| same_name(&it.text, name))?;
        Some(Place {
            page: number(page),
            area: line.area,
        })
    })
}

/// The line of print before the one to three lines that are this text.
fn line_before(pages: &[Page], text: &str) -> Option<String> {
    pages.iter().find_map(|page| {
        (1..page.lines.len()).find_map(|at| {
            let is_it = (1..=MOST_LINES).any(|count| {
                let lines = page.lines.get(at..at + count);
                lines.is_some_and(|it| same_name(&joined(it), text))
            });
            is_it.then(|| page.lines[at - 1].text.clone())
        })
    })
}

/// The lines of print in one size of type after the line that is this text.
fn text_after(pages: &[Page], anchor: &str) -> Option<Field<String>> {
    pages.iter().enumerate().find_map(|(at, page)| {
        let before = page
            .lines
            .iter()
            .position(|it| same_name(&it.text, anchor))?;
        let rest = page.lines.get(before + 1..)?;
        let first = rest.first()?;
        let goes_on = |pair: &[Line]| {
            let (a, b) = (pair[0].area, pair[1].area);
            let alike = (a.height - b.height).abs() * 5 <= a.height.max(b.height);
            alike && b.top - a.bottom() <= a.height.max(b.height) && b.top > a.middle()
        };
        let count = 1 + rest
            .windows(2)
            .take(MOST_LINES - 1)
            .take_while(|pair| goes_on(pair))
            .count();
        let lines = rest.get(..count)?;
        let area = lines.iter().fold(first.area, |sum, it| sum.with(it.area));
        Some(Field {
            value: Some(joined(lines)),
            sure: lines.iter().all(|it| it.certain >= 82),
            place: Some(Place {
                page: number(at),
                area,
            }),
        })
    })
}

fn joined(lines: &[Line]) -> String {
    let texts: Vec<&str> = lines.iter().map(|it| it.text.trim()).collect();
    texts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificate::page::Area;

    fn page(lines: &[(&str, i32)]) -> Vec<Page> {
        let mut top = 0;
        let lines = lines
            .iter()
            .map(|(text, height)| {
                let area = Area {
                    left: 100,
                    top,
                    width: 400,
                    height: *height,
                };
                top += height + 6;
                Line {
                    text: (*text).to_owned(),
                    area,
                    certain: 99,
                    otherwise: None,
                }
            })
            .collect();
        vec![Page {
            width: 600,
            height: 800,
            from_picture: false,
            lines,
        }]
    }

    fn field(value: &str) -> Field<String> {
        Field {
            value: Some(value.to_owned()),
            sure: true,
            place: None,
        }
    }

    #[test]
    fn a_correction_reads_the_next_certificate_of_the_same_sponsor_right() {
        let first = page(&[
            ("Lumen Learning", 30),
            ("in recognition of", 12),
            ("Coding for Burns", 24),
            ("and Skin Grafts", 24),
            ("Maya Torres", 18),
        ]);
        let read = Fields {
            title: field("in recognition of"),
            sponsor: field("Maya Torres"),
            ..Fields::default()
        };
        let confirmed = Draft {
            title: "Coding for Burns and Skin Grafts".to_owned(),
            sponsor: Some("Lumen Learning".to_owned()),
            ..Draft::default()
        };
        let learned = learn(&first, &read, &confirmed).expect("two fields were corrected");
        assert_eq!(learned.title_after.as_deref(), Some("in recognition of"));

        let next = page(&[
            ("Lumen Learning", 30),
            ("in recognition of", 12),
            ("Modifiers From A to Z", 24),
            ("Maya Torres", 18),
        ]);
        let again = apply(&next, read, &[learned]);
        assert_eq!(again.title.value.as_deref(), Some("Modifiers From A to Z"));
        assert_eq!(again.sponsor.value.as_deref(), Some("Lumen Learning"));
        assert!(again.sponsor.place.is_some(), "it stands on the page");
    }

    #[test]
    fn what_was_read_right_teaches_nothing_and_other_sponsors_are_left_alone() {
        let pages = page(&[("Lumen Learning", 30), ("Coding for Burns", 24)]);
        let read = Fields {
            title: field("Coding for Burns"),
            sponsor: field("Lumen Learning"),
            activity: Some(ActivityKind::Webinar),
            ..Fields::default()
        };
        let confirmed = Draft {
            title: "Coding for burns".to_owned(),
            sponsor: Some("Lumen Learning".to_owned()),
            ..Draft::default()
        };
        assert_eq!(learn(&pages, &read, &confirmed), None);
        let other = Learned {
            sponsor: "Great Basin".to_owned(),
            title_after: Some("Lumen Learning".to_owned()),
            ..Learned::default()
        };
        assert_eq!(apply(&pages, read.clone(), &[other]), read);
    }
}
