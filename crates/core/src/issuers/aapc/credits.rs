//! AAPC's acceptance rules, credit by credit.

use super::approval::approval;
use super::certificates::{at_hand, shows_all_fields};
use super::frames::{Frame, may_move};
use crate::amounts::Ceus;
use crate::dates::{Span, add_days, add_months, days, same_month};
use crate::facts::{
    ActivityKind, AhimaSource, Credential, CredentialGroup, Credit, CycleChoice, PortalState,
};
use crate::judging::checks::{fail, mended, pass, unknown};
use crate::judging::context::{AAPC, AHIMA, AssessContext, is};
use crate::judging::ledger::{Judged, Repeated, Seen, counted, has_index, names, stated_amount};
use crate::standing::{CreditStanding, Outcome, Provenance, Test, Words, day};

const INSIDE: &str = "aapc.ceu.inside-cycle";
const AFTER: &str = "aapc.ceu.after-certification";
const APPROVED: &str = "aapc.ceu.approved";
const CMS: &str = "aapc.ceu.cms";
const ONCE: &str = "aapc.ceu.once";
const REPORT: &str = "aapc.ceu.report";
const QUIZ_AGE: &str = "aapc.ceu.quiz-age";
const OFFICERS: &str = "aapc.ceu.officer-quiz";
const RENEWAL_MONTH: &str = "aapc.ceu.renewal-month";

/// A failed test with the few words that name it in a list.
type Verdict = Option<&'static str>;

/// Judges one credit in one cycle.
pub(super) fn judge<'a>(
    context: &AssessContext<'a>,
    frame: &Frame,
    held: &[&Credential],
    credit: &'a Credit,
    seen: &mut Seen<'a>,
) -> Judged<'a> {
    let names = names(credit);
    let repeated = seen.earlier(credit, &names);
    let amount = stated_amount(credit).unwrap_or(Ceus::ZERO);
    let mut tests: Vec<Test> = Vec::with_capacity(10);
    let mut verdict: Verdict = None;
    let mut add = |tests: &mut Vec<Test>, (check, words): (Test, &'static str)| {
        if check.rules_out() && verdict.is_none() {
            verdict = Some(words);
        }
        tests.push(check);
    };
    let on = credit.completed_on;
    if context.rules.in_force(INSIDE, on) {
        add(&mut tests, inside_cycle(context, frame, credit));
    }
    if context.rules.in_force(AFTER, on) {
        add(&mut tests, after_certification(context, credit));
    }
    if context.rules.in_force(APPROVED, on) {
        add(&mut tests, approved(context, held, credit));
    }
    if let Some(kind) = of_its_kind(context, credit) {
        add(&mut tests, kind);
    }
    add(&mut tests, has_amount(credit));
    if let Some(said) = reported(context, credit) {
        add(&mut tests, said);
    }
    if context.rules.in_force(ONCE, on) {
        add(&mut tests, once(repeated.as_ref()));
    }
    let unsaid = |test: &Test| test.outcome == Outcome::Unknown && test.field.is_some();
    let kept_out = |test: &Test| test.rules_out() || (!context.is_at_best() && unsaid(test));
    let counts = !held.is_empty() && !tests.iter().any(kept_out);
    if !counts && verdict.is_none() && tests.iter().any(unsaid) {
        verdict = Some("Not said who gave it");
    }
    if !held.is_empty()
        && let Some(counted) = counted(context, credit, &tests, counts, repeated.as_ref())
    {
        seen.remember(credit, names, counted);
    }
    let mut serves = Vec::new();
    let mut may_serve = Vec::new();
    for credential in held {
        let serves_it = if context.group_of(credential) == CredentialGroup::Core {
            true
        } else {
            let approval = approval(context, credential, credit);
            if counts && approval.may_serve {
                may_serve.push(credential.code.to_string());
            }
            let eligible = approval.test.outcome != Outcome::Fail;
            tests.push(approval.test);
            eligible
        };
        if counts && serves_it {
            serves.push(credential.code.to_string());
        }
    }
    tests.push(shows_all_fields(context, credit));
    tests.push(at_hand(credit));
    let standing = CreditStanding {
        credit: credit.id.clone(),
        title: credit.title.clone(),
        completed_on: credit.completed_on,
        counts,
        counted: if counts { amount } else { Ceus::ZERO },
        counted_up_to: Ceus::ZERO,
        asks: Vec::new(),
        provenance: Provenance::Entered,
        planned: context.is_planned(credit),
        bucket: None,
        verdict: verdict.unwrap_or("Any").to_owned(),
        serves,
        tests,
    };
    Judged {
        credit,
        standing,
        amount,
        may_serve,
    }
}

