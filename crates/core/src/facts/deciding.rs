//! Which fields are answers that decide: while one is not said, it is a question.
//!
//! Every field of every fact stands here, so that a new one does not compile before
//! somebody has said which it is. A property test holds for each that decides: nothing
//! is better with it unsaid than under its least favorable value, no alarm is louder
//! than under its most favorable, and where the values differ in outcome it is asked.

use super::{
    AccountMove, Application, Contact, Course, Credential, CredentialIdea, Credit, CycleRecord,
    DirectoryEntry, Entry, Evidence, Exam, IssuerAccount, Letter, Meeting, Offer, OwnIssuer,
    Payment, Position, PracticeAnswer, Practicode, ReminderChoice, RuleChoice, Step, StudyEntry,
};

/// What a field is to a judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// An answer that decides; what is not said is asked.
    Decides,
    /// A name, a number, a day or a choice; what is not said is not there. Days that are
    /// missing are asked for where they are needed, and nothing takes their place.
    Tells,
    /// Proof still to get: without it the fact counts and would fail an audit.
    Proves,
    /// It has a documented default.
    HasDefault,
}

/// One field of a kind of fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The list that the fact stands in: `credits`.
    pub list: &'static str,
    /// The field as the facts format names it.
    pub field: &'static str,
    /// What it is.
    pub answer: Answer,
}

/// Makes the fields of a kind, and does not compile where one of the type is missing.
macro_rules! fields {
    ($list:literal, $type:ident { $($field:ident: $answer:ident),+ $(,)? }) => {{
        const _: fn(&$type) = |it| {
            let $type { $($field: _),+ } = it;
        };
        &[$(Field { list: $list, field: stringify!($field), answer: Answer::$answer }),+]
    }};
}

