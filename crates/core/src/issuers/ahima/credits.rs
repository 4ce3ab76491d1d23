//! AHIMA's acceptance rules, credit by credit.

use super::frames::Frame;
use crate::amounts::Ceus;
use crate::dates::{Span, days};
use crate::facts::{ActivityKind, Credential, Credit, PortalState};
use crate::judging::checks::{fail, mended, pass, test};
use crate::judging::context::{AHIMA, AssessContext, is};
use crate::judging::ledger::{
    Judged, Repeated, Seen, ceus_for_minutes, counted, names, stated_amount,
};
use crate::standing::{CreditStanding, Outcome, Provenance, Test, Weight, Words, day};

const INSIDE: &str = "ahima.ceu.inside-cycle";
const DUTIES: &str = "ahima.ceu.job-duties";
const KINDS: &str = "ahima.ceu.kinds";
const ONCE: &str = "ahima.ceu.once";
const KEEP: &str = "ahima.ceu.keep-certificates";

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
    let (amount, amount_test) = amount(context, credit);
    let mut verdict: Option<&'static str> = None;
    let mut tests: Vec<Test> = Vec::with_capacity(8);
    let mut add = |tests: &mut Vec<Test>, check: Test, words: &'static str| {
        if check.rules_out() && verdict.is_none() {
            verdict = Some(words);
        }
        tests.push(check);
    };
    let on = credit.completed_on;
    let applies = |clause| context.rules.in_force(clause, on);
    if applies(INSIDE) {
        add(&mut tests, inside_cycle(frame, credit), "Outside the cycle");
    }
    if applies(DUTIES) {
        add(&mut tests, no_duty(credit), "Normal job duty");
    }
    tests.extend(named_kind(context, credit));
    if credit.kind == ActivityKind::CodingSelfReview {
        add(
            &mut tests,
            self_review(context, credit),
            "No self-reviews anymore",
        );
    }
    let too_short = credit.amount.is_none() && credit.minutes.is_some();
    let words = if too_short { "Too short" } else { "No amount" };
    add(&mut tests, amount_test, words);
    if let Some(state) = portal(credit) {
        add(&mut tests, state, "Rejected by AHIMA");
    }
    if applies(ONCE) {
        let (check, words) = once(repeated.as_ref());
        add(&mut tests, check, words);
    }
    let counts = !held.is_empty() && !tests.iter().any(Test::rules_out);
    if !held.is_empty()
        && let Some(counted) = counted(context, credit, &tests, counts, repeated.as_ref())
    {
        seen.remember(credit, names, counted);
    }
    if applies(KEEP) {
        tests.push(certificate_held(credit));
    }
    let standing = CreditStanding {
        credit: credit.id.clone(),
        title: credit.title.clone(),
        completed_on: credit.completed_on,
        counts,
        counted: if counts { amount } else { Ceus::ZERO },
        counted_up_to: Ceus::ZERO,
        asks: Vec::new(),
        provenance: match stated_amount(credit) {
            Some(_) => Provenance::Entered,
            None => Provenance::Computed,
        },
        planned: context.is_planned(credit),
        bucket: None,
        verdict: verdict.unwrap_or("Any").to_owned(),
        serves: if counts {
            held.iter()
                .map(|credential| credential.code.to_string())
                .collect()
        } else {
            Vec::new()
        },
        tests,
    };
    Judged {
        credit,
        standing,
        amount,
        may_serve: Vec::new(),
    }
}

fn inside_cycle(frame: &Frame, credit: &Credit) -> Test {
    const NAME: &str = "Finished within the cycle";
    const CLAUSE: &str = INSIDE;
    let (from, to) = (frame.starts_on.date, frame.closes_on());
    if Span::new(from, to).is_some_and(|span| span.contains(credit.completed_on)) {
        pass(NAME, CLAUSE, Words::within(credit.completed_on, from, to))
    } else {
        fail(
            NAME,
            CLAUSE,
            format!(
                "{} is outside {}.",
                day(credit.completed_on),
                days(from, to)
            ),
            "Correct the date if it's wrong; nothing carries over.",
        )
    }
}

fn no_duty(credit: &Credit) -> Test {
    const NAME: &str = "More than a normal job duty";
    const CLAUSE: &str = DUTIES;
    if credit.kind == ActivityKind::StaffMeeting {
        fail(
            NAME,
            CLAUSE,
            "Staff meetings and other normal duties don't qualify.",
            "Leave it out.",
        )
    } else {
        pass(NAME, CLAUSE, "It is an educational activity.")
    }
}

