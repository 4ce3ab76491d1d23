//! Who gave a credit and in which category its subject lies, in the words of
//! AHIMA's CEU Center: `#ahima`, `#csa`, `#external`, `#clinical-foundations`.

use super::super::line::Line;
use super::super::{QuickAddError, Role};
use crate::facts::{AhimaSource, Credit};

/// The activity types of the CEU Center that say who gave it. *Webinar* and *Prior
/// Approved* do not, so they are no words of this list.
const SOURCES: [(AhimaSource, &[&str]); 3] = [
    (AhimaSource::Ahima, &["ahima", "ahima-activity", "hcpro"]),
    (
        AhimaSource::ComponentAssociation,
        &[
            "csa",
            "cla",
            "component",
            "component-association",
            "component-state-association",
            "component-local-association",
            "state-association",
            "local-association",
        ],
    ),
    (AhimaSource::Other, &["external", "not-ahima"]),
];

/// The categories of the CEU Center with whether they lie in the HIIM domains.
/// *Evolving Topics* is left out, since nobody says whether it does.
const CATEGORIES: [(&str, bool, &[&str]); 9] = [
    (
        "Information Protection",
        true,
        &["information-protection", "privacy", "security"],
    ),
    ("Clinical Foundations", true, &["clinical-foundations"]),
    (
        "Data Structure, Content and Information Governance",
        true,
        &["data-structure", "data-content", "information-governance"],
    ),
    (
        "Health Law and Compliance",
        true,
        &[
            "health-law",
            "health-law-and-compliance",
            "health-law-compliance",
        ],
    ),
    (
        "Organizational Management and Leadership",
        true,
        &[
            "organizational-management",
            "leadership",
            "management-and-leadership",
        ],
    ),
    (
        "Revenue Cycle Management",
        true,
        &["revenue-cycle", "revenue-cycle-management"],
    ),
    (
        "Informatics, Analytics and Data Use",
        true,
        &["informatics", "analytics", "data-use"],
    ),
    ("a HIIM domain", true, &["hiim", "domain"]),
    ("Other", false, &["other", "outside-domains", "not-hiim"]),
];

/// Who gave it, and whether its subject lies in the domains.
#[derive(Debug, Default)]
pub(super) struct Giver {
    /// Who gave it; none where nothing says so.
    pub source: Option<AhimaSource>,
    /// Whether it lies in the HIIM domains; none where nothing says so.
    pub domain: Option<bool>,
}

/// Reads the tags that say who gave it and in which category it lies.
pub(super) fn read_tags(line: &mut Line<'_>) -> Giver {
    let mut giver = Giver::default();
    for index in line.free_words() {
        let Some(tag) = line.words[index]
            .key
            .strip_prefix('#')
            .filter(|tag| !tag.is_empty())
        else {
            continue;
        };
        let tag = tag.replace('_', "-");
        let source = SOURCES
            .iter()
            .find(|(_, names)| names.contains(&tag.as_str()));
        let category = CATEGORIES
            .iter()
            .find(|(_, _, names)| names.contains(&tag.as_str()));
        if let Some((source, _)) = source {
            match giver.source {
                Some(before) if before != *source => second(line, Role::Giver, index),
                _ => line.typed(Role::Giver, &[index], source_text(*source).to_owned()),
            }
            giver.source.get_or_insert(*source);
        } else if let Some((name, inside, _)) = category {
            match giver.domain {
                Some(before) if before != *inside => second(line, Role::Domain, index),
                _ => line.typed(Role::Domain, &[index], category_text(name, *inside)),
            }
            giver.domain.get_or_insert(*inside);
        }
    }
    giver
}

fn second(line: &mut Line<'_>, field: Role, index: usize) {
    let word = line.said(&[index]);
    line.problem(&QuickAddError::SecondPart { word, field }, &[index]);
}

impl Giver {
    /// Finds who gave it by the names in the title, and says so. Names of several
    /// sorts of givers, or AAPC's beside another, say nothing.
    pub fn find_in(&mut self, title: &str, line: &mut Line<'_>) {
        if self.source.is_some() {
            return;
        }
        let words: Vec<String> = title
            .split(|c: char| !c.is_alphanumeric())
            .map(str::to_lowercase)
            .filter(|word| !word.is_empty())
            .collect();
        let has = |name: &str| words.iter().any(|word| word == name);
        if has("aapc") {
            return;
        }
        let local = words.windows(2).any(|two| {
            matches!(
                two[0].as_str(),
                "state" | "local" | "component" | "regional" | "chapter"
            ) && matches!(
                two[1].as_str(),
                "association" | "meeting" | "chapter" | "conference"
            )
        });
        let component = words.iter().any(|word| is_component(word))
            || words
                .windows(2)
                .any(|two| two == ["component", "association"])
            || words
                .windows(3)
                .any(|it| it == ["component", "state", "association"]);
        let source = if component {
            AhimaSource::ComponentAssociation
        } else if has("hcpro") {
            AhimaSource::Ahima
        } else if has("ahima")
            || title
                .to_lowercase()
                .contains("american health information management")
        {
            if local {
                AhimaSource::ComponentAssociation
            } else {
                AhimaSource::Ahima
            }
        } else {
            return;
        };
        self.source = Some(source);
        line.assumed(Role::Giver, source_text(source).to_owned());
    }
}

/// Whether the word is the short name of a component association, which is a
/// state's letters before HIMA: MaHIMA, NYHIMA, TxHIMA.
fn is_component(word: &str) -> bool {
    word.strip_suffix("hima").is_some_and(|state| {
        word != "ahima"
            && (1..=4).contains(&state.len())
            && state.bytes().all(|b| b.is_ascii_alphabetic())
    })
}

fn source_text(source: AhimaSource) -> &'static str {
    match source {
        AhimaSource::Ahima => "from AHIMA",
        AhimaSource::ComponentAssociation => "from a component association",
        AhimaSource::Other => "external, not from AHIMA",
    }
}

fn category_text(name: &str, inside: bool) -> String {
    match (name, inside) {
        ("a HIIM domain", _) => "in a HIIM domain".to_owned(),
        (name, true) => format!("{name}, a HIIM domain"),
        (name, false) => format!("{name}, outside the HIIM domains"),
    }
}

/// The tags that say a credit's giver and category again.
pub(in super::super) fn tags(credit: &Credit) -> Vec<String> {
    let source = credit.ahima_source.map(|source| match source {
        AhimaSource::Ahima => "#ahima",
        AhimaSource::ComponentAssociation => "#csa",
        AhimaSource::Other => "#external",
    });
    let domain = credit.hiim_domain.map(|inside| match inside {
        true => "#domain",
        false => "#other",
    });
    source
        .into_iter()
        .chain(domain)
        .map(str::to_owned)
        .collect()
}
