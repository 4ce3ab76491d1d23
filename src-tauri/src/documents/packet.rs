//! The packet of a cycle, with the pictures of its certificates and their originals.

use chrono::NaiveDate;
use milepost_core::dates::days;
use milepost_core::documents::packet::{Packet, PacketAsked, PacketFile, packet};
use milepost_core::facts::{Evidence, HolderKind};
use milepost_core::standing::CycleStanding;
use milepost_documents::{Attachment, Picture};

use super::basis;
use super::ground::{Ground, Made};
use crate::error::Refusal;
use crate::queries;
use crate::reader::{self, Wanted};
use crate::readings::Readings;

/// Writes the packet of a cycle.
pub(super) fn make(from: &Ground<'_>, issuer: &str, due_on: NaiveDate) -> Result<Made, Refusal> {
    let standing = queries::standing(from.logbook, from.owner.today)?;
    let cycle = standing
        .cycles
        .iter()
        .find(|it| it.issuer.as_str().eq_ignore_ascii_case(issuer) && it.due_on.date == due_on)
        .ok_or_else(|| no_cycle(issuer, due_on, &standing.cycles))?;
    let files = files_of(from, cycle);
    let mut pictures = Vec::new();
    let mut attachments = Vec::new();
    let mut shown = Vec::new();
    for file in files {
        let from_picture = pictures.len();
        let (_, bytes) = from.logbook.evidence_bytes(&file.id)?;
        let (pages, not_shown) = match read(from, file, &bytes) {
            Ok((drawn, pages)) => {
                for jpeg in drawn {
                    let picture = Picture::of(&file.name, jpeg);
                    pictures.push(picture.map_err(|error| Refusal::because(error.to_string()))?);
                }
                (pages, None)
            }
            Err(why) => (0, Some(why)),
        };
        shown.push(PacketFile {
            evidence: file,
            pictures: from_picture..pictures.len(),
            pages_in_file: pages,
            not_shown,
        });
        attachments.push(Attachment {
            name: file.name.clone(),
            media_type: media_type(file),
            about: format!("The original file, SHA-256 {}", file.sha256),
            bytes,
        });
    }
    let made = packet(&PacketAsked {
        facts: from.facts,
        rules: from.logbook.rulebook(),
        cycle,
        owner: from.owner,
        files: &shown,
    });
    if made.credits == 0 {
        return Err(Refusal::because(format!(
            "No credit counts toward this cycle of {} yet. A packet needs one.",
            cycle.issuer
        )));
    }
    let written = from.write(&made.document, &pictures, &attachments)?;
    let title = format!(
        "Audit packet, {} {}",
        cycle.issuer,
        days(cycle.starts_on.date, cycle.due_on.date)
    );
    let subject = format!("{}:{due_on}", cycle.issuer);
    let basis = basis::credits(from.facts, from.owner.today);
    let mut written = from.remember(written, "packet", &subject, &title, None, basis);
    written.lacks.extend(lacks(&made));
    written.file_name = crate::export::file_name(
        &format!("{} audit packet", cycle.issuer),
        &due_on.to_string(),
        "pdf",
    );
    Ok(written)
}

/// The files that prove credits of a cycle which count.
fn files_of<'a>(from: &Ground<'a>, cycle: &CycleStanding) -> Vec<&'a Evidence> {
    let counts = |id: &str| {
        let mut credits = cycle.credits.iter().filter(|it| it.counts && !it.planned);
        credits.any(|it| it.credit.as_str() == id)
    };
    from.facts
        .evidence
        .iter()
        .filter(|file| {
            let mut holders = file.belongs_to.iter();
            holders.any(|it| it.kind == HolderKind::Credit && counts(&it.id))
        })
        .collect()
}

/// The pictures of a file's pages, as they were drawn before or are drawn now.
fn read(from: &Ground<'_>, file: &Evidence, bytes: &[u8]) -> Result<(Vec<Vec<u8>>, u32), String> {
    let readings = Readings::beside(from.logbook.path());
    let read = match readings.of(&file.sha256) {
        Some(read) => read.map_err(|it| it.to_string()),
        None => match reader::read_or_why(bytes.to_vec(), Wanted::TextAndPictures) {
            Ok(read) => {
                readings.keep(&file.sha256, Ok(&read));
                Ok(read)
            }
            Err(Ok(unread)) => {
                readings.keep(&file.sha256, Err(unread));
                Err(unread.to_string())
            }
            Err(Err(refusal)) => Err(refusal.message),
        },
    };
    let read = read?;
    Ok((read.pictures, read.contents.pages_in_file))
}

fn media_type(file: &Evidence) -> String {
    // It is written as its standard name.
    serde_json::to_value(file.media_type)
        .ok()
        .and_then(|it| it.as_str().map(str::to_owned))
        .unwrap_or_else(|| "application/octet-stream".to_owned())
}

fn lacks(made: &Packet) -> Vec<String> {
    match made.missing.len() {
        0 => Vec::new(),
        1 => vec![format!(
            "1 certificate missing, {} CEU: {}. It’s named on its own page.",
            made.missing_amount, made.missing[0]
        )],
        several => vec![format!(
            "{several} certificates missing, {} CEU. They’re named on their own page.",
            made.missing_amount
        )],
    }
}

fn no_cycle(issuer: &str, due_on: NaiveDate, cycles: &[CycleStanding]) -> Refusal {
    let known: Vec<String> = cycles
        .iter()
        .map(|it| format!("{} {}", it.issuer, it.due_on.date))
        .collect();
    Refusal::because(match known.is_empty() {
        true => "No cycle is known yet. Add a credential and its renewal date first.".to_owned(),
        false => format!(
            "{issuer} has no cycle that ends on {due_on}. The cycles are: {}.",
            known.join(", ")
        ),
    })
}
