//! The packet that an issuer's audit is answered with: a cover, the credits, what is missing, and
//! every certificate.

use std::collections::BTreeMap;

use super::content::{
    Block, Cell, Column, Document, Entry, Span, Style, Table, Tone, cell, missing, plain, quiet,
};
use super::owner::Owner;
use crate::amounts::Ceus;
use crate::dates::{day, days};
use crate::facts::{Credit, Evidence, Facts};
use crate::rulebook::Rulebook;
use crate::standing::{CreditStanding, CycleStanding};

/// The clause with the items that AAPC asks for.
const ITEMS: &str = "aapc.ceu.certificate-fields";

/// What a packet is made of.
pub struct PacketAsked<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// The rules.
    pub rules: &'a Rulebook,
    /// The cycle.
    pub cycle: &'a CycleStanding,
    /// Whose packet it is.
    pub owner: &'a Owner,
    /// The files that are kept for its credits.
    pub files: &'a [PacketFile<'a>],
}

/// A file that is kept for credits.
pub struct PacketFile<'a> {
    /// The file.
    pub evidence: &'a Evidence,
    /// The number of the picture of its first page, and how many there are.
    pub pictures: std::ops::Range<usize>,
    /// How many pages it has.
    pub pages_in_file: u32,
    /// Why its pages cannot be shown, where they cannot.
    pub not_shown: Option<String>,
}

/// A packet.
#[derive(Debug, Clone, PartialEq)]
pub struct Packet {
    /// What it says.
    pub document: Document,
    /// How many credits it has.
    pub credits: usize,
    /// How many of them have a certificate in it.
    pub certificates: usize,
    /// The titles of those that have none.
    pub missing: Vec<String>,
    /// How many CEUs those are.
    pub missing_amount: Ceus,
    /// CEUs of all credits in it.
    pub amount: Ceus,
}

struct Row<'a> {
    number: usize,
    standing: &'a CreditStanding,
    credit: &'a Credit,
    files: Vec<&'a PacketFile<'a>>,
}

/// Puts a packet together.
pub fn packet(asked: &PacketAsked<'_>) -> Packet {
    let rows = rows(asked);
    let lacking: Vec<&Row<'_>> = rows.iter().filter(|it| it.files.is_empty()).collect();
    let amount = sum(&rows);
    let missing_amount = lacking.iter().map(|it| it.standing.counted).sum();
    let cycle = asked.cycle;
    let span = days(cycle.starts_on.date, cycle.due_on.date);
    let about = format!("{} continuing education, {span}", cycle.issuer);
    let mut document = asked.owner.document(
        &format!("Continuing education records, {} {span}", cycle.issuer),
        &about,
    );
    let marks = marks(&rows);
    cover(&mut document, asked, &rows, &span);
    table(&mut document, asked, &rows, &marks);
    if !lacking.is_empty() {
        what_is_missing(&mut document, asked, &rows, &lacking);
    }
    certificates(&mut document, asked, &rows, &marks);
    Packet {
        certificates: rows.len() - lacking.len(),
        missing: lacking.iter().map(|it| it.credit.title.clone()).collect(),
        credits: rows.len(),
        missing_amount,
        amount,
        document,
    }
}

/// The credits that count, in the order of their days.
fn rows<'a>(asked: &PacketAsked<'a>) -> Vec<Row<'a>> {
    let credits: BTreeMap<&str, &Credit> = asked
        .facts
        .credits
        .iter()
        .map(|it| (it.id.as_str(), it))
        .collect();
    let mut found: Vec<(&CreditStanding, &Credit)> = asked
        .cycle
        .credits
        .iter()
        .filter(|it| it.counts && !it.planned)
        .filter_map(|it| Some((it, *credits.get(it.credit.as_str())?)))
        .collect();
    found.sort_by(|a, b| (a.1.completed_on, &a.1.title).cmp(&(b.1.completed_on, &b.1.title)));
    found
        .into_iter()
        .enumerate()
        .map(|(at, (standing, credit))| Row {
            number: at + 1,
            standing,
            credit,
            files: asked
                .files
                .iter()
                .filter(|it| belongs(it.evidence, credit))
                .collect(),
        })
        .collect()
}

fn belongs(file: &Evidence, credit: &Credit) -> bool {
    use crate::facts::HolderKind;
    file.belongs_to
        .iter()
        .any(|it| it.kind == HolderKind::Credit && it.id == credit.id.as_str())
}

fn sum(rows: &[Row<'_>]) -> Ceus {
    rows.iter().map(|it| it.standing.counted).sum()
}

/// The mark of each file's first page, by its hash; one file may prove several credits.
fn marks<'a>(rows: &[Row<'a>]) -> BTreeMap<&'a str, String> {
    let mut marks = BTreeMap::new();
    for row in rows {
        for file in &row.files {
            let next = marks.len() + 1;
            marks
                .entry(file.evidence.sha256.as_str())
                .or_insert_with(|| format!("certificate-{next}"));
        }
    }
    marks
}

