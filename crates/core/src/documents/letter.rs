//! The letter that verifies a position, as a draft for the employer: with what the list of the
//! day asks, and nothing that nobody asks for unless it is said. And the e-mail that asks for it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::content::{Block, Document, Tone, plain};
use super::owner::Owner;
use crate::amounts::hours_text;
use crate::certificate::papers::letter_items;
use crate::dates::day;
use crate::facts::{CodeSet, IssuerAccount, Position, PositionKind, Setting, YesNoUnknown};
use crate::ids::ClauseId;
use crate::rulebook::{LetterItem, Rulebook};

const ITEMS: &str = "aapc.apprentice.letter-items";
/// What stands where something is not known.
const BLANK: &str = "________";
/// The most signs of a text that every mail program takes as an address.
pub const LONGEST_MAIL: usize = 2_000;

/// Who is to sign.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct Signer {
    /// The name.
    pub name: String,
    /// The title at the employer.
    pub title: String,
    /// The phone number at work.
    pub phone: String,
    /// The e-mail address at work.
    pub email: String,
    /// Whether the draft leaves out the hours a week, which nobody asks for.
    pub without_hours: bool,
}

/// What a letter is made of.
pub struct LetterAsked<'a> {
    /// The rules.
    pub rules: &'a Rulebook,
    /// The position.
    pub position: &'a Position,
    /// The code sets and specialties of the hours that were logged there.
    pub logged: &'a Logged,
    /// Who is to sign.
    pub signer: &'a Signer,
    /// The account at AAPC.
    pub account: Option<&'a IssuerAccount>,
    /// Whose letter it is.
    pub owner: &'a Owner,
}

/// What the hours at a position tell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Logged {
    /// How many minutes.
    pub minutes: i32,
    /// The code sets that were used.
    pub code_sets: Vec<CodeSet>,
    /// The specialties, the most frequent first.
    pub specialties: Vec<String>,
}

/// The draft with its checklist and e-mail.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterKit {
    /// The draft.
    pub document: Document,
    /// The draft as plain text.
    pub text: String,
    /// What the list asks, item by item.
    pub items: Vec<KitItem>,
    /// What the draft says and nobody asks for.
    pub not_asked: Option<String>,
    /// The e-mail that asks for it.
    pub email: Email,
    /// The clause with the list.
    pub clause: ClauseId,
}

/// One item of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct KitItem {
    /// What is asked.
    pub name: String,
    /// Whose it is now.
    pub state: ItemState,
    /// In words.
    pub words: String,
    /// What is to be typed for it: `name`, `title`, `phone`.
    pub field: Option<String>,
}

/// Whose an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// The draft has it.
    Drafted,
    /// A fact is missing or to be confirmed.
    Open,
    /// The signer does it.
    Signer,
    /// The person does it.
    You,
}

/// A plain e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Email {
    /// To whom; empty where no address is known.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub body: String,
}

/// Writes the draft, the checklist and the e-mail.
pub fn letter(asked: &LetterAsked<'_>) -> LetterKit {
    let on = asked.owner.today;
    let asks = letter_items(asked.rules, on);
    let hours = asked
        .position
        .weekly_minutes
        .filter(|_| !asked.signer.without_hours);
    let paragraphs = paragraphs(asked, asks, hours);
    LetterKit {
        document: document(asked, &paragraphs),
        text: plain_text(asked, &paragraphs),
        items: asks.iter().map(|it| item(*it, asked)).collect(),
        not_asked: asked.position.weekly_minutes.map(|minutes| {
            let hours = hours_text(minutes);
            match asked.signer.without_hours {
                true => format!("AAPC doesn’t ask for hours a week. {hours} is left out."),
                false => format!("AAPC doesn’t ask for hours a week. The draft says {hours}."),
            }
        }),
        email: email(asked),
        clause: ClauseId::new(ITEMS),
    }
}

