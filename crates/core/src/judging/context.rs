//! One assessment's arguments, with what several judges need found once.

use chrono::NaiveDate;

use crate::amounts::Ceus;
use crate::dates::days_between;
use crate::facts::{
    AhimaSource, Credential, CredentialGroup, CredentialStatus, Credit, CycleRecord, Facts,
    IssuerAccount, PortalRecord, PortalState, Reported, StudyKind,
};
use crate::judging::logged::Logged;
use crate::rulebook::{Catalogued, Rulebook, Rules};

/// AAPC's short name.
pub(crate) const AAPC: &str = "AAPC";
/// AHIMA's short name.
pub(crate) const AHIMA: &str = "AHIMA";

/// What a person says of all credits that do not say whether they lie in a domain.
pub(crate) const DOMAIN_UNSAID: &str = "ahima.ceu.domain-unsaid";
/// What a person says of all credits that do not say who gave them.
pub(crate) const SOURCE_UNSAID: &str = "ahima.ceu.source-unsaid";

/// Days within which a recorded due date names the computed one.
pub(crate) const NEAR_THE_DUE_DATE: i32 = 31;

/// Days by which an extension can believably move the end of a cycle.
pub(crate) const MOST_EXTENSION_DAYS: i32 = 400;

/// How an answer that decides is taken while nobody has given it. What is told is what
/// holds in the worst case; the best case says how far the answer can change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unsaid {
    /// As the least favorable answer.
    Worst,
    /// As the most favorable one.
    Best,
}

/// The facts, the rules and the date of one assessment.
pub(crate) struct AssessContext<'a> {
    pub facts: &'a Facts,
    pub book: &'a Rulebook,
    /// The rulebook by the user's own choices where it is open.
    pub rules: Rules<'a>,
    pub as_of: NaiveDate,
    /// How answers that decide and are missing are taken.
    pub unsaid: Unsaid,
    /// Minutes worked by position.
    pub worked: Logged<'a>,
    /// Minutes studied by course, in a class or alone.
    pub studied: Logged<'a>,
    /// Minutes studied by course in a class: contact time.
    pub in_class: Logged<'a>,
    /// Minutes studied by course of which nobody said whether they were in a class.
    pub class_or_alone: Logged<'a>,
}

