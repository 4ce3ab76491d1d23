//! What can be typed behind `milepost`.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use clap::{Parser, Subcommand};
use milepost_core::dates::Month;
use milepost_core::exchange::Listed;
use milepost_logbook::{DEFAULT_SAMPLE_SCALE, FactKind};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as NameError, StrDeserializer};

/// A logbook for medical coders: what you did, judged by the dated rules of AAPC and AHIMA.
///
/// Without a command it opens its window.
#[derive(Debug, Parser)]
#[command(
    name = "milepost",
    version,
    after_help = "Exit status: 0 done, 1 refused with a reason, 2 wrong usage.\n\
                  The issuer decides, never Milepost."
)]
pub struct Arguments {
    /// Keep the data in this folder [also: MILEPOST_HOME].
    #[arg(long, global = true, value_name = "FOLDER")]
    pub home: Option<PathBuf>,
    /// Use this day as today.
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = day)]
    pub as_of: Option<NaiveDate>,
    /// Answer in JSON; refusals too.
    #[arg(long, global = true)]
    pub json: bool,
    /// Use the sample logbook, of about N facts, instead of your own.
    #[arg(
        long, global = true, value_name = "N", num_args = 0..=1, require_equals = true,
        default_missing_value = DEFAULT_SCALE, value_parser = clap::value_parser!(u32).range(1..=200_000)
    )]
    pub sample: Option<u32>,
    /// Start in the tray, without a window.
    #[arg(long)]
    pub hidden: bool,
    /// Open the window on a file: a copy of a logbook and the way back to it, or a spreadsheet
    /// and what would come in of it.
    #[arg(long, value_name = "FILE", conflicts_with = "hidden")]
    pub open: Option<PathBuf>,
    /// What to do; without a command the window opens.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// [`DEFAULT_SAMPLE_SCALE`] as the text that clap wants.
const DEFAULT_SCALE: &str = "600";
const _: () = assert!(
    DEFAULT_SAMPLE_SCALE == 600,
    "the text above says the same number"
);

