//! Which column gives what: by its header, else by its values; each with its reason. Where
//! two could be meant, the person is asked.

use std::collections::BTreeMap;

use super::fields::{Shape, field};
use super::survey::Column;
use super::synonyms::{Role, meanings, needed};
use super::values::lengths::{self, Length, Unit};
use super::values::numbers::{Decimal, ONE, leading};
use super::values::shaped::{Given, Manner, read};
use super::{Asked, Kind, Row, clocks};

/// What was guessed of a sheet for one kind.
#[derive(Debug, Clone, Default)]
pub(super) struct Guess {
    /// The role of each column with its reason.
    pub roles: Vec<(Role, String)>,
    /// What the person may want to, or must, say.
    pub asked: Vec<Asked>,
    /// How well the kind fits.
    pub score: i32,
    /// Whether every role that is needed found a column.
    pub whole: bool,
}

/// A header that means this much or more decides alone; twice what the meanings say.
const SURE: u8 = 8;

/// Guesses what the columns give a kind of fact.
pub(super) fn guess(kind: Kind, columns: &[Column], rows: &[&Row]) -> Guess {
    let mut roles: Vec<(Role, String)> = columns
        .iter()
        .map(|column| (Role::Ignored, ignored(column)))
        .collect();
    let mut asked = Vec::new();
    let mut score = 0;
    let running = running_totals(columns, rows);
    let mut open: Vec<(usize, Vec<(Role, u8)>)> = Vec::new();
    let patients = columns.iter().any(Column::about_patients);
    let beside = second_list(columns);
    for (at, column) in columns.iter().enumerate() {
        // Beside numbers of patients a name is a patient's.
        let a_name = matches!(column.folded.as_str(), "name" | "last name" | "first name");
        if column.about_patients() || (patients && a_name) {
            let why = "May be about patients, so it stays out".to_owned();
            roles[at] = (Role::Patients, why);
        } else if let Some(of) = running.get(&at) {
            roles[at] = (Role::Ignored, format!("Adds up {of}"));
        } else if beside.is_some_and(|from| at >= from) {
            let why = "Belongs to a second list beside the first".to_owned();
            roles[at] = (Role::Ignored, why);
        } else if kind == Kind::Entry && planned(column) {
            let why = "What was planned, and not what was done".to_owned();
            roles[at] = (Role::Ignored, why);
        } else {
            open.push((at, meant(kind, column, rows)));
        }
    }
    // A column that loses its first meaning to another is asked for its next one.
    while open.iter().any(|(_, meant)| !meant.is_empty()) {
        let mut by_role: BTreeMap<Role, Vec<(usize, u8)>> = BTreeMap::new();
        for (at, meant) in &open {
            if let Some((role, sure)) = meant.first() {
                by_role.entry(*role).or_default().push((*at, *sure));
            }
        }
        for (role, candidates) in by_role {
            let taken = roles.iter().any(|(known, _)| *known == role);
            let many = matches!(role, Role::Field("note") | Role::Person | Role::Status);
            let chosen = if taken && !many {
                Vec::new()
            } else if many && role != Role::Status {
                candidates.iter().map(|(at, _)| *at).collect()
            } else {
                choose(kind, role, &candidates, columns, rows, &mut asked)
            };
            for &at in &chosen {
                roles[at] = (role, reason(role, &columns[at]));
            }
            let best = candidates.iter().map(|(_, sure)| i32::from(*sure)).max();
            if !taken {
                score += best.unwrap_or(0);
            }
            for (at, meant) in &mut open {
                if meant.first().is_some_and(|(first, _)| *first == role) {
                    if chosen.contains(at) {
                        meant.clear();
                    } else {
                        meant.remove(0);
                    }
                }
            }
        }
    }
    by_values(kind, columns, rows, &mut roles, &mut asked);
    if matches!(kind, Kind::Entry | Kind::StudyEntry) {
        clocks::settle(kind, columns, rows, &mut roles);
    }
    // What is asked has its columns, too; it only is not said yet which.
    let open = |name: &str| score > 0 && asked.iter().any(|it| it.name == format!("{name}-column"));
    let whole = says_enough(kind, score, columns, &roles)
        && needed(kind)
            .iter()
            .all(|name| gives(kind, name, &roles) || open(name));
    Guess {
        roles,
        asked,
        score,
        whole,
    }
}

