//! The words around a value that say what it is.

use super::kinds::What;
use super::words::Word;

/// A cue among words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// What comes after it.
    pub next: Option<What>,
    /// What stands before it.
    pub before: Option<What>,
    /// Whether it is a label of a form, and not a part of a sentence.
    pub label: bool,
    /// How many words it takes.
    pub words: usize,
}

use What::{Ceu, Date, Holder, Index, Other, Sponsor, Title};

/// Parts of sentences: the words, what follows them, what stands before them.
const PHRASES: &[(&str, Option<What>, Option<What>)] = &[
    ("this is to certify that", Some(Holder), None),
    ("this is to verify that", Some(Holder), None),
    ("this is to acknowledge that", Some(Holder), None),
    ("this certifies that", Some(Holder), None),
    ("this certificate certifies that", Some(Holder), None),
    ("this document certifies that", Some(Holder), None),
    ("this verifies that", Some(Holder), None),
    ("this confirms that", Some(Holder), None),
    ("certifies that", Some(Holder), Some(Sponsor)),
    ("certify that", Some(Holder), None),
    ("verifies that", Some(Holder), Some(Sponsor)),
    ("confirms that", Some(Holder), Some(Sponsor)),
    ("acknowledges that", Some(Holder), Some(Sponsor)),
    ("attests that", Some(Holder), Some(Sponsor)),
    ("hereby certifies that", Some(Holder), Some(Sponsor)),
    ("this acknowledges that", Some(Holder), None),
    ("this certificate is awarded to", Some(Holder), None),
    ("this certificate is presented to", Some(Holder), None),
    (
        "this certificate is proudly presented to",
        Some(Holder),
        None,
    ),
    ("this certificate is hereby granted to", Some(Holder), None),
    ("this certificate is granted to", Some(Holder), None),
    ("this certificate is issued to", Some(Holder), None),
    ("certificate awarded to", Some(Holder), None),
    ("is hereby awarded to", Some(Holder), None),
    ("is hereby granted to", Some(Holder), None),
    ("is hereby presented to", Some(Holder), None),
    ("is proudly presented to", Some(Holder), None),
    ("proudly presented to", Some(Holder), None),
    ("is awarded to", Some(Holder), None),
    ("is presented to", Some(Holder), None),
    ("is granted to", Some(Holder), None),
    ("is issued to", Some(Holder), None),
    ("is given to", Some(Holder), None),
    ("is conferred upon", Some(Holder), None),
    ("is pleased to award", Some(Holder), Some(Sponsor)),
    ("is pleased to present", Some(Holder), Some(Sponsor)),
    ("is proud to award", Some(Holder), Some(Sponsor)),
    ("is proud to present", Some(Holder), Some(Sponsor)),
    ("hereby awards", Some(Holder), Some(Sponsor)),
    ("hereby recognizes", Some(Holder), Some(Sponsor)),
    ("recognizes that", Some(Holder), Some(Sponsor)),
    ("proudly presents", Some(Holder), Some(Sponsor)),
    ("proudly recognizes", Some(Holder), Some(Sponsor)),
    ("awards this certificate to", Some(Holder), Some(Sponsor)),
    (
        "awards this certificate of completion to",
        Some(Holder),
        Some(Sponsor),
    ),
    ("presents this certificate to", Some(Holder), Some(Sponsor)),
    (
        "presents this certificate of completion to",
        Some(Holder),
        Some(Sponsor),
    ),
    ("grants this certificate to", Some(Holder), Some(Sponsor)),
    ("hereby grants to", Some(Holder), Some(Sponsor)),
    ("awarded to", Some(Holder), None),
    ("presented to", Some(Holder), None),
    ("granted to", Some(Holder), None),
    ("issued to", Some(Holder), None),
    ("given to", Some(Holder), None),
    ("conferred upon", Some(Holder), None),
    ("congratulations to", Some(Holder), None),
    ("in recognition of", Some(Holder), None),
    ("for successfully completing", Some(Title), Some(Holder)),
    (
        "for the successful completion of",
        Some(Title),
        Some(Holder),
    ),
    ("for successful completion of", Some(Title), Some(Holder)),
    ("for completing", Some(Title), Some(Holder)),
    ("for the completion of", Some(Title), Some(Holder)),
    ("for completion of", Some(Title), Some(Holder)),
    ("thank you for attending", Some(Title), None),
    ("thank you for completing", Some(Title), None),
    ("thank you for participating in", Some(Title), None),
    ("you have completed", Some(Title), None),
    ("you have successfully completed", Some(Title), None),
    ("you have earned", Some(Ceu), None),
    ("for attending", Some(Title), Some(Holder)),
    ("for having attended", Some(Title), Some(Holder)),
    ("for having completed", Some(Title), Some(Holder)),
    ("for attendance at", Some(Title), Some(Holder)),
    ("for participating in", Some(Title), Some(Holder)),
    ("for participation in", Some(Title), Some(Holder)),
    ("for participation at", Some(Title), Some(Holder)),
    ("in recognition of attendance at", Some(Title), Some(Holder)),
    ("in recognition of completing", Some(Title), Some(Holder)),
    ("has successfully completed", Some(Title), Some(Holder)),
    ("has satisfactorily completed", Some(Title), Some(Holder)),
    ("successfully completed", Some(Title), Some(Holder)),
    ("who has successfully completed", Some(Title), Some(Holder)),
    ("who successfully completed", Some(Title), Some(Holder)),
    ("who has completed", Some(Title), Some(Holder)),
    ("who completed", Some(Title), Some(Holder)),
    ("who has attended", Some(Title), Some(Holder)),
    ("who attended", Some(Title), Some(Holder)),
    ("who participated in", Some(Title), Some(Holder)),
    (
        "has satisfied all requirements of",
        Some(Title),
        Some(Holder),
    ),
    (
        "has satisfied the requirements of",
        Some(Title),
        Some(Holder),
    ),
    (
        "has satisfied the requirements for",
        Some(Title),
        Some(Holder),
    ),
    ("satisfied all requirements of", Some(Title), Some(Holder)),
    ("satisfied the requirements of", Some(Title), Some(Holder)),
    ("met the requirements of", Some(Title), Some(Holder)),
    ("has met all requirements of", Some(Title), Some(Holder)),
    ("has met the requirements of", Some(Title), Some(Holder)),
    ("has met the requirements for", Some(Title), Some(Holder)),
    (
        "has fulfilled the requirements of",
        Some(Title),
        Some(Holder),
    ),
    (
        "has fulfilled the requirements for",
        Some(Title),
        Some(Holder),
    ),
    (
        "has completed all requirements of",
        Some(Title),
        Some(Holder),
    ),
    (
        "has completed all requirements for",
        Some(Title),
        Some(Holder),
    ),
    ("has completed", Some(Title), Some(Holder)),
    ("have completed", Some(Title), Some(Holder)),
    ("having completed", Some(Title), Some(Holder)),
    ("has attended", Some(Title), Some(Holder)),
    ("have attended", Some(Title), Some(Holder)),
    ("was in attendance at", Some(Title), Some(Holder)),
    ("attended", Some(Title), Some(Holder)),
    ("has participated in", Some(Title), Some(Holder)),
    ("participated in", Some(Title), Some(Holder)),
    ("took part in", Some(Title), Some(Holder)),
    ("completed the", Some(Title), Some(Holder)),
    ("by completing", Some(Title), None),
    ("by attending", Some(Title), None),
    ("upon completion of", Some(Title), None),
    ("course entitled", Some(Title), None),
    ("program entitled", Some(Title), None),
    ("activity entitled", Some(Title), None),
    ("entitled", Some(Title), None),
    ("titled", Some(Title), None),
    ("presented by", Some(Sponsor), Some(Title)),
    ("offered by", Some(Sponsor), Some(Title)),
    ("sponsored by", Some(Sponsor), Some(Title)),
    ("hosted by", Some(Sponsor), Some(Title)),
    ("provided by", Some(Sponsor), Some(Title)),
    ("conducted by", Some(Sponsor), Some(Title)),
    ("organized by", Some(Sponsor), Some(Title)),
    ("delivered by", Some(Sponsor), Some(Title)),
    ("produced by", Some(Sponsor), Some(Title)),
    ("developed by", Some(Sponsor), Some(Title)),
    ("given by", Some(Sponsor), Some(Title)),
    ("held by", Some(Sponsor), Some(Title)),
    ("run by", Some(Sponsor), Some(Title)),
    ("the topic was", Some(Title), None),
    ("on the topic of", Some(Title), None),
    ("chapter meeting of", Some(Sponsor), None),
    ("meeting of", Some(Sponsor), None),
    ("this letter certifies that", Some(Holder), None),
    ("this letter confirms that", Some(Holder), None),
    ("this letter verifies that", Some(Holder), None),
    ("issued by", Some(Sponsor), None),
    ("awarded by", Some(Sponsor), None),
    ("brought to you by", Some(Sponsor), Some(Title)),
    ("an educational program of", Some(Sponsor), Some(Title)),
    ("a program of", Some(Sponsor), Some(Title)),
    ("held on", Some(Date), Some(Title)),
    ("held", Some(Date), Some(Title)),
    ("completed on", Some(Date), None),
    ("attended on", Some(Date), None),
    ("presented on", Some(Date), None),
    ("awarded on", Some(Date), None),
    ("given on", Some(Date), None),
    ("conducted on", Some(Date), None),
    ("dated", Some(Date), None),
    ("on this", Some(Date), None),
    ("and earned", Some(Ceu), None),
    ("and has earned", Some(Ceu), None),
    ("has earned", Some(Ceu), Some(Holder)),
    ("earned", Some(Ceu), Some(Holder)),
    ("has been awarded", Some(Ceu), Some(Holder)),
    ("approved for", Some(Ceu), Some(Other)),
    ("prior approval of", Some(Other), None),
    ("does not constitute", Some(Other), Some(Other)),
    ("in no way constitutes", Some(Other), Some(Other)),
    ("keep this certificate", Some(Other), None),
    ("retain this certificate", Some(Other), None),
    ("for your records", None, Some(Other)),
    ("terms of use", Some(Other), Some(Other)),
    ("all rights reserved", Some(Other), Some(Other)),
];

