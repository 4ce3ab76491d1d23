//! Documents as a person asks for them: the packet of a cycle, and the draft of a letter.

use std::fs;

use serde_json::json;

use crate::support::Program;

/// A certificate in plain type: a PDF with one line each of what AAPC asks for.
fn certificate() -> Vec<u8> {
    let lines = [
        "Certificate of Completion",
        "This certifies that",
        "Maya Torres",
        "has completed",
        "Modifier 25 in the Office Visit",
        "Sponsored by: Meridian Coding Institute",
        "Date: November 2, 2026",
        "1.5 CEUs",
        "AAPC Index Number: MCI48951AC",
    ];
    let mut text = String::from("BT /F1 16 Tf 72 720 Td 30 TL\n");
    for line in lines {
        text.push_str(&format!("({line}) Tj T*\n"));
    }
    text.push_str("ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R\
         /Resources<</Font<</F1 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{text}\nendstream", text.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let mut pdf = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        pdf.push_str(&format!("{} 0 obj{object}endobj\n", at + 1));
    }
    let start = pdf.len();
    pdf.push_str("xref\n0 6\n0000000000 65535 f \n");
    for place in places {
        pdf.push_str(&format!("{place:010} 00000 n \n"));
    }
    pdf.push_str(&format!(
        "trailer<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
    ));
    pdf.into_bytes()
}

fn holds(pdf: &[u8], part: &str) -> bool {
    pdf.windows(part.len()).any(|it| it == part.as_bytes())
}

#[test]
fn a_packet_holds_the_certificates_and_says_what_is_missing() {
    let program = Program::of_an_apprentice();
    program.done(&["ceu", "1.5", "modifier 25 webinar", "nov", "2"]);
    program.done(&["ceu", "2", "wound repair", "nov", "9"]);
    let scan = program.home().join("scan.pdf");
    fs::write(&scan, certificate()).expect("writable");
    let scan = scan.display().to_string();
    program.done(&["evidence", "add", &scan, "--for", "modifier 25"]);

    let file = program.home().join("packet.pdf");
    let path = file.display().to_string();
    let said = program.refused(&["packet", "AAPC", &path]);
    assert!(said.contains("--name"), "whose it is must be said: {said}");
    let made = program.json(&["packet", "AAPC", &path, "--name", "Maya Torres"]);
    assert_eq!(made["format"], "milepost-document");
    assert_eq!(made["document"], "packet");
    assert_eq!(
        made["lacks"][0],
        "1 certificate missing, 2 CEU: wound repair. It’s named on its own page."
    );
    let pdf = fs::read(&file).expect("written");
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert!(holds(&pdf, "scan.pdf"), "the original goes along");
    assert_eq!(
        made["pages"],
        json!(4),
        "cover, credits, what is missing, one certificate"
    );
    let said = program.refused(&["packet", "AAPC", &path, "--name", "Maya Torres"]);
    assert!(said.contains("--force"), "{said}");
    program.done(&[
        "packet",
        "AAPC",
        &path,
        "--name",
        "Maya Torres",
        "--a4",
        "--force",
    ]);
}

#[test]
fn a_packet_of_no_such_cycle_names_those_that_there_are() {
    let program = Program::of_an_apprentice();
    let file = program.home().join("packet.pdf").display().to_string();
    let said = program.refused(&[
        "packet",
        "AAPC",
        &file,
        "--cycle",
        "1999-05-31",
        "--name",
        "Maya Torres",
    ]);
    assert!(said.contains("The cycles are:"), "{said}");
    assert!(!program.home().join("packet.pdf").exists());
}

#[test]
fn a_letter_is_drafted_for_the_position_that_is_meant() {
    let program = Program::of_an_apprentice();
    let file = program.home().join("letter.pdf");
    let path = file.display().to_string();
    let made = program.json(&[
        "letter",
        "mercy",
        &path,
        "--name",
        "Maya Torres",
        "--signer",
        "Denise Okafor",
        "--title",
        "Coding Supervisor",
        "--phone",
        "(978) 555-0142",
    ]);
    assert_eq!(made["document"], "letter");
    assert_eq!(made["pages"], 1, "a letter is one page");
    assert!(fs::read(&file).expect("written").starts_with(b"%PDF-1.7"));
    let said = program.refused(&["letter", "nowhere", &path, "--name", "Maya Torres"]);
    assert!(said.contains("nowhere"), "{said}");
}
