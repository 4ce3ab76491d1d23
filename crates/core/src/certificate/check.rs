//! A certificate against what its issuer asks of it, item by item.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::confirm::look_alike;
use super::fields::{Field, Fields, same_name};
use crate::amounts::Ceus;
use crate::dates::day;
use crate::facts::{ActivityKind, Credit};
use crate::ids::ClauseId;
use crate::rulebook::{Rulebook, Value};
use crate::text::in_words;

/// The clause with the items that AAPC asks for.
const ITEMS: &str = "aapc.ceu.certificate-fields";
/// The clause by which web trainings of CMS need no index number.
const WITHOUT_INDEX: &str = "aapc.ceu.cms";
/// The clause by which AHIMA asks for certificates.
const KEPT: &str = "ahima.ceu.keep-certificates";

/// How one item stands.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    specta::Type,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[serde(rename = "CheckState")]
pub enum State {
    /// The page says something else than the credit.
    Differs,
    /// The page names somebody else.
    OtherHolder,
    /// Another credit has the same number.
    SeenBefore,
    /// It was not found on the page.
    Missing,
    /// Something was found that is not sure.
    NotSure,
    /// The page shows it.
    Present,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, JsonSchema)]
#[serde(rename = "CheckItem")]
pub struct Item {
    /// What it is: "index number".
    pub name: String,
    /// How it stands.
    pub state: State,
    /// In words.
    pub words: String,
}

/// What a certificate shows of a list. It says nothing of whether the certificate is genuine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, JsonSchema)]
#[serde(rename = "CheckedList")]
pub struct Checked {
    /// "Shows all five items on AAPC's list."
    pub title: String,
    /// The items, those that differ or are missing first.
    pub items: Vec<Item>,
    /// The clause with the list.
    pub clause: ClauseId,
    /// The clause in a sentence.
    pub says: String,
    /// Where it was read.
    pub sources: Vec<String>,
}

/// What a certificate is compared with.
#[derive(Debug, Clone, Copy, Default)]
pub struct Against<'a> {
    /// The credit that it proves.
    pub credit: Option<&'a Credit>,
    /// All credits.
    pub credits: &'a [Credit],
    /// The name of the person whose certificate it should be.
    pub holder: Option<&'a str>,
}

/// Checks a certificate against the list of AAPC and what AHIMA asks, by the rules of a day.
pub fn check(
    fields: &Fields,
    against: &Against<'_>,
    rules: &Rulebook,
    on: NaiveDate,
) -> Vec<Checked> {
    [aapc(fields, against, rules, on), ahima(rules, on)]
        .into_iter()
        .flatten()
        .collect()
}

fn aapc(
    fields: &Fields,
    against: &Against<'_>,
    rules: &Rulebook,
    on: NaiveDate,
) -> Option<Checked> {
    let version = rules.version(ITEMS, on)?;
    let Value::Codes(codes) = &version.value else {
        return None;
    };
    let cms =
        fields.activity == Some(ActivityKind::CmsTraining) && fields.index_number.value.is_none();
    let asked: Vec<&str> = codes
        .iter()
        .map(String::as_str)
        .filter(|it| !(cms && *it == "index_number"))
        .collect();
    let mut items: Vec<Item> = asked
        .iter()
        .filter_map(|it| item(it, fields, against))
        .collect();
    let shown = items
        .iter()
        .filter(|it| !matches!(it.state, State::Missing | State::NotSure))
        .count();
    let title = match shown == items.len() {
        true => format!("Shows all {} items on AAPC's list.", in_words(shown)),
        false => format!("Shows {shown} of {} items on AAPC's list.", items.len()),
    };
    items.extend(holder(fields, against));
    items.sort_by_key(|it| it.state);
    let mut says = version.says.clone();
    if cms && let Some(cms) = rules.version(WITHOUT_INDEX, on) {
        says = format!("{says} {}", cms.says);
    }
    Some(Checked {
        title,
        items,
        clause: ClauseId::new(ITEMS),
        says,
        sources: version.sources.iter().map(|it| it.url.clone()).collect(),
    })
}

