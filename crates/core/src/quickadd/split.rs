//! A line cut into words, each with its place in the text.

/// One word, or several in quotes.
#[derive(Debug, Clone)]
pub(super) struct Word<'t> {
    /// The word as typed, quotes included.
    pub raw: &'t str,
    /// Its first byte in the text.
    pub start: usize,
    /// The byte after its last one.
    pub end: usize,
    /// Whether it stands in quotes, which make it a name or a title.
    pub quoted: bool,
    /// What it says: without quotes.
    pub value: String,
    /// What it says for comparing: see [`key`]; empty where it is quoted.
    pub key: String,
}

/// The words of a line and, apart from them, its note.
#[derive(Debug, Clone, Default)]
pub(super) struct Words<'t> {
    /// The words before the note.
    pub words: Vec<Word<'t>>,
    /// The note's first byte, with the mark before it, and the note's own text.
    pub note: Option<(usize, &'t str)>,
    /// Where a quote begins that never ends.
    pub unclosed: Option<usize>,
}

/// A word for comparing: lower case, without invisible marks and brackets around
/// it, without the mark before a spreadsheet's text and without the end of a
/// sentence behind it.
pub(super) fn key(word: &str) -> String {
    let begins = |c: char| is_invisible(c) || matches!(c, '(' | '[');
    let ends = |c: char| is_invisible(c) || matches!(c, ',' | ';' | ')' | ']' | '!' | '?');
    let word = word.trim_start_matches(begins).trim_end_matches(ends);
    // `mar.` and `2026.` end like a sentence; `...` and `2..` are no words of ours.
    let word = match word.strip_suffix('.') {
        Some(rest) if rest.ends_with(char::is_alphanumeric) => rest,
        _ => word,
    };
    let word = match word.strip_suffix(':') {
        Some(rest) if rest.ends_with(|c: char| c.is_ascii_digit()) => rest,
        _ => word,
    };
    // A spreadsheet's mark before a text; `'26` is a year.
    let word = match word.strip_prefix('\'') {
        Some(rest) if rest.len() != 2 => rest,
        _ => word,
    };
    word.to_lowercase()
}

/// Whether a word is a tag, `#CPT`: the sign alone is none.
pub(super) fn is_tag(key: &str) -> bool {
    key.len() > 1 && key.starts_with('#')
}

/// Whether a character has no shape of its own.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// Cuts a line into words. `note:` begins the note, and so does a dash that
/// stands alone where `dash_begins_note` is set.
///
/// `leads_on` says of a dash that stands alone whether it leads from one day to another.
pub(super) fn cut(
    text: &str,
    dash_begins_note: bool,
    leads_on: fn(&[Word<'_>], &str) -> bool,
) -> Words<'_> {
    let mut cut = Words::default();
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c: char| !c.is_whitespace()) {
        let start = at + offset;
        let rest = &text[start..];
        if rest.starts_with(['"', '“', '”']) {
            match quoted(rest) {
                Some((length, value)) => {
                    at = start + length;
                    cut.words.push(Word {
                        raw: &text[start..at],
                        start,
                        end: at,
                        quoted: true,
                        value,
                        key: String::new(),
                    });
                    continue;
                }
                None => {
                    cut.unclosed = Some(start);
                    return cut;
                }
            }
        }
        let end = rest
            .find(char::is_whitespace)
            .map_or(text.len(), |length| start + length);
        let raw = &text[start..end];
        let before = cut.words.last().filter(|it| !it.quoted);
        let mark = note_mark(raw, dash_begins_note)
            .filter(|_| !is_until(raw, before, text[end..].split_whitespace().next()))
            .filter(|_| raw.len() > 3 || !leads_on(&cut.words, &text[end..]));
        if let Some(mark) = mark {
            cut.note = Some((start, text[start + mark..].trim()));
            return cut;
        }
        cut.words.push(Word {
            raw,
            start,
            end,
            quoted: false,
            value: raw.to_owned(),
            key: key(raw),
        });
        at = end;
    }
    cut
}

/// Whether the dash stands between two times of day, as in `9am - 5pm`.
fn is_until(raw: &str, before: Option<&Word<'_>>, behind: Option<&str>) -> bool {
    let (Some(before), Some(behind)) = (before, behind) else {
        return false;
    };
    let is_dash = matches!(raw, "-" | "–" | "—");
    let says_clock = |word: &str| {
        let word = word.to_lowercase();
        let half = word.trim_end_matches(['.', ',']).ends_with(['m', 'a', 'p']);
        word.contains(':') || (half && word.len() <= 4)
    };
    let begins = behind.starts_with(|c: char| c.is_ascii_digit())
        || behind.starts_with("noon")
        || behind.starts_with("midnight");
    is_dash
        && begins
        && says_clock(&before.key)
        && (says_clock(behind) || !before.key.contains(':'))
        || is_dash
            && begins
            && says_clock(behind)
            && before.key.bytes().all(|b| b.is_ascii_digit() || b == b':')
}

/// The length in bytes of the mark that begins a note, if this word has one.
fn note_mark(raw: &str, dash_begins_note: bool) -> Option<usize> {
    const MARK: &str = "note:";
    if raw
        .get(..MARK.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(MARK))
    {
        return Some(MARK.len());
    }
    (dash_begins_note && matches!(raw, "-" | "--" | "–" | "—")).then_some(raw.len())
}

/// The length in bytes and the content of a quoted stretch at the start of `rest`,
/// with a comma or semicolon right behind it; none where the quote never ends.
/// Inside, `\"` is a quote and `\\` a backslash.
fn quoted(rest: &str) -> Option<(usize, String)> {
    let mut chars = rest.char_indices();
    let (_, open) = chars.next()?;
    let mut value = String::new();
    let mut escaped = false;
    for (index, c) in chars {
        if escaped {
            if !matches!(c, '"' | '\\') {
                value.push('\\');
            }
            value.push(c);
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == '"' || (open != '"' && c == '”') {
            let end = index + c.len_utf8();
            let behind = rest[end..].len() - rest[end..].trim_start_matches([',', ';']).len();
            return Some((end + behind, value));
        } else {
            value.push(c);
        }
    }
    None
}

/// Whether a text shows nothing at all: empty, spaces, or characters without a shape,
/// such as U+200B and the fillers of other scripts.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || is_invisible(c)
            || matches!(
                c,
                '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
                    | '\u{180b}'..='\u{180f}' | '\u{2800}' | '\u{206a}'..='\u{206f}' | '\u{3164}'
                    | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}'
            )
    })
}
