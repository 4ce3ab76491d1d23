//! Rule packs on the command line: taken, refused by name, and the way back.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use milepost_core::rulebook::Rulebook;
use milepost_rulepacks::{COMMENT, assemble, payload};
use minisign::KeyPair;
use serde_json::Value;

use crate::support::{Program, Ran, TODAY, ran};

/// A home, a key of its own, and the program that trusts that key.
struct Trusting {
    program: Program,
    pair: KeyPair,
}

/// A text of the rules that is changed: the file, what stands there, and what comes instead.
type Change<'a> = (&'a str, &'a str, &'a str);

/// The next edition.
const NEXT: Change = (
    "edition.toml",
    "version = 1\nday = \"2026-11-30\"",
    "version = 2\nday = \"2026-12-05\"",
);
/// One after that.
const LATER: Change = (
    "edition.toml",
    "version = 1\nday = \"2026-11-30\"",
    "version = 3\nday = \"2027-01-10\"",
);

impl Trusting {
    fn new(program: Program) -> Trusting {
        Trusting {
            program,
            pair: KeyPair::generate_unencrypted_keypair().expect("a key"),
        }
    }

    /// Writes a pack of the rules with some changes; answers its file.
    fn pack(&self, name: &str, changes: &[Change]) -> PathBuf {
        let mut left = changes.to_vec();
        let files: Vec<(&str, String)> = Rulebook::embedded_files()
            .iter()
            .map(|(file, text)| {
                let mut text = (*text).to_owned();
                left.retain(|(of, from, to)| {
                    let here = of == file && text.contains(from);
                    if here {
                        text = text.replacen(from, to, 1);
                    }
                    !here
                });
                (*file, text)
            })
            .collect();
        assert!(left.is_empty(), "these texts stand in the rules: {left:?}");
        let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (*n, t.as_str())).collect();
        self.written(name, self.signed(&payload(&files)))
    }

    fn signed(&self, content: &str) -> String {
        let (public, secret) = (&self.pair.pk, &self.pair.sk);
        let comment = COMMENT.strip_prefix("untrusted comment: ");
        let reader = Cursor::new(content.as_bytes());
        let signed = minisign::sign(Some(public), secret, reader, Some("a test"), comment);
        assemble(&signed.expect("signed").into_string(), content).expect("as minisign signs")
    }

    fn written(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let file = self.program.home().join(name);
        fs::write(&file, content).expect("the home can be written");
        file
    }

    /// Runs the program that trusts the key.
    fn run(&self, arguments: &[&str]) -> Ran {
        let program = Path::new(env!("CARGO_BIN_EXE_milepost"));
        let beside = program.with_file_name("examples").join("other-keys");
        ran(
            Command::new(beside.with_extension(std::env::consts::EXE_EXTENSION))
                .args(arguments)
                .args(["--as-of", TODAY])
                .env("MILEPOST_HOME", self.program.home())
                .env(
                    "MILEPOST_TEST_RULE_KEYS",
                    format!("{} Test rules", self.pair.pk.to_base64()),
                )
                .stdin(Stdio::null())
                .output()
                .expect("cargo builds the examples with the tests"),
        )
    }

    fn done(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.status, 0, "{arguments:?}: {}", ran.err);
        ran.out
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--json"]).collect();
        serde_json::from_str(&self.done(&arguments)).expect("JSON")
    }

    fn refused(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.status, 1, "{arguments:?} must be refused: {ran:?}");
        ran.err
    }

    fn update(&self, file: &Path) -> String {
        self.done(&["rules", "update", &file.display().to_string(), "--yes"])
    }

    /// The day of the rules in use.
    fn in_use(&self) -> String {
        let rules = self.json(&["rules"]);
        rules["in_use"]["edition"]["day"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }
}

/// AAPC's window of reporting opens two months before, not one.
const WINDOW: Change = (
    "aapc-cycle.toml",
    "value = { months = 1 }",
    "value = { months = 2 }",
);