/// AHIMA publishes no list of items: it asks to keep every certificate.
fn ahima(rules: &Rulebook, on: NaiveDate) -> Option<Checked> {
    let version = rules.version(KEPT, on)?;
    Some(Checked {
        title: "AHIMA wants you to keep it. No list of what it must show was found.".to_owned(),
        items: Vec::new(),
        clause: ClauseId::new(KEPT),
        says: version.says.clone(),
        sources: version.sources.iter().map(|it| it.url.clone()).collect(),
    })
}

fn item(code: &str, fields: &Fields, against: &Against<'_>) -> Option<Item> {
    let credit = against.credit;
    let text = |name: &str, field: &Field<String>, recorded: Option<&str>| {
        stands(
            name,
            field,
            Clone::clone,
            recorded.map(str::to_owned),
            |a, b| same_name(a, b),
        )
    };
    Some(match code {
        "title" => text("title", &fields.title, credit.map(|it| it.title.as_str())),
        "sponsor" => text(
            "sponsor",
            &fields.sponsor,
            credit.and_then(|it| it.sponsor.as_deref()),
        ),
        "date" => stands(
            "date",
            &fields.date,
            |it| day(*it),
            credit.map(|it| it.completed_on),
            |a, b| a == b,
        ),
        "ceus" => stands(
            "CEUs",
            &fields.ceu,
            Ceus::to_string,
            credit.and_then(|it| it.amount),
            |a, b| a == b,
        ),
        "index_number" => index(fields, against),
        _ => return None,
    })
}

/// One field: on the page, and as it was recorded.
fn stands<T: Clone>(
    name: &str,
    field: &Field<T>,
    show: impl Fn(&T) -> String,
    recorded: Option<T>,
    same: impl Fn(&T, &T) -> bool,
) -> Item {
    let item = |state, words: String| Item {
        name: name.to_owned(),
        state,
        words,
    };
    let Some(value) = &field.value else {
        return item(State::Missing, format!("No {name} was found on the page."));
    };
    let shown = show(value);
    match recorded {
        // What was not read for sure contradicts nothing.
        Some(recorded) if !same(value, &recorded) && !field.sure => item(
            State::NotSure,
            format!(
                "{shown} was read, and not for sure. The credit says {}: compare it with the page.",
                show(&recorded)
            ),
        ),
        Some(recorded) if !same(value, &recorded) => item(
            State::Differs,
            format!(
                "The page says {shown}. The credit says {}.",
                show(&recorded)
            ),
        ),
        None if !field.sure => item(
            State::NotSure,
            format!("{shown}: compare it with the page."),
        ),
        _ => item(State::Present, shown),
    }
}

fn index(fields: &Fields, against: &Against<'_>) -> Item {
    let field = &fields.index_number;
    let recorded = against.credit.and_then(|it| it.index_number.clone());
    let found = stands("index number", field, Clone::clone, recorded, |a, b| {
        same_name(a, b)
    });
    let Some(number) = &field.value else {
        return found;
    };
    let other = against.credits.iter().find(|it| {
        against.credit.is_none_or(|own| own.id != it.id)
            && it
                .index_number
                .as_deref()
                .is_some_and(|it| look_alike(it, number))
    });
    match other {
        Some(other)
            if found.state != State::Differs
                && (field.sure || other.index_number.as_ref() == Some(number)) =>
        {
            Item {
                state: State::SeenBefore,
                words: format!(
                    "{number} is already on {} of {}.",
                    other.title,
                    day(other.completed_on)
                ),
                ..found
            }
        }
        _ => found,
    }
}