/// Labels of forms: the words, what follows them. They stand at the begin of a line or behind
/// a value, and a colon, a value beside them or the end of the line follows.
const LABELS: &[(&str, What)] = &[
    ("dear", Holder),
    ("to", Holder),
    ("name", Holder),
    ("full name", Holder),
    ("participant", Holder),
    ("participant name", Holder),
    ("participant's name", Holder),
    ("name of participant", Holder),
    ("name of attendee", Holder),
    ("name of learner", Holder),
    ("attendee", Holder),
    ("attendee name", Holder),
    ("attendee's name", Holder),
    ("student", Holder),
    ("student name", Holder),
    ("learner", Holder),
    ("learner name", Holder),
    ("member", Holder),
    ("member name", Holder),
    ("recipient", Holder),
    ("registrant", Holder),
    ("coder", Holder),
    ("holder", Holder),
    ("certificate holder", Holder),
    ("completed by", Holder),
    ("earned by", Holder),
    ("awarded to", Holder),
    ("presented to", Holder),
    ("issued to", Holder),
    ("for", Title),
    ("title", Title),
    ("course", Title),
    ("course title", Title),
    ("course name", Title),
    ("name of course", Title),
    ("title of course", Title),
    ("topic", Title),
    ("topic title", Title),
    ("meeting topic", Title),
    ("topic of meeting", Title),
    ("seminar", Title),
    ("course attended", Title),
    ("activity", Title),
    ("activity title", Title),
    ("activity name", Title),
    ("title of activity", Title),
    ("program", Title),
    ("program title", Title),
    ("program name", Title),
    ("title of program", Title),
    ("name of program", Title),
    ("program attended", Title),
    ("session", Title),
    ("session title", Title),
    ("event", Title),
    ("event title", Title),
    ("event name", Title),
    ("webinar", Title),
    ("webinar title", Title),
    ("presentation", Title),
    ("presentation title", Title),
    ("subject", Title),
    ("module", Title),
    ("lesson", Title),
    ("class", Title),
    ("training", Title),
    ("training title", Title),
    ("workshop", Title),
    ("workshop title", Title),
    ("sponsor", Sponsor),
    ("sponsors", Sponsor),
    ("sponsor name", Sponsor),
    ("sponsoring organization", Sponsor),
    ("name of sponsor", Sponsor),
    ("name of sponsoring organization", Sponsor),
    ("program sponsor", Sponsor),
    ("provider", Sponsor),
    ("provider name", Sponsor),
    ("education provider", Sponsor),
    ("training provider", Sponsor),
    ("ceu provider", Sponsor),
    ("ce provider", Sponsor),
    ("approved provider", Sponsor),
    ("organization", Sponsor),
    ("chapter", Sponsor),
    ("local chapter", Sponsor),
    ("chapter name", Sponsor),
    ("vendor", Sponsor),
    ("school", Sponsor),
    ("company", Sponsor),
    ("institution", Sponsor),
    ("host", Sponsor),
    ("issuer", Sponsor),
    ("hosted by", Sponsor),
    ("sponsored by", Sponsor),
    ("presented by", Sponsor),
    ("provided by", Sponsor),
    ("offered by", Sponsor),
    ("issued by", Sponsor),
    ("by", Sponsor),
    ("on", Date),
    ("date", Date),
    ("dates", Date),
    ("date of program", Date),
    ("date of event", Date),
    ("date of course", Date),
    ("date of meeting", Date),
    ("date of activity", Date),
    ("date of attendance", Date),
    ("date of completion", Date),
    ("date of session", Date),
    ("date completed", Date),
    ("date attended", Date),
    ("date earned", Date),
    ("date awarded", Date),
    ("completion date", Date),
    ("program date", Date),
    ("event date", Date),
    ("meeting date", Date),
    ("course date", Date),
    ("session date", Date),
    ("activity date", Date),
    ("attendance date", Date),
    ("live date", Date),
    ("webinar date", Date),
    ("completed", Date),
    ("completed on", Date),
    ("attended", Date),
    ("when", Date),
    ("aapc #", Index),
    ("aapc no", Index),
    ("aapc number", Index),
    ("aapc code", Index),
    ("index", Index),
    ("index number", Index),
    ("index no", Index),
    ("index #", Index),
    ("index code", Index),
    ("index id", Index),
    ("indexing number", Index),
    ("aapc index", Index),
    ("aapc index number", Index),
    ("aapc index no", Index),
    ("aapc index #", Index),
    ("aapc index code", Index),
    ("aapc ceu index", Index),
    ("aapc ceu index number", Index),
    ("aapc ceu index no", Index),
    ("aapc ceu index #", Index),
    ("ceu index", Index),
    ("ceu index number", Index),
    ("ceu index no", Index),
    ("ceu index #", Index),
    ("aapc approval number", Index),
    ("aapc approval code", Index),
    ("aapc approval #", Index),
    ("aapc approval no", Index),
    ("ceu approval number", Index),
    ("approval number", Index),
    ("approval no", Index),
    ("approval code", Index),
    ("instructor", Other),
    ("instructors", Other),
    ("speaker", Other),
    ("speakers", Other),
    ("presenter", Other),
    ("presenters", Other),
    ("faculty", Other),
    ("author", Other),
    ("signature", Other),
    ("signed", Other),
    ("authorized signature", Other),
    ("director", Other),
    ("director of education", Other),
    ("education director", Other),
    ("program director", Other),
    ("executive director", Other),
    ("education officer", Other),
    ("chapter education officer", Other),
    ("chapter president", Other),
    ("president", Other),
    ("chair", Other),
    ("location", Other),
    ("place", Other),
    ("where", Other),
    ("venue", Other),
    ("address", Other),
    ("phone", Other),
    ("email", Other),
    ("e-mail", Other),
    ("website", Other),
    ("score", Other),
    ("grade", Other),
    ("domain", Other),
    ("hiim domain", Other),
    ("member id", Other),
    ("member number", Other),
    ("member no", Other),
    ("member #", Other),
    ("aapc member id", Other),
    ("aapc id", Other),
    ("ahima id", Other),
    ("certificate no", Other),
    ("certificate number", Other),
    ("certificate #", Other),
    ("certificate id", Other),
    ("certificate code", Other),
    ("verification code", Other),
    ("license number", Other),
    ("license no", Other),
    ("license", Other),
    ("order number", Other),
    ("order no", Other),
    ("course number", Other),
    ("course no", Other),
    ("course id", Other),
    ("course code", Other),
    ("activity id", Other),
    ("registration number", Other),
    ("registration id", Other),
    ("confirmation number", Other),
    ("transcript id", Other),
    ("expires", Other),
    ("expires on", Other),
    ("expiration", Other),
    ("expiration date", Other),
    ("approval expires", Other),
    ("valid through", Other),
    ("valid until", Other),
    ("valid from", Other),
    ("approved through", Other),
    ("approval date", Other),
    ("date approved", Other),
    ("date of approval", Other),
    ("printed", Other),
    ("printed on", Other),
    ("print date", Other),
    ("date printed", Other),
    ("date issued", Other),
    ("issue date", Other),
    ("date of issue", Other),
    ("issued", Other),
    ("issued on", Other),
    ("date of birth", Other),
    ("release date", Other),
    ("date registered", Other),
    ("registration date", Other),
    ("enrolled", Other),
    ("format", Other),
    ("delivery method", Other),
    ("type", Other),
    ("activity type", Other),
    ("time", Other),
    ("duration", Other),
    ("credentials", Other),
    ("approved credentials", Other),
    ("approved for", Other),
];