fn inside_cycle(context: &AssessContext, frame: &Frame, credit: &Credit) -> (Test, &'static str) {
    const NAME: &str = "Finished within the cycle";
    let (from, to) = (frame.starts_on.date, frame.closes_on());
    let on = credit.completed_on;
    let inside = Span::new(from, to).is_some_and(|span| span.contains(on));
    let check = if inside {
        let words = Words::within(on, from, to);
        if on > frame.due_on.date {
            let due = day(frame.due_on.date);
            let words = format!("{} is after {due}, within your extension.", day(on));
            pass(NAME, "aapc.late.extension-length", words)
        } else if may_move(context, frame, credit) {
            mended(
                pass(NAME, RENEWAL_MONTH, words),
                "Earned in the renewal month: you may move it to the next cycle.",
            )
        } else {
            pass(NAME, INSIDE, words)
        }
    } else if credit.cycle_choice == CycleChoice::Next
        && on < from
        && same_month(on, add_days(from, -1))
        && context.rules.in_force(RENEWAL_MONTH, on)
    {
        pass(
            NAME,
            RENEWAL_MONTH,
            format!(
                "Earned in the renewal month, on {}, and moved to this cycle by your choice.",
                day(on)
            ),
        )
    } else {
        fail(
            NAME,
            INSIDE,
            format!("{} is outside {}.", day(on), days(from, to)),
            "Nothing carries over; correct the date if it's wrong.",
        )
    };
    (check, "Outside the cycle")
}

fn after_certification(context: &AssessContext, credit: &Credit) -> (Test, &'static str) {
    const NAME: &str = "Earned after certification";
    const CLAUSE: &str = AFTER;
    let check = match context.first_earned_on(AAPC) {
        Some(certified) if credit.completed_on < certified => fail(
            NAME,
            CLAUSE,
            format!(
                "Certified on {}, after {}.",
                day(certified),
                day(credit.completed_on)
            ),
            "Correct the date if it's wrong.",
        ),
        Some(certified) => pass(NAME, CLAUSE, format!("Certified on {}.", day(certified))),
        None => unknown(
            NAME,
            CLAUSE,
            "The certification date isn't recorded.",
            "Enter the day the first credential was awarded.",
        ),
    };
    (check, "Before certification")
}

