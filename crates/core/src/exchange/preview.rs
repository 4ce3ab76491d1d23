//! From a sheet to what would come in: the columns, the rows with their states, the questions.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::answer::{
    Asked, CameBefore, Choice, ColumnSeen, Known, Made, Preview, Request, RowSeen, State,
};
use super::asked::Said;
use super::columns::{Guess, guess};
use super::fields::{Field, field};
use super::mapping::{Detailed, Mapping, Source, role_named};
use super::matching::There;
use super::plan::{Plan, column_named, decide_manner, role_name};
use super::rows::{self, Draft, Outcome, Setting};
use super::survey::{self, Column};
use super::synonyms::{Role, told_by_name};
use super::values::dates::DateOrder;
use super::values::shaped::{Given, Manner, read};
use super::{Cell, Kind, Row, Table, fold, grid, own, places, typed, words};

/// Says what would come in of a file.
///
/// # Errors
/// When there is no such sheet, or a value for every row cannot be read; in words.
pub fn preview(request: &Request<'_>, known: &Known<'_>) -> Result<Preview, String> {
    let own: Vec<(&Table, Kind)> = request
        .sheets
        .iter()
        .filter_map(|table| Some((table, own::kind_of(table)?)))
        .filter(|(table, kind)| {
            request.sheet.is_none_or(|name| table.name == name)
                && request.kind.is_none_or(|wanted| wanted == *kind)
        })
        .collect();
    if !own.is_empty() {
        return Ok(preview_own(&own, request, known));
    }
    let table = choose_sheet(request)?;
    let mut set = request.mapping.map(Mapping::said).unwrap_or_default();
    set.extend_from_slice(request.set);
    preview_table(table, request, known, Said(&set))
}

/// The sheet that was named, else the one whose header says most.
fn choose_sheet<'a>(request: &Request<'a>) -> Result<&'a Table, String> {
    if let Some(name) = request.sheet {
        let found = request
            .sheets
            .iter()
            .find(|table| table.name == name || fold::title(&table.name) == fold::title(name));
        return found.ok_or_else(|| {
            let names: Vec<&str> = request.sheets.iter().map(|it| it.name.as_str()).collect();
            format!("there is no sheet {name}; there are: {}", names.join(", "))
        });
    }
    let rated = request.sheets.iter().enumerate().map(|(at, table)| {
        let (_, guess) = best_guess(table, request.kind, request.file);
        let filled = table.rows.iter().filter(|row| !row.is_blank()).count();
        (
            (guess.whole && filled > 1, guess.score),
            std::cmp::Reverse(at),
            table,
        )
    });
    let best = rated.max_by_key(|(rating, at, _)| (*rating, *at));
    best.map(|(_, _, table)| table)
        .ok_or_else(|| "it holds no rows".to_owned())
}

fn body<'t>(table: &'t Table, layout: survey::Layout) -> Vec<&'t Row> {
    table.rows[layout.first.min(table.rows.len())..]
        .iter()
        .filter(|row| !row.is_blank())
        .take(500)
        .collect()
}

/// The kind that fits best, with its guess.
fn best_guess(table: &Table, wanted: Option<Kind>, file: &str) -> (Kind, Guess) {
    let layout = survey::layout(table);
    let columns = survey::columns(table, layout);
    let rows = body(table, layout);
    if let Some(kind) = wanted {
        return (kind, guess(kind, &columns, &rows));
    }
    let told = told_by_name(&table.name).or_else(|| told_by_name(file));
    let guesses: Vec<(Kind, Guess)> = Kind::MAPPED
        .into_iter()
        .map(|kind| {
            let mut guess = guess(kind, &columns, &rows);
            if told == Some(kind) {
                guess.score += 6;
            }
            (kind, guess)
        })
        .collect();
    let any_whole = guesses.iter().any(|(_, guess)| guess.whole);
    let mut best: Option<(Kind, Guess)> = None;
    for (kind, guess) in guesses {
        let may = match any_whole {
            true => guess.whole,
            // A sheet that fits no kind whole is most likely hours or credits.
            false => matches!(kind, Kind::Credit | Kind::Entry),
        };
        let better = best
            .as_ref()
            .is_none_or(|(_, known)| guess.score > known.score);
        if may && better {
            best = Some((kind, guess));
        }
    }
    best.unwrap_or((Kind::Credit, Guess::default()))
}

