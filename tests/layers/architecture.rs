//! The arrows of the layout: `ui -> bindings -> src-tauri -> crates/logbook -> crates/core`.
//! Each test reads the source tree and fails on what must not be there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// All that the pure core may depend on. A new name here is a decision: say why in docs/adr.
const CORE_MAY_USE: &[&str] = &[
    "chrono",
    "schemars",
    "serde",
    "serde_json",
    "serde_path_to_error",
    "specta",
    "rustc-hash",
    "similar",
    "strsim",
    "thiserror",
    "toml",
];

/// What opens files, windows, sockets or databases, and so must not be reachable from the core.
const NEVER_BELOW_THE_LOGBOOK: &[&str] = &["rusqlite", "libsqlite3-sys"];
/// What belongs to the shell alone.
const NEVER_BELOW_THE_SHELL: &[&str] = &["tauri", "wry", "tao", "tokio", "reqwest"];

#[test]
fn the_core_depends_on_its_allow_list_and_nothing_else() {
    let found = direct_dependencies("milepost-core");
    let surplus: Vec<_> = found
        .iter()
        .filter(|name| !CORE_MAY_USE.contains(&name.as_str()))
        .collect();
    assert!(
        surplus.is_empty(),
        "crates/core is pure; these are not on its list: {surplus:?}"
    );
}

#[test]
fn the_logbook_depends_on_the_core_and_never_on_the_shell() {
    let found = direct_dependencies("milepost-logbook");
    assert!(
        found.contains("milepost-core"),
        "the logbook stores the core's facts"
    );
    for name in ["tauri", "milepost", "clap"] {
        assert!(
            !found.contains(name),
            "crates/logbook must not know {name}: that arrow points back"
        );
    }
}

#[test]
fn the_sheets_depend_on_the_core_and_on_no_other_of_ours() {
    let found = direct_dependencies("milepost-sheets");
    assert!(
        found.contains("milepost-core"),
        "the sheets fill the core's tables"
    );
    for name in ["milepost-logbook", "milepost", "rusqlite", "tauri", "clap"] {
        assert!(!found.contains(name), "crates/sheets must not know {name}");
    }
}

#[test]
fn the_documents_depend_on_the_core_and_parse_no_foreign_file() {
    let found = direct_dependencies("milepost-documents");
    assert!(
        found.contains("milepost-core"),
        "what a document says comes from the core"
    );
    for name in ["milepost-logbook", "milepost", "rusqlite", "tauri", "clap"] {
        assert!(
            !found.contains(name),
            "crates/documents must not know {name}"
        );
    }
    let reachable = LockFile::read().reachable_from("milepost-documents");
    for name in ["hayro", "hayro-syntax", "hayro-write", "tiff"] {
        assert!(
            !reachable.contains(name),
            "{name} parses foreign files: milepost-reader alone does"
        );
    }
}

#[test]
fn packs_know_nothing_of_ours() {
    let found = direct_dependencies("milepost-pack");
    let ours: Vec<_> = found
        .iter()
        .filter(|it| it.starts_with("milepost"))
        .collect();
    assert!(
        ours.is_empty(),
        "crates/pack only writes and reads files: {ours:?}"
    );
}

#[test]
fn the_rule_packs_depend_on_the_core_and_on_no_other_of_ours() {
    let found = direct_dependencies("milepost-rulepacks");
    assert!(
        found.contains("milepost-core"),
        "a pack gives the core's rulebook"
    );
    for name in ["milepost-logbook", "milepost", "tauri", "clap", "minisign"] {
        assert!(
            !found.contains(name),
            "crates/rulepacks must not know {name}"
        );
    }
}

#[test]
fn what_reads_foreign_files_is_in_no_other_program() {
    let lock = LockFile::read();
    for package in [
        "milepost",
        "milepost-logbook",
        "milepost-sheets",
        "milepost-core",
    ] {
        let reachable = lock.reachable_from(package);
        for name in ["milepost-reader", "hayro", "rten", "tiff"] {
            assert!(
                !reachable.contains(name),
                "{package} reaches {name}: a foreign file is parsed in milepost-reader alone"
            );
        }
    }
}

