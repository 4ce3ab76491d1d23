//! Facts that cannot be judged as they are.

use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashSet;

use super::inquiry::{AAPC, Inquiry, is, is_held};
use super::tell::problem;
use crate::amounts::Ceus;
use crate::facts::CredentialStatus;
use crate::rulebook::Rules;
use crate::standing::{CycleStanding, Problem, day};

/// More CEUs than one activity can give; a slip of the keyboard is likelier.
const MOST_CEUS_OF_ONE_CREDIT: Ceus = Ceus::whole(200);
/// Years outside of which a date is a slip of the keyboard.
const YEARS: std::ops::RangeInclusive<i32> = 1950..=2100;

/// Finds what is odd in the facts.
pub(super) fn find(inquiry: &Inquiry) -> Vec<Problem> {
    let mut problems = Vec::new();
    accounts(inquiry, &mut problems);
    credentials(inquiry, &mut problems);
    credits(inquiry, &mut problems);
    work(inquiry, &mut problems);
    study(inquiry, &mut problems);
    moves(inquiry, &mut problems);
    choices(inquiry, &mut problems);
    problems
}

/// Moves to a corporate account that cannot be used.
fn moves(inquiry: &Inquiry, problems: &mut Vec<Problem>) {
    for moved in &inquiry.facts.account_moves {
        let fact = Some(format!("account_move:{}", moved.id));
        if !is(moved.issuer.as_str(), AAPC) {
            problems.push(problem(
                fact.clone(),
                Some("issuer"),
                format!(
                    "Only AAPC has corporate accounts; the move at {} is not used.",
                    moved.issuer
                ),
                "Remove it, or correct the issuer.",
            ));
        }
        if !(1..=12).contains(&moved.renewal_month) {
            problems.push(problem(
                fact.clone(),
                Some("renewal_month"),
                "The renewal month is not between 1 and 12, so the move is not used.",
                "Enter the month in which the corporate account is due.",
            ));
        }
        odd_year(problems, &fact, "moved_on", Some(moved.moved_on));
    }
}

/// Decisions on open rules that decide nothing.
fn choices(inquiry: &Inquiry, problems: &mut Vec<Problem>) {
    for choice in &inquiry.facts.rule_choices {
        let Some(unusable) = Rules::refuse(inquiry.book, choice) else {
            continue;
        };
        let (field, message, mend) = unusable.in_words(choice);
        problems.push(problem(
            Some(format!("rule_choice:{}", choice.clause)),
            Some(field),
            message,
            mend,
        ));
    }
}

/// Records of cycles that no cycle was found for: what they say is not used.
pub(super) fn unmatched_records(
    inquiry: &Inquiry,
    cycles: &[CycleStanding],
    problems: &mut Vec<Problem>,
) {
    for record in &inquiry.facts.cycle_records {
        let used = cycles.iter().any(|cycle| {
            inquiry
                .record(cycle.issuer.as_str(), cycle.due_on.date)
                .is_some_and(|found| found.id == record.id && found.issuer == record.issuer)
        });
        if !used {
            problems.push(problem(
                Some(format!("cycle_record:{}", record.id)),
                Some("due_on"),
                format!(
                    "No {} cycle is due on {}, so this record is not used.",
                    record.issuer,
                    day(record.due_on)
                ),
                "Correct the due date, the renewal month or the cycle dates.",
            ));
        }
    }
}

fn accounts(inquiry: &Inquiry, problems: &mut Vec<Problem>) {
    for (at, account) in inquiry.facts.accounts.iter().enumerate() {
        let fact = Some(format!("account:{}", account.id));
        let twice = inquiry.facts.accounts[..at]
            .iter()
            .any(|earlier| is(earlier.issuer.as_str(), account.issuer.as_str()));
        if twice {
            problems.push(problem(
                fact.clone(),
                Some("issuer"),
                format!(
                    "There are two accounts at {}; the first one is used.",
                    account.issuer
                ),
                "Remove one of them.",
            ));
        }
        if account
            .renewal_month
            .is_some_and(|month| !(1..=12).contains(&month))
        {
            problems.push(problem(
                fact.clone(),
                Some("renewal_month"),
                "The renewal month is not between 1 and 12, so no due date can be worked out.",
                "Enter the month in which the membership is due.",
            ));
        }
        if let (Some(from), Some(to)) = (account.cycle_starts_on, account.cycle_ends_on)
            && to < from
        {
            problems.push(problem(
                fact,
                Some("cycle_ends_on"),
                format!(
                    "The cycle ends on {}, before it starts on {}; both are set aside.",
                    day(to),
                    day(from)
                ),
                "Enter both dates as the CEU Center shows them.",
            ));
        }
    }
    let holds_aapc = !inquiry.held_on(AAPC, inquiry.as_of).is_empty();
    let month_known = inquiry
        .account(AAPC)
        .is_some_and(|account| account.renewal_month.is_some());
    if holds_aapc && !month_known {
        problems.push(problem(
            None,
            Some("renewal_month"),
            "AAPC's renewal month is not known, so no due date can be worked out.",
            "Enter the renewal month. AAPC shows it in My AAPC, under membership.",
        ));
    }
}

