//! Proof, the renewal month, letters, confirmations, Practicode, dues, audits, plans, copies.

use milepost_core::facts::{
    AccountMove, CodeSet, CycleRecord, Entry, Letter, Payment, PaymentKind, Position, Practicode,
    SignerRole, Silence, StudyEntry, YesNoUnknown,
};
use milepost_core::reminders::{Reminder, ReminderKind};

use crate::world::{World, day, noon};

fn apprentice() -> World {
    let mut world = World::certified();
    world.facts.credentials[0].apprentice = true;
    world.facts.positions = vec![Position {
        id: "mercy".into(),
        employer: "Mercy Outpatient".to_owned(),
        starts_on: Some(day("2026-03-16")),
        supervisor: Some("Luis Ortega".to_owned()),
        code_sets: vec![CodeSet::Cpt],
        code_assignment: YesNoUnknown::Yes,
        ..Position::default()
    }];
    world
}

fn one(world: &mut World, date: &str) -> Reminder {
    let mut told = world.tell(noon(date));
    assert_eq!(told.len(), 1, "one thing is due on {date}: {told:?}");
    told.remove(0)
}

#[test]
fn a_credit_without_its_certificate_is_told_after_a_week_and_with_the_others() {
    let mut world = World::certified()
        .only(ReminderKind::Proof)
        .earned(2, "2026-10-01")
        .earned(3, "2026-10-03");
    for credit in &mut world.facts.credits {
        credit.certificate_held = false;
    }
    assert!(
        world.tell(noon("2026-10-07")).is_empty(),
        "a certificate may take a week"
    );
    assert_eq!(
        one(&mut world, "2026-10-08").title,
        "1 credit without a certificate, 2 CEU"
    );
    let second = one(&mut world, "2026-10-10");
    assert_eq!(second.title, "2 credits without a certificate, 5 CEU");
    assert!(
        second.text.ends_with(
            "get the certificate for Workshop 1 and Workshop 0, and check it off in Milepost."
        ),
        "{}",
        second.text
    );
    world.facts.credits[0].certificate_held = true;
    world.facts.credits[1].certificate_held = true;
    assert!(
        world.agenda(noon("2026-10-11")).open.is_empty(),
        "with the certificates it is over"
    );
}

#[test]
fn a_credit_of_the_renewal_month_can_go_to_either_cycle() {
    let mut world = World::certified()
        .only(ReminderKind::RenewalMonth)
        .earned(36, "2026-06-01")
        .earned(2, "2027-05-04");
    let told = one(&mut world, "2027-05-04");
    assert_eq!(told.title, "2 CEU of this month may go to the next cycle");
    assert!(
        told.text.contains("lost after May 31, 2027"),
        "{}",
        told.text
    );
    let mut world = world.chose(Silence::Done, &told.subject, "2027-05-31", "2027-05-05");
    assert!(
        world.tell(noon("2027-05-06")).is_empty(),
        "decided is decided"
    );
}

#[test]
fn a_position_that_ends_asks_for_its_letter_before_people_leave() {
    let mut world = apprentice().only(ReminderKind::Letter);
    world.facts.positions[0].ends_on = Some(day("2026-12-31"));
    let stages: Vec<(String, String)> = world.days("2026-11-23", "2027-03-31");
    let expected = [
        ("2026-12-17", "-14"),
        ("2026-12-31", "0"),
        ("2027-01-07", "7"),
        ("2027-01-30", "30"),
    ];
    assert_eq!(
        stages,
        expected.map(|(on, stage)| (on.to_owned(), stage.to_owned()))
    );
    let mut world = apprentice().only(ReminderKind::Letter);
    world.facts.positions[0].ends_on = Some(day("2026-12-31"));
    let told = one(&mut world, "2026-12-31");
    assert_eq!(
        told.text,
        "Your time there ends on Dec 31, 2026 and counts toward removing the A only with a letter \
         that has every item. Next: ask Luis Ortega while people remember you."
    );
}

#[test]
fn a_letter_ends_it_once_it_has_every_item_or_was_sent() {
    let with = |change: fn(&mut Letter)| {
        let mut world = apprentice().only(ReminderKind::Letter);
        world.facts.positions[0].ends_on = Some(day("2026-12-31"));
        let mut letter = Letter {
            id: "l".into(),
            position: "mercy".into(),
            received_on: Some(day("2026-12-20")),
            on_letterhead: YesNoUnknown::Yes,
            describes_experience: YesNoUnknown::Yes,
            gives_dates: YesNoUnknown::Yes,
            hand_signed: YesNoUnknown::Yes,
            dated: YesNoUnknown::Yes,
            contact_details: YesNoUnknown::Yes,
            uneditable_file: YesNoUnknown::Yes,
            signer: SignerRole::Supervisor,
            ..Letter::default()
        };
        change(&mut letter);
        world.facts.letters.push(letter);
        world.agenda(noon("2027-01-08")).open
    };
    assert!(with(|_| ()).is_empty(), "every item is there");
    let lacking = with(|letter| letter.hand_signed = YesNoUnknown::No);
    assert_eq!(lacking[0].title, "Mercy Outpatient: letter not complete");
    let sent = with(|letter| {
        letter.hand_signed = YesNoUnknown::No;
        letter.sent_on = Some(day("2027-01-05"));
    });
    assert!(sent.is_empty(), "what was sent is out of our hands");
}

