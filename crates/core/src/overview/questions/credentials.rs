//! How a credential stands, where its status and its days do not go together: until that is
//! said, nothing is told to be in order.

use super::{answer, asking, question};
use crate::facts::{Credential, CredentialStatus};
use crate::judging::context::AssessContext;
use crate::standing::{NextStep, PossibleAnswer, QuestionKind, Takes, Urgency, day};

/// A question for each credential of which it is not clear whether, or since when, it is held.
pub(in super::super) fn how_held(context: &AssessContext) -> Vec<NextStep> {
    let credentials = context.facts.credentials.iter();
    credentials.filter_map(|it| of(context, it)).collect()
}

fn of(context: &AssessContext, credential: &Credential) -> Option<NextStep> {
    let code = credential.code.as_str().trim();
    if code.is_empty() {
        return None;
    }
    let come = |on: &chrono::NaiveDate| context.has_come(*on);
    let earned = credential.earned_on;
    let ended = credential.ended_on;
    let (title, ask, detail, answers) = match credential.status {
        CredentialStatus::Active if ended.as_ref().is_some_and(come) => {
            let on = day(ended?);
            (
                format!("Say if you still hold the {code}"),
                format!("Do you still hold the {code}?"),
                format!("It's active, but {on} is recorded as the day it ended."),
                vec![
                    choice("held", "Yes"),
                    choice("lapsed", "No, it lapsed"),
                    choice("canceled", "No, it was canceled"),
                    choice("revoked", "No, it was revoked"),
                    choice("retired", "No, it was retired"),
                ],
            )
        }
        CredentialStatus::Active if earned.is_some_and(|on| !context.has_come(on)) => (
            format!("Say if you already hold the {code}"),
            format!("Do you already hold the {code}?"),
            format!(
                "It's active, but was earned on {}, which is in the future.",
                day(earned?)
            ),
            vec![
                choice("expected", "Not yet"),
                answer("earned", "Yes, since …", Takes::Day, None),
            ],
        ),
        CredentialStatus::Expected if earned.as_ref().is_some_and(come) => (
            format!("Say if you hold the {code}"),
            format!("Do you hold the {code}?"),
            format!("It's expected, and was earned on {}.", day(earned?)),
            vec![choice("held", "Yes"), choice("not_yet", "Not yet")],
        ),
        status if ended.is_none() => {
            let (title, ask, detail) = match status {
                CredentialStatus::Inactive => (
                    format!("Say when the {code} became inactive"),
                    format!("When did the {code} become inactive?"),
                    "The days until it's revoked run from then.",
                ),
                CredentialStatus::Lapsed => (
                    format!("Say when the {code} lapsed"),
                    format!("When did the {code} lapse?"),
                    "What it takes to get it back depends on the day.",
                ),
                CredentialStatus::Cancelled => (
                    format!("Say when the {code} was canceled"),
                    format!("When was the {code} canceled?"),
                    "Whether it can be reinstated without an exam depends on the day.",
                ),
                CredentialStatus::Revoked => (
                    format!("Say when the {code} was revoked"),
                    format!("When was the {code} revoked?"),
                    "The time to appeal runs from then.",
                ),
                // What was given up asks for nothing.
                CredentialStatus::Active
                | CredentialStatus::Expected
                | CredentialStatus::Retired => return None,
            };
            let since = answer("since", "On …", Takes::Day, None);
            (title, ask, detail.to_owned(), vec![since])
        }
        _ => return None,
    };
    let about = format!("credential:{}", credential.id);
    let mut asked = question(QuestionKind::CredentialHeld, ask, vec![about]);
    asked.answers = answers;
    let mut step = asking(title, detail, None, asked);
    step.urgency = Urgency::Unknown;
    Some(step)
}

fn choice(key: &str, label: &str) -> PossibleAnswer {
    answer(key, label, Takes::Nothing, None)
}
