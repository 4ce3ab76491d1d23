//! The answers and values that a person gave: `--set NAME=VALUE`.

use super::fold;

/// What was said, looked up by name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'a>(pub &'a [(String, String)]);

impl<'a> Said<'a> {
    /// The last value of a name. Hyphens, spaces and underscores are the same.
    pub fn get(self, name: &str) -> Option<&'a str> {
        let wanted = folded(name);
        let found = self.0.iter().rev().find(|(key, _)| folded(key) == wanted);
        found.map(|(_, value)| value.trim())
    }

    /// Whether a state's rows come in: `--set like=take`.
    pub fn takes(self, name: &str) -> bool {
        self.get(name).is_some_and(|value| {
            matches!(
                value.to_lowercase().as_str(),
                "take" | "import" | "yes" | "all" | "true" | "1"
            )
        })
    }

    /// Whether a state's rows fill what is empty of the ones that are there: `--set like=fill`.
    pub fn fills(self, name: &str) -> bool {
        self.get(name)
            .is_some_and(|value| value.eq_ignore_ascii_case("fill"))
    }
}

fn folded(name: &str) -> String {
    fold::words(name).join(" ")
}
