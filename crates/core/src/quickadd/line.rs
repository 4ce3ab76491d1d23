//! A line while it is being read: which words are understood, and as what.

use super::several_days;
use super::split::{self, Word};
use super::{
    Kind, LONGEST_LINE, Origin, Part, Problem, Proposal, QuickAddError, Role, Span, Understood,
};

/// Small words that lead to a part, such as `at` in `6.5h at Mercy`.
const LEADING: [&str; 5] = ["at", "on", "for", "in", "@"];

/// A line while it is being read.
#[derive(Debug)]
pub(super) struct Line<'t> {
    text: &'t str,
    /// The line's words, before the note.
    pub words: Vec<Word<'t>>,
    free: Vec<bool>,
    note: Option<(usize, &'t str)>,
    parts: Vec<Part>,
    problems: Vec<Problem>,
}

impl<'t> Line<'t> {
    /// Cuts the text into words; a text that is too long is not read at all.
    pub fn new(text: &'t str, kind: Kind) -> Result<Line<'t>, Box<Understood>> {
        let length = text.chars().count();
        if length > LONGEST_LINE {
            let error = QuickAddError::TextTooLong { length };
            return Err(Box::new(Understood {
                kind,
                reading: String::new(),
                parts: Vec::new(),
                proposal: None,
                problems: vec![Problem::new(&error, vec![span_of(text, 0, text.len())])],
            }));
        }
        let cut = split::cut(text, kind != Kind::Ceu, several_days::leads_on);
        let mut line = Line {
            text,
            free: vec![true; cut.words.len()],
            words: cut.words,
            note: cut.note,
            parts: Vec::new(),
            problems: Vec::new(),
        };
        if let Some(start) = cut.unclosed {
            let word = text[start..]
                .trim()
                .trim_matches(['"', '“', '”'])
                .to_owned();
            let span = span_of(text, start, text.trim_end().len());
            line.problems.push(Problem::new(
                &QuickAddError::UnbalancedQuote { word },
                vec![span],
            ));
        }
        Ok(line)
    }

    /// Whether nothing at all was typed.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether this word has not been understood as anything yet.
    pub fn is_free(&self, index: usize) -> bool {
        self.free.get(index).copied().unwrap_or(false)
    }

    /// The words not understood yet.
    pub fn free_words(&self) -> Vec<usize> {
        (0..self.words.len())
            .filter(|&index| self.free[index])
            .collect()
    }

    /// What these words say, with single spaces.
    pub fn said(&self, indices: &[usize]) -> String {
        indices
            .iter()
            .map(|&i| self.words[i].value.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Takes these words as a part.
    pub fn typed(&mut self, role: Role, indices: &[usize], reading: String) {
        self.take(indices);
        let (text, spans) = (self.raw(indices), self.spans(indices));
        self.parts.push(Part {
            role,
            text,
            spans,
            reading,
            origin: Origin::Typed,
        });
    }

    /// Takes these words as a part, with a small word such as `at` right before them.
    pub fn typed_with_leading(&mut self, role: Role, indices: &[usize], reading: String) {
        let before = indices.first().and_then(|first| first.checked_sub(1));
        match before {
            Some(before) if self.is_free(before) && self.is_leading(before) => {
                let mut all = vec![before];
                all.extend_from_slice(indices);
                self.typed(role, &all, reading);
            }
            _ => self.typed(role, indices, reading),
        }
    }

    /// Adds a part that was not typed.
    pub fn assumed(&mut self, role: Role, reading: String) {
        let (text, spans) = (String::new(), Vec::new());
        self.parts.push(Part {
            role,
            text,
            spans,
            reading,
            origin: Origin::Assumed,
        });
    }

    /// Takes these words as a problem; none where something is missing.
    pub fn problem(&mut self, error: &QuickAddError, indices: &[usize]) {
        self.take(indices);
        let spans = self.spans(indices);
        self.problems.push(Problem::new(error, spans));
    }

    /// Takes these words and the text behind `note:` as the note.
    pub fn take_note(&mut self, indices: &[usize]) -> Option<String> {
        self.take(indices);
        let mut spans = self.spans(indices);
        let mut pieces = vec![self.raw(indices)];
        let mut note = self.said(indices);
        if let Some((start, text)) = self.note {
            spans.push(span_of(self.text, start, self.text.trim_end().len()));
            pieces.push(self.text[start..].trim_end().to_owned());
            if !note.is_empty() && !text.is_empty() {
                note.push(' ');
            }
            note.push_str(text);
        }
        if spans.is_empty() {
            return None;
        }
        pieces.retain(|piece| !piece.is_empty());
        let note = note.trim().to_owned();
        self.parts.push(Part {
            role: Role::Note,
            text: pieces.join(" "),
            spans,
            reading: note.clone(),
            origin: Origin::Typed,
        });
        Some(note).filter(|note| !note.is_empty())
    }

    /// Whether this part was typed, assumed or refused already.
    pub fn has(&self, role: Role) -> bool {
        self.parts.iter().any(|part| part.role == role)
            || self
                .problems
                .iter()
                .any(|problem| problem.field == Some(role))
    }

    /// Whether the word stands between tabs, as a cell of a copied row does.
    pub fn fills_cell(&self, index: usize) -> bool {
        let word = &self.words[index];
        let mut before = self.text[..word.start].chars().rev();
        let mut behind = self.text[word.end..].chars();
        let ends = |c: &char| !c.is_whitespace() || *c == '\t';
        let before = before.find(ends);
        let behind = behind.find(ends);
        self.text.contains('\t')
            && matches!(before, None | Some('\t'))
            && matches!(behind, None | Some('\t'))
    }

    /// The words of the first typed part with this role.
    pub fn said_as(&self, role: Role) -> Option<String> {
        let part = self.parts.iter().find(|part| part.role == role)?;
        Some(part.text.clone())
    }

    /// Whether this is a small word that leads to a part, such as `at`.
    pub fn is_leading(&self, index: usize) -> bool {
        LEADING.contains(&self.words[index].key.as_str())
    }

    /// Closes the line. What is missing is not told while a quote is open, since
    /// the rest of the line may stand behind it.
    pub fn finish(mut self, kind: Kind, proposal: Option<Proposal>) -> Understood {
        if self
            .problems
            .iter()
            .any(|problem| problem.code == "unbalanced_quote")
        {
            self.problems.retain(|problem| !problem.spans.is_empty());
        }
        self.parts.sort_by_key(|part| part.role);
        let readings = self.parts.iter().map(|part| part.reading.as_str());
        let reading = readings
            .filter(|reading| !reading.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        Understood {
            kind,
            reading,
            parts: self.parts,
            proposal: proposal.filter(|_| self.problems.is_empty()),
            problems: self.problems,
        }
    }

    /// Keeps these words back: they are a part whose reading is not known yet.
    pub fn hold(&mut self, indices: &[usize]) {
        self.take(indices);
    }

    fn take(&mut self, indices: &[usize]) {
        for &index in indices {
            self.free[index] = false;
        }
    }

    /// The words as typed, with single spaces.
    fn raw(&self, indices: &[usize]) -> String {
        indices
            .iter()
            .map(|&i| self.words[i].raw)
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Where these words stand, with neighbours as one stretch.
    fn spans(&self, indices: &[usize]) -> Vec<Span> {
        let mut stretches: Vec<(usize, usize, usize)> = Vec::new();
        for &index in indices {
            let word = &self.words[index];
            match stretches.last_mut() {
                Some((last, _, end)) if *last + 1 == index => (*last, *end) = (index, word.end),
                _ => stretches.push((index, word.start, word.end)),
            }
        }
        stretches
            .into_iter()
            .map(|(_, start, end)| span_of(self.text, start, end))
            .collect()
    }
}

/// A stretch of bytes as one of UTF-16 code units.
fn span_of(text: &str, start: usize, end: usize) -> Span {
    let units = |to: usize| u32::try_from(text[..to].encode_utf16().count()).unwrap_or(u32::MAX);
    Span {
        start: units(start),
        end: units(end),
    }
}
