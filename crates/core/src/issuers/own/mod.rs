//! Renewals by rules of the user's own: a state body, an employer.

mod credits;
mod frames;
mod issuer;
mod topics;

use crate::ids::IssuerId;
use crate::judging::cycle::{CycleDates, IssuerRules, Renewal, Tally, judge_cycle};
use issuer::{NAMED_LATER, Own, note, own_test};

use chrono::NaiveDate;

use crate::amounts::Ceus;
use crate::dates::{Span, add_days};
use crate::facts::{Credential, Credit, OwnIssuer, OwnRuleKind};
use crate::judging::checks::{fail, pass, problem};
use crate::judging::context::{AssessContext, shown_as};
use crate::judging::judged_cycle::{CreditOptions, JudgedCycle};
use crate::judging::least::LeastRule;
use crate::judging::ledger::{Judged, Seen, prorated};
use crate::rulebook::{Value, own_clauses};
use crate::standing::{
    Bucket, CeuFigure, DateFigure, LateStep, LateStepKind, LateStepState, Problem, Provenance,
    Surplus, Test, day,
};
use crate::text::lower_first;
use frames::Frame;

/// Every cycle of every issuer that the user added.
pub(super) fn cycles(context: &AssessContext, problems: &mut Vec<Problem>) -> Vec<JudgedCycle> {
    let mut cycles = Vec::new();
    for (at, issuer) in context.facts.own_issuers.iter().enumerate() {
        let about = |field: &str, message: String, mend: &str| {
            problem(
                Some(format!("own_issuer:{}", issuer.id)),
                Some(field),
                message,
                mend,
            )
        };
        let earlier = &context.facts.own_issuers[..at];
        if earlier.iter().any(|it| same(it, issuer)) {
            problems.push(about(
                "issuer",
                format!("{} is entered twice; the first one is used.", issuer.issuer),
                "Put all rules into one of them.",
            ));
            continue;
        }
        match own_clauses(issuer) {
            Ok(clauses) => {
                let own = Own { issuer, clauses };
                cycles.extend(of_issuer(context, &own, problems));
            }
            Err(error) => problems.push(about(
                "rules",
                format!(
                    "{}'s rules can't be used: {}",
                    issuer.issuer,
                    lower_first(&error.to_string())
                ),
                "Correct the rule; until then its cycles aren't judged.",
            )),
        }
    }
    cycles
}

fn same(a: &OwnIssuer, b: &OwnIssuer) -> bool {
    a.issuer.as_str().eq_ignore_ascii_case(b.issuer.as_str())
}

fn of_issuer(context: &AssessContext, own: &Own, problems: &mut Vec<Problem>) -> Vec<JudgedCycle> {
    let Some(layout) = frames::lay_out(context, own) else {
        problems.push(problem(
            Some(format!("own_issuer:{}", own.issuer.id)),
            Some("cycle_starts_on"),
            format!("It isn't known when {}'s cycles begin.", own.issuer.issuer),
            "Enter the first day of one of its cycles.",
        ));
        return Vec::new();
    };
    layout
        .frames
        .iter()
        .zip(layout.credits)
        .map(|(frame, credits)| {
            // A repeat is looked for within a cycle.
            judge_cycle(own, context, frame, &credits, &mut Seen::default())
        })
        .collect()
}

type OfOwn<'q, 'a> = Renewal<'q, 'a, Frame>;

