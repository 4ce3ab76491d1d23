//! Which position or course the words name.
//!
//! Names are compared word by word, without case and punctuation: first whole
//! names, then their beginnings, then beginnings of single words, then with one
//! or two wrong letters. The employer's name goes before the job title, a
//! position before a course. Where several fit alike, those that were under way
//! on the day are preferred; if several remain, the words are ambiguous.

use chrono::NaiveDate;

use super::words::Word;
use super::{dates, durations};
use crate::facts::{Course, Position};

/// The most words that a name is looked for in.
const LONGEST_NAME: usize = 12;

/// Small words, of which a name is never taken for the beginning.
const SMALL: [&str; 14] = [
    "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
];

/// What words can name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Target<'a> {
    /// A position.
    Position(&'a Position),
    /// A course.
    Course(&'a Course),
}

impl Target<'_> {
    fn id(&self) -> &str {
        match self {
            Target::Position(position) => position.id.as_str(),
            Target::Course(course) => course.id.as_str(),
        }
    }

    /// What it is called: the employer or the course's title.
    pub fn name(&self) -> &str {
        match self {
            Target::Position(position) => &position.employer,
            Target::Course(course) => &course.title,
        }
    }

    /// The job title or the course's provider.
    pub fn second_name(&self) -> Option<&str> {
        match self {
            Target::Position(position) => position.title.as_deref(),
            Target::Course(course) => course.provider.as_deref(),
        }
    }

    fn under_way_on(&self, day: NaiveDate) -> bool {
        let (from, to) = match self {
            Target::Position(position) => (position.starts_on, position.ends_on),
            Target::Course(course) => (course.started_on, course.completed_on),
        };
        from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
    }
}

/// A target with its names cut into words for comparing.
#[derive(Debug, Clone)]
pub(super) struct Named<'a> {
    target: Target<'a>,
    id: Vec<String>,
    name: Vec<String>,
    /// The name's words with hyphens taken apart, so that `pcs` finds `ICD-10-PCS`.
    pieces: Vec<String>,
    second: Vec<String>,
    full: Vec<String>,
}

