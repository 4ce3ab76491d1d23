//! What a page offers for a field, each with how much speaks for it.

use super::cues::Cue;
use super::kinds::{Known, What, same_name};
use super::names;
use super::numbers::{self, Unit};
use super::pieces::{Cut, Kind, Piece, trimmed};
use super::words::{self, Word};
use crate::certificate::page::{Area, Line};

/// Something that a field may be.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// As printed.
    pub text: String,
    /// Where it stands.
    pub area: Area,
    /// The pieces that it is made of.
    pub pieces: Vec<usize>,
    /// What speaks for it, against it.
    pub score: i32,
    /// How certain its signs are.
    pub certain: u8,
    /// Whether somebody who knows the words around it would say so, or only its looks.
    pub told: bool,
}

/// A label that says what follows.
const LABELED: i32 = 60;
/// A part of a sentence that says what follows.
const LED: i32 = 55;
/// What follows says what this is.
const FOLLOWED: i32 = 35;
/// It looks as such a thing does.
const LOOKS: i32 = 30;

/// Returns the texts that may be the title, the sponsor or the holder.
pub fn texts(cut: &Cut<'_>, what: What, known: &Known<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for at in 0..cut.pieces.len() {
        if cut.pieces[at].kind != Kind::Text {
            continue;
        }
        let chain = chain(cut, at);
        found.extend(candidate(cut, &[at], what, known));
        if chain.len() > 1 && what != What::Holder {
            found.extend(candidate(cut, &chain, what, known));
        }
    }
    found.sort_by_key(|it| std::cmp::Reverse(it.score));
    found
}

fn candidate(cut: &Cut<'_>, chain: &[usize], what: What, known: &Known<'_>) -> Option<Candidate> {
    let pieces: Vec<&Piece> = chain.iter().map(|&it| &cut.pieces[it]).collect();
    let words: Vec<Word> = pieces.iter().flat_map(|it| it.words.clone()).collect();
    let words = trimmed(&words);
    let area = pieces.iter().map(|it| it.area).reduce(Area::with)?;
    if names::heading(words) || names::address(words) || words.len() > 30 {
        return None;
    }
    let (first, last) = (*chain.first()?, *chain.last()?);
    let around = around(cut, first, last, what);
    if around.score <= -100 {
        return None;
    }
    let height = cut.page.lines[pieces.first()?.line].area.height;
    let large = ((height - cut.usual_height) * 12 / cut.usual_height).clamp(0, 24);
    let looks = match what {
        What::Holder => holder_looks(words, large),
        What::Sponsor => sponsor_looks(words, large, area, cut, known),
        _ => title_looks(words, large, chain.len()),
    };
    let whole = chain_is_whole(cut, last, what);
    let certain = chain.iter().map(|&it| cut.certain(it)).min()?;
    let told = around.told && !(what == What::Title && names::runs_on(words));
    Some(Candidate {
        text: printed(words, what),
        area,
        pieces: chain.to_vec(),
        score: around.score + looks - whole,
        certain,
        told,
    })
}

struct Around {
    score: i32,
    told: bool,
}

/// What the pieces around it say.
fn around(cut: &Cut<'_>, first: usize, last: usize, what: What) -> Around {
    let mut around = Around {
        score: 0,
        told: false,
    };
    let before = cut.befores(first);
    let mut best: Option<i32> = None;
    for &it in &before {
        let Kind::Cue(cue) = cut.pieces[it].kind else {
            continue;
        };
        // A label speaks of what is near, or of what was filled in above it.
        if cue.label && (!cut.near(it, first) || filled_above(cut, it)) {
            continue;
        }
        let weight = said(&cue, what) - distance(cut, it, first);
        best = Some(best.map_or(weight, |best| best.max(weight)));
    }
    if let Some(weight) = best {
        around.score += weight;
        around.told = weight > 0;
    }
    // "in Columbus, Ohio" behind a date is a place.
    let behind_date = before
        .iter()
        .any(|&it| matches!(cut.pieces[it].kind, Kind::Date(_)))
        && !cut.pieces[first].first;
    if behind_date {
        around.score -= 40;
    }
    if let Some(next) = cut.after(last)
        && let Kind::Cue(cue) = cut.pieces[next].kind
        && !cue.label
    {
        let weight = match cue.before {
            Some(said) if said == what => FOLLOWED,
            Some(What::Other) => -40,
            Some(_) => -20,
            None => 0,
        };
        around.score += weight;
        around.told |= weight > 0;
    }
    if let Some(label) = cut.label_below(last)
        && best.is_none_or(|it| it < LED - 20)
    {
        around.score += if label.next == Some(what) { 40 } else { -25 };
        around.told |= label.next == Some(what);
    }
    around
}

