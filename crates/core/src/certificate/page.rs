//! What the reader of foreign files hands over: pages with lines of text and where they stand.

use serde::{Deserialize, Serialize};

/// A part of a page, in the units of that page: its size is given with it.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    Deserialize,
    specta::Type,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub struct Area {
    /// From the left edge.
    pub left: i32,
    /// From the top edge.
    pub top: i32,
    /// To the right.
    pub width: i32,
    /// Down.
    pub height: i32,
}

impl Area {
    /// The right edge.
    pub fn right(self) -> i32 {
        self.left.saturating_add(self.width)
    }

    /// The lower edge.
    pub fn bottom(self) -> i32 {
        self.top.saturating_add(self.height)
    }

    /// Half way between the upper and the lower edge.
    pub fn middle(self) -> i32 {
        self.top.saturating_add(self.height / 2)
    }

    /// Half way between the left and the right edge.
    pub fn center(self) -> i32 {
        self.left.saturating_add(self.width / 2)
    }

    /// The smallest area that holds both.
    #[must_use]
    pub fn with(self, other: Area) -> Area {
        let (left, top) = (self.left.min(other.left), self.top.min(other.top));
        Area {
            left,
            top,
            width: self.right().max(other.right()).saturating_sub(left),
            height: self.bottom().max(other.bottom()).saturating_sub(top),
        }
    }
}

/// Words that stand beside each other on a page, without a wide gap between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The words, as printed.
    pub text: String,
    /// Where they stand.
    pub area: Area,
    /// How certain the signs are, in percent: 100 where the file itself names them.
    pub certain: u8,
    /// What a second look at the same place read, if it read something else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<String>,
}

/// One page of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// How wide the page is.
    pub width: i32,
    /// How high the page is.
    pub height: i32,
    /// Whether the signs were read off a picture, and not named by the file.
    pub from_picture: bool,
    /// What stands on it, from the top to the bottom and from the left to the right.
    pub lines: Vec<Line>,
}

impl Page {
    /// The text of the page, a line for each line of print.
    pub fn text(&self) -> String {
        let mut rows: Vec<String> = Vec::new();
        let mut last: Option<Area> = None;
        for line in &self.lines {
            match (last, rows.last_mut()) {
                (Some(area), Some(row)) if beside(area, line.area) => {
                    row.push_str("  ");
                    row.push_str(&line.text);
                }
                _ => rows.push(line.text.clone()),
            }
            last = Some(line.area);
        }
        rows.join("\n")
    }
}

/// Whether the second stands to the right of the first, in the same line of print.
fn beside(first: Area, second: Area) -> bool {
    let overlap = first.bottom().min(second.bottom()) - first.top.max(second.top);
    second.left >= first.center() && overlap * 2 > first.height.min(second.height)
}

/// What a file is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A PDF.
    Pdf,
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A TIFF picture.
    Tiff,
    /// A HEIC picture, as telephones take them.
    Heic,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// What the file is.
    pub kind: FileKind,
    /// How many pages it has; more than are read are left out of `pages`.
    pub pages_in_file: u32,
    /// Its first pages.
    pub pages: Vec<Page>,
    /// What codes for cameras say that were found on pages that are pictures.
    #[serde(default)]
    pub codes: Vec<String>,
}

/// Why a file was not read. Each is one sentence for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// It holds no byte.
    #[error("This file is empty.")]
    Empty,
    /// It is none of the kinds that can be read.
    #[error("This isn't a PDF, JPEG, PNG or TIFF. Save the certificate as one of those.")]
    OtherKind,
    /// It is a HEIC picture.
    #[error("This is a HEIC photo. Open it in your photo app and save it as JPEG.")]
    Heic,
    /// It wants a password.
    #[error("This PDF has a password. Open it and save a copy without one.")]
    Password,
    /// It is cut off or damaged.
    #[error("This file is damaged or incomplete. Get it again from where it came from.")]
    Damaged,
    /// It has more bytes than are kept.
    #[error("This file is larger than 50 MB. Save a smaller version, as one page or as JPEG.")]
    TooLarge,
    /// The picture has too many points.
    #[error("This picture has more than 50 million pixels. Save a smaller version.")]
    TooManyPoints,
    /// Reading it took too long or too much memory.
    #[error("This file takes too long or too much memory to read. Save it as a plain PDF or JPEG.")]
    TooMuch,
}

/// What the reader's process answers, first of all that it writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// What the file holds.
    Read(Contents),
    /// Why it was not read.
    Refused(Refusal),
}

/// Puts lines into the order of reading: line of print by line of print, each from the left.
pub fn in_reading_order(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by_key(|it| (it.area.middle(), it.area.left));
    let mut rows: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        let same = rows.last().and_then(|row| row.last()).is_some_and(|last| {
            let (a, b) = (last.area, line.area);
            (b.middle() - a.middle()) * 2 < a.height.min(b.height)
        });
        match rows.last_mut() {
            Some(row) if same => row.push(line),
            _ => rows.push(vec![line]),
        }
    }
    for row in &mut rows {
        row.sort_by_key(|it| it.area.left);
    }
    rows.concat()
}
