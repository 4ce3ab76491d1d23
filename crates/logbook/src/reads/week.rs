//! One week by place and day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use milepost_core::amounts::Ceus;
use milepost_core::holidays::federal_holiday;
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::usually::WORKING_DAYS;
use super::{USUAL_WEEKS, most_usual, weekday};
use crate::error::LogbookError;
use crate::operation::Place;
use crate::settings;
use crate::tables::Columns;

/// The days of a week.
const WEEK: usize = 7;
/// Saturday's place in it; the days before it are working days.
const SATURDAY: usize = 5;

/// One week by place and day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct WeekGrid {
    /// The seven days, from the day on which the person's weeks begin.
    pub days: Vec<NaiveDate>,
    /// One row for each place that is open in the week or has time in it.
    pub rows: Vec<WeekRow>,
    /// The federal holiday of each day, where there is one.
    pub holidays: Vec<Option<String>>,
    /// The CEUs completed on each day; shown, not edited.
    pub ceus: Vec<Ceus>,
    /// The minutes of each day over all rows, without what is only planned.
    pub totals: Vec<i32>,
    /// The minutes of the week over all rows, without what is only planned.
    pub total: i32,
}

/// One place's week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct WeekRow {
    /// Where.
    pub place: Place,
    /// Its name.
    pub name: String,
    /// The minutes of each day, without what is only planned.
    pub minutes: Vec<i32>,
    /// The minutes of each day that are planned, or wait to be confirmed once it has come.
    pub planned: Vec<i32>,
    /// The usual minutes of each day, from most of the eight weeks before; until a whole week was
    /// logged a fifth of the position's weekly hours. 0 where there are none, and on days on
    /// which the place is not open.
    pub usual: Vec<i32>,
    /// The minutes of the week, without what is only planned.
    pub total: i32,
}

/// The week that contains the day.
pub(crate) fn week(
    db: &Connection,
    day: NaiveDate,
    today: NaiveDate,
) -> Result<WeekGrid, LogbookError> {
    let first = settings::read(db)?.week_begins.week_of(day);
    let tomorrow = today.succ_opt().unwrap_or(today);
    let days: Vec<NaiveDate> = first.iter_days().take(WEEK).collect();
    let last = *days.last().unwrap_or(&first);
    let from = days_before(first, WEEK * to_usize(USUAL_WEEKS));
    let hours = hours_by_place(db, from, last, today)?;
    let mut rows: Vec<WeekRow> = places(db, first, last)?
        .into_iter()
        .filter_map(|offered| {
            let none = Hours::default();
            let hours = hours.get(&offered.place).unwrap_or(&none);
            let of = |list: &Dated| days.iter().map(|&day| on_day(list, day)).collect();
            let (minutes, planned): (Vec<i32>, Vec<i32>) = (of(&hours.done), of(&hours.planned));
            let total = minutes.iter().sum();
            let used = total > 0 || planned.iter().any(|&minutes| minutes > 0);
            let usual = offered.usual(&hours.done, &days, first.min(tomorrow));
            (offered.open || used).then_some(WeekRow {
                place: offered.place,
                name: offered.name,
                minutes,
                planned,
                usual,
                total,
            })
        })
        .collect();
    // Positions first, then courses, Practicode and free study; within those by name.
    rows.sort_by(|a, b| (rank(&a.place), &a.name).cmp(&(rank(&b.place), &b.name)));
    let totals: Vec<i32> = (0..WEEK)
        .map(|at| rows.iter().map(|row| row.minutes[at]).sum())
        .collect();
    let total = totals.iter().sum();
    Ok(WeekGrid {
        holidays: days
            .iter()
            .map(|&day| federal_holiday(day).map(str::to_owned))
            .collect(),
        ceus: ceus_by_day(db, &days)?,
        days,
        rows,
        totals,
        total,
    })
}

/// The usual minutes of each weekday, Monday first, from what was logged before a day. A weekday is usual that
/// has hours in at least half of the weeks with any, and a day of the weekend only once it had
/// them twice: one day that was caught up on is no pattern.
pub(super) fn usual_week(logged: &[(NaiveDate, i32)], before: NaiveDate) -> Vec<i32> {
    let earlier = logged.iter().filter(|(date, _)| *date < before);
    let weeks: BTreeSet<NaiveDate> = earlier
        .clone()
        .map(|(date, _)| days_before(*date, weekday(*date)))
        .collect();
    (0..WEEK)
        .map(|at| {
            let same_weekday = earlier
                .clone()
                .filter(move |(date, _)| weekday(*date) == at)
                .map(|(_, minutes)| *minutes);
            let times = same_weekday.clone().count();
            let enough = times * 2 >= weeks.len() && (at < SATURDAY || times > 1);
            most_usual(same_weekday).filter(|_| enough).unwrap_or(0)
        })
        .collect()
}