#[test]
fn a_pack_is_shown_taken_kept_and_left_again() {
    let home = Trusting::new(Program::of_an_apprentice());
    let file = home.pack("next.milepost-rules", &[NEXT, WINDOW]);
    let shown = home.done(&["rules", "update", &file.display().to_string(), "--dry-run"]);
    for part in [
        "Rules of Dec 5, 2026, signed and complete",
        "Test rules",
        "You can report from",
        "Nothing was changed",
    ] {
        assert!(shown.contains(part), "{part:?} in: {shown}");
    }
    assert_eq!(home.in_use(), "2026-11-30", "a look changes nothing");
    let before = home.json(&["status"])["cycles"][0]["window_opens_on"]["date"].clone();

    let taken = home.update(&file);
    assert!(taken.contains("are in use now"), "{taken}");
    assert_eq!(home.in_use(), "2026-12-05", "also for the next start");
    fs::remove_file(&file).expect("it was there");
    let after = home.json(&["status"])["cycles"][0]["window_opens_on"]["date"].clone();
    assert_ne!(
        before, after,
        "the standing follows the rules in use, without the file"
    );
    let kept = home.json(&["rules"]);
    assert_eq!(kept["in_use"]["origin"]["signed_by"], "Test rules");
    assert_eq!(kept["in_use"]["built_in"]["day"], "2026-11-30");

    home.done(&["rules", "back"]);
    assert_eq!(home.in_use(), "2026-11-30", "back to the program's own");
    let again = home.json(&["status"])["cycles"][0]["window_opens_on"]["date"].clone();
    assert_eq!(again, before, "and so is the standing");
    home.done(&["rules", "back", "earlier"]);
    assert_eq!(home.in_use(), "2026-12-05", "and forth again");
}

#[test]
fn what_changes_is_answered_in_json_row_by_row() {
    let home = Trusting::new(Program::of_an_apprentice());
    let file = home.pack("next.milepost-rules", &[NEXT, WINDOW]);
    let answer = home.json(&["rules", "update", &file.display().to_string(), "--dry-run"]);
    crate::formats::meets_rules_update(&answer);
    assert_eq!(answer["format"], "milepost-rules-update");
    assert_eq!(answer["taken"], false);
    let it = &answer["consequences"];
    let clauses = it["rules"]["clauses"].as_array().expect("a list");
    let ids: Vec<&str> = clauses
        .iter()
        .filter_map(|it| it["clause"].as_str())
        .collect();
    assert_eq!(ids, ["aapc.cycle.window"], "one clause says something else");
    assert_eq!(
        it["touches"][0], "aapc.cycle.window",
        "and something hangs on it"
    );
    let rows = it["rows"].as_array().expect("rows");
    let opens = rows
        .iter()
        .find(|row| row["name"] == "You can report from" && row["same"] == false);
    let opens = opens.expect("the day on which it can be reported becomes another");
    assert_eq!(opens["because"][0], "aapc.cycle.window");
    assert_ne!(opens["before"]["text"], opens["after"]["text"]);
}

#[test]
fn facts_files_plans_and_reminders_go_by_the_rules_in_use() {
    let home = Trusting::new(Program::of_an_apprentice());
    let total = ("aapc-ceu.toml", "by_count = [36, 40", "by_count = [37, 40");
    let facts = home.program.home().join("facts.json");
    home.done(&["export", "--json", &facts.display().to_string()]);
    let facts = facts.display().to_string();
    home.update(&home.pack("next.milepost-rules", &[NEXT, total]));
    for question in [&["assess", facts.as_str()][..], &["status"]] {
        let cycles = home.json(question)["cycles"].clone();
        let open = cycles
            .as_array()
            .and_then(|all| all.iter().find(|it| it["state"] == "open"));
        assert_eq!(
            open.expect("an open cycle")["required"]["amount"],
            37,
            "{question:?}"
        );
    }
    for question in [
        &["plan"][..],
        &["plan", "--facts", &facts],
        &["why", "aapc.ceu.total"],
    ] {
        let said = home.done(question);
        assert!(
            said.contains("37"),
            "{question:?} goes by the rules in use: {said}"
        );
    }
}

