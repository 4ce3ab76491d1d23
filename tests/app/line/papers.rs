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

/// A certificate, in a file of the home.
fn scan_of(program: &Program, name: &str) -> String {
    let scan = program.home().join(name);
    fs::write(&scan, certificate()).expect("writable");
    scan.display().to_string()
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

#[test]
fn certificates_become_credits_and_what_asks_is_only_kept() {
    let program = Program::of_an_apprentice();
    let scan = scan_of(&program, "scan.pdf");
    let before = program.facts("credits").len();
    let said = program.json(&["evidence", "add", &scan, "--credits"]);
    assert_eq!(
        said["files"][0]["became"], "kept",
        "a number is compared first"
    );
    let says = said["files"][0]["says"].as_str().expect("words");
    assert!(says.contains("MCI48951AC"), "{says}");
    assert_eq!(program.facts("credits").len(), before);

    let said = program.json(&["evidence", "add", &scan, "--credits", "--confirmed"]);
    assert_eq!(said["files"][0]["became"], "credit");
    let credits = program.facts("credits");
    assert_eq!(credits.len(), before + 1);
    let made = credits
        .iter()
        .find(|it| it["id"] == said["files"][0]["credit"])
        .expect("the new credit");
    assert_eq!(made["index_number"], "MCI48951AC");
    assert_eq!(made["completed_on"], "2026-11-02");
    assert_eq!(made["certificate_held"], true);
    let evidence = program.facts("evidence");
    assert_eq!(
        evidence.len(),
        1,
        "the file that was kept, and no second one"
    );
    assert_eq!(evidence[0]["belongs_to"][0]["id"], made["id"]);

    let again = program.json(&["evidence", "add", &scan, "--credits", "--confirmed"]);
    assert_eq!(again["files"][0]["became"], "known");
    program.done(&["undo"]);
    assert_eq!(program.facts("credits").len(), before, "one change");
}

#[test]
fn a_credit_that_its_certificate_contradicts_is_to_look_at() {
    let program = Program::of_an_apprentice();
    let scan = scan_of(&program, "scan.pdf");
    program.done(&["evidence", "add", &scan, "--credits", "--confirmed"]);
    let messages = |program: &Program| -> Vec<String> {
        let status = program.json(&["status"]);
        let problems = status["problems"].as_array().expect("problems").clone();
        problems
            .iter()
            .filter_map(|it| it["message"].as_str().map(str::to_owned))
            .filter(|it| it.starts_with("Certificate of"))
            .collect()
    };
    assert!(
        messages(&program).is_empty(),
        "it says what the credit says"
    );
    let credit = program.facts("credits");
    let id = credit.last().expect("the credit")["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    program.done(&["change", "credit", &id, r#"{"completed_on":"2026-11-12"}"#]);
    let said = messages(&program);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("Nov 2, 2026") && said[0].contains("Nov 12, 2026"));
    let why = program.done(&["why", "Modifier 25 in the Office Visit"]);
    assert!(why.contains("Certificate, date"), "{why}");
}

#[test]
fn a_sheet_a_list_and_an_annex_are_made_by_command() {
    let program = Program::of_an_apprentice();
    let name = ["--name", "Maya Torres"];
    let made = |document: &str, arguments: &[&str]| {
        let file = program.home().join(format!("{document}.pdf"));
        let path = file.display().to_string();
        let mut all = arguments.to_vec();
        all.push(&path);
        all.extend(name);
        let said = program.json(&all);
        assert_eq!(said["document"], document);
        assert!(fs::read(&file).expect("written").starts_with(b"%PDF-1.7"));
    };
    program.done(&["log", "6.5h", "mercy", "yesterday"]);
    program.done(&["ceu", "1.5", "modifier 25 webinar", "nov", "2"]);
    made("sheet", &["sheet", "mercy"]);
    made("credits", &["credits"]);
    made("annex", &["annex"]);
    let file = program.home().join("odd.pdf").display().to_string();
    let asked = [
        "sheet",
        "mercy",
        &file,
        "--from",
        "2026-02-02",
        "--to",
        "2026-01-01",
    ];
    let said = program.refused(&[&asked[..], &name[..]].concat());
    assert!(said.contains("is after"), "{said}");
    let asked = [
        "sheet",
        "mercy",
        &file,
        "--from",
        "1999-01-01",
        "--to",
        "1999-01-31",
    ];
    let said = program.refused(&[&asked[..], &name[..]].concat());
    assert!(said.contains("no hours at"), "{said}");
}