#[test]
fn only_one_folder_decides_which_rules_are_in_use() {
    let deciding = root().join("src-tauri/src/rules");
    let taken = ["Rulebook::embedded", "Rulebook::built_in", "Pack::read("];
    let mut found = Vec::new();
    for folder in ["src-tauri/src", "crates/logbook/src", "crates/sheets/src"] {
        found.extend(lines_with(&root().join(folder), &["rs"], &taken));
    }
    found.retain(|place| !place.file.starts_with(&deciding));
    // A logbook is judged by the program's own rules until others are set; without any home
    // there is nothing kept.
    let apart = ["crates/logbook/src/logbook.rs", "src-tauri/src/cli/mod.rs"];
    found.retain(|place| !apart.iter().any(|it| place.file == root().join(it)));
    assert!(
        found.is_empty(),
        "the rules in use are the logbook's, or `rules::in_use`: {found:#?}"
    );
}

#[test]
fn no_delivered_program_trusts_other_keys() {
    let mut found = lines_with(&root().join("src-tauri/src"), &["rs"], &["trust("]);
    found.retain(|place| !place.text.contains("pub fn trust("));
    assert!(
        found.is_empty(),
        "only examples, which are never delivered, set trusted keys: {found:#?}"
    );
}

#[test]
fn the_reader_opens_nothing() {
    let forbidden = ["std::fs", "std::net", "std::process::Command", "File::"];
    let found = lines_with(&root().join("crates/reader/src"), &["rs"], &forbidden);
    assert!(
        found.is_empty(),
        "bytes go in and answers come out; files and sockets are the shell's: {found:#?}"
    );
}

#[test]
fn nothing_forbidden_is_reachable_from_the_crates() {
    let lock = LockFile::read();
    for (package, forbidden) in [
        ("milepost-core", NEVER_BELOW_THE_LOGBOOK),
        ("milepost-core", NEVER_BELOW_THE_SHELL),
        ("milepost-logbook", NEVER_BELOW_THE_SHELL),
        ("milepost-rulepacks", NEVER_BELOW_THE_LOGBOOK),
        ("milepost-rulepacks", NEVER_BELOW_THE_SHELL),
        ("milepost-sheets", NEVER_BELOW_THE_LOGBOOK),
        ("milepost-sheets", NEVER_BELOW_THE_SHELL),
        ("milepost-documents", NEVER_BELOW_THE_LOGBOOK),
        ("milepost-documents", NEVER_BELOW_THE_SHELL),
        ("milepost-pack", NEVER_BELOW_THE_LOGBOOK),
        ("milepost-pack", NEVER_BELOW_THE_SHELL),
        ("milepost-reader", NEVER_BELOW_THE_LOGBOOK),
        ("milepost-reader", NEVER_BELOW_THE_SHELL),
    ] {
        let reachable = lock.reachable_from(package);
        for name in forbidden {
            assert!(
                !reachable.contains(*name),
                "{package} reaches {name} through its dependencies"
            );
        }
    }
}

#[test]
fn only_the_backend_folder_of_the_window_knows_tauri() {
    let backend = root().join("ui/src/lib/backend");
    let forbidden = ["@tauri-apps/", "backend/bindings", "__TAURI"];
    let found = lines_with(&root().join("ui/src"), &["ts", "js", "svelte"], &forbidden)
        .into_iter()
        .filter(|place| !place.file.starts_with(&backend))
        .collect::<Vec<_>>();
    assert!(
        found.is_empty(),
        "the rest of the window goes through ui/src/lib/backend/index.ts: {found:#?}"
    );
}

#[test]
fn no_date_in_the_window_is_an_instant() {
    let forbidden = ["new Date(", "Date.now(", "Date.parse(", "toISOString("];
    let found = lines_with(&root().join("ui/src"), &["ts", "svelte"], &forbidden);
    assert!(
        found.is_empty(),
        "a civil date that passes through a JavaScript Date is a day off in some time zone: {found:#?}"
    );
}

#[test]
fn no_style_stands_as_text_in_the_page() {
    let mut found = lines_with(&root().join("ui/src"), &["svelte"], &[" style=\""]);
    found.retain(|place| !place.text.contains('{'));
    assert!(
        found.is_empty(),
        "the content security policy refuses such a style; use a class or `style:`: {found:#?}"
    );
}

