//! Nonsense as rule packs: what was signed and then spoiled, what was spoiled and then signed,
//! and what lies spoiled where the rules in use are kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::fuzz::{fuzzed, spoiled};
use super::home::{Home, Program};
use super::{Chance, Outcome};
use crate::command::answer;
use crate::rules::{tool, tool_as_it_is};

/// Each way for a time.
pub fn all(each: Duration, built: bool, chance: &mut Chance) -> Result<Vec<Outcome>> {
    let home = Home::new()?;
    let maintainer = Maintainer::new(home.path(), built)?;
    let program = Program::with_keys(&format!("{} Attack", maintainer.public), built)?;
    program.done(home.path(), &["add", "position", r#"{"employer":"Mercy"}"#])?;
    let output = maintainer.signs()?;
    ensure!(
        output.status.success(),
        "the rules as they are can be signed"
    );
    let whole = fs::read(&maintainer.pack)?;
    let file = home.path().join("spoiled.milepost-rules");
    let path = file.display().to_string();

    let after = fuzzed("nonsense as rule packs", each, || {
        fs::write(&file, spoiled(&whole, chance))?;
        program.ask(home.path(), &["rules", "update", &path, "--yes"])
    })?;
    let before = fuzzed("nonsense as rules that are signed", each, || {
        let names: Vec<PathBuf> = fs::read_dir(&maintainer.rules)?
            .filter_map(|it| Some(it.ok()?.path()))
            .collect();
        let chosen = &names[chance.below(names.len())];
        let whole = fs::read(chosen)?;
        fs::write(chosen, spoiled(&whole, chance))?;
        let signed = maintainer.signs();
        fs::write(chosen, whole)?;
        let signed = signed?;
        if !signed.status.success() {
            return Ok(signed);
        }
        let pack = maintainer.pack.display().to_string();
        let taken = program.ask(home.path(), &["rules", "update", &pack, "--yes"])?;
        match taken.status.success() {
            true => program.ask(home.path(), &["status"]),
            false => Ok(taken),
        }
    })?;
    let kept = fuzzed("nonsense as the rules in use", each, || {
        let folder = home.path().join("rules");
        fs::create_dir_all(&folder)?;
        let choice = br#"{"format":1,"in_use":"2026-12-05-2.milepost-rules","earlier":null}"#;
        let choice = match chance.below(2) {
            0 => choice.to_vec(),
            _ => spoiled(choice, chance),
        };
        fs::write(folder.join("in-use.json"), choice)?;
        fs::write(
            folder.join("2026-12-05-2.milepost-rules"),
            spoiled(&whole, chance),
        )?;
        let output = program.ask(home.path(), &["status"])?;
        ensure!(output.status.success(), "no start is refused for its rules");
        Ok(output)
    })?;
    Ok(vec![after, before, kept])
}

/// Somebody with a key, and a folder of rules.
struct Maintainer {
    tool: PathBuf,
    key: PathBuf,
    public: String,
    rules: PathBuf,
    pack: PathBuf,
}

impl Maintainer {
    fn new(folder: &Path, built: bool) -> Result<Maintainer> {
        let tool = if built { tool_as_it_is()? } else { tool()? };
        let folder = std::path::absolute(folder)?;
        let (key, rules) = (folder.join("a.key"), folder.join("own-rules"));
        let public = answer(Command::new(&tool).arg("key").arg(&key)).context("no key was made")?;
        fs::create_dir_all(&rules)?;
        for entry in fs::read_dir(crate::root().join("crates/core/rules"))? {
            let entry = entry?;
            fs::copy(entry.path(), rules.join(entry.file_name()))?;
        }
        // Later than the rules in use, so that what can be signed is taken.
        let edition = "[edition]\nversion = 2\nday = \"2026-11-30\"\n";
        fs::write(rules.join("edition.toml"), edition)?;
        Ok(Maintainer {
            tool,
            key,
            public,
            rules,
            pack: folder.join("signed.milepost-rules"),
        })
    }

    fn signs(&self) -> Result<Output> {
        let mut command = Command::new(&self.tool);
        command
            .arg("pack")
            .arg(&self.key)
            .arg(&self.rules)
            .arg(&self.pack);
        command.output().context("the tool could not be started")
    }
}
