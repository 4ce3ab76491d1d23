//! The plan is exact: nothing that the user could choose needs less.

mod by_hand;
mod world;

use milepost_core::assess::assess;
use milepost_core::plan::plan;
use milepost_core::rulebook::Rulebook;
use proptest::prelude::*;

use by_hand::{least_at_aapc, least_at_ahima, placed};
use world::{aapc_world, ahima_world, any_world, date};

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every way to choose a topic and a cycle for each credit, judged one by one:
    /// none leaves less to do in the first cycle, and among those none in the next.
    #[test]
    fn no_choice_at_aapc_needs_less(world in aapc_world()) {
        let plan = plan(&world.facts, Rulebook::embedded(), world.as_of);
        prop_assert!(plan.proven);
        let planned: Vec<_> = plan.cycles.iter().map(|cycle| (cycle.due_on, cycle.least)).collect();
        prop_assert_eq!(planned, least_at_aapc(&world.facts, world.as_of));
    }

    /// Doing what the plan says gets there: nothing is left to place.
    #[test]
    fn placing_as_the_plan_says_achieves_its_least(world in aapc_world()) {
        let before = plan(&world.facts, Rulebook::embedded(), world.as_of);
        let facts = placed(&world.facts, &before.placements);
        let after = plan(&facts, Rulebook::embedded(), world.as_of);
        for (before, after) in before.cycles.iter().zip(&after.cycles) {
            prop_assert_eq!(after.least, before.least);
            prop_assert_eq!(after.as_placed, before.least, "{} as it lies then", before.due_on);
        }
        prop_assert_eq!(after.placements, vec![], "nothing is left to place");
    }

    /// Every way to fill the share for other subjects, unit by unit: none leaves
    /// less to do than the rules' own order.
    #[test]
    fn no_share_at_ahima_needs_less(world in ahima_world()) {
        let plan = plan(&world.facts, Rulebook::embedded(), world.as_of);
        let least: Vec<_> = plan.cycles.iter().map(|cycle| cycle.least).collect();
        prop_assert_eq!(least, vec![least_at_ahima(&world.facts, world.as_of)]);
    }

    /// Over several issuers nothing is needed less than the greatest asks, nor
    /// more than all ask together; and the steps add up.
    #[test]
    fn several_issuers_lie_between_the_greatest_and_the_sum(world in any_world()) {
        let plan = plan(&world.facts, Rulebook::embedded(), world.as_of);
        let leasts = || plan.cycles.iter().map(|cycle| cycle.least);
        let of = |issuer: &str| {
            let its = plan.cycles.iter().filter(|cycle| cycle.issuer.as_str() == issuer);
            its.map(|cycle| cycle.least).sum()
        };
        prop_assert_eq!(plan.at_least, ["AAPC", "AHIMA"].map(of).into_iter().max().unwrap_or_default());
        prop_assert_eq!(plan.apart, leasts().sum());
        let mut in_all = milepost_core::amounts::Ceus::ZERO;
        for step in &plan.together {
            in_all += step.more;
            prop_assert_eq!(step.in_all, in_all, "each step comes on top of the one before");
        }
        prop_assert_eq!(in_all, plan.at_least, "the last step is the whole");
    }

    /// Earning exactly what a cycle's parts say completes it, and nothing less does.
    #[test]
    fn earning_the_parts_completes_the_cycle(world in aapc_world()) {
        let before = plan(&world.facts, Rulebook::embedded(), world.as_of);
        let mut facts = placed(&world.facts, &before.placements);
        let first = &before.cycles[0];
        for (at, part) in first.parts.iter().enumerate() {
            facts.credits.push(world.earned(at, part.bucket.as_deref(), part.amount));
        }
        let standing = assess(&facts, Rulebook::embedded(), world.as_of);
        let cycle = standing.cycles.iter().find(|cycle| cycle.due_on.date == first.due_on);
        prop_assert!(cycle.is_some_and(|cycle| cycle.complete), "{:?}", first.words);
    }
}

/// The search by hand sees what the rules leave to choice: two topics compete
/// for one credit, and the greedy order is the wrong one.
#[test]
fn the_search_by_hand_is_no_echo_of_the_plan() {
    let world = world::two_topics_and_a_choice();
    let apart = least_at_aapc(&world.facts, world.as_of);
    let mut forced = world.facts.clone();
    forced.credits[0].applied_to = Some("CPMA".into());
    let standing = assess(&forced, Rulebook::embedded(), world.as_of);
    let cycle = &standing.cycles[0];
    assert_eq!(cycle.due_on.date, date(2027, 5, 31));
    let lacking: milepost_core::amounts::Ceus = cycle.buckets.iter().map(|it| it.needed).sum();
    assert!(
        lacking > apart[0].1,
        "the wrong topic needs {lacking}, the right one {}",
        apart[0].1
    );
}

/// Six credentials and three hundred credits, whatever their sizes: from crumbs
/// that leave much to do, over sizes that just about fill the minimums, to more
/// than enough.
#[test]
fn three_hundred_credits_are_searched_whole() {
    for unit in [1, 3, 5, 6, 7, 8, 10, 12, 15, 25, 50] {
        for sizes in [1, 2, 3, 5, 7, 11, 23] {
            let world = world::much_to_place(300, unit, sizes);
            let plan = plan(&world.facts, Rulebook::embedded(), world.as_of);
            assert!(
                plan.proven,
                "{sizes} sizes of {unit} hundredths aren't searched whole"
            );
        }
    }
}
