//! Two rulebooks side by side, clause by clause, each difference with the days on which it holds.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use similar::{ChangeTag, TextDiff};
use specta::Type;

use super::clause::{Bound, Clause, Governs, Version};
use super::{Catalogued, Edition, Rulebook};
use crate::dates::add_days;
use crate::ids::{ClauseId, IssuerId};

/// What differs between two rulebooks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
pub struct RulebookChanges {
    /// The edition before.
    pub before: Edition,
    /// The edition after.
    pub after: Edition,
    /// Every clause that says something else, in the order of the rulebook after; then those that are gone.
    pub clauses: Vec<ClauseChange>,
    /// Credentials that are new, gone or described otherwise, a sentence each.
    pub credentials: Vec<String>,
    /// How many clauses there are after.
    pub clauses_after: u32,
    /// How many clauses say the same and were only read again on their pages.
    pub read_again: u32,
}

/// A clause that says something else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
pub struct ClauseChange {
    /// The clause.
    pub clause: ClauseId,
    /// The certifying body.
    pub issuer: IssuerId,
    /// What it governs, in a few words.
    pub title: String,
    /// What became of it.
    pub kind: ChangeKind,
    /// Which date decides the version that applies.
    pub governs: Governs,
    /// What differs besides its versions, a sentence each.
    pub besides: Vec<String>,
    /// The stretches of time for which something else is said, oldest first.
    pub stretches: Vec<StretchChange>,
}

/// What became of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It was not there before.
    Added,
    /// It is there no more.
    Removed,
    /// It says something else.
    Changed,
    /// It says the same, on other grounds: another source, certainty or note.
    Regrounded,
}

/// What a clause said and says for a stretch of time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
pub struct StretchChange {
    /// The first day; none where it was always so.
    pub from: Option<NaiveDate>,
    /// How exactly the first day is known.
    pub from_bound: Bound,
    /// The last day; none while it lasts.
    pub to: Option<NaiveDate>,
    /// What held before; none where the clause did not reach there.
    pub before: Option<Version>,
    /// What holds after; none where the clause does not reach there.
    pub after: Option<Version>,
    /// The sentence before and after in one, by what stayed, went and came.
    pub says: Vec<Piece>,
    /// The value likewise; empty where it is the same, or the sentence is all there is.
    pub value: Vec<Piece>,
}

/// A piece of a text that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
pub struct Piece {
    /// Whether it stayed, went or came.
    pub kind: PieceKind,
    /// The words.
    pub text: String,
}

/// Whether a piece of a text stayed, went or came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PieceKind {
    /// It is the same.
    Same,
    /// It stands there no more.
    Gone,
    /// It is new.
    New,
}

impl Rulebook {
    /// What another rulebook says otherwise than this one.
    pub fn changes_to(&self, after: &Rulebook) -> RulebookChanges {
        let mut read_again = 0;
        let mut clauses = Vec::new();
        for clause in after.clauses() {
            let before = self.clause(clause.id.as_str());
            if before == Some(clause) {
                continue;
            }
            match change(before, Some(clause)) {
                Some(change) => clauses.push(change),
                None => read_again += 1,
            }
        }
        let gone = self.clauses().iter();
        let gone = gone.filter(|clause| after.clause(clause.id.as_str()).is_none());
        clauses.extend(gone.filter_map(|clause| change(Some(clause), None)));
        RulebookChanges {
            before: self.edition(),
            after: after.edition(),
            clauses,
            credentials: credentials(self.credentials(), after.credentials()),
            clauses_after: u32::try_from(after.clauses().len()).unwrap_or(u32::MAX),
            read_again,
        }
    }

    /// The same rulebook with one clause as another rulebook has it, or without it where that
    /// one has none; to find out what hangs on that clause. Nothing is checked anew, so both
    /// rulebooks must hold together by themselves.
    pub(crate) fn with_clause_of(&self, other: &Rulebook, id: &str) -> Rulebook {
        let mut mixed = self.clone();
        let at = mixed.index.get(id).copied();
        match (at, other.clause(id)) {
            (Some(at), Some(theirs)) => mixed.clauses[at] = theirs.clone(),
            (None, Some(theirs)) => {
                mixed.index.insert(id.to_owned(), mixed.clauses.len());
                mixed.clauses.push(theirs.clone());
            }
            (Some(at), None) => {
                mixed.clauses.remove(at);
                let all = mixed.clauses.iter().enumerate();
                mixed.index = all.map(|(at, it)| (it.id.to_string(), at)).collect();
            }
            (None, None) => {}
        }
        mixed
    }
}