/// What the command line can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Log time worked: milepost log 6.5h "Mercy" yesterday
    Log(Words),
    /// Record continuing education: milepost ceu 1.5 modifier 25 webinar mar 2
    Ceu(Words),
    /// Log time studied: milepost study 2h anatomy
    Study(Words),
    /// Save an application: milepost apply "Mass General Brigham" coder II remote $31/h
    Apply(Words),
    /// Save a meeting: milepost meet "Winter meeting" by MaHIMA dec 9 noon online 1 ceu
    Meet(Words),
    /// Note that you spoke with someone: milepost spoke Priya Nair
    Spoke(Words),
    /// Save an offer: milepost offer $31/h "Lakeside Imaging" by dec 4
    Offer(Words),
    /// What is next in the search for a job; with --record, what was done, as CSV.
    Career {
        /// Write what was done in a span of days, as a record of the search.
        #[arg(long)]
        record: bool,
        /// The first day; by default, 30 days before the last.
        #[arg(long, value_name = "YYYY-MM-DD", requires = "record", value_parser = day)]
        from: Option<NaiveDate>,
        /// The last day; by default, today.
        #[arg(long, value_name = "YYYY-MM-DD", requires = "record", value_parser = day)]
        to: Option<NaiveDate>,
    },
    /// Credentials side by side: milepost compare CRC CPMA AHIMA:CCS
    Compare {
        /// Their codes, with the issuer in front where two share a code.
        #[arg(required = true)]
        codes: Vec<String>,
        /// Whose facts to use.
        #[command(flatten)]
        of: Whose,
    },
    /// An exam: milepost exam passed CPC --renewal-month may
    Exam {
        /// What to record about it.
        #[command(subcommand)]
        command: ExamCommand,
    },
    /// Am I safe? What next? By when?
    Status,
    /// Show the reasons: of the whole, or of one clause, credit, position or credential.
    Why {
        /// A clause's id, a credit's or course's title or id, an employer, a credential's code.
        what: Vec<String>,
        /// Whose facts to use.
        #[command(flatten)]
        of: Whose,
    },
    /// The least left to do, over every open cycle at once.
    Plan {
        /// Whose facts to use.
        #[command(flatten)]
        of: Whose,
    },
    /// What would be different: milepost what-if --add CPMA
    WhatIf {
        /// What to suppose.
        #[command(flatten)]
        suppose: Suppose,
        /// Whose facts to use.
        #[command(flatten)]
        of: Whose,
    },
    /// Decide how an open rule is read: milepost decide aapc.late.grace 10
    Decide {
        /// The clause's id; milepost rules shows what it leaves open.
        clause: String,
        /// One of its readings, a number, off, on, or default.
        #[arg(allow_negative_numbers = true)]
        how: String,
    },
    /// Rules of your own: a state board, an employer.
    Issuer {
        /// What to do with a file.
        #[command(subcommand)]
        command: IssuerCommand,
    },
    /// Judge a facts file without any logbook ("-" reads standard input).
    Assess {
        /// The file.
        file: PathBuf,
    },
    /// Bring in a sheet, a facts file or an export of our own: milepost import ceus.xlsx
    Import(Import),
    /// Compare with the issuer's own page, as it was copied: milepost reconcile AAPC < paste.txt
    Reconcile {
        /// Whose page it is: AAPC, AHIMA.
        issuer: String,
        /// The paste as a file; standard input by default.
        file: Option<PathBuf>,
        /// Keep what the page shows: states, and credits that only it has.
        #[arg(long)]
        accept: bool,
    },
    /// Write everything: milepost export --json facts.json, --csv FOLDER, --xlsx FILE
    Export(Export),
    /// Send the reminders that are due, once; the system's scheduler runs this.
    Remind(RemindTask),
    /// Write the reminders as a calendar file: milepost calendar reminders.ics
    Calendar {
        /// Where to write it; standard output by default.
        file: Option<PathBuf>,
        /// Replace the file if it is already there.
        #[arg(long)]
        force: bool,
    },
    /// Copy the logbook and verify the copy.
    Backup {
        /// Where to write it; the usual folders by default.
        folder: Option<PathBuf>,
    },
    /// List the copies, or put one in the place of the logbook, which is saved first.
    Restore {
        /// The copy, or `latest`; without it the copies are listed.
        copy: Option<PathBuf>,
        /// Only show what is in the copy.
        #[arg(long, requires = "copy")]
        preview: bool,
    },
    /// Take everything along as one file, locked with six words: milepost pack FILE
    Pack(Pack),
    /// Open a logbook that was taken along, or bring in what it has and this one doesn't.
    Unpack(Unpack),
    /// Start an empty logbook if the file is lost or can't be used; the old file is kept.
    Begin,
    /// Read the whole logbook, or a copy, and report damage.
    Verify {
        /// The copy; the logbook itself by default.
        file: Option<PathBuf>,
    },
    /// Answer a question that "status" asks; without a number, show every question with
    /// its answers.
    Answer(Given),
    /// Undo the last change.
    Undo {
        /// The change to undo, by the id that --json gives for it; by default the last one. One
        /// with later changes after it is refused, and nothing changes.
        operation: Option<String>,
    },
    /// Redo the change that was undone last.
    Redo,
    /// Show what employers paid, in Massachusetts and the whole country, by dated figures.
    Pay {
        /// The area: boston, worcester, springfield, ma, us, …; by default, a summary of all.
        area: Vec<String>,
        /// Show where an amount falls among them: "$33/hour", "$68,000/year".
        #[arg(long, value_name = "AMOUNT")]
        offer: Option<String>,
        /// The offer's weekly hours, if not full time.
        #[arg(long, value_name = "HOURS", requires = "offer", value_parser = weekly_hours)]
        hours: Option<i32>,
    },
    /// Show the rulebook, or one clause with its history and sources; take newer rules.
    #[command(args_conflicts_with_subcommands = true)]
    Rules {
        /// A clause's id, or the beginning of one.
        id: Option<String>,
        /// Another set of rules.
        #[command(subcommand)]
        command: Option<RulesCommand>,
    },
    /// Print the completions for a shell: milepost completions bash
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
    /// Write the manual's pages into a folder; packages hold them.
    #[command(hide = true)]
    Manual {
        /// The folder.
        folder: PathBuf,
    },
    /// List what is recorded, with the ids that change and remove take.
    List {
        /// Only this kind: position, credential, credit, entry, course, …
        #[arg(value_parser = kind)]
        kind: Option<FactKind>,
    },
    /// Add a fact: milepost add position '{"employer":"Mercy","starts_on":"2026-01-05"}'
    Add {
        /// What it is: position, credential, account, credit, entry, letter, course, …
        #[arg(value_parser = kind)]
        kind: FactKind,
        /// The fact as the facts format writes it ("-" reads standard input).
        fact: String,
    },
    /// Change some fields of a fact: milepost change position ID '{"ends_on":"2026-11-20"}'
    Change {
        /// What it is.
        #[arg(value_parser = kind)]
        kind: FactKind,
        /// Its id, as `milepost list` shows it; the first part is enough.
        id: String,
        /// The fields that change; null clears one ("-" reads standard input).
        fields: String,
    },
    /// Certificates, letters and other files: milepost evidence add scan.pdf --for "Modifier 25"
    Evidence {
        /// What to do with them.
        #[command(subcommand)]
        command: EvidenceCommand,
    },
    /// Save the packet that answers an audit: milepost packet AAPC packet.pdf
    Packet(PacketOf),
    /// Save the draft of an employer's letter: milepost letter Mercy letter.pdf
    Letter(LetterOf),
    /// Save a sheet of hours for a supervisor to sign: milepost sheet Mercy hours.pdf
    Sheet(SheetOf),
    /// Save the list of all credits as a PDF: milepost credits credits.pdf
    Credits(DocumentTo),
    /// Save a résumé addendum, experience and credentials: milepost annex annex.pdf
    Annex(DocumentTo),
    /// Remove a fact and whatever depends on it; its evidence files stay.
    Remove {
        /// What it is.
        #[arg(value_parser = kind)]
        kind: FactKind,
        /// Its id, as `milepost list` shows it; the first part is enough.
        id: String,
    },
}

