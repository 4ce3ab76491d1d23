//! Letters against the checklist in force on the day on which they are sent.

use chrono::NaiveDate;

use crate::facts::{Letter, Position, SignerRole, YesNoUnknown};
use crate::judging::checks::{deciding, fail, mended, pass, test, unknown};
use crate::judging::context::AssessContext;
use crate::rulebook::{Bound, LetterItem};
use crate::standing::{LetterStanding, Outcome, Test, Weight, day};
use crate::text::normalized;

const ITEMS: &str = "aapc.apprentice.letter-items";
const SIGNER: &str = "aapc.apprentice.letter-signer";
const OWN: &str = "aapc.apprentice.own-organisation";

/// Every letter whose position is on record.
pub(super) fn standings(context: &AssessContext) -> Vec<LetterStanding> {
    context
        .facts
        .letters
        .iter()
        .filter_map(|letter| {
            let position = context
                .facts
                .positions
                .iter()
                .find(|position| position.id == letter.position)?;
            Some(standing(context, letter, position))
        })
        .collect()
}

fn standing(context: &AssessContext, letter: &Letter, position: &Position) -> LetterStanding {
    let judged_on = letter
        .sent_on
        .filter(|sent| context.has_come(*sent))
        .unwrap_or(context.as_of);
    let employer = letter
        .employer
        .clone()
        .unwrap_or_else(|| position.employer.clone());
    let mut tests: Vec<Test> = context
        .rules
        .letter_items(ITEMS, judged_on)
        .iter()
        .filter(|item| asked_of(**item, letter, context, judged_on))
        .map(|item| judge(*item, letter, context, judged_on))
        .collect();
    let asked = tests.len();
    let passed = tests
        .iter()
        .filter(|test| test.outcome == Outcome::Pass)
        .count();
    if context.rules.in_force(OWN, judged_on) {
        tests.push(own_organisation(&employer, position));
    }
    tests.extend(template(context, letter, judged_on));
    tests.extend(in_hand(context, letter));
    tests.extend(newer_list(context, letter, judged_on));
    let accepted_by_aapc = letter.accepted_on.is_some_and(|on| context.has_come(on));
    if accepted_by_aapc {
        tests.push(test(
            "Accepted by AAPC",
            ITEMS,
            Weight::Note,
            Outcome::Pass,
            "AAPC has accepted this letter, which overrides the checklist.",
        ));
    }
    let accepted = accepted_by_aapc
        || tests
            .iter()
            .filter(|test| test.weight == Weight::Counts)
            .all(|test| match test.outcome {
                Outcome::Pass => true,
                Outcome::Unknown => context.is_at_best(),
                Outcome::Fail => false,
            });
    LetterStanding {
        letter: letter.id.clone(),
        position: position.id.clone(),
        employer,
        judged_on,
        accepted,
        passed: i32::try_from(passed).unwrap_or(i32::MAX),
        asked: i32::try_from(asked).unwrap_or(i32::MAX),
        covers_from: letter.covers_from.or(position.starts_on),
        covers_to: covers_to(context, letter, position),
        tests,
    }
}

/// The last day that a letter can vouch for: what it says, and never a day
/// after it was in hand or sent.
fn covers_to(context: &AssessContext, letter: &Letter, position: &Position) -> Option<NaiveDate> {
    let written_by = [letter.received_on, letter.sent_on]
        .into_iter()
        .flatten()
        .min()
        .unwrap_or(context.as_of);
    let says = letter.covers_to.or(position.ends_on).unwrap_or(written_by);
    Some(says.min(written_by))
}

/// AAPC's own template replaces neither letterhead nor signature.
fn template(context: &AssessContext, letter: &Letter, judged_on: NaiveDate) -> Option<Test> {
    const CLAUSE: &str = "aapc.apprentice.letter-template";
    let lacks = [letter.on_letterhead, letter.hand_signed].contains(&YesNoUnknown::No);
    (lacks && context.rules.in_force(CLAUSE, judged_on)).then(|| {
        test(
            "AAPC's template",
            CLAUSE,
            Weight::Note,
            Outcome::Pass,
            "The template is optional; with it, letterhead and signature are still needed.",
        )
    })
}