/// Saved as if nothing had been typed, a day that isn't read is lost without a word.
#[test]
fn every_date_field_tells_its_form_of_a_day_that_is_not_read() {
    // Its two days must be there, and it says so.
    const NEEDED: &str = "FillRangeForm.svelte";
    let mut silent = Vec::new();
    let mut fields = 0;
    for file in files_below(&root().join("ui/src")) {
        if file.extension().is_none_or(|it| it != "svelte") || file.ends_with(NEEDED) {
            continue;
        }
        let text = read(&file);
        for field in text.split("<DateField").skip(1) {
            let field = field.split("/>").next().unwrap_or_default();
            let heard = ["bind:problem", "onchange="].iter();
            fields += 1;
            if !heard.clone().any(|it| field.contains(it)) {
                silent.push((file.clone(), field.to_owned()));
            }
        }
    }
    assert!(fields > 30, "the fields were found");
    assert!(silent.is_empty(), "bind the problem: {silent:#?}");
}

#[test]
fn only_one_file_reads_the_clock() {
    let clock = root().join("src-tauri/src/clock.rs");
    let forbidden = [
        "Utc::now",
        "Local::now",
        "SystemTime::now",
        "Instant::now",
        "now_v7()",
        "date('now'",
        "datetime('now'",
        "CURRENT_TIMESTAMP",
        "CURRENT_DATE",
    ];
    let mut found = Vec::new();
    for folder in [
        "crates/core/src",
        "crates/logbook/src",
        "crates/documents/src",
        "crates/rulepacks/src",
        "crates/sheets/src",
        "crates/reader/src",
        "src-tauri/src",
    ] {
        found.extend(lines_with(&root().join(folder), &["rs", "sql"], &forbidden));
    }
    found.retain(|place| place.file != clock);
    assert!(
        found.is_empty(),
        "time enters as an argument; only src-tauri/src/clock.rs asks the clock: {found:#?}"
    );
}

/// Names of days to which something is due, and of the day of the question.
const DUE_DAYS: [&str; 7] = [
    "due_on",
    "closes_on",
    "sat_on",
    "answer_by",
    "sit_by",
    "dueOn",
    "step.by",
];
const DAYS_OF_THE_QUESTION: [&str; 4] = ["today", "as_of", "asOf", "now.date"];
const COMPARISONS: [&str; 7] = [
    " < ",
    " > ",
    " <= ",
    " >= ",
    "days_between(",
    "daysBetween(",
    ".cmp(",
];

#[test]
fn only_the_list_of_what_is_due_compares_a_due_day_with_today() {
    // The judges' one door says whether a day has come; it names no due day.
    let apart =
        ["obligations", "judging/today.rs"].map(|it| root().join("crates/core/src").join(it));
    let mut found = Vec::new();
    for folder in [
        "crates/core/src",
        "crates/logbook/src",
        "src-tauri/src",
        "ui/src",
    ] {
        let places = lines_with(&root().join(folder), &["rs", "ts", "svelte"], &DUE_DAYS);
        found.extend(places.into_iter().filter(|place| {
            let read_only = !apart.iter().any(|it| place.file.starts_with(it));
            let has = |words: &[&str]| words.iter().any(|word| place.text.contains(word));
            read_only && has(&DAYS_OF_THE_QUESTION) && has(&COMPARISONS)
        }));
    }
    found.retain(|place| !place.file.to_string_lossy().contains(".test."));
    assert!(
        found.is_empty(),
        "what is due is said once, in crates/core/src/obligations: {found:#?}"
    );
}

