//! Facts as JSON objects: checked by their types, and made whole with what is not said.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::Kind;
use crate::facts::{
    AccountMove, Course, Credential, Credit, CycleRecord, Entry, Exam, Facts, IssuerAccount,
    Letter, OwnIssuer, Payment, Position, Practicode, ReminderChoice, RuleChoice, StudyEntry,
};

/// The fact with every field of its kind, or why it is none.
pub(super) fn whole(kind: Kind, fact: &Map<String, Value>) -> Result<Map<String, Value>, String> {
    match kind {
        Kind::Account => through::<IssuerAccount>(kind, fact),
        Kind::Credential => through::<Credential>(kind, fact),
        Kind::CycleRecord => through::<CycleRecord>(kind, fact),
        Kind::Position => through::<Position>(kind, fact),
        Kind::Course => through::<Course>(kind, fact),
        Kind::Practicode => through::<Practicode>(kind, fact),
        Kind::Credit => through::<Credit>(kind, fact),
        Kind::Entry => through::<Entry>(kind, fact),
        Kind::Letter => through::<Letter>(kind, fact),
        Kind::StudyEntry => through::<StudyEntry>(kind, fact),
        Kind::Exam => through::<Exam>(kind, fact),
        Kind::Payment => through::<Payment>(kind, fact),
        Kind::RuleChoice => through::<RuleChoice>(kind, fact),
        Kind::AccountMove => through::<AccountMove>(kind, fact),
        Kind::OwnIssuer => through::<OwnIssuer>(kind, fact),
        Kind::ReminderChoice => through::<ReminderChoice>(kind, fact),
    }
}

fn through<T: Serialize + DeserializeOwned>(
    kind: Kind,
    fact: &Map<String, Value>,
) -> Result<Map<String, Value>, String> {
    let mut fact = fact.clone();
    fact.entry(kind.id_field())
        .or_insert_with(|| Value::String(String::new()));
    let typed: T =
        serde_json::from_value(Value::Object(fact)).map_err(|error| error.to_string())?;
    match serde_json::to_value(typed) {
        Ok(Value::Object(whole)) => Ok(whole),
        _ => Err("it cannot be written".to_owned()),
    }
}

/// Adds facts to a list of facts, so that they can be judged together. What cannot be typed
/// is left out.
pub fn add_to(facts: &mut Facts, added: impl IntoIterator<Item = (Kind, Map<String, Value>)>) {
    fn push<T: DeserializeOwned>(list: &mut Vec<T>, fact: Value) {
        list.extend(serde_json::from_value::<T>(fact));
    }
    for (kind, mut fact) in added {
        fact.entry(kind.id_field())
            .or_insert_with(|| Value::String(String::new()));
        let fact = Value::Object(fact);
        match kind {
            Kind::Account => push(&mut facts.accounts, fact),
            Kind::Credential => push(&mut facts.credentials, fact),
            Kind::CycleRecord => push(&mut facts.cycle_records, fact),
            Kind::Position => push(&mut facts.positions, fact),
            Kind::Course => push(&mut facts.courses, fact),
            Kind::Practicode => push(&mut facts.practicode, fact),
            Kind::Credit => push(&mut facts.credits, fact),
            Kind::Entry => push(&mut facts.entries, fact),
            Kind::Letter => push(&mut facts.letters, fact),
            Kind::StudyEntry => push(&mut facts.study_entries, fact),
            Kind::Exam => push(&mut facts.exams, fact),
            Kind::Payment => push(&mut facts.payments, fact),
            Kind::RuleChoice => push(&mut facts.rule_choices, fact),
            Kind::AccountMove => push(&mut facts.account_moves, fact),
            Kind::OwnIssuer => push(&mut facts.own_issuers, fact),
            Kind::ReminderChoice => push(&mut facts.reminder_choices, fact),
        }
    }
}

/// The facts of a kind as JSON objects.
pub(super) fn list(kind: Kind, facts: &Facts) -> Vec<Map<String, Value>> {
    fn objects<T: Serialize>(list: &[T]) -> Vec<Map<String, Value>> {
        let values = list.iter().map(serde_json::to_value);
        values
            .filter_map(|value| match value {
                Ok(Value::Object(fact)) => Some(fact),
                _ => None,
            })
            .collect()
    }
    match kind {
        Kind::Account => objects(&facts.accounts),
        Kind::Credential => objects(&facts.credentials),
        Kind::CycleRecord => objects(&facts.cycle_records),
        Kind::Position => objects(&facts.positions),
        Kind::Course => objects(&facts.courses),
        Kind::Practicode => objects(&facts.practicode),
        Kind::Credit => objects(&facts.credits),
        Kind::Entry => objects(&facts.entries),
        Kind::Letter => objects(&facts.letters),
        Kind::StudyEntry => objects(&facts.study_entries),
        Kind::Exam => objects(&facts.exams),
        Kind::Payment => objects(&facts.payments),
        Kind::RuleChoice => objects(&facts.rule_choices),
        Kind::AccountMove => objects(&facts.account_moves),
        Kind::OwnIssuer => objects(&facts.own_issuers),
        Kind::ReminderChoice => objects(&facts.reminder_choices),
    }
}