/// Whether the label belongs to what stands over it.
fn filled_above(cut: &Cut<'_>, label: usize) -> bool {
    cut.above(label)
        .is_some_and(|it| cut.label_below(it).is_some())
}

fn said(cue: &Cue, what: What) -> i32 {
    match cue.next {
        Some(said) if said == what => {
            if cue.label {
                LABELED
            } else {
                LED
            }
        }
        Some(What::Other) if cue.label => -100,
        Some(_) => -30,
        None => 0,
    }
}

/// What is far from its cue is less likely to be meant by it.
fn distance(cut: &Cut<'_>, cue: usize, piece: usize) -> i32 {
    let (a, b) = (&cut.pieces[cue], &cut.pieces[piece]);
    if a.line == b.line {
        return 0;
    }
    let gap = (b.area.top - a.area.bottom()).max(0);
    2 + (gap * 4 / a.area.height.max(1)).min(20)
}

fn holder_looks(words: &[Word], large: i32) -> i32 {
    let person = names::person(words);
    if person == 0 {
        return -60;
    }
    LOOKS * person / 100 + large
}

fn sponsor_looks(words: &[Word], large: i32, area: Area, cut: &Cut<'_>, known: &Known<'_>) -> i32 {
    if names::sentence(words) {
        return -60;
    }
    let printed = words::text(words);
    if known.sponsors.iter().any(|it| same_name(it, &printed)) {
        return 70;
    }
    let organization = names::organization(words);
    let person = names::person(words);
    let edge = area.top * 5 < cut.page.height || area.top * 5 > cut.page.height * 4;
    if organization == 0
        && words
            .iter()
            .all(|it| matches!(it.key.as_str(), "aapc" | "local" | "chapter" | "approved"))
    {
        return -60;
    }
    // A name without a word that says what it is, where letters have their head or their foot.
    if organization == 0
        && edge
        && (2..=6).contains(&words.len())
        && person < 85
        && names::capitalized(words)
    {
        return 26;
    }
    let person_against = if organization == 0 && person >= 85 {
        25
    } else {
        0
    };
    LOOKS * organization / 100 + if edge && organization > 0 { 10 } else { 0 } + large.min(6)
        - if organization == 0 { 10 } else { 0 }
        - person_against
}

fn title_looks(words: &[Word], large: i32, lines: usize) -> i32 {
    if names::sentence(words) && lines == 1 {
        return -40;
    }
    let person = names::person(words);
    let organization = names::organization(words);
    let alone = if words.len() == 1 { 15 } else { 0 };
    let named = words.len() >= 3 && names::capitalized(words);
    let mut score = large + if named { 20 } else { 10 } - alone;
    if person >= 85 {
        score -= 20;
    }
    if organization == 100 {
        score -= 20;
    }
    if words
        .first()
        .is_some_and(|it| it.text.starts_with(['"', '\u{201c}']))
    {
        score += 15;
    }
    score
}

/// A part of a title that goes on in the next line is no title.
fn chain_is_whole(cut: &Cut<'_>, last: usize, what: What) -> i32 {
    let goes_on =
        what != What::Holder && cut.pieces[last].last && next_of_chain(cut, last).is_some();
    if goes_on { 18 } else { 0 }
}

