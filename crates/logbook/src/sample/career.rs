//! A longer past for larger samples: up to forty years of positions, daily
//! entries, study and credits, added backwards until there are enough facts.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use milepost_core::amounts::Ceus;
use milepost_core::facts::{
    ActivityKind, AhimaSource, CertificateField, CodeSet, Credential, CredentialStatus, Credit,
    Entry, Facts, Letter, Payment, PaymentKind, Position, PositionKind, Setting, SignerRole,
    StudyEntry, YesNoUnknown,
};
use milepost_core::ids::PositionId;

use super::Calendar;
use super::dice::Dice;

/// The longest past.
const YEARS: usize = 40;

/// The working days of a year, about.
const WORKING_DAYS: usize = 261;

/// The facts of a year besides the entries: study, credits, dues, about.
const OTHERS: usize = 52 + 26 + 2;

/// The minutes of a working day.
const DAY: i32 = 480;

/// Fewer facts than these are only reading.
const ONLY_READING: usize = 300;

const EMPLOYERS: [&str; 8] = [
    "Granite Valley Hospital",
    "Seaport Family Practice",
    "Old Mill Orthopedics",
    "Northfield Health Plan",
    "Cedar Street Surgery",
    "Westbrook Radiology",
    "Union Square Pediatrics",
    "Plains Regional",
];

const SPECIALTIES: [&str; 7] = [
    "General surgery",
    "Radiology",
    "Pediatrics",
    "Orthopedics",
    "Family practice",
    "Emergency",
    "Anesthesia",
];

const SUBJECTS: [&str; 8] = [
    "Coding update",
    "Documentation review",
    "Compliance refresher",
    "Anatomy for coders",
    "Auditing in practice",
    "Modifiers",
    "Injections and infusions",
    "Surgery coding",
];

/// Adds about as many facts as are missing, all before the story begins.
pub(super) fn look_back(facts: &mut Facts, missing: usize, calendar: &Calendar, dice: &mut Dice) {
    let last = calendar.day(2024, 8, 30);
    if missing < ONLY_READING {
        return read_before(facts, missing, last, dice);
    }
    let a_year = missing.div_ceil(YEARS);
    let a_day = a_year.saturating_sub(OTHERS).div_ceil(WORKING_DAYS).max(1);
    let wanted = facts.len() + missing;
    let mut past = Past {
        facts,
        dice,
        date: last,
        place: None,
    };
    past.add_retired_credential();
    while past.facts.len() < wanted {
        past.live_a_day(a_day, wanted);
    }
    past.close_place();
    let first = past.date;
    if let Some(credential) = facts.credentials.last_mut() {
        credential.earned_on = Some(first);
    }
}

/// An hour of reading on every evening before the story.
fn read_before(facts: &mut Facts, missing: usize, last: NaiveDate, dice: &mut Dice) {
    for days in 0..missing {
        let days = Days::new(u64::try_from(days).unwrap_or(0));
        let date = last.checked_sub_days(days).unwrap_or(last);
        facts.study_entries.push(StudyEntry {
            id: dice.id(date),
            date,
            minutes: 30 + 15 * i32::try_from(dice.below(4)).unwrap_or(0),
            note: Some(format!("Reading: {}", dice.one_of(&SUBJECTS))),
            ..StudyEntry::default()
        });
    }
}

/// The past, lived backwards.
struct Past<'a> {
    facts: &'a mut Facts,
    dice: &'a mut Dice,
    /// The next day to live.
    date: NaiveDate,
    /// The position of these days, with the days that it still lasts.
    place: Option<(PositionId, u64)>,
}