fn preview_table(
    table: &Table,
    request: &Request<'_>,
    known: &Known<'_>,
    said: Said<'_>,
) -> Result<Preview, String> {
    let layout = survey::layout(table);
    let columns = survey::columns(table, layout);
    let grid_found = grid::find(&columns).filter(|_| {
        request.mapping.is_none() && request.kind.is_none_or(|kind| kind == Kind::Entry)
    });
    let (kind, guess) = match (request.mapping, &grid_found) {
        (Some(mapping), _) => (mapping.target, mapped(mapping, &columns)),
        (None, Some(_)) => (Kind::Entry, Guess::default()),
        (None, None) => best_guess(table, request.kind, request.file),
    };
    let mut plan = Plan {
        kind,
        layout,
        columns,
        roles: guess.roles,
        manner: Manner::default(),
        asked: guess.asked,
        said: Vec::new(),
    };
    if let Some(grid) = &grid_found {
        grid_roles(&mut plan, grid);
    }
    name_columns(&mut plan, said)?;
    decide_manner(&mut plan, table, said);
    say_patients(&mut plan);
    let place_said = place_for_all(&mut plan, table, grid_found.as_ref(), known, said);
    let rows_by_person = whose(&mut plan, table, said);
    let constants = constants(&plan, said)?;
    let (mut drafts, letters) = match &grid_found {
        Some(found) => grid::read(
            table,
            layout,
            found,
            &plan.columns,
            said,
            plan.manner.order,
            place_said.as_deref(),
        ),
        None => {
            let mut constants = constants;
            if let (Some(place), Some(field)) = (&place_said, field(kind, "position")) {
                constants.retain(|(known, _)| known.name != "position");
                constants.push((field, place.clone().into()));
            }
            let setting = Setting {
                plan: &plan,
                said,
                constants,
                person: rows_by_person,
                rules: request
                    .mapping
                    .map_or(&[], |mapping| mapping.rules.as_slice()),
            };
            (rows::read_all(table, &setting), Vec::new())
        }
    };
    plan.asked.extend(letters);
    let hint = kind_of_place(table, request.file, layout.first, said);
    let mut made = Vec::new();
    for (name, of) in [("position", Kind::Position), ("course", Kind::Course)] {
        if kind != Kind::Entry && name == "position"
            || kind == Kind::Course
            || kind == Kind::Position
        {
            continue;
        }
        if field(kind, name).is_none() {
            continue;
        }
        let (new, asked) = places::resolve(&mut drafts, name, of, known.facts, said, hint);
        made.extend(new);
        plan.asked.extend(asked);
    }
    too_full_days(&mut drafts, known);
    let mut there = BTreeMap::from([(kind, There::of(kind, known.facts))]);
    let rows = states(kind, drafts, &mut there, known, said, &request.choices);
    made.retain(|made| refers(&rows, made));
    say_skipped(&mut plan, &rows);
    let mapping = grid_found
        .is_none()
        .then(|| remembered(&plan, table, request, said));
    Ok(Preview {
        kind: Some(kind),
        sheet: table.name.clone(),
        header_row: plan.layout.header.map(|at| table.rows[at].number),
        columns: seen(&plan),
        rows,
        asked: plan.asked,
        said: plan.said,
        made,
        mapping,
    })
}

/// Roles as a mapping gives them.
fn mapped(mapping: &Mapping, columns: &[Column]) -> Guess {
    let mut roles: Vec<(Role, String)> = columns
        .iter()
        .map(|_| (Role::Ignored, format!("Not in {}", mapping.name)))
        .collect();
    for (name, source) in &mapping.fields {
        let Some(role) = role_named(mapping.target, name) else {
            continue;
        };
        for column in source.columns() {
            if let Some(at) = column_named(columns, column) {
                roles[at] = (role, format!("As in {}", mapping.name));
            }
        }
    }
    Guess {
        roles,
        whole: true,
        ..Guess::default()
    }
}

fn grid_roles(plan: &mut Plan, grid: &grid::Grid) {
    plan.roles = plan
        .columns
        .iter()
        .map(|column| {
            if column.index == grid.week {
                (Role::Field("date"), "The week's day".to_owned())
            } else if grid.days.iter().any(|(at, _)| *at == column.index) {
                (Role::Field("minutes"), "The hours of a weekday".to_owned())
            } else if Some(column.index) == grid.place {
                (Role::Field("position"), "The name".to_owned())
            } else if Some(column.index) == grid.total {
                (Role::Ignored, "Adds up the week".to_owned())
            } else {
                (Role::Ignored, "Nothing of ours by this name".to_owned())
            }
        })
        .collect();
}

