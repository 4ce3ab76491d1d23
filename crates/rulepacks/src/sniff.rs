//! What a file is that is no rule pack, by how it begins.

/// Names what begins like this, for a sentence: "it is …".
pub(crate) fn what_it_is(bytes: &[u8]) -> &'static str {
    const BEGINNINGS: [(&[u8], &str); 9] = [
        (b"\x89PNG", "a PNG picture"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"PK\x05\x06", "an empty ZIP archive"),
        (b"%PDF", "a PDF"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"SQLite format 3\0", "a database, such as a logbook"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"untrusted comment:", "a bare signature or key"),
    ];
    if bytes.is_empty() {
        return "empty";
    }
    let known = BEGINNINGS
        .iter()
        .find(|(begins, _)| bytes.starts_with(begins));
    known.map_or("another kind of file", |(_, what)| what)
}