/// Which packet.
#[derive(Debug, clap::Args)]
pub struct PacketOf {
    /// The issuer: AAPC, AHIMA.
    pub issuer: String,
    /// The file, a PDF.
    pub file: PathBuf,
    /// The cycle's last day (YYYY-MM-DD); the current one by default.
    #[arg(long, value_name = "DATE")]
    pub cycle: Option<NaiveDate>,
    /// How it is written.
    #[command(flatten)]
    pub document: ForDocument,
}

/// Which letter.
#[derive(Debug, clap::Args)]
pub struct LetterOf {
    /// The position: its employer or a part of that, or its id.
    pub position: String,
    /// The file, a PDF.
    pub file: PathBuf,
    /// Who is to sign; the supervisor on record by default.
    #[arg(long, value_name = "NAME")]
    pub signer: Option<String>,
    /// The signer's title.
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// The signer's phone number at work.
    #[arg(long, value_name = "NUMBER")]
    pub phone: Option<String>,
    /// The signer's email address at work.
    #[arg(long, value_name = "ADDRESS")]
    pub email: Option<String>,
    /// Leave out the hours a week, which AAPC does not ask for.
    #[arg(long)]
    pub without_hours: bool,
    /// How it is written.
    #[command(flatten)]
    pub document: ForDocument,
}

/// Which sheet of hours.
#[derive(Debug, clap::Args)]
pub struct SheetOf {
    /// The position: its employer or a part of that, or its id.
    pub position: String,
    /// The file, a PDF.
    pub file: PathBuf,
    /// The first day (YYYY-MM-DD); of the month that is due to be signed where not given.
    #[arg(long, value_name = "DATE")]
    pub from: Option<NaiveDate>,
    /// The last day (YYYY-MM-DD).
    #[arg(long, value_name = "DATE")]
    pub to: Option<NaiveDate>,
    /// How it is written.
    #[command(flatten)]
    pub document: ForDocument,
}

/// A document about everything that is recorded.
#[derive(Debug, clap::Args)]
pub struct DocumentTo {
    /// The file, a PDF.
    pub file: PathBuf,
    /// How it is written.
    #[command(flatten)]
    pub document: ForDocument,
}

/// How a document is written.
#[derive(Debug, clap::Args)]
pub struct ForDocument {
    /// Your name as it appears on certificates; the one in Settings by default.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// For A4 paper instead of US Letter.
    #[arg(long)]
    pub a4: bool,
    /// Replace a file that is already there.
    #[arg(long)]
    pub force: bool,
}

/// Whose facts are asked about.
#[derive(Debug, clap::Args)]
pub struct Whose {
    /// Use a facts file, without any logbook ("-" reads standard input).
    #[arg(long, value_name = "FILE")]
    pub facts: Option<PathBuf>,
}

