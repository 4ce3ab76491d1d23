//! Blocks onto pages, from the top to the bottom.

use std::ops::Range;

use milepost_core::documents::content::{Block, Document, Entry, Span, Tone, plain};
use qrcode::{Color, EcLevel, QrCode};

use crate::faces::{FaceName, Faces};
use crate::leaf::{HAIR, HAIR_GRAY, Laid, Leaf, SIDE, baseline};
use crate::lines::{BLACK, GRAY, LIGHT, Pages, Setting, one_line, set};
use crate::paint::Paint;
use crate::picture::Picture;
use crate::table;
use crate::tags::Part;
use crate::types::Paper;

/// Where the foot's words stand, from the bottom.
const FOOT: f32 = 40.0;
/// A heading keeps at least so much of what follows.
const WITH_HEADING: f32 = 64.0;

/// Lays a document out. The numbers of pages stand in the text, and change where lines end: it is
/// laid out again until they hold.
pub fn pages(
    document: &Document,
    pictures: &[Picture],
    faces: &Faces,
    paper: Paper,
    hash: &str,
) -> Laid {
    let mut known = Pages::new();
    loop {
        let laid = Leaf::new(pictures, faces, paper, &known).run(document, hash);
        // A mark more or less never appears: only numbers can change, and they grow at most once.
        if laid.marks == known || known.len() == laid.marks.len() && wider(&known, &laid.marks) {
            return laid;
        }
        known = laid.marks;
    }
}

/// Whether numbers went to and fro: then they are right to one page, and no loop ends there.
fn wider(before: &Pages, after: &Pages) -> bool {
    before
        .iter()
        .any(|(mark, page)| after.get(mark).is_some_and(|now| now < page))
}

