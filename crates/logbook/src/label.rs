//! What operations are called: `Logged 6.5 h at Mercy`, `Added 1.5 CEU, Modifier 25 webinar`.
//!
//! A label begins with a verb in the past tense, which [`as_command`] turns into
//! the menu text: `Undo log 6.5 h at Mercy`.

use chrono::NaiveDate;
use milepost_core::amounts::{dollars_text, hours_text};
use milepost_core::dates::{day, month_and_year};
use milepost_core::facts::{
    Application, Entry, ExamResult, PortalState, ReminderChoice, Silence, Step, StepKind,
    StudyEntry,
};
use milepost_core::passing::{ExamOutcome, HowItWent, make};
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::Answered;
use rusqlite::{Connection, OptionalExtension};

use crate::operation::{Brought, DayCell, Operation, Place, Revise, Revision};
use crate::tables;
use milepost_core::facts::{Fact, FactKey, FactKind};

/// The longest piece of typed text that a label repeats, in characters.
const LONGEST_NAME: usize = 60;

const VERBS: [(&str, &str); 18] = [
    ("Logged", "log"),
    ("Planned", "plan"),
    ("Added", "add"),
    ("Changed", "change"),
    ("Removed", "remove"),
    ("Restored", "restore"),
    ("Cleared", "clear"),
    ("Imported", "import"),
    ("Accepted", "accept"),
    ("Set up", "set up"),
    ("Snoozed", "snooze"),
    ("Marked", "mark"),
    ("Silenced", "silence"),
    ("Turned off", "turn off"),
    ("Set", "set"),
    ("Confirmed", "confirm"),
    ("Moved", "move"),
    ("Answered", "answer"),
];

/// A label as a command: `Logged 6.5 h at Mercy` becomes `log 6.5 h at Mercy`.
pub(crate) fn as_command(label: &str) -> String {
    VERBS
        .iter()
        .find_map(|(past, command)| {
            label
                .strip_prefix(past)
                .map(|rest| format!("{command}{rest}"))
        })
        .unwrap_or_else(|| label.to_owned())
}

/// What an operation is called. Asked before it is applied, so that what it
/// removes can still be named.
pub(crate) fn of(
    db: &Connection,
    operation: &Operation,
    rulebook: &Rulebook,
    today: NaiveDate,
) -> rusqlite::Result<String> {
    Ok(match operation {
        Operation::Add(Fact::ReminderChoice(it))
        | Operation::Change(Fact::ReminderChoice(it))
        | Operation::Put(Fact::ReminderChoice(it)) => chosen(db, it)?,
        Operation::Add(fact) => added(db, fact)?,
        Operation::Change(fact) => changed(db, fact)?,
        Operation::Put(fact) if tables::exists(db, &fact.key())? => changed(db, fact)?,
        Operation::Put(fact) => added(db, fact)?,
        Operation::Remove(key) => format!("Removed {}", name_of_key(db, key)?),
        Operation::Restore(key) => format!("Restored {}", last_name(db, key)?),
        Operation::AddMany(facts) => many(db, "Added", facts)?,
        Operation::ChangeMany(facts) => many(db, "Changed", facts)?,
        Operation::RemoveMany(keys) => match keys.as_slice() {
            [key] => format!("Removed {}", name_of_key(db, key)?),
            keys => format!("Removed {}", counted(keys.iter().map(|key| key.kind))),
        },
        Operation::Revise(it) => revised(db, it)?,
        Operation::SetHours(cells) => hours(db, cells, today)?,
        Operation::ExamOutcome(it) => outcome(db, it, rulebook)?,
        Operation::Setup(_) => "Set up your logbook".to_owned(),
        Operation::Answer(it) => answered(db, it)?,
        Operation::Career(it) => {
            let facts = tables::read_records(db).unwrap_or_default();
            let made = it.make(&facts, today, &mut String::new);
            // What cannot be done is refused later; it changes no name.
            made.map_or_else(|_| "Changed your search".to_owned(), |done| done.label)
        }
        Operation::Import(facts) => {
            format!("Imported {}", counted(facts.iter().map(Fact::kind)))
        }
        Operation::Bring(it) => brought(it),
        Operation::TakeOver(it) => {
            let what = counted(it.facts.iter().map(Fact::kind));
            format!("Imported {what} from {}", short(&it.source))
        }
    })
}