impl Past<'_> {
    /// The credential under which the old credits were earned.
    fn add_retired_credential(&mut self) {
        self.facts.credentials.push(Credential {
            id: self.dice.id(self.date),
            issuer: "AHIMA".into(),
            code: "RHIT".into(),
            status: CredentialStatus::Retired,
            ended_on: Some(self.date),
            ..Credential::default()
        });
    }

    fn live_a_day(&mut self, entries: usize, wanted: usize) {
        let room = wanted - self.facts.len();
        match self.date.weekday() {
            Weekday::Sat => self.study(),
            Weekday::Sun => {}
            weekday => {
                self.work(entries.min(room));
                if weekday == Weekday::Wed && self.date.iso_week().week().is_multiple_of(2) {
                    self.earn_credit();
                }
            }
        }
        if (self.date.month(), self.date.day()) == (5, 31) {
            self.pay_dues();
        }
        self.date = self.date.pred_opt().unwrap_or(self.date);
    }

    fn work(&mut self, entries: usize) {
        let position = self.position();
        let minutes = DAY / i32::try_from(entries.max(1)).unwrap_or(DAY);
        for _ in 0..entries {
            self.facts.entries.push(Entry {
                id: self.dice.id(self.date),
                position: position.clone(),
                date: self.date,
                minutes: minutes.max(1),
                planned: false,
                code_sets: vec![CodeSet::Cpt, CodeSet::Icd10Cm],
                specialty: Some(self.dice.one_of(&SPECIALTIES).to_owned()),
                encounters: Some(minutes / 12),
                note: None,
            });
        }
    }

    /// The position of the day; a new one, with its letter, where the last one has begun.
    fn position(&mut self) -> PositionId {
        if let Some((position, left)) = &mut self.place {
            if *left > 0 {
                *left -= 1;
                return position.clone();
            }
            self.close_place();
        }
        let position: PositionId = self.dice.id(self.date);
        let employer = self.dice.one_of(&EMPLOYERS).to_owned();
        self.facts.positions.push(Position {
            id: position.clone(),
            employer,
            kind: PositionKind::Job,
            title: Some("Coder".to_owned()),
            ends_on: Some(self.date),
            weekly_minutes: Some(40 * 60),
            setting: Some(Setting::Outpatient),
            code_sets: vec![CodeSet::Cpt, CodeSet::Icd10Cm],
            code_assignment: YesNoUnknown::Yes,
            ..Position::default()
        });
        self.facts.letters.push(Letter {
            id: self.dice.id(self.date),
            position: position.clone(),
            on_letterhead: YesNoUnknown::Yes,
            describes_experience: YesNoUnknown::Yes,
            gives_dates: YesNoUnknown::Yes,
            hand_signed: YesNoUnknown::Yes,
            dated: YesNoUnknown::Yes,
            contact_details: YesNoUnknown::Yes,
            uneditable_file: YesNoUnknown::Yes,
            signer: SignerRole::HumanResources,
            received_on: Some(self.date),
            ..Letter::default()
        });
        self.place = Some((position.clone(), 300 + self.dice.below(900)));
        position
    }

    /// The position began on the day that was lived last.
    fn close_place(&mut self) {
        if self.place.take().is_some() {
            let began = self.facts.entries.last().map(|entry| entry.date);
            if let Some(position) = self.facts.positions.last_mut() {
                position.starts_on = began;
            }
        }
    }

    fn study(&mut self) {
        self.facts.study_entries.push(StudyEntry {
            id: self.dice.id(self.date),
            date: self.date,
            minutes: 60,
            note: Some(format!("Reading: {}", self.dice.one_of(&SUBJECTS))),
            ..StudyEntry::default()
        });
    }

    fn earn_credit(&mut self) {
        let hundredths = 50 * (1 + i32::try_from(self.dice.below(6)).unwrap_or(0));
        let subject = self.dice.one_of(&SUBJECTS);
        self.facts.credits.push(Credit {
            id: self.dice.id(self.date),
            title: format!("{subject}, {}", self.date.format("%B %Y")),
            sponsor: Some("Northlight Learning".to_owned()),
            completed_on: self.date,
            amount: Some(Ceus::from_hundredths(hundredths)),
            minutes: Some(hundredths * 60 / 100),
            kind: ActivityKind::Webinar,
            issuers: Some(vec!["AHIMA".into()]),
            ahima_source: Some(AhimaSource::Other),
            hiim_domain: Some(true),
            certificate_held: true,
            certificate_shows: Some(vec![CertificateField::Title, CertificateField::Ceus]),
            ..Credit::default()
        });
    }

    fn pay_dues(&mut self) {
        self.facts.payments.push(Payment {
            id: self.dice.id(self.date),
            issuer: "AHIMA".into(),
            kind: PaymentKind::Dues,
            due_on: Some(self.date),
            paid_on: Some(self.date),
            amount_cents: Some(13_500),
            ..Payment::default()
        });
    }
}
