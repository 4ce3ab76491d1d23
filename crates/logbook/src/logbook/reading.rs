//! The doors through which an open logbook is read.

use chrono::NaiveDate;
use milepost_core::facts::{Credit, Entry, Facts};
use milepost_core::fill::RangeFill;
use milepost_core::ids::PositionId;

use super::Logbook;
use crate::error::LogbookError;
use crate::filter::{LogFilter, LogKey, LogRow, LogView, PageStart};
use crate::history::{self, Amendment, Removed};
use crate::operation::{Operation, Place};
use crate::reads::{self, DayTotal, FillPlan, Suggestions, UsualDay, WeekGrid};
use crate::remarks::{self, Remark};
use crate::search::{self, SearchHit};
use crate::tables::{self, Unreadable};
use milepost_core::facts::{Fact, FactKey, FactKind};

impl Logbook {
    /// How a fact came to be what it is, oldest first.
    pub fn history_of(&self, key: &FactKey) -> Result<Vec<Amendment>, LogbookError> {
        self.read(|db| Ok(history::history_of(db, key)?))
    }

    /// Facts that were removed and can be restored, the last removed first.
    pub fn removed(&self, limit: u32) -> Result<Vec<Removed>, LogbookError> {
        self.read(|db| Ok(history::removed(db, limit)?))
    }

    /// Everything, each kind in the order in which it was added.
    pub fn facts(&self) -> Result<Facts, LogbookError> {
        self.read(tables::read_all)
    }

    /// Everything as far as a judgement needs it: entries and study entries without their
    /// code sets and notes, and with an id only where they are planned. Half the work and memory of [`Logbook::facts`].
    pub fn facts_to_judge(&self) -> Result<Facts, LogbookError> {
        self.read(tables::read_to_judge)
    }

    /// Everything but entries and study entries.
    pub fn records(&self) -> Result<Facts, LogbookError> {
        self.read(tables::read_records)
    }

    /// What there is only a handful of: everything but entries, study entries, credits and the
    /// way to a job.
    pub fn outline(&self) -> Result<Facts, LogbookError> {
        self.read(tables::read_outline)
    }

    /// What belongs to the way to a job: applications, steps, people, meetings, offers, practice,
    /// ideas and own entries of the directory, with the positions and files beside them.
    pub fn search_facts(&self) -> Result<Facts, LogbookError> {
        self.read(tables::read_search)
    }

    /// What is to be known before this operation is done: hours that are there
    /// already, days outside of a place, a credit that is there. Nothing is changed.
    pub fn remarks(
        &self,
        operation: &Operation,
        today: NaiveDate,
    ) -> Result<Vec<Remark>, LogbookError> {
        self.read(|db| Ok(remarks::of(db, operation, today)?))
    }

    /// Every credit, in the order in which it was added.
    pub fn credits(&self) -> Result<Vec<Credit>, LogbookError> {
        self.read(|db| Ok(tables::read_rows(db)?))
    }

    /// One fact; none where there is none with this key.
    pub fn fact(&self, key: &FactKey) -> Result<Option<Fact>, LogbookError> {
        self.read(|db| Ok(tables::read(db, key)?))
    }

    /// The hours worked at a position, in order of their days, and its employer.
    ///
    /// # Errors
    /// [`LogbookError::NotFound`] where there is no such position.
    pub fn hours_of(&self, id: &PositionId) -> Result<(String, Vec<Entry>), LogbookError> {
        let key = FactKey::new(FactKind::Position, id.as_str());
        self.read(|db| match tables::read(db, &key)? {
            Some(Fact::Position(it)) => Ok((it.employer, tables::hours_of(db, id)?)),
            _ => Err(LogbookError::NotFound(key.clone())),
        })
    }

    /// The rows that cannot be read: damage, or words of a newer version. All else is read
    /// without them.
    pub fn unreadable(&self) -> Result<Vec<Unreadable>, LogbookError> {
        self.read(|db| Ok(tables::unreadable(db)?))
    }

    /// What can be read of a damaged file, and the kinds of which a part cannot: for whoever
    /// has no copy. Nothing is to be judged by it.
    pub fn salvage(&self) -> (Facts, Vec<FactKind>) {
        tables::salvage(&self.db)
    }

    /// How many facts there are.
    pub fn count(&self) -> Result<u32, LogbookError> {
        self.read(|db| Ok(tables::count(db)?))
    }

    /// The log as it is opened: what there is in all, and the page, of so many rows,
    /// in which a row stands, newest first.
    pub fn log_view(
        &self,
        filter: &LogFilter,
        today: NaiveDate,
        row: u32,
        page_rows: u32,
    ) -> Result<LogView, LogbookError> {
        self.read(|db| reads::log_view(db, filter, today, row, page_rows))
    }

    /// Rows of the log from one place on; from the newest where none is given.
    pub fn log_rows(
        &self,
        filter: &LogFilter,
        today: NaiveDate,
        start: Option<&PageStart>,
        limit: u32,
    ) -> Result<Vec<LogRow>, LogbookError> {
        self.read(|db| reads::log_rows(db, filter, today, start, limit))
    }

    /// Every row that the filter lets through by name, for choosing them all.
    pub fn log_keys(
        &self,
        filter: &LogFilter,
        today: NaiveDate,
    ) -> Result<Vec<LogKey>, LogbookError> {
        self.read(|db| reads::log_keys(db, filter, today))
    }

    /// The week that contains the day, from the day on which the person's weeks begin.
    /// What is planned after `today` does not count as usual.
    pub fn week(&self, day: NaiveDate, today: NaiveDate) -> Result<WeekGrid, LogbookError> {
        self.read(|db| reads::week(db, day, today))
    }

    /// The totals of each day that has any, first and last day included.
    pub fn day_totals(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        today: NaiveDate,
    ) -> Result<Vec<DayTotal>, LogbookError> {
        self.read(|db| reads::day_totals(db, from, to, today))
    }

    /// What filling a range of days at a place would do; nothing is stored.
    ///
    /// # Errors
    /// [`LogbookError::Invalid`] where the range cannot be filled, with the field of
    /// [`RangeFill`]; [`LogbookError::NotFound`] where the place is gone.
    pub fn fill_plan(
        &self,
        place: &Place,
        asked: &RangeFill,
        today: NaiveDate,
    ) -> Result<FillPlan, LogbookError> {
        self.read(|db| reads::fill_plan(db, place, asked, today))
    }

    /// What quick logging would fill in on a day; none without an open position.
    pub fn usual_day(&self, day: NaiveDate) -> Result<Option<UsualDay>, LogbookError> {
        self.read(|db| reads::usual_day(db, day))
    }

    /// What was typed before, for completing.
    pub fn suggestions(&self) -> Result<Suggestions, LogbookError> {
        self.read(reads::suggestions)
    }

    /// Facts that contain words beginning with the typed ones, best first.
    /// Any text may be typed.
    pub fn search(&self, text: &str, limit: u32) -> Result<Vec<SearchHit>, LogbookError> {
        self.read(|db| search::search(db, text, limit))
    }
}
