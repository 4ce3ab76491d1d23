//! The files that are kept as evidence: `vault/ab/<sha256>` beside the logbook, with their
//! original bytes. A file is written whole under a name that nobody reads, waits for the disk,
//! and only then gets its own name; it is never linked to the one that was handed over.

mod copy;
mod needed;
mod store;
mod sweep;

pub(crate) use copy::carry;
pub(crate) use needed::{Needed, needed, shown};
pub(crate) use store::is_in_vault;
pub use store::{Flaw, VAULT_FOLDER, Vault, hash_of};
pub(crate) use sweep::sweep;
