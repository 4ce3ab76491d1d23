//! The best pairs between two lists, whatever their order: the Hungarian method.

/// The largest lists that are paired.
pub(super) const MOST: usize = 300;

/// For each row of weights the column it is paired with, so that the weights add up to the
/// most. All rows are equally long. A row without any weight of its own may be paired with a
/// column of weight 0, which is no pair.
pub(super) fn best(weights: &[Vec<i64>]) -> Vec<Option<usize>> {
    let rows = weights.len();
    let columns = weights.first().map_or(0, Vec::len);
    let size = rows.max(columns);
    if rows == 0 || columns == 0 {
        return vec![None; rows];
    }
    let most = weights.iter().flatten().copied().max().unwrap_or(0);
    let cost = |row: usize, column: usize| -> i64 {
        let weight = weights.get(row).and_then(|row| row.get(column));
        most - weight.copied().unwrap_or(0)
    };
    // Potentials and the pairing, counted from 1; 0 stands for none.
    let mut row_potential = vec![0_i64; size + 1];
    let mut column_potential = vec![0_i64; size + 1];
    let mut paired = vec![0_usize; size + 1];
    let mut way = vec![0_usize; size + 1];
    for row in 1..=size {
        paired[0] = row;
        let mut column = 0;
        let mut least = vec![i64::MAX; size + 1];
        let mut used = vec![false; size + 1];
        loop {
            used[column] = true;
            let at = paired[column];
            let mut delta = i64::MAX;
            let mut next = 0;
            for other in 1..=size {
                if used[other] {
                    continue;
                }
                let reduced = cost(at - 1, other - 1) - row_potential[at] - column_potential[other];
                if reduced < least[other] {
                    least[other] = reduced;
                    way[other] = column;
                }
                if least[other] < delta {
                    delta = least[other];
                    next = other;
                }
            }
            for other in 0..=size {
                if used[other] {
                    row_potential[paired[other]] += delta;
                    column_potential[other] -= delta;
                } else {
                    least[other] = least[other].saturating_sub(delta);
                }
            }
            column = next;
            if paired[column] == 0 {
                break;
            }
        }
        while column != 0 {
            let before = way[column];
            paired[column] = paired[before];
            column = before;
        }
    }
    let mut answer = vec![None; rows];
    for (column, row) in paired.iter().enumerate().skip(1) {
        if *row >= 1 && *row <= rows && column <= columns && weights[row - 1][column - 1] > 0 {
            answer[row - 1] = Some(column - 1);
        }
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::best;
    use proptest::prelude::*;

    /// The most that any pairing adds up to, tried one by one.
    fn tried(weights: &[Vec<i64>], used: u32) -> i64 {
        let Some((first, rest)) = weights.split_first() else {
            return 0;
        };
        let alone = tried(rest, used);
        first
            .iter()
            .enumerate()
            .filter(|(column, _)| used >> column & 1 == 0)
            .map(|(column, weight)| weight + tried(rest, used | 1 << column))
            .max()
            .unwrap_or(0)
            .max(alone)
    }

    proptest! {
        #[test]
        fn no_other_pairing_adds_up_to_more(
            (rows, columns) in (1_usize..5, 1_usize..5),
            numbers in prop::collection::vec(0_i64..20, 16)
        ) {
            let weights: Vec<Vec<i64>> = (0..rows)
                .map(|row| (0..columns).map(|column| numbers[row * 4 + column]).collect())
                .collect();
            let pairs = best(&weights);
            let sum: i64 = pairs
                .iter()
                .enumerate()
                .filter_map(|(row, column)| Some(weights[row][(*column)?]))
                .sum();
            prop_assert_eq!(sum, tried(&weights, 0));
            let mut columns: Vec<usize> = pairs.iter().flatten().copied().collect();
            let before = columns.len();
            columns.sort_unstable();
            columns.dedup();
            prop_assert_eq!(columns.len(), before, "each column has one row at most");
        }
    }
}