/// What to suppose. Nothing is recorded.
#[derive(Debug, clap::Args)]
pub struct Suppose {
    /// One more credential: CPMA, CPC-A, or Board:LIC.
    #[arg(long, value_name = "CODE")]
    pub add: Vec<String>,
    /// A credential given up.
    #[arg(long, value_name = "CODE")]
    pub drop: Vec<String>,
    /// A credit of the renewal month in the following cycle, by title or id.
    #[arg(long, value_name = "CREDIT")]
    pub move_on: Vec<String>,
    /// A moved credit back in its own cycle.
    #[arg(long, value_name = "CREDIT")]
    pub move_back: Vec<String>,
    /// One more credit: "6 auditing".
    #[arg(long, value_name = "CEUS TOPIC")]
    pub credit: Vec<String>,
    /// Practicode, done.
    #[arg(long)]
    pub practicode: bool,
    /// An 80-hour course, completed.
    #[arg(long)]
    pub course: bool,
}

/// The day of an exam, or its month while the day is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenTaken {
    /// A day.
    On(NaiveDate),
    /// A month.
    In(Month),
}

/// What can be said of an exam.
#[derive(Debug, Subcommand)]
pub enum ExamCommand {
    /// Add one that is planned: milepost exam book CPC 3/20/2027, or 2027-03 for the month
    Book {
        /// The credential's code.
        code: String,
        /// The day, or the month while the day is not known.
        #[arg(value_parser = super::exam::when)]
        when: WhenTaken,
    },
    /// It was passed: adds the credential and its renewal month in one step.
    Passed {
        /// The credential's code; not needed if only one exam is waiting for its result.
        code: Option<String>,
        /// The day it was taken, if not the planned one.
        #[arg(long, value_parser = super::exam::day_of)]
        on: Option<NaiveDate>,
        /// The day of the award; by default, the day of the exam.
        #[arg(long, value_parser = super::exam::day_of)]
        earned: Option<NaiveDate>,
        /// Awarded with the apprentice "A".
        #[arg(long, conflicts_with = "without_a")]
        with_a: bool,
        /// Awarded without the apprentice "A".
        #[arg(long)]
        without_a: bool,
        /// AAPC: the month in which the membership renews.
        #[arg(long, value_name = "MONTH", value_parser = super::exam::month)]
        renewal_month: Option<u8>,
        /// AAPC: when the first CEU report is due, as a day or a month (2027-05).
        #[arg(long, value_name = "WHEN", value_parser = super::exam::when)]
        first_report: Option<WhenTaken>,
        /// Who awards it, if the rulebook doesn't know the code.
        #[arg(long)]
        issuer: Option<String>,
    },
    /// It was not passed: says when it can be taken again.
    Failed {
        /// The credential's code; not needed if only one exam is waiting for its result.
        code: Option<String>,
        /// The day it was taken, if not the planned one.
        #[arg(long, value_parser = super::exam::day_of)]
        on: Option<NaiveDate>,
    },
    /// It hasn't been taken yet: it has a new day, a new month, or neither.
    Moved {
        /// The credential's code; not needed if only one exam is waiting for its result.
        code: Option<String>,
        /// The new day or month.
        #[arg(long = "to", value_parser = super::exam::when)]
        when: Option<WhenTaken>,
    },
}

/// Where a pack goes to, and how it is locked.
#[derive(Debug, clap::Args)]
pub struct Pack {
    /// The file.
    pub file: PathBuf,
    /// Write it open, so that anybody who has the file can read it.
    #[arg(long, conflicts_with = "words_file")]
    pub open: bool,
    /// Lock it with the words in this file instead of six new ones ("-" reads standard input).
    #[arg(long, value_name = "FILE")]
    pub words_file: Option<PathBuf>,
    /// Save the six new words in this file, before the pack is written.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["words_file", "open"])]
    pub save_words: Option<PathBuf>,
    /// Replace a file that is already there.
    #[arg(long)]
    pub force: bool,
}

/// What is opened, and with which words.
#[derive(Debug, clap::Args)]
pub struct Unpack {
    /// A pack, a copy, or the folder of a logbook.
    pub file: PathBuf,
    /// Read the words from this file ("-" reads standard input); else they are asked for.
    #[arg(long, value_name = "FILE")]
    pub words_file: Option<PathBuf>,
    /// Only show what is in it.
    #[arg(long)]
    pub preview: bool,
}