impl<'a> IssuerRules<'a> for Own<'a> {
    type Frame = Frame;

    fn issuer(&self) -> IssuerId {
        self.issuer.issuer.clone()
    }

    fn dates(&self, frame: &Frame) -> CycleDates {
        CycleDates {
            starts_on: date(self, frame.span.from(), frame, "starts"),
            due_on: date(self, frame.span.to(), frame, "ends"),
            extended_to: frame.extended_to,
            first: frame.first,
        }
    }

    fn held(&self, context: &AssessContext<'a>, frame: &Frame) -> Vec<&'a Credential> {
        let issuer = self.issuer.issuer.as_str();
        context.held_on(issuer, context.holding_day(frame.span.to()))
    }

    fn names(&self, it: &OfOwn) -> Vec<String> {
        if it.held.is_empty() {
            let name = self.issuer.name.as_deref();
            let name = name.filter(|name| !name.trim().is_empty());
            return vec![name.unwrap_or(self.issuer.issuer.as_str()).to_owned()];
        }
        let on = it.context.holding_day(it.rule_day);
        it.held.iter().map(|it| shown_as(it, on)).collect()
    }

    /// A license of a state is renewed without a credential on record.
    fn asks_of_nobody(&self) -> bool {
        true
    }

    fn required(
        &self,
        context: &AssessContext<'a>,
        frame: &Frame,
        held: &[&Credential],
    ) -> CeuFigure {
        required(context, self, frame, held.len())
    }

    fn judge(&self, it: &OfOwn<'_, 'a>, credit: &'a Credit, seen: &mut Seen<'a>) -> Judged<'a> {
        credits::judge(it.context, self, it.frame, credit, seen)
    }

    fn buckets(&self, it: &OfOwn, judged: &mut [Judged]) -> (Vec<Bucket>, LeastRule) {
        (topics::fill(self, it.rule_day, judged), LeastRule::usual())
    }

    fn window(&self, it: &OfOwn) -> Option<DateFigure> {
        window(self, it.rule_day, it.rule_day)
    }

    fn submission(&self, it: &OfOwn, window: Option<&DateFigure>, tally: &Tally) -> Vec<Test> {
        submission(
            it.context,
            self,
            window,
            it.closes_on,
            tally.needed,
            &it.required,
            &tally.buckets,
        )
    }

    fn surplus(&self, it: &OfOwn, tally: &Tally, _: &[Judged]) -> Surplus {
        let above = tally.counted.less(it.required.amount);
        Surplus {
            amount: above,
            movable: Ceus::ZERO,
            lost: above,
            test: None,
        }
    }

    fn late_steps(&self, it: &OfOwn) -> Vec<LateStep> {
        let grace = self.number(OwnRuleKind::GraceDays, it.rule_day);
        late_steps(
            it.context,
            self,
            it.closes_on,
            grace.unwrap_or(0),
            it.settled,
        )
    }

    fn options(&self, _: &OfOwn, judged: &[Judged]) -> Vec<CreditOptions> {
        let options = judged.iter().map(|it| CreditOptions {
            credit: it.credit.id.clone(),
            amount: it.amount,
            may_serve: it.may_serve.clone(),
            may_move_on: false,
            may_move_back: false,
        });
        options.collect()
    }
}

fn date(own: &Own, date: NaiveDate, frame: &Frame, verb: &str) -> DateFigure {
    let basis = if frame.from_award {
        "worked out from the first award"
    } else {
        "by the first day that you entered"
    };
    DateFigure {
        date,
        provenance: if frame.from_award {
            Provenance::Estimate
        } else {
            Provenance::Computed
        },
        clause: own.clause(OwnRuleKind::CycleMonths, None),
        reason: format!("The cycle {verb} on {}, {basis}.", day(date)),
    }
}

/// The total, for each credential and for a shorter first cycle where the rules say so;
/// a number that the user typed wins.
fn required(context: &AssessContext, own: &Own, frame: &Frame, held: usize) -> CeuFigure {
    let due_on = frame.span.to();
    let issuer = own.issuer.issuer.as_str();
    let mut clause = own.clause(OwnRuleKind::Total, None);
    let mut provenance = Provenance::Computed;
    let total = match own.value(OwnRuleKind::Total, due_on) {
        Some(Value::Ceus(amount)) => *amount,
        _ => Ceus::ZERO,
    };
    let mut ours = total;
    let mut reason = format!("{total} in each cycle, by your own rule.");
    if own.value(OwnRuleKind::PerCredential, due_on).is_some() && held > 1 {
        ours = std::iter::repeat_n(total, held).sum();
        clause = own.clause(OwnRuleKind::PerCredential, None);
        reason = format!("{total} for each of {held} credentials, by your own rule.");
    }
    let awarded = context.first_earned_on(issuer).filter(|_| frame.first);
    let since_award = awarded.and_then(|on| Span::new(on, due_on));
    let whole = frame.span.months_and_days().0;
    if own.value(OwnRuleKind::ProratedFirst, due_on).is_some()
        && let Some(since_award) = since_award
        && since_award.months_and_days().0 < whole
    {
        let months = since_award.months_and_days().0;
        let (rounded, exact) = prorated(ours, months, whole);
        let rounding = if rounded == exact {
            String::new()
        } else {
            format!(" {exact} by arithmetic, rounded up.")
        };
        reason =
            format!("{reason} {months} of {whole} months since the award, prorated.{rounding}");
        ours = rounded;
        clause = own.clause(OwnRuleKind::ProratedFirst, None);
        provenance = Provenance::Estimate;
    }
    match context.tracker_number(issuer, due_on) {
        Some(typed) => CeuFigure {
            amount: typed,
            provenance: Provenance::OfficialOverride,
            clause,
            reason: format!("You entered {typed} for this cycle; the rule says {ours}."),
            ours: Some(ours),
        },
        None => CeuFigure {
            amount: ours,
            provenance,
            clause,
            reason,
            ours: None,
        },
    }
}

