//! Words that decide whether a row is one: done or not, an absence, about a patient.

use super::super::fold::header;

/// What a status says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Done {
    /// It is done.
    Yes,
    /// It is not, or it does not count.
    No,
}

/// Reads a status word.
pub(in super::super) fn status(text: &str) -> Option<Done> {
    const DONE: [&str; 27] = [
        "complete",
        "completed",
        "granted",
        "active",
        "passed",
        "pass",
        "attended",
        "approved",
        "accepted",
        "earned",
        "verified",
        "submitted",
        "entered",
        "posted",
        "credited",
        "issued",
        "yes",
        "done",
        "finished",
        "awarded",
        "recorded",
        "reported",
        "present",
        "received",
        "valid",
        "closed",
        "paid",
    ];
    const NOT: [&str; 40] = [
        "incomplete",
        "in progress",
        "pending",
        "not started",
        "started",
        "registered",
        "enrolled",
        "planned",
        "scheduled",
        "waitlisted",
        "waitlist",
        "cancelled",
        "canceled",
        "withdrawn",
        "withdrew",
        "no show",
        "noshow",
        "rejected",
        "denied",
        "failed",
        "fail",
        "deleted",
        "void",
        "absent",
        "revoked",
        "declined",
        "dropped",
        "not completed",
        "not complete",
        "no",
        "not attended",
        "unapproved",
        "not approved",
        "invalid",
        "draft",
        "open",
        "under review",
        "in review",
        "review",
        "upcoming",
    ];
    if let Some(done) = ticked(text) {
        return Some(done);
    }
    let folded = header(text);
    if DONE.contains(&folded.as_str()) {
        Some(Done::Yes)
    } else if NOT.contains(&folded.as_str()) || folded.split(' ').any(|word| undone(word, &NOT)) {
        Some(Done::No)
    } else {
        // `Completed late`, `Passed 82 %`: what stands first says it.
        let first = folded.split(' ').next().unwrap_or_default();
        DONE.contains(&first).then_some(Done::Yes)
    }
}

/// What a tick, a box or a letter says alone, as in a column `Done?`.
pub(in super::super) fn ticked(text: &str) -> Option<Done> {
    match text.trim().to_lowercase().as_str() {
        "true" | "yes" | "y" | "x" | "1" | "✓" | "✔" | "☑" | "✅" => Some(Done::Yes),
        "false" | "no" | "n" | "0" | "☐" | "✗" | "❌" => Some(Done::No),
        _ => None,
    }
}

/// Whether one word of several says that it is not done: `Pending review`, `not yet`.
fn undone(word: &str, not: &[&str]) -> bool {
    // `Open` and `draft` also stand in what is done: `open book, passed`.
    let open = matches!(
        word,
        "open" | "draft" | "started" | "registered" | "enrolled"
    );
    !open && (not.contains(&word) || matches!(word, "not" | "awaiting" | "waiting"))
}

/// Whether what hours were paid for is an absence: `PTO`, `HOL - Holiday`.
pub(in super::super) fn paid_absence(text: &str) -> bool {
    const CODES: [&str; 31] = [
        "pto",
        "hol",
        "holiday",
        "holidays",
        "sick",
        "sic",
        "sck",
        "vac",
        "vacation",
        "loa",
        "leave",
        "fmla",
        "lwop",
        "bereavement",
        "ber",
        "brv",
        "jury",
        "personal",
        "absent",
        "absence",
        "unpaid",
        "upt",
        "eto",
        "off",
        "furlough",
        "snow",
        "lunch",
        "meal",
        "break",
        "pers",
        "unexcused",
    ];
    let folded = header(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |some: &[&str]| words.iter().any(|word| some.contains(word));
    has(&CODES) && !has(&["worked", "work", "wrk", "premium"])
}

/// Whether a header or a sheet's name speaks of patients.
pub(in super::super) fn about_patients(folded: &str) -> bool {
    const WHOLE: [&str; 22] = [
        "mrn",
        "dob",
        "ssn",
        "csn",
        "har",
        "fin",
        "account",
        "account no",
        "account number",
        "acct",
        "acct no",
        "acct number",
        "encounter id",
        "encounter no",
        "encounter number",
        "visit id",
        "visit number",
        "chart number",
        "chart no",
        "encounter",
        "claim number",
        "claim id",
    ];
    const PARTS: [&str; 9] = [
        "mrn",
        "patient",
        "patients",
        "pt",
        "ssn",
        "dob",
        "birth",
        "medical record",
        "social security",
    ];
    let words: Vec<&str> = folded.split(' ').collect();
    let part = |part: &&str| {
        let part: Vec<&str> = part.split(' ').collect();
        words.windows(part.len()).any(|window| window == part)
    };
    WHOLE.contains(&folded) || PARTS.iter().any(part)
}