#[test]
fn an_old_cycle_keeps_the_rules_of_its_time() {
    let home = Trusting::new(Program::of_an_apprentice());
    // From 2028 on a cycle asks for 40; what is due before keeps its 36.
    const TOTAL: &str = "value = { by_count = [36, 40, 44, 48, 52] }";
    let ends = format!("to = \"2027-12-31\"\n{TOTAL}");
    const NOTE: &str = "note = \"The exact day of the change isn't known.\"";
    let next = format!(
        "{NOTE}\n\n[[clause.version]]\nfrom = \"2028-01-01\"\n\
         value = {{ by_count = [40, 44, 48, 52, 56] }}\nsays = \"40 CEUs and more.\"\n\
         sources = [\"B4\"]\nchecked_on = \"2026-11-23\"\ncertainty = \"published\""
    );
    let file = "aapc-ceu.toml";
    let changes = [
        NEXT,
        (file, TOTAL, ends.as_str()),
        (file, NOTE, next.as_str()),
    ];
    home.update(&home.pack("next.milepost-rules", &changes));
    let cycles = home.json(&["status"])["cycles"].clone();
    for cycle in cycles.as_array().expect("cycles") {
        let due = cycle["due_on"]["date"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let asks = &cycle["required"]["amount"];
        let expect = if due.as_str() < "2028-01-01" { 36 } else { 40 };
        assert_eq!(asks, expect, "the cycle that is due on {due}");
    }
}

#[test]
fn each_pack_that_is_not_taken_says_why_and_changes_nothing() {
    let home = Trusting::new(Program::of_an_apprentice());
    home.update(&home.pack("in-use.milepost-rules", &[NEXT, WINDOW]));
    let files = || {
        let found = fs::read_dir(home.program.home().join("rules")).expect("the folder");
        let mut names: Vec<_> = found
            .map(|it| it.expect("a file").path())
            .map(|path| (path.clone(), fs::read(path).expect("read")))
            .collect();
        names.sort();
        names
    };
    let before = files();
    let whole = fs::read_to_string(home.pack("later.milepost-rules", &[LATER])).expect("a pack");
    let stranger = Trusting::new(Program::new());
    let theirs = fs::read(stranger.pack("theirs", &[LATER])).expect("a pack");
    let gap = (
        "aapc-cycle.toml",
        "value = { months = 24 }",
        "from = \"2020-01-01\"\nvalue = { months = 24 }",
    );
    let cases: Vec<(PathBuf, &str)> = vec![
        (home.pack("older", &[]), "older than those in use"),
        (home.pack("same", &[NEXT, WINDOW]), "in use already"),
        (home.pack("clash", &[NEXT]), "say something else"),
        (
            home.written(
                "unsigned",
                whole.replacen("untrusted", "file x 1\nuntrusted", 1),
            ),
            "isn't signed",
        ),
        (
            home.written("flipped", whole.replacen("AAPC", "AAPD", 1)),
            "doesn't match its contents",
        ),
        (
            home.written("cut", &whole.as_bytes()[..whole.len() / 2]),
            "doesn't match its contents",
        ),
        (
            home.written(
                "newer",
                whole.replacen("milepost-rules 1", "milepost-rules 2", 1),
            ),
            "newer Milepost",
        ),
        (home.written("stranger", theirs), "doesn't trust"),
        (
            home.written("picture.milepost-rules", b"\x89PNG\r\n\x1a\n"),
            "a PNG picture",
        ),
        (
            home.written("archive.milepost-rules", b"PK\x03\x04"),
            "a ZIP archive",
        ),
        (home.written("empty.milepost-rules", b""), "it's empty"),
        (home.pack("gap", &[LATER, gap]), "aapc.cycle.length"),
        (home.program.home().join("nowhere"), "it isn't there"),
        (home.program.home().to_path_buf(), "a folder"),
        (home.program.home().join("logbook.milepost"), "a database"),
    ];
    for (file, why) in &cases {
        let name = file
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let said = home.refused(&["rules", "update", &file.display().to_string(), "--yes"]);
        assert!(said.contains(why), "{name}: {said:?} must say {why:?}");
        assert!(said.contains(&name), "the file is named: {said}");
        assert!(said.contains("Nothing was changed"), "{said}");
        assert_eq!(files(), before, "{name}: nothing was changed");
        assert_eq!(
            home.in_use(),
            "2026-12-05",
            "{name}: the same rules are in use"
        );
    }
}

#[test]
fn a_gigabyte_is_refused_without_reading_it() {
    let home = Trusting::new(Program::new());
    let file = home.program.home().join("large.milepost-rules");
    let large = fs::File::create(&file).expect("a file");
    large.set_len(1 << 30).expect("a hole of a gigabyte");
    let said = home.refused(&["rules", "update", &file.display().to_string(), "--yes"]);
    assert!(said.contains("larger than 4 MB"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_pipe_that_never_ends_is_refused() {
    let home = Trusting::new(Program::new());
    let said = home.refused(&["rules", "update", "/dev/zero", "--yes"]);
    assert!(said.contains("it isn't a file"), "{said}");
}

#[test]
fn without_a_yes_nothing_is_taken() {
    let home = Trusting::new(Program::new());
    let file = home.pack("next.milepost-rules", &[NEXT]);
    let said = home.refused(&["rules", "update", &file.display().to_string()]);
    assert!(said.contains("--yes"), "{said}");
    assert_eq!(home.in_use(), "2026-11-30");
}

#[test]
fn the_delivered_program_refuses_a_pack_that_a_test_signed() {
    let home = Trusting::new(Program::of_an_apprentice());
    let file = home.pack("next.milepost-rules", &[NEXT]);
    let said = home
        .program
        .refused(&["rules", "update", &file.display().to_string(), "--yes"]);
    assert!(said.contains("doesn't trust"), "{said}");
    // Nor does it use one that another program has put into its home.
    home.update(&file);
    let rules = home.program.json(&["rules"]);
    assert_eq!(rules["in_use"]["edition"]["day"], "2026-11-30");
    let notice = rules["in_use"]["notice"].as_str().unwrap_or_default();
    assert!(notice.contains("doesn't trust"), "it says why: {notice}");
}

#[test]
fn a_kept_pack_that_is_damaged_gives_way_and_no_start_is_refused() {
    let home = Trusting::new(Program::of_an_apprentice());
    home.update(&home.pack("next.milepost-rules", &[NEXT, WINDOW]));
    let kept = home
        .program
        .home()
        .join("rules/2026-12-05-2.milepost-rules");
    let whole = fs::read(&kept).expect("the pack is kept");
    let choice = home.program.home().join("rules/in-use.json");
    let chosen = fs::read(&choice).expect("the choice is kept");
    let mut flipped = whole.clone();
    flipped[1_000] ^= 1;
    for spoiled in [&flipped[..], &whole[..100], b""] {
        fs::write(&kept, spoiled).expect("spoiled");
        let rules = home.json(&["rules"]);
        assert_eq!(
            rules["in_use"]["edition"]["day"], "2026-11-30",
            "the program's own are in use"
        );
        let notice = rules["in_use"]["notice"].as_str().unwrap_or_default();
        assert!(
            notice.contains("came with this Milepost are in use"),
            "{notice}"
        );
        home.done(&["status"]);
    }
    fs::write(&kept, &whole).expect("mended");
    for spoiled in [
        &b"{"[..],
        b"",
        b"\xff",
        br#"{"format":1,"in_use":"../logbook.milepost","earlier":null}"#,
        br#"{"format":9}"#,
    ] {
        fs::write(&choice, spoiled).expect("spoiled");
        assert_eq!(home.in_use(), "2026-11-30", "{spoiled:?}");
        home.done(&["status"]);
        assert!(kept.exists(), "and nothing is thrown away");
    }
    fs::write(&choice, chosen).expect("mended");
    assert_eq!(
        home.in_use(),
        "2026-12-05",
        "what holds again is in use again"
    );
}

#[test]
fn a_program_with_newer_rules_wins_over_an_older_pack_and_says_so() {
    let home = Trusting::new(Program::of_an_apprentice());
    home.update(&home.pack("next.milepost-rules", &[NEXT]));
    // As if the pack had been taken by an earlier program: its rules are of an earlier day.
    let old = (
        "edition.toml",
        "version = 1\nday = \"2026-11-30\"",
        "version = 1\nday = \"2026-11-30\" # older",
    );
    let older = home.pack("older", &[old, WINDOW]);
    let kept = home
        .program
        .home()
        .join("rules/2026-12-05-2.milepost-rules");
    fs::copy(older, kept).expect("put in its place");
    let rules = home.json(&["rules"]);
    assert_eq!(rules["in_use"]["origin"]["origin"], "built_in");
    let notice = rules["in_use"]["notice"].as_str().unwrap_or_default();
    assert!(notice.contains("replaced the pack"), "{notice}");
}

#[test]
fn there_is_no_way_back_where_none_leads() {
    let home = Trusting::new(Program::new());
    assert!(home.refused(&["rules", "back"]).contains("in use already"));
    assert!(
        home.refused(&["rules", "back", "earlier"])
            .contains("no earlier rule pack")
    );
    home.update(&home.pack("next.milepost-rules", &[NEXT]));
    assert!(
        home.refused(&["rules", "back", "earlier"])
            .contains("no earlier rule pack")
    );
    home.update(&home.pack("later.milepost-rules", &[LATER]));
    home.done(&["rules", "back", "earlier"]);
    assert_eq!(home.in_use(), "2026-12-05", "one step back");
}

#[cfg(unix)]
#[test]
fn what_is_kept_is_the_persons_own() {
    use std::os::unix::fs::PermissionsExt;

    let home = Trusting::new(Program::new());
    home.update(&home.pack("next.milepost-rules", &[NEXT]));
    let folder = home.program.home().join("rules");
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for file in fs::read_dir(&folder).expect("read") {
        let path = file.expect("a file").path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}
