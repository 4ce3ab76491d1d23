//! Whether a text looks like a patient's chart, which does not belong in a logbook.

/// Words that stand on charts alone, each a sign by itself.
const CHARTS: &[&str] = &[
    "mrn",
    "medical record number",
    "medical record no",
    "medical record #",
    "med rec",
    "patient name",
    "patient id",
    "patient dob",
    "patient account",
    "patient's name",
    "name of patient",
    "admitting diagnosis",
    "discharge diagnosis",
    "chief complaint",
    "history of present illness",
    "attending physician",
    "admitting physician",
    "insured's name",
    "subscriber id",
    "member dob",
];

/// Words that charts and other papers have: two of them are a sign.
const OFTEN: &[&str] = &[
    "dob",
    "d.o.b",
    "date of birth",
    "patient",
    "pt",
    "diagnosis",
    "allergies",
    "medications",
    "vital signs",
    "blood pressure",
    "physical exam",
    "review of systems",
    "past medical history",
    "assessment and plan",
    "date of service",
    "dos",
    "admitted",
    "discharged",
    "operative report",
    "postoperative",
    "preoperative",
    "ssn",
    "social security",
    "year-old",
    "yo",
    "encounter",
];

/// Returns the words that make a text look like a chart; none where it does not.
///
/// A title may speak of patients ("Patient Safety in Coding"); a form names one.
pub fn signs(text: &str) -> Vec<&'static str> {
    let plain: String = text
        .to_lowercase()
        .chars()
        .map(|it| {
            if it.is_alphanumeric() || matches!(it, '.' | '#' | '\'' | '-') {
                it
            } else {
                ' '
            }
        })
        .collect();
    let words: Vec<&str> = plain
        .split_whitespace()
        .map(|it| it.trim_matches(['.', '-', '\'']))
        .collect();
    let stands = |phrase: &str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        words.windows(phrase.len()).any(|it| it == phrase)
    };
    let charts = CHARTS.iter().copied().filter(|it| stands(it));
    let often: Vec<&'static str> = OFTEN.iter().copied().filter(|it| stands(it)).collect();
    let mut signs: Vec<&'static str> = charts.collect();
    if !signs.is_empty() || often.len() >= 2 {
        signs.extend(often);
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_is_known_by_what_it_names() {
        for text in [
            "MRN: 0048213  Visit 3/2/2026",
            "Patient Name: J. Doe",
            "Patient: Doe, John\nDOB 01/02/1960",
            "58 year-old male admitted with sepsis",
            "Chief Complaint: chest pain",
        ] {
            assert!(!signs(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_certificate_that_speaks_of_patients_is_none() {
        for text in [
            "Patient Safety in the Revenue Cycle\nCertificate of Completion\n1.5 CEUs",
            "Outpatient CDI: From Query to Claim",
            "Diagnosis Coding for Inpatients. Awarded to Dana R. Whitfield on March 14, 2025",
            "Medical Record Documentation, AAPC Index MCI48213AC",
        ] {
            assert!(signs(text).is_empty(), "{text}: {:?}", signs(text));
        }
    }
}
