//! Credits by rules of the user's own.

use super::frames::Frame;
use super::{NAMED_LATER, Own, own_test};
use crate::amounts::Ceus;
use crate::dates::{Span, days};
use crate::facts::{Credit, OwnRuleKind};
use crate::judging::checks::{fail, mended, pass, test};
use crate::judging::context::{AssessContext, is};
use crate::judging::ledger::{Judged, Repeated, Seen, counted, names, stated_amount};
use crate::standing::{CreditStanding, Outcome, Provenance, Test, Weight, Words, day};

/// Judges one credit in one cycle.
pub(super) fn judge<'a>(
    context: &AssessContext<'a>,
    own: &Own,
    frame: &Frame,
    credit: &'a Credit,
    seen: &mut Seen<'a>,
) -> Judged<'a> {
    let names = names(credit);
    let repeated = seen.earlier(credit, &names);
    let rule_day = frame.span.to();
    let asks = |kind| own.value(kind, rule_day).is_some();
    let mut tests: Vec<Test> = Vec::with_capacity(6);
    let mut verdict: Option<&'static str> = None;
    let mut add = |kind: OwnRuleKind, check: Test, words: &'static str| {
        if check.rules_out() && verdict.is_none() {
            verdict = Some(words);
        }
        tests.push(own_test(check, own.clause(kind, None)));
    };
    add(
        OwnRuleKind::CycleMonths,
        inside_cycle(frame, credit),
        "Outside the cycle",
    );
    if asks(OwnRuleKind::MustName) {
        add(
            OwnRuleKind::MustName,
            names_it(own, credit),
            "Not meant for it",
        );
    }
    if asks(OwnRuleKind::AfterAward) {
        add(
            OwnRuleKind::AfterAward,
            after_award(context, own, credit),
            "Before the award",
        );
    }
    add(OwnRuleKind::Total, has_amount(credit), "No amount");
    if asks(OwnRuleKind::Once) {
        let (check, words) = once(repeated.as_ref());
        add(OwnRuleKind::Once, check, words);
    }
    if asks(OwnRuleKind::CertificateNeeded) {
        add(
            OwnRuleKind::CertificateNeeded,
            certificate(credit),
            "Certificate missing",
        );
    }
    let counts = !tests.iter().any(Test::rules_out);
    if let Some(counted) = counted(context, credit, &tests, counts, repeated.as_ref()) {
        seen.remember(credit, names, counted);
    }
    if !asks(OwnRuleKind::CertificateNeeded) {
        tests.push(own_test(
            audit(credit),
            own.clause(OwnRuleKind::Total, None),
        ));
    }
    let amount = stated_amount(credit).unwrap_or(Ceus::ZERO);
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
        serves: Vec::new(),
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
    let (from, to) = (frame.span.from(), frame.closes_on());
    let on = credit.completed_on;
    if Span::new(from, to).is_some_and(|span| span.contains(on)) {
        pass(NAME, NAMED_LATER, Words::within(on, from, to))
    } else {
        fail(
            NAME,
            NAMED_LATER,
            format!("{} is outside {}.", day(on), days(from, to)),
            "Correct the date if it's wrong.",
        )
    }
}

fn names_it(own: &Own, credit: &Credit) -> Test {
    const NAME: &str = "Meant for this issuer";
    let issuer = own.issuer.issuer.as_str();
    let named = credit
        .issuers
        .as_ref()
        .is_some_and(|issuers| issuers.iter().any(|it| is(it.as_str(), issuer)));
    if named {
        pass(NAME, NAMED_LATER, format!("It names {issuer}."))
    } else {
        fail(
            NAME,
            NAMED_LATER,
            format!("It doesn't name {issuer}."),
            format!("Name {issuer} on the credit if it's meant for it."),
        )
    }
}

fn after_award(context: &AssessContext, own: &Own, credit: &Credit) -> Test {
    const NAME: &str = "Earned after the award";
    match context.first_earned_on(own.issuer.issuer.as_str()) {
        Some(awarded) if credit.completed_on < awarded => fail(
            NAME,
            NAMED_LATER,
            format!(
                "Awarded on {}, after {}.",
                day(awarded),
                day(credit.completed_on)
            ),
            "Correct the date if it's wrong.",
        ),
        Some(awarded) => pass(NAME, NAMED_LATER, format!("Awarded on {}.", day(awarded))),
        None => crate::judging::checks::unknown(
            NAME,
            NAMED_LATER,
            "The day of the award isn't recorded.",
            "Add the credential with the day of its award.",
        ),
    }
}

fn has_amount(credit: &Credit) -> Test {
    const NAME: &str = "An amount of CEUs";
    if stated_amount(credit).is_some() {
        pass(NAME, NAMED_LATER, "The amount is recorded.")
    } else {
        fail(
            NAME,
            NAMED_LATER,
            "The amount is missing or can't be right.",
            "Enter the number of CEUs on the certificate.",
        )
    }
}

fn once(repeated: Option<&Repeated>) -> (Test, &'static str) {
    const NAME: &str = "Not counted before";
    let Some(repeated) = repeated else {
        let check = pass(NAME, NAMED_LATER, "No other record is the same activity.");
        return (check, "");
    };
    let on = day(repeated.earlier.completed_on);
    let words = format!("The same activity counted on {on}.");
    (
        fail(NAME, NAMED_LATER, words, repeated.mend()),
        repeated.verdict(),
    )
}

fn certificate(credit: &Credit) -> Test {
    const NAME: &str = "Certificate on hand";
    if credit.certificate_held {
        pass(NAME, NAMED_LATER, "It is on record.")
    } else {
        fail(
            NAME,
            NAMED_LATER,
            "No certificate is on record.",
            "Get the certificate and mark it as held.",
        )
    }
}

fn audit(credit: &Credit) -> Test {
    const NAME: &str = "Certificate on hand";
    if credit.certificate_held {
        test(
            NAME,
            NAMED_LATER,
            Weight::Audit,
            Outcome::Pass,
            "It is on record.",
        )
    } else {
        mended(
            test(
                NAME,
                NAMED_LATER,
                Weight::Audit,
                Outcome::Fail,
                "No certificate is on record. It counts, but would fail an audit.",
            ),
            "Get the certificate and mark it as held.",
        )
    }
}
