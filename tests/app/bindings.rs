//! What the window's TypeScript knows of the commands is what the program has.

use std::path::Path;

use specta_typescript::Typescript;

const COMMITTED: &str = "ui/src/lib/backend/bindings.ts";

/// Fails when the committed bindings are stale. `MILEPOST_BLESS=1` writes them anew.
#[test]
fn the_committed_bindings_are_the_programs() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let fresh = folder.path().join("bindings.ts");
    milepost_app::commands::bindings::<tauri::Wry>()
        .export(Typescript::default(), &fresh)
        .expect("every type of every command can be written in TypeScript");
    let fresh = std::fs::read_to_string(&fresh).expect("the bindings were just written");

    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join(COMMITTED);
    if std::env::var_os("MILEPOST_BLESS").is_some() {
        std::fs::create_dir_all(committed.parent().expect("the file lies in a folder"))
            .expect("the folder can be made");
        std::fs::write(&committed, &fresh).expect("the bindings can be written");
    }
    let known = std::fs::read_to_string(&committed).unwrap_or_default();
    assert!(
        known.replace("\r\n", "\n") == fresh,
        "{COMMITTED} is stale: run the tests with MILEPOST_BLESS=1 and commit the file"
    );
}
