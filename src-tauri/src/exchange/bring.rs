//! Bringing in what was looked into: one operation, one undo.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use milepost_core::exchange::{Kind, Mapping, RowSeen, mapping_key, typed};
use milepost_logbook::{
    Applied, Brought, Fact, KeptMapping, Logbook, LogbookError, Now, Operation, hash_of,
};

use super::look::Looked;
use crate::error::Refusal;

/// Brings the rows in that come, with the places that they need; none of them, or all.
///
/// # Errors
/// When the logbook refuses; nothing is changed then.
pub fn bring(
    logbook: &mut Logbook,
    looked: &Looked,
    source: &str,
    now: &Now,
) -> Result<Option<Applied>, Refusal> {
    let preview = &looked.preview;
    let rows: Vec<&RowSeen> = preview.rows.iter().filter(|row| row.comes).collect();
    if rows.is_empty() {
        return Ok(None);
    }
    let mut brought = Brought {
        facts: Vec::with_capacity(rows.len() + preview.made.len()),
        prints: Vec::with_capacity(rows.len() + preview.made.len()),
        source: source.to_owned(),
        label: None,
    };
    let mut given: BTreeMap<(Kind, String), String> = BTreeMap::new();
    for made in &preview.made {
        let mut fact = typed(made.kind, made.fact.clone()).map_err(Refusal::because)?;
        let id = Logbook::new_id(now);
        given.insert((made.kind, fact.id().to_owned()), id.clone());
        fact.set_id(&id);
        brought.facts.push(fact);
        brought.prints.push(String::new());
    }
    // The row of each fact, for the one that is refused.
    let mut places = vec![None; brought.facts.len()];
    for row in rows {
        let Some(fields) = &row.fact else { continue };
        places.push(Some(row.row));
        let mut fact = typed(row.kind, fields.clone())
            .map_err(|why| Refusal::because(format!("row {}: {why}", row.row)))?;
        refer(&mut fact, &given);
        let with = match row.along.is_empty() || !fact.id().is_empty() {
            true => fact.id().to_owned(),
            false => Logbook::new_id(now),
        };
        if !row.along.is_empty() {
            fact.set_id(&with);
        }
        brought.facts.push(fact);
        brought.prints.push(row.print.clone());
        for made in &row.along {
            let mut fact = typed(made.kind, made.fact.clone()).map_err(Refusal::because)?;
            if let Fact::Step(step) = &mut fact {
                step.application = Some(with.as_str().into());
            }
            brought.facts.push(fact);
            brought.prints.push(String::new());
        }
    }
    store_evidence(logbook, &brought, &looked.evidence)?;
    let applied = logbook
        .transact(Operation::Bring(brought), now)
        .map_err(|error| in_its_row(error, &places))?;
    if let Some(mapping) = &preview.mapping {
        keep_mapping(logbook, mapping, now.today())?;
    }
    Ok(Some(applied))
}

/// Names the row of a fact that the logbook refuses: `facts[4].title` is row 7 of the sheet.
fn in_its_row(error: LogbookError, places: &[Option<u32>]) -> Refusal {
    if let LogbookError::Invalid(invalid) = &error
        && let Some((place, field)) = invalid
            .field
            .strip_prefix("facts[")
            .and_then(|rest| rest.split_once("]."))
        && let Some(Some(row)) = place.parse().ok().and_then(|at: usize| places.get(at))
    {
        return Refusal::because(format!(
            "row {row}, {}: {}; nothing came in",
            field.replace('_', " "),
            invalid.message
        ));
    }
    error.into()
}

/// Keeps the bytes that came along for the evidence that comes in; what nothing names stays out.
fn store_evidence(
    logbook: &mut Logbook,
    brought: &Brought,
    files: &[Vec<u8>],
) -> Result<(), Refusal> {
    for bytes in files {
        let sha256 = hash_of(bytes);
        let named = brought.facts.iter().find_map(|fact| match fact {
            Fact::Evidence(it) if it.sha256 == sha256 => Some(&it.name),
            _ => None,
        });
        if let Some(name) = named {
            logbook.store_file(name, bytes)?;
        }
    }
    Ok(())
}

/// Puts the ids of new places where their names stood meanwhile.
fn refer(fact: &mut Fact, given: &BTreeMap<(Kind, String), String>) {
    let place = |id: &str| given.get(&(Kind::Position, id.to_owned()));
    match fact {
        Fact::Entry(it) => {
            if let Some(id) = place(it.position.as_str()) {
                it.position = id.as_str().into();
            }
        }
        Fact::Letter(it) => {
            if let Some(id) = place(it.position.as_str()) {
                it.position = id.as_str().into();
            }
        }
        Fact::StudyEntry(it) => {
            let course = it.course.as_ref().map(|course| course.as_str().to_owned());
            let course = course.and_then(|id| given.get(&(Kind::Course, id)));
            if let Some(id) = course {
                it.course = Some(id.as_str().into());
            }
        }
        _ => {}
    }
}

fn keep_mapping(logbook: &mut Logbook, mapping: &Mapping, today: NaiveDate) -> Result<(), Refusal> {
    let header = mapping_key(&mapping.header);
    // A sheet without headers is known by nothing.
    if header.is_empty() {
        return Ok(());
    }
    logbook.keep_mapping(&KeptMapping {
        name: mapping.name.clone(),
        target: mapping.target.list().to_owned(),
        header,
        body: mapping.write(),
        used_on: today,
    })?;
    Ok(())
}
