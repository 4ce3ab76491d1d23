//! A fact's fields and values in words, for its history and its lists.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    ActivityKind, AhimaSource, CertificateField, CodeSet, ContactKind, CourseProof,
    CredentialGroup, CredentialStatus, CycleChoice, DirectoryKind, ExamResult, FactKind,
    FoundThrough, MeetingState, Membership, OfferPays, OrganizerKind, OwnRuleKind, PayUnit,
    PaymentKind, PortalState, PositionKind, Recognition, Reported, Setting, SignerRole, Silence,
    SilenceReason, StepKind, StudyKind, Subject, WorkPlace, YesNoUnknown,
};
use crate::text::capitalized;

/// What people call a field: `completed_on` is `Completed on`.
///
/// ```
/// use milepost_core::facts::field_name;
///
/// assert_eq!(field_name("minutes"), "Hours");
/// assert_eq!(field_name("specialty"), "Specialty", "a plain name needs no other");
/// ```
pub fn field_name(field: &str) -> String {
    let found = NAMES.iter().find(|(name, _)| *name == field);
    match found {
        Some((_, words)) => (*words).to_owned(),
        None => capitalized(&field.replace('_', " ")),
    }
}

/// What people read for a value of a fixed set; none where the field is of another sort, or
/// the value is none of the set.
///
/// ```
/// use milepost_core::facts::{FactKind, value_label};
///
/// assert_eq!(value_label(FactKind::Exam, "result", "failed"), Some("Not passed"));
/// assert_eq!(value_label(FactKind::Exam, "note", "failed"), None);
/// ```
pub fn value_label(kind: FactKind, field: &str, value: &str) -> Option<&'static str> {
    match (kind, field) {
        (FactKind::Position, "kind") => label(value, PositionKind::label),
        (FactKind::Credit, "kind") => label(value, ActivityKind::label),
        (FactKind::Payment, "kind") => label(value, PaymentKind::label),
        (FactKind::OwnIssuer, "kind") => label(value, OwnRuleKind::label),
        (FactKind::StudyEntry, "kind") => label(value, StudyKind::label),
        (FactKind::Contact, "kind") => label(value, ContactKind::label),
        (FactKind::Step, "kind") => label(value, StepKind::label),
        (FactKind::DirectoryEntry, "kind") => label(value, DirectoryKind::label),
        (FactKind::Meeting, "state") => label(value, MeetingState::label),
        (_, "organizer_kind") => label(value, OrganizerKind::label),
        (_, "place") => label(value, WorkPlace::label),
        (_, "found_through") => label(value, FoundThrough::label),
        (_, "pay_unit") => label(value, PayUnit::label),
        (_, "pays") => label(value, OfferPays::label),
        (_, "asks_code_sets") => label(value, CodeSet::label),
        (_, "setting") => label(value, Setting::label),
        (_, "code_sets") => label(value, CodeSet::label),
        (
            _,
            "code_assignment"
            | "on_letterhead"
            | "describes_experience"
            | "gives_dates"
            | "states_amount_of_time"
            | "hand_signed"
            | "dated"
            | "contact_details"
            | "uneditable_file"
            | "kept"
            | "takes_apprentices"
            | "writes_letter",
        ) => label(value, YesNoUnknown::label),
        (_, "ahima_source") => label(value, AhimaSource::label),
        (_, "certificate_shows") => label(value, CertificateField::label),
        (_, "state") => label(value, PortalState::label),
        (_, "signer") => label(value, SignerRole::label),
        (_, "subjects") => label(value, Subject::label),
        (_, "recognised_by") => label(value, Recognition::label),
        (_, "proof") => label(value, CourseProof::label),
        (_, "result") => label(value, ExamResult::label),
        (_, "membership") => label(value, Membership::label),
        (_, "status") => label(value, CredentialStatus::label),
        (_, "group") => label(value, CredentialGroup::label),
        (_, "cycle_choice") => label(value, CycleChoice::label),
        (_, "reported") => label(value, Reported::label),
        (_, "choice") => label(value, Silence::label),
        (_, "reason") => label(value, SilenceReason::label),
        _ => None,
    }
}

fn label<T: DeserializeOwned>(value: &str, of: fn(T) -> &'static str) -> Option<&'static str> {
    serde_json::from_value(Value::String(value.to_owned()))
        .ok()
        .map(of)
}

/// Where the name of the facts format is not what people call it.
const NAMES: &[(&str, &str)] = &[
    ("position", "Where"),
    ("course", "Course"),
    ("practicode", "Practicode"),
    ("date", "Day"),
    ("minutes", "Hours"),
    ("planned", "Planned"),
    ("code_sets", "Code sets"),
    ("encounters", "Encounters coded"),
    ("weekly_minutes", "Hours a week"),
    ("starts_on", "First day"),
    ("ends_on", "Last day"),
    ("code_assignment", "Assigning codes"),
    ("completed_on", "Completed on"),
    ("amount", "Amount"),
    ("index_number", "Index number"),
    ("approved_for", "Approved for"),
    ("applied_to", "Serves the minimum of"),
    ("issuers", "Meant for"),
    ("ahima_source", "AHIMA: who gave it"),
    ("hiim_domain", "AHIMA: in the HIIM domains"),
    ("cost_cents", "Cost"),
    ("course_key", "Same activity as"),
    ("published_on", "Published on"),
    ("cycle_choice", "In the renewal month"),
    ("certificate_held", "Certificate on hand"),
    ("certificate_shows", "Certificate shows"),
    ("portal", "State at the issuer"),
    ("covers_from", "Covers from"),
    ("covers_to", "Covers to"),
    ("on_letterhead", "Company letterhead"),
    ("describes_experience", "Says what coding was done"),
    ("gives_dates", "Start and end dates"),
    ("states_amount_of_time", "Amount of time"),
    ("hand_signed", "Signed by hand"),
    ("contact_details", "Contact details"),
    ("uneditable_file", "PDF that can't be edited"),
    ("signer_name", "Signer’s name"),
    ("requested_on", "Asked for on"),
    ("received_on", "Received on"),
    ("sent_on", "Sent on"),
    ("accepted_on", "Accepted on"),
    ("contact_minutes_planned", "Contact hours planned"),
    ("contact_minutes_completed", "Contact hours completed"),
    ("started_on", "First day"),
    ("recognised_by", "Recognized by"),
    ("coding_preparation", "Prepares for coding"),
    ("purchased_on", "Bought on"),
    ("access_ends_on", "Access ends on"),
    ("cases_done", "Cases done"),
    ("score_percent", "Score"),
    ("sat_on", "Day"),
    ("planned_month", "Planned for"),
    ("fee_cents", "Fee"),
    ("due_on", "Due on"),
    ("paid_on", "Paid on"),
    ("amount_cents", "Amount"),
    ("apprentice", "With the A"),
    ("earned_on", "Earned on"),
    ("apprentice_removed_on", "A removed on"),
    ("ended_on", "Ended on"),
    ("tracker_required", "The tracker’s number"),
    ("tracker_read_on", "Read on"),
    ("submitted_on", "Submitted on"),
    ("extension_bought_on", "Extension bought on"),
    ("member_number", "Member number"),
    ("renewal_month", "Renewal month"),
    ("due_day", "Due day"),
    ("joined_on", "Joined on"),
    ("cycle_starts_on", "First day of the cycle"),
    ("cycle_ends_on", "Last day of the cycle"),
];
