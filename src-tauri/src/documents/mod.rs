//! Documents: what they say comes from the core, their pages from `crates/documents`; here they
//! get the facts, the pictures of certificates, and a place to be saved.

mod basis;
mod ground;
mod letter;
mod packet;
mod shown;
mod wish;

pub use ground::{DocumentSaved, Made, PageSize};
pub use letter::{LetterKitShown, kit};
pub use shown::{DocumentsShown, shown};
pub use wish::{DocumentWish, make, note};
