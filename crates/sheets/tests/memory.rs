//! How much memory the largest files take that are read at all: a limit, measured by a process
//! of its own that reads one file and says what it needed at most.

#![cfg(target_os = "linux")]

use std::fs;
use std::process::Command;

/// In kilobytes, as the system counts: 200 MB.
const MOST: u64 = 200 * 1024;
/// Names the file for the process that reads it.
const FILE: &str = "MILEPOST_MEASURED_FILE";

/// Reads the file that the environment names and prints the most memory that it took.
#[test]
fn measured() {
    let Some(file) = std::env::var_os(FILE) else {
        return;
    };
    let read = milepost_sheets::read_file(file.as_ref());
    let status = fs::read_to_string("/proc/self/status").expect("the system counts");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|it| it.trim().trim_end_matches(" kB").parse::<u64>().ok());
    println!(
        "peak={} read={}",
        peak.expect("a number"),
        read.map_or_else(
            |error| error.to_string(),
            |book| book.sheets.len().to_string()
        )
    );
}

/// The most memory that reading these bytes takes, in kilobytes.
fn peak(name: &str, bytes: &[u8]) -> u64 {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sheet");
    fs::write(&path, bytes).expect("the file");
    let ran = Command::new(std::env::current_exe().expect("this program"))
        .args(["measured", "--exact", "--nocapture"])
        .env(FILE, &path)
        .output()
        .expect("it runs again");
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    let line = said.lines().find(|line| line.contains("peak="));
    let line = line.unwrap_or_else(|| panic!("{name}: it came down: {ran:?}"));
    println!("{name}: {line}");
    let number = line
        .split("peak=")
        .nth(1)
        .and_then(|it| it.split(' ').next());
    number.and_then(|it| it.parse().ok()).expect("a number")
}

#[test]
fn the_largest_files_that_are_read_take_at_most_two_hundred_megabytes() {
    let wide = "2026-03-02,A title of some length,1.5,AAPC,AB12345C\n".repeat(199_000);
    let long = format!("Date,Title\n2026-03-02,{}\n", "x".repeat(49_000_000));
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..40_000 {
        for column in 0..9 {
            sheet
                .write_string(row, column, format!("text {row} {column}"))
                .expect("a cell");
        }
    }
    let workbook = book.save_to_buffer().expect("a workbook");
    let page = format!("<table>{}</table>", "<tr><td>x<td>y</tr>".repeat(120_000));
    for (name, bytes) in [
        ("a text of 199,000 rows", wide.into_bytes()),
        ("a text with one cell of 49 MB", long.into_bytes()),
        ("a workbook of 360,000 cells", workbook),
        ("a page of 480,000 tags", page.into_bytes()),
    ] {
        let peak = peak(name, &bytes);
        assert!(
            peak <= MOST,
            "{name} took {peak} kB of memory, at most {MOST} are promised"
        );
    }
}
