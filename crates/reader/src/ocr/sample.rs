//! Takes strips and whole pages out of a picture, turned upright.

use image::{Rgb, RgbImage};

use super::geometry::{Strip, Upright};

/// The height of a line as the model wants it.
pub const LINE_HEIGHT: u32 = 48;
/// The longest line that is looked at, in heights of a line.
const LONGEST: f32 = 60.0;

/// The strip as the model wants it, `wider` than it is.
pub fn strip(source: &RgbImage, strip: &Strip, wider: f32) -> RgbImage {
    let scale = LINE_HEIGHT as f32 / strip.height.max(1.0);
    let longest = LONGEST * LINE_HEIGHT as f32;
    let width = ((strip.width * scale * wider).clamp(16.0, longest) as u32).next_multiple_of(8);
    let step = (
        strip.width / width as f32,
        strip.height / LINE_HEIGHT as f32,
    );
    let (sin, cos) = strip.angle.sin_cos();
    let finer = (step.1.round() as u32).clamp(1, 3);
    let part = 1.0 / finer as f32;
    RgbImage::from_fn(width, LINE_HEIGHT, |px, py| {
        let mut sum = [0.0; 3];
        for (ix, iy) in (0..finer).flat_map(|x| (0..finer).map(move |y| (x, y))) {
            let u = (px as f32 + (ix as f32 + 0.5) * part) * step.0 - strip.width / 2.0;
            let v = (py as f32 + (iy as f32 + 0.5) * part) * step.1 - strip.height / 2.0;
            let here = between(
                source,
                strip.x + u * cos - v * sin,
                strip.y + u * sin + v * cos,
            );
            for (total, value) in sum.iter_mut().zip(here) {
                *total += value * part * part;
            }
        }
        Rgb(sum.map(|it| it as u8))
    })
}

/// The upright page, white where the picture does not reach.
pub fn page(source: &RgbImage, upright: &Upright) -> RgbImage {
    RgbImage::from_fn(upright.width as u32, upright.height as u32, |px, py| {
        let (x, y) = upright.on_picture(px as f32 + 0.5, py as f32 + 0.5);
        let inside =
            x >= 0.0 && y >= 0.0 && x < source.width() as f32 && y < source.height() as f32;
        match inside {
            true => Rgb(between(source, x, y).map(|it| it as u8)),
            false => Rgb([255; 3]),
        }
    })
}

/// The color at a place between four points.
fn between(source: &RgbImage, x: f32, y: f32) -> [f32; 3] {
    let limit = |it: f32, end: u32| it.clamp(0.0, end.saturating_sub(1) as f32);
    let (x, y) = (
        limit(x - 0.5, source.width()),
        limit(y - 0.5, source.height()),
    );
    let (left, top) = (x as u32, y as u32);
    let right = (left + 1).min(source.width() - 1);
    let below = (top + 1).min(source.height() - 1);
    let (across, down) = (x - left as f32, y - top as f32);
    let [a, b] = [
        source.get_pixel(left, top).0,
        source.get_pixel(right, top).0,
    ];
    let [c, d] = [
        source.get_pixel(left, below).0,
        source.get_pixel(right, below).0,
    ];
    std::array::from_fn(|at| {
        let upper = f32::from(a[at]) * (1.0 - across) + f32::from(b[at]) * across;
        let lower = f32::from(c[at]) * (1.0 - across) + f32::from(d[at]) * across;
        upper * (1.0 - down) + lower * down
    })
}
