//! What every pack has in common.

/// The format that this program reads and writes.
pub const FORMAT: u32 = 1;

/// The largest pack that is read, in bytes: some fifty times of what the rules take today.
pub const LARGEST: usize = 4_000_000;

/// What stands in the signature's line that nobody signs. It is always the same, so that no
/// byte of a pack can change unnoticed.
pub const COMMENT: &str = "untrusted comment: Milepost rule pack";
