//! The headers of other people's sheets, and what they stand for.

use std::sync::OnceLock;

use super::{Kind, fold};

/// What a column can give a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// A field of the fact, by its name in the facts format.
    Field(&'static str),
    /// When work began, the first or second time of the day.
    Begins(u8),
    /// When it ended.
    Ends(u8),
    /// The day on which it ended, beside the day on which it began.
    EndsOn,
    /// The day and the time together at which it began.
    BeginsOn,
    /// An unpaid break, taken off what the times give.
    Break,
    /// Hours beyond the regular ones, which stand apart.
    Overtime,
    /// What the hours were paid for: work, or an absence.
    PayCode,
    /// Whether it was done at all.
    Status,
    /// The day on which somebody applied for a job.
    AppliedOn,
    /// How far an application has come.
    Stage,
    /// The day on which it came so far.
    StageOn,
    /// Posted pay, in whatever words.
    Pay,
    /// Whose row it is.
    Person,
    /// Nothing of ours.
    Ignored,
    /// Perhaps about patients, and so never read by itself.
    Patients,
}

impl Role {
    /// Whether it is a day of the fact.
    pub(super) fn is_day(self) -> bool {
        match self {
            Role::Field(name) => name == "date" || name.ends_with("_on"),
            Role::BeginsOn | Role::AppliedOn | Role::StageOn => true,
            _ => false,
        }
    }
}

/// A role, how surely a header means it (1 to 6), and the headers.
pub(super) type Meaning = (Role, u8, Vec<&'static str>);

/// What headers mean in a sheet of this kind.
pub(super) fn meanings(kind: Kind) -> &'static [Meaning] {
    static ALL: OnceLock<Vec<(Kind, Vec<Meaning>)>> = OnceLock::new();
    let all = ALL.get_or_init(read_meanings);
    all.iter()
        .find(|(known, _)| *known == kind)
        .map_or(&[], |(_, meanings)| meanings.as_slice())
}

fn read_meanings() -> Vec<(Kind, Vec<Meaning>)> {
    let mut all: Vec<(Kind, Vec<Meaning>)> = super::kinds::MAPPED
        .into_iter()
        .map(|kind| (kind, Vec::new()))
        .collect();
    let lines = include_str!("meanings.txt").lines();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let parts: Vec<&'static str> = line.split('|').map(str::trim).collect();
        let [list, gives, sure, headers] = parts.as_slice() else {
            unreachable!("BUG: a line of meanings has other than four parts: {line}");
        };
        let of_kind = all.iter_mut().find(|(kind, _)| kind.list() == *list);
        let role = of_kind
            .as_ref()
            .and_then(|(kind, _)| role_named(*kind, gives));
        let (Some((_, meanings)), Some(role), Ok(sure)) = (of_kind, role, sure.parse()) else {
            unreachable!("BUG: a line of meanings cannot be read: {line}");
        };
        meanings.push((role, sure, headers.split(',').map(str::trim).collect()));
    }
    all
}

/// Words of a file or a sheet that tell its kind.
pub(super) fn told_by_name(name: &str) -> Option<Kind> {
    let words = super::fold::words(&super::fold::header(name));
    let has = |some: &[&str]| words.iter().any(|word| some.contains(&word.as_str()));
    if has(&[
        "ceu",
        "ceus",
        "cpe",
        "ce",
        "credits",
        "credit",
        "transcript",
    ]) {
        Some(Kind::Credit)
    } else if has(&["study", "studying"]) {
        Some(Kind::StudyEntry)
    } else if has(&[
        "timesheet",
        "timesheets",
        "hours",
        "externship",
        "internship",
        "ojt",
        "attendance",
        "clock",
    ]) {
        Some(Kind::Entry)
    } else if has(&["courses", "classes", "coursework"]) {
        Some(Kind::Course)
    } else if has(&[
        "applications",
        "application",
        "applied",
        "jobhunt",
        "jobsearch",
    ]) {
        Some(Kind::Application)
    } else if has(&["jobs", "positions", "employment"]) {
        Some(Kind::Position)
    } else if has(&["exams", "exam"]) {
        Some(Kind::Exam)
    } else if has(&["payments", "dues", "fees"]) {
        Some(Kind::Payment)
    } else {
        None
    }
}

/// The roles without which a row of this kind says too little.
pub(super) fn needed(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Credit => &["title", "completed_on", "amount"],
        Kind::Entry => &["date", "minutes", "position"],
        Kind::StudyEntry => &["date", "minutes"],
        Kind::Course => &["title"],
        Kind::Position => &["employer"],
        Kind::Exam => &["credential"],
        Kind::Payment => &["issuer", "amount_cents"],
        Kind::Application => &["employer"],
        _ => &[],
    }
}

/// The role that a mapping or an answer names.
pub(super) fn role_named(kind: Kind, name: &str) -> Option<Role> {
    let folded = fold::words(name).join(" ");
    Some(match folded.as_str() {
        "start day and time" => Role::BeginsOn,
        "end day" => Role::EndsOn,
        "break" => Role::Break,
        "overtime" => Role::Overtime,
        "pay code" => Role::PayCode,
        "status" => Role::Status,
        "applied on" if kind == Kind::Application => Role::AppliedOn,
        "stage" if kind == Kind::Application => Role::Stage,
        "stage day" if kind == Kind::Application => Role::StageOn,
        "pay" if kind == Kind::Application => Role::Pay,
        "person" => Role::Person,
        "ignored" => Role::Ignored,
        _ => {
            if let Some(time) = time_named(&folded) {
                return Some(time);
            }
            let fields = super::fields::fields(kind);
            let found = fields.iter().find(|field| {
                fold::words(&field.name).join(" ") == folded || field.label == folded
            })?;
            Role::Field(found.name.as_str())
        }
    })
}

/// So many times a day work can begin and end, in the words of an answer.
const SPANS: [&str; 4] = ["", "second ", "third ", "fourth "];

/// `start time`, `second end time`: the name of one end of one span.
pub(super) fn span_name(span: u8, ends: bool) -> String {
    let which = usize::from(span).checked_sub(1);
    let which = which.and_then(|at| SPANS.get(at)).copied();
    let end = if ends { "end" } else { "start" };
    format!("{}{end} time", which.unwrap_or_default())
}

fn time_named(name: &str) -> Option<Role> {
    spans().find_map(|span| {
        if name == span_name(span, false) {
            Some(Role::Begins(span))
        } else {
            (name == span_name(span, true)).then_some(Role::Ends(span))
        }
    })
}

/// The spans that a day can have.
pub(super) fn spans() -> impl Iterator<Item = u8> {
    1..=4
}
