//! `milepost import`: bringing in a sheet.

use std::path::Path;

use milepost_core::dates::day;
use milepost_core::exchange::{
    Asked, ColumnSeen, Kind, Made, Preview, RowCounts, RowSeen, RowState, counted,
};
use milepost_logbook::{Applied, FactKind, Logbook};
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::arguments::Import;
use super::page::Page;
use super::refused::Refused;
use crate::certificates::knowledge;
use crate::clock::Clock;
use crate::error::Refusal;
use crate::exchange::bring::bring;
use crate::exchange::effects::{CycleEffect, HoursEffect, RemovalEffect};
use crate::exchange::give::left_out_file;
use crate::exchange::look::{Looked, Wanted, look, read_source};

/// So many problems are shown in a text; `--json` has all.
const SHOWN: usize = 12;

/// What `import --json` answers.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Milepost import")]
pub struct ImportAnswer {
    /// Always `milepost-import`.
    pub format: ImportFormat,
    /// The format's version, 1. Fields may be added to a version; none is taken away.
    #[schemars(range(min = 1, max = 1))]
    pub version: u8,
    /// The kind of facts; null where a file holds several.
    pub kind: Option<Kind>,
    /// The sheet's name; empty where it has none.
    pub sheet: String,
    /// The number of the header's row; null where there is none.
    pub header_row: Option<u32>,
    /// What each column gives.
    pub columns: Vec<ColumnSeen>,
    /// The rows, each in one state.
    pub rows: Vec<RowSeen>,
    /// How many rows were read, and how many are in each state.
    pub counts: RowCounts,
    /// Questions about the whole, with what is taken meanwhile.
    pub asked: Vec<Asked>,
    /// What else there is to say.
    pub said: Vec<String>,
    /// Places and courses that come in along with the rows.
    pub made: Vec<Made>,
    /// What it does to the cycles of the standing.
    pub effects: Vec<CycleEffect>,
    /// What it does on the way to lose the apprentice's "A".
    pub removal: Vec<RemovalEffect>,
    /// What it adds to the hours, by place and by course.
    pub hours: Vec<HoursEffect>,
    /// What was done; null in a dry run, and where nothing was new.
    pub done: Option<Done>,
}

/// The name of the format.
#[derive(Debug, Serialize, JsonSchema)]
pub enum ImportFormat {
    /// The only name.
    #[serde(rename = "milepost-import")]
    MilepostImport,
}

/// What an import did.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Done {
    /// What was done, in words.
    pub label: String,
    /// Which kinds of facts are different now.
    pub changes: Vec<FactKind>,
    /// How many facts came in or were changed.
    pub facts: usize,
}

/// Brings a file in, or says what would come in.
///
/// # Errors
/// When it cannot be read, a question waits, or a row is a problem that was not to be skipped;
/// nothing comes in then.
pub fn answer(logbook: &mut Logbook, how: &Import, clock: &Clock) -> Result<Answer, Refused> {
    let Some(file) = how.file.as_deref().filter(|_| !how.mappings) else {
        return Ok(mappings(logbook)?);
    };
    let source = read_source(file)?;
    let wanted = Wanted {
        kind: how.kind,
        sheet: how.sheet.clone(),
        map: how.map.clone(),
        set: how.set.clone(),
        ..Wanted::default()
    };
    let looked = look(logbook, &source, &wanted, clock.today())?;
    if let Some(left_out) = &how.left_out {
        left_out_file(&looked, &source, left_out, false)?;
    }
    if how.dry_run {
        return Ok(said(&looked, file, None));
    }
    let counts = looked.preview.counts();
    if !how.skip_problems && (counts.problem > 0 || looked.preview.waits()) {
        return Err(refuse(&looked.preview, file).into());
    }
    let done = bring(logbook, &looked, &source.name, &clock.now())?;
    Ok(said(&looked, file, done.as_ref()))
}

/// Says why nothing came in: every question and the first problems.
fn refuse(preview: &Preview, file: &Path) -> Refusal {
    let mut lines = vec![format!("nothing came in from {}", file.display())];
    for asked in preview.asked.iter().filter(|asked| asked.chosen.is_none()) {
        let answers = match asked.answers.first() {
            Some(first) => format!("{}={first}", asked.name),
            None => format!("{}=…", asked.name),
        };
        lines.push(format!(
            "{} Answer with --set \"{answers}\".",
            asked.question
        ));
    }
    let problems = preview.rows.iter().filter(|row| row.problem.is_some());
    let problems = problems.map(problem);
    let number = preview.counts().problem;
    lines.extend(problems.take(SHOWN));
    let more = usize::try_from(number)
        .unwrap_or(usize::MAX)
        .saturating_sub(SHOWN);
    if more > 0 {
        lines.push(format!("and {more} more; --dry-run --json shows all"));
    }
    if number > 0 {
        lines.push("fix them, or leave them out with --skip-problems".to_owned());
    }
    Refusal::because(lines.join("\n"))
}

fn said(looked: &Looked, file: &Path, done: Option<&Applied>) -> Answer {
    let preview = &looked.preview;
    let counts = preview.counts();
    let answer = ImportAnswer {
        format: ImportFormat::MilepostImport,
        version: 1,
        kind: preview.kind,
        sheet: preview.sheet.clone(),
        header_row: preview.header_row,
        columns: preview.columns.clone(),
        rows: preview.rows.clone(),
        counts,
        asked: preview.asked.clone(),
        said: preview.said.clone(),
        made: preview.made.clone(),
        effects: looked.effects.cycles.clone(),
        removal: looked.effects.removal.clone(),
        hours: looked.effects.hours.clone(),
        done: done.map(|applied| Done {
            label: applied.label.clone(),
            changes: applied.changes.kinds.clone(),
            facts: applied.keys.len(),
        }),
    };
    Answer::new(page(looked, file, done), &answer)
}

