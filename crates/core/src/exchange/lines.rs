//! Several lines of quick-add words, as somebody kept them in a note.

use super::answer::{Known, Preview, RawCell, Request, RowSeen, RowState};
use super::asked::Said;
use super::decide::decide;
use super::matching::There;
use super::rows::print_of;
use super::{Kind, Table, typed};
use crate::facts::Fact;
use crate::quickadd::{self, Context, Mode, Origin, Proposal, Role};

/// Whether a table is nothing but lines.
pub fn is_lines(sheets: &[Table]) -> bool {
    matches!(sheets, [only] if only.width() == 1 && only.delimiter.is_none())
}

/// Says what would come in of lines of words. A line that does not say its day, its hours or
/// its place is a problem: a sheet is no place for what is assumed while one types.
pub(super) fn preview_lines(table: &Table, request: &Request<'_>, known: &Known<'_>) -> Preview {
    let facts = known.facts;
    let context = Context {
        today: known.today,
        mode: match request.kind {
            Some(Kind::Credit) => Mode::Ceu,
            Some(Kind::StudyEntry) => Mode::Study,
            _ => Mode::Any,
        },
        positions: &facts.positions,
        courses: &facts.courses,
        practicode: &facts.practicode,
        usual: None,
        credentials: &facts.credentials,
        contacts: &facts.contacts,
        applications: &facts.applications,
        steps: &facts.steps,
    };
    let mut rows: Vec<RowSeen> = Vec::new();
    for line in &table.rows {
        let text = line.cell(0).shown();
        let mut row = RowSeen::at(line.number, Kind::Entry);
        if text.is_empty() {
            row.notes.push("a blank row".to_owned());
            rows.push(row);
            continue;
        }
        // A greeting, a heading: words of quick-add have a number in them.
        if !text.contains(|c: char| c.is_ascii_digit()) {
            row.notes.push("a heading or a note".to_owned());
            rows.push(row);
            continue;
        }
        let text = without_bullet(&text);
        let read = quickadd::parse(text, &context);
        row.kind = match read.kind {
            quickadd::Kind::Log => Kind::Entry,
            quickadd::Kind::Ceu => Kind::Credit,
            quickadd::Kind::Study => Kind::StudyEntry,
            quickadd::Kind::Apply | quickadd::Kind::Offer => Kind::Application,
            quickadd::Kind::Meet => Kind::Meeting,
            quickadd::Kind::Spoke => Kind::Contact,
        };
        let assumed = read.parts.iter().find(|part| {
            part.origin == Origin::Assumed
                && matches!(part.role, Role::Date | Role::Hours | Role::Place)
        });
        match (read.proposal, assumed) {
            (Some(Proposal::Career(_)), _) => {
                row.state = RowState::Problem;
                row.problem = Some(format!(
                    "line {}: it belongs to Career; type it into quick-add",
                    line.number
                ));
            }
            (Some(proposal), None) => {
                let fact = match proposal {
                    Proposal::Entry(it) => Fact::Entry(it),
                    Proposal::Credit(it) => Fact::Credit(*it),
                    Proposal::Study(it) => Fact::StudyEntry(it),
                    Proposal::Career(_) => continue,
                };
                let mut fields = typed::object(&fact);
                fields.retain(|_, value| !value.is_null() && value.as_str() != Some(""));
                row.print = print_of(row.kind, line);
                row.notes.push(read.reading);
                row.fact = Some(fields);
                row.state = RowState::New;
            }
            (Some(_), Some(part)) => {
                row.state = RowState::Problem;
                let what = match part.role {
                    Role::Date => "the day is missing; write it like 4/18/2026",
                    Role::Hours => "the hours are missing; write them like 7.5h",
                    _ => "the place is missing; write it",
                };
                row.problem = Some(format!("line {}: {what}", line.number));
            }
            (None, _) => {
                row.state = RowState::Problem;
                let first = read.problems.first().map(|problem| problem.message.clone());
                let first = first.unwrap_or_else(|| "it wasn't understood".to_owned());
                row.problem = Some(format!("line {}: {first}", line.number));
            }
        }
        if row.state == RowState::Problem {
            row.cells.push(RawCell {
                field: "line".to_owned(),
                column: 0,
                text: text.to_owned(),
                wrong: true,
            });
        }
        rows.push(row);
    }
    settle(&mut rows, known);
    decide(&mut rows, known.facts, Said(request.set), |at| {
        request.choices.get(&at)
    });
    Preview {
        kind: one_kind(&rows),
        sheet: table.name.clone(),
        together: Vec::new(),
        header_row: None,
        columns: Vec::new(),
        rows,
        asked: Vec::new(),
        said: Vec::new(),
        made: Vec::new(),
        mapping: None,
    }
}

/// `1) Modifier 25 webinar` and `• Modifier 25 webinar` without what counts the line.
fn without_bullet(text: &str) -> &str {
    let bare = text
        .trim_start_matches(['•', '*', '–', '-', '·'])
        .trim_start();
    let digits = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = bare.len() - digits.len();
    match digits.strip_prefix([')', '.']) {
        Some(rest) if (1..=3).contains(&counted) && rest.starts_with(' ') => rest.trim_start(),
        _ => bare,
    }
}

/// What is there already, and what came in before.
fn settle(rows: &mut [RowSeen], known: &Known<'_>) {
    let mut seen = std::collections::BTreeMap::new();
    for row in rows.iter_mut().filter(|row| !row.print.is_empty()) {
        let times = seen.entry(row.print.clone()).or_insert(0_u32);
        *times += 1;
        row.print = format!("{}\u{1f}#{times}", row.print);
    }
    let prints: Vec<String> = rows.iter().map(|row| row.print.clone()).collect();
    let before = (known.before)(&prints);
    for kind in [Kind::Credit, Kind::Entry, Kind::StudyEntry] {
        let mut there = There::of(kind, known.facts);
        for (row, before) in rows.iter_mut().zip(&before) {
            if row.kind != kind || row.state != RowState::New {
                continue;
            }
            let Some(fact) = &row.fact else { continue };
            match before {
                Some(super::CameBefore::There(id)) if there.take_id(id) => {
                    row.state = RowState::Same;
                    row.there = Some(id.clone());
                }
                Some(super::CameBefore::Gone(_)) => row.state = RowState::Before,
                _ => {
                    if let Some(id) = there.take_same(fact) {
                        row.state = RowState::Same;
                        row.there = Some(id);
                    }
                }
            }
        }
    }
}

fn one_kind(rows: &[RowSeen]) -> Option<Kind> {
    let mut kinds = rows
        .iter()
        .filter(|row| row.state != RowState::Skipped)
        .map(|row| row.kind);
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then_some(first)
}
