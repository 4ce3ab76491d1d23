//! Lines about time: a day of work, or a day of study.

use chrono::NaiveDate;

use super::line::Line;
use super::names::{Named, Target};
use super::places::{self, Found, Spent};
use super::strays::Strays;
use super::unnamed::{usual_position, without_name};
use super::{
    Context, Kind, Proposal, QuickAddError, Role, Understood, clock, dates, durations,
    parts_of_days, several_days, shifts,
};
use crate::amounts::hours_text;
use crate::facts::{CodeSet, Entry, Practicode, StudyEntry};

/// Reads `[date] [hours] [place] [#tag] [note]`, or `<h> [course] [date] [note]`.
pub(super) fn read(mut line: Line<'_>, context: &Context<'_>, kind: Kind) -> Understood {
    let usual = usual_position(context).filter(|_| kind == Kind::Log);
    if line.is_empty() && usual.is_none() {
        line.problem(&QuickAddError::Empty, &[]);
        return line.finish(kind, None);
    }
    let pools = pools(context, kind);
    let reserved = places::reserved(&line.words, &pools);
    let code_sets = read_tags(&mut line);
    refuse_several_days(&mut line, &reserved, context.today);
    // Time before days, so that `6 1/2 h` does not hold a second of January.
    let mut minutes = read_shift(&mut line, &reserved, context.today);
    let more = read_hours(&mut line, &reserved, minutes);
    minutes = if minutes == Time::Unsaid {
        more
    } else {
        minutes
    };
    let part_of_day = match minutes {
        Time::Unsaid => parts_of_days::find(&mut line),
        _ => None,
    };
    refuse_fraction(&mut line, minutes);
    let date = read_date(&mut line, &reserved, context.today);
    let day = date.unwrap_or(context.today);
    let spent = read_practicode(&mut line, context, day)
        .or_else(|| read_name(&mut line, &pools, kind, day));
    if minutes == Time::Unsaid && part_of_day.is_none() {
        minutes = read_bare_hours(&mut line);
    }
    let part_said = part_of_day.as_ref().map(|it| line.said(&it.indices));
    let hours = line.said_as(Role::Hours).or(part_said);
    Strays {
        role: Role::Note,
        dated: line.has(Role::Date),
        hours: hours.as_deref(),
    }
    .refuse(&mut line);
    if line.has(Role::Hours) && minutes == Time::Unsaid {
        minutes = Time::Refused;
    }
    let rest = line.free_words();
    let spent = match spent {
        Some(spent) => spent,
        None => without_name(&mut line, context, kind, day, &rest),
    };
    if !line.has(Role::Date) {
        line.assumed(Role::Date, dates::day_text(day, context.today));
    }
    let usual_here = match (&spent, usual) {
        (Some(Spent::At(position)), Some((usual, minutes))) if usual.id == *position => {
            Some(minutes)
        }
        _ => None,
    };
    let minutes = match (minutes, &part_of_day, usual_here) {
        (Time::Minutes(minutes), ..) => Some(minutes),
        (Time::Refused, ..) => None,
        (Time::Unsaid, Some(part), usual) => part.minutes(&mut line, usual),
        (Time::Unsaid, None, Some(minutes)) => {
            let usual = !parts_of_days::refuse_usual(&mut line);
            if usual {
                line.assumed(Role::Hours, hours_text(minutes));
            }
            usual.then_some(minutes)
        }
        (Time::Unsaid, None, None) => {
            line.problem(&QuickAddError::HoursMissing, &[]);
            None
        }
    };
    let rest = line.free_words();
    let note = line.take_note(&rest);
    let kind = match spent {
        Some(Spent::On { .. }) => Kind::Study,
        _ => kind,
    };
    let proposal = spent.zip(minutes).map(|(spent, minutes)| match spent {
        Spent::At(position) => Proposal::Entry(Entry {
            position,
            date: day,
            minutes,
            code_sets,
            note,
            ..Entry::default()
        }),
        Spent::On { course, practicode } => Proposal::Study(StudyEntry {
            course,
            practicode,
            date: day,
            minutes,
            note,
            ..StudyEntry::default()
        }),
    });
    line.finish(kind, proposal)
}

