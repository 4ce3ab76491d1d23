//! Tables to files.

/// The name of the facts file in *Everything*.
pub const EVERYTHING_FACTS: &str = "facts.json";
