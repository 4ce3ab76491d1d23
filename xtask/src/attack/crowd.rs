//! Many at once, and what others leave in the folder of copies.

use std::collections::BTreeSet;
use std::fs;
use std::thread;

use anyhow::Result;

use super::Outcome;
use super::home::{Home, Program, said};

/// Both kinds.
pub fn all(program: &Program) -> Result<Vec<Outcome>> {
    Ok(vec![writers(program)?, strangers(program)?])
}

/// Eight programs write at once, and one restores the newest copy meanwhile.
fn writers(program: &Program) -> Result<Outcome> {
    const WRITERS: usize = 8;
    const EACH: usize = 6;
    let home = Home::new()?;
    program.done(home.path(), &["ceu", "1", "first", "nov", "2"])?;
    program.done(home.path(), &["backup"])?;
    let acknowledged: BTreeSet<String> = thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let home = &home;
                scope.spawn(move || {
                    let titles = (0..EACH).map(|number| format!("writer w{writer}n{number}x"));
                    let written = titles.filter(|title| {
                        program
                            .done(home.path(), &["ceu", "1", title, "nov", "2"])
                            .is_ok()
                    });
                    written.collect::<Vec<String>>()
                })
            })
            .collect();
        for _ in 0..3 {
            // Where it finds no moment it refuses, and nothing is lost.
            let _ = program.ask(home.path(), &["restore", "latest"]);
        }
        writers
            .into_iter()
            .flat_map(|it| it.join().unwrap_or_default())
            .collect()
    });
    let mut found = program.credits(home.path())?;
    for copy in home.copies(program)? {
        found.extend(program.credits_of(&copy)?);
    }
    let losses = acknowledged.difference(&found);
    Ok(Outcome::of(
        "eight writers and a restore at once",
        u32::try_from(acknowledged.len()).unwrap_or(u32::MAX),
        losses.map(|title| format!("{title} is gone")).collect(),
    ))
}

/// Half copies, foreign files and copies of the future lie among the copies.
fn strangers(program: &Program) -> Result<Outcome> {
    let home = Home::new()?;
    for number in 0..5 {
        program.done(
            home.path(),
            &["ceu", "1", &format!("kept k{number}x"), "nov", "2"],
        )?;
    }
    program.done(home.path(), &["backup"])?;
    let expected = program.credits(home.path())?;
    let copies = home.copies(program)?;
    let folder = home.path().join("backups");
    let whole = fs::read(&copies[0])?;
    let mut tries = 0;
    let mut losses = Vec::new();
    for (name, bytes) in [
        ("logbook-2031-01-01-000000-daily.milepost", &whole[..0]),
        ("logbook-2031-01-02-000000-daily.milepost", &whole[..1_000]),
        (
            "logbook-2031-01-03-000000-daily.milepost",
            &whole[..whole.len() / 2],
        ),
        (
            "logbook-2031-01-04-000000-daily.milepost",
            &whole[..whole.len() - 1],
        ),
        (
            "logbook-2031-01-05-000000-daily.milepost",
            &b"another program's notes"[..],
        ),
        ("logbook-2031-01-06-000000-daily.milepost.part", &whole[..]),
    ] {
        fs::write(folder.join(name), bytes)?;
        for lost in ["gone", "empty", "damaged"] {
            tries += 1;
            match lost {
                "gone" => fs::remove_file(home.file())?,
                "empty" => fs::write(home.file(), b"")?,
                _ => fs::write(home.file(), b"XX")?,
            }
            let told = program.ask(home.path(), &["status"])?;
            if told.status.success() {
                losses.push(format!("{lost}: something was begun anew beside {name}"));
            }
            let restored = program.ask(home.path(), &["restore", "latest"])?;
            match program.credits(home.path()) {
                Ok(found) if found == expected => {}
                _ => losses.push(format!("{lost}, {name}: {}", said(&restored))),
            }
        }
    }
    Ok(Outcome::of(
        "a lost file among half and foreign copies",
        tries,
        losses,
    ))
}
