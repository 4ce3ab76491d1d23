//! Credentials side by side, by the what-if and the plan that are there. Nothing is recorded, and
//! no return on an investment is worked out.

use std::sync::LazyLock;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::amounts::{Ceus, dollars_text, grouped_dollars};
use crate::assess::assess;
use crate::career::CODERS;
use crate::certainty::Certainty;
use crate::dates::add_days;
use crate::facts::{CredentialGroup, CredentialStatus, Facts};
use crate::ids::{CredentialCode, IssuerId};
use crate::rulebook::{Catalogued, Rulebook, Value};
use crate::standing::{CycleStanding, CycleState, Standing};
use crate::what_if::{Supposition, what_if};

/// Said below the row of the survey, always.
pub const CAUTION: &str = "Averages of members who hold the credential. They differ in experience \
                           and place, so the difference isn't what the credential adds.";

/// Priced credits from which one's own average is said.
const ENOUGH_PRICED: usize = 5;

/// Credentials side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct Comparison {
    /// The day of the comparison.
    pub as_of: NaiveDate,
    /// The heads of the rows.
    pub rows: Vec<RowHead>,
    /// One column for each credential.
    pub columns: Vec<Column>,
    /// Said below the row of the survey.
    pub caution: String,
}

/// The head of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, JsonSchema)]
pub struct RowHead {
    /// The row's key: `cycle`, `least`, `after`, `exam`, `fee`, `dues`, `cost`, `survey`, `class`.
    pub key: String,
    /// What it is.
    pub name: String,
    /// Where it comes from.
    pub from: String,
}

/// One credential.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct Column {
    /// Who gives it.
    pub issuer: IssuerId,
    /// Its code.
    pub code: CredentialCode,
    /// Its name, where the rulebook knows it.
    pub name: Option<String>,
    /// Whether it is planned for already.
    pub planned: bool,
    /// Why it cannot be compared: it is held already, for example.
    pub refused: Option<String>,
    /// What it says in each row, in their order.
    pub cells: Vec<Cell>,
}

/// What a credential says in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, JsonSchema)]
pub struct Cell {
    /// In words; what is not known is said so.
    pub words: String,
    /// Whether anything is known.
    pub known: bool,
    /// Whether it is an estimate.
    pub estimate: bool,
    /// How sure it is, where a source stands behind it.
    pub certainty: Option<Certainty>,
}

/// A survey's number for the members who hold a credential.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// The credential.
    pub code: String,
    /// The average, in cents for a year.
    pub cents: i32,
    /// The survey's year.
    pub year: i32,
    /// Where it was read.
    pub source: String,
}

/// A later role, with the class that the Bureau has for it and the credentials that are named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LaterRole {
    /// The role.
    pub name: String,
    /// The classes nearest to it, by code; empty where there is none.
    pub occupations: Vec<String>,
    /// How wide they are.
    pub says: String,
    /// Credentials that go with it. Nobody counted postings: a suggestion, not checked.
    pub credentials: Vec<CredentialCode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RolesFile {
    survey: Vec<Survey>,
    role: Vec<LaterRole>,
}

fn file() -> &'static RolesFile {
    static FILE: LazyLock<RolesFile> =
        LazyLock::new(
            || match toml::from_str(include_str!("../../figures/roles.toml")) {
                Ok(file) => file,
                Err(error) => unreachable!("BUG: the shipped roles are not sound: {error}"),
            },
        );
    &FILE
}

/// The roles that come later.
pub fn later_roles() -> &'static [LaterRole] {
    &file().role
}

const ROWS: [(&str, &str, &str); 9] = [
    ("cycle", "CEUs in the current cycle", "what if"),
    ("least", "Least left to do", "the plan"),
    ("after", "Each cycle after", "what if, the cycle after"),
    ("exam", "Exam", "clause on the exam"),
    ("fee", "Fee", "clause on the fee"),
    ("dues", "Yearly dues", "clause on dues"),
    ("cost", "CEU cost a cycle", "your own average cost of a CEU"),
    (
        "survey",
        "Pay of members who hold it",
        "AAPC's survey of its members, second-hand",
    ),
    ("class", "BLS class of the usual role", "derived"),
];

/// Compares credentials that are written `CRC` or `AHIMA:CCS`.
pub fn compare(
    facts: &Facts,
    rulebook: &Rulebook,
    as_of: NaiveDate,
    wanted: &[String],
) -> Comparison {
    let desk = Desk {
        facts,
        rulebook,
        as_of,
        now: assess(facts, rulebook, as_of),
    };
    let head = |(key, name, from): &(&str, &str, &str)| RowHead {
        key: (*key).to_owned(),
        name: (*name).to_owned(),
        from: (*from).to_owned(),
    };
    Comparison {
        as_of,
        rows: ROWS.iter().map(head).collect(),
        columns: wanted.iter().map(|it| desk.column(it)).collect(),
        caution: CAUTION.to_owned(),
    }
}

struct Desk<'a> {
    facts: &'a Facts,
    rulebook: &'a Rulebook,
    as_of: NaiveDate,
    now: Standing,
}

