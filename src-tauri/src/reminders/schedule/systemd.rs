//! The user units of systemd.

use super::Start;

/// The name of the unit that runs the reminders once.
pub const SERVICE: &str = "milepost-remind.service";
/// The name of the unit that starts it every hour.
pub const TIMER: &str = "milepost-remind.timer";

/// The unit that runs the reminders once.
pub fn service(start: &Start) -> String {
    let words: Vec<String> = start.words().map(|word| quoted(&word)).collect();
    format!(
        "[Unit]\n\
         Description=Milepost reminders\n\
         \n\
         [Service]\n\
         Type=oneshot\n\
         ExecStart={}\n\
         TimeoutStartSec=60\n",
        words.join(" ")
    )
}

/// The unit that starts it: every hour, and at once after a start that was missed.
pub fn timer() -> String {
    "[Unit]\n\
     Description=Milepost reminders, every hour\n\
     \n\
     [Timer]\n\
     OnCalendar=*-*-* *:05:00\n\
     Persistent=true\n\
     AccuracySec=5min\n\
     \n\
     [Install]\n\
     WantedBy=timers.target\n"
        .to_owned()
}

/// A word as systemd reads it: quoted, with what it would expand written out.
fn quoted(word: &str) -> String {
    let mut text = String::from("\"");
    for letter in word.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '$' => text.push_str("$$"),
            '%' => text.push_str("%%"),
            letter => text.push(letter),
        }
    }
    text + "\""
}
