//! What the window's TypeScript knows of the commands is what the program has.

use std::path::Path;

use specta_typescript::Typescript;

const COMMITTED: &str = "ui/src/lib/backend/bindings.ts";
const FACADE: &str = "ui/src/lib/backend/types.ts";

/// The bindings as the program of this moment has them.
fn bindings() -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("bindings.ts");
    milepost_app::commands::bindings::<tauri::Wry>()
        .export(Typescript::default(), &file)
        .expect("every type of every command can be written in TypeScript");
    std::fs::read_to_string(&file).expect("the bindings were just written")
}

/// The types of the bindings as answers have them, each by its own name.
fn facade(bindings: &str) -> String {
    let names = bindings.lines().filter_map(|line| {
        let rest = line.strip_prefix("export type ")?;
        let (name, _) = rest.split_once(" =")?;
        name.chars().all(char::is_alphanumeric).then_some(name)
    });
    let mut text = "\
// Generated from the bindings; do not edit. The shell's types as answers have them.
import type * as sent from './bindings';
import type { Whole } from './whole';

"
    .to_owned();
    for name in names {
        text += &format!("export type {name} = Whole<sent.{name}>;\n");
    }
    text
}

/// Fails when a committed file is stale. `MILEPOST_BLESS=1` writes it anew.
fn expect_committed(name: &str, fresh: &str) {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("MILEPOST_BLESS").is_some() {
        std::fs::create_dir_all(committed.parent().expect("the file lies in a folder"))
            .expect("the folder can be made");
        std::fs::write(&committed, fresh).expect("the file can be written");
    }
    let known = std::fs::read_to_string(&committed).unwrap_or_default();
    assert!(
        known.replace("\r\n", "\n") == fresh,
        "{name} is stale: run the tests with MILEPOST_BLESS=1 and commit the file"
    );
}

#[test]
fn the_committed_bindings_are_the_programs() {
    expect_committed(COMMITTED, &bindings());
}

#[test]
fn the_page_has_every_type_of_the_bindings() {
    expect_committed(FACADE, &facade(&bindings()));
}
