//! Times of a day among the columns: pairs of them, moments that hold the day as well, and what
//! stands for the place where a sheet has no header.

use super::survey::Column;
use super::synonyms::{Role, spans};
use super::values::{dates, lengths};
use super::{Kind, Row};

/// Settles what single headers cannot say.
pub(super) fn settle(kind: Kind, columns: &[Column], rows: &[&Row], roles: &mut [(Role, String)]) {
    around_lunch(columns, rows, roles);
    pair(columns, roles);
    moments(columns, rows, roles);
    if kind == Kind::Entry {
        place_without_header(columns, roles);
    }
}

/// `Start, Lunch Out, Lunch In, End`: two spans, of which the pause ends the one and begins the
/// other. Which of the two comes first, their times say.
fn around_lunch(columns: &[Column], rows: &[&Row], roles: &mut [(Role, String)]) {
    let of = |roles: &[(Role, String)], wanted: Role| roles.iter().position(|it| it.0 == wanted);
    let (Some(begins), Some(ends)) = (of(roles, Role::Begins(1)), of(roles, Role::Ends(1))) else {
        return;
    };
    let about_lunch = |at: &usize| {
        let column = &columns[*at];
        let mut words = column.folded.split(' ');
        words.any(|word| matches!(word, "lunch" | "meal" | "break"))
            && column.mostly(column.times, 90)
    };
    let pauses: Vec<usize> = (0..columns.len()).filter(about_lunch).collect();
    let [one, other] = pauses.as_slice() else {
        return;
    };
    // The day's first and last time are those of neither.
    let outer = |roles: &[(Role, String)], role: Role| {
        let named = |at: &usize| roles[*at].0 == role && !pauses.contains(at);
        (0..columns.len()).find(named)
    };
    let first = outer(roles, Role::Begins(1)).unwrap_or(begins);
    let last = outer(roles, Role::Ends(1)).or_else(|| outer(roles, Role::Ends(2)));
    let last = last.unwrap_or(ends);
    if pauses.contains(&first) || pauses.contains(&last) {
        return;
    }
    let time = |row: &Row, at: usize| {
        let cell = row.cell(columns[at].index);
        lengths::time_of_day(cell).ok().flatten()
    };
    let pairs = rows
        .iter()
        .filter_map(|row| Some((time(row, *one)?, time(row, *other)?)));
    let (mut sooner, mut later) = (0, 0);
    for (one, other) in pairs {
        sooner += usize::from(one < other);
        later += usize::from(one > other);
    }
    let (leaves, returns) = if sooner >= later {
        (*one, *other)
    } else {
        (*other, *one)
    };
    roles[first].0 = Role::Begins(1);
    roles[leaves] = (Role::Ends(1), "Before the pause".to_owned());
    roles[returns] = (Role::Begins(2), "After the pause".to_owned());
    roles[last] = (Role::Ends(2), "The name, after the pause".to_owned());
}

/// Gives the second `In` and `Out` their span: two header rows name each pair alike.
fn pair(columns: &[Column], roles: &mut [(Role, String)]) {
    let of = |roles: &[(Role, String)], wanted: Role| roles.iter().position(|it| it.0 == wanted);
    let (Some(begins), Some(ends)) = (of(roles, Role::Begins(1)), of(roles, Role::Ends(1))) else {
        return;
    };
    if of(roles, Role::Begins(2)).is_some() || of(roles, Role::Ends(2)).is_some() {
        return;
    }
    let more = |roles: &[(Role, String)], like: usize| -> Vec<usize> {
        let alike = |at: &usize| {
            *at > like
                && columns[*at].folded == columns[like].folded
                && roles[*at].0 == Role::Ignored
        };
        (0..columns.len()).filter(alike).collect()
    };
    let (starts, stops) = (more(roles, begins), more(roles, ends));
    if starts.len() != stops.len() {
        return;
    }
    for (span, (start, stop)) in spans().skip(1).zip(starts.into_iter().zip(stops)) {
        let why = "The same name again".to_owned();
        roles[start] = (Role::Begins(span), why.clone());
        roles[stop] = (Role::Ends(span), why);
    }
}

/// Takes the day from the moment at which work began, where no column gives it alone.
fn moments(columns: &[Column], rows: &[&Row], roles: &mut [(Role, String)]) {
    if roles.iter().any(|(role, _)| *role == Role::Field("date")) {
        return;
    }
    let Some(at) = roles.iter().position(|(role, _)| *role == Role::Begins(1)) else {
        return;
    };
    let column = &columns[at];
    let holds = rows.iter().filter(|row| {
        let day = dates::day_of_moment(row.cell(column.index));
        day.is_some()
    });
    if column.mostly(holds.count(), 90) {
        roles[at] = (
            Role::BeginsOn,
            "The name, and each holds a day and a time".to_owned(),
        );
    }
}

/// Takes the only words of a list without headers for the place, where they come again.
fn place_without_header(columns: &[Column], roles: &mut [(Role, String)]) {
    let headed = columns.iter().any(|column| !column.folded.is_empty());
    if headed
        || roles
            .iter()
            .any(|(role, _)| *role == Role::Field("position"))
    {
        return;
    }
    let wordy = |at: &usize| {
        let column = &columns[*at];
        let typed = column.dates + column.times + column.lengths;
        roles[*at].0 == Role::Ignored && column.mostly(column.texts, 90) && typed == 0
    };
    let mut found = (0..columns.len()).filter(wordy);
    if let (Some(at), None) = (found.next(), found.next())
        && columns[at].different < columns[at].filled
    {
        roles[at] = (
            Role::Field("position"),
            "The only text, and it repeats".to_owned(),
        );
    }
}