/// A note where the kind of activity is none of those that AHIMA names.
fn named_kind(context: &AssessContext, credit: &Credit) -> Option<Test> {
    let named = match credit.kind {
        ActivityKind::Webinar => "webinar",
        ActivityKind::Workshop => "workshop",
        ActivityKind::Conference => "conference",
        ActivityKind::ChapterMeeting => "chapter_meeting",
        ActivityKind::FormalStudy => "formal_study",
        ActivityKind::SelfStudy => "self_study",
        ActivityKind::Publication => "publication",
        ActivityKind::Presentation => "presentation",
        ActivityKind::ExamItemWriting => "exam_item_writing",
        ActivityKind::CodingSelfReview => "coding_self_review",
        // Staff meetings have a test of their own.
        ActivityKind::StaffMeeting => return None,
        ActivityKind::MagazineQuiz
        | ActivityKind::OfficerQuiz
        | ActivityKind::CmsTraining
        | ActivityKind::Other => "",
    };
    let kinds = context.rules.codes(KINDS, credit.completed_on);
    if kinds.iter().any(|kind| kind == named) {
        return None;
    }
    Some(mended(
        test(
            "A kind that AHIMA names",
            KINDS,
            Weight::Note,
            Outcome::Unknown,
            "AHIMA's pages don't name this kind of activity. It's counted.",
        ),
        "Ask AHIMA whether it qualifies.",
    ))
}

fn self_review(context: &AssessContext, credit: &Credit) -> Test {
    const NAME: &str = "Coding self-review";
    const CLAUSE: &str = "ahima.ceu.self-review-credit";
    if context.rules.in_force(CLAUSE, credit.completed_on) {
        pass(NAME, CLAUSE, "It was still available on that day.")
    } else {
        fail(
            NAME,
            CLAUSE,
            "AHIMA ended the self-reviews on Jan 1, 2021; the last could be taken on Mar 31, 2021.",
            "Use another activity.",
        )
    }
}

/// The certificate's number, or what the guide makes of the minutes.
fn amount(context: &AssessContext, credit: &Credit) -> (Ceus, Test) {
    const NAME: &str = "An amount of CEUs";
    const CLAUSE: &str = "ahima.ceu.rounding";
    const REST: &str = "ahima.ceu.rounding-rest";
    if let Some(amount) = stated_amount(credit) {
        return (amount, pass(NAME, CLAUSE, "The number on the certificate."));
    }
    let Some(minutes) = credit.minutes.filter(|_| credit.amount.is_none()) else {
        let check = fail(
            NAME,
            CLAUSE,
            "The amount is missing or can't be right.",
            "Enter the number of CEUs on the certificate, or its length.",
        );
        return (Ceus::ZERO, check);
    };
    let per = context.rules.number(CLAUSE, credit.completed_on);
    let rest = context.rules.number(REST, credit.completed_on);
    let amount = ceus_for_minutes(minutes, per, rest);
    let one_for_each = format!("{minutes} minutes give {amount} CEU, one for each {per} minutes");
    // What is left over, and the clause that says what it gives.
    let left = minutes % per.max(1);
    let (clause, reason) = match left {
        0 => (CLAUSE, format!("{one_for_each}.")),
        left if left >= rest => (
            REST,
            format!("{one_for_each} and one for a remainder of at least {rest}."),
        ),
        _ => (
            REST,
            format!("{one_for_each}; a remainder under {rest} gives nothing."),
        ),
    };
    let check = if amount > Ceus::ZERO {
        pass(NAME, clause, reason)
    } else {
        fail(
            NAME,
            clause,
            reason,
            "Enter the number on the certificate if it has one.",
        )
    };
    (amount, check)
}

/// What AHIMA has said of it. No clause speaks of that but the one on its audits.
fn portal(credit: &Credit) -> Option<Test> {
    let state = credit
        .portal
        .iter()
        .find(|record| is(record.issuer.as_str(), AHIMA))?
        .state;
    match state {
        PortalState::Rejected => Some(fail(
            "Not rejected",
            KEEP,
            "AHIMA rejected it.",
            "Ask AHIMA why, or leave it out.",
        )),
        PortalState::Accepted => Some(pass("Accepted by AHIMA", KEEP, "AHIMA has accepted it.")),
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
    let on = day(repeated.earlier.completed_on);
    let words = format!("The same activity counted on {on}.");
    (
        fail(NAME, CLAUSE, words, repeated.mend()),
        repeated.verdict(),
    )
}

fn certificate_held(credit: &Credit) -> Test {
    const NAME: &str = "Certificate on hand";
    const CLAUSE: &str = KEEP;
    if credit.certificate_held {
        test(
            NAME,
            CLAUSE,
            Weight::Audit,
            Outcome::Pass,
            "It is on record.",
        )
    } else {
        mended(
            test(
                NAME,
                CLAUSE,
                Weight::Audit,
                Outcome::Fail,
                "No certificate is on record. It counts, but would fail an audit.",
            ),
            "Get the certificate and mark it as held.",
        )
    }
}
