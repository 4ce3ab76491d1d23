//! The pure heart of Milepost: what a medical coder has done ([`facts`]), the
//! dated rules of the certifying bodies ([`rulebook`]), and what the rules say
//! of the facts on a date ([`standing`], made by [`assess`]).
//!
//! Nothing here reads a clock, a file, the environment or a database, and
//! nothing is random: the same arguments always give the same answer.

mod allocate;
pub mod amounts;
pub mod answer;
pub mod assess;
pub mod career;
pub mod certainty;
pub mod certificate;
pub mod civil_time;
pub mod consequences;
mod coursework;
mod credentials;
pub mod dates;
pub mod documents;
mod exams;
pub mod exchange;
pub mod facts;
pub mod facts_file;
pub mod fill;
mod first_reports;
pub mod forecast;
pub mod holidays;
pub mod ids;
mod issuers;
mod judging;
pub mod obligations;
mod overview;
pub mod passing;
pub mod pay;
pub mod plan;
mod problems;
pub mod prospects;
pub mod quickadd;
pub mod reminders;
mod removal;
pub mod rulebook;
pub mod standing;
mod text;
pub mod what_if;
