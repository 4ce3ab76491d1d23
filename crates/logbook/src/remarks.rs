//! What a person would want to know before something is saved, though nothing is
//! wrong with it: hours that a day has already, days outside of a position, days
//! years back, a credit or a credential that is there already.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use milepost_core::amounts::hours_text;
use milepost_core::career::{Doing, same_employer};
use milepost_core::dates::full_day as day;
use milepost_core::facts::{
    ActivityKind, Application, Course, Credential, Credit, Fact, FactKey, FactKind, Position,
};
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::operation::{Operation, Place};
use crate::tables;

/// A day so long ago is said: its year was perhaps mistyped.
const LONG_AGO_DAYS: i64 = 366;

/// Something to know before saving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Remark {
    /// What sort of remark.
    pub code: RemarkCode,
    /// In one sentence, without a full stop.
    pub message: String,
    /// The day that it is about, where it is about one.
    pub date: Option<NaiveDate>,
}

/// The sorts of remarks.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "snake_case")]
pub enum RemarkCode {
    /// The day has hours there already.
    HoursThere,
    /// Hours are planned there for the day.
    PlannedThere,
    /// The day is before the first day at the place.
    BeforeFirstDay,
    /// The day is after the last day at the place.
    AfterLastDay,
    /// The day is more than a year back.
    LongAgo,
    /// The same credit is there.
    CreditThere,
    /// An active credential of this code is there.
    CredentialThere,
    /// There is an application at the employer already.
    ApplicationThere,
}

/// What is to be known before this operation is done, in the order of its facts.
pub(crate) fn of(
    db: &Connection,
    operation: &Operation,
    today: NaiveDate,
) -> rusqlite::Result<Vec<Remark>> {
    let mut found = Found {
        db,
        today,
        remarks: Vec::new(),
        earlier: BTreeMap::new(),
    };
    match operation {
        Operation::Add(fact) | Operation::Change(fact) | Operation::Put(fact) => {
            found.fact(fact)?
        }
        Operation::AddMany(facts)
        | Operation::ChangeMany(facts)
        | Operation::Setup(facts)
        | Operation::Import(facts) => {
            for fact in facts {
                found.fact(fact)?;
            }
        }
        Operation::SetHours(cells) => {
            for cell in cells.iter().filter(|cell| cell.minutes > 0) {
                found.day(&cell.place, cell.date)?;
            }
        }
        Operation::Remove(_)
        | Operation::Restore(_)
        | Operation::RemoveMany(_)
        | Operation::ExamOutcome(_)
        // What comes in from a sheet was shown row by row before.
        | Operation::Bring(_)
        | Operation::TakeOver(_)
        | Operation::Revise(_)
        | Operation::Answer(_) => {}
        Operation::Career(it) => found.career(it)?,
    }
    Ok(together(found.remarks))
}

struct Found<'a> {
    db: &'a Connection,
    today: NaiveDate,
    remarks: Vec<(Remark, String)>,
    /// The minutes that earlier facts of the same operation put on a day of a place.
    earlier: BTreeMap<(Place, NaiveDate), i32>,
}

