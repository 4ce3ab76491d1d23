//! The clauses that the assessment uses, each with the kind of value that it
//! must hold at all times.

use std::collections::HashSet;

use super::clause::Version;
use super::value::Value;
use super::{Catalogued, Rulebook, RulebookError};

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
            "aapc.apprentice.experience",
            "aapc.apprentice.code-assignment",
            "aapc.apprentice.own-organisation",
            "aapc.apprentice.one-of-each",
            "aapc.apprentice.letter-template",
            "aapc.apprentice.course-completed",
            "aapc.apprentice.course-no-ceus",
            "aapc.apprentice.practicode-access",
            "aapc.apprentice.practicode-before",
            "aapc.apprentice.practicode-secret",
            "aapc.apprentice.sending",
            "aapc.apprentice.send-complete",
            "aapc.ceu.approved-for-credential",
            "aapc.ceu.approved",
            "aapc.ceu.cms",
            "aapc.ceu.once",
            "aapc.ceu.inside-cycle",
            "aapc.ceu.submitted-in-cycle",
            "aapc.ceu.no-carry-over",
            "aapc.ceu.renewal-month",
            "aapc.ceu.after-certification",
            "aapc.ceu.officer-quiz",
            "aapc.ceu.report",
            "aapc.ceu.apprentice",
            "aapc.ceu.corporate-above-cap",
            "aapc.cycle.parity",
            "aapc.cycle.due-day",
            "aapc.cycle.dues-yearly",
            "aapc.cycle.submit-total",
            "aapc.cycle.first-prorated",
            "aapc.cycle.corporate",
            "aapc.cycle.tracker",
            "aapc.late.extension-length",
            "aapc.late.ceus-missing",
            "aapc.exam.membership",
            "aapc.exam.code-books",
            "ahima.ceu.highest-first",
            "ahima.ceu.rhia-over-rhit",
            "ahima.ceu.no-reuse",
            "ahima.ceu.once",
            "ahima.ceu.inside-cycle",
            "ahima.ceu.job-duties",
            "ahima.ceu.self-review-credit",
            "ahima.ceu.keep-certificates",
            "ahima.ceu.surplus",
            "ahima.ceu.package-2024",
            "ahima.cycle.shared",
            "ahima.late.reinstatement",
            "ahima.fee.due",
            "ahima.fee.status",
        ],
    ),
    (
        Kind::Number,
        &[
            "aapc.apprentice.employment-months",
            "aapc.apprentice.mixed-months",
            "aapc.apprentice.part-time",
            "aapc.apprentice.time-limit",
            "aapc.apprentice.course-worth",
            "aapc.apprentice.practicode-worth",
            "aapc.apprentice.letter-count",
            "aapc.apprentice.course-hours",
            "aapc.apprentice.practicode-cases",
            "aapc.apprentice.practicode-score",
            "aapc.apprentice.practicode-access-length",
            "aapc.apprentice.xtern",
            "aapc.ceu.quiz-age",
            "aapc.ceu.verification",
            "aapc.ceu.verification-answer",
            "aapc.ceu.keep-proof",
            "aapc.cycle.length",
            "aapc.cycle.window",
            "aapc.dues.amount",
            "aapc.late.grace",
            "aapc.late.fee",
            "aapc.late.cancelled",
            "aapc.late.extension",
            "aapc.late.reinstatement-limit",
            "aapc.late.reinstatement-fee",
            "aapc.exam.price",
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
            "ahima.exam.window",
            "ahima.exam.retake",
            "ahima.exam.reschedule-free",
            "ahima.exam.reschedule-fee",
            "ahima.exam.refund-days",
            "ahima.exam.refund-fee",
        ],
    ),
    (
        Kind::Ceus,
        &[
            "aapc.ceu.cdei",
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
            "aapc.apprentice.options",
            "aapc.apprentice.code-sets",
            "aapc.apprentice.kinds",
            "aapc.apprentice.letter-signer",
            "aapc.ceu.circc-firms",
            "aapc.ceu.certificate-fields",
            "ahima.ceu.kinds",
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

/// The clauses with a value of which the assessment asks first whether they are in force; the
/// others always are. A statement and a list of days can be missing anywhere.
const MAY_BE_OFF: &[&str] = &[
    "aapc.apprentice.letter-count",
    "aapc.ceu.circc-firms",
    "aapc.ceu.shared",
    "ahima.ceu.domain-share",
    "ahima.ceu.source-share",
    "ahima.ceu.self-review",
    "ahima.late.revoked",
    "ahima.late.extension",
];

/// The lengths of cycles, which follow one another: none of them is nothing.
const LENGTHS: &[&str] = &["aapc.cycle.length", "ahima.cycle.length"];

/// The clauses that are read in one of several ways, each with every key that
/// the assessment knows.
const READINGS: &[(&str, &[&str])] = &[
    ("aapc.apprentice.month-count", &["once", "each_position"]),
    ("aapc.apprentice.other-kinds", &["count", "do_not_count"]),
    (
        "aapc.apprentice.course-proof",
        &["transcript_counts", "hours_needed"],
    ),
    ("aapc.apprentice.own-course", &["credited", "proof_needed"]),
    ("aapc.ceu.minimums-above-total", &["both", "total"]),
    ("aapc.ceu.shared", &["once", "twice"]),
    (
        "aapc.cycle.prorated-topics",
        &["whole", "pro_rated", "none"],
    ),
    ("aapc.cycle.dues-unsaid", &["asked", "someone_else"]),
    ("ahima.cycle.last-day", &["day_before", "anniversary"]),
    ("ahima.ceu.ccs-over-cca", &["both", "ccs_only"]),
    ("ahima.ceu.domain-unsaid", &["asked", "inside"]),
    ("ahima.ceu.source-unsaid", &["asked", "other"]),
];

/// Refuses a rulebook in which a clause that the assessment uses is missing,
/// does not reach through all time, or holds a value of the wrong kind.
pub(super) fn check(rulebook: &Rulebook) -> Result<(), RulebookError> {
    for (kind, ids) in REQUIRED {
        for id in *ids {
            for version in reaching(rulebook, id)? {
                if !matches!(kind, Kind::Statement | Kind::DayList) {
                    always_in_force(id, version)?;
                }
                let values = values_of(version);
                if let Some(wrong) = values.into_iter().find(|value| !fits(*kind, value)) {
                    return Err(refuse(
                        id,
                        format!("a value of kind {kind:?} is needed, not \"{wrong}\""),
                    ));
                }
            }
        }
    }
    for id in LENGTHS {
        for version in reaching(rulebook, id)? {
            let nothing = |value: &&Value| !matches!(value, Value::Months(1..));
            if let Some(wrong) = values_of(version).into_iter().find(nothing) {
                return Err(refuse(
                    id,
                    format!("a cycle lasts 1 month or more, not {wrong}"),
                ));
            }
            if version.decision.own_number.is_some_and(|own| own.least < 1) {
                let message = "a number of one's own may not be below 1 month";
                return Err(refuse(id, message.to_owned()));
            }
        }
    }
    for (id, known) in READINGS {
        for version in reaching(rulebook, id)? {
            always_in_force(id, version)?;
            for value in values_of(version) {
                match value {
                    Value::NotInForce => {}
                    Value::Reading(key) if known.contains(&key.as_str()) => {}
                    other => {
                        return Err(refuse(
                            id,
                            format!("it is read as one of {known:?}, not {other}"),
                        ));
                    }
                }
            }
        }
    }
    Ok(())
}

/// Refuses a version that is not in force, or can be switched off, where nobody asks for that.
fn always_in_force(id: &str, version: &Version) -> Result<(), RulebookError> {
    let off = values_of(version).contains(&&Value::NotInForce);
    if (off || version.decision.switch) && !MAY_BE_OFF.contains(&id) {
        let message = "it must be in force at all times, and can't be switched off";
        return Err(refuse(id, message.to_owned()));
    }
    Ok(())
}

/// Refuses a list of credentials in which one stands twice, or under the former code of another.
pub(super) fn check_credentials(credentials: &[Catalogued]) -> Result<(), RulebookError> {
    let mut codes = HashSet::new();
    for known in credentials {
        let own = std::iter::once(&known.code).chain(&known.former_codes);
        for code in own {
            if code.as_str().trim().is_empty() || known.name.trim().is_empty() {
                let message = format!("a credential of {} has no code or no name", known.issuer);
                return Err(refuse("credentials", message));
            }
            if !codes.insert((known.issuer.as_str(), code.as_str())) {
                let message = format!("{} {code} is listed twice", known.issuer);
                return Err(refuse("credentials", message));
            }
        }
    }
    Ok(())
}

fn refuse(id: &str, message: String) -> RulebookError {
    RulebookError::Required {
        clause: id.to_owned(),
        message,
    }
}

/// The versions of a required clause, which must reach through all time.
fn reaching<'a>(rulebook: &'a Rulebook, id: &str) -> Result<&'a [Version], RulebookError> {
    let clause = rulebook
        .clause(id)
        .ok_or_else(|| refuse(id, "it is missing".into()))?;
    let begins = clause.versions.first().is_some_and(|it| it.from.is_none());
    let lasts = clause.versions.last().is_some_and(|it| it.to.is_none());
    if begins && lasts {
        Ok(&clause.versions)
    } else {
        Err(refuse(id, "its history must reach through all time".into()))
    }
}

/// A version's value and those of its other readings.
fn values_of(version: &Version) -> Vec<&Value> {
    let readings = version.decision.readings.iter().map(|it| &it.value);
    std::iter::once(&version.value).chain(readings).collect()
}

fn fits(kind: Kind, value: &Value) -> bool {
    match value {
        // A clause that is not in force computes nothing; only these kinds are
        // asked whether they are in force.
        Value::NotInForce => matches!(
            kind,
            Kind::Statement | Kind::Number | Kind::Codes | Kind::DayList
        ),
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
        Value::Reading(_) | Value::Exam(_) => false,
    }
}