/// The name is on no list: another one is said, and a missing one is not.
fn holder(fields: &Fields, against: &Against<'_>) -> Option<Item> {
    let (shown, expect) = (fields.holder.value.as_deref()?, against.holder?);
    let bare = |it: &str| it.split(',').next().unwrap_or(it).to_owned();
    (!same_name(&bare(shown), &bare(expect))).then(|| Item {
        name: "name".to_owned(),
        state: State::OtherHolder,
        words: format!("The page names {shown}, not {expect}."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::CreditId;

    fn on(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn field<T>(value: T) -> Field<T> {
        Field {
            value: Some(value),
            sure: true,
            place: None,
        }
    }

    fn page() -> Fields {
        Fields {
            title: field("Anesthesia Coding".to_owned()),
            sponsor: field("Great Basin Seminars".to_owned()),
            date: field(on("2025-11-21")),
            ceu: field(Ceus::whole(3)),
            index_number: field("GBC112125".to_owned()),
            holder: field("Derrick Womack, CPC".to_owned()),
            activity: None,
            issuers: Vec::new(),
        }
    }

    fn credit() -> Credit {
        Credit {
            id: CreditId::new("own"),
            title: "Anesthesia coding".to_owned(),
            completed_on: on("2025-11-21"),
            amount: Some(Ceus::whole(3)),
            ..Credit::default()
        }
    }

    fn aapc_of(fields: &Fields, against: &Against<'_>) -> Checked {
        let mut lists = check(fields, against, Rulebook::embedded(), on("2026-11-30"));
        lists.remove(0)
    }

    #[test]
    fn a_page_with_every_item_shows_them_and_is_not_called_valid() {
        let checked = aapc_of(&page(), &Against::default());
        assert_eq!(checked.title, "Shows all five items on AAPC's list.");
        assert!(checked.items.iter().all(|it| it.state == State::Present));
        assert!(!checked.sources.is_empty(), "the list has its source");
    }

    #[test]
    fn what_is_missing_or_differs_comes_first() {
        let mut fields = page();
        fields.index_number = Field::default();
        let credit = Credit {
            completed_on: on("2025-11-12"),
            ..credit()
        };
        let against = Against {
            credit: Some(&credit),
            ..Against::default()
        };
        let checked = aapc_of(&fields, &against);
        assert_eq!(checked.title, "Shows 4 of 5 items on AAPC's list.");
        assert_eq!(
            checked.items[0].words,
            "The page says Nov 21, 2025. The credit says Nov 12, 2025."
        );
        assert_eq!(
            checked.items[1].words,
            "No index number was found on the page."
        );
    }

    #[test]
    fn a_number_of_another_credit_and_a_name_of_another_person_are_said() {
        let other = Credit {
            id: CreditId::new("other"),
            index_number: Some("GBCI12125".to_owned()),
            ..credit()
        };
        let own = credit();
        let credits = [other, own.clone()];
        let against = Against {
            credit: Some(&own),
            credits: &credits,
            holder: Some("Dana Whitfield"),
        };
        let states: Vec<State> = aapc_of(&page(), &against)
            .items
            .iter()
            .map(|it| it.state)
            .collect();
        assert!(
            states.contains(&State::SeenBefore),
            "also where a sign looks alike: {states:?}"
        );
        assert!(states.contains(&State::OtherHolder), "{states:?}");
        let against = Against {
            holder: Some("derrick womack"),
            ..against
        };
        let states: Vec<State> = aapc_of(&page(), &against)
            .items
            .iter()
            .map(|it| it.state)
            .collect();
        assert!(
            !states.contains(&State::OtherHolder),
            "credentials and letters' size don't matter"
        );
    }

    #[test]
    fn a_training_of_cms_needs_no_index_number() {
        let mut fields = page();
        fields.index_number = Field::default();
        fields.activity = Some(ActivityKind::CmsTraining);
        let checked = aapc_of(&fields, &Against::default());
        assert_eq!(checked.title, "Shows all four items on AAPC's list.");
    }
}
