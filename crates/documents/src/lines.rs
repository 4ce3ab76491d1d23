//! Text into lines of a width.

use std::collections::BTreeMap;

use milepost_core::documents::content::{Span, Style};

use crate::faces::{FaceName, Faces, Shaped};

/// How dark text is: 0 is black.
pub const BLACK: u8 = 0;
/// The gray of what is less important.
pub const GRAY: u8 = 0x33;
/// The gray of what is small.
pub const LIGHT: u8 = 0x59;

/// How a paragraph is set.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its font.
    pub face: FaceName,
    /// Its font where it is bold.
    pub bold: FaceName,
    /// Its size.
    pub size: f32,
    /// From one line to the next.
    pub leading: f32,
    /// How dark.
    pub gray: u8,
}

impl Setting {
    /// Inter of a size.
    pub const fn sans(size: f32, leading: f32, gray: u8) -> Setting {
        Setting {
            face: FaceName::Sans,
            bold: FaceName::Bold,
            size,
            leading,
            gray,
        }
    }

    /// Source Serif of a size.
    pub const fn serif(size: f32, leading: f32) -> Setting {
        Setting {
            face: FaceName::Serif,
            bold: FaceName::SerifBold,
            size,
            leading,
            gray: BLACK,
        }
    }

    /// The same, bold throughout.
    #[must_use]
    pub const fn all_bold(self) -> Setting {
        Setting {
            face: self.bold,
            ..self
        }
    }
}

/// The pages of marks, as far as they are known.
pub type Pages = BTreeMap<String, usize>;

/// A run of one look in a line.
#[derive(Clone)]
pub struct Run {
    /// The glyphs.
    pub shaped: Shaped,
    /// Where it begins in its line.
    pub x: f32,
    /// How dark.
    pub gray: u8,
    /// The page that it leads to.
    pub leads_to: Option<String>,
}

/// A line of text.
#[derive(Clone, Default)]
pub struct TextLine {
    /// Its runs.
    pub runs: Vec<Run>,
    /// How wide it is.
    pub width: f32,
}

/// A word with its look.
struct Word {
    text: String,
    face: FaceName,
    gray: u8,
    leads_to: Option<String>,
    /// Whether a blank stands before it.
    apart: bool,
    /// Whether a line ends before it.
    breaks: bool,
}

/// Sets text in lines of a width. What is wider than a line is broken wherever it must.
pub fn set(
    spans: &[Span],
    setting: Setting,
    width: f32,
    faces: &Faces,
    pages: &Pages,
) -> Vec<TextLine> {
    let mut lines: Vec<TextLine> = Vec::new();
    let mut line: Vec<Word> = Vec::new();
    let mut used = 0.0;
    for word in words(spans, setting, pages) {
        let wide = faces.shape(&word.text, word.face, setting.size).width;
        let blank = if word.apart && !line.is_empty() {
            faces.shape(" ", word.face, setting.size).width
        } else {
            0.0
        };
        if word.breaks || (!line.is_empty() && word.apart && used + blank + wide > width) {
            lines.push(run_together(&line, setting, faces));
            line.clear();
            used = 0.0;
        }
        for part in parts(word, width, setting.size, faces) {
            let wide = faces.shape(&part.text, part.face, setting.size).width;
            let blank = match part.apart && !line.is_empty() {
                true => faces.shape(" ", part.face, setting.size).width,
                false => 0.0,
            };
            if !line.is_empty() && used + blank + wide > width {
                lines.push(run_together(&line, setting, faces));
                line.clear();
                used = 0.0;
            }
            used += wide + if line.is_empty() { 0.0 } else { blank };
            line.push(part);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(run_together(&line, setting, faces));
    }
    lines
}

/// The width of the widest word: a column that is narrower breaks words.
pub fn one_line(spans: &[Span], setting: Setting, faces: &Faces, pages: &Pages) -> TextLine {
    let words = words(spans, setting, pages);
    run_together(&words, setting, faces)
}

fn words(spans: &[Span], setting: Setting, pages: &Pages) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    // Whether the piece before ended with a blank or a line's end.
    let (mut apart, mut breaks) = (false, false);
    for span in spans {
        let (face, gray) = match span.style {
            Style::Plain => (setting.face, setting.gray),
            Style::Bold => (setting.bold, setting.gray),
            Style::Missing => (FaceName::Italic, GRAY),
            Style::Quiet => (setting.face, GRAY),
        };
        let text = match &span.page_of {
            Some(mark) => pages
                .get(mark)
                .map_or_else(|| "0".to_owned(), usize::to_string),
            None => span.text.clone(),
        };
        for (at, line) in text.split('\n').enumerate() {
            breaks |= at > 0;
            let mut word = String::new();
            for sign in line.chars() {
                // A blank that holds together is part of its word.
                if sign.is_whitespace() && sign != '\u{a0}' {
                    push(
                        &mut found,
                        &mut word,
                        (&mut apart, &mut breaks),
                        face,
                        gray,
                        span,
                    );
                    apart = true;
                } else if !sign.is_control() {
                    word.push(sign);
                }
            }
            push(
                &mut found,
                &mut word,
                (&mut apart, &mut breaks),
                face,
                gray,
                span,
            );
        }
    }
    found
}

