//! Days, numbers and titles in the words of an answer.

use chrono::NaiveDate;

/// `Mar 2, 2026`
pub(super) fn day(day: NaiveDate) -> String {
    crate::dates::day(day)
}

/// `1 row`, `3 rows`
pub(super) fn rows(number: usize) -> String {
    match number {
        1 => "1 row".to_owned(),
        _ => format!("{number} rows"),
    }
}

/// Whether a value is the number 0.
pub(super) fn is_zero(value: &serde_json::Value) -> bool {
    value.as_f64() == Some(0.0)
}

/// Whether a text is the label of a total: made of nothing but words of totals.
pub(super) fn is_total(text: &str) -> bool {
    const SUM: [&str; 11] = [
        "total",
        "totals",
        "subtotal",
        "subtotals",
        "sum",
        "sums",
        "remaining",
        "remainder",
        "balance",
        "needed",
        "required",
    ];
    const BESIDE: [&str; 38] = [
        "grand", "sub", "month", "monthly", "year", "yearly", "week", "weekly", "running", "so",
        "far", "for", "hours", "ceu", "ceus", "credits", "of", "the", "to", "date", "core", "all",
        "overall", "hrs", "units", "cycle", "period", "this", "my", "earned", "annual", "and",
        "in", "still", "left", "due", "more", "goal",
    ];
    let words = super::fold::words(text);
    let month = |word: &str| {
        const MONTHS: [&str; 12] = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ];
        word.len() >= 3 && MONTHS.iter().any(|month| word.starts_with(month))
    };
    let known = |word: &String| {
        SUM.contains(&word.as_str())
            || BESIDE.contains(&word.as_str())
            || word.bytes().all(|b| b.is_ascii_digit())
            || month(word)
    };
    words.iter().any(|word| SUM.contains(&word.as_str())) && words.iter().all(known)
}

/// Whether a text in the place of hours says that there were none.
pub(super) fn is_absence(text: &str) -> bool {
    const ABSENT: [&str; 27] = [
        "absent",
        "absence",
        "holiday",
        "sick",
        "off",
        "vacation",
        "pto",
        "closed",
        "leave",
        "a",
        "h",
        "v",
        "s",
        "excused",
        "unexcused",
        "no class",
        "no clinic",
        "snow day",
        "day off",
        "called out",
        "call out",
        "bereavement",
        "jury duty",
        "weekend",
        "no show",
        "out sick",
        "none",
    ];
    ABSENT.contains(&super::fold::title(text).as_str())
}
