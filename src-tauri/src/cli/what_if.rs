//! What would be different, in the terminal. Nothing is recorded.

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::facts::{Credential, Credit, CycleChoice, Facts};
use milepost_core::ids::IssuerId;
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::day;
use milepost_core::what_if::{Difference, EffectWeight, Supposition, what_if};
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::arguments::Suppose;
use super::page::{Page, short};
use crate::error::{Code, Refusal};

/// What `what-if --json` answers.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Milepost what-if")]
pub struct WhatIfAnswer {
    /// Always `milepost-what-if`.
    pub format: WhatIfFormat,
    /// The format's version, 1. Fields may be added to a version; none is taken
    /// away and none changes its meaning.
    #[schemars(range(min = 1, max = 1))]
    pub version: u8,
    /// What would be different.
    #[serde(flatten)]
    pub difference: Difference,
}

/// The name of the format.
#[derive(Debug, Serialize, JsonSchema)]
pub enum WhatIfFormat {
    /// The only name.
    #[serde(rename = "milepost-what-if")]
    MilepostWhatIf,
}

/// Judges the facts with what is supposed beside the facts as they are.
///
/// # Errors
/// When nothing is supposed, or a name is not known.
pub fn answer(
    facts: &Facts,
    rulebook: &Rulebook,
    suppose: &Suppose,
    today: NaiveDate,
) -> Result<Answer, Refusal> {
    let suppositions = read(facts, rulebook, suppose)?;
    if suppositions.is_empty() {
        return Err(Refusal::because(
            "suppose something: milepost what-if --add CPMA (milepost what-if --help lists the rest)",
        ));
    }
    let difference = what_if(facts, rulebook, today, &suppositions);
    let mut page = Page::new();
    write(&mut page, &difference);
    let answer = WhatIfAnswer {
        format: WhatIfFormat::MilepostWhatIf,
        version: 1,
        difference,
    };
    Ok(Answer::new(page, &answer))
}

fn write(page: &mut Page, difference: &Difference) {
    page.bold(0, &format!("What if, on {}", day(difference.as_of)));
    for supposed in &difference.supposed {
        page.beside(2, "+", 2, supposed);
    }
    for refused in &difference.refused {
        page.beside(2, "!", 2, refused);
    }
    let effects = &difference.effects;
    let first = |at: usize| !effects[..at].iter().any(|it| it.about == effects[at].about);
    for at in (0..effects.len()).filter(|at| first(*at)) {
        page.heading(&effects[at].about);
        for effect in effects.iter().filter(|it| it.about == effects[at].about) {
            let sign = match effect.weight {
                EffectWeight::More => "more",
                EffectWeight::Less => "less",
                EffectWeight::Neither => "-",
            };
            page.beside(2, sign, 6, &effect.words);
        }
    }
    if difference.effects.is_empty() && !difference.supposed.is_empty() {
        page.gap();
        page.line(0, "Nothing would change.");
    }
    let (now, then) = (&difference.plan_now.words, &difference.plan_then.words);
    if now != then {
        page.gap();
        page.line(0, &format!("Now: {now}"));
        page.line(0, &format!("Then: {then}"));
    }
}

fn read(
    facts: &Facts,
    rulebook: &Rulebook,
    suppose: &Suppose,
) -> Result<Vec<Supposition>, Refusal> {
    let mut all = Vec::new();
    for text in &suppose.add {
        all.push(add(rulebook, text)?);
    }
    for text in &suppose.drop {
        all.push(Supposition::DropCredential {
            credential: credential(facts, text)?.id.clone(),
        });
    }
    for text in &suppose.move_on {
        all.push(moved(facts, text, CycleChoice::Next)?);
    }
    for text in &suppose.move_back {
        all.push(moved(facts, text, CycleChoice::Current)?);
    }
    for text in &suppose.credit {
        all.push(more(text)?);
    }
    if suppose.practicode {
        all.push(Supposition::AddPracticode { completed_on: None });
    }
    if suppose.course {
        all.push(Supposition::AddCourse { completed_on: None });
    }
    Ok(all)
}

/// `CPMA`, or `Board:LIC` for an issuer that the rulebook does not know.
fn add(rulebook: &Rulebook, text: &str) -> Result<Supposition, Refusal> {
    if let Some((issuer, code)) = text.split_once(':') {
        return Ok(Supposition::AddCredential {
            issuer: IssuerId::new(issuer.trim()),
            code: code.trim().into(),
            earned_on: None,
        });
    }
    let plain = text.trim().to_uppercase();
    let code = plain.strip_suffix("-A").unwrap_or(&plain);
    let known = rulebook.credentials();
    let found = known
        .iter()
        .find(|it| it.code.as_str() == code || it.code.as_str() == plain);
    let found = found.ok_or_else(|| {
        unknown(&format!(
            "the rulebook doesn't know the credential {}; write its issuer before it, as in \
             Board:LIC",
            short(text, 40)
        ))
    })?;
    Ok(Supposition::AddCredential {
        issuer: found.issuer.clone(),
        code: plain.as_str().into(),
        earned_on: None,
    })
}

fn credential<'a>(facts: &'a Facts, text: &str) -> Result<&'a Credential, Refusal> {
    let plain = text.trim();
    let code = plain.to_uppercase();
    let code = code.strip_suffix("-A").unwrap_or(&code);
    let mut all = facts.credentials.iter();
    all.find(|it| it.id.as_str() == plain || it.code.as_str().eq_ignore_ascii_case(code))
        .ok_or_else(|| unknown(&format!("no credential {} is on record", short(text, 40))))
}

fn moved(facts: &Facts, text: &str, to: CycleChoice) -> Result<Supposition, Refusal> {
    let found = credit(facts, text)?;
    Ok(Supposition::MoveCredit {
        credit: found.id.clone(),
        to,
    })
}

/// The credit with this id, or the only one whose title has these words.
fn credit<'a>(facts: &'a Facts, text: &str) -> Result<&'a Credit, Refusal> {
    let plain = text.trim();
    if let Some(found) = facts.credits.iter().find(|it| it.id.as_str() == plain) {
        return Ok(found);
    }
    let words = plain.to_lowercase();
    let titled = facts.credits.iter();
    let titled: Vec<&Credit> = titled
        .filter(|it| it.title.to_lowercase().contains(&words) || it.id.as_str().starts_with(plain))
        .collect();
    match titled.as_slice() {
        [one] => Ok(one),
        [] => Err(unknown(&format!("no credit is called {}", short(text, 60)))),
        many => Err(unknown(&format!(
            "{} credits have {} in their title; write more of it, or the id (milepost list credit)",
            many.len(),
            short(text, 60)
        ))),
    }
}

/// `6`, or `6 auditing`.
fn more(text: &str) -> Result<Supposition, Refusal> {
    let mut words = text.split_whitespace();
    let amount = words.next().unwrap_or_default();
    let amount = Ceus::parse(amount).map_err(|error| {
        unknown(&format!(
            "{error}: write the CEUs and, if you like, a topic, as in \"6 auditing\""
        ))
    })?;
    let topic = words.collect::<Vec<_>>().join(" ");
    Ok(Supposition::AddCredit {
        ahima_source: None,
        amount,
        topics: if topic.is_empty() {
            Vec::new()
        } else {
            vec![topic]
        },
        issuers: None,
        completed_on: None,
    })
}

fn unknown(message: &str) -> Refusal {
    Refusal {
        code: Code::NotFound,
        message: message.to_owned(),
        field: None,
    }
}
