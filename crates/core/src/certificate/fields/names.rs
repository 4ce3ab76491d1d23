//! What a text looks like: a person, an organization, the title of a program, or none of them.

use super::words::Word;

/// Words that name an organization by themselves.
const ORGANIZATIONS: &[&str] = &[
    "academy",
    "agency",
    "alliance",
    "association",
    "associates",
    "board",
    "bureau",
    "center",
    "centre",
    "chapter",
    "clinic",
    "college",
    "company",
    "consultants",
    "consulting",
    "corp",
    "corporation",
    "council",
    "department",
    "enterprises",
    "federation",
    "foundation",
    "group",
    "hospital",
    "inc",
    "incorporated",
    "institute",
    "llc",
    "llp",
    "ltd",
    "magazine",
    "network",
    "organization",
    "partners",
    "partnership",
    "press",
    "publishing",
    "school",
    "seminars",
    "services",
    "society",
    "solutions",
    "university",
    "advisors",
    "collaborative",
    "coalition",
    "consortium",
    "educators",
    "journal",
    "media",
    "systems",
    "pllc",
    "pc",
    "guild",
    "league",
    "forum",
    "club",
    "studio",
    "studios",
    "labs",
    "analytics",
    "health",
    "healthcare",
    "education",
    "learning",
];

/// Words that a person's name does not have, besides those above.
const NOT_OF_A_PERSON: &[&str] = &[
    "aapc",
    "ahima",
    "and",
    "approved",
    "attendance",
    "audit",
    "auditing",
    "billing",
    "certificate",
    "certification",
    "ceu",
    "ceus",
    "clinical",
    "code",
    "codes",
    "coder",
    "coders",
    "coding",
    "completion",
    "compliance",
    "conference",
    "continuing",
    "course",
    "credit",
    "credits",
    "date",
    "documentation",
    "for",
    "guidelines",
    "hour",
    "hours",
    "in",
    "index",
    "integrity",
    "management",
    "medical",
    "medicare",
    "medicaid",
    "meeting",
    "number",
    "of",
    "officer",
    "on",
    "online",
    "participation",
    "privacy",
    "program",
    "quiz",
    "revenue",
    "review",
    "security",
    "street",
    "suite",
    "the",
    "this",
    "title",
    "to",
    "training",
    "update",
    "updates",
    "webinar",
    "with",
    "workshop",
    "avenue",
    "road",
    "certified",
    "professional",
    "director",
    "president",
    "instructor",
    "signature",
    "proof",
    "achievement",
    "local",
    "cycle",
    "risk",
    "adjustment",
    "reporting",
    "surgery",
    "icd-10-cm",
    "cpt",
    "hcpcs",
    "evaluation",
    "essentials",
    "domain",
    "thank",
    "you",
    "dear",
    "please",
    "congratulations",
    "awarded",
    "presented",
    "completed",
    "attended",
    "sponsor",
    "provider",
    "ohio",
    "florida",
    "texas",
];

/// Words that stand for an activity, and say nothing of which one.
const FILLER: &[&str] = &[
    "a",
    "an",
    "the",
    "following",
    "live",
    "online",
    "on-demand",
    "web-based",
    "virtual",
    "webinar",
    "webinars",
    "course",
    "training",
    "conference",
    "program",
    "programme",
    "activity",
    "educational",
    "education",
    "session",
    "workshop",
    "seminar",
    "class",
    "module",
    "event",
    "entitled",
    "titled",
    "called",
    "continuing",
    "ce",
    "ceu",
    "quiz",
    "lecture",
    "presentation",
    "meeting",
    "self-paced",
    "recorded",
    "in",
    "of",
    "at",
    "for",
    "our",
    "one-day",
    "two-day",
    "half-day",
    "full-day",
    "all",
    "requirements",
    "bootcamp",
    "study",
    "approved",
    "aapc-approved",
    "aapc",
    "and",
    "on",
    "is",
    "was",
    "by",
    "with",
    "to",
    "as",
];

/// Words that begin what every certificate says of itself.
const HEADINGS: &[&str] = &[
    "certificate",
    "certificates",
    "certification of",
    "proof of",
    "record of",
    "statement of",
    "verification of",
    "confirmation of",
    "letter of",
    "ceu certificate",
    "continuing education",
    "official",
    "congratulations",
    "attendance certificate",
    "of completion",
    "of attendance",
    "of participation",
    "of achievement",
    "course completion",
    "training certificate",
    "webinar certificate",
    "aapc ceu certificate",
    "aapc certificate",
    "completion certificate",
    "this certificate",
    "certificate of",
];

