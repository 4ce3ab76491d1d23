//! The facts with one supposition.

use chrono::NaiveDate;

use super::Supposition;
use crate::assess::judged_cycles;
use crate::facts::{
    Course, CourseProof, Credential, CredentialStatus, Credit, CycleChoice, Facts, Practicode,
};
use crate::ids::{CredentialCode, CreditId};
use crate::judging::canonical::canonical;
use crate::judging::context::AssessContext;
use crate::rulebook::{Rulebook, Rules};
use crate::standing::day;

/// Ids of what is supposed; no fact of the user's has them.
const SUPPOSED: &str = "supposed";

/// Changes the facts by a supposition, and says it in words.
///
/// # Errors
/// Why it cannot be supposed, in words.
pub(super) fn apply(
    facts: &mut Facts,
    rulebook: &Rulebook,
    as_of: NaiveDate,
    supposition: &Supposition,
) -> Result<String, String> {
    match supposition {
        Supposition::AddCredential {
            issuer,
            code,
            earned_on,
        } => {
            let plain = code.as_str().trim();
            if plain.is_empty() {
                return Err("A credential needs its code.".into());
            }
            let earned_on = earned_on.unwrap_or(as_of);
            let held = facts.credentials.iter().any(|it| {
                it.issuer == *issuer
                    && it.code.as_str().eq_ignore_ascii_case(plain)
                    && it.status == CredentialStatus::Active
            });
            if held {
                return Err(format!("You already hold the {plain}."));
            }
            let id = next_id(facts.credentials.iter().map(|it| it.id.as_str()));
            facts.credentials.push(Credential {
                id: id.as_str().into(),
                issuer: issuer.clone(),
                code: CredentialCode::new(plain),
                earned_on: Some(earned_on),
                ..Credential::default()
            });
            Ok(format!("{issuer} {plain}, awarded on {}", day(earned_on)))
        }
        Supposition::DropCredential { credential } => {
            let dropped = facts
                .credentials
                .iter_mut()
                .find(|it| it.id == *credential)
                .ok_or("That credential isn't on record.")?;
            dropped.status = CredentialStatus::Lapsed;
            dropped.ended_on = Some(as_of);
            Ok(format!("Without the {}", dropped.code))
        }
        Supposition::MoveCredit { credit, to } => {
            can_move(facts, rulebook, as_of, credit, *to)?;
            let moved = find(facts, credit)?;
            moved.cycle_choice = *to;
            let where_to = match to {
                CycleChoice::Current => "in the cycle in which it was completed",
                CycleChoice::Next => "in the following cycle",
            };
            Ok(format!("\"{}\" {where_to}", moved.title))
        }
        Supposition::ApplyCredit { credit, to } => {
            let applied = find(facts, credit)?;
            applied.applied_to.clone_from(to);
            Ok(match to {
                Some(code) => format!("\"{}\" applied to {code}", applied.title),
                None => format!("\"{}\" applied by the rules", applied.title),
            })
        }
        Supposition::AddCredit {
            amount,
            topics,
            issuers,
            ahima_source,
            completed_on,
        } => {
            if *amount <= crate::amounts::Ceus::ZERO {
                return Err("A credit needs an amount above 0.".into());
            }
            let on = completed_on.unwrap_or(as_of);
            let id = next_id(facts.credits.iter().map(|it| it.id.as_str()));
            let about = if topics.is_empty() {
                String::new()
            } else {
                format!(" in {}", topics.join(", "))
            };
            facts.credits.push(Credit {
                id: id.as_str().into(),
                // A title of its own, so that two suppositions are two activities.
                title: id,
                completed_on: on,
                amount: Some(*amount),
                topics: topics.clone(),
                issuers: issuers.clone(),
                ahima_source: *ahima_source,
                certificate_held: true,
                ..Credit::default()
            });
            Ok(format!("{amount} CEU more{about}, on {}", day(on)))
        }
        Supposition::AddMeeting { id } => {
            let meetings = facts.meetings.iter();
            let meeting = meetings.clone().find(|it| it.id == *id);
            let meeting = meeting.ok_or("That meeting isn't on record.")?;
            let amount = meeting.amount;
            let amount = amount.ok_or("That meeting announces no CEU. Type how many.")?;
            let supposed = next_id(facts.credits.iter().map(|it| it.id.as_str()));
            let credit = Credit {
                id: supposed.as_str().into(),
                certificate_held: true,
                ..crate::career::credit_of(meeting)
            };
            let words = format!(
                "{amount} CEU of {}, on {}",
                meeting.title,
                day(credit.completed_on)
            );
            facts.credits.push(credit);
            Ok(words)
        }
        Supposition::AddPracticode { completed_on } => {
            let on = completed_on.unwrap_or(as_of);
            let rules = Rules::new(rulebook, &facts.rule_choices);
            let cases_done = rules.number("aapc.apprentice.practicode-cases", as_of);
            let score_percent = Some(rules.number("aapc.apprentice.practicode-score", as_of));
            facts.practicode.push(Practicode {
                id: SUPPOSED.into(),
                cases_done,
                score_percent,
                completed_on: Some(on),
                ..Practicode::default()
            });
            Ok(format!("Practicode, completed on {}", day(on)))
        }
        Supposition::AddCourse { completed_on } => {
            let on = completed_on.unwrap_or(as_of);
            let rules = Rules::new(rulebook, &facts.rule_choices);
            let minutes = rules.number("aapc.apprentice.course-hours", as_of);
            facts.courses.push(Course {
                id: SUPPOSED.into(),
                title: "A coding course".into(),
                coding_preparation: true,
                contact_minutes_completed: Some(minutes),
                completed_on: Some(on),
                proof: CourseProof::Certificate,
                ..Course::default()
            });
            Ok(format!(
                "A course of {} contact hours, completed on {}",
                minutes / 60,
                day(on)
            ))
        }
    }
}

/// Only a credit of a renewal month may lie in either cycle, and only until AAPC
/// has dealt with it.
fn can_move(
    facts: &mut Facts,
    rulebook: &Rulebook,
    as_of: NaiveDate,
    credit: &CreditId,
    to: CycleChoice,
) -> Result<(), String> {
    let moved = find(facts, credit)?;
    let title = moved.title.clone();
    if moved.cycle_choice == to {
        return Err(format!("\"{title}\" is already meant for that cycle."));
    }
    let canonical = canonical(facts, rulebook);
    let context = AssessContext::new(&canonical, rulebook, as_of);
    let (cycles, _) = judged_cycles(&context);
    let mut options = cycles.iter().flat_map(|cycle| &cycle.options);
    let may = options.any(|it| {
        it.credit == *credit
            && match to {
                CycleChoice::Next => it.may_move_on,
                CycleChoice::Current => it.may_move_back,
            }
    });
    if may {
        Ok(())
    } else {
        Err(format!(
            "\"{title}\" can't be moved: only a credit completed in an AAPC renewal month, and not \
             accepted yet, may go in either cycle."
        ))
    }
}

fn find<'a>(facts: &'a mut Facts, credit: &CreditId) -> Result<&'a mut Credit, String> {
    facts
        .credits
        .iter_mut()
        .find(|it| it.id == *credit)
        .ok_or_else(|| "That credit isn't on record.".to_owned())
}

fn next_id<'a>(taken: impl Iterator<Item = &'a str>) -> String {
    let before = taken.filter(|id| id.starts_with(SUPPOSED)).count();
    format!("{SUPPOSED} {}", before + 1)
}
