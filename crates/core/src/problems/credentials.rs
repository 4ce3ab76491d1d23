//! Credentials.

use chrono::NaiveDate;

use super::odd_year;
use crate::facts::{Credential, CredentialStatus, Facts};
use crate::judging::checks::problem;
use crate::judging::context::{AAPC, AHIMA, AssessContext, is, is_held};
use crate::standing::{Problem, day};

pub(super) fn find(context: &AssessContext, problems: &mut Vec<Problem>) {
    for credential in &context.facts.credentials {
        let about = |field: &str, message: String, mend: &str| {
            let fact = Some(format!("credential:{}", credential.id));
            problem(fact, Some(field), message, mend)
        };
        problems.extend(name(context, credential, &about));
        problems.extend(twice(context, credential, &about));
        problems.extend(award(credential, context.as_of, &about));
        problems.extend(status(context, credential, &about));
        problems.extend(removal(credential, &about));
        let fact = Some(format!("credential:{}", credential.id));
        let dates = [
            ("earned_on", credential.earned_on),
            ("ended_on", credential.ended_on),
            ("apprentice_removed_on", credential.apprentice_removed_on),
        ];
        for (field, date) in dates {
            odd_year(problems, &fact, field, date);
        }
    }
}

/// Makes a problem of a field of the credential.
type About<'a> = dyn Fn(&str, String, &str) -> Problem + 'a;

/// Credentials with an "A" that they cannot carry: it is taken off before anything is judged.
pub(crate) fn without_an_apprentice_form(written: &Facts, taken: &Facts) -> Vec<Problem> {
    let pairs = written.credentials.iter().zip(&taken.credentials);
    pairs
        .filter(|(written, taken)| {
            let in_code =
                written.code.as_str().trim().to_uppercase() == format!("{}-A", taken.code);
            let said = written.apprentice || written.apprentice_removed_on.is_some();
            let kept = taken.apprentice || taken.apprentice_removed_on.is_some();
            (in_code || said) && !kept
        })
        .map(|(_, credential)| {
            problem(
                Some(format!("credential:{}", credential.id)),
                Some("apprentice"),
                format!(
                    "{} has no apprentice form; only AAPC's CPC and COC do. It's treated as held \
                     without the A.",
                    credential.code
                ),
                "Take the A off this credential.",
            )
        })
        .collect()
}

/// A code or an issuer that is missing or not known.
fn name(context: &AssessContext, credential: &Credential, about: &About) -> Option<Problem> {
    let issuer = credential.issuer.as_str();
    let code = credential.code.as_str();
    if issuer.trim().is_empty() {
        return Some(about(
            "issuer",
            format!(
                "{} names no issuer, so it isn't judged.",
                called(credential)
            ),
            "Enter who awarded it.",
        ));
    }
    if code.trim().is_empty() {
        return Some(about(
            "code",
            format!(
                "A credential of {issuer} has no code; it's counted as one without a topic minimum."
            ),
            "Enter its code; it's on the certificate.",
        ));
    }
    let of_aapc = is(issuer, AAPC);
    if of_aapc && credential.group.is_none() && context.catalogued(credential).is_none() {
        return Some(about(
            "code",
            format!(
                "The rulebook doesn't know AAPC's {code}; it's counted as a credential without a \
                 topic minimum."
            ),
            "Check the code, or set its type on the credential.",
        ));
    }
    let own_rules = context
        .facts
        .own_issuers
        .iter()
        .any(|own| is(own.issuer.as_str(), issuer));
    if !of_aapc && !is(issuer, AHIMA) && !own_rules && is_held(credential, context.as_of) {
        return Some(about(
            "issuer",
            format!("The rulebook has no rules for {issuer}, so nothing is judged for the {code}."),
            &format!(
                "Add {issuer} with its rules as an issuer of your own, or correct the issuer."
            ),
        ));
    }
    None
}

/// The credential in words, also where it has no code.
fn called(credential: &Credential) -> &str {
    match credential.code.as_str().trim() {
        "" => "A credential",
        code => code,
    }
}

