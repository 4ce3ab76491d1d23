//! Rules of the person's own: decisions on open rules, and issuers that they add.

use std::fs;
use std::path::Path;

use milepost_core::facts::{OwnIssuer, RuleChoice};
use milepost_core::ids::ClauseId;
use milepost_core::rulebook::{Clause, own_clauses, read_own_issuer};
use milepost_logbook::{Applied, Fact, FactKey, FactKind, Logbook, Operation};
use serde::Serialize;

use super::answer::{Answer, changed};
use super::page::Page;
use crate::clock::Clock;
use crate::error::{Code, Refusal};

/// Decides how an open rule is read: `off`, `on`, `default`, a number, or one of its readings.
///
/// # Errors
/// When there is no such clause, or it cannot be decided so.
pub fn decide(
    logbook: &mut Logbook,
    clause: &str,
    how: &str,
    clock: &Clock,
) -> Result<Answer, Refusal> {
    let rulebook = logbook.rulebook().clone();
    if how == "default" {
        let key = FactKey::new(FactKind::RuleChoice, clause);
        if logbook.fact(&key)?.is_none() {
            return Err(refusal(
                Code::NotFound,
                format!("{clause} is read by its default already"),
            ));
        }
        let applied = logbook.transact(Operation::Remove(key), &clock.now())?;
        return Ok(changed(&applied, None));
    }
    let choice = RuleChoice {
        clause: ClauseId::new(clause),
        applies: how != "off",
        reading: (!["off", "on"].contains(&how) && how.parse::<i32>().is_err())
            .then(|| how.to_owned()),
        number: how.parse().ok(),
    };
    rulebook
        .check_choice(&choice)
        .map_err(|message| refusal(Code::Invalid, message))?;
    let operation = Operation::Put(Fact::RuleChoice(choice));
    let applied = logbook.transact(operation, &clock.now())?;
    Ok(changed(&applied, None))
}

/// Reads a rulebook file of the person's own and keeps its issuer; one of the
/// same name is replaced.
///
/// # Errors
/// When the file cannot be read, or its rules do not hold together: with the line.
pub fn keep(logbook: &mut Logbook, file: &Path, clock: &Clock) -> Result<Answer, Refusal> {
    let mut issuer = read(file)?;
    let known = logbook.outline()?.own_issuers;
    let same = known.into_iter().find(|it| it.issuer == issuer.issuer);
    let operation = match same {
        Some(known) => {
            issuer.id = known.id;
            Operation::Change(Fact::OwnIssuer(issuer))
        }
        None => Operation::Add(Fact::OwnIssuer(issuer)),
    };
    let applied: Applied = logbook.transact(operation, &clock.now())?;
    Ok(changed(&applied, None))
}

/// Reads a rulebook file of the person's own and says what it holds; nothing is kept.
///
/// # Errors
/// As [`keep`].
pub fn check(file: &Path) -> Result<Answer, Refusal> {
    let issuer = read(file)?;
    let clauses = own_clauses(&issuer).map_err(|error| Refusal::because(error.to_string()))?;
    let mut page = Page::new();
    let name = issuer.name.as_deref().unwrap_or("no longer name");
    page.bold(0, &format!("{} · {name}", issuer.issuer));
    for clause in &clauses {
        page.line(2, &clause.title);
        for version in &clause.versions {
            page.line(4, &version.says);
        }
    }
    let answer = OwnIssuerAnswer {
        format: "milepost-own-issuer",
        version: 1,
        issuer,
        clauses,
    };
    Ok(Answer::new(page, &answer))
}

/// What `issuer check --json` answers.
#[derive(Debug, Serialize)]
struct OwnIssuerAnswer {
    format: &'static str,
    version: u8,
    /// As the facts format writes it.
    issuer: OwnIssuer,
    /// Its rules as clauses of a rulebook.
    clauses: Vec<Clause>,
}

fn read(file: &Path) -> Result<OwnIssuer, Refusal> {
    let text = fs::read_to_string(file)
        .map_err(|error| Refusal::because(format!("{} can't be read: {error}", file.display())))?;
    read_own_issuer(&text).map_err(|error| Refusal::because(format!("{}, {error}", file.display())))
}

fn refusal(code: Code, message: String) -> Refusal {
    Refusal {
        code,
        message,
        field: None,
    }
}