/// `1 1/2` without a unit may be an hour and a half, or an hour on January 2.
fn refuse_fraction(line: &mut Line<'_>, minutes: Time) {
    if minutes != Time::Unsaid {
        return;
    }
    let found = line.free_words().into_iter().find(|&index| {
        let word = &line.words[index];
        let next = line.words.get(index + 1).map_or("", |it| it.key.as_str());
        let whole = word.key.len() <= 2 && word.key.bytes().all(|b| b.is_ascii_digit());
        let part = matches!(next, "1/2" | "1/4" | "3/4") && line.is_free(index + 1);
        whole && part && !word.quoted && !word.key.is_empty()
    });
    if let Some(index) = found {
        let word = line.said(&[index, index + 1]);
        let error = QuickAddError::HoursUnreadable { word };
        line.problem(&error, &[index, index + 1]);
    }
}

/// Asks about a stretch of days: a line is for one.
fn refuse_several_days(line: &mut Line<'_>, reserved: &[usize], today: NaiveDate) {
    let free = |index: usize| line.is_free(index) && !reserved.contains(&index);
    if let Some(indices) = several_days::several(&line.words, free, today) {
        let word = line.said(&indices);
        let instead = "Write one line for each day, or use Fill a range of days in the log";
        line.problem(&QuickAddError::SeveralDays { word, instead }, &indices);
    }
}

/// What is known of the time so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    Unsaid,
    Refused,
    Minutes(i32),
}

/// What names can mean: positions before courses; only courses for study.
pub(super) fn pools<'a>(context: &Context<'a>, kind: Kind) -> Vec<Vec<Named<'a>>> {
    let positions = || {
        context
            .positions
            .iter()
            .map(Target::Position)
            .map(Named::new)
            .collect()
    };
    let courses = || {
        context
            .courses
            .iter()
            .map(Target::Course)
            .map(Named::new)
            .collect()
    };
    match kind {
        Kind::Study => vec![courses()],
        _ => vec![positions(), courses()],
    }
}

/// The code set that a tag means.
fn code_set(tag: &str) -> Option<CodeSet> {
    let plain: String = tag.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    Some(match plain.as_str() {
        "cpt" => CodeSet::Cpt,
        "icd10cm" | "icd10" | "icdcm" | "cm" => CodeSet::Icd10Cm,
        "icd10pcs" | "icdpcs" | "pcs" | "inpatient" => CodeSet::Icd10Pcs,
        "hcpcs" | "hcpcs2" | "hcpcslevel2" | "hcpcslevelii" => CodeSet::HcpcsLevel2,
        _ => return None,
    })
}

/// The name of a code set, as coders write it.
pub(super) fn code_set_text(code_set: CodeSet) -> &'static str {
    match code_set {
        CodeSet::Cpt => "CPT",
        CodeSet::Icd10Cm => "ICD-10-CM",
        CodeSet::Icd10Pcs => "ICD-10-PCS",
        CodeSet::HcpcsLevel2 => "HCPCS Level II",
    }
}

fn read_tags(line: &mut Line<'_>) -> Vec<CodeSet> {
    let mut code_sets = Vec::new();
    for index in line.free_words() {
        let Some(found) = line.words[index].key.strip_prefix('#').and_then(code_set) else {
            continue;
        };
        line.typed(Role::Tag, &[index], code_set_text(found).to_owned());
        code_sets.push(found);
    }
    code_sets.sort_unstable();
    code_sets.dedup();
    code_sets
}