fn paragraphs(asked: &LetterAsked<'_>, asks: &[LetterItem], hours: Option<i32>) -> Vec<String> {
    let (position, name) = (asked.position, &asked.owner.name);
    let employer = &position.employer;
    let title = or_blank(&asked.signer.title);
    let role = position
        .title
        .clone()
        .unwrap_or_else(|| match position.kind {
            PositionKind::Job => "medical coder".to_owned(),
            PositionKind::Externship | PositionKind::ProjectXtern => "coding extern".to_owned(),
            PositionKind::Internship => "coding intern".to_owned(),
            PositionKind::Volunteer => "volunteer medical coder".to_owned(),
        });
    let works = if is_over(position, asked.owner.today) {
        "was"
    } else {
        "is"
    };
    let mut time = format!(
        "{name} {works} {} {} at {employer} from {} (start date) to {} (end date)",
        article(&role),
        lower_first(&role),
        position.starts_on.map_or_else(|| BLANK.to_owned(), in_full),
        match (position.ends_on, works) {
            (Some(on), "was") => in_full(on),
            _ => "the date of this letter".to_owned(),
        }
    );
    if let Some(minutes) = hours {
        time.push_str(&format!(", {} a week", hours_in_words(minutes)));
    }
    time.push('.');
    let mut said = vec![
        format!(
            "I am the {title} at {employer}. I am writing to verify {} medical coding experience.",
            super::owner::possessive(name)
        ),
        time,
    ];
    if asks.contains(&LetterItem::AmountOfTime)
        && let Some(length) = length(position, asked.owner.today)
    {
        said.push(format!("The experience amounts to {length}."));
    }
    said.push(experience(asked));
    said.push(format!(
        "This letter covers the time at {employer} only. To confirm it, please {}.",
        reach(asked.signer)
    ));
    said
}

fn experience(asked: &LetterAsked<'_>) -> String {
    let position = asked.position;
    if position.code_assignment == YesNoUnknown::No {
        return format!("The work was {BLANK}.");
    }
    let sets = code_sets(asked);
    let setting = match position.setting {
        Some(Setting::Outpatient) => " for outpatient visits",
        Some(Setting::Inpatient) => " for inpatient stays",
        Some(Setting::Payer) => " for payer claims",
        Some(Setting::Remote) | None => "",
    };
    let specialties = match asked.logged.specialties.as_slice() {
        [] => String::new(),
        some => format!(", in {}", and(&some[..some.len().min(4)])),
    };
    format!(
        "The work was assigning {sets} codes from provider documentation{setting}{specialties}."
    )
}

fn code_sets(asked: &LetterAsked<'_>) -> String {
    let mut sets = asked.position.code_sets.clone();
    sets.extend(&asked.logged.code_sets);
    sets.sort_unstable();
    sets.dedup();
    let names: Vec<String> = sets.into_iter().map(|it| name_of(it).to_owned()).collect();
    match names.is_empty() {
        true => BLANK.to_owned(),
        false => and(&names),
    }
}

fn reach(signer: &Signer) -> String {
    // A number stays on one line.
    let phone = signer.phone.trim().replace(' ', "\u{a0}");
    match (phone.as_str(), signer.email.trim()) {
        ("", "") => format!("call me at {BLANK} or write to {BLANK}"),
        (phone, "") => format!("call me at {phone}"),
        ("", email) => format!("write to {email}"),
        (phone, email) => format!("call me at {phone} or write to {email}"),
    }
}

fn document(asked: &LetterAsked<'_>, paragraphs: &[String]) -> Document {
    let (owner, employer) = (asked.owner, &asked.position.employer);
    let letter = |text: String| Block::Text(plain(text), Tone::Letter);
    let mut blocks = vec![
        Block::Frame(vec![
            "Your letterhead goes here".to_owned(),
            "Print on company letterhead, or paste this text under it".to_owned(),
        ]),
        Block::Gap(22),
        Block::WriteOn("Date: ".to_owned()),
        letter(format!("AAPC\n{}", subject_line(asked))),
        letter("To AAPC:".to_owned()),
    ];
    blocks.extend(paragraphs.iter().cloned().map(letter));
    blocks.push(letter("Sincerely,".to_owned()));
    blocks.push(Block::Gap(12));
    blocks.push(Block::Sign(vec![[Some("Signed by hand".to_owned()), None]]));
    blocks.push(Block::Gap(10));
    blocks.push(letter(signature(asked)));
    Document {
        title: format!("Letter draft, {employer}"),
        author: owner.name.clone(),
        head: None,
        foot: format!(
            "Draft for {} letterhead, from {} log, {}. Delete this line before you print.",
            super::owner::possessive(employer),
            super::owner::possessive(&owner.name),
            day(owner.today)
        ),
        sealed: false,
        blocks,
    }
}