/// What makes a number one of CEUs where it is a label. Kept apart, since a number stands on
/// either side of it.
const CEU_LABELS: &[&str] = &[
    "ceu",
    "ceus",
    "ceu value",
    "ceu credit",
    "ceu credits",
    "ceu hours",
    "ceus earned",
    "ceus awarded",
    "ceu earned",
    "ceus approved",
    "ceu amount",
    "number of ceus",
    "number of ceus is",
    "number of ceu",
    "no of ceus",
    "# of ceus",
    "total ceus",
    "total ceu",
    "aapc ceus",
    "aapc ceu",
    "aapc ceus earned",
    "aapc ceu value",
    "aapc credits",
    "ahima ceus",
    "ahima ceu",
    "ahima credits",
    "ce credits",
    "ce credit",
    "ce hours",
    "ce units",
    "ces",
    "cec",
    "cecs",
    "credits",
    "credit",
    "credits earned",
    "credit earned",
    "credit hours",
    "total credits",
    "estimated credit",
    "contact hours",
    "continuing education units",
    "continuing education hours",
    "continuing education credits",
    "continuing education credit",
    "units",
    "hours",
    "hours earned",
    "total hours",
    "credit value",
    "value",
    "core ceus",
    "approved ceus",
    "worth",
];

/// Phrases that are one only where a date or a number follows: else they are part of a name.
const BEFORE_FIGURES: &[&str] = &[
    "held",
    "earned",
    "approved for",
    "dated",
    "has been awarded",
];