/// Gives columns the roles that the person named: `--set amount-column=Units`.
fn name_columns(plan: &mut Plan, said: Said<'_>) -> Result<(), String> {
    for (key, value) in said.0 {
        let Some(name) = key
            .strip_suffix("-column")
            .or_else(|| key.strip_suffix("_column"))
        else {
            continue;
        };
        let role = role_named(plan.kind, name).ok_or_else(|| {
            let (_, several) = plan.kind.nouns();
            format!("{name} is no field of {several}")
        })?;
        let at = column_named(&plan.columns, value).ok_or_else(|| {
            let headers: Vec<&str> = plan.columns.iter().map(|it| it.header.as_str()).collect();
            format!(
                "there is no column {value}; there are: {}",
                headers.join(", ")
            )
        })?;
        for (index, (known, why)) in plan.roles.iter_mut().enumerate() {
            if *known == role && index != at {
                *known = Role::Ignored;
                *why = "Another column was chosen".to_owned();
            }
        }
        plan.roles[at] = (role, "As you said".to_owned());
        let question = fold::words(key).join(" ");
        plan.asked.iter_mut().for_each(|asked| {
            if fold::words(&asked.name).join(" ") == question {
                asked.chosen = Some(plan.columns[at].header.clone());
            }
        });
    }
    Ok(())
}

fn say_patients(plan: &mut Plan) {
    let headers: Vec<&str> = plan
        .columns
        .iter()
        .zip(&plan.roles)
        .filter(|(column, (role, _))| {
            *role == Role::Patients || (column.about_patients() && *role != Role::Ignored)
        })
        .map(|(column, _)| column.header.as_str())
        .collect();
    if !headers.is_empty() {
        plan.said.push(format!(
            "May be about patients, so it stays out: {}. Keep nothing about patients in a logbook.",
            headers.join(", ")
        ));
    }
}

/// The place for every row, where no column gives it: as said, as the titles say, or asked.
fn place_for_all(
    plan: &mut Plan,
    table: &Table,
    grid: Option<&grid::Grid>,
    known: &Known<'_>,
    said: Said<'_>,
) -> Option<String> {
    if plan.kind != Kind::Entry {
        return None;
    }
    if let Some(place) = said.get("position") {
        return Some(place.to_owned());
    }
    let by_column = plan
        .roles
        .iter()
        .any(|(role, _)| *role == Role::Field("position"));
    if by_column || grid.is_some_and(|grid| grid.place.is_some()) {
        return None;
    }
    let title = grid::place_in_titles(table, plan.layout.first);
    let mut employers: Vec<String> = known
        .facts
        .positions
        .iter()
        .map(|it| it.employer.clone())
        .collect();
    employers.dedup();
    let chosen = title.or_else(|| match employers.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    });
    plan.asked.push(Asked {
        name: "position".to_owned(),
        question: "Where were these hours worked? The sheet has no column for it.".to_owned(),
        answers: employers,
        chosen: chosen.clone(),
    });
    chosen
}

/// Whose rows come in, where there are those of several people.
fn whose(plan: &mut Plan, table: &Table, said: Said<'_>) -> Option<String> {
    if let Some(person) = said.get("person") {
        return Some(person.to_owned());
    }
    let rows = &table.rows[plan.layout.first.min(table.rows.len())..];
    for column in plan.with(Role::Person).collect::<Vec<_>>() {
        let mut people: Vec<String> = Vec::new();
        for row in rows {
            let shown = row.cell(column).shown();
            let counts = row.filled() > 2 && !words::is_total(&shown);
            if counts
                && !shown.is_empty()
                && !people.iter().any(|it| it.eq_ignore_ascii_case(&shown))
            {
                people.push(shown);
            }
            if people.len() > 20 {
                break;
            }
        }
        if people.len() > 1 {
            let header = plan.header(column).to_owned();
            plan.asked.push(Asked {
                name: "person".to_owned(),
                question: format!("There are rows of several people in {header}; which are yours?"),
                answers: people,
                chosen: None,
            });
            // Nobody's rows come in before it is said whose.
            return Some(String::new());
        }
    }
    None
}