fn push(
    found: &mut Vec<Word>,
    word: &mut String,
    (apart, breaks): (&mut bool, &mut bool),
    face: FaceName,
    gray: u8,
    span: &Span,
) {
    if word.is_empty() {
        return;
    }
    found.push(Word {
        text: std::mem::take(word),
        face,
        gray,
        leads_to: span.page_of.clone(),
        apart: std::mem::take(apart),
        breaks: std::mem::take(breaks),
    });
}

/// A word, or the pieces of one that is wider than a line.
fn parts(word: Word, width: f32, size: f32, faces: &Faces) -> Vec<Word> {
    let shaped = faces.shape(&word.text, word.face, size);
    if shaped.width <= width {
        return vec![word];
    }
    let mut pieces: Vec<String> = Vec::new();
    let (mut from, mut used) = (0, 0.0);
    for glyph in &shaped.glyphs {
        let (start, wide) = (glyph.text_range.start, glyph.x_advance * size);
        if used + wide > width && start > from {
            pieces.push(word.text[from..start].to_owned());
            (from, used) = (start, 0.0);
        }
        used += wide;
    }
    pieces.push(word.text[from..].to_owned());
    let of = |(at, text): (usize, String)| Word {
        text,
        face: word.face,
        gray: word.gray,
        leads_to: word.leads_to.clone(),
        apart: at == 0 && word.apart,
        breaks: false,
    };
    pieces.into_iter().enumerate().map(of).collect()
}

/// Words of one look become one run, so that what is copied out of the document has its blanks.
fn run_together(words: &[Word], setting: Setting, faces: &Faces) -> TextLine {
    let mut line = TextLine::default();
    let mut at = 0;
    while let Some(first) = words.get(at) {
        let same = |it: &&Word| {
            (it.face, it.gray, &it.leads_to) == (first.face, first.gray, &first.leads_to)
        };
        let count = words[at..].iter().take_while(same).count();
        let mut text = String::new();
        for (nth, word) in words[at..at + count].iter().enumerate() {
            if word.apart && (at + nth > 0) {
                text.push(' ');
            }
            text.push_str(&word.text);
        }
        let shaped = faces.shape(&text, first.face, setting.size);
        let wide = shaped.width;
        line.runs.push(Run {
            shaped,
            x: line.width,
            gray: first.gray,
            leads_to: first.leads_to.clone(),
        });
        line.width += wide;
        at += count;
    }
    line
}

#[cfg(test)]
mod tests {
    use milepost_core::documents::content::plain;

    use super::*;

    fn texts(text: &str, width: f32) -> Vec<String> {
        let setting = Setting::sans(10.0, 14.0, BLACK);
        let faces = Faces::load();
        let lines = set(&plain(text), setting, width, &faces, &Pages::new());
        for line in &lines {
            assert!(
                line.width <= width + 0.01,
                "{text}: {} > {width}",
                line.width
            );
        }
        let words = |it: &TextLine| it.runs.iter().map(|run| run.shaped.text.clone()).collect();
        lines.iter().map(words).collect()
    }

    #[test]
    fn nothing_is_lost_or_wider_than_its_line() {
        let long = "Lakeshore Health Information Management Association of Northern Massachusetts";
        for width in [40.0, 80.0, 200.0, 1000.0] {
            let set = texts(long, width).concat().replace(' ', "");
            assert_eq!(set, long.replace(' ', ""), "{width}");
        }
        let word = "W".repeat(300);
        assert_eq!(texts(&word, 60.0).concat(), word);
        assert_eq!(texts("", 60.0), [""]);
        assert_eq!(texts("one\ntwo", 600.0), ["one", "two"]);
    }

    #[test]
    fn names_of_other_alphabets_of_latin_letters_have_their_glyphs() {
        let faces = Faces::load();
        for name in [
            "Nguyễn Thị Hồng",
            "Łukasz Wójcik",
            "Ñuñez-O’Brien",
            "Ağaoğlu – “x”",
        ] {
            for face in [FaceName::Sans, FaceName::Bold, FaceName::Serif] {
                let shaped = faces.shape(name, face, 10.0);
                let none = shaped.glyphs.iter().filter(|it| it.glyph_id.to_u32() == 0);
                assert_eq!(none.count(), 0, "{name} in {face:?}");
            }
        }
    }
}