fn cover(document: &mut Document, asked: &PacketAsked<'_>, rows: &[Row<'_>], span: &str) {
    let (cycle, owner) = (asked.cycle, asked.owner);
    let proven: Vec<&Row<'_>> = rows.iter().filter(|it| !it.files.is_empty()).collect();
    let proven_amount: Ceus = proven.iter().map(|it| it.standing.counted).sum();
    let account = asked
        .facts
        .accounts
        .iter()
        .find(|it| it.issuer == cycle.issuer);
    let member = account.and_then(|it| it.member_number.clone());
    let lacking = rows.len() - proven.len();
    let mut how_many = plain(format!(
        "{} of {}, for {} of {} CEUs.",
        proven.len(),
        rows.len(),
        proven_amount,
        sum(rows)
    ));
    if lacking > 0 {
        let name = if lacking == 1 {
            "one"
        } else {
            &lacking.to_string()
        };
        let is = if lacking == 1 { "is" } else { "are" };
        how_many.extend(plain(" Page "));
        how_many.push(Span::page_of("missing"));
        how_many.extend(plain(format!(" names the {name} that {is} missing.")));
    }
    document.blocks.extend([
        Block::Page {
            mark: None,
            bookmark: Some("Cover".to_owned()),
            about: None,
        },
        Block::Gap(40),
        Block::Title {
            text: "Continuing education records".to_owned(),
            large: true,
        },
        Block::Gap(4),
        Block::Text(
            plain(format!(
                "For {} verification of the cycle {span}",
                super::owner::possessive(cycle.issuer.as_str())
            )),
            Tone::Lead,
        ),
        Block::Gap(22),
        Block::Facts(vec![
            ("Member".to_owned(), plain(owner.full())),
            (
                format!("{} member ID", cycle.issuer),
                member.map_or_else(|| missing("not on record"), plain),
            ),
            (
                "Credits in this packet".to_owned(),
                plain(format!(
                    "{}, {} CEUs, of {} due by {}",
                    counted(rows.len(), "credit"),
                    sum(rows),
                    cycle.required.amount,
                    day(cycle.due_on.date)
                )),
            ),
            ("Certificates".to_owned(), how_many),
            ("Prepared".to_owned(), plain(day(owner.today))),
        ]),
        Block::Gap(18),
        Block::Heading("Contents".to_owned()),
        Block::Gap(4),
        Block::Contents(contents(rows, lacking, cycle)),
        Block::Bottom(
            plain(format!(
                "Each certificate page is drawn from the file as {} keeps it. The original files \
                 are attached to this PDF unchanged. The table gives the first eight digits of \
                 each file’s SHA-256, so that the file can be checked.",
                owner.name
            )),
            Tone::Small,
        ),
    ]);
}

