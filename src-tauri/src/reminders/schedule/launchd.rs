//! Launch agents of macOS.

use super::{Start, Starter};

/// The property list of a launch agent.
pub fn agent(label: &str, starter: Starter, start: &Start) -> String {
    let words: String = start
        .words()
        .map(|word| format!("    <string>{}</string>\n", escaped(&word)))
        .collect();
    // launchd makes up for one start that sleep has missed, and for no more than one.
    let when = match starter {
        Starter::Reminders => {
            "  <key>StartCalendarInterval</key>\n  <dict>\n    <key>Minute</key>\n    <integer>5</integer>\n  </dict>\n"
        }
        Starter::Tray => "  <key>LimitLoadToSessionType</key>\n  <string>Aqua</string>\n",
    };
    let kind = match starter {
        Starter::Reminders => "Background",
        Starter::Tray => "Interactive",
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n\
         <plist version=\"1.0\">\n\
         <dict>\n\
         \x20 <key>Label</key>\n\
         \x20 <string>{}</string>\n\
         \x20 <key>ProgramArguments</key>\n\
         \x20 <array>\n{words}\x20 </array>\n\
         \x20 <key>RunAtLoad</key>\n\
         \x20 <true/>\n\
         {when}\
         \x20 <key>ProcessType</key>\n\
         \x20 <string>{kind}</string>\n\
         </dict>\n\
         </plist>\n",
        escaped(label)
    )
}

/// A text as XML carries it.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
