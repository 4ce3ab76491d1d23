//! Turns `tauri.conf.json`, the icons and the capabilities into what the program embeds.

use tauri_build::{Attributes, WindowsAttributes};

fn main() {
    println!("cargo::rerun-if-changed=src-tauri/windows-app-manifest.xml");
    // Set by `cargo xtask bundle` where the linker can: functions that came out alike, as generic
    // ones do, are kept once.
    println!("cargo::rerun-if-env-changed=MILEPOST_FOLD");
    if std::env::var_os("MILEPOST_FOLD").is_some() {
        println!("cargo::rustc-link-arg-bins=-Wl,--icf=all");
    }
    let windows = WindowsAttributes::new().app_manifest(include_str!("windows-app-manifest.xml"));
    if let Err(error) = tauri_build::try_build(Attributes::new().windows_attributes(windows)) {
        panic!("the program's resources can't be built: {error:#}");
    }
}
