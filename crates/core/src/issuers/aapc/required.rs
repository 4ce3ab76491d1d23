//! How many CEUs a cycle asks for.

use super::frames::{Frame, LENGTH, Prorated};
use crate::facts::Credential;
use crate::ids::ClauseId;
use crate::judging::context::{AAPC, AssessContext};
use crate::judging::ledger::prorated;
use crate::standing::{CeuFigure, Provenance, day};
use crate::text::{counted, span_in_words};

/// The total for the number of credentials, pro-rated in a first cycle; the
/// number in AAPC's own tracker wins.
pub(super) fn required(context: &AssessContext, frame: &Frame, held: &[&Credential]) -> CeuFigure {
    const TOTAL: &str = "aapc.ceu.total";
    let rule_day = frame.due_on.date;
    let full = context.rules.ceus_by_count(TOTAL, rule_day, held.len());
    let many = match held.len() {
        1 => "1 credential".to_owned(),
        n => format!("{n} credentials"),
    };
    let length = context.rules.number(LENGTH, rule_day);
    let mut figure = match frame.prorated {
        Some(Prorated { months, clause }) => {
            let above = months > length
                && !context
                    .rules
                    .in_force("aapc.ceu.corporate-above-cap", rule_day);
            let (amount, exact) = prorated(full, months, length);
            let rounding = if amount == exact {
                String::new()
            } else {
                format!(" {exact} by arithmetic; AAPC publishes no rounding.")
            };
            let which = if clause == "aapc.cycle.corporate" {
                "The cycle of the move to a corporate account has"
            } else {
                "The first cycle has"
            };
            CeuFigure {
                amount: if above { full } else { amount },
                provenance: Provenance::Estimate,
                clause: ClauseId::known(clause),
                reason: format!(
                    "{which} {}: {full} for {many} in {length} months, prorated.{rounding}",
                    counted(months, "month", "months")
                ),
                ours: None,
            }
        }
        None => CeuFigure {
            amount: full,
            provenance: Provenance::Computed,
            clause: ClauseId::known(TOTAL),
            reason: format!("{full} for {many} in {}.", span_in_words(length)),
            ours: None,
        },
    };
    let due_on = frame.due_on.date;
    let typed = context
        .tracker_number(AAPC, due_on)
        .filter(|_| context.rules.in_force("aapc.cycle.tracker", rule_day));
    if let Some(typed) = typed {
        let read = context
            .record(AAPC, due_on)
            .and_then(|record| record.tracker_read_on)
            .map_or_else(String::new, |on| format!(" on {}", day(on)));
        figure = CeuFigure {
            reason: if typed == figure.amount {
                format!(
                    "AAPC's tracker showed {typed}{read}, the same as ours. {}",
                    figure.reason
                )
            } else {
                format!(
                    "AAPC's tracker showed {typed}{read}; it wins. We had {}: {}",
                    figure.amount, figure.reason
                )
            },
            ours: Some(figure.amount),
            amount: typed,
            provenance: Provenance::OfficialOverride,
            clause: ClauseId::known("aapc.cycle.tracker"),
        };
    }
    figure
}