/// `Imported 212 credits from ceus.xlsx`; what only comes along is not counted.
fn brought(it: &Brought) -> String {
    if let Some(label) = &it.label {
        return label.clone();
    }
    let rows = it.facts.iter().zip(&it.prints);
    let rows = rows.filter(|(_, print)| !print.is_empty());
    let mut kinds: Vec<FactKind> = rows.map(|(fact, _)| fact.kind()).collect();
    if kinds.is_empty() {
        kinds = it.facts.iter().map(Fact::kind).collect();
    }
    let what = counted(kinds.into_iter());
    match it.source.trim() {
        "" => format!("Imported {what}"),
        source => format!("Imported {what} from {}", short(source)),
    }
}

/// What an exam's outcome is called by what comes of it: `Added the CPC-A`.
fn outcome(db: &Connection, it: &ExamOutcome, rulebook: &Rulebook) -> rusqlite::Result<String> {
    let key = FactKey::new(FactKind::Exam, it.exam.as_str());
    let exam = name_of_key(db, &key)?;
    Ok(match &it.outcome {
        HowItWent::Passed(_) => {
            let facts = tables::read_outline(db).ok();
            // A day that has not come is refused later; it changes no name.
            let made = facts
                .and_then(|facts| make(&facts, rulebook, it, NaiveDate::MAX).ok())
                .and_then(|made| made.credential);
            match made {
                Some(credential) => {
                    format!("Added the {}", name(db, &Fact::Credential(credential))?)
                }
                None => format!("Marked {exam} as passed"),
            }
        }
        HowItWent::Failed { .. } => format!("Marked {exam} as not passed"),
        HowItWent::Moved { to: Some(to), .. } => format!("Moved {exam} to {}", day(*to)),
        HowItWent::Moved {
            month: Some(month), ..
        } => {
            format!("Moved {exam} to {}", month.in_words())
        }
        HowItWent::Moved { .. } => format!("Marked {exam} as not taken yet"),
    })
}

/// What a fact is called: `6.5 h at Mercy on Nov 22, 2026`, `1.5 CEU, Modifier 25 webinar`.
pub(crate) fn name(db: &Connection, fact: &Fact) -> rusqlite::Result<String> {
    Ok(match fact {
        Fact::Account(it) => format!("the {} membership", short(it.issuer.as_str())),
        Fact::Credential(it) => {
            let apprentice = it.apprentice && it.apprentice_removed_on.is_none();
            format!(
                "{}{}",
                short(it.code.as_str()),
                if apprentice { "-A" } else { "" }
            )
        }
        Fact::CycleRecord(it) => {
            format!(
                "the {} cycle ending {}",
                short(it.issuer.as_str()),
                day(it.due_on)
            )
        }
        Fact::Credit(it) => match it.amount {
            Some(amount) => format!("{amount} CEU, {}", short(&it.title)),
            None => short(&it.title),
        },
        Fact::Position(it) => short(&it.employer),
        Fact::Entry(it) => format!("{} on {}", worked(db, it)?, day(it.date)),
        Fact::Letter(it) => format!("the letter from {}", employer(db, it.position.as_str())?),
        Fact::Course(it) => short(&it.title),
        Fact::StudyEntry(it) => format!("{} on {}", studied(db, it)?, day(it.date)),
        Fact::Practicode(it) => match it.cases_done {
            1 => "Practicode, 1 case".to_owned(),
            cases => format!("Practicode, {cases} cases"),
        },
        Fact::Exam(it) => format!("the {} exam", short(it.credential.as_str())),
        Fact::Payment(it) => match it.amount_cents {
            Some(cents) => format!("{} to {}", dollars_text(cents), short(it.issuer.as_str())),
            None => format!("a payment to {}", short(it.issuer.as_str())),
        },
        Fact::RuleChoice(it) => format!("your choice on {}", short(it.clause.as_str())),
        Fact::AccountMove(it) => {
            let to = it.employer.as_deref().unwrap_or("a corporate account");
            format!("the move to {} on {}", short(to), day(it.moved_on))
        }
        Fact::OwnIssuer(it) => format!("the issuer {}", short(it.issuer.as_str())),
        Fact::ReminderChoice(it) => format!("your choice about {}", reminder(db, it)?),
        Fact::Meeting(it) => short(&it.title),
        Fact::Contact(it) => short(&it.name),
        Fact::Application(it) => application_name(it),
        Fact::Step(it) => step_name(db, it)?,
        Fact::Offer(it) => format!(
            "the offer from {}",
            applied_to(db, it.application.as_str())?
        ),
        Fact::PracticeAnswer(it) => format!("the answer to {}", short(&it.item)),
        Fact::CredentialIdea(it) => format!("the idea of {}", short(it.code.as_str())),
        Fact::DirectoryEntry(it) => format!("{} in the directory", short(&it.name)),
        Fact::Evidence(it) => short(&it.name),
    })
}

