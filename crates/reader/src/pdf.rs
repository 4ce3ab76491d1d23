//! PDF: the text that the file names, where that can be trusted; else the drawn page, read
//! like a photograph.

mod glyphs;
mod layer;

use hayro::hayro_interpret::hayro_syntax::page::Page as PdfPage;
use hayro::hayro_interpret::{InterpreterSettings, TransformExt};
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use image::RgbImage;
use milepost_core::certificate::page::{Contents, FileKind, Page, Refusal};

use crate::ocr::Ocr;
use crate::{Drawn, MOST_PAGES, MOST_PICTURES, Pictures, Reading, codes, picture};

/// The largest side of a page that the format knows, in points (1/72 inch).
const LARGEST_SIDE: f32 = 14_400.0;
/// How fine a page is drawn for reading, in dots an inch.
const READING_DPI: f32 = 200.0;
/// How fine a page is drawn for showing alone.
const SHOWING_DPI: f32 = 110.0;
/// The longest side of a drawn page, whatever the file says of its size.
const LONGEST_DRAWN: f32 = 2800.0;
/// How many pictures of pages are kept.
const MOST_SHOWN: usize = 8;
/// Units of a page in a point: the places of the text are tenths of a point.
const UNITS: f32 = 10.0;

/// Reads a PDF.
///
/// # Errors
/// When it wants a password or is no whole PDF.
pub fn read(bytes: Vec<u8>, pictures: Pictures, ocr: &mut Ocr) -> Result<Reading, Refusal> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refusal::Password,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Refusal::Damaged,
    })?;
    let all = pdf.pages();
    if all.is_empty() {
        return Err(Refusal::Damaged);
    }
    let cache = RenderCache::new();
    let mut reading = Reading {
        contents: Contents {
            kind: FileKind::Pdf,
            pages_in_file: u32::try_from(all.len()).unwrap_or(u32::MAX),
            pages: Vec::new(),
            codes: Vec::new(),
        },
        pictures: Vec::new(),
    };
    let mut read_off = 0;
    for page in all.iter().take(MOST_PAGES) {
        let shown = match pictures {
            Pictures::Drawn if reading.pictures.len() < MOST_SHOWN => Pictures::Drawn,
            _ => Pictures::None,
        };
        let (text, picture) = match layer::of(page) {
            Some(text) => with_layer(page, text, &cache, shown),
            None if read_off < MOST_PICTURES => {
                read_off += 1;
                let drawn = draw(page, &cache, READING_DPI);
                reading.contents.codes.extend(codes::on(&drawn));
                ocr.read(&drawn, shown)
            }
            None => break,
        };
        reading.contents.pages.push(text);
        reading.pictures.extend(picture);
    }
    Ok(reading)
}

fn with_layer<'a>(
    page: &'a PdfPage<'a>,
    text: Page,
    cache: &RenderCache<'a>,
    pictures: Pictures,
) -> Drawn {
    let picture = match pictures {
        Pictures::Drawn => picture::shown(&draw(page, cache, SHOWING_DPI)),
        Pictures::None => None,
    };
    (text, picture)
}

/// The size of a page in points, as far as it can be one.
fn size(page: &PdfPage<'_>) -> (f32, f32) {
    let (width, height) = page.render_dimensions();
    let side = |it: f32| {
        if it.is_finite() {
            it.clamp(1.0, LARGEST_SIDE)
        } else {
            1.0
        }
    };
    (side(width), side(height))
}

/// Draws a page on white, never larger than reading needs.
fn draw<'a>(page: &'a PdfPage<'a>, cache: &RenderCache<'a>, dpi: f32) -> RgbImage {
    let (width, height) = size(page);
    let scale = (dpi / 72.0).min(LONGEST_DRAWN / width.max(height));
    let points = |it: f32| ((it * scale) as u16).max(1);
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        width: Some(points(width)),
        height: Some(points(height)),
        bg_color: WHITE,
    };
    let drawn = render(page, cache, &InterpreterSettings::default(), &settings);
    let (wide, high) = (u32::from(drawn.width()), u32::from(drawn.height()));
    let rgb = drawn
        .data()
        .iter()
        .flat_map(|it| [it.r, it.g, it.b])
        .collect();
    RgbImage::from_raw(wide, high, rgb).unwrap_or_else(|| RgbImage::new(1, 1))
}

/// The matrix that puts the page's own units onto its upright picture, a point each.
fn upright(page: &PdfPage<'_>) -> kurbo_types::Affine {
    page.initial_transform(true).to_kurbo()
}

/// The types of hayro's interface, under the name of the crate that they come from.
mod kurbo_types {
    pub use hayro::vello_cpu::kurbo::{Affine, BezPath, Point, Rect};
}
