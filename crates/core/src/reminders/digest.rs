//! One message for everything that is due.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Reminder;
use crate::standing::Urgency;

/// Lines that a notification shows on every system.
const MOST_LINES: usize = 5;

/// One message that names everything that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Digest {
    /// The heading.
    pub title: String,
    /// One reminder's sentence, or a line for each of several.
    pub body: String,
    /// Whether something in it is late.
    pub late: bool,
}

/// The message for what is to be told; none where there is nothing.
pub fn digest(tell: &[Reminder]) -> Option<Digest> {
    let late = tell.iter().any(|it| it.urgency == Urgency::Late);
    match tell {
        [] => None,
        [one] => Some(Digest {
            title: one.title.clone(),
            body: one.text.clone(),
            late,
        }),
        several => {
            let mut lines: Vec<String> = several
                .iter()
                .take(MOST_LINES)
                .map(|it| format!("• {}", it.title))
                .collect();
            match several.len().saturating_sub(MOST_LINES) {
                0 => {}
                more => lines.push(format!("and {more} more, in Milepost")),
            }
            Some(Digest {
                title: format!("{} reminders", several.len()),
                body: lines.join("\n"),
                late,
            })
        }
    }
}
