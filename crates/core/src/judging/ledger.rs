//! What every issuer's credits have in common: amounts, repeats, and the sums of a cycle.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::amounts::Ceus;
use crate::facts::{ActivityKind, Credential, Credit, Reported};
use crate::judging::context::{AssessContext, is_held};
use crate::standing::{CreditStanding, CycleState, Test};
use crate::text::normalized;

/// The most CEUs that one activity can believably give.
pub(crate) const MOST_CEUS_OF_ONE_CREDIT: Ceus = Ceus::whole(200);

/// CEUs for an activity's length: one for each full hour (`per` minutes), and
/// one more for a rest of at least `rest` minutes.
pub fn ceus_for_minutes(minutes: i32, per: i32, rest: i32) -> Ceus {
    if minutes <= 0 || per <= 0 {
        return Ceus::ZERO;
    }
    let more = i32::from(minutes % per >= rest && rest > 0 && rest < per);
    Ceus::whole(minutes / per + more)
}

/// The amount on the certificate when it is believable.
pub(crate) fn stated_amount(credit: &Credit) -> Option<Ceus> {
    credit
        .amount
        .filter(|amount| *amount > Ceus::ZERO && *amount <= MOST_CEUS_OF_ONE_CREDIT)
}

/// Whether an index number is recorded.
pub(crate) fn has_index(credit: &Credit) -> bool {
    credit
        .index_number
        .as_deref()
        .is_some_and(|index| !index.trim().is_empty())
}

/// Activities that have counted already, or would if an answer came so, to find repeats.
#[derive(Default)]
pub(crate) struct Seen<'a> {
    by_name: FxHashMap<String, Vec<(&'a Credit, Counted)>>,
}

/// How sure it is that an activity counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counted {
    /// It does.
    Surely,
    /// It does after one answer that is missing, and after another it does not.
    Perhaps,
}

impl<'a> Seen<'a> {
    /// The activity that this one, known by `names`, repeats.
    pub fn earlier(&self, credit: &Credit, names: &[String]) -> Option<Repeated<'a>> {
        let known = |counted: Counted| {
            names.iter().find_map(|name| {
                let mut same = self.by_name.get(name)?.iter();
                same.find(|(earlier, how)| {
                    *how == counted && earlier.id != credit.id && may_be_the_same(earlier, credit)
                })
            })
        };
        let (earlier, counted) = known(Counted::Surely).or_else(|| known(Counted::Perhaps))?;
        let by = if has_key(credit) {
            Likeness::Key
        } else if normalized(&earlier.title) == normalized(&credit.title) {
            Likeness::Title
        } else {
            Likeness::Index
        };
        Some(Repeated {
            earlier,
            by,
            counted: *counted,
        })
    }

    /// Remembers an activity, known by `names`, with how sure it is that it counts.
    pub fn remember(&mut self, credit: &'a Credit, names: Vec<String>, counted: Counted) {
        for name in names {
            let known = self.by_name.entry(name).or_default();
            known.push((credit, counted));
        }
    }
}

/// An activity that has counted already.
pub(crate) struct Repeated<'a> {
    /// The credit that counted.
    pub earlier: &'a Credit,
    /// What the two have in common.
    pub by: Likeness,
    /// Whether the earlier one counts for sure.
    pub counted: Counted,
}

/// Whether a credit that was tested so is an activity that counts, or may count; none where
/// no answer makes it count. What repeats only an activity that perhaps counts does so itself
/// where that one does not: then it is what a third one repeats.
pub(crate) fn counted(
    context: &AssessContext,
    credit: &Credit,
    tests: &[Test],
    counts: bool,
    repeated: Option<&Repeated>,
) -> Option<Counted> {
    let ruled_out = tests.iter().filter(|it| it.rules_out()).count();
    let perhaps_repeated = repeated.is_some_and(|it| it.counted == Counted::Perhaps);
    let planned = !context.is_at_best() && context.awaits_confirmation(credit);
    match (counts, ruled_out) {
        (true, _) if !planned => Some(Counted::Surely),
        (_, 0) => Some(Counted::Perhaps),
        (_, 1) if perhaps_repeated => Some(Counted::Perhaps),
        _ => None,
    }
}

/// What makes two records one activity.
#[derive(Clone, Copy)]
pub(crate) enum Likeness {
    /// The user's own key for the course.
    Key,
    /// The title.
    Title,
    /// The index number, under another title.
    Index,
}

impl Repeated<'_> {
    /// Why the second one does not count, in few words.
    pub fn verdict(&self) -> &'static str {
        match self.by {
            Likeness::Key => "Same course, counts once",
            Likeness::Title => "Same title, counts once",
            Likeness::Index => "Same index number, counts once",
        }
    }

    /// What would tell the two apart.
    pub fn mend(&self) -> &'static str {
        match self.by {
            Likeness::Key => {
                "If it's a different activity, give each its own name in Same \
                              activity as."
            }
            Likeness::Title => {
                "If it's a different activity, give each its own sponsor, or its own name in Same \
                 activity as."
            }
            Likeness::Index => {
                "If it's a different activity, correct its index number, or give each its own name \
                 in Same activity as."
            }
        }
    }
}

