//! What rows would do to the standing, before they come in: the cycles, the way to lose the
//! apprentice's "A", the hours.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use milepost_core::amounts::{Ceus, hours_text};
use milepost_core::assess::assess;
use milepost_core::dates::day;
use milepost_core::exchange::{Kind, Preview, RowState, add_to, take_out_of};
use milepost_core::facts::{CodeSet, Facts, YesNoUnknown};
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::{ApprenticeStanding, CycleState, Requirement, Standing, Unit};
use serde_json::Value;

/// What would be different.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Effects {
    /// Of the cycles.
    pub cycles: Vec<CycleEffect>,
    /// On the way to lose the "A".
    pub removal: Vec<RemovalEffect>,
    /// Of the hours, by place and by course.
    pub hours: Vec<HoursEffect>,
}

/// What would be different of one cycle.
#[derive(Debug, Clone, PartialEq, serde::Serialize, specta::Type, schemars::JsonSchema)]
pub struct CycleEffect {
    /// The cycle: `AAPC, due May 31, 2027`.
    pub about: String,
    /// CEUs that count now.
    pub now: Ceus,
    /// CEUs that would count.
    pub then: Ceus,
    /// CEUs that it asks for.
    pub required: Ceus,
}

/// What would be different of one thing that an apprentice's credential asks for.
#[derive(Debug, Clone, PartialEq, serde::Serialize, specta::Type, schemars::JsonSchema)]
pub struct RemovalEffect {
    /// What it is: `CPC-A, months of coding work`.
    pub about: String,
    /// How much there is now: `9 months`.
    pub now: String,
    /// How much there would be.
    pub then: String,
    /// How much there could be once it is said that the new places are coding work; none where
    /// that is no more.
    pub up_to: Option<String>,
    /// How much is asked for.
    pub required: String,
}

/// What would come to a place or a course.
#[derive(Debug, Clone, PartialEq, serde::Serialize, specta::Type, schemars::JsonSchema)]
pub struct HoursEffect {
    /// The place.
    pub about: String,
    /// Hours that are there: `12.5 h`.
    pub now: String,
    /// Hours that would be there.
    pub then: String,
}

/// What the rows that come would do to the standing.
pub fn effects(
    facts: &Facts,
    rulebook: &Rulebook,
    preview: &Preview,
    names: &BTreeMap<String, String>,
    today: NaiveDate,
) -> Effects {
    if preview.rows.iter().all(|row| !row.comes) {
        return Effects::default();
    }
    let with = with_rows(facts, preview);
    let before = assess(facts, rulebook, today);
    let after = assess(&with, rulebook, today);
    Effects {
        cycles: cycles(&before, &after),
        removal: removal(&before, &after, || {
            supposed(facts, &with).map(|with| assess(&with, rulebook, today))
        }),
        hours: hours(facts, preview, names),
    }
}

/// The facts as they would be.
fn with_rows(facts: &Facts, preview: &Preview) -> Facts {
    let mut with = facts.clone();
    for row in preview.rows.iter().filter(|row| row.comes) {
        if let (RowState::Update, Some(id)) = (row.state, &row.there) {
            take_out_of(&mut with, row.kind, id);
        }
    }
    let made = preview.made.iter().map(|it| (it.kind, it.fact.clone()));
    let rows = preview.rows.iter().filter(|row| row.comes);
    let rows = rows.filter_map(|row| Some((row.kind, row.fact.clone()?)));
    // New facts get their ids when they come in; until then any that nothing else has.
    let added = made.chain(rows).zip(0..).map(|((kind, mut fact), number)| {
        let id = fact.entry(kind.id_field()).or_insert(Value::Null);
        if id.as_str().is_none_or(str::is_empty) {
            *id = format!("new-{number}").into();
        }
        (kind, fact)
    });
    add_to(&mut with, added);
    with
}

/// Every set of codes, as the best answer to which are used.
const CODE_SETS: [CodeSet; 4] = [
    CodeSet::Cpt,
    CodeSet::Icd10Cm,
    CodeSet::Icd10Pcs,
    CodeSet::HcpcsLevel2,
];
/// A week that no rule finds too short.
const FULL_WEEK: i32 = 40 * 60;

/// The facts once it is said that the places which come in are coding work; none where each says
/// so already.
fn supposed(facts: &Facts, with: &Facts) -> Option<Facts> {
    let mut supposed = with.clone();
    let mut any = false;
    for position in &mut supposed.positions {
        let new = facts.positions.iter().all(|it| it.id != position.id);
        if !new {
            continue;
        }
        if position.code_assignment == YesNoUnknown::Unknown {
            position.code_assignment = YesNoUnknown::Yes;
            any = true;
        }
        if position.code_sets.is_empty() {
            position.code_sets = CODE_SETS.to_vec();
            any = true;
        }
        if position.weekly_minutes.is_none() {
            position.weekly_minutes = Some(FULL_WEEK);
            any = true;
        }
    }
    any.then_some(supposed)
}

