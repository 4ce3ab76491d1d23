//! Which programs a package must hold: all that the manifest declares, whoever adds one.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::command::{answer, cargo};

/// The programs of the package `milepost`, and the features that they are built with.
#[derive(Debug, PartialEq, Eq)]
pub struct Programs {
    /// Their names.
    pub names: Vec<String>,
    /// What the bundler must be told, however cargo was called: it leaves out a program with
    /// `required-features` that it does not know of.
    pub features: String,
}

/// Asks cargo.
///
/// # Errors
/// When it does not answer, or knows no such program.
pub fn declared() -> Result<Programs> {
    let mut metadata = cargo();
    metadata.args(["metadata", "--no-deps", "--format-version", "1"]);
    let text = answer(&mut metadata).context("cargo metadata failed")?;
    understood(&serde_json::from_str(&text)?)
}

/// The names of all programs that a package holds: those, and the one that reads foreign files.
///
/// # Errors
/// As [`declared`].
pub fn delivered() -> Result<Vec<String>> {
    let mut names = declared()?.names;
    names.push(super::reader::NAME.to_owned());
    Ok(names)
}

fn understood(metadata: &Value) -> Result<Programs> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let package = list(&metadata["packages"])
        .into_iter()
        .find(|package| package["name"] == "milepost")
        .context("the workspace holds no package milepost")?;
    let programs: Vec<Value> = list(&package["targets"])
        .into_iter()
        .filter(|target| list(&target["kind"]).contains(&"bin".into()))
        .collect();
    let mut features = BTreeSet::from(["custom-protocol".to_owned()]);
    for program in &programs {
        features.extend(list(&program["required-features"]).iter().map(text));
    }
    let names: Vec<String> = programs.iter().map(|it| text(&it["name"])).collect();
    ensure!(
        names.iter().any(|name| name == "milepost"),
        "the package milepost builds no program milepost"
    );
    Ok(Programs {
        names,
        features: features.into_iter().collect::<Vec<_>>().join(","),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_program_counts_and_brings_its_features() {
        let metadata = serde_json::json!({ "packages": [
            { "name": "xtask", "targets": [{ "name": "xtask", "kind": ["bin"] }] },
            { "name": "milepost", "targets": [
                { "name": "milepost_app", "kind": ["lib"] },
                { "name": "milepost", "kind": ["bin"] },
                { "name": "reader", "kind": ["bin"], "required-features": ["reads", "more"] },
                { "name": "bare", "kind": ["example"] },
            ] },
        ] });
        let found = understood(&metadata).expect("the metadata is in order");
        assert_eq!(found.names, ["milepost", "reader"]);
        assert_eq!(found.features, "custom-protocol,more,reads");
    }

    #[test]
    fn the_window_is_among_them() {
        let found = declared().expect("cargo answers");
        assert!(
            found.names.contains(&"milepost-window".to_owned()),
            "{found:?}"
        );
    }
}
