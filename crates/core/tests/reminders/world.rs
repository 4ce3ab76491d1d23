//! A coder with reminders, and days that pass.

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::assess::assess;
use milepost_core::facts::{
    Credential, Credit, CycleRecord, Facts, IssuerAccount, ReminderChoice, RuleChoice, Silence,
};
use milepost_core::ids::ClauseId;
use milepost_core::obligations::add_copies;
use milepost_core::reminders::{
    Agenda, Moment, Reminder, ReminderKind, ReminderSettings, Situation, Told, agenda,
};
use milepost_core::rulebook::Rulebook;

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a test writes days as YYYY-MM-DD")
}

pub fn noon(date: &str) -> Moment {
    Moment {
        date: day(date),
        minute: 12 * 60,
    }
}

/// What a person has, and what they were told.
pub struct World {
    pub facts: Facts,
    pub settings: ReminderSettings,
    pub told: Vec<Told>,
    pub held_since: Option<Moment>,
    pub unsaved_since: Option<NaiveDate>,
}

impl World {
    /// A CPC whose AAPC cycle runs from Jun 1, 2025 to May 31, 2027, 36 CEUs asked.
    pub fn certified() -> World {
        let facts = Facts {
            accounts: vec![IssuerAccount {
                id: "aapc".into(),
                issuer: "AAPC".into(),
                renewal_month: Some(5),
                due_day: Some(31),
                ..IssuerAccount::default()
            }],
            credentials: vec![Credential {
                id: "cpc".into(),
                issuer: "AAPC".into(),
                code: "CPC".into(),
                earned_on: Some(day("2021-06-01")),
                ..Credential::default()
            }],
            cycle_records: vec![
                submitted("2023-05-31", "2023-05-20"),
                submitted("2025-05-31", "2025-05-20"),
            ],
            ..Facts::default()
        };
        World {
            facts,
            settings: ReminderSettings {
                quiet: None,
                ..ReminderSettings::default()
            },
            told: Vec::new(),
            held_since: None,
            unsaved_since: None,
        }
    }

    /// Only reminders of this kind.
    pub fn only(mut self, kind: ReminderKind) -> World {
        self.settings.kinds_off = ReminderKind::ALL
            .into_iter()
            .filter(|it| *it != kind)
            .collect();
        self
    }

    /// With this many CEUs earned on a day, with their certificate.
    pub fn earned(mut self, ceus: i32, on: &str) -> World {
        let number = self.facts.credits.len();
        self.facts.credits.push(Credit {
            id: format!("credit-{number}").as_str().into(),
            title: format!("Workshop {number}"),
            sponsor: Some("AAPC".to_owned()),
            index_number: Some(format!("INDEX{number}")),
            completed_on: day(on),
            amount: Some(Ceus::whole(ceus)),
            certificate_held: true,
            ..Credit::default()
        });
        self
    }

    /// With a number of the user's own in the place of a rule's.
    pub fn own_number(mut self, clause: &str, number: i32) -> World {
        self.facts.rule_choices.push(RuleChoice {
            clause: ClauseId::new(clause),
            applies: true,
            reading: None,
            number: Some(number),
        });
        self
    }

    /// With a choice about a subject.
    pub fn chose(mut self, choice: Silence, subject: &str, due_on: &str, made_on: &str) -> World {
        self.facts
            .reminder_choices
            .retain(|it| it.subject != subject);
        self.facts.reminder_choices.push(ReminderChoice {
            id: format!("choice of {subject}").as_str().into(),
            subject: subject.to_owned(),
            due_on: day(due_on),
            choice,
            made_on: day(made_on),
            ..ReminderChoice::default()
        });
        self
    }

    /// Snoozed until a day.
    pub fn snoozed(self, subject: &str, due_on: &str, made_on: &str, until: &str) -> World {
        let mut world = self.chose(Silence::Snoozed, subject, due_on, made_on);
        if let Some(choice) = world.facts.reminder_choices.last_mut() {
            choice.back_on = Some(day(until));
        }
        world
    }

    pub fn agenda(&self, now: Moment) -> Agenda {
        let mut standing = assess(&self.facts, Rulebook::embedded(), now.date);
        if let Some(since) = self.unsaved_since {
            add_copies(&mut standing, since);
        }
        agenda(&Situation {
            facts: &self.facts,
            standing: &standing,
            settings: &self.settings,
            told: &self.told,
            held_since: self.held_since,
            now,
        })
    }

    /// What is told at a moment; it is recorded.
    pub fn tell(&mut self, now: Moment) -> Vec<Reminder> {
        let agenda = self.agenda(now);
        self.held_since = agenda.held_since;
        self.record(&agenda.tell, now.date);
        agenda.tell
    }

    /// The stages told at noon of a day.
    pub fn stages(&mut self, date: &str) -> Vec<String> {
        self.tell(noon(date))
            .into_iter()
            .map(|it| it.stage)
            .collect()
    }

    /// The days on which something was told, with its stages, when the program runs every noon.
    pub fn days(&mut self, from: &str, to: &str) -> Vec<(String, String)> {
        let days = day(from).iter_days().take_while(|date| *date <= day(to));
        days.flat_map(|date| {
            let told = self.tell(Moment {
                date,
                minute: 12 * 60,
            });
            told.into_iter()
                .map(move |it| (date.to_string(), it.stage))
                .collect::<Vec<_>>()
        })
        .collect()
    }

    fn record(&mut self, tell: &[Reminder], on: NaiveDate) {
        for reminder in tell {
            for (stage, due_on) in &reminder.folds {
                self.note(&reminder.subject, stage, *due_on, on, true);
            }
            self.note(
                &reminder.subject,
                &reminder.stage,
                reminder.due_on,
                on,
                false,
            );
        }
    }

    /// As the logbook does it: what was told stays told, a fold is renewed.
    fn note(&mut self, subject: &str, stage: &str, due_on: NaiveDate, on: NaiveDate, folded: bool) {
        let same = |it: &Told| it.subject == subject && it.stage == stage && it.due_on == due_on;
        match self.told.iter_mut().find(|it| same(it)) {
            Some(known) if folded && !known.folded => {}
            Some(known) => (known.on, known.folded) = (on, folded),
            None => self.told.push(Told {
                subject: subject.to_owned(),
                stage: stage.to_owned(),
                due_on,
                on,
                folded,
            }),
        }
    }
}

/// The record of a cycle that was submitted.
pub fn submitted(due_on: &str, on: &str) -> CycleRecord {
    CycleRecord {
        id: format!("cycle {due_on}").as_str().into(),
        issuer: "AAPC".into(),
        due_on: day(due_on),
        submitted_on: Some(day(on)),
        ..CycleRecord::default()
    }
}