/// Whether the text is only about an activity in general.
pub fn filler(words: &[Word]) -> bool {
    words
        .iter()
        .all(|it| FILLER.contains(&it.key.as_str()) || !it.key.contains(char::is_alphanumeric))
}

/// How many of the first words say only that an activity follows: "the web-based course".
pub fn leading_filler(words: &[Word]) -> usize {
    const NOUNS: &[&str] = &[
        "webinar",
        "course",
        "conference",
        "seminar",
        "session",
        "workshop",
        "activity",
        "program",
        "class",
        "module",
    ];
    let end = words
        .iter()
        .position(|it| !FILLER.contains(&it.key.as_str()))
        .unwrap_or(words.len());
    let small = |it: &Word| it.text.starts_with(char::is_lowercase);
    let Some(noun) = words[..end]
        .iter()
        .rposition(|it| NOUNS.contains(&it.key.as_str()) && small(it))
    else {
        return 0;
    };
    let named = words
        .get(noun + 1)
        .is_some_and(|it| matches!(it.key.as_str(), "entitled" | "titled" | "called"));
    noun + 1 + usize::from(named)
}

/// Whether the text is what a certificate says of itself, in large letters.
pub fn heading(words: &[Word]) -> bool {
    let keys: Vec<&str> = words.iter().map(|it| it.key.as_str()).collect();
    let text = keys.join(" ");
    let kinds = [
        "attendance",
        "completion",
        "participation",
        "achievement",
        "certificate",
        "appreciation",
        "credit",
        "education",
    ];
    HEADINGS.iter().any(|it| text.starts_with(it)) && words.len() <= 7
        || (text.contains("certificate") && words.len() <= 6)
        || (keys.iter().any(|it| kinds.contains(it)) && text.contains(" of ") && words.len() <= 4)
        || (keys.last().is_some_and(|it| *it == "meeting") && keys.contains(&"chapter"))
}

/// The words of a name without the credentials behind it.
pub fn without_credentials(words: &[Word]) -> &[Word] {
    let end = words
        .iter()
        .position(|it| it.text.ends_with(','))
        .map_or(words.len(), |it| it + 1);
    let (name, rest) = words.split_at(end);
    if rest.iter().all(|it| credential(&it.text)) {
        return name;
    }
    words
}

/// CPC-A, RHIT, M.D.: letters behind a name.
fn credential(text: &str) -> bool {
    let letters: String = text.chars().filter(|it| it.is_alphabetic()).collect();
    let marks = text
        .chars()
        .all(|it| it.is_alphabetic() || matches!(it, '-' | '.' | ',' | '(' | ')'));
    let capitals = letters.chars().filter(|it| it.is_uppercase()).count();
    marks && (2..=6).contains(&letters.len()) && capitals * 2 >= letters.len() && capitals >= 2
}

/// How much the text looks like the name of a person, from 0 to 100.
pub fn person(words: &[Word]) -> i32 {
    let mut name = without_credentials(words);
    let all = name.len();
    // "Jane Doe CPC CPMA": the same without a comma.
    while name.len() > 2
        && name
            .last()
            .is_some_and(|it| credential(&it.text) && known(&it.key))
    {
        name = &name[..name.len() - 1];
    }
    let titled = name
        .first()
        .is_some_and(|it| matches!(it.key.as_str(), "mr" | "ms" | "mrs" | "dr" | "miss"));
    let name = if titled { &name[1..] } else { name };
    if !(1..=5).contains(&name.len()) {
        return 0;
    }
    const PARTICLES: &[&str] = &[
        "de", "la", "del", "van", "der", "von", "da", "di", "bin", "al", "st", "el", "le", "dos",
        "du",
    ];
    let mut weak = 0;
    for word in name {
        let key = word.key.as_str();
        if PARTICLES.contains(&key) {
            continue;
        }
        let letters = word.text.chars().all(|it| {
            it.is_alphabetic() || matches!(it, '-' | '\'' | '\u{2019}' | '.' | ',' | '`')
        });
        let organization = ORGANIZATIONS.contains(&key) || NOT_OF_A_PERSON.contains(&key);
        if !letters || organization || key.chars().count() > 22 {
            return 0;
        }
        if !word.text.starts_with(char::is_uppercase) {
            weak += 1;
        }
    }
    let with_credentials = all < words.len() || name.len() < all;
    match (name.len(), weak) {
        (_, 2..) => 0,
        (1, 1..) => 0,
        (1, _) => 20,
        (_, 1) => 40,
        (2..=4, 0) if with_credentials => 100,
        (2..=4, 0) => 85,
        _ => 50,
    }
}

