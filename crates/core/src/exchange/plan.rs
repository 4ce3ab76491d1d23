//! How a sheet is read once its columns are decided: their roles, the values for every row,
//! the order of its days, its decimal mark.

use super::answer::Asked;
use super::asked::Said;
use super::survey::{Column, Layout};
use super::synonyms::Role;
use super::values::dates::{self, DateOrder, Day, Triple};
use super::values::lengths::Unit;
use super::values::numbers::{Decimal, Marks, marks};
use super::values::shaped::Manner;
use super::vocabulary::Codes;
use super::{Cell, Kind, Row, Table, fold};

/// The whole plan.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// The kind of fact.
    pub kind: Kind,
    /// Where the rows are.
    pub layout: Layout,
    /// The columns.
    pub columns: Vec<Column>,
    /// What each gives, with the reason.
    pub roles: Vec<(Role, String)>,
    /// How values are written.
    pub manner: Manner,
    /// What the rules in use call credentials and issuers.
    pub codes: Codes,
    /// Questions.
    pub asked: Vec<Asked>,
    /// What else to say.
    pub said: Vec<String>,
}

impl Plan {
    /// The places of the columns with this role.
    pub fn with(&self, role: Role) -> impl Iterator<Item = usize> + '_ {
        let all = self.columns.iter().zip(&self.roles);
        all.filter(move |(_, (known, _))| *known == role)
            .map(|(column, _)| column.index)
    }

    /// The place of the first column with this role.
    pub fn first_with(&self, role: Role) -> Option<usize> {
        self.with(role).next()
    }

    /// The header of a column.
    pub fn header(&self, index: usize) -> &str {
        self.columns
            .get(index)
            .map_or("", |column| column.header.as_str())
    }

    /// What a bare number in a column counts: the header may say minutes.
    pub fn unit(&self, index: usize) -> Unit {
        let minutes = self.columns.get(index).is_some_and(|column| {
            let mut words = column.folded.split(' ');
            words.any(|word| matches!(word, "min" | "mins" | "minutes"))
        });
        match minutes {
            true => Unit::Minutes,
            false => Unit::Hours,
        }
    }
}

/// Decides how days and numbers are written, from all of their values at once.
pub(super) fn decide_manner(plan: &mut Plan, table: &Table, said: Said<'_>) {
    let rows = &table.rows[plan.layout.first.min(table.rows.len())..];
    decide_decimal(plan, table, rows, said);
    plan.manner.instants = said
        .get("instants")
        .is_some_and(|answer| answer.starts_with("as") || answer == "yes");
    let date_columns: Vec<usize> = plan
        .columns
        .iter()
        .zip(&plan.roles)
        .filter(|(_, (role, _))| match role {
            Role::Field(name) => *name == "date" || name.ends_with("_on"),
            Role::EndsOn | Role::BeginsOn | Role::AppliedOn | Role::StageOn => true,
            _ => false,
        })
        .map(|(column, _)| column.index)
        .collect();
    let mut triples: Vec<(u32, String, Triple)> = Vec::new();
    let mut instant = None;
    for row in rows {
        for &column in &date_columns {
            let cell = row.cell(column);
            match dates::read(cell) {
                Day::Numbers(triple) => triples.push((row.number, cell.shown(), triple)),
                Day::Instant(_) if instant.is_none() => instant = Some((row.number, cell.shown())),
                _ => {}
            }
        }
    }
    let foreign = foreign(plan, table, rows) || triples.iter().any(|(_, _, it)| it.mark == '.');
    decide_order(plan, &triples, foreign, said);
    if let Some((number, text)) = instant {
        plan.asked.push(Asked {
            name: "instants".to_owned(),
            question: format!(
                "Row {number}, `{text}`: this is a time in another time zone. Use the day as it's \
                 written?"
            ),
            answers: vec!["as-written".to_owned()],
            chosen: plan.manner.instants.then(|| "as-written".to_owned()),
        });
    }
}

