//! What can be wrong with a line, in words that say how to mend it.

use serde::Serialize;
use specta::Type;

use super::{LONGEST_LINE, MOST_CEUS, Role, Span};

/// A problem as it crosses to the window and the command line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
// The standing has problems too; in TypeScript all names share one file.
#[serde(rename = "LineProblem")]
pub struct Problem {
    /// The kind of problem: `hours_missing`, `unknown_place` and so on.
    pub code: String,
    /// The part of the line that it is about, if any.
    pub field: Option<Role>,
    /// What is wrong and what would mend it.
    pub message: String,
    /// The words that it is about; empty where something is missing.
    pub spans: Vec<Span>,
}

impl Problem {
    /// The problem that this error makes of these words.
    pub(super) fn new(error: &QuickAddError, spans: Vec<Span>) -> Problem {
        Problem {
            code: error.code().to_owned(),
            field: error.field(),
            message: error.to_string(),
            spans,
        }
    }
}

/// Why a line cannot be recorded as typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuickAddError {
    /// Nothing was typed, and no usual day is known.
    #[error("Nothing typed yet. Write hours and a place, such as 6.5h Mercy yesterday")]
    Empty,
    /// The line is longer than is read.
    #[error("This line has {length} characters; at most {LONGEST_LINE} are read. Shorten the note")]
    TextTooLong {
        /// How many characters it has.
        length: usize,
    },
    /// A quote was opened and not closed.
    #[error("The quote before {} isn't closed. Put \" after the name", quote(.word))]
    UnbalancedQuote {
        /// What stands behind the quote.
        word: String,
    },
    /// No employer was typed.
    #[error("Which employer? Write apply, then its name")]
    EmployerMissing,
    /// Nobody is named who holds a meeting.
    #[error("Who holds it? Add by and a name, such as by MaHIMA")]
    OrganizerMissing,
    /// No person was named.
    #[error("With whom? Write spoke, then a name")]
    NameMissing,
    /// Several people have the name.
    #[error("Which one? There are {}", listed(.names))]
    WhichPerson {
        /// Their names.
        names: Vec<String>,
    },
    /// No pay was typed.
    #[error("How much? Add the pay, such as $31/hour or $64,000/year")]
    PayMissing,
    /// A word that seems to be pay cannot be read.
    #[error("{} isn't an amount. Write it like $31/hour, $64,000/year or 1.5 ceu", quote(.word))]
    PayUnreadable {
        /// The word.
        word: String,
    },
    /// No open application is meant.
    #[error("No open application is called that{}. Add it first with apply", among(.names))]
    NoApplication {
        /// The employers of the open ones.
        names: Vec<String>,
    },
    /// Several open applications may be meant.
    #[error("Which application? Add the employer: {}", listed(.names))]
    WhichApplication {
        /// Their employers.
        names: Vec<String>,
    },
    /// No hours were typed and none can be assumed.
    #[error("How long? Add the hours, such as 6.5h, 6:30 or 90 min")]
    HoursMissing,
    /// A word that seems to be hours cannot be read.
    #[error("{} isn't an amount of time. Write it as 6.5h, 6h30, 6:30 or 90 min, or put it after \
             note: if it isn't the hours", quote(.word))]
    HoursUnreadable {
        /// The word.
        word: String,
    },
    /// A decimal comma, as other countries write it.
    #[error("{} has a comma. Did you mean {meant}? Use a decimal point", quote(.word))]
    DecimalComma {
        /// The word.
        word: String,
        /// The same number with a point.
        meant: String,
        /// What it would be.
        field: Role,
    },
    /// From when to when is not clear: which half of the day is meant.
    #[error("{} doesn't say which half of the day. Write {example}, or the hours, such as 8h", quote(.word))]
    WhichHalf {
        /// The words.
        word: String,
        /// The likeliest reading.
        example: String,
    },
    /// Something that looks like a time stands where the note or the title would be.
    #[error("{} looks like a time and isn't one here. Leave it out, or put it in quotes if it belongs there", quote(.word))]
    StrayTime {
        /// The word.
        word: String,
        /// Where it would stand.
        field: Role,
    },
    /// The time is zero or negative.
    #[error("{} isn't time worked. The least is 1 min", quote(.word))]
    HoursNotPositive {
        /// The word.
        word: String,
    },
    /// The time is more than a day has.
    #[error("{} is more than a day has. Write at most 24h, and one line for each day", quote(.word))]
    TooManyHours {
        /// The word.
        word: String,
    },
    /// Time was typed twice.
    #[error("Two amounts of time: {} and {}. Keep one, or put note: before the note", quote(.first), quote(.second))]
    SecondHours {
        /// The first.
        first: String,
        /// The second.
        second: String,
    },
    /// The day does not exist.
    #[error("There's no day {}: {reason}", quote(.word))]
    ImpossibleDate {
        /// The words.
        word: String,
        /// Why, and how to write it.
        reason: String,
    },
    /// Figures that may mean two days.
    #[error("{} isn't a US date. Write {}", quote(.word), ways.join(" or "))]
    DayUnclear {
        /// The word.
        word: String,
        /// The days that it may mean, as they are written here.
        ways: Vec<String>,
    },
    /// Something that looks like a day cannot be read.
    #[error("{} looks like a day and can't be read. Write 3/2/2026 or 2026-03-02, or put it in quotes if it isn't the day", quote(.word))]
    DayUnreadable {
        /// The word.
        word: String,
    },
    /// A misspelled day.
    #[error("{}: did you mean {meant}? Write {meant}, or put the word in quotes", quote(.word))]
    DayMisspelled {
        /// The word.
        word: String,
        /// The word that was perhaps meant.
        meant: String,
    },
    /// A month or a week, and no day of it.
    #[error("Which day? {} names none. Write the day, such as {example}", quote(.word))]
    WhichDay {
        /// The words.
        word: String,
        /// How it could be written.
        example: String,
    },
    /// A day's word in the middle of a title: it may be part of the title.
    #[error("Is {} the day? Put the day at the end of the line, or the title in quotes", quote(.word))]
    DayInTitle {
        /// The words.
        word: String,
    },
    /// The day of the week is not that of the date.
    #[error("{} can't be: {day} is a {weekday}. Keep one of the two", quote(.word))]
    OtherWeekday {
        /// The words.
        word: String,
        /// The date.
        day: String,
        /// Its weekday.
        weekday: String,
    },
    /// A day with a time of day, which may be meant as hours, or be another day here.
    #[error("{} holds a time of day. Write the day alone, {day}, and the hours as 8h", quote(.word))]
    DayWithTime {
        /// The words.
        word: String,
        /// The day alone.
        day: String,
    },
    /// A day without a year that was last years ago.
    #[error("{} was last on {last}. Write it with its year", quote(.word))]
    YearsBack {
        /// The words.
        word: String,
        /// The last such day.
        last: String,
    },
    /// The year is out of range.
    #[error("{} isn't in a year between 1950 and 2150. Write the year with four digits, as in \
             2026-03-02", quote(.word))]
    YearOutOfRange {
        /// The words.
        word: String,
    },
    /// A day was typed twice.
    #[error("Two days: {} and {}. One line is for one day; keep one, or put note: before the note", quote(.first), quote(.second))]
    SecondDate {
        /// The first.
        first: String,
        /// The second.
        second: String,
    },
    /// Several days were typed as one stretch.
    #[error("{} is more than one day. {instead}", quote(.word))]
    SeveralDays {
        /// The words.
        word: String,
        /// What can be done instead.
        instead: &'static str,
    },
    /// A part of a day, at a place whose usual day is not known.
    #[error("How long is {} there? Write the hours, such as 4h", quote(.word))]
    HowLong {
        /// The words.
        word: String,
    },
    /// The usual hours would be recorded for a day that does not sound like a usual one.
    #[error("{} doesn't sound like a usual day. Write the hours worked, such as 4h, or put the \
             word after note:", quote(.word))]
    NotUsual {
        /// The word.
        word: String,
    },
    /// No place was typed and none can be assumed.
    #[error("Where? Add the place: {}", listed(.known))]
    PlaceMissing {
        /// The positions that there are.
        known: Vec<String>,
    },
    /// There is no position at all.
    #[error("No position is recorded yet{}. Add your employer or externship as a position first, under Log", called(.name))]
    NoPositions {
        /// The place typed, if any.
        name: String,
    },
    /// No position has this name.
    #[error("No position called {}. Write one of {}, or add it as a position first, under Log", quote(.name), listed(.known))]
    UnknownPlace {
        /// The place typed.
        name: String,
        /// The positions that there are.
        known: Vec<String>,
    },
    /// Several positions have this name.
    #[error("{} could be {}. Write more of the name, in quotes if needed", quote(.name), either(.candidates))]
    AmbiguousPlace {
        /// The place typed.
        name: String,
        /// What it could be.
        candidates: Vec<String>,
    },
    /// No course was typed and several are open.
    #[error("Which course? Add one of {}, or the word free", listed(.known))]
    CourseMissing {
        /// The open courses.
        known: Vec<String>,
    },
    /// There is no course at all.
    #[error("No course is recorded yet{}. Add it as a course first, under Study, or write the word free", called(.name))]
    NoCourses {
        /// The course typed.
        name: String,
    },
    /// No course has this name.
    #[error("No course called {}. Write one of {}, or add it as a course first, under Study", quote(.name), listed(.known))]
    UnknownCourse {
        /// The course typed.
        name: String,
        /// The courses that there are.
        known: Vec<String>,
    },
    /// Several courses have this name.
    #[error("{} could be {}. Write more of the title, in quotes if needed", quote(.name), either(.candidates))]
    AmbiguousCourse {
        /// The course typed.
        name: String,
        /// What it could be.
        candidates: Vec<String>,
    },
    /// Practicode was named, but no purchase is recorded.
    #[error("No Practicode purchase is recorded yet. Add it first, under Study")]
    NoPracticode,
    /// No number of CEUs was typed.
    #[error("How many CEUs? Write the number first: ceu 1.5 and then the title")]
    AmountMissing,
    /// The number of CEUs cannot be read.
    #[error("{} isn't a number of CEUs. Write it as 1.5, with at most two places", quote(.word))]
    AmountUnreadable {
        /// The word.
        word: String,
    },
    /// The number of CEUs is zero or negative.
    #[error("{} isn't a number of CEUs to record. Write the number on the certificate, such as 1.5", quote(.word))]
    AmountNotPositive {
        /// The word.
        word: String,
    },
    /// The number of CEUs is too large.
    #[error("{} CEUs is too many for one credit: at most {MOST_CEUS}. Write the number on the \
             certificate, such as 1.5", quote(.word))]
    AmountTooLarge {
        /// The word.
        word: String,
    },
    /// No title was typed.
    #[error("What was it called? Add the title, such as ceu 1.5 Modifier 25 webinar")]
    TitleMissing,
    /// `idx` has no number behind it.
    #[error("The index number is missing. Write it right after idx, as in idx 12345ABC")]
    IndexMissing,
    /// A cost cannot be read.
    #[error("{} isn't an amount of dollars. Write it as $25 or $12.50", quote(.word))]
    CostUnreadable {
        /// The word.
        word: String,
    },
    /// A part that can stand only once was typed twice.
    #[error("{} appears twice. Keep one, or put the title in quotes", quote(.word))]
    SecondPart {
        /// The part's second word.
        word: String,
        /// What it is.
        field: Role,
    },
}