/// What a choice about a reminder does: `Snoozed the reminder of …`.
fn chosen(db: &Connection, it: &ReminderChoice) -> rusqlite::Result<String> {
    let what = reminder(db, it)?;
    Ok(match (it.choice, it.back_on) {
        (Silence::Snoozed, Some(back_on)) => format!("Snoozed {what} until {}", day(back_on)),
        (Silence::Snoozed, None) => format!("Snoozed {what} until something is logged"),
        (Silence::Done, _) => format!("Marked {what} as done"),
        (Silence::NotThisCycle, _) => format!("Silenced {what} for this cycle"),
        (Silence::Off, _) => format!("Turned off {what}"),
    })
}

/// What a choice is about: `the AAPC renewal of May 31, 2027`.
fn reminder(db: &Connection, it: &ReminderChoice) -> rusqlite::Result<String> {
    let (kind, name) = it.subject.split_once(':').unwrap_or((&it.subject, ""));
    let issuer = short(name.split(':').next().unwrap_or_default());
    Ok(match kind {
        "cycle" => format!("the {issuer} renewal of {}", day(it.due_on)),
        "choice" => format!("the credits of the {issuer} renewal month"),
        "audit" => format!("the {issuer} audit"),
        "exam" | "sit" | "retake" | "earned" => {
            name_of_key(db, &FactKey::new(FactKind::Exam, name))?
        }
        "dues" => format!("the {issuer} dues of {}", day(it.due_on)),
        "payment" => format!("the payment due on {}", day(it.due_on)),
        "letter" => format!("the letter from {}", employer(db, name)?),
        "confirm" => format!("the confirmation at {}", employer(db, name)?),
        "practicode" => "Practicode's end".to_owned(),
        "proof" => "missing certificates".to_owned(),
        "planned" => "planned days to confirm".to_owned(),
        "interview" | "thanks" => name_of_key(db, &FactKey::new(FactKind::Step, name))?,
        "follow-up" | "next-step" => name_of_key(db, &FactKey::new(FactKind::Application, name))?,
        "offer" => name_of_key(db, &FactKey::new(FactKind::Offer, name))?,
        "meeting" | "been-there" => name_of_key(db, &FactKey::new(FactKind::Meeting, name))?,
        "touch" => name_of_key(db, &FactKey::new(FactKind::Contact, name))?,
        "backup" => "copies of the logbook".to_owned(),
        "rules" => "newer rules".to_owned(),
        "credential" => {
            let sql = "SELECT code FROM credentials WHERE id = :id";
            let code: Option<String> = db
                .prepare_cached(sql)?
                .query_row([name], |row| row.get(0))
                .optional()?;
            match code {
                Some(code) => format!("reminders about the {}", short(&code)),
                None => "reminders about a credential".to_owned(),
            }
        }
        _ => "a reminder".to_owned(),
    })
}

