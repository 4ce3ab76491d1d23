//! How the window is drawn: what GTK and WebKitGTK read from the environment before they start.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// `1` turns WebKitGTK's DMA-BUF renderer off.
const RENDERER: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// `disable` keeps GTK from looking for the graphics driver before its first window.
const TOOLKIT: &str = "GDK_GL";

/// The render node of the graphics card that shows the window. Where it is not named, WebKitGTK
/// loads the whole graphics driver to find out, and draws nothing with it.
const DEVICE: &str = "WEBKIT_WEB_RENDER_DEVICE_FILE";

/// No card, where there is none.
const NO_DEVICE: &str = "/dev/null";

/// Where the system keeps its render nodes.
const NODES: &str = "/dev/dri";

/// What this program has decided.
static OURS: OnceLock<Vec<&'static str>> = OnceLock::new();

/// Decides how the window is drawn, as far as nobody has decided it in the environment: without
/// the graphics driver. WebKitGTK shows blank windows with some drivers unless its DMA-BUF renderer
/// is off; and without it nothing of the window is drawn by the driver, which would otherwise
/// be loaded twice before the first picture, at the cost of a tenth of the start.
///
/// Must be called before GTK and WebKitGTK start, and while the program has one thread.
pub(super) fn decide() {
    let decided = |name: &str| std::env::var_os(name).is_some();
    let chosen = choose(decided, &render_nodes(Path::new(NODES)));
    for (name, value) in &chosen {
        if let Err(error) = gtk::glib::setenv(name, value, false) {
            eprintln!("milepost: the window may stay blank, {name} couldn't be set: {error}");
        }
    }
    // The first decision stands.
    let _ = OURS.set(chosen.into_iter().map(|(name, _)| name).collect());
}

/// The variables that this program has set for its own window, and that nothing which it starts
/// should inherit.
pub(super) fn ours() -> &'static [&'static str] {
    OURS.get().map_or(&[], Vec::as_slice)
}

fn choose(decided: impl Fn(&str) -> bool, nodes: &[PathBuf]) -> Vec<(&'static str, OsString)> {
    // Who decides on the renderer wants the driver, or has a reason to ask for it.
    if decided(RENDERER) {
        return Vec::new();
    }
    let device = match nodes {
        [] => Some(NO_DEVICE.into()),
        [only] => Some(only.into()),
        // Which of them shows the window only the driver knows.
        _ => None,
    };
    [
        (RENDERER, Some("1".into())),
        (TOOLKIT, Some("disable".into())),
        (DEVICE, device),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
    .filter(|(name, _)| !decided(name))
    .collect()
}

/// The render nodes of this machine's graphics cards.
fn render_nodes(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| name.starts_with("renderD"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(decided: &[&str], nodes: &[&str]) -> Vec<(&'static str, String)> {
        let nodes: Vec<PathBuf> = nodes.iter().map(PathBuf::from).collect();
        choose(|name| decided.contains(&name), &nodes)
            .into_iter()
            .map(|(name, value)| (name, value.to_string_lossy().into_owned()))
            .collect()
    }

    fn device(nodes: &[&str]) -> Option<String> {
        let chosen = choice(&[], nodes);
        let named = chosen.into_iter().find(|(name, _)| *name == DEVICE);
        named.map(|(_, value)| value)
    }

    #[test]
    fn nothing_is_drawn_by_the_driver_where_nobody_has_decided() {
        let chosen = choice(&[], &[]);
        assert!(chosen.contains(&(RENDERER, "1".to_owned())));
        assert!(chosen.contains(&(TOOLKIT, "disable".to_owned())));
    }

    #[test]
    fn who_decides_on_the_renderer_decides_on_everything() {
        assert_eq!(choice(&[RENDERER], &["/dev/dri/renderD128"]), []);
    }

    #[test]
    fn what_was_decided_is_not_decided_again() {
        let names = |decided: &[&str]| -> Vec<&str> {
            let chosen = choice(decided, &[]);
            chosen.into_iter().map(|(name, _)| name).collect()
        };
        assert_eq!(names(&[TOOLKIT]), [RENDERER, DEVICE]);
        assert_eq!(names(&[DEVICE]), [RENDERER, TOOLKIT]);
    }

    #[test]
    fn the_only_card_is_named_and_among_several_the_driver_is_asked() {
        assert_eq!(device(&[]).as_deref(), Some("/dev/null"));
        assert_eq!(
            device(&["/dev/dri/renderD129"]).as_deref(),
            Some("/dev/dri/renderD129")
        );
        assert_eq!(
            device(&["/dev/dri/renderD128", "/dev/dri/renderD129"]),
            None
        );
    }

    #[test]
    fn only_render_nodes_count_as_cards() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["card0", "renderD128", "by-path"] {
            fs::write(folder.path().join(name), "").expect("a file");
        }
        assert_eq!(
            render_nodes(folder.path()),
            [folder.path().join("renderD128")]
        );
        assert!(render_nodes(&folder.path().join("missing")).is_empty());
    }
}
