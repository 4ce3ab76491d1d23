//! Milepost with other trusted keys than those that are delivered: the tests and journeys of rule
//! packs. It is an example, so no package can hold it; the delivered programs have no such way.

use std::process::ExitCode;

use milepost_rulepacks::TrustedKeys;

/// The list of keys, as `crates/rulepacks/trusted-keys.txt` writes it.
const KEYS: &str = "MILEPOST_TEST_RULE_KEYS";

fn main() -> ExitCode {
    let list = std::env::var(KEYS).unwrap_or_default();
    let keys = match TrustedKeys::parse(&list) {
        Ok(keys) => keys,
        Err(error) => {
            eprintln!("{KEYS}: {error}");
            return ExitCode::FAILURE;
        }
    };
    assert!(
        milepost_app::rules::trust(keys),
        "BUG: keys were asked for before"
    );
    milepost_app::run(std::env::args_os(), milepost_app::system::open_window)
}