fn has_key(credit: &Credit) -> bool {
    let key = credit.course_key.as_deref();
    key.is_some_and(|key| !key.trim().is_empty())
}

/// The names under which an activity is known: the user's own key where there
/// is one, else its index number and its title. Meetings and quizzes come
/// round under the same title, so their titles say nothing.
pub(crate) fn names(credit: &Credit) -> Vec<String> {
    if let Some(key) = credit
        .course_key
        .as_deref()
        .filter(|key| !key.trim().is_empty())
    {
        return vec![format!("key {}", normalized(key))];
    }
    let mut names = Vec::new();
    if let Some(index) = credit
        .index_number
        .as_deref()
        .filter(|index| !index.trim().is_empty())
    {
        names.push(format!("index {}", normalized(index)));
    }
    let recurring = matches!(
        credit.kind,
        ActivityKind::ChapterMeeting
            | ActivityKind::MagazineQuiz
            | ActivityKind::OfficerQuiz
            | ActivityKind::CodingSelfReview
            | ActivityKind::StaffMeeting
    );
    let title = normalized(&credit.title);
    if !recurring && !title.is_empty() {
        names.push(format!("title {title}"));
    }
    names
}

/// The same title from two different sponsors is two activities, and so are
/// two different index numbers.
fn may_be_the_same(a: &Credit, b: &Credit) -> bool {
    let differ = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => normalized(a) != normalized(b),
        _ => false,
    };
    if a.course_key.is_some() && b.course_key.is_some() {
        return !differ(&a.course_key, &b.course_key);
    }
    let same_index = a.index_number.is_some()
        && b.index_number.is_some()
        && !differ(&a.index_number, &b.index_number);
    same_index || !(differ(&a.sponsor, &b.sponsor) || differ(&a.index_number, &b.index_number))
}

/// One credit as it was judged in one cycle.
pub(crate) struct Judged<'a> {
    pub credit: &'a Credit,
    pub standing: CreditStanding,
    /// The credit's own amount, whether it counts or not.
    pub amount: Ceus,
    /// The minimums that the rules let it serve, by key, wherever the user has
    /// applied it; empty where it cannot serve any.
    pub may_serve: Vec<String>,
}

/// The sums over the credits of one cycle.
pub(crate) struct Sums {
    pub earned: Ceus,
    pub counted: Ceus,
    pub planned: Ceus,
    pub proven: Ceus,
}

/// Adds up the credits of a cycle.
pub(crate) fn sums(judged: &[Judged]) -> Sums {
    let mut sums = Sums {
        earned: Ceus::ZERO,
        counted: Ceus::ZERO,
        planned: Ceus::ZERO,
        proven: Ceus::ZERO,
    };
    for it in judged {
        if it.standing.planned {
            sums.planned += it.standing.counted;
            continue;
        }
        sums.earned += it.amount;
        sums.counted += it.standing.counted;
        if it.credit.certificate_held {
            sums.proven += it.standing.counted;
        }
    }
    sums
}

/// Where the date of assessment lies in a cycle. What is over stays a question until it
/// is settled, however long ago it was; it asks nothing any more where every credential
/// that it renews has ended since.
pub(crate) fn state(
    context: &AssessContext,
    starts_on: NaiveDate,
    closes_on: NaiveDate,
    reported: Reported,
    kept: bool,
) -> CycleState {
    match (reported, context.is_over(closes_on)) {
        _ if !context.has_come(starts_on) => CycleState::Coming,
        (Reported::Yes, false) => CycleState::Submitted,
        (_, false) => CycleState::Open,
        (Reported::Yes | Reported::NotMine, true) => CycleState::Past,
        _ if !kept => CycleState::Past,
        (Reported::No, true) => CycleState::Overdue,
        (Reported::Unknown, true) => CycleState::Asked,
    }
}

/// Whether any of the credentials that a cycle renews is still held.
pub(crate) fn any_kept(as_of: NaiveDate, held: &[&Credential]) -> bool {
    held.iter().any(|it| is_held(it, as_of))
}

/// The share of a total for some months: in whole CEUs, rounded up, and exact
/// to the nearest hundredth.
pub(crate) fn prorated(full: Ceus, months: i32, length: i32) -> (Ceus, Ceus) {
    let product = i64::from(full.hundredths()) * i64::from(months.max(0));
    let length = i64::from(length.max(1));
    let amount =
        |hundredths: i64| Ceus::from_hundredths(i32::try_from(hundredths).unwrap_or(i32::MAX));
    let whole = (product + length * 100 - 1) / (length * 100);
    (amount(whole * 100), amount((product + length / 2) / length))
}