fn approved(
    context: &AssessContext,
    held: &[&Credential],
    credit: &Credit,
) -> (Test, &'static str) {
    const NAME: &str = "Sponsor approved, index number";
    const CLAUSE: &str = APPROVED;
    let indexed = has_index(credit);
    if credit.kind == ActivityKind::CmsTraining && !indexed {
        return if context.rules.in_force(CMS, credit.completed_on) {
            cms(context, held, credit)
        } else {
            let check = fail(
                NAME,
                CLAUSE,
                "It has no index number, and no exception applies.",
                "Enter the index number if the certificate has one.",
            );
            (check, "Not approved by AAPC")
        };
    }
    let names_aapc = credit
        .issuers
        .as_ref()
        .is_some_and(|issuers| issuers.iter().any(|named| is(named.as_str(), AAPC)));
    let names_credential = credit.approved_for.as_ref().is_some_and(|codes| {
        codes
            .iter()
            .any(|code| context.rules.credential(&AAPC.into(), code).is_some())
    });
    let source = context.source_of(credit);
    let by_ahima = matches!(
        source,
        Some(AhimaSource::Ahima | AhimaSource::ComponentAssociation)
    );
    let at_ahima = !context.held_on(AHIMA, context.as_of).is_empty();
    let from_ahima = by_ahima && at_ahima;
    // Where nobody has said who gave it, it may be AHIMA's, which needs AAPC's approval.
    let unsaid = source.is_none() && at_ahima && !names_aapc;
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
            "An AHIMA activity without an index number counts for AAPC only if AAPC approves it.",
            "Enter the index number if the certificate has one.",
        )
    } else if unsaid {
        let words = "Neither who gave it nor an index number is recorded. An AHIMA activity counts \
                     for AAPC only if AAPC approves it.";
        let mut check = unknown(
            NAME,
            CLAUSE,
            words,
            "Say who gave it, or enter its index number.",
        );
        check.field = Some(Words::fixed("ahima_source"));
        check
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

fn cms(context: &AssessContext, held: &[&Credential], credit: &Credit) -> (Test, &'static str) {
    const NAME: &str = "CMS web training with its certificate";
    const CLAUSE: &str = CMS;
    let core = held
        .iter()
        .any(|credential| context.group_of(credential) == CredentialGroup::Core);
    if !core {
        let check = fail(
            NAME,
            CLAUSE,
            "It counts only for core credentials, and you hold none.",
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

fn of_its_kind(context: &AssessContext, credit: &Credit) -> Option<(Test, &'static str)> {
    let applies = |clause| context.rules.in_force(clause, credit.completed_on);
    match credit.kind {
        ActivityKind::MagazineQuiz if applies(QUIZ_AGE) => {
            Some((quiz_age(context, credit), "Quiz too old"))
        }
        ActivityKind::OfficerQuiz if applies(OFFICERS) => Some((
            unknown(
                "For chapter officers only",
                OFFICERS,
                "It counts for chapter officers only; whether you are one isn't recorded.",
                "Leave it out unless you are an officer.",
            ),
            "Officers only",
        )),
        _ => None,
    }
}

fn quiz_age(context: &AssessContext, credit: &Credit) -> Test {
    const NAME: &str = "Magazine quiz in time";
    const CLAUSE: &str = QUIZ_AGE;
    let months = context.rules.number(CLAUSE, credit.completed_on);
    match credit.published_on {
        None => unknown(
            NAME,
            CLAUSE,
            "The publication date isn't recorded. It's counted.",
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
                    format!("Take a quiz from an issue of the last {months} months."),
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
            "The amount is missing or can't be right.",
            "Enter the number of CEUs on the certificate.",
        ),
    };
    (check, "No amount")
}

/// What AAPC has said of it, as far as it is recorded.
fn reported(context: &AssessContext, credit: &Credit) -> Option<(Test, &'static str)> {
    let state = credit
        .portal
        .iter()
        .find(|record| is(record.issuer.as_str(), AAPC))?
        .state;
    if !context.rules.in_force(REPORT, credit.completed_on) {
        return None;
    }
    match state {
        PortalState::Rejected => Some((
            fail(
                "Not rejected",
                REPORT,
                "AAPC rejected it.",
                "Ask AAPC why, or leave it out.",
            ),
            "Rejected by AAPC",
        )),
        PortalState::Accepted => Some((
            pass("Accepted by AAPC", REPORT, "AAPC has accepted it."),
            "",
        )),
        _ => None,
    }
}

fn once(repeated: Option<&Repeated>) -> (Test, &'static str) {
    const NAME: &str = "Not counted before";
    const CLAUSE: &str = ONCE;
    let Some(repeated) = repeated else {
        return (
            pass(NAME, CLAUSE, "No other record is the same activity."),
            "",
        );
    };
    let check = fail(
        NAME,
        CLAUSE,
        format!(
            "The same activity counted on {}; one course gives CEUs once.",
            day(repeated.earlier.completed_on)
        ),
        repeated.mend(),
    );
    (check, repeated.verdict())
}
