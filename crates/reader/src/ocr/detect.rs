//! Finds the strips of a picture that hold print.

use image::{RgbImage, imageops};
use rten::Model;
use rten_imageproc::{Point, PointF, min_area_rect};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};

use super::geometry::Strip;
use super::recognize::tensor;

/// The longest side of the picture that is searched.
const LONGEST_SIDE: u32 = 1280;
/// The model wants sides that are multiples of this.
const MULTIPLE: u32 = 32;
/// Above this a point is part of print.
const PRINT: f32 = 0.3;
/// Print is at least this certain on average, else it is dust.
const CERTAIN: f32 = 0.55;
/// The model marks the heart of a line: so much of its area over its edge is added around it.
const GROWN: f32 = 1.6;
/// Smaller spots than this are dust, in points of the searched picture.
const SMALLEST: usize = 12;
/// How the colors are evened out.
const MEAN: [f32; 3] = [0.485, 0.456, 0.406];
const SPREAD: [f32; 3] = [0.229, 0.224, 0.225];

/// Returns the strips, in no order.
pub fn strips(detector: &Model, source: &RgbImage) -> Vec<Strip> {
    let longest = source.width().max(source.height());
    let scale = (LONGEST_SIDE as f32 / longest as f32).min(1.0);
    let side = |it: u32| {
        ((it as f32 * scale) as u32)
            .max(MULTIPLE)
            .next_multiple_of(MULTIPLE)
    };
    let (width, height) = (side(source.width()), side(source.height()));
    let small = if scale < 1.0 {
        imageops::thumbnail(source, width, height)
    } else {
        imageops::resize(source, width, height, imageops::FilterType::Triangle)
    };
    let Some(map) = map(detector, &small) else {
        return Vec::new();
    };
    let back = (
        source.width() as f32 / width as f32,
        source.height() as f32 / height as f32,
    );
    spots(&map)
        .iter()
        .filter_map(|spot| strip(spot, &map, back))
        .collect()
}

/// How likely each point is part of print.
fn map(detector: &Model, small: &RgbImage) -> Option<NdTensor<f32, 2>> {
    let input = tensor(small, MEAN, SPREAD);
    let output: Tensor<f32> = detector
        .run_one(input.view().into(), None)
        .ok()?
        .try_into()
        .ok()?;
    let output: NdTensor<f32, 4> = output.try_into().ok()?;
    Some(output.slice((0, 0)).to_tensor())
}

/// The points that hang together, spot by spot.
fn spots(map: &NdTensor<f32, 2>) -> Vec<Vec<(usize, usize)>> {
    let [height, width] = map.shape();
    let mut seen = vec![false; height * width];
    let mut spots = Vec::new();
    for start in 0..height * width {
        if seen[start] || map[[start / width, start % width]] <= PRINT {
            continue;
        }
        seen[start] = true;
        let (mut open, mut spot) = (vec![start], Vec::new());
        while let Some(at) = open.pop() {
            let (x, y) = (at % width, at / width);
            spot.push((x, y));
            for ny in y.saturating_sub(1)..(y + 2).min(height) {
                for nx in x.saturating_sub(1)..(x + 2).min(width) {
                    let next = ny * width + nx;
                    if !seen[next] && map[[ny, nx]] > PRINT {
                        seen[next] = true;
                        open.push(next);
                    }
                }
            }
        }
        if spot.len() >= SMALLEST {
            spots.push(spot);
        }
    }
    spots
}

fn strip(spot: &[(usize, usize)], map: &NdTensor<f32, 2>, back: (f32, f32)) -> Option<Strip> {
    let certain = spot.iter().map(|&(x, y)| map[[y, x]]).sum::<f32>() / spot.len() as f32;
    if certain < CERTAIN {
        return None;
    }
    // The edge alone decides the rectangle around it.
    let points: Vec<PointF> = edge(spot)
        .into_iter()
        .map(|(x, y)| Point::from_yx(y as f32, x as f32))
        .collect();
    let corners = min_area_rect(&points)?.corners();
    let [a, b, c, _] = corners.map(|it| (it.x, it.y));
    let length = |p: (f32, f32), q: (f32, f32)| (p.0 - q.0).hypot(p.1 - q.1);
    let sides = [(length(a, b) + 1.0, a, b), (length(b, c) + 1.0, b, c)];
    let [long, short] = if sides[0].0 >= sides[1].0 {
        sides
    } else {
        [sides[1], sides[0]]
    };
    if short.0 < 3.0 {
        return None;
    }
    let grown = long.0 * short.0 * GROWN / (2.0 * (long.0 + short.0));
    let (dx, dy) = (
        (long.2.0 - long.1.0) * back.0,
        (long.2.1 - long.1.1) * back.1,
    );
    let middle = ((a.0 + c.0) / 2.0, (a.1 + c.1) / 2.0);
    let across = (back.0 + back.1) / 2.0;
    Some(Strip {
        x: (middle.0 + 0.5) * back.0,
        y: (middle.1 + 0.5) * back.1,
        width: (long.0 + 2.0 * grown) * across,
        height: (short.0 + 2.0 * grown) * across,
        angle: dy.atan2(dx),
    })
}

/// The first and the last point of each row of a spot.
fn edge(spot: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut rows = std::collections::BTreeMap::new();
    for &(x, y) in spot {
        let ends = rows.entry(y).or_insert((x, x));
        *ends = (ends.0.min(x), ends.1.max(x));
    }
    rows.into_iter()
        .flat_map(|(y, (first, last))| [(first, y), (last, y)])
        .collect()
}