#[test]
fn every_three_months_the_supervisor_should_confirm_the_work() {
    let mut world = apprentice().only(ReminderKind::Confirmation);
    let days = world.days("2026-06-15", "2026-12-31");
    let on: Vec<&str> = days.iter().map(|(on, _)| on.as_str()).collect();
    assert_eq!(
        on,
        ["2026-06-16", "2026-09-16", "2026-12-16"],
        "from its first day on"
    );
    let told = &world.agenda(noon("2026-12-16")).open[0];
    assert!(
        told.text.contains("Sep 16 – Dec 15, 2026")
            && told.text.contains("have Luis Ortega confirm it"),
        "{}",
        told.text
    );
}

#[test]
fn a_letter_that_reaches_into_the_quarter_confirms_it_and_so_does_done() {
    let mut world = apprentice().only(ReminderKind::Confirmation);
    world.facts.letters.push(Letter {
        id: "l".into(),
        position: "mercy".into(),
        covers_to: Some(day("2026-10-01")),
        received_on: Some(day("2026-10-02")),
        ..Letter::default()
    });
    assert_eq!(
        world.days("2026-10-02", "2027-03-15"),
        [],
        "October lies in the quarter to Dec 16"
    );
    assert_eq!(
        world.days("2027-03-16", "2027-03-16").len(),
        1,
        "the next quarter isn't covered"
    );
    let mut world = world.chose(Silence::Done, "confirm:mercy", "2027-03-16", "2027-03-17");
    assert!(
        world.agenda(noon("2027-03-18")).open.is_empty(),
        "done is done"
    );
    assert_eq!(
        world.days("2027-03-18", "2027-06-16").len(),
        1,
        "until the next quarter"
    );
}

#[test]
fn without_an_apprentice_a_nobody_needs_letters() {
    let mut world = apprentice();
    world.facts.credentials[0].apprentice = false;
    world.facts.positions[0].ends_on = Some(day("2026-12-31"));
    let told = world.tell(noon("2026-12-31"));
    assert!(
        told.iter().all(|it| it.kind != ReminderKind::Letter),
        "{told:?}"
    );
}

#[test]
fn practicode_says_how_many_cases_a_week_are_needed() {
    let mut world = apprentice().only(ReminderKind::Practicode);
    world.facts.practicode.push(Practicode {
        id: "p".into(),
        cases_done: 400,
        access_ends_on: Some(day("2027-02-01")),
        ..Practicode::default()
    });
    let told = one(&mut world, "2027-01-02");
    assert_eq!(told.title, "Practicode access ends in 30 days");
    assert!(
        told.text
            .ends_with("Next: about 40 cases a week will do it."),
        "{}",
        told.text
    );
    world.facts.practicode[0].completed_on = Some(day("2027-01-10"));
    assert_eq!(
        world.days("2027-01-10", "2027-03-01"),
        [],
        "completed is over"
    );
}

#[test]
fn dues_that_nobody_recorded_are_told_before_their_day_only() {
    let mut world = World::certified().only(ReminderKind::Dues);
    let days = world.days("2026-04-01", "2026-09-30");
    let expected = [
        ("2026-05-01", "-30"),
        ("2026-05-24", "-7"),
        ("2026-05-31", "0"),
    ];
    assert_eq!(
        days,
        expected.map(|(on, stage)| (on.to_owned(), stage.to_owned())),
        "every year, also without a report; who pays through an employer isn't nagged"
    );
}