fn page(looked: &Looked, file: &Path, done: Option<&Applied>) -> Page {
    let preview = &looked.preview;
    let counts = preview.counts();
    let mut page = Page::new();
    let kind = preview
        .kind
        .map(FactKind::plural)
        .unwrap_or("facts of several kinds");
    let header = preview
        .header_row
        .map(|row| format!(", header in row {row}"));
    page.bold(
        0,
        &format!("{} as {kind}{}", file.display(), header.unwrap_or_default()),
    );
    for column in &preview.columns {
        page.dim(
            2,
            &format!("{} → {} ({})", column.header, column.gives, column.why),
        );
    }
    let states: Vec<String> = RowState::ALL
        .into_iter()
        .filter(|state| counts.number(*state) > 0)
        .map(|state| format!("{} {}", counts.number(state), name_of(state)))
        .collect();
    page.line(
        0,
        &format!(
            "{} read: {}",
            match counts.read {
                1 => "1 row".to_owned(),
                many => format!("{many} rows"),
            },
            states.join(", ")
        ),
    );
    for said in &preview.said {
        page.line(2, said);
    }
    for asked in &preview.asked {
        let chosen = match &asked.chosen {
            Some(chosen) => format!("Used: {}={chosen}.", asked.name),
            None => format!("Change it with --set \"{}=…\".", asked.name),
        };
        page.line(2, &format!("{} {chosen}", asked.question));
    }
    for made in &preview.made {
        let name = made.fact.get("employer").or(made.fact.get("title"));
        let name = name.and_then(|name| name.as_str()).unwrap_or_default();
        let from = made.fact.get("starts_on").and_then(|day| day.as_str());
        let from = from.and_then(|from| from.parse().ok()).map(day);
        let from = from
            .map(|from| format!(", from {from}"))
            .unwrap_or_default();
        page.line(
            2,
            &format!("Also comes in: the {} {name}{from}", made.kind.noun()),
        );
    }
    let problems: Vec<&RowSeen> = preview
        .rows
        .iter()
        .filter(|row| row.state == RowState::Problem)
        .collect();
    for row in problems.iter().take(SHOWN) {
        page.line(2, &problem(row));
    }
    if problems.len() > SHOWN {
        page.line(2, &format!("and {} more", problems.len() - SHOWN));
    }
    for effect in &looked.effects.cycles {
        page.line(
            2,
            &format!(
                "{}: {} → {} of {}",
                effect.about, effect.now, effect.then, effect.required
            ),
        );
    }
    for effect in &looked.effects.removal {
        let up_to = effect
            .up_to
            .as_ref()
            .map(|most| format!(" (up to {most} once you say that the new place is coding work)"));
        page.line(
            2,
            &format!(
                "{}: {} → {} of {}{}",
                effect.about,
                effect.now,
                effect.then,
                effect.required,
                up_to.unwrap_or_default()
            ),
        );
    }
    for effect in looked.effects.hours.iter().take(SHOWN) {
        page.line(
            2,
            &format!("{}: {} → {}", effect.about, effect.now, effect.then),
        );
    }
    match done {
        Some(applied) => page.line(0, &applied.label),
        None if counts.new == 0 => page.line(0, "Nothing new."),
        None => {
            let kind = preview.kind;
            let number = usize::try_from(counts.new).unwrap_or(usize::MAX);
            let what = kind.map_or_else(|| format!("{number} facts"), |kind| counted(kind, number));
            page.line(0, &format!("Would import {what}."));
        }
    }
    page
}

/// Why a row was not read, with its sheet where several are read together.
fn problem(row: &RowSeen) -> String {
    let problem = row.problem.as_deref().unwrap_or_default();
    match &row.sheet {
        Some(sheet) => format!("{sheet}, {problem}"),
        None => problem.to_owned(),
    }
}

fn name_of(state: RowState) -> &'static str {
    match state {
        RowState::New => "new",
        RowState::Same => "there already",
        RowState::Like => "like something that is there (left out; --set like=take, or like=fill)",
        RowState::Before => "imported before and removed (left out; --set before=take)",
        RowState::Update => "would change something (left out; --set update=take)",
        RowState::Problem => "can't be read",
        RowState::Skipped => "skipped",
    }
}

/// What `import --mappings` answers.
#[derive(Debug, Serialize)]
struct MappingsAnswer {
    format: &'static str,
    version: u8,
    mappings: Vec<MappingAnswer>,
}

#[derive(Debug, Serialize)]
struct MappingAnswer {
    name: String,
    target: String,
    used_on: chrono::NaiveDate,
    text: String,
}

fn mappings(logbook: &Logbook) -> Result<Answer, Refusal> {
    let mut page = Page::new();
    let kept = logbook.mappings()?.into_iter();
    let kept: Vec<_> = kept.filter(|it| it.target != knowledge::TARGET).collect();
    if kept.is_empty() {
        page.line(
            0,
            "No mapping is remembered yet; each sheet that comes in leaves one.",
        );
    }
    for it in &kept {
        page.line(
            0,
            &format!(
                "{}: {}, last used {}",
                it.name,
                it.target.replace('_', " "),
                day(it.used_on)
            ),
        );
    }
    let mappings = kept.into_iter().map(|it| MappingAnswer {
        name: it.name,
        target: it.target,
        used_on: it.used_on,
        text: it.body,
    });
    let answer = MappingsAnswer {
        format: "milepost-mappings",
        version: 1,
        mappings: mappings.collect(),
    };
    Ok(Answer::new(page, &answer))
}
