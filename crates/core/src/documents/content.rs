//! What a document says, block by block, before it has pages.

use serde::Serialize;

/// A document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// What it is called.
    pub title: String,
    /// Whose document it is.
    pub author: String,
    /// What stands above every page: left, where the first words are bold, and right.
    pub head: Option<Head>,
    /// What stands below every page, before the hash and the number of the page.
    pub foot: String,
    /// Whether a hash of what it says stands below every page. A draft for somebody else has none.
    pub sealed: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// What stands above every page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Head {
    /// The person's name.
    pub name: String,
    /// Their credentials.
    pub credentials: String,
    /// What the document is about, or the page.
    pub about: String,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Block {
    /// A new page begins. The mark names it for contents and references; the bookmark is shown
    /// by programs that read PDF; the head says what this page is about.
    Page {
        /// Names the page.
        mark: Option<String>,
        /// The name in the outline.
        bookmark: Option<String>,
        /// What the head says at the right on this page and those that follow.
        about: Option<String>,
    },
    /// Room, in points.
    Gap(u16),
    /// The title of the document, large or not so large.
    Title {
        /// The words.
        text: String,
        /// Whether it stands on a page of its own.
        large: bool,
    },
    /// A heading.
    Heading(String),
    /// A heading below a heading.
    Subheading(String),
    /// A paragraph.
    Text(Vec<Span>, Tone),
    /// Names and what they are, in two columns.
    Facts(Vec<(String, Vec<Span>)>),
    /// Titles with the numbers of their pages.
    Contents(Vec<Entry>),
    /// A table.
    Table(Table),
    /// The page of a certificate: the number of its picture, and what it shows.
    Picture {
        /// Which picture.
        picture: usize,
        /// What it shows, for who cannot see it.
        shows: String,
    },
    /// A frame with words in its middle: where a letterhead goes.
    Frame(Vec<String>),
    /// A line to write on, behind a word.
    WriteOn(String),
    /// Lines to write on with words below them, two in a row.
    Sign(Vec<[Option<String>; 2]>),
    /// A code in the corner at the right, as a person reads it and as a camera does; what follows
    /// stands beside it until it ends.
    Code {
        /// As a person reads it.
        code: String,
        /// What the camera reads: the code, and what seals the document.
        seal: String,
    },
    /// A line of a résumé with its source beside it.
    Line {
        /// What it is.
        title: String,
        /// What is to be said of it.
        says: Vec<Vec<Span>>,
        /// Where that comes from.
        source: Vec<Span>,
    },
    /// A paragraph at the bottom of its page.
    Bottom(Vec<Span>, Tone),
}

/// One line of contents.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// What is there.
    pub title: String,
    /// The mark of its page.
    pub mark: String,
}

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Span {
    /// The words; a piece that names a page has none.
    pub text: String,
    /// How they look.
    pub style: Style,
    /// The mark of a page whose number stands here.
    pub page_of: Option<String>,
}

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Style {
    /// As the paragraph has it.
    Plain,
    /// Bold.
    Bold,
    /// What is missing or not known.
    Missing,
    /// In gray.
    Quiet,
}

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Tone {
    /// As most text.
    Normal,
    /// In gray.
    Quiet,
    /// Larger, in gray: below a title.
    Lead,
    /// Small, in gray.
    Small,
    /// As a letter is written.
    Letter,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// Sums below the rows.
    pub sums: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// How wide it is, in points; what is left goes to the columns that have none.
    pub width: Option<u16>,
    /// Whether it holds numbers, which stand at its right edge.
    pub numbers: bool,
}

/// A cell: its lines of text.
pub type Cell = Vec<Vec<Span>>;

impl Column {
    /// A column of words.
    pub fn words(name: &str, width: Option<u16>) -> Column {
        Column {
            name: name.to_owned(),
            width,
            numbers: false,
        }
    }

    /// A column of numbers.
    pub fn numbers(name: &str, width: u16) -> Column {
        Column {
            name: name.to_owned(),
            width: Some(width),
            numbers: true,
        }
    }
}

impl Span {
    /// Words in a style.
    pub fn of(text: impl Into<String>, style: Style) -> Span {
        Span {
            text: text.into(),
            style,
            page_of: None,
        }
    }

    /// The number of a page.
    pub fn page_of(mark: impl Into<String>) -> Span {
        Span {
            text: String::new(),
            style: Style::Plain,
            page_of: Some(mark.into()),
        }
    }
}

/// Plain words.
pub fn plain(text: impl Into<String>) -> Vec<Span> {
    vec![Span::of(text, Style::Plain)]
}

/// Words in gray.
pub fn quiet(text: impl Into<String>) -> Vec<Span> {
    vec![Span::of(text, Style::Quiet)]
}

/// What is missing, in words.
pub fn missing(text: impl Into<String>) -> Vec<Span> {
    vec![Span::of(text, Style::Missing)]
}

/// A cell of one line.
pub fn cell(text: impl Into<String>) -> Cell {
    vec![plain(text)]
}