/// The pieces of following lines that go on in the same type.
fn chain(cut: &Cut<'_>, start: usize) -> Vec<usize> {
    let mut chain = vec![start];
    while chain.len() < 4
        && let Some(&last) = chain.last()
        && let Some(next) = next_of_chain(cut, last)
    {
        chain.push(next);
    }
    chain
}

fn next_of_chain(cut: &Cut<'_>, last: usize) -> Option<usize> {
    if !cut.pieces[last].last {
        return None;
    }
    let next = cut.below(last)?;
    let (a, b) = (&cut.pieces[last], &cut.pieces[next]);
    if b.kind != Kind::Text || names::address(&b.words) || names::heading(&b.words) {
        return None;
    }
    let (upper, lower) = (cut.page.lines[a.line].area, cut.page.lines[b.line].area);
    // "Something: value" is a label that is not known, and no more of the title.
    let label = b.words.iter().take(3).position(|it| it.text.ends_with(':'));
    if label.is_some_and(|it| it + 1 < b.words.len())
        && cut
            .befores(last)
            .iter()
            .any(|&it| matches!(cut.pieces[it].kind, Kind::Cue(cue) if cue.label))
    {
        return None;
    }
    let joined = a.words.last().is_some_and(|it| {
        it.text.ends_with([',', ':', '-', '–', '&'])
            || matches!(
                it.key.as_str(),
                "and" | "of" | "the" | "for" | "in" | "to" | "&" | "with"
            )
    }) || b
        .words
        .first()
        .is_some_and(|it| it.text.starts_with(char::is_lowercase));
    // "a live seminar given by": a sentence goes on there, and not the title.
    if !b.last
        && b.words
            .first()
            .is_some_and(|it| it.text.starts_with(char::is_lowercase))
    {
        return None;
    }
    // Boxes of print on pictures vary with the length of the line.
    let (most, of) = if joined { (3, 2) } else { (5, 4) };
    let alike =
        upper.height * of <= lower.height * most && lower.height * of <= upper.height * most;
    let close = lower.top - upper.bottom() < upper.height.max(lower.height) * 8 / 10;
    let slack = upper.height;
    let aligned =
        (upper.left - lower.left).abs() < slack || (upper.center() - lower.center()).abs() < slack;
    if !(alike && close && aligned) {
        return None;
    }
    let apart = [&a.words, &b.words].into_iter().any(|it| {
        let words = trimmed(it);
        names::organization(words) == 100 || names::person(words) == 100
    });
    (joined || !apart).then_some(next)
}

/// As printed, without the marks around it.
fn printed(words: &[Word], what: What) -> String {
    let text = words::text(words);
    let text = match what {
        What::Title => quoted(&text).unwrap_or(&text),
        _ => &text,
    };
    let text = text.trim_matches(|it: char| {
        it.is_whitespace()
            || matches!(
                it,
                '"' | '\u{201c}' | '\u{201d}' | ',' | ';' | ':' | '*' | '|' | '_'
            )
    });
    let text = match what {
        What::Title => without_appositive(text),
        // "The Coding Hour" is a name; "the" stands in a sentence.
        What::Sponsor => text
            .strip_prefix("the ")
            .unwrap_or(text)
            .trim_end_matches("certifies")
            .trim(),
        _ => text,
    };
    let inner = text.strip_suffix('.').filter(|it| {
        let last = it.rsplit(' ').next().unwrap_or_default();
        what != What::Holder
            && !matches!(
                last,
                "Inc" | "Corp" | "Co" | "Ltd" | "P.C" | "P.A" | "L.L.C"
            )
    });
    inner.unwrap_or(text).to_owned()
}

/// What stands in the quotation marks with which a text begins, where more follows them.
fn quoted(text: &str) -> Option<&str> {
    const MARKS: [char; 5] = ['"', '\u{201c}', '\u{201d}', '\u{ab}', '\u{bb}'];
    let inner = text.trim_start().strip_prefix(MARKS)?;
    let (title, rest) = inner.split_once(MARKS)?;
    let follows = rest.chars().any(char::is_alphanumeric);
    (follows && title.trim().len() > 3).then(|| title.trim())
}

