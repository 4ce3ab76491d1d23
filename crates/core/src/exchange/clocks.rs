//! Times of a day among the columns: pairs of them, moments that hold the day as well, and what
//! stands for the place where a sheet has no header.

use super::survey::Column;
use super::synonyms::{Role, spans};
use super::values::dates;
use super::{Kind, Row};

/// Settles what single headers cannot say.
pub(super) fn settle(kind: Kind, columns: &[Column], rows: &[&Row], roles: &mut [(Role, String)]) {
    pair(columns, roles);
    moments(columns, rows, roles);
    if kind == Kind::Entry {
        place_without_header(columns, roles);
    }
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
        let why = "The same name once more".to_owned();
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
            "The only words, and they come again".to_owned(),
        );
    }
}
