//! Files that are no sheets, or were made to hurt: each refused in one sentence.

use std::io::Write;

use milepost_core::exchange::Cell;
use milepost_sheets::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS, SheetError, read, read_paste};
use proptest::prelude::*;
use rstest::rstest;

fn refusal(bytes: &[u8]) -> String {
    match read(bytes) {
        Err(error) => error.to_string(),
        Ok(book) => panic!("it was read: {book:?}"),
    }
}

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(*name, options).expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a packed file").into_inner()
}

#[rstest]
#[case::nothing(b"", "has no rows")]
#[case::spaces(b" \n\n ", "has no rows")]
#[case::a_pdf(b"%PDF-1.7\n", "PDF")]
#[case::a_picture(b"\x89PNG\r\n\x1a\n\0\0", "picture")]
#[case::bytes(b"Date,Title\n\0\x01\x02\0\0,3", "neither text nor a workbook")]
#[case::an_open_quote(
    b"Date,Title\n2026-03-02,\"Modifier 25\n2026-03-09,x\n",
    "row 2, column 2"
)]
#[case::a_broken_zip(b"PK\x03\x04 and nothing", "damaged")]
#[case::a_broken_xls(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and nothing", "damaged")]
fn says_what_it_is(#[case] bytes: &[u8], #[case] part: &str) {
    let said = refusal(bytes);
    assert!(said.contains(part), "{said}");
    assert!(!said.contains('\n'), "one sentence: {said}");
}

#[test]
fn a_packed_file_that_unpacks_without_end_is_refused() {
    let mut packed = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    packed
        .start_file("xl/workbook.xml", options)
        .expect("a part");
    let block = vec![b' '; 1024 * 1024];
    for _ in 0..520 {
        packed.write_all(&block).expect("more of the same");
    }
    let bomb = packed.finish().expect("a packed file").into_inner();
    assert!(bomb.len() < 2 * 1024 * 1024, "it is small: {}", bomb.len());
    let unpacks = SheetError::Unpacks {
        most: "500 MB".to_owned(),
    };
    assert_eq!(read(&bomb), Err(unpacks));
}

#[test]
fn a_packed_file_of_something_else_is_named() {
    let said = refusal(&zip(&[("photo.jpg", b"x")]));
    assert!(said.contains("packed file without a sheet"), "{said}");
}