/// "Name of the program, a live webinar": what sort it is does not belong to the title.
fn without_appositive(text: &str) -> &str {
    let Some((title, rest)) = text.rsplit_once(", ") else {
        return text;
    };
    let line = Line {
        text: rest.to_owned(),
        area: Area::default(),
        certain: 100,
        otherwise: None,
    };
    let words = words::of(&line);
    let article = words
        .first()
        .is_some_and(|it| matches!(it.key.as_str(), "a" | "an" | "the"));
    if article && names::filler(&words) {
        title
    } else {
        text
    }
}

/// A date, a number of CEUs or an index number with what speaks for it.
#[derive(Debug, Clone)]
pub struct Typed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub area: Area,
    /// What speaks for it.
    pub score: i32,
    /// Whether it can only be meant so, as far as its signs go.
    pub plain: bool,
}

/// What around a date says that it is another one.
const OTHER_DATES: &[&str] = &[
    "expires",
    "expire",
    "expiration",
    "expiring",
    "valid",
    "printed",
    "born",
    "birth",
    "dob",
    "issued",
    "issue",
    "revised",
    "approved",
    "approval",
    "registered",
    "copyright",
    "©",
    "through",
    "until",
    "member",
    "since",
    "after",
];

/// Whether the end of a text says that another date follows.
fn names_another(text: &Piece) -> bool {
    let mut last = text.words.iter().rev().take(4);
    last.any(|it| OTHER_DATES.contains(&it.key.as_str()))
}

/// The dates of a page.
pub fn dates(cut: &Cut<'_>) -> Vec<Typed<chrono::NaiveDate>> {
    let mut found = Vec::new();
    for (at, piece) in cut.pieces.iter().enumerate() {
        let Kind::Date(date) = piece.kind else {
            continue;
        };
        let mut score = 20;
        for it in cut.befores(at) {
            let before = &cut.pieces[it];
            match before.kind {
                Kind::Cue(cue) if cue.next == Some(What::Date) => score += 50,
                Kind::Cue(cue) if cue.label && cue.next == Some(What::Other) => score -= 45,
                Kind::Text if before.line == piece.line && names_another(before) => score -= 45,
                _ => {}
            }
        }
        if let Some(label) = cut.label_below(at) {
            score += match label.next {
                Some(What::Date) => 30,
                _ => -45,
            };
        }
        let line = words::of(&cut.page.lines[piece.line]);
        let stands = line
            .iter()
            .position(|it| it.span == piece.words.first().map_or((0, 0), |it| it.span));
        let leading = stands
            .and_then(|it| it.checked_sub(1))
            .and_then(|it| line.get(it));
        if leading.is_some_and(|it| matches!(it.key.as_str(), "on" | "held" | "completed")) {
            score += 15;
        }
        found.push(Typed {
            value: date.day,
            area: piece.area,
            score,
            plain: date.plain && cut.certain(at) >= 80,
        });
    }
    found.sort_by_key(|it| std::cmp::Reverse(it.score));
    found
}

/// Whether a label or a sentence says that this is it.
fn labeled(cut: &Cut<'_>, at: usize, what: What) -> bool {
    let before = cut
        .befores(at)
        .into_iter()
        .any(|it| matches!(cut.pieces[it].kind, Kind::Cue(cue) if cue.next == Some(what)));
    before || cut.label_below(at).is_some_and(|it| it.next == Some(what))
}

/// Whether a line counts hours, and says nothing of credit.
fn of_contact(line: &str) -> bool {
    line.contains("hour")
        && !["ceu", "ce ", "credit", "education", "unit"]
            .iter()
            .any(|it| line.contains(it))
}

