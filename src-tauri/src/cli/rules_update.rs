//! Newer rules in the terminal: what they change, taking them, and the way back.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use milepost_core::consequences::{ConsequenceFigure, ConsequenceRow};
use milepost_core::facts::Facts;
use milepost_core::rulebook::{ChangeKind, ClauseChange, Piece, PieceKind, StretchChange};
use milepost_core::standing::day;
use milepost_logbook::LogbookError;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::arguments::BackTo;
use super::page::Page;
use super::rules::said;
use crate::app_state::open_existing_home;
use crate::clock::Clock;
use crate::error::Refusal;
use crate::paths::Home;
use crate::rules::{self, RulesBack, RulesInUse, RulesOffer};

/// What `rules update --json` answers.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Milepost rules update")]
pub struct RulesUpdateAnswer<'a> {
    /// Always `milepost-rules-update`.
    pub format: RulesUpdateFormat,
    /// The format's version, 1. Fields may be added to a version; none is taken
    /// away and none changes its meaning.
    #[schemars(range(min = 1, max = 1))]
    pub version: u8,
    /// Whether the rules are in use now.
    pub taken: bool,
    /// What the pack holds and changes.
    #[serde(flatten)]
    pub offer: &'a RulesOffer,
}

/// The name of the format.
#[derive(Debug, Serialize, JsonSchema)]
pub enum RulesUpdateFormat {
    /// The only name.
    #[serde(rename = "milepost-rules-update")]
    MilepostRulesUpdate,
}

/// What `rules back --json` answers.
#[derive(Debug, Serialize)]
struct BackAnswer {
    format: &'static str,
    version: u8,
    in_use: RulesInUse,
}

/// Shows what a pack changes, and takes it where that is wanted.
///
/// # Errors
/// Why the pack is not taken, or that nobody said yes; nothing is changed then.
pub fn update(
    home: &Home,
    file: &Path,
    dry_run: bool,
    yes: bool,
    json: bool,
    clock: &Clock,
) -> Result<Answer, Refusal> {
    let now = rules::in_use(&home.folder);
    let offer = rules::offer(file, &now)?;
    let facts = match open_existing_home(home, clock) {
        Ok(logbook) => logbook.facts()?,
        // Whoever has recorded nothing yet may have the newer rules, too.
        Err(LogbookError::NoLogbook { .. }) => Facts::default(),
        Err(error) => return Err(error.into()),
    };
    let described = offer.described(file, &now, &facts, clock.today());
    let mut page = page_of(&described);
    let taken = !dry_run && (yes || (!json && agreed(&page)?));
    if !taken && !dry_run {
        let message = "nothing was changed; add --yes to use these rules";
        return Err(Refusal::because(message));
    }
    if taken {
        rules::take(&home.folder, &offer)?;
        if !yes {
            page = Page::new();
        }
        page.gap();
        page.bold(
            0,
            &format!("The rules of {} are in use now.", described.edition),
        );
        page.dim(0, "To go back: milepost rules back");
    } else {
        page.gap();
        page.dim(
            0,
            "Nothing was changed. Without --dry-run, milepost asks whether to use them.",
        );
    }
    let answer = RulesUpdateAnswer {
        format: RulesUpdateFormat::MilepostRulesUpdate,
        version: 1,
        taken,
        offer: &described,
    };
    Ok(Answer::new(page, &answer))
}

/// Goes back to other rules.
///
/// # Errors
/// When there is no such way back, or it cannot be kept.
pub fn back(home: &Home, to: BackTo, clock: &Clock) -> Result<Answer, Refusal> {
    let to = match to {
        BackTo::Builtin => RulesBack::BuiltIn,
        BackTo::Earlier => RulesBack::Earlier,
    };
    let in_use = rules::back(&home.folder, to)?.on(clock.today());
    let mut page = Page::new();
    said(&mut page, &in_use);
    let answer = BackAnswer {
        format: "milepost-rules-back",
        version: 1,
        in_use,
    };
    Ok(Answer::new(page, &answer))
}