/// What can be done with files that are kept as evidence.
#[derive(Debug, Subcommand)]
pub enum EvidenceCommand {
    /// Keep files, at most 50 MB each: PDFs, pictures, Word documents, text. The original stays
    /// where it is.
    Add {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// What they belong to: a part of its title, or KIND:ID; may be given several times.
        #[arg(long = "for", value_name = "WHAT")]
        belongs_to: Vec<String>,
        /// Keep a file that looks like a patient's chart but isn't one.
        #[arg(long)]
        keep_charts: bool,
        /// Make a credit of each certificate, or attach it to the one that it proves. One that
        /// asks something is only kept, and what it asks is said.
        #[arg(long, conflicts_with = "belongs_to")]
        credits: bool,
        /// With --credits: I have compared the index numbers with the pages, and they are right.
        #[arg(long, requires = "credits")]
        confirmed: bool,
    },
    /// List the files that are kept, newest first.
    List {
        /// Only files with these words in their name.
        words: Vec<String>,
        /// Only files that belong to nothing yet.
        #[arg(long)]
        loose: bool,
    },
    /// Open a file in the system's own program, or save its original bytes.
    Open {
        /// Its name or a part of it, its id, or the beginning of its SHA-256.
        #[arg(required = true)]
        file: Vec<String>,
        /// Save it here instead of opening it.
        #[arg(long, value_name = "FILE")]
        save: Option<PathBuf>,
        /// Replace a file that is already there.
        #[arg(long, requires = "save")]
        force: bool,
    },
    /// Check a certificate against what its issuer asks of it, item by item.
    Check {
        /// A file, or one that is kept: its name or a part of it.
        #[arg(required = true)]
        file: Vec<String>,
        /// The credit that it proves; the one it's kept for by default.
        #[arg(long, value_name = "TITLE")]
        credit: Option<String>,
        /// The name that it should be made out to.
        #[arg(long, value_name = "NAME")]
        holder: Option<String>,
    },
    /// Read a certificate (PDF, JPEG, PNG, TIFF) and say what it shows; nothing is kept.
    Read {
        /// The file ("-" reads standard input).
        file: PathBuf,
        /// Write a picture of each page into this folder, as page-1.jpg and so on.
        #[arg(long, value_name = "FOLDER")]
        pictures: Option<PathBuf>,
    },
}

/// What to do with a rulebook file of one's own.
#[derive(Debug, Subcommand)]
pub enum IssuerCommand {
    /// Show what a rulebook file holds, and keep nothing.
    Check {
        /// The file, in TOML.
        file: PathBuf,
    },
    /// Keep the issuer of a rulebook file; one of the same name is replaced.
    Keep {
        /// The file, in TOML.
        file: PathBuf,
    },
}

/// What else can be asked about reminders.
#[derive(Debug, Default, clap::Args)]
#[group(multiple = false)]
pub struct RemindTask {
    /// Let the system's scheduler remind you while Milepost is closed.
    #[arg(long)]
    pub install: bool,
    /// Undo that.
    #[arg(long)]
    pub uninstall: bool,
    /// Send a test reminder.
    #[arg(long)]
    pub test: bool,
    /// List what is due, snoozed and coming, and send nothing.
    #[arg(long)]
    pub list: bool,
}

/// What comes in, and how it is read.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// The file ("-" reads standard input).
    #[arg(required_unless_present = "mappings")]
    pub file: Option<PathBuf>,
    /// What its rows are: credits, hours, study, courses, positions, exams, payments, applications.
    #[arg(long = "as", value_name = "KIND", value_parser = kind_of_sheet)]
    pub kind: Option<FactKind>,
    /// Which sheet of a workbook.
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// How its columns are understood: a remembered mapping, or a file.
    #[arg(long, value_name = "NAME|FILE")]
    pub map: Option<String>,
    /// A value for every row, or an answer: position=Mercy, date-order=mdy, amount-column=Units.
    #[arg(long, value_name = "FIELD=VALUE", value_parser = assignment)]
    pub set: Vec<(String, String)>,
    /// Only show what would come in.
    #[arg(long)]
    pub dry_run: bool,
    /// Leave out the rows that cannot be read, instead of refusing all.
    #[arg(long)]
    pub skip_problems: bool,
    /// Write the rows that stay out into this CSV file, each with why.
    #[arg(long, value_name = "FILE")]
    pub left_out: Option<PathBuf>,
    /// List the remembered mappings.
    #[arg(long)]
    pub mappings: bool,
}

