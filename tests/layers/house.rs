//! House rules about what the workspace depends on: under which licences, from where, and that
//! each dependency is used. The same that cargo-deny and cargo-machete check, read from
//! `cargo metadata`, because building those tools would cost the gate several minutes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use spdx::expression::ExprNode;
use spdx::{Expression, LicenseReq, ParseMode};

/// The licences that may be in a delivered program. All allow closed and open use; MPL-2.0 asks
/// only that changes to its own files are published, and we change none.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Dependencies that are used without being named in a source file.
const USED_UNNAMED: &[(&str, &str)] = &[];

#[test]
fn every_crate_has_a_licence_that_may_be_delivered() {
    let faults: Vec<String> = packages()
        .iter()
        .filter_map(|package| {
            let name = text(package, "name");
            let licence = text(package, "license");
            match Expression::parse_mode(&licence, ParseMode::LAX) {
                Ok(expression) if expression.evaluate(allowed) => None,
                Ok(_) => Some(format!("{name}: {licence}")),
                Err(error) => Some(format!("{name}: {licence:?} ({})", error.reason)),
            }
        })
        .collect();
    assert!(
        faults.is_empty(),
        "add a licence to the list only after reading it: {faults:#?}"
    );
}

#[test]
fn a_licence_outside_of_the_list_is_noticed() {
    for (licence, passes) in [
        ("MIT OR GPL-3.0-only", true),
        ("GPL-3.0-only", false),
        ("MIT AND GPL-3.0-only", false),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("MIT/Apache-2.0", true),
    ] {
        let expression = Expression::parse_mode(licence, ParseMode::LAX).expect("an expression");
        assert!(
            expression
                .iter()
                .any(|node| matches!(node, ExprNode::Req(_)))
        );
        assert_eq!(expression.evaluate(allowed), passes, "{licence}");
    }
}

#[test]
fn every_crate_comes_from_the_registry_or_from_here() {
    let faults: Vec<String> = packages()
        .iter()
        .filter(|package| {
            package["source"]
                .as_str()
                .is_some_and(|source| !source.starts_with("registry+"))
        })
        .map(|package| format!("{} from {}", text(package, "name"), package["source"]))
        .collect();
    assert!(
        faults.is_empty(),
        "a crate from a branch or a folder elsewhere can change under us: {faults:#?}"
    );
}

#[test]
fn every_dependency_is_used() {
    let mut unused = Vec::new();
    let all = packages();
    for package in all.iter().filter(|package| package["source"].is_null()) {
        let sources = words_of(package);
        let dependencies = package["dependencies"].as_array().expect("a list");
        for dependency in dependencies {
            let name = dependency["rename"]
                .as_str()
                .or(dependency["name"].as_str())
                .expect("a name");
            let used = sources.contains(&name.replace('-', "_"));
            let unnamed = USED_UNNAMED
                .iter()
                .any(|(of, used)| *of == text(package, "name") && *used == name);
            if !used && !unnamed {
                unused.push(format!("{} in {}", name, text(package, "name")));
            }
        }
    }
    assert!(
        unused.is_empty(),
        "no source file names these; each costs the first build its time: {unused:#?}"
    );
}

/// A package is optimized for size where nobody waits. What tests found worth the speed, people
/// wait for, too: a crate that joins what reads certificates is named in both lists.
#[test]
fn what_is_quick_in_tests_is_quick_in_a_package() {
    let (tested, delivered) = (quick_in("dev"), quick_in("release"));
    assert!(tested.len() > 30, "the list was found");
    let slow: Vec<_> = tested.difference(&delivered).collect();
    assert!(slow.is_empty(), "name these for the release, too: {slow:?}");
}

/// The packages that a profile optimizes for speed.
fn quick_in(profile: &str) -> BTreeSet<String> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml");
    let text = fs::read_to_string(manifest).expect("the manifest can be read");
    let start = format!("[profile.{profile}.package.");
    let lines: Vec<&str> = text.lines().collect();
    let named = lines.windows(2).filter(|it| it[1] == "opt-level = 3");
    let named = named.filter_map(|it| it[0].strip_prefix(&start)?.strip_suffix(']'));
    named.map(|it| it.trim_matches('"').to_owned()).collect()
}

fn allowed(requirement: &LicenseReq) -> bool {
    // An exception only ever gives more than the licence it stands beside.
    let id = requirement.license.id();
    id.is_some_and(|id| ALLOWED.contains(&id.name))
}

/// Every identifier in the sources of a package: its targets' folders, tests included.
fn words_of(package: &Value) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for target in package["targets"].as_array().expect("targets") {
        let path = PathBuf::from(target["src_path"].as_str().expect("a path"));
        collect(path.parent().expect("a folder"), &path, &mut words);
    }
    words
}

fn collect(folder: &Path, root: &Path, words: &mut BTreeSet<String>) {
    // A build script at the package's root stands beside everything else.
    let entries: Vec<PathBuf> = if root.ends_with("build.rs") {
        vec![root.to_owned()]
    } else {
        let entries = fs::read_dir(folder).expect("a folder of sources");
        entries
            .map(|entry| entry.expect("an entry").path())
            .collect()
    };
    for path in entries {
        if path.is_dir() {
            collect(&path, root, words);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let source = fs::read_to_string(&path).expect("a readable source");
            let pieces = source.split(|c: char| !c.is_alphanumeric() && c != '_');
            words.extend(pieces.map(str::to_owned));
        }
    }
}

fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .output()
        .expect("cargo can be started");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata as JSON");
    metadata["packages"].as_array().expect("packages").clone()
}

fn text(package: &Value, key: &str) -> String {
    package[key].as_str().unwrap_or_default().to_owned()
}