fn known(words: impl Into<String>, certainty: Option<Certainty>) -> Cell {
    Cell {
        words: words.into(),
        known: true,
        estimate: false,
        certainty,
    }
}

fn unknown(words: &str) -> Cell {
    Cell {
        words: words.to_owned(),
        known: false,
        estimate: false,
        certainty: None,
    }
}

impl Desk<'_> {
    fn column(&self, wanted: &str) -> Column {
        let (issuer, code) = match wanted.split_once(':') {
            Some((issuer, code)) => (Some(issuer.trim()), code.trim()),
            None => (None, wanted.trim()),
        };
        let known_code = self.rulebook.credentials().iter().find(|it| {
            it.code.as_str().eq_ignore_ascii_case(code)
                && issuer.is_none_or(|issuer| it.issuer.as_str().eq_ignore_ascii_case(issuer))
        });
        let issuer = known_code.map_or_else(
            || IssuerId::new(issuer.unwrap_or("AAPC")),
            |it| it.issuer.clone(),
        );
        let code = known_code.map_or_else(|| CredentialCode::new(code), |it| it.code.clone());
        let planned = self.facts.credentials.iter().any(|it| {
            it.issuer == issuer && it.code == code && it.status == CredentialStatus::Expected
        });
        let mut column = Column {
            name: known_code.map(|it| it.name.clone()),
            issuer,
            code,
            planned,
            refused: None,
            cells: Vec::new(),
        };
        let supposed = [Supposition::AddCredential {
            issuer: column.issuer.clone(),
            code: column.code.clone(),
            earned_on: None,
        }];
        let difference = what_if(self.facts, self.rulebook, self.as_of, &supposed);
        if known_code.is_none() {
            let refused = format!("The rulebook knows no {}.", column.code);
            column.refused = Some(refused);
        } else {
            column.refused = difference.refused.first().cloned();
        }
        let mut then = self.facts.clone();
        then.credentials.push(crate::facts::Credential {
            id: "supposed".into(),
            issuer: column.issuer.clone(),
            code: column.code.clone(),
            earned_on: Some(self.as_of),
            ..crate::facts::Credential::default()
        });
        let standing = assess(&then, self.rulebook, self.as_of);
        let added = self.after(&then, &standing, &column.issuer);
        column.cells = vec![
            self.cycle(&difference.effects, &column.issuer),
            known(
                match difference.plan_then.at_least == difference.plan_then.apart {
                    true if difference.plan_then.at_least == difference.plan_now.at_least => {
                        format!("{}, as before", difference.plan_then.at_least)
                    }
                    true => format!(
                        "{} instead of {}",
                        difference.plan_then.at_least, difference.plan_now.at_least
                    ),
                    false => format!(
                        "{} at least instead of {}, {} if none counts twice",
                        difference.plan_then.at_least,
                        difference.plan_now.at_least,
                        difference.plan_then.apart
                    ),
                },
                None,
            ),
            match added {
                Some(added) => known(format!("+{added}"), None),
                None => unknown("not known"),
            },
            self.exam(&column),
            self.fee(&column),
            self.dues(&column),
            self.cost(added),
            survey(&column.code),
            class(known_code),
        ];
        column
    }

    /// What the running cycle asks for, as the what-if says it.
    fn cycle(&self, effects: &[crate::what_if::Effect], issuer: &IssuerId) -> Cell {
        let about = format!("{issuer}, cycle ending");
        let mut of_issuer = effects.iter().filter(|it| it.about.starts_with(&about));
        let asked = of_issuer
            .find(|it| it.then.starts_with("asks for"))
            .map(|it| it.words.clone());
        match asked {
            Some(words) => known(words, None),
            None => match open(&self.now, issuer) {
                Some(cycle) => known(format!("{} as before", cycle.required.amount), None),
                None => unknown("no cycle before its first renewal is known"),
            },
        }
    }

    /// How many CEUs each later cycle asks for more.
    fn after(&self, then: &Facts, standing: &Standing, issuer: &IssuerId) -> Option<Ceus> {
        let running = open(standing, issuer)?;
        let later = add_days(running.closes_on(), 1);
        let asks = |facts: &Facts| {
            let standing = assess(facts, self.rulebook, later);
            let cycles = standing.cycles.iter().filter(|it| {
                it.issuer == *issuer
                    && !it.credentials.is_empty()
                    && it.starts_on.date <= later
                    && it.due_on.date >= later
            });
            cycles.map(|it| it.required.amount).max()
        };
        let asked = asks(then)?;
        Some(asked.less(asks(self.facts).unwrap_or(Ceus::ZERO)))
    }

    fn clause(&self, column: &Column, what: &str) -> String {
        format!("{}.{what}", column.issuer).to_lowercase()
    }

    fn exam(&self, column: &Column) -> Cell {
        let id = self.clause(column, &format!("exam.{}", column.code));
        match self.rulebook.version(&id, self.as_of) {
            Some(version) => known(version.says.clone(), Some(version.certainty)),
            None => unknown("not seen"),
        }
    }

    fn fee(&self, column: &Column) -> Cell {
        let exam = self.clause(column, &format!("exam.{}", column.code));
        if let Some(version) = self.rulebook.version(&exam, self.as_of)
            && let Value::Exam(format) = &version.value
            && let (Some(member), Some(other)) = (format.member_cents, format.other_cents)
        {
            let words = format!(
                "{} for members, {} for others",
                dollars_text(member),
                dollars_text(other)
            );
            return known(words, Some(version.certainty));
        }
        let group = self
            .rulebook
            .credential(&column.issuer, &column.code)
            .map(|it| it.group);
        // What an exam of a specialty costs was not seen.
        let price = self.clause(column, "exam.price");
        let both = [price.clone(), format!("{price}-two")];
        let versions = both.map(|id| self.rulebook.version(&id, self.as_of));
        match (versions, group) {
            ([Some(one), Some(two)], Some(CredentialGroup::Core)) => {
                let words = format!("{} {}", one.says.trim_end(), two.says.trim_end());
                known(words, Some(one.certainty))
            }
            _ => unknown("not seen"),
        }
    }

    fn dues(&self, column: &Column) -> Cell {
        let held = self
            .facts
            .credentials
            .iter()
            .any(|it| it.issuer == column.issuer && it.status == CredentialStatus::Active);
        let member = self
            .facts
            .accounts
            .iter()
            .any(|it| it.issuer == column.issuer);
        let of_aapc = column.issuer.as_str().eq_ignore_ascii_case("AAPC");
        if of_aapc && (held || member) {
            return known("no more: one membership", Some(Certainty::Derived));
        }
        let ids: &[&str] = match of_aapc {
            true => &["aapc.dues.amount"],
            false if held => &["ahima.fee.additional"],
            false => &["ahima.fee.member", "ahima.fee.first"],
        };
        let ids = ids.iter().filter(|id| {
            id.split('.')
                .next()
                .is_some_and(|it| it.eq_ignore_ascii_case(column.issuer.as_str()))
        });
        let versions: Vec<_> = ids
            .filter_map(|id| self.rulebook.version(id, self.as_of))
            .collect();
        match versions.first() {
            Some(first) => {
                let says: Vec<&str> = versions.iter().map(|it| it.says.as_str()).collect();
                known(says.join(" "), Some(first.certainty))
            }
            None => unknown("not known"),
        }
    }

    /// The added CEUs by one's own average cost of a CEU.
    fn cost(&self, added: Option<Ceus>) -> Cell {
        let credits = self.facts.credits.iter();
        let priced: Vec<(i64, i64)> = credits
            .filter_map(|it| {
                let amount = it.amount.filter(|amount| *amount > Ceus::ZERO)?;
                Some((i64::from(it.cost_cents?), i64::from(amount.hundredths())))
            })
            .collect();
        let Some(added) = added.filter(|_| priced.len() >= ENOUGH_PRICED) else {
            return unknown("not known: fewer than five of your credits have a price");
        };
        let cents: i64 = priced.iter().map(|(cents, _)| cents).sum();
        let hundredths: i64 = priced.iter().map(|(_, amount)| amount).sum();
        let cost = cents * i64::from(added.hundredths()) / hundredths.max(1);
        let cost = i32::try_from(cost).unwrap_or(i32::MAX);
        Cell {
            estimate: true,
            ..known(format!("about {}", dollars_text(cost / 100 * 100)), None)
        }
    }
}

