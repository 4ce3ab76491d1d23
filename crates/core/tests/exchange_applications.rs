//! Other people's sheets of applications for jobs: each row an application with dated steps.

use chrono::NaiveDate;
use milepost_core::exchange::{Kind, Known, Preview, Request, RowState, Table, preview};
use milepost_core::facts::Facts;
use milepost_core::rulebook::Rulebook;
use proptest::prelude::*;

fn look(rows: &[Vec<String>]) -> Preview {
    let texts = rows.iter().map(|row| row.iter().map(String::as_str));
    let table = Table::of_texts("", texts);
    let facts = Facts::default();
    let sheets = [table];
    let known = Known {
        facts: &facts,
        rulebook: Rulebook::embedded(),
        before: &|prints| vec![None; prints.len()],
        today: "2026-11-30".parse().expect("a day"),
    };
    let request = Request {
        sheets: &sheets,
        ..Request::default()
    };
    preview(&request, &known).expect("a table is understood")
}

fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines()
        .map(|line| line.split('|').map(|it| it.trim().to_owned()).collect())
        .collect()
}

/// What a row came to: `Mercy · Coder I · applied 2026-03-02 · interview 2026-03-09`.
fn said(seen: &Preview) -> Vec<String> {
    let mut all = Vec::new();
    for row in &seen.rows {
        let Some(fact) = row.fact.as_ref().filter(|_| row.state == RowState::New) else {
            if let Some(problem) = &row.problem {
                all.push(format!("? {problem}"));
            }
            continue;
        };
        let text = |name: &str| {
            fact.get(name)
                .and_then(|it| it.as_str())
                .unwrap_or("–")
                .to_owned()
        };
        let mut parts = vec![text("employer"), text("title")];
        for step in &row.along {
            assert_eq!(step.kind, Kind::Step);
            let of = |name: &str| step.fact[name].as_str().unwrap_or("–").to_owned();
            parts.push(format!("{} {}", of("kind"), of("on")));
        }
        all.push(parts.join(" · "));
    }
    all
}

#[test]
fn a_tracker_as_people_keep_it_is_read() {
    let seen = look(&rows(
        "Company | Role | Date Applied | Status | Location | Salary | Link | Source | Notes\n\
         Mercy Outpatient | Coder I | 3/2/2026 | Interview | Lowell, MA | $28/hr | https://mercy.example/1 | LinkedIn | Spoke to Dana\n\
         Tufts Medicine | Inpatient Coder | 3/16/2026 | Rejected | Boston | $55,000 - $65,000 | | Craigslist | \n\
         Baystate | Coder II | 3/28/2026 | Applied | | DOE | | Referral | \n\
         UMass Memorial | HIM Coder | | Wishlist | Worcester | | | | ",
    ));
    assert_eq!(seen.kind, Some(Kind::Application), "{:?}", seen.columns);
    assert_eq!(
        said(&seen),
        [
            "Mercy Outpatient · Coder I · applied 2026-03-02 · interview 2026-03-02",
            "Tufts Medicine · Inpatient Coder · applied 2026-03-16 · declined_by_them 2026-03-16",
            "Baystate · Coder II · applied 2026-03-28",
            "UMass Memorial · HIM Coder",
        ]
    );
    let fact = |at: usize| {
        seen.rows
            .iter()
            .filter_map(|it| it.fact.as_ref())
            .nth(at)
            .expect("a fact")
    };
    assert_eq!(fact(0)["pay_from_cents"], 2_800);
    assert_eq!(fact(0)["pay_unit"], "hour");
    assert_eq!(fact(0)["found_through"], "job_board");
    assert_eq!(fact(1)["pay_to_cents"], 6_500_000);
    assert!(fact(1).get("pay_unit").is_none(), "what it is for is asked");
    let note = fact(1)["note"].as_str().expect("a note");
    assert!(
        note.contains("Source: Craigslist"),
        "nothing is lost: {note}"
    );
    let note = fact(2)["note"].as_str().expect("a note");
    assert!(note.contains("Salary: DOE"), "{note}");
}

