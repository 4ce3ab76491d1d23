//! Files that are kept as evidence.

use milepost_core::facts::{Evidence, FactKey, MOST_BYTES};

use super::check_date;
use super::text::{self, LONGEST_LINE};
use crate::error::Invalid;

pub(super) fn evidence(it: &mut Evidence) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if it.sha256.len() != 64 || !it.sha256.bytes().all(hex) {
        return Err(Invalid::new(
            "sha256",
            "it isn't the SHA-256 of a file: 64 digits from 0 to 9 and a to f; \
             milepost evidence add works it out",
        ));
    }
    text::required("name", &mut it.name, LONGEST_LINE)?;
    if !(1..=MOST_BYTES).contains(&it.bytes) {
        return Err(Invalid::new(
            "bytes",
            format!(
                "a file that is kept has from 1 byte to {} MB",
                MOST_BYTES / 1_000_000
            ),
        ));
    }
    check_date("added_on", it.added_on)?;
    text::list("belongs_to", it.belongs_to.len())?;
    for (at, holder) in it.belongs_to.iter().enumerate() {
        text::id("belongs_to", &holder.id)?;
        if it.belongs_to[..at].contains(holder) {
            return Err(Invalid::new(
                "belongs_to",
                format!("{} is in it twice; name it once", FactKey::from(holder)),
            ));
        }
    }
    text::note(&mut it.note)
}
