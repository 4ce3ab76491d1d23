//! Which position or course the words name.
//!
//! Names are compared word by word, without case and punctuation: first whole
//! names, then their beginnings, then beginnings of single words, then with one
//! or two wrong letters. The employer's name goes before the job title, a
//! position before a course. Where several fit alike, those that were under way
//! on the day are preferred; if several remain, the words are ambiguous.

use chrono::NaiveDate;

use super::names::{Named, Rank, Stretch, Target, Tier, name_words};
use super::split::Word;
use super::{dates, durations};
use crate::ids::{CourseId, PositionId, PracticodeId};

/// The most words that a name is looked for in.
const LONGEST_NAME: usize = 12;

/// What the time was spent at.
pub(super) enum Spent {
    /// Work at a position.
    At(PositionId),
    /// Study: for a course, for Practicode, or free.
    On {
        course: Option<CourseId>,
        practicode: Option<PracticodeId>,
    },
}

/// What was found for a place.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found<'a> {
    /// These words name this.
    One(Vec<usize>, Target<'a>),
    /// These words could name any of these.
    Several(Vec<usize>, Vec<Target<'a>>),
    /// The free words name nothing.
    Nothing,
}

/// A line's words as names are compared.
struct Term {
    index: usize,
    words: Vec<String>,
    quoted: bool,
    /// Whether the word says a day, a number or a time by itself, and so must fit whole.
    whole_only: bool,
}

/// Looks for what the free words name. Each pool is a list of targets; in every
/// tier an earlier pool goes before a later one.
pub(super) fn find<'a>(
    words: &[Word<'_>],
    free: impl Fn(usize) -> bool,
    pools: &[Vec<Named<'a>>],
    day: NaiveDate,
) -> Found<'a> {
    let quoted: Vec<usize> = (0..words.len())
        .filter(|&i| free(i) && words[i].quoted)
        .collect();
    for index in quoted {
        let found = search(&[terms_of(words, &[index])], pools, day);
        if found != Found::Nothing {
            return found;
        }
    }
    let unquoted: Vec<usize> = (0..words.len())
        .filter(|&i| free(i) && !words[i].quoted)
        .collect();
    let runs: Vec<Vec<Term>> = unquoted
        .chunk_by(|before, after| before + 1 == *after)
        .map(|run| terms_of(words, run))
        .collect();
    search(&runs, pools, day)
}

/// The words of names that hold a day or a number, such as `Sun Valley Clinic` or
/// `Route 66`: they must not be read as a day or as hours.
pub(super) fn reserved(words: &[Word<'_>], pools: &[Vec<Named<'_>>]) -> Vec<usize> {
    let unquoted: Vec<usize> = (0..words.len()).filter(|&i| !words[i].quoted).collect();
    let mut reserved = Vec::new();
    for run in unquoted.chunk_by(|before, after| before + 1 == *after) {
        let terms = terms_of(words, run);
        for from in 0..terms.len() {
            let longest = (from + 2..=terms.len().min(from + LONGEST_NAME))
                .rev()
                .find(|&to| {
                    let holds_whole = terms[from..to].iter().any(|term| term.whole_only);
                    let stretch = stretch_of(&terms[from..to]).filter(|_| holds_whole);
                    stretch.is_some_and(|stretch| {
                        let mut all = pools.iter().flatten();
                        all.any(|named| named.rank(&stretch, Tier::Name).is_some())
                    })
                });
            if let Some(to) = longest {
                reserved.extend(terms[from..to].iter().map(|term| term.index));
            }
        }
    }
    reserved
}

fn terms_of(words: &[Word<'_>], indices: &[usize]) -> Vec<Term> {
    indices
        .iter()
        .map(|&index| {
            let word = &words[index];
            let says_more = |key: &str| {
                dates::is_day_word(key)
                    || durations::bare_hours(key).is_some()
                    || durations::looks_like_time(key)
                    || key.starts_with(|c: char| c.is_ascii_digit())
            };
            Term {
                index,
                words: name_words(&word.value),
                quoted: word.quoted,
                whole_only: !word.quoted && says_more(&word.key),
            }
        })
        .collect()
}

fn search<'a>(runs: &[Vec<Term>], pools: &[Vec<Named<'a>>], day: NaiveDate) -> Found<'a> {
    for tier in Tier::ALL {
        for pool in pools {
            let found = in_tier(runs, pool, tier, day);
            if found != Found::Nothing {
                return found;
            }
        }
    }
    Found::Nothing
}

