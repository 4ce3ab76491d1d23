//! What documents say of the facts: letters with what the list of their day asks, packets that
//! name what they lack, sheets that notice when hours change.

use chrono::NaiveDate;
use milepost_core::documents::content::{Block, Document};
use milepost_core::documents::letter::{
    ItemState, LONGEST_MAIL, LetterAsked, LetterKit, Logged, Signer, letter,
};
use milepost_core::documents::owner::Owner;
use milepost_core::documents::packet::{PacketAsked, PacketFile, packet};
use milepost_core::documents::{list, sheet};
use milepost_core::facts::{
    CodeSet, Credential, Credit, Entry, Evidence, Facts, Holder, HolderKind, IssuerAccount,
    Position, PositionKind, YesNoUnknown,
};
use milepost_core::rulebook::Rulebook;

fn on(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn owner(facts: &Facts) -> Owner {
    Owner::of("Maya Torres", facts, on("2026-11-30"))
}

fn facts() -> Facts {
    Facts {
        accounts: vec![IssuerAccount {
            id: "aapc".into(),
            issuer: "AAPC".into(),
            member_number: Some("01947302".to_owned()),
            renewal_month: Some(5),
            ..IssuerAccount::default()
        }],
        credentials: vec![Credential {
            id: "cpc".into(),
            issuer: "AAPC".into(),
            code: "CPC".into(),
            apprentice: true,
            earned_on: Some(on("2025-05-17")),
            ..Credential::default()
        }],
        ..Facts::default()
    }
}

fn harbor() -> Position {
    Position {
        id: "harbor".into(),
        employer: "Harbor Clinic".to_owned(),
        kind: PositionKind::Externship,
        starts_on: Some(on("2025-07-01")),
        ends_on: Some(on("2025-11-30")),
        weekly_minutes: Some(20 * 60),
        code_sets: vec![CodeSet::Cpt, CodeSet::Icd10Cm],
        code_assignment: YesNoUnknown::Yes,
        ..Position::default()
    }
}

fn denise() -> Signer {
    Signer {
        name: "Denise Okafor, CPC".to_owned(),
        title: "Coding Supervisor".to_owned(),
        phone: "(978) 555-0142".to_owned(),
        email: "d.okafor@harborclinic.example".to_owned(),
        without_hours: false,
    }
}

fn kit(position: &Position, signer: &Signer) -> LetterKit {
    let facts = facts();
    letter(&LetterAsked {
        rules: Rulebook::embedded(),
        position,
        logged: &Logged::default(),
        signer,
        account: facts.accounts.first(),
        owner: &owner(&facts),
    })
}

#[test]
fn the_draft_has_what_the_list_asks_and_leaves_the_rest_to_ink() {
    let kit = kit(&harbor(), &denise());
    assert_eq!(kit.items.len(), 8, "AAPC's current list has eight items");
    let of = |state: ItemState| kit.items.iter().filter(|it| it.state == state).count();
    assert_eq!(of(ItemState::Open), 0, "{:?}", kit.items);
    assert_eq!(of(ItemState::Signer), 3, "letterhead, ink and the day");
    assert_eq!(of(ItemState::You), 1, "the scan");
    for part in [
        "from July 1, 2025 (start date) to November 30, 2025 (end date), 20 hours a week",
        "assigning CPT and ICD-10-CM codes",
        "member ID 01947302",
        "call me at (978)\u{a0}555-0142",
    ] {
        assert!(kit.text.contains(part), "{part}: {}", kit.text);
    }
    for pronoun in [" she ", " he ", " her ", " his ", " their "] {
        assert!(
            !kit.text.contains(pronoun),
            "the draft names the person: {pronoun}"
        );
    }
    assert!(kit.email.body.len() < LONGEST_MAIL);
    assert!(kit.email.body.contains("CPC-A"));
}

#[test]
fn what_nobody_said_is_a_blank_and_an_open_item() {
    let bare = Position {
        id: "bare".into(),
        employer: "Élan & Sons".to_owned(),
        ..Position::default()
    };
    let kit = kit(&bare, &Signer::default());
    let open: Vec<&str> = kit
        .items
        .iter()
        .filter(|it| it.state == ItemState::Open)
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(
        open.len(),
        4,
        "experience, dates, who signs and how they are reached: {open:?}"
    );
    assert!(
        kit.text.contains("from ________ (start date)"),
        "{}",
        kit.text
    );
    assert!(
        kit.text.contains("assigning ________ codes"),
        "{}",
        kit.text
    );
    assert_eq!(kit.not_asked, None, "no hours a week are said");
}

#[test]
fn hours_a_week_can_be_left_out_and_are_not_asked_for() {
    let without = Signer {
        without_hours: true,
        ..denise()
    };
    let kit = kit(&harbor(), &without);
    assert!(!kit.text.contains("a week"), "{}", kit.text);
    assert!(kit.not_asked.is_some_and(|it| it.contains("left out")));
}

#[test]
fn a_job_that_goes_on_runs_to_the_day_of_the_letter() {
    let open = Position {
        ends_on: None,
        title: Some("Outpatient coder".to_owned()),
        kind: PositionKind::Job,
        ..harbor()
    };
    let kit = kit(&open, &denise());
    assert!(
        kit.text.contains(
            "Maya Torres is an outpatient coder at Harbor Clinic from July 1, 2025 (start \
                       date) to the date of this letter (end date)"
        ),
        "{}",
        kit.text
    );
}

fn entry(day: &str, minutes: i32) -> Entry {
    Entry {
        id: format!("{day}-{minutes}").as_str().into(),
        position: "harbor".into(),
        date: on(day),
        minutes,
        ..Entry::default()
    }
}

#[test]
fn a_sheet_notices_when_hours_change_after_it_was_made() {
    let position = harbor();
    let (from, to) = (on("2025-07-01"), on("2025-07-31"));
    let mut hours = vec![entry("2025-07-01", 450), entry("2025-07-02", 450)];
    let signed = sheet::canonical(&position, &hours, from, to);
    let same = |hours: &[Entry]| {
        let now = sheet::canonical(&position, hours, from, to);
        sheet::changed_after(&signed, &now)
    };
    hours.reverse();
    assert_eq!(same(&hours), None, "the order of entries changes nothing");
    hours.push(Entry {
        planned: true,
        ..entry("2025-07-03", 450)
    });
    hours.push(entry("2025-08-01", 450));
    assert_eq!(
        same(&hours),
        None,
        "plans and other months stand on no sheet"
    );
    hours[0].minutes = 480;
    assert_eq!(
        same(&hours).as_deref(),
        Some("1 entry changed after signing")
    );
    hours.clear();
    assert_eq!(
        same(&hours).as_deref(),
        Some("2 entries changed after signing")
    );
}

#[test]
fn a_sheet_adds_up_its_days() {
    let hours = [
        entry("2025-07-01", 450),
        entry("2025-07-01", 30),
        entry("2025-07-02", 450),
    ];
    let (minutes, days) = sheet::totals(&hours, on("2025-07-01"), on("2025-07-31"));
    assert_eq!((minutes, days), (930, 2));
    let facts = facts();
    let document = sheet::sheet(&sheet::SheetAsked {
        position: &harbor(),
        entries: &hours,
        from: on("2025-07-01"),
        to: on("2025-07-31"),
        seal: "e3b0c442",
        code: "7K3F-22QD",
        owner: &owner(&facts),
    });
    let words = words(&document);
    for part in ["15.5", "Total, 2 days", "7K3F-22QD", "8.0"] {
        assert!(words.contains(part), "{part}: {words}");
    }
}

/// Everything that a document says, as the test can look through it.
fn words(document: &Document) -> String {
    serde_json::to_string(&document.blocks).expect("plain data")
}

fn credit(id: &str, day: &str, number: Option<&str>) -> Credit {
    Credit {
        id: id.into(),
        title: format!("Title of {id}"),
        sponsor: Some("Meridian Coding Institute".to_owned()),
        completed_on: on(day),
        amount: Some(milepost_core::amounts::Ceus::whole(2)),
        index_number: number.map(str::to_owned),
        ..Credit::default()
    }
}

#[test]
fn a_packet_shows_each_certificate_once_and_names_what_it_lacks() {
    let mut facts = facts();
    facts.credits = vec![
        credit("third", "2026-09-01", None),
        credit("first", "2025-07-15", Some("CFM15072525")),
        credit("second", "2025-10-09", Some("LC0925770A")),
    ];
    facts.evidence = vec![Evidence {
        id: "scan".into(),
        sha256: "a90e17bd".repeat(8),
        name: "scan.pdf".to_owned(),
        added_on: on("2026-11-30"),
        belongs_to: ["first", "second"]
            .map(|it| Holder::new(HolderKind::Credit, it))
            .to_vec(),
        ..Evidence::default()
    }];
    let rules = Rulebook::embedded();
    let standing = milepost_core::assess::assess(&facts, rules, on("2026-11-30"));
    let cycle = standing
        .cycles
        .iter()
        .find(|it| it.credits.len() == 3)
        .expect("the running cycle");
    let files = [PacketFile {
        evidence: &facts.evidence[0],
        pictures: 0..2,
        pages_in_file: 2,
        not_shown: None,
    }];
    let owner = owner(&facts);
    let packet = packet(&PacketAsked {
        facts: &facts,
        rules,
        cycle,
        owner: &owner,
        files: &files,
    });
    assert_eq!((packet.credits, packet.certificates), (3, 2));
    assert_eq!(packet.missing, ["Title of third"]);
    let pictures = packet
        .document
        .blocks
        .iter()
        .filter(|it| matches!(it, Block::Picture { .. }));
    assert_eq!(
        pictures.count(),
        2,
        "one file of two pages, though it proves two credits"
    );
    let words = words(&packet.document);
    assert!(words.contains("Without an index number, AAPC might not accept this credit."));
    assert!(
        words.contains("CFM15072525"),
        "an auditor needs the index number"
    );
    assert!(
        !words.to_lowercase().contains("valid"),
        "nothing is called valid"
    );
}

#[test]
fn lists_for_others_leave_index_numbers_out() {
    let mut facts = facts();
    facts.credits = vec![credit("first", "2025-07-15", Some("CFM15072525"))];
    facts.positions = vec![harbor()];
    let rules = Rulebook::embedded();
    let standing = milepost_core::assess::assess(&facts, rules, on("2026-11-30"));
    let owner = owner(&facts);
    for document in [
        list::credits(&facts, &owner),
        list::annex(&facts, &standing, &owner),
    ] {
        assert!(
            !words(&document).contains("CFM15072525"),
            "{}",
            document.title
        );
    }
    let annex = words(&list::annex(&facts, &standing, &owner));
    for part in ["CPC-A", "Coding extern", "Harbor Clinic", "No letter yet"] {
        assert!(annex.contains(part), "{part}: {annex}");
    }
}
