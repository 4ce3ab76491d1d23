//! The name and the version of the format.

/// The name of the format, in the file's `format` field.
pub const FORMAT: &str = "milepost-facts";

/// The newest version of the format, which is the one that is written.
pub const VERSION: u32 = 4;