impl Leaf<'_> {
    pub(crate) fn run(mut self, document: &Document, hash: &str) -> Laid {
        self.head.clone_from(&document.head);
        for block in &document.blocks {
            if self.laid.pages.is_empty() && !matches!(block, Block::Page { .. }) {
                self.new_page();
            }
            self.block(block);
        }
        if self.laid.pages.is_empty() {
            self.new_page();
        }
        self.corner = None;
        self.feet(document, hash);
        self.laid
    }

    fn block(&mut self, block: &Block) {
        if !matches!(block, Block::Title { .. } | Block::Facts(_) | Block::Gap(_)) {
            self.below_the_corner();
        }
        match block {
            Block::Page {
                mark,
                bookmark,
                about,
            } => {
                if let (Some(head), Some(about)) = (&mut self.head, about) {
                    head.about.clone_from(about);
                }
                self.new_page();
                let page = self.laid.pages.len();
                if let Some(mark) = mark {
                    self.laid.marks.insert(mark.clone(), page);
                }
                if let Some(name) = bookmark {
                    self.laid.bookmarks.push((name.clone(), page - 1));
                }
            }
            Block::Gap(points) => self.y += f32::from(*points),
            Block::Title { text, large } => {
                let (size, leading) = if *large { (23.0, 29.0) } else { (20.0, 25.5) };
                self.heading(text, 1, Setting::serif(size, leading).all_bold());
            }
            Block::Heading(text) => {
                self.heading(text, 2, Setting::serif(13.0, 18.0).all_bold());
            }
            Block::Subheading(text) => {
                self.heading(text, 3, Setting::sans(10.0, 14.0, BLACK).all_bold());
            }
            Block::Text(spans, tone) => {
                let tag = self.laid.parts.add(Part::Paragraph, None);
                self.paragraph(spans, setting_of(*tone), (SIDE, self.width()), tag);
                self.y += if *tone == Tone::Letter { 10.0 } else { 0.0 };
            }
            Block::Facts(facts) => self.facts(facts),
            Block::Contents(entries) => self.contents(entries),
            Block::Table(table) => table::lay(self, table),
            Block::Picture { picture, shows } => self.picture(*picture, shows),
            Block::Frame(words) => self.frame(words),
            Block::WriteOn(word) => self.write_on(word),
            Block::Sign(rows) => self.sign(rows),
            Block::Code { code, seal } => self.code(code, seal),
            Block::Line {
                title,
                says,
                source,
            } => self.line(title, says, source),
            Block::Bottom(spans, tone) => self.bottom(spans, setting_of(*tone)),
        }
    }

    fn heading(&mut self, text: &str, level: u16, setting: Setting) {
        self.need(WITH_HEADING);
        let tag = self
            .laid
            .parts
            .add(Part::Heading(level, text.to_owned()), None);
        self.paragraph(&plain(text), setting, (SIDE, self.width()), tag);
    }

    fn facts(&mut self, facts: &[(String, Vec<Span>)]) {
        const NAMES: f32 = 126.0;
        let table = self.laid.parts.add(Part::Table, None);
        let setting = Setting::sans(10.0, 14.0, BLACK);
        for (name, says) in facts {
            let row = self.laid.parts.add(Part::Row, Some(table));
            let (first, second) = (
                self.laid.parts.add(Part::Cell, Some(row)),
                self.laid.parts.add(Part::Cell, Some(row)),
            );
            let gray = Setting::sans(10.0, 14.0, LIGHT);
            let left = set(&plain(name), gray, NAMES - 12.0, self.faces, self.known);
            let wide = self.width() - NAMES;
            let right = set(says, setting, wide, self.faces, self.known);
            let lines = left.len().max(right.len());
            self.need(lines as f32 * 14.0);
            for at in 0..lines {
                self.y += 14.0;
                let y = self.y - baseline(setting);
                if let Some(line) = left.get(at) {
                    self.words(line, SIDE, y, Some(first));
                }
                if let Some(line) = right.get(at) {
                    self.words(line, SIDE + NAMES, y, Some(second));
                }
            }
            self.y += 5.0;
        }
    }

    fn contents(&mut self, entries: &[Entry]) {
        const NUMBERS: f32 = 30.0;
        let contents = self.laid.parts.add(Part::Contents, None);
        let setting = Setting::sans(10.0, 15.0, BLACK);
        for entry in entries {
            let tag = self.laid.parts.add(Part::ContentsLine, Some(contents));
            let wide = self.width() - NUMBERS - 24.0;
            let title = set(&plain(&entry.title), setting, wide, self.faces, self.known);
            self.need(title.len() as f32 * 15.0);
            let top = self.y;
            let last = title.len() - 1;
            for (at, line) in title.iter().enumerate() {
                self.y += 15.0;
                let y = self.y - baseline(setting);
                self.words(line, SIDE, y, Some(tag));
                if at == last {
                    let page = [Span::page_of(&entry.mark)];
                    let number = one_line(&page, setting, self.faces, self.known);
                    let x = self.right() - number.width;
                    self.words(&number, x, y, Some(tag));
                    self.dots((SIDE + line.width + 6.0, y), (x - 6.0, y));
                }
            }
            let area = (SIDE, top, self.width(), self.y - top);
            let mark = entry.mark.clone();
            self.paint(Some(tag), Paint::Link { area, mark });
            self.y += 2.0;
        }
    }

    fn dots(&mut self, from: (f32, f32), to: (f32, f32)) {
        if to.0 > from.0 {
            let what = Paint::Rule {
                from,
                to,
                thick: 0.5,
                gray: 0x80,
                dashed: true,
            };
            self.paint(None, what);
        }
    }

    /// The page of a certificate, as large as there is room; two lines of facts fit below.
    fn picture(&mut self, picture: usize, shows: &str) {
        const FACTS: f32 = 64.0;
        let Some(it) = self.pictures.get(picture) else {
            return;
        };
        let (wide, high) = (it.size.0.max(1) as f32, it.size.1.max(1) as f32);
        let room = (self.limit() - self.y - FACTS).max(120.0);
        let scale = (self.width() / wide).min(room / high);
        let (width, height) = (wide * scale, high * scale);
        let x = SIDE + (self.width() - width) / 2.0;
        let tag = self.laid.parts.add(Part::Figure(shows.to_owned()), None);
        let area = (x, self.y, width, height);
        self.paint(Some(tag), Paint::Picture { picture, area });
        self.outline(area, false);
        self.y += height + 14.0;
    }

    fn frame(&mut self, words: &[String]) {
        let height = 24.0 + 14.0 * words.len() as f32;
        let top = self.y;
        self.outline((SIDE, top, self.width(), height), true);
        let tag = self.laid.parts.add(Part::Paragraph, None);
        let setting = Setting::sans(9.0, 14.0, LIGHT);
        let mut y = top + 12.0;
        for line in words {
            y += 14.0;
            let line = one_line(&plain(line), setting, self.faces, self.known);
            let x = SIDE + (self.width() - line.width) / 2.0;
            self.words(&line, x, y - baseline(setting), Some(tag));
        }
        self.y = top + height;
    }

    fn write_on(&mut self, word: &str) {
        let setting = Setting::serif(11.0, 16.5);
        let tag = self.laid.parts.add(Part::Paragraph, None);
        self.need(setting.leading);
        self.y += setting.leading;
        let y = self.y - baseline(setting);
        let line = one_line(&plain(word), setting, self.faces, self.known);
        self.words(&line, SIDE, y, Some(tag));
        let x = SIDE + line.width + 4.0;
        self.rule((x, y + 2.0), (x + 158.0, y + 2.0), 0.75, BLACK);
        self.y += 10.0;
    }

    fn sign(&mut self, rows: &[[Option<String>; 2]]) {
        const APART: f32 = 21.0;
        let setting = Setting::sans(8.5, 12.0, LIGHT);
        let first = (self.width() - APART) * 0.55;
        let second = self.width() - APART - first;
        for row in rows {
            self.need(44.0);
            let line = self.y + 26.0;
            let places = [(SIDE, first), (SIDE + first + APART, second)];
            for (words, (x, width)) in row.iter().zip(places) {
                let Some(words) = words else { continue };
                self.rule((x, line), (x + width, line), 0.75, BLACK);
                let tag = self.laid.parts.add(Part::Paragraph, None);
                let words = one_line(&plain(words), setting, self.faces, self.known);
                self.words(&words, x, line + 11.0, Some(tag));
            }
            self.y = line + 16.0;
        }
    }

    /// A code that a scan is found by, in the corner: squares for a camera, signs for a person.
    fn code(&mut self, code: &str, seal: &str) {
        const SIDE_OF_IT: f32 = 78.0;
        const APART: f32 = 24.0;
        let setting = Setting::sans(8.0, 12.0, BLACK);
        self.need(SIDE_OF_IT + 20.0);
        let (left, top) = (self.right() - SIDE_OF_IT, self.y);
        // Longer text makes squares too small for a scan; the signs below are there for it.
        const LONGEST: usize = 300;
        let squares = (seal.len() <= LONGEST)
            .then(|| QrCode::with_error_correction_level(seal, EcLevel::M).ok());
        if let Some(squares) = squares.flatten() {
            let across = squares.width();
            let square = SIDE_OF_IT / across as f32;
            for (row, colors) in squares.to_colors().chunks(across).enumerate() {
                let middle = top + (row as f32 + 0.5) * square;
                for run in runs(colors) {
                    let from = left + run.start as f32 * square;
                    let to = left + run.end as f32 * square;
                    // A trace more, so that no white line shows between two rows.
                    self.rule((from, middle), (to, middle), square + 0.05, BLACK);
                }
            }
        }
        let tag = self.laid.parts.add(Part::Paragraph, None);
        let line = one_line(&plain(code), setting, self.faces, self.known);
        let x = (left + (SIDE_OF_IT - line.width) / 2.0).max(SIDE);
        let bottom = top + SIDE_OF_IT + 12.0 + baseline(setting);
        self.words(&line, x, bottom, Some(tag));
        self.corner = Some((bottom + 8.0, SIDE_OF_IT + APART));
    }

    /// What is wide stands below what is in the corner.
    fn below_the_corner(&mut self) {
        if let Some((bottom, _)) = self.corner.take() {
            self.y = self.y.max(bottom);
        }
    }

    fn line(&mut self, title: &str, says: &[Vec<Span>], source: &[Span]) {
        const SOURCES: f32 = 138.0;
        const APART: f32 = 21.0;
        let wide = self.width() - SOURCES - APART;
        let strong = Setting::sans(10.0, 14.0, BLACK).all_bold();
        let setting = Setting::sans(10.0, 14.0, BLACK);
        let small = Setting::sans(9.0, 12.5, LIGHT);
        let mut left = set(&plain(title), strong, wide, self.faces, self.known);
        let heading = left.len();
        for it in says {
            left.extend(set(it, setting, wide, self.faces, self.known));
        }
        let right = set(source, small, SOURCES, self.faces, self.known);
        let height = (left.len() as f32 * 14.0).max(right.len() as f32 * 12.5) + 16.0;
        self.need(height);
        self.rule((SIDE, self.y), (self.right(), self.y), HAIR, HAIR_GRAY);
        let top = self.y + 8.0;
        let parts = &mut self.laid.parts;
        let (name, text, from) = (
            parts.add(Part::Heading(3, title.to_owned()), None),
            parts.add(Part::Paragraph, None),
            parts.add(Part::Paragraph, None),
        );
        for (at, line) in left.iter().enumerate() {
            let tag = if at < heading { name } else { text };
            let y = top + (at as f32 + 1.0) * 14.0 - baseline(setting);
            self.words(line, SIDE, y, Some(tag));
        }
        for (at, line) in right.iter().enumerate() {
            let y = top + 1.0 + (at as f32 + 1.0) * 12.5 - baseline(small);
            self.words(line, self.right() - SOURCES, y, Some(from));
        }
        self.y += height;
    }

    fn bottom(&mut self, spans: &[Span], setting: Setting) {
        let lines = set(spans, setting, self.width(), self.faces, self.known);
        let height = lines.len() as f32 * setting.leading;
        if self.y + height + 8.0 > self.limit() {
            self.new_page();
        }
        self.y = self.limit() - height;
        let tag = self.laid.parts.add(Part::Paragraph, None);
        for line in lines {
            self.y += setting.leading;
            let y = self.y - baseline(setting);
            self.words(&line, SIDE, y, Some(tag));
        }
    }

    /// What stands below each page, now that their number is known.
    fn feet(&mut self, document: &Document, hash: &str) {
        let total = self.laid.pages.len();
        let setting = Setting::sans(8.0, 11.0, LIGHT);
        let y = self.size.1 - FOOT;
        for page in 0..total {
            let number = format!("Page {} of {total}", page + 1);
            let seal = document.sealed.then(|| {
                let short = |from: usize| hash.get(from..from + 4).unwrap_or_default();
                format!("SHA-256 {} {}", short(0), short(4))
            });
            let number = one_line(&plain(number), setting, self.faces, self.known);
            let seal = seal.map(|it| one_line(&plain(it), setting, self.faces, self.known));
            let taken = number.width + seal.as_ref().map_or(0.0, |it| it.width) + 40.0;
            let wide = self.width() - taken;
            let foot = set(
                &plain(&document.foot),
                setting,
                wide,
                self.faces,
                self.known,
            );
            let mut painted = Vec::new();
            std::mem::swap(&mut painted, &mut self.laid.pages[page]);
            self.laid.pages.push(painted);
            for (at, line) in foot.iter().enumerate() {
                self.words(line, SIDE, y + at as f32 * 11.0, None);
            }
            if let Some(seal) = &seal {
                let x = self.right() - number.width - 20.0 - seal.width;
                self.words(seal, x, y, None);
            }
            self.words(&number, self.right() - number.width, y, None);
            if let Some(painted) = self.laid.pages.pop() {
                self.laid.pages[page] = painted;
            }
        }
    }
}

/// How a paragraph of a tone is set.
fn setting_of(tone: Tone) -> Setting {
    match tone {
        Tone::Normal => Setting::sans(10.0, 14.0, BLACK),
        Tone::Quiet => Setting::sans(10.0, 14.0, GRAY),
        Tone::Lead => Setting::sans(12.0, 18.0, GRAY),
        Tone::Small => Setting::sans(9.0, 12.75, LIGHT),
        Tone::Letter => Setting {
            face: FaceName::Serif,
            bold: FaceName::SerifBold,
            ..Setting::serif(11.0, 16.0)
        },
    }
}

/// Where dark squares lie side by side.
fn runs(colors: &[Color]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, color) in colors.iter().enumerate() {
        if *color == Color::Light {
            continue;
        }
        match found.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}
