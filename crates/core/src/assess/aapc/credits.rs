//! AAPC's acceptance rules, credit by credit.

use super::super::inquiry::{AAPC, AHIMA, Inquiry, is};
use super::super::ledger::{Seen, stated_amount};
use super::super::tell::{fail, mended, pass, unknown};
use super::buckets::{approval, group_of};
use super::certificates::{at_hand, shows_all_fields};
use super::frames::Frame;
use crate::amounts::Ceus;
use crate::dates::{Span, add_days, add_months, same_month};
use crate::facts::{ActivityKind, AhimaSource, Credential, Credit, CycleChoice, PortalState};
use crate::rulebook::CredentialGroup;
use crate::standing::{CreditStanding, Outcome, Provenance, Test, Words, day};

/// A failed test with the few words that name it in a list.
type Verdict = Option<&'static str>;

/// Judges one credit in one cycle; gives the standing and the credit's amount.
pub(super) fn judge<'a>(
    inquiry: &Inquiry<'a>,
    frame: &Frame,
    held: &[&Credential],
    credit: &'a Credit,
    seen: &mut Seen<'a>,
) -> (CreditStanding, Ceus) {
    let amount = stated_amount(credit).unwrap_or(Ceus::ZERO);
    let mut tests: Vec<Test> = Vec::with_capacity(10);
    let mut verdict: Verdict = None;
    let mut add = |tests: &mut Vec<Test>, (check, words): (Test, &'static str)| {
        if check.rules_out() && verdict.is_none() {
            verdict = Some(words);
        }
        tests.push(check);
    };
    add(&mut tests, inside_cycle(frame, credit));
    add(&mut tests, after_certification(inquiry, credit));
    add(&mut tests, approved(inquiry, held, credit));
    if let Some(kind) = of_its_kind(inquiry, credit) {
        add(&mut tests, kind);
    }
    add(&mut tests, has_amount(credit));
    if let Some(rejected) = rejected(credit) {
        add(&mut tests, rejected);
    }
    let repeats = once(credit, seen);
    add(&mut tests, repeats);
    let counts = !held.is_empty() && !tests.iter().any(Test::rules_out);
    if counts {
        seen.remember(credit);
    }
    let mut serves = Vec::new();
    for credential in held {
        let group = group_of(inquiry, credential);
        let serves_it = if group == CredentialGroup::Core {
            true
        } else {
            let check = approval(inquiry, credential, credit);
            let eligible = check.outcome != Outcome::Fail;
            tests.push(check);
            eligible
        };
        if counts && serves_it {
            serves.push(credential.code.to_string());
        }
    }
    tests.push(shows_all_fields(inquiry, credit));
    tests.push(at_hand(credit));
    let standing = CreditStanding {
        credit: credit.id.clone(),
        counts,
        counted: if counts { amount } else { Ceus::ZERO },
        provenance: Provenance::Entered,
        planned: credit.completed_on > inquiry.as_of,
        bucket: None,
        verdict: verdict.unwrap_or("Any").to_owned(),
        serves,
        tests,
    };
    (standing, amount)
}

fn inside_cycle(frame: &Frame, credit: &Credit) -> (Test, &'static str) {
    const NAME: &str = "Finished inside the cycle";
    const CLAUSE: &str = "aapc.ceu.inside-cycle";
    let (from, to) = (frame.starts_on.date, frame.due_on.date);
    let inside = Span::new(from, to).is_some_and(|span| span.contains(credit.completed_on));
    let check = if inside {
        let words = Words::within(credit.completed_on, from, to);
        if same_month(credit.completed_on, to) {
            mended(
                pass(NAME, "aapc.ceu.renewal-month", words),
                "Earned in the renewal month: you may move it to the next cycle.",
            )
        } else {
            pass(NAME, CLAUSE, words)
        }
    } else if credit.cycle_choice == CycleChoice::Next
        && credit.completed_on < from
        && same_month(credit.completed_on, add_days(from, -1))
    {
        pass(
            NAME,
            "aapc.ceu.renewal-month",
            format!(
                "Earned in the renewal month, on {}, and moved to this cycle by your choice.",
                day(credit.completed_on)
            ),
        )
    } else {
        fail(
            NAME,
            CLAUSE,
            format!(
                "{} lies outside {} – {}.",
                day(credit.completed_on),
                day(from),
                day(to)
            ),
            "Nothing carries over; correct the date if it is wrong.",
        )
    };
    (check, "Outside the cycle")
}

fn after_certification(inquiry: &Inquiry, credit: &Credit) -> (Test, &'static str) {
    const NAME: &str = "Earned after certification";
    const CLAUSE: &str = "aapc.ceu.after-certification";
    let check = match inquiry.first_earned_on(AAPC) {
        Some(certified) if credit.completed_on < certified => fail(
            NAME,
            CLAUSE,
            format!(
                "Certified on {}, after {}.",
                day(certified),
                day(credit.completed_on)
            ),
            "Correct the date if it is wrong.",
        ),
        Some(certified) => pass(NAME, CLAUSE, format!("Certified on {}.", day(certified))),
        None => unknown(
            NAME,
            CLAUSE,
            "The day of certification is not recorded.",
            "Enter the day on which the first credential was awarded.",
        ),
    };
    (check, "Before certification")
}

