//! Other rules: what they would change, taking them, and the way back.

use std::path::Path;

use chrono::NaiveDate;
use milepost_core::consequences::{Consequences, consequences};
use milepost_core::facts::Facts;
use milepost_core::rulebook::{Edition, Rulebook};
use milepost_rulepacks::{Order, Pack, order};
use schemars::JsonSchema;
use serde::Serialize;
use specta::Type;

use super::in_use::{InUse, RulesInUse, in_use};
use super::keep::{self, Kept};
use super::look;
use crate::error::Refusal;

/// A pack that may be taken.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The pack.
    pub pack: Pack,
    bytes: Vec<u8>,
}

/// What a pack would change, for the person to decide.
#[derive(Debug, Clone, Serialize, Type, JsonSchema)]
pub struct RulesOffer {
    /// The file's name.
    pub file: String,
    /// Its edition.
    pub edition: Edition,
    /// What the key is called whose signature it carries.
    pub signed_by: String,
    /// The key, shortened.
    pub key: String,
    /// Days since the pack's day; 0 where it has not come.
    pub age_days: i32,
    /// The rules in use.
    pub in_use: RulesInUse,
    /// What they say otherwise, and what that changes for the person.
    pub consequences: Consequences,
}

/// Which rules to go back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RulesBack {
    /// Those that came with the program.
    BuiltIn,
    /// Those that were in use before.
    Earlier,
}

/// Looks into a file: a pack that is newer than what is in use can be taken.
///
/// # Errors
/// By the file's name, why it is not taken. Nothing is changed.
pub fn offer(path: &Path, now: &InUse) -> Result<Offer, Refusal> {
    let name = path.file_name().unwrap_or(path.as_os_str());
    let name = name.to_string_lossy().into_owned();
    let refuse = |why: &str| Refusal::because(format!("{name}: {why}. Nothing was changed."));
    let (pack, bytes) = look::pack(path).map_err(|why| refuse(&why))?;
    let (theirs, ours) = (pack.rulebook.edition(), now.rulebook.edition());
    match order(&pack.rulebook, &now.rulebook) {
        Order::Newer => Ok(Offer { pack, bytes }),
        Order::Same => Err(refuse(&format!("the rules of {ours} are in use already"))),
        Order::Older => Err(refuse(&format!(
            "its rules are of {theirs}, older than those in use, of {ours}"
        ))),
        Order::Clashing => Err(refuse(&format!(
            "its rules call themselves those of {theirs}, version {}, which are in use and say \
             something else",
            theirs.version
        ))),
    }
}

impl Offer {
    /// What the pack would change for whoever has these facts.
    pub fn described(
        &self,
        path: &Path,
        now: &InUse,
        facts: &Facts,
        today: NaiveDate,
    ) -> RulesOffer {
        let edition = self.pack.rulebook.edition();
        let name = path.file_name().unwrap_or(path.as_os_str());
        RulesOffer {
            file: name.to_string_lossy().into_owned(),
            edition,
            signed_by: self.pack.signed_by.name.clone(),
            key: self.pack.signed_by.key.clone(),
            age_days: milepost_core::dates::days_between(edition.day, today).max(0),
            in_use: now.on(today),
            consequences: consequences(facts, &now.rulebook, &self.pack.rulebook, today),
        }
    }
}

/// Takes a pack into use. It is written whole before it is named, so that an end in between
/// leaves the rules that were in use.
///
/// # Errors
/// When it cannot be kept; nothing is changed then.
pub fn take(home: &Path, offer: &Offer) -> Result<InUse, Refusal> {
    let edition = offer.pack.rulebook.edition();
    let name = format!("{}-{}.milepost-rules", edition.day, edition.version);
    // Where the choice cannot be read, what was chosen is not known.
    let before = keep::read(home).unwrap_or_default();
    let now = in_use(home);
    let earlier = match now.rulebook.edition() == Rulebook::embedded().edition() {
        true => None,
        false => before.in_use,
    };
    keep::pack(home, &name, &offer.bytes)?;
    keep::choose(home, &Kept::of(Some(name), earlier))?;
    Ok(in_use(home))
}

/// Goes back to the rules that came with the program, or to the pack that was in use before.
///
/// # Errors
/// When those are in use already, when there are none, or when it cannot be kept.
pub fn back(home: &Path, to: RulesBack) -> Result<InUse, Refusal> {
    let now = in_use(home);
    let kept = keep::read(home).unwrap_or_default();
    let next = match to {
        RulesBack::BuiltIn => {
            if kept.in_use.is_none() && keep::read(home).is_ok() {
                return Err(Refusal::because(format!(
                    "the rules that came with Milepost, of {}, are in use already",
                    now.rulebook.edition()
                )));
            }
            Kept::of(None, kept.in_use)
        }
        RulesBack::Earlier if now.earlier.is_none() => {
            let message = "there is no earlier rule pack to go back to";
            return Err(Refusal::because(message));
        }
        RulesBack::Earlier => Kept::of(kept.earlier, kept.in_use),
    };
    keep::choose(home, &next)?;
    Ok(in_use(home))
}