/// The day, if one was typed that exists.
fn read_date(line: &mut Line<'_>, reserved: &[usize], today: NaiveDate) -> Option<NaiveDate> {
    let free = |index| line.is_free(index) && !reserved.contains(&index);
    let mut found = dates::find(&line.words, free, today);
    // Where a day is said, a month beside it is part of the note: `3/2 june 2026 backlog`.
    if found.iter().any(|it| !it.is_vague()) {
        found.retain(|it| !it.is_vague());
    }
    let mut found = found.into_iter();
    let first = found.next()?;
    let said = line.said(&first.indices);
    let day = match first.day {
        Ok(day) => {
            line.typed_with_leading(Role::Date, &first.indices, dates::day_text(day, today));
            Some(day)
        }
        Err(error) => {
            line.problem(&error, &first.indices);
            None
        }
    };
    for more in found {
        let second = line.said(&more.indices);
        line.problem(
            &QuickAddError::SecondDate {
                first: said.clone(),
                second,
            },
            &more.indices,
        );
    }
    day
}

/// The time, if it was typed as from when to when.
fn read_shift(line: &mut Line<'_>, reserved: &[usize], today: NaiveDate) -> Time {
    let is_day = |index: usize| dates::whole(&line.words[index].key, today).is_some();
    let free = |index| line.is_free(index) && !reserved.contains(&index) && !is_day(index);
    let Some(found) = shifts::find(&line.words, free) else {
        return Time::Unsaid;
    };
    match found.shift {
        Ok(shift) => {
            let reading = format!("{} ({})", hours_text(shift.minutes()), shift.text());
            line.typed_with_leading(Role::Hours, &found.indices, reading);
            Time::Minutes(shift.minutes())
        }
        Err(error) => {
            line.problem(&error, &found.indices);
            Time::Refused
        }
    }
}

/// The time, if it was typed with its unit; a second one where there is one already.
fn read_hours(line: &mut Line<'_>, reserved: &[usize], before: Time) -> Time {
    let key = |index: usize| line.words[index].key.as_str();
    let behind = |index: usize| {
        line.words
            .get(index + 1)
            .map_or("", |word| word.key.as_str())
    };
    let stamp = |index: usize| {
        let of_two = index > 0 && dates::is_instant(key(index - 1), key(index));
        // `11/30/26, 5:00 PM`: a comma by itself may stand between them.
        let date = (0..index).rev().map(key).find(|it| !it.is_empty());
        of_two || date.is_some_and(|date| dates::is_stamp(date, key(index), behind(index)))
    };
    let free = |index| line.is_free(index) && !reserved.contains(&index) && !stamp(index);
    let mut found = durations::find(&line.words, free).into_iter();
    let shift = line.said_as(Role::Hours);
    if before != Time::Unsaid {
        for more in found {
            let second = line.said(&more.indices);
            let first = shift.clone().unwrap_or_default();
            line.problem(&QuickAddError::SecondHours { first, second }, &more.indices);
        }
        return before;
    }
    let Some(first) = found.next() else {
        return Time::Unsaid;
    };
    let said = line.said(&first.indices);
    let time = take_time(line, &first.indices, first.minutes);
    for more in found {
        let second = line.said(&more.indices);
        line.problem(
            &QuickAddError::SecondHours {
                first: said.clone(),
                second,
            },
            &more.indices,
        );
    }
    time
}

/// The time, if it was typed as a plain number.
fn read_bare_hours(line: &mut Line<'_>) -> Time {
    let found = line.free_words().into_iter().find_map(|index| {
        let word = &line.words[index];
        let minutes = durations::bare_hours(&word.key).filter(|_| !word.quoted)?;
        Some((index, minutes))
    });
    let Some((index, minutes)) = found else {
        return Time::Unsaid;
    };
    let next = line
        .words
        .get(index + 1)
        .filter(|_| line.is_free(index + 1));
    let next = next
        .filter(|next| !next.quoted)
        .map(|next| next.key.as_str());
    let behind = line
        .words
        .get(index + 2)
        .map_or("", |word| word.key.as_str());
    // `8 am` is a time of day, and `8 30` may be eight hours and a half.
    if next.is_some_and(clock::is_half) {
        let (word, field) = (line.said(&[index, index + 1]), Role::Hours);
        let error = QuickAddError::StrayTime { word, field };
        return take_time(line, &[index, index + 1], Err(error));
    }
    let two = |next: &str| next.len() == 2 && next.bytes().all(|b| b.is_ascii_digit());
    if next.is_some_and(two) && !durations::is_counted(behind) {
        let word = line.said(&[index, index + 1]);
        let error = QuickAddError::HoursUnreadable { word };
        return take_time(line, &[index, index + 1], Err(error));
    }
    take_time(line, &[index], minutes)
}