fn decide_order(plan: &mut Plan, triples: &[(u32, String, Triple)], foreign: bool, said: Said<'_>) {
    let Some((number, text, first)) = triples
        .iter()
        .find(|(_, _, it)| it.read(DateOrder::Mdy).is_some() && it.read(DateOrder::Dmy).is_some())
        .or(triples.first())
    else {
        return;
    };
    let all = |order| triples.iter().all(|(_, _, it)| it.read(order).is_some());
    let told = said.get("date-order").and_then(DateOrder::named);
    let (mdy, dmy) = (all(DateOrder::Mdy), all(DateOrder::Dmy));
    let shown = |order| match first.read(order) {
        Some(day) => super::phrases::day(day),
        None => "no day".to_owned(),
    };
    let question = |says: &str| {
        format!(
            "{says} Row {number}, {text}: {} month first, {} day first.",
            shown(DateOrder::Mdy),
            shown(DateOrder::Dmy)
        )
    };
    let (chosen, says) = match (told, mdy, dmy) {
        (Some(order), ..) => (Some(order), "Dates are read as you said."),
        (None, true, false) => {
            plan.manner.order = Some(DateOrder::Mdy);
            return;
        }
        (None, false, true) => {
            plan.manner.order = Some(DateOrder::Dmy);
            let (number, text, _) = triples
                .iter()
                .find(|(_, _, it)| it.read(DateOrder::Mdy).is_none())
                .unwrap_or(&triples[0]);
            plan.said.push(format!(
                "Dates are read day first: row {number}, {text}, can't be anything else."
            ));
            return;
        }
        (None, true, true) if foreign => (
            None,
            "Does the month or the day come first? The file looks like it's from another country.",
        ),
        (None, true, true) => (Some(DateOrder::Mdy), "Dates are read month first."),
        (None, false, false) => (
            None,
            "Does the month or the day come first? Some rows can only be one, some only the other.",
        ),
    };
    plan.manner.order = chosen;
    plan.asked.push(Asked {
        name: "date-order".to_owned(),
        question: question(says),
        answers: vec!["mdy".to_owned(), "dmy".to_owned()],
        chosen: chosen.map(|order| match order {
            DateOrder::Mdy => "mdy".to_owned(),
            DateOrder::Dmy => "dmy".to_owned(),
        }),
    });
}

fn number_columns(plan: &Plan) -> Vec<usize> {
    let numeric = |name: &str| {
        matches!(name, "amount" | "minutes")
            || name.ends_with("_minutes")
            || name.ends_with("_cents")
            || name.contains("minutes")
    };
    plan.columns
        .iter()
        .zip(&plan.roles)
        .filter(|(column, (role, _))| match role {
            Role::Field(name) => numeric(name),
            Role::Ignored => column.mostly(column.numbers, 60),
            _ => false,
        })
        .map(|(column, _)| column.index)
        .collect()
}

fn decide_decimal(plan: &mut Plan, table: &Table, rows: &[Row], said: Said<'_>) {
    let told = said.get("decimal").and_then(Decimal::named);
    let (mut lone, mut comma_last, mut point) = (None, false, false);
    for row in rows {
        for &column in &number_columns(plan) {
            let Cell::Text(text) = row.cell(column) else {
                continue;
            };
            match marks(text) {
                Marks::Comma if lone.is_none() => lone = Some((row.number, text.to_string())),
                Marks::CommaLast => comma_last = true,
                Marks::Point => point = true,
                _ => {}
            }
        }
    }
    plan.manner.decimal = match told {
        Some(decimal) => decimal,
        None if comma_last || (lone.is_some() && !point) => Decimal::Comma,
        None => Decimal::Point,
    };
    if let Some((number, text)) = lone
        && !comma_last
        && table.delimiter != Some(';')
    {
        let chosen = match plan.manner.decimal {
            Decimal::OnlyPoint => "point",
            _ => "comma",
        };
        plan.asked.push(Asked {
            name: "decimal".to_owned(),
            question: format!(
                "Row {number}, `{text}`: is the comma a decimal point, so that it means {}?",
                text.trim().replace(',', ".")
            ),
            answers: vec!["comma".to_owned(), "point".to_owned()],
            chosen: Some(chosen.to_owned()),
        });
    }
}

/// Whether the file has signs of another country than the United States.
fn foreign(plan: &Plan, table: &Table, rows: &[Row]) -> bool {
    table.delimiter == Some(';')
        || rows.iter().any(|row| {
            number_columns(plan)
                .iter()
                .any(|&column| match row.cell(column) {
                    Cell::Text(text) => matches!(marks(text), Marks::Comma | Marks::CommaLast),
                    _ => false,
                })
        })
}

/// What a column gives, as the answer names it.
pub(super) fn role_name(role: Role) -> String {
    match role {
        Role::Field(name) => name.to_owned(),
        Role::Begins(span) => super::synonyms::span_name(span, false),
        Role::Ends(span) => super::synonyms::span_name(span, true),
        Role::BeginsOn => "start day and time".to_owned(),
        Role::Overtime => "overtime".to_owned(),
        Role::PayCode => "pay code".to_owned(),
        Role::EndsOn => "end day".to_owned(),
        Role::Break => "break".to_owned(),
        Role::Status => "status".to_owned(),
        Role::AppliedOn => "applied on".to_owned(),
        Role::Stage => "stage".to_owned(),
        Role::StageOn => "stage day".to_owned(),
        Role::Pay => "pay".to_owned(),
        Role::Person => "person".to_owned(),
        Role::Ignored => "ignored".to_owned(),
        Role::Patients => "ignored: may be about patients".to_owned(),
    }
}

/// The column that a person names: by its header, its letter, or its header's words.
pub(super) fn column_named(columns: &[Column], name: &str) -> Option<usize> {
    let name = name.trim();
    let exact = columns.iter().position(|column| column.header == name);
    exact
        .or_else(|| {
            let folded = fold::header(name);
            columns
                .iter()
                .position(|column| column.folded == folded && !folded.is_empty())
        })
        .or_else(|| {
            columns
                .iter()
                .position(|column| super::survey::letter(column.index).eq_ignore_ascii_case(name))
        })
}
