//! Names of positions and courses, cut into words, and how well words fit them.

use chrono::NaiveDate;

use crate::facts::{Course, Position};

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

    /// Whether it goes on that day, as far as its dates tell.
    pub fn under_way_on(&self, day: NaiveDate) -> bool {
        let (from, to) = match self {
            Target::Position(position) => (position.starts_on, position.ends_on),
            Target::Course(course) => (course.started_on, course.completed_on),
        };
        from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
    }
}

/// How well words fit a name; smaller is better.
pub(super) type Rank = u8;

/// The ranks, in groups; a worse group is looked at only where the better found nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tier {
    /// The id or the first name: the employer, the course's title.
    Name,
    /// The second name: the job title, the course's provider.
    Second,
    /// The first name with a wrong letter or two.
    NearName,
    /// The second name with a wrong letter or two.
    NearSecond,
}

impl Tier {
    /// The tiers, best first.
    pub const ALL: [Tier; 4] = [Tier::Name, Tier::Second, Tier::NearName, Tier::NearSecond];
}

/// Words of a line that may name something together.
#[derive(Debug)]
pub(super) struct Stretch<'t> {
    /// The words.
    pub words: Vec<&'t str>,
    /// The words without spaces.
    pub joined: String,
    /// Those that say a day, a number or a time by themselves, and so must fit whole.
    pub wholes: Vec<&'t str>,
    /// Whether they stand in quotes.
    pub quoted: bool,
}

/// A target with its names cut into words for comparing.
#[derive(Debug, Clone)]
pub(super) struct Named<'a> {
    /// What has these names.
    pub target: Target<'a>,
    id: Name,
    name: Name,
    /// The name with hyphens taken apart, so that `pcs` finds `ICD-10-PCS`.
    pieces: Name,
    second: Name,
    full: Name,
    longest: usize,
}

/// A name as words.
#[derive(Debug, Clone)]
struct Name {
    words: Vec<String>,
    joined: String,
}

impl Name {
    fn of(text: &str) -> Name {
        let words = name_words(text);
        Name {
            joined: words.concat(),
            words,
        }
    }

    fn is(&self, stretch: &Stretch<'_>) -> bool {
        self.words
            .iter()
            .map(String::as_str)
            .eq(stretch.words.iter().copied())
    }

    /// 0 for the whole name, 1 for its beginning, 2 for beginnings of its words in order.
    fn rank(&self, stretch: &Stretch<'_>) -> Option<Rank> {
        let words = &stretch.words;
        if words.len() > self.words.len() {
            return None;
        }
        let has_whole = |whole: &&str| self.words.iter().any(|word| word == whole);
        let mut rest = self.words.iter();
        let rank = if stretch.joined == self.joined {
            0
        } else if starts(words, &self.words) {
            1
        } else if words
            .iter()
            .all(|word| rest.any(|of_name| begins(word, of_name)))
        {
            2
        } else {
            return None;
        };
        stretch.wholes.iter().all(has_whole).then_some(rank)
    }
}

impl<'a> Named<'a> {
    /// Cuts the target's names into words.
    pub fn new(target: Target<'a>) -> Named<'a> {
        let second = target.second_name().unwrap_or_default();
        let named = Named {
            target,
            id: Name::of(target.id()),
            name: Name::of(target.name()),
            pieces: Name::of(&target.name().replace('-', " ")),
            second: Name::of(second),
            full: Name::of(&format!("{} {second}", target.name())),
            longest: 0,
        };
        let all = [
            &named.id,
            &named.name,
            &named.pieces,
            &named.second,
            &named.full,
        ];
        let longest = all
            .iter()
            .map(|name| name.words.len())
            .max()
            .unwrap_or_default();
        Named { longest, ..named }
    }

    /// How well the words fit, within one tier.
    pub fn rank(&self, stretch: &Stretch<'_>, tier: Tier) -> Option<Rank> {
        if stretch.words.len() > self.longest {
            return None;
        }
        match tier {
            Tier::Name if self.id.is(stretch) => Some(0),
            Tier::Name => self
                .name
                .rank(stretch)
                .or_else(|| self.pieces.rank(stretch).map(|_| 2))
                .map(|rank| 1 + rank)
                .or_else(|| self.rank_quoted(stretch)),
            Tier::Second => self.second.rank(stretch),
            Tier::NearName => is_close(&stretch.words, &self.name.words).then_some(0),
            Tier::NearSecond => is_close(&stretch.words, &self.second.words).then_some(0),
        }
    }

    /// Quotes can hold the name together with the second one.
    fn rank_quoted(&self, stretch: &Stretch<'_>) -> Option<Rank> {
        let both = stretch.quoted && self.starts_in_full(stretch);
        both.then(|| if self.full.is(stretch) { 1 } else { 3 })
    }

    /// Whether the words are the beginning of the name and the second one.
    pub fn starts_in_full(&self, stretch: &Stretch<'_>) -> bool {
        starts(&stretch.words, &self.full.words)
    }

    /// Whether the words are the name and the second one.
    pub fn is_in_full(&self, stretch: &Stretch<'_>) -> bool {
        self.full.is(stretch)
    }
}

/// Whether the name begins with these words, the last of them cut short or not.
fn starts(words: &[&str], name: &[String]) -> bool {
    let Some((last, before)) = words.split_last() else {
        return false;
    };
    words.len() <= name.len()
        && before
            .iter()
            .zip(name)
            .all(|(word, of_name)| word == of_name)
        && begins(last, &name[before.len()])
}

/// Whether the word is the other's beginning: the whole, or at least two letters
/// that are no small word.
fn begins(word: &str, of_name: &str) -> bool {
    word == of_name
        || (of_name.starts_with(word) && word.chars().count() >= 2 && !SMALL.contains(&word))
}

/// Whether the words fit neighbouring words of the name with a wrong letter or two.
fn is_close(words: &[&str], name: &[String]) -> bool {
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
