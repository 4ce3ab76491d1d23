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
    // The code for cameras outlives a crooked scan; the printed one, a pen across it.
    let codes = contents.codes.iter().map(|it| plain(it));
    let pages = contents.pages.iter().map(|it| plain(&it.text()));
    let text: String = codes.chain(pages).collect();
    sheets.find(|it| text.contains(&plain(&it.id)))
}

#[cfg(test)]
mod tests {
    use milepost_core::certificate::page::FileKind;

    use super::*;

    #[test]
    fn a_sheet_is_known_by_the_code_for_cameras_alone() {
        let made = [MadeDocument {
            id: "7K3F-22QD".to_owned(),
            kind: "sheet".to_owned(),
            subject: String::new(),
            title: String::new(),
            made_on: chrono::NaiveDate::default(),
            pages: 1,
            hash: String::new(),
            path: String::new(),
            basis: String::new(),
        }];
        let contents = |code: &str| Contents {
            kind: FileKind::Jpeg,
            pages_in_file: 1,
            pages: Vec::new(),
            codes: vec![format!("MILEPOST {code} 00FF")],
        };
        assert!(sheet_in(&contents("7K3F-22QD"), &made).is_some());
        assert!(sheet_in(&contents("7K3F-22QH"), &made).is_none());
    }
}