/// The smallest compound file with a part of this name, as encrypted workbooks are kept.
fn compound(part: &str) -> Vec<u8> {
    let mut file = vec![0_u8; 512 * 3];
    file[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    let mut put = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    put(24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    put(44, &1_u32.to_le_bytes());
    put(48, &1_u32.to_le_bytes());
    put(56, &4096_u32.to_le_bytes());
    put(60, &0xffff_fffe_u32.to_le_bytes());
    put(68, &0xffff_fffe_u32.to_le_bytes());
    put(76, &0_u32.to_le_bytes());
    for at in (80..512).step_by(4) {
        put(at, &0xffff_ffff_u32.to_le_bytes());
    }
    // The table of sectors: itself, the end of the directory, and nothing else.
    put(512, &0xffff_fffd_u32.to_le_bytes());
    put(516, &0xffff_fffe_u32.to_le_bytes());
    for at in (520..1024).step_by(4) {
        put(at, &0xffff_ffff_u32.to_le_bytes());
    }
    let mut entry = |at: usize, name: &str, kind: u8| {
        let utf16: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(at, &utf16);
        let length = u16::try_from(utf16.len() + 2).expect("a short name");
        put(at + 64, &length.to_le_bytes());
        put(at + 66, &[kind, 1]);
        put(at + 68, &[0xff; 12]);
        put(at + 116, &0xffff_fffe_u32.to_le_bytes());
    };
    entry(1024, "Root Entry", 5);
    entry(1152, part, 2);
    file
}

#[test]
fn a_password_is_said() {
    assert_eq!(
        read(&compound("EncryptedPackage")),
        Err(SheetError::Password)
    );
}

#[rstest]
#[case::bytes(vec![b'x'; MOST_BYTES + 1], "bytes")]
#[case::rows("a,b\n".repeat(MOST_ROWS + 1).into_bytes(), "rows")]
#[case::columns(format!("{}x\n", "x,".repeat(1_000_000)).into_bytes(), "columns")]
fn more_than_is_read_is_refused_with_the_number(#[case] bytes: Vec<u8>, #[case] unit: &str) {
    let said = refusal(&bytes);
    assert!(said.contains(unit) && said.contains("at most"), "{said}");
}

#[test]
fn a_cell_in_the_far_corner_makes_no_room_for_all_between() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Date").expect("a cell");
    sheet
        .write_string(1_048_575, 16_383, "corner")
        .expect("the last cell");
    let bytes = book.save_to_buffer().expect("a workbook");
    let said = refusal(&bytes);
    assert!(said.contains("1,048,576 rows"), "{said}");
}

#[test]
fn what_stands_there_a_million_times_makes_no_room_for_all() {
    let ods = |rows: &str| {
        let content = format!(
            r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
        );
        let kind = b"application/vnd.oasis.opendocument.spreadsheet";
        let parts = br#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
        zip(&[
            ("mimetype", kind),
            ("META-INF/manifest.xml", parts),
            ("content.xml", content.as_bytes()),
        ])
    };
    let cell = |times: &str, text: &str| {
        format!(
            r#"<table:table-cell table:number-columns-repeated="{times}" office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
        )
    };
    let row = |times: &str, cells: &str| {
        format!(
            r#"<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>"#
        )
    };
    let said = refusal(&ods(&row("1000000", &cell("400", "x"))));
    assert!(said.contains("400,000,000 cells"), "{said}");
    let far = row("1000000", "<table:table-cell/>") + &row("1", &cell("300", "x"));
    let said = refusal(&ods(&far));
    assert!(said.contains("300,000,300 cells"), "{said}");
    let said = refusal(&ods(&row("20000", &cell("40", &"x".repeat(30_000)))));
    assert!(said.contains("bytes of text"), "{said}");
    // What is empty and formatted to the last row is what spreadsheets write every day.
    let plain = row("1", &cell("2", "x")) + &row("1048575", "<table:table-cell/>");
    let book = read(&ods(&plain)).expect("it is read");
    assert_eq!(book.sheets[0].rows.len(), 1);
}

/// A workbook of Excel's former form out of records, in a compound file.
fn former_excel(records: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("a file");
    let mut stream = file.create_stream("/Workbook").expect("its part");
    for (kind, data) in records {
        let length = u16::try_from(data.len()).expect("a record is short");
        stream.write_all(&kind.to_le_bytes()).expect("memory");
        stream.write_all(&length.to_le_bytes()).expect("memory");
        stream.write_all(data).expect("memory");
    }
    drop(stream);
    file.into_inner().into_inner()
}

#[test]
fn two_cells_in_far_corners_of_a_former_workbook_are_refused() {
    let begin = |kind: u16| {
        let mut data = 0x0600_u16.to_le_bytes().to_vec();
        data.extend(kind.to_le_bytes());
        data.extend([0; 12]);
        (0x0809, data)
    };
    let number = |row: u16, column: u16| {
        let mut data = row.to_le_bytes().to_vec();
        data.extend(column.to_le_bytes());
        data.extend([0; 2]);
        data.extend(1.5_f64.to_le_bytes());
        (0x0203, data)
    };
    let end = || (0x000a, Vec::new());
    let bytes = former_excel(&[
        begin(5),
        end(),
        begin(0x10),
        number(0, 0),
        number(65_535, 255),
        end(),
    ]);
    let said = refusal(&bytes);
    assert!(said.contains("16,777,216 cells"), "{said}");
}

#[test]
fn a_page_of_a_million_tags_is_refused() {
    let page = format!("<table><tr>{}</tr></table>", "<td>x".repeat(1_000_000));
    let said = refusal(page.as_bytes());
    assert!(said.contains("tags"), "{said}");
}

#[test]
fn shared_texts_and_single_cells_have_their_bounds() {
    let texts = "<si><t>x</t></si>".repeat(2_000_000);
    let said = refusal(&zip(&[
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/sharedStrings.xml", texts.as_bytes()),
    ]));
    assert!(said.contains("24 MB of shared texts"), "{said}");
    let cell = format!("<c><is><t>{}</t></is></c>", "x".repeat(2_000_000));
    let said = refusal(&zip(&[
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet1.xml", cell.as_bytes()),
    ]));
    assert!(said.contains("1 MB in a single cell"), "{said}");
}

#[test]
fn empty_cells_far_out_are_nothing() {
    let text = format!(
        "Date,Title{}\n2026-03-02,x{}\n",
        ",".repeat(900),
        ",".repeat(900)
    );
    let book = read(text.as_bytes()).expect("it is read");
    assert_eq!(book.sheets[0].width(), 2);
    assert!(book.sheets[0].width() <= MOST_COLUMNS);
}

#[test]
fn the_result_of_a_formula_is_taken_and_never_the_formula() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "CEUs").expect("a cell");
    let sum = rust_xlsxwriter::Formula::new("=1+0.5").set_result("1.5");
    sheet.write_formula(1, 0, sum).expect("a formula");
    let bytes = book.save_to_buffer().expect("a workbook");
    let book = read(&bytes).expect("it is read");
    assert_eq!(book.sheets[0].rows[1].cell(0), &Cell::Number("1.5".into()));
    let text = read(b"Title,CEUs\n=HYPERLINK(\"x\"),1\n").expect("it is read");
    assert_eq!(
        text.sheets[0].rows[1].cell(0).shown(),
        "=HYPERLINK(\"x\")",
        "text is text"
    );
}

