//! Numbers and days of any size: a file is refused by the name of its field, or judged, and
//! nothing panics.

use chrono::NaiveDate;
use milepost_core::assess::assess;
use milepost_core::facts::Facts;
use milepost_core::facts_file::{read, schema};
use milepost_core::plan::plan;
use milepost_core::reminders::calendar::events;
use milepost_core::reminders::{Moment, ReminderSettings, Situation, agenda};
use milepost_core::rulebook::Rulebook;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Numbers at the edges of what a computer counts with, as they are written.
const EXTREMES: &[&str] = &[
    "-2147483648",
    "-2147483649",
    "2147483647",
    "2147483648",
    "4294967295",
    "-9223372036854775808",
    "9223372036854775807",
    "18446744073709551615",
    "99999999999999999999999999",
    "-1",
    "0",
    "-0.0",
    "0.001",
    "1.5",
    "1e3",
    "1e308",
    "-1e308",
    "1e-308",
    "21474836.48",
    "-21474836.48",
];

fn root() -> Value {
    schema().to_value()
}

fn resolved<'s>(schema: &'s Value, root: &'s Value) -> &'s Value {
    match schema["$ref"].as_str() {
        Some(name) => &root["$defs"][name.trim_start_matches("#/$defs/")],
        None => schema,
    }
}

