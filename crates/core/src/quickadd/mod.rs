//! Quick-add: one line of words becomes a proposal.
//!
//! ```text
//! [date] [hours] [place] [#tag] [note]             a day of work
//! ceu <n> [topic] <title> [date] [idx number]      a credit
//! study <h> [course] [date] [note]                 a day of study
//! apply <employer> [title] [remote] [$31/h] [date] an application
//! meet <title> by <organizer> [date] [time]        a meeting
//! spoke <name> [date]                              a word with somebody
//! offer <$31/h> [employer] [by date]               an offer
//! ```
//!
//! [`parse`] says in words what it understood, word by word, and either makes a
//! [`Proposal`] or names every problem with its mend. It drops nothing: each
//! word typed belongs to a [`Part`] or to a [`Problem`]. `docs/quick-add.md`
//! describes the grammar for users.

mod career;
mod ceu;
mod clock;
mod dates;
mod durations;
mod error;
mod line;
mod log;
mod names;
mod parse;
mod parts_of_days;
mod places;
mod several_days;
mod shifts;
mod split;
mod strays;
mod types;
mod understood;
mod unnamed;
mod write;

pub use parse::{is_of_career, lines_of, parse, parse_lines};

pub use types::{
    COMING_DAYS, Context, Kind, LONGEST_LINE, MOST_CEUS, Mode, Origin, Part, Proposal, Role, Span,
    Usual,
};
pub use understood::Understood;

pub(crate) use ceu::activity;
pub use error::{Problem, QuickAddError};
pub use split::is_blank;
pub use write::{join, to_words};