/// Every field of every kind of fact.
pub const FIELDS: [&[Field]; 25] = [
    fields!(
        "accounts",
        IssuerAccount {
            id: Tells,
            issuer: Tells,
            member_number: Tells,
            membership: HasDefault,
            renewal_month: Tells,
            due_day: HasDefault,
            joined_on: Tells,
            cycle_starts_on: Tells,
            cycle_ends_on: Tells,
            first_due_on: Tells,
        }
    ),
    fields!(
        "credentials",
        Credential {
            id: Tells,
            issuer: Tells,
            code: Tells,
            apprentice: Tells,
            earned_on: Tells,
            apprentice_removed_on: Tells,
            status: HasDefault,
            ended_on: Tells,
            group: HasDefault,
            topic: HasDefault,
            proof_sent_on: Tells,
        }
    ),
    fields!(
        "cycle_records",
        CycleRecord {
            id: Tells,
            issuer: Tells,
            due_on: Tells,
            starts_on: Tells,
            tracker_required: Tells,
            tracker_read_on: Tells,
            submitted_on: Tells,
            accepted_on: Tells,
            reported: Decides,
            extension_bought_on: Tells,
            extended_to: Tells,
            audit_asked_on: Tells,
            audit_due_on: Tells,
            audit_answered_on: Tells,
        }
    ),
    fields!(
        "credits",
        Credit {
            id: Tells,
            title: Tells,
            sponsor: Proves,
            completed_on: Tells,
            amount: Tells,
            minutes: Tells,
            index_number: Proves,
            kind: HasDefault,
            topics: HasDefault,
            approved_for: HasDefault,
            applied_to: HasDefault,
            issuers: HasDefault,
            ahima_source: Decides,
            hiim_domain: Decides,
            cost_cents: Tells,
            course_key: HasDefault,
            published_on: Proves,
            cycle_choice: HasDefault,
            planned: Decides,
            certificate_held: Proves,
            certificate_shows: Proves,
            portal: HasDefault,
            tracker_label: Tells,
            note: Tells,
        }
    ),
    fields!(
        "positions",
        Position {
            id: Tells,
            employer: Tells,
            kind: HasDefault,
            title: Tells,
            starts_on: Tells,
            ends_on: Tells,
            weekly_minutes: HasDefault,
            setting: Tells,
            code_sets: Decides,
            supervisor: Tells,
            code_assignment: Decides,
            note: Tells,
        }
    ),
    fields!(
        "entries",
        Entry {
            id: Tells,
            position: Tells,
            date: Tells,
            minutes: Tells,
            planned: HasDefault,
            code_sets: Tells,
            specialty: Tells,
            encounters: Tells,
            note: Tells,
        }
    ),
    fields!(
        "letters",
        Letter {
            id: Tells,
            position: Tells,
            employer: HasDefault,
            covers_from: HasDefault,
            covers_to: HasDefault,
            on_letterhead: Decides,
            describes_experience: Decides,
            gives_dates: Decides,
            states_amount_of_time: Decides,
            hand_signed: Decides,
            dated: Decides,
            contact_details: Decides,
            uneditable_file: Decides,
            signer: Decides,
            signer_name: Tells,
            requested_on: Tells,
            received_on: Tells,
            sent_on: Tells,
            accepted_on: Tells,
            note: Tells,
        }
    ),
    fields!(
        "courses",
        Course {
            id: Tells,
            title: Tells,
            provider: Tells,
            program: Tells,
            coding_preparation: HasDefault,
            subjects: Tells,
            contact_minutes_planned: Tells,
            contact_minutes_completed: Tells,
            started_on: Tells,
            completed_on: Tells,
            recognised_by: Tells,
            proof: Proves,
            grade: Tells,
            note: Tells,
        }
    ),
    fields!(
        "study_entries",
        StudyEntry {
            id: Tells,
            course: Tells,
            practicode: Tells,
            date: Tells,
            minutes: Tells,
            kind: Decides,
            planned: HasDefault,
            note: Tells,
        }
    ),
    fields!(
        "practicode",
        Practicode {
            id: Tells,
            purchased_on: Tells,
            access_ends_on: Tells,
            cases_done: Tells,
            score_percent: Tells,
            completed_on: Tells,
        }
    ),
    fields!(
        "exams",
        Exam {
            id: Tells,
            credential: Tells,
            sat_on: Tells,
            planned_month: Tells,
            result: HasDefault,
            score: Tells,
            fee_cents: Tells,
            approved_on: Tells,
        }
    ),
    fields!(
        "payments",
        Payment {
            id: Tells,
            issuer: Tells,
            kind: HasDefault,
            due_on: Tells,
            paid_on: Tells,
            amount_cents: Tells,
            kept: Decides,
            note: Tells,
        }
    ),
    fields!(
        "rule_choices",
        RuleChoice {
            clause: Tells,
            applies: HasDefault,
            reading: HasDefault,
            number: HasDefault,
        }
    ),
    fields!(
        "account_moves",
        AccountMove {
            id: Tells,
            issuer: Tells,
            moved_on: Tells,
            employer: Tells,
            renewal_month: Tells,
            due_day: HasDefault,
        }
    ),
    fields!(
        "own_issuers",
        OwnIssuer {
            id: Tells,
            issuer: Tells,
            name: Tells,
            source: Tells,
            cycle_starts_on: Tells,
            rules: Tells,
        }
    ),
    fields!(
        "reminder_choices",
        ReminderChoice {
            id: Tells,
            subject: Tells,
            due_on: Tells,
            choice: HasDefault,
            back_on: Tells,
            logged_then: Tells,
            reason: Tells,
            made_on: Tells,
        }
    ),
    fields!(
        "meetings",
        Meeting {
            id: Tells,
            title: Tells,
            organizer: Tells,
            organizer_kind: HasDefault,
            starts_on: Tells,
            ends_on: Tells,
            at: Tells,
            town: Tells,
            amount: Tells,
            topics: HasDefault,
            approved_for: Tells,
            index_number: Tells,
            cost_cents: Tells,
            state: HasDefault,
            credit: Tells,
            note: Tells,
        }
    ),
    fields!(
        "contacts",
        Contact {
            id: Tells,
            name: Tells,
            role: Tells,
            organization: Tells,
            kind: Tells,
            email: Tells,
            phone: Tells,
            met_at: Tells,
            stay_in_touch_days: Tells,
            note: Tells,
        }
    ),
    fields!(
        "applications",
        Application {
            id: Tells,
            employer: Tells,
            title: Tells,
            town: Tells,
            place: Tells,
            setting: Tells,
            address: Tells,
            posting: Tells,
            found_through: Tells,
            found_contact: Tells,
            found_meeting: Tells,
            asks_credentials: Tells,
            asks_years: Tells,
            asks_code_sets: Tells,
            takes_apprentices: Tells,
            pay_from_cents: Tells,
            pay_to_cents: Tells,
            pay_unit: Tells,
            weekly_minutes: Tells,
            next_step: Tells,
            next_on: Tells,
            position: Tells,
            note: Tells,
        }
    ),
    fields!(
        "steps",
        Step {
            id: Tells,
            application: Tells,
            kind: Tells,
            on: Tells,
            at: Tells,
            contact: Tells,
            round: Tells,
            note: Tells,
        }
    ),
    fields!(
        "offers",
        Offer {
            id: Tells,
            application: Tells,
            received_on: Tells,
            answer_by: Tells,
            pay_cents: Tells,
            pay_unit: Tells,
            weekly_minutes: Tells,
            place: Tells,
            starts_on: Tells,
            code_assignment: Tells,
            pays: HasDefault,
            writes_letter: Tells,
            note: Tells,
        }
    ),
    fields!(
        "practice_answers",
        PracticeAnswer {
            id: Tells,
            item: Tells,
            answered_on: Tells,
            choice: Tells,
            right: Tells,
            seconds: Tells,
            situation: Tells,
            action: Tells,
            outcome: Tells,
        }
    ),
    fields!(
        "credential_ideas",
        CredentialIdea {
            id: Tells,
            issuer: Tells,
            code: Tells,
            by: Tells,
            why: Tells,
        }
    ),
    fields!(
        "directory_entries",
        DirectoryEntry {
            id: Tells,
            shipped: Tells,
            hidden: HasDefault,
            kind: Tells,
            name: Tells,
            town: Tells,
            known: Tells,
            address: Tells,
        }
    ),
    fields!(
        "evidence",
        Evidence {
            id: Tells,
            sha256: Tells,
            name: Tells,
            media_type: Tells,
            bytes: Tells,
            added_on: Tells,
            belongs_to: Tells,
            note: Tells,
        }
    ),
];
