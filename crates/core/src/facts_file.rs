//! The facts file: what `export --json` writes and `assess` reads.
