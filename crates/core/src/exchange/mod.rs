//! Bringing in what a person has, and giving it back: sheets, pastes and portals to facts,
//! and facts to sheets. Pure: a table and what is known go in, rows with their states come out.
//!
//! [`preview`] finds the header and what each column gives, reads every row by it and compares
//! it with what is there. Each row is in exactly one [`RowState`], so that none is lost without a
//! word. What cannot be known is asked ([`Asked`]), and nothing is taken for it meanwhile.

mod answer;
mod applications;
mod asked;
mod clocks;
mod columns;
mod days;
mod decide;
mod fields;
mod fold;
mod grid;
mod kinds;
mod lacking;
mod left_out;
mod lines;
mod mapping;
mod matching;
mod mend;
mod newer;
mod overtime;
mod own;
mod own_preview;
mod phrases;
mod places;
mod plan;
pub mod portal;
mod preview;
mod report;
mod retyped;
mod row_or_not;
mod rows;
mod setting;
mod settle;
mod stacked;
mod states;
mod survey;
mod synonyms;
mod table;
mod times;
mod titles;
mod typed;
mod values;
mod vocabulary;
mod which_kind;
mod which_sheets;
mod whole_file;

pub use answer::{
    Asked, CameBefore, ColumnSeen, Known, Made, Memory, Preview, RawCell, Request, RowCounts,
    RowSeen, RowState, RowWish,
};
pub use decide::fillable;
pub use fields::{Field, Shape, field, fields};
pub use kinds::{Kind, MAPPED, counted, kind_meant};
pub use left_out::left_out;
pub use lines::is_lines;
pub use mapping::{Detailed, Mapping, Rule, Source, key as mapping_key};
pub use own::{ID_HEADER, Out, OwnTable, own_meanings, own_table, sheet_name};
pub use preview::preview;
pub use report::{Listed, Report, report};
pub use retyped::retyped;
pub use stacked::preview_text;
pub use table::{Cell, Row, Table};
pub use typed::{add_to, object, take_out_of, typed};
pub use whole_file::preview_facts;

/// The kind of a table that is one of our own; none where it is somebody else's.
pub fn own_kind(table: &Table) -> Option<Kind> {
    own::kind_of(table)
}

/// Whether a spreadsheet would take a text for a formula, or for one that was made harmless.
pub fn runs_as_formula(text: &str) -> bool {
    values::shaped::runs(text)
}

/// Whether a text would lose its first sign on the way back.
pub fn looks_defused(text: &str) -> bool {
    values::shaped::undefused(text) != text
}
