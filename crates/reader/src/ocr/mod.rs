//! Reads a picture: finds the lines of print, turns the page upright, reads line by line.

mod detect;
mod geometry;
mod models;
mod recognize;
mod sample;

use image::RgbImage;
use milepost_core::certificate::page::{Line, Page, in_reading_order};

use self::geometry::{Strip, Upright};
use self::models::Models;
use self::recognize::Text;
use crate::{Drawn, Pictures, picture};

/// Lines that are read at most: a page of print has fewer than a hundred.
const MOST_LINES: usize = 160;
/// How many lines tell which end of the page is up.
const PROBES: usize = 3;
/// Below this the signs of a line are guesses.
const FEWEST_PERCENT: f32 = 0.5;
/// How much wider a line with figures is looked at again: signs that touch come apart.
const SECOND_LOOK: f32 = 1.6;

/// The reader of pictures. It loads its models when the first picture comes.
#[derive(Default)]
pub struct Ocr {
    models: Option<Models>,
}

impl Ocr {
    /// Reads a picture, and returns it upright if it was asked for.
    pub fn read(&mut self, source: &RgbImage, pictures: Pictures) -> Drawn {
        if self.models.is_none() {
            self.models = Models::load();
        }
        let Some(models) = &self.models else {
            return (blank(source), None);
        };
        let mut strips = detect::strips(&models.detector, source);
        strips.truncate(MOST_LINES);
        let upright = upright(models, source, &strips);
        let lines = strips
            .iter()
            .map(|it| it.along(upright.angle))
            .filter_map(|strip| read_line(models, source, &strip, &upright))
            .collect();
        let page = Page {
            width: upright.width as i32,
            height: upright.height as i32,
            from_picture: true,
            lines: in_reading_order(lines),
        };
        let picture = match pictures {
            Pictures::Drawn => picture::shown(&sample::page(source, &upright)),
            Pictures::None => None,
        };
        (page, picture)
    }
}

fn blank(source: &RgbImage) -> Page {
    Page {
        width: i32::try_from(source.width()).unwrap_or(i32::MAX),
        height: i32::try_from(source.height()).unwrap_or(i32::MAX),
        from_picture: true,
        lines: Vec::new(),
    }
}

/// Which way the lines run, and which end of them comes first.
fn upright(models: &Models, source: &RgbImage, strips: &[Strip]) -> Upright {
    let angle = geometry::usual_angle(strips);
    let mut probes: Vec<&Strip> = strips
        .iter()
        .filter(|it| it.width > 3.0 * it.height)
        .collect();
    probes.sort_by(|a, b| b.height.total_cmp(&a.height));
    probes.sort_by_key(|it| it.width > 20.0 * it.height);
    let sense = |turned: f32| -> f32 {
        probes
            .iter()
            .take(PROBES)
            .map(|it| it.along(turned).start(10.0))
            .filter_map(|it| recognize::text(&models.recognizer, &sample::strip(source, &it, 1.0)))
            .map(|it| it.certain * it.certain)
            .sum()
    };
    let half_turn = std::f32::consts::PI;
    let angle = if sense(angle) >= sense(angle + half_turn) {
        angle
    } else {
        angle + half_turn
    };
    Upright::new(source, angle)
}

fn read_line(models: &Models, source: &RgbImage, strip: &Strip, upright: &Upright) -> Option<Line> {
    let look = |wider| recognize::text(&models.recognizer, &sample::strip(source, strip, wider));
    let Text { text, certain } = look(1.0)?;
    if certain < FEWEST_PERCENT || text.trim().is_empty() {
        return None;
    }
    let otherwise = match has_figures(&text) {
        true => look(SECOND_LOOK).map(|it| it.text).filter(|it| *it != text),
        false => None,
    };
    Some(Line {
        text,
        area: upright.area(strip),
        certain: (certain * 100.0) as u8,
        otherwise,
    })
}

/// Whether a wrong sign in it would matter and not show: a number of a certificate.
fn has_figures(text: &str) -> bool {
    text.split_whitespace()
        .any(|word| word.len() >= 5 && word.chars().filter(char::is_ascii_digit).count() >= 3)
}
