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

use crate::app_state::AppState;
use crate::error::Refusal;
use crate::queries;

/// What the rules say of the facts on a day, today where none is given.
/// The credits of past cycles are left out; `cycle` gives them.
#[tauri::command(async)]
#[specta::specta]
pub fn standing(
    app_state: State<'_, AppState>,
    as_of: Option<NaiveDate>,
) -> Result<Standing, Refusal> {
    app_state.standing(as_of)
}

/// One cycle with all its credits.
#[tauri::command(async)]
#[specta::specta]
pub fn cycle(
    app_state: State<'_, AppState>,
    issuer: IssuerId,
    due_on: NaiveDate,
    as_of: Option<NaiveDate>,
) -> Result<CycleStanding, Refusal> {
    let day = as_of.unwrap_or_else(|| app_state.clock().today());
    let standing = app_state.read(|logbook| queries::standing(logbook, day))?;
    queries::cycle(standing, &issuer, due_on)
}

/// The least still to do over every open cycle, on a day, today where none is given.
#[tauri::command(async)]
#[specta::specta]
pub fn plan(app_state: State<'_, AppState>, as_of: Option<NaiveDate>) -> Result<Plan, Refusal> {
    let day = as_of.unwrap_or_else(|| app_state.clock().today());
    app_state.read(|logbook| queries::plan(logbook, day))
}

/// What would be different by some suppositions; nothing is recorded.
#[tauri::command(async)]
#[specta::specta]
pub fn what_if(
    app_state: State<'_, AppState>,
    suppositions: Vec<Supposition>,
    as_of: Option<NaiveDate>,
) -> Result<Difference, Refusal> {
    let day = as_of.unwrap_or_else(|| app_state.clock().today());
    app_state.read(|logbook| queries::what_if(logbook, day, &suppositions))
}

/// What there is only a handful of: everything recorded but entries, study entries and credits.
#[tauri::command(async)]
#[specta::specta]
pub fn records(app_state: State<'_, AppState>) -> Result<Facts, Refusal> {
    app_state.with(|logbook| logbook.outline())
}

/// Every credit.
#[tauri::command(async)]
#[specta::specta]
pub fn credits(app_state: State<'_, AppState>) -> Result<Vec<Credit>, Refusal> {
    app_state.read(|logbook| logbook.credits())
}

/// One fact as it is stored, to be changed; none when it is gone.
#[tauri::command(async)]
#[specta::specta]
pub fn fact(app_state: State<'_, AppState>, key: FactKey) -> Result<Option<Fact>, Refusal> {
    app_state.with(|logbook| logbook.fact(&key))
}

/// The log as it is opened: what there is in all, and the page in which a row stands.
#[tauri::command(async)]
#[specta::specta]
pub fn log_view(
    app_state: State<'_, AppState>,
    filter: LogFilter,
    row: u32,
    page_rows: u32,
) -> Result<LogView, Refusal> {
    let today = app_state.clock().today();
    app_state.with(|logbook| logbook.log_view(&filter, today, row, page_rows))
}

/// Rows of the log from one place on, newest first.
#[tauri::command(async)]
#[specta::specta]
pub fn log_rows(
    app_state: State<'_, AppState>,
    filter: LogFilter,
    start: PageStart,
    limit: u32,
) -> Result<Vec<LogRow>, Refusal> {
    let today = app_state.clock().today();
    app_state.with(|logbook| logbook.log_rows(&filter, today, Some(&start), limit))
}

/// Every row that a filter lets through by name, for choosing them all.
#[tauri::command(async)]
#[specta::specta]
pub fn log_keys(app_state: State<'_, AppState>, filter: LogFilter) -> Result<Vec<LogKey>, Refusal> {
    let today = app_state.clock().today();
    app_state.read(|logbook| logbook.log_keys(&filter, today))
}

/// The week that contains a day, by place.
#[tauri::command(async)]
#[specta::specta]
pub fn week(app_state: State<'_, AppState>, day: NaiveDate) -> Result<WeekGrid, Refusal> {
    let today = app_state.clock().today();
    app_state.with(|logbook| logbook.week(day, today))
}

/// What each day from the first to the last holds.
#[tauri::command(async)]
#[specta::specta]
pub fn day_totals(
    app_state: State<'_, AppState>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<DayTotal>, Refusal> {
    let today = app_state.clock().today();
    app_state.with(|logbook| logbook.day_totals(from, to, today))
}

/// What filling a range of days at a place would do, in words; nothing is stored.
#[tauri::command(async)]
#[specta::specta]
pub fn fill_plan(
    app_state: State<'_, AppState>,
    place: Place,
    asked: RangeFill,
) -> Result<FillPlan, Refusal> {
    let today = app_state.clock().today();
    app_state.with(|logbook| logbook.fill_plan(&place, &asked, today))
}

/// What was typed before, for completing.
#[tauri::command(async)]
#[specta::specta]
pub fn suggestions(app_state: State<'_, AppState>) -> Result<Suggestions, Refusal> {
    app_state.with(|logbook| logbook.suggestions())
}

/// Facts that contain words beginning with the typed ones.
#[tauri::command(async)]
#[specta::specta]
pub fn search(
    app_state: State<'_, AppState>,
    text: String,
    limit: u32,
) -> Result<Vec<SearchHit>, Refusal> {
    app_state.with(|logbook| logbook.search(&text, limit))
}

/// How a fact came to be what it is, with the times of the user's own clock.
#[tauri::command(async)]
#[specta::specta]
pub fn history(app_state: State<'_, AppState>, key: FactKey) -> Result<Vec<Amendment>, Refusal> {
    let mut history = app_state.with(|logbook| logbook.history_of(&key))?;
    for amendment in &mut history {
        amendment.at = app_state.clock().local_time(&amendment.at);
    }
    Ok(history)
}

/// Facts that were removed and can be restored, the last removed first.
#[tauri::command(async)]
#[specta::specta]
pub fn removed(app_state: State<'_, AppState>, limit: u32) -> Result<Vec<Removed>, Refusal> {
    app_state.with(|logbook| logbook.removed(limit))
}
