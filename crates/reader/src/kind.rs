//! What a file is, told by its first bytes and never by its name.

use milepost_core::certificate::page::{FileKind, Refusal};

/// How far into a file the mark of a PDF may stand: what mail programs put before it.
const PDF_MARK_WITHIN: usize = 1024;

/// Returns the kind of a file.
///
/// # Errors
/// When it is none of those that are read.
pub fn of(bytes: &[u8]) -> Result<FileKind, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return Ok(FileKind::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(FileKind::Png);
    }
    if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
        return Ok(FileKind::Tiff);
    }
    if is_heic(bytes) {
        return if cfg!(feature = "heic") {
            Ok(FileKind::Heic)
        } else {
            Err(Refusal::Heic)
        };
    }
    let start = &bytes[..bytes.len().min(PDF_MARK_WITHIN)];
    if start.windows(5).any(|five| five == b"%PDF-") {
        return Ok(FileKind::Pdf);
    }
    Err(Refusal::OtherKind)
}

/// The brands of still pictures; those of films are not among them.
fn is_heic(bytes: &[u8]) -> bool {
    const BRANDS: [&[u8]; 6] = [b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"];
    bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12).is_some_and(|it| BRANDS.contains(&it))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expect: Result<FileKind, Refusal>) {
        assert_eq!(of(bytes), expect, "{:?}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn the_first_bytes_decide() {
        check(b"", Err(Refusal::Empty));
        check(b"%PDF-1.7\n", Ok(FileKind::Pdf));
        check(b"\r\n\r\nsome mail\r\n%PDF-1.4", Ok(FileKind::Pdf));
        check(b"\xff\xd8\xff\xe0\x00\x10JFIF", Ok(FileKind::Jpeg));
        check(b"\x89PNG\r\n\x1a\n", Ok(FileKind::Png));
        check(b"II*\0", Ok(FileKind::Tiff));
        check(b"MM\0*", Ok(FileKind::Tiff));
        check(b"\0\0\0\x20ftypisom", Err(Refusal::OtherKind));
        check(b"PK\x03\x04", Err(Refusal::OtherKind));
        check(b"%PD", Err(Refusal::OtherKind));
        check(b"\xff\xd8", Err(Refusal::OtherKind));
    }

    #[test]
    fn a_phones_picture_is_known_as_one() {
        let expect = if cfg!(feature = "heic") {
            Ok(FileKind::Heic)
        } else {
            Err(Refusal::Heic)
        };
        check(b"\0\0\0\x18ftypheic\0\0\0\0", expect);
        check(b"\0\0\0\x18ftypmif1\0\0\0\0", expect);
    }
}
