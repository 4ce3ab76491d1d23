//! Lines of words into proposals.

use super::types::{Context, Kind, Mode, Role};
use super::understood::Understood;
use super::{career, ceu, line, log, split};

/// Reads one line of words.
///
/// Never fails and never panics: what cannot be read is a [`Problem`](super::Problem) in the
/// answer. An empty line proposes the usual day where one is known.
///
/// ```
/// use chrono::NaiveDate;
/// use milepost_core::quickadd::{Context, Mode, Proposal, parse};
///
/// let context = Context {
///     today: NaiveDate::from_ymd_opt(2026, 11, 30).unwrap(),
///     mode: Mode::Any,
///     positions: &[],
///     courses: &[],
///     practicode: &[],
///     usual: None,
///     credentials: &[],
///     applications: &[],
///     contacts: &[],
///     steps: &[],
/// };
/// let understood = parse("ceu 1.5 Modifier 25 webinar Nov 14", &context);
/// let Some(Proposal::Credit(credit)) = understood.proposal else {
///     panic!("a credit is proposed");
/// };
/// assert_eq!(credit.title, "Modifier 25 webinar");
/// ```
pub fn parse(text: &str, context: &Context<'_>) -> Understood {
    let (kind, command_words) = kind_of(text, context.mode);
    let mut line = match line::Line::new(text, kind) {
        Ok(line) => line,
        Err(understood) => return *understood,
    };
    for word in command_words {
        line.typed(Role::Command, &[word], String::new());
    }
    match kind {
        Kind::Ceu => ceu::read(line, context),
        Kind::Log | Kind::Study => log::read(line, context, kind),
        Kind::Apply | Kind::Meet | Kind::Spoke | Kind::Offer => career::read(line, context, kind),
    }
}

/// Reads pasted text: each line that is not empty is a line of its own.
///
/// Spans count from the beginning of their own line.
pub fn parse_lines(text: &str, context: &Context<'_>) -> Vec<(String, Understood)> {
    lines_of(text)
        .map(|line| (line.to_owned(), parse(line, context)))
        .collect()
}

/// The lines of a text that are not empty.
pub fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r', '\u{2028}', '\u{2029}'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
}

/// Whether a line that may be about anything is about the way to a job.
pub fn is_of_career(text: &str) -> bool {
    let (kind, _) = kind_of(text, Mode::Any);
    matches!(kind, Kind::Apply | Kind::Meet | Kind::Spoke | Kind::Offer)
}

/// What the line is about, and which of its words say so.
///
/// The first word tells, or for credits a number right before the word `ceu`
/// wherever it stands (`1 CEU webinar Nov 14`, `Modifier 25 webinar, 1.5 CEUs`).
pub(super) fn kind_of(text: &str, mode: Mode) -> (Kind, Vec<usize>) {
    let cut = split::cut(text, false, |_, _| false);
    let key = |index: usize| cut.words.get(index).map_or("", |word| word.key.as_str());
    let first = key(0);
    let may_be = |kind: Mode| mode == Mode::Any || mode == kind;
    // A command of its own may be repeated as the first word.
    let of_career = [
        (Kind::Apply, Mode::Apply),
        (Kind::Meet, Mode::Meet),
        (Kind::Spoke, Mode::Spoke),
        (Kind::Offer, Mode::Offer),
    ];
    for (kind, own) in of_career {
        if may_be(own) && career::kind_of(first) == Some(kind) && cut.words.len() > 1 {
            return (kind, vec![0]);
        }
        if mode == own {
            return (kind, Vec::new());
        }
    }
    if may_be(Mode::Ceu) {
        if ceu::is_unit(first) {
            return (Kind::Ceu, vec![0]);
        }
        let counted = (1..cut.words.len())
            .find(|&index| ceu::is_unit(key(index)) && ceu::number(key(index - 1)).is_some());
        if let Some(index) = counted {
            return (Kind::Ceu, vec![index]);
        }
    }
    if may_be(Mode::Study) && first == "study" {
        (Kind::Study, vec![0])
    } else if may_be(Mode::Log) && first == "log" {
        (Kind::Log, vec![0])
    } else {
        match mode {
            Mode::Any | Mode::Log => (Kind::Log, Vec::new()),
            Mode::Ceu => (Kind::Ceu, Vec::new()),
            Mode::Study => (Kind::Study, Vec::new()),
            Mode::Apply => (Kind::Apply, Vec::new()),
            Mode::Meet => (Kind::Meet, Vec::new()),
            Mode::Spoke => (Kind::Spoke, Vec::new()),
            Mode::Offer => (Kind::Offer, Vec::new()),
        }
    }
}
