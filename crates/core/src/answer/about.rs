//! What a question is about: facts by "kind:id", cycles and dues by issuer and day.

use chrono::NaiveDate;

use super::AnswerError;
use crate::standing::Answered;

/// The id of a fact of a kind: "credit:c7".
pub(super) fn id_of<'a>(about: &'a str, kind: &str) -> Result<&'a str, AnswerError> {
    about
        .strip_prefix(kind)
        .and_then(|rest| rest.strip_prefix(':'))
        .ok_or_else(|| not_there(about))
}

/// The issuer and the day of "cycle:AAPC:2026-06-30" or "dues:AAPC:2026-03-31".
pub(super) fn issuer_and_day<'a>(
    about: &'a str,
    kind: &str,
) -> Result<(&'a str, NaiveDate), AnswerError> {
    id_of(about, kind)?
        .rsplit_once(':')
        .and_then(|(issuer, day)| Some((issuer, day.parse().ok()?)))
        .ok_or_else(|| not_there(about))
}

/// The fact is gone.
pub(super) fn not_there(about: &str) -> AnswerError {
    AnswerError::NotThere(about.to_owned())
}

/// The one answer that was chosen.
pub(super) fn only_key(answered: &Answered) -> Result<&str, AnswerError> {
    match answered.keys.as_slice() {
        [key] => Ok(key),
        keys => Err(AnswerError::NoSuchAnswer(keys.join(", "))),
    }
}

/// Nobody can choose this.
pub(super) fn no_such(key: &str) -> AnswerError {
    AnswerError::NoSuchAnswer(key.to_owned())
}
