//! The program as a process: what it reads, and what becomes of every bad file.

use std::io::{Cursor, Write};
use std::process::{Command, Stdio};

use image::{ImageFormat, Rgb, RgbImage};
use milepost_core::certificate::fields::{self, Known};
use milepost_core::certificate::frames::Frames;
use milepost_core::certificate::page::{Answer, Contents, Refusal};

const CERTIFICATE: &[u8] = include_bytes!("files/certificate.pdf");
const FAX: &[u8] = include_bytes!("files/fax.jpg");
const PASSWORD: &[u8] = include_bytes!("files/password.pdf");

/// What the program answers; nothing where it did not come to its end.
fn answer(bytes: &[u8], options: &[&str]) -> Option<Frames> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_milepost-reader"))
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut into = child.stdin.take().expect("its standard input");
    // One that has seen enough does not read on.
    let _ = into.write_all(bytes);
    drop(into);
    let output = child.wait_with_output().expect("it ends");
    Frames::from_bytes(&output.stdout)
}

fn contents(bytes: &[u8]) -> Contents {
    match answer(bytes, &["--no-pictures"]).expect("an answer").answer {
        Answer::Read(contents) => contents,
        Answer::Refused(refusal) => panic!("{refusal}"),
    }
}

fn refused(bytes: &[u8], expect: Refusal) {
    let frames = answer(bytes, &[]).expect("an answer");
    assert_eq!(frames.answer, Answer::Refused(expect));
    assert!(
        frames.pictures.is_empty(),
        "nothing is drawn of what isn't read"
    );
}

fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("it is encoded");
    bytes.into_inner()
}

/// The six fields as one line.
fn fields_of(bytes: &[u8]) -> String {
    let fields = fields::read(&contents(bytes).pages, &Known::default());
    let text = |it: Option<String>| it.unwrap_or_default();
    [
        text(fields.title.value),
        text(fields.sponsor.value),
        text(fields.date.value.map(|it| it.to_string())),
        text(fields.ceu.value.map(|it| it.to_string())),
        text(fields.index_number.value),
        text(fields.holder.value),
    ]
    .join("|")
}

const EXPECTED: &str = "ICD-10-CM Guideline Changes for 2026|Blue Ridge Local Chapter|2025-10-09|2|LC0925770A|Marcus Ofori, CPC-A";

#[test]
fn a_pdf_is_read_from_its_text() {
    assert_eq!(fields_of(CERTIFICATE), EXPECTED);
    assert!(!contents(CERTIFICATE).pages[0].from_picture);
}

#[test]
fn a_fax_is_read_whichever_way_it_lies_and_however_it_is_packed() {
    let fax = image::load_from_memory(FAX).expect("a picture").into_rgb8();
    let compare = |bytes: &[u8], how: &str| {
        let plain = |it: &str| it.replace([' ', ','], "").to_lowercase();
        assert_eq!(plain(&fields_of(bytes)), plain(EXPECTED), "{how}");
    };
    compare(FAX, "as it came");
    compare(&encoded(&fax, ImageFormat::Png), "as PNG");
    let turned = image::imageops::rotate90(&fax);
    compare(&encoded(&turned, ImageFormat::Tiff), "as TIFF, on its side");
    let over = image::imageops::rotate180(&fax);
    compare(&encoded(&over, ImageFormat::Png), "upside down");
}

#[test]
fn a_page_comes_with_a_picture_of_ours_if_it_is_asked_for() {
    let frames = answer(CERTIFICATE, &[]).expect("an answer");
    assert_eq!(frames.pictures.len(), 1);
    let drawn = image::load_from_memory_with_format(&frames.pictures[0], ImageFormat::Jpeg);
    let drawn = drawn.expect("a JPEG").into_rgb8();
    assert!(
        drawn.height() > 1000,
        "fine enough to be compared with the fields"
    );
    let dark = drawn.pixels().filter(|it| it.0[0] < 100).count();
    assert!(dark > 1000, "the print is drawn: {dark} dark points");
    let without = answer(CERTIFICATE, &["--no-pictures"]).expect("an answer");
    assert!(without.pictures.is_empty());
}

#[test]
fn what_cannot_be_read_is_refused_in_one_sentence() {
    refused(b"", Refusal::Empty);
    refused(
        b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41",
        Refusal::OtherKind,
    );
    refused(b"PK\x03\x04 a workbook", Refusal::OtherKind);
    refused(PASSWORD, Refusal::Password);
    refused(b"%PDF-1.7\n", Refusal::Damaged);
    refused(&FAX[..600], Refusal::Damaged);
    if !cfg!(feature = "heic") {
        refused(b"\0\0\0\x18ftypheic\0\0\0\0heic", Refusal::Heic);
    }
    refused(&vec![b'x'; 50 * 1024 * 1024 + 1], Refusal::TooLarge);
}

#[test]
fn a_picture_that_says_it_is_larger_than_it_may_be_is_not_unpacked() {
    let mut bomb = encoded(&RgbImage::from_pixel(8, 8, Rgb([9; 3])), ImageFormat::Png);
    // Width and height of the header, and its checksum.
    bomb[16..24].copy_from_slice(&[0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10]);
    let sum = crc(&bomb[12..29]).to_be_bytes();
    bomb[29..33].copy_from_slice(&sum);
    refused(&bomb, Refusal::TooManyPoints);
}

/// The checksum of a part of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |it, _| match it & 1 {
            1 => (it >> 1) ^ 0xedb8_8320,
            _ => it >> 1,
        })
    })
}

/// A PDF of so many pages of a size, with a line of text on each.
fn pdf(pages: usize, side: &str) -> Vec<u8> {
    let text = "BT /F 12 Tf 40 100 Td (Certificate of Completion, 2 CEUs, March 14, 2025) Tj ET";
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
    ];
    let first = objects.len() + 1;
    let kids: Vec<String> = (0..pages).map(|it| format!("{} 0 R", first + it)).collect();
    objects[1] = format!(
        "<< /Type /Pages /Kids [{}] /Count {pages} /MediaBox [0 0 {side} {side}] >>",
        kids.join(" ")
    );
    let page =
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 3 0 R >> >> >>";
    objects.extend(kids.iter().map(|_| page.to_owned()));
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let trailer = format!(
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    bytes.extend(trailer.bytes());
    bytes
}

#[test]
fn a_hundred_pages_and_a_page_of_any_size_come_to_an_end() {
    let many = contents(&pdf(100, "400"));
    assert_eq!((many.pages_in_file, many.pages.len()), (100, 40));
    for side in ["10000", "99999999", "1", "0", "1e30"] {
        let frames = answer(&pdf(1, side), &[]).expect(side);
        for picture in &frames.pictures {
            let drawn = image::load_from_memory_with_format(picture, ImageFormat::Jpeg);
            assert!(drawn.expect(side).width() <= 3000, "{side}");
        }
    }
}