#[test]
fn dues_on_record_are_told_until_they_are_paid() {
    let mut world = World::certified().only(ReminderKind::Dues);
    world.facts.payments.push(Payment {
        id: "d".into(),
        issuer: "AAPC".into(),
        kind: PaymentKind::Dues,
        due_on: Some(day("2026-05-31")),
        amount_cents: Some(22_200),
        ..Payment::default()
    });
    let stages: Vec<String> = world
        .days("2026-05-01", "2026-06-11")
        .into_iter()
        .map(|it| it.1)
        .collect();
    assert_eq!(
        stages,
        ["-30", "-7", "0", "1", "2", "3", "10"],
        "and the yearly ones are the same"
    );
    let told = &world.agenda(noon("2026-06-11")).open[0];
    assert_eq!(
        told.title,
        "AAPC dues of $222: 11 days past due, since May 31, 2026"
    );
    assert_eq!(
        told.text,
        "After Jun 30, 2026 a late fee of $50 is added, and on Aug 29, 2026 the credential is canceled. Next: pay them in your account, then note it in Milepost."
    );
    world.facts.payments[0].paid_on = Some(day("2026-06-12"));
    assert_eq!(world.days("2026-06-12", "2027-03-01"), [], "paid is paid");
}

#[test]
fn an_audit_is_told_from_the_day_on_which_it_was_asked() {
    let mut world = World::certified().only(ReminderKind::Audit);
    world.facts.cycle_records[1] = CycleRecord {
        audit_asked_on: Some(day("2025-06-10")),
        ..world.facts.cycle_records[1].clone()
    };
    let told = one(&mut world, "2025-06-10");
    assert_eq!(
        told.title,
        "AAPC audit answer due in 30 days, on Jul 10, 2025"
    );
    assert!(
        told.text
            .ends_with("Next: look for the day in the letter (30 days are assumed), send them, then note it in Milepost."),
        "{}",
        told.text
    );
    world.facts.cycle_records[1].audit_due_on = Some(day("2025-06-30"));
    let stages: Vec<String> = world
        .days("2025-06-11", "2025-07-04")
        .into_iter()
        .map(|it| it.1)
        .collect();
    assert_eq!(
        stages,
        ["asked", "-14", "-7", "-3", "-1", "0", "1", "2", "3"],
        "another due date is news"
    );
    world.facts.cycle_records[1].audit_answered_on = Some(day("2025-07-05"));
    assert_eq!(
        world.days("2025-07-05", "2025-12-31"),
        [],
        "answered is over"
    );
}

#[test]
fn changes_without_a_copy_are_told_after_a_week() {
    let mut world = World::certified().only(ReminderKind::Backup);
    world.unsaved_since = Some(day("2026-11-01"));
    assert!(world.tell(noon("2026-11-07")).is_empty());
    assert_eq!(
        one(&mut world, "2026-11-08").title,
        "No verified copy of your logbook for 7 days"
    );
    world.unsaved_since = None;
    assert!(
        world.agenda(noon("2026-11-20")).open.is_empty(),
        "with a copy it is over"
    );
}

#[test]
fn without_a_day_in_the_letter_an_audit_is_answered_by_the_rule_or_by_the_persons_own_number() {
    let mut world = World::certified().only(ReminderKind::Audit);
    world.facts.cycle_records[1].audit_asked_on = Some(day("2025-06-10"));
    let mut world = world.own_number("aapc.ceu.verification-answer", 45);
    let told = one(&mut world, "2025-06-10");
    assert_eq!(
        (told.title.as_str(), told.due_on),
        (
            "AAPC audit answer due in 45 days, on Jul 25, 2025",
            day("2025-07-25")
        ),
        "every stage counts to the day by that number"
    );
    assert!(told.text.contains("(45 days are assumed)"), "{}", told.text);
}

#[test]
fn aapcs_rule_says_nothing_of_another_issuers_audit() {
    let mut world = World::certified().only(ReminderKind::Audit);
    world.facts.credentials[0].issuer = "AHIMA".into();
    world.facts.credentials[0].code = "CCS".into();
    world.facts.cycle_records = vec![CycleRecord {
        id: "c".into(),
        issuer: "AHIMA".into(),
        due_on: day("2025-05-31"),
        audit_asked_on: Some(day("2025-06-10")),
        ..CycleRecord::default()
    }];
    let days = world.days("2025-06-10", "2025-06-30");
    let expected = [
        ("2025-06-10", "asked"),
        ("2025-06-17", "7"),
        ("2025-06-24", "14"),
    ];
    assert_eq!(
        days,
        expected.map(|(on, stage)| (on.to_owned(), stage.to_owned())),
        "once a week, without a day that nobody named"
    );
    let told = &world.agenda(noon("2025-06-24")).open[0];
    assert_eq!(told.title, "AHIMA audit of Jun 10, 2025: not answered");
    assert!(
        told.text
            .ends_with("Next: type the day that the letter names, and send them by then."),
        "{}",
        told.text
    );
}

