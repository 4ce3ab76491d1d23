//! What another program makes of our workbooks: LibreOffice, where it is installed.

use std::path::Path;
use std::process::Command;

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::exchange::{Kind, Listed, own_table, report};
use milepost_core::facts::{Credit, Entry, Facts, Position};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn facts() -> Facts {
    let credit = |title: &str, on: &str, amount: &str| Credit {
        id: title.into(),
        title: title.to_owned(),
        completed_on: day(on),
        amount: Ceus::parse(amount).ok(),
        ..Credit::default()
    };
    let entry = |id: &str, on: &str, minutes: i32| Entry {
        id: id.into(),
        position: "mercy".into(),
        date: day(on),
        minutes,
        ..Entry::default()
    };
    Facts {
        credits: vec![
            credit("=SUM(1;2)", "2026-03-02", "1.5"),
            credit("Modifiers 25 & 59", "2024-02-29", "2.25"),
            credit("Denials", "2026-11-30", "0.75"),
        ],
        positions: vec![Position {
            id: "mercy".into(),
            employer: "Mercy Outpatient".to_owned(),
            ..Position::default()
        }],
        entries: vec![
            entry("e1", "2026-03-02", 450),
            entry("e2", "2026-03-03", 1440),
        ],
        ..Facts::default()
    }
}

/// The cells that LibreOffice sees, as its own flat form writes them; none where it is not here.
fn seen(bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("milepost.xlsx");
    std::fs::write(&file, bytes).expect("a file");
    let home = format!(
        "-env:UserInstallation=file://{}",
        folder.path().join("lo").display()
    );
    let ran = Command::new("soffice")
        .args(["--headless", &home, "--convert-to", "fods", "--outdir"])
        .arg(folder.path())
        .arg(&file)
        .output();
    let Ok(ran) = ran else {
        assert!(
            std::env::var_os("MILEPOST_NEEDS_LIBREOFFICE").is_none(),
            "LibreOffice is wanted and not installed"
        );
        eprintln!("LibreOffice isn't installed: what it makes of our workbooks wasn't tried");
        return None;
    };
    let out = folder.path().join("milepost.fods");
    assert!(Path::new(&out).is_file(), "LibreOffice reads it: {ran:?}");
    Some(std::fs::read_to_string(out).expect("its answer"))
}

/// The values of one sort within a sheet, in their order.
fn values<'t>(flat: &'t str, sheet: &str, attribute: &str) -> Vec<&'t str> {
    let begins = format!("<table:table table:name=\"{sheet}\"");
    let from = flat
        .find(&begins)
        .unwrap_or_else(|| panic!("there is a sheet {sheet}"));
    let rest = &flat[from..];
    let sheet = &rest[..rest.find("</table:table>").unwrap_or(rest.len())];
    let attribute = format!("{attribute}=\"");
    let cells = sheet.split(&attribute).skip(1);
    cells.filter_map(|cell| cell.split('"').next()).collect()
}

#[test]
fn libreoffice_sees_days_as_days_and_the_same_sums() {
    let facts = facts();
    let tables: Vec<_> = [Kind::Credit, Kind::Entry]
        .map(|kind| own_table(kind, &facts))
        .into();
    let bytes = milepost_sheets::write::workbook(&tables, day("2026-11-30")).expect("a workbook");
    let Some(flat) = seen(&bytes) else { return };
    let days = values(&flat, "credits", "office:date-value");
    assert_eq!(
        days,
        ["2026-03-02", "2024-02-29", "2026-11-30"],
        "as days, not as texts"
    );
    let amounts = values(&flat, "credits", "office:value");
    let sum: f64 = amounts.iter().filter_map(|it| it.parse::<f64>().ok()).sum();
    assert!((sum - 4.5).abs() < 1e-9, "the same sum: {amounts:?}");
    let hours = values(&flat, "hours", "office:time-value");
    assert_eq!(
        hours,
        ["PT07H30M00S", "PT24H00M00S"],
        "lengths of time, a whole day too"
    );
    assert!(
        !flat.contains("table:formula"),
        "no text of ours is run as a formula"
    );
}

#[test]
fn the_sums_of_a_report_are_its_own_when_worked_out_anew() {
    let facts = facts();
    let today = day("2026-11-30");
    for (listed, sheet, attribute, sum) in [
        (
            Listed::Credits,
            "Continuing education credits",
            "office:value",
            "4.5",
        ),
        (
            Listed::Hours,
            "Hours worked",
            "office:time-value",
            "PT31H30M00S",
        ),
    ] {
        let report = report(&facts, listed, None, None, today);
        let bytes = milepost_sheets::report(&report, today).expect("a workbook");
        let Some(flat) = seen(&bytes) else { return };
        let found = values(&flat, sheet, attribute);
        assert!(found.contains(&sum), "{sheet}: {found:?}");
        assert!(flat.contains("table:formula"), "the whole sum is a formula");
    }
}
