//! The text that a PDF names: signs put together to lines, and judged.

use hayro::hayro_interpret::hayro_syntax::page::Page as PdfPage;
use milepost_core::certificate::page::{Area, Line, Page};

use super::glyphs::{self, Sign, Signs};
use super::{UNITS, size};

/// Fewer letters than this are no page of text.
const FEWEST_LETTERS: usize = 20;
/// One in so many signs may be without a meaning, or with one that no such page has.
const ODD_SHARE: usize = 33;
/// A gap of so much of the type's size begins new words that stand for themselves.
const WIDE_GAP: f64 = 1.2;
/// A gap of so much of the type's size is a blank, also without a sign for it.
const BLANK: f64 = 0.17;
/// The same sign this near is drawn twice, to look bold.
const TWICE: f64 = 0.08;

/// Returns the text of a page, unless it cannot be trusted or there is none.
pub fn of(page: &PdfPage<'_>) -> Option<Page> {
    let signs = glyphs::of(page);
    if !trusted(&signs) {
        return None;
    }
    let (width, height) = size(page);
    Some(Page {
        width: (width * UNITS) as i32,
        height: (height * UNITS) as i32,
        from_picture: false,
        lines: lines(signs.upright),
    })
}

/// A text layer that somebody's reading of a scan left behind is no better than ours.
fn trusted(signs: &Signs) -> bool {
    let texts = || signs.upright.iter().map(|it| it.text.as_deref());
    let letters = texts()
        .flatten()
        .filter(|it| it.chars().all(char::is_alphanumeric))
        .count();
    let odd = texts()
        .filter(|it| it.is_none_or(|it| it.chars().any(odd)))
        .count();
    let drawn = signs.upright.len();
    letters >= FEWEST_LETTERS
        && odd * ODD_SHARE <= drawn
        && signs.turned <= drawn
        && signs.invisible * 2 <= drawn
}

/// What stands on no certificate in Latin letters: the mark of a broken table of signs.
fn odd(sign: char) -> bool {
    let number = u32::from(sign);
    sign == '\u{fffd}'
        || (sign.is_control() && !sign.is_whitespace())
        || (0x2e80..=0xd7ff).contains(&number)
        || (0xe000..=0xf8ff).contains(&number)
        || number >= 0x2_0000
}

fn lines(mut signs: Vec<Sign>) -> Vec<Line> {
    signs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Sign>> = Vec::new();
    for sign in signs {
        let near = rows.iter_mut().rev().take(4).find(|row| {
            let last = row.last().unwrap_or(&sign);
            (last.y - sign.y).abs() <= 0.25 * last.size.min(sign.size)
        });
        match near {
            Some(row) => row.push(sign),
            None => rows.push(vec![sign]),
        }
    }
    rows.into_iter().flat_map(cut).collect()
}

/// Cuts a line of print at its wide gaps.
fn cut(mut row: Vec<Sign>) -> Vec<Line> {
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    row.dedup_by(|b, a| a.text == b.text && (b.x - a.x).abs() < TWICE * a.size);
    let usual = usual_gap(&row);
    let mut lines = Vec::new();
    let mut piece: Vec<&Sign> = Vec::new();
    let mut text = String::new();
    let mut blank = false;
    for sign in &row {
        let Some(meaning) = &sign.text else { continue };
        if meaning.trim().is_empty() {
            blank = true;
            continue;
        }
        if let Some(last) = piece.last() {
            let gap = sign.x - (last.x + last.advance);
            let size = last.size.max(sign.size);
            if gap - usual > WIDE_GAP * last.size.min(sign.size) {
                lines.extend(line(&piece, &text));
                piece.clear();
                text.clear();
            } else if blank || gap - usual > BLANK * size {
                text.push(' ');
            }
        }
        blank = false;
        text.push_str(&plain(meaning));
        piece.push(sign);
    }
    lines.extend(line(&piece, &text));
    lines
}

/// The gap between the signs of letter-spaced words: what half of them keep at least.
fn usual_gap(row: &[Sign]) -> f64 {
    let mut gaps: Vec<f64> = row
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some(b.x - (a.x + a.advance)),
            _ => None,
        })
        .collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 2).map_or(0.0, |it| it.max(0.0))
}

/// Signs that stand for two, and blanks that are not the usual one.
fn plain(meaning: &str) -> String {
    let mut text = String::new();
    for sign in meaning.chars() {
        match sign {
            '\u{fb00}' => text.push_str("ff"),
            '\u{fb01}' => text.push_str("fi"),
            '\u{fb02}' => text.push_str("fl"),
            '\u{fb03}' => text.push_str("ffi"),
            '\u{fb04}' => text.push_str("ffl"),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
            other if other.is_whitespace() => text.push(' '),
            other => text.push(other),
        }
    }
    text
}

fn line(piece: &[&Sign], text: &str) -> Option<Line> {
    let text = text.trim();
    let (first, last) = (piece.first()?, piece.last()?);
    if text.is_empty() {
        return None;
    }
    let size = piece.iter().map(|it| it.size).fold(0.0, f64::max);
    let units = |it: f64| (it * f64::from(UNITS)) as i32;
    Some(Line {
        text: text.to_owned(),
        area: Area {
            left: units(first.x),
            top: units(first.y - 0.8 * size),
            width: units(last.x + last.advance - first.x).max(1),
            height: units(size).max(1),
        },
        certain: 100,
        otherwise: None,
    })
}