/// What is written, and where to.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// The facts file (with --json), the journal (with --text) or the report; standard output by default.
    pub file: Option<PathBuf>,
    /// Replace files that are there already.
    #[arg(long)]
    pub force: bool,
    /// A CSV file for each kind, in this folder.
    #[arg(long, value_name = "FOLDER", group = "form")]
    pub csv: Option<PathBuf>,
    /// A workbook with a sheet for each kind.
    #[arg(long, value_name = "FILE", group = "form")]
    pub xlsx: Option<PathBuf>,
    /// A journal to read and to print.
    #[arg(long, group = "form")]
    pub text: bool,
    /// Everything in one packed file: the facts, the sheets, the journal.
    #[arg(long, value_name = "FILE", group = "form")]
    pub everything: Option<PathBuf>,
    /// A list of credits or of hours with their sums, as a workbook for a manager or an auditor:
    /// milepost export --report hours hours.xlsx
    #[arg(long, value_name = "credits|hours", group = "form", requires = "file", value_parser = listed)]
    pub report: Option<Listed>,
    /// Nothing before this day.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub from: Option<NaiveDate>,
    /// Nothing after this day.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub to: Option<NaiveDate>,
    /// Only these kinds; may be given several times.
    #[arg(long, value_name = "KIND", value_parser = kind_of_sheet)]
    pub kind: Vec<FactKind>,
}

/// What a report lists.
fn listed(text: &str) -> Result<Listed, String> {
    match text {
        "credits" => Ok(Listed::Credits),
        "hours" => Ok(Listed::Hours),
        _ => Err("write credits or hours".to_owned()),
    }
}

/// A kind as sheets name it: `credits`, `hours`.
fn kind_of_sheet(text: &str) -> Result<FactKind, String> {
    milepost_core::exchange::kind_meant(text).ok_or_else(|| {
        "there is no such kind; write credits, hours, study, courses, positions, exams or payments"
            .to_owned()
    })
}

/// `FIELD=VALUE`
fn assignment(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("write FIELD=VALUE, such as position=Mercy".to_owned()),
    }
}

/// Words for quick-add.
#[derive(Debug, clap::Args)]
pub struct Words {
    /// Show what would be recorded, and record nothing.
    #[arg(long)]
    pub preview: bool,
    /// The words, as they are typed in the window's field; several lines are several
    /// records ("-" reads them from standard input).
    #[arg(required = true, allow_negative_numbers = true)]
    pub words: Vec<String>,
}

