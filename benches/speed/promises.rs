//! What is promised: each piece of work, its yardstick, and how they may stand to each other.

use crate::{Prepare, searching, sheets, works, yardsticks};

/// Something that takes time, and how many times its yardstick it may take at the larger scale.
pub struct Promise {
    pub name: &'static str,
    /// Two scales, and what they count.
    pub scales: (u32, u32, &'static str),
    pub work: Prepare,
    pub yardstick: Prepare,
    pub yardstick_name: &'static str,
    /// The median of all pairs is at most this.
    pub times: f64,
}

/// Everything that is promised of the work inside a process.
pub fn promises() -> Vec<Promise> {
    let facts = (5_000, 50_000, "facts");
    let rows = (1_000, 10_000, "rows");
    let raw = |name, work, times| Promise {
        name,
        scales: facts,
        work,
        yardstick: yardsticks::reading_raw,
        yardstick_name: "the same rows read raw from SQLite",
        times,
    };
    let added = |name, work, times| Promise {
        name,
        scales: rows,
        work,
        yardstick: sheets::adding_the_same,
        yardstick_name: "the same facts added without a sheet",
        times,
    };
    vec![
        raw("assess the whole standing", works::assessing, 0.4),
        raw(
            "assess on any day of 40 years",
            works::assessing_on_any_day,
            0.45,
        ),
        raw(
            "open the logbook and assess",
            works::opening_and_assessing,
            2.0,
        ),
        raw("open the log", works::opening_the_log, 0.6),
        raw("a page in the middle of the log", works::middle_page, 0.05),
        Promise {
            name: "plan six credentials",
            scales: (30, 300, "credits"),
            work: works::planning,
            yardstick: works::judging_what_is_planned,
            yardstick_name: "the same credits judged",
            times: 1.5,
        },
        Promise {
            name: "list the applications of a search, with six steps each",
            scales: (500, 5_000, "applications"),
            work: searching::listing,
            yardstick: searching::reading,
            yardstick_name: "the same facts only read",
            times: 3.0,
        },
        added("look into a sheet", sheets::looking, 0.5),
        added("bring a sheet in", sheets::bringing, 1.5),
        Promise {
            name: "a file looked into and brought in",
            scales: rows,
            work: sheets::file_brought_in,
            yardstick: sheets::file_read_and_added,
            yardstick_name: "the file read and the same facts added",
            times: 3.0,
        },
    ]
}