/// Credentials that are known without a comma before them.
fn known(key: &str) -> bool {
    const KNOWN: &[&str] = &[
        "cpc", "cpc-a", "coc", "coc-a", "cic", "crc", "cpma", "cpb", "cppm", "cdeo", "cpco", "ccs",
        "ccs-p", "cca", "rhit", "rhia", "cdip", "chps", "chda", "ccds", "rn", "bsn", "msn", "md",
        "do", "mba", "mha", "bs", "ba", "ms", "phd", "cmrs", "cemc", "cgsc", "cosc", "cpc-i",
        "cpc-p", "crcr", "jd", "mph", "lpn",
    ];
    KNOWN.contains(&key)
}

/// How much the text looks like the name of an organization, from 0 to 100.
pub fn organization(words: &[Word]) -> i32 {
    if words.len() > 10 || words.is_empty() {
        return 0;
    }
    let capitals = words
        .iter()
        .filter(|it| {
            it.text
                .starts_with(|sign: char| sign.is_uppercase() || sign == '&')
        })
        .count();
    let small = ["of", "and", "the", "for", "in", "&", "at"];
    let words_of_weight = words
        .iter()
        .filter(|it| !small.contains(&it.key.as_str()))
        .count();
    if capitals < words_of_weight || words_of_weight == 0 {
        return 0;
    }
    // "AAPC Local Chapter" says only what sort of organization it is.
    let generic = [
        "aapc",
        "ahima",
        "local",
        "chapter",
        "education",
        "vendor",
        "approved",
        "provider",
        "an",
    ];
    if words.iter().all(|it| generic.contains(&it.key.as_str())) {
        return 0;
    }
    let names = |it: &Word| ORGANIZATIONS.contains(&it.key.as_str());
    let last = words.last().is_some_and(names);
    let of_place = words
        .iter()
        .position(|it| it.key == "of")
        .is_some_and(|at| at > 0 && names(&words[at - 1]));
    match (last || of_place, words.iter().any(names)) {
        (true, _) if words.len() >= 2 => 100,
        (_, true) if words.len() >= 2 => 45,
        _ => 0,
    }
}

/// Whether every word of weight begins with a capital letter, as in names and titles.
pub fn capitalized(words: &[Word]) -> bool {
    let mut of_weight = words.iter().filter(|it| it.key.chars().count() > 3);
    words.first().is_some_and(|it| {
        it.text.starts_with(|sign: char| {
            sign.is_uppercase() || sign.is_ascii_digit() || sign == '\u{201c}' || sign == '"'
        })
    }) && of_weight.all(|it| {
        it.text
            .chars()
            .any(|sign| sign.is_uppercase() || sign.is_ascii_digit())
    })
}

/// Whether the text is a sentence of small print and no name of anything.
pub fn sentence(words: &[Word]) -> bool {
    let small = words
        .iter()
        .filter(|it| it.text.starts_with(char::is_lowercase))
        .count();
    words.len() >= 7 && small * 10 >= words.len() * 6
}

/// Whether a text in capitals has other words among them, as a sentence has that runs on into
/// a title or out of it: "Anesthesia Coding a live seminar".
pub fn runs_on(words: &[Word]) -> bool {
    const SMALL: [&str; 38] = [
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "de", "do", "el", "en", "for",
        "from", "how", "if", "in", "into", "is", "it", "its", "la", "not", "of", "off", "on", "or",
        "out", "per", "so", "than", "the", "to", "up", "via", "vs", "with",
    ];
    let large = words
        .iter()
        .skip(1)
        .filter(|it| it.text.starts_with(char::is_uppercase))
        .count();
    let small = words
        .iter()
        .any(|it| it.text.starts_with(char::is_lowercase) && !SMALL.contains(&it.key.as_str()));
    small && large >= 2
        || words.first().is_some_and(|it| {
            // A title that begins in the middle of a sentence.
            it.text.starts_with(char::is_lowercase) && large >= 1 && it.key.len() > 3
        })
}

/// Whether the text is where somebody can be reached.
pub fn address(words: &[Word]) -> bool {
    let text = words
        .iter()
        .map(|it| it.key.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let streets = [
        "street", "suite", "avenue", "blvd", "p.o", "box", "drive", "floor",
    ];
    let zip = words
        .iter()
        .any(|it| it.key.len() == 5 && it.key.bytes().all(|it| it.is_ascii_digit()));
    let street = words.iter().any(|it| streets.contains(&it.key.as_str()));
    text.contains("www.")
        || text.contains("http")
        || text.contains('@')
        || text.ends_with(".com")
        || text.ends_with(".org")
        || (zip && words.len() > 1)
        || (street && text.contains(|it: char| it.is_ascii_digit()))
}
