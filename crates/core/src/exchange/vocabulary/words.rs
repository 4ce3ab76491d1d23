//! What other people's sheets call the words of the facts format.

use super::super::fold::{header, same_word};
use super::Codes;

/// Words of other sheets for the words of the facts format, by field.
const WORDS: &[(&str, &str, &[&str])] = &[
    (
        "place",
        "remote",
        &[
            "remote",
            "work from home",
            "wfh",
            "fully remote",
            "home",
            "telework",
            "100 remote",
            "yes",
        ],
    ),
    (
        "place",
        "on_site",
        &[
            "on site",
            "onsite",
            "in office",
            "office",
            "in person",
            "in house",
            "no",
        ],
    ),
    (
        "place",
        "hybrid",
        &["hybrid", "partly remote", "partially remote"],
    ),
    (
        "found_through",
        "job_board",
        &[
            "job board",
            "indeed",
            "linkedin",
            "linked in",
            "ziprecruiter",
            "zip recruiter",
            "glassdoor",
            "monster",
            "careerbuilder",
            "indeed com",
            "job site",
            "aapc job board",
        ],
    ),
    (
        "found_through",
        "employer_site",
        &[
            "company website",
            "company site",
            "website",
            "career page",
            "careers page",
            "employer site",
            "employer website",
            "direct",
            "company",
        ],
    ),
    (
        "found_through",
        "person",
        &[
            "referral",
            "friend",
            "person",
            "referred",
            "coworker",
            "colleague",
            "family",
            "networking",
        ],
    ),
    (
        "found_through",
        "recruiter",
        &["recruiter", "agency", "staffing agency", "headhunter"],
    ),
    (
        "found_through",
        "school",
        &["school", "college", "instructor", "career services"],
    ),
    (
        "found_through",
        "association",
        &["association", "mahima", "ahima"],
    ),
    (
        "found_through",
        "chapter",
        &["chapter", "aapc chapter", "local chapter"],
    ),
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
pub(in super::super) fn word(
    field: &str,
    text: &str,
    allowed: &[String],
    codes: &Codes,
) -> Option<String> {
    let same = |allowed: &&String| same_word(allowed, text);
    if let Some(word) = allowed.iter().find(same) {
        return Some(word.clone());
    }
    let folded = header(text);
    let known = |folded: &str| {
        WORDS
            .iter()
            .filter(|(of, word, _)| *of == field && allowed.iter().any(|known| known == word))
            .find(|(_, _, texts)| texts.contains(&folded))
            .map(|(_, word, _)| (*word).to_owned())
    };
    // `AAPC membership`, `CPC exam fee`: whose it is stands beside what it is.
    let bare = || {
        let words = folded.split(' ').filter(|word| {
            let named = codes.issuer(word).is_some() || codes.code(word).is_some();
            !named && !matches!(*word, "fee" | "fees")
        });
        words.collect::<Vec<_>>().join(" ")
    };
    let found = known(&folded).or_else(|| known(&bare()));
    match field {
        // `Membership Renewal - Individual`: the longest of our words says what it was.
        "kind" => found.or_else(|| inside(&folded, allowed)),
        _ => found,
    }
}

/// The word of a kind whose text stands among others; the longest text decides.
fn inside(folded: &str, allowed: &[String]) -> Option<String> {
    let words: Vec<&str> = folded.split(' ').collect();
    let stands = |text: &str| {
        let parts: Vec<&str> = text.split(' ').collect();
        text.len() >= 4 && words.windows(parts.len()).any(|window| window == parts)
    };
    let of_kind = WORDS
        .iter()
        .filter(|(of, word, _)| *of == "kind" && allowed.iter().any(|known| known == word));
    let texts = of_kind.flat_map(|(_, word, texts)| texts.iter().map(move |text| (*text, *word)));
    let found = texts
        .filter(|(text, _)| stands(text))
        .max_by_key(|(text, _)| text.len());
    found.map(|(_, word)| word.to_owned())
}
