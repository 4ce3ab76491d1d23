//! Other rules for the same facts: what is shown of the difference, and that no rules that pass
//! the build can stop a judgement.

use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::NaiveDate;
use milepost_core::assess::assess;
use milepost_core::consequences::consequences;
use milepost_core::rulebook::{ChangeKind, PieceKind, Rulebook};
use milepost_core::standing::Standing;
use toml::{Table, Value};

use crate::all_cases;
use crate::case::Case;
use crate::mutants::{FILES, Mutant, all_mutants};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The rules with one text in another's place.
fn rules_with(file: &str, from: &str, to: &str) -> Rulebook {
    let at = FILES
        .iter()
        .position(|(name, _)| *name == file)
        .expect("a file of the rules");
    assert!(FILES[at].1.contains(from), "{file} says {from}");
    let text = FILES[at].1.replacen(from, to, 1);
    let mut files = FILES;
    files[at].1 = &text;
    Rulebook::from_toml(&files).unwrap_or_else(|error| panic!("{error}"))
}

fn built(mutant: &Mutant) -> Option<Rulebook> {
    let text = mutant.text.to_string();
    let mut files = FILES;
    files[mutant.file].1 = &text;
    Rulebook::from_toml(&files).ok()
}

#[test]
fn the_same_rules_change_nothing() {
    for case in all_cases() {
        let same = consequences(
            &case.facts,
            Rulebook::embedded(),
            Rulebook::embedded(),
            case.as_of,
        );
        assert!(same.rules.clauses.is_empty(), "{}", case.name);
        assert_eq!(same.changed, 0, "{}", case.name);
        assert!(same.rows.iter().all(|row| row.same), "{}", case.name);
        assert!(
            same.rows.len() >= 3,
            "the three answers are there: {}",
            case.name
        );
        assert!(
            same.summary.contains("nothing changes for you"),
            "{}",
            same.summary
        );
    }
}

/// Every value of the rulebook changed, on a few cases each: what becomes another in a standing
/// is among the rows, and the changed clause is named.
#[test]
fn whatever_a_clause_changes_is_shown_and_named() {
    let cases = all_cases();
    let (mut differing, mut only_reasons) = (0, 0);
    for (at, mutant) in all_mutants().iter().enumerate() {
        let Some(other) = built(mutant) else { continue };
        for step in 0..5 {
            let case = &cases[(at * 7 + step * 31) % cases.len()];
            let found = consequences(&case.facts, Rulebook::embedded(), &other, case.as_of);
            let ids: Vec<&str> = found
                .rules
                .clauses
                .iter()
                .map(|it| it.clause.as_str())
                .collect();
            assert_eq!(
                ids,
                [mutant.clause.as_str()],
                "{mutant}: this clause alone differs"
            );
            let differs = differs(case, &other);
            assert_eq!(
                found.changed > 0,
                differs,
                "{mutant}, {}: a standing differs where a row does",
                case.name
            );
            differing += i32::from(differs);
            only_reasons += i32::from(found.rows.iter().any(|row| row.key == "reasons"));
            let touched = found.touches.iter().any(|it| it.as_str() == mutant.clause);
            assert_eq!(
                touched, differs,
                "{mutant}, {}: it is of the person's",
                case.name
            );
        }
    }
    assert!(
        differing > 100,
        "enough standings differ to say so: {differing}"
    );
    assert!(
        only_reasons * 10 < differing,
        "{only_reasons} of {differing} are told only by their reasons"
    );
}

fn differs(case: &Case, other: &Rulebook) -> bool {
    let judged = |rules: &Rulebook| -> Standing { assess(&case.facts, rules, case.as_of) };
    let (now, mut then) = (judged(Rulebook::embedded()), judged(other));
    then.rules_checked_on = now.rules_checked_on;
    now != then
}

#[test]
fn a_changed_number_is_marked_in_its_sentence_with_its_days() {
    let from =
        "says = \"CEUs are reported every two years, on or before the membership due date.\"";
    let to =
        "says = \"CEUs are reported every three years, on or before the membership due date.\"";
    let other = rules_with("aapc-cycle.toml", from, to);
    let changes = Rulebook::embedded().changes_to(&other);
    let change = &changes.clauses[0];
    assert_eq!(
        (changes.clauses.len(), change.kind),
        (1, ChangeKind::Changed)
    );
    let stretch = &change.stretches[0];
    let of = |kind: PieceKind| -> String {
        let own = stretch.says.iter().filter(|piece| piece.kind == kind);
        own.map(|piece| piece.text.trim()).collect()
    };
    assert_eq!(
        (of(PieceKind::Gone).as_str(), of(PieceKind::New).as_str()),
        ("two", "three")
    );
    assert_eq!(
        (stretch.from, stretch.to),
        (None, None),
        "it is said of all time"
    );
}

