//! Quick-add words on an open logbook.

use chrono::NaiveDate;
use milepost_core::facts::Facts;
use milepost_core::quickadd::{
    Context, Mode, Proposal, Understood, Usual, is_of_career, lines_of, parse,
};
use milepost_logbook::{
    Applied, Fact, Logbook, LogbookError, Now, Operation, Place, Remark, WeekRow,
};
use serde::Serialize;
use specta::Type;

use crate::error::{Code, Refusal};

/// Says what the words would record, with the names that the logbook knows.
///
/// # Errors
/// When the logbook cannot be read. Words that are not understood are no error
/// here: the answer names their problems.
pub fn understand(
    logbook: &Logbook,
    text: &str,
    mode: Mode,
    today: NaiveDate,
) -> Result<Understood, LogbookError> {
    let facts = logbook.outline()?;
    let search = match asks_for_people(text, mode) {
        true => logbook.search_facts()?,
        false => Facts::default(),
    };
    let usual = logbook.usual_day(today)?.map(|usual| Usual {
        position: usual.position,
        minutes: usual.minutes,
    });
    let context = Context {
        today,
        mode,
        positions: &facts.positions,
        courses: &facts.courses,
        practicode: &facts.practicode,
        usual,
        credentials: &facts.credentials,
        contacts: &search.contacts,
        applications: &search.applications,
        steps: &search.steps,
    };
    Ok(parse(text, &context))
}

/// Whether the words are about the way to a job, so that its people and applications are read.
fn asks_for_people(text: &str, mode: Mode) -> bool {
    matches!(mode, Mode::Apply | Mode::Meet | Mode::Spoke | Mode::Offer)
        || mode == Mode::Any && is_of_career(text)
}

/// Quick-add words, and what the hours that they would record come on top of.
#[derive(Debug, Serialize, Type)]
pub struct Line {
    /// What was understood.
    #[serde(flatten)]
    pub understood: Understood,
    /// What is there before; none where no hours would be recorded.
    pub before: Option<Before>,
    /// What is to be known before it is saved.
    pub remarks: Vec<Remark>,
}

/// One of several pasted lines.
#[derive(Debug, Serialize, Type)]
pub struct PastedLine {
    /// The line as it was pasted.
    pub text: String,
    /// What was understood of it.
    #[serde(flatten)]
    pub line: Line,
}

/// The hours that are there before a line is saved.
#[derive(Debug, PartialEq, Eq, Serialize, Type)]
pub struct Before {
    /// The minutes that the day has at the same place.
    pub day_minutes: i32,
    /// The minutes that are planned there for the day, or wait to be confirmed.
    pub planned_minutes: i32,
    /// The minutes that its week has, of work or of study.
    pub week_minutes: i32,
}

/// What hours that are proposed come on top of.
///
/// # Errors
/// When the logbook cannot be read.
pub fn before(
    logbook: &Logbook,
    proposal: &Proposal,
    today: NaiveDate,
) -> Result<Option<Before>, LogbookError> {
    let (place, date) = match proposal {
        Proposal::Entry(entry) => (Place::Position(entry.position.clone()), entry.date),
        Proposal::Study(entry) => (Place::of_study(entry), entry.date),
        Proposal::Credit(_) | Proposal::Career(_) => return Ok(None),
    };
    let week = logbook.week(date, today)?;
    let is_work = |place: &Place| matches!(place, Place::Position(_));
    let at = week.days.iter().position(|day| *day == date);
    let there = week.rows.iter().find(|row| row.place == place);
    let on_day = |of: fn(&WeekRow) -> &Vec<i32>| {
        there.zip(at).and_then(|(row, at)| of(row).get(at).copied())
    };
    let ledger = week
        .rows
        .iter()
        .filter(|row| is_work(&row.place) == is_work(&place));
    Ok(Some(Before {
        day_minutes: on_day(|row| &row.minutes).unwrap_or_default(),
        planned_minutes: on_day(|row| &row.planned).unwrap_or_default(),
        week_minutes: ledger.map(|row| row.total).sum(),
    }))
}