fn cycles(before: &Standing, after: &Standing) -> Vec<CycleEffect> {
    let effects = after.cycles.iter().filter_map(|then| {
        let now = before
            .cycles
            .iter()
            .find(|it| it.issuer == then.issuer && it.due_on.date == then.due_on.date);
        let counted = now.map_or(Ceus::ZERO, |now| now.counted);
        (counted != then.counted).then(|| CycleEffect {
            about: match then.state {
                CycleState::Past | CycleState::Asked | CycleState::Overdue => {
                    format!("{}, ended {}", then.issuer, day(then.due_on.date))
                }
                _ => format!("{}, due {}", then.issuer, day(then.due_on.date)),
            },
            now: counted,
            then: then.counted,
            required: then.required.amount,
        })
    });
    effects.collect()
}

/// Months of work and hours of a course, for each credential that carries the "A".
fn removal(
    before: &Standing,
    after: &Standing,
    supposed: impl FnOnce() -> Option<Standing>,
) -> Vec<RemovalEffect> {
    if after.apprentice.is_empty() {
        return Vec::new();
    }
    let best = supposed();
    let of = |standing: &Standing, credential| -> Option<ApprenticeStanding> {
        let mut all = standing.apprentice.iter();
        all.find(|it| it.credential == credential).cloned()
    };
    let mut effects = Vec::new();
    for then in &after.apprentice {
        let now = of(before, then.credential.clone());
        let best = best.as_ref().and_then(|it| of(it, then.credential.clone()));
        let months = |it: &ApprenticeStanding| it.work.worked_months;
        let asked = then
            .options
            .iter()
            .flat_map(|it| &it.parts)
            .filter(|part| part.unit == Unit::Months)
            .map(|part| part.needed)
            .max();
        effects.extend(asked.and_then(|asked| {
            effect(
                format!("{}-A, months of coding work", then.code),
                now.as_ref().map_or(0, months),
                months(then),
                best.as_ref().map(months),
                asked,
                |months| months.to_string(),
            )
        }));
        let hours = |it: &Requirement| it.counted;
        effects.extend(effect(
            format!("{}-A, hours of one course", then.code),
            now.as_ref().map_or(0, |it| hours(&it.course)),
            hours(&then.course),
            best.as_ref().map(|it| hours(&it.course)),
            then.course.needed,
            hours_text,
        ));
    }
    effects
}

fn effect(
    about: String,
    now: i32,
    then: i32,
    best: Option<i32>,
    required: i32,
    words: impl Fn(i32) -> String,
) -> Option<RemovalEffect> {
    let best = best.filter(|best| *best > then);
    (now != then || best.is_some()).then(|| RemovalEffect {
        about,
        now: words(now),
        then: words(then),
        up_to: best.map(&words),
        required: words(required),
    })
}

/// Hours by place or course, now and then; the most first.
fn hours(facts: &Facts, preview: &Preview, names: &BTreeMap<String, String>) -> Vec<HoursEffect> {
    let mut more: BTreeMap<String, i32> = BTreeMap::new();
    for row in preview
        .rows
        .iter()
        .filter(|row| row.comes && row.state != RowState::Update)
    {
        let name = match row.kind {
            Kind::Entry => "position",
            Kind::StudyEntry => "course",
            _ => continue,
        };
        let Some(fact) = &row.fact else { continue };
        let id = fact.get(name).and_then(Value::as_str).unwrap_or_default();
        let minutes = fact.get("minutes").and_then(Value::as_i64).unwrap_or(0);
        *more.entry(id.to_owned()).or_insert(0) += i32::try_from(minutes).unwrap_or(0);
    }
    if more.is_empty() {
        return Vec::new();
    }
    let there = minutes(facts);
    let mut all: Vec<(i32, HoursEffect)> = more
        .into_iter()
        .map(|(id, more)| {
            let now = there.get(&id).copied().unwrap_or(0);
            let about = match id.as_str() {
                "" => "Study".to_owned(),
                id => names.get(id).cloned().unwrap_or_else(|| id.to_owned()),
            };
            let effect = HoursEffect {
                about,
                now: hours_text(now),
                then: hours_text(now + more),
            };
            (more, effect)
        })
        .collect();
    all.sort_by_key(|(more, _)| std::cmp::Reverse(*more));
    all.into_iter().map(|(_, effect)| effect).collect()
}

/// Minutes by place and by course; study without a course stands under no name.
fn minutes(facts: &Facts) -> BTreeMap<String, i32> {
    let mut all: BTreeMap<String, i32> = BTreeMap::new();
    for it in &facts.entries {
        *all.entry(it.position.as_str().to_owned()).or_insert(0) += it.minutes;
    }
    for it in &facts.study_entries {
        let course = it.course.as_ref().map(|it| it.as_str().to_owned());
        *all.entry(course.unwrap_or_default()).or_insert(0) += it.minutes;
    }
    all
}
