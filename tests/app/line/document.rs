//! The document of the command line is true: every line in it can be typed.

use std::path::Path;
use std::process::Command;

use crate::support::{Program, TODAY, ran};

/// The lines of the document's blocks for a shell.
fn lines() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/command-line.md");
    let document = std::fs::read_to_string(path).expect("the document");
    let blocks = document.split("```sh\n").skip(1);
    let blocks = blocks.map(|block| block.split("```").next().unwrap_or_default());
    blocks
        .flat_map(str::lines)
        .map(|line| line.replace(" ID", " mercy"))
        .collect()
}

#[test]
fn every_line_of_the_document_can_be_typed() {
    let program = Program::of_an_apprentice();
    program.add("position", r#"{"id":"harbor","employer":"Harbor Clinic"}"#);
    program.add("course", r#"{"title":"Anatomy","started_on":"2026-09-01"}"#);
    let pasted = "1.5 modifier 25 webinar nov 2\n2 auditing workshop nov 9\n";
    std::fs::write(program.home().join("credits.txt"), pasted).expect("a file beside");
    std::fs::write(program.home().join("scan.pdf"), "%PDF-1.7").expect("a file beside");
    let typed = lines();
    assert!(typed.len() > 10, "the document has its examples");
    for line in typed {
        // The shell calls this test's program, on this test's day, by its usual name.
        let named = format!("milepost() {{ \"$PROGRAM\" \"$@\" --as-of {TODAY}; }}\n{line}");
        let mut shell = Command::new("sh");
        shell.args(["-c", &named]).current_dir(program.home());
        shell.env("PROGRAM", env!("CARGO_BIN_EXE_milepost"));
        shell.env("MILEPOST_HOME", program.home());
        let ran = ran(shell.output().expect("there is a shell"));
        assert_eq!(
            ran.status, 0,
            "{line:?} stands in the document, but: {}",
            ran.err
        );
    }
}