/// When a fact was, where its name does not say so: `Nov 2, 2026`, `Jul 2025 – Nov 2025`,
/// `since Jan 2026`; empty where nothing is known.
pub(crate) fn when(fact: &Fact) -> String {
    let one = |date: Option<NaiveDate>| date.map(day).unwrap_or_default();
    match fact {
        Fact::Account(it) => one(it.cycle_ends_on),
        Fact::Credential(it) => one(it.earned_on),
        Fact::Credit(it) => day(it.completed_on),
        Fact::Position(it) => stretch(it.starts_on, it.ends_on),
        Fact::Letter(it) => stretch(it.covers_from, it.covers_to),
        Fact::Course(it) => stretch(it.started_on, it.completed_on),
        Fact::Practicode(it) => one(it.purchased_on),
        Fact::Exam(it) => match (it.sat_on, it.planned_month) {
            (None, Some(month)) => month.in_words(),
            (sat_on, _) => one(sat_on),
        },
        Fact::Payment(it) => one(it.paid_on.or(it.due_on)),
        Fact::AccountMove(it) => day(it.moved_on),
        Fact::ReminderChoice(it) => day(it.due_on),
        Fact::Evidence(it) => day(it.added_on),
        Fact::Meeting(it) => day(it.starts_on),
        Fact::Offer(it) => day(it.received_on),
        Fact::PracticeAnswer(it) => day(it.answered_on),
        Fact::CredentialIdea(it) => one(it.by),
        Fact::Contact(_)
        | Fact::Application(_)
        | Fact::Step(_)
        | Fact::DirectoryEntry(_)
        | Fact::CycleRecord(_)
        | Fact::Entry(_)
        | Fact::StudyEntry(_)
        | Fact::RuleChoice(_)
        | Fact::OwnIssuer(_) => String::new(),
    }
}

fn stretch(from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    let month = month_and_year;
    match (from, to) {
        (Some(from), Some(to)) if month(from) == month(to) => month(to),
        (Some(from), Some(to)) => format!("{} – {}", month(from), month(to)),
        (Some(from), None) => format!("since {}", month(from)),
        (None, Some(to)) => format!("until {}", month(to)),
        (None, None) => String::new(),
    }
}

fn changed(db: &Connection, fact: &Fact) -> rusqlite::Result<String> {
    let before = tables::read(db, &fact.key())?;
    match marked(db, before.as_ref(), fact)? {
        Some(label) => Ok(label),
        None => Ok(format!("Changed {}", name(db, fact)?)),
    }
}

/// What a change is called after the button that makes it: `Marked the AAPC cycle ending May 31,
/// 2027 as submitted`. None where it has no such button.
fn marked(
    db: &Connection,
    before: Option<&Fact>,
    after: &Fact,
) -> rusqlite::Result<Option<String>> {
    let new = |old: Option<NaiveDate>, now: Option<NaiveDate>| old.is_none() && now.is_some();
    let state = match (before, after) {
        (None, Fact::CycleRecord(now)) if now.submitted_on.is_some() => "submitted",
        (Some(Fact::CycleRecord(old)), Fact::CycleRecord(now)) => {
            if new(old.accepted_on, now.accepted_on) {
                "confirmed"
            } else if new(old.submitted_on, now.submitted_on) {
                "submitted"
            } else if new(now.submitted_on, old.submitted_on) {
                "not submitted"
            } else if new(old.audit_answered_on, now.audit_answered_on) {
                "answered"
            } else {
                return Ok(None);
            }
        }
        (Some(Fact::Exam(old)), Fact::Exam(now)) if old.result != now.result => match now.result {
            ExamResult::Passed => "passed",
            ExamResult::Failed => "not passed",
            ExamResult::Pending => "waiting for the result",
        },
        (Some(Fact::Payment(old)), Fact::Payment(now)) if new(old.paid_on, now.paid_on) => "paid",
        _ => return Ok(None),
    };
    Ok(Some(format!("Marked {} as {state}", name(db, after)?)))
}