impl QuickAddError {
    /// The error's stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TextTooLong { .. } => "text_too_long",
            Self::UnbalancedQuote { .. } => "unbalanced_quote",
            Self::EmployerMissing => "employer_missing",
            Self::OrganizerMissing => "organizer_missing",
            Self::NameMissing => "name_missing",
            Self::WhichPerson { .. } => "which_person",
            Self::PayMissing => "pay_missing",
            Self::PayUnreadable { .. } => "pay_unreadable",
            Self::NoApplication { .. } => "no_application",
            Self::WhichApplication { .. } => "which_application",
            Self::HoursMissing => "hours_missing",
            Self::HoursUnreadable { .. } => "hours_unreadable",
            Self::DecimalComma { .. } => "decimal_comma",
            Self::WhichHalf { .. } => "which_half",
            Self::StrayTime { .. } => "stray_time",
            Self::HoursNotPositive { .. } => "hours_not_positive",
            Self::TooManyHours { .. } => "too_many_hours",
            Self::SecondHours { .. } => "second_hours",
            Self::ImpossibleDate { .. } => "impossible_date",
            Self::YearOutOfRange { .. } => "year_out_of_range",
            Self::DayUnclear { .. } => "day_unclear",
            Self::DayUnreadable { .. } => "day_unreadable",
            Self::DayMisspelled { .. } => "day_misspelled",
            Self::WhichDay { .. } => "which_day",
            Self::DayInTitle { .. } => "day_in_title",
            Self::OtherWeekday { .. } => "other_weekday",
            Self::DayWithTime { .. } => "day_with_time",
            Self::YearsBack { .. } => "years_back",
            Self::SecondDate { .. } => "second_date",
            Self::SeveralDays { .. } => "several_days",
            Self::HowLong { .. } => "how_long",
            Self::NotUsual { .. } => "not_usual",
            Self::PlaceMissing { .. } => "place_missing",
            Self::NoPositions { .. } => "no_positions",
            Self::UnknownPlace { .. } => "unknown_place",
            Self::AmbiguousPlace { .. } => "ambiguous_place",
            Self::CourseMissing { .. } => "course_missing",
            Self::NoCourses { .. } => "no_courses",
            Self::UnknownCourse { .. } => "unknown_course",
            Self::AmbiguousCourse { .. } => "ambiguous_course",
            Self::NoPracticode => "no_practicode",
            Self::AmountMissing => "amount_missing",
            Self::AmountUnreadable { .. } => "amount_unreadable",
            Self::AmountNotPositive { .. } => "amount_not_positive",
            Self::AmountTooLarge { .. } => "amount_too_large",
            Self::TitleMissing => "title_missing",
            Self::IndexMissing => "index_missing",
            Self::CostUnreadable { .. } => "cost_unreadable",
            Self::SecondPart { .. } => "second_part",
        }
    }

    /// The part of the line that it is about, if any.
    pub fn field(&self) -> Option<Role> {
        Some(match self {
            Self::Empty | Self::TextTooLong { .. } | Self::UnbalancedQuote { .. } => return None,
            Self::HoursMissing
            | Self::HoursUnreadable { .. }
            | Self::WhichHalf { .. }
            | Self::HoursNotPositive { .. }
            | Self::TooManyHours { .. }
            | Self::HowLong { .. }
            | Self::NotUsual { .. }
            | Self::SecondHours { .. } => Role::Hours,
            Self::ImpossibleDate { .. }
            | Self::YearOutOfRange { .. }
            | Self::DayUnclear { .. }
            | Self::DayUnreadable { .. }
            | Self::DayMisspelled { .. }
            | Self::WhichDay { .. }
            | Self::DayInTitle { .. }
            | Self::OtherWeekday { .. }
            | Self::DayWithTime { .. }
            | Self::YearsBack { .. }
            | Self::SeveralDays { .. }
            | Self::SecondDate { .. } => Role::Date,
            Self::EmployerMissing
            | Self::OrganizerMissing
            | Self::NameMissing
            | Self::WhichPerson { .. }
            | Self::NoApplication { .. }
            | Self::WhichApplication { .. } => Role::Place,
            Self::PayMissing | Self::PayUnreadable { .. } => Role::Cost,
            Self::PlaceMissing { .. }
            | Self::NoPositions { .. }
            | Self::UnknownPlace { .. }
            | Self::AmbiguousPlace { .. } => Role::Place,
            Self::CourseMissing { .. }
            | Self::NoCourses { .. }
            | Self::UnknownCourse { .. }
            | Self::AmbiguousCourse { .. }
            | Self::NoPracticode => Role::Course,
            Self::AmountMissing
            | Self::AmountUnreadable { .. }
            | Self::AmountNotPositive { .. }
            | Self::AmountTooLarge { .. } => Role::Amount,
            Self::TitleMissing => Role::Title,
            Self::IndexMissing => Role::Index,
            Self::CostUnreadable { .. } => Role::Cost,
            Self::SecondPart { field, .. }
            | Self::DecimalComma { field, .. }
            | Self::StrayTime { field, .. } => *field,
        })
    }
}

