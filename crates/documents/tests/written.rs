//! What is written is a PDF with the pages, the text and the parts that it should have.

use milepost_core::documents::content::{
    Block, Column, Document, Entry, Head, Span, Table, Tone, cell, plain,
};
use milepost_documents::{Attachment, Paper, Picture, write};

fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "Continuing education records".to_owned(),
        author: "Maya Torres".to_owned(),
        head: Some(Head {
            name: "Maya Torres".to_owned(),
            credentials: "CPC-A".to_owned(),
            about: "AAPC continuing education, Jun 1, 2025 – May 31, 2027".to_owned(),
        }),
        foot: "Prepared with Milepost from Maya Torres’s own records on Nov 30, 2026".to_owned(),
        sealed: true,
        blocks,
    }
}

fn page(mark: &str) -> Block {
    Block::Page {
        mark: Some(mark.to_owned()),
        bookmark: Some(mark.to_owned()),
        about: None,
    }
}

/// The smallest JPEG that is one: 1 by 1 point.
const DOT: &[u8] = &[
    0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x00, 0x00, 0x01,
    0x00, 0x01, 0x00, 0x00, 0xff, 0xdb, 0x00, 0x43, 0x00, 0x50, 0x37, 0x3c, 0x46, 0x3c, 0x32, 0x50,
    0x46, 0x41, 0x46, 0x5a, 0x55, 0x50, 0x5f, 0x78, 0xc8, 0x82, 0x78, 0x6e, 0x6e, 0x78, 0xf5, 0xaf,
    0xb9, 0x91, 0xc8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xc0, 0x00, 0x0b, 0x08, 0x00, 0x01,
    0x00, 0x01, 0x01, 0x01, 0x11, 0x00, 0xff, 0xc4, 0x00, 0x14, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x04, 0xff, 0xc4, 0x00, 0x14,
    0x10, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0xff, 0xda, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x3f, 0x00, 0x6b, 0xff, 0xd9,
];

fn holds(pdf: &[u8], part: &str) -> bool {
    pdf.windows(part.len()).any(|it| it == part.as_bytes())
}

#[test]
fn a_packet_has_its_pages_and_what_goes_along() {
    let rows = (1..=120)
        .map(|at| {
            vec![
                cell(at.to_string()),
                cell(
                    "Lakeshore Health Information Management Association of Northern Massachusetts",
                ),
                vec![vec![Span::page_of("certificate-1")]],
            ]
        })
        .collect();
    let picture = Picture::of("scan.jpg", DOT.to_vec()).expect("it is a JPEG");
    let blocks = vec![
        page("cover"),
        Block::Title {
            text: "Continuing education records".to_owned(),
            large: true,
        },
        Block::Facts(vec![("Member".to_owned(), plain("Maya Torres, CPC-A"))]),
        Block::Contents(vec![Entry {
            title: "Certificate 1".to_owned(),
            mark: "certificate-1".to_owned(),
        }]),
        page("credits"),
        Block::Heading("Credits".to_owned()),
        Block::Table(Table {
            columns: vec![
                Column::words("No.", Some(22)),
                Column::words("Title", None),
                Column::numbers("Page", 30),
            ],
            rows,
            sums: Vec::new(),
        }),
        page("certificate-1"),
        Block::Picture {
            picture: 0,
            shows: "The certificate".to_owned(),
        },
        Block::Bottom(plain("That is all."), Tone::Small),
    ];
    let original = Attachment {
        name: "scan.jpg".to_owned(),
        media_type: "image/jpeg".to_owned(),
        about: "The original file".to_owned(),
        bytes: DOT.to_vec(),
    };
    for paper in [Paper::Letter, Paper::A4] {
        let twice = [original.clone(), original.clone()];
        let written = write(
            &document(blocks.clone()),
            std::slice::from_ref(&picture),
            &twice,
            paper,
        )
        .expect("it is written");
        assert!(written.bytes.starts_with(b"%PDF-1.7"));
        assert!(
            (5..=9).contains(&written.pages),
            "a cover, a table over several pages, a certificate: {}",
            written.pages
        );
        assert_eq!(written.hash.len(), 64);
        for part in [
            "/StructTreeRoot",
            "/EmbeddedFile",
            "scan.jpg",
            "scan (2).jpg",
            "/Outlines",
        ] {
            assert!(holds(&written.bytes, part), "{paper:?}: {part}");
        }
    }
}

#[test]
fn the_same_words_give_the_same_document() {
    let blocks = vec![Block::Text(plain("Hello"), Tone::Letter)];
    let once = write(&document(blocks.clone()), &[], &[], Paper::Letter).expect("it is written");
    let again = write(&document(blocks), &[], &[], Paper::Letter).expect("it is written");
    assert_eq!(once.hash, again.hash);
    assert_eq!(once.bytes.len(), again.bytes.len());
    assert_eq!(once.pages, 1);
}

#[test]
fn odd_words_are_written_and_nothing_ends_the_program() {
    let odd = [
        "",
        " ",
        "\u{202e}right to left",
        "漢字 кириллица ελληνικά 😀",
        "a\u{0}b\tc\r\nd",
        &"x".repeat(5_000),
        &"word ".repeat(5_000),
    ];
    for text in odd {
        let blocks = vec![
            Block::Title {
                text: text.to_owned(),
                large: false,
            },
            Block::Text(plain(text), Tone::Normal),
            Block::Facts(vec![(text.to_owned(), plain(text))]),
            Block::Line {
                title: text.to_owned(),
                says: vec![plain(text)],
                source: plain(text),
            },
            Block::Frame(vec![text.to_owned()]),
            Block::Code {
                code: text.chars().take(40).collect(),
                seal: text.to_owned(),
            },
        ];
        let written = write(&document(blocks), &[], &[], Paper::A4);
        assert!(
            written.is_ok(),
            "{:?}",
            text.chars().take(20).collect::<String>()
        );
    }
}

#[test]
fn what_is_no_picture_is_refused() {
    assert!(Picture::of("scan.jpg", b"%PDF-1.4".to_vec()).is_err());
    assert!(Picture::of("scan.jpg", Vec::new()).is_err());
}
