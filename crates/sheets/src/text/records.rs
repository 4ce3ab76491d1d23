//! The records of a text, as RFC 4180 writes them and as spreadsheets really do.
//!
//! The crate `csv` reads the same, but passes over blank lines without a word, so that a
//! row's number would not be the one in the person's own program, and takes the whole rest of
//! a file for one field where a quote is never closed. Both must be said.

use std::borrow::Cow;

use crate::error::SheetError;

/// The records of a text, one after the other.
pub(super) struct Records<'t> {
    rest: &'t str,
    mark: Option<char>,
    row: u32,
}

impl<'t> Records<'t> {
    /// The records of this text; without a mark every line is one field.
    pub fn new(text: &'t str, mark: Option<char>) -> Records<'t> {
        Records {
            rest: text,
            mark,
            row: 0,
        }
    }

    /// The next record; none at the end.
    pub fn next(&mut self) -> Result<Option<Vec<Cow<'t, str>>>, SheetError> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        self.row = self.row.saturating_add(1);
        let Some(mark) = self.mark else {
            let line = self.plain_field(|c| matches!(c, '\n' | '\r'));
            self.end_of_line();
            return Ok(Some(vec![Cow::Borrowed(line)]));
        };
        let mut fields = Vec::new();
        loop {
            let column = fields.len() + 1;
            fields.push(self.field(mark, column)?);
            if let Some(rest) = self.rest.strip_prefix(mark) {
                self.rest = rest;
                if !self.rest.is_empty() {
                    continue;
                }
                fields.push(Cow::Borrowed(""));
            }
            self.end_of_line();
            return Ok(Some(fields));
        }
    }

    fn field(&mut self, mark: char, column: usize) -> Result<Cow<'t, str>, SheetError> {
        let ends = |c: char| c == mark || c == '\n' || c == '\r';
        let Some(mut inside) = self.rest.strip_prefix('"') else {
            return Ok(Cow::Borrowed(self.plain_field(ends)));
        };
        let open = SheetError::QuoteOpen {
            row: self.row,
            column,
        };
        let mut field = String::new();
        loop {
            let end = inside.find('"').ok_or_else(|| open.clone())?;
            field.push_str(&inside[..end]);
            inside = &inside[end + 1..];
            match inside.strip_prefix('"') {
                Some(rest) => {
                    field.push('"');
                    inside = rest;
                }
                None => break,
            }
        }
        self.rest = inside;
        // What stands behind the closing quote belongs to the field all the same.
        field.push_str(self.plain_field(ends));
        Ok(Cow::Owned(field))
    }

    fn plain_field(&mut self, ends: impl Fn(char) -> bool) -> &'t str {
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let (field, rest) = self.rest.split_at(end);
        self.rest = rest;
        field
    }

    /// Windows, Unix and the Macintosh of old end their lines each in their own way.
    fn end_of_line(&mut self) {
        let rest = self.rest.strip_prefix('\r').unwrap_or(self.rest);
        self.rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(text: &str, mark: char) -> Vec<Vec<String>> {
        let mut records = Records::new(text, Some(mark));
        let mut found = Vec::new();
        while let Some(record) = records.next().expect("the text is whole") {
            found.push(record.into_iter().map(Cow::into_owned).collect());
        }
        found
    }

    #[test]
    fn blank_lines_are_rows() {
        assert_eq!(
            all("a,b\r\n\r\nc,\"d\ne\"\rf,g", ','),
            vec![vec!["a", "b"], vec![""], vec!["c", "d\ne"], vec!["f", "g"]],
            "every line end counts, and a break inside quotes doesn't"
        );
    }

    #[test]
    fn a_quote_that_is_never_closed_is_named() {
        let mut records = Records::new("a,b\nc,\"d\ne,f\n", Some(','));
        records.next().expect("the first row is whole");
        let open = SheetError::QuoteOpen { row: 2, column: 2 };
        assert_eq!(records.next(), Err(open));
    }

    proptest! {
        #[test]
        fn what_the_writer_writes_is_read_the_same(
            rows in prop::collection::vec(prop::collection::vec("[ -~\n\r\té,;|\"]{0,8}", 2..5), 1..8),
            mark in prop::sample::select(vec![',', ';', '\t', '|'])
        ) {
            let mut writer = csv::WriterBuilder::new()
                .delimiter(u8::try_from(mark).expect("a mark is one byte"))
                .flexible(true)
                .from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).expect("memory takes it");
            }
            let text = String::from_utf8(writer.into_inner().expect("all written")).expect("UTF-8");
            prop_assert_eq!(all(&text, mark), rows);
        }
    }
}
