//! Chance that can be repeated.

use std::hash::{BuildHasher, RandomState};

use proptest::test_runner::{Config, RngSeed};

const SEED: &str = "PROPTEST_RNG_SEED";
/// How many cases proptest tries where nobody said.
const UNASKED: u32 = 256;

/// So many cases, others in each run. A failure says how to meet the same again.
pub fn other_each_time(cases: u32) -> Config {
    let given = Config::default();
    let seed = match given.rng_seed {
        RngSeed::Fixed(seed) => seed,
        RngSeed::Random => RandomState::new().hash_one(SEED),
    };
    // Proptest reads PROPTEST_CASES itself; without it, it says its own default.
    let cases = match given.cases {
        UNASKED => cases,
        asked => asked,
    };
    // It is shown where the test fails.
    eprintln!("To repeat it: {SEED}={seed} PROPTEST_CASES={cases} and this test.");
    Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        ..given
    }
}