fn added(db: &Connection, fact: &Fact) -> rusqlite::Result<String> {
    if let Some(label) = marked(db, None, fact)? {
        return Ok(label);
    }
    Ok(match fact {
        Fact::Entry(it) => format!("{} {}", logged(it.planned), worked(db, it)?),
        Fact::StudyEntry(it) => format!("{} {}", logged(it.planned), studied(db, it)?),
        fact => format!("Added {}", name(db, fact)?),
    })
}

/// What putting hours on a day is called.
const fn logged(planned: bool) -> &'static str {
    if planned { "Planned" } else { "Logged" }
}

fn many(db: &Connection, verb: &str, facts: &[Fact]) -> rusqlite::Result<String> {
    if let [fact] = facts {
        return if verb == "Added" {
            added(db, fact)
        } else {
            Ok(format!("{verb} {}", name(db, fact)?))
        };
    }
    if let (true, Some(hours)) = (verb == "Added", many_hours(db, facts)?) {
        return Ok(hours);
    }
    Ok(format!("{verb} {}", counted(facts.iter().map(Fact::kind))))
}

/// `Logged 105 h in 14 entries at Mercy`, where all of them are hours at one place.
fn many_hours(db: &Connection, facts: &[Fact]) -> rusqlite::Result<Option<String>> {
    let mut hours = facts.iter().map(|fact| match fact {
        Fact::Entry(it) => Some((Place::Position(it.position.clone()), it.minutes, it.planned)),
        Fact::StudyEntry(it) => Some((Place::of_study(it), it.minutes, it.planned)),
        _ => None,
    });
    let Some(Some((place, mut total, mut planned))) = hours.next() else {
        return Ok(None);
    };
    for each in hours {
        match each {
            Some((other, minutes, ahead)) if other == place => {
                total = total.saturating_add(minutes);
                planned &= ahead;
            }
            _ => return Ok(None),
        }
    }
    Ok(Some(format!(
        "{} {} in {} entries{}",
        logged(planned),
        hours_text(total),
        facts.len(),
        at_place(db, &place)?
    )))
}

/// `Answered for the AAPC cycle ending Jun 30, 2026`, `Answered for 3 credits`.
fn answered(db: &Connection, it: &Answered) -> rusqlite::Result<String> {
    let mut names = Vec::new();
    for about in &it.about {
        let (kind, rest) = about.split_once(':').unwrap_or((about, ""));
        let at_issuer = || {
            let (issuer, on) = rest.rsplit_once(':')?;
            Some((short(issuer), on.parse().ok().map(day)?))
        };
        let name = match (kind, at_issuer()) {
            ("cycle", Some((issuer, on))) => format!("the {issuer} cycle ending {on}"),
            ("dues", Some((issuer, on))) => format!("the {issuer} dues of {on}"),
            ("issuer", _) => format!("the next {} report", short(rest)),
            _ => match FactKind::named(kind) {
                Some(kind) => name_of_key(db, &FactKey::new(kind, rest))?,
                None => about.clone(),
            },
        };
        names.push(name);
    }
    Ok(match names.as_slice() {
        [name] => format!("Answered for {name}"),
        [first, rest @ ..] => format!("Answered for {first} and {} more", rest.len()),
        [] => "Answered".to_owned(),
    })
}

/// `3 entries`, or `3 facts` where the kinds differ.
fn counted(mut kinds: impl ExactSizeIterator<Item = FactKind>) -> String {
    let number = kinds.len();
    let Some(first) = kinds.next() else {
        return "nothing".to_owned();
    };
    match (number, kinds.all(|kind| kind == first)) {
        (1, _) => format!("1 {}", first.noun()),
        (_, true) => format!("{number} {}", first.plural()),
        (_, false) => format!("{number} facts"),
    }
}

