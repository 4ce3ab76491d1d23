//! Pages to a PDF.

use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::luma;
use krilla::configure::{ConfigurationBuilder, PdfVersion};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::{Document as Pdf, SerializeSettings};
use milepost_core::documents::content::Document;

use crate::faces::Faces;
use crate::leaf::Laid;
use crate::paint::{Paint, Painted};
use crate::picture::{Picture, image};
use crate::types::{Attachment, Paper, WriteError};

/// The PDF.
pub fn pdf(
    document: &Document,
    laid: &Laid,
    pictures: &[Picture],
    attachments: &[Attachment],
    faces: &Faces,
    paper: Paper,
) -> Result<Vec<u8>, WriteError> {
    let images = pictures
        .iter()
        .map(|it| image(&it.name, &it.jpeg))
        .collect::<Result<Vec<_>, _>>()?;
    let mut pdf = Pdf::new_with(SerializeSettings {
        configuration: ConfigurationBuilder::new()
            .with_version(PdfVersion::Pdf17)
            .finish()
            .map_err(|error| WriteError::Pdf(format!("{error:?}")))?,
        enable_tagging: true,
        ..SerializeSettings::default()
    });
    let (width, height) = paper.size();
    let mut painted: Vec<Vec<Identifier>> = Vec::new();
    for page in &laid.pages {
        let settings = PageSettings::from_wh(width, height)
            .ok_or_else(|| WriteError::Pdf("the paper has no size".to_owned()))?;
        let mut drawn = pdf.start_page_with(settings);
        let mut surface = drawn.surface();
        for it in page {
            paint(&mut surface, it, &images, faces, &mut painted);
        }
        surface.finish();
        for it in page {
            let Some(annotation) = link(it, laid) else {
                continue;
            };
            let id = drawn.add_tagged_annotation(annotation);
            if let Some(tag) = it.tag {
                note(&mut painted, tag, id);
            }
        }
        drawn.finish();
    }
    let mut outline = Outline::new();
    for (name, page) in &laid.bookmarks {
        let to = XyzDestination::new(*page, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(name.clone(), to));
    }
    if !laid.bookmarks.is_empty() {
        pdf.set_outline(outline);
    }
    pdf.set_tag_tree(laid.parts.tree(&painted));
    for attachment in attachments {
        attach(&mut pdf, attachment);
    }
    let metadata = Metadata::new()
        .title(document.title.clone())
        .authors(vec![document.author.clone()])
        .creator("Milepost".to_owned())
        .language("en-US".to_owned());
    pdf.set_metadata(metadata);
    pdf.finish()
        .map_err(|error| WriteError::Pdf(error.to_string()))
}

fn note(painted: &mut Vec<Vec<Identifier>>, tag: usize, id: Identifier) {
    if painted.len() <= tag {
        painted.resize_with(tag + 1, Vec::new);
    }
    painted[tag].push(id);
}

fn paint(
    surface: &mut Surface<'_>,
    it: &Painted,
    images: &[Image],
    faces: &Faces,
    painted: &mut Vec<Vec<Identifier>>,
) {
    if matches!(it.what, Paint::Link { .. }) {
        return;
    }
    let decoration = ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other));
    let content = match (it.tag, &it.what) {
        (None, _) => decoration,
        (Some(_), Paint::Picture { .. }) => ContentTag::Other,
        (Some(_), _) => ContentTag::Span(SpanTag::empty()),
    };
    let id = surface.start_tagged(content);
    match &it.what {
        Paint::Words { x, y, shaped, gray } => {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(*gray)));
            surface.draw_glyphs(
                Point::from_xy(*x, *y),
                &shaped.glyphs,
                faces.of(shaped.face).font.clone(),
                &shaped.text,
                shaped.size,
                false,
            );
        }
        Paint::Rule {
            from,
            to,
            thick,
            gray,
            dashed,
        } => {
            let mut path = PathBuilder::new();
            path.move_to(from.0, from.1);
            path.line_to(to.0, to.1);
            if let Some(path) = path.finish() {
                surface.set_fill(None);
                surface.set_stroke(Some(Stroke {
                    paint: luma::Color::new(*gray).into(),
                    width: *thick,
                    dash: dashed.then(|| StrokeDash {
                        array: vec![1.5, 2.0],
                        offset: 0.0,
                    }),
                    ..Stroke::default()
                }));
                surface.draw_path(&path);
            }
        }
        Paint::Picture {
            picture,
            area: (x, y, width, height),
        } => {
            if let (Some(image), Some(size)) =
                (images.get(*picture), Size::from_wh(*width, *height))
            {
                surface.push_transform(&Transform::from_translate(*x, *y));
                surface.draw_image(image.clone(), size);
                surface.pop();
            }
        }
        Paint::Link { .. } => {}
    }
    surface.end_tagged();
    if let Some(tag) = it.tag {
        note(painted, tag, id);
    }
}

fn fill(gray: u8) -> Fill {
    Fill {
        paint: luma::Color::new(gray).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}

fn link(it: &Painted, laid: &Laid) -> Option<Annotation> {
    let Paint::Link {
        area: (x, y, width, height),
        mark,
    } = &it.what
    else {
        return None;
    };
    let page = laid.marks.get(mark)?;
    let to = XyzDestination::new(page.checked_sub(1)?, Point::from_xy(0.0, 0.0));
    let rect = Rect::from_xywh(*x, *y, *width, *height)?;
    let target = Target::Destination(to.into());
    let link = LinkAnnotation::new(rect, target);
    Some(Annotation::new_link(link, Some(format!("Page {page}"))))
}

/// Puts a file in. Two of the same name get numbers: a name stands for one file.
fn attach(pdf: &mut Pdf, attachment: &Attachment) {
    let file = |path: String| EmbeddedFile {
        path,
        mime_type: MimeType::new(&attachment.media_type),
        description: Some(attachment.about.clone()),
        association_kind: AssociationKind::Source,
        data: attachment.bytes.clone().into(),
        modification_date: None,
        // Its bytes are to be what they were, and are compressed by themselves mostly.
        compress: Some(false),
        location: None,
    };
    if pdf.embed_file(file(attachment.name.clone())).is_some() {
        return;
    }
    let (stem, ending) = match attachment.name.rsplit_once('.') {
        Some((stem, ending)) => (stem, format!(".{ending}")),
        None => (attachment.name.as_str(), String::new()),
    };
    for number in 2..1_000 {
        if pdf
            .embed_file(file(format!("{stem} ({number}){ending}")))
            .is_some()
        {
            return;
        }
    }
}
