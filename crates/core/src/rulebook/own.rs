//! Rules of the user's own: checked, and as clauses beside those of the rulebook.

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

use super::clause::{Bound, Clause, Decision, Governs, Source, Version};
use super::history::{Stretch, check_history};
use super::load::line_of;
use super::value::Value;
use crate::amounts::Ceus;
use crate::certainty::Certainty;
use crate::facts::{OwnIssuer, OwnRule, OwnRuleKind, OwnVersion};
use crate::ids::{ClauseId, IssuerId};

/// The bodies whose rules ship with the program and are not written over.
const KNOWN: [&str; 3] = ["AAPC", "AHIMA", "Education"];

/// Why rules of the user's own cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct OwnRulesError {
    /// Which rule is to blame, from 0; none when it is the whole.
    pub rule: Option<usize>,
    /// Which version of it, from 0.
    pub version: Option<usize>,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// Why a file with rules of the user's own cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct OwnFileError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub message: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    issuer: String,
    name: Option<String>,
    source: Option<String>,
    cycle_starts_on: Option<NaiveDate>,
    #[serde(default)]
    rule: Vec<Spanned<FileRule>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileRule {
    kind: OwnRuleKind,
    topic: Option<String>,
    #[serde(default)]
    version: Vec<Spanned<OwnVersion>>,
}

/// Reads a rulebook file of the user's own, in TOML, and checks it.
///
/// # Errors
/// What is wrong first, with its line: it is no TOML, a field is unknown, a
/// history has a gap or an overlap, an amount is missing.
pub fn read_own_issuer(text: &str) -> Result<OwnIssuer, OwnFileError> {
    let file: File = toml::from_str(text).map_err(|error| OwnFileError {
        line: line_of(text, error.span().map_or(0, |span| span.start)),
        message: error.message().to_owned(),
    })?;
    // Where each rule and each of its versions stands in the file.
    let mut places: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut rules = Vec::new();
    for rule in file.rule {
        let at = rule.span().start;
        let rule = rule.into_inner();
        let versions = rule.version.iter().map(|it| it.span().start).collect();
        places.push((at, versions));
        rules.push(OwnRule {
            kind: rule.kind,
            topic: rule.topic,
            versions: rule.version.into_iter().map(Spanned::into_inner).collect(),
        });
    }
    let own = OwnIssuer {
        id: crate::ids::OwnIssuerId::default(),
        issuer: IssuerId::new(file.issuer),
        name: file.name,
        source: file.source,
        cycle_starts_on: file.cycle_starts_on,
        rules,
    };
    match own_clauses(&own) {
        Ok(_) => Ok(own),
        Err(error) => {
            let place = error.rule.and_then(|rule| places.get(rule));
            let at = place.map_or(0, |(rule, versions)| {
                let version = error.version.and_then(|version| versions.get(version));
                *version.unwrap_or(rule)
            });
            Err(OwnFileError {
                line: line_of(text, at),
                message: error.message,
            })
        }
    }
}

/// The rules of the user's own as clauses, named `own.<issuer>.<rule>`.
///
/// # Errors
/// The first thing that does not hold together, in a sentence.
pub fn own_clauses(own: &OwnIssuer) -> Result<Vec<Clause>, OwnRulesError> {
    let whole = |message: String| OwnRulesError {
        rule: None,
        version: None,
        message,
    };
    let issuer = own.issuer.as_str().trim();
    if issuer.is_empty() {
        return Err(whole("The issuer needs a short name.".into()));
    }
    if let Some(known) = KNOWN
        .iter()
        .find(|known| known.eq_ignore_ascii_case(issuer))
    {
        return Err(whole(format!(
            "{known}'s rules come with the program; give yours another name, or decide its open rules in Settings."
        )));
    }
    let mut clauses: Vec<Clause> = Vec::with_capacity(own.rules.len());
    for (at, rule) in own.rules.iter().enumerate() {
        let clause = clause_of(own, rule).map_err(|(version, message)| OwnRulesError {
            rule: Some(at),
            version,
            message: format!(
                "\"{}\" {message}.",
                title_of(rule.kind, rule.topic.as_deref())
            ),
        })?;
        if clauses.iter().any(|earlier| earlier.id == clause.id) {
            return Err(OwnRulesError {
                rule: Some(at),
                version: None,
                message: format!(
                    "\"{}\" is there twice; put both versions into one rule.",
                    clause.title
                ),
            });
        }
        clauses.push(clause);
    }
    for (kind, what) in [
        (OwnRuleKind::Total, "how many CEUs a cycle asks for (total)"),
        (
            OwnRuleKind::CycleMonths,
            "how long a cycle is (cycle_months)",
        ),
    ] {
        if !own.rules.iter().any(|rule| rule.kind == kind) {
            return Err(whole(format!("No rule says {what}.")));
        }
    }
    Ok(clauses)
}