fn subject_line(asked: &LetterAsked<'_>) -> String {
    let member = asked
        .account
        .and_then(|it| it.member_number.as_deref())
        .map(|it| format!(", member ID {it}"))
        .unwrap_or_default();
    format!("Re: Coding experience of {}{member}", asked.owner.full())
}

fn signature(asked: &LetterAsked<'_>) -> String {
    format!(
        "{}\n{}, {}",
        or_blank(&asked.signer.name),
        or_blank(&asked.signer.title),
        asked.position.employer
    )
}

fn plain_text(asked: &LetterAsked<'_>, paragraphs: &[String]) -> String {
    let mut parts = vec![
        format!("Date: {BLANK}"),
        format!("AAPC\n{}", subject_line(asked)),
        "To AAPC:".to_owned(),
    ];
    parts.extend(paragraphs.iter().cloned());
    parts.push("Sincerely,".to_owned());
    parts.push(format!("{BLANK}{BLANK}\n{}", signature(asked)));
    parts.join("\n\n")
}

fn item(it: LetterItem, asked: &LetterAsked<'_>) -> KitItem {
    let (position, signer) = (asked.position, asked.signer);
    let made = |name: &str, state: ItemState, words: String, field: Option<&str>| KitItem {
        name: name.to_owned(),
        state,
        words,
        field: field.map(str::to_owned),
    };
    match it {
        LetterItem::Experience => {
            let sets = code_sets(asked);
            let (state, words) = match (position.code_assignment, sets.as_str()) {
                (YesNoUnknown::No, _) => (
                    ItemState::Open,
                    "This position isn’t code assignment, by your own record.".to_owned(),
                ),
                (_, BLANK) => (
                    ItemState::Open,
                    "Which code sets? None is on record.".to_owned(),
                ),
                (YesNoUnknown::Unknown, sets) => (
                    ItemState::Open,
                    format!("{sets}. Does this work assign codes? Not answered yet."),
                ),
                (YesNoUnknown::Yes, sets) => (ItemState::Drafted, format!("{sets}, from your log")),
            };
            made("Says what coding was done", state, words, None)
        }
        LetterItem::Dates => {
            let (state, words) = match (position.starts_on, position.ends_on) {
                (None, _) => (ItemState::Open, "The first day isn’t on record.".to_owned()),
                (Some(from), Some(to)) if is_over(position, asked.owner.today) => {
                    (ItemState::Drafted, format!("{} and {}", day(from), day(to)))
                }
                (Some(from), _) => (
                    ItemState::Drafted,
                    format!("{} to the date of the letter", day(from)),
                ),
            };
            made("Start and end dates", state, words, None)
        }
        LetterItem::AmountOfTime => match length(position, asked.owner.today) {
            Some(length) => made("Amount of time", ItemState::Drafted, length, None),
            None => {
                let words = "The first day isn’t on record.".to_owned();
                made("Amount of time", ItemState::Open, words, None)
            }
        },
        LetterItem::Signer => {
            const NAME: &str = "Employer, supervisor or HR";
            match (signer.name.trim(), signer.title.trim()) {
                ("", _) => {
                    let words = "Who signs? A co-worker may not.".to_owned();
                    made(NAME, ItemState::Open, words, Some("name"))
                }
                (name, "") => {
                    let words = format!("{name}. What’s the job title?");
                    made(NAME, ItemState::Open, words, Some("title"))
                }
                (name, title) => made(NAME, ItemState::Drafted, format!("{name}, {title}"), None),
            }
        }
        LetterItem::Contact => {
            const NAME: &str = "Signer’s contact details";
            match (signer.phone.trim(), signer.email.trim()) {
                ("", "") => {
                    let words = "Work phone or email".to_owned();
                    made(NAME, ItemState::Open, words, Some("phone"))
                }
                (phone, email) => {
                    let both: Vec<&str> = [phone, email]
                        .into_iter()
                        .filter(|it| !it.is_empty())
                        .collect();
                    made(NAME, ItemState::Drafted, both.join(", "), None)
                }
            }
        }
        LetterItem::Letterhead => {
            let words = "signer: space is left at the top".to_owned();
            made("Company letterhead", ItemState::Signer, words, None)
        }
        LetterItem::HandSigned => {
            let words = "signer: in ink, a typed name fails".to_owned();
            made("Signed by hand", ItemState::Signer, words, None)
        }
        LetterItem::Dated => {
            let words = "signer: writes the day of signing".to_owned();
            made("Dated", ItemState::Signer, words, None)
        }
        LetterItem::Uneditable => {
            let words = "you: scan the paper, drop it here".to_owned();
            made("PDF that can’t be edited", ItemState::You, words, None)
        }
    }
}

