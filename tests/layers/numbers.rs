//! A number of a rule stands in its clause and nowhere else: a sentence that repeats it would go
//! on saying "80 contact hours" after the rule has changed. This reads what the core, the shell
//! and the window say, and finds an amount that was written into a text.

use std::fs;
use std::path::{Path, PathBuf};

/// What rules count.
const UNITS: [&str; 16] = [
    "business", "calendar", "cases", "CEU", "CEUs", "contact", "credits", "day", "days", "hours",
    "letters", "month", "months", "percent", "weeks", "years",
];

const SPELLED: [&str; 16] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen",
    "twenty", "thirty", "sixty", "eighty", "ninety",
];

/// Amounts that are no clause's: the file, the amount, and whose it is.
const NO_RULE: &[(&str, &str, &str)] = &[
    (
        "core/src/certificate/fields/names.rs",
        "two day half",
        "cues of certificates",
    ),
    (
        "core/src/exams.rs",
        "24 hours",
        "said by the clause of the fee, and counted nowhere",
    ),
    (
        "core/src/exchange/values/shaped.rs",
        "18 month",
        "signs of a form of dates",
    ),
    (
        "core/src/forecast/removal.rs",
        "four weeks",
        "the forecast's own stretch",
    ),
    (
        "core/src/prospects/offers.rs",
        "52 weeks",
        "a year has them",
    ),
    (
        "core/src/prospects/offers.rs",
        "080 hours",
        "BLS's own year of work",
    ),
    (
        "core/src/quickadd/dates.rs",
        "three day",
        "number words that are read",
    ),
    (
        "core/src/quickadd/error.rs",
        "Two days",
        "as many as were typed",
    ),
    (
        "core/src/quickadd/parts_of_days.rs",
        "2 day",
        "number words that are read",
    ),
    (
        "core/src/removal/letters.rs",
        "2 years",
        "an example of what a letter must not say",
    ),
    (
        "core/src/removal/options.rs",
        "Two letters",
        "the name of an option",
    ),
    ("src/cli/pay.rs", "three years", "how BLS surveys"),
    (
        "src/cli/pay.rs",
        "two years",
        "two years of figures that are compared",
    ),
    ("src/cli/pay.rs", "52 weeks", "a year has them"),
    ("src/cli/pay.rs", "080 hours", "BLS's own year of work"),
    (
        "career/OffersPart.svelte",
        "080 hours",
        "BLS's own year of work",
    ),
    ("career/PayPart.svelte", "three years", "how BLS surveys"),
    ("log/EmptyLog.svelte", "14 CEU", "an example"),
    (
        "onboarding/answers.svelte.ts",
        "168 hours",
        "a week has them",
    ),
    (
        "onboarding/preview.ts",
        "two years",
        "what a cycle is called before any is known",
    ),
    (
        "reminders/Controls.svelte",
        "30 days",
        "Milepost's own reminders",
    ),
    ("shared/Bar.svelte", "100 percent", "all of it"),
    (
        "standing/ExamMoment.svelte",
        "three days",
        "how long a question is put off",
    ),
    ("standing/StandingView.svelte", "36 CEU", "an example"),
    ("standing/StandingView.svelte", "24 months", "an example"),
];

#[test]
fn no_text_repeats_the_number_of_a_rule() {
    let mut found = Vec::new();
    let mut met = vec![false; NO_RULE.len()];
    for (path, text) in sources() {
        for amount in amounts(&path, &text) {
            let known = NO_RULE
                .iter()
                .position(|(file, known, _)| path.ends_with(file) && amount.starts_with(known));
            match known {
                Some(at) => met[at] = true,
                None => found.push(format!("{path}: {amount}")),
            }
        }
    }
    assert!(
        found.is_empty(),
        "take the number from its clause, or say whose it is:\n{}",
        found.join("\n")
    );
    let gone: Vec<_> = NO_RULE
        .iter()
        .zip(met)
        .filter(|(_, met)| !met)
        .map(|(known, _)| known)
        .collect();
    assert!(gone.is_empty(), "these stand nowhere: {gone:?}");
}