impl Found<'_> {
    fn fact(&mut self, fact: &Fact) -> rusqlite::Result<()> {
        let before = match fact.id() {
            "" => None,
            _ => tables::read(self.db, &fact.key())?,
        };
        match fact {
            Fact::Entry(it) => {
                let place = Place::Position(it.position.clone());
                let stays = matches!(&before, Some(Fact::Entry(old))
                    if old.position == it.position && old.date == it.date);
                if !stays {
                    self.hours(&place, it.date, it.minutes, it.id.as_str())?;
                    self.day(&place, it.date)?;
                }
            }
            Fact::StudyEntry(it) => {
                let place = Place::of_study(it);
                let stays = matches!(&before, Some(Fact::StudyEntry(old))
                    if Place::of_study(old) == place && old.date == it.date);
                if !stays {
                    self.hours(&place, it.date, it.minutes, it.id.as_str())?;
                    self.day(&place, it.date)?;
                }
            }
            Fact::Credit(it) => self.credit(it)?,
            Fact::Credential(it) => self.credential(it)?,
            Fact::Application(it) if before.is_none() => self.application(it)?,
            _ => {}
        }
        Ok(())
    }

    /// What is there already at the employer of a new application.
    fn career(&mut self, doing: &Doing) -> rusqlite::Result<()> {
        match doing {
            Doing::Apply { application, .. } => self.application(application),
            _ => Ok(()),
        }
    }

    fn application(&mut self, it: &Application) -> rusqlite::Result<()> {
        let facts = tables::applications(self.db)?;
        if let Some((_, words)) = same_employer(&facts, &it.employer, &it.id, self.today) {
            self.say(RemarkCode::ApplicationThere, &it.employer, None, words);
        }
        Ok(())
    }

    fn say(&mut self, code: RemarkCode, about: &str, date: Option<NaiveDate>, message: String) {
        let remark = Remark {
            code,
            message,
            date,
        };
        self.remarks.push((remark, about.to_owned()));
    }

    /// What the day has at the place already.
    fn hours(
        &mut self,
        place: &Place,
        date: NaiveDate,
        minutes: i32,
        own: &str,
    ) -> rusqlite::Result<()> {
        let (done, planned) = minutes_there(self.db, place, date, own)?;
        let so_far = self.earlier.entry((place.clone(), date)).or_insert(0);
        let there = done.saturating_add(*so_far);
        *so_far = so_far.saturating_add(minutes);
        let (name, on) = (self.name(place)?, day(date));
        if there > 0 {
            let sum = hours_text(there.saturating_add(minutes));
            let message = format!(
                "{name} already has {} on {on}; this makes it {sum}",
                hours_text(there)
            );
            self.say(RemarkCode::HoursThere, &name, Some(date), message);
        } else if planned > 0 && date > self.today {
            let message = format!(
                "{} are already planned on {on}: {name}",
                hours_text(planned)
            );
            self.say(RemarkCode::PlannedThere, &name, Some(date), message);
        }
        Ok(())
    }

    /// Whether the place was open on the day, and how long ago that is.
    fn day(&mut self, place: &Place, date: NaiveDate) -> rusqlite::Result<()> {
        let name = self.name(place)?;
        let (first, last) = self.open(place)?;
        let on = day(date);
        if let Some(first) = first.filter(|first| date < *first) {
            let message = format!("{on} is before {}, the first day at {name}", day(first));
            self.say(RemarkCode::BeforeFirstDay, &name, Some(date), message);
        } else if let Some(last) = last.filter(|last| date > *last) {
            let message = format!("{on} is after {}, the last day at {name}", day(last));
            self.say(RemarkCode::AfterLastDay, &name, Some(date), message);
        }
        self.long_ago(date);
        Ok(())
    }

    fn long_ago(&mut self, date: NaiveDate) {
        let days = (self.today - date).num_days();
        if days > LONG_AGO_DAYS {
            let years = days / 365;
            let back = match years {
                1 => "a year".to_owned(),
                years => format!("{years} years"),
            };
            let message = format!("{} is more than {back} ago", day(date));
            self.say(RemarkCode::LongAgo, "", Some(date), message);
        }
    }

    fn credit(&mut self, it: &Credit) -> rusqlite::Result<()> {
        let all: Vec<Credit> = tables::read_rows(self.db)?;
        let others = all.iter().filter(|other| other.id != it.id);
        let same = others.filter_map(|other| same_credit(it, other)).next();
        if let Some(message) = same {
            self.say(RemarkCode::CreditThere, "", Some(it.completed_on), message);
        }
        if it.id.as_str().is_empty() {
            self.long_ago(it.completed_on);
        }
        Ok(())
    }

    fn credential(&mut self, it: &Credential) -> rusqlite::Result<()> {
        let all: Vec<Credential> = tables::read_rows(self.db)?;
        let same = all.iter().find(|other| {
            other.id != it.id
                && other.issuer == it.issuer
                && other.code.as_str().eq_ignore_ascii_case(it.code.as_str())
        });
        if let Some(other) = same {
            let since = other
                .earned_on
                .map(|date| format!(", earned {}", day(date)))
                .unwrap_or_default();
            let message = format!(
                "{} ({}) is already there{since}; change that one if it's the same",
                it.code, it.issuer
            );
            self.say(RemarkCode::CredentialThere, "", it.earned_on, message);
        }
        Ok(())
    }

    fn name(&self, place: &Place) -> rusqlite::Result<String> {
        let fact = match place {
            Place::Position(id) => FactKey::new(FactKind::Position, id.as_str()),
            Place::Course(id) => FactKey::new(FactKind::Course, id.as_str()),
            Place::Practicode(_) => return Ok("Practicode".to_owned()),
            Place::Study => return Ok("Study".to_owned()),
        };
        Ok(match tables::read(self.db, &fact)? {
            Some(Fact::Position(Position { employer, .. })) => employer,
            Some(Fact::Course(Course { title, .. })) => title,
            _ => "This place".to_owned(),
        })
    }

    /// The first and the last day of a place, as far as they are known.
    fn open(&self, place: &Place) -> rusqlite::Result<(Option<NaiveDate>, Option<NaiveDate>)> {
        let key = match place {
            Place::Position(id) => FactKey::new(FactKind::Position, id.as_str()),
            Place::Course(id) => FactKey::new(FactKind::Course, id.as_str()),
            Place::Practicode(id) => FactKey::new(FactKind::Practicode, id.as_str()),
            Place::Study => return Ok((None, None)),
        };
        Ok(match tables::read(self.db, &key)? {
            Some(Fact::Position(it)) => (it.starts_on, it.ends_on),
            Some(Fact::Course(it)) => (it.started_on, it.completed_on),
            Some(Fact::Practicode(it)) => (it.purchased_on, it.access_ends_on),
            _ => (None, None),
        })
    }
}