/// Small words, which are labels only with a colon.
const ALWAYS_WITH_COLON: &[&str] = &["for", "on", "to", "by", "when", "where", "value", "worth"];

/// Returns the part of a sentence that the words begin with.
pub fn phrase(words: &[Word]) -> Option<Cue> {
    let longest = PHRASES
        .iter()
        .filter_map(|&(text, next, before)| {
            let length = begins(words, text)?;
            let figures = words.get(length).is_none_or(|it| {
                it.key.starts_with(|sign: char| sign.is_ascii_digit())
                    || super::months::month(&it.key).is_some()
                    || super::numbers::number(&it.key).is_some()
                    || it.key.ends_with("day")
            });
            if BEFORE_FIGURES.contains(&text) && !figures {
                return None;
            }
            Some(Cue {
                next,
                before,
                label: false,
                words: length,
            })
        })
        .max_by_key(|it| it.words)?;
    Some(longest)
}

/// Returns the label that the words begin with, if one stands there.
pub fn label(words: &[Word]) -> Option<Cue> {
    let every = || {
        let labels = LABELS.iter().map(|&(text, what)| (text, what));
        labels.chain(CEU_LABELS.iter().map(|&text| (text, Ceu)))
    };
    let longest = |begins: fn(&[Word], &str) -> Option<usize>| {
        every()
            .filter_map(|(text, what)| labeled(words, text, what, begins(words, text)?))
            .max_by_key(|it| it.words)
    };
    longest(begins).or_else(|| longest(nearly))
}