#[test]
fn a_rule_from_a_day_on_changes_only_what_comes_after() {
    let from = "[[clause.version]]\nfrom = \"2015-08-31\"\nfrom_bound = \"by\"";
    let to = "[[clause.version]]\nfrom = \"2015-08-31\"\nfrom_bound = \"by\"\nto = \"2027-12-31\"";
    let ends = FILES
        .iter()
        .find(|(name, _)| *name == "aapc-ceu.toml")
        .expect("the file")
        .1;
    let note = "note = \"The exact day of the change isn't known.\"";
    let next = format!(
        "{note}\n\n[[clause.version]]\nfrom = \"2028-01-01\"\nvalue = {{ by_count = [40] }}\n\
         says = \"40 CEUs.\"\nsources = [\"B4\"]\nchecked_on = \"2026-11-23\"\ncertainty = \"published\""
    );
    let text = ends.replacen(from, to, 1).replacen(note, &next, 1);
    let at = FILES
        .iter()
        .position(|(name, _)| *name == "aapc-ceu.toml")
        .expect("the file");
    let mut files = FILES;
    files[at].1 = &text;
    let other = Rulebook::from_toml(&files).unwrap_or_else(|error| panic!("{error}"));
    let changes = Rulebook::embedded().changes_to(&other);
    let stretches = &changes.clauses[0].stretches;
    assert_eq!(stretches.len(), 1, "what was before stays as it was");
    assert_eq!(
        (stretches[0].from, stretches[0].to),
        (Some(day("2028-01-01")), None)
    );
    for case in all_cases() {
        let found = consequences(&case.facts, Rulebook::embedded(), &other, case.as_of);
        for row in found.rows.iter().filter(|row| !row.same) {
            let Some(rest) = row.key.strip_prefix("cycle:AAPC:") else {
                continue;
            };
            let due = rest.split(':').next().unwrap_or_default();
            assert!(
                due >= "2028-01-01",
                "{}: {} of an old cycle",
                case.name,
                row.key
            );
        }
    }
}

#[test]
fn a_clause_that_was_only_read_again_changes_nothing() {
    let other = rules_with(
        "aapc-cycle.toml",
        "checked_on = \"2026-11-23\"",
        "checked_on = \"2026-11-29\"",
    );
    let changes = Rulebook::embedded().changes_to(&other);
    assert!(changes.clauses.is_empty(), "it says the same");
    assert_eq!(changes.read_again, 1, "and is counted");
}

#[test]
fn a_clause_that_comes_or_goes_is_named() {
    let extra = format!(
        "{}\n[[clause]]\nid = \"aapc.new.rule\"\narea = \"A\"\ntitle = \"T\"\ngoverns = \"due\"\n\
         [[clause.version]]\nvalue = \"statement\"\nsays = \"New.\"\nsources = [\"B2\"]\n\
         checked_on = \"2026-11-23\"\ncertainty = \"published\"\n",
        FILES
            .iter()
            .find(|(name, _)| *name == "aapc-cycle.toml")
            .expect("the file")
            .1
    );
    let at = FILES
        .iter()
        .position(|(name, _)| *name == "aapc-cycle.toml")
        .expect("the file");
    let mut files = FILES;
    files[at].1 = &extra;
    let other = Rulebook::from_toml(&files).unwrap_or_else(|error| panic!("{error}"));
    let there = Rulebook::embedded().changes_to(&other);
    let back = other.changes_to(Rulebook::embedded());
    assert_eq!(there.clauses[0].kind, ChangeKind::Added);
    assert_eq!(back.clauses[0].kind, ChangeKind::Removed);
    assert_eq!(back.clauses[0].clause.as_str(), "aapc.new.rule");
}

/// Every value at the end of what a rulebook may hold, and every clause not in force: what is
/// not refused judges every case to its end.
#[test]
fn no_rules_that_can_be_built_stop_a_judgement() {
    let cases = all_cases();
    let mut built = 0;
    let mut broken: Vec<String> = Vec::new();
    for (file, (name, text)) in FILES.iter().enumerate() {
        let table: Table = toml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let clauses = table
            .get("clause")
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        for clause in 0..clauses {
            for (value, said) in extremes(&table["clause"][clause]["version"][0]["value"]) {
                let mut changed = table.clone();
                let entry = &mut changed["clause"][clause];
                let id = entry["id"].as_str().unwrap_or_default().to_owned();
                for version in entry["version"].as_array_mut().expect("versions") {
                    version["value"] = value.clone();
                }
                let text = changed.to_string();
                let mut files = FILES;
                files[file].1 = &text;
                let Ok(other) = Rulebook::from_toml(&files) else {
                    continue;
                };
                built += 1;
                for case in cases.iter().skip(built % 4).step_by(4) {
                    let judged = || assess(&case.facts, &other, case.as_of);
                    if catch_unwind(AssertUnwindSafe(judged)).is_err() {
                        broken.push(format!("{id} as {said}: {}", case.name));
                    }
                }
            }
        }
    }
    assert!(
        built > 100,
        "the ends are within what can be built: {built}"
    );
    assert!(broken.is_empty(), "these stop a judgement: {broken:#?}");
}

/// The least and the most of each number in a value, and no rule at all.
fn extremes(value: &Value) -> Vec<(Value, String)> {
    let mut found = vec![(Value::from("not_in_force"), "not in force".to_owned())];
    let Some((kind, inside)) = value.as_table().and_then(|table| table.iter().next()) else {
        return found;
    };
    let ends: &[i64] = match kind.as_str() {
        "months" => &[1, 600],
        "days" => &[0, 3_660],
        "minutes" => &[0, 1_000_000],
        "cases" => &[0, 100_000],
        "percent" => &[0, 100],
        "cents" => &[0, 100_000_000],
        "count" => &[0, 10_000],
        "ceus" => &[0, 1_000],
        "by_count" | "day_list" => &[0, 1_000],
        _ => return found,
    };
    for end in ends {
        let end = match inside {
            Value::Array(_) => Value::Array(vec![Value::Integer(*end)]),
            _ => Value::Integer(*end),
        };
        let mut table = Table::new();
        table.insert(kind.clone(), end.clone());
        found.push((Value::Table(table), format!("{kind} {end}")));
    }
    found
}
