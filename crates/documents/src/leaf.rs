//! A page while it is filled: where the next line goes, and what is painted.

use milepost_core::documents::content::{Head, Span, Style, plain};

use crate::faces::Faces;
use crate::lines::{BLACK, LIGHT, Pages, Setting, TextLine, one_line, set};
use crate::paint::{Paint, Painted, TagAt};
use crate::picture::Picture;
use crate::tags::Parts;
use crate::types::Paper;

/// The margin at both sides, in points.
pub(crate) const SIDE: f32 = 54.0;
/// Where the head's words stand.
const HEAD: f32 = 50.0;
/// Where a page without a head begins.
const TOP: f32 = 48.0;
/// So much is left below for the foot.
const BELOW: f32 = 66.0;
/// A hairline.
pub(crate) const HAIR: f32 = 0.5;
/// The gray of a hairline.
pub(crate) const HAIR_GRAY: u8 = 0xb8;

/// Pages, ready to be drawn.
pub struct Laid {
    /// What is painted on each.
    pub pages: Vec<Vec<Painted>>,
    /// The numbers of the pages that have a mark.
    pub marks: Pages,
    /// The names in the outline, with the place of their pages.
    pub bookmarks: Vec<(String, usize)>,
    /// The parts of the document.
    pub parts: Parts,
}

/// The pages so far, and the place on the last of them.
pub(crate) struct Leaf<'a> {
    pub(crate) pictures: &'a [Picture],
    pub(crate) faces: &'a Faces,
    pub(crate) known: &'a Pages,
    pub(crate) size: (f32, f32),
    pub(crate) laid: Laid,
    /// Where the next block begins.
    pub(crate) y: f32,
    pub(crate) head: Option<Head>,
    /// Down to where, and how much, something in the corner takes of the width.
    pub(crate) corner: Option<(f32, f32)>,
}

impl<'a> Leaf<'a> {
    pub(crate) fn new(
        pictures: &'a [Picture],
        faces: &'a Faces,
        paper: Paper,
        known: &'a Pages,
    ) -> Leaf<'a> {
        Leaf {
            pictures,
            faces,
            known,
            size: paper.size(),
            laid: Laid {
                pages: Vec::new(),
                marks: Pages::new(),
                bookmarks: Vec::new(),
                parts: Parts::default(),
            },
            y: TOP,
            head: None,
            corner: None,
        }
    }

    pub(crate) fn width(&self) -> f32 {
        let taken = match self.corner {
            Some((bottom, wide)) if self.y < bottom => wide,
            _ => 0.0,
        };
        self.size.0 - 2.0 * SIDE - taken
    }

    pub(crate) fn right(&self) -> f32 {
        self.size.0 - SIDE
    }

    pub(crate) fn limit(&self) -> f32 {
        self.size.1 - BELOW
    }

    pub(crate) fn new_page(&mut self) {
        self.laid.pages.push(Vec::new());
        self.corner = None;
        self.y = TOP;
        let Some(head) = self.head.clone() else {
            return;
        };
        let setting = Setting::sans(9.0, 12.0, BLACK);
        let mut name = vec![Span::of(head.name, Style::Bold)];
        if !head.credentials.is_empty() {
            name.extend(plain(format!(", {}", head.credentials)));
        }
        // The name has what it needs, up to the half; the rest is for what the page is about.
        let needs = one_line(&name, setting, self.faces, self.known).width + 1.0;
        let wide = needs.min(self.width() / 2.0 - 8.0);
        let left = set(&name, setting, wide, self.faces, self.known);
        let right = set(
            &plain(head.about),
            setting,
            self.width() - wide - 16.0,
            self.faces,
            self.known,
        );
        let mut y = HEAD;
        for at in 0..left.len().max(right.len()) {
            if let Some(line) = left.get(at) {
                self.words(line, SIDE, y, None);
            }
            if let Some(line) = right.get(at) {
                self.words(line, self.right() - line.width, y, None);
            }
            y += 12.0;
        }
        let rule = y - 12.0 + 7.0;
        self.rule((SIDE, rule), (self.right(), rule), 0.75, BLACK);
        self.y = rule + 24.0;
    }

    /// Goes to a new page where less than this is left.
    pub(crate) fn need(&mut self, points: f32) {
        if self.y + points > self.limit() && self.y > TOP + 60.0 {
            self.new_page();
        }
    }

    pub(crate) fn paint(&mut self, tag: Option<TagAt>, what: Paint) {
        if let Some(page) = self.laid.pages.last_mut() {
            page.push(Painted { tag, what });
        }
    }

    pub(crate) fn rule(&mut self, from: (f32, f32), to: (f32, f32), thick: f32, gray: u8) {
        let what = Paint::Rule {
            from,
            to,
            thick,
            gray,
            dashed: false,
        };
        self.paint(None, what);
    }

    /// A line of text whose letters stand on `y`.
    pub(crate) fn words(&mut self, line: &TextLine, x: f32, y: f32, tag: Option<TagAt>) {
        for run in &line.runs {
            if let Some(mark) = run.leads_to.clone() {
                let size = run.shaped.size;
                let area = (x + run.x, y - size, run.shaped.width.max(1.0), size * 1.3);
                self.paint(tag, Paint::Link { area, mark });
            }
            let what = Paint::Words {
                x: x + run.x,
                y,
                shaped: run.shaped.clone(),
                gray: run.gray,
            };
            self.paint(tag, what);
        }
    }

    /// Lines one below the other; a page ends between two of them.
    pub(crate) fn paragraph(
        &mut self,
        spans: &[Span],
        setting: Setting,
        (x, width): (f32, f32),
        tag: TagAt,
    ) {
        for line in set(spans, setting, width, self.faces, self.known) {
            self.need(setting.leading);
            self.y += setting.leading;
            let y = self.y - baseline(setting);
            self.words(&line, x, y, Some(tag));
        }
    }

    pub(crate) fn outline(&mut self, (x, y, width, height): (f32, f32, f32, f32), dashed: bool) {
        let corners = [
            (x, y),
            (x + width, y),
            (x + width, y + height),
            (x, y + height),
        ];
        for at in 0..4 {
            let what = Paint::Rule {
                from: corners[at],
                to: corners[(at + 1) % 4],
                thick: HAIR,
                gray: if dashed { LIGHT } else { HAIR_GRAY },
                dashed,
            };
            self.paint(None, what);
        }
    }
}

/// From the lower edge of a line to where its letters stand.
pub(crate) fn baseline(setting: Setting) -> f32 {
    (setting.leading - setting.size) / 2.0 + setting.size * 0.22
}
