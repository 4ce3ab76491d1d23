//! Sheets in and out on the command line, and the issuer's page beside the logbook.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::support::{Program, ran, with_a_damaged};

const LOG: &str = "\
MY AAPC CEU LOG,,,
Date,Event / Title,Index #,CEUs
3/2/26,\"E/M pitfalls, part 1\",XX00001AA,1.5
3-14-26,Chapter meeting - Boston,XX00002BB,1
5/31/26,CMS MLN: Global surgery,n/a,1.0
,,Subtotal,3.5
";

fn file(program: &Program, name: &str, text: &str) -> String {
    let path = program.home().join(name);
    fs::write(&path, text).expect("the home can be written");
    path.display().to_string()
}

fn counts(answer: &Value) -> (i64, i64, i64, i64) {
    let count = |name: &str| answer["counts"][name].as_i64().expect("a number");
    (
        count("new"),
        count("same"),
        count("problem"),
        count("skipped"),
    )
}

#[test]
fn a_sheet_comes_in_once_and_undo_takes_all_of_it_back() {
    let program = Program::of_an_apprentice();
    let log = file(&program, "ceus.csv", LOG);
    let seen = program.json(&["import", &log, "--dry-run"]);
    assert_eq!(
        (&seen["format"], &seen["version"]),
        (&"milepost-import".into(), &1.into())
    );
    assert_eq!(seen["kind"], "credit");
    assert_eq!(
        counts(&seen),
        (3, 0, 0, 2),
        "a title and a subtotal stay out: {seen:#}"
    );
    assert!(
        program.facts("credits").is_empty(),
        "a dry run changes nothing"
    );
    assert_eq!(
        seen["effects"][0]["now"], 0,
        "what it would do to the cycle"
    );

    let said = program.done(&["import", &log]);
    assert!(said.contains("Imported 3 credits from ceus.csv"), "{said}");
    let credits = program.facts("credits");
    assert_eq!(credits.len(), 3);
    assert_eq!(credits[0]["title"], "E/M pitfalls, part 1");
    assert_eq!(credits[0]["index_number"], "XX00001AA");

    let again = program.json(&["import", &log]);
    assert_eq!(
        counts(&again),
        (0, 3, 0, 2),
        "the same file again adds nothing"
    );
    assert_eq!(again["done"], Value::Null);
    let undone = program.done(&["undo"]);
    assert!(undone.contains("import 3 credits"), "{undone}");
    assert!(
        program.facts("credits").is_empty(),
        "one undo takes all of it back"
    );
    let anew = program.json(&["import", &log, "--dry-run"]);
    assert_eq!(counts(&anew).0, 3, "and what it remembered of the rows");
}

#[test]
fn what_comes_in_says_what_it_does_for_the_a_before_it_does() {
    let program = Program::of_an_apprentice();
    let jobs = file(
        &program,
        "jobs.csv",
        "Employer,Title,Start date,End date,Hours per week,Assigns codes,Code sets\n\
         Harbor Clinic,Coder,1/6/2025,6/30/2025,40,yes,CPT; ICD-10-CM\n",
    );
    let seen = program.json(&["import", &jobs, "--as", "positions", "--dry-run"]);
    let months = &seen["removal"][0];
    let number = |name: &str| months[name].as_str().and_then(|it| it.parse::<i32>().ok());
    assert!(
        months["about"]
            .as_str()
            .is_some_and(|it| it.ends_with("months of coding work")),
        "{seen:#}"
    );
    assert!(number("then") > number("now"), "{months}");
    assert_eq!(months["required"], "24");

    let hours = file(
        &program,
        "hours.csv",
        "Date,Employer,Hours\n1/6/2025,Lakeside Imaging,8\n1/13/2025,Lakeside Imaging,7:45\n",
    );
    let seen = program.json(&["import", &hours, "--dry-run"]);
    let months = &seen["removal"][0];
    assert_eq!(
        months["now"], months["then"],
        "nobody said that it is coding work"
    );
    assert_ne!(
        months["up_to"],
        Value::Null,
        "and what it would be then is said: {seen:#}"
    );
    assert_eq!(seen["hours"][0]["then"], "15.75 h");
    let said = program.done(&["import", &hours, "--dry-run"]);
    assert!(said.contains("months of coding work"), "{said}");
    assert!(said.contains("Lakeside Imaging: 0 h → 15.75 h"), "{said}");
    assert!(
        program.facts("entries").is_empty(),
        "nothing came in by that"
    );
}

