//! Where the window stands: remembered in logical units from its screen's corner, and put back
//! only where a screen is present, whole, in a size that fits.

use serde::{Deserialize, Serialize};

/// The least size that the page is made for (`tauri.conf.json` says the same).
const LEAST: (f64, f64) = (720.0, 560.0);
/// The size of a first start.
const USUAL: (f64, f64) = (1200.0, 800.0);
/// What a title bar adds to the page's height, so that it is never pushed off the screen.
const TITLE_BAR: f64 = 40.0;

/// A screen that is present: the part that windows may use, in physical pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Screen {
    /// What the system calls it.
    pub name: Option<String>,
    /// The left edge.
    pub x: i32,
    /// The upper edge.
    pub y: i32,
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    /// Physical pixels for each logical one.
    pub scale: f64,
}

/// A window's place as it is remembered. Every number is logical.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The screen that it stood on.
    pub screen: Option<String>,
    /// From the screen's left edge.
    pub x: f64,
    /// From the screen's upper edge.
    pub y: f64,
    /// The page's width.
    pub width: f64,
    /// The page's height.
    pub height: f64,
    /// Whether it filled the screen.
    pub maximized: bool,
}

/// Where to put a window now.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The left edge in physical pixels of the whole desktop.
    pub x: i32,
    /// The upper edge, likewise.
    pub y: i32,
    /// The page's width in logical pixels.
    pub width: f64,
    /// The page's height, likewise.
    pub height: f64,
    /// Whether it fills the screen.
    pub maximized: bool,
}

/// Decides where the window goes: on the screen it stood on, else on the first one, never larger
/// than that screen and never over its edge. A window that stood nowhere yet goes to the middle.
/// None where no screen is known; the system then decides.
pub fn place(kept: Option<&Place>, screens: &[Screen]) -> Option<Placed> {
    let first = screens.first()?;
    let known = kept.filter(|kept| kept.is_sensible());
    let same = known.and_then(|kept| screens.iter().find(|screen| kept.stood_on(screen)));
    let screen = same.unwrap_or(first);
    let (room_x, room_y) = screen.logical_size();
    let (wanted_x, wanted_y) = known.map_or(USUAL, |kept| (kept.width, kept.height));
    let width = wanted_x.max(LEAST.0).min(room_x);
    let height = wanted_y.max(LEAST.1).min(room_y);
    let (left, above) = (room_x - width, (room_y - height - TITLE_BAR).max(0.0));
    let (x, y) = match known {
        Some(kept) => (kept.x.clamp(0.0, left), kept.y.clamp(0.0, above)),
        None => (left / 2.0, above / 2.0),
    };
    Some(Placed {
        x: screen.x.saturating_add(physical(x, screen.scale)),
        y: screen.y.saturating_add(physical(y, screen.scale)),
        width,
        height,
        maximized: known.is_some_and(|kept| kept.maximized),
    })
}

impl Place {
    /// The place of a window with this corner (physical) and size (logical) on a screen.
    pub fn on(screen: &Screen, corner: (i32, i32), size: (f64, f64)) -> Place {
        Place {
            screen: screen.name.clone(),
            x: f64::from(corner.0.saturating_sub(screen.x)) / screen.scale,
            y: f64::from(corner.1.saturating_sub(screen.y)) / screen.scale,
            width: size.0,
            height: size.1,
            maximized: false,
        }
    }

    fn stood_on(&self, screen: &Screen) -> bool {
        self.screen.is_some() && self.screen == screen.name
    }

    /// A file that was written by hand may say anything.
    fn is_sensible(&self) -> bool {
        [self.x, self.y, self.width, self.height]
            .iter()
            .all(|number| number.is_finite())
    }
}

impl Screen {
    fn logical_size(&self) -> (f64, f64) {
        (
            f64::from(self.width) / self.scale,
            f64::from(self.height) / self.scale,
        )
    }
}

