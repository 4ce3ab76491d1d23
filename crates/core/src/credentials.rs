//! Each credential with where it stands.

use chrono::NaiveDate;

use crate::dates::{add_days, add_months};
use crate::facts::{Credential, CredentialStatus};
use crate::ids::ClauseId;
use crate::judging::checks::{fail, mended, pass, test};
use crate::judging::context::{AAPC, AHIMA, AssessContext, is, is_apprentice, is_held, shown_as};
use crate::standing::{Cost, CredentialStanding, Outcome, Provenance, Test, Weight, day};
use crate::text::counted;

const REINSTATEMENT: &str = "ahima.late.reinstatement";
const GRACE: &str = "ahima.late.grace";
const REVOKED: &str = "ahima.late.revoked";
const APPEAL: &str = "ahima.late.appeal";
const CANCELLED: &str = "aapc.late.cancelled";

/// Every credential on record.
pub(crate) fn standings(context: &AssessContext) -> Vec<CredentialStanding> {
    context
        .facts
        .credentials
        .iter()
        .map(|credential| standing(context, credential))
        .collect()
}

fn standing(context: &AssessContext, credential: &Credential) -> CredentialStanding {
    let held = is_held(credential, context.as_of);
    let mut tests = Vec::new();
    let mut costs = Vec::new();
    let mut back_by = None;
    let issuer = credential.issuer.as_str();
    if is(issuer, AAPC) && credential.status == CredentialStatus::Cancelled {
        back_by = reinstatement(context, credential, &mut tests, &mut costs);
    }
    if is(issuer, AHIMA) {
        let (notes, by) = ahima_notes(context, credential);
        tests.extend(notes);
        back_by = by;
    }
    let own_rules = context
        .facts
        .own_issuers
        .iter()
        .any(|own| is(own.issuer.as_str(), issuer));
    if !is(issuer, AAPC) && !is(issuer, AHIMA) && !own_rules {
        tests.push(mended(
            test(
                "Rules known",
                "aapc.cycle.length",
                Weight::Note,
                Outcome::Unknown,
                format!("The rulebook has no rules for {issuer}."),
            ),
            format!(
                "Add {issuer} with its rules as an issuer of your own; until then nothing is judged."
            ),
        ));
    }
    CredentialStanding {
        credential: credential.id.clone(),
        issuer: credential.issuer.clone(),
        code: credential.code.clone(),
        shown_as: shown_as(credential, context.as_of),
        name: context
            .catalogued(credential)
            .map(|known| known.name.clone()),
        apprentice: is_apprentice(credential, context.as_of),
        held,
        tests,
        costs,
        back_by,
    }
}

/// The due date that was missed, counted back from the day on which a credential ended: what
/// follows from it goes by the rules of that day, whenever it is asked about.
fn due_before(context: &AssessContext, credential: &Credential, ended: NaiveDate) -> NaiveDate {
    let number = |clause| match context.rules.in_force(clause, ended) {
        true => context.rules.number(clause, ended),
        false => 0,
    };
    if is(credential.issuer.as_str(), AAPC) {
        return add_days(ended, -number(CANCELLED));
    }
    let inactive = match credential.status {
        CredentialStatus::Revoked => add_days(ended, -number(REVOKED)),
        _ => ended,
    };
    add_days(add_months(inactive, -number(GRACE)), -1)
}

