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

/// A word for comparing: lower case, without invisible marks around it and
/// without a comma or semicolon behind it.
pub(super) fn key(word: &str) -> String {
    let invisible = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    word.trim_matches(invisible)
        .trim_end_matches([',', ';'])
        .to_lowercase()
}

/// Cuts a line into words. `note:` begins the note, and so does a dash that
/// stands alone where `dash_begins_note` is set.
pub(super) fn cut(text: &str, dash_begins_note: bool) -> Words<'_> {
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
        if let Some(mark) = note_mark(raw, dash_begins_note) {
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