fn physical(logical: f64, scale: f64) -> i32 {
    // Rounded and within a screen's size, which fits.
    #[allow(clippy::cast_possible_truncation)]
    let pixels = (logical * scale).round() as i32;
    pixels
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn screen(name: &str, x: i32, width: u32, height: u32, scale: f64) -> Screen {
        Screen {
            name: Some(name.into()),
            x,
            y: 0,
            width,
            height,
            scale,
        }
    }

    fn kept(screen: &str, x: f64, y: f64, width: f64, height: f64) -> Place {
        Place {
            screen: Some(screen.into()),
            x,
            y,
            width,
            height,
            maximized: false,
        }
    }

    fn laptop() -> Screen {
        screen("eDP-1", 0, 1920, 1080, 1.0)
    }

    #[test]
    fn a_first_start_stands_in_the_middle_in_its_usual_size() {
        let placed = place(None, &[laptop()]).expect("a screen");
        assert_eq!((placed.width, placed.height), USUAL, "there is room");
        assert_eq!((placed.x, placed.y), (360, 120), "in the middle");
    }

    #[test]
    fn a_window_goes_back_to_where_it_stood() {
        let beside = screen("DP-2", 1920, 2560, 1440, 1.0);
        let there = kept("DP-2", 400.0, 200.0, 1300.0, 900.0);
        let placed = place(Some(&there), &[laptop(), beside]).expect("a screen");
        assert_eq!(
            (placed.x, placed.y),
            (2320, 200),
            "on the second screen, which begins at 1920"
        );
        assert_eq!((placed.width, placed.height), (1300.0, 900.0));
    }

    #[test]
    fn a_screen_that_is_gone_gives_way_to_the_first() {
        let there = kept("DP-2", 2300.0, 1200.0, 2400.0, 1300.0);
        let placed = place(Some(&there), &[laptop()]).expect("a screen");
        assert_eq!(
            (placed.x, placed.y),
            (0, 0),
            "nothing of it is out of reach"
        );
        assert_eq!((placed.width, placed.height), (1920.0, 1080.0), "it fits");
    }

    #[rstest]
    #[case::to_the_left(-900.0, 100.0, (0, 100))]
    #[case::above(100.0, -300.0, (100, 0))]
    #[case::to_the_right(1900.0, 100.0, (720, 100))]
    #[case::below(100.0, 1000.0, (100, 240))]
    fn a_window_over_the_edge_is_brought_back(
        #[case] x: f64,
        #[case] y: f64,
        #[case] corner: (i32, i32),
    ) {
        let there = kept("eDP-1", x, y, 1200.0, 800.0);
        let placed = place(Some(&there), &[laptop()]).expect("a screen");
        assert_eq!(
            (placed.x, placed.y),
            corner,
            "the whole window, its title bar included, is on the screen"
        );
    }

    #[test]
    fn another_scale_keeps_the_logical_size() {
        let there = kept("eDP-1", 100.0, 50.0, 900.0, 600.0);
        let sharp = screen("eDP-1", 0, 3840, 2160, 2.0);
        let placed = place(Some(&there), &[sharp]).expect("a screen");
        assert_eq!((placed.width, placed.height), (900.0, 600.0), "logical");
        assert_eq!((placed.x, placed.y), (200, 100), "physical");
    }

    #[test]
    fn a_screen_smaller_than_the_least_size_is_filled_and_no_more() {
        let small = screen("eDP-1", 0, 640, 480, 1.0);
        let placed = place(None, &[small]).expect("a screen");
        assert_eq!((placed.width, placed.height), (640.0, 480.0));
        assert_eq!((placed.x, placed.y), (0, 0));
    }

    #[test]
    fn odd_numbers_count_for_nothing() {
        let there = kept("eDP-1", f64::NAN, 0.0, f64::INFINITY, -5.0);
        assert_eq!(
            place(Some(&there), &[laptop()]),
            place(None, &[laptop()]),
            "a damaged file is as good as none"
        );
        let tiny = kept("eDP-1", 0.0, 0.0, -5.0, 0.0);
        let placed = place(Some(&tiny), &[laptop()]).expect("a screen");
        assert_eq!((placed.width, placed.height), LEAST, "never a sliver");
    }

    #[test]
    fn without_a_screen_the_system_decides() {
        assert_eq!(place(None, &[]), None);
    }

    #[test]
    fn what_is_remembered_leads_back_to_the_same_place() {
        let sharp = screen("DP-2", 1920, 3840, 2160, 2.0);
        let there = Place::on(&sharp, (2320, 300), (1000.0, 700.0));
        let placed = place(Some(&there), &[laptop(), sharp]).expect("a screen");
        assert_eq!((placed.x, placed.y), (2320, 300));
        assert_eq!((placed.width, placed.height), (1000.0, 700.0));
    }
}