/// Whether some column gives a field, or the times give the length.
pub(super) fn gives(kind: Kind, name: &str, roles: &[(Role, String)]) -> bool {
    let has = |wanted: Role| roles.iter().any(|(role, _)| *role == wanted);
    let named = roles
        .iter()
        .any(|(role, _)| matches!(role, Role::Field(field) if *field == name));
    named
        || (name == "minutes" && has(Role::Begins(1)) && has(Role::Ends(1)))
        || (name == "minutes" && has(Role::BeginsOn) && has(Role::Ends(1)))
        || (name == "date" && has(Role::BeginsOn))
        || (kind == Kind::Entry && name == "position")
        || (kind == Kind::Payment && name == "issuer")
}

/// Whether a sheet says more of this kind than one word. A list of hours by employer is no list
/// of jobs, and one of certificates is none of exams, only because each names one.
fn says_enough(kind: Kind, score: i32, columns: &[Column], roles: &[(Role, String)]) -> bool {
    if !matches!(
        kind,
        Kind::Position | Kind::Course | Kind::Exam | Kind::Payment
    ) {
        return true;
    }
    // Words without a header name nothing for sure.
    if score == 0 {
        return false;
    }
    let given = |(role, _): &&(Role, String)| matches!(role, Role::Field(name) if *name != "note");
    let left = columns.iter().zip(roles).any(|(column, (role, _))| {
        let counted = column.dates.max(column.lengths).max(column.numbers);
        *role == Role::Ignored && column.mostly(counted, 50)
    });
    !left || roles.iter().filter(given).count() > 1
}

/// Whether a column says what was meant to be worked: `Scheduled In`.
fn planned(column: &Column) -> bool {
    const WORDS: [&str; 8] = [
        "scheduled",
        "schedule",
        "sched",
        "planned",
        "expected",
        "budgeted",
        "rostered",
        "target",
    ];
    column.folded.split(' ').any(|word| WORDS.contains(&word))
}

/// Where a second list begins beside the first one: the place at which the headers begin anew.
pub(super) fn second_list(columns: &[Column]) -> Option<usize> {
    let first = columns.iter().position(|it| !it.folded.is_empty())?;
    let named = |at: usize| columns.get(at).map(|it| it.folded.as_str());
    let second = named(first + 1).filter(|it| !it.is_empty())?;
    (first + 2..columns.len())
        .find(|at| named(*at) == named(first) && named(at + 1) == Some(second))
}

fn ignored(column: &Column) -> String {
    match column.filled {
        0 => "It’s empty".to_owned(),
        _ => "No field by this name".to_owned(),
    }
}

fn reason(role: Role, column: &Column) -> String {
    let filled = column.filled;
    match role {
        Role::Field(name) if is_date(name) => {
            format!("The name, and {} of {filled} are dates", column.dates)
        }
        _ => "The name".to_owned(),
    }
}

fn is_date(name: &str) -> bool {
    name == "date" || name.ends_with("_on")
}

/// What a header may mean, the surest first, as far as the values agree.
fn meant(kind: Kind, column: &Column, rows: &[&Row]) -> Vec<(Role, u8)> {
    let words: Vec<&str> = column.folded.split(' ').collect();
    if words.first() == Some(&"show") || column.folded.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Role, u8)> = Vec::new();
    for (role, sure, texts) in meanings(kind) {
        let fit = texts
            .iter()
            .filter_map(|text| {
                if *text == column.folded {
                    return Some(sure * 2);
                }
                let parts: Vec<&str> = text.split(' ').collect();
                let inside = words.windows(parts.len()).any(|window| window == parts);
                let edge = words.first() == parts.first() || words.last() == parts.last();
                let short = words.len() <= 4 && edge;
                // The whole header says more than a part of it.
                (inside && (parts.len() > 1 || short)).then(|| (sure * 2).saturating_sub(3).max(1))
            })
            .max();
        if let Some(sure) = fit
            && plausible(kind, *role, column, rows)
        {
            found.push((*role, sure));
        }
    }
    found.sort_by_key(|(role, sure)| (std::cmp::Reverse(*sure), *role));
    found.dedup_by_key(|(role, _)| *role);
    found
}

