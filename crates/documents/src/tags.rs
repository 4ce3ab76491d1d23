//! The parts of a document as a tree, for who hears it instead of seeing it.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

use crate::paint::TagAt;

/// What a part is.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A heading of a level.
    Heading(u16, String),
    /// A paragraph.
    Paragraph,
    /// Contents.
    Contents,
    /// A line of contents.
    ContentsLine,
    /// A table.
    Table,
    /// A row.
    Row,
    /// The name of a column.
    ColumnName,
    /// A cell.
    Cell,
    /// A picture, with what it shows.
    Figure(String),
}

/// The tree while it is built: each part with the part that it lies in.
#[derive(Default)]
pub struct Parts {
    parts: Vec<(Part, Option<TagAt>)>,
}

impl Parts {
    /// Adds a part.
    pub fn add(&mut self, part: Part, within: Option<TagAt>) -> TagAt {
        self.parts.push((part, within));
        self.parts.len() - 1
    }

    /// The tree, with what was painted of each part.
    pub fn tree(&self, painted: &[Vec<Identifier>]) -> TagTree {
        let mut tree = TagTree::new();
        for at in 0..self.parts.len() {
            if self.parts[at].1.is_none() {
                tree.push(self.group(at, painted));
            }
        }
        tree
    }

    fn group(&self, at: TagAt, painted: &[Vec<Identifier>]) -> Node {
        let mut group = TagGroup::new(kind(&self.parts[at].0));
        for id in painted.get(at).into_iter().flatten() {
            group.push(Node::Leaf(*id));
        }
        for (child, (_, within)) in self.parts.iter().enumerate() {
            if *within == Some(at) {
                group.push(self.group(child, painted));
            }
        }
        Node::Group(group)
    }
}

fn kind(part: &Part) -> TagKind {
    match part {
        Part::Heading(level, text) => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(text.clone())).into()
        }
        Part::Paragraph => Tag::P.into(),
        Part::Contents => Tag::TOC.into(),
        Part::ContentsLine => Tag::TOCI.into(),
        Part::Table => Tag::Table.into(),
        Part::Row => Tag::TR.into(),
        Part::ColumnName => Tag::TH(TableHeaderScope::Column).into(),
        Part::Cell => Tag::TD.into(),
        Part::Figure(shows) => Tag::Figure(Some(shows.clone())).into(),
    }
}
