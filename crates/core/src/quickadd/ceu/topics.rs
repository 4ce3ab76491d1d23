//! Topics and credentials of a credit.

use super::super::line::Line;
use super::super::{Context, Role, split};
use crate::ids::CredentialCode;

/// The rulebook's topics and the words that mean them.
const TOPICS: [(&str, &[&str]); 5] = [
    ("auditing", &["auditing", "audit"]),
    ("compliance", &["compliance"]),
    ("documentation", &["documentation"]),
    (
        "practice management",
        &["practice management", "practice mgmt"],
    ),
    (
        "interventional radiology",
        &["interventional radiology", "interventional"],
    ),
];

/// Codes that need not be held to be understood.
const CODES: [&str; 24] = [
    "CPC", "COC", "CIC", "CRC", "CPB", "CPC-P", "CPMA", "CPCO", "CDEO", "CDEI", "CPPM", "CIRCC",
    "CCA", "CCS", "CCS-P", "RHIT", "RHIA", "CHPS", "CHDA", "CDIP", "CPHI", "CHTS", "CHP", "CHS",
];

/// Which topic the credits that are approved for this credential have.
fn code_topic(code: &str) -> Option<&'static str> {
    Some(match code {
        "CPMA" => "auditing",
        "CPCO" => "compliance",
        "CDEO" => "documentation",
        "CPPM" => "practice management",
        "CIRCC" => "interventional radiology",
        _ => return None,
    })
}

/// Topics and credentials, as typed in one place.
#[derive(Debug, Default)]
pub(super) struct Said {
    topics: Vec<&'static str>,
    codes: Vec<CredentialCode>,
    /// The tags that are neither.
    pub unknown: Vec<usize>,
}

/// Reads tags such as `#auditing`, `#practice-management` and `#cpma`.
pub(super) fn read_tags(line: &mut Line<'_>, context: &Context<'_>) -> Said {
    let mut said = Said::default();
    for index in line.free_words() {
        let Some(tag) = line.words[index]
            .key
            .strip_prefix('#')
            .filter(|tag| !tag.is_empty())
            .map(str::to_owned)
        else {
            continue;
        };
        if let Some(topic) = topic(&tag.replace(['-', '_'], " ")) {
            line.typed(Role::Topic, &[index], topic.to_owned());
            said.topics.push(topic);
        } else if let Some(code) = known_code(&tag, context) {
            line.typed(Role::Topic, &[index], approved_text(&code));
            said.codes.push(code);
        } else {
            said.unknown.push(index);
        }
    }
    said
}

/// The topics and codes with which the title begins, as long as it has more words.
/// They stay in it: a title is kept as it was typed.
pub(super) fn leading(line: &Line<'_>, context: &Context<'_>) -> Said {
    let mut said = Said::default();
    let free: Vec<usize> = line
        .free_words()
        .into_iter()
        .filter(|&index| line.words[index].quoted || !split::is_tag(&line.words[index].key))
        .collect();
    let key = |at: usize| free.get(at).map_or("", |&i| line.words[i].key.as_str());
    let mut at = 0;
    loop {
        let left = free.len() - at;
        if left > 2
            && let Some(topic) = topic(&format!("{} {}", key(at), key(at + 1)))
        {
            said.topics.push(topic);
            at += 2;
        } else if left > 1
            && let Some(topic) = topic(key(at))
        {
            said.topics.push(topic);
            at += 1;
        } else if left > 1
            && let Some(code) = known_code(key(at), context)
        {
            said.codes.push(code);
            at += 1;
        } else {
            return said;
        }
    }
}

/// Says which topics and codes a title began with.
pub(super) fn say(line: &mut Line<'_>, said: &Said) {
    for topic in &said.topics {
        line.assumed(Role::Topic, (*topic).to_owned());
    }
    for code in &said.codes {
        line.assumed(Role::Topic, approved_text(code));
    }
}

/// The topics, those that the codes mean included, and the codes; each once.
pub(super) fn together(leading: &Said, tags: &Said) -> (Vec<String>, Option<Vec<CredentialCode>>) {
    let mut codes: Vec<CredentialCode> = Vec::new();
    for code in leading.codes.iter().chain(&tags.codes) {
        if !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    let of_codes = codes.iter().filter_map(|code| code_topic(code.as_str()));
    let said: Vec<&str> = leading
        .topics
        .iter()
        .chain(&tags.topics)
        .copied()
        .chain(of_codes)
        .collect();
    let topics = TOPICS
        .iter()
        .map(|(topic, _)| *topic)
        .filter(|topic| said.contains(topic));
    (
        topics.map(str::to_owned).collect(),
        (!codes.is_empty()).then_some(codes),
    )
}

fn topic(words: &str) -> Option<&'static str> {
    TOPICS
        .iter()
        .find(|(_, names)| names.contains(&words))
        .map(|(topic, _)| *topic)
}

/// The credential of this code: a well-known one, or one of the user's.
fn known_code(key: &str, context: &Context<'_>) -> Option<CredentialCode> {
    let wanted = code(key);
    let held = |credential: &crate::facts::Credential| {
        credential
            .code
            .as_str()
            .eq_ignore_ascii_case(wanted.as_str())
    };
    match context
        .credentials
        .iter()
        .find(|credential| held(credential))
    {
        Some(credential) => Some(credential.code.clone()),
        None => CODES.contains(&wanted.as_str()).then_some(wanted),
    }
}

fn approved_text(code: &CredentialCode) -> String {
    format!("approved for {code}")
}

/// A credential code for comparing: upper case.
pub(super) fn code(text: &str) -> CredentialCode {
    CredentialCode::new(text.to_uppercase())
}
