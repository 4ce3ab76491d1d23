//! Collects the signs that a page draws, each with its place.

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::hayro_syntax::page::Page as PdfPage;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};

use super::kurbo_types::{Affine, BezPath, Point, Rect};

/// More signs than a certificate can have: the rest of such a page is left out.
const MOST: usize = 60_000;
/// Units of a font's square.
const EM: f64 = 1000.0;
/// How wide a sign is taken to be whose font does not say.
const USUAL_ADVANCE: f64 = 500.0;

/// A sign on the upright page, in points.
#[derive(Debug, Clone)]
pub struct Sign {
    /// What it means; nothing if the file does not say.
    pub text: Option<String>,
    /// Where its base line begins.
    pub x: f64,
    /// The base line.
    pub y: f64,
    /// To the begin of the next.
    pub advance: f64,
    /// The size of the type.
    pub size: f64,
}

/// What a page draws.
#[derive(Debug, Default)]
pub struct Signs {
    /// The signs in the direction of reading.
    pub upright: Vec<Sign>,
    /// How many run in other directions.
    pub turned: usize,
    /// How many are there for searching only, and not drawn.
    pub invisible: usize,
    /// How many pictures the page draws.
    pub pictures: usize,
}

/// Collects the signs of a page.
pub fn of(page: &PdfPage<'_>) -> Signs {
    let cache = InterpreterCache::new();
    let (width, height) = super::size(page);
    let mut context = Context::new(
        super::upright(page),
        Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
        &cache,
        page.xref(),
        InterpreterSettings::default(),
    );
    let mut collector = Collector {
        signs: Signs::default(),
        width: f64::from(width),
        height: f64::from(height),
    };
    interpret_page(page, &mut context, &mut collector);
    collector.signs
}

struct Collector {
    signs: Signs,
    width: f64,
    height: f64,
}

impl Collector {
    fn add(&mut self, glyph: &Glyph<'_>, matrix: Affine) {
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width().map_or(USUAL_ADVANCE, f64::from),
            Glyph::Type3(_) => USUAL_ADVANCE,
        };
        let start = matrix * Point::ORIGIN;
        let along = matrix * Point::new(advance, 0.0) - start;
        let up = matrix * Point::new(0.0, EM) - start;
        let finite = start.x.is_finite() && start.y.is_finite() && up.hypot().is_finite();
        let inside =
            (0.0..=self.width).contains(&start.x) && (0.0..=self.height).contains(&start.y);
        if !finite || !inside || up.hypot() < 1.0 {
            return;
        }
        // Upwards on the page is downwards in numbers.
        if up.y > 0.0 || up.x.abs() > up.y.abs() * 0.5 || along.x < 0.0 {
            self.signs.turned += 1;
            return;
        }
        let text = glyph.as_unicode().map(|it| match it {
            BfString::Char(sign) => sign.to_string(),
            BfString::String(signs) => signs,
        });
        self.signs.upright.push(Sign {
            text,
            x: start.x,
            y: start.y,
            advance: along.x,
            size: up.hypot(),
        });
    }
}

impl<'a> Device<'a> for Collector {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        if self.signs.upright.len() + self.signs.turned >= MOST {
            return;
        }
        if matches!(mode, GlyphDrawMode::Invisible) {
            self.signs.invisible += 1;
        }
        self.add(glyph, transform * glyph_transform);
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {
        self.signs.pictures += 1;
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
