//! The way to a job on an open logbook: reads, and files that leave it.

use std::fmt::Write as _;

use chrono::NaiveDate;
use milepost_core::career::{
    self, Directory, PayWords, Practice, RecordLine, directory, practice, search_record,
};
use milepost_core::exchange::runs_as_formula;
use milepost_core::facts::Facts;
use milepost_core::pay::{
    Area, EmployerKind, Figure, Occupation, Pay, PaySource, Unsourced, read_pay,
};
use milepost_core::prospects::{
    Comparison, LaterRole, Network, OfferColumn, Search, compare, later_roles, network, offers,
    search,
};
use milepost_core::standing::Obligation;
use milepost_logbook::Logbook;
use serde::Serialize;
use specta::Type;

use crate::error::Refusal;
use crate::queries;

/// Applications, with what is next for them by the one list of what is due.
///
/// # Errors
/// When the logbook cannot be read.
pub fn search_of(logbook: &Logbook, today: NaiveDate) -> Result<Search, Refusal> {
    let standing = queries::standing(logbook, today)?;
    let facts = logbook.search_facts()?;
    Ok(search(
        &facts,
        &standing.obligations,
        today,
        &home_of(logbook)?,
    ))
}

/// The area whose published pay is the person's own.
///
/// # Errors
/// When the logbook cannot be read.
pub fn home_of(logbook: &Logbook) -> Result<String, Refusal> {
    let chosen = logbook.settings()?.home_area;
    Ok(chosen.unwrap_or_else(|| career::HOME.to_owned()))
}

/// What the search asks for, by day.
///
/// # Errors
/// When the logbook cannot be read.
pub fn due(logbook: &Logbook, today: NaiveDate) -> Result<Vec<Obligation>, Refusal> {
    let standing = queries::standing(logbook, today)?;
    let mut list = standing.obligations;
    list.retain(|it| it.kind.is_search());
    Ok(list)
}

/// Meetings with what each is worth, and people.
///
/// # Errors
/// When the logbook cannot be read.
pub fn network_of(logbook: &Logbook, today: NaiveDate) -> Result<Network, Refusal> {
    let facts = logbook.facts_to_judge()?;
    Ok(network(&facts, logbook.rulebook(), today))
}

/// Offers side by side.
///
/// # Errors
/// When the logbook cannot be read.
pub fn offers_of(logbook: &Logbook, today: NaiveDate) -> Result<Vec<OfferColumn>, Refusal> {
    Ok(offers(&logbook.search_facts()?, today, &home_of(logbook)?))
}

/// Credentials side by side.
///
/// # Errors
/// When the logbook cannot be read.
pub fn comparison(
    logbook: &Logbook,
    codes: &[String],
    today: NaiveDate,
) -> Result<Comparison, Refusal> {
    let facts = logbook.facts_to_judge()?;
    Ok(compare(&facts, logbook.rulebook(), today, codes))
}

/// The practice with what was answered.
///
/// # Errors
/// When the logbook cannot be read.
pub fn practice_of(logbook: &Logbook, today: NaiveDate) -> Result<Practice, Refusal> {
    Ok(practice(&logbook.search_facts()?, today))
}

/// The directory with the person's own words on it.
///
/// # Errors
/// When the logbook cannot be read.
pub fn directory_of(logbook: &Logbook) -> Result<Directory, Refusal> {
    Ok(directory(&logbook.search_facts()?))
}

/// The page of an application, a directory entry or an entry of the person's own; nothing else is
/// opened.
///
/// # Errors
/// When no such page is on record, or it is no web page.
pub fn page_of(facts: &Facts, address: &str) -> Result<String, Refusal> {
    let applications = facts
        .applications
        .iter()
        .filter_map(|it| it.address.as_deref());
    let own = facts
        .directory_entries
        .iter()
        .filter_map(|it| it.address.as_deref());
    let shipped = career::shipped()
        .iter()
        .filter_map(|it| it.address.as_deref());
    let mut known = applications.chain(own).chain(shipped);
    if !known.any(|it| it == address) {
        return Err(Refusal::because(
            "only pages of your applications and of the directory are opened",
        ));
    }
    career::page(address).map_err(|error| Refusal::because(error.to_string()))
}

