//! Bringing in what a person has, called as the page calls it.

use milepost_logbook::Applied;
use serde_json::{Value, json};

use crate::support::{Window, program_on};

const LOG: &str = "Date\tEvent / Title\tSponsor\tIndex #\tCEUs\n\
    3/2/2026\tE/M pitfalls, part 1\tAAPC\tXX00001AA\t1.5\n\
    4/11/2026\tChapter meeting, Boston\tAAPC Boston\tXX00002BB\t1\n\
    Apr 2026\tHealthcare quiz\tAAPC\tXX00003CC\t1\n\
    \t\t\tSubtotal\t3.5\n";

fn paste(window: &Window, text: &str) -> Value {
    window.ask("paste_import", json!({ "html": null, "text": text }))
}

fn counts(shown: &Value) -> [i64; 8] {
    let names = [
        "read", "new", "same", "like", "before", "update", "problem", "skipped",
    ];
    names.map(|name| shown["counts"][name].as_i64().expect("a number"))
}

fn rows(window: &Window) -> Vec<Value> {
    window.ask(
        "import_rows",
        json!({ "only": null, "from": 0, "limit": 100 }),
    )
}

fn ask(set: &[(&str, &str)], choices: &[(u32, &str)]) -> Value {
    let set: Vec<Value> = set
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    let choices: Vec<Value> = choices
        .iter()
        .map(|(at, choice)| json!({ "at": at, "choice": choice }))
        .collect();
    json!({ "ask": { "kind": null, "sheet": null, "set": set, "choices": choices } })
}

#[test]
fn a_paste_is_shown_mended_and_brought_in_as_one_change() {
    let window = Window::of_an_apprentice();
    let shown = paste(&window, LOG);
    assert_eq!(counts(&shown), [4, 2, 0, 0, 0, 0, 1, 1], "{shown:#}");
    assert_eq!(shown["verb"], "Import 2 credits");
    assert_eq!(shown["stays"], "2 of 4 rows stay out");
    let seen = rows(&window);
    let wrong = &seen[2];
    assert_eq!(wrong["state"], "problem");
    assert_eq!(wrong["cells"][0]["text"], "Apr 2026");
    assert_eq!(
        wrong["cells"][0]["wrong"], true,
        "the cell that is to be written anew"
    );
    let column = &wrong["cells"][0]["column"];
    let mended: Value = window.ask(
        "import_retype",
        json!({ "cell": { "at": 2, "column": column, "text": "4/18/2026" } }),
    );
    assert_eq!(counts(&mended), [4, 3, 0, 0, 0, 0, 0, 1]);
    assert_eq!(rows(&window)[2]["cells"][0]["text"], "Apr 18, 2026");

    let applied: Applied = window.ask("import_commit", json!({}));
    assert_eq!(applied.label, "Imported 3 credits");
    let credits: Vec<Value> = window.ask("credits", json!({}));
    assert_eq!(credits.len(), 3);
    let refusal = window.refused("import_commit", json!({}));
    assert!(
        refusal["message"]
            .as_str()
            .is_some_and(|it| it.contains("nothing to import")),
        "a second Enter brings nothing in twice: {refusal}"
    );
    let _: Applied = window.ask("undo", json!({}));
    let credits: Vec<Value> = window.ask("credits", json!({}));
    assert!(credits.is_empty(), "one undo takes all of it back");
}

#[test]
fn a_row_that_is_like_mine_fills_what_is_empty_there_and_nothing_else() {
    let window = Window::of_an_apprentice();
    let mine = json!({ "operation": { "operation": "add", "with": { "kind": "credit", "fact": {
        "id": "", "title": "Denials and appeals", "completed_on": "2026-06-03", "amount": 1.0, "sponsor": "My chapter",
    }}}});
    let _: Applied = window.ask("apply", mine);
    let text = "Date\tTitle\tSponsor\tIndex #\tCEUs\n6/4/2026\tDenials & appeals\tAAPC Boston\tXX00009ZZ\t1\n6/24/2026\tModifiers\tAAPC\t\t1\n";
    let shown = paste(&window, text);
    assert_eq!(counts(&shown), [2, 1, 0, 1, 0, 0, 0, 0]);
    let seen = rows(&window);
    assert_eq!(
        seen[0]["comes"], false,
        "what is like mine stays out by itself"
    );
    assert_eq!(seen[0]["fills"], "index number");
    assert_eq!(seen[0]["yours"][1], "Denials and appeals");
    let filled: Value = window.ask("import_look", ask(&[], &[(0, "fill")]));
    assert_eq!(counts(&filled), [2, 1, 0, 0, 0, 1, 0, 0]);
    assert_eq!(filled["verb"], "Import 1 credit, change 1");
    let _: Applied = window.ask("import_commit", json!({}));
    let credits: Vec<Value> = window.ask("credits", json!({}));
    let mine = credits
        .iter()
        .find(|it| it["title"] == "Denials and appeals");
    let mine = mine.expect("the title stays mine");
    assert_eq!(mine["completed_on"], "2026-06-03", "the day stays mine");
    assert_eq!(mine["sponsor"], "My chapter", "what isn't empty stays");
    assert_eq!(mine["index_number"], "XX00009ZZ");
}

