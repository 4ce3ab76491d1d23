//! The least that is still to do in a cycle, in parts and in words.

use crate::allocate::Binding;
use crate::amounts::Ceus;
use crate::standing::{Bucket, BucketRole};
use crate::text::lower_first;

/// How the least of a cycle is found from what its total and its minimums lack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LeastRule {
    /// Whether the minimums must be met, or only the total.
    pub binding: Binding,
    /// For each bucket, whether its CEUs count twice toward the total; empty
    /// where none does.
    pub doubled: Vec<bool>,
    /// How much of what is still to do may lie outside of the HIIM domains, where only a
    /// share may: the rest must lie in one.
    pub outside: Option<Ceus>,
}

/// A part of the least that is still to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LeastPart {
    /// The bucket that it must serve; none where any CEU will do.
    pub bucket: Option<usize>,
    /// How much of it.
    pub amount: Ceus,
    /// Whether it must lie in a HIIM domain.
    pub in_a_domain: bool,
}

impl LeastRule {
    /// The usual one: the total, and every minimum inside it.
    pub fn usual() -> LeastRule {
        LeastRule {
            binding: Binding::TotalAndMinimums,
            doubled: Vec::new(),
            outside: None,
        }
    }

    /// AHIMA's: of what the total lacks, what finds no room among other subjects must lie
    /// in a domain.
    pub fn with_room_outside(outside: Option<Ceus>) -> LeastRule {
        LeastRule {
            outside,
            ..LeastRule::usual()
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
                    in_a_domain: false,
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
                    in_a_domain: false,
                }),
            }
        }
        match self.outside {
            Some(outside) => in_domains(parts, needed.less(outside)),
            None => parts,
        }
    }
}

/// The parts with so much of them, from the first on, said to lie in a domain.
fn in_domains(parts: Vec<LeastPart>, mut lacking: Ceus) -> Vec<LeastPart> {
    let mut split = Vec::new();
    for part in parts {
        let inside = part.amount.min(lacking);
        lacking = lacking.less(inside);
        let rest = part.amount.less(inside);
        for (amount, in_a_domain) in [(inside, true), (rest, false)] {
            if amount > Ceus::ZERO {
                split.push(LeastPart {
                    amount,
                    in_a_domain,
                    ..part
                });
            }
        }
    }
    split
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
        .map(|part| match (part.bucket, part.in_a_domain) {
            (Some(bucket), true) => {
                format!(
                    "{} {} and in a domain",
                    part.amount,
                    lower_first(&name(bucket))
                )
            }
            (Some(bucket), false) => format!("{} {}", part.amount, lower_first(&name(bucket))),
            (None, true) => format!("{} in a domain", part.amount),
            (None, false) if only_any => format!("{} CEU", part.amount),
            (None, false) => format!("{} any", part.amount),
        })
        .collect();
    (!words.is_empty()).then(|| words.join(" + "))
}