/// Figures of pay, with an amount placed among them.
#[derive(Debug, Serialize, Type)]
pub struct PayView {
    /// The area of the person, by its key.
    pub home: String,
    /// The amount as it was understood; none where none was typed.
    pub asked: Option<PayWords>,
    /// What is wrong with what was typed, and what would mend it.
    pub problem: Option<String>,
    /// Each area for the coders' class, with its newest figure.
    pub areas: Vec<PayArea>,
    /// The home area's figures by class, the newest first.
    pub classes: Vec<PayClass>,
    /// What each kind of employer paid, over the whole country.
    pub by_employer: Vec<EmployerFigure>,
    /// Figures of an article without a source.
    pub unsourced: Vec<Unsourced>,
    /// Where the figures come from.
    pub sources: Vec<PaySource>,
    /// Later roles with their classes.
    pub roles: Vec<LaterRole>,
}

/// One area with its newest figure for coders.
#[derive(Debug, Serialize, Type)]
pub struct PayArea {
    /// The area.
    pub area: Area,
    /// The figure.
    pub figure: Figure,
    /// Where the amount lies: `median to 75th`.
    pub place: Option<String>,
    /// The same in a sentence: `between the median and the 75th percentile`.
    pub place_words: Option<String>,
}

/// One class of work at home.
#[derive(Debug, Serialize, Type)]
pub struct PayClass {
    /// The class.
    pub occupation: Occupation,
    /// Its figures, the newest first.
    pub figures: Vec<Figure>,
}

/// What a kind of employer paid.
#[derive(Debug, Serialize, Type)]
pub struct EmployerFigure {
    /// The kind.
    pub name: String,
    /// The figure.
    pub figure: Figure,
}

/// The figures, with a typed amount placed among them.
pub fn pay_view(typed: &str, home: &str) -> PayView {
    let pay = Pay::embedded();
    let (asked, problem) = match (typed.trim(), read_pay(typed)) {
        ("", _) => (None, None),
        (_, Ok((cents, unit))) => (Some(career::words(cents, cents, Some(unit), home)), None),
        (_, Err(error)) => (None, Some(error.to_string())),
    };
    let amount = asked.as_ref().and_then(|it| it.low);
    let areas = pay.areas().iter().filter_map(|area| {
        let figure = pay.newest(area, career::CODERS)?;
        let place = amount.and_then(|amount| figure.annual.place(amount));
        Some(PayArea {
            area: area.clone(),
            figure: figure.clone(),
            place: place.map(career::short),
            place_words: place.map(|place| place.words()),
        })
    });
    let home = career::home(home).map(|(area, _)| area);
    let classes = pay.occupations().iter().filter_map(|occupation| {
        let figures: Vec<Figure> = pay.history(home?, &occupation.code).cloned().collect();
        (!figures.is_empty()).then(|| PayClass {
            occupation: occupation.clone(),
            figures,
        })
    });
    let employer = |it: &EmployerKind| EmployerFigure {
        name: it.name.clone(),
        figure: it.figure.clone(),
    };
    PayView {
        home: home.map(|it| it.key.clone()).unwrap_or_default(),
        asked,
        problem,
        areas: areas.collect(),
        classes: classes.collect(),
        by_employer: pay.by_employer().iter().map(employer).collect(),
        unsourced: pay.unsourced().to_vec(),
        sources: pay.sources().to_vec(),
        roles: later_roles().to_vec(),
    }
}

/// The record of a search as CSV, for whoever asks for it.
pub fn record_csv(lines: &[RecordLine]) -> String {
    // So that a spreadsheet program reads the text as UTF-8.
    let mut sheet = String::from("\u{feff}");
    sheet.push_str("Date,What,Employer,Job or meeting,How,Web address,Note\r\n");
    for line in lines {
        let cells = [
            &line.what,
            &line.employer,
            &line.title,
            &line.how,
            &line.address,
            &line.note,
        ];
        let cells: Vec<String> = cells.into_iter().map(|text| cell(text)).collect();
        // Writing to a text cannot fail.
        let _ = write!(sheet, "{},{}\r\n", line.on, cells.join(","));
    }
    sheet
}

/// A typed text as one cell: what a spreadsheet would run stands behind an apostrophe.
fn cell(text: &str) -> String {
    let text = match runs_as_formula(text) {
        true => format!("'{text}"),
        false => text.to_owned(),
    };
    match text.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

/// The record of a search for a span of days.
///
/// # Errors
/// When the logbook cannot be read, or the span ends before it begins.
pub fn record_of(
    logbook: &Logbook,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<RecordLine>, Refusal> {
    if to < from {
        return Err(Refusal::invalid("to", "the last day is before the first"));
    }
    Ok(search_record(&logbook.search_facts()?, from, to))
}
