//! Programs that are killed at any moment: nothing that was acknowledged is lost, and what is
//! listed as a copy can be restored.

use std::collections::BTreeSet;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::home::{Home, Program, said};
use super::{Chance, Outcome};

/// Kills each kind of program so often.
pub fn all(program: &Program, rounds: u32, chance: &mut Chance) -> Result<Vec<Outcome>> {
    let each = rounds.div_ceil(4);
    Ok(vec![
        log(program, each, chance)?,
        backup(program, each, chance)?,
        restore(program, each, chance)?,
        migration(program, each, chance)?,
    ])
}

/// Starts a command, kills it within the time that it takes, and answers whether it had said
/// before that it was done.
pub fn killed(
    program: &Program,
    home: &Home,
    arguments: &[&str],
    takes: Duration,
    chance: &mut Chance,
) -> Result<bool> {
    let mut child = program.on(home.path(), arguments).spawn()?;
    let micros = usize::try_from(takes.as_micros()).unwrap_or(100_000);
    let after = chance.below(micros + micros / 4);
    thread::sleep(Duration::from_micros(after as u64));
    // It may have ended already.
    let _ = child.kill();
    let output = child.wait_with_output()?;
    Ok(output.status.success() || !output.stdout.is_empty())
}

/// How long a command takes that runs to its end.
pub fn takes(program: &Program, home: &Home, arguments: &[&str]) -> Result<Duration> {
    let start = Instant::now();
    program.done(home.path(), arguments)?;
    Ok(start.elapsed())
}

fn log(program: &Program, rounds: u32, chance: &mut Chance) -> Result<Outcome> {
    let home = Home::new()?;
    let takes = takes(program, &home, &["ceu", "1", "first", "nov", "2"])?;
    let mut acknowledged = BTreeSet::new();
    let mut losses = Vec::new();
    for round in 0..rounds {
        let title = format!("course k{round}x");
        if killed(
            program,
            &home,
            &["ceu", "1", &title, "nov", "2"],
            takes,
            chance,
        )? {
            acknowledged.insert(title);
        }
        if round % 16 == 15 || round + 1 == rounds {
            match program.credits(home.path()) {
                Ok(found) => losses.extend(
                    acknowledged
                        .difference(&found)
                        .map(|title| format!("{title} was acknowledged and is gone")),
                ),
                Err(error) => losses.push(error.to_string()),
            }
        }
    }
    Ok(Outcome::of("kills while logging", rounds, losses))
}

/// A home with some credits.
fn filled(program: &Program) -> Result<Home> {
    let home = Home::new()?;
    for number in 0..5 {
        program.done(
            home.path(),
            &["ceu", "1", &format!("kept k{number}x"), "nov", "2"],
        )?;
    }
    Ok(home)
}

fn backup(program: &Program, rounds: u32, chance: &mut Chance) -> Result<Outcome> {
    let home = filled(program)?;
    let expected = program.credits(home.path())?;
    let takes = takes(program, &home, &["backup"])?;
    let mut losses = Vec::new();
    for round in 0..rounds {
        killed(program, &home, &["backup"], takes, chance)?;
        if round % 16 != 15 && round + 1 != rounds {
            continue;
        }
        let output = program.ask(home.path(), &["restore", "latest", "--preview"])?;
        if !output.status.success() {
            losses.push(format!("round {round}: the newest copy: {}", said(&output)));
        }
    }
    for copy in home.copies(program)? {
        match program.credits_of(&copy) {
            Ok(found) if found == expected => {}
            Ok(_) => losses.push(format!("{} holds less", copy.display())),
            Err(error) => losses.push(format!("{} is listed: {error}", copy.display())),
        }
    }
    Ok(Outcome::of("kills while copying", rounds, losses))
}

fn restore(program: &Program, rounds: u32, chance: &mut Chance) -> Result<Outcome> {
    let home = filled(program)?;
    program.done(home.path(), &["backup"])?;
    let old = program.credits(home.path())?;
    program.done(home.path(), &["ceu", "1", "after the copy", "nov", "3"])?;
    program.done(home.path(), &["backup"])?;
    let new = program.credits(home.path())?;
    let copies = home.copies(program)?;
    let paths: Vec<String> = copies.iter().map(|it| it.display().to_string()).collect();
    let (Some(newest), Some(oldest)) = (paths.first(), paths.last()) else {
        anyhow::bail!("there are no copies to restore");
    };
    let takes = takes(program, &home, &["restore", newest])?;
    let mut losses = Vec::new();
    for round in 0..rounds {
        let copy = if round % 2 == 0 { oldest } else { newest };
        killed(program, &home, &["restore", copy], takes, chance)?;
        match program.credits(home.path()) {
            Ok(found) if found == old || found == new => {}
            Ok(found) => losses.push(format!(
                "round {round}: neither the one nor the other: {found:?}"
            )),
            Err(error) => losses.push(format!("round {round}: {error}")),
        }
    }
    Ok(Outcome::of("kills while restoring", rounds, losses))
}

/// A file of the first format, brought up to date by the first start.
const FIRST_FORMAT: &str = "crates/logbook/tests/schema/v1.milepost";

fn migration(program: &Program, rounds: u32, chance: &mut Chance) -> Result<Outcome> {
    let old = crate::root().join(FIRST_FORMAT);
    let home = Home::new()?;
    std::fs::copy(&old, home.file())?;
    let takes = takes(program, &home, &["list", "credit"])?;
    let expected = program.credits(home.path())?;
    let mut losses = Vec::new();
    for round in 0..rounds {
        let home = Home::new()?;
        std::fs::copy(&old, home.file())?;
        killed(program, &home, &["list", "credit"], takes, chance)?;
        match program.credits(home.path()) {
            Ok(found) if found == expected => {}
            Ok(_) => losses.push(format!("round {round}: something is missing")),
            Err(error) => losses.push(format!("round {round}: {error}")),
        }
    }
    Ok(Outcome::of(
        "kills while the format changes",
        rounds,
        losses,
    ))
}
