//! Chance that can be repeated.

use std::hash::{BuildHasher, RandomState};

use proptest::test_runner::{Config, RngSeed};

/// So many cases, others in each run. A failure says how to meet the same again.
pub fn other_each_time(cases: u32) -> Config {
    const SEED: &str = "PROPTEST_RNG_SEED";
    let given = Config::default();
    let seed = match given.rng_seed {
        RngSeed::Fixed(seed) => seed,
        RngSeed::Random => RandomState::new().hash_one(SEED),
    };
    let cases = std::env::var("PROPTEST_CASES").map_or(cases, |_| given.cases);
    // It is shown where the test fails.
    eprintln!("To repeat it: {SEED}={seed} PROPTEST_CASES={cases} and this test.");
    Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        ..given
    }
}