/// The running cycle of an issuer.
fn open<'a>(standing: &'a Standing, issuer: &IssuerId) -> Option<&'a CycleStanding> {
    let mut cycles = standing.cycles.iter();
    cycles.find(|it| {
        it.issuer == *issuer
            && !it.credentials.is_empty()
            && matches!(it.state, CycleState::Open | CycleState::Submitted)
    })
}

fn survey(code: &CredentialCode) -> Cell {
    let of = |code: &str| file().survey.iter().find(|it| it.code == code);
    match (of(code.as_str()), of("CPC")) {
        (Some(it), Some(cpc)) => {
            let beside = match it.code == cpc.code {
                true => String::new(),
                false => format!(" (CPC: {})", grouped_dollars(cpc.cents)),
            };
            let words = format!("{}{beside}, AAPC {}", grouped_dollars(it.cents), it.year);
            known(words, Some(Certainty::SecondHand))
        }
        _ => unknown("not found"),
    }
}

/// The class that the Bureau has for the usual role; a role of its own before the coders'.
fn class(it: Option<&Catalogued>) -> Cell {
    let Some(it) = it else {
        return unknown("not known");
    };
    let role = later_roles()
        .iter()
        .find(|role| role.credentials.contains(&it.code));
    let words = match role {
        Some(role) if role.occupations.is_empty() => {
            format!("{CODERS} or 13-1041, none of its own")
        }
        Some(role) => role.occupations.join(", "),
        None => CODERS.to_owned(),
    };
    known(words, Some(Certainty::Derived))
}
