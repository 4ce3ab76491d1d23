//! Reading the logbook and its standing.

use chrono::NaiveDate;
use milepost_core::facts::{Credit, Facts};
use milepost_core::fill::RangeFill;
use milepost_core::ids::IssuerId;
use milepost_core::plan::Plan;
use milepost_core::standing::{CycleStanding, Standing};
use milepost_core::what_if::{Difference, Supposition};
use milepost_logbook::{
    Amendment, DayTotal, Fact, FactKey, FillPlan, LogFilter, LogKey, LogRow, LogView, PageStart,
    Place, Removed, SearchHit, Suggestions, WeekGrid,
};
use tauri::State;

use crate::error::Refusal;
use crate::judge;
use crate::shell::Shell;

/// What the rules say of the facts on a day, today where none is given.
/// The credits of past cycles are left out; `cycle` gives them.
#[tauri::command(async)]
#[specta::specta]
pub fn standing(shell: State<'_, Shell>, as_of: Option<NaiveDate>) -> Result<Standing, Refusal> {
    shell.standing(as_of)
}

/// One cycle with all its credits.
#[tauri::command(async)]
#[specta::specta]
pub fn cycle(
    shell: State<'_, Shell>,
    issuer: IssuerId,
    due_on: NaiveDate,
    as_of: Option<NaiveDate>,
) -> Result<CycleStanding, Refusal> {
    let day = as_of.unwrap_or_else(|| shell.clock().today());
    let standing = shell.read(|logbook| judge::standing(logbook, day))?;
    judge::cycle(standing, &issuer, due_on)
}

/// The least still to do over every open cycle, on a day, today where none is given.
#[tauri::command(async)]
#[specta::specta]
pub fn plan(shell: State<'_, Shell>, as_of: Option<NaiveDate>) -> Result<Plan, Refusal> {
    let day = as_of.unwrap_or_else(|| shell.clock().today());
    shell.read(|logbook| judge::plan(logbook, day))
}

/// What would be different by some suppositions; nothing is recorded.
#[tauri::command(async)]
#[specta::specta]
pub fn what_if(
    shell: State<'_, Shell>,
    suppositions: Vec<Supposition>,
    as_of: Option<NaiveDate>,
) -> Result<Difference, Refusal> {
    let day = as_of.unwrap_or_else(|| shell.clock().today());
    shell.read(|logbook| judge::what_if(logbook, day, &suppositions))
}

/// What there is only a handful of: everything recorded but entries, study entries and credits.
#[tauri::command(async)]
#[specta::specta]
pub fn records(shell: State<'_, Shell>) -> Result<Facts, Refusal> {
    shell.with(|logbook| logbook.outline())
}

/// Every credit.
#[tauri::command(async)]
#[specta::specta]
pub fn credits(shell: State<'_, Shell>) -> Result<Vec<Credit>, Refusal> {
    shell.read(|logbook| logbook.credits())
}

/// One fact as it is stored, to be changed; none when it is gone.
#[tauri::command(async)]
#[specta::specta]
pub fn fact(shell: State<'_, Shell>, key: FactKey) -> Result<Option<Fact>, Refusal> {
    shell.with(|logbook| logbook.fact(&key))
}

/// The log as it is opened: what there is in all, and the page in which a row stands.
#[tauri::command(async)]
#[specta::specta]
pub fn log_view(
    shell: State<'_, Shell>,
    filter: LogFilter,
    row: u32,
    page_rows: u32,
) -> Result<LogView, Refusal> {
    let today = shell.clock().today();
    shell.with(|logbook| logbook.log_view(&filter, today, row, page_rows))
}

/// Rows of the log from one place on, newest first.
#[tauri::command(async)]
#[specta::specta]
pub fn log_rows(
    shell: State<'_, Shell>,
    filter: LogFilter,
    start: PageStart,
    limit: u32,
) -> Result<Vec<LogRow>, Refusal> {
    let today = shell.clock().today();
    shell.with(|logbook| logbook.log_rows(&filter, today, Some(&start), limit))
}

/// Every row that a filter lets through by name, for choosing them all.
#[tauri::command(async)]
#[specta::specta]
pub fn log_keys(shell: State<'_, Shell>, filter: LogFilter) -> Result<Vec<LogKey>, Refusal> {
    let today = shell.clock().today();
    shell.read(|logbook| logbook.log_keys(&filter, today))
}

/// The week that contains a day, by place.
#[tauri::command(async)]
#[specta::specta]
pub fn week(shell: State<'_, Shell>, day: NaiveDate) -> Result<WeekGrid, Refusal> {
    let today = shell.clock().today();
    shell.with(|logbook| logbook.week(day, today))
}

/// What each day from the first to the last holds.
#[tauri::command(async)]
#[specta::specta]
pub fn day_totals(
    shell: State<'_, Shell>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<DayTotal>, Refusal> {
    let today = shell.clock().today();
    shell.with(|logbook| logbook.day_totals(from, to, today))
}

/// What filling a range of days at a place would do, in words; nothing is stored.
#[tauri::command(async)]
#[specta::specta]
pub fn fill_plan(
    shell: State<'_, Shell>,
    place: Place,
    asked: RangeFill,
) -> Result<FillPlan, Refusal> {
    let today = shell.clock().today();
    shell.with(|logbook| logbook.fill_plan(&place, &asked, today))
}

/// What was typed before, for completing.
#[tauri::command(async)]
#[specta::specta]
pub fn suggestions(shell: State<'_, Shell>) -> Result<Suggestions, Refusal> {
    shell.with(|logbook| logbook.suggestions())
}

/// Facts that contain words beginning with the typed ones.
#[tauri::command(async)]
#[specta::specta]
pub fn search(
    shell: State<'_, Shell>,
    text: String,
    limit: u32,
) -> Result<Vec<SearchHit>, Refusal> {
    shell.with(|logbook| logbook.search(&text, limit))
}

/// How a fact came to be what it is, with the times of the user's own clock.
#[tauri::command(async)]
#[specta::specta]
pub fn history(shell: State<'_, Shell>, key: FactKey) -> Result<Vec<Amendment>, Refusal> {
    let mut history = shell.with(|logbook| logbook.history_of(&key))?;
    for amendment in &mut history {
        amendment.at = shell.clock().local_time(&amendment.at);
    }
    Ok(history)
}

/// Facts that were removed and can be restored, the last removed first.
#[tauri::command(async)]
#[specta::specta]
pub fn removed(shell: State<'_, Shell>, limit: u32) -> Result<Vec<Removed>, Refusal> {
    shell.with(|logbook| logbook.removed(limit))
}
