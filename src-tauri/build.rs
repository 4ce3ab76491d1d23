//! Turns `tauri.conf.json`, the icons and the capabilities into what the program embeds.

fn main() {
    tauri_build::build();
}
