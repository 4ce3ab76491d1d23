//! The words that other people's sheets use for what the facts format calls otherwise.

use super::fold::same_word;
use crate::rulebook::Rulebook;

/// Words of other sheets for the words of the facts format, by field.
const WORDS: &[(&str, &str, &[&str])] = &[
    (
        "ahima_source",
        "ahima",
        &["ahima", "ahima activity", "ahima event", "hcpro"],
    ),
    (
        "ahima_source",
        "component_association",
        &[
            "component state association",
            "component state association csa",
            "component state local association",
            "component association",
            "component state",
            "csa",
            "state association",
        ],
    ),
    (
        "ahima_source",
        "other",
        &[
            "external",
            "prior approved",
            "non ahima",
            "outside",
            "vendor",
        ],
    ),
    (
        "kind",
        "webinar",
        &[
            "webinar",
            "webinars",
            "teleseminar",
            "online",
            "virtual",
            "on demand",
        ],
    ),
    (
        "kind",
        "workshop",
        &["workshop", "seminar", "bootcamp", "boot camp"],
    ),
    (
        "kind",
        "conference",
        &["conference", "conferences", "healthcon"],
    ),
    (
        "kind",
        "chapter_meeting",
        &[
            "chapter meeting",
            "local chapter",
            "chapter",
            "local chapter meeting",
        ],
    ),
    (
        "kind",
        "magazine_quiz",
        &["magazine quiz", "quiz", "healthcare business monthly"],
    ),
    (
        "kind",
        "cms_training",
        &["cms", "mln", "cms training", "medicare learning network"],
    ),
    (
        "kind",
        "formal_study",
        &["college course", "college", "formal study", "academic"],
    ),
    (
        "kind",
        "self_study",
        &["self study", "independent study", "home study", "book"],
    ),
    (
        "kind",
        "presentation",
        &["presentation", "speaker", "presenting", "teaching"],
    ),
    ("kind", "publication", &["publication", "article", "author"]),
    (
        "kind",
        "staff_meeting",
        &["staff meeting", "in service", "inservice"],
    ),
    (
        "kind",
        "job",
        &[
            "job",
            "employment",
            "paid",
            "full time",
            "part time",
            "employee",
        ],
    ),
    (
        "kind",
        "externship",
        &["externship", "extern", "clinical", "ojt", "practicum"],
    ),
    ("kind", "internship", &["internship", "intern"]),
    (
        "kind",
        "volunteer",
        &["volunteer", "volunteering", "unpaid"],
    ),
    ("kind", "project_xtern", &["project xtern", "xtern"]),
    (
        "kind",
        "dues",
        &[
            "dues",
            "membership",
            "membership dues",
            "annual dues",
            "renewal",
        ],
    ),
    ("kind", "late_fee", &["late fee", "late"]),
    (
        "kind",
        "recertification",
        &["recertification", "recert", "recertification fee"],
    ),
    ("kind", "extension", &["extension"]),
    ("kind", "reinstatement", &["reinstatement"]),
    ("kind", "exam", &["exam", "exam fee", "examination", "test"]),
    ("result", "passed", &["pass", "passed", "p"]),
    (
        "result",
        "failed",
        &["fail", "failed", "not passed", "did not pass", "f"],
    ),
    (
        "result",
        "pending",
        &["pending", "scheduled", "waiting", "tbd", "booked"],
    ),
    (
        "setting",
        "outpatient",
        &[
            "outpatient",
            "op",
            "clinic",
            "office",
            "professional",
            "profee",
        ],
    ),
    (
        "setting",
        "inpatient",
        &["inpatient", "ip", "facility", "hospital"],
    ),
    (
        "setting",
        "payer",
        &["payer", "payor", "insurance", "insurer"],
    ),
    (
        "setting",
        "remote",
        &["remote", "home", "work from home", "wfh", "hybrid"],
    ),
    ("code_sets", "CPT", &["cpt", "cpt 4"]),
    (
        "code_sets",
        "ICD-10-CM",
        &["icd 10 cm", "icd 10", "icd10", "icd10cm", "dx"],
    ),
    (
        "code_sets",
        "ICD-10-PCS",
        &["icd 10 pcs", "pcs", "icd10pcs"],
    ),
    (
        "code_sets",
        "HCPCS Level II",
        &["hcpcs level ii", "hcpcs", "hcpcs ii", "hcpcs level 2"],
    ),
    ("code_assignment", "yes", &["yes", "y", "x", "true", "1"]),
    ("code_assignment", "no", &["no", "n", "false", "0"]),
    (
        "proof",
        "certificate",
        &["certificate", "diploma", "yes", "x"],
    ),
    ("proof", "transcript", &["transcript"]),
    ("proof", "none", &["no", "not yet"]),
    (
        "subjects",
        "medical_terminology",
        &["medical terminology", "terminology", "med term"],
    ),
    (
        "subjects",
        "anatomy",
        &[
            "anatomy",
            "a p",
            "anatomy and physiology",
            "anatomy physiology",
        ],
    ),
    ("subjects", "physiology", &["physiology"]),
    (
        "subjects",
        "pathophysiology",
        &["pathophysiology", "pathology"],
    ),
    ("subjects", "pharmacology", &["pharmacology"]),
    (
        "subjects",
        "icd10_cm",
        &["icd 10 cm", "icd 10", "icd10", "icd10cm"],
    ),
    ("subjects", "icd10_pcs", &["icd 10 pcs", "icd10pcs", "pcs"]),
    ("subjects", "cpt", &["cpt"]),
    ("subjects", "hcpcs_level2", &["hcpcs", "hcpcs level ii"]),
    (
        "subjects",
        "hipaa_compliance",
        &["hipaa", "compliance", "hipaa and compliance"],
    ),
    (
        "subjects",
        "records_and_reimbursement",
        &["reimbursement", "records", "health records", "billing"],
    ),
];

