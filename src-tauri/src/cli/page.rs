//! Text for a terminal of 80 columns.

use std::fmt::Write as _;

use anstyle::Style;

/// How many columns a page has.
pub const WIDTH: usize = 80;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Lines of text, wrapped and indented. Bold and dimmed parts are marked with
/// escape codes; who prints the page takes them out where they are not wanted.
#[derive(Debug, Default)]
pub struct Page {
    text: String,
}

impl Page {
    /// An empty page.
    pub fn new() -> Page {
        Page::default()
    }

    /// A page that is a file's own text.
    pub fn verbatim(text: String) -> Page {
        Page { text }
    }

    /// What stands on it so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The page as text.
    pub fn into_text(self) -> String {
        self.text
    }

    /// A heading with a free line above it.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.styled(BOLD, "", "", &clean(text));
    }

    /// A free line, except at the top and below another free line.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A paragraph, indented.
    pub fn line(&mut self, indent: usize, text: &str) {
        let space = " ".repeat(indent);
        self.styled(Style::new(), &space, &space, &clean(text));
    }

    /// A bold paragraph, indented.
    pub fn bold(&mut self, indent: usize, text: &str) {
        let space = " ".repeat(indent);
        self.styled(BOLD, &space, &space, &clean(text));
    }

    /// A dimmed paragraph, indented.
    pub fn dim(&mut self, indent: usize, text: &str) {
        let space = " ".repeat(indent);
        self.styled(DIM, &space, &space, &clean(text));
    }

    /// An address, which stays in one piece however wide it is, so that it can be followed.
    pub fn address(&mut self, indent: usize, url: &str) {
        let space = " ".repeat(indent);
        let _ = writeln!(self.text, "{DIM}{space}{}{DIM:#}", clean(url));
    }

    /// A line whose columns are made already; it must hold no typed text that was not cleaned.
    pub fn exactly(&mut self, text: &str) {
        let _ = writeln!(self.text, "{}", text.trim_end());
    }

    /// A label with its text beside it; the text keeps its own left edge.
    pub fn beside(&mut self, indent: usize, label: &str, width: usize, text: &str) {
        let first = format!("{}{}", " ".repeat(indent), padded(&clean(label), width));
        let rest = " ".repeat(indent + width);
        self.styled(Style::new(), &first, &rest, &clean(text));
    }

    /// A line with something at its right edge.
    pub fn apart(&mut self, indent: usize, left: &str, right: &str) {
        let (left, right) = (clean(left), clean(right));
        let taken = indent + textwrap::core::display_width(&left);
        let room = WIDTH.saturating_sub(textwrap::core::display_width(&right));
        if taken + 2 > room {
            self.line(indent, &left);
            self.line(indent + 2, &right);
        } else {
            let _ = writeln!(
                self.text,
                "{}{left}{}{right}",
                " ".repeat(indent),
                " ".repeat(room - taken)
            );
        }
    }

    fn styled(&mut self, style: Style, first: &str, rest: &str, text: &str) {
        let options = textwrap::Options::new(WIDTH)
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        for line in textwrap::wrap(text, options) {
            let _ = writeln!(self.text, "{style}{}{style:#}", line.trim_end());
        }
    }
}

/// The text without anything that could move a terminal's cursor, change its
/// colours or turn the direction of writing. Line breaks become spaces.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            c if c.is_control() => '\u{fffd}',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' => {
                '\u{fffd}'
            }
            c => c,
        })
        .collect()
}

/// The beginning of a long text.
pub fn short(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

fn padded(text: &str, width: usize) -> String {
    let fill = width
        .saturating_sub(textwrap::core::display_width(text))
        .max(1);
    format!("{text}{}", " ".repeat(fill))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_wrapped_at_its_own_edge() {
        let mut page = Page::new();
        page.beside(2, "next", 8, &"word ".repeat(40));
        let text = page.into_text();
        for line in anstream::adapter::strip_str(&text).to_string().lines() {
            assert!(
                line.chars().count() <= WIDTH,
                "no line may be wider than the terminal"
            );
        }
        assert!(
            text.lines()
                .nth(1)
                .is_some_and(|line| line.contains("          word"))
        );
    }

    #[test]
    fn a_word_longer_than_the_page_is_broken() {
        let mut page = Page::new();
        page.line(4, &"x".repeat(10_000));
        let text = anstream::adapter::strip_str(&page.into_text()).to_string();
        assert!(
            text.lines().all(|line| line.len() <= WIDTH),
            "10,000 characters are shown whole"
        );
    }

    #[test]
    fn nothing_typed_can_steer_the_terminal() {
        let shown = clean("a\u{1b}[31mred\u{7}\nb\u{202e}c");
        assert!(
            !shown.chars().any(char::is_control),
            "escape codes in a title are only text"
        );
        assert!(
            !shown.contains('\u{202e}'),
            "nor may it turn the writing around"
        );
    }
}