fn contents(rows: &[Row<'_>], lacking: usize, cycle: &CycleStanding) -> Vec<Entry> {
    let mut contents = vec![Entry {
        title: format!(
            "Credits, in the order of {} form",
            super::owner::possessive(cycle.issuer.as_str())
        ),
        mark: "credits".to_owned(),
    }];
    if lacking > 0 {
        contents.push(Entry {
            title: "What is missing".to_owned(),
            mark: "missing".to_owned(),
        });
    }
    let marks = marks(rows);
    for (number, (file, titles)) in exhibits(rows).into_iter().enumerate() {
        contents.push(Entry {
            title: format!("Certificate {}, {}", number + 1, titles.join("; ")),
            mark: marks[file.evidence.sha256.as_str()].clone(),
        });
    }
    contents
}

/// The files in the order of the credits that they prove, each once, with the titles of these.
fn exhibits<'a>(rows: &[Row<'a>]) -> Vec<(&'a PacketFile<'a>, Vec<String>)> {
    let mut found: Vec<(&PacketFile<'_>, Vec<String>)> = Vec::new();
    for row in rows {
        for file in &row.files {
            let same = |it: &&mut (&PacketFile<'_>, Vec<String>)| {
                it.0.evidence.sha256 == file.evidence.sha256
            };
            match found.iter_mut().find(same) {
                Some((_, titles)) => titles.push(row.credit.title.clone()),
                None => found.push((file, vec![row.credit.title.clone()])),
            }
        }
    }
    found
}

fn table(
    document: &mut Document,
    asked: &PacketAsked<'_>,
    rows: &[Row<'_>],
    marks: &BTreeMap<&str, String>,
) {
    let aapc = asked.cycle.issuer.as_str() == "AAPC";
    let asks_number = if aapc { "Index number" } else { "HIIM domain" };
    let columns = vec![
        Column::words("No.", Some(18)),
        Column::words("Completed", Some(56)),
        Column::words("Title", None),
        Column::words("Sponsor", Some(92)),
        Column::words(asks_number, Some(68)),
        Column::numbers("CEUs", 26),
        Column::numbers("Page", 24),
        Column::words("SHA-256", Some(44)),
    ];
    let line = |row: &Row<'_>| -> Vec<Cell> {
        let credit = row.credit;
        let number = match (aapc, &credit.index_number, credit.hiim_domain) {
            (true, Some(number), _) => plain(number.clone()),
            (true, None, _) | (false, _, None) => missing("not known"),
            (false, _, Some(true)) => plain("yes"),
            (false, _, Some(false)) => plain("no"),
        };
        let (page, hash): (Vec<Vec<Span>>, Vec<Vec<Span>>) = match row.files.as_slice() {
            [] => (
                vec![vec![Span::page_of("missing")]],
                vec![missing("missing")],
            ),
            files => files
                .iter()
                .map(|it| {
                    let sha = it.evidence.sha256.as_str();
                    (vec![Span::page_of(&marks[sha])], quiet(short_hash(sha)))
                })
                .unzip(),
        };
        vec![
            cell(row.number.to_string()),
            cell(day(credit.completed_on).replace(' ', "\u{a0}")),
            cell(credit.title.clone()),
            vec![match &credit.sponsor {
                Some(sponsor) => quiet(sponsor.clone()),
                None => missing("not known"),
            }],
            vec![number],
            cell(row.standing.counted.to_string()),
            page,
            hash,
        ]
    };
    let proven: Ceus = rows
        .iter()
        .filter(|it| !it.files.is_empty())
        .map(|it| it.standing.counted)
        .sum();
    let total = |words: String, amount: Ceus, style: Style| -> Vec<Cell> {
        let say = |text: String| vec![vec![Span::of(text, style)]];
        vec![
            Vec::new(),
            Vec::new(),
            say(words),
            Vec::new(),
            Vec::new(),
            say(amount.to_string()),
            Vec::new(),
            Vec::new(),
        ]
    };
    document.blocks.extend([
        Block::Page {
            mark: Some("credits".to_owned()),
            bookmark: Some("Credits".to_owned()),
            about: None,
        },
        Block::Heading("Credits".to_owned()),
        Block::Text(
            plain(format!(
                "In the order of {} form. “Page” is where the certificate is.",
                super::owner::possessive(asked.cycle.issuer.as_str())
            )),
            Tone::Quiet,
        ),
        Block::Gap(12),
        Block::Table(Table {
            columns,
            rows: rows.iter().map(line).collect(),
            sums: vec![
                total(counted(rows.len(), "credit"), sum(rows), Style::Plain),
                total(
                    "with a certificate in this packet".to_owned(),
                    proven,
                    Style::Quiet,
                ),
            ],
        }),
    ]);
    if aapc && let Some(version) = asked.rules.version(ITEMS, asked.cycle.due_on.date) {
        let source = version.sources.first().map(|it| it.url.clone());
        let read = source.map(|url| format!(" ({url})")).unwrap_or_default();
        document.blocks.push(Block::Bottom(
            plain(format!("{}{read}", version.says)),
            Tone::Small,
        ));
    }
}

fn what_is_missing(
    document: &mut Document,
    asked: &PacketAsked<'_>,
    rows: &[Row<'_>],
    lacking: &[&Row<'_>],
) {
    let amount: Ceus = lacking.iter().map(|it| it.standing.counted).sum();
    let aapc = asked.cycle.issuer.as_str() == "AAPC";
    let line = |row: &&Row<'_>| -> Vec<Cell> {
        let credit = row.credit;
        let no_number = aapc && credit.index_number.is_none();
        let what = match no_number {
            true => "Certificate and index number",
            false => "Certificate",
        };
        let helps = match (no_number, &credit.sponsor) {
            (true, _) => "Without an index number, AAPC might not accept this credit.".to_owned(),
            (false, Some(sponsor)) => format!("{sponsor} can send the certificate again."),
            (false, None) => "Whoever gave it can send the certificate again.".to_owned(),
        };
        vec![
            cell(row.number.to_string()),
            cell(day(credit.completed_on).replace(' ', "\u{a0}")),
            vec![plain(credit.title.clone())]
                .into_iter()
                .chain(credit.sponsor.clone().map(quiet))
                .collect(),
            cell(row.standing.counted.to_string()),
            cell(what),
            vec![quiet(helps)],
        ]
    };
    let stand = if lacking.len() == 1 {
        "It accounts"
    } else {
        "They account"
    };
    let has = if lacking.len() == 1 { "has" } else { "have" };
    document.blocks.extend([
        Block::Page {
            mark: Some("missing".to_owned()),
            bookmark: Some("What is missing".to_owned()),
            about: None,
        },
        Block::Heading("What is missing".to_owned()),
        Block::Text(
            plain(format!(
                "{} of {} {has} no certificate in this packet. {stand} for {amount} of {} CEUs.",
                lacking.len(),
                counted(rows.len(), "credit"),
                sum(rows)
            )),
            Tone::Quiet,
        ),
        Block::Gap(12),
        Block::Table(Table {
            columns: vec![
                Column::words("No.", Some(18)),
                Column::words("Completed", Some(56)),
                Column::words("Title and sponsor", None),
                Column::numbers("CEUs", 26),
                Column::words("Missing", Some(78)),
                Column::words("What to do", Some(126)),
            ],
            rows: lacking.iter().map(line).collect(),
            sums: vec![vec![
                Vec::new(),
                Vec::new(),
                cell(counted(lacking.len(), "credit")),
                cell(amount.to_string()),
                Vec::new(),
                Vec::new(),
            ]],
        }),
    ]);
}

fn certificates(
    document: &mut Document,
    asked: &PacketAsked<'_>,
    rows: &[Row<'_>],
    marks: &BTreeMap<&str, String>,
) {
    let all = exhibits(rows);
    for (at, (file, titles)) in all.iter().enumerate() {
        let number = at + 1;
        let evidence = file.evidence;
        let proves: Vec<&Row<'_>> = rows
            .iter()
            .filter(|it| belongs(evidence, it.credit))
            .collect();
        let amount: Ceus = proves.iter().map(|it| it.standing.counted).sum();
        let index = proves
            .first()
            .filter(|_| asked.cycle.issuer.as_str() == "AAPC")
            .and_then(|it| it.credit.index_number.clone())
            .map(|it| format!(", AAPC index number {it}"))
            .unwrap_or_default();
        let about = format!(
            "Certificate {number} of {}, {}{index}",
            all.len(),
            ceus(amount)
        );
        let pages: Vec<Option<usize>> = match file.pictures.is_empty() {
            true => vec![None],
            false => file.pictures.clone().map(Some).collect(),
        };
        let shown = pages.len();
        for (nth, picture) in pages.into_iter().enumerate() {
            document.blocks.push(Block::Page {
                mark: (nth == 0).then(|| marks[evidence.sha256.as_str()].clone()),
                bookmark: (nth == 0)
                    .then(|| format!("Certificate {number}, {}", titles.join("; "))),
                about: Some(match nth {
                    0 => about.clone(),
                    nth => format!("{about}, page {}", nth + 1),
                }),
            });
            match picture {
                Some(picture) => document.blocks.push(Block::Picture {
                    picture,
                    shows: format!("Page {} of the certificate of {}", nth + 1, titles.join("; ")),
                }),
                None => document.blocks.extend([
                    Block::Gap(40),
                    Block::Heading(titles.join("; ")),
                    Block::Gap(4),
                    Block::Text(
                        missing(format!(
                            "This file can’t be shown here. {} The original is attached to this PDF.",
                            file.not_shown.clone().unwrap_or_default()
                        )),
                        Tone::Normal,
                    ),
                    Block::Gap(14),
                ]),
            }
            if nth == 0 {
                document.blocks.push(Block::Facts(vec![
                    ("Original file".to_owned(), plain(described(file, shown))),
                    ("SHA-256".to_owned(), plain(in_groups(&evidence.sha256))),
                ]));
            }
        }
    }
}

fn described(file: &PacketFile<'_>, shown: usize) -> String {
    let it = file.evidence;
    let pages = match file.pages_in_file {
        0 => String::new(),
        1 => ", 1 page".to_owned(),
        pages if pages as usize > shown => {
            format!(", {pages} pages, the first {shown} shown here")
        }
        pages => format!(", {pages} pages"),
    };
    format!(
        "{}, {}{pages}, attached to this PDF",
        it.name,
        it.media_type.noun()
    )
}

/// The first eight digits: "41c7 9e02".
fn short_hash(sha256: &str) -> String {
    let part = |from: usize| sha256.get(from..from + 4).unwrap_or_default();
    format!("{}\u{a0}{}", part(0), part(4))
}

fn in_groups(sha256: &str) -> String {
    let groups: Vec<&str> = (0..sha256.len())
        .step_by(8)
        .filter_map(|from| sha256.get(from..(from + 8).min(sha256.len())))
        .collect();
    groups.join(" ")
}

/// "1 CEU", "12.5 CEUs".
pub(super) fn ceus(amount: Ceus) -> String {
    match amount == Ceus::whole(1) {
        true => "1 CEU".to_owned(),
        false => format!("{amount} CEUs"),
    }
}

/// "1 credit", "9 credits".
pub(super) fn counted(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        number => format!("{number} {noun}s"),
    }
}
