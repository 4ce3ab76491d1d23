//! Sheets of hours that were made to be signed, and the code by which one is known again.

use milepost_core::certificate::page::Contents;
use milepost_logbook::MadeDocument;

/// The sheet whose code stands on a page.
pub fn sheet_in<'m>(contents: &Contents, made: &'m [MadeDocument]) -> Option<&'m MadeDocument> {
    let mut sheets = made.iter().filter(|it| it.kind == "sheet").peekable();
    sheets.peek()?;
    let plain = |text: &str| -> String {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|it| it.to_ascii_uppercase())
            .collect()
    };
    let text: String = contents.pages.iter().map(|it| plain(&it.text())).collect();
    sheets.find(|it| text.contains(&plain(&it.id)))
}
