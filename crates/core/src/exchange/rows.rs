//! The rows of a list: each becomes a fact, a problem, or is skipped with a reason.

use serde_json::{Map, Value};

use super::asked::Said;
use super::fields::{Field, Shape, field};
use super::mapping::Rule;
use super::plan::Plan;
use super::survey::Layout;
use super::synonyms::{Role, needed};
use super::values::dates::{self, Day};
use super::values::lengths;
use super::values::shaped::{Given, Manner, read, text_of};
use super::vocabulary::{self, Done};
use super::{Cell, Kind, Row, Table, fold, words};

/// What a row came to, before it is compared with the logbook.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outcome {
    /// A fact.
    Fact(Map<String, Value>),
    /// Nothing that could be read, with what to write.
    Problem(String),
    /// No row of this kind.
    Skipped,
}

/// A row as it was read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    /// The row's number.
    pub row: u32,
    /// The column, where a row holds several facts.
    pub column: Option<String>,
    /// What it came to.
    pub outcome: Outcome,
    /// Why it is skipped, what was rounded.
    pub notes: Vec<String>,
    /// The row's cells for comparing.
    pub print: String,
}

impl Draft {
    /// A row that is no row of this kind.
    pub fn skipped(row: u32, why: impl Into<String>) -> Draft {
        Draft {
            row,
            column: None,
            outcome: Outcome::Skipped,
            notes: vec![why.into()],
            print: String::new(),
        }
    }
}

/// What is the same for every row.
pub(super) struct Setting<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What the person said.
    pub said: Said<'a>,
    /// Values for every row, by field.
    pub constants: Vec<(&'static Field, Value)>,
    /// Whose rows come in, where there are several people's.
    pub person: Option<String>,
    /// Rules of a mapping.
    pub rules: &'a [Rule],
}

/// Reads every row of the table, titles included.
pub(super) fn read_all(table: &Table, setting: &Setting<'_>) -> Vec<Draft> {
    let Layout { header, first } = setting.plan.layout;
    let mut drafts = Vec::with_capacity(table.rows.len());
    for (at, row) in table.rows.iter().enumerate() {
        if Some(at) == header {
            continue;
        }
        drafts.push(match at < first {
            true if row.is_blank() => Draft::skipped(row.number, "a blank row"),
            true => Draft::skipped(row.number, "a title"),
            false => read_row(table, row, setting),
        });
    }
    drafts
}

fn read_row(table: &Table, row: &Row, setting: &Setting<'_>) -> Draft {
    let plan = setting.plan;
    if row.is_blank() {
        return Draft::skipped(row.number, "a blank row");
    }
    if let Some(why) = no_row(table, row, plan) {
        return Draft::skipped(row.number, why);
    }
    let mended = mend_commas(row, plan);
    let (row, mut notes) = match &mended {
        Some(mended) => (
            mended,
            vec!["a comma without quotes was taken as part of the text".to_owned()],
        ),
        None => (row, Vec::new()),
    };
    if let Some(why) = left_out(row, setting) {
        return match why {
            Ok(why) => Draft::skipped(row.number, why),
            Err(problem) => Draft {
                outcome: Outcome::Problem(problem),
                ..Draft::skipped(row.number, "")
            },
        };
    }
    let outcome = fact_of(row, setting, &mut notes);
    Draft {
        row: row.number,
        column: None,
        outcome,
        notes,
        print: print_of(plan.kind, row),
    }
}