fn sorts(schema: &Value) -> Vec<&str> {
    match &schema["type"] {
        Value::String(sort) => vec![sort],
        Value::Array(sorts) => sorts.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// A value that the schema allows, picked by `pick(how many)`.
fn made(field: &str, schema: &Value, root: &Value, pick: &mut dyn FnMut(usize) -> usize) -> Value {
    let schema = resolved(schema, root);
    if let Some(fixed) = schema.get("const") {
        return fixed.clone();
    }
    if let Some(words) = schema["enum"].as_array() {
        return words[pick(words.len())].clone();
    }
    for choice in ["anyOf", "oneOf"] {
        if let Some(choices) = schema[choice].as_array() {
            return made(field, &choices[pick(choices.len())], root, pick);
        }
    }
    let sorts = sorts(schema);
    match sorts.get(pick(sorts.len().max(1))).copied() {
        Some("object") => {
            let required: Vec<&str> = schema["required"]
                .as_array()
                .map(|list| list.iter().filter_map(Value::as_str).collect())
                .unwrap_or_default();
            let mut fields = Map::new();
            for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
                if required.contains(&name.as_str()) || pick(3) > 0 {
                    fields.insert(name.clone(), made(name, inner, root, pick));
                }
            }
            Value::Object(fields)
        }
        Some("array") => {
            let many = pick(3);
            let items = (0..many).map(|_| made("", &schema["items"], root, pick));
            Value::Array(items.collect())
        }
        Some("boolean") => Value::Bool(pick(2) == 0),
        Some("integer" | "number") => number(schema, pick),
        Some("string") if is_day(field) => {
            let days = [
                "1900-01-01",
                "2200-12-31",
                "2024-02-29",
                "2026-11-23",
                "2025-05-31",
                "2027-03-02",
                "2026-12-31",
                "1999-12-31",
            ];
            json!(days[pick(days.len())])
        }
        Some("string") => {
            let texts = [
                "AAPC",
                "AHIMA",
                "CPC",
                "CCS",
                "a",
                "b",
                "aapc.ceu.total",
                "\u{202e}x",
                "\u{200b}",
                "credit-1",
                "position-1",
                "course-1",
            ];
            json!(texts[pick(texts.len())])
        }
        _ => Value::Null,
    }
}

fn is_day(field: &str) -> bool {
    let others = [
        "date",
        "covers_from",
        "covers_to",
        "extended_to",
        "from",
        "to",
    ];
    field.ends_with("_on") || others.contains(&field)
}

/// Mostly within the bounds and at them; now and then far beyond.
fn number(schema: &Value, pick: &mut dyn FnMut(usize) -> usize) -> Value {
    let (least, most) = (&schema["minimum"], &schema["maximum"]);
    match pick(8) {
        0..=2 => least.clone(),
        3..=6 => most.clone(),
        _ => serde_json::from_str(EXTREMES[pick(EXTREMES.len())]).expect("a number"),
    }
}

/// Does everything with the facts that a command does.
fn judge(facts: &Facts, as_of: NaiveDate) {
    let rulebook = Rulebook::embedded();
    let standing = assess(facts, rulebook, as_of);
    plan(facts, rulebook, as_of);
    let settings = ReminderSettings::default();
    let situation = Situation {
        facts,
        standing: &standing,
        settings: &settings,
        told: &[],
        held_since: None,
        now: Moment {
            date: as_of,
            minute: 600,
        },
    };
    agenda(&situation);
    events(&situation);
}

fn today() -> NaiveDate {
    "2026-11-23".parse().expect("a day")
}

/// Every list, each with one fact that has only what it needs.
fn least_facts() -> Vec<(String, Value)> {
    let root = root();
    let lists = root["properties"].as_object().expect("lists").clone();
    lists
        .into_iter()
        .filter(|(name, _)| !["$schema", "format", "version"].contains(&name.as_str()))
        .map(|(name, list)| (name, made("", &list["items"], &root, &mut |_| 0)))
        .collect()
}

#[test]
fn a_number_beyond_its_bounds_is_refused_by_the_name_of_its_field() {
    let root = root();
    let mut tried = 0;
    for (list, fact) in least_facts() {
        let items = resolved(&root["properties"][&list]["items"], &root);
        for (field, schema) in items["properties"].as_object().expect("fields") {
            let alternatives = schema["anyOf"].as_array().cloned().unwrap_or_default();
            let is_number = |schema: &Value| {
                let sorts = sorts(resolved(schema, &root)).join(" ");
                sorts.contains("integer") || sorts.contains("number")
            };
            if !is_number(schema) && !alternatives.iter().any(is_number) {
                continue;
            }
            for extreme in EXTREMES {
                tried += 1;
                let mut fact = fact.clone();
                fact[field] = serde_json::from_str(extreme).expect("a number");
                let file = json!({ &list: [fact] }).to_string();
                match read(&file) {
                    Ok(facts) => judge(&facts, today()),
                    Err(error) => {
                        let told = error.to_string();
                        let way = format!("{list}[0].{field}");
                        assert!(told.starts_with(&way), "{way} {extreme}: {told}");
                    }
                }
            }
        }
    }
    assert!(tried > 300, "there are so many numbers: {tried}");
}

#[test]
fn the_inputs_that_were_seen_to_panic_are_refused() {
    for file in [
        r#"{"courses":[{"title":"x","contact_minutes_completed":-2147483648}]}"#,
        r#"{"practicode":[{"cases_done":600,"score_percent":-2147483648}]}"#,
    ] {
        let told = read(file).expect_err("beyond its bounds").to_string();
        assert!(told.contains("isn't between 0 and"), "{told}");
    }
}

#[test]
fn sums_of_the_largest_numbers_do_not_overflow() {
    let mut facts = Facts::default();
    let course = r#"{"courses":[{"title":"x","coding_preparation":true,
        "contact_minutes_planned":600000,"contact_minutes_completed":600000,
        "proof":"certificate","completed_on":"2026-01-01"}]}"#;
    let credit = r#"{"credits":[{"title":"x","completed_on":"2026-01-01","amount":1000,
        "minutes":60000,"cost_cents":10000000,"certificate_held":true}]}"#;
    let (course, credit) = (read(course).expect("valid"), read(credit).expect("valid"));
    for number in 0..4_000 {
        let mut course = course.courses[0].clone();
        course.id = format!("c{number}").as_str().into();
        facts.courses.push(course);
    }
    for number in 0..300 {
        let mut credit = credit.credits[0].clone();
        credit.id = format!("d{number}").as_str().into();
        credit.title = format!("Course {number}");
        facts.credits.push(credit);
    }
    let about = r#"{"accounts":[{"issuer":"AAPC","renewal_month":5,"membership":"member"}],
        "credentials":[{"issuer":"AAPC","code":"CPC","apprentice":true,"earned_on":"2025-05-31"}]}"#;
    let about = read(about).expect("valid");
    facts.accounts = about.accounts;
    facts.credentials = about.credentials;
    judge(&facts, today());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever a file holds that has the form of the format: it is refused, or judged.
    #[test]
    fn any_file_is_refused_or_judged(seed in any::<u64>(), day in 0_u64..110_000) {
        let root = root();
        let mut state = seed;
        let mut pick = |many: usize| {
            // Knuth's generator; the upper half of its state is even enough here.
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap_or_default() % many.max(1)
        };
        let mut file = Map::new();
        for (name, list) in root["properties"].as_object().expect("lists") {
            if ["$schema", "format", "version"].contains(&name.as_str()) {
                continue;
            }
            let many = pick(4);
            let items = (0..many).map(|_| made("", &list["items"], &root, &mut pick));
            file.insert(name.clone(), Value::Array(items.collect()));
        }
        let as_of = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a day") + chrono::Days::new(day);
        if let Ok(facts) = read(&Value::Object(file).to_string()) {
            judge(&facts, as_of);
        }
    }
}
