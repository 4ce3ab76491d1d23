//! Cuts a page into cues and what stands between them, and finds what each piece is near to.

use super::cues::{self, Cue};
use super::dates::{self, Found};
use super::kinds::What;
use super::names;
use super::numbers::{self, Amount};
use super::words::{self, Word};
use crate::certificate::page::{Area, Page};

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Words that say what is near to them.
    Cue(Cue),
    /// A date.
    Date(Found),
    /// A number of CEUs with its unit.
    Amount(Amount),
    /// An index number behind its label.
    Index(String),
    /// Anything else.
    Text,
}

/// Words of one line that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The line of the page.
    pub line: usize,
    /// Its words.
    pub words: Vec<Word>,
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub area: Area,
    /// Whether it is the first of its line.
    pub first: bool,
    /// Whether it is the last of its line.
    pub last: bool,
}

/// A page in pieces.
pub struct Cut<'a> {
    /// The page.
    pub page: &'a Page,
    /// Its pieces in the order of reading.
    pub pieces: Vec<Piece>,
    /// The height of small print: a third of the lines is no larger.
    pub usual_height: i32,
}

/// Words that lead over from a text to what follows, and belong to neither.
const LEADING: &[&str] = &[
    "and", "on", "the", "by", "from", "with", "for", "in", "of", "a", "an", ":", "-", "–", "—",
    "|", "•", "at", "as", "is",
];
const TRAILING: &[&str] = &[
    "and", "on", "for", "by", "from", "with", "in", "of", "the", "-", "–", "—", "|", ":", "•",
    "at", "held", "a", "has", "is", "as", "an", "to", "worth",
];