/// The word of the facts format that a text means, among those that the field allows.
pub(super) fn word(field: &str, text: &str, allowed: &[String]) -> Option<String> {
    let same = |allowed: &&String| same_word(allowed, text);
    if let Some(word) = allowed.iter().find(same) {
        return Some(word.clone());
    }
    let folded = super::fold::header(text);
    let known = |folded: &str| {
        WORDS
            .iter()
            .filter(|(of, word, _)| *of == field && allowed.iter().any(|known| known == word))
            .find(|(_, _, texts)| texts.contains(&folded))
            .map(|(_, word, _)| (*word).to_owned())
    };
    known(&folded).or_else(|| {
        // `AAPC membership`, `CPC exam fee`: whose it is stands beside what it is.
        let words = folded.split(' ').filter(|word| {
            let named = issuer(word).is_some() || code(word).is_some();
            !named && !matches!(*word, "fee" | "fees")
        });
        known(&words.collect::<Vec<_>>().join(" "))
    })
}

/// One part of a list of free words: codes of credentials, issuers, topics.
pub(super) fn listed(field: &str, part: &str) -> Option<String> {
    match field {
        "approved_for" => code(part),
        "issuers" => issuer(part).or_else(|| Some(part.to_owned())),
        "topics" => topic(part),
        _ => Some(part.to_owned()),
    }
}

/// A text as a field of text keeps it: codes and issuers in their own spelling.
pub(super) fn plain(field: &str, text: &str) -> String {
    match field {
        "credential" | "code" | "applied_to" => code(text).unwrap_or_else(|| text.to_owned()),
        "issuer" => issuer(text).unwrap_or_else(|| text.to_owned()),
        _ => text.to_owned(),
    }
}

/// The credential's code that stands somewhere in a text: `CPC only`, `for cpma`. The
/// apprentice's A belongs to no code.
pub(super) fn code(text: &str) -> Option<String> {
    let upper = text.to_uppercase();
    let words = upper.split(|c: char| !c.is_alphanumeric() && c != '-');
    let known = Rulebook::embedded().credentials();
    for word in words {
        let word = word.trim_matches('-');
        let bare = word.strip_suffix("-A").unwrap_or(word);
        let mut codes = known.iter().map(|it| it.code.as_str());
        if let Some(code) = codes.find(|code| *code == bare) {
            return Some(code.to_owned());
        }
    }
    None
}

/// `AAPC` or `AHIMA`, where one of them is named.
pub(super) fn issuer(text: &str) -> Option<String> {
    let words = super::fold::words(text);
    ["AAPC", "AHIMA"]
        .into_iter()
        .find(|issuer| words.iter().any(|word| word.eq_ignore_ascii_case(issuer)))
        .map(str::to_owned)
}

/// A topic of the rulebook, or the words as they stand; words that say no topic are none.
fn topic(part: &str) -> Option<String> {
    const TOPICS: [(&str, &[&str]); 5] = [
        ("auditing", &["auditing", "audit", "audits"]),
        ("compliance", &["compliance"]),
        ("documentation", &["documentation", "cdi"]),
        (
            "practice management",
            &["practice management", "practice mgmt"],
        ),
        (
            "interventional radiology",
            &["interventional radiology", "ir"],
        ),
    ];
    const NO_TOPIC: [&str; 8] = [
        "general", "other", "misc", "core", "core a", "core b", "any", "none",
    ];
    let folded = super::fold::header(part);
    let known = TOPICS
        .iter()
        .find(|(_, words)| words.contains(&folded.as_str()));
    match known {
        Some((topic, _)) => Some((*topic).to_owned()),
        None if NO_TOPIC.contains(&folded.as_str()) || code(part).is_some() => None,
        None => Some(part.to_owned()),
    }
}

/// What a status says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    /// It is done.
    Yes,
    /// It is not, or it does not count.
    No,
}

/// Reads a status word.
pub(super) fn status(text: &str) -> Option<Done> {
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
    const NOT: [&str; 36] = [
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
    ];
    let folded = super::fold::header(text);
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
pub(super) fn paid_absence(text: &str) -> bool {
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
    let folded = super::fold::header(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |some: &[&str]| words.iter().any(|word| some.contains(word));
    has(&CODES) && !has(&["worked", "work", "wrk", "premium"])
}

/// Whether a header or a sheet's name speaks of patients.
pub(super) fn about_patients(folded: &str) -> bool {
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