/// The name of a rule of the user's own in the rulebook.
pub(crate) fn own_clause_id(issuer: &IssuerId, kind: OwnRuleKind, topic: Option<&str>) -> ClauseId {
    let key = key_of(kind);
    let issuer = slug(issuer.as_str());
    match topic {
        Some(topic) => ClauseId::new(format!("own.{issuer}.{key}.{}", slug(topic))),
        None => ClauseId::new(format!("own.{issuer}.{key}")),
    }
}

fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        match letter {
            letter if letter.is_alphanumeric() => slug.extend(letter.to_lowercase()),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').to_owned()
}

const fn key_of(kind: OwnRuleKind) -> &'static str {
    match kind {
        OwnRuleKind::CycleMonths => "cycle-length",
        OwnRuleKind::Total => "total",
        OwnRuleKind::Minimum => "minimum",
        OwnRuleKind::Maximum => "maximum",
        OwnRuleKind::WindowDays => "window",
        OwnRuleKind::GraceDays => "grace",
        OwnRuleKind::CertificateNeeded => "certificate",
        OwnRuleKind::Once => "once",
        OwnRuleKind::AfterAward => "after-award",
        OwnRuleKind::MustName => "must-name",
        OwnRuleKind::PerCredential => "per-credential",
        OwnRuleKind::ProratedFirst => "prorated-first",
    }
}

/// What a kind of rule counts; none where it takes no amount.
fn value_of(kind: OwnRuleKind, amount: Ceus) -> Result<Value, &'static str> {
    let whole = |least: i32, most: i32, what: &'static str| {
        let number = amount.hundredths() / 100;
        let fits = amount.hundredths() % 100 == 0 && (least..=most).contains(&number);
        if fits { Ok(number) } else { Err(what) }
    };
    let ceus = || {
        let fits = amount > Ceus::ZERO && amount <= Ceus::whole(1000);
        if fits {
            Ok(Value::Ceus(amount))
        } else {
            Err("needs an amount of CEUs above 0, at most 1,000")
        }
    };
    match kind {
        OwnRuleKind::CycleMonths => whole(
            1,
            120,
            "needs a length of 1 to 120 whole months as its amount",
        )
        .map(Value::Months),
        OwnRuleKind::Total | OwnRuleKind::Minimum | OwnRuleKind::Maximum => ceus(),
        OwnRuleKind::WindowDays | OwnRuleKind::GraceDays => {
            whole(0, 730, "needs 0 to 730 whole days as its amount").map(Value::Days)
        }
        OwnRuleKind::CertificateNeeded
        | OwnRuleKind::Once
        | OwnRuleKind::AfterAward
        | OwnRuleKind::MustName
        | OwnRuleKind::PerCredential
        | OwnRuleKind::ProratedFirst => Err("takes no amount"),
    }
}

const fn takes_an_amount(kind: OwnRuleKind) -> bool {
    !matches!(
        kind,
        OwnRuleKind::CertificateNeeded
            | OwnRuleKind::Once
            | OwnRuleKind::AfterAward
            | OwnRuleKind::MustName
            | OwnRuleKind::PerCredential
            | OwnRuleKind::ProratedFirst
    )
}

