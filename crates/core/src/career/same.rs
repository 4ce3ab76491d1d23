//! An earlier application at the same employer.

use chrono::NaiveDate;

use super::Trails;
use crate::dates::day_in_year;
use crate::facts::{Application, Facts};
use crate::ids::ApplicationId;
use crate::text::normalized;

/// An earlier application at the same employer, in words: `You have Coder I there, applied Oct 19`.
/// The newest one, open ones first.
pub fn same_employer(
    facts: &Facts,
    employer: &str,
    except: &ApplicationId,
    as_of: NaiveDate,
) -> Option<(ApplicationId, String)> {
    let wanted = folded(employer);
    if wanted.is_empty() {
        return None;
    }
    let trails = Trails::of(facts);
    let there = facts
        .applications
        .iter()
        .filter(|it| it.id != *except && folded(&it.employer) == wanted);
    let last = |it: &&Application| {
        let last = trails.last(&it.id, as_of);
        let open = !last.is_some_and(|step| step.kind.closes());
        (open, last.map(|step| step.on))
    };
    let found = there.max_by_key(last)?;
    let what = found.title.as_deref().unwrap_or("an application");
    let stage = trails.last(&found.id, as_of).map_or_else(
        || "saved".to_owned(),
        |step| format!("{} {}", step.kind.in_sentence(), day_in_year(step.on)),
    );
    Some((found.id.clone(), format!("You have {what} there, {stage}")))
}

/// An employer's name as people compare it: without case, signs, and the form of the company.
fn folded(employer: &str) -> String {
    let words = employer.split(|c: char| c.is_whitespace() || c == ',');
    let words = words.filter(|word| {
        let plain = normalized(word);
        !matches!(
            plain.as_str(),
            "" | "the" | "inc" | "llc" | "corp" | "co" | "pc" | "ltd"
        )
    });
    words.map(normalized).collect()
}
