//! The least that is still to do in a cycle, in parts and in words.

use crate::amounts::Ceus;
use crate::cover::Binding;
use crate::standing::{Bucket, BucketRole};

/// How the least of a cycle is found from what its total and its minimums lack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LeastRule {
    /// Whether the minimums must be met, or only the total.
    pub binding: Binding,
    /// For each bucket, whether its CEUs count twice toward the total; empty
    /// where none does.
    pub doubled: Vec<bool>,
}

/// A part of the least that is still to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LeastPart {
    /// The bucket that it must serve; none where any CEU will do.
    pub bucket: Option<usize>,
    /// How much of it.
    pub amount: Ceus,
}

impl LeastRule {
    /// The usual one: the total, and every minimum inside it.
    pub fn usual() -> LeastRule {
        LeastRule {
            binding: Binding::TotalAndMinimums,
            doubled: Vec::new(),
        }
    }

    /// Whether a bucket's CEUs count twice.
    pub fn is_doubled(&self, bucket: usize) -> bool {
        self.doubled.get(bucket).copied().unwrap_or(false)
    }

    /// The parts of the least that fills the total and the minimums.
    pub fn parts(&self, needed: Ceus, minimums: &[(usize, Ceus)]) -> Vec<LeastPart> {
        let mut left = needed.hundredths();
        let mut parts: Vec<LeastPart> = Vec::new();
        let twice = (0..self.doubled.len()).find(|bucket| self.is_doubled(*bucket));
        // Where only the total binds and some CEUs count twice, those alone are the least.
        let minimums = match (self.binding, twice) {
            (Binding::TotalOnly, Some(_)) => &[],
            _ => minimums,
        };
        for (bucket, lack) in minimums.iter().filter(|(_, lack)| *lack > Ceus::ZERO) {
            let amount = match self.binding {
                Binding::TotalAndMinimums => lack.hundredths(),
                Binding::TotalOnly => lack.hundredths().min(left),
            };
            let worth = if self.is_doubled(*bucket) { 2 } else { 1 };
            left = (left - amount * worth).max(0);
            if amount > 0 {
                parts.push(LeastPart {
                    bucket: Some(*bucket),
                    amount: Ceus::from_hundredths(amount),
                });
            }
        }
        if left > 0 {
            let amount = Ceus::from_hundredths(if twice.is_some() {
                (left + 1) / 2
            } else {
                left
            });
            match parts
                .iter_mut()
                .find(|part| part.bucket.is_some() && part.bucket == twice)
            {
                Some(part) => part.amount += amount,
                None => parts.push(LeastPart {
                    bucket: twice,
                    amount,
                }),
            }
        }
        parts
    }
}

/// What the buckets' minimums lack.
pub(crate) fn minimums_lacking(buckets: &[Bucket]) -> Vec<(usize, Ceus)> {
    buckets
        .iter()
        .enumerate()
        .filter(|(_, bucket)| bucket.role == BucketRole::Minimum)
        .map(|(at, bucket)| (at, bucket.needed))
        .collect()
}

/// The least still to do: how much, and in words ("6 auditing + 2.5 any").
pub(crate) fn least(needed: Ceus, buckets: &[Bucket], rule: &LeastRule) -> (Ceus, Option<String>) {
    let parts = rule.parts(needed, &minimums_lacking(buckets));
    let words = least_in_words(&parts, |bucket| buckets[bucket].name.clone());
    (parts.iter().map(|part| part.amount).sum(), words)
}

/// Parts of the least in words: "6 auditing + 2.5 any".
pub(crate) fn least_in_words(
    parts: &[LeastPart],
    name: impl Fn(usize) -> String,
) -> Option<String> {
    let only_any = matches!(parts, [only] if only.bucket.is_none());
    let words: Vec<String> = parts
        .iter()
        .map(|part| match part.bucket {
            Some(bucket) => format!("{} {}", part.amount, lower_first(&name(bucket))),
            None if only_any => format!("{} CEU", part.amount),
            None => format!("{} any", part.amount),
        })
        .collect();
    (!words.is_empty()).then(|| words.join(" + "))
}

/// Lower-cases the first letter unless the word is an abbreviation.
pub(crate) fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().collect::<String>() + letters.as_str()
        }
        _ => name.to_owned(),
    }
}
