//! AAPC's index number as certificates say it: `idx X`, `Index #: X`,
//! `Index/Catalog Number: X`, `AAPC index no. X`.

use super::super::line::Line;
use super::super::{QuickAddError, Role};

/// Words that announce an index number.
const LABELS: [&str; 9] = [
    "idx",
    "index",
    "indexing",
    "index-number",
    "index-no",
    "catalog",
    "catalogue",
    "index/catalog",
    "catalog/index",
];

/// Words between the label and the number.
const BETWEEN: [&str; 9] = [
    "number", "numbers", "num", "no", "nr", "#", "code", "id", "is",
];

/// `AAPC # X`: the issuer's name announces a number only with such a word behind it.
const ISSUER: &str = "aapc";

/// An announced number: the words, how much of the announcement is sure, the number.
struct Announced {
    indices: Vec<usize>,
    number: Option<String>,
}

/// Reads the index number; a second one and a missing one are problems.
pub(super) fn read(line: &mut Line<'_>) -> Option<String> {
    let mut number = None;
    for index in 0..line.words.len() {
        if !line.is_free(index) || line.words[index].quoted {
            continue;
        }
        let Some(announced) = announced(line, index) else {
            continue;
        };
        match announced.number {
            None => line.problem(&QuickAddError::IndexMissing, &announced.indices),
            Some(found) if number.is_none() => {
                line.typed(Role::Index, &announced.indices, format!("index {found}"));
                number = Some(found);
            }
            Some(_) => second(line, Role::Index, &announced.indices),
        }
    }
    number
}

/// The number that this word announces; none where it is a word like another, as
/// in "index of suspicion".
fn announced(line: &Line<'_>, at: usize) -> Option<Announced> {
    let key = |index: usize| {
        let word = line.words.get(index)?;
        (line.is_free(index) && !word.quoted).then_some(word.key.as_str())
    };
    let bare = |text: &str| text.trim_matches([':', '#', '.', '=']).to_owned();
    let first = key(at)?;
    let mut indices = Vec::new();
    // `AAPC CEU index no. X`.
    let mut from = at;
    while from > 0 && key(from - 1).is_some_and(|before| matches!(before, ISSUER | "ceu")) {
        from -= 1;
    }
    indices.extend(from..=at);
    // `index#12345ABC`, `idx:12345ABC`, `index#:12345ABC`.
    if let Some(cut) = first.find([':', '#', '='])
        && LABELS.contains(&&first[..cut])
        && !bare(&first[cut..]).is_empty()
    {
        let value = &line.words[at].value;
        let from = value.find([':', '#', '='])?;
        let found = tidy(&value[from..]);
        return Some(Announced {
            indices,
            number: Some(found).filter(|found| !found.is_empty()),
        });
    }
    // `idx12345ABC`.
    if let Some(glued) = first.strip_prefix("idx")
        && glued.len() >= 4
        && glued.starts_with(|c: char| c.is_ascii_digit())
    {
        let found = line.words[at].value.get(3..).map(tidy);
        return Some(Announced {
            indices,
            number: found.filter(|found| !found.is_empty()),
        });
    }
    let label = bare(first);
    let by_issuer = label == ISSUER;
    if !LABELS.contains(&label.as_str()) && !by_issuer {
        return None;
    }
    let mut sure = label == "idx" || label.contains(['/', '-']) || first != label;
    let mut next = at + 1;
    while let Some(word) = key(next) {
        let word_bare = bare(word);
        let joined = word.find([':', '#']).is_some_and(|cut| {
            cut > 0 && BETWEEN.contains(&&word[..cut]) && !bare(&word[cut..]).is_empty()
        });
        if joined {
            break;
        }
        // `index # X`, `index / catalog number X`: signs and labels between them.
        if BETWEEN.contains(&word_bare.as_str())
            || word_bare.is_empty()
            || word == "/"
            || LABELS.contains(&word_bare.as_str())
        {
            sure = true;
            indices.push(next);
            next += 1;
        } else {
            break;
        }
    }
    let value = line.words.get(next).filter(|_| line.is_free(next));
    let found = value.map(|word| match word.value.find([':', '#']) {
        Some(cut) if BETWEEN.contains(&word.value[..cut].to_lowercase().as_str()) => {
            tidy(&word.value[cut..])
        }
        _ => tidy(&word.value),
    });
    let has_figures = |text: &String| text.chars().any(|c| c.is_ascii_digit());
    // A year or a small number behind the bare word is a title's: "the index 2026".
    let clear = |text: &String| has_figures(text) && text.len() >= 4 && !is_year(text);
    // "Indexing 12,000 charts" is a title.
    if label == "indexing" && !sure {
        return None;
    }
    if by_issuer {
        // A member's own number is figures alone; a title may go on with a figure, too.
        let is_index = |text: &String| {
            clear(text) && text.len() > 4 && text.chars().any(|c| c.is_ascii_alphabetic())
        };
        let number = found.filter(|text| sure && is_index(text))?;
        indices.push(next);
        return Some(Announced {
            indices,
            number: Some(number),
        });
    }
    match found.filter(|text| !text.is_empty()) {
        Some(text) if (sure && has_figures(&text)) || clear(&text) || label == "idx" => {
            indices.push(next);
            Some(Announced {
                indices,
                number: Some(text),
            })
        }
        _ if sure => Some(Announced {
            indices,
            number: None,
        }),
        _ => None,
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|b| b.is_ascii_digit())
}

fn tidy(number: &str) -> String {
    let sign = |c: char| {
        c.is_whitespace() || matches!(c, ':' | '#' | '=' | ',' | ';' | '(' | ')' | '[' | ']' | '.')
    };
    number.trim_matches(sign).to_owned()
}

/// Says that a part comes a second time.
pub(super) fn second(line: &mut Line<'_>, field: Role, indices: &[usize]) {
    let word = line.said(indices);
    line.problem(&QuickAddError::SecondPart { word, field }, indices);
}
