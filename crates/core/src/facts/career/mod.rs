//! The way to a job: applications with their dated steps, people, meetings, offers, answers to
//! practice questions, ideas of further credentials, and the person's own words on the directory.

mod application;
mod meeting;
mod offer;
mod own;
mod pay_unit;
mod step;

pub use application::{Application, FoundThrough, WorkPlace};
pub use meeting::{Contact, ContactKind, Meeting, MeetingState, OrganizerKind};
pub use offer::{Offer, OfferPays};
pub use own::{CredentialIdea, DirectoryEntry, DirectoryKind, PracticeAnswer};
pub use pay_unit::PayUnit;
pub use step::{Step, StepKind};

/// The longest posting that is kept, in characters.
pub const LONGEST_POSTING: usize = 20_000;
