//! People: when one last spoke with them.

use chrono::NaiveDate;

use crate::facts::Facts;
use crate::ids::ContactId;

/// The last day on which one spoke with a contact: by the steps with them that have come, and by
/// the meeting at which one met. None where nothing says it.
pub fn last_spoke(facts: &Facts, contact: &ContactId, as_of: NaiveDate) -> Option<NaiveDate> {
    let steps = facts.steps.iter();
    let spoken = steps
        .filter(|step| step.contact.as_ref() == Some(contact))
        .map(|step| step.on);
    let contacts = facts.contacts.iter();
    let met = contacts
        .filter(|it| it.id == *contact)
        .filter_map(|it| it.met_at.as_ref())
        .filter_map(|id| facts.meetings.iter().find(|it| it.id == *id))
        .map(|meeting| meeting.starts_on);
    spoken.chain(met).filter(|on| *on <= as_of).max()
}
