//! What is read off a certificate, and what is known beforehand.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::amounts::Ceus;
use crate::certificate::page::Area;
use crate::facts::ActivityKind;

/// What a certificate says, as far as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename = "ReadFields")]
pub struct Fields {
    /// What was learned.
    pub title: Field<String>,
    /// Who gave it.
    pub sponsor: Field<String>,
    /// The day on which it was completed.
    pub date: Field<NaiveDate>,
    /// How much it is worth.
    pub ceu: Field<Ceus>,
    /// AAPC's number of the approved activity. A person confirms it, however sure it is.
    pub index_number: Field<String>,
    /// Who completed it, with the credentials behind the name.
    pub holder: Field<String>,
    /// What the page says of the sort of activity.
    pub activity: Option<ActivityKind>,
    /// The bodies that the page names, as their identifiers.
    pub issuers: Vec<String>,
}

/// One field of a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename = "ReadField")]
pub struct Field<T> {
    /// What was read; nothing where nothing was found.
    pub value: Option<T>,
    /// Whether it may be filled in without a question.
    pub sure: bool,
    /// Where it stands.
    pub place: Option<Place>,
}

impl<T> Default for Field<T> {
    fn default() -> Field<T> {
        Field {
            value: None,
            sure: false,
            place: None,
        }
    }
}

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename = "PagePlace")]
pub struct Place {
    /// The page, from 0.
    pub page: u32,
    /// The part of the page.
    pub area: Area,
}

/// What the logbook knows already.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// The name of its owner.
    pub holder: Option<&'a str>,
    /// The sponsors of the credits that are there.
    pub sponsors: &'a [String],
}

/// What a field may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// What was learned.
    Title,
    /// Who gave it.
    Sponsor,
    /// When.
    Date,
    /// How much.
    Ceu,
    /// AAPC's number.
    Index,
    /// Who completed it.
    Holder,
    /// Something that no field asks for.
    Other,
}

impl Fields {
    /// How many fields were found, those that are sure twice.
    pub fn found(&self) -> usize {
        let each = [
            (self.title.value.is_some(), self.title.sure),
            (self.sponsor.value.is_some(), self.sponsor.sure),
            (self.date.value.is_some(), self.date.sure),
            (self.ceu.value.is_some(), self.ceu.sure),
            (self.index_number.value.is_some(), self.index_number.sure),
            (self.holder.value.is_some(), self.holder.sure),
        ];
        each.iter()
            .map(|(found, sure)| usize::from(*found) + usize::from(*sure))
            .sum()
    }

    /// The page that it was read off.
    pub fn page(&self) -> u32 {
        let places = [
            self.title.place,
            self.date.place,
            self.ceu.place,
            self.holder.place,
        ];
        places
            .into_iter()
            .flatten()
            .map(|it| it.page)
            .min()
            .unwrap_or(0)
    }
}

/// A letter without its mark: what reads pictures knows few of them, and keyboards fewer.
fn bare(letter: char) -> char {
    const MARKED: [(char, &str); 16] = [
        ('a', "àáâãäåāăą"),
        ('c', "çćĉċč"),
        ('d', "ďđ"),
        ('e', "èéêëēĕėęě"),
        ('g', "ĝğġģ"),
        ('h', "ĥħ"),
        ('i', "ìíîïĩīĭįı"),
        ('k', "ķ"),
        ('l', "ĺļľŀł"),
        ('n', "ñńņňŉ"),
        ('o', "òóôõöøōŏő"),
        ('r', "ŕŗř"),
        ('s', "śŝşšș"),
        ('t', "ţťŧț"),
        ('u', "ùúûüũūŭůűų"),
        ('z', "źżž"),
    ];
    if letter.is_ascii() {
        return letter;
    }
    MARKED
        .iter()
        .find(|(_, marked)| marked.contains(letter))
        .map_or(
            if letter == 'ý' || letter == 'ÿ' {
                'y'
            } else {
                letter
            },
            |it| it.0,
        )
}

/// Whether two names are of the same, whatever their letters' size, marks and blanks.
pub fn same_name(a: &str, b: &str) -> bool {
    let plain = |it: &str| -> String {
        it.chars()
            .filter(|it| it.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .map(bare)
            .collect()
    };
    let (a, b) = (plain(a), plain(b));
    !a.is_empty() && a == b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_without_its_marks() {
        assert!(same_name("Zuzanna Wiśniewska", "ZUZANNA WISNIEWSKA"));
        assert!(same_name("Ingrid Sørensen", "Ingrid Sorensen"));
        assert!(!same_name("Ingrid Sørensen", "Ingrid Sorenson"));
        assert!(!same_name("", "-"));
    }
}