#[test]
fn judges_ask_one_door_whether_a_day_has_come() {
    // Whatever the name of the day: none is compared with that of the question in a judge, a
    // problem, an answer, a question or on the road.
    let core = root().join("crates/core/src");
    let judges = [
        "coursework.rs",
        "credentials.rs",
        "exams.rs",
        "first_reports.rs",
        "issuers",
        "judging",
        "overview",
        "passing.rs",
        "problems",
        "removal",
    ];
    let door = core.join("judging/today.rs");
    assert!(read(&door).contains("self.as_of"), "the door is there");
    for judge in judges.map(|it| core.join(it)) {
        let files = match judge.is_dir() {
            true => files_below(&judge),
            false => vec![judge],
        };
        for file in files.iter().filter(|file| **file != door) {
            // A comparison may go over several lines.
            let text = read(file);
            let code: Vec<&str> = text
                .lines()
                .map(str::trim)
                .filter(|line| !line.starts_with("//"))
                .collect();
            let code = code.join(" ");
            for sign in ["<", ">", "<=", ">="] {
                for day in ["context.as_of", "self.as_of", " as_of"] {
                    let before = format!("{sign} {}", day.trim_start());
                    let after = format!("{day} {sign} ");
                    assert!(
                        !code.contains(&before) && !code.contains(&after),
                        "{}: ask has_come or is_over of judging/today.rs: {before}",
                        file.display()
                    );
                }
            }
            for call in code.split("days_between(").skip(1) {
                let arguments = call.split(')').next().unwrap_or_default();
                assert!(
                    !arguments.contains("as_of"),
                    "{}: ask days_until or days_since of judging/today.rs: {arguments}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn the_core_reads_no_file_environment_or_chance() {
    let forbidden = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::thread",
        "rand::",
        "RandomState",
    ];
    let found = lines_with(&root().join("crates/core/src"), &["rs"], &forbidden);
    assert!(
        found.is_empty(),
        "crates/core is a pure function of its arguments: {found:#?}"
    );
}

#[test]
fn lock_files_work_with_any_registry() {
    let cargo = read(&root().join("Cargo.lock"));
    let foreign: Vec<_> = cargo
        .lines()
        .filter(|line| line.starts_with("source = "))
        .filter(|line| !line.contains("registry+https://github.com/rust-lang/crates.io-index"))
        .collect();
    assert!(
        foreign.is_empty(),
        "every crate comes from crates.io: {foreign:?}"
    );
    for lock in ["ui/package-lock.json", "tests/e2e/package-lock.json"] {
        let addresses: Vec<_> = read(&root().join(lock))
            .lines()
            .filter(|line| line.contains("\"resolved\""))
            .map(str::to_owned)
            .collect();
        assert!(
            addresses.is_empty(),
            "{lock} must name no download address (see .npmrc): {addresses:?}"
        );
    }
}

/// A line in which something stands that must not.
#[derive(Debug)]
struct Place {
    file: PathBuf,
    #[expect(dead_code, reason = "shown when a test fails")]
    line: usize,
    text: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .expect("the root exists")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn lines_with(folder: &Path, endings: &[&str], forbidden: &[&str]) -> Vec<Place> {
    let mut places = Vec::new();
    for file in files_below(folder) {
        if !endings
            .iter()
            .any(|ending| file.extension().is_some_and(|own| own == *ending))
        {
            continue;
        }
        for (index, text) in read(&file).lines().enumerate() {
            let is_comment = text.trim_start().starts_with("//");
            if !is_comment && forbidden.iter().any(|word| text.contains(word)) {
                places.push(Place {
                    file: file.clone(),
                    line: index + 1,
                    text: text.trim().to_owned(),
                });
            }
        }
    }
    places
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("the folder can be read").path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                files_below(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

/// The names that a package of this workspace depends on when it is not being tested.
fn direct_dependencies(package: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .expect("cargo can be started");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo answers JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let own = packages
        .iter()
        .find(|known| known["name"] == package)
        .unwrap_or_else(|| panic!("{package} is no member of the workspace"));
    own["dependencies"]
        .as_array()
        .expect("a list of dependencies")
        .iter()
        .filter(|dependency| dependency["kind"].is_null())
        .filter_map(|dependency| dependency["name"].as_str().map(str::to_owned))
        .collect()
}

/// Which package names which others, from Cargo.lock.
struct LockFile {
    edges: BTreeMap<String, BTreeSet<String>>,
}

impl LockFile {
    fn read() -> Self {
        let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for block in read(&root().join("Cargo.lock")).split("[[package]]") {
            let Some(name) = block.lines().find_map(|line| line.strip_prefix("name = ")) else {
                continue;
            };
            // `"name"`, `"name version"` or `"name version (source)"`, one a line.
            let needs = block
                .lines()
                .filter_map(|line| line.strip_prefix(" \""))
                .filter_map(|line| line.split([' ', '"']).next())
                .map(str::to_owned);
            edges
                .entry(name.trim_matches('"').to_owned())
                .or_default()
                .extend(needs);
        }
        Self { edges }
    }

    fn reachable_from(&self, package: &str) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        let mut open = vec![package.to_owned()];
        while let Some(name) = open.pop() {
            if let Some(needs) = self.edges.get(&name) {
                open.extend(
                    needs
                        .iter()
                        .filter(|need| !reached.contains(*need))
                        .cloned(),
                );
            }
            reached.insert(name);
        }
        reached
    }
}
