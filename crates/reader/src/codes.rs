//! Codes for cameras on a picture: the sheet of hours that comes back signed has one.

use image::RgbImage;
use image::imageops::{self, FilterType};
use rqrr::PreparedImage;

/// The most codes of a picture, and the most signs of one: a sheet has one of under a hundred.
const MOST: usize = 4;
const LONGEST: usize = 300;

/// A picture with shorter sides is looked at once more at twice its size, one with longer ones
/// at three quarters: there a soft edge is a sharper one.
const COARSE: u32 = 1500;

/// What the codes on a picture say.
pub fn on(picture: &RgbImage) -> Vec<String> {
    let found = look(picture);
    let (width, height) = picture.dimensions();
    if !found.is_empty() || width == 0 || height == 0 {
        return found;
    }
    let (width, height) = match width.max(height) > COARSE {
        true => (width / 4 * 3, height / 4 * 3),
        false => (width * 2, height * 2),
    };
    look(&imageops::resize(
        picture,
        width,
        height,
        FilterType::CatmullRom,
    ))
}

fn look(picture: &RgbImage) -> Vec<String> {
    let gray = |x: usize, y: usize| {
        let at = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        let [r, g, b] = picture.get_pixel(at(x), at(y)).0.map(u32::from);
        // As eyes weigh colors; the sum of the weights is 256.
        u8::try_from((77 * r + 150 * g + 29 * b) >> 8).unwrap_or(u8::MAX)
    };
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    if width == 0 || height == 0 {
        return Vec::new();
    }
    let mut prepared = PreparedImage::prepare_from_greyscale(width, height, gray);
    let grids = prepared.detect_grids();
    let said = grids.iter().take(MOST).filter_map(|it| it.decode().ok());
    said.map(|(_, text)| text)
        .filter(|it| it.len() <= LONGEST)
        .collect()
}

#[cfg(test)]
mod tests {
    use image::Rgb;
    use qrcode::{Color, EcLevel, QrCode};

    use super::*;

    const SAYS: &str = "MILEPOST 7K3F-22QD \
        E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855";

    /// A page with the code of a sheet near its upper right corner, so many points a square.
    fn page(square: u32) -> RgbImage {
        let code = QrCode::with_error_correction_level(SAYS, EcLevel::M).expect("it is short");
        let across = u32::try_from(code.width()).expect("it is small");
        let colors = code.to_colors();
        let left = 1600 - (across + 8) * square;
        RgbImage::from_fn(1700, 2200, |x, y| {
            let at = |it: u32, from: u32| it.checked_sub(from).map(|it| it / square);
            let dark = match (at(x, left), at(y, 150)) {
                (Some(column), Some(row)) if column < across && row < across => {
                    let at = (row * across + column) as usize;
                    colors.get(at) == Some(&Color::Dark)
                }
                _ => false,
            };
            Rgb([if dark { 20 } else { 245 }; 3])
        })
    }

    #[test]
    fn the_code_of_a_sheet_is_read_whichever_way_it_lies() {
        let page = page(6);
        for turned in [
            page.clone(),
            imageops::rotate90(&page),
            imageops::rotate180(&page),
            imageops::rotate270(&page),
        ] {
            assert_eq!(on(&turned), [SAYS]);
        }
    }

    #[test]
    fn a_coarse_or_soft_scan_is_read() {
        let fine = page(6);
        let coarse = imageops::resize(&fine, 850, 1100, FilterType::Triangle);
        assert_eq!(on(&coarse), [SAYS], "100 dots an inch");
        assert_eq!(on(&imageops::blur(&page(6), 1.5)), [SAYS]);
    }

    #[test]
    fn what_has_no_code_says_none() {
        for (width, height) in [(0, 0), (1, 1), (3, 700), (400, 300)] {
            assert!(on(&RgbImage::new(width, height)).is_empty());
            let mut seed = 7_u32;
            let noise = RgbImage::from_fn(width, height, |_, _| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                Rgb([(seed >> 24) as u8; 3])
            });
            assert!(on(&noise).is_empty());
        }
    }
}