/// The minutes done and planned that a day has at a place, without one entry.
fn minutes_there(
    db: &Connection,
    place: &Place,
    date: NaiveDate,
    own: &str,
) -> rusqlite::Result<(i32, i32)> {
    let (table, column, id) = match place {
        Place::Position(id) => ("entries", "position = :place", id.as_str()),
        Place::Course(id) => ("study_entries", "course = :place", id.as_str()),
        Place::Practicode(id) => ("study_entries", "practicode = :place", id.as_str()),
        Place::Study => (
            "study_entries",
            "course IS NULL AND practicode IS NULL AND :place = ''",
            "",
        ),
    };
    let sql = format!(
        "SELECT
             coalesce(sum(minutes) FILTER (WHERE NOT planned), 0),
             coalesce(sum(minutes) FILTER (WHERE planned), 0)
         FROM {table}
         WHERE date = :date AND id <> :own AND {column}"
    );
    db.prepare_cached(&sql)?.query_row(
        named_params! { ":date": date.to_string(), ":own": own, ":place": id },
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Why two credits look like one; none where they don't.
fn same_credit(it: &Credit, other: &Credit) -> Option<String> {
    let plain = |text: &str| {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ")
    };
    let index = |credit: &Credit| credit.index_number.as_deref().map(plain);
    let on = day(other.completed_on);
    if index(it).is_some() && index(it) == index(other) {
        let number = it.index_number.as_deref().unwrap_or_default();
        return Some(format!(
            "index number {number} is already there: {} on {on}; the same course counts once",
            other.title
        ));
    }
    let same_title = plain(&it.title) == plain(&other.title);
    if same_title && it.completed_on == other.completed_on {
        return Some(format!("{} on {on} is already there", other.title));
    }
    // Meetings and quizzes come under one name month after month.
    let returns = |kind: ActivityKind| {
        matches!(
            kind,
            ActivityKind::ChapterMeeting | ActivityKind::MagazineQuiz | ActivityKind::OfficerQuiz
        )
    };
    let other_index = index(it).is_some() && index(other).is_some();
    (same_title && !other_index && !returns(it.kind) && !returns(other.kind)).then(|| {
        format!(
            "{} is already there, on {on}; the same course counts once",
            other.title
        )
    })
}

/// One remark for many days alike: `5 of these days are before …`.
fn together(remarks: Vec<(Remark, String)>) -> Vec<Remark> {
    let mut groups: Vec<(RemarkCode, String, Vec<Remark>)> = Vec::new();
    for (remark, about) in remarks {
        let group = groups
            .iter_mut()
            .find(|(code, other, _)| *code == remark.code && *other == about);
        match group {
            Some((_, _, several)) => several.push(remark),
            None => groups.push((remark.code, about, vec![remark])),
        }
    }
    groups
        .into_iter()
        .flat_map(|(code, _, mut several)| {
            const FEW: usize = 2;
            if several.len() > FEW && code != RemarkCode::CreditThere {
                let more = several.len() - 1;
                several.truncate(1);
                several[0]
                    .message
                    .push_str(&format!("; so do {more} more days of these"));
                if !matches!(code, RemarkCode::HoursThere) {
                    let message = &mut several[0].message;
                    *message = message.replace("; so do", "; so are");
                }
            }
            several
        })
        .collect()
}