/// Where the following list is only known to be in force "by" some day, it may
/// have begun earlier: a letter that lacks what it asks for passes with a doubt.
fn newer_list(context: &AssessContext, letter: &Letter, judged_on: NaiveDate) -> Option<Test> {
    let versions = &context.rules.clause(ITEMS)?.versions;
    let at = versions
        .iter()
        .position(|version| version.to.is_none_or(|to| judged_on <= to))?;
    let following = versions.get(at + 1)?;
    let begins = following.from?;
    let in_doubt = following.from_bound == Bound::By
        && letter.gives_dates != YesNoUnknown::Yes
        && context
            .rules
            .letter_items(ITEMS, begins)
            .contains(&LetterItem::Dates);
    in_doubt.then(|| {
        mended(
            test(
                "Newer list",
                ITEMS,
                Weight::Note,
                Outcome::Unknown,
                "AAPC's newer list asks for start and end dates; since when isn't published.",
            ),
            "Ask for the first and last day anyway.",
        )
    })
}

/// A letter that comes after the date of assessment proves nothing yet.
fn in_hand(context: &AssessContext, letter: &Letter) -> Option<Test> {
    let received = letter.received_on.filter(|on| !context.has_come(*on))?;
    Some(fail(
        "Received",
        ITEMS,
        format!("It arrives on {}, which is in the future.", day(received)),
        "It counts from that day on.",
    ))
}

/// Under the rule that let a co-worker write, letterhead was asked of the employer only.
fn asked_of(
    item: LetterItem,
    letter: &Letter,
    context: &AssessContext,
    judged_on: NaiveDate,
) -> bool {
    !(item == LetterItem::Letterhead
        && co_worker_may_sign(context, judged_on)
        && letter.signer == SignerRole::CoWorker)
}

/// Whether the rule of a day lets a co-worker write the letter.
fn co_worker_may_sign(context: &AssessContext, judged_on: NaiveDate) -> bool {
    let roles = context.rules.codes(SIGNER, judged_on);
    roles.iter().any(|role| role == "co_worker")
}

fn judge(item: LetterItem, letter: &Letter, context: &AssessContext, judged_on: NaiveDate) -> Test {
    // Whether letterhead is asked for hangs on who signed.
    let hangs = item == LetterItem::Letterhead
        && letter.on_letterhead == YesNoUnknown::No
        && letter.signer == SignerRole::Unknown
        && co_worker_may_sign(context, judged_on);
    if hangs {
        let test = unknown(
            "Company letterhead",
            ITEMS,
            "It is on plain paper, which is enough only if a co-worker signed.",
            "Record who signed it.",
        );
        return deciding(test, "signer");
    }
    let test = judged(item, letter, context, judged_on);
    deciding(test, field_of(item))
}

/// The letter's field that answers an item.
const fn field_of(item: LetterItem) -> &'static str {
    match item {
        LetterItem::Letterhead => "on_letterhead",
        LetterItem::Experience => "describes_experience",
        LetterItem::Dates => "gives_dates",
        LetterItem::AmountOfTime => "states_amount_of_time",
        LetterItem::HandSigned => "hand_signed",
        LetterItem::Dated => "dated",
        LetterItem::Contact => "contact_details",
        LetterItem::Uneditable => "uneditable_file",
        LetterItem::Signer => "signer",
    }
}