fn email(asked: &LetterAsked<'_>) -> Email {
    let (owner, employer) = (asked.owner, &asked.position.employer);
    let kind = match asked.position.kind {
        PositionKind::Externship | PositionKind::ProjectXtern => "externship",
        PositionKind::Internship => "internship",
        PositionKind::Volunteer => "volunteer work",
        PositionKind::Job => "coding work",
    };
    let code = owner.credentials.split(',').find(|it| it.ends_with("-A"));
    let why = match code {
        Some(code) => format!(
            "AAPC needs a letter from {employer} to take the “A” off my {}.",
            code.trim()
        ),
        None => format!("AAPC needs a letter from {employer} about my coding experience."),
    };
    let first = asked.signer.name.split_whitespace().next();
    let hello = first.map_or_else(|| "Hello,".to_owned(), |it| format!("Hi {it},"));
    let body = format!(
        "{hello}\n\n{why} A draft is attached; please change anything that isn’t right. It needs your \
         letterhead, your signature by hand, the date, and your phone or work email. A scan or a \
         photo of the signed page is fine.\n\nThank you.\n\n{}",
        owner.name
    );
    Email {
        to: asked.signer.email.trim().to_owned(),
        subject: format!("Letter for AAPC about my {kind}"),
        body: body.chars().take(LONGEST_MAIL).collect(),
    }
}

fn is_over(position: &Position, today: NaiveDate) -> bool {
    position.ends_on.is_some_and(|on| on <= today)
}

fn length(position: &Position, today: NaiveDate) -> Option<String> {
    let to = position.ends_on.filter(|it| *it <= today).unwrap_or(today);
    let span = crate::dates::Span::new(position.starts_on?, to)?;
    let (months, extra) = span.months_and_days();
    let of = |number: i32, noun: &str| match number {
        1 => format!("1 {noun}"),
        number => format!("{number} {noun}s"),
    };
    Some(match (months, extra) {
        (0, days) => of(days, "day"),
        (months, 0) => of(months, "month"),
        (months, days) => format!("{} and {}", of(months, "month"), of(days, "day")),
    })
}

/// "20 hours", "37.5 hours".
fn hours_in_words(minutes: i32) -> String {
    hours_text(minutes).replace(" h", " hours")
}

/// A day in full, as letters have it: "July 1, 2025".
fn in_full(on: NaiveDate) -> String {
    use chrono::Datelike;
    format!(
        "{} {}, {}",
        crate::dates::month_name(on),
        on.day(),
        on.year()
    )
}

fn or_blank(text: &str) -> String {
    match text.trim() {
        "" => BLANK.to_owned(),
        text => text.to_owned(),
    }
}

fn article(role: &str) -> &'static str {
    match role.chars().next().map(|it| it.to_ascii_lowercase()) {
        Some('a' | 'e' | 'i' | 'o' | 'u') => "an",
        _ => "a",
    }
}

/// "Outpatient coder" becomes "outpatient coder"; "HIM coder" and "Senior Coding Specialist" stay.
fn lower_first(role: &str) -> String {
    let titled = |word: &str| word.starts_with(char::is_uppercase);
    if role.split_whitespace().skip(1).any(titled) {
        return role.to_owned();
    }
    let mut signs = role.chars();
    match (signs.next(), signs.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            let rest: String = role.chars().skip(1).collect();
            format!("{}{rest}", first.to_lowercase())
        }
        _ => role.to_owned(),
    }
}

/// What a code set is called.
pub(super) const fn name_of(set: CodeSet) -> &'static str {
    match set {
        CodeSet::Cpt => "CPT",
        CodeSet::Icd10Cm => "ICD-10-CM",
        CodeSet::Icd10Pcs => "ICD-10-PCS",
        CodeSet::HcpcsLevel2 => "HCPCS Level II",
    }
}

/// "CPT, HCPCS Level II and ICD-10-CM".
pub(super) fn and(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