/// What differs in a clause; none where nothing does but the day on which it was read.
fn change(before: Option<&Clause>, after: Option<&Clause>) -> Option<ClauseChange> {
    let shown = after.or(before)?;
    let stretches = stretches(before, after);
    let mut besides = Vec::new();
    if let (Some(before), Some(after)) = (before, after) {
        for (what, was, is) in [
            ("Title", &before.title, &after.title),
            ("Part", &before.area, &after.area),
            (
                "Issuer",
                &before.issuer.to_string(),
                &after.issuer.to_string(),
            ),
        ] {
            if was != is {
                besides.push(format!("{what}: {was}, now {is}."));
            }
        }
        if before.governs != after.governs {
            besides.push(format!(
                "{}, no longer {}.",
                decided_by(after.governs),
                decided_by(before.governs).to_lowercase()
            ));
        }
    }
    let same_words = |it: &StretchChange| match (&it.before, &it.after) {
        (Some(before), Some(after)) => before.says == after.says && before.value == after.value,
        _ => false,
    };
    let kind = match (before, after) {
        (None, _) => ChangeKind::Added,
        (_, None) => ChangeKind::Removed,
        _ if stretches.is_empty() && besides.is_empty() => return None,
        (Some(before), Some(after))
            if before.governs == after.governs && stretches.iter().all(same_words) =>
        {
            ChangeKind::Regrounded
        }
        _ => ChangeKind::Changed,
    };
    Some(ClauseChange {
        clause: shown.id.clone(),
        issuer: shown.issuer.clone(),
        title: shown.title.clone(),
        kind,
        governs: shown.governs,
        besides,
        stretches,
    })
}

fn decided_by(governs: Governs) -> &'static str {
    match governs {
        Governs::Due => "Decided by the cycle's due date",
        Governs::Start => "Decided by the cycle's first day",
        Governs::Submission => "Decided by the day of sending",
        Governs::Fact => "Decided by the day of the fact",
    }
}

/// Cuts time wherever one of the histories turns, and keeps the stretches that differ.
fn stretches(before: Option<&Clause>, after: Option<&Clause>) -> Vec<StretchChange> {
    // None stands before all days: the stretch that was always so.
    let mut starts: BTreeSet<Option<NaiveDate>> = BTreeSet::from([None]);
    let clauses = before.into_iter().chain(after);
    for version in clauses.flat_map(|clause| &clause.versions) {
        starts.insert(version.from);
        starts.extend(version.to.map(|to| Some(add_days(to, 1))));
    }
    let starts: Vec<_> = starts.into_iter().collect();
    let mut found: Vec<StretchChange> = Vec::new();
    for (at, from) in starts.iter().enumerate() {
        let to = starts
            .get(at + 1)
            .and_then(|next| Some(add_days((*next)?, -1)));
        // Any day of the stretch: the first, or the last of one that has no first.
        let day = from.or(to).unwrap_or_default();
        let on = |clause: Option<&Clause>| clause.and_then(|it| it.version_on(day)).cloned();
        let (was, is) = (on(before), on(after));
        let same = match (&was, &is) {
            (None, None) => true,
            (Some(was), Some(is)) => says_the_same(was, is),
            _ => false,
        };
        if !same {
            found.push(stretch(*from, to, was, is));
        }
    }
    found
}

/// Whether two versions say the same on the same grounds; when they were read does not matter.
fn says_the_same(a: &Version, b: &Version) -> bool {
    let pages = |version: &Version| -> Vec<String> {
        version.sources.iter().map(|it| it.url.clone()).collect()
    };
    a.value == b.value
        && a.says == b.says
        && a.certainty == b.certainty
        && a.note == b.note
        && a.decision == b.decision
        && pages(a) == pages(b)
}

fn stretch(
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    before: Option<Version>,
    after: Option<Version>,
) -> StretchChange {
    let begins = [&after, &before].into_iter().flatten();
    let from_bound = begins
        .filter(|version| version.from == from)
        .map(|version| version.from_bound)
        .next()
        .unwrap_or_default();
    let text = |version: &Option<Version>, part: fn(&Version) -> &str| {
        version.as_ref().map(part).unwrap_or_default().to_owned()
    };
    let (was, is) = (
        text(&before, |it| &it.value_text),
        text(&after, |it| &it.value_text),
    );
    StretchChange {
        from,
        from_bound,
        to,
        says: pieces(&text(&before, |it| &it.says), &text(&after, |it| &it.says)),
        value: match was == is {
            true => Vec::new(),
            false => pieces(&was, &is),
        },
        before,
        after,
    }
}

