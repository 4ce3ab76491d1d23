//! The fonts, and text as glyphs of them.

use krilla::Data;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::script::LATIN;
use rustybuzz::ttf_parser::Tag;
use rustybuzz::{Direction, Feature, ShapePlan, UnicodeBuffer, shape_with_plan};

/// Which font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FaceName {
    /// Inter.
    Sans,
    /// Inter, semi-bold.
    Bold,
    /// Inter, italic.
    Italic,
    /// Source Serif 4.
    Serif,
    /// Source Serif 4, semi-bold.
    SerifBold,
}

/// One font, to measure with and to write with.
pub struct Face {
    /// To write with.
    pub font: Font,
    buzz: rustybuzz::Face<'static>,
    /// How words are shaped, and how numbers: making these takes longer than using them.
    plans: [ShapePlan; 2],
}

/// All fonts.
pub struct Faces {
    all: [Face; 5],
}

/// Words as glyphs, with their width.
#[derive(Clone)]
pub struct Shaped {
    /// The words.
    pub text: String,
    /// The font.
    pub face: FaceName,
    /// Its size in points.
    pub size: f32,
    /// The glyphs; their widths are in parts of the size.
    pub glyphs: Vec<KrillaGlyph>,
    /// How wide they are, in points.
    pub width: f32,
}

impl Faces {
    /// Loads the fonts, which are part of the program.
    pub fn load() -> Faces {
        Faces {
            all: [
                face(include_bytes!("../fonts/Inter-Regular.ttf")),
                face(include_bytes!("../fonts/Inter-SemiBold.ttf")),
                face(include_bytes!("../fonts/Inter-Italic.ttf")),
                face(include_bytes!("../fonts/SourceSerif4-Regular.ttf")),
                face(include_bytes!("../fonts/SourceSerif4-SemiBold.ttf")),
            ],
        }
    }

    /// One of them.
    pub fn of(&self, name: FaceName) -> &Face {
        let [sans, bold, italic, serif, serif_bold] = &self.all;
        match name {
            FaceName::Sans => sans,
            FaceName::Bold => bold,
            FaceName::Italic => italic,
            FaceName::Serif => serif,
            FaceName::SerifBold => serif_bold,
        }
    }

    /// Whether a sign can be printed. White space and marks that are not drawn always can.
    pub fn has(&self, sign: char) -> bool {
        sign.is_whitespace()
            || sign.is_control()
            || self.of(FaceName::Sans).buzz.glyph_index(sign).is_some()
    }

    /// Words as glyphs. What no font has is shown as an empty frame.
    pub fn shape(&self, text: &str, name: FaceName, size: f32) -> Shaped {
        let Face {
            buzz: face, plans, ..
        } = self.of(name);
        let em = f32::from(u16::try_from(face.units_per_em()).unwrap_or(1_000));
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(LATIN);
        // Digits of one width, so that columns of numbers stand in line; not in words, whose
        // hyphens would be as wide as a digit.
        let [words, numbers] = plans;
        let plan = match text.chars().any(char::is_alphabetic) {
            true => words,
            false => numbers,
        };
        let shaped = shape_with_plan(face, plan, buffer);
        let (infos, places) = (shaped.glyph_infos(), shaped.glyph_positions());
        let mut glyphs = Vec::with_capacity(infos.len());
        let mut width = 0.0;
        for (at, (info, place)) in infos.iter().zip(places).enumerate() {
            let start = info.cluster as usize;
            let end = infos[at + 1..]
                .iter()
                .map(|it| it.cluster as usize)
                .find(|it| *it > start)
                .unwrap_or(text.len());
            let part = |units: i32| units as f32 / em;
            width += part(place.x_advance) * size;
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                part(place.x_advance),
                part(place.x_offset),
                part(place.y_offset),
                part(place.y_advance),
                start..end,
                None,
            ));
        }
        Shaped {
            text: text.to_owned(),
            face: name,
            size,
            glyphs,
            width,
        }
    }
}

fn face(bytes: &'static [u8]) -> Face {
    let (font, buzz) = (
        Font::new(Data::from(bytes.to_vec()), 0),
        rustybuzz::Face::from_slice(bytes, 0),
    );
    match (font, buzz) {
        (Some(font), Some(buzz)) => Face {
            plans: [plan(&buzz, 0), plan(&buzz, 1)],
            font,
            buzz,
        },
        _ => unreachable!("BUG: a font of the program cannot be read"),
    }
}

/// How text is shaped: with digits of one width, or as words have them.
fn plan(face: &rustybuzz::Face<'_>, tabular: u32) -> ShapePlan {
    let features = [Feature::new(Tag::from_bytes(b"tnum"), tabular, ..)];
    ShapePlan::new(face, Direction::LeftToRight, Some(LATIN), None, &features)
}
