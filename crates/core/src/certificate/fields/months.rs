//! The names of months.

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Returns the number of a month, from its name or the first letters of it.
pub fn month(name: &str) -> Option<u32> {
    let name = name.trim_matches(|it: char| !it.is_alphabetic());
    if name.len() < 3 {
        return None;
    }
    let at = MONTHS.iter().position(|it| {
        *it == name
            || (it.starts_with(name) && name.len() <= 4)
            || (name == "sept" && *it == "september")
    })?;
    u32::try_from(at).ok().map(|it| it + 1)
}
