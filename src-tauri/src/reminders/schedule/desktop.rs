//! Entries of the desktop's autostart folder (freedesktop.org).

use super::Start;

/// An entry that starts a program when the user logs in.
pub fn autostart_entry(name: &str, start: &Start) -> String {
    let words: Vec<String> = start.words().map(|word| quoted(&word)).collect();
    format!(
        "[Desktop Entry]\n\
         Type=Application\n\
         Version=1.0\n\
         Name={name}\n\
         Comment=Reminders for deadlines\n\
         Exec={}\n\
         Icon=milepost\n\
         Terminal=false\n\
         NoDisplay=true\n\
         X-GNOME-Autostart-enabled=true\n",
        words.join(" ")
    )
}

/// A word as the specification of `Exec` wants it: quoted, then escaped as a string.
fn quoted(word: &str) -> String {
    let mut text = String::from("\"");
    for letter in word.chars() {
        match letter {
            '"' | '`' | '$' => {
                text.push_str("\\\\");
                text.push(letter);
            }
            '\\' => text.push_str("\\\\\\\\"),
            '%' => text.push_str("%%"),
            letter => text.push(letter),
        }
    }
    text + "\""
}
