//! From what a certificate says, once a person has confirmed it, to a credit; and which credit
//! that is there already it may be.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::confirm::look_alike;
use super::fields::{Field, Fields, same_name};
use crate::amounts::Ceus;
use crate::dates::days_between;
use crate::facts::{ActivityKind, CertificateField, Credit};
use crate::text::normalized;

/// What a person confirmed of a certificate.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type)]
#[serde(rename = "CertificateDraft")]
pub struct Draft {
    /// What was learned.
    pub title: String,
    /// Who gave it.
    pub sponsor: Option<String>,
    /// The day of completion.
    pub completed_on: Option<NaiveDate>,
    /// How much it is worth.
    pub amount: Option<Ceus>,
    /// AAPC's number of the approved activity.
    pub index_number: Option<String>,
    /// Whose certificate it is.
    pub holder: Option<String>,
    /// What sort of activity it was.
    pub kind: ActivityKind,
    /// AHIMA: whether its subject lies in the HIIM domains.
    pub hiim_domain: Option<bool>,
    /// The items that stand on the page; those that were typed without one do not.
    pub shown: Vec<CertificateField>,
}

impl Draft {
    /// The credit that it makes: a new one, or the one that is there with what it lacks. What a
    /// person recorded before is not changed.
    pub fn credit(&self, there: Option<&Credit>) -> Credit {
        let mut shown = self.shown.clone();
        shown.sort_unstable();
        shown.dedup();
        let mut credit = there.cloned().unwrap_or_else(|| Credit {
            title: self.title.trim().to_owned(),
            completed_on: self.completed_on.unwrap_or_default(),
            kind: self.kind,
            ..Credit::default()
        });
        credit.sponsor = credit.sponsor.or_else(|| self.sponsor.clone());
        credit.amount = credit.amount.or(self.amount);
        credit.index_number = credit.index_number.or_else(|| self.index_number.clone());
        credit.hiim_domain = credit.hiim_domain.or(self.hiim_domain);
        credit.certificate_held = true;
        credit.certificate_shows = Some(shown);
        if there.is_some_and(|it| it.planned) && self.completed_on.is_some() {
            // Its certificate says that it was done.
            credit.planned = false;
            credit.completed_on = self.completed_on.unwrap_or(credit.completed_on);
        }
        credit
    }
}

impl Draft {
    /// What the page says, as the person confirmed it: what she saw on it is sure, and what she
    /// wrote that is not on it is not on it.
    pub fn confirmed(&self, read: &Fields) -> Fields {
        fn said<T: Clone>(field: &Field<T>, value: Option<T>, shown: bool) -> Field<T> {
            match value {
                Some(value) if shown => Field {
                    value: Some(value),
                    sure: true,
                    place: field.place,
                },
                _ => Field {
                    value: None,
                    sure: false,
                    place: None,
                },
            }
        }
        let shown = |it: CertificateField| self.shown.contains(&it);
        let title = Some(self.title.trim().to_owned()).filter(|it| !it.is_empty());
        Fields {
            title: said(&read.title, title, shown(CertificateField::Title)),
            sponsor: said(
                &read.sponsor,
                self.sponsor.clone(),
                shown(CertificateField::Sponsor),
            ),
            date: said(&read.date, self.completed_on, shown(CertificateField::Date)),
            ceu: said(&read.ceu, self.amount, shown(CertificateField::Ceus)),
            index_number: said(
                &read.index_number,
                self.index_number.clone(),
                shown(CertificateField::IndexNumber),
            ),
            // The holder stands on no list, so nobody says whether it is on the page.
            holder: said(&read.holder, self.holder.clone(), true),
            activity: Some(self.kind),
            issuers: read.issuers.clone(),
        }
    }
}

/// How a certificate stands to the credits that are there.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Recorded<'a> {
    /// The credit that it proves, without much doubt.
    pub same: Option<&'a Credit>,
    /// The one that comes nearest, where none is the same.
    pub closest: Option<&'a Credit>,
}

/// So many days apart a title alone makes no same credit.
const SAME_WITHIN: i32 = 31;
/// So many days apart two credits have nothing to do with each other.
const NEAR: i32 = 45;