#[test]
fn what_the_person_says_changes_what_would_come_in_and_nothing_else() {
    let window = Window::of_an_apprentice();
    let text = "Date\tTitle\tCEUs\n3/2/2026\tE/M pitfalls\t1.5\n5/4/2026\tModifiers\t1\n";
    let shown = paste(&window, text);
    let order = &shown["questions"][0];
    assert_eq!(
        (&order["name"], &order["chosen"]),
        (&json!("date-order"), &json!("mdy"))
    );
    assert_eq!(rows(&window)[0]["cells"][0]["text"], "Mar 2, 2026");
    let _: Value = window.ask("import_look", ask(&[("date-order", "dmy")], &[]));
    assert_eq!(rows(&window)[0]["cells"][0]["text"], "Feb 3, 2026");
    let left: Value = window.ask("import_look", ask(&[], &[(1, "skip")]));
    assert_eq!(counts(&left), [2, 1, 0, 0, 0, 0, 0, 1]);
    let ignored: Value = window.ask("import_look", ask(&[("ignored-column", "CEUs")], &[]));
    assert_eq!(
        counts(&ignored),
        [2, 0, 0, 0, 0, 0, 2, 0],
        "no column gives the amount"
    );
    let refusal = window.refused("import_look", ask(&[("amount-column", "Nothing")], &[]));
    assert!(
        refusal["message"]
            .as_str()
            .is_some_and(|it| it.contains("no column Nothing"))
    );
    let shown: Value = window.ask("import_shown", json!({}));
    assert_eq!(counts(&shown)[0], 2, "what was seen before stays");
    let credits: Vec<Value> = window.ask("credits", json!({}));
    assert!(credits.is_empty(), "looking stores nothing");
}

#[test]
fn several_dropped_files_come_in_one_after_the_other() {
    let window = Window::of_an_apprentice();
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    };
    let app_state = program_on(window.home());
    let open = || app_state.import_shown().expect("no refusal");
    let place = app_state
        .receive_sheets(vec![
            file("first.tsv", "Date\tTitle\tCEUs\n3/20/2026\tOne\t1\n"),
            file("photo.pdf", "%PDF-1.7 and no sheet"),
            file("third.tsv", "Date\tTitle\tCEUs\n3/21/2026\tThree\t1\n"),
        ])
        .expect("the first is a sheet");
    assert_eq!(place, "import");
    let shown = open().expect("the first file");
    assert_eq!(shown.name, "first.tsv");
    assert_eq!(shown.turn.as_deref(), Some("File 1 of 3; next: photo.pdf"));
    app_state.import_commit().expect("it comes in");
    let refusal = app_state.import_shown().expect_err("why one can't come in");
    assert!(refusal.message.contains("photo.pdf"), "{refusal}");
    let shown = open().expect("the third file");
    assert_eq!(
        (shown.name.as_str(), shown.turn.as_deref()),
        ("third.tsv", Some("File 3 of 3"))
    );
    app_state.import_leave();
    assert!(open().is_none(), "nothing waits anymore");
    let credits = app_state
        .read(|logbook| logbook.facts())
        .expect("the facts")
        .credits;
    assert_eq!(credits.len(), 1, "what was let go of did not come in");
}

#[test]
fn a_dropped_file_goes_to_its_place_by_what_is_in_it() {
    let window = Window::of_an_apprentice();
    let folder = tempfile::tempdir().expect("a folder");
    let sheet = folder.path().join("ceus.milepost");
    std::fs::write(&sheet, LOG).expect("a file");
    let app_state = program_on(window.home());
    assert_eq!(app_state.receive(&sheet).expect("a sheet"), "import");
    let shown = app_state
        .import_shown()
        .expect("no refusal")
        .expect("a sheet");
    assert_eq!(shown.name, "ceus.milepost");
    let copy = folder.path().join("copy.csv");
    std::fs::copy(window.home().join("logbook.milepost"), &copy).expect("a copy");
    let place = app_state.receive(&copy).expect("a copy");
    assert!(place.starts_with("safety?copy="), "{place}");
    let refusal = app_state
        .receive(&folder.path().join("gone.csv"))
        .expect_err("no file");
    assert!(refusal.message.contains("gone.csv"), "{refusal}");
}

#[test]
fn a_page_is_compared_and_accepted_as_the_person_says() {
    let window = Window::of_an_apprentice();
    paste(&window, LOG);
    let _: Applied = window.ask("import_commit", json!({}));
    let page = |left_out: &[u32], taken: &[&Value]| {
        json!({ "page": { "issuer": "AAPC", "html": null, "left_out": left_out, "taken": taken,
            "text": "Date\tTitle\tIndex\tCEUs\n3/2/2026\tE/M pitfalls, part 1\tXX00001AA\t1.0\n7/9/2026\tGlobal surgery\tXX00007GG\t2\n" } })
    };
    let seen: Value = window.ask("compare_page", page(&[], &[]));
    assert_eq!(seen["both"][0]["differs"], true, "{seen:#}");
    assert_eq!(seen["only_there"][0]["title"], "Global surgery");
    assert_eq!(seen["only_here"][0]["to_enter"][0]["label"], "Index number");
    assert_eq!(seen["verb"], "Accept 1, add 1");
    let id = seen["both"][0]["id"].clone();
    let seen: Value = window.ask("compare_page", page(&[0], &[&id]));
    assert_eq!(seen["verb"], "Accept 1");
    let _: Applied = window.ask("accept_page", page(&[0], &[&id]));
    let credits: Vec<Value> = window.ask("credits", json!({}));
    assert_eq!(credits.len(), 2, "what was left out did not come in");
    let taken = credits
        .iter()
        .find(|it| it["id"] == id)
        .expect("the credit");
    assert_eq!(taken["amount"], 1.0, "theirs, as the person said");
    assert_eq!(taken["portal"][0]["state"], "entered");
    let nothing = json!({ "page": { "issuer": "AAPC", "html": null, "left_out": [], "taken": [], "text": "hello" } });
    let refusal = window.refused("compare_page", nothing);
    assert!(
        refusal["message"]
            .as_str()
            .is_some_and(|it| it.contains("no credits were found"))
    );
}
