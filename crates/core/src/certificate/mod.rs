//! Certificates: what a page of one says, and what an issuer asks of it.

pub mod chart;
pub mod check;
pub mod confirm;
pub mod draft;
pub mod fields;
pub mod frames;
pub mod learned;
pub mod page;
pub mod papers;
pub mod proofs;
