//! Codes of credentials, issuers and topics, as the rules in use know them.

use std::collections::BTreeSet;

use super::super::fold;
use crate::rulebook::Rulebook;

/// What the rules in use call credentials, issuers and topics.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Codes {
    /// Each code that is or was in use, in capitals, with the code today and its issuer.
    codes: Vec<Code>,
    issuers: BTreeSet<String>,
    topics: BTreeSet<String>,
}

#[derive(Debug, Clone)]
struct Code {
    written: String,
    today: String,
    issuer: String,
}

impl Codes {
    /// What a rulebook knows.
    pub fn of(rulebook: &Rulebook) -> Codes {
        let mut all = Codes::default();
        for known in rulebook.credentials() {
            let today = known.code.as_str().to_owned();
            let issuer = known.issuer.as_str().to_owned();
            let former = known.former_codes.iter().map(|it| it.as_str());
            for written in std::iter::once(today.as_str()).chain(former) {
                all.codes.push(Code {
                    written: written.to_uppercase(),
                    today: today.clone(),
                    issuer: issuer.clone(),
                });
            }
            all.issuers.insert(issuer);
            all.topics.extend(known.topic.clone());
        }
        all
    }

    /// The credential's code that stands somewhere in a text: `CPC only`, `for cpma`. The
    /// apprentice's A belongs to no code.
    pub fn code(&self, text: &str) -> Option<String> {
        self.find(text).map(|code| code.today.clone())
    }

    /// The issuer of the credential that stands somewhere in a text.
    pub fn issuer_of_code(&self, text: &str) -> Option<String> {
        self.find(text).map(|code| code.issuer.clone())
    }

    fn find(&self, text: &str) -> Option<&Code> {
        let upper = text.to_uppercase();
        let mut words = upper.split(|c: char| !c.is_alphanumeric() && c != '-');
        words.find_map(|word| {
            let word = word.trim_matches('-');
            let bare = word.strip_suffix("-A").unwrap_or(word);
            // A code of today goes before the same letters of a former one.
            let named = |code: &&Code| code.written == bare;
            let mut now = self.codes.iter().filter(|code| code.written == code.today);
            now.find(named).or_else(|| self.codes.iter().find(named))
        })
    }

    /// The issuer that a text names.
    pub fn issuer(&self, text: &str) -> Option<String> {
        let words = fold::words(text);
        let named = |issuer: &&String| words.iter().any(|it| it.eq_ignore_ascii_case(issuer));
        self.issuers.iter().find(named).cloned()
    }

    /// One part of a list of free words: codes of credentials, issuers, topics.
    pub fn listed(&self, field: &str, part: &str) -> Option<String> {
        match field {
            "approved_for" => self.code(part),
            "issuers" => self.issuer(part).or_else(|| Some(part.to_owned())),
            "topics" => self.topic(part),
            _ => Some(part.to_owned()),
        }
    }

    /// A text as a field of text keeps it: codes and issuers in their own spelling.
    pub fn plain(&self, field: &str, text: &str) -> String {
        let known = match field {
            "credential" | "code" | "applied_to" => self.code(text),
            "issuer" => self.issuer(text),
            _ => None,
        };
        known.unwrap_or_else(|| text.to_owned())
    }

    /// A topic of the rulebook, or the words as they stand; words that say no topic are none.
    fn topic(&self, part: &str) -> Option<String> {
        const ALSO: [(&str, &[&str]); 4] = [
            ("auditing", &["audit", "audits"]),
            ("documentation", &["cdi"]),
            ("practice management", &["practice mgmt"]),
            ("interventional radiology", &["ir"]),
        ];
        const NO_TOPIC: [&str; 8] = [
            "general", "other", "misc", "core", "core a", "core b", "any", "none",
        ];
        let folded = fold::header(part);
        let also = ALSO
            .iter()
            .find(|(_, words)| words.contains(&folded.as_str()))
            .map_or(folded.as_str(), |(topic, _)| topic);
        match self.topics.get(also) {
            Some(topic) => Some(topic.clone()),
            None if NO_TOPIC.contains(&folded.as_str()) || self.code(part).is_some() => None,
            None => Some(part.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_rules_in_use() {
        let embedded = Codes::of(Rulebook::embedded());
        assert_eq!(embedded.code("for cpma only").as_deref(), Some("CPMA"));
        assert_eq!(embedded.code("CPC-A").as_deref(), Some("CPC"));
        assert_eq!(embedded.issuer_of_code("CPC exam").as_deref(), Some("AAPC"));
        let none = Codes::default();
        assert_eq!(none.code("CPC"), None, "no code is built in");
        assert_eq!(none.issuer("AAPC"), None, "and no issuer");
    }

    #[test]
    fn a_former_code_is_the_one_of_today() {
        for known in Rulebook::embedded().credentials() {
            let codes = Codes::of(Rulebook::embedded());
            for former in &known.former_codes {
                let taken =
                    (Rulebook::embedded().credentials().iter()).any(|it| it.code == *former);
                if !taken {
                    let found = codes.code(former.as_str());
                    assert_eq!(found.as_deref(), Some(known.code.as_str()), "{former}");
                }
            }
        }
    }
}