/// Values for every row, read by the shapes of their fields.
fn constants(plan: &Plan, said: Said<'_>) -> Result<Vec<(&'static Field, Value)>, String> {
    const ANSWERS: [&str; 9] = [
        "date order",
        "decimal",
        "instants",
        "person",
        "status",
        "like",
        "before",
        "update",
        "position kind",
    ];
    let mut found = Vec::new();
    for (key, value) in said.0 {
        let name = fold::words(key).join(" ");
        if ANSWERS.contains(&name.as_str())
            || name.ends_with(" column")
            || key.starts_with("place.")
            || key.starts_with("letter.")
        {
            continue;
        }
        let Some(Role::Field(name)) = role_named(plan.kind, key) else {
            let (_, several) = plan.kind.nouns();
            return Err(format!("{key} is no field of {several}"));
        };
        let Some(field) = field(plan.kind, name) else {
            continue;
        };
        let manner = Manner {
            order: Some(DateOrder::Mdy),
            ..plan.manner
        };
        match read(field, &Cell::text(value), manner) {
            Given::Value(Value::Null, Some(note)) => return Err(format!("{key}: {note}")),
            Given::Value(value, _) => found.push((field, value)),
            Given::Problem(problem) | Given::Open(_, problem) => {
                return Err(format!("{key}: {problem}"));
            }
            Given::Nothing => return Err(format!("{key}: it is empty")),
        }
    }
    Ok(found)
}

