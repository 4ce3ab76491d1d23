//! Recording by words, undo and redo.

use std::io::{self, Read};

use milepost_core::quickadd::{Mode, Understood, join, lines_of};
use milepost_logbook::Logbook;

use super::answer::{Answer, Said, changed, previewed};
use super::arguments::Words;
use super::refused::Refused;
use crate::clock::Clock;
use crate::error::{Code, Refusal};
use crate::quick_add::{self, PastedLine};

/// Records what quick-add words say; several lines become one change. What is to be
/// known before, such as hours that the day has already, is said with it.
///
/// # Errors
/// Every problem of the words with its mend, or what the logbook refuses.
pub fn words(
    logbook: &mut Logbook,
    mode: Mode,
    typed: &Words,
    clock: &Clock,
) -> Result<Answer, Refused> {
    let now = clock.now();
    let text = text_of(&typed.words)?;
    let lines = match lines_of(&text).count() {
        0 | 1 => vec![PastedLine {
            line: quick_add::line(logbook, &text, mode, now.today())?,
            text,
        }],
        _ => quick_add::lines(logbook, &text, mode, now.today())?,
    };
    if lines.iter().any(|it| it.line.understood.proposal.is_none()) {
        return Err(not_understood(lines));
    }
    let said = Said::of(&lines);
    if typed.preview {
        return Ok(previewed(&said));
    }
    let mut understood: Vec<Understood> = lines.into_iter().map(|it| it.line.understood).collect();
    let applied = match (understood.pop(), understood.is_empty()) {
        (Some(only), true) => quick_add::commit(logbook, only, &now),
        (Some(last), false) => {
            understood.push(last);
            quick_add::commit_lines(logbook, understood, &now)
        }
        (None, _) => unreachable!("BUG: a text has at least one line"),
    };
    // Whoever types words has typed no fields, so none is named.
    let applied = applied.map_err(|refusal| Refusal {
        field: None,
        ..refusal
    })?;
    Ok(changed(&applied, Some(&said)))
}

/// The words as one text; "-" alone stands for standard input.
fn text_of(words: &[String]) -> Result<String, Refusal> {
    if words != ["-"] {
        return Ok(join(words));
    }
    let mut text = String::new();
    io::stdin()
        .read_to_string(&mut text)
        .map_err(|error| Refusal::because(format!("standard input: {error}")))?;
    Ok(text)
}

/// Takes a change back: the one that is named and no other, or the last one.
///
/// # Errors
/// When there is none, others came after the one named, or the file was changed by other means.
pub fn undo(logbook: &mut Logbook, operation: Option<&str>) -> Result<Answer, Refusal> {
    let applied = match operation {
        Some(operation) => logbook.undo_operation(operation)?,
        None => logbook.undo()?,
    };
    Ok(changed(&applied, None))
}

/// Does the change that was undone last again.
///
/// # Errors
/// When there is none, or the file was changed by other means.
pub fn redo(logbook: &mut Logbook) -> Result<Answer, Refusal> {
    Ok(changed(&logbook.redo()?, None))
}

/// All problems at once, after what was understood: whoever mends the lines
/// wants to mend them once.
fn not_understood(lines: Vec<PastedLine>) -> Refused {
    let several = lines.len() > 1;
    let mut said = Vec::new();
    let mut problems = Vec::new();
    if several {
        said.push("nothing recorded, since not every line is understood".to_owned());
    }
    for (at, it) in lines.into_iter().enumerate() {
        let understood = it.line.understood;
        let number = if several {
            format!("line {}: ", at + 1)
        } else {
            String::new()
        };
        if understood.proposal.is_some() {
            said.push(format!("{number}{}", understood.reading));
            continue;
        }
        if !understood.reading.is_empty() {
            let so_far = if several { "" } else { "not recorded; " };
            said.push(format!(
                "{number}{so_far}understood so far: {}",
                understood.reading
            ));
        }
        let messages = understood.problems.iter();
        said.extend(messages.map(|problem| format!("{number}{}", problem.message)));
        problems.extend(understood.problems);
    }
    Refused {
        refusal: Refusal {
            code: Code::NotUnderstood,
            message: said.join("\n"),
            field: None,
        },
        problems,
    }
}
