//! Which rules are in use, and what is said of them.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use milepost_core::dates::days_between;
use milepost_core::rulebook::{Edition, Rulebook};
use milepost_rulepacks::{Order, order};
use schemars::JsonSchema;
use serde::Serialize;
use specta::Type;

use super::keep::{self, Mark};
use super::look;
use super::trust::trusted;

/// Days from which rules are old: the window says so in ochre from then on.
pub const OLD_AFTER: i32 = 180;

/// The rules in use, and where they come from.
#[derive(Debug, Clone)]
pub struct InUse {
    /// The rules.
    pub rulebook: Arc<Rulebook>,
    /// Where they come from.
    pub origin: RulesOrigin,
    /// The edition that was in use before, where the way back to it is open.
    pub earlier: Option<Edition>,
    /// Why a kept pack is not in use.
    pub notice: Option<String>,
    /// What the kept choice looked like when it was read; another look means another choice.
    pub mark: Option<Mark>,
}

/// Where rules come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, JsonSchema)]
#[serde(tag = "origin", rename_all = "snake_case")]
pub enum RulesOrigin {
    /// They came with the program.
    BuiltIn {
        /// The program's version.
        version: String,
    },
    /// They came in a pack.
    Pack {
        /// What the key is called whose signature it carries.
        signed_by: String,
        /// The key, shortened.
        key: String,
    },
}

/// What is said of the rules in use.
#[derive(Debug, Clone, Serialize, Type, JsonSchema)]
pub struct RulesInUse {
    /// Their day and number.
    pub edition: Edition,
    /// Where they come from.
    pub origin: RulesOrigin,
    /// Days since their day; 0 where it has not come.
    pub age_days: i32,
    /// Whether that is long enough to look for newer ones.
    pub old: bool,
    /// "came with Milepost 0.1.0", "Milepost rules 2026, key RWQf6LRC"
    pub from: String,
    /// The edition that came with the program, where another one is in use.
    pub built_in: Option<Edition>,
    /// The edition of the pack that was in use before, where the way back to it is open.
    pub earlier: Option<Edition>,
    /// Why a kept pack is not in use.
    pub notice: Option<String>,
    /// Whether any pack can be taken: whether a key is trusted at all.
    pub takes_packs: bool,
}

impl RulesOrigin {
    /// The program's own.
    fn built_in() -> RulesOrigin {
        RulesOrigin::BuiltIn {
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// Where they come from, in a few words.
    pub fn in_words(&self) -> String {
        match self {
            RulesOrigin::BuiltIn { version } => format!("came with Milepost {version}"),
            RulesOrigin::Pack { signed_by, key } => format!("{signed_by}, key {key}"),
        }
    }
}

impl InUse {
    /// The program's own rules, and why no pack is in use where one was kept.
    pub fn built_in(notice: Option<String>) -> InUse {
        InUse {
            rulebook: Rulebook::built_in(),
            origin: RulesOrigin::built_in(),
            earlier: None,
            notice,
            mark: None,
        }
    }

    /// What is said of them on a day.
    pub fn on(&self, today: NaiveDate) -> RulesInUse {
        let edition = self.rulebook.edition();
        let age_days = days_between(edition.day, today).max(0);
        let built_in = Rulebook::embedded().edition();
        RulesInUse {
            edition,
            age_days,
            old: age_days >= OLD_AFTER,
            from: self.origin.in_words(),
            built_in: matches!(self.origin, RulesOrigin::Pack { .. }).then_some(built_in),
            origin: self.origin.clone(),
            earlier: self.earlier,
            notice: self.notice.clone(),
            takes_packs: !trusted().is_empty(),
        }
    }
}

/// The rules in use in a home. It is always answered.
pub fn in_use(home: &Path) -> InUse {
    let mark = keep::mark(home);
    if mark.is_none() {
        return InUse::built_in(None);
    }
    let kept = match keep::read(home) {
        Ok(kept) => kept,
        Err(why) => {
            let notice = format!("Which rules were in use can’t be read: {why}. {OWN}");
            return InUse {
                mark,
                ..InUse::built_in(Some(notice))
            };
        }
    };
    let mut in_use = match kept.in_use.as_deref() {
        None => InUse::built_in(None),
        Some(name) => of_pack(home, name),
    };
    let earlier = kept.earlier.and_then(|name| look::kept(home, &name).ok());
    let earlier = earlier.map(|pack| pack.rulebook);
    // A way back leads to rules that would be used, and not to those that are.
    in_use.earlier = earlier
        .filter(|it| order(it, Rulebook::embedded()) == Order::Newer)
        .map(|it| it.edition())
        .filter(|edition| *edition != in_use.rulebook.edition());
    InUse { mark, ..in_use }
}

/// What the kept choice looks like now; see [`InUse::mark`].
pub fn mark(home: &Path) -> Option<Mark> {
    keep::mark(home)
}

/// What follows where a kept pack is not in use.
const OWN: &str = "The rules that came with this Milepost are in use.";

fn of_pack(home: &Path, name: &str) -> InUse {
    let pack = match look::kept(home, name) {
        Ok(pack) => pack,
        Err(why) => {
            let notice = format!("The rule pack that was in use no longer is: {why}. {OWN}");
            return InUse::built_in(Some(notice));
        }
    };
    let (theirs, ours) = (pack.rulebook.edition(), Rulebook::embedded().edition());
    match order(&pack.rulebook, Rulebook::embedded()) {
        Order::Newer => InUse {
            rulebook: Arc::new(pack.rulebook),
            origin: RulesOrigin::Pack {
                signed_by: pack.signed_by.name,
                key: pack.signed_by.key,
            },
            earlier: None,
            notice: None,
            mark: None,
        },
        Order::Same => InUse::built_in(None),
        Order::Older | Order::Clashing => InUse::built_in(Some(format!(
            "This Milepost came with the rules of {ours}, which replaced the pack of {theirs}."
        ))),
    }
}
