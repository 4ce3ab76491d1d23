//! The facts file as a specification: what is read, what is refused and why, and
//! that the format's documents are true.

mod documents;
mod numbers;
mod reading;
mod round_trip;
