//! What a row lacks, what follows from what it says, and what a mapping's rules add.

use serde_json::{Map, Value};

use super::mapping::Rule;
use super::plan::Plan;
use super::synonyms::{Role, needed};
use super::{Kind, Row, fold, phrases};

/// What a row lacks that its kind needs.
pub(super) fn missing(
    plan: &Plan,
    row: &Row,
    fact: &Map<String, Value>,
    problems: &[String],
) -> Vec<(Option<usize>, String)> {
    let mut found = Vec::new();
    for name in needed(plan.kind) {
        let has = fact.get(*name).is_some_and(|value| {
            !value.is_null()
                && value.as_str() != Some("")
                && !(*name != "amount_cents" && phrases::is_zero(value))
        });
        let column = plan
            .columns
            .iter()
            .zip(&plan.roles)
            .find(|(_, (role, _))| matches!(role, Role::Field(field) if field == name))
            .map(|(column, _)| (column.index, column.header.clone()));
        let told = column.as_ref().is_some_and(|(_, header)| {
            problems
                .iter()
                .any(|it| it.contains(&format!(", {header}:")))
        });
        let timed = *name == "minutes" && problems.iter().any(|it| it.contains("it says when"));
        if has || told || timed {
            continue;
        }
        let what = match *name {
            "completed_on" | "date" => "the day is missing; write it like 4/18/2026",
            "amount" => "the CEUs are missing; write them like 1.5",
            "minutes" => "the hours are missing; write them like 7.5",
            "title" => "the title is missing",
            "position" => "the place is missing; give one for all rows, or write it",
            "employer" => "the employer is missing",
            "credential" => "the credential is missing; write its code, like CPC",
            "issuer" => "who it was paid to is missing; write AAPC or AHIMA",
            "amount_cents" => "the amount is missing; write it like 25.00",
            _ => "something is missing",
        };
        let at = column.as_ref().map(|(index, _)| *index);
        let place = column
            .map(|(_, header)| format!(", {header}"))
            .unwrap_or_default();
        let none = match plan
            .roles
            .iter()
            .any(|(role, _)| matches!(role, Role::Field(f) if f == name))
        {
            true => String::new(),
            false => " (no column gives it)".to_owned(),
        };
        found.push((at, format!("row {}{place}: {what}{none}", row.number)));
    }
    if plan.kind == Kind::Exam
        && let Some(code) = fact.get("credential").and_then(Value::as_str)
        && plan.codes.code(code).is_none()
    {
        let short = fold::short(code);
        let problem = format!(
            "row {}: `{short}` isn't a credential's code; write one like CPC",
            row.number
        );
        let named = |(_, (role, _)): &(_, &(Role, String))| *role == Role::Field("credential");
        let column = plan.columns.iter().zip(&plan.roles).find(named);
        found.push((column.map(|(column, _)| column.index), problem));
    }
    found
}

/// Fills in what other fields of the row say.
pub(super) fn complete(kind: Kind, fact: &mut Map<String, Value>) {
    if kind == Kind::Credit
        && !fact.contains_key("kind")
        && let Some(title) = fact.get("title").and_then(Value::as_str)
    {
        let told = crate::quickadd::activity(title);
        if told != crate::facts::ActivityKind::default() {
            fact.insert(
                "kind".to_owned(),
                serde_json::to_value(told).unwrap_or_default(),
            );
        }
    }
}

/// Applies the rules of a mapping.
pub(super) fn apply(rules: &[Rule], row: &Row, plan: &Plan, fact: &mut Map<String, Value>) {
    for rule in rules {
        let of_field = fact
            .get(&rule.field)
            .and_then(Value::as_str)
            .map(str::to_owned);
        let text = of_field.or_else(|| {
            let column = super::plan::column_named(&plan.columns, &rule.field)?;
            Some(row.cell(plan.columns[column].index).shown())
        });
        let wanted = rule.contains.to_lowercase();
        if !text.is_some_and(|text| text.to_lowercase().contains(&wanted)) {
            continue;
        }
        for (name, value) in &rule.set {
            fact.insert(name.clone(), value.clone());
        }
        for (name, values) in &rule.add {
            let list = fact
                .entry(name.clone())
                .or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(list) = list {
                let new = values.iter().filter(|value| !list.contains(value)).cloned();
                let new: Vec<Value> = new.collect();
                list.extend(new);
            }
        }
    }
}
