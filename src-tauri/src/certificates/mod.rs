//! From certificates to credits: files come onto a desk, are read one after the other, and each
//! becomes a credit when the person has confirmed what was read.

pub mod desk;
mod files;
pub mod keep;
pub mod knowledge;
pub mod shown;
pub mod toward;

pub use desk::CertificateDesk;
pub use files::{is_certificate, spread_out};
pub use knowledge::Knowledge;