impl<'a> AssessContext<'a> {
    pub fn new(facts: &'a Facts, book: &'a Rulebook, as_of: NaiveDate) -> AssessContext<'a> {
        // What is only planned is neither worked nor studied, and no entry has more
        // than a day.
        let done = |minutes: i32, planned: bool| match minutes {
            1..=1440 if !planned => minutes,
            _ => 0,
        };
        let worked = facts.entries.iter();
        let worked = worked.map(|it| {
            let minutes = done(it.minutes, it.planned);
            (it.position.as_str(), it.date, minutes)
        });
        let studied = |kind: Option<StudyKind>| {
            let entries = facts.study_entries.iter();
            entries.filter_map(move |it| {
                let wanted = kind.is_none_or(|kind| it.kind == kind);
                let minutes = if wanted {
                    done(it.minutes, it.planned)
                } else {
                    0
                };
                Some((it.course.as_ref()?.as_str(), it.date, minutes))
            })
        };
        AssessContext {
            facts,
            book,
            rules: Rules::new(book, &facts.rule_choices),
            as_of,
            unsaid: Unsaid::Worst,
            worked: Logged::of(worked, as_of),
            studied: Logged::of(studied(None), as_of),
            in_class: Logged::of(studied(Some(StudyKind::Class)), as_of),
            class_or_alone: Logged::of(studied(Some(StudyKind::Unknown)), as_of),
        }
    }

    /// The same with every missing answer taken at its most favorable.
    pub fn at_best(&self) -> AssessContext<'a> {
        AssessContext {
            facts: self.facts,
            book: self.book,
            rules: Rules::new(self.book, &self.facts.rule_choices),
            as_of: self.as_of,
            unsaid: Unsaid::Best,
            worked: self.worked.clone(),
            studied: self.studied.clone(),
            in_class: self.in_class.clone(),
            class_or_alone: self.class_or_alone.clone(),
        }
    }

    /// Whether missing answers are taken at their most favorable.
    pub fn is_at_best(&self) -> bool {
        self.unsaid == Unsaid::Best
    }

    /// Whether a credit is only planned: its day lies ahead, or has passed and nobody has
    /// said that it was done.
    pub fn is_planned(&self, credit: &Credit) -> bool {
        !self.has_come(credit.completed_on)
            || (!self.is_at_best() && self.awaits_confirmation(credit))
    }

    /// Whether the day of a planned credit has passed without a word.
    pub fn awaits_confirmation(&self, credit: &Credit) -> bool {
        let planned_there = |record: &PortalRecord| record.state == PortalState::Planned;
        self.has_come(credit.completed_on)
            && (credit.planned || credit.portal.iter().any(planned_there))
    }

    /// Whether a credit's subject lies in the HIIM domains: as it is said of it, else as
    /// the person has said of all, else not known.
    pub fn in_a_domain(&self, credit: &Credit) -> Option<bool> {
        credit.hiim_domain.or_else(|| {
            let reading = self.rules.reading(DOMAIN_UNSAID, credit.completed_on);
            (reading == "inside").then_some(true)
        })
    }

    /// Who gave a credit: as it is said of it, else as the person has said of all, else
    /// not known.
    pub fn source_of(&self, credit: &Credit) -> Option<AhimaSource> {
        credit.ahima_source.or_else(|| {
            let reading = self.rules.reading(SOURCE_UNSAID, credit.completed_on);
            (reading == "other").then_some(AhimaSource::Other)
        })
    }

    /// The user's account at an issuer.
    pub fn account(&self, issuer: &str) -> Option<&'a IssuerAccount> {
        self.facts
            .accounts
            .iter()
            .find(|account| is(account.issuer.as_str(), issuer))
    }

    /// What the user noted about one cycle: the record with its due date, else
    /// one whose date lies so near that no other cycle can be meant.
    pub fn record(&self, issuer: &str, due_on: NaiveDate) -> Option<&'a CycleRecord> {
        let mine = || {
            self.facts
                .cycle_records
                .iter()
                .filter(|record| is(record.issuer.as_str(), issuer))
        };
        mine().find(|record| record.due_on == due_on).or_else(|| {
            mine().find(|record| days_between(record.due_on, due_on).abs() <= NEAR_THE_DUE_DATE)
        })
    }

    /// The number that the issuer's own tracker shows for a cycle; a number below
    /// zero is none, and a problem says so.
    pub fn tracker_number(&self, issuer: &str, due_on: NaiveDate) -> Option<Ceus> {
        let typed = self.record(issuer, due_on)?.tracker_required;
        typed.filter(|number| *number >= Ceus::ZERO)
    }

    /// The last day of a cycle after an extension: none where no end is typed, where
    /// that end cannot be meant, and before the extension is bought.
    pub fn extended_to(&self, issuer: &str, due_on: NaiveDate) -> Option<NaiveDate> {
        let record = self.record(issuer, due_on)?;
        let bought = record
            .extension_bought_on
            .is_none_or(|on| self.has_come(on));
        record
            .extended_to
            .filter(|to| bought && (1..=MOST_EXTENSION_DAYS).contains(&days_between(due_on, *to)))
    }

    /// What is known of a cycle's report by the date of assessment: a day of submission
    /// or acceptance says it, else what the user says.
    /// An extension whose end is not known may still run, so "not reported" settles nothing.
    pub fn reported(&self, record: Option<&CycleRecord>) -> Reported {
        match (self.settled_on(record), record) {
            (Some(_), _) => Reported::Yes,
            (None, Some(record))
                if record.reported == Reported::No && self.awaits_extension(record) =>
            {
                Reported::Unknown
            }
            (None, Some(record)) => record.reported,
            (None, None) => Reported::Unknown,
        }
    }

    /// Whether an extension was bought by now whose end is not recorded.
    fn awaits_extension(&self, record: &CycleRecord) -> bool {
        let bought = record
            .extension_bought_on
            .is_some_and(|on| self.has_come(on));
        bought && record.extended_to.is_none()
    }

    /// The day on which a cycle was settled, submitted or accepted, by the date of assessment.
    pub fn settled_on(&self, record: Option<&CycleRecord>) -> Option<NaiveDate> {
        let record = record?;
        record
            .submitted_on
            .or(record.accepted_on)
            .filter(|on| self.has_come(*on))
    }

    /// Credentials of an issuer that were earned, whether still held or not.
    pub fn earned(&self, issuer: &'a str) -> impl Iterator<Item = &'a Credential> {
        self.facts.credentials.iter().filter(move |credential| {
            is(credential.issuer.as_str(), issuer)
                && credential.status != CredentialStatus::Expected
        })
    }

    /// Credentials of an issuer that are held, and must be renewed, on a day.
    pub fn held_on(&self, issuer: &'a str, on: NaiveDate) -> Vec<&'a Credential> {
        self.earned(issuer)
            .filter(|credential| is_held(credential, on))
            .collect()
    }

    /// The day on which the first credential of an issuer was earned.
    pub fn first_earned_on(&self, issuer: &'a str) -> Option<NaiveDate> {
        self.earned(issuer)
            .filter_map(|credential| credential.earned_on)
            .min()
    }

    /// What the rulebook knows of a credential.
    pub fn catalogued(&self, credential: &Credential) -> Option<&'a Catalogued> {
        self.rules.credential(&credential.issuer, &credential.code)
    }

    /// What sort of credential it is: as the user says, else as the rulebook
    /// does; one that neither knows has no minimum.
    pub fn group_of(&self, credential: &Credential) -> CredentialGroup {
        credential
            .group
            .or_else(|| self.catalogued(credential).map(|known| known.group))
            .unwrap_or(CredentialGroup::Core)
    }

    /// The topic of a credential's minimum in words.
    pub fn topic_of(&self, credential: &'a Credential) -> Option<&'a str> {
        let said = credential.topic.as_deref();
        said.filter(|topic| !topic.trim().is_empty()).or_else(|| {
            self.catalogued(credential)
                .and_then(|known| known.topic.as_deref())
        })
    }

    /// Credits that are meant for an issuer: those that name it, and those that name none.
    pub fn credits_for(&self, issuer: &'a str) -> impl Iterator<Item = &'a Credit> {
        self.facts.credits.iter().filter(move |credit| {
            credit
                .issuers
                .as_ref()
                .is_none_or(|issuers| issuers.iter().any(|named| is(named.as_str(), issuer)))
        })
    }

    /// The day on which credentials are held that a cycle renews: its due date once
    /// that has come, else the date of assessment. It picks no version of a rule.
    pub fn holding_day(&self, due_on: NaiveDate) -> NaiveDate {
        due_on.min(self.as_of)
    }
}

/// Whether two short names of issuers are the same.
pub(crate) fn is(issuer: &str, other: &str) -> bool {
    issuer.eq_ignore_ascii_case(other)
}

/// Whether a credential was held on a day.
pub(crate) fn is_held(credential: &Credential, on: NaiveDate) -> bool {
    let begun = credential.earned_on.is_none_or(|earned| earned <= on);
    let ended = match credential.status {
        CredentialStatus::Expected => true,
        CredentialStatus::Active => credential.ended_on.is_some_and(|ended| ended <= on),
        CredentialStatus::Inactive
        | CredentialStatus::Lapsed
        | CredentialStatus::Retired
        | CredentialStatus::Cancelled
        | CredentialStatus::Revoked => credential.ended_on.is_none_or(|ended| ended <= on),
    };
    begun && !ended
}

/// Whether a credential carries the apprentice "A" on a day.
pub(crate) fn is_apprentice(credential: &Credential, on: NaiveDate) -> bool {
    credential.apprentice
        && credential
            .apprentice_removed_on
            .is_none_or(|removed| removed > on)
}

/// A credential's code as it is shown: `CPC-A` while it carries the "A".
pub(crate) fn shown_as(credential: &Credential, on: NaiveDate) -> String {
    if credential.code.as_str().trim().is_empty() {
        return "unnamed credential".to_owned();
    }
    if is_apprentice(credential, on) {
        format!("{}-A", credential.code)
    } else {
        credential.code.to_string()
    }
}
