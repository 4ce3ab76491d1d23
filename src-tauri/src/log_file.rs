//! The log beside the logbook. It says what went wrong, never what is recorded.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use milepost_logbook::make_folder;

use crate::clock::Clock;

/// The folder of the log in a home folder.
pub const LOG_FOLDER: &str = "log";
/// The log's name without its ending.
pub const LOG_NAME: &str = "milepost";

/// Adds a line to the log, for a start without a window. Where even that cannot be done,
/// standard error has said it.
pub fn note(home: &Path, clock: &Clock, text: &str) {
    let folder = home.join(LOG_FOLDER);
    let at = clock.now().instant_text();
    let line = format!("[{at}][remind][WARN] {}\n", text.replace('\n', " "));
    let written = make_folder(&folder).and_then(|()| {
        let path = folder.join(format!("{LOG_NAME}.log"));
        let mut options = OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        let mut file = options.open(path)?;
        file.write_all(line.as_bytes())
    });
    let _ = written;
}
