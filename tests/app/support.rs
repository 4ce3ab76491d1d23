//! The program as a process and the window's commands without a window, each
//! with a home folder of its own that goes away with it.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use milepost_app::app_state::{AppState, FileKind, Platform, Wanted};
use milepost_app::clock::Clock;
use milepost_app::first_answers::Page;
use milepost_app::paths::Home;
use milepost_app::reminders::schedule::{Setup, Starter};
use milepost_app::window::{register_state, with_commands};
use milepost_app::zoom::{ACTUAL, ZoomStep, stepped};
use milepost_core::reminders::Digest;
use milepost_logbook::{Applied, LogView, Progress};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context};
use tauri::utils::assets::{AssetKey, AssetsIter, CspHash};
use tauri::webview::InvokeRequest;
use tauri::{App, Assets, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

/// The day that every test takes for today: a Monday.
pub const TODAY: &str = "2026-11-23";

/// The program, run as a process.
pub struct Program {
    home: TempDir,
}

/// What a run of the program came to.
#[derive(Debug)]
pub struct Ran {
    /// The exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Program {
    /// The program with an empty home folder.
    pub fn new() -> Program {
        Program {
            home: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    /// The program of a CPC-A: one credential, one membership, one open position.
    pub fn of_an_apprentice() -> Program {
        let program = Program::new();
        program.add(
            "credential",
            r#"{"id":"cpc","issuer":"AAPC","code":"CPC","apprentice":true,"earned_on":"2025-05-20"}"#,
        );
        program.add(
            "account",
            r#"{"issuer":"AAPC","renewal_month":5,"joined_on":"2025-05-01"}"#,
        );
        program.add(
            "position",
            r#"{"id":"mercy","employer":"Mercy Outpatient","starts_on":"2025-09-01","weekly_minutes":2400,"code_sets":["CPT","ICD-10-CM"],"code_assignment":"yes"}"#,
        );
        program
    }

    /// The home folder.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// A command that runs in this home on the tests' day.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
        command
            .args(arguments)
            .args(["--as-of", TODAY])
            .env("MILEPOST_HOME", self.home())
            .stdin(Stdio::null());
        command
    }

    /// Runs the program with these arguments.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        ran(self
            .command(arguments)
            .output()
            .expect("the program starts"))
    }

    /// Runs the program, which must do what it is asked, and answers its output.
    pub fn done(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.status, 0, "{arguments:?} is in order, but: {}", ran.err);
        ran.out
    }

    /// The same with `--json`, read.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let mut arguments = arguments.to_vec();
        arguments.push("--json");
        serde_json::from_str(&self.done(&arguments)).expect("--json answers in JSON")
    }

    /// Runs the program, which must refuse with a reason, and answers the reason.
    pub fn refused(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.status, 1, "{arguments:?} must be refused, but: {ran:?}");
        assert_eq!(ran.out, "", "a refusal leaves nothing for a pipe to read");
        ran.err
    }

    /// Adds a fact, which must be in order.
    pub fn add(&self, kind: &str, fact: &str) {
        self.done(&["add", kind, fact]);
    }

    /// The facts of one kind, by their name in the facts format.
    pub fn facts(&self, list: &str) -> Vec<Value> {
        let facts = self.json(&["export"]);
        facts[list].as_array().cloned().unwrap_or_default()
    }
}

