//! The credit that a meeting makes.

use crate::facts::{ActivityKind, AhimaSource, Credit, Meeting, OrganizerKind};

/// The credit that a meeting makes, with nothing claimed that is not known: no certificate, and
/// earned, not submitted.
pub fn credit_of(meeting: &Meeting) -> Credit {
    let online = meeting
        .town
        .as_deref()
        .is_some_and(|town| town.eq_ignore_ascii_case("online"));
    let several_days = meeting.ends_on.is_some_and(|end| end > meeting.starts_on);
    Credit {
        title: meeting.title.clone(),
        sponsor: Some(meeting.organizer.clone()),
        completed_on: meeting.ends_on.unwrap_or(meeting.starts_on),
        amount: meeting.amount,
        index_number: meeting.index_number.clone(),
        kind: match meeting.organizer_kind {
            OrganizerKind::AapcChapter => ActivityKind::ChapterMeeting,
            OrganizerKind::Employer => ActivityKind::StaffMeeting,
            _ if several_days => ActivityKind::Conference,
            _ if online => ActivityKind::Webinar,
            _ => ActivityKind::Workshop,
        },
        topics: meeting.topics.clone(),
        approved_for: meeting.approved_for.clone(),
        ahima_source: Some(source_of(meeting.organizer_kind)),
        cost_cents: meeting.cost_cents,
        ..Credit::default()
    }
}

/// Whose activity AHIMA takes it for (`ahima.ceu.source-share`).
pub const fn source_of(kind: OrganizerKind) -> AhimaSource {
    match kind {
        OrganizerKind::Ahima => AhimaSource::Ahima,
        OrganizerKind::ComponentAssociation => AhimaSource::ComponentAssociation,
        OrganizerKind::AapcChapter
        | OrganizerKind::Aapc
        | OrganizerKind::Employer
        | OrganizerKind::School
        | OrganizerKind::Vendor
        | OrganizerKind::Other => AhimaSource::Other,
    }
}