#[test]
fn an_amount_is_noticed_wherever_a_text_can_stand() {
    for (path, text, says) in [
        (
            "a.rs",
            "let it = \"at least 80 contact hours\";",
            "80 contact hours",
        ),
        (
            "a.rs",
            "format!(\"{name}: three months of work\")",
            "three months of",
        ),
        ("a.rs", "let it = \"600\\\n    cases of\";", "600 cases of"),
        (
            "a.svelte",
            "<p>Answer within 30 days of it.</p>",
            "30 days of",
        ),
        ("a.ts", "say(`after 12 months of work`);", "12 months of"),
    ] {
        assert_eq!(amounts(path, text), [says], "{text}");
    }
    for (path, text) in [
        (
            "a.rs",
            "// 80 contact hours\nlet days = 30; let it = \"{days} days\";",
        ),
        (
            "a.rs",
            "#[cfg(test)]\nmod tests { const IT: &str = \"80 contact hours\"; }",
        ),
        ("a.ts", "/** `80 contact hours` */ const days = 30;"),
        (
            "a.svelte",
            "<!-- 30 days -->\n<style>\n.a { width: 30 days }\n</style>",
        ),
    ] {
        assert!(amounts(path, text).is_empty(), "{text}");
    }
}

/// A number or its word with what rules count behind it, and one word more, in a file's texts.
fn amounts(path: &str, text: &str) -> Vec<String> {
    let said = match path.ends_with(".rs") {
        true => quoted(text.split("#[cfg(test)]").next().unwrap_or(text), &['"']),
        false => shown(path, text),
    };
    let words: Vec<&str> = said
        .split(|it: char| !it.is_alphanumeric() && !"{}$.".contains(it))
        .filter(|it| !it.is_empty())
        .collect();
    let is_number = |word: &str| {
        let digits = !word.is_empty() && word.chars().all(|it| it.is_ascii_digit());
        // "1 day" stands beside "{n} days", and 0 in expressions.
        (digits && !["0", "1"].contains(&word)) || SPELLED.contains(&word.to_lowercase().as_str())
    };
    let at = |at: usize| words.get(at).copied().unwrap_or_default();
    (0..words.len())
        .filter(|it| is_number(at(*it)) && UNITS.contains(&at(it + 1).trim_end_matches('.')))
        .map(|it| format!("{} {} {}", at(it), at(it + 1), at(it + 2)))
        .map(|it| it.trim_end().trim_end_matches('.').to_owned())
        .collect()
}

/// What a page's file shows: all but its comments and its styles; of a script what is quoted.
fn shown(path: &str, text: &str) -> String {
    let text = without(text, "<!--", "-->");
    let text = without(&text, "<style>", "</style>");
    if path.ends_with(".ts") {
        return quoted(&text, &['\'', '`', '"']);
    }
    let (script, page) = text.split_once("</script>").unwrap_or(("", &text));
    format!("{} {}", quoted(script, &['\'', '`', '"']), page)
}

fn without(text: &str, from: &str, to: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once(from) {
        kept.push_str(before);
        rest = after.split_once(to).map_or("", |(_, after)| after);
    }
    kept + rest
}

/// What stands between quotation marks, without comments.
fn quoted(text: &str, marks: &[char]) -> String {
    let mut said = String::new();
    let text = without(text, "/*", "*/");
    let mut signs = text.chars().peekable();
    let mut inside: Option<char> = None;
    while let Some(sign) = signs.next() {
        match inside {
            None if sign == '/' && signs.peek() == Some(&'/') => {
                signs.by_ref().find(|it| *it == '\n');
            }
            // A sign of its own, as '"'.
            None if sign == '\'' && !marks.contains(&'\'') => {
                let next = signs.next();
                if next == Some('\\') {
                    signs.next();
                }
            }
            None if marks.contains(&sign) => inside = Some(sign),
            None => {}
            Some(_) if sign == '\\' => {
                // A text that goes on in the next line goes on behind its margin.
                let next = signs.next();
                if next == Some('\n') {
                    said.push(' ');
                }
            }
            Some(mark) if sign == mark => {
                inside = None;
                said.push('\n');
            }
            Some(_) => said.push(sign),
        }
    }
    said
}

/// Every source of what people read, without tests.
fn sources() -> Vec<(String, String)> {
    let folders = [
        "crates/core/src",
        "crates/documents/src",
        "src-tauri/src",
        "ui/src",
    ];
    let mut waiting: Vec<PathBuf> = folders.iter().map(|it| root().join(it)).collect();
    let mut found = Vec::new();
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("the entry can be read").path();
            let name = path.to_string_lossy().replace('\\', "/");
            let test = [
                "/tests",
                ".test.ts",
                "/test/",
                "/fake",
                "tests.rs",
                "/bindings.ts",
            ];
            if test.iter().any(|it| name.contains(it)) {
                continue;
            }
            let read = [".rs", ".ts", ".svelte"]
                .iter()
                .any(|it| name.ends_with(it));
            if path.is_dir() {
                waiting.push(path);
            } else if read {
                let text = fs::read_to_string(&path).expect("a source is text");
                found.push((name, text));
            }
        }
    }
    found.sort();
    assert!(found.len() > 300, "the sources were found");
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