/// What sort of place a new one is, as far as the sheet's name or title tells.
fn kind_of_place(table: &Table, file: &str, first: usize, said: Said<'_>) -> Option<&'static str> {
    let mut texts = vec![table.name.clone(), file.to_owned()];
    for row in table.rows.iter().take(first) {
        texts.extend(row.cells.iter().map(Cell::shown));
    }
    let told = said.get("position-kind").map(str::to_owned);
    let texts: Vec<String> = told.into_iter().chain(texts).collect();
    let words: Vec<String> = texts
        .iter()
        .flat_map(|text| fold::words(&fold::header(text)))
        .collect();
    let has = |some: &[&str]| words.iter().any(|word| some.contains(&word.as_str()));
    if has(&["xtern"]) {
        Some("project_xtern")
    } else if has(&["externship", "extern", "ojt", "practicum"]) {
        Some("externship")
    } else if has(&["internship", "intern"]) {
        Some("internship")
    } else if has(&["volunteer", "volunteering"]) {
        Some("volunteer")
    } else {
        None
    }
}

/// A day that would hold more than 24 hours, with what is there already.
fn too_full_days(drafts: &mut [Draft], known: &Known<'_>) {
    const DAY: i64 = 24 * 60;
    let hers = drafts.iter().any(|draft| match &draft.outcome {
        Outcome::Fact(fact) => fact.contains_key("minutes") && fact.contains_key("date"),
        _ => false,
    });
    if !hers {
        return;
    }
    let mut days: FxHashMap<String, i64> = FxHashMap::default();
    for draft in drafts.iter_mut() {
        let Outcome::Fact(fact) = &draft.outcome else {
            continue;
        };
        let (Some(date), Some(minutes)) = (
            fact.get("date").and_then(Value::as_str),
            fact.get("minutes").and_then(Value::as_i64),
        ) else {
            continue;
        };
        let total = days.entry(date.to_owned()).or_insert(0);
        if *total + minutes > DAY {
            let day: Option<NaiveDate> = date.parse().ok();
            let day = day.map(words::day).unwrap_or_default();
            draft.outcome = Outcome::Problem(format!(
                "row {}: {day} would have more than 24 h; look at the hours",
                draft.row
            ));
            continue;
        }
        *total += minutes;
    }
    let _ = known;
}

/// Compares the drafts with what is there and gives each its state.
fn states(
    kind: Kind,
    drafts: Vec<Draft>,
    there: &mut BTreeMap<Kind, There>,
    known: &Known<'_>,
    said: Said<'_>,
    choices: &BTreeMap<usize, Choice>,
) -> Vec<RowSeen> {
    let Some(there) = there.get_mut(&kind) else {
        return Vec::new();
    };
    let mut seen: FxHashMap<String, u32> = FxHashMap::default();
    let prints: Vec<String> = drafts
        .iter()
        .map(|draft| {
            if draft.print.is_empty() {
                return String::new();
            }
            let times = seen.entry(draft.print.clone()).or_insert(0);
            *times += 1;
            format!("{}\u{1f}#{times}", draft.print)
        })
        .collect();
    let mut before = (known.before)(&prints);
    before.resize(prints.len(), None);
    // Rows that came in before hold their facts, whatever became of them since.
    let mut rows: Vec<RowSeen> = Vec::with_capacity(drafts.len());
    for ((draft, print), before) in drafts.into_iter().zip(prints).zip(&before) {
        let mut row = RowSeen {
            row: draft.row,
            column: draft.column,
            kind,
            state: State::Skipped,
            fact: None,
            problem: None,
            notes: draft.notes,
            there: None,
            print,
        };
        match draft.outcome {
            Outcome::Skipped => {}
            Outcome::Problem(problem) => {
                row.state = State::Problem;
                row.problem = Some(problem);
            }
            Outcome::Fact(fact) => {
                row.fact = Some(fact);
                row.state = State::New;
                match before {
                    Some(CameBefore::There(id)) if there.take_id(id) => {
                        row.state = State::Same;
                        row.there = Some(id.clone());
                    }
                    Some(CameBefore::Gone(day)) => {
                        row.state = State::Before;
                        row.notes.push(match day {
                            Some(day) => format!("you removed it on {}", words::day(*day)),
                            None => "it came in before and was removed".to_owned(),
                        });
                    }
                    _ => {}
                }
            }
        }
        rows.push(row);
    }
    compare(kind, &mut rows, there);
    decide(&mut rows, said, choices);
    rows
}

/// Equal ones first, over the whole sheet, so that none of them is taken for something like it.
fn compare(kind: Kind, rows: &mut [RowSeen], there: &mut There) {
    let mut first_of: FxHashMap<String, u32> = FxHashMap::default();
    for row in rows.iter_mut() {
        let Some(fact) = &row.fact else { continue };
        if matches!(kind, Kind::Credit) && row.state == State::New {
            let same = ["completed_on", "amount", "title"]
                .map(|name| fact.get(name).map(Value::to_string).unwrap_or_default());
            let same = same.join("\u{1f}");
            match first_of.get(&same) {
                Some(first) => row.notes.push(format!("the same as row {first}")),
                None => {
                    first_of.insert(same, row.row);
                }
            }
        }
        // A removed row is still the same where somebody brought its like back.
        if matches!(row.state, State::New | State::Before)
            && let Some(id) = there.take_same(fact)
        {
            row.state = State::Same;
            row.notes.retain(|note| !note.starts_with("you removed"));
            row.there = Some(id);
        }
    }
    for row in rows.iter_mut().filter(|row| row.state == State::New) {
        let Some(fact) = &row.fact else { continue };
        if let Some(id) = there.like(fact) {
            row.state = State::Like;
            if let Some(fact) = there.fact(&id) {
                row.notes.push(format!("like {}", described(kind, fact)));
            }
            row.there = Some(id);
        }
    }
}

/// A fact in a few words.
fn described(kind: Kind, fact: &Map<String, Value>) -> String {
    let text = |name: &str| fact.get(name).and_then(Value::as_str).unwrap_or_default();
    match kind {
        Kind::Credit => {
            let day = text("completed_on")
                .parse()
                .map(words::day)
                .unwrap_or_default();
            let amount = fact.get("amount").filter(|it| !it.is_null());
            let amount = amount.map(|it| format!(", {it} CEU")).unwrap_or_default();
            format!("{}, {day}{amount}", fold::short(text("title")))
        }
        Kind::Position => fold::short(text("employer")),
        _ => fold::short(text("title")),
    }
}

/// What the person decided about rows that would stay out.
fn decide(rows: &mut [RowSeen], said: Said<'_>, choices: &BTreeMap<usize, Choice>) {
    for (at, row) in rows.iter_mut().enumerate() {
        let group = match row.state {
            State::Like => "like",
            State::Before => "before",
            _ => "",
        };
        let taken = !group.is_empty() && said.takes(group);
        match choices.get(&at) {
            Some(Choice::Take) if matches!(row.state, State::Like | State::Before) => {
                row.state = State::New;
            }
            Some(Choice::Skip) if row.state == State::New => {
                row.state = State::Skipped;
                row.notes.push("left out by you".to_owned());
            }
            None if taken => row.state = State::New,
            _ => {}
        }
    }
}

/// Whether a row that comes in refers to it.
fn refers(rows: &[RowSeen], made: &Made) -> bool {
    let id = made.fact.get("id");
    let field = match made.kind {
        Kind::Course => "course",
        _ => "position",
    };
    rows.iter().any(|row| {
        row.state == State::New && row.fact.as_ref().is_some_and(|fact| fact.get(field) == id)
    })
}

/// `2 totals, 1 blank row stay out`.
fn say_skipped(plan: &mut Plan, rows: &[RowSeen]) {
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.state == State::Skipped) {
        let why = row.notes.first().map_or("", String::as_str);
        let why = match why.split_once(": ") {
            Some(("an absence", _)) => "an absence",
            _ => why,
        };
        *groups.entry(why).or_insert(0) += 1;
    }
    if groups.is_empty() {
        return;
    }
    let parts: Vec<String> = groups
        .iter()
        .map(|(why, number)| format!("{} ({why})", words::rows(*number)))
        .collect();
    plan.said.push(format!("Stay out: {}.", parts.join(", ")));
}