impl<'a> Cut<'a> {
    /// Cuts a page.
    pub fn of(page: &'a Page) -> Cut<'a> {
        let mut pieces = Vec::new();
        for (at, line) in page.lines.iter().enumerate() {
            let words = words::of(line);
            let start = pieces.len();
            cut(&words, &mut |range: &[Word], kind| {
                pieces.push(Piece {
                    line: at,
                    words: range.to_vec(),
                    kind,
                    area: words::area(line, range),
                    first: false,
                    last: false,
                });
            });
            if let Some(first) = pieces.get_mut(start) {
                first.first = true;
            }
            if pieces.len() > start
                && let Some(last) = pieces.last_mut()
            {
                last.last = true;
            }
        }
        let mut heights: Vec<i32> = page.lines.iter().map(|it| it.area.height).collect();
        heights.sort_unstable();
        let usual_height = heights.get(heights.len() / 3).copied().unwrap_or(1).max(1);
        let mut cut = Cut {
            page,
            pieces,
            usual_height,
        };
        cut.pass_cues_through_filler();
        cut
    }

    /// "completed the / live webinar / Title": the line between belongs to the cue.
    fn pass_cues_through_filler(&mut self) {
        for at in 0..self.pieces.len() {
            let piece = &self.pieces[at];
            if piece.kind != Kind::Text || !names::filler(&piece.words) || !piece.last {
                continue;
            }
            let cue = self
                .befores(at)
                .into_iter()
                .find_map(|it| match self.pieces[it].kind {
                    Kind::Cue(cue) if !cue.label && cue.next.is_some() => Some(cue),
                    _ => None,
                });
            if let Some(cue) = cue {
                self.pieces[at].kind = Kind::Cue(Cue {
                    before: None,
                    ..cue
                });
            }
        }
    }

    /// What may stand before a piece: in its line, to the left of it, above it.
    pub fn befores(&self, at: usize) -> Vec<usize> {
        let piece = &self.pieces[at];
        if !piece.first {
            return vec![at - 1];
        }
        [self.left_of(at), self.above(at)]
            .into_iter()
            .flatten()
            .collect()
    }

    /// What stands behind a piece: in its line, or below it.
    pub fn after(&self, at: usize) -> Option<usize> {
        if !self.pieces[at].last {
            return Some(at + 1);
        }
        self.below(at)
    }

    /// The last piece of the line to the left.
    fn left_of(&self, at: usize) -> Option<usize> {
        let area = self.pieces[at].area;
        self.others(at)
            .filter(|&it| {
                let other = self.pieces[it].area;
                self.pieces[it].last
                    && other.right() <= area.left + area.height / 2
                    && same_row(other, area)
            })
            .max_by_key(|&it| self.pieces[it].area.right())
    }

    /// The first piece of the line to the right.
    fn right_of(&self, at: usize) -> Option<usize> {
        let area = self.pieces[at].area;
        self.others(at)
            .filter(|&it| {
                let other = self.pieces[it].area;
                self.pieces[it].first
                    && area.right() <= other.left + area.height / 2
                    && same_row(other, area)
            })
            .min_by_key(|&it| self.pieces[it].area.left)
    }

    /// The last piece of the nearest line above.
    pub fn above(&self, at: usize) -> Option<usize> {
        let area = self.pieces[at].area;
        let line = self.pieces[at].line;
        let nearest = self
            .page
            .lines
            .iter()
            .enumerate()
            .filter(|(other, it)| *other != line && above(it.area, area))
            .max_by_key(|(_, it)| it.area.bottom())?
            .0;
        self.pieces.iter().rposition(|it| it.line == nearest)
    }

    /// The first piece of the nearest line below.
    pub fn below(&self, at: usize) -> Option<usize> {
        let area = self.page.lines[self.pieces[at].line].area;
        let line = self.pieces[at].line;
        let nearest = self
            .page
            .lines
            .iter()
            .enumerate()
            .filter(|(other, it)| *other != line && above(area, it.area))
            .min_by_key(|(_, it)| it.area.top)?
            .0;
        self.pieces.iter().position(|it| it.line == nearest)
    }

    /// The label that stands right below a piece, as below a line to be filled in, and that
    /// has no value of its own below or beside it.
    pub fn label_below(&self, at: usize) -> Option<Cue> {
        if !self.pieces[at].last || matches!(self.pieces[at].kind, Kind::Cue(_)) {
            return None;
        }
        let below = self.below(at)?;
        let Kind::Cue(cue) = self.pieces[below].kind else {
            return None;
        };
        let alone = self.pieces[below].first
            && self.pieces[below].last
            && !self.pieces[below].words.last().is_some_and(|it| it.colon);
        let value = |it: usize| !matches!(self.pieces[it].kind, Kind::Cue(_));
        let own = self
            .below(below)
            .is_some_and(|it| value(it) && self.near(below, it))
            || self.right_of(below).is_some_and(value);
        let (value, label) = (self.pieces[at].area, self.pieces[below].area);
        let close = label.top - value.bottom() < 3 * value.height.max(label.height);
        (cue.label && alone && !own && close).then_some(cue)
    }

    /// Whether the second is not far below the first, for what a label says.
    pub fn near(&self, upper: usize, lower: usize) -> bool {
        let (a, b) = (self.pieces[upper].area, self.pieces[lower].area);
        same_row(a, b) || (b.top - a.bottom()) * 2 < 3 * a.height.max(b.height)
    }

    fn others(&self, at: usize) -> impl Iterator<Item = usize> {
        let line = self.pieces[at].line;
        (0..self.pieces.len()).filter(move |&it| self.pieces[it].line != line)
    }

    /// How certain the signs of a line are.
    pub fn certain(&self, at: usize) -> u8 {
        self.page.lines[self.pieces[at].line].certain
    }
}

/// Whether both stand in the same line of print.
pub fn same_row(a: Area, b: Area) -> bool {
    let overlap = a.bottom().min(b.bottom()) - a.top.max(b.top);
    overlap * 2 > a.height.min(b.height)
}

/// Whether the first stands over the second, not too far off.
fn above(upper: Area, lower: Area) -> bool {
    let beside = upper.right() < lower.left || lower.right() < upper.left;
    let gap = lower.top - upper.bottom();
    let height = upper.height.max(lower.height);
    !beside && gap > -height / 2 && upper.middle() < lower.middle() && gap < height * 5
}

fn cut(words: &[Word], add: &mut impl FnMut(&[Word], Kind)) {
    let mut at = 0;
    let mut text = 0;
    let mut awaits_index = false;
    while at < words.len() {
        let here = &words[at..];
        let boundary = at == text;
        let found = found(words, at, boundary, awaits_index);
        let Some((kind, length)) = found else {
            at += 1;
            continue;
        };
        add_text(&words[text..at], add);
        awaits_index = matches!(&kind, Kind::Cue(cue) if cue.next == Some(What::Index));
        add(&here[..length], kind);
        at += length;
        text = at;
    }
    add_text(&words[text..], add);
}

fn found(words: &[Word], at: usize, boundary: bool, awaits_index: bool) -> Option<(Kind, usize)> {
    let here = &words[at..];
    if awaits_index {
        let skipped = here
            .iter()
            .take_while(|it| matches!(it.key.as_str(), ":" | "#" | "is" | "no" | "number"))
            .count();
        if let Some((index, length)) = numbers::index(&here[skipped..]) {
            return Some((Kind::Index(index), skipped + length));
        }
    }
    if let Some(date) = dates::at(here) {
        return Some((Kind::Date(date), date.words));
    }
    // A longer phrase wins over a label that it begins with.
    let phrase = cues::phrase(here);
    let label = cues::label(here).filter(|it| boundary || inside(here, it));
    let colon = |it: &Cue| here.get(it.words - 1).is_some_and(|it| it.colon);
    let cue = match (phrase, label) {
        (Some(phrase), Some(label))
            if boundary && (label.words > phrase.words || colon(&label)) =>
        {
            Some(label)
        }
        (Some(phrase), _) => Some(phrase),
        (None, label) => label,
    };
    if let Some(cue) = cue {
        let filler = match cue.label {
            true => 0,
            false => names::leading_filler(&here[cue.words..]),
        };
        return Some((Kind::Cue(cue), cue.words + filler));
    }
    numbers::amount(here).map(|it| (Kind::Amount(it), it.words))
}

/// A label behind words of another field: only with its colon, and never the title's, since
/// titles have colons themselves.
fn inside(here: &[Word], label: &Cue) -> bool {
    let colon = here.get(label.words - 1).is_some_and(|it| it.colon);
    let capital = here
        .first()
        .is_some_and(|it| it.text.starts_with(char::is_uppercase));
    match label.next {
        Some(What::Index) => {
            numbers::index(&here[label.words..]).is_some() || (capital && label.words > 1)
        }
        Some(What::Title) | None => false,
        _ => colon && capital,
    }
}

fn add_text(words: &[Word], add: &mut impl FnMut(&[Word], Kind)) {
    if trimmed(words)
        .iter()
        .any(|it| it.text.contains(char::is_alphanumeric))
    {
        add(words, Kind::Text);
    }
}

/// The words without those that lead over from what is before and to what follows.
pub fn trimmed(words: &[Word]) -> &[Word] {
    let small = |it: &Word| it.text.chars().all(|sign| !sign.is_uppercase());
    let mut words = words;
    while let [first, rest @ ..] = words {
        // "The" begins names too, so that only small letters lead over.
        if !(LEADING.contains(&first.key.as_str()) && small(first)) {
            break;
        }
        words = rest;
    }
    while let [rest @ .., last] = words {
        if !(TRAILING.contains(&last.key.as_str()) && small(last)) {
            break;
        }
        words = rest;
    }
    words
}
