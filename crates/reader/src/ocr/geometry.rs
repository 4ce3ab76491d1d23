//! Where lines of print lie on a picture, and how the page lies on it.

use std::f32::consts::{FRAC_PI_2, PI};

use image::RgbImage;
use milepost_core::certificate::page::Area;

/// A strip of a picture that holds a line of print, in points of the picture.
#[derive(Debug, Clone, Copy)]
pub struct Strip {
    /// Its middle.
    pub x: f32,
    /// Its middle.
    pub y: f32,
    /// Along the print.
    pub width: f32,
    /// Across it.
    pub height: f32,
    /// The direction of the print; 0 is to the right, a quarter turn is down.
    pub angle: f32,
}

impl Strip {
    /// The same strip, read in that one of its four directions that is nearest to the page's.
    pub fn along(&self, page: f32) -> Strip {
        let mut strip = *self;
        let quarters = ((page - self.angle) / FRAC_PI_2).round();
        strip.angle += quarters * FRAC_PI_2;
        if quarters.rem_euclid(2.0) == 1.0 {
            std::mem::swap(&mut strip.width, &mut strip.height);
        }
        strip
    }

    /// The begin of the strip, as wide as `most` times its height.
    pub fn start(&self, most: f32) -> Strip {
        let width = self.width.min(self.height * most);
        let back = (self.width - width) / 2.0;
        Strip {
            x: self.x - back * self.angle.cos(),
            y: self.y - back * self.angle.sin(),
            width,
            ..*self
        }
    }
}

/// The angle at which most of the print runs, between a quarter turn to the left and one to
/// the right: which end is up it does not tell.
pub fn usual_angle(strips: &[Strip]) -> f32 {
    let long = || strips.iter().filter(|it| it.width > 2.0 * it.height);
    let weigh = |upright: bool| -> f32 {
        long()
            .filter(|it| (folded(it.angle).abs() > PI / 4.0) == upright)
            .map(|it| it.width)
            .sum()
    };
    let upright = weigh(true) > weigh(false);
    let mut angles: Vec<(f32, f32)> = long()
        .map(|it| (folded(it.angle), it.width))
        .filter(|(angle, _)| (angle.abs() > PI / 4.0) == upright)
        .map(|(angle, width)| match upright && angle < 0.0 {
            true => (angle + PI, width),
            false => (angle, width),
        })
        .collect();
    angles.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half: f32 = angles.iter().map(|it| it.1).sum::<f32>() / 2.0;
    let mut passed = 0.0;
    let middle = angles.iter().find(|(_, width)| {
        passed += width;
        passed >= half
    });
    middle.map_or(0.0, |it| it.0)
}

/// The same line, with an angle of at most a quarter turn.
fn folded(angle: f32) -> f32 {
    let angle = angle.rem_euclid(PI);
    if angle > FRAC_PI_2 { angle - PI } else { angle }
}

/// The upright page: turned about the middle of the picture, as large as all of it needs.
#[derive(Debug, Clone, Copy)]
pub struct Upright {
    /// The direction of the print on the picture.
    pub angle: f32,
    /// The width of the upright page.
    pub width: f32,
    /// Its height.
    pub height: f32,
    middle: (f32, f32),
}

impl Upright {
    /// The page whose print runs at this angle.
    pub fn new(source: &RgbImage, angle: f32) -> Upright {
        let (width, height) = (source.width() as f32, source.height() as f32);
        let (sin, cos) = (angle.sin().abs(), angle.cos().abs());
        Upright {
            angle,
            width: width * cos + height * sin,
            height: width * sin + height * cos,
            middle: (width / 2.0, height / 2.0),
        }
    }

    /// The place on the picture of a place on the upright page.
    pub fn on_picture(&self, x: f32, y: f32) -> (f32, f32) {
        let (dx, dy) = (x - self.width / 2.0, y - self.height / 2.0);
        let (sin, cos) = self.angle.sin_cos();
        (
            self.middle.0 + dx * cos - dy * sin,
            self.middle.1 + dx * sin + dy * cos,
        )
    }

    /// Where a strip stands on the upright page.
    pub fn area(&self, strip: &Strip) -> Area {
        let (dx, dy) = (strip.x - self.middle.0, strip.y - self.middle.1);
        let (sin, cos) = self.angle.sin_cos();
        let x = self.width / 2.0 + dx * cos + dy * sin;
        let y = self.height / 2.0 - dx * sin + dy * cos;
        Area {
            left: (x - strip.width / 2.0) as i32,
            top: (y - strip.height / 2.0) as i32,
            width: strip.width.max(1.0) as i32,
            height: strip.height.max(1.0) as i32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(angle_degrees: f32, width: f32, height: f32) -> Strip {
        Strip {
            x: 50.0,
            y: 20.0,
            width,
            height,
            angle: angle_degrees.to_radians(),
        }
    }

    #[test]
    fn the_page_lies_as_most_of_its_print() {
        let strips = [
            strip(88.0, 300.0, 20.0),
            strip(-89.0, 500.0, 20.0),
            strip(0.0, 60.0, 20.0),
        ];
        let angle = usual_angle(&strips).to_degrees();
        assert!(
            (angle - 91.0).abs() < 0.1,
            "{angle}: both lie across, the longer one counts"
        );
    }

    #[test]
    fn a_strip_is_turned_to_the_page_whatever_its_long_side() {
        let one_figure = strip(90.0, 22.0, 20.0).along(0.0);
        assert!(one_figure.angle.abs() < 0.01);
        assert_eq!((one_figure.width, one_figure.height), (20.0, 22.0));
    }

    #[test]
    fn a_place_on_the_page_and_on_the_picture_are_the_same() {
        let picture = RgbImage::new(100, 60);
        for degrees in [0.0_f32, 3.0, 90.0, 180.0, 267.0] {
            let upright = Upright::new(&picture, degrees.to_radians());
            let area = upright.area(&strip(degrees, 30.0, 10.0));
            let middle = (area.left as f32 + 15.0, area.top as f32 + 5.0);
            let (x, y) = upright.on_picture(middle.0, middle.1);
            assert!(
                (x - 50.0).abs() < 2.0 && (y - 20.0).abs() < 2.0,
                "{degrees}: {x}, {y}"
            );
        }
    }
}