/// Two texts in one, word by word. What was changed on both sides of a space is one change.
fn pieces(before: &str, after: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut gone, mut new, mut space) = (String::new(), String::new(), String::new());
    for change in TextDiff::from_words(before, after).iter_all_changes() {
        let word = change.value();
        match change.tag() {
            ChangeTag::Equal => {
                let changing = !gone.is_empty() || !new.is_empty();
                if changing && word.trim().is_empty() {
                    space.push_str(word);
                    continue;
                }
                settle(&mut pieces, &mut gone, &mut new);
                let kept = std::mem::take(&mut space);
                put(&mut pieces, PieceKind::Same, &kept);
                put(&mut pieces, PieceKind::Same, word);
            }
            ChangeTag::Delete | ChangeTag::Insert => {
                let between = std::mem::take(&mut space);
                gone.push_str(&between);
                new.push_str(&between);
                match change.tag() {
                    ChangeTag::Delete => gone.push_str(word),
                    _ => new.push_str(word),
                }
            }
        }
    }
    settle(&mut pieces, &mut gone, &mut new);
    put(&mut pieces, PieceKind::Same, &space);
    pieces
}

/// Ends a change: what went stands before what came.
fn settle(pieces: &mut Vec<Piece>, gone: &mut String, new: &mut String) {
    put(pieces, PieceKind::Gone, &std::mem::take(gone));
    put(pieces, PieceKind::New, &std::mem::take(new));
}

fn put(pieces: &mut Vec<Piece>, kind: PieceKind, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.kind == kind => last.text.push_str(text),
        _ => pieces.push(Piece {
            kind,
            text: text.to_owned(),
        }),
    }
}

fn credentials(before: &[Catalogued], after: &[Catalogued]) -> Vec<String> {
    let find = |list: &[Catalogued], it: &Catalogued| {
        let same = |other: &&Catalogued| other.issuer == it.issuer && other.code == it.code;
        list.iter().find(same).cloned()
    };
    let mut words = Vec::new();
    for it in after {
        match find(before, it) {
            None => words.push(format!("{} {} is new: {}.", it.issuer, it.code, it.name)),
            Some(was) if was == *it => {}
            Some(was) if was.name != it.name => words.push(format!(
                "{} {} is called {}, no longer {}.",
                it.issuer, it.code, it.name, was.name
            )),
            Some(was) if was.topic != it.topic => words.push(format!(
                "{} {} has its minimum in {}, no longer in {}.",
                it.issuer,
                it.code,
                it.topic.as_deref().unwrap_or("no topic"),
                was.topic.as_deref().unwrap_or("no topic")
            )),
            Some(_) => words.push(format!(
                "{} {} is described differently.",
                it.issuer, it.code
            )),
        }
    }
    let gone = before.iter().filter(|it| find(after, it).is_none());
    words.extend(gone.map(|it| format!("{} {} is no longer listed.", it.issuer, it.code)));
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("1 month before", "2 months before", "[-1 month][+2 months] before")]
    #[case("$50 from then on", "$75 from then on", "[-$50][+$75] from then on")]
    #[case("A and B", "A, C and B", "[-A][+A, C] and B")]
    #[case("", "New.", "[+New.]")]
    #[case("Gone.", "", "[-Gone.]")]
    #[case("the same", "the same", "the same")]
    #[case("two words", "two  words", "two[- ][+  ]words")]
    fn marks_what_went_and_what_came(
        #[case] before: &str,
        #[case] after: &str,
        #[case] expect: &str,
    ) {
        let pieces = pieces(before, after);
        let marked: String = pieces
            .iter()
            .map(|it| match it.kind {
                PieceKind::Same => it.text.clone(),
                PieceKind::Gone => format!("[-{}]", it.text),
                PieceKind::New => format!("[+{}]", it.text),
            })
            .collect();
        assert_eq!(marked, expect);
        let side = |own: PieceKind| -> String {
            let kept = pieces
                .iter()
                .filter(|it| it.kind == PieceKind::Same || it.kind == own);
            kept.map(|it| it.text.as_str()).collect()
        };
        assert_eq!(
            side(PieceKind::Gone),
            before,
            "the text before can be read out of it"
        );
        assert_eq!(side(PieceKind::New), after, "and the text after");
    }
}