/// Whether the values of a column can be what its header says.
fn plausible(kind: Kind, role: Role, column: &Column, rows: &[&Row]) -> bool {
    if column.filled == 0 {
        return true;
    }
    let name = match role {
        Role::Begins(_) | Role::BeginsOn | Role::Ends(_) => {
            return column.mostly(column.times, 50);
        }
        Role::Overtime => return column.mostly(column.lengths, 50),
        Role::PayCode => return column.mostly(column.texts, 50),
        Role::EndsOn => return column.mostly(column.dates, 50),
        Role::Status => return column.mostly(column.texts, 50),
        Role::Break => return column.mostly(column.lengths, 50),
        Role::Person | Role::Ignored | Role::Patients => return true,
        Role::Field(name) => name,
    };
    let Some(field) = field(kind, name) else {
        return false;
    };
    match &field.shape {
        Shape::Date => column.mostly(column.dates, 30) || looks_like_days(column),
        Shape::Ceus | Shape::Money | Shape::Whole => {
            column.mostly(column.numbers + column.lengths, 30) && !column.mostly(column.dates, 90)
        }
        Shape::Minutes => column.mostly(column.lengths + column.numbers, 30),
        Shape::Word(_) | Shape::Words(_) | Shape::YesNo => rows.iter().any(|row| {
            let read = read(field, row.cell(column.index), Manner::default());
            matches!(read, Given::Value(value, _) if !value.is_null())
        }),
        Shape::Texts if name == "topics" => column.mostly(column.texts, 50),
        // `Certificate issued` is a day, and no number of a certificate.
        Shape::Text if name == "course_key" => !column.mostly(column.dates, 50),
        // `Cert #` numbers a certificate, and names no credential.
        Shape::Texts if name == "approved_for" => rows.iter().any(|row| {
            let read = read(field, row.cell(column.index), Manner::default());
            matches!(read, Given::Value(value, _) if !value.is_null())
        }),
        Shape::Text | Shape::Reference(_) if matches!(name, "title" | "employer" | "position") => {
            column.mostly(column.texts, 30)
        }
        _ => true,
    }
}

/// Values that were meant as days, although none of them can be read.
fn looks_like_days(column: &Column) -> bool {
    !column.mostly(column.numbers, 50) && column.folded.contains("date")
}

/// Chooses among several columns for one role, and asks where it cannot.
fn choose(
    kind: Kind,
    role: Role,
    candidates: &[(usize, u8)],
    columns: &[Column],
    rows: &[&Row],
    asked: &mut Vec<Asked>,
) -> Vec<usize> {
    let best = candidates.iter().map(|(_, sure)| *sure).max().unwrap_or(0);
    let top: Vec<usize> = candidates
        .iter()
        .filter(|(_, sure)| *sure == best)
        .map(|(at, _)| *at)
        .collect();
    let all: Vec<usize> = candidates.iter().map(|(at, _)| *at).collect();
    let Role::Field(name) = role else {
        return top.into_iter().take(1).collect();
    };
    let is_amount = matches!(name, "amount" | "minutes");
    let decides = (is_date(name) && needed(kind).contains(&name)) || is_amount;
    if !decides || all.len() == 1 {
        return top.into_iter().take(1).collect();
    }
    let first = top[0];
    if top.len() > 1 {
        if top.iter().all(|at| agree(first, *at, columns, rows)) {
            return vec![first];
        }
        if is_amount && one_at_a_time(&top, columns, rows) {
            return top;
        }
        asked.push(which(name, &top, columns, None));
        return Vec::new();
    }
    if best < SURE {
        asked.push(which(name, &all, columns, None));
        return Vec::new();
    }
    if !all.iter().all(|at| agree(first, *at, columns, rows)) && is_date(name) {
        asked.push(which(name, &all, columns, Some(first)));
    }
    vec![first]
}

/// The question which of several columns it is.
fn which(name: &str, among: &[usize], columns: &[Column], chosen: Option<usize>) -> Asked {
    let header = |at: &usize| columns[*at].header.clone();
    let headers: Vec<String> = among.iter().map(header).collect();
    let what = match name {
        "amount" => "the amount",
        "minutes" => "how long it was",
        _ => "the day that counts",
    };
    Asked {
        name: format!("{name}-column"),
        question: format!("Which column is {what}: {}?", headers.join(", ")),
        answers: headers,
        chosen: chosen.as_ref().map(header),
    }
}

/// Whether two columns say the same wherever both say something, up to a minute.
fn agree(a: usize, b: usize, columns: &[Column], rows: &[&Row]) -> bool {
    let (a, b) = (columns[a].index, columns[b].index);
    a == b
        || rows.iter().all(|row| {
            let (one, other) = (row.cell(a), row.cell(b));
            if one.is_empty() || other.is_empty() || one.shown() == other.shown() {
                return true;
            }
            let minutes = |cell| match lengths::read(cell, Decimal::Point, Unit::Hours) {
                Length::Is(minutes, _) => Some(minutes),
                _ => None,
            };
            match (minutes(one), minutes(other)) {
                (Some(one), Some(other)) => (one - other).abs() <= 1,
                _ => false,
            }
        })
}

