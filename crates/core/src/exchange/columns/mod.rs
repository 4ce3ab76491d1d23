//! Which column gives what: by its header, else by its values; each with its reason. Where
//! two could be meant, the person is asked.

mod choice;
mod meant;
mod values;

use std::collections::BTreeMap;

use super::survey::Column;
use super::synonyms::{Role, needed};
use super::vocabulary::Codes;
use super::{Asked, Kind, Row, applications, clocks};
use choice::{choose, is_date};
use meant::{PLANNED, meant, planned};
use values::{by_values, running_totals};

pub(super) use values::{field_name, gives};

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

/// Guesses what the columns give a kind of fact.
pub(super) fn guess(kind: Kind, columns: &[Column], rows: &[&Row], codes: &Codes) -> Guess {
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
        } else if planned(kind, column) {
            roles[at] = (Role::Ignored, PLANNED.to_owned());
        } else {
            open.push((at, meant(kind, column, rows, codes)));
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
    for (at, column) in columns.iter().enumerate() {
        if roles[at].0 != Role::Ignored || roles[at].1 != ignored(column) {
            continue;
        }
        let first = meant(kind, column, rows, codes).into_iter().next();
        if let Some(giver) = first.and_then(|(role, _)| roles.iter().position(|it| it.0 == role)) {
            roles[at].1 = format!("{} gives that already", columns[giver].header);
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

/// Whether a sheet says more of this kind than one word. A list of hours by employer is no list
/// of jobs, and one of certificates is none of exams, only because each names one.
fn says_enough(kind: Kind, score: i32, columns: &[Column], roles: &[(Role, String)]) -> bool {
    if !matches!(
        kind,
        Kind::Position | Kind::Course | Kind::Exam | Kind::Payment | Kind::Application
    ) {
        return true;
    }
    // Words without a header name nothing for sure.
    if score == 0 {
        return false;
    }
    // Employers are in many sheets; only these two are in none but one of applications.
    if kind == Kind::Application {
        let mut named = columns.iter().zip(roles);
        return named.any(|(column, (role, _))| match role {
            Role::AppliedOn => true,
            Role::Stage => {
                let mut samples = column.samples.iter();
                !column.samples.is_empty() && samples.all(|it| applications::stage(it).is_some())
            }
            _ => false,
        });
    }
    let given = |(role, _): &&(Role, String)| matches!(role, Role::Field(name) if *name != "note");
    let left = columns.iter().zip(roles).any(|(column, (role, _))| {
        let counted = column.dates.max(column.lengths).max(column.numbers);
        *role == Role::Ignored && column.mostly(counted, 50)
    });
    !left || roles.iter().filter(given).count() > 1
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