/// Within three years of the cancellation no exam is needed. Answers the last day of it.
fn reinstatement(
    context: &AssessContext,
    credential: &Credential,
    tests: &mut Vec<Test>,
    costs: &mut Vec<Cost>,
) -> Option<NaiveDate> {
    const NAME: &str = "Reinstatement without an exam";
    const LIMIT: &str = "aapc.late.reinstatement-limit";
    const FEE: &str = "aapc.late.reinstatement-fee";
    let Some(cancelled) = credential.ended_on.filter(|ended| context.has_come(*ended)) else {
        tests.push(mended(
            test(
                NAME,
                LIMIT,
                Weight::Note,
                Outcome::Unknown,
                "The cancellation date isn't recorded.",
            ),
            "Enter the day it was canceled.",
        ));
        return None;
    };
    let due_on = due_before(context, credential, cancelled);
    let until = add_months(cancelled, context.rules.number(LIMIT, due_on));
    if !context.is_over(until) {
        tests.push(pass(
            NAME,
            LIMIT,
            format!(
                "Canceled on {}; possible until {}.",
                day(cancelled),
                day(until)
            ),
        ));
        costs.push(Cost {
            name: "Reinstatement".into(),
            amount_cents: context.rules.number(FEE, due_on),
            provenance: Provenance::Computed,
            applies: true,
            clause: ClauseId::known(FEE),
            reason: "Plus back dues and the missed CEUs.".into(),
        });
        Some(until)
    } else {
        tests.push(fail(
            NAME,
            LIMIT,
            format!(
                "Canceled on {}; it was possible until {}.",
                day(cancelled),
                day(until)
            ),
            "Take the exam again, with an active membership.",
        ));
        None
    }
}

/// What the rules say of an AHIMA credential, and the last day on which it can be
/// brought back or its revocation appealed.
fn ahima_notes(context: &AssessContext, credential: &Credential) -> (Vec<Test>, Option<NaiveDate>) {
    let mut tests = Vec::new();
    let mut back_by = None;
    let rhia_held = context
        .held_on(AHIMA, context.as_of)
        .iter()
        .any(|held| held.code.as_str() == "RHIA");
    if credential.code.as_str() == "RHIT" && rhia_held {
        tests.push(test(
            "RHIA replaces RHIT",
            "ahima.ceu.rhia-over-rhit",
            Weight::Note,
            Outcome::Pass,
            "Only the RHIA is maintained.",
        ));
    }
    let Some(ended) = credential.ended_on.filter(|ended| context.has_come(*ended)) else {
        return (tests, None);
    };
    let due_on = due_before(context, credential, ended);
    match credential.status {
        CredentialStatus::Inactive if context.rules.in_force(REVOKED, due_on) => {
            let days = context.rules.number(REVOKED, due_on);
            // The day of the inactivity is the first of the days counted.
            let last = add_days(ended, days - 1);
            let left = context.days_until(last);
            back_by = (left >= 0).then_some(last);
            tests.push(if left >= 0 {
                mended(
                    test(
                        "Inactive, not yet revoked",
                        REVOKED,
                        Weight::Note,
                        Outcome::Fail,
                        format!(
                            "Inactive since {}; revoked after {}.",
                            day(ended),
                            day(last)
                        ),
                    ),
                    match left {
                        0 => "Complete the CEUs today; it's the last day.".to_owned(),
                        left => {
                            format!("Complete the CEUs within {}.", counted(left, "day", "days"))
                        }
                    },
                )
            } else {
                let appeal = context.rules.number(APPEAL, due_on);
                mended(
                    test(
                        "Revoked",
                        REVOKED,
                        Weight::Note,
                        Outcome::Unknown,
                        format!(
                            "{days} days of inactivity ended on {}. It's revoked then, and you \
                             have {appeal} days to appeal.",
                            day(last)
                        ),
                    ),
                    "Ask AHIMA whether it has been revoked, and record the day.",
                )
            });
        }
        CredentialStatus::Revoked => {
            if context.rules.in_force(REINSTATEMENT, due_on) {
                tests.push(mended(
                    test(
                        "Reinstatement",
                        REINSTATEMENT,
                        Weight::Note,
                        Outcome::Unknown,
                        "Not published. No reinstatement fee was found.",
                    ),
                    "Ask AHIMA, and record what you pay.",
                ));
            }
            let days = context.rules.number(APPEAL, due_on);
            let last = add_days(ended, days);
            back_by = (!context.is_over(last)).then_some(last);
            tests.push(if !context.is_over(last) {
                pass(
                    "Appeal",
                    APPEAL,
                    format!("Possible until {}, with documents.", day(last)),
                )
            } else {
                fail(
                    "Appeal",
                    APPEAL,
                    format!("It was possible until {}.", day(last)),
                    "Take the exam again.",
                )
            });
        }
        _ => {}
    }
    (tests, back_by)
}
