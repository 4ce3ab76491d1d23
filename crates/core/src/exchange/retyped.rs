//! A cell that a person writes anew in the preview.

use super::fields::{Shape, field};
use super::values::dates::{DateOrder, Day, read_text};
use super::{Cell, Kind};

/// The cell that a person means who writes this text for a field. She writes days and numbers
/// as Americans do, whatever the rest of the sheet looks like, and what she writes says nothing
/// about the rest of it.
pub fn retyped(kind: Kind, name: &str, text: &str) -> Cell {
    let text = text.trim();
    let shape = field(kind, name).map(|field| &field.shape);
    match shape {
        Some(Shape::Date) => match read_text(text) {
            Day::Is(day) => Cell::Date(day, None),
            Day::Numbers(triple) => {
                let day = triple
                    .read(DateOrder::Mdy)
                    .or_else(|| triple.read(DateOrder::Dmy));
                day.map_or_else(|| Cell::text(text), |day| Cell::Date(day, None))
            }
            _ => Cell::text(text),
        },
        Some(Shape::Ceus | Shape::Minutes | Shape::Money | Shape::Whole) if is_number(text) => {
            Cell::Number(text.into())
        }
        _ => Cell::text(text),
    }
}

/// Digits, with a point among them or not.
fn is_number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let points = text.bytes().filter(|byte| *byte == b'.').count();
    digits > 0 && points <= 1 && digits + points == text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_numbers_are_read_as_americans_write_them() {
        let day = |text: &str| retyped(Kind::Credit, "completed_on", text);
        let is = |text: &str| Cell::Date(text.parse().expect("a day"), None);
        assert_eq!(day("3/2/2026"), is("2026-03-02"));
        assert_eq!(day(" 4/18/2026 "), is("2026-04-18"));
        assert_eq!(day("Apr 18, 2026"), is("2026-04-18"));
        assert_eq!(day("Apr 2026"), Cell::text("Apr 2026"), "no day is guessed");
        let amount = |text: &str| retyped(Kind::Credit, "amount", text);
        assert_eq!(amount("1.5"), Cell::Number("1.5".into()));
        assert_eq!(amount("1.5 CEU"), Cell::text("1.5 CEU"));
        assert_eq!(amount("1.5.2"), Cell::text("1.5.2"));
        let title = retyped(Kind::Credit, "title", "101");
        assert_eq!(title, Cell::text("101"), "a title stays as it is typed");
    }
}
