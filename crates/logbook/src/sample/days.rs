//! The apprentice's days: work by the week's pattern, study in the evenings.

use chrono::{Datelike, NaiveDate};
use milepost_core::facts::{CodeSet, Entry, Facts, StudyEntry, StudyKind};
use milepost_core::ids::{CourseId, PositionId, PracticodeId};

use super::Calendar;
use super::dice::Dice;
use super::story::Story;

/// Minutes by weekday, Monday first.
type Pattern = [i32; 7];

const HARBOR: Pattern = [240, 240, 240, 240, 240, 0, 0];
const LAKESIDE: Pattern = [0, 480, 480, 480, 0, 0, 0];
const MERCY: Pattern = [450, 480, 450, 480, 390, 0, 0];
const CERTIFICATE_COURSE: Pattern = [120, 0, 120, 0, 0, 0, 0];
const PCS_MODULE: Pattern = [0, 0, 90, 0, 0, 180, 0];
const PRACTICODE: Pattern = [0, 60, 0, 90, 0, 120, 0];

/// The contact time of the module so far, in minutes.
const PCS_LOGGED: i32 = 62 * 60;

/// What today has so far at Mercy, in minutes.
const THIS_MORNING: i32 = 120;

const WORK: [&str; 6] = [
    "Evaluation and management",
    "Radiology and labs",
    "Minor procedures",
    "Orthopedics",
    "Cardiology",
    "Preventive visits",
];

const UNITS: [&str; 5] = [
    "Guidelines and tables",
    "Body systems",
    "Approaches and devices",
    "Root operations, part 1",
    "Practice cases",
];

/// Adds the days up to today.
pub(super) fn fill(facts: &mut Facts, story: &Story, calendar: &Calendar, dice: &mut Dice) {
    let to = |last: NaiveDate| last.min(calendar.today);
    let harbor = (calendar.day(2025, 7, 1), to(calendar.day(2025, 11, 30)));
    work(facts, &story.harbor, harbor, HARBOR, dice);
    let lakeside = (calendar.day(2025, 10, 1), to(calendar.day(2025, 12, 31)));
    work(facts, &story.lakeside, lakeside, LAKESIDE, dice);
    let yesterday = calendar.today.pred_opt().unwrap_or(calendar.today);
    work(
        facts,
        &story.mercy,
        (calendar.day(2026, 3, 16), yesterday),
        MERCY,
        dice,
    );
    this_morning(facts, &story.mercy, calendar, dice);
    days_ahead(facts, &story.mercy, calendar, dice);

    let course = Some(&story.certificate_course);
    let span = (calendar.day(2024, 9, 9), to(calendar.day(2025, 1, 24)));
    study(facts, course, None, span, CERTIFICATE_COURSE, 80 * 60, dice);
    let span = (calendar.day(2026, 8, 10), yesterday);
    study(
        facts,
        Some(&story.pcs_module),
        None,
        span,
        PCS_MODULE,
        PCS_LOGGED,
        dice,
    );
    let span = (calendar.day(2026, 2, 2), yesterday);
    study(
        facts,
        None,
        Some(&story.practicode),
        span,
        PRACTICODE,
        i32::MAX,
        dice,
    );
}

fn work(
    facts: &mut Facts,
    position: &PositionId,
    (first, last): (NaiveDate, NaiveDate),
    pattern: Pattern,
    dice: &mut Dice,
) {
    for date in first.iter_days().take_while(|date| *date <= last) {
        let minutes = on(pattern, date);
        // A day off now and then.
        if minutes == 0 || dice.once_in(24) {
            continue;
        }
        facts.entries.push(Entry {
            id: dice.id(date),
            position: position.clone(),
            date,
            minutes,
            planned: false,
            code_sets: vec![CodeSet::Cpt, CodeSet::Icd10Cm],
            specialty: Some(dice.one_of(&WORK).to_owned()),
            encounters: Some(minutes / 15 + i32::try_from(dice.below(9)).unwrap_or(0)),
            note: dice
                .once_in(9)
                .then(|| "Two queries to the providers.".to_owned()),
        });
    }
}

fn this_morning(facts: &mut Facts, mercy: &PositionId, calendar: &Calendar, dice: &mut Dice) {
    let date = calendar.today;
    if on(MERCY, date) == 0 || date < calendar.day(2026, 3, 16) {
        return;
    }
    facts.entries.push(Entry {
        id: dice.id(date),
        position: mercy.clone(),
        date,
        minutes: THIS_MORNING,
        planned: false,
        code_sets: vec![CodeSet::Cpt],
        specialty: Some("Morning clinic notes".to_owned()),
        encounters: Some(9),
        note: None,
    });
}

/// The next working days are planned; they are confirmed once they have been.
fn days_ahead(facts: &mut Facts, mercy: &PositionId, calendar: &Calendar, dice: &mut Dice) {
    const DAYS_AHEAD: usize = 2;
    if calendar.today < calendar.day(2026, 3, 16) {
        return;
    }
    let ahead = calendar.today.iter_days().skip(1).take(7);
    let working = ahead.filter(|date| on(MERCY, *date) > 0).take(DAYS_AHEAD);
    for date in working {
        facts.entries.push(Entry {
            id: dice.id(date),
            position: mercy.clone(),
            date,
            minutes: on(MERCY, date),
            planned: true,
            ..Entry::default()
        });
    }
}

fn study(
    facts: &mut Facts,
    course: Option<&CourseId>,
    practicode: Option<&PracticodeId>,
    (first, last): (NaiveDate, NaiveDate),
    pattern: Pattern,
    most: i32,
    dice: &mut Dice,
) {
    let mut left = most;
    for date in first.iter_days().take_while(|date| *date <= last) {
        let minutes = on(pattern, date).min(left);
        if minutes == 0 {
            continue;
        }
        left -= minutes;
        let note = match practicode {
            Some(_) => format!(
                "{} cases",
                minutes / 5 + i32::try_from(dice.below(4)).unwrap_or(0)
            ),
            None => dice.one_of(&UNITS).to_owned(),
        };
        facts.study_entries.push(StudyEntry {
            id: dice.id(date),
            course: course.cloned(),
            practicode: practicode.cloned(),
            date,
            minutes,
            kind: match practicode {
                Some(_) => StudyKind::Alone,
                None => StudyKind::Class,
            },
            planned: false,
            note: Some(note),
        });
    }
}

fn on(pattern: Pattern, date: NaiveDate) -> i32 {
    pattern[usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0)]
}