fn credentials(inquiry: &Inquiry, problems: &mut Vec<Problem>) {
    let carrying = inquiry
        .rules
        .codes("aapc.apprentice.credentials", inquiry.as_of);
    for credential in &inquiry.facts.credentials {
        let fact = Some(format!("credential:{}", credential.id));
        if credential.earned_on.is_none() && credential.status == CredentialStatus::Active {
            problems.push(problem(
                fact.clone(),
                Some("earned_on"),
                format!(
                    "{} has no date; it is taken as held all along.",
                    credential.code
                ),
                "Enter the day on which it was awarded; it is on the certificate.",
            ));
        }
        let may_carry = is(credential.issuer.as_str(), AAPC)
            && carrying.iter().any(|code| code == credential.code.as_str());
        let known_issuer = is(credential.issuer.as_str(), AAPC);
        let unsaid = credential.group.is_none();
        if known_issuer && unsaid && inquiry.catalogued(credential).is_none() {
            problems.push(problem(
                fact.clone(),
                Some("code"),
                format!(
                    "The rulebook does not know AAPC's {}; it is counted as a credential without a topic minimum.",
                    credential.code
                ),
                "Check the code, or say at the credential what sort it is.",
            ));
        }
        let twice = inquiry.facts.credentials.iter().any(|other| {
            other.id < credential.id
                && other.issuer == credential.issuer
                && other.code == credential.code
                && is_held(other, inquiry.as_of)
                && is_held(credential, inquiry.as_of)
        });
        if twice {
            problems.push(problem(
                fact.clone(),
                Some("code"),
                format!("{} is recorded twice, and counted twice.", credential.code),
                "Remove one of the two.",
            ));
        }
        if credential.apprentice && !may_carry {
            problems.push(problem(
                fact.clone(),
                Some("apprentice"),
                format!(
                    "{} has no apprentice form; only CPC and COC have.",
                    credential.code
                ),
                "Take the A off this credential.",
            ));
        }
        if let (Some(earned), Some(ended)) = (credential.earned_on, credential.ended_on)
            && ended < earned
        {
            problems.push(problem(
                fact.clone(),
                Some("ended_on"),
                format!(
                    "{} ended on {}, before it was earned.",
                    credential.code,
                    day(ended)
                ),
                "Correct one of the two dates.",
            ));
        }
        let dates = [
            ("earned_on", credential.earned_on),
            ("ended_on", credential.ended_on),
            ("apprentice_removed_on", credential.apprentice_removed_on),
        ];
        for (field, date) in dates {
            odd_year(problems, &fact, field, date);
        }
    }
}

fn credits(inquiry: &Inquiry, problems: &mut Vec<Problem>) {
    for credit in &inquiry.facts.credits {
        let fact = || Some(format!("credit:{}", credit.id));
        match credit.amount {
            Some(amount) if amount <= Ceus::ZERO => problems.push(problem(
                fact(),
                Some("amount"),
                format!(
                    "\"{}\" has {amount} CEU; it is not counted.",
                    short(&credit.title)
                ),
                "Enter the number on the certificate.",
            )),
            Some(amount) if amount > MOST_CEUS_OF_ONE_CREDIT => problems.push(problem(
                fact(),
                Some("amount"),
                format!(
                    "\"{}\" has {amount} CEU, more than one activity gives; it is not counted.",
                    short(&credit.title)
                ),
                "Enter the number on the certificate.",
            )),
            None if credit.minutes.is_none() => problems.push(problem(
                fact(),
                Some("amount"),
                format!(
                    "\"{}\" has neither an amount nor a length.",
                    short(&credit.title)
                ),
                "Enter the number on the certificate.",
            )),
            _ => {}
        }
        if !YEARS.contains(&credit.completed_on.year()) {
            odd_year(problems, &fact(), "completed_on", Some(credit.completed_on));
        }
    }
}