fn window(own: &Own, due_on: NaiveDate, rule_day: NaiveDate) -> Option<DateFigure> {
    let days = own.number(OwnRuleKind::WindowDays, rule_day)?;
    Some(DateFigure {
        date: add_days(due_on, -days),
        provenance: Provenance::Computed,
        clause: own.clause(OwnRuleKind::WindowDays, None),
        reason: format!("{days} days before {}.", day(due_on)),
    })
}

fn submission(
    context: &AssessContext,
    own: &Own,
    window: Option<&DateFigure>,
    closes_on: NaiveDate,
    needed: Ceus,
    required: &CeuFigure,
    buckets: &[Bucket],
) -> Vec<Test> {
    let length = own.clause(OwnRuleKind::CycleMonths, None);
    let open = match window {
        _ if context.is_over(closes_on) => own_test(
            fail(
                "The cycle is running",
                NAMED_LATER,
                format!("It ended on {}.", day(closes_on)),
                "Ask the issuer, or mark it as submitted.",
            ),
            length,
        ),
        Some(window) if !context.has_come(window.date) => own_test(
            fail(
                "Submission is open",
                NAMED_LATER,
                format!("It opens on {}.", day(window.date)),
                format!("Wait until {}.", day(window.date)),
            ),
            window.clause.clone(),
        ),
        _ => own_test(
            pass(
                "The cycle is running",
                NAMED_LATER,
                format!("It ends on {}.", day(closes_on)),
            ),
            length,
        ),
    };
    let total = if needed == Ceus::ZERO {
        pass(
            "The total is reached",
            NAMED_LATER,
            format!("{} are needed and counted.", required.amount),
        )
    } else {
        fail(
            "The total is reached",
            NAMED_LATER,
            format!("{needed} of {} short.", required.amount),
            format!("Earn {needed} more."),
        )
    };
    let mut tests = vec![open, own_test(total, required.clause.clone())];
    for bucket in buckets.iter().filter(|bucket| !bucket.met) {
        let check = fail(
            "The minimum is reached",
            NAMED_LATER,
            format!(
                "{}: {} of at least {}.",
                bucket.name, bucket.counted, bucket.required
            ),
            format!("Earn {} more there.", bucket.needed),
        );
        tests.push(own_test(check, bucket.clause.clone()));
    }
    tests
}

fn late_steps(
    context: &AssessContext,
    own: &Own,
    closes_on: NaiveDate,
    grace: i32,
    settled: bool,
) -> Vec<LateStep> {
    let due = own.clause(OwnRuleKind::CycleMonths, None);
    let mut steps = vec![(0, "CEUs are due", due)];
    if grace > 0 {
        let clause = own.clause(OwnRuleKind::GraceDays, None);
        steps.push((grace, "Grace period ends", clause));
    }
    steps
        .into_iter()
        .map(|(offset, name, clause)| {
            let on = add_days(closes_on, offset);
            LateStep {
                on,
                days_from_due: offset,
                name: name.to_owned(),
                state: if settled {
                    LateStepState::Settled
                } else if context.has_come(on) {
                    LateStepState::Reached
                } else {
                    LateStepState::Ahead
                },
                clause,
                kind: LateStepKind::Notice,
            }
        })
        .collect()
}
