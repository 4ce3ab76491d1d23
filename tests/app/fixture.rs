//! What the window's tests show is what the program would show: the fixture of the
//! fake backend holds facts that a person wrote, and the standing that the core gives them.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use milepost_app::commands::Rules;
use milepost_app::rules::{InUse, RulesOffer};
use milepost_core::assess::assess;
use milepost_core::consequences::consequences;
use milepost_core::facts::Facts;
use milepost_core::plan::plan;
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::CycleState;
use milepost_core::what_if::{Supposition, what_if};
use serde_json::{Value, json};

const COMMITTED: &str = "ui/src/lib/backend/fake/fixture.json";

/// Rules that the window's tests decide.
const DECIDED: [&str; 3] = [
    "aapc.late.grace",
    "aapc.ceu.minimums-above-total",
    "ahima.ceu.domain-share",
];

/// What the window's tests suppose.
const SUPPOSED: [&str; 3] = [
    r#"[{"suppose":"add_credential","issuer":"AAPC","code":"CPMA","earned_on":null}]"#,
    r#"[{"suppose":"drop_credential","credential":"c-cca"}]"#,
    r#"[{"suppose":"add_practicode","completed_on":null}]"#,
];

/// Fails when the committed fixture is stale. `MILEPOST_BLESS=1` judges its facts anew.
#[test]
fn the_committed_fixture_is_judged_by_the_core() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(COMMITTED);
    let committed = std::fs::read_to_string(&path).expect("the fixture is there");
    let known: Value = serde_json::from_str(&committed).expect("the fixture is JSON");
    let mut fresh = known.clone();
    judge(&mut fresh);
    if std::env::var_os("MILEPOST_BLESS").is_some() {
        std::fs::write(&path, format!("{fresh:#}\n")).expect("the fixture can be written");
        return;
    }
    // Compared as values: the order of fields differs between builds.
    assert!(
        known == fresh,
        "{COMMITTED} is stale: run the tests with MILEPOST_BLESS=1 and commit the file"
    );
}

/// Writes the facts out in full, and the standing and the rules that belong to them.
fn judge(fixture: &mut Value) {
    let today: NaiveDate =
        serde_json::from_value(fixture["start"]["today"].clone()).expect("the fixture has its day");
    let facts: Facts =
        serde_json::from_value(fixture["facts"].clone()).expect("the fixture's facts are facts");
    let rulebook = Rulebook::embedded();
    let mut standing = assess(&facts, rulebook, today);
    for cycle in &mut standing.cycles {
        if cycle.state == CycleState::Past {
            cycle.credits.clear();
        }
    }
    fixture["plan"] = json!(plan(&facts, rulebook, today));
    fixture["what_if"] = SUPPOSED
        .iter()
        .map(|supposed| {
            let suppositions: Vec<Supposition> =
                serde_json::from_str(supposed).expect("they are suppositions");
            let difference = what_if(&facts, rulebook, today, &suppositions);
            json!({ "suppositions": suppositions, "difference": difference })
        })
        .collect();
    fixture["facts"] = json!(facts);
    fixture["standing"] = json!(standing);
    let mut named = BTreeSet::new();
    for part in ["standing", "plan"] {
        clauses_in(&fixture[part], &mut named);
    }
    named.extend(DECIDED);
    let rules = Rules {
        clauses: rulebook
            .clauses()
            .iter()
            .filter(|clause| named.contains(clause.id.as_str()))
            .cloned()
            .collect(),
        credentials: rulebook.credentials().to_vec(),
        checked_on: rulebook.checked_on(),
        in_use: InUse::built_in(None).on(today),
    };
    fixture["start"]["rules"] = json!(rules.in_use);
    fixture["start"]["news"] = Value::Null;
    fixture["rules_offer"] = json!(offered(&facts, today));
    fixture["rules"] = json!(rules);
}

/// What a pack with a few invented changes would change.
fn offered(facts: &Facts, today: NaiveDate) -> RulesOffer {
    let invented = [
        (
            "edition.toml",
            "version = 1\nday = \"2026-11-30\"",
            "version = 2\nday = \"2026-12-05\"",
        ),
        (
            "aapc-cycle.toml",
            "value = { months = 1 }",
            "value = { months = 2 }",
        ),
        ("aapc-exam.toml", "says = \"", "says = \"As invented here: "),
    ];
    let files: Vec<(&str, String)> = Rulebook::embedded_files()
        .iter()
        .map(|(name, text)| {
            let changes = invented.iter().filter(|(file, ..)| file == name);
            let text = changes.fold((*text).to_owned(), |text, (_, from, to)| {
                assert!(text.contains(from), "{name} says {from}");
                text.replacen(from, to, 1)
            });
            (*name, text)
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (*n, t.as_str())).collect();
    let after = Rulebook::from_toml(&files).expect("the invented rules hold together");
    RulesOffer {
        file: "invented.milepost-rules".to_owned(),
        edition: after.edition(),
        signed_by: "Milepost rules 2026".to_owned(),
        key: "RWQf6LRC".to_owned(),
        age_days: 0,
        in_use: InUse::built_in(None).on(today),
        consequences: consequences(facts, Rulebook::embedded(), &after, today),
    }
}

/// Every clause that a standing names.
fn clauses_in<'a>(value: &'a Value, named: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(id) if name.ends_with("clause") => {
                        named.insert(id);
                    }
                    field => clauses_in(field, named),
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                clauses_in(item, named);
            }
        }
        _ => {}
    }
}