/// Whether of several amounts at most one is more than 0 in each row.
fn one_at_a_time(top: &[usize], columns: &[Column], rows: &[&Row]) -> bool {
    let some = |row: &Row, at: usize| {
        let shown = row.cell(columns[at].index).shown();
        leading(&shown, Decimal::Point).is_some_and(|number| number.millionths > 0)
    };
    let counts = rows
        .iter()
        .map(|row| top.iter().filter(|at| some(row, **at)).count());
    let counts: Vec<usize> = counts.collect();
    counts.iter().all(|count| *count <= 1)
        && top.iter().all(|at| rows.iter().any(|row| some(row, *at)))
}

/// Columns of which each value adds up another one so far.
fn running_totals(columns: &[Column], rows: &[&Row]) -> BTreeMap<usize, String> {
    let mut found = BTreeMap::new();
    let value = |row: &Row, at: usize| {
        let shown = row.cell(columns[at].index).shown();
        leading(&shown, Decimal::Point).map(|number| number.millionths)
    };
    for (at, column) in columns.iter().enumerate() {
        let words: Vec<&str> = column.folded.split(' ').collect();
        let says_so = words.iter().any(|word| {
            matches!(
                *word,
                "cumulative" | "running" | "balance" | "accumulated" | "ytd"
            )
        }) || column.folded.ends_with("so far")
            || column.folded.ends_with("to date");
        if says_so && column.mostly(column.numbers + column.lengths, 50) {
            found.insert(at, "the rows so far".to_owned());
            continue;
        }
        if !column.mostly(column.numbers, 90) {
            continue;
        }
        for (other, of) in columns.iter().enumerate() {
            if other == at || !of.mostly(of.numbers, 90) || of.filled < 3 {
                continue;
            }
            let (mut sum, mut right, mut differs) = (0_i64, 0_usize, false);
            for row in rows {
                let (Some(part), Some(total)) = (value(row, other), value(row, at)) else {
                    continue;
                };
                sum = sum.saturating_add(part);
                right += usize::from((sum - total).abs() <= ONE / 100);
                differs |= part != total;
            }
            if differs && right >= 3 && right * 10 >= column.filled * 9 {
                found.insert(at, of.header.clone());
            }
        }
    }
    found
}

/// Finds what is needed and has no header, by its values.
fn by_values(
    kind: Kind,
    columns: &[Column],
    rows: &[&Row],
    roles: &mut [(Role, String)],
    asked: &mut Vec<Asked>,
) {
    for &name in needed(kind) {
        let open = asked
            .iter()
            .any(|asked| asked.name == format!("{name}-column"));
        if open || gives(kind, name, roles) {
            continue;
        }
        let fits = |column: &Column| match name {
            "date" | "completed_on" => column.mostly(column.dates, 90),
            "amount" => column.mostly(column.amounts, 90) && !column.counts_up,
            "minutes" => {
                let a_day = column.numbers == 0 || column.mostly(column.amounts, 90);
                column.mostly(column.lengths, 90) && a_day && !column.counts_up
            }
            "title" => {
                let wordy = column.mostly(column.texts, 60) && column.letters >= 8 * column.filled;
                wordy && (column.filled < 3 || column.different * 2 > column.filled)
            }
            _ => false,
        };
        let free =
            |at: &usize| matches!(roles[*at].0, Role::Ignored) && !roles[*at].1.starts_with("Adds");
        let mut found: Vec<usize> = (0..columns.len())
            .filter(free)
            .filter(|at| fits(&columns[*at]))
            .collect();
        if name == "title" {
            found.sort_by_key(|at| std::cmp::Reverse(columns[*at].letters));
            found.truncate(1);
        }
        let same = found
            .first()
            .is_some_and(|first| found.iter().all(|at| agree(*first, *at, columns, rows)));
        let Some(field) = field_name(kind, name) else {
            continue;
        };
        match found.as_slice() {
            [] => {}
            [only, ..] if found.len() == 1 || same => {
                let column = &columns[*only];
                let why = match name {
                    "title" => "Text, and hardly any two alike".to_owned(),
                    "amount" => format!(
                        "{} of {} are numbers from 0.25 to 40",
                        column.amounts, column.filled
                    ),
                    "minutes" => format!(
                        "{} of {} are lengths of time",
                        column.lengths, column.filled
                    ),
                    _ => format!("{} of {} are dates", column.dates, column.filled),
                };
                roles[*only] = (Role::Field(field), why);
            }
            several => asked.push(which(name, several, columns, None)),
        }
    }
}

/// The name as the meanings hold it.
pub(super) fn field_name(kind: Kind, name: &str) -> Option<&'static str> {
    super::fields::field(kind, name).map(|field| field.name.as_str())
}