/// What a finished process came to.
pub fn ran(output: Output) -> Ran {
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    Ran {
        status: output.status.code().expect("the program ends by itself"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// The files of a page that has nothing in it.
struct BarePage;

impl Assets<MockRuntime> for BarePage {
    fn get(&self, key: &AssetKey) -> Option<Cow<'_, [u8]>> {
        let text: &[u8] = match key.as_ref() {
            "/index.html" => b"<html><body><p>Page</p></body></html>",
            "/other.html" => b"<html><body><p>Other</p></body></html>",
            _ => return None,
        };
        Some(text.into())
    }

    fn iter(&self) -> Box<AssetsIter<'_>> {
        Box::new(std::iter::empty())
    }

    fn csp_hashes(&self, _: &AssetKey) -> Box<dyn Iterator<Item = CspHash<'_>> + '_> {
        Box::new(std::iter::empty())
    }
}

/// The window's commands behind Tauri's mock runtime.
pub struct Window {
    webview: WebviewWindow<MockRuntime>,
    app: App<MockRuntime>,
    home: TempDir,
    /// What the window asked of the system.
    pub asked: Arc<Asked>,
}

/// A system that remembers what it was asked, and saves where it is told.
#[derive(Default)]
pub struct Asked {
    /// The addresses that were to be opened.
    pub browsed: Mutex<Vec<String>>,
    /// Where the person will save the next file.
    pub save_to: Mutex<Option<PathBuf>>,
    /// The notifications that were shown.
    pub notified: Mutex<Vec<Digest>>,
    /// Why no notification can be shown, where none can.
    pub deaf: Mutex<Option<String>>,
    /// What starts reminders.
    pub starters: Mutex<Vec<Starter>>,
    /// The folder or copy that the person will choose next.
    pub choose: Mutex<Option<PathBuf>>,
    /// How large the page is drawn, in percent; 0 before it was asked.
    pub zoomed: Mutex<u16>,
    /// How often the page was printed.
    pub printed: Mutex<u32>,
    /// What was to be shown in the file manager.
    pub revealed: Mutex<Vec<PathBuf>>,
}

impl Platform for Asked {
    fn ask_where_to_save(&self, _: &str, _: FileKind) -> Option<PathBuf> {
        self.save_to.lock().expect("no test panicked").clone()
    }

    fn ask_for_folder(&self, _: &str) -> Option<PathBuf> {
        self.choose.lock().expect("no test panicked").clone()
    }

    fn ask_for_sheet(&self) -> Option<PathBuf> {
        self.choose.lock().expect("no test panicked").clone()
    }

    fn ask_for_copy(&self) -> Option<PathBuf> {
        self.choose.lock().expect("no test panicked").clone()
    }

    fn ask_for_rule_pack(&self) -> Option<PathBuf> {
        self.choose.lock().expect("no test panicked").clone()
    }

    fn ask_for_certificates(&self) -> Vec<PathBuf> {
        let chosen = self.choose.lock().expect("no test panicked").clone();
        chosen.into_iter().collect()
    }

    fn ask_for_files_to_keep(&self) -> Vec<PathBuf> {
        let chosen = self.choose.lock().expect("no test panicked").clone();
        chosen.into_iter().collect()
    }

    fn certificates_changed(&self) {}

    fn copying(&self, _: Progress) {}

    fn reveal(&self, path: &Path) -> Result<(), String> {
        let mut revealed = self.revealed.lock().expect("no test panicked");
        revealed.push(path.to_owned());
        Ok(())
    }

    fn browse(&self, url: &str) -> Result<(), String> {
        self.browsed
            .lock()
            .expect("no test panicked")
            .push(url.to_owned());
        Ok(())
    }

    fn print(&self) -> Result<(), String> {
        *self.printed.lock().expect("no test panicked") += 1;
        Ok(())
    }

    fn zoom(&self, step: ZoomStep) -> Result<u16, String> {
        let mut zoomed = self.zoomed.lock().expect("no test panicked");
        *zoomed = stepped(if *zoomed == 0 { ACTUAL } else { *zoomed }, step);
        Ok(*zoomed)
    }

    fn notify(&self, message: &Digest) -> Result<(), String> {
        let mut notified = self.notified.lock().expect("no test panicked");
        match self.deaf.lock().expect("no test panicked").clone() {
            Some(reason) => Err(reason),
            None => {
                notified.push(message.clone());
                Ok(())
            }
        }
    }

    fn has_tray(&self) -> bool {
        false
    }

    fn setup(&self, starter: Starter) -> Setup {
        let on = self.starters.lock().expect("no test panicked");
        Setup {
            on: on.contains(&starter),
            means: "a test's own scheduler".to_owned(),
            place: None,
        }
    }

    fn set_up(&self, starter: Starter, _: &Home, wanted: Wanted) -> Result<Setup, String> {
        let mut on = self.starters.lock().expect("no test panicked");
        on.retain(|it| *it != starter);
        if wanted == Wanted::On {
            on.push(starter);
        }
        drop(on);
        Ok(self.setup(starter))
    }
}

impl Window {
    /// A window whose logbook holds a CPC-A with one open position.
    pub fn of_an_apprentice() -> Window {
        let window = Window::new();
        for operation in [cpc_a(), mercy()] {
            let _: Applied = window.ask("apply", json!({ "operation": operation }));
        }
        window
    }

    /// The newest rows of the log.
    pub fn log(&self) -> LogView {
        self.ask(
            "log_view",
            json!({ "filter": {}, "row": 0, "pageRows": 10 }),
        )
    }

    /// The window on an empty home folder.
    pub fn new() -> Window {
        Window::on(tempfile::tempdir().expect("a temporary folder"))
    }

    /// The window on a home folder that holds something already.
    pub fn on(home: TempDir) -> Window {
        let asked = Arc::new(Asked::default());
        let place = Home {
            folder: home.path().to_path_buf(),
            usual: false,
            sample: None,
        };
        let clock = Clock::new(Some(day(TODAY)));
        let mut context = mock_context(BarePage);
        let page = Page::answer_first(&mut context);
        let app = with_commands(mock_builder())
            .build(context)
            .expect("the mock runtime starts");
        page.of(&app);
        register_state(&app, AppState::open(place, clock, asked.clone()));
        let webview = WebviewWindowBuilder::new(&app, "main", Default::default())
            .build()
            .expect("the mock runtime has windows");
        Window {
            webview,
            app,
            home,
            asked,
        }
    }

    /// The home folder.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// A file of the page, as the window gets it.
    pub fn file(&self, name: &str) -> String {
        let file = self.app.asset_resolver().get(name.to_owned());
        let file = file.unwrap_or_else(|| panic!("there is {name}"));
        String::from_utf8(file.bytes).expect("a page is text")
    }

    /// Calls a command, which must answer.
    pub fn ask<T: DeserializeOwned>(&self, command: &str, arguments: Value) -> T {
        let answer = self.call(command, arguments);
        let answer = answer.unwrap_or_else(|error| panic!("{command} must answer, but: {error}"));
        serde_json::from_value(answer).expect("a command answers what its type says")
    }

    /// Calls a command, which must refuse.
    pub fn refused(&self, command: &str, arguments: Value) -> Value {
        match self.call(command, arguments) {
            Err(refusal) => refusal,
            Ok(answer) => panic!("{command} must refuse, but answered {answer}"),
        }
    }

    fn call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let origin = if cfg!(windows) {
            "http://tauri.localhost"
        } else {
            "tauri://localhost"
        };
        let request = InvokeRequest {
            cmd: command.into(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: origin.parse().expect("an address"),
            body: InvokeBody::Json(arguments),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_string(),
        };
        get_ipc_response(&self.webview, request).map(|body| {
            body.deserialize::<Value>()
                .expect("a command answers in JSON")
        })
    }
}

/// A day from its text.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day as YYYY-MM-DD")
}