fn title_of(kind: OwnRuleKind, topic: Option<&str>) -> String {
    let topic = topic.map_or("a topic", str::trim);
    match kind {
        OwnRuleKind::CycleMonths => "Length of a cycle".to_owned(),
        OwnRuleKind::Total => "CEUs in a cycle".to_owned(),
        OwnRuleKind::Minimum => format!("At least, in {topic}"),
        OwnRuleKind::Maximum => format!("At most, in {topic}"),
        OwnRuleKind::WindowDays => "Submission window".to_owned(),
        OwnRuleKind::GraceDays => "Grace".to_owned(),
        OwnRuleKind::CertificateNeeded => "Certificate needed".to_owned(),
        OwnRuleKind::Once => "Once for each activity".to_owned(),
        OwnRuleKind::AfterAward => "After the award".to_owned(),
        OwnRuleKind::MustName => "Credits that name it".to_owned(),
        OwnRuleKind::PerCredential => "Total for each credential".to_owned(),
        OwnRuleKind::ProratedFirst => "First cycle, prorated".to_owned(),
    }
}

fn sentence_of(kind: OwnRuleKind, topic: Option<&str>, value: &Value) -> String {
    let topic = topic.unwrap_or_default();
    match kind {
        OwnRuleKind::CycleMonths => format!("A cycle lasts {value}."),
        OwnRuleKind::Total => format!("{value} in each cycle."),
        OwnRuleKind::Minimum => format!("At least {value} of them in {topic}."),
        OwnRuleKind::Maximum => format!("At most {value} of them in {topic}."),
        OwnRuleKind::WindowDays => format!("Submission opens {value} before the due date."),
        OwnRuleKind::GraceDays => format!("There are {value} of grace after the due date."),
        OwnRuleKind::CertificateNeeded => {
            "A credit counts only with its certificate on hand.".to_owned()
        }
        OwnRuleKind::Once => "The same activity counts once in a cycle.".to_owned(),
        OwnRuleKind::AfterAward => "Credits earned before the award don't count.".to_owned(),
        OwnRuleKind::MustName => "Only credits that name this issuer count.".to_owned(),
        OwnRuleKind::PerCredential => "The total applies to each credential you hold.".to_owned(),
        OwnRuleKind::ProratedFirst => {
            "The first cycle requires only the share for its months since the award.".to_owned()
        }
    }
}

fn clause_of(own: &OwnIssuer, rule: &OwnRule) -> Result<Clause, (Option<usize>, String)> {
    let topic = rule.topic.as_deref().map(str::trim);
    let about_a_topic = matches!(rule.kind, OwnRuleKind::Minimum | OwnRuleKind::Maximum);
    match (about_a_topic, topic.filter(|topic| !topic.is_empty())) {
        (true, None) => return Err((None, "needs the topic that it is about".into())),
        (false, Some(_)) => {
            return Err((
                None,
                "has a topic, which only a minimum or a maximum has".into(),
            ));
        }
        _ => {}
    }
    let history: Vec<Stretch> = rule.versions.iter().map(|it| (it.from, it.to)).collect();
    check_history(&history).map_err(|broken| (Some(broken.at), broken.message))?;
    let versions = rule
        .versions
        .iter()
        .enumerate()
        .map(|(at, version)| {
            version_of(own, rule.kind, topic, version).map_err(|message| (Some(at), message))
        })
        .collect::<Result<Vec<Version>, _>>()?;
    Ok(Clause {
        id: own_clause_id(&own.issuer, rule.kind, topic),
        issuer: own.issuer.clone(),
        area: "Your own rules".to_owned(),
        title: title_of(rule.kind, topic),
        governs: Governs::Due,
        versions,
    })
}

fn version_of(
    own: &OwnIssuer,
    kind: OwnRuleKind,
    topic: Option<&str>,
    version: &OwnVersion,
) -> Result<Version, String> {
    let value = match (takes_an_amount(kind), version.amount) {
        (true, None) => return Err("needs an amount".into()),
        (false, None) => Value::Statement,
        (_, Some(amount)) => value_of(kind, amount)?,
    };
    let said = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let source = said(&version.source).or_else(|| said(&own.source));
    Ok(Version {
        from: version.from,
        from_bound: Bound::Exact,
        to: version.to,
        value_text: value.to_string(),
        says: said(&version.says).unwrap_or_else(|| sentence_of(kind, topic, &value)),
        value,
        sources: source
            .map(|url| Source {
                key: own.issuer.to_string(),
                url,
                age: "as you wrote it".to_owned(),
            })
            .into_iter()
            .collect(),
        checked_on: version.checked_on,
        certainty: Certainty::Published,
        note: None,
        decision: Decision::default(),
    })
}
