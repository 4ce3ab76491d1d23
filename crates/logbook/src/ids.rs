//! New ids: UUIDv7, so that two devices never collide and ids sort by age.

use uuid::{NoContext, Timestamp, Uuid};

use crate::now::Now;

/// A new id, made from the moment that was handed in and from random bits.
pub(crate) fn new_id(now: &Now) -> String {
    let millis = now.unix_millis();
    let nanos = u32::try_from(millis % 1_000).unwrap_or_default() * 1_000_000;
    Uuid::new_v7(Timestamp::from_unix(NoContext, millis / 1_000, nanos)).to_string()
}
