//! Nothing covers better than what is found.

use proptest::prelude::*;

use super::*;

fn cycle(total: usize, minimums: &[usize]) -> Goal {
    Goal {
        total,
        minimums: minimums.to_vec(),
        binding: Binding::TotalAndMinimums,
        doubled: Vec::new(),
    }
}

/// An item of one amount that fits each of these minimums, or none, and always the total (0).
fn credit(amount: i32, fits: &[usize]) -> Item {
    let options = fits
        .iter()
        .map(|at| vec![(0, amount), (*at, amount)])
        .collect::<Vec<_>>();
    Item {
        options: if options.is_empty() {
            vec![vec![(0, amount)]]
        } else {
            options
        },
    }
}

#[test]
fn nine_and_seven_leave_six_and_five_and_five() {
    let items: Vec<Item> = [9, 7, 6, 5, 5]
        .into_iter()
        .map(|amount| credit(amount, &[1, 2]))
        .collect();
    let found = allocate(&[32, 16, 16], &[cycle(0, &[1, 2])], &items);
    assert_eq!(found.lacks, [0, 0, 0], "both minimums of 16 can be met");
    assert!(found.proven, "five credits are searched whole");
}

#[test]
fn what_lies_well_stays_where_it_lies() {
    let items = [credit(8, &[1, 2]), credit(8, &[2, 1])];
    let found = allocate(&[16, 8, 8], &[cycle(0, &[1, 2])], &items);
    assert_eq!(found.chosen, [0, 0], "nothing is moved for nothing");
}

#[test]
fn the_earlier_cycle_is_never_made_worse_for_the_later_one() {
    // Lacks: 0 and 1 are the totals of this cycle and the next; a credit of 6
    // may move, but this cycle lacks 4 without it.
    let item = Item {
        options: vec![vec![(0, 6)], vec![(1, 6)]],
    };
    let found = allocate(&[4, 30], &[cycle(0, &[]), cycle(1, &[])], &[item]);
    assert_eq!(found.chosen, [0], "it stays in the cycle that needs it");
}

#[test]
fn what_the_earlier_cycle_does_not_need_serves_the_later_one() {
    let item = Item {
        options: vec![vec![(0, 6)], vec![(1, 6)]],
    };
    let found = allocate(&[0, 30], &[cycle(0, &[]), cycle(1, &[])], &[item]);
    assert_eq!(found.chosen, [1], "this cycle has enough, so it moves");
}

#[test]
fn alike_items_cost_little() {
    let items: Vec<Item> = (0..300).map(|_| credit(100, &[1, 2, 3, 4, 5, 6])).collect();
    let lacks = [5200, 1600, 1600, 1600, 800, 800, 800];
    let found = allocate(&lacks, &[cycle(0, &[1, 2, 3, 4, 5, 6])], &items);
    assert!(
        found.proven && found.lacks.iter().all(|lack| *lack <= 0),
        "300 credits fill six minimums, and it is known to be the least"
    );
}

/// A random question: lacks, goals and items.
fn question() -> impl Strategy<Value = (Vec<i32>, Vec<Goal>, Vec<Item>)> {
    let shape = (1usize..3, 0usize..4, any::<bool>(), any::<bool>());
    shape.prop_flat_map(|(goals, minimums, bind, twice)| {
        let each = 1 + minimums;
        let dims = goals * each;
        let made: Vec<Goal> = (0..goals)
            .map(|at| Goal {
                total: at * each,
                minimums: (1..each).map(|bit| at * each + bit).collect(),
                binding: if bind {
                    Binding::TotalAndMinimums
                } else {
                    Binding::TotalOnly
                },
                doubled: (1..each)
                    .filter(|bit| twice && bit % 2 == 1)
                    .map(|bit| at * each + bit)
                    .collect(),
            })
            .collect();
        let option = prop::collection::vec((0..dims, 1i32..9), 0..3);
        let item = prop::collection::vec(option, 1..4).prop_map(|options| Item { options });
        (
            prop::collection::vec(0i32..20, dims),
            Just(made),
            prop::collection::vec(item, 0..7),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn no_other_choice_needs_less((lacks, goals, items) in question()) {
        let found = allocate(&lacks, &goals, &items);
        prop_assert!(found.proven, "so few items are searched whole");
        let mut reached = lacks.clone();
        for (item, option) in items.iter().zip(&found.chosen) {
            apply(&mut reached, &item.options[*option]);
        }
        prop_assert_eq!(&reached, &found.lacks, "the lacks are those of the choice");
        let best = score(&goals, &found.lacks);
        let all: usize = items.iter().map(|item| item.options.len()).product();
        for number in 0..all {
            let mut rest = number;
            let mut other = lacks.clone();
            for item in &items {
                apply(&mut other, &item.options[rest % item.options.len()]);
                rest /= item.options.len();
            }
            prop_assert!(best <= score(&goals, &other), "choice {} needs less", number);
        }
    }
}
