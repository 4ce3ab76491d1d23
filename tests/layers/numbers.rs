//! A number of a rule stands in its clause and nowhere else: a sentence that repeats it would go
//! on saying "80 contact hours" after the rule has changed. This reads what the core, the shell
//! and the window say, and finds an amount that was written into a text.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, ItemMod, Lit, LitStr, Macro, Meta};

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
        "two day",
        "cues of certificates",
    ),
    (
        "core/src/exams.rs",
        "24 hours",
        "said by the clause of the fee, and counted nowhere",
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
        "core/src/quickadd/error.rs",
        "Two days",
        "as many as were typed",
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
    ("logbook/src/merge.rs", "24 hours", "a day has them"),
    (
        "src/cli/arguments.rs",
        "30 days",
        "Milepost's own reminders",
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
    (
        "career/PayPart.svelte",
        "080 hours",
        "BLS's own year of work",
    ),
    ("career/PayPart.svelte", "three years", "how BLS surveys"),
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
            r#"fn a() { say("at least 80 contact hours"); }"#,
            "80 contact hours",
        ),
        (
            "a.rs",
            r#"fn a() { format!("{name}: three months of work"); }"#,
            "three months of",
        ),
        (
            "a.rs",
            "const A: &str = \"600 \\\n    cases of\";",
            "600 cases of",
        ),
        (
            "a.rs",
            r##"const A: &str = r#"a "quoted" 12-month term"#;"##,
            "12 month term",
        ),
        (
            "a.svelte",
            "<p>Answer within 30\n  days of it.</p>",
            "30 days of",
        ),
        (
            "a.rs",
            r#"#[error("within 30 days of it")] struct A;"#,
            "30 days of",
        ),
        (
            "cli/arguments.rs",
            "/// After 12 months.\nstruct A;",
            "12 months",
        ),
        (
            "a.ts",
            "const it = /['\"]/; say(`after 12 months of work`);",
            "12 months of",
        ),
    ] {
        assert_eq!(amounts(path, text), [says], "{text}");
    }
    for (path, text) in [
        (
            "a.rs",
            "// 80 contact hours\nfn a(days: i32) { let days = 30 - days; }",
        ),
        (
            "a.rs",
            "/// At least 80 contact hours, of `rules/*.toml`.\nfn a() {}",
        ),
        (
            "a.rs",
            "#[cfg(test)]\nmod tests { const IT: &str = \"80 contact hours\"; }",
        ),
        (
            "a.ts",
            "/** `80 contact hours` */ const days = 30; // 30 days\ndays();",
        ),
        (
            "a.svelte",
            "<!-- 30 days -->\n<style>\n.a { width: 30 days }\n</style>",
        ),
    ] {
        assert_eq!(amounts(path, text), [""; 0], "{text}");
    }
}

/// A number or its word with what rules count behind it, and one word more, in a file's texts.
fn amounts(path: &str, text: &str) -> Vec<String> {
    let said = match path.ends_with(".rs") {
        true => texts_of_rust(path, text),
        false => texts_of_a_page(text),
    };
    let is_number = |word: &str| {
        // "1 day" stands beside "{n} days", and 0 in expressions.
        let digits = word.chars().all(|it| it.is_ascii_digit()) && !["0", "1"].contains(&word);
        digits || SPELLED.contains(&word.to_lowercase().as_str())
    };
    let mut found = Vec::new();
    for text in said {
        let words = words_of(&text);
        for (at, (number, behind)) in words.iter().enumerate() {
            let word = |at: usize| words.get(at).map_or("", |it| it.0);
            let unit = word(at + 1);
            // Nothing but space or a hyphen stands between an amount and its unit.
            let joined = behind.trim().is_empty() || *behind == "-";
            if joined && is_number(number) && UNITS.contains(&unit) {
                let amount = format!("{number} {unit} {}", word(at + 2));
                found.push(amount.trim_end().to_owned());
            }
        }
    }
    found
}

/// The words of a text, each with what stands behind it up to the next.
fn words_of(text: &str) -> Vec<(&str, &str)> {
    let mut words = Vec::new();
    let mut rest = text.trim_start_matches(|it: char| !is_of_a_word(it));
    while !rest.is_empty() {
        let (word, behind) = rest.split_at(rest.find(|it| !is_of_a_word(it)).unwrap_or(rest.len()));
        let (behind, next) = behind.split_at(behind.find(is_of_a_word).unwrap_or(behind.len()));
        words.push((word, behind));
        rest = next;
    }
    words
}

/// What is filled in is a word of its own: `{days} days`.
fn is_of_a_word(sign: char) -> bool {
    sign.is_alphanumeric() || "{}$".contains(sign)
}

/// The texts of a Rust file, without its comments, its tests and its attributes.
fn texts_of_rust(path: &str, text: &str) -> Vec<String> {
    let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut texts = Texts {
        help: path.ends_with("cli/arguments.rs"),
        ..Texts::default()
    };
    texts.visit_file(&file);
    texts.found
}

#[derive(Default)]
struct Texts {
    found: Vec<String>,
    /// Whether comments are shown to people.
    help: bool,
}

impl Visit<'_> for Texts {
    fn visit_item_mod(&mut self, module: &ItemMod) {
        let of_tests = |it: &Attribute| {
            let condition = it.meta.require_list().ok();
            condition.is_some_and(|it| it.path.is_ident("cfg") && it.tokens.to_string() == "test")
        };
        if !module.attrs.iter().any(of_tests) {
            visit::visit_item_mod(self, module);
        }
    }

    /// The message of an error is an attribute; comments are, too, and are read where they are
    /// the help of a command.
    fn visit_attribute(&mut self, it: &Attribute) {
        match &it.meta {
            Meta::List(list) => self.visit_tokens(list.tokens.clone()),
            Meta::NameValue(value) if self.help || !it.path().is_ident("doc") => {
                self.visit_expr(&value.value);
            }
            Meta::NameValue(_) | Meta::Path(_) => {}
        }
    }

    fn visit_lit_str(&mut self, text: &LitStr) {
        self.found.push(text.value());
    }

    fn visit_macro(&mut self, it: &Macro) {
        self.visit_tokens(it.tokens.clone());
    }
}

impl Texts {
    fn visit_tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.visit_tokens(group.stream()),
                TokenTree::Literal(literal) => {
                    if let Lit::Str(text) = Lit::new(literal) {
                        self.found.push(text.value());
                    }
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }
}

/// What a page's file shows: all but its comments and its styles.
fn texts_of_a_page(text: &str) -> Vec<String> {
    let mut text = text.to_owned();
    for (from, to) in [("<!--", "-->"), ("<style>", "</style>"), ("/*", "*/")] {
        text = without(&text, from, to);
    }
    let lines = text.lines().map(|line| match line.find("// ") {
        // Not of an address.
        Some(at) if !line[..at].ends_with(':') => &line[..at],
        _ => line,
    });
    vec![lines.collect::<Vec<_>>().join("\n")]
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

/// Every source of what people read, without tests.
fn sources() -> Vec<(String, String)> {
    let folders = [
        "crates/core/src",
        "crates/documents/src",
        "crates/logbook/src",
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