fn seen(plan: &Plan) -> Vec<ColumnSeen> {
    plan.columns
        .iter()
        .zip(&plan.roles)
        .map(|(column, (role, why))| ColumnSeen {
            header: column.header.clone(),
            samples: match column.about_patients() {
                true => Vec::new(),
                false => column.samples.clone(),
            },
            gives: role_name(*role),
            why: why.clone(),
        })
        .collect()
}

/// The mapping as it may be kept for the next time.
fn remembered(plan: &Plan, table: &Table, request: &Request<'_>, said: Said<'_>) -> Mapping {
    let mut fields: BTreeMap<String, Source> = BTreeMap::new();
    for (column, (role, _)) in plan.columns.iter().zip(&plan.roles) {
        if matches!(role, Role::Ignored | Role::Patients) {
            continue;
        }
        let name = role_name(*role);
        let next = match fields.remove(&name) {
            None => Source::Column(column.header.clone()),
            Some(before) => {
                let mut columns: Vec<String> =
                    before.columns().into_iter().map(str::to_owned).collect();
                columns.push(column.header.clone());
                Source::Detailed(Detailed {
                    columns,
                    ..Detailed::default()
                })
            }
        };
        fields.insert(name, next);
    }
    let mut answers = BTreeMap::new();
    for name in ["date-order", "decimal", "instants", "status"] {
        if let Some(value) = said.get(name) {
            answers.insert(name.to_owned(), value.to_owned());
        }
    }
    let stem = request.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let name = match (stem.is_empty(), table.name.is_empty()) {
        (false, _) => stem.to_owned(),
        (true, false) => table.name.clone(),
        (true, true) => plan.kind.nouns().1.to_owned(),
    };
    Mapping {
        name,
        target: plan.kind,
        header: plan
            .columns
            .iter()
            .map(|column| column.header.clone())
            .collect(),
        fields,
        answers,
        rules: request
            .mapping
            .map(|it| it.rules.clone())
            .unwrap_or_default(),
    }
}