fn approved(inquiry: &Inquiry, held: &[&Credential], credit: &Credit) -> (Test, &'static str) {
    const NAME: &str = "Sponsor approved, index number";
    const CLAUSE: &str = "aapc.ceu.approved";
    let indexed = has_index(credit);
    if credit.kind == ActivityKind::CmsTraining && !indexed {
        return cms(inquiry, held, credit);
    }
    let names_aapc = credit
        .issuers
        .as_ref()
        .is_some_and(|issuers| issuers.iter().any(|named| is(named.as_str(), AAPC)));
    let names_credential = credit.approved_for.as_ref().is_some_and(|codes| {
        codes
            .iter()
            .any(|code| inquiry.rules.credential(&AAPC.into(), code).is_some())
    });
    let from_ahima = matches!(
        credit.ahima_source,
        Some(AhimaSource::Ahima | AhimaSource::ComponentAssociation)
    ) && !inquiry.held_on(AHIMA, inquiry.as_of).is_empty();
    let check = if indexed {
        pass(NAME, CLAUSE, "The index number is recorded.")
    } else if names_credential {
        mended(
            pass(NAME, CLAUSE, "The certificate names an AAPC credential."),
            "Record the index number; the tracker asks for it.",
        )
    } else if from_ahima && !names_aapc {
        fail(
            NAME,
            CLAUSE,
            "An activity of AHIMA without an index number counts at AAPC only with AAPC's approval.",
            "Enter the index number if the certificate has one.",
        )
    } else {
        unknown(
            NAME,
            CLAUSE,
            "No index number is recorded. It is counted as approved.",
            "Enter the index number from the certificate.",
        )
    };
    (check, "Not approved by AAPC")
}

/// Whether an index number is recorded.
pub(super) fn has_index(credit: &Credit) -> bool {
    credit
        .index_number
        .as_deref()
        .is_some_and(|index| !index.trim().is_empty())
}

fn cms(inquiry: &Inquiry, held: &[&Credential], credit: &Credit) -> (Test, &'static str) {
    const NAME: &str = "CMS web training with its certificate";
    const CLAUSE: &str = "aapc.ceu.cms";
    let core = held
        .iter()
        .any(|credential| group_of(inquiry, credential) == CredentialGroup::Core);
    if !core {
        let check = fail(
            NAME,
            CLAUSE,
            "It serves core credentials only, and none is held.",
            "Use an activity that is approved for your credential.",
        );
        return (check, "Core only");
    }
    let check = if credit.certificate_held {
        pass(
            NAME,
            CLAUSE,
            "Allowed without an index number, for core credentials.",
        )
    } else {
        fail(
            NAME,
            CLAUSE,
            "It needs its certificate, since it has no index number.",
            "Attach the certificate.",
        )
    };
    (check, "Certificate missing")
}

fn of_its_kind(inquiry: &Inquiry, credit: &Credit) -> Option<(Test, &'static str)> {
    match credit.kind {
        ActivityKind::MagazineQuiz => Some((quiz_age(inquiry, credit), "Quiz too old")),
        ActivityKind::OfficerQuiz => Some((
            unknown(
                "For chapter officers only",
                "aapc.ceu.officer-quiz",
                "It counts for chapter officers only; whether you are one is not recorded.",
                "Leave it out unless you are an officer.",
            ),
            "Officers only",
        )),
        _ => None,
    }
}

fn quiz_age(inquiry: &Inquiry, credit: &Credit) -> Test {
    const NAME: &str = "Magazine quiz in time";
    const CLAUSE: &str = "aapc.ceu.quiz-age";
    let months = inquiry.rules.number(CLAUSE, credit.completed_on);
    match credit.published_on {
        None => unknown(
            NAME,
            CLAUSE,
            "The day of publication is not recorded. It is counted.",
            "Enter the issue's date.",
        ),
        Some(published) => {
            let until = add_months(published, months);
            if credit.completed_on <= until {
                pass(
                    NAME,
                    CLAUSE,
                    format!(
                        "Published on {}, usable until {}.",
                        day(published),
                        day(until)
                    ),
                )
            } else {
                fail(
                    NAME,
                    CLAUSE,
                    format!(
                        "Published on {}, usable until {}.",
                        day(published),
                        day(until)
                    ),
                    "Take the quiz of an issue of the last 12 months.",
                )
            }
        }
    }
}

fn has_amount(credit: &Credit) -> (Test, &'static str) {
    const NAME: &str = "An amount of CEUs";
    const CLAUSE: &str = "aapc.ceu.certificate-fields";
    let check = match stated_amount(credit) {
        Some(_) => pass(NAME, CLAUSE, "The amount is recorded."),
        None => fail(
            NAME,
            CLAUSE,
            "The amount is missing or cannot be right.",
            "Enter the number of CEUs on the certificate.",
        ),
    };
    (check, "No amount")
}

fn rejected(credit: &Credit) -> Option<(Test, &'static str)> {
    let state = credit
        .portal
        .iter()
        .find(|record| is(record.issuer.as_str(), AAPC))?
        .state;
    match state {
        PortalState::Rejected => Some((
            fail(
                "Not rejected",
                "aapc.ceu.report",
                "AAPC rejected it.",
                "Ask AAPC why, or leave it out.",
            ),
            "Rejected by AAPC",
        )),
        PortalState::Accepted => Some((
            pass(
                "Accepted by AAPC",
                "aapc.ceu.report",
                "AAPC has accepted it.",
            ),
            "",
        )),
        _ => None,
    }
}

fn once(credit: &Credit, seen: &Seen) -> (Test, &'static str) {
    const NAME: &str = "Not counted before";
    const CLAUSE: &str = "aapc.ceu.once";
    let check = match seen.earlier(credit) {
        None => pass(NAME, CLAUSE, "No other record has this title."),
        Some(earlier) => fail(
            NAME,
            CLAUSE,
            format!(
                "The same activity counted on {}; one course gives CEUs once.",
                day(earlier.completed_on)
            ),
            "If it is another activity, give each its own course key or sponsor.",
        ),
    };
    (check, "Same title, counts once")
}