#[test]
fn a_stage_has_its_own_day_where_the_sheet_says_it() {
    let seen = look(&rows(
        "Employer | Position | Applied | Stage | Last updated\n\
         Mercy | Coder | 2026-03-02 | Offer received | 2026-04-01\n\
         Tufts | Coder | 2026-03-02 | No response | 2026-05-01",
    ));
    assert_eq!(seen.kind, Some(Kind::Application));
    assert_eq!(
        said(&seen),
        [
            "Mercy · Coder · applied 2026-03-02 · offer 2026-04-01",
            "Tufts · Coder · applied 2026-03-02 · no_answer 2026-05-01",
        ]
    );
}

#[test]
fn what_is_not_clear_is_said_and_never_guessed() {
    let seen = look(&rows(
        "Employer | Position | Date applied | Status\n\
         Mercy | Coder | 3/14/2026 | Purple\n\
         Tufts | Coder | | Rejected\n\
         | Coder | 3/15/2026 | Applied\n\
         Baystate | Coder | 3/32/2026 | Applied",
    ));
    assert_eq!(seen.kind, Some(Kind::Application));
    let said = said(&seen);
    assert_eq!(said.len(), 4, "{said:?}");
    assert!(
        said[0].contains("`Purple` is no stage that is known"),
        "{said:?}"
    );
    assert!(said[1].contains("`Rejected` has no day"), "{said:?}");
    assert!(said[2].contains("the employer is missing"), "{said:?}");
    assert!(said[3].starts_with("? row 5, Date applied"), "{said:?}");
}

#[test]
fn other_sheets_with_employers_are_none_of_applications() {
    for (text, kind) in [
        (
            "Employer | Title | Start date | End date\nMercy | Coder | 1/15/2024 | 2/20/2026",
            Kind::Position,
        ),
        (
            "Date | Company | Hours | Status\n3/14/2026 | Mercy | 7.5 | Approved",
            Kind::Entry,
        ),
        (
            "Title | Provider | Date completed | CEUs | Status\nA webinar | Mercy | 3/14/2026 | 1.5 | Completed",
            Kind::Credit,
        ),
    ] {
        assert_eq!(look(&rows(text)).kind, Some(kind), "{text}");
    }
}

/// Headers as other people write them: employer, title, day, stage.
const HEADERS: [[&str; 4]; 4] = [
    ["Company", "Role", "Date Applied", "Status"],
    ["Employer", "Job Title", "Applied On", "Stage"],
    [
        "COMPANY NAME",
        "position",
        "Application Date",
        "Application Status",
    ],
    ["Organization", "Title", "Applied", "Current Status"],
];

/// What people write for a stage, and what it is.
const STAGES: [(&str, Option<&str>); 7] = [
    ("Applied", None),
    ("Phone screen", Some("screening")),
    ("Interview", Some("interview")),
    ("Offer", Some("offer")),
    ("REJECTED", Some("declined_by_them")),
    ("withdrew", Some("withdrawn")),
    ("Ghosted", Some("no_answer")),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever the headers' words and the days' form: what was written comes in, once a row.
    #[test]
    fn what_was_written_comes_in(
        headers in 0..HEADERS.len(),
        american in any::<bool>(),
        kept in prop::collection::vec(
            ("[A-Z][a-z]{3,9} (Hospital|Clinic)", "(Coder|Auditor) (I|II|III)", 0..700_i64, 0..STAGES.len()),
            1..12,
        ),
    ) {
        let first: NaiveDate = "2024-12-13".parse().expect("a day");
        let mut sheet = vec![HEADERS[headers].map(str::to_owned).to_vec()];
        let mut expect = Vec::new();
        // One day that says how the others are written.
        let rows = kept.iter().chain([&kept[0]]);
        for (at, (employer, title, later, stage)) in rows.enumerate() {
            let later = if at == kept.len() { 0 } else { *later };
            let on = first + chrono::Days::new(later.unsigned_abs());
            let written = match american {
                true => on.format("%-m/%-d/%Y").to_string(),
                false => on.to_string(),
            };
            let (words, kind) = STAGES[*stage];
            let employer = format!("{employer} {at}");
            sheet.push(vec![employer.clone(), title.clone(), written, words.to_owned()]);
            let more = kind.map(|it| format!(" · {it} {on}")).unwrap_or_default();
            expect.push(format!("{employer} · {title} · applied {on}{more}"));
        }
        let seen = look(&sheet);
        prop_assert_eq!(seen.kind, Some(Kind::Application));
        prop_assert_eq!(said(&seen), expect);
    }
}

