//! What the window remembers. Settings are saved, but not undone.

use chrono::{NaiveDate, Weekday};
use milepost_core::ids::PositionId;
use milepost_core::reminders::ReminderSettings;
use rusqlite::{Connection, TransactionBehavior, named_params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::LogbookError;

/// The window's settings; each is stored as one JSON value under its name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct Settings {
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// How tight rows stand.
    pub density: Density,
    /// The day on which weeks and calendars begin.
    pub week_begins: WeekBegins,
    /// Where quick logging goes to, if not to the most recent open position.
    pub default_position: Option<PositionId>,
    /// Whether the first questions have been answered or passed over.
    pub onboarding_done: bool,
    /// How the user wants to be reminded.
    pub reminders: ReminderSettings,
    /// Whether single letters (`g`, `n`, `?`) are only letters and give no commands.
    pub letter_keys_off: bool,
    /// A second folder for verified copies, on another disk or in a synced folder.
    pub copies_folder: Option<String>,
    /// The person's name as it stands on certificates, for documents and to know their own.
    pub name: Option<String>,
    /// The paper that documents are written for.
    pub paper: Paper,
    /// The area whose published pay is the person's own, by its key; Massachusetts where none is
    /// chosen.
    pub home_area: Option<String>,
}

/// The paper that documents are written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// US Letter.
    #[default]
    Letter,
    /// A4.
    A4,
}

/// The window's colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How tight rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// 36 px rows.
    #[default]
    Comfortable,
    /// 30 px rows.
    Compact,
}

/// The day on which weeks and calendars begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum WeekBegins {
    /// Sunday, as American calendars have it.
    #[default]
    Sunday,
    /// Monday.
    Monday,
}

impl WeekBegins {
    /// The first day of the week that contains the day.
    pub fn week_of(self, day: NaiveDate) -> NaiveDate {
        let first = match self {
            WeekBegins::Sunday => Weekday::Sun,
            WeekBegins::Monday => Weekday::Mon,
        };
        day.week(first).checked_first_day().unwrap_or(day)
    }
}

/// Reads the settings; a missing or unreadable one takes its default.
pub(crate) fn read(db: &Connection) -> Result<Settings, LogbookError> {
    let mut statement = db.prepare_cached("SELECT key, value FROM settings")?;
    let mut rows = statement.query([])?;
    let mut settings = Settings::default();
    while let Some(row) = rows.next()? {
        let (key, value): (String, String) = (row.get(0)?, row.get(1)?);
        match key.as_str() {
            "theme" => take(&mut settings.theme, &value),
            "density" => take(&mut settings.density, &value),
            "week_begins" => take(&mut settings.week_begins, &value),
            "default_position" => take(&mut settings.default_position, &value),
            "onboarding_done" => take(&mut settings.onboarding_done, &value),
            "reminders" => take(&mut settings.reminders, &value),
            "letter_keys_off" => take(&mut settings.letter_keys_off, &value),
            "copies_folder" => take(&mut settings.copies_folder, &value),
            "name" => take(&mut settings.name, &value),
            "paper" => take(&mut settings.paper, &value),
            "home_area" => take(&mut settings.home_area, &value),
            // Written by another version; kept in the file, of no meaning here.
            _ => {}
        }
    }
    Ok(settings)
}

/// Saves every setting under its name.
pub(crate) fn write(db: &mut Connection, settings: &Settings) -> Result<(), LogbookError> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    put(&transaction, settings)?;
    transaction.commit()?;
    Ok(())
}

fn put(db: &Connection, settings: &Settings) -> Result<(), LogbookError> {
    let Settings {
        theme,
        density,
        week_begins,
        default_position,
        onboarding_done,
        reminders,
        letter_keys_off,
        copies_folder,
        name,
        paper,
        home_area,
    } = settings;
    let values = [
        ("theme", json(theme)),
        ("density", json(density)),
        ("week_begins", json(week_begins)),
        ("default_position", json(default_position)),
        ("onboarding_done", json(onboarding_done)),
        ("reminders", json(reminders)),
        ("letter_keys_off", json(letter_keys_off)),
        ("copies_folder", json(copies_folder)),
        ("name", json(name)),
        ("paper", json(paper)),
        ("home_area", json(home_area)),
    ];
    for (key, value) in values {
        db.prepare_cached("INSERT OR REPLACE INTO settings (key, value) VALUES (:key, :value)")?
            .execute(named_params! { ":key": key, ":value": value })?;
    }
    Ok(())
}

/// What stands before the name of a form in the settings' table.
const DRAFT: &str = "draft:";

/// The longest draft that is kept, in bytes.
const LONGEST_DRAFT: usize = 100_000;

/// A form that was begun and not saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Draft {
    /// Which form: `position:` for a new position, `position:ID` for a change.
    pub form: String,
    /// What was typed, as JSON of the window's own.
    pub typed: String,
}

/// The forms that were begun and not saved.
pub(crate) fn drafts(db: &Connection) -> Result<Vec<Draft>, LogbookError> {
    let sql = "SELECT key, value FROM settings
               WHERE substr(key, 1, length(:draft)) = :draft
               ORDER BY key";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(named_params! { ":draft": DRAFT }, |row| {
        let key: String = row.get(0)?;
        Ok(Draft {
            form: key.trim_start_matches(DRAFT).to_owned(),
            typed: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps what was typed into a form, or lets it go. It is no change of the facts
/// and has no undo.
pub(crate) fn keep_draft(
    db: &Connection,
    form: &str,
    typed: Option<&str>,
) -> Result<(), LogbookError> {
    let key = format!("{DRAFT}{form}");
    match typed.filter(|typed| typed.len() <= LONGEST_DRAFT) {
        Some(typed) => db
            .prepare_cached("INSERT OR REPLACE INTO settings (key, value) VALUES (:key, :value)")?
            .execute(named_params! { ":key": key, ":value": typed })?,
        None => db
            .prepare_cached("DELETE FROM settings WHERE key = :key")?
            .execute(named_params! { ":key": key })?,
    };
    Ok(())
}

/// Replaces what a copy's settings say of folders by what is known here: a copy may come from
/// anywhere, and must not decide where files are written. Answers what was left out.
pub(crate) fn take_folders(
    copy: &Connection,
    known: Option<&Settings>,
) -> Result<Vec<String>, LogbookError> {
    let mut settings = read(copy)?;
    let places = |settings: &Settings| {
        let calendar = settings.reminders.calendar_path.clone();
        [settings.copies_folder.clone(), calendar]
    };
    let [copies_folder, calendar_path] = known.map(places).unwrap_or_default();
    let theirs = places(&settings);
    settings.copies_folder = copies_folder;
    settings.reminders.calendar_path = calendar_path;
    let ours = places(&settings);
    let left_out = theirs.into_iter().flatten();
    let left_out: Vec<String> = left_out
        .filter(|place| !ours.contains(&Some(place.clone())))
        .collect();
    put(copy, &settings)?;
    Ok(left_out)
}

fn take<T: serde::de::DeserializeOwned>(setting: &mut T, json: &str) {
    if let Ok(value) = serde_json::from_str(json) {
        *setting = value;
    }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value)
        .unwrap_or_else(|error| unreachable!("BUG: a setting is no JSON: {error}"))
}