impl<'a> Named<'a> {
    /// Cuts the target's names into words.
    pub fn new(target: Target<'a>) -> Named<'a> {
        let name = name_words(target.name());
        let pieces = name_words(&target.name().replace('-', " "));
        let second = target.second_name().map(name_words).unwrap_or_default();
        let full = [name.as_slice(), second.as_slice()].concat();
        Named {
            target,
            id: name_words(target.id()),
            name,
            pieces,
            second,
            full,
        }
    }
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

/// How well words fit a name; smaller is better.
type Rank = u8;

/// The ranks, in groups; a worse group is looked at only where the better found nothing.
const TIERS: [std::ops::RangeInclusive<Rank>; 4] = [0..=3, 4..=6, 7..=7, 8..=8];

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
                    terms[from..to].iter().any(|term| term.whole_only)
                        && pools
                            .iter()
                            .flatten()
                            .any(|named| rank_in(&terms[from..to], named, &TIERS[0]).is_some())
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
    for tier in TIERS {
        for pool in pools {
            let found = in_tier(runs, pool, &tier, day);
            if found != Found::Nothing {
                return found;
            }
        }
    }
    Found::Nothing
}

/// Looks in one pool at one tier. At each word the longest fitting stretch counts;
/// stretches that name different things make the line ambiguous.
fn in_tier<'a>(
    runs: &[Vec<Term>],
    pool: &[Named<'a>],
    tier: &std::ops::RangeInclusive<Rank>,
    day: NaiveDate,
) -> Found<'a> {
    let mut stretches: Vec<(Vec<usize>, Vec<Target<'a>>)> = Vec::new();
    for run in runs {
        let mut from = 0;
        while from < run.len() {
            let longest = run.len().min(from + LONGEST_NAME);
            let fit = (from + 1..=longest).rev().find_map(|to| {
                // A stretch neither begins nor ends with a mere sign such as `&`.
                if run[from].words.is_empty() || run[to - 1].words.is_empty() {
                    return None;
                }
                let best = best_of(&run[from..to], pool, tier);
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
        let words: Vec<&String> = run[from..to].iter().flat_map(|term| &term.words).collect();
        let of = |fits: &dyn Fn(&Named<'a>) -> bool| {
            let fitting: Vec<Target<'a>> = pool
                .iter()
                .filter(|named| candidates.contains(&named.target) && fits(named))
                .map(|named| named.target)
                .collect();
            (fitting.len() == 1).then(|| fitting[0])
        };
        let whole =
            |named: &Named<'a>| words.len() == named.full.len() && starts(&words, &named.full);
        let target = of(&|named| starts(&words, &named.full)).or_else(|| of(&whole))?;
        Some(Found::One(indices_of(&run[from..to]), target))
    })
}

fn indices_of(terms: &[Term]) -> Vec<usize> {
    terms.iter().map(|term| term.index).collect()
}

/// The targets that fit these words best within the tier.
fn best_of<'a>(
    terms: &[Term],
    pool: &[Named<'a>],
    tier: &std::ops::RangeInclusive<Rank>,
) -> Vec<Target<'a>> {
    let ranked: Vec<(Rank, Target<'a>)> = pool
        .iter()
        .filter_map(|named| Some((rank_in(terms, named, tier)?, named.target)))
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

/// How well the words fit the target, within one tier.
fn rank_in(
    terms: &[Term],
    named: &Named<'_>,
    tier: &std::ops::RangeInclusive<Rank>,
) -> Option<Rank> {
    let words: Vec<&String> = terms.iter().flat_map(|term| &term.words).collect();
    let only_a_number = terms.len() == 1 && terms[0].whole_only;
    if words.is_empty() || only_a_number {
        return None;
    }
    let same =
        |name: &[String]| words.len() == name.len() && words.iter().zip(name).all(|(a, b)| *a == b);
    let wholes_fit = |name: &[String]| {
        terms
            .iter()
            .filter(|term| term.whole_only)
            .flat_map(|term| &term.words)
            .all(|whole| name.contains(whole))
    };
    let plain = |name: &[String]| plain_rank(&words, name).filter(|_| wholes_fit(name));
    match *tier.start() {
        0 if same(&named.id) => Some(0),
        0 => plain(&named.name)
            .or_else(|| plain(&named.pieces).map(|_| 2))
            .map(|rank| 1 + rank)
            .or_else(|| {
                // Quotes hold the name together with the job title, too.
                let with_second = terms.iter().all(|term| term.quoted) && !named.second.is_empty();
                (with_second && starts(&words, &named.full))
                    .then(|| if same(&named.full) { 1 } else { 3 })
            }),
        4 => plain(&named.second).map(|rank| 4 + rank),
        7 => is_close(&words, &named.name).then_some(7),
        _ => is_close(&words, &named.second).then_some(8),
    }
}

/// 0 for the whole name, 1 for its beginning, 2 for beginnings of its words in order.
fn plain_rank(words: &[&String], name: &[String]) -> Option<Rank> {
    if words.len() > name.len() {
        return None;
    }
    let joined: String = words.iter().map(|word| word.as_str()).collect();
    if joined == name.concat() {
        return Some(0);
    }
    if starts(words, name) {
        return Some(1);
    }
    let mut rest = name.iter();
    words
        .iter()
        .all(|word| rest.any(|of_name| begins(word, of_name)))
        .then_some(2)
}

/// Whether the name begins with these words, the last of them cut short or not.
fn starts(words: &[&String], name: &[String]) -> bool {
    let Some((last, before)) = words.split_last() else {
        return false;
    };
    words.len() <= name.len()
        && before
            .iter()
            .zip(name)
            .all(|(word, of_name)| *word == of_name)
        && begins(last, &name[before.len()])
}

/// Whether the word is the other's beginning: the whole, or at least two letters
/// that are no small word.
fn begins(word: &str, of_name: &str) -> bool {
    word == of_name
        || (of_name.starts_with(word) && word.chars().count() >= 2 && !SMALL.contains(&word))
}

/// Whether the words fit neighbouring words of the name with a wrong letter or two.
fn is_close(words: &[&String], name: &[String]) -> bool {
    let close = |word: &str, of_name: &str| {
        if word == of_name {
            return true;
        }
        let wrong_letters = match word.chars().count() {
            0..=3 => return false,
            4..=7 => 1,
            _ => 2,
        };
        !word.contains(|c: char| c.is_ascii_digit())
            && strsim::osa_distance(word, of_name) <= wrong_letters
    };
    // An empty name has no windows, and the words are never empty here.
    name.windows(words.len().max(1)).any(|stretch| {
        stretch
            .iter()
            .zip(words)
            .all(|(of_name, word)| close(word, of_name))
    })
}

/// A name as words for comparing: lower case, letters and digits only. A name of
/// other characters (an emoji) stays as it is, signs alone are no word.
pub(super) fn name_words(name: &str) -> Vec<String> {
    let apart =
        |c: char| c.is_whitespace() || matches!(c, '/' | ',' | '(' | ')' | '&' | '|' | ':' | ';');
    let words: Vec<String> = name
        .split(apart)
        .map(|word| {
            word.chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect()
        })
        .filter(|word: &String| !word.is_empty())
        .collect();
    let is_sign = |c: char| c.is_whitespace() || c.is_ascii_punctuation();
    if words.is_empty() && !name.chars().all(is_sign) {
        return vec![name.trim().to_lowercase()];
    }
    words
}
