//! The hours of one position as a spreadsheet, for a supervisor to confirm or a
//! letter to be written from: CSV that opens right in a spreadsheet program.

use std::fmt::Write as _;

use milepost_core::facts::{CodeSet, Entry};

/// So that a spreadsheet program reads the text as UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The hours by day, with ISO dates, decimal hours, and what is only planned marked so.
pub fn csv(entries: &[Entry]) -> String {
    let mut sheet = String::from(BYTE_ORDER_MARK);
    sheet.push_str("Date,Hours,State,Code sets,Specialty,Encounters,Note\r\n");
    for entry in entries {
        let hundredths = (entry.minutes * 100 + 30) / 60;
        let state = if entry.planned { "planned" } else { "worked" };
        let sets: Vec<&str> = entry.code_sets.iter().copied().map(name_of).collect();
        let encounters = entry.encounters.map(|it| it.to_string());
        // Writing to a text cannot fail.
        let _ = write!(
            sheet,
            "{},{}.{:02},{state},{},{},{},{}\r\n",
            entry.date,
            hundredths / 100,
            hundredths % 100,
            cell(&sets.join(", ")),
            cell(entry.specialty.as_deref().unwrap_or_default()),
            encounters.as_deref().unwrap_or_default(),
            cell(entry.note.as_deref().unwrap_or_default()),
        );
    }
    sheet
}

/// A typed text as one cell. What a spreadsheet program would take for a formula
/// begins with an apostrophe, so that it stays text.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

const fn name_of(set: CodeSet) -> &'static str {
    match set {
        CodeSet::Cpt => "CPT",
        CodeSet::Icd10Cm => "ICD-10-CM",
        CodeSet::Icd10Pcs => "ICD-10-PCS",
        CodeSet::HcpcsLevel2 => "HCPCS Level II",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_day_and_typed_text_stays_text() {
        let entry = Entry {
            date: "2026-11-20".parse().expect("a day"),
            minutes: 390,
            code_sets: vec![CodeSet::Cpt, CodeSet::Icd10Cm],
            specialty: Some("Radiology".to_owned()),
            encounters: Some(24),
            note: Some("two \"odd\" ones\nto ask".to_owned()),
            ..Entry::default()
        };
        let planned = Entry {
            date: "2026-11-24".parse().expect("a day"),
            minutes: 20,
            planned: true,
            note: Some("=HYPERLINK(\"x\")".to_owned()),
            ..Entry::default()
        };
        let expected = "\u{feff}Date,Hours,State,Code sets,Specialty,Encounters,Note\r\n\
            2026-11-20,6.50,worked,\"CPT, ICD-10-CM\",Radiology,24,\"two \"\"odd\"\" ones\nto ask\"\r\n\
            2026-11-24,0.33,planned,,,,\"'=HYPERLINK(\"\"x\"\")\"\r\n";
        assert_eq!(csv(&[entry, planned]), expected);
    }
}
