//! A page without columns: cut into pieces, of which each is a credit.

use chrono::NaiveDate;

use super::super::fold;
use super::super::values::numbers::{Decimal, ONE, leading};
use super::super::vocabulary::{self, Codes};
use super::days::dates_in;
use super::labels::{Labels, is_sum, labelled};
use super::page::{PortalRow, ReadPage, accepted};
use crate::amounts::Ceus;

/// Reads a text without columns. It is cut in several ways; the one that gives most whole
/// credits is right.
pub(in super::super) fn pieces(text: &str, codes: &Codes) -> ReadPage {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let full: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|line| !line.is_empty())
        .collect();
    let dated: Vec<usize> = full
        .iter()
        .enumerate()
        .filter(|(_, line)| !dates_in(line).is_empty())
        .map(|(at, _)| at)
        .collect();
    let mut ways: Vec<Vec<Vec<&str>>> = Vec::new();
    // Each line by itself; pieces between blank lines; from one line before the day to the next.
    ways.push(full.iter().map(|line| vec![*line]).collect());
    ways.push(
        lines
            .split(|line| line.is_empty())
            .filter(|piece| !piece.is_empty())
            .map(<[&str]>::to_vec)
            .collect(),
    );
    for back in 0..6 {
        ways.push(cut(&full, &dated, back));
    }
    let labels = Labels::of(&full);
    ways.extend(labels.starts(&full).map(|starts| cut(&full, &starts, 0)));
    let mut best = ReadPage::default();
    let mut first = true;
    for way in ways {
        let mut page = ReadPage::default();
        for piece in way {
            match read_piece(&piece, &labels, codes) {
                Some(row) => page.rows.push(row),
                None => page
                    .not_read
                    .extend(piece.iter().map(|line| (*line).to_owned())),
            }
        }
        // Of equals the first: a larger piece hides lines that are no part of a credit.
        let better = page.rows.len() > best.rows.len();
        if first || better {
            best = page;
            first = false;
        }
    }
    best
}

/// Cuts the lines so many lines before each line with a day.
fn cut<'t>(lines: &[&'t str], dated: &[usize], back: usize) -> Vec<Vec<&'t str>> {
    let mut starts: Vec<usize> = dated.iter().map(|at| at.saturating_sub(back)).collect();
    starts.dedup();
    let mut found = Vec::new();
    let mut from = 0;
    for start in starts {
        if start > from {
            found.push(lines[from..start].to_vec());
        }
        from = from.max(start);
    }
    found.push(lines[from..].to_vec());
    found.retain(|piece| !piece.is_empty());
    found
}

/// A number in a piece, and how surely it is the amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    sure: u8,
    hundredths: i32,
}

/// What was found in a piece so far.
#[derive(Default)]
struct Found {
    /// Days, the more surely the day of the credit the higher.
    days: Vec<(u8, NaiveDate)>,
    amounts: Vec<Candidate>,
    index: Option<String>,
    sponsor: Option<String>,
    applied_to: Option<String>,
    accepted: bool,
    /// What may be the title, the more surely the higher.
    titles: Vec<(u8, String)>,
}

/// Reads one piece as a credit: one day, one amount, and a title.
fn read_piece(lines: &[&str], labels: &Labels, codes: &Codes) -> Option<PortalRow> {
    if lines.iter().any(|line| is_sum(line, codes)) {
        return None;
    }
    let mut found = Found::default();
    for line in lines {
        for cell in cells(without_ordinal(line)) {
            read_cell(cell, labels, codes, &mut found);
        }
    }
    let surest = found.days.iter().map(|(sure, _)| *sure).max()?;
    let mut days: Vec<NaiveDate> = found
        .days
        .iter()
        .filter(|(sure, _)| *sure == surest)
        .map(|(_, day)| *day)
        .collect();
    days.dedup();
    let [date] = days.as_slice() else {
        return None;
    };
    let surest = found.amounts.iter().map(|it| it.sure).max()?;
    let mut best: Vec<i32> = found
        .amounts
        .iter()
        .filter(|it| it.sure == surest)
        .map(|it| it.hundredths)
        .collect();
    best.dedup();
    let [amount] = best.as_slice() else {
        return None;
    };
    let title = found
        .titles
        .into_iter()
        .filter(|(_, title)| title.chars().any(char::is_alphabetic))
        .max_by_key(|(sure, title)| (*sure, title.len()))?
        .1;
    Some(PortalRow {
        date: *date,
        title,
        amount: Ceus::from_hundredths(*amount),
        index_number: found.index.filter(|it| !it.is_empty()),
        sponsor: found.sponsor.filter(|it| !it.is_empty()),
        applied_to: found.applied_to,
        accepted: found.accepted,
    })
}