fn judged(
    item: LetterItem,
    letter: &Letter,
    context: &AssessContext,
    judged_on: NaiveDate,
) -> Test {
    match item {
        LetterItem::Letterhead => answer(
            "Company letterhead",
            letter.on_letterhead,
            "It is on letterhead.",
            "It is on plain paper.",
            "Ask for it on the employer's letterhead.",
        ),
        LetterItem::Experience => answer(
            "Says what coding was done",
            letter.describes_experience,
            "It says what coding experience you gained.",
            "It doesn't say what coding was done.",
            "Ask for a sentence on the coding that you did and the code sets.",
        ),
        LetterItem::Dates => answer(
            "Start and end dates",
            letter.gives_dates,
            "It gives start and end dates.",
            "It gives no start and end dates.",
            "Ask for the first and last day. An amount of time such as \"2 years\" isn't enough.",
        ),
        LetterItem::AmountOfTime => amount_of_time(letter),
        LetterItem::HandSigned => answer(
            "Signed by hand",
            letter.hand_signed,
            "It is signed by hand.",
            "Typed name only.",
            "Ask for ink on paper.",
        ),
        LetterItem::Dated => answer(
            "Dated",
            letter.dated,
            "It has a date.",
            "It has no date.",
            "The signer writes the date.",
        ),
        LetterItem::Contact => answer(
            "Signer's contact details",
            letter.contact_details,
            "It gives the signer's contact details.",
            "It gives no contact details.",
            "Ask for the signer's phone number and work email.",
        ),
        LetterItem::Uneditable => answer(
            "PDF that can't be edited",
            letter.uneditable_file,
            "It's a file that can't be edited.",
            "The file can be edited.",
            "Scan the signed paper to a PDF.",
        ),
        LetterItem::Signer => signer(letter, context, judged_on),
    }
}

fn answer(
    name: &'static str,
    said: YesNoUnknown,
    yes: &'static str,
    no: &'static str,
    mend: &'static str,
) -> Test {
    match said {
        YesNoUnknown::Yes => pass(name, ITEMS, yes),
        YesNoUnknown::No => fail(name, ITEMS, no, mend),
        YesNoUnknown::Unknown => unknown(
            name,
            ITEMS,
            "Not looked at yet.",
            "Look at the letter and check it off.",
        ),
    }
}

fn amount_of_time(letter: &Letter) -> Test {
    let said = match (letter.states_amount_of_time, letter.gives_dates) {
        (YesNoUnknown::Yes, _) | (_, YesNoUnknown::Yes) => YesNoUnknown::Yes,
        (YesNoUnknown::No, YesNoUnknown::No) => YesNoUnknown::No,
        _ => YesNoUnknown::Unknown,
    };
    answer(
        "Amount of time",
        said,
        "It says how long the experience lasted.",
        "It doesn't say how long the experience lasted.",
        "Ask for the length of the experience.",
    )
}

fn signer(letter: &Letter, context: &AssessContext, judged_on: NaiveDate) -> Test {
    const NAME: &str = "Employer, supervisor or HR";
    let (role, words) = match letter.signer {
        SignerRole::Unknown => {
            return unknown(
                NAME,
                SIGNER,
                "Who signed isn't recorded.",
                "Record who signed it.",
            );
        }
        SignerRole::Employer => ("employer", "The employer signed."),
        SignerRole::Supervisor => ("supervisor", "A supervisor signed."),
        SignerRole::HumanResources => ("human_resources", "The HR department signed."),
        SignerRole::CoWorker => ("co_worker", "A co-worker signed."),
        SignerRole::Other => ("other", "Someone else signed."),
    };
    if context
        .rules
        .codes(SIGNER, judged_on)
        .iter()
        .any(|allowed| allowed == role)
    {
        pass(NAME, SIGNER, words)
    } else {
        fail(
            NAME,
            SIGNER,
            format!(
                "{words} The rule of {} doesn't accept that.",
                day(judged_on)
            ),
            "Ask the employer, a supervisor or the HR department.",
        )
    }
}

fn own_organisation(employer: &str, position: &Position) -> Test {
    const NAME: &str = "Vouches for its own organization";
    if normalized(employer) == normalized(&position.employer) {
        pass(
            NAME,
            OWN,
            "The letter comes from the position's own employer.",
        )
    } else {
        fail(
            NAME,
            OWN,
            format!(
                "{employer} can't vouch for time at {}.",
                position.employer.trim_end_matches('.')
            ),
            format!("Ask {} for a letter of its own", position.employer),
        )
    }
}
