//! What would come in of our own sheets: each row by its id, else by what it says.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use serde_json::{Map, Value};

use super::answer::{CameBefore, Known, Preview, Request, RowSeen, RowState, RowWish};
use super::asked::Said;
use super::decide::decide;
use super::fields::field;
use super::matching::There;
use super::rows::{Draft, Outcome};
use super::states::{refers, too_full_days};
use super::values::dates::DateOrder;
use super::{Kind, Table, own, places, typed};

/// The rows of our own sheets: by their ids, else by what they say.
pub(super) fn preview_own(
    own: &[(&Table, Kind)],
    request: &Request<'_>,
    known: &Known<'_>,
) -> Preview {
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
    let mut coming: FxHashSet<(Kind, String)> = FxHashSet::default();
    for (table, kind) in &sheets {
        let (mut drafts, said_of) = own::read_own(*kind, table, order);
        if sheets.len() > 1 {
            for draft in &mut drafts {
                draft.sheet = Some(table.name.clone());
            }
        }
        notes.extend(said_of);
        for draft in &drafts {
            if let Outcome::Fact(fact) = &draft.outcome
                && let Some(id) = fact.get(kind.id_field()).and_then(Value::as_str)
            {
                coming.insert((*kind, id.to_owned()));
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
                    id.is_some_and(|id| !coming.contains(&(of, id.to_owned())))
                });
            let there = typed::list(of, known.facts);
            for draft in &mut open {
                lacks_its_place(draft, name, of, &there);
            }
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
    too_full_days(&mut rows, known);
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
        together: Vec::new(),
        header_row: Some(1),
        columns: Vec::new(),
        rows,
        asked,
        said: notes,
        made,
        mapping: None,
    }
}

/// An id of ours is no name of a place: what it names comes in with the sheet of its kind.
fn lacks_its_place(draft: &mut Draft, field: &str, of: Kind, there: &[Map<String, Value>]) {
    let Outcome::Fact(fact) = &draft.outcome else {
        return;
    };
    let id = fact.get(field).and_then(Value::as_str).unwrap_or_default();
    let is_there =
        |it: &Map<String, Value>| it.get(of.id_field()).and_then(Value::as_str) == Some(id);
    let parts: Vec<usize> = id.split('-').map(str::len).collect();
    let hex = id.chars().all(|c| c == '-' || c.is_ascii_hexdigit());
    if parts == [8, 4, 4, 4, 12] && hex && !there.iter().any(is_there) {
        draft.outcome = Outcome::Problem(format!(
            "row {}: its {} isn't there; bring in the sheet of {} first, or the whole workbook",
            draft.row,
            of.noun(),
            of.plural()
        ));
    }
}

pub(super) fn own_states(
    kind: Kind,
    drafts: Vec<Draft>,
    there: &mut There,
    known: &Known<'_>,
    said: Said<'_>,
    choices: &BTreeMap<usize, RowWish>,
    base: usize,
) -> Vec<RowSeen> {
    let prints: Vec<String> = drafts.iter().map(|draft| draft.print.clone()).collect();
    let before = (known.before)(&prints);
    let mut rows = Vec::with_capacity(drafts.len());
    for (at, draft) in drafts.into_iter().enumerate() {
        let mut row = RowSeen {
            sheet: draft.sheet,
            notes: draft.notes,
            cells: draft.cells,
            print: draft.print,
            ..RowSeen::at(draft.row, kind)
        };
        match draft.outcome {
            Outcome::Skipped => {}
            Outcome::Problem(problem) => {
                row.state = RowState::Problem;
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
                            true => RowState::Same,
                            false => {
                                if let (Some(new), Some(old)) = (&row.fact, there.fact(&id)) {
                                    let fields = new
                                        .iter()
                                        .filter(|(name, value)| old.get(*name) != Some(value));
                                    let names: Vec<&str> =
                                        fields.map(|(name, _)| name.as_str()).collect();
                                    row.notes.push(format!("changes {}", names.join(", ")));
                                }
                                RowState::Update
                            }
                        }
                    }
                    None => {
                        let gone = matches!(before.get(at), Some(Some(CameBefore::Gone(_))));
                        row.fact = Some(fact);
                        if gone {
                            RowState::Before
                        } else {
                            RowState::New
                        }
                    }
                };
            }
        }
        rows.push(row);
    }
    for row in rows.iter_mut().filter(|row| row.state == RowState::New) {
        if let Some(fact) = &row.fact
            && let Some(id) = there.take_same(fact)
        {
            row.state = RowState::Same;
            row.there = Some(id);
        }
    }
    decide(&mut rows, known.facts, said, |at| choices.get(&(base + at)));
    rows
}
