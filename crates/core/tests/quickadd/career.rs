//! Lines about the way to a job.

use milepost_core::career::Doing;
use milepost_core::facts::{FoundThrough, OrganizerKind, PayUnit, StepKind, WorkPlace};
use milepost_core::quickadd::{Mode, Proposal};

use crate::world::{day, world};

fn doing(text: &str) -> Doing {
    let read = world().read(Mode::Any, text);
    match read.proposal {
        Some(Proposal::Career(doing)) => *doing,
        other => panic!(
            "{text:?} is of the way to a job: {other:?} {:?}",
            read.problems
        ),
    }
}

fn problems(text: &str) -> Vec<String> {
    let read = world().read(Mode::Any, text);
    assert!(read.proposal.is_none(), "{text:?} says too little");
    read.problems.into_iter().map(|it| it.code).collect()
}

#[test]
fn an_application_is_its_employer_title_place_and_pay() {
    let Doing::Apply {
        application,
        kind,
        on,
    } = doing("apply Mass General Brigham coder II remote $31/h")
    else {
        panic!("an application")
    };
    assert_eq!(application.employer, "Mass General Brigham");
    assert_eq!(application.title.as_deref(), Some("coder II"), "as typed");
    assert_eq!(application.place, Some(WorkPlace::Remote));
    assert_eq!(
        (application.pay_from_cents, application.pay_unit),
        (Some(3_100), Some(PayUnit::Hour))
    );
    assert_eq!((kind, on), (StepKind::Applied, day("2026-11-23")));
}

#[test]
fn an_application_may_name_the_title_first() {
    for (text, employer, title) in [
        (
            "apply coder II at Baystate Health 11/3",
            "Baystate Health",
            Some("coder II"),
        ),
        ("applied to Baystate Health 11/3", "Baystate Health", None),
        (
            "apply at Old Mill surgical coder",
            "Old Mill",
            Some("surgical coder"),
        ),
        (
            "apply Mercy Hospital coder I",
            "Mercy Hospital",
            Some("coder I"),
        ),
        ("apply Mercy", "Mercy", None),
    ] {
        let Doing::Apply { application, .. } = doing(text) else {
            panic!("an application")
        };
        assert_eq!(application.employer, employer, "{text}");
        assert_eq!(application.title.as_deref(), title, "{text}");
    }
}

#[test]
fn the_job_board_is_no_part_of_the_title() {
    for text in [
        "apply Mercy Hospital coder I indeed 11/3",
        "apply coder I at Mercy Hospital via Indeed",
        "apply Mercy Hospital coder I on LinkedIn 11/3",
    ] {
        let Doing::Apply { application, .. } = doing(text) else {
            panic!("an application")
        };
        assert_eq!(application.employer, "Mercy Hospital", "{text}");
        assert_eq!(application.title.as_deref(), Some("coder I"), "{text}");
        assert_eq!(
            application.found_through,
            Some(FoundThrough::JobBoard),
            "{text}"
        );
    }
}

#[test]
fn pay_without_its_unit_is_kept_and_asked() {
    let Doing::Apply { application, .. } = doing("apply Northlight auditor $33") else {
        panic!("an application")
    };
    assert_eq!(
        (application.pay_from_cents, application.pay_unit),
        (Some(3_300), None),
        "its size never decides"
    );
    let read = world().read(Mode::Any, "apply Northlight auditor $33");
    assert!(read.reading.contains("per what?"), "{}", read.reading);
}

#[test]
fn a_range_of_pay_is_both_ends() {
    let Doing::Apply { application, .. } = doing("apply Tufts Medicine outpatient coder $30-33/h")
    else {
        panic!("an application")
    };
    assert_eq!(application.title.as_deref(), Some("outpatient coder"));
    assert_eq!(
        (application.pay_from_cents, application.pay_to_cents),
        (Some(3_000), Some(3_300))
    );
}

#[test]
fn a_meeting_has_an_organizer_of_the_right_sort() {
    let Doing::Meet { meeting } =
        doing("meet Winter meeting by MaHIMA dec 9 noon online 1 ceu $15")
    else {
        panic!("a meeting")
    };
    assert_eq!(meeting.organizer, "MaHIMA");
    assert_eq!(meeting.organizer_kind, OrganizerKind::ComponentAssociation);
    assert_eq!(meeting.starts_on, day("2026-12-09"));
    assert_eq!(
        meeting.at.map(|at| at.to_string()).as_deref(),
        Some("12:00")
    );
    assert_eq!(meeting.town.as_deref(), Some("online"));
    assert_eq!(meeting.cost_cents, Some(1_500));
    let Doing::Meet { meeting } = doing("meet Chapter meeting: denials dec 17 6pm 1.5 ceu") else {
        panic!("a meeting")
    };
    assert_eq!(meeting.organizer_kind, OrganizerKind::AapcChapter);
    assert_eq!(
        meeting.at.map(|at| at.to_string()).as_deref(),
        Some("18:00")
    );
}

#[test]
fn a_word_with_somebody_keeps_who_is_new() {
    let Doing::Spoke { contact, on, note } =
        doing("spoke Priya Nair yesterday note: the team grows")
    else {
        panic!("a word")
    };
    assert_eq!(contact.name, "Priya Nair");
    assert!(contact.id.as_str().is_empty(), "she is new");
    assert_eq!(on, day("2026-11-22"));
    assert_eq!(note.as_deref(), Some("the team grows"));
}

#[test]
fn an_employer_in_quotes_is_no_part_of_the_pay_before_it() {
    for text in [
        r#"apply $31/h "Lakeside Imaging" coder"#,
        r#"apply "Lakeside Imaging" $31/h coder"#,
        r#"apply $31 an hour "Lakeside Imaging" coder"#,
    ] {
        let Doing::Apply { application, .. } = doing(text) else {
            panic!("an application: {text}")
        };
        assert_eq!(application.employer, "Lakeside Imaging", "{text}");
        assert_eq!(application.pay_from_cents, Some(3100), "{text}");
        assert_eq!(application.pay_unit, Some(PayUnit::Hour), "{text}");
    }
}

#[test]
fn what_is_missing_is_asked() {
    assert_eq!(problems("apply $31/h"), ["employer_missing"]);
    assert_eq!(
        problems("meet Winter gathering dec 9"),
        ["organizer_missing"]
    );
    assert_eq!(problems("spoke yesterday"), ["name_missing"]);
    assert_eq!(problems("offer $31/h"), ["no_application"]);
    assert!(problems("apply Mercy coder $3x/h").contains(&"pay_unreadable".to_owned()));
}