/// Finds the credit that a certificate belongs to: one with the same index number, or of the
/// same title and about the same day, or of the same day, amount and sponsor.
pub fn recorded<'a>(draft: &Draft, credits: &'a [Credit]) -> Recorded<'a> {
    let same = credits.iter().find(|it| is_same(draft, it));
    let apart = |it: &Credit| {
        draft
            .completed_on
            .map_or(i32::MAX, |on| days_between(on, it.completed_on).abs())
    };
    let closest = match same {
        Some(_) => None,
        None => credits
            .iter()
            .filter(|it| !it.certificate_held && apart(it) <= NEAR)
            .min_by_key(|it| apart(it)),
    };
    Recorded { same, closest }
}

fn is_same(draft: &Draft, credit: &Credit) -> bool {
    let on = draft.completed_on;
    let apart = on.map_or(0, |on| days_between(on, credit.completed_on).abs());
    let numbers = (&draft.index_number, &credit.index_number);
    if let (Some(a), Some(b)) = numbers
        && look_alike(a, b)
    {
        return true;
    }
    if same_name(&draft.title, &credit.title) {
        return apart <= SAME_WITHIN;
    }
    let sponsor = match (&draft.sponsor, &credit.sponsor) {
        (Some(a), Some(b)) => same_name(a, b),
        _ => false,
    };
    let amount = draft.amount.is_some() && draft.amount == credit.amount;
    on == Some(credit.completed_on) && amount && (sponsor || is_part(&draft.title, &credit.title))
}

/// Whether one title is the other with something before, behind or left out of it.
fn is_part(a: &str, b: &str) -> bool {
    let (a, b) = (normalized(a), normalized(b));
    let long_enough = a.len().min(b.len()) >= 8;
    long_enough && (a.contains(&b) || b.contains(&a))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn draft() -> Draft {
        Draft {
            title: "Anesthesia Coding and Time Reporting".to_owned(),
            sponsor: Some("Great Basin Coding Seminars".to_owned()),
            completed_on: Some(on("2025-11-21")),
            amount: Some(Ceus::whole(3)),
            index_number: Some("GBC1121253HB".to_owned()),
            shown: vec![CertificateField::Title, CertificateField::Date],
            ..Draft::default()
        }
    }

    fn credit(title: &str, day: &str) -> Credit {
        Credit {
            id: title.into(),
            title: title.to_owned(),
            completed_on: on(day),
            ..Credit::default()
        }
    }

    #[test]
    fn the_same_credit_is_found_by_number_title_or_day_with_amount() {
        let number = Credit {
            index_number: Some("GBCI12I253HB".to_owned()),
            ..credit("Something else", "2025-01-01")
        };
        let title = credit("anesthesia coding & time reporting", "2025-11-12");
        let spelled = credit("Anesthesia coding and time reporting", "2025-11-12");
        let day = Credit {
            amount: Some(Ceus::whole(3)),
            sponsor: Some("Great Basin coding seminars".to_owned()),
            ..credit("Anesthesia webinar", "2025-11-21")
        };
        let other = Credit {
            amount: Some(Ceus::whole(3)),
            ..credit("Sepsis sequencing", "2025-11-21")
        };
        for (it, found) in [
            (number, true),
            (title, false),
            (spelled, true),
            (day, true),
            (other, false),
        ] {
            let credits = [it];
            let recorded = recorded(&draft(), &credits);
            assert_eq!(recorded.same.is_some(), found, "{}", credits[0].title);
        }
    }

    #[test]
    fn the_closest_is_near_in_time_and_has_no_certificate_yet() {
        let held = Credit {
            certificate_held: true,
            ..credit("Held", "2025-11-21")
        };
        let credits = [
            credit("Far", "2024-11-21"),
            held,
            credit("Near", "2025-11-06"),
        ];
        let recorded = recorded(&draft(), &credits);
        assert_eq!(recorded.closest.map(|it| it.title.as_str()), Some("Near"));
    }

    #[test]
    fn attaching_fills_what_is_empty_and_changes_nothing_that_was_recorded() {
        let there = Credit {
            amount: Some(Ceus::whole(2)),
            ..credit("My own title", "2025-11-12")
        };
        let made = draft().credit(Some(&there));
        assert_eq!(made.title, "My own title");
        assert_eq!(made.amount, Some(Ceus::whole(2)));
        assert_eq!(made.completed_on, on("2025-11-12"));
        assert_eq!(made.index_number.as_deref(), Some("GBC1121253HB"));
        assert!(made.certificate_held);
        assert_eq!(
            made.certificate_shows,
            Some(vec![CertificateField::Title, CertificateField::Date])
        );
    }
}
