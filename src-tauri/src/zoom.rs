//! How large the page is drawn, in steps; it is kept beside the window's place.

use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;
use specta::Type;

/// The sizes that the page is drawn in, in percent; at 200 the usual window is one column.
const STEPS: [u16; 9] = [80, 90, 100, 110, 125, 150, 175, 200, 250];
/// The size of a first start.
pub const ACTUAL: u16 = 100;

/// What the person asks of the page's size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ZoomStep {
    /// A step larger.
    In,
    /// A step smaller.
    Out,
    /// As it is made.
    Actual,
    /// As it is, to be told.
    Same,
}

/// The size to which a step leads from the present one, in percent.
/// A size that is no step goes to the next one in the direction that was asked for.
pub fn stepped(now: u16, step: ZoomStep) -> u16 {
    let led = match step {
        ZoomStep::In => STEPS.into_iter().find(|it| *it > now),
        ZoomStep::Out => STEPS.into_iter().rev().find(|it| *it < now),
        ZoomStep::Actual => Some(ACTUAL),
        ZoomStep::Same => None,
    };
    led.unwrap_or(now)
}

/// The size of the open window, in percent.
pub struct Zoom {
    percent: AtomicU16,
    /// Who hears that it has changed.
    heard_by: Mutex<Option<Sender<()>>>,
}

impl Zoom {
    /// Begins with what was kept; what no step could lead to is the actual size.
    pub fn begin(kept: Option<u16>) -> Zoom {
        let sensible = kept.filter(|it| STEPS.contains(it));
        Zoom {
            percent: AtomicU16::new(sensible.unwrap_or(ACTUAL)),
            heard_by: Mutex::default(),
        }
    }

    /// The size now.
    pub fn percent(&self) -> u16 {
        self.percent.load(Ordering::Relaxed)
    }

    /// Keeps the size that the window was given.
    pub fn set(&self, percent: u16) {
        self.percent.store(percent, Ordering::Relaxed);
        let heard_by = self.heard_by.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(heard_by) = &*heard_by {
            // A window that is closing hears nothing, and has written it already.
            let _ = heard_by.send(());
        }
    }

    /// Tells of each change from now on.
    pub fn tells(&self, heard_by: Sender<()>) {
        *self.heard_by.lock().unwrap_or_else(PoisonError::into_inner) = Some(heard_by);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_is_reached_and_left_again_and_the_ends_hold() {
        let mut now = STEPS[0];
        for larger in &STEPS[1..] {
            assert_eq!(
                stepped(*larger, ZoomStep::Out),
                now,
                "a step back is the step before"
            );
            now = stepped(now, ZoomStep::In);
            assert_eq!(now, *larger, "no step is passed over");
        }
        assert_eq!(stepped(now, ZoomStep::In), now, "the largest stays");
        assert_eq!(
            stepped(STEPS[0], ZoomStep::Out),
            STEPS[0],
            "and the smallest"
        );
        assert_eq!(stepped(now, ZoomStep::Actual), 100);
        assert_eq!(stepped(now, ZoomStep::Same), now, "asking changes nothing");
    }

    #[test]
    fn a_size_that_no_step_leads_to_is_not_taken_over() {
        for odd in [0, 1, 99, 1000, u16::MAX] {
            assert_eq!(
                Zoom::begin(Some(odd)).percent(),
                ACTUAL,
                "{odd} would make an unusable window"
            );
        }
        assert_eq!(Zoom::begin(Some(200)).percent(), 200);
        assert_eq!(Zoom::begin(None).percent(), ACTUAL);
    }
}
