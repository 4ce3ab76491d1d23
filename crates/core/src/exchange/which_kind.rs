//! Which kind of facts a sheet holds.

use super::columns::{Guess, guess};
use super::survey::{self, Column};
use super::synonyms::{Role, told_by_name};
use super::vocabulary::Codes;
use super::{Kind, Row, Table, titles};

fn body(table: &Table, layout: survey::Layout) -> Vec<&Row> {
    table.rows[layout.first.min(table.rows.len())..]
        .iter()
        .filter(|row| !row.is_blank())
        .take(500)
        .collect()
}

/// The kind that fits best, with its guess.
pub(super) fn best_guess(
    table: &Table,
    wanted: Option<Kind>,
    file: &str,
    codes: &Codes,
) -> (Kind, Guess) {
    let layout = survey::layout(table);
    let columns = survey::columns(table, layout);
    let rows = body(table, layout);
    if let Some(kind) = wanted {
        return (kind, guess(kind, &columns, &rows, codes));
    }
    let told = told_by_name(&table.name).or_else(|| told_by_name(file));
    let guesses: Vec<(Kind, Guess)> = super::kinds::MAPPED
        .into_iter()
        .map(|kind| {
            let mut guess = guess(kind, &columns, &rows, codes);
            if told == Some(kind) {
                guess.score += 10;
            }
            match kind {
                // Amounts in the titles stand for a column of them.
                Kind::Credit if titled_amounts(&guess, &columns, &rows) => {
                    guess.whole = true;
                    guess.score += 10;
                }
                Kind::Credit if says_ceus(&columns) => guess.score += 10,
                Kind::StudyEntry if says_credits(&columns) => guess.score -= 10,
                // A list with CEUs that cannot be read is one of credits all the same.
                Kind::Course if says_ceus(&columns) => guess.whole = false,
                _ => {}
            }
            (kind, guess)
        })
        .collect();
    let any_whole = guesses.iter().any(|(_, guess)| guess.whole);
    let mut best: Option<(Kind, Guess)> = None;
    for (kind, guess) in guesses {
        let may = match any_whole {
            true => guess.whole,
            // A sheet that fits no kind whole is most likely hours or credits.
            false => matches!(kind, Kind::Credit | Kind::Entry),
        };
        let better = best
            .as_ref()
            .is_none_or(|(_, known)| guess.score > known.score);
        if may && better {
            best = Some((kind, guess));
        }
    }
    best.unwrap_or((Kind::Credit, Guess::default()))
}

/// Whether a header speaks of credits, which are not hours of study.
fn says_credits(columns: &[Column]) -> bool {
    const WORDS: [&str; 8] = [
        "ceu", "ceus", "cpe", "cpes", "cme", "credit", "credits", "ce",
    ];
    let mut words = columns.iter().flat_map(|it| it.folded.split(' '));
    words.any(|word| WORDS.contains(&word))
}

/// Whether a header speaks of CEUs, which no course of a college gives.
fn says_ceus(columns: &[Column]) -> bool {
    let mut words = columns.iter().flat_map(|it| it.folded.split(' '));
    words.any(|word| matches!(word, "ceu" | "ceus" | "cpe" | "cpes"))
}

/// Whether the titles of a list of credits say the amounts, and no column does.
fn titled_amounts(guess: &Guess, columns: &[Column], rows: &[&Row]) -> bool {
    let at = |name: &str| {
        let mut roles = guess.roles.iter();
        roles.position(|(role, _)| *role == Role::Field(field_of(name)))
    };
    let (Some(title), None, true) = (
        at("title"),
        at("amount"),
        guess
            .asked
            .iter()
            .all(|asked| asked.name != "amount-column"),
    ) else {
        return false;
    };
    let index = columns[title].index;
    let said = rows
        .iter()
        .filter(|row| titles::amount(&row.cell(index).shown()).is_some());
    at("completed_on").is_some() && said.count() * 2 >= rows.len().max(1)
}

/// The name of a credit's field as roles hold it.
fn field_of(name: &str) -> &'static str {
    super::columns::field_name(Kind::Credit, name).unwrap_or_default()
}
