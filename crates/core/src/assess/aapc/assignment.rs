//! Which minimum a credit serves when it could serve several.

/// How many steps the search may take; beyond it the best found so far stands.
const MOST_STEPS: u32 = 200_000;

/// Gives each item one of the places that it fits, so that what the places
/// lack in all is as little as possible. `lacks` is what each place lacks, an
/// item is its amount and the places that it fits (at least one). The answer
/// names a place for each item, in the order of the items.
///
/// The search is exact up to [`MOST_STEPS`]; it starts from the largest items
/// and gives up a branch that cannot do better than the best one.
pub(super) fn least_lacking(lacks: &[i32], items: &[(i32, Vec<usize>)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|at| (-items[*at].0, *at));
    let mut left: Vec<i32> = vec![0; items.len() + 1];
    for (place, at) in order.iter().enumerate().rev() {
        left[place] = left[place + 1].saturating_add(items[*at].0);
    }
    let mut search = Search {
        items,
        order: &order,
        left: &left,
        lacks: lacks.to_vec(),
        chosen: vec![0; items.len()],
        best: Vec::new(),
        best_lack: i64::MAX,
        steps: 0,
    };
    search.go(0);
    search.best
}

struct Search<'a> {
    items: &'a [(i32, Vec<usize>)],
    order: &'a [usize],
    left: &'a [i32],
    lacks: Vec<i32>,
    chosen: Vec<usize>,
    best: Vec<usize>,
    best_lack: i64,
    steps: u32,
}

impl Search<'_> {
    fn lack(&self) -> i64 {
        self.lacks
            .iter()
            .map(|lack| i64::from((*lack).max(0)))
            .sum()
    }

    fn go(&mut self, depth: usize) {
        self.steps += 1;
        let lack = self.lack();
        if depth == self.order.len() {
            if lack < self.best_lack {
                self.best_lack = lack;
                self.best.clone_from(&self.chosen);
            }
            return;
        }
        let hopeless = lack - i64::from(self.left[depth]) >= self.best_lack;
        let tired = self.steps > MOST_STEPS && !self.best.is_empty();
        if hopeless || tired || self.best_lack == 0 {
            return;
        }
        let at = self.order[depth];
        let (amount, fits) = &self.items[at];
        let mut fits = fits.clone();
        fits.sort_by_key(|place| -self.lacks[*place]);
        for place in fits {
            self.lacks[place] -= amount;
            self.chosen[at] = place;
            self.go(depth + 1);
            self.lacks[place] += amount;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lacking(lacks: &[i32], items: &[(i32, Vec<usize>)], chosen: &[usize]) -> i32 {
        let mut left = lacks.to_vec();
        for ((amount, _), place) in items.iter().zip(chosen) {
            left[*place] -= amount;
        }
        left.iter().map(|lack| (*lack).max(0)).sum()
    }

    #[test]
    fn nine_and_seven_leave_six_and_five_and_five() {
        let items: Vec<(i32, Vec<usize>)> = [9, 7, 6, 5, 5]
            .into_iter()
            .map(|amount| (amount, vec![0, 1]))
            .collect();
        let chosen = least_lacking(&[16, 16], &items);
        assert_eq!(
            lacking(&[16, 16], &items, &chosen),
            0,
            "both minimums of 16 can be met"
        );
    }

    proptest! {
        #[test]
        fn no_other_assignment_lacks_less(
            lacks in prop::collection::vec(0i32..25, 2..4),
            raw in prop::collection::vec((1i32..12, 1usize..7), 0..7)
        ) {
            let items: Vec<(i32, Vec<usize>)> = raw
                .iter()
                .map(|(amount, mask)| {
                    let fits: Vec<usize> = (0..lacks.len()).filter(|at| mask & (1 << at) != 0).collect();
                    (*amount, if fits.is_empty() { vec![0] } else { fits })
                })
                .collect();
            let chosen = least_lacking(&lacks, &items);
            let found = lacking(&lacks, &items, &chosen);
            let all: usize = items.iter().map(|(_, fits)| fits.len()).product();
            for number in 0..all {
                let mut rest = number;
                let other: Vec<usize> = items
                    .iter()
                    .map(|(_, fits)| {
                        let place = fits[rest % fits.len()];
                        rest /= fits.len();
                        place
                    })
                    .collect();
                prop_assert!(found <= lacking(&lacks, &items, &other), "{:?} lacks less", other);
            }
            for ((_, fits), place) in items.iter().zip(&chosen) {
                prop_assert!(fits.contains(place), "an item goes only where it fits");
            }
        }
    }
}
