//! The keys whose packs this program takes.

use std::sync::OnceLock;

use milepost_rulepacks::TrustedKeys;

static TRUSTED: OnceLock<TrustedKeys> = OnceLock::new();

/// Takes packs signed by these keys instead of those that are delivered. Only programs that
/// are never delivered call it, and before anything else; answers whether it was in time.
pub fn trust(keys: TrustedKeys) -> bool {
    TRUSTED.set(keys).is_ok()
}

/// The keys, those that are delivered where no others were set.
pub(super) fn trusted() -> &'static TrustedKeys {
    TRUSTED.get_or_init(TrustedKeys::delivered)
}