fn twice(context: &AssessContext, credential: &Credential, about: &About) -> Option<Problem> {
    let same = |other: &&Credential| {
        other.id != credential.id
            && other.issuer == credential.issuer
            && other
                .code
                .as_str()
                .eq_ignore_ascii_case(credential.code.as_str())
    };
    let expected = credential.status == CredentialStatus::Expected;
    let mut others = context.facts.credentials.iter().filter(same);
    if expected && others.clone().any(|other| is_held(other, context.as_of)) {
        return Some(about(
            "status",
            format!("{} is held, and worked toward as well.", called(credential)),
            "Remove the one that is worked toward.",
        ));
    }
    // Both may be held later only: a day of award that lies ahead makes no difference.
    let goes_on = |it: &Credential| {
        let open = if expected {
            it.status == CredentialStatus::Expected
        } else {
            matches!(
                it.status,
                CredentialStatus::Active | CredentialStatus::Inactive
            )
        };
        open && it.ended_on.is_none_or(|on| !context.has_come(on))
    };
    let other = others.find(|it| it.id < credential.id && goes_on(it))?;
    if !goes_on(credential) {
        return None;
    }
    let both_held = is_held(other, context.as_of) && is_held(credential, context.as_of);
    let counted = if both_held { ", and counted twice" } else { "" };
    Some(about(
        "code",
        format!("{} is recorded twice{counted}.", called(credential)),
        "Remove one of the two.",
    ))
}

fn award(credential: &Credential, today: NaiveDate, about: &About) -> Option<Problem> {
    let code = called(credential);
    match (credential.earned_on, credential.ended_on) {
        (None, _) if credential.status == CredentialStatus::Active => Some(about(
            "earned_on",
            format!("{code} has no date; it's treated as held all along."),
            "Enter the day it was awarded; it's on the certificate.",
        )),
        (Some(earned), _) if credential.status == CredentialStatus::Active && earned > today => {
            Some(about(
                "earned_on",
                format!(
                    "{code} is active, but was earned on {}, which is in the future; it's treated \
                     as not held until then.",
                    day(earned)
                ),
                "Correct the day, or mark it as expected until then.",
            ))
        }
        (Some(earned), Some(ended)) if ended < earned => Some(about(
            "ended_on",
            format!(
                "{code} ended on {}, before it was earned; it's treated as never held.",
                day(ended)
            ),
            "Correct one of the two dates.",
        )),
        _ => None,
    }
}

/// A status that does not go with the dates.
fn status(context: &AssessContext, credential: &Credential, about: &About) -> Option<Problem> {
    let code = called(credential);
    let today = context.as_of;
    let ended = |word: &str, needed: &str| match credential.ended_on {
        None => Some(about(
            "ended_on",
            format!("{code} is {word} without a day; it's treated as not held at any time."),
            needed,
        )),
        Some(on) if on > today => Some(about(
            "ended_on",
            format!(
                "{code} is {word}, but only on {}, which is in the future; it's treated as held \
                 until then.",
                day(on)
            ),
            "Correct the day, or mark it as active until then.",
        )),
        Some(_) => None,
    };
    match credential.status {
        CredentialStatus::Active => {
            let on = credential.ended_on.filter(|on| *on <= today)?;
            Some(about(
                "status",
                format!(
                    "{code} is active, but ended on {}; it's treated as not held since then.",
                    day(on)
                ),
                "Say how it ended (lapsed, canceled, revoked), or clear the day.",
            ))
        }
        CredentialStatus::Expected => {
            let on = credential.earned_on.filter(|on| *on <= today)?;
            Some(about(
                "status",
                format!(
                    "{code} is expected, but was awarded on {}; it's treated as not held yet.",
                    day(on)
                ),
                "Mark it as active if you hold it, or clear the day.",
            ))
        }
        CredentialStatus::Inactive => ended(
            "inactive",
            "Enter the day it became inactive; the days until it's revoked run from it.",
        ),
        CredentialStatus::Lapsed => ended("lapsed", "Enter the day it lapsed."),
        CredentialStatus::Retired => ended("retired", "Enter the day it was retired."),
        CredentialStatus::Cancelled => ended(
            "canceled",
            "Enter the day it was canceled; whether it can be reinstated without an exam depends \
             on it.",
        ),
        CredentialStatus::Revoked => ended(
            "revoked",
            "Enter the day it was revoked; the time to appeal runs from it.",
        ),
    }
}

/// A removal of the "A" that does not go with the award.
fn removal(credential: &Credential, about: &About) -> Option<Problem> {
    let removed = credential.apprentice_removed_on?;
    let code = called(credential);
    if !credential.apprentice {
        return Some(about(
            "apprentice_removed_on",
            format!(
                "The A of the {code} was removed on {}, but it isn't marked as awarded with one; \
                 it's treated as awarded without.",
                day(removed)
            ),
            "Mark it as awarded with the A, or clear the day.",
        ));
    }
    let earned = credential.earned_on.filter(|earned| removed < *earned)?;
    Some(about(
        "apprentice_removed_on",
        format!(
            "The A of the {code} was removed on {}, before the award on {}; it's treated as \
             removed.",
            day(removed),
            day(earned)
        ),
        "Correct one of the two dates.",
    ))
}
