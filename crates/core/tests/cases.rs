//! The worked cases of the rules, as readable scenarios.
//!
//! Each file in `tests/cases` is Markdown. A heading names a scenario, a
//! sentence says why it must come out so, a `facts` block holds the date of
//! assessment and the facts (the facts format, where missing ids are filled
//! in), and an `expect` block holds one line for each thing that must hold:
//! `view = value`, or `view ~ words that must occur`.
//!
//! A letter with `"good": true` passes every item of the list; fields that it
//! states besides win.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use chrono::NaiveDate;
use milepost_core::assess::assess;
use milepost_core::facts::Facts;
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::{
    ApprenticeStanding, BucketRole, CycleStanding, CycleState, Outcome, Standing, Test,
};
use serde_json::{Value, json};

struct Case {
    name: String,
    as_of: NaiveDate,
    facts: Facts,
    expect: Vec<String>,
}

#[test]
fn removal_of_the_apprentice_a() {
    run("removal.md");
}

#[test]
fn aapc_totals_and_topics() {
    run("aapc-totals.md");
}

#[test]
fn aapc_dates_and_acceptance() {
    run("aapc-dates.md");
}

#[test]
fn ahima_renewals() {
    run("ahima.md");
}

fn run(file: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases")
        .join(file);
    let text = std::fs::read_to_string(&path).expect("the case file is there");
    let cases = read(&text);
    assert!(!cases.is_empty(), "{file} holds cases");
    let mut wrong = String::new();
    for case in &cases {
        assert!(!case.expect.is_empty(), "{} expects something", case.name);
        let standing = assess(&case.facts, Rulebook::embedded(), case.as_of);
        let views = views(&standing);
        for line in &case.expect {
            if let Err(message) = check(line, &views) {
                let _ = writeln!(wrong, "{}\n  {line}\n  {message}", case.name);
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{file}: these lines do not hold:\n{wrong}"
    );
}

fn check(line: &str, views: &BTreeMap<String, String>) -> Result<(), String> {
    let (key, value, exact) = match (line.split_once(" = "), line.split_once(" ~ ")) {
        (Some((key, value)), _) => (key, value, true),
        (None, Some((key, value))) => (key, value, false),
        (None, None) => return Err("is neither `view = value` nor `view ~ words`".into()),
    };
    let Some(actual) = views.get(key.trim()) else {
        let like: Vec<&String> = views
            .keys()
            .filter(|name| name.starts_with(key.split(' ').next().unwrap_or("")))
            .collect();
        return Err(format!("there is no such view; there are {like:?}"));
    };
    let holds = if exact {
        actual == value.trim()
    } else {
        actual.contains(value.trim())
    };
    if holds {
        Ok(())
    } else {
        Err(format!("is: {actual}"))
    }
}

fn read(text: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for part in text.split("\n## ").skip(1) {
        let name = part.lines().next().unwrap_or_default().to_owned();
        let (header, facts) =
            block(part, "facts").unwrap_or_else(|| panic!("{name}: no facts block"));
        let (_, expect) =
            block(part, "expect").unwrap_or_else(|| panic!("{name}: no expect block"));
        let as_of = header
            .parse()
            .unwrap_or_else(|_| panic!("{name}: `{header}` is no date"));
        cases.push(Case {
            as_of,
            facts: facts_of(&name, &facts),
            expect: expect
                .lines()
                .map(str::to_owned)
                .filter(|line| !line.trim().is_empty())
                .collect(),
            name,
        });
    }
    cases
}

/// The rest of the opening line and the text of a fenced block.
fn block(part: &str, kind: &str) -> Option<(String, String)> {
    let start = part.find(&format!("```{kind}"))?;
    let rest = &part[start + 3 + kind.len()..];
    let (header, body) = rest.split_once('\n')?;
    let end = body.find("```")?;
    Some((header.trim().to_owned(), body[..end].to_owned()))
}

fn facts_of(name: &str, text: &str) -> Facts {
    let mut value: Value = serde_json::from_str(text)
        .unwrap_or_else(|error| panic!("{name}: the facts are no JSON: {error}"));
    let lists = value
        .as_object_mut()
        .unwrap_or_else(|| panic!("{name}: the facts are no object"));
    for (kind, list) in lists.iter_mut() {
        if kind == "rule_choices" {
            continue;
        }
        for (at, fact) in list.as_array_mut().into_iter().flatten().enumerate() {
            if kind == "letters" {
                improve(fact);
            }
            if fact.get("id").is_none() {
                fact["id"] = json!(format!("{}{}", &kind[..1], at + 1));
            }
        }
    }
    serde_json::from_value(value).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn improve(letter: &mut Value) {
    let Some(fields) = letter.as_object_mut() else {
        return;
    };
    if fields.remove("good") != Some(json!(true)) {
        return;
    }
    for item in [
        "on_letterhead",
        "describes_experience",
        "gives_dates",
        "hand_signed",
        "dated",
        "contact_details",
        "uneditable_file",
    ] {
        fields.entry(item).or_insert(json!("yes"));
    }
    fields.entry("signer").or_insert(json!("supervisor"));
}

/// A standing as named values, so that an expectation is one line.
fn views(standing: &Standing) -> BTreeMap<String, String> {
    let mut views = BTreeMap::new();
    views.insert(
        "safe".into(),
        format!("{} {}", standing.answers.safe, standing.answers.safe_detail),
    );
    views.insert(
        "problems".into(),
        joined(standing.problems.iter().map(|p| p.message.clone())),
    );
    views.insert(
        "next".into(),
        joined(
            standing
                .next
                .iter()
                .map(|step| format!("{}: {}", step.title, step.detail)),
        ),
    );
    for apprentice in &standing.apprentice {
        view_apprentice(apprentice, &mut views);
    }
    if standing.apprentice.is_empty() {
        views.insert("A".into(), "none carried".into());
    }
    for issuer in ["AAPC", "AHIMA"] {
        let cycles: Vec<&CycleStanding> = standing
            .cycles
            .iter()
            .filter(|cycle| cycle.issuer.as_str() == issuer)
            .collect();
        let current = cycles
            .iter()
            .rev()
            .find(|cycle| matches!(cycle.state, CycleState::Open | CycleState::Submitted));
        if let Some(current) = current {
            view_cycle(issuer, current, &mut views);
        }
        if let Some(first) = cycles.first() {
            view_cycle(&format!("{issuer} first"), first, &mut views);
        }
        for cycle in &cycles {
            view_cycle(
                &format!("{issuer} {}", cycle.due_on.date),
                cycle,
                &mut views,
            );
        }
    }
    for credential in &standing.credentials {
        let key = format!("credential {}", credential.code);
        views.insert(
            key.clone(),
            if credential.held { "held" } else { "not held" }.into(),
        );
        view_tests(&key, &credential.tests, &mut views);
        views.insert(
            format!("{key} costs"),
            joined(
                credential
                    .costs
                    .iter()
                    .map(|cost| format!("{} {}", cost.name, cost.amount_cents)),
            ),
        );
    }
    views
}

fn view_apprentice(apprentice: &ApprenticeStanding, views: &mut BTreeMap<String, String>) {
    views.insert(
        "A".into(),
        if apprentice.met { "can go" } else { "stays" }.into(),
    );
    views.insert("A summary".into(), apprentice.summary.clone());
    views.insert(
        "A months verified".into(),
        apprentice.work.verified_months.to_string(),
    );
    views.insert(
        "A months waiting".into(),
        apprentice.work.waiting_months.to_string(),
    );
    views.insert(
        "A notices".into(),
        joined(apprentice.notices.iter().map(|t| t.reason.to_string())),
    );
    for option in &apprentice.options {
        let text = if option.met {
            "met".into()
        } else {
            format!("lacks {}", joined(option.lacks.iter().cloned()))
        };
        views.insert(format!("A option {}", option.number), text);
        let earliest = option
            .earliest_on
            .map_or("none".into(), |on| on.to_string());
        views.insert(format!("A option {} earliest", option.number), earliest);
    }
    for letter in &apprentice.letters {
        let key = format!("letter {}", letter.letter);
        views.insert(
            key.clone(),
            if letter.accepted {
                "accepted"
            } else {
                "not accepted"
            }
            .into(),
        );
        view_tests(&key, &letter.tests, views);
    }
    for position in &apprentice.positions {
        let key = format!("position {}", position.position);
        views.insert(
            key.clone(),
            if position.counts {
                "counts"
            } else {
                "does not count"
            }
            .into(),
        );
        views.insert(
            format!("{key} verified"),
            position.verified_months.to_string(),
        );
        view_tests(&key, &position.tests, views);
    }
}

fn view_cycle(key: &str, cycle: &CycleStanding, views: &mut BTreeMap<String, String>) {
    let mut put = |name: &str, value: String| views.insert(format!("{key} {name}"), value);
    put("starts", cycle.starts_on.date.to_string());
    put("due", cycle.due_on.date.to_string());
    put("state", format!("{:?}", cycle.state).to_lowercase());
    put("required", cycle.required.amount.to_string());
    put("required by", format!("{:?}", cycle.required.provenance));
    put("required because", cycle.required.reason.clone());
    put("earned", cycle.earned.to_string());
    put("counted", cycle.counted.to_string());
    put("needed", cycle.needed.to_string());
    put("planned", cycle.planned.to_string());
    put("complete", if cycle.complete { "yes" } else { "no" }.into());
    put(
        "least",
        cycle.least.clone().unwrap_or_else(|| "nothing".into()),
    );
    put(
        "buckets",
        joined(cycle.buckets.iter().map(|bucket| {
            let (role, lacks) = match bucket.role {
                BucketRole::Minimum => ("of", format!("needs {}", bucket.needed)),
                BucketRole::Maximum => ("of at most", format!("{} beyond", bucket.needed)),
            };
            format!(
                "{} {} {role} {}, {lacks}",
                bucket.key, bucket.counted, bucket.required
            )
        })),
    );
    put(
        "conflict",
        cycle
            .conflict
            .as_ref()
            .map_or("none".into(), |test| test.reason.to_string()),
    );
    put(
        "submit",
        if cycle.can_submit {
            "possible"
        } else {
            "not possible"
        }
        .into(),
    );
    put("submit fails", joined(fails(&cycle.submission)));
    put(
        "window",
        cycle
            .window_opens_on
            .as_ref()
            .map_or("none".into(), |on| on.date.to_string()),
    );
    put(
        "surplus",
        format!(
            "{} above, {} movable, {} lost",
            cycle.surplus.amount, cycle.surplus.movable, cycle.surplus.lost
        ),
    );
    put(
        "ladder",
        joined(
            cycle
                .ladder
                .iter()
                .map(|step| format!("{} {}", step.on, step.name)),
        ),
    );
    put(
        "costs",
        joined(cycle.costs.iter().map(|cost| {
            format!(
                "{} {}{}",
                cost.name,
                cost.amount_cents,
                if cost.applies { "" } else { " only if" }
            )
        })),
    );
    put(
        "credits",
        joined(cycle.credits.iter().map(|credit| credit.credit.to_string())),
    );
    for credit in &cycle.credits {
        let name = format!("credit {}", credit.credit);
        let text = if credit.counts {
            format!("counts {}, {}", credit.counted, credit.verdict)
        } else {
            format!("out: {}", credit.verdict)
        };
        views.insert(format!("{key} {name}"), text);
        views.insert(format!("{key} {name} serves"), credit.serves.join(" "));
        view_tests(&format!("{key} {name}"), &credit.tests, views);
    }
}

fn view_tests(key: &str, tests: &[Test], views: &mut BTreeMap<String, String>) {
    views.insert(format!("{key} fails"), joined(fails(tests)));
    views.insert(
        format!("{key} passes"),
        joined(
            tests
                .iter()
                .filter(|test| test.outcome == Outcome::Pass)
                .map(|test| format!("{}: {}", test.name, test.reason)),
        ),
    );
    views.insert(
        format!("{key} unknown"),
        joined(
            tests
                .iter()
                .filter(|test| test.outcome == Outcome::Unknown)
                .map(|test| test.name.to_string()),
        ),
    );
}

fn fails(tests: &[Test]) -> impl Iterator<Item = String> {
    tests
        .iter()
        .filter(|test| test.outcome == Outcome::Fail)
        .map(|test| format!("{}: {}", test.name, test.reason))
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        "nothing".into()
    } else {
        parts.join("; ")
    }
}