/// Looks in one pool at one tier. At each word the longest fitting stretch counts;
/// stretches that name different things make the line ambiguous.
fn in_tier<'a>(runs: &[Vec<Term>], pool: &[Named<'a>], tier: Tier, day: NaiveDate) -> Found<'a> {
    let mut stretches: Vec<(Vec<usize>, Vec<Target<'a>>)> = Vec::new();
    for run in runs {
        let mut from = 0;
        while from < run.len() {
            let longest = run.len().min(from + LONGEST_NAME);
            let fit = (from + 1..=longest).rev().find_map(|to| {
                let best = best_of(&stretch_of(&run[from..to])?, pool, tier);
                (!best.is_empty()).then_some((to, best))
            });
            match fit {
                Some((to, best)) => {
                    stretches.push((indices_of(&run[from..to]), narrowed(best, day)));
                    from = to;
                }
                None => from += 1,
            }
        }
    }
    let mut stretches = stretches.into_iter();
    let Some((mut indices, mut candidates)) = stretches.next() else {
        return Found::Nothing;
    };
    if candidates.len() > 1
        && let Some(found) = by_full_name(runs, &indices, &candidates, pool)
    {
        return found;
    }
    for (more, others) in stretches {
        let common: Vec<Target<'a>> = candidates
            .iter()
            .filter(|target| others.contains(target))
            .copied()
            .collect();
        if common.is_empty() {
            indices.extend(more);
            candidates.extend(others);
        } else if common.len() < candidates.len() {
            indices.extend(more);
            candidates = common;
        }
    }
    match candidates.as_slice() {
        [only] => Found::One(indices, *only),
        _ => Found::Several(indices, candidates),
    }
}

/// Tells several candidates apart by the words that follow: the job title behind
/// the employer's name.
fn by_full_name<'a>(
    runs: &[Vec<Term>],
    indices: &[usize],
    candidates: &[Target<'a>],
    pool: &[Named<'a>],
) -> Option<Found<'a>> {
    let first = *indices.first()?;
    let run = runs
        .iter()
        .find(|run| run.iter().any(|term| term.index == first))?;
    let from = run.iter().position(|term| term.index == first)?;
    let longest = run.len().min(from + LONGEST_NAME);
    (from + indices.len() + 1..=longest).rev().find_map(|to| {
        let stretch = stretch_of(&run[from..to])?;
        let of = |fits: &dyn Fn(&Named<'a>) -> bool| {
            let fitting: Vec<Target<'a>> = pool
                .iter()
                .filter(|named| candidates.contains(&named.target) && fits(named))
                .map(|named| named.target)
                .collect();
            (fitting.len() == 1).then(|| fitting[0])
        };
        let target = of(&|named| named.starts_in_full(&stretch))
            .or_else(|| of(&|named| named.is_in_full(&stretch)))?;
        Some(Found::One(indices_of(&run[from..to]), target))
    })
}

/// The words of these terms, which neither begin nor end with a mere sign such as
/// `&`, and are more than one number.
fn stretch_of(terms: &[Term]) -> Option<Stretch<'_>> {
    let (first, last) = (terms.first()?, terms.last()?);
    let is_number = terms.len() == 1 && first.whole_only;
    if first.words.is_empty() || last.words.is_empty() || is_number {
        return None;
    }
    let words: Vec<&str> = terms
        .iter()
        .flat_map(|term| &term.words)
        .map(String::as_str)
        .collect();
    let wholes = terms
        .iter()
        .filter(|term| term.whole_only)
        .flat_map(|term| &term.words);
    Some(Stretch {
        joined: words.concat(),
        wholes: wholes.map(String::as_str).collect(),
        quoted: terms.iter().all(|term| term.quoted),
        words,
    })
}

fn indices_of(terms: &[Term]) -> Vec<usize> {
    terms.iter().map(|term| term.index).collect()
}

/// The targets that fit these words best within the tier.
fn best_of<'a>(stretch: &Stretch<'_>, pool: &[Named<'a>], tier: Tier) -> Vec<Target<'a>> {
    let ranked: Vec<(Rank, Target<'a>)> = pool
        .iter()
        .filter_map(|named| Some((named.rank(stretch, tier)?, named.target)))
        .collect();
    let best = ranked.iter().map(|(rank, _)| *rank).min();
    ranked
        .into_iter()
        .filter(|(rank, _)| Some(*rank) == best)
        .map(|(_, target)| target)
        .collect()
}

/// Those under way on the day, if that leaves any.
fn narrowed(targets: Vec<Target<'_>>, day: NaiveDate) -> Vec<Target<'_>> {
    if targets.len() < 2 {
        return targets;
    }
    let current: Vec<_> = targets
        .iter()
        .filter(|target| target.under_way_on(day))
        .copied()
        .collect();
    if current.is_empty() { targets } else { current }
}