/// Shows the changes and asks; without a terminal nobody can agree.
fn agreed(page: &Page) -> Result<bool, Refusal> {
    if !io::stdin().is_terminal() {
        return Ok(false);
    }
    let failed = |error: io::Error| Refusal::because(format!("nobody could be asked: {error}"));
    let mut out = anstream::stdout().lock();
    write!(out, "{}\nUse these rules? [y/N] ", page.text()).map_err(failed)?;
    out.flush().map_err(failed)?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).map_err(failed)?;
    Ok(["y", "yes"].contains(&line.trim().to_lowercase().as_str()))
}

fn page_of(offer: &RulesOffer) -> Page {
    let mut page = Page::new();
    let (it, rules) = (&offer.consequences, &offer.consequences.rules);
    page.bold(
        0,
        &format!("Rules of {}, signed and complete", offer.edition),
    );
    page.dim(0, &format!("{}, key {}", offer.signed_by, offer.key));
    let differ = if rules.clauses.len() == 1 {
        "differs"
    } else {
        "differ"
    };
    page.line(
        0,
        &format!(
            "{} of {} clauses {differ} from the rules of {}. {}",
            rules.clauses.len(),
            rules.clauses_after,
            rules.before,
            it.summary
        ),
    );
    page.heading("What it changes for you");
    for row in it.rows.iter().filter(|row| !row.same) {
        changed(&mut page, row);
    }
    let same = it.rows.iter().filter(|row| row.same).count();
    page.dim(
        2,
        &format!("{same} answers, totals and dates stay the same."),
    );
    for kept in &it.kept {
        page.dim(2, kept);
    }
    page.heading("Clause by clause");
    for change in &rules.clauses {
        clause(&mut page, change, it.touches.contains(&change.clause));
    }
    for sentence in &rules.credentials {
        page.line(2, sentence);
    }
    if rules.read_again > 0 {
        let again = match rules.read_again {
            1 => "1 clause says the same and was read again.".to_owned(),
            some => format!("{some} clauses say the same and were read again."),
        };
        page.dim(2, &again);
    }
    page
}

fn changed(page: &mut Page, row: &ConsequenceRow) {
    let of = row.of.as_ref().map(|of| format!(" · {of}"));
    page.bold(2, &format!("{}{}", row.name, of.unwrap_or_default()));
    let words = |figure: &Option<ConsequenceFigure>| match figure {
        None => "not asked for".to_owned(),
        Some(figure) => match &figure.detail {
            Some(detail) => format!("{} ({detail})", figure.text),
            None => figure.text.clone(),
        },
    };
    page.beside(4, "before", 7, &words(&row.before));
    page.beside(4, "then", 7, &words(&row.after));
}

fn clause(page: &mut Page, change: &ClauseChange, touches: bool) {
    let what = match change.kind {
        ChangeKind::Added => "new",
        ChangeKind::Removed => "gone",
        ChangeKind::Changed => "changed",
        ChangeKind::Regrounded => "the same for other reasons",
    };
    let yours = if touches { "" } else { " · nothing of yours" };
    page.bold(
        2,
        &format!("{} ({}, {what}{yours})", change.title, change.clause),
    );
    for sentence in &change.besides {
        page.line(4, sentence);
    }
    for stretch in &change.stretches {
        stretched(page, stretch);
    }
}

fn stretched(page: &mut Page, it: &StretchChange) {
    let span = match (it.from, it.to) {
        (None, None) => "always".to_owned(),
        (Some(from), None) => format!("from {}", day(from)),
        (None, Some(to)) => format!("until {}", day(to)),
        (Some(from), Some(to)) => format!("{} to {}", day(from), day(to)),
    };
    let sides = [("before", PieceKind::Gone), ("then", PieceKind::New)];
    for (label, own) in sides {
        let text = |pieces: &[Piece]| -> String {
            let own = pieces
                .iter()
                .filter(|it| it.kind == PieceKind::Same || it.kind == own);
            own.map(|it| it.text.as_str()).collect()
        };
        let (says, value) = (text(&it.says), text(&it.value));
        let said = match (says.is_empty(), value.is_empty()) {
            (true, _) => "nothing".to_owned(),
            (false, true) => says,
            (false, false) => format!("{says} [{value}]"),
        };
        page.beside(4, label, 7, &said);
    }
    let source = it
        .after
        .as_ref()
        .and_then(|version| version.sources.first());
    let source = source.map(|source| format!(" · [{}] {}", source.key, source.url));
    page.dim(4, &format!("{span}{}", source.unwrap_or_default()));
}
