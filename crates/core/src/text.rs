//! Small helpers for the words that people read.

/// "1 month", "2 months".
pub(crate) fn counted(number: i32, one: &str, many: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {many}")
    }
}

/// A number as a sentence has it: "four", "14".
pub(crate) fn in_words(number: usize) -> String {
    const WORDS: [&str; 11] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    WORDS
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// A time of whole years in years, any other in months: "two years", "18 months".
pub(crate) fn span_in_words(months: i32) -> String {
    match (months / 12, months % 12) {
        (1, 0) => "a year".to_owned(),
        (years @ 2.., 0) => format!("{} years", in_words(years.unsigned_abs() as usize)),
        _ => counted(months, "month", "months"),
    }
}

/// A title short enough for a message.
pub(crate) fn shortened(title: &str) -> String {
    const MOST: usize = 60;
    if title.chars().count() <= MOST {
        title.to_owned()
    } else {
        title.chars().take(MOST - 1).chain(['…']).collect()
    }
}

/// Joins phrases: "a", "a and b", "a, b and c".
pub(crate) fn listed(phrases: &[String]) -> String {
    match phrases {
        [] => String::new(),
        [one] => one.clone(),
        [many @ .., last] => format!("{} and {last}", many.join(", ")),
    }
}

/// A text with its first letter in upper case.
pub(crate) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

/// Compares names as people do: without case, punctuation or spacing.
pub(crate) fn normalized(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| letter.is_alphanumeric()) {
        if letter.is_ascii() {
            plain.push(letter.to_ascii_lowercase());
        } else {
            plain.extend(letter.to_lowercase());
        }
    }
    plain
}

/// Lower-cases the first letter unless the word is an abbreviation; an article is none.
pub(crate) fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || (first, second) == ('A', ' ') => {
            first.to_lowercase().collect::<String>() + letters.as_str()
        }
        _ => name.to_owned(),
    }
}

/// A name with its article, as it is spoken: "an AAPC", "an NHA", "a Mercy".
pub(crate) fn named_with_article(name: &str) -> String {
    let first = name.split_whitespace().next().unwrap_or_default();
    let spelled = first.len() > 1 && first.chars().all(|c| c.is_ascii_uppercase());
    let vowel = match spelled {
        true => first.starts_with(|c| "AEFHILMNORSX".contains(c)),
        false => first.starts_with(|c: char| "aeiou".contains(c.to_ascii_lowercase())),
    };
    format!("{} {name}", if vowel { "an" } else { "a" })
}

/// A phrase that begins with a number, with its article: "an 80-hour course", "a 60-hour course".
pub(crate) fn with_article(number: i32, phrase: &str) -> String {
    let digits = number.to_string();
    let vowel = digits.starts_with('8') || matches!(digits.as_str(), "11" | "18");
    format!("{} {phrase}", if vowel { "an" } else { "a" })
}