#[test]
fn sheets_with_the_same_columns_come_in_together_and_one_of_them_alone() {
    let program = Program::of_an_apprentice();
    let months = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/crates/sheets/tests/more/a-sheet-a-month.xlsx"
    );
    let whole = program.json(&["import", months, "--set", "position=Mercy", "--dry-run"]);
    assert_eq!(counts(&whole).0, 9, "{whole:#}");
    assert_eq!(whole["rows"][1]["sheet"], "Jan 2026");
    let one = [
        "import",
        months,
        "--sheet",
        "Feb 2026",
        "--set",
        "position=Mercy",
    ];
    let one = program.json(&one);
    assert_eq!((counts(&one).0, &one["sheet"]), (3, &"Feb 2026".into()));
    let rest = program.json(&["import", months, "--set", "position=Mercy"]);
    assert_eq!(
        (counts(&rest).0, counts(&rest).1),
        (6, 3),
        "what is there is the same"
    );
}

#[test]
fn hours_of_an_own_export_do_not_make_a_place_of_an_id() {
    let program = Program::of_an_apprentice();
    let hours = file(
        &program,
        "mine.csv",
        "Date,Employer,Hours\n1/6/2025,Harbor Clinic,8\n",
    );
    program.done(&["import", &hours]);
    let folder = program.home().join("out").display().to_string();
    program.done(&["export", "--csv", &folder]);
    let other = Program::of_an_apprentice();
    let rows = format!("{folder}/hours.csv");
    let seen = other.json(&["import", &rows, "--dry-run"]);
    assert_eq!(counts(&seen).2, 1, "{seen:#}");
    let problem = seen["rows"][0]["problem"].as_str().unwrap_or_default();
    assert!(
        problem.contains("bring in the sheet of positions first"),
        "{problem}"
    );
    other.done(&[
        "import",
        &format!("{folder}/positions.csv"),
        "--set",
        "update=take",
    ]);
    let seen = other.json(&["import", &rows]);
    assert_eq!(counts(&seen).0, 1, "{seen:#}");
}

#[test]
fn a_row_that_was_removed_stays_out_until_it_is_asked_for() {
    let program = Program::of_an_apprentice();
    let log = file(&program, "ceus.csv", LOG);
    program.done(&["import", &log]);
    let id = program.facts("credits")[1]["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    program.done(&["remove", "credit", &id]);
    let seen = program.json(&["import", &log]);
    assert_eq!(seen["counts"]["before"], 1);
    assert_eq!(program.facts("credits").len(), 2);
    program.done(&["import", &log, "--set", "before=take"]);
    assert_eq!(program.facts("credits").len(), 3);
}

#[test]
fn a_problem_refuses_the_whole_unless_it_is_left_out() {
    let program = Program::of_an_apprentice();
    let log = file(&program, "ceus.csv", &LOG.replace("3-14-26", "Apr 2026"));
    let said = program.refused(&["import", &log]);
    assert!(
        said.contains("row 4, Date") && said.contains("--skip-problems"),
        "{said}"
    );
    assert!(
        program.facts("credits").is_empty(),
        "nothing comes in by halves"
    );
    program.done(&["import", &log, "--skip-problems"]);
    assert_eq!(program.facts("credits").len(), 2);
}

#[test]
fn what_stays_out_can_be_saved_each_with_why() {
    let program = Program::of_an_apprentice();
    let log = LOG.replace("3-14-26", "Apr 2026");
    let log = log.replace("CMS MLN: Global surgery", "=SUM(1)");
    let log = file(&program, "ceus.csv", &log);
    let out = program.home().join("left out.csv");
    let path = out.display().to_string();
    program.done(&["import", &log, "--skip-problems", "--left-out", &path]);
    let text = fs::read_to_string(&out).expect("the file");
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "Date,Event / Title,Index #,CEUs,Why");
    assert_eq!(lines[1], "MY AAPC CEU LOG,,,,a title");
    assert!(
        lines[2].starts_with("Apr 2026,") && lines[2].contains("row 4, Date"),
        "{lines:?}"
    );
    assert_eq!(lines[3], ",,Subtotal,3.5,a total");
    assert_eq!(lines.len(), 4, "what came in isn't in it: {lines:?}");
    let said = program.refused(&["import", &log, "--dry-run", "--left-out", &path]);
    assert!(said.contains("is already there"), "{said}");
}