/// The numbers of CEUs of a page.
pub fn amounts(cut: &Cut<'_>) -> Vec<Typed<crate::amounts::Ceus>> {
    let mut found = Vec::new();
    for (at, piece) in cut.pieces.iter().enumerate() {
        let labeled = labeled(cut, at, What::Ceu);
        let (value, score, plain) = match piece.kind {
            Kind::Amount(amount) => {
                let base = match amount.unit {
                    Unit::Ceus => 45,
                    Unit::Credits => 25,
                    Unit::Hours => 12,
                };
                (
                    amount.ceus,
                    base + if labeled { 35 } else { 0 },
                    amount.plain,
                )
            }
            Kind::Text if labeled && piece.words.len() <= 3 => {
                let Some((ceus, plain)) = trimmed(&piece.words)
                    .first()
                    .and_then(|it| numbers::number(&it.key))
                else {
                    continue;
                };
                if piece
                    .words
                    .iter()
                    .any(|it| matches!(it.key.as_str(), "minutes" | "min" | "%"))
                {
                    continue;
                }
                (ceus, 60, plain)
            }
            _ => continue,
        };
        // Hours of contact are no CEUs until a label says so: the hours of a course are others.
        let counted = labeled || !matches!(piece.kind, Kind::Amount(it) if it.unit != Unit::Ceus);
        let line = cut.page.lines[piece.line].text.to_lowercase();
        let issuer = line.contains("aapc") || line.contains("ahima");
        // The hours of a course are others, and its paper says them by a label, too.
        let counted = counted && (issuer || !of_contact(&line));
        let limit = [
            "up to", "maximum", "minimum", "each", "passing", "required", "per year",
        ]
        .iter()
        .any(|it| line.contains(it));
        let other = ["cme", "nursing", "ama pra", "cne", "cpe credits"]
            .iter()
            .any(|it| line.contains(it));
        found.push(Typed {
            value,
            area: piece.area,
            score: score + if issuer { 8 } else { 0 } - if limit || other { 30 } else { 0 },
            plain: plain && counted && cut.certain(at) >= 80,
        });
    }
    found.sort_by_key(|it| std::cmp::Reverse(it.score));
    found
}

/// A number that is built like those of AAPC's vendors, and that no label says to be another.
fn unnamed(cut: &Cut<'_>, at: usize, words: &[Word]) -> Option<String> {
    let other = cut
        .befores(at)
        .into_iter()
        .any(|it| matches!(cut.pieces[it].kind, Kind::Cue(cue) if cue.label));
    let number = words.iter().find_map(|it| {
        let text = it.text.trim_matches(|sign: char| !sign.is_alphanumeric());
        let letters = text.chars().filter(char::is_ascii_uppercase).count();
        let figures = text.chars().filter(char::is_ascii_digit).count();
        let built = (8..=14).contains(&text.len())
            && letters >= 3
            && figures >= 4
            && letters + figures == text.len();
        built.then(|| text.to_owned())
    });
    number.filter(|_| !other)
}

/// The index numbers of a page.
pub fn indexes(cut: &Cut<'_>) -> Vec<Typed<String>> {
    let mut found = Vec::new();
    for (at, piece) in cut.pieces.iter().enumerate() {
        let (value, score) = match &piece.kind {
            Kind::Index(index) => (index.clone(), 80),
            Kind::Text => {
                let labeled = labeled(cut, at, What::Index);
                let words = trimmed(&piece.words);
                match numbers::index(words) {
                    Some((index, used)) if labeled && used == words.len() => (index, 75),
                    // Nothing names it, but it is built like one: a proposal.
                    _ => match unnamed(cut, at, words) {
                        Some(index) => (index, 10),
                        None => continue,
                    },
                }
            }
            _ => continue,
        };
        // A second look at the picture that reads other signs there makes it doubtful.
        let line = &cut.page.lines[piece.line];
        let otherwise = line
            .otherwise
            .as_ref()
            .is_some_and(|it| !it.replace(' ', "").contains(&value));
        found.push(Typed {
            value,
            area: piece.area,
            score,
            plain: line.certain >= 85 && !otherwise,
        });
    }
    found.sort_by_key(|it| std::cmp::Reverse(it.score));
    found
}
