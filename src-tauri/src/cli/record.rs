//! Recording by words, undo and redo.

use milepost_core::quickadd::{Mode, Understood, join};
use milepost_logbook::Logbook;

use super::answer::{Answer, changed};
use super::refused::Refused;
use crate::clock::Clock;
use crate::error::{Code, Refusal};
use crate::words;

/// Records what quick-add words say.
///
/// # Errors
/// Every problem of the words with its mend, or what the logbook refuses.
pub fn words(
    logbook: &mut Logbook,
    mode: Mode,
    words: &[String],
    clock: &Clock,
) -> Result<Answer, Refused> {
    let now = clock.now();
    let understood = words::understand(logbook, &join(words), mode, now.today())?;
    if understood.proposal.is_none() {
        return Err(not_understood(understood));
    }
    let reading = understood.reading.clone();
    // Whoever types words has typed no fields, so none is named.
    let applied = words::commit(logbook, understood, &now).map_err(|refusal| Refusal {
        field: None,
        ..refusal
    })?;
    Ok(changed(&applied, Some(&reading)))
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

/// All problems at once, after what was understood: whoever mends the line
/// wants to mend it once.
fn not_understood(understood: Understood) -> Refused {
    let read = Some(understood.reading).filter(|reading| !reading.is_empty());
    let mut lines: Vec<String> = read
        .map(|reading| format!("not recorded; understood so far: {reading}"))
        .into_iter()
        .collect();
    lines.extend(understood.problems.iter().map(|it| it.message.clone()));
    Refused {
        refusal: Refusal {
            code: Code::NotUnderstood,
            message: lines.join("\n"),
            field: None,
        },
        problems: understood.problems,
    }
}