/// What came in before, with its steps, as the logbook would hold it.
fn kept(seen: &Preview) -> Facts {
    let mut facts = Facts::default();
    for (at, row) in seen.rows.iter().enumerate() {
        let Some(fact) = row.fact.clone() else {
            continue;
        };
        let id = format!("a{at}");
        let mut fact = serde_json::Value::Object(fact);
        fact["id"] = id.clone().into();
        facts
            .applications
            .push(serde_json::from_value(fact).expect("an application"));
        for (number, step) in row.along.iter().enumerate() {
            let mut step = serde_json::Value::Object(step.fact.clone());
            step["id"] = format!("{id}s{number}").into();
            step["application"] = id.clone().into();
            facts
                .steps
                .push(serde_json::from_value(step).expect("a step"));
        }
    }
    facts
}

#[test]
fn a_sheet_that_comes_again_offers_its_newer_stages() {
    let header = "Company | Role | Date Applied | Status | Last update | Location\n";
    let first = look(&rows(&format!(
        "{header}Mercy | Coder I | 3/2/2026 | Applied | | \n\
         Tufts Medicine | Coder | 3/16/2026 | Interview | 3/20/2026 | Boston\n\
         Baystate | Coder II | 3/28/2026 | Applied | | Springfield"
    )));
    let facts = kept(&first);
    let again = rows(&format!(
        "{header}Mercy | Coder I | 3/2/2026 | Rejected | 4/1/2026 | Lowell\n\
         Tufts Medicine | Coder | 3/16/2026 | Interview | 3/20/2026 | Boston\n\
         Baystate | Coder II | 3/28/2026 | Interview | | Springfield"
    ));
    let texts = again.iter().map(|row| row.iter().map(String::as_str));
    let sheets = [Table::of_texts("", texts)];
    let known = Known {
        facts: &facts,
        rulebook: Rulebook::embedded(),
        before: &|prints| vec![None; prints.len()],
        today: "2026-11-30".parse().expect("a day"),
    };
    let request = Request {
        sheets: &sheets,
        ..Request::default()
    };
    let seen = preview(&request, &known).expect("a table is understood");
    let states: Vec<RowState> = seen.rows.iter().map(|row| row.state).collect();
    assert_eq!(
        states,
        [RowState::Update, RowState::Same, RowState::Update],
        "{:?}",
        seen.rows
    );
    assert!(seen.rows.iter().all(|row| !row.comes), "it is offered only");
    let steps = |at: usize| -> Vec<(String, String)> {
        let along = seen.rows[at].along.iter();
        let text = |step: &milepost_core::exchange::Made, name: &str| {
            step.fact[name].as_str().unwrap_or_default().to_owned()
        };
        along
            .map(|step| (text(step, "kind"), text(step, "on")))
            .collect()
    };
    let step = |kind: &str, on: &str| vec![(kind.to_owned(), on.to_owned())];
    assert_eq!(steps(0), step("declined_by_them", "2026-04-01"));
    assert_eq!(
        steps(2),
        step("interview", "2026-11-30"),
        "its day isn't said: when it was first seen"
    );
    let fact = seen.rows[0].fact.as_ref().expect("the whole of it");
    assert_eq!(fact["id"], "a0", "the one that is there is changed");
    assert_eq!(fact["town"], "Lowell", "what was empty is filled");
    assert!(
        seen.rows[0]
            .notes
            .iter()
            .any(|it| it.contains("adds they declined")),
        "{:?}",
        seen.rows[0].notes
    );
}
