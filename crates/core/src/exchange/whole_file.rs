//! A facts file that comes in: each fact by its id, as a row.

use super::answer::{Known, Preview, Request, RowSeen};
use super::asked::Said;
use super::matching::There;
use super::own_preview::own_states;
use super::rows::{Draft, Outcome};
use super::{Kind, typed};
use crate::facts::Facts;

/// Says what would come in of a whole facts file.
pub fn preview_facts(facts: &Facts, request: &Request<'_>, known: &Known<'_>) -> Preview {
    let said = Said(request.set);
    let mut rows: Vec<RowSeen> = Vec::new();
    let mut number = 0;
    for kind in Kind::ALL {
        let drafts = typed::list(kind, facts).into_iter().map(|fact| {
            number += 1;
            Draft {
                row: number,
                sheet: None,
                column: None,
                print: format!(
                    "{}\u{1f}{}",
                    kind.list(),
                    serde_json::Value::Object(fact.clone())
                ),
                outcome: Outcome::Fact(fact),
                notes: Vec::new(),
                along: Vec::new(),
                cells: Vec::new(),
            }
        });
        let drafts: Vec<Draft> = drafts.collect();
        if request.kind.is_some_and(|wanted| wanted != kind) || drafts.is_empty() {
            continue;
        }
        let mut there = There::of(kind, known.facts);
        let base = rows.len();
        rows.extend(own_states(
            kind,
            drafts,
            &mut there,
            known,
            said,
            &request.choices,
            base,
        ));
    }
    Preview {
        kind: request.kind,
        sheet: String::new(),
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