/// `Moved 64 entries to Mercy`, `Confirmed 6.5 h at Mercy on Nov 20, 2026`.
fn revised(db: &Connection, it: &Revise) -> rusqlite::Result<String> {
    let whom = match it.keys.as_slice() {
        [key] => name_of_key(db, key)?,
        keys => counted(keys.iter().map(|key| key.kind)),
    };
    Ok(match &it.change {
        Revision::Confirm => format!("Confirmed {whom}"),
        Revision::Place(Place::Position(id)) => {
            format!("Moved {whom} to {}", employer(db, id.as_str())?)
        }
        Revision::Place(Place::Course(id)) => {
            format!("Moved {whom} to {}", course(db, id.as_str())?)
        }
        Revision::Place(Place::Practicode(_)) => format!("Moved {whom} to Practicode"),
        Revision::Place(Place::Study) => format!("Moved {whom} to study for no course"),
        Revision::ShiftDays(days) => {
            let by = days.unsigned_abs();
            let noun = if by == 1 { "day" } else { "days" };
            let way = if *days < 0 { "earlier" } else { "later" };
            format!("Moved {whom} by {by} {noun}, {way}")
        }
        Revision::CodeSets(_) => format!("Set the code sets of {whom}"),
        Revision::Specialty(_) => format!("Set the specialty of {whom}"),
        Revision::CertificateHeld(true) => format!("Marked the certificate on hand for {whom}"),
        Revision::CertificateHeld(false) => format!("Marked the certificate missing for {whom}"),
        Revision::Portal(record) => {
            let state = match record.state {
                PortalState::Planned => "planned",
                PortalState::Earned => "earned",
                PortalState::ProofAttached => "proof attached",
                PortalState::Entered => "entered",
                PortalState::Accepted => "accepted",
                PortalState::Rejected => "rejected",
            };
            format!(
                "Marked as {state} at {}: {whom}",
                short(record.issuer.as_str())
            )
        }
    })
}

fn hours(db: &Connection, cells: &[DayCell], today: NaiveDate) -> rusqlite::Result<String> {
    let total: i32 = cells
        .iter()
        .fold(0, |sum, cell| sum.saturating_add(cell.minutes));
    let first = cells.first();
    let place = match first {
        Some(cell) if cells.iter().all(|other| other.place == cell.place) => {
            at_place(db, &cell.place)?
        }
        _ => String::new(),
    };
    let verb = logged(!cells.is_empty() && cells.iter().all(|cell| cell.date > today));
    Ok(match (first, cells.len()) {
        (Some(cell), 1) if total == 0 => format!("Cleared {}{place}", day(cell.date)),
        (Some(cell), 1) => format!("{verb} {}{place} on {}", hours_text(total), day(cell.date)),
        (_, days) if total == 0 => format!("Cleared {days} days{place}"),
        (_, days) => format!("{verb} {} in {days} days{place}", hours_text(total)),
    })
}

fn at_place(db: &Connection, place: &Place) -> rusqlite::Result<String> {
    Ok(match place {
        Place::Position(id) => format!(" at {}", employer(db, id.as_str())?),
        Place::Course(id) => format!(" for {}", course(db, id.as_str())?),
        Place::Practicode(_) => " of Practicode".to_owned(),
        Place::Study => " of study".to_owned(),
    })
}

fn worked(db: &Connection, entry: &Entry) -> rusqlite::Result<String> {
    let employer = employer(db, entry.position.as_str())?;
    Ok(format!("{} at {employer}", hours_text(entry.minutes)))
}

fn studied(db: &Connection, entry: &StudyEntry) -> rusqlite::Result<String> {
    Ok(format!(
        "{}{}",
        hours_text(entry.minutes),
        at_place(db, &Place::of_study(entry))?
    ))
}

