//! No two modules import each other, directly or around: in no crate, and not in the page.
//! A part of the program that lies in no circle can be read, tested and moved by itself.

#[path = "circles/graph.rs"]
mod graph;
#[path = "circles/page.rs"]
mod page;
#[path = "circles/rust.rs"]
mod rust;

use std::path::{Path, PathBuf};

use graph::Circle;

/// Modules whose own file is tied in a circle with files below it, and other circles of today.
/// The list only ever gets shorter: what is mended must go from it.
const STILL_THERE: &[&str] = &[
    "logbook::backup <-> logbook::logbook <-> logbook::open <-> logbook::reminders",
    "logbook::backup::(itself)",
    "logbook::history::(itself)",
    "logbook::open::(itself)",
    "logbook::reads::(itself)",
    "logbook::sample::(itself)",
    "logbook::tables::(itself)",
    "logbook::transact::(itself)",
    "logbook::validate::(itself)",
    "app::cli <-> app::commands <-> app::first_answers <-> app::opening <-> app::reminders <-> app::shell <-> app::system <-> app::telling <-> app::tray <-> app::window",
    "app::cli::(itself)",
    "app::reminders::schedule::(itself)",
    "app::shell::(itself)",
    "xtask::(itself)",
    "xtask::attack::(itself)",
    "xtask::package::(itself)",
];

#[test]
fn no_two_modules_import_each_other() {
    let crates = [
        ("core", "crates/core/src/lib.rs"),
        ("logbook", "crates/logbook/src/lib.rs"),
        ("sheets", "crates/sheets/src/lib.rs"),
        ("app", "src-tauri/src/lib.rs"),
        ("xtask", "xtask/src/main.rs"),
    ];
    let mut circles = Vec::new();
    for (name, file) in crates {
        let arrows = rust::arrows(name, &root().join(file));
        assert!(arrows.len() > 10, "the imports of {name} were read");
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

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .expect("the root exists")
}