/// A program on a home folder, as the window has one; several are on one file as several programs are.
pub fn program_on(home: &Path) -> AppState {
    let place = Home {
        folder: home.to_path_buf(),
        usual: false,
        sample: None,
    };
    AppState::open(
        place,
        Clock::new(Some(day(TODAY))),
        Arc::new(Asked::default()),
    )
}

/// What sets up an apprentice coder.
pub fn cpc_a() -> Value {
    json!({ "operation": "setup", "with": [
        { "kind": "account", "fact": { "id": "aapc", "issuer": "AAPC", "renewal_month": 5 } },
        { "kind": "credential", "fact": { "id": "cpc", "issuer": "AAPC", "code": "CPC",
            "apprentice": true, "earned_on": "2025-05-20" } },
    ]})
}

/// What adds the position of an apprentice coder.
pub fn mercy() -> Value {
    json!({ "operation": "add", "with": { "kind": "position", "fact": {
        "id": "mercy", "employer": "Mercy Outpatient", "starts_on": "2025-09-01",
        "weekly_minutes": 2400, "code_sets": ["CPT", "ICD-10-CM"], "code_assignment": "yes",
    }}})
}

/// A sound file with the first page of a table destroyed: it opens, and that table cannot be read.
pub fn with_a_damaged(table: &str, file: &Path) -> Vec<u8> {
    const PAGE: usize = 4_096;
    let db = rusqlite::Connection::open(file).expect("a logbook");
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
    let page: u32 = db
        .query_row(sql, [table], |row| row.get(0))
        .expect("the table is there");
    let page = usize::try_from(page).expect("a page of a small file");
    let mut bytes = std::fs::read(file).expect("readable");
    bytes[(page - 1) * PAGE..page * PAGE].fill(0xee);
    bytes
}