/// Lets `--sample 5000` and `--sample status` be typed: clap itself would take
/// whatever follows for the number.
pub fn join_sample(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut joined: Vec<OsString> = Vec::new();
    let mut arguments = arguments.peekable();
    while let Some(argument) = arguments.next() {
        if argument == "--" {
            joined.push(argument);
            joined.extend(arguments);
            break;
        }
        let number = |next: &OsString| next.to_str().is_some_and(is_number);
        match argument == "--sample" {
            true => match arguments.next_if(number) {
                Some(scale) => joined.push([OsStr::new("--sample="), &scale].concat_os()),
                None => joined.push(argument),
            },
            false => joined.push(argument),
        }
    }
    joined
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Puts texts of the system together.
trait ConcatOs {
    fn concat_os(&self) -> OsString;
}

impl ConcatOs for [&OsStr; 2] {
    fn concat_os(&self) -> OsString {
        self.iter().fold(OsString::new(), |mut whole, part| {
            whole.push(part);
            whole
        })
    }
}

/// Reads a day as `YYYY-MM-DD`, in a year that a person can mean.
fn day(text: &str) -> Result<NaiveDate, String> {
    let plain = text.len() == 10;
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .filter(|day| plain && (1900..=2200).contains(&day.year()))
        .ok_or_else(|| "write a day of the years 1900 to 2200 as YYYY-MM-DD".to_owned())
}

/// Reads weekly hours, in minutes.
fn weekly_hours(text: &str) -> Result<i32, String> {
    let minutes = text.parse::<f64>().ok().map(|hours| (hours * 60.0).round());
    match minutes {
        Some(minutes) if (60.0..=6000.0).contains(&minutes) => Ok(minutes as i32),
        _ => Err("write hours a week from 1 to 100, like 32 or 37.5".to_owned()),
    }
}

/// Reads a kind of fact: `study_entry`, `study-entry`.
fn kind(text: &str) -> Result<FactKind, String> {
    let name = text.replace('-', "_").to_lowercase();
    let reader: StrDeserializer<'_, NameError> = name.as_str().into_deserializer();
    FactKind::deserialize(reader).map_err(|_| {
        let names: Vec<String> = FactKind::ALL.iter().map(|kind| kind_name(*kind)).collect();
        format!(
            "there is no such kind of fact; write one of {}",
            names.join(", ")
        )
    })
}

/// A kind's name in the facts format: `study_entry`.
pub fn kind_name(kind: FactKind) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(name)) => name,
        _ => unreachable!("BUG: a kind of fact is written as its name"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn read(line: &str) -> Result<Arguments, clap::Error> {
        Arguments::try_parse_from(join_sample(line.split(' ').map(OsString::from)))
    }

    #[test]
    fn the_commands_hold_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn without_a_command_the_window_is_meant() {
        assert!(
            read("milepost")
                .expect("no arguments at all")
                .command
                .is_none()
        );
    }

    #[test]
    fn a_sample_may_be_followed_by_its_scale_or_a_command() {
        let scaled = read("milepost --sample 5000 status").expect("a scale");
        assert_eq!(
            scaled.sample,
            Some(5000),
            "the number belongs to the sample"
        );
        let plain = read("milepost --sample status").expect("no scale");
        assert_eq!(
            plain.sample,
            Some(DEFAULT_SAMPLE_SCALE),
            "status is no scale"
        );
        assert!(
            matches!(plain.command, Some(Command::Status)),
            "and so it is the command"
        );
    }

    #[test]
    fn global_options_may_stand_behind_the_words() {
        let arguments = read("milepost log 6h Mercy --json --as-of 2026-11-23").expect("options");
        assert!(
            arguments.json && arguments.as_of.is_some(),
            "they are options, not words"
        );
        let Some(Command::Log(words)) = arguments.command else {
            panic!("log is the command")
        };
        assert_eq!(words.words, ["6h", "Mercy"], "only the words are words");
    }

    #[test]
    fn a_negative_number_is_a_word() {
        let Some(Command::Ceu(words)) = read("milepost ceu -1 title").expect("words").command
        else {
            panic!("ceu is the command")
        };
        assert_eq!(
            words.words,
            ["-1", "title"],
            "quick-add says what is wrong with -1, not clap"
        );
    }

    #[test]
    fn odd_days_are_wrong_usage() {
        for odd in [
            "20226-01-01",
            "2026-02-30",
            "+2026-1-1",
            "yesterday",
            "1899-12-31",
        ] {
            assert!(
                read(&format!("milepost status --as-of {odd}")).is_err(),
                "{odd} isn't a day"
            );
        }
    }

    #[test]
    fn kinds_are_written_as_in_the_facts_format() {
        assert_eq!(
            kind("study-entry"),
            Ok(FactKind::StudyEntry),
            "a dash is easier to type"
        );
        assert_eq!(
            kind("Position"),
            Ok(FactKind::Position),
            "case doesn't matter"
        );
        assert!(
            kind("widget").is_err_and(|text| text.contains("rule_choice")),
            "names are listed"
        );
    }
}

/// An answer to a question.
#[derive(Debug, clap::Args)]
pub struct Given {
    /// The question's number, as shown without one.
    pub number: Option<usize>,
    /// The answer's key: yes, no, not_mine, …; several where the question takes several.
    pub keys: Vec<String>,
    /// The day, if the answer takes one: 2026-06-12. A month is enough where one is asked
    /// for: 2027-10.
    #[arg(long, value_name = "DAY", value_parser = super::exam::day_or_month)]
    pub on: Option<NaiveDate>,
    /// Which of the choices the answer is for, by their numbers: 1,3.
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',')]
    pub some: Vec<usize>,
}

/// What can be done with the rules themselves.
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// Take newer rules from a signed rule pack: shows first what they change for you.
    Update {
        /// The pack's file.
        file: PathBuf,
        /// Only show what would change.
        #[arg(long, conflicts_with = "yes")]
        dry_run: bool,
        /// Use them without asking.
        #[arg(long)]
        yes: bool,
    },
    /// Go back to the rules that came with Milepost, or to the pack that was in use before.
    Back {
        /// Which rules.
        #[arg(value_enum, default_value_t = BackTo::Builtin)]
        to: BackTo,
    },
}

/// Which rules to go back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum BackTo {
    /// Those that came with Milepost.
    Builtin,
    /// The pack that was in use before.
    Earlier,
}
