//! No two modules import each other, directly or around: in no crate, and not in the page.
//! A part of the program that lies in no circle can be read, tested and moved by itself.

#[path = "circles/graph.rs"]
mod graph;
#[path = "circles/page.rs"]
mod page;
#[path = "circles/rust.rs"]
mod rust;

use std::fs;
use std::path::{Path, PathBuf};

use graph::Circle;

/// Modules whose own file is tied in a circle with files below it, and other circles of today.
/// The list only ever gets shorter: what is mended must go from it.
const STILL_THERE: &[&str] = &[
    "logbook::backup <-> logbook::logbook <-> logbook::open <-> logbook::reminders <-> logbook::second_folder",
    "logbook::backup::(itself)",
    "logbook::open::(itself)",
    "logbook::transact::(itself)",
    "app::app_state <-> app::background <-> app::cli <-> app::commands <-> app::first_answers <-> app::opening <-> app::reminders <-> app::system <-> app::tray <-> app::window",
    "app::reminders::schedule::(itself)",
    "app::app_state::(itself)",
    "reader::(itself)",
    "reader::pdf::(itself)",
    "xtask::(itself)",
    "xtask::attack::(itself)",
    "xtask::package::(itself)",
];

#[test]
fn no_two_modules_import_each_other() {
    let mut circles = Vec::new();
    for (name, file) in crates() {
        let arrows = rust::arrows(&name, &file);
        assert!(arrows.len() > 0, "the imports of {name} were read");
        circles.extend(arrows.circles());
    }
    let arrows = page::arrows(&root().join("ui/src"));
    assert!(arrows.len() > 100, "the imports of the page were read");
    circles.extend(arrows.circles());

    let new: Vec<_> = circles
        .iter()
        .filter(|it| !STILL_THERE.contains(&it.name().as_str()))
        .map(ToString::to_string)
        .collect();
    assert!(new.is_empty(), "circles of imports:\n{}", new.join("\n"));
    let found: Vec<String> = circles.iter().map(Circle::name).collect();
    let gone: Vec<_> = STILL_THERE
        .iter()
        .filter(|it| !found.iter().any(|name| name == *it))
        .collect();
    assert!(gone.is_empty(), "take these from the list: {gone:#?}");
}

/// Every crate of ours with the file at its root.
fn crates() -> Vec<(String, PathBuf)> {
    let mut found = vec![
        ("app".to_owned(), root().join("src-tauri/src/lib.rs")),
        ("xtask".to_owned(), root().join("xtask/src/main.rs")),
    ];
    let folders = fs::read_dir(root().join("crates")).expect("the crates can be read");
    for folder in folders.map(|it| it.expect("the crates can be read")) {
        let name = folder.file_name().to_string_lossy().into_owned();
        let roots = ["src/lib.rs", "src/main.rs"].map(|it| folder.path().join(it));
        found.extend(
            roots
                .into_iter()
                .find(|it| it.is_file())
                .map(|it| (name, it)),
        );
    }
    found.sort();
    assert!(found.len() > 4, "the crates were found: {found:?}");
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .expect("the root exists")
}