/// Every sheet of the tests: what the logbook would refuse is told before, and what came in once
/// comes in never again.
#[test]
fn every_sheet_of_the_tests_comes_in_and_comes_in_once() {
    let tests = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/sheets/tests");
    let folders = [tests.join("samples"), tests.join("more")];
    let mut sheets: Vec<_> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).expect("the folder"))
        .map(|it| it.expect("a file").path().display().to_string())
        .collect();
    sheets.sort();
    assert!(sheets.len() > 50, "all of them: {}", sheets.len());
    let program = Program::of_an_apprentice();
    for sheet in &sheets {
        let ask = |more: &[&str]| {
            let mut arguments = vec!["import", sheet.as_str()];
            arguments.extend_from_slice(more);
            program.json(&arguments)
        };
        let seen = ask(&["--skip-problems"]);
        for row in seen["rows"].as_array().expect("rows") {
            let problem = row["problem"].as_str().unwrap_or_default();
            assert!(!problem.contains("can't be shown"), "{sheet}: {problem}");
        }
        let again = ask(&["--dry-run"]);
        assert_eq!(again["counts"]["new"], 0, "{sheet}: {again:#}");
    }
}

#[test]
fn a_place_for_all_rows_is_made_along_with_them() {
    let program = Program::new();
    let hours = file(
        &program,
        "hours.csv",
        "Date,Hours,Description\n2026-05-27,1,Set up\n2026-05-28,1.17,Charts\n",
    );
    let said = program.refused(&["import", &hours]);
    assert!(said.contains("--set \"position=…\""), "it is asked: {said}");
    program.done(&["import", &hours, "--as", "hours", "--set", "position=Mercy"]);
    let positions = program.facts("positions");
    assert_eq!(positions[0]["employer"], "Mercy");
    assert_eq!(
        positions[0]["starts_on"], "2026-05-27",
        "from the first row's day"
    );
    let entries = program.facts("entries");
    assert_eq!(entries[0]["position"], positions[0]["id"]);
    assert_eq!(entries[1]["minutes"], 70);
    program.done(&["import", &hours, "--set", "position=Mercy"]);
    assert_eq!(program.facts("entries").len(), 2, "again adds nothing");
    program.done(&["undo"]);
    assert!(
        program.facts("positions").is_empty(),
        "the place goes with the rows"
    );
}

#[test]
fn the_columns_are_remembered() {
    let program = Program::of_an_apprentice();
    let odd = "Tag,Sache,Punkte\n2026-03-02,Kodierung ambulant,1.5\n2026-03-09,Audit im Team,2\n";
    let sheet = file(&program, "odd.csv", odd);
    let names = [
        "--set",
        "title-column=Sache",
        "--set",
        "completed_on-column=Tag",
    ];
    let mut line = vec![
        "import",
        &sheet,
        "--as",
        "credits",
        "--set",
        "amount-column=Punkte",
    ];
    line.extend(names);
    program.done(&line);
    let kept = program.json(&["import", "--mappings"]);
    assert_eq!(kept["mappings"][0]["name"], "odd");
    let next = file(&program, "next.csv", &odd.replace("2026-03", "2026-04"));
    let seen = program.json(&["import", &next, "--dry-run"]);
    assert_eq!(counts(&seen).0, 2);
    assert!(
        seen["said"][0]
            .as_str()
            .expect("it is said")
            .contains("odd"),
        "{seen:#}"
    );
    let by_name = program.json(&["import", &next, "--map", "odd", "--dry-run"]);
    assert_eq!(by_name["rows"], seen["rows"]);
    program.refused(&["import", &next, "--map", "no-such-mapping"]);
}

