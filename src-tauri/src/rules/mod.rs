//! The rules in use: those that came with the program, or those of a pack that the person took.
//!
//! A pack is kept in the home, in a folder of its own, as the very file that was signed. It is
//! verified again at every start, so what lies there is never believed: a kept pack that does
//! not hold any more, or that is older than the program's own rules, gives way to those, and
//! what is shown says so. No start is ever refused for it.

mod in_use;
mod keep;
mod look;
mod trust;
mod update;

pub use in_use::{InUse, OLD_AFTER, RulesInUse, RulesOrigin, in_use, mark};
pub use keep::Mark;
pub use trust::trust;
pub use update::{Offer, RulesBack, RulesOffer, back, offer, take};