/// What a row is known by when the same sheet comes again.
pub(super) fn print_of(kind: Kind, row: &Row) -> String {
    let mut print = kind.name().to_owned();
    for cell in &row.cells {
        print.push('\u{1f}');
        let shown = cell.shown().to_lowercase();
        print.push_str(&shown.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    print.trim_end_matches('\u{1f}').to_owned()
}

/// Why a filled row is none: a total, a heading, the header once more.
fn no_row(table: &Table, row: &Row, plan: &Plan) -> Option<String> {
    let dated = plan
        .columns
        .iter()
        .zip(&plan.roles)
        .filter(|(_, (role, _))| is_day(*role))
        .any(|(column, _)| {
            !matches!(
                dates::read(row.cell(column.index)),
                Day::Nothing | Day::Not(_)
            )
        });
    let texts = || {
        row.cells
            .iter()
            .filter(|cell| matches!(cell, Cell::Text(_)))
    };
    if !dated && texts().any(|cell| words::is_total(&cell.shown())) {
        return Some("a total".to_owned());
    }
    if let Some(header) = plan.layout.header.and_then(|at| table.rows.get(at))
        && header.cells == row.cells
    {
        return Some("the header once more".to_owned());
    }
    // A list of employers alone has rows of one cell.
    let several = needed(plan.kind)
        .iter()
        .filter(|name| {
            plan.roles
                .iter()
                .any(|(role, _)| matches!(role, Role::Field(field) if field == *name))
        })
        .count()
        > 1;
    (several && !dated && row.filled() == 1).then(|| "a heading or a note".to_owned())
}

fn is_day(role: Role) -> bool {
    matches!(role, Role::Field(name) if name == "date" || name.ends_with("_on"))
}

/// Puts a text together that commas without quotes have torn, where only one way of doing it
/// leaves days and numbers in their columns.
fn mend_commas(row: &Row, plan: &Plan) -> Option<Row> {
    let width = plan.columns.len();
    let header = plan.layout.header?;
    let named = plan
        .columns
        .iter()
        .filter(|column| !column.folded.is_empty());
    let width = named.map(|column| column.index + 1).max().unwrap_or(width);
    let extra = row
        .cells
        .len()
        .checked_sub(width)
        .filter(|extra| *extra > 0)?;
    let _ = header;
    let typed = |cells: &[Cell]| {
        plan.columns
            .iter()
            .zip(&plan.roles)
            .all(|(column, (role, _))| {
                let cell = cells.get(column.index).unwrap_or(&Cell::Empty);
                match role {
                    role if is_day(*role) => {
                        matches!(
                            dates::read(cell),
                            Day::Is(_) | Day::Numbers(_) | Day::Instant(_)
                        )
                    }
                    Role::Field(name) => match field(plan.kind, name).map(|field| &field.shape) {
                        Some(Shape::Ceus | Shape::Minutes | Shape::Money) => {
                            let given = field(plan.kind, name)
                                .map(|field| read(field, cell, Manner::default()));
                            matches!(given, Some(Given::Value(..) | Given::Nothing))
                        }
                        _ => true,
                    },
                    _ => true,
                }
            })
    };
    let is_text = |index: usize| {
        let role = plan.roles.get(index).map(|(role, _)| *role);
        let column = plan.columns.get(index);
        column.is_some_and(|column| column.texts * 2 > column.filled) && !role.is_some_and(is_day)
    };
    // What is torn is most often the last text, which is the longest.
    (0..width).rev().filter(|at| is_text(*at)).find_map(|at| {
        let parts: Vec<String> = row.cells[at..=at + extra].iter().map(Cell::shown).collect();
        let mut cells = row.cells[..at].to_vec();
        cells.push(Cell::text(&parts.join(", ")));
        cells.extend_from_slice(&row.cells[at + extra + 1..]);
        typed(&cells).then(|| Row {
            number: row.number,
            cells,
        })
    })
}

/// Why a row stays out although it could be read: not done, somebody else's.
fn left_out(row: &Row, setting: &Setting<'_>) -> Option<Result<String, String>> {
    let plan = setting.plan;
    if let Some(person) = &setting.person {
        let hers = plan
            .with(Role::Person)
            .any(|column| row.cell(column).shown().eq_ignore_ascii_case(person));
        if !hers {
            return Some(Ok("somebody else's".to_owned()));
        }
    }
    let column = plan.first_with(Role::Status)?;
    if setting
        .said
        .get("status")
        .is_some_and(|said| vocabulary::status(said) == Some(Done::Yes))
    {
        return None;
    }
    let shown = row.cell(column).shown();
    match vocabulary::status(&shown) {
        Some(Done::Yes) => None,
        Some(Done::No) => Some(Ok(format!(
            "{}: {}",
            plan.header(column),
            fold::short(&shown)
        ))),
        None => Some(Err(format!(
            "row {}, {}: `{}` does not say whether it is done; write Completed, or leave the row out",
            row.number,
            plan.header(column),
            fold::short(&shown)
        ))),
    }
}

/// Reads the fields of a row.
fn fact_of(row: &Row, setting: &Setting<'_>, notes: &mut Vec<String>) -> Outcome {
    let plan = setting.plan;
    let mut fact = Map::new();
    let mut problems: Vec<String> = Vec::new();
    let mut said_notes: Vec<String> = Vec::new();
    let mut blank_amounts = true;
    for (column, (role, _)) in plan.columns.iter().zip(&plan.roles) {
        let Role::Field(name) = *role else { continue };
        let Some(field) = field(plan.kind, name) else {
            continue;
        };
        let cell = row.cell(column.index);
        if name == "note" {
            said_notes.extend(text_of(cell));
            continue;
        }
        let manner = Manner {
            unit: plan.unit(column.index),
            ..plan.manner
        };
        if matches!(name, "amount" | "minutes") && !cell.is_empty() {
            blank_amounts = false;
        }
        match read(field, cell, manner) {
            // Several columns may give one amount: the first that is more than nothing.
            Given::Value(value, note) => {
                let none_yet = fact.get(name).is_none_or(is_zero);
                if none_yet && !value.is_null() {
                    fact.insert(name.to_owned(), value);
                }
                notes.extend(note.map(|note| format!("{}: {note}", column.header)));
            }
            Given::Problem(_)
                if name == "minutes"
                    && plan.kind != Kind::Credit
                    && words::is_absence(&cell.shown()) =>
            {
                notes.clear();
                notes.push(format!("an absence: {}", fold::short(&cell.shown())));
                return Outcome::Skipped;
            }
            Given::Problem(problem) | Given::Open(_, problem) => {
                problems.push(format!("row {}, {}: {problem}", row.number, column.header));
            }
            Given::Nothing => {}
        }
        if name == "approved_for" {
            note_core(cell, &mut fact);
        }
    }
    if let Err(problem) = by_times(row, setting, &mut fact, notes) {
        problems.push(problem);
    }
    for (field, value) in &setting.constants {
        fact.insert(field.name.clone(), value.clone());
    }
    if !said_notes.is_empty() && !fact.contains_key("note") {
        said_notes.dedup();
        fact.insert("note".to_owned(), said_notes.join(" · ").into());
    }
    apply(setting.rules, row, plan, &mut fact);
    if let Some(why) = absence(plan, row, &fact, blank_amounts, problems.is_empty()) {
        notes.clear();
        notes.push(why);
        return Outcome::Skipped;
    }
    problems.extend(missing(plan, row, &fact, &problems));
    if !problems.is_empty() {
        return Outcome::Problem(problems.join("; "));
    }
    complete(plan.kind, &mut fact);
    Outcome::Fact(fact)
}

fn is_zero(value: &Value) -> bool {
    value.as_f64() == Some(0.0)
}

/// `core A` is what AAPC's tracker writes beside a credit.
fn note_core(cell: &Cell, fact: &mut Map<String, Value>) {
    let folded = fold::title(&cell.shown());
    if let Some(letter) = folded.strip_prefix("core ")
        && letter.len() == 1
    {
        let label = format!("Core {}", letter.to_uppercase());
        fact.insert("tracker_label".to_owned(), label.into());
    }
}

/// The length from the times of a day, where no column gives it; a difference is said.
fn by_times(
    row: &Row,
    setting: &Setting<'_>,
    fact: &mut Map<String, Value>,
    notes: &mut Vec<String>,
) -> Result<(), String> {
    const DAY: i64 = 24 * 3600;
    let plan = setting.plan;
    let mut seconds = 0;
    let mut any = false;
    for span in [1, 2] {
        let (Some(from), Some(to)) = (
            plan.first_with(Role::Begins(span)),
            plan.first_with(Role::Ends(span)),
        ) else {
            continue;
        };
        let at = |column: usize| {
            lengths::time_of_day(row.cell(column)).map_err(|problem| {
                format!("row {}, {}: {problem}", row.number, plan.header(column))
            })
        };
        match (at(from)?, at(to)?) {
            (Some(from), Some(to)) => {
                any = true;
                let days = match span {
                    1 => days_later(row, plan, fact),
                    _ => None,
                };
                let night = i64::from(to < from);
                let length = to - from + DAY * days.unwrap_or(night);
                if !(0..=DAY).contains(&length) {
                    return Err(format!(
                        "row {}: it ends before it begins; look at the times",
                        row.number
                    ));
                }
                if days.unwrap_or(night) > 0 {
                    notes.push(
                        "it ended on the next day and is kept on the day it began".to_owned(),
                    );
                }
                seconds += length;
            }
            (None, None) => {}
            (Some(_), None) => {
                return if_no_length(fact, row, "began and not when it ended");
            }
            (None, Some(_)) => {
                return if_no_length(fact, row, "ended and not when it began");
            }
        }
    }
    if !any {
        return Ok(());
    }
    let mut minutes = (seconds + 30) / 60;
    match fact.get("minutes").and_then(Value::as_i64) {
        Some(given) if (given - minutes).abs() > 1 && plan.first_with(Role::Break).is_none() => {
            notes.push(format!(
                "the times make {minutes} min, the column says {given} min, which is taken"
            ));
            Ok(())
        }
        Some(_) => Ok(()),
        None => {
            if let Some(column) = plan.first_with(Role::Break) {
                minutes -= pause(row, plan, column)?;
            }
            fact.insert("minutes".to_owned(), minutes.into());
            Ok(())
        }
    }
}

fn if_no_length(fact: &Map<String, Value>, row: &Row, what: &str) -> Result<(), String> {
    match fact.contains_key("minutes") {
        true => Ok(()),
        false => Err(format!(
            "row {}: it says when it {what}; write both",
            row.number
        )),
    }
}

/// How many days later it ended, where a column says the day.
fn days_later(row: &Row, plan: &Plan, fact: &Map<String, Value>) -> Option<i64> {
    let column = plan.first_with(Role::EndsOn)?;
    let begun = fact.get("date")?.as_str()?.parse().ok()?;
    let ended = match dates::read(row.cell(column)) {
        Day::Is(day) | Day::Instant(day) => day,
        Day::Numbers(triple) => triple.read(plan.manner.order?)?,
        _ => return None,
    };
    Some(i64::from(crate::dates::days_between(begun, ended)))
}

/// A break in minutes; a bare number of 5 or more counts minutes.
fn pause(row: &Row, plan: &Plan, column: usize) -> Result<i64, String> {
    let cell = row.cell(column);
    let shown = cell.shown();
    let bare = shown.parse::<u32>().is_ok_and(|number| number >= 5);
    let unit = match bare {
        true => lengths::Unit::Minutes,
        false => plan.unit(column),
    };
    match lengths::read(cell, plan.manner.decimal, unit) {
        lengths::Length::Is(minutes, _) => Ok(minutes),
        lengths::Length::Nothing => Ok(0),
        lengths::Length::Not(problem) => Err(format!(
            "row {}, {}: {problem}",
            row.number,
            plan.header(column)
        )),
    }
}

/// Why a row that says no hours is no row: an absence, or nothing but a day.
fn absence(
    plan: &Plan,
    row: &Row,
    fact: &Map<String, Value>,
    blank: bool,
    sound: bool,
) -> Option<String> {
    if !sound {
        return None;
    }
    if matches!(plan.kind, Kind::Entry | Kind::StudyEntry) {
        let minutes = fact.get("minutes").and_then(Value::as_i64);
        let has_date = fact.contains_key("date");
        let asked = plan
            .asked
            .iter()
            .any(|asked| asked.name == "minutes-column");
        let gives = plan
            .roles
            .iter()
            .any(|(role, _)| matches!(role, Role::Field("minutes") | Role::Begins(_)));
        if has_date && gives && !asked && minutes.unwrap_or(0) == 0 {
            return Some("no hours on that day".to_owned());
        }
    }
    let day_given = fact.keys().any(|key| key == "date" || key.ends_with("_on"));
    let has_day_column = plan.roles.iter().any(|(role, _)| is_day(*role));
    let titled = fact.contains_key("title") && row.filled() > 2;
    let amounts = matches!(plan.kind, Kind::Credit | Kind::Entry | Kind::StudyEntry);
    (amounts && has_day_column && !day_given && blank && !titled)
        .then(|| "neither a day nor an amount".to_owned())
}

/// What a row lacks that its kind needs.
fn missing(plan: &Plan, row: &Row, fact: &Map<String, Value>, problems: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for name in needed(plan.kind) {
        let has = fact.get(*name).is_some_and(|value| {
            !value.is_null()
                && value.as_str() != Some("")
                && !(*name != "amount_cents" && is_zero(value))
        });
        let column = plan
            .columns
            .iter()
            .zip(&plan.roles)
            .find(|(_, (role, _))| matches!(role, Role::Field(field) if field == name))
            .map(|(column, _)| column.header.clone());
        let told = column.as_ref().is_some_and(|header| {
            problems
                .iter()
                .any(|it| it.contains(&format!(", {header}:")))
        });
        let timed = *name == "minutes" && problems.iter().any(|it| it.contains("it says when"));
        if has || told || timed {
            continue;
        }
        let what = match *name {
            "completed_on" | "date" => "the day is missing; write it like 4/18/2026",
            "amount" => "the CEUs are missing; write them like 1.5",
            "minutes" => "the hours are missing; write them like 7.5",
            "title" => "the title is missing",
            "position" => "the place is missing; say it for all rows, or write it",
            "employer" => "the employer is missing",
            "credential" => "the credential is missing; write its code, like CPC",
            "issuer" => "it is missing whom it was paid to; write AAPC or AHIMA",
            "amount_cents" => "the amount is missing; write it like 25.00",
            _ => "something is missing",
        };
        let place = column
            .map(|header| format!(", {header}"))
            .unwrap_or_default();
        let none = match plan
            .roles
            .iter()
            .any(|(role, _)| matches!(role, Role::Field(f) if f == name))
        {
            true => String::new(),
            false => " (no column gives it)".to_owned(),
        };
        found.push(format!("row {}{place}: {what}{none}", row.number));
    }
    if plan.kind == Kind::Exam
        && let Some(code) = fact.get("credential").and_then(Value::as_str)
        && vocabulary::code(code).is_none()
    {
        let short = fold::short(code);
        found.push(format!(
            "row {}: `{short}` is no credential's code; write it like CPC",
            row.number
        ));
    }
    found
}

/// Fills in what other fields of the row say.
fn complete(kind: Kind, fact: &mut Map<String, Value>) {
    if kind == Kind::Credit
        && !fact.contains_key("kind")
        && let Some(title) = fact.get("title").and_then(Value::as_str)
    {
        let told = crate::quickadd::activity(title);
        if told != crate::facts::ActivityKind::default() {
            fact.insert(
                "kind".to_owned(),
                serde_json::to_value(told).unwrap_or_default(),
            );
        }
    }
}

/// Applies the rules of a mapping.
fn apply(rules: &[Rule], row: &Row, plan: &Plan, fact: &mut Map<String, Value>) {
    for rule in rules {
        let of_field = fact
            .get(&rule.field)
            .and_then(Value::as_str)
            .map(str::to_owned);
        let text = of_field.or_else(|| {
            let column = super::plan::column_named(&plan.columns, &rule.field)?;
            Some(row.cell(plan.columns[column].index).shown())
        });
        let wanted = rule.contains.to_lowercase();
        if !text.is_some_and(|text| text.to_lowercase().contains(&wanted)) {
            continue;
        }
        for (name, value) in &rule.set {
            fact.insert(name.clone(), value.clone());
        }
        for (name, values) in &rule.add {
            let list = fact
                .entry(name.clone())
                .or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(list) = list {
                let new = values.iter().filter(|value| !list.contains(value)).cloned();
                let new: Vec<Value> = new.collect();
                list.extend(new);
            }
        }
    }
}