#[test]
fn practicode_without_an_entered_end_counts_to_the_estimate_of_the_rule() {
    let bought = |world: World| {
        let mut world = world.only(ReminderKind::Practicode);
        world.facts.practicode.push(Practicode {
            id: "p".into(),
            purchased_on: Some(day("2025-07-01")),
            cases_done: 580,
            ..Practicode::default()
        });
        world
    };
    let told = one(&mut bought(apprentice()), "2026-12-02");
    assert_eq!(
        told.title, "Practicode access ends in 30 days (estimated)",
        "18 months after the purchase"
    );
    assert!(
        told.text.contains("type the one that your account shows"),
        "{}",
        told.text
    );
    let own = apprentice().own_number("aapc.apprentice.practicode-access-length", 12);
    let told = one(&mut bought(own), "2026-06-01");
    assert_eq!(told.due_on, day("2026-07-01"), "by the person's own number");
}

#[test]
fn practicode_with_all_cases_but_no_score_asks_for_the_score() {
    let mut world = apprentice().only(ReminderKind::Practicode);
    world.facts.practicode.push(Practicode {
        id: "p".into(),
        cases_done: 600,
        score_percent: Some(61),
        access_ends_on: Some(day("2027-02-01")),
        ..Practicode::default()
    });
    let told = one(&mut world, "2027-01-02");
    assert!(
        told.text
            .ends_with("Next: bring the score to 70%, and note it in Milepost."),
        "{}",
        told.text
    );
}

#[test]
fn dues_end_with_the_rule_and_are_told_on_the_days_that_cost() {
    let mut world = World::certified()
        .only(ReminderKind::Dues)
        .own_number("aapc.late.grace", 20);
    world.facts.payments.push(Payment {
        id: "d".into(),
        issuer: "AAPC".into(),
        kind: PaymentKind::Dues,
        due_on: Some(day("2026-05-31")),
        ..Payment::default()
    });
    let told: Vec<(String, String)> = world.days("2026-06-18", "2026-12-31");
    let stage = |on: &str| told.iter().find(|it| it.0 == on).map(|it| it.1.as_str());
    assert_eq!(
        (stage("2026-06-20"), stage("2026-06-21")),
        (Some("20"), Some("21")),
        "the last day without a fee by the person's own number, and the first with it: {told:?}"
    );
    assert_eq!(
        told.last().map(|it| it.0.as_str()),
        Some("2026-08-29"),
        "the day on which the credential is canceled is the last: {told:?}"
    );
    let open = &world.agenda(noon("2026-06-21")).open[0];
    assert!(
        open.title.ends_with(": late fee of $50")
            && open
                .text
                .starts_with("A late fee of $50 applies since Jun 21, 2026"),
        "{open:?}"
    );
}

#[test]
fn dues_follow_the_employers_account_once_the_membership_has_moved_to_it() {
    let mut world = World::certified().only(ReminderKind::Dues);
    world.facts.account_moves.push(AccountMove {
        id: "m".into(),
        issuer: "AAPC".into(),
        moved_on: day("2026-02-10"),
        renewal_month: 9,
        due_day: Some(30),
        ..AccountMove::default()
    });
    let days = world.days("2026-04-01", "2026-09-30");
    let on: Vec<&str> = days.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(
        on,
        ["2026-08-31", "2026-09-23", "2026-09-30"],
        "nothing in May anymore"
    );
}

#[test]
fn plans_whose_week_is_over_ask_to_be_confirmed_all_together() {
    let mut world = apprentice().only(ReminderKind::Planned);
    let plan = |date: &str| Entry {
        id: date.into(),
        position: "mercy".into(),
        date: day(date),
        minutes: 480,
        planned: true,
        ..Entry::default()
    };
    // Monday 23 to Wednesday, Nov 25, and one in the week after.
    world.facts.entries = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-12-02"]
        .map(plan)
        .to_vec();
    world.facts.study_entries = vec![StudyEntry {
        id: "s".into(),
        date: day("2026-11-28"),
        minutes: 90,
        planned: true,
        ..StudyEntry::default()
    }];
    assert!(
        world.tell(noon("2026-11-29")).is_empty(),
        "not every evening, but when the week is over"
    );
    let told = one(&mut world, "2026-11-30");
    assert_eq!(
        (told.title.as_str(), told.text.as_str()),
        (
            "4 planned entries to confirm, 25.5 h",
            "Nov 23 – 28, 2026, 25.5 h. They count once you confirm them. Next: confirm them in \
             the Log, or remove what didn't happen."
        )
    );
    assert_eq!(told.about.as_deref(), Some("entry:2026-11-23"));
    for entry in &mut world.facts.entries[..3] {
        entry.planned = false;
    }
    world.facts.study_entries.clear();
    assert!(
        world.agenda(noon("2026-12-01")).open.is_empty(),
        "confirmed is over, and what is to come isn't asked for"
    );
    assert_eq!(
        one(&mut world, "2026-12-07").title,
        "1 planned entry to confirm, 8 h",
        "the week after has its own"
    );
}