/// The rows of our own sheets: by their ids, else by what they say.
fn preview_own(own: &[(&Table, Kind)], request: &Request<'_>, known: &Known<'_>) -> Preview {
    let said = Said(request.set);
    let order = said
        .get("date-order")
        .and_then(DateOrder::named)
        .unwrap_or(DateOrder::Mdy);
    let mut sheets: Vec<(&Table, Kind)> = own.to_vec();
    sheets.sort_by_key(|(_, kind)| *kind);
    let mut rows = Vec::new();
    let mut notes = Vec::new();
    let mut made = Vec::new();
    let mut asked = Vec::new();
    let mut coming: Vec<(Kind, String)> = Vec::new();
    for (table, kind) in &sheets {
        let (mut drafts, said_of) = own::read_own(*kind, table, order);
        notes.extend(said_of);
        for draft in &drafts {
            if let Outcome::Fact(fact) = &draft.outcome
                && let Some(id) = fact.get(kind.id_field()).and_then(Value::as_str)
            {
                coming.push((*kind, id.to_owned()));
            }
        }
        for (name, of) in [("position", Kind::Position), ("course", Kind::Course)] {
            if field(*kind, name).is_none_or(|it| it.refers_to() != Some(of)) {
                continue;
            }
            // Ids that come along in the same file are no names of places.
            let (mut open, rest): (Vec<Draft>, Vec<Draft>) =
                drafts.into_iter().partition(|draft| {
                    let Outcome::Fact(fact) = &draft.outcome else {
                        return false;
                    };
                    let id = fact.get(name).and_then(Value::as_str);
                    id.is_some_and(|id| {
                        !coming
                            .iter()
                            .any(|(kind, known)| *kind == of && known == id)
                    })
                });
            let (new, questions) = places::resolve(&mut open, name, of, known.facts, said, None);
            made.extend(new);
            asked.extend(questions);
            drafts = rest;
            drafts.extend(open);
            drafts.sort_by_key(|draft| draft.row);
        }
        let mut there = There::of(*kind, known.facts);
        rows.extend(own_states(
            *kind,
            drafts,
            &mut there,
            known,
            said,
            &request.choices,
            rows.len(),
        ));
    }
    made.retain(|made| refers(&rows, made));
    let kinds: Vec<Kind> = sheets.iter().map(|(_, kind)| *kind).collect();
    Preview {
        kind: match kinds.as_slice() {
            [only] => Some(*only),
            _ => None,
        },
        sheet: sheets
            .first()
            .map(|(table, _)| table.name.clone())
            .unwrap_or_default(),
        header_row: Some(1),
        columns: Vec::new(),
        rows,
        asked,
        said: notes,
        made,
        mapping: None,
    }
}

fn own_states(
    kind: Kind,
    drafts: Vec<Draft>,
    there: &mut There,
    known: &Known<'_>,
    said: Said<'_>,
    choices: &BTreeMap<usize, Choice>,
    base: usize,
) -> Vec<RowSeen> {
    let prints: Vec<String> = drafts.iter().map(|draft| draft.print.clone()).collect();
    let before = (known.before)(&prints);
    let mut rows = Vec::with_capacity(drafts.len());
    for (at, draft) in drafts.into_iter().enumerate() {
        let mut row = RowSeen {
            row: draft.row,
            column: None,
            kind,
            state: State::Skipped,
            fact: None,
            problem: None,
            notes: draft.notes,
            there: None,
            print: draft.print,
        };
        match draft.outcome {
            Outcome::Skipped => {}
            Outcome::Problem(problem) => {
                row.state = State::Problem;
                row.problem = Some(problem);
            }
            Outcome::Fact(fact) => {
                let id = fact
                    .get(kind.id_field())
                    .and_then(Value::as_str)
                    .unwrap_or_default()
                    .to_owned();
                row.state = match there.fact(&id) {
                    Some(old) => {
                        let mut changed = old.clone();
                        changed.extend(fact.clone());
                        let changed = typed::whole(kind, &changed);
                        let same = changed.as_ref().is_ok_and(|changed| changed == old);
                        row.there = Some(id.clone());
                        row.fact = changed.ok();
                        there.take_id(&id);
                        match same {
                            true => State::Same,
                            false => {
                                if let (Some(new), Some(old)) = (&row.fact, there.fact(&id)) {
                                    let fields = new
                                        .iter()
                                        .filter(|(name, value)| old.get(*name) != Some(value));
                                    let names: Vec<&str> =
                                        fields.map(|(name, _)| name.as_str()).collect();
                                    row.notes.push(format!("changes {}", names.join(", ")));
                                }
                                State::Update
                            }
                        }
                    }
                    None => {
                        let gone = matches!(before.get(at), Some(Some(CameBefore::Gone(_))));
                        row.fact = Some(fact);
                        if gone { State::Before } else { State::New }
                    }
                };
            }
        }
        rows.push(row);
    }
    for row in rows.iter_mut().filter(|row| row.state == State::New) {
        if let Some(fact) = &row.fact
            && let Some(id) = there.take_same(fact)
        {
            row.state = State::Same;
            row.there = Some(id);
        }
    }
    for (at, row) in rows.iter_mut().enumerate() {
        let choice = choices.get(&(base + at));
        let takes = |name: &str| said.takes(name) || choice == Some(&Choice::Take);
        match row.state {
            State::Before if takes("before") => row.state = State::New,
            State::New if choice == Some(&Choice::Skip) => row.state = State::Skipped,
            _ => {}
        }
    }
    rows
}