/// The words in quotes, cut short where they are long.
fn quote(words: &str) -> String {
    const LONGEST: usize = 40;
    if words.chars().count() <= LONGEST {
        format!("\"{words}\"")
    } else {
        format!("\"{}…\"", words.chars().take(LONGEST).collect::<String>())
    }
}

/// ` called "Mercy"`, or nothing where there is no name.
fn called(name: &str) -> String {
    if name.is_empty() {
        String::new()
    } else {
        format!(", so none called {}", quote(name))
    }
}

/// `; there are "Mercy", "Harbor"`, each once, or nothing where there are none.
fn among(names: &[String]) -> String {
    match names {
        [] => String::new(),
        names => {
            let mut names = names.to_vec();
            names.sort();
            names.dedup();
            format!("; there are {}", listed(&names))
        }
    }
}

/// The first few names, with commas.
fn listed(names: &[String]) -> String {
    const MOST: usize = 5;
    let mut list = names
        .iter()
        .take(MOST)
        .map(|name| quote(name))
        .collect::<Vec<_>>()
        .join(", ");
    if names.len() > MOST {
        list.push_str(&format!(" and {} more", names.len() - MOST));
    }
    list
}

/// The names, with "or" before the last.
fn either(names: &[String]) -> String {
    match names {
        [first, last] => format!("{} or {}", quote(first), quote(last)),
        names => listed(names),
    }
}
