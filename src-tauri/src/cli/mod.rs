//! The command line: the same logbook, the same operations, without a window.

mod along;
mod answer;
mod arguments;
mod career;
mod certificates;
mod charts;
mod checking;
mod copies;
mod documents;
mod evidence;
mod exam;
mod exchange;
mod facts;
mod import;
mod manual;
mod own;
mod page;
mod pay;
mod plan;
mod questions;
mod reading;
mod reconcile;
mod record;
mod refused;
mod remind;
mod rules;
mod rules_update;
mod second_copies;
mod status;
mod table;
mod trace;
mod what_if;
mod why;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;
use milepost_logbook::Logbook;

use answer::Answer;
pub use answer::StandingAnswer;
use arguments::{
    Arguments, Command, EvidenceCommand, IssuerCommand, RulesCommand, Whose, join_sample,
};
pub use career::{CareerAnswer, CompareAnswer, RecordAnswer};
pub use checking::CheckAnswer;
pub use import::ImportAnswer;
use milepost_core::assess::assess;
use milepost_core::quickadd::Mode;
use milepost_core::rulebook::Rulebook;
pub use pay::PayAnswer;
pub use plan::PlanAnswer;
pub use reading::ReadingAnswer;
pub use reconcile::ReconcileAnswer;
use refused::{Refused, misused};
pub use rules_update::RulesUpdateAnswer;
pub use what_if::WhatIfAnswer;

use crate::app_state;
use crate::brought::name_copy;
use crate::clock::Clock;
use crate::error::Refusal;
use crate::log_file;
use crate::paths::{HOME_VARIABLE, Home};
use crate::queries;
use crate::rules as rules_in_use;

/// Refused with a reason.
const REFUSED: u8 = 1;
/// Wrong usage.
const MISUSED: u8 = 2;

/// Opens the window and runs until it is closed.
pub type OpenWindow = fn(Home, Clock, FirstSight) -> Result<(), Refusal>;

/// What the person sees first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FirstSight {
    /// The window.
    Window,
    /// The window, and in it what a file holds.
    File(PathBuf),
    /// Nothing but the icon in the tray.
    Tray,
}

/// Runs the program with these arguments, the program's own name first. How the
/// window is opened is the caller's: only a program that names it loads a web view.
pub fn run(arguments: impl Iterator<Item = OsString>, open_window: OpenWindow) -> ExitCode {
    let arguments = name_copy(join_sample(arguments));
    let wants_json = arguments.iter().any(|argument| argument == "--json");
    match Arguments::try_parse_from(arguments) {
        Ok(arguments) => match start(&arguments, open_window) {
            Ok(()) => ExitCode::SUCCESS,
            Err(refusal) => refuse(&refusal.at_home(arguments.home.as_deref()), arguments.json),
        },
        Err(error) => misuse(&error, wants_json),
    }
}

/// Opens the window, or answers a command.
fn start(arguments: &Arguments, open_window: OpenWindow) -> Result<(), Refused> {
    let clock = Clock::new(arguments.as_of);
    match &arguments.command {
        Some(command) => {
            let answer = answer(command, arguments, &clock)?;
            print_answer(answer, arguments.json)?;
            // Only now, so that no change waits for a copy.
            if changes(command) && arguments.sample.is_none() {
                keep_copies(&home(arguments)?, &clock);
            }
            Ok(())
        }
        None => {
            let sight = match (arguments.hidden, &arguments.open) {
                (true, _) => FirstSight::Tray,
                (false, Some(file)) => FirstSight::File(file.clone()),
                (false, None) => FirstSight::Window,
            };
            Ok(open_window(home(arguments)?, clock, sight)?)
        }
    }
}

/// Whether a command changes what is recorded.
fn changes(command: &Command) -> bool {
    matches!(
        command,
        Command::Log(_)
            | Command::Ceu(_)
            | Command::Study(_)
            | Command::Apply(_)
            | Command::Meet(_)
            | Command::Spoke(_)
            | Command::Offer(_)
            | Command::Import(_)
            | Command::Reconcile { .. }
            | Command::Decide { .. }
            | Command::Issuer { .. }
            | Command::Undo { .. }
            | Command::Redo
            | Command::Add { .. }
            | Command::Change { .. }
            | Command::Remove { .. }
            | Command::Evidence {
                command: EvidenceCommand::Add { .. }
            }
            | Command::Unpack(_)
    )
}

