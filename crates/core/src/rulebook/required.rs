//! The clauses that the assessment uses, each with the kind of value that it
//! must hold at all times.

use super::clause::{Value, Version};
use super::{Rulebook, RulebookError};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Statement,
    Number,
    Ceus,
    ByCount,
    ByCredential,
    Codes,
    DayList,
    LetterItems,
}

const REQUIRED: &[(Kind, &[&str])] = &[
    (
        Kind::Statement,
        &[
            "aapc.apprentice.options",
            "aapc.apprentice.experience",
            "aapc.apprentice.code-assignment",
            "aapc.apprentice.own-organisation",
            "aapc.apprentice.month-count",
            "aapc.apprentice.part-time",
            "aapc.apprentice.course-completed",
            "aapc.apprentice.course-proof",
            "aapc.apprentice.course-no-ceus",
            "aapc.apprentice.practicode-access",
            "aapc.ceu.cdei",
            "aapc.ceu.minimums-above-total",
            "aapc.ceu.approved-for-credential",
            "aapc.ceu.shared",
            "aapc.ceu.approved",
            "aapc.ceu.cms",
            "aapc.ceu.once",
            "aapc.ceu.inside-cycle",
            "aapc.ceu.no-carry-over",
            "aapc.ceu.renewal-month",
            "aapc.ceu.after-certification",
            "aapc.ceu.officer-quiz",
            "aapc.ceu.report",
            "aapc.ceu.apprentice",
            "aapc.cycle.parity",
            "aapc.cycle.due-day",
            "aapc.cycle.submit-total",
            "aapc.cycle.first-prorated",
            "aapc.cycle.prorated-topics",
            "aapc.cycle.tracker",
            "ahima.ceu.highest-first",
            "ahima.ceu.rhia-over-rhit",
            "ahima.ceu.no-reuse",
            "ahima.ceu.once",
            "ahima.ceu.inside-cycle",
            "ahima.ceu.job-duties",
            "ahima.ceu.self-review-credit",
            "ahima.ceu.keep-certificates",
            "ahima.cycle.shared",
            "ahima.cycle.last-day",
        ],
    ),
    (
        Kind::Number,
        &[
            "aapc.apprentice.employment-months",
            "aapc.apprentice.mixed-months",
            "aapc.apprentice.letter-count",
            "aapc.apprentice.course-hours",
            "aapc.apprentice.practicode-cases",
            "aapc.apprentice.practicode-score",
            "aapc.ceu.quiz-age",
            "aapc.ceu.verification",
            "aapc.cycle.length",
            "aapc.cycle.window",
            "aapc.late.grace",
            "aapc.late.fee",
            "aapc.late.cancelled",
            "aapc.late.extension",
            "aapc.late.reinstatement-limit",
            "aapc.late.reinstatement-fee",
            "ahima.ceu.domain-share",
            "ahima.ceu.source-share",
            "ahima.ceu.rounding",
            "ahima.ceu.rounding-rest",
            "ahima.cycle.length",
            "ahima.late.grace",
            "ahima.late.revoked",
            "ahima.late.extension",
            "ahima.late.appeal",
            "ahima.fee.first",
            "ahima.fee.member",
            "ahima.fee.additional",
        ],
    ),
    (
        Kind::Ceus,
        &[
            "aapc.ceu.specialty-minimum",
            "ahima.ceu.self-review-amount",
            "ahima.ceu.additional",
            "ahima.ceu.cap",
        ],
    ),
    (Kind::ByCount, &["aapc.ceu.total"]),
    (
        Kind::ByCredential,
        &[
            "aapc.ceu.topic-minimum",
            "aapc.ceu.topic-minimum-only",
            "ahima.ceu.by-credential",
        ],
    ),
    (
        Kind::Codes,
        &[
            "aapc.apprentice.credentials",
            "aapc.apprentice.code-sets",
            "aapc.apprentice.letter-signer",
            "aapc.ceu.circc-firms",
            "aapc.ceu.certificate-fields",
            "ahima.ceu.self-review",
            "ahima.cycle.first",
            "education.subjects",
        ],
    ),
    (
        Kind::DayList,
        &["aapc.late.notices", "aapc.apprentice.processing"],
    ),
    (Kind::LetterItems, &["aapc.apprentice.letter-items"]),
];

/// Refuses a rulebook in which a clause that the assessment uses is missing,
/// does not reach through all time, or holds a value of the wrong kind.
pub(super) fn check(rulebook: &Rulebook) -> Result<(), RulebookError> {
    for (kind, ids) in REQUIRED {
        for id in *ids {
            let refuse = |message: String| RulebookError::Required {
                clause: (*id).to_owned(),
                message,
            };
            let clause = rulebook
                .clause(id)
                .ok_or_else(|| refuse("it is missing".into()))?;
            let reaches = clause
                .versions
                .first()
                .is_some_and(|first| first.from.is_none())
                && clause.versions.last().is_some_and(|last| last.to.is_none());
            if !reaches {
                return Err(refuse("its history must reach through all time".into()));
            }
            for version in &clause.versions {
                if !fits(*kind, version) {
                    return Err(refuse(format!(
                        "a value of kind {kind:?} is needed, not \"{}\"",
                        version.value_text
                    )));
                }
            }
        }
    }
    Ok(())
}

fn fits(kind: Kind, version: &Version) -> bool {
    match &version.value {
        // A clause that was not in force computes nothing; only statements,
        // shares and lists are asked whether they are in force.
        Value::NotInForce => {
            matches!(kind, Kind::Statement | Kind::Number | Kind::Codes)
        }
        Value::Statement => kind == Kind::Statement,
        Value::Months(_)
        | Value::Days(_)
        | Value::Minutes(_)
        | Value::Cases(_)
        | Value::Percent(_)
        | Value::Cents(_)
        | Value::Count(_) => kind == Kind::Number,
        Value::Ceus(_) => kind == Kind::Ceus,
        Value::ByCount(table) => kind == Kind::ByCount && !table.is_empty(),
        Value::ByCredential(_) => kind == Kind::ByCredential,
        Value::Codes(codes) => kind == Kind::Codes && !codes.is_empty(),
        Value::DayList(days) => kind == Kind::DayList && !days.is_empty(),
        Value::LetterItems(items) => kind == Kind::LetterItems && !items.is_empty(),
    }
}
