//! What is painted on a page, and where.

use crate::faces::Shaped;

/// What something is part of, for who hears the document instead of seeing it.
pub type TagAt = usize;

/// Something on a page.
pub struct Painted {
    /// Its part of the document; none for what is only decoration or stands on every page.
    pub tag: Option<TagAt>,
    /// What it is.
    pub what: Paint,
}

/// What it is.
pub enum Paint {
    /// Words, with the point where their line begins.
    Words {
        /// From the left.
        x: f32,
        /// From the top, to the line on which the letters stand.
        y: f32,
        /// The glyphs.
        shaped: Shaped,
        /// How dark.
        gray: u8,
    },
    /// A line.
    Rule {
        /// From here.
        from: (f32, f32),
        /// To here.
        to: (f32, f32),
        /// How thick.
        thick: f32,
        /// How dark.
        gray: u8,
        /// Whether it is dashed.
        dashed: bool,
    },
    /// A picture.
    Picture {
        /// Which.
        picture: usize,
        /// Its left edge, upper edge, width and height.
        area: (f32, f32, f32, f32),
    },
    /// Where a click leads to a page.
    Link {
        /// Its left edge, upper edge, width and height.
        area: (f32, f32, f32, f32),
        /// The mark of that page.
        mark: String,
    },
}