/// Reads what stands between two tabs, or between wide gaps.
fn read_cell(cell: &str, labels: &Labels, codes: &Codes, found: &mut Found) {
    let (label, value) = labelled(cell);
    let label = label.unwrap_or_default();
    let days = dates_in(value);
    let unsaid = ["submitted", "entered", "added", "expires", "due", "posted"];
    if !unsaid.iter().any(|word| label.contains(word)) {
        let sure = match label {
            "start" => 0,
            "" => 1,
            "end" => 2,
            _ => 3,
        };
        found.days.extend(days.iter().map(|(_, day)| (sure, *day)));
    }
    let mut rest = value.to_owned();
    for (words, _) in &days {
        rest = rest.replacen(words, " ", 1);
    }
    match label {
        "index" => {
            found.index = Some(rest.trim().to_owned());
            return;
        }
        "sponsor" => {
            found.sponsor = Some(rest.trim().to_owned());
            return;
        }
        _ => {}
    }
    rest = take_amounts(&rest, label == "amount", &mut found.amounts);
    let mut left: Vec<&str> = Vec::new();
    for word in rest.split_whitespace() {
        if found.index.is_none() && is_index(word) {
            found.index = Some(word.trim_matches([',', ';', '(', ')']).to_owned());
        } else {
            left.push(word);
        }
    }
    let mut kept: Vec<&str> = Vec::new();
    let left = left.join(" ");
    for part in parts(&left) {
        if accepted(part) {
            found.accepted = true;
        } else if vocabulary::status(part).is_some() && label != "title" {
            // What else the page says of its state is no title.
        } else if part.len() <= 8 && codes.code(part).is_some() {
            found.applied_to = codes.code(part);
        } else {
            kept.push(part);
        }
    }
    if kept.is_empty() || label == "other" {
        return;
    }
    let sure = match label {
        "title" => 2,
        _ if labels.name(cell) => 0,
        _ => 1,
    };
    found.titles.push((sure, kept.join(" - ")));
}

/// What stands between tabs, bars and gaps of two spaces or more.
fn cells(line: &str) -> impl Iterator<Item = &str> {
    line.split(['\t', '|'])
        .flat_map(|cell| cell.split("  "))
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
}

/// The parts of what is left of a line between dashes and dots; those of marks alone are none.
fn parts(left: &str) -> Vec<&str> {
    const MARKS: [char; 9] = [',', ';', '-', '–', '—', '|', '·', ':', ' '];
    let split = left.split(" - ").flat_map(|part| part.split(" – "));
    let split = split.flat_map(|part| part.split(" · "));
    split
        .map(|part| part.trim_matches(MARKS))
        .filter(|part| !part.is_empty())
        .collect()
}

/// `1. Modifier 25` without the number of the line.
fn without_ordinal(line: &str) -> &str {
    let Some((first, rest)) = line.trim().split_once(' ') else {
        return line;
    };
    let digits = first.trim_end_matches(['.', ')']);
    let ordinal = digits.len() < first.len() && (1..=3).contains(&digits.len());
    match ordinal && digits.bytes().all(|b| b.is_ascii_digit()) {
        true => rest,
        false => line,
    }
}

/// Takes the numbers that can be amounts out of a text. One with its unit is surest, then one
/// that stands alone, then one with places, then the last of a line.
fn take_amounts(text: &str, about_amount: bool, amounts: &mut Vec<Candidate>) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut left: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let word = words[at].trim_matches([',', ';', '(', ')', '|', '·']);
        let next = words.get(at + 1).map(|next| fold::header(next));
        let unit_next = next.as_deref().is_some_and(|next| {
            matches!(
                next,
                "ceu" | "ceus" | "credits" | "credit" | "units" | "unit" | "hours" | "hrs" | "hr"
            )
        });
        let number = leading(word, Decimal::Point).filter(|number| {
            let digits_first = word.starts_with(|c: char| c.is_ascii_digit() || c == '.');
            let unit = matches!(
                fold::title(number.rest).as_str(),
                "" | "ceu" | "ceus" | "hr" | "hrs"
            );
            digits_first && unit && number.places <= 2
        });
        let in_range = number
            .as_ref()
            .filter(|number| (ONE / 4..100 * ONE).contains(&number.millionths));
        match in_range {
            Some(number) => {
                let sure = if unit_next || about_amount || !number.rest.is_empty() {
                    4
                } else if words.len() == 1 {
                    3
                } else if number.places > 0 || word.contains('.') {
                    2
                } else if at + 1 == words.len() {
                    1
                } else {
                    0
                };
                amounts.push(Candidate {
                    sure,
                    hundredths: i32::try_from(number.millionths / 10_000).unwrap_or(0),
                });
                if sure == 0 {
                    left.push(words[at]);
                } else if unit_next {
                    at += 1;
                }
            }
            None => left.push(words[at]),
        }
        at += 1;
    }
    left.join(" ")
}

/// Whether a word has the look of an index number: capital letters and digits together.
fn is_index(word: &str) -> bool {
    let word = word.trim_matches([',', ';', '(', ')', '#']);
    let letters = word.chars().filter(char::is_ascii_uppercase).count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    (6..=16).contains(&word.len())
        && letters >= 1
        && digits >= 4
        && word
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')
}