#[test]
fn bad_files_are_refused_in_one_sentence() {
    let program = Program::new();
    for (name, text, part) in [
        (
            "open.csv",
            "Date,Title\n2026-03-02,\"Modifier\n",
            "never closed",
        ),
        ("scan.pdf", "%PDF-1.7\n", "PDF"),
        ("empty.csv", "", "no rows"),
    ] {
        let path = file(&program, name, text);
        let said = program.refused(&["import", &path]);
        assert!(said.contains(part) && said.contains(name), "{said}");
    }
    program.refused(&["import", "no-such-file.csv"]);
    let ceus = file(&program, "ceus.csv", LOG);
    program.refused(&["import", &ceus, "--sheet", "Nowhere"]);
    program.refused(&["import", &ceus, "--set", "colour=blue"]);
}

#[test]
fn every_export_comes_back_without_loss() {
    let program = Program::of_an_apprentice();
    program.done(&["ceu", "1.5", "=SUM(A1) webinar", "mar", "2"]);
    program.done(&["log", "6.5h", "Mercy", "yesterday"]);
    let facts = program.json(&["export"]);
    let at = |name: &str| program.home().join(name).display().to_string();
    program.done(&["export", "--xlsx", &at("all.xlsx")]);
    program.done(&["export", "--everything", &at("all.zip")]);
    program.done(&["export", "--csv", &at("tables")]);
    program.done(&["export", &at("facts.json"), "--json"]);
    program.refused(&["export", "--xlsx", &at("all.xlsx")]);
    program.done(&["export", "--xlsx", &at("all.xlsx"), "--force"]);
    for name in ["all.xlsx", "all.zip", "facts.json"] {
        let other = Program::new();
        other.done(&["import", &at(name)]);
        assert_eq!(other.json(&["export"]), facts, "{name}");
        let again = other.json(&["import", &at(name)]);
        assert_eq!(again["counts"]["same"], again["counts"]["read"], "{name}");
    }
    let other = Program::new();
    for table in ["accounts", "credentials", "positions", "credits", "hours"] {
        let path = program.home().join("tables").join(format!("{table}.csv"));
        other.done(&["import", &path.display().to_string()]);
    }
    assert_eq!(
        other.json(&["export"]),
        facts,
        "the tables, one after the other"
    );
    let text = program.done(&["export", "--text"]);
    assert!(text.contains("6.5 h at Mercy Outpatient"), "{text}");
}

#[test]
fn an_export_can_be_of_a_span_and_a_kind() {
    let program = Program::of_an_apprentice();
    program.done(&["ceu", "1.5", "modifier", "25", "webinar", "mar", "2"]);
    program.done(&["ceu", "1", "E/M", "audit", "jun", "2"]);
    let folder = program.home().join("tables");
    let folder = folder.display().to_string();
    let answer = program.json(&[
        "export",
        "--csv",
        &folder,
        "--kind",
        "credits",
        "--from",
        "2026-05-01",
        "--to",
        "2026-12-31",
    ]);
    assert_eq!(answer["files"].as_array().map(Vec::len), Some(1));
    assert_eq!(answer["files"][0]["rows"], 1);
}

#[test]
fn an_edited_export_changes_its_own_rows_where_that_is_said() {
    let program = Program::of_an_apprentice();
    program.done(&["ceu", "1.5", "modifier", "25", "webinar", "mar", "2"]);
    let folder = program.home().join("tables");
    program.done(&[
        "export",
        "--csv",
        &folder.display().to_string(),
        "--kind",
        "credits",
    ]);
    let path = folder.join("credits.csv");
    let text = fs::read_to_string(&path).expect("it is there");
    fs::write(
        &path,
        text.replace("modifier 25 webinar", "Modifiers 25 and 59"),
    )
    .expect("edited");
    let path = path.display().to_string();
    let seen = program.json(&["import", &path]);
    assert_eq!(seen["counts"]["update"], 1);
    assert_eq!(
        program.facts("credits")[0]["title"],
        "modifier 25 webinar",
        "not without a word"
    );
    program.done(&["import", &path, "--set", "update=take"]);
    assert_eq!(program.facts("credits")[0]["title"], "Modifiers 25 and 59");
    program.done(&["undo"]);
    assert_eq!(program.facts("credits")[0]["title"], "modifier 25 webinar");
}