fn take_time(line: &mut Line<'_>, indices: &[usize], minutes: Result<i32, QuickAddError>) -> Time {
    match minutes {
        Ok(minutes) => {
            line.typed_with_leading(Role::Hours, indices, hours_text(minutes));
            Time::Minutes(minutes)
        }
        Err(error) => {
            line.problem(&error, indices);
            Time::Refused
        }
    }
}

/// The word `practicode`: the purchase whose access was open on the day, the latest first.
fn read_practicode(
    line: &mut Line<'_>,
    context: &Context<'_>,
    day: NaiveDate,
) -> Option<Option<Spent>> {
    let index = line
        .free_words()
        .into_iter()
        .find(|&index| line.words[index].key == "practicode")?;
    let open = |purchase: &&Practicode| {
        purchase.purchased_on.is_none_or(|from| from <= day)
            && purchase.access_ends_on.is_none_or(|to| day <= to)
            && purchase.completed_on.is_none_or(|to| day <= to)
    };
    let latest = |purchase: &&Practicode| purchase.purchased_on;
    let purchase = context
        .practicode
        .iter()
        .filter(open)
        .max_by_key(latest)
        .or_else(|| context.practicode.iter().max_by_key(latest));
    let Some(purchase) = purchase else {
        line.problem(&QuickAddError::NoPracticode, &[index]);
        return Some(None);
    };
    line.typed_with_leading(Role::Course, &[index], "Practicode".to_owned());
    Some(Some(Spent::On {
        course: None,
        practicode: Some(purchase.id.clone()),
    }))
}

/// The position or course that the words name. The outer option says whether they
/// name any, the inner one is empty where they name several.
fn read_name(
    line: &mut Line<'_>,
    pools: &[Vec<Named<'_>>],
    kind: Kind,
    day: NaiveDate,
) -> Option<Option<Spent>> {
    match places::find(&line.words, |index| line.is_free(index), pools, day) {
        Found::Nothing => None,
        Found::One(indices, target) => Some(Some(take_target(line, &indices, &target))),
        Found::Several(indices, targets) => {
            let name = line.said(&indices);
            let candidates = told_apart(&targets);
            let error = match kind {
                Kind::Study => QuickAddError::AmbiguousCourse { name, candidates },
                _ => QuickAddError::AmbiguousPlace { name, candidates },
            };
            line.problem(&error, &indices);
            Some(None)
        }
    }
}

fn take_target(line: &mut Line<'_>, indices: &[usize], target: &Target<'_>) -> Spent {
    let reading = target.name().to_owned();
    match target {
        Target::Position(position) => {
            line.typed_with_leading(Role::Place, indices, reading);
            Spent::At(position.id.clone())
        }
        Target::Course(course) => {
            line.typed_with_leading(Role::Course, indices, reading);
            Spent::On {
                course: Some(course.id.clone()),
                practicode: None,
            }
        }
    }
}

/// The names of these targets, with the second name where the first is not enough.
fn told_apart(targets: &[Target<'_>]) -> Vec<String> {
    let alike = |target: &Target<'_>| {
        targets
            .iter()
            .filter(|other| other.name() == target.name())
            .count()
            > 1
    };
    let name = |target: &Target<'_>| match target.second_name().filter(|_| alike(target)) {
        Some(second) => format!("{} {second}", target.name()),
        None => target.name().to_owned(),
    };
    targets.iter().map(name).collect()
}
