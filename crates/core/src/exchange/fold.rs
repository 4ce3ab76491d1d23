//! Texts made comparable.

/// The words of a header: `DateGranted`, `date_granted` and `Date granted:` are the same.
pub(super) fn header(text: &str) -> String {
    // `CEU(s)` is a plural.
    let text = text.replace("(s)", "s").replace("(S)", "S");
    let letters: Vec<char> = text.chars().collect();
    let mut spaced = String::with_capacity(text.len() + 4);
    for (at, &letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(at + 1).copied();
        let hump = letter.is_uppercase() && before.is_some_and(char::is_lowercase);
        // `CEUHours` is two words and `CEUs` is one.
        let plural = after == Some('s') && letters.get(at + 2).is_none_or(|c| !c.is_alphanumeric());
        let last_capital = letter.is_uppercase()
            && before.is_some_and(char::is_uppercase)
            && after.is_some_and(char::is_lowercase)
            && !plural;
        if hump || last_capital {
            spaced.push(' ');
        }
        spaced.push(letter);
    }
    words(&spaced).join(" ")
}

/// The words of a column's header, with one spelling for what is short for another.
pub(super) fn column(text: &str) -> String {
    // A tick as a header.
    if matches!(text.trim(), "✓" | "✔" | "☑" | "✅") {
        return "done".to_owned();
    }
    let words = header(text);
    let words = words.split(' ').map(|word| match word {
        "hrs" => "hours",
        "mins" => "minutes",
        word => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The words of a text in small letters, without marks.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// A title for comparing: its words.
pub(super) fn title(text: &str) -> String {
    words(text).join(" ")
}

/// A place for comparing: its words without what is added to many names.
pub(super) fn place(text: &str) -> String {
    const ADDED: [&str; 9] = [
        "inc",
        "llc",
        "ltd",
        "corp",
        "co",
        "the",
        "hospital",
        "company",
        "incorporated",
    ];
    let all = words(text);
    let some: Vec<String> = all
        .iter()
        .filter(|word| !ADDED.contains(&word.as_str()))
        .cloned()
        .collect();
    if some.is_empty() { all } else { some }.join(" ")
}

/// How alike two titles are, from 0 to 1: the same words in another order are the same.
pub(super) fn likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let sorted = |text: &str| {
        let mut words: Vec<&str> = text.split(' ').collect();
        words.sort_unstable();
        words.join(" ")
    };
    let straight = strsim::jaro_winkler(a, b).min(strsim::normalized_levenshtein(a, b) + 0.1);
    let shuffled = strsim::normalized_levenshtein(&sorted(a), &sorted(b));
    straight.max(shuffled)
}

/// The beginning of a long text, for a message.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

/// Whether a text is the same word, folded as headers are.
pub(super) fn same_word(a: &str, b: &str) -> bool {
    header(a) == header(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("DateGranted", "date granted")]
    #[case("date_granted", "date granted")]
    #[case("ActivityType_ahima", "activity type ahima")]
    #[case("CEUs", "ceus")]
    #[case("CEUHours", "ceu hours")]
    #[case("idNumber", "id number")]
    #[case("Index #", "index")]
    #[case(" Cert saved? ", "cert saved")]
    #[case("Duration (h)", "duration h")]
    #[case("CEU(s)", "ceus")]
    #[case("Applied Credential(s)", "applied credentials")]
    fn headers_are_their_words(#[case] text: &str, #[case] words: &str) {
        assert_eq!(header(text), words);
    }

    #[rstest]
    #[case("Mercy Hospital, Inc.", "mercy")]
    #[case("MERCY", "mercy")]
    #[case("The Hospital", "the hospital")]
    fn places_are_known_by_what_is_theirs(#[case] text: &str, #[case] folded: &str) {
        assert_eq!(place(text), folded);
    }
}