/// Days with their minutes, in order.
type Dated = Vec<(NaiveDate, i32)>;

/// What one place had.
#[derive(Default)]
struct Hours {
    done: Dated,
    planned: Dated,
}

/// Each place's days with their minutes.
fn hours_by_place(
    db: &Connection,
    from: NaiveDate,
    to: NaiveDate,
    today: NaiveDate,
) -> Result<BTreeMap<Place, Hours>, LogbookError> {
    let mut statement = db.prepare_cached(include_str!("week_hours.sql"))?;
    let params = named_params! {
        ":from": from.to_string(),
        ":to": to.to_string(),
        ":today": today.to_string(),
    };
    let mut rows = statement.query(params)?;
    let mut by_place: BTreeMap<Place, Hours> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let mut row = Columns::of(row);
        let place = place(&row.text()?, &row.opt_text()?.unwrap_or_default());
        let (date, done, planned) = (row.date()?, row.int()?, row.int()?);
        let hours = by_place.entry(place).or_default();
        if done > 0 {
            hours.done.push((date, done));
        }
        if planned > 0 {
            hours.planned.push((date, planned));
        }
    }
    Ok(by_place)
}

/// A place that hours can go to.
struct Offered {
    place: Place,
    name: String,
    /// Whether it is open on any day of the week.
    open: bool,
    /// The hours of a position's week.
    weekly: Option<i32>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

impl Offered {
    /// The usual minutes of each day of a week, from what was logged before a day. Until a whole
    /// week was logged, a working day of which nothing is known has a fifth of the weekly hours.
    fn usual(
        &self,
        logged: &[(NaiveDate, i32)],
        days: &[NaiveDate],
        before: NaiveDate,
    ) -> Vec<i32> {
        // A week that begins on the weekend is whole from its first working day on.
        let week_before = days_before(before, WEEK)
            .iter_days()
            .find(|day| weekday(*day) < SATURDAY)
            .unwrap_or(before);
        let learnt = logged.iter().any(|(date, _)| *date <= week_before);
        let fifth = self.weekly.map_or(0, |weekly| weekly / WORKING_DAYS);
        let pattern = usual_week(logged, before);
        days.iter()
            .map(|day| {
                let minutes = pattern[weekday(*day)];
                let open = self.from.is_none_or(|from| from <= *day)
                    && self.to.is_none_or(|to| *day <= to);
                match (open, minutes) {
                    (false, _) => 0,
                    (true, 0) if !learnt && weekday(*day) < SATURDAY => fifth,
                    (true, minutes) => minutes,
                }
            })
            .collect()
    }
}

/// Every place that hours can go to, and free study.
fn places(
    db: &Connection,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<Offered>, LogbookError> {
    let mut statement = db.prepare_cached(include_str!("week_places.sql"))?;
    let params = named_params! { ":first": first.to_string(), ":last": last.to_string() };
    let mut rows = statement.query(params)?;
    let mut places = vec![Offered {
        place: Place::Study,
        name: "Study".to_owned(),
        open: false,
        weekly: None,
        from: None,
        to: None,
    }];
    while let Some(row) = rows.next()? {
        let mut row = Columns::of(row);
        places.push(Offered {
            place: place(&row.text()?, &row.text()?),
            name: row.text()?,
            open: row.flag()?,
            weekly: row.opt_int()?,
            from: row.opt_date()?,
            to: row.opt_date()?,
        });
    }
    Ok(places)
}

fn ceus_by_day(db: &Connection, days: &[NaiveDate]) -> Result<Vec<Ceus>, LogbookError> {
    let mut statement = db.prepare_cached(
        "SELECT coalesce(sum(amount_hundredths), 0) FROM credits WHERE completed_on = :date",
    )?;
    days.iter()
        .map(|day| {
            let params = named_params! { ":date": day.to_string() };
            Ok(Ceus::from_hundredths(
                statement.query_row(params, |row| row.get(0))?,
            ))
        })
        .collect()
}

fn on_day(logged: &[(NaiveDate, i32)], day: NaiveDate) -> i32 {
    logged
        .iter()
        .filter(|(date, _)| *date == day)
        .map(|(_, minutes)| minutes)
        .sum()
}

/// A place from the word and id that the statements answer.
fn place(kind: &str, id: &str) -> Place {
    match kind {
        "position" => Place::Position(id.into()),
        "course" => Place::Course(id.into()),
        "practicode" => Place::Practicode(id.into()),
        _ => Place::Study,
    }
}

const fn rank(place: &Place) -> u8 {
    match place {
        Place::Position(_) => 0,
        Place::Course(_) => 1,
        Place::Practicode(_) => 2,
        Place::Study => 3,
    }
}

fn days_before(day: NaiveDate, days: usize) -> NaiveDate {
    let days = u64::try_from(days).unwrap_or(0);
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

fn to_usize(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
