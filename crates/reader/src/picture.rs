//! Pictures: decoded within limits, turned as the camera says, made small for keeping.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};
use milepost_core::certificate::page::{FileKind, Refusal};

/// The most points of a picture.
const MOST_POINTS: u64 = 50_000_000;
/// The longest side that reading needs: letters of nine points are clear at 250 dots an inch.
pub const LONGEST_SIDE: u32 = 2800;
/// The longest side of the picture that is kept for showing.
const SHOWN_SIDE: u32 = 1500;
/// The quality of the pictures for showing.
const QUALITY: u8 = 80;

/// Returns the picture, upright as far as the file says, and no larger than reading needs.
///
/// # Errors
/// When the file is damaged or has too many points.
pub fn decode(bytes: &[u8], kind: FileKind) -> Result<RgbImage, Refusal> {
    let format = match kind {
        FileKind::Jpeg => ImageFormat::Jpeg,
        FileKind::Png => ImageFormat::Png,
        FileKind::Tiff => ImageFormat::Tiff,
        FileKind::Heic => return heic(bytes),
        FileKind::Pdf => return Err(Refusal::OtherKind),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(512 * 1024 * 1024);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| Refusal::Damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_POINTS {
        return Err(Refusal::TooManyPoints);
    }
    if width == 0 || height == 0 {
        return Err(Refusal::Damaged);
    }
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|_| Refusal::Damaged)?;
    let mut picture = small(picture, LONGEST_SIDE);
    picture.apply_orientation(turned);
    Ok(on_white(picture))
}

#[cfg(feature = "heic")]
fn heic(bytes: &[u8]) -> Result<RgbImage, Refusal> {
    let picture = heic_rs::decode(bytes).map_err(|_| Refusal::Damaged)?;
    let whole =
        RgbImage::from_raw(picture.width, picture.height, picture.data).ok_or(Refusal::Damaged)?;
    Ok(small(whole.into(), LONGEST_SIDE).into_rgb8())
}

#[cfg(not(feature = "heic"))]
fn heic(_: &[u8]) -> Result<RgbImage, Refusal> {
    Err(Refusal::Heic)
}

/// A picture with see-through parts is paper where nothing is drawn.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [r, g, b, a] = picture.get_pixel(x, y).0;
        let over = |it: u8| {
            let mixed = u16::from(it) * u16::from(a) + 255 * (255 - u16::from(a));
            u8::try_from(mixed / 255).unwrap_or(255)
        };
        image::Rgb([over(r), over(g), over(b)])
    })
}

fn small(picture: DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side {
        return picture;
    }
    picture.thumbnail(side, side)
}

/// Returns a JPEG for showing.
pub fn shown(picture: &RgbImage) -> Option<Vec<u8>> {
    let side = picture.width().max(picture.height());
    let small;
    let picture = if side > SHOWN_SIDE {
        let scaled = |it: u32| (it * SHOWN_SIDE / side).max(1);
        small =
            image::imageops::thumbnail(picture, scaled(picture.width()), scaled(picture.height()));
        &small
    } else {
        picture
    };
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .encode_image(picture)
        .ok()?;
    Some(bytes)
}