#[test]
fn a_paste_is_compared_and_accepted() {
    let program = Program::of_an_apprentice();
    program.done(&["ceu", "1.5", "modifier", "25", "webinar", "mar", "2"]);
    program.done(&["ceu", "1", "E/M", "audit", "jun", "2"]);
    let paste =
        "Date\tTitle\tCEUs\n3/2/2026\tModifier 25 Webinar\t1.5\n9/9/2026\tData governance\t2\n";
    let reconcile = |more: &[&str]| {
        let mut arguments = vec!["reconcile", "AAPC", "--json"];
        arguments.extend(more);
        let mut child = program
            .command(&arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut input = child.stdin.take().expect("it reads");
        input
            .write_all(paste.as_bytes())
            .expect("it takes the paste");
        drop(input);
        let done = ran(child.wait_with_output().expect("it ends"));
        assert_eq!(done.status, 0, "{done:?}");
        serde_json::from_str::<Value>(&done.out).expect("JSON")
    };
    let found = reconcile(&[]);
    let lists = ["both", "only_there", "only_here", "gone"];
    let numbers = lists.map(|list| found["compared"][list].as_array().map_or(0, Vec::len));
    assert_eq!(numbers, [1, 1, 1, 0], "{found:#}");
    assert_eq!(
        program.facts("credits").len(),
        2,
        "comparing changes nothing"
    );
    reconcile(&["--accept"]);
    let credits = program.facts("credits");
    assert_eq!(credits.len(), 3);
    assert_eq!(credits[0]["portal"][0]["state"], "entered");
    let again = reconcile(&["--accept"]);
    assert_eq!(again["done"], Value::Null, "accepted once");
    program.done(&["undo"]);
    assert_eq!(program.facts("credits").len(), 2, "one undo");
}

#[test]
fn a_sheet_of_applications_that_comes_again_brings_its_newer_stage_once() {
    let program = Program::new();
    let sheet = |name: &str, status: &str, on: &str| {
        let path = program.home().join(name);
        let text = format!(
            "Company,Role,Date Applied,Status,Last update\n\
             Mercy,Coder I,3/2/2026,{status},{on}\nTufts,Coder,3/16/2026,Applied,\n"
        );
        std::fs::write(&path, text).expect("writable");
        path.display().to_string()
    };
    let first = sheet("jobs.csv", "Applied", "");
    program.done(&["import", &first]);
    let newer = sheet("jobs-april.csv", "Rejected", "4/1/2026");
    program.done(&["import", &newer]);
    assert_eq!(program.facts("steps").len(), 2, "it is offered, not taken");
    program.done(&["import", &newer, "--set", "update=take"]);
    let steps = program.facts("steps");
    assert_eq!(steps.len(), 3);
    let last = steps.iter().find(|it| it["kind"] == "declined_by_them");
    assert_eq!(last.expect("the newer stage")["on"], "2026-04-01");
    assert_eq!(program.facts("applications").len(), 2, "none came twice");
    program.done(&["import", &newer, "--set", "update=take"]);
    assert_eq!(
        program.facts("steps").len(),
        3,
        "nothing is new a second time"
    );
    program.done(&["undo"]);
    assert_eq!(program.facts("steps").len(), 2, "one undo takes it back");
}

#[test]
fn what_can_still_be_read_of_a_damaged_file_is_written_and_the_rest_is_named() {
    let program = Program::of_an_apprentice();
    program.done(&["ceu", "1", "E/M pitfalls", "nov", "2"]);
    program.done(&["backup"]);
    let copies = fs::read_dir(program.home().join("backups")).expect("a folder");
    let copy = copies.flatten().next().expect("a copy").path();
    let logbook = program.home().join("logbook.milepost");
    fs::write(&logbook, with_a_damaged("credits", &copy)).expect("writable");
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{ending}", logbook.display()));
    }

    let said = program.refused(&["status"]);
    assert!(
        said.contains("is damaged") && said.contains("restore latest"),
        "{said}"
    );
    let out = program.home().join("out");
    let folder = out.display().to_string();
    let said = program.done(&["export", "--csv", &folder]);
    assert!(
        said.contains("Not exported: some of the credits lie in a damaged part."),
        "{said}"
    );
    let places = fs::read_to_string(out.join("positions.csv")).expect("the places are there");
    assert!(places.contains("Mercy"), "{places}");
}