#[rstest]
#[case::utf8(b"Title,By\nM\xc3\xa9decine,\xc5\x81\xc3\xb3d\xc5\xba\n".to_vec())]
#[case::utf8_with_a_mark(b"\xef\xbb\xbfTitle,By\nM\xc3\xa9decine,\xc5\x81\xc3\xb3d\xc5\xba\n".to_vec())]
#[case::utf16(utf16(true, u16::to_le_bytes))]
#[case::utf16_the_other_way(utf16(true, u16::to_be_bytes))]
#[case::utf16_without_a_mark(utf16(false, u16::to_le_bytes))]
#[case::lines_of_a_macintosh(b"Title,By\rM\xc3\xa9decine,\xc5\x81\xc3\xb3d\xc5\xba\r".to_vec())]
fn letters_are_read_in_every_encoding(#[case] bytes: Vec<u8>) {
    let book = read(&bytes).expect("it is read");
    let row: Vec<String> = book.sheets[0].rows[1]
        .cells
        .iter()
        .map(Cell::shown)
        .collect();
    assert_eq!(row, ["Médecine", "Łódź"]);
}

fn utf16(mark: bool, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let mark = if mark { "\u{feff}" } else { "" };
    let text = format!("{mark}Title,By\nMédecine,Łódź\n");
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn a_guessed_encoding_is_said() {
    let book = read(b"Title,Sponsor\nM\xe9decine d\x92urgence,H\xf4pital\n").expect("it is read");
    assert_eq!(book.sheets[0].rows[1].cell(0).shown(), "Médecine d’urgence");
    assert!(
        book.notes.iter().any(|note| note.contains("windows-1252")),
        "{:?}",
        book.notes
    );
}

#[test]
fn a_paste_is_its_table_else_its_text() {
    let html =
        "<table><tr><td>Date</td><td>CEUs</td></tr><tr><td>3/2/2026</td><td>1</td></tr></table>";
    let book = read_paste(Some(html), "other").expect("it is read");
    assert_eq!(book.sheets[0].rows.len(), 2);
    let book = read_paste(Some("<p>no table</p>"), "Date\tCEUs\n3/2/2026\t1").expect("it is read");
    assert_eq!(book.sheets[0].delimiter, Some('\t'));
    let book = read_paste(None, "ceu 1.5 modifier 25 mar 2\n6.5h Mercy mar 3").expect("it is read");
    assert_eq!(
        (book.sheets[0].width(), book.sheets[0].delimiter),
        (1, None),
        "lines"
    );
}

#[test]
fn a_page_that_lies_deep_in_itself_is_refused() {
    let deep = format!("<table>{}", "<div>".repeat(100_000));
    let said = refusal(deep.as_bytes());
    assert!(said.contains("deep"), "{said}");
}

#[test]
fn a_told_mark_is_no_row() {
    let book = read(b"sep=;\nDate;CEUs\n3/2/2026;1,5\n").expect("it is read");
    assert_eq!(book.sheets[0].delimiter, Some(';'));
    assert_eq!(book.sheets[0].rows[0].cell(0).shown(), "Date");
}

proptest! {
    #[test]
    fn no_bytes_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_text_brings_it_down(text in "[<>a-z/=\";,\t\n0-9 ]{0,300}") {
        let _ = read(text.as_bytes());
    }

    #[test]
    fn no_damage_to_a_workbook_brings_it_down(at in 0_usize..4000, byte in any::<u8>()) {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for row in 0..5 {
            sheet.write_string(row, 0, "x").expect("a cell");
            sheet.write_number(row, 1, 1.5).expect("a cell");
        }
        let mut bytes = book.save_to_buffer().expect("a workbook");
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = read(&bytes);
    }
}