pub(crate) fn name_of_key(db: &Connection, key: &FactKey) -> rusqlite::Result<String> {
    match tables::read(db, key)? {
        Some(fact) => name(db, &fact),
        None => Ok(format!("a {}", key.kind.noun())),
    }
}

/// The name that a removed fact had in the label of its removal.
fn last_name(db: &Connection, key: &FactKey) -> rusqlite::Result<String> {
    let label: Option<String> = db
        .prepare_cached(include_str!("history/removal_label.sql"))?
        .query_row([tables::table_of(key.kind), &key.id], |row| row.get(0))
        .optional()?;
    // A removal of several facts names none of them.
    let name = label
        .as_deref()
        .and_then(|label| label.strip_prefix("Removed "));
    Ok(match name {
        Some(name) if !name.starts_with(|c: char| c.is_ascii_digit()) => name.to_owned(),
        _ => format!("a {}", key.kind.noun()),
    })
}

fn employer(db: &Connection, position: &str) -> rusqlite::Result<String> {
    let sql = "SELECT employer FROM positions WHERE id = :id";
    let found: Option<String> = db
        .prepare_cached(sql)?
        .query_row([position], |row| row.get(0))
        .optional()?;
    Ok(found.map_or_else(|| "a position".to_owned(), |name| short(&name)))
}

/// An application by its employer and title: `Coder II at Mercy`.
fn application_name(it: &Application) -> String {
    match &it.title {
        Some(title) => format!("{} at {}", short(title), short(&it.employer)),
        None => format!("the application at {}", short(&it.employer)),
    }
}

/// The employer to whom an application went.
fn applied_to(db: &Connection, application: &str) -> rusqlite::Result<String> {
    let sql = "SELECT employer FROM applications WHERE id = :id";
    let found: Option<String> = db
        .prepare_cached(sql)?
        .query_row([application], |row| row.get(0))
        .optional()?;
    Ok(found.map_or_else(|| "an employer".to_owned(), |name| short(&name)))
}

/// `interview at Mercy on Dec 3, 2026`, `a word with Priya Nair on Nov 30, 2026`.
fn step_name(db: &Connection, it: &Step) -> rusqlite::Result<String> {
    if let (StepKind::Spoke, Some(contact)) = (it.kind, &it.contact) {
        let sql = "SELECT name FROM contacts WHERE id = :id";
        let found: Option<String> = db
            .prepare_cached(sql)?
            .query_row([contact.as_str()], |row| row.get(0))
            .optional()?;
        let name = found.map_or_else(|| "somebody".to_owned(), |name| short(&name));
        return Ok(format!("a conversation with {name} on {}", day(it.on)));
    }
    let employer = match &it.application {
        Some(id) => applied_to(db, id.as_str())?,
        None => "an employer".to_owned(),
    };
    let round = it.round.as_ref().map(|round| format!("{} ", short(round)));
    Ok(format!(
        "{}{} at {employer} on {}",
        round.unwrap_or_default(),
        it.kind.in_sentence(),
        day(it.on)
    ))
}

fn course(db: &Connection, id: &str) -> rusqlite::Result<String> {
    let sql = "SELECT title FROM courses WHERE id = :id";
    let found: Option<String> = db
        .prepare_cached(sql)?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(found.map_or_else(|| "a course".to_owned(), |title| short(&title)))
}

pub(crate) fn short(text: &str) -> String {
    let mut characters = text.chars();
    let short: String = characters.by_ref().take(LONGEST_NAME).collect();
    if characters.next().is_some() {
        format!("{short}…")
    } else {
        short
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_becomes_a_command() {
        for (past, command) in VERBS {
            assert_eq!(
                as_command(&format!("{past} 6.5 h at Mercy")),
                format!("{command} 6.5 h at Mercy"),
                "the menu says what will be undone, not what was done"
            );
        }
    }

    #[test]
    fn long_names_are_cut() {
        assert_eq!(short(&"x".repeat(300)).chars().count(), LONGEST_NAME + 1);
        assert_eq!(short("Mercy"), "Mercy");
    }
}