fn labeled(words: &[Word], text: &str, what: What, begun: usize) -> Option<Cue> {
    let cue = |words| Cue {
        next: Some(what),
        before: None,
        label: true,
        words,
    };
    // A letter's first line has its comma behind the name.
    if text == "dear" {
        return words.get(begun).map(|_| cue(begun));
    }
    let mut length = begun;
    // "CEU(s):", "Index No. #:"
    while words.get(length).is_some_and(|it| {
        matches!(it.key.as_str(), "#" | ":" | "no" | "number" | "(s)" | "s") && what != Other
    }) {
        length += 1;
    }
    let last = words.get(length - 1)?;
    let alone = words.len() == 1;
    if ALWAYS_WITH_COLON.contains(&text) && !last.colon && !alone {
        return None;
    }
    let ends = last.colon || last.text.ends_with(['-', '–']) || words.get(length).is_none();
    // An index number is so called even without a colon, and so is a number of CEUs.
    let named = match (what, words.get(length)) {
        (Index, Some(_)) => super::numbers::index(&words[length..]).is_some() || begun > 1,
        (Ceu, Some(next)) => super::numbers::number(&next.key).is_some(),
        _ => false,
    };
    (ends || named).then(|| cue(length))
}

/// The same for one word with its colon, of which one sign was misread: "Topie:".
fn nearly(words: &[Word], text: &str) -> Option<usize> {
    let word = words.first().filter(|it| it.colon)?;
    let near = text.len() >= 5
        && word.key.len() == text.len()
        && strsim::hamming(&word.key, text).is_ok_and(|it| it == 1);
    near.then_some(1)
}

/// How many words of a line the text takes, if the line begins with it.
fn begins(words: &[Word], text: &str) -> Option<usize> {
    let mut length = 0;
    for part in text.split(' ') {
        let word = words.get(length)?;
        let key = word.key.trim_end_matches("(s").trim_end_matches('.');
        if key != part && !(part == "#" && word.text.starts_with('#')) {
            return None;
        }
        // A colon inside ends a label: "Course: Name ...".
        length += 1;
        let inside = length < text.split(' ').count();
        if inside && word.text.ends_with(':') {
            return None;
        }
    }
    Some(length)
}
