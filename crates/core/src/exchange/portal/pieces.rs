//! A page without columns: cut into pieces, of which each is a credit.

use chrono::NaiveDate;

use super::super::fold;
use super::super::values::dates::{DateOrder, Day, read_text};
use super::super::values::numbers::{Decimal, ONE, leading};
use super::super::vocabulary;
use super::page::{PortalRow, ReadPage, accepted};
use crate::amounts::Ceus;

/// Reads a text without columns. It is cut in several ways; the one that gives most whole
/// credits is right.
pub(super) fn pieces(text: &str) -> ReadPage {
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
    let mut best = ReadPage::default();
    let mut first = true;
    for way in ways {
        let mut page = ReadPage::default();
        for piece in way {
            match read_piece(&piece) {
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

/// Reads one piece as a credit: one day, one amount, and a title.
fn read_piece(lines: &[&str]) -> Option<PortalRow> {
    if lines.iter().any(|line| is_sum(line)) {
        return None;
    }
    let mut days: Vec<NaiveDate> = Vec::new();
    let mut amounts: Vec<Candidate> = Vec::new();
    let mut index = None;
    let mut applied_to = None;
    let mut is_accepted = false;
    let mut titles: Vec<(bool, String)> = Vec::new();
    let mut sponsor = None;
    for cell in lines.iter().flat_map(|line| line.split('\t')) {
        let (label, value) = labelled(cell);
        let label_words = label.unwrap_or_default();
        let found = dates_in(value);
        let counts = !["submitted", "entered", "added", "expires", "due", "posted"]
            .iter()
            .any(|word| label_words.contains(word));
        if counts {
            days.extend(found.iter().map(|(_, day)| *day));
        }
        let mut rest = value.to_owned();
        for (words, _) in &found {
            rest = rest.replacen(words, " ", 1);
        }
        if label_words.contains("index") {
            index = Some(rest.trim().to_owned());
            continue;
        }
        if label_words.contains("sponsor") || label_words.contains("provider") {
            sponsor = Some(rest.trim().to_owned());
            continue;
        }
        let about_amount = ["ceu", "credit", "unit", "hour", "amount"]
            .iter()
            .any(|word| label_words.contains(word));
        rest = take_amounts(&rest, about_amount, &mut amounts);
        let mut left: Vec<&str> = Vec::new();
        for word in rest.split_whitespace() {
            if index.is_none() && is_index(word) {
                index = Some(word.trim_matches([',', ';', '(', ')']).to_owned());
            } else {
                left.push(word);
            }
        }
        let left = left.join(" ");
        let left = left
            .trim_matches([',', ';', '-', '–', '|', '·', ':', ' '])
            .to_owned();
        if left.is_empty() {
            continue;
        }
        if accepted(&left) {
            is_accepted = true;
        } else if vocabulary::status(&left).is_some() && label_words != "title" {
            // What else the page says of its state is no title.
        } else if left.len() <= 8 && vocabulary::code(&left).is_some() {
            applied_to = vocabulary::code(&left);
        } else {
            titles.push((
                label_words.contains("title") || label_words.contains("event"),
                left,
            ));
        }
    }
    days.dedup();
    let [date] = days.as_slice() else {
        return None;
    };
    let surest = amounts.iter().map(|it| it.sure).max()?;
    let mut best: Vec<i32> = amounts
        .iter()
        .filter(|it| it.sure == surest)
        .map(|it| it.hundredths)
        .collect();
    best.dedup();
    let [amount] = best.as_slice() else {
        return None;
    };
    let titled = titles
        .iter()
        .filter(|(says, _)| *says)
        .map(|(_, title)| title);
    let title = titled.max_by_key(|title| title.len()).or_else(|| {
        titles
            .iter()
            .map(|(_, title)| title)
            .max_by_key(|title| title.len())
    })?;
    title.chars().any(char::is_alphabetic).then(|| PortalRow {
        date: *date,
        title: title.clone(),
        amount: Ceus::from_hundredths(*amount),
        index_number: index.filter(|it| !it.is_empty()),
        sponsor: sponsor.filter(|it| !it.is_empty()),
        applied_to,
        accepted: is_accepted,
    })
}

/// Whether a line is about the whole and not about one credit: what is required, when it is due.
fn is_sum(line: &str) -> bool {
    let Some((label, _)) = line.split_once(':') else {
        return false;
    };
    let words = fold::words(label);
    let has = |some: &[&str]| words.iter().any(|word| some.contains(&word.as_str()));
    has(&["required", "due", "needed", "total"])
        || (has(&["ceus", "ceu", "credits"]) && has(&["earned", "entered", "submitted"]))
}

/// `Title: Modifier 25` as label and value; a title may itself have a colon.
fn labelled(cell: &str) -> (Option<&'static str>, &str) {
    const LABELS: [(&str, &str); 27] = [
        ("title", "title"),
        ("event", "event"),
        ("event title", "title"),
        ("activity", "event"),
        ("program", "event"),
        ("course", "event"),
        ("date", "date"),
        ("date completed", "date"),
        ("completed", "date"),
        ("completion date", "date"),
        ("event date", "date"),
        ("date of program", "date"),
        ("ceu", "ceu"),
        ("ceus", "ceu"),
        ("credits", "credit"),
        ("units", "unit"),
        ("hours", "hour"),
        ("education units", "unit"),
        ("index", "index"),
        ("index number", "index"),
        ("sponsor", "sponsor"),
        ("provider", "provider"),
        ("submitted", "submitted"),
        ("date submitted", "submitted"),
        ("date entered", "entered"),
        ("status", "status"),
        ("applied to", "applied"),
    ];
    let Some((label, value)) = cell.split_once(':') else {
        return (None, cell);
    };
    let folded = fold::header(label);
    match LABELS.iter().find(|(known, _)| *known == folded) {
        Some((_, means)) => (Some(means), value),
        None => (None, cell),
    }
}

/// The days in a text with the words that say them.
pub(super) fn dates_in(text: &str) -> Vec<(String, NaiveDate)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let hit = (1..=3_usize.min(words.len() - at))
            .rev()
            .find_map(|number| {
                let run = words[at..at + number].join(" ");
                let plain = run.trim_matches([',', ';', '(', ')', '|', '·']);
                // A bare number is an amount or a year here, and no workbook's count of days.
                if plain.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
                    return None;
                }
                match read_text(plain) {
                    Day::Is(day) | Day::Instant(day) => Some((plain.to_owned(), day, number)),
                    Day::Numbers(triple) => {
                        let day = triple
                            .read(DateOrder::Mdy)
                            .or_else(|| triple.read(DateOrder::Dmy))?;
                        Some((plain.to_owned(), day, number))
                    }
                    _ => None,
                }
            });
        match hit {
            Some((words, day, number)) => {
                found.push((words, day));
                at += number;
            }
            None => at += 1,
        }
    }
    found
}

/// Takes the numbers that can be amounts out of a text. One with its unit is surest, then one
/// that stands alone, then one with places, then the last of a line.
fn take_amounts(text: &str, about_amount: bool, amounts: &mut Vec<Candidate>) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut left: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let word = words[at].trim_matches([',', ';', '(', ')', '|', '·']);
        let next = words.get(at + 1).map(|next| fold::title(next));
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