/// Copies what is due, for whoever never opens the window. The change is done whatever comes
/// of it, so a copy that cannot be made is only said.
fn keep_copies(home: &Home, clock: &Clock) {
    let failed = match Logbook::open_existing(&home.folder, &clock.now()) {
        Ok(mut logbook) => {
            let run = logbook.copy_what_waits(&clock.now());
            second_copies::remember(&mut logbook, &run);
            run.failed
        }
        Err(error) => vec![error],
    };
    for error in failed {
        log_file::note(&home.folder, clock, &format!("no copy was made: {error}"));
        complain(&format!(
            "milepost: this is done, but no copy was made: {error}\n"
        ));
    }
}

fn home(arguments: &Arguments) -> Result<Home, Refusal> {
    let variable = std::env::var_os(HOME_VARIABLE);
    Home::find(arguments.home.as_deref(), variable, arguments.sample)
        .map_err(|error| Refusal::because(error.to_string()))
}

/// Does what a command says.
fn answer(command: &Command, arguments: &Arguments, clock: &Clock) -> Result<Answer, Refused> {
    let open =
        || -> Result<Logbook, Refusal> { Ok(app_state::open_home(&home(arguments)?, clock)?) };
    let facts = |of: &Whose| match &of.facts {
        Some(file) => exchange::read_facts(file),
        None => Ok(open()?.facts()?),
    };
    // A facts file is judged by the rules in use, too; without any home, by the program's own.
    let rulebook = || match home(arguments) {
        Ok(home) => rules_in_use::in_use(&home.folder).rulebook,
        Err(_) => Rulebook::built_in(),
    };
    let answer = match command {
        Command::Log(words) => return record::words(&mut open()?, Mode::Log, words, clock),
        Command::Ceu(words) => return record::words(&mut open()?, Mode::Ceu, words, clock),
        Command::Study(words) => return record::words(&mut open()?, Mode::Study, words, clock),
        Command::Apply(words) => return record::words(&mut open()?, Mode::Apply, words, clock),
        Command::Meet(words) => return record::words(&mut open()?, Mode::Meet, words, clock),
        Command::Spoke(words) => return record::words(&mut open()?, Mode::Spoke, words, clock),
        Command::Offer(words) => return record::words(&mut open()?, Mode::Offer, words, clock),
        Command::Career {
            record: true,
            from,
            to,
        } => career::record(&open()?, *from, *to, clock, arguments.json),
        Command::Career { .. } => career::next(&open()?, clock),
        Command::Compare { codes, of } => Ok(career::compare(
            &facts(of)?,
            &rulebook(),
            codes,
            clock.today(),
        )),
        Command::Exam { command } => exam::answer(&mut open()?, command, clock),
        Command::Status => status::of_logbook(&open()?, clock),
        Command::Why { what, of } => match &of.facts {
            Some(file) => {
                let (facts, rules) = (exchange::read_facts(file)?, rulebook());
                let standing = assess(&facts, &rules, clock.today());
                why::answer(&standing, &facts, &rules, what)
            }
            // A logbook has its certificates beside it.
            None => {
                let logbook = open()?;
                let standing = queries::standing(&logbook, clock.today()).map_err(Refusal::from)?;
                let facts = logbook.facts().map_err(Refusal::from)?;
                why::answer(&standing, &facts, logbook.rulebook(), what)
            }
        },
        Command::Answer(given) => return questions::answer(&mut open()?, given, clock),
        Command::Plan { of } => Ok(plan::answer(&facts(of)?, &rulebook(), clock.today())),
        Command::WhatIf { suppose, of } => {
            what_if::answer(&facts(of)?, &rulebook(), suppose, clock.today())
        }
        Command::Decide { clause, how } => own::decide(&mut open()?, clause, how, clock),
        Command::Issuer { command } => match command {
            IssuerCommand::Check { file } => own::check(file),
            IssuerCommand::Keep { file } => own::keep(&mut open()?, file, clock),
        },
        Command::Assess { file } => exchange::assess_file(file, &rulebook(), clock.today()),
        Command::Import(how) => {
            return import::answer(&mut open()?, how, clock);
        }
        Command::Reconcile {
            issuer,
            file,
            accept,
        } => reconcile::answer(&mut open()?, issuer, file.as_deref(), *accept, clock),
        Command::Export(how) => exchange::export(&open()?, how, arguments.json, clock),
        Command::Remind(task) => remind::answer(task, &home(arguments)?, clock),
        Command::Calendar { file, force } => {
            remind::calendar(&mut open()?, file.as_deref(), *force, clock)
        }
        Command::Backup { folder } => copies::back_up(&open()?, folder.as_deref(), clock),
        Command::Restore { copy, preview } => {
            copies::restore(&home(arguments)?, copy.as_deref(), *preview, clock)
        }
        Command::Begin => copies::begin(&home(arguments)?, clock),
        Command::Verify { file } => copies::verify(&home(arguments)?, file.as_deref(), clock),
        Command::Undo { operation } => record::undo(&mut open()?, operation.as_deref()),
        Command::Redo => record::redo(&mut open()?),
        Command::Pay { area, offer, hours } => pay::answer(area, offer.as_deref(), *hours),
        Command::Rules { id, command: None } => {
            let in_use = match home(arguments) {
                Ok(home) => rules_in_use::in_use(&home.folder),
                Err(_) => rules_in_use::InUse::built_in(None),
            };
            rules::answer(&in_use, id.as_deref(), clock.today())
        }
        Command::Rules {
            command: Some(RulesCommand::Update { file, dry_run, yes }),
            ..
        } => rules_update::update(
            &home(arguments)?,
            file,
            *dry_run,
            *yes,
            arguments.json,
            clock,
        ),
        Command::Rules {
            command: Some(RulesCommand::Back { to }),
            ..
        } => rules_update::back(&home(arguments)?, *to, clock),
        Command::Completions { shell } => Ok(manual::completions(*shell)),
        Command::Manual { folder } => manual::pages(folder),
        Command::Pack(how) => along::pack(&open()?, how, arguments.json, clock),
        Command::Unpack(how) => along::unpack(&home(arguments)?, how, clock),
        Command::Evidence { command } => evidence::answer(open, command, clock),
        Command::Packet(asked) => documents::packet(&mut open()?, asked, clock),
        Command::Letter(asked) => documents::letter(&mut open()?, asked, clock),
        Command::Sheet(asked) => documents::sheet(&mut open()?, asked, clock),
        Command::Credits(asked) => documents::credits(&mut open()?, asked, clock),
        Command::Annex(asked) => documents::annex(&mut open()?, asked, clock),
        Command::List { kind } => facts::list(&open()?, *kind),
        Command::Add { kind, fact } => facts::add(&mut open()?, *kind, fact, clock),
        Command::Change { kind, id, fields } => {
            facts::change(&mut open()?, *kind, id, fields, clock)
        }
        Command::Remove { kind, id } => facts::remove(&mut open()?, *kind, id, clock),
    };
    Ok(answer?)
}

fn print_answer(answer: Answer, json: bool) -> Result<(), Refusal> {
    let text = match json {
        true => format!("{}\n", answer.json.trim_end()),
        false => answer.page.into_text(),
    };
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // A reader that has seen enough (`| head -1`) closes the pipe; that is no failure.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let message = format!("what was asked is done, but its answer isn't written: {error}");
            Err(Refusal::because(message))
        }
        _ => Ok(()),
    }
}

fn refuse(refused: &Refused, json: bool) -> ExitCode {
    let text = if json {
        refused.to_json()
    } else {
        refused.to_text()
    };
    complain(&format!("{text}\n"));
    ExitCode::from(REFUSED)
}

fn misuse(error: &clap::Error, json: bool) -> ExitCode {
    let asked_for = matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    );
    if json && !asked_for {
        complain(&format!("{}\n", misused(error.to_string().trim())));
    } else {
        // Where even this cannot be printed, the exit status still says it.
        let _ = error.print();
    }
    if asked_for {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(MISUSED)
    }
}

fn complain(text: &str) {
    // Without anywhere to complain to, the exit status still says it.
    let _ = io::stderr().write_all(text.as_bytes());
}