/// Says what one line would record, on top of what, and what is to be known before.
///
/// # Errors
/// When the logbook cannot be read.
pub fn line(
    logbook: &Logbook,
    text: &str,
    mode: Mode,
    today: NaiveDate,
) -> Result<Line, LogbookError> {
    let understood = understand(logbook, text, mode, today)?;
    let (mut on_top, mut remarks) = (None, Vec::new());
    if let Some(proposal) = &understood.proposal {
        on_top = before(logbook, proposal, today)?;
        remarks = logbook.remarks(&operation_of(proposal.clone()), today)?;
    }
    Ok(Line {
        understood,
        before: on_top,
        remarks,
    })
}

/// Says what each of several pasted lines would record; a line is told what the
/// lines before it would put on its day.
///
/// # Errors
/// When the logbook cannot be read.
pub fn lines(
    logbook: &Logbook,
    text: &str,
    mode: Mode,
    today: NaiveDate,
) -> Result<Vec<PastedLine>, LogbookError> {
    let mut facts: Vec<Fact> = Vec::new();
    let mut told = 0;
    lines_of(text)
        .map(|text| {
            let mut line = line(logbook, text, mode, today)?;
            if let Some(fact) = line.understood.proposal.clone().and_then(fact_of) {
                facts.push(fact);
                let all = logbook.remarks(&Operation::AddMany(facts.clone()), today)?;
                // What the lines before say already is not said again.
                line.remarks = all.iter().skip(told).cloned().collect();
                told = all.len();
            }
            Ok(PastedLine {
                text: text.to_owned(),
                line,
            })
        })
        .collect()
}

/// The fact that a proposal would record; none where several come of it.
pub fn fact_of(proposal: Proposal) -> Option<Fact> {
    match proposal {
        Proposal::Entry(entry) => Some(Fact::Entry(entry)),
        Proposal::Credit(credit) => Some(Fact::Credit(*credit)),
        Proposal::Study(entry) => Some(Fact::StudyEntry(entry)),
        Proposal::Career(_) => None,
    }
}

/// The change that a proposal is.
pub fn operation_of(proposal: Proposal) -> Operation {
    match proposal {
        Proposal::Entry(entry) => Operation::Add(Fact::Entry(entry)),
        Proposal::Credit(credit) => Operation::Add(Fact::Credit(*credit)),
        Proposal::Study(entry) => Operation::Add(Fact::StudyEntry(entry)),
        Proposal::Career(doing) => Operation::Career(*doing),
    }
}

/// Records what was understood.
///
/// # Errors
/// The first problem of the words, or what the logbook refuses.
pub fn commit(
    logbook: &mut Logbook,
    understood: Understood,
    now: &Now,
) -> Result<Applied, Refusal> {
    let proposal = recordable(understood)?;
    Ok(logbook.transact(operation_of(proposal), now)?)
}

/// Records several lines as one change, or none of them.
///
/// # Errors
/// The first problem with the number of its line, or what the logbook refuses.
pub fn commit_lines(
    logbook: &mut Logbook,
    lines: Vec<Understood>,
    now: &Now,
) -> Result<Applied, Refusal> {
    let facts = lines
        .into_iter()
        .enumerate()
        .map(|(at, understood)| {
            let of_line = |refusal: Refusal| Refusal {
                message: format!("line {}: {}", at + 1, refusal.message),
                ..refusal
            };
            let proposal = recordable(understood).map_err(of_line)?;
            fact_of(proposal).ok_or_else(|| {
                of_line(Refusal {
                    code: Code::NotUnderstood,
                    message: "a Career item needs a line of its own".to_owned(),
                    field: None,
                })
            })
        })
        .collect::<Result<Vec<Fact>, Refusal>>()?;
    Ok(logbook.transact(Operation::AddMany(facts), now)?)
}

fn recordable(understood: Understood) -> Result<Proposal, Refusal> {
    let problem = understood.problems.into_iter().next();
    understood.proposal.ok_or_else(|| Refusal {
        code: Code::NotUnderstood,
        message: problem.map_or_else(|| "nothing to record".to_owned(), |it| it.message),
        field: None,
    })
}