fn work(inquiry: &Inquiry, problems: &mut Vec<Problem>) {
    for position in &inquiry.facts.positions {
        let fact = Some(format!("position:{}", position.id));
        if let (Some(from), Some(to)) = (position.starts_on, position.ends_on)
            && to < from
        {
            problems.push(problem(
                fact.clone(),
                Some("ends_on"),
                format!(
                    "{} ends on {}, before it starts; no months are counted.",
                    short(&position.employer),
                    day(to)
                ),
                "Correct one of the two dates.",
            ));
        }
        odd_year(problems, &fact, "starts_on", position.starts_on);
        odd_year(problems, &fact, "ends_on", position.ends_on);
    }
    let positions: FxHashSet<&str> = inquiry
        .facts
        .positions
        .iter()
        .map(|position| position.id.as_str())
        .collect();
    for letter in &inquiry.facts.letters {
        let fact = Some(format!("letter:{}", letter.id));
        if !positions.contains(letter.position.as_str()) {
            problems.push(problem(
                fact,
                Some("position"),
                format!(
                    "The letter verifies position {}, which is not on record.",
                    letter.position
                ),
                "Add the position, or correct the letter.",
            ));
        } else if let (Some(from), Some(to)) = (letter.covers_from, letter.covers_to)
            && to < from
        {
            problems.push(problem(
                fact,
                Some("covers_to"),
                format!("The letter covers up to {}, before it begins to.", day(to)),
                "Correct one of the two dates.",
            ));
        }
    }
    let all_known = inquiry.worked.ids().all(|id| positions.contains(id));
    for entry in &inquiry.facts.entries {
        if !all_known && !positions.contains(entry.position.as_str()) {
            problems.push(problem(
                Some(format!("entry:{}", entry.id)),
                Some("position"),
                format!(
                    "The entry of {} is for position {}, which is not on record.",
                    day(entry.date),
                    entry.position
                ),
                "Add the position, or correct the entry.",
            ));
        } else if !(1..=1440).contains(&entry.minutes) {
            problems.push(problem(
                Some(format!("entry:{}", entry.id)),
                Some("minutes"),
                format!(
                    "The entry of {} has {} minutes; a day has 1,440.",
                    day(entry.date),
                    entry.minutes
                ),
                "Enter the time of that day.",
            ));
        }
    }
}

fn study(inquiry: &Inquiry, problems: &mut Vec<Problem>) {
    for course in &inquiry.facts.courses {
        if let (Some(from), Some(to)) = (course.started_on, course.completed_on)
            && to < from
        {
            problems.push(problem(
                Some(format!("course:{}", course.id)),
                Some("completed_on"),
                format!(
                    "\"{}\" was completed on {}, before it started.",
                    short(&course.title),
                    day(to)
                ),
                "Correct one of the two dates.",
            ));
        }
    }
    let all = inquiry
        .rules
        .number("aapc.apprentice.practicode-cases", inquiry.as_of);
    for practicode in &inquiry.facts.practicode {
        if practicode
            .score_percent
            .is_some_and(|score| !(0..=100).contains(&score))
        {
            problems.push(problem(
                Some(format!("practicode:{}", practicode.id)),
                Some("score_percent"),
                "The score is not between 0 and 100 percent.",
                "Enter the score that Practicode shows.",
            ));
        }
        if !(0..=all).contains(&practicode.cases_done) {
            problems.push(problem(
                Some(format!("practicode:{}", practicode.id)),
                Some("cases_done"),
                format!(
                    "{} cases are recorded; there are {all}.",
                    practicode.cases_done
                ),
                "Enter the number that Practicode shows.",
            ));
        }
    }
}

fn odd_year(
    problems: &mut Vec<Problem>,
    fact: &Option<String>,
    field: &str,
    date: Option<NaiveDate>,
) {
    if let Some(date) = date
        && !YEARS.contains(&date.year())
    {
        problems.push(problem(
            fact.clone(),
            Some(field),
            format!("The year {} is hardly meant.", date.year()),
            "Correct the date.",
        ));
    }
}

/// A title short enough for a message.
fn short(title: &str) -> String {
    const MOST: usize = 60;
    if title.chars().count() <= MOST {
        title.to_owned()
    } else {
        title.chars().take(MOST - 1).chain(['…']).collect()
    }
}
