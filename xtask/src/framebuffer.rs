//! Pictures of the window: read from a virtual screen (XWD format) or a PNG file, written as small PNG.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Fewer colours than this is a bare window: text drawn smoothly has dozens.
const COLOURS_OF_A_PAGE: usize = 24;

/// A picture: rows from the top, three bytes (red, green, blue) a pixel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl Picture {
    /// Reads the XWD format as Xvfb writes it: a header of big-endian words, then 32 bits a pixel.
    ///
    /// # Errors
    /// When the file is cut short or of another depth.
    pub fn from_xwd(bytes: &[u8]) -> Result<Self> {
        let word = |index: usize| -> Result<usize> {
            let four = bytes
                .get(index * 4..index * 4 + 4)
                .context("the picture's header is cut short")?;
            Ok(u32::from_be_bytes([four[0], four[1], four[2], four[3]]) as usize)
        };
        let (header, width, height) = (word(0)?, word(4)?, word(5)?);
        let (least_byte_first, bits, row_length) = (word(7)? == 0, word(11)?, word(12)?);
        let colours = word(19)?;
        if bits != 32 {
            bail!("the screen has {bits} bits a pixel, not 32");
        }
        let start = header + colours * 12;
        let mut pixels = Vec::with_capacity(width * height * 3);
        for row in 0..height {
            let from = start + row * row_length;
            let line = bytes
                .get(from..from + width * 4)
                .context("the picture is cut short")?;
            for pixel in line.chunks_exact(4) {
                if least_byte_first {
                    pixels.extend([pixel[2], pixel[1], pixel[0]]);
                } else {
                    pixels.extend([pixel[1], pixel[2], pixel[3]]);
                }
            }
        }
        Ok(Self {
            width: u32::try_from(width)?,
            height: u32::try_from(height)?,
            pixels,
        })
    }

    /// Reads a PNG file of eight bits a channel; transparency is dropped, since a window has none.
    ///
    /// # Errors
    /// When the file cannot be read or is of another kind.
    pub fn from_png(path: &Path) -> Result<Self> {
        let file = File::open(path).with_context(|| format!("no picture {}", path.display()))?;
        let mut reader = png::Decoder::new(BufReader::new(file)).read_info()?;
        let size = reader
            .output_buffer_size()
            .context("the picture is too large")?;
        let mut bytes = vec![0; size];
        let frame = reader.next_frame(&mut bytes)?;
        bytes.truncate(frame.buffer_size());
        let pixels = match (frame.color_type, frame.bit_depth) {
            (png::ColorType::Rgb, png::BitDepth::Eight) => bytes,
            (png::ColorType::Rgba, png::BitDepth::Eight) => bytes
                .chunks_exact(4)
                .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
                .collect(),
            (colours, depth) => bail!("a picture of {colours:?} with {depth:?} bits"),
        };
        Ok(Self {
            width: frame.width,
            height: frame.height,
            pixels,
        })
    }

    /// Whether something like a page is drawn, and not a bare window.
    pub fn shows_a_page(&self) -> bool {
        let mut colours = HashSet::new();
        self.pixels.chunks_exact(3).any(|pixel| {
            colours.insert([pixel[0], pixel[1], pixel[2]]);
            colours.len() >= COLOURS_OF_A_PAGE
        })
    }

    /// Writes the picture as PNG.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<()> {
        let file = File::create(path)
            .with_context(|| format!("{} could not be written", path.display()))?;
        let mut encoder = png::Encoder::new(BufWriter::new(file), self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.pixels)?;
        writer.finish()?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An XWD file of 2 by 1 pixels with one colour table entry.
    fn small_file() -> Vec<u8> {
        let mut words = [0_u32; 25];
        words[0] = 100;
        words[4] = 2;
        words[5] = 1;
        words[11] = 32;
        words[12] = 8;
        words[19] = 1;
        let mut bytes: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
        bytes.extend([0; 12]);
        bytes.extend([0x10, 0x20, 0x30, 0, 0x40, 0x50, 0x60, 0]);
        bytes
    }

    #[test]
    fn pixels_come_out_red_green_blue() {
        let picture = Picture::from_xwd(&small_file()).expect("the file is whole");
        assert_eq!((picture.width, picture.height), (2, 1), "the size is read");
        assert_eq!(
            picture.pixels,
            [0x30, 0x20, 0x10, 0x60, 0x50, 0x40],
            "the server stores blue first, PNG wants red first"
        );
    }

    #[test]
    fn a_file_cut_short_is_an_error() {
        let bytes = small_file();
        assert!(
            Picture::from_xwd(&bytes[..bytes.len() - 1]).is_err(),
            "half a picture must not be taken for a whole one"
        );
        assert!(
            Picture::from_xwd(&bytes[..10]).is_err(),
            "a header cut short must not panic"
        );
    }

    #[test]
    fn a_saved_picture_is_the_same_when_read_again() {
        let picture = Picture::from_xwd(&small_file()).expect("the file is whole");
        let path = std::env::temp_dir().join(format!("xtask-picture-{}.png", std::process::id()));
        picture.save(&path).expect("the file can be written");
        let again = Picture::from_png(&path).expect("the file can be read");
        std::fs::remove_file(&path).expect("the file can be removed");
        assert_eq!(
            again, picture,
            "making a picture smaller must not change it"
        );
    }

    #[test]
    fn a_bare_window_is_no_page() {
        let bare = Picture {
            width: 100,
            height: 1,
            pixels: vec![0xff; 300],
        };
        assert!(!bare.shows_a_page(), "one colour is an empty window");
        let drawn = Picture {
            pixels: (0..300).map(|byte| (byte % 251) as u8).collect(),
            ..bare
        };
        assert!(drawn.shows_a_page(), "many colours are drawn text");
    }
}
