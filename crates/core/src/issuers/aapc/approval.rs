//! Whether a credit may serve a topic or specialty credential.

use crate::facts::{ActivityKind, Credential, Credit};
use crate::judging::checks::{mended, test};
use crate::judging::context::AssessContext;
use crate::judging::ledger::has_index;
use crate::standing::{Outcome, Test, Weight, day};
use crate::text::normalized;

const APPROVED_FOR: &str = "aapc.ceu.approved-for-credential";
const CIRCC: &str = "aapc.ceu.circc-firms";

/// Whether a credit may serve a topic or specialty credential.
pub(super) fn approval(
    context: &AssessContext,
    credential: &Credential,
    credit: &Credit,
) -> Approval {
    let code = credential.code.as_str();
    let test = approved(context, credential, credit);
    let may_serve = test.outcome != Outcome::Fail;
    let elsewhere = credit
        .applied_to
        .as_ref()
        .is_some_and(|chosen| !chosen.as_str().eq_ignore_ascii_case(code));
    if may_serve && elsewhere {
        return Approval {
            may_serve,
            test: note(
                APPROVED_FOR,
                Outcome::Fail,
                format!("You applied it to a credential other than {code}."),
            ),
        };
    }
    Approval { may_serve, test }
}

/// Whether a credit serves a credential.
pub(super) struct Approval {
    /// Whether the rules let it, wherever the user has applied it.
    pub may_serve: bool,
    /// The check, with the user's own application.
    pub test: Test,
}

fn note(clause: &'static str, outcome: Outcome, reason: String) -> Test {
    test(
        "Approved for the credential",
        clause,
        Weight::Note,
        outcome,
        reason,
    )
}

/// What the rules say of it, whatever the user has applied it to.
fn approved(context: &AssessContext, credential: &Credential, credit: &Credit) -> Test {
    let code = credential.code.as_str();
    let on = credit.completed_on;
    let indexless_cms = credit.kind == ActivityKind::CmsTraining && !has_index(credit);
    if indexless_cms && context.rules.in_force("aapc.ceu.cms", on) {
        return note(
            "aapc.ceu.cms",
            Outcome::Fail,
            format!("CMS trainings count only for core credentials, not {code}."),
        );
    }
    if let Some(earned) = credential.earned_on
        && on < earned
        && context.rules.in_force("aapc.ceu.after-certification", on)
    {
        return note(
            "aapc.ceu.after-certification",
            Outcome::Fail,
            format!("{code} was earned on {}, after it.", day(earned)),
        );
    }
    let listed_firms = code == "CIRCC" && context.rules.in_force(CIRCC, on);
    if listed_firms && credit.sponsor.is_none() {
        return mended(
            note(
                CIRCC,
                Outcome::Fail,
                "The sponsor isn't recorded; it must be one of three firms.".into(),
            ),
            "Record the sponsor.",
        );
    }
    if listed_firms && !from_circc_firm(context, credit) {
        return mended(
            note(
                CIRCC,
                Outcome::Fail,
                "The sponsor isn't one of the three contracted firms.".into(),
            ),
            "Use an activity of ZHealth, MedLearn or Medical Asset Management.",
        );
    }
    let topic = context.topic_of(credential);
    let by_topic = topic.is_some_and(|topic| {
        credit
            .topics
            .iter()
            .any(|said| same_topic(said, topic) || said.eq_ignore_ascii_case(code))
    });
    if !context.rules.in_force(APPROVED_FOR, on) {
        let outcome = if by_topic {
            Outcome::Pass
        } else {
            Outcome::Fail
        };
        return note(APPROVED_FOR, outcome, format!("By its topic, for {code}."));
    }
    let applied = credit.applied_to.as_ref();
    let applied_here = applied.is_some_and(|chosen| chosen.as_str().eq_ignore_ascii_case(code));
    match &credit.approved_for {
        Some(codes)
            if codes
                .iter()
                .any(|named| named.as_str().eq_ignore_ascii_case(code)) =>
        {
            note(
                APPROVED_FOR,
                Outcome::Pass,
                format!("The certificate names {code}."),
            )
        }
        Some(_) => note(
            APPROVED_FOR,
            Outcome::Fail,
            format!("The certificate doesn't name {code}."),
        ),
        None if applied_here => mended(
            note(
                APPROVED_FOR,
                Outcome::Unknown,
                format!(
                    "You applied it to {code}; the approval isn't recorded. It's counted there."
                ),
            ),
            "Check the certificate and record the credentials it names.",
        ),
        None if by_topic => mended(
            note(
                APPROVED_FOR,
                Outcome::Unknown,
                format!("Its topic fits {code}; the approval isn't recorded. It's counted there."),
            ),
            "Check the certificate and record the credentials it names.",
        ),
        None => mended(
            note(
                APPROVED_FOR,
                Outcome::Fail,
                format!("Nothing on record says that it is approved for {code}."),
            ),
            "Record the credentials that the certificate names.",
        ),
    }
}

fn from_circc_firm(context: &AssessContext, credit: &Credit) -> bool {
    let sponsor = normalized(credit.sponsor.as_deref().unwrap_or_default());
    context
        .rules
        .codes(CIRCC, credit.completed_on)
        .iter()
        .any(|firm| sponsor.contains(&normalized(firm)))
}

/// "audit", "Auditing" and "auditing" are one topic.
fn same_topic(said: &str, topic: &str) -> bool {
    const SHORTEST_STEM: usize = 5;
    let (said, topic) = (normalized(said), normalized(topic));
    said == topic || (said.len() >= SHORTEST_STEM && topic.starts_with(&said))
}
