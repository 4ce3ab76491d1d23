//! One cycle, put together from what its issuer's rules say. Each issuer says what is its own;
//! what is counted the same way for all is counted here, once.

use chrono::NaiveDate;

use super::context::{AssessContext, shown_as};
use super::judged_cycle::{CreditOptions, JudgedCycle};
use super::least::{LeastRule, least};
use super::ledger::{Judged, Seen, any_kept, state, sums};
use super::pace::pace;
use crate::allocate::Binding;
use crate::amounts::Ceus;
use crate::facts::{Credential, Credit, CycleRecord, Reported};
use crate::ids::IssuerId;
use crate::standing::{
    Bucket, CeuFigure, Cost, CycleStanding, DateFigure, LateStep, Outcome, Provenance, Surplus,
    Test,
};

/// The dates of a cycle.
#[derive(Clone)]
pub(crate) struct CycleDates {
    pub starts_on: DateFigure,
    pub due_on: DateFigure,
    /// The last day after an extension, where one was bought and its end is known.
    pub extended_to: Option<NaiveDate>,
    /// Whether it is the first cycle.
    pub first: bool,
}

impl CycleDates {
    /// The day on which the cycle closes: its due date, or the end of an extension.
    pub fn closes_on(&self) -> NaiveDate {
        self.extended_to.unwrap_or(self.due_on.date)
    }
}

/// A cycle that is judged: the question, and what is known before its credits are looked at.
pub(crate) struct Renewal<'q, 'a, F> {
    pub context: &'q AssessContext<'a>,
    /// The cycle as its issuer laid it out.
    pub frame: &'q F,
    /// The credentials that it renews.
    pub held: Vec<&'a Credential>,
    /// What the person noted about it.
    pub record: Option<&'a CycleRecord>,
    /// The day whose rules apply: its due date.
    pub rule_day: NaiveDate,
    /// The day on which it closes.
    pub closes_on: NaiveDate,
    /// Whether it is reported.
    pub settled: bool,
    pub required: CeuFigure,
}

/// What its credits come to.
pub(crate) struct Tally {
    pub counted: Ceus,
    pub needed: Ceus,
    pub buckets: Vec<Bucket>,
    pub rule: LeastRule,
}

/// The rules of one certifying body. A further body is one more of these.
pub(crate) trait IssuerRules<'a> {
    /// A cycle as the body lays it out.
    type Frame;

    /// The body.
    fn issuer(&self) -> IssuerId;

    /// The dates of a cycle.
    fn dates(&self, frame: &Self::Frame) -> CycleDates;

    /// The credentials that a cycle renews.
    fn held(&self, context: &AssessContext<'a>, frame: &Self::Frame) -> Vec<&'a Credential>;

    /// The names of those credentials, as they are shown.
    fn names(&self, renewal: &Renewal<'_, 'a, Self::Frame>) -> Vec<String> {
        let on = renewal.context.holding_day(renewal.rule_day);
        renewal.held.iter().map(|it| shown_as(it, on)).collect()
    }

    /// Whether a cycle asks for anything while no credential is held.
    fn asks_of_nobody(&self) -> bool {
        false
    }

    /// The number of CEUs that a cycle asks for.
    fn required(
        &self,
        context: &AssessContext<'a>,
        frame: &Self::Frame,
        held: &[&'a Credential],
    ) -> CeuFigure;

    /// How one credit fares in a cycle.
    fn judge(
        &self,
        renewal: &Renewal<'_, 'a, Self::Frame>,
        credit: &'a Credit,
        seen: &mut Seen<'a>,
    ) -> Judged<'a>;

    /// The minimums and shares, filled by the credits, and how the least is found.
    fn buckets(
        &self,
        renewal: &Renewal<'_, 'a, Self::Frame>,
        judged: &mut [Judged<'a>],
    ) -> (Vec<Bucket>, LeastRule);

    /// The first day of submission, where the body has such a window.
    fn window(&self, _: &Renewal<'_, 'a, Self::Frame>) -> Option<DateFigure> {
        None
    }

    /// What must hold for the report.
    fn submission(
        &self,
        renewal: &Renewal<'_, 'a, Self::Frame>,
        window: Option<&DateFigure>,
        tally: &Tally,
    ) -> Vec<Test>;

    /// What lies above the total, and whether it can move.
    fn surplus(
        &self,
        renewal: &Renewal<'_, 'a, Self::Frame>,
        tally: &Tally,
        judged: &[Judged<'a>],
    ) -> Surplus;

    /// A conflict of the total with the minimums.
    fn conflict(&self, _: &Renewal<'_, 'a, Self::Frame>, _: &Tally) -> Option<Test> {
        None
    }

    /// What follows the due date.
    fn late_steps(&self, renewal: &Renewal<'_, 'a, Self::Frame>) -> Vec<LateStep>;

    /// What the cycle costs, or would cost.
    fn costs(&self, _: &Renewal<'_, 'a, Self::Frame>) -> Vec<Cost> {
        Vec::new()
    }

    /// What else is to be known of it.
    fn notices(&self, _: &Renewal<'_, 'a, Self::Frame>) -> Vec<Test> {
        Vec::new()
    }

    /// What the plan may do with its credits.
    fn options(&self, _: &Renewal<'_, 'a, Self::Frame>, _: &[Judged<'a>]) -> Vec<CreditOptions> {
        Vec::new()
    }
}

/// Judges one cycle by its issuer's rules.
pub(crate) fn judge_cycle<'a, R: IssuerRules<'a>>(
    rules: &R,
    context: &AssessContext<'a>,
    frame: &R::Frame,
    credits: &[&'a Credit],
    seen: &mut Seen<'a>,
) -> JudgedCycle {
    let dates = rules.dates(frame);
    let (starts_on, due_on) = (dates.starts_on.date, dates.due_on.date);
    let closes_on = dates.closes_on();
    let issuer = rules.issuer();
    let held = rules.held(context, frame);
    let record = context.record(issuer.as_str(), due_on);
    let renewal = Renewal {
        context,
        frame,
        required: rules.required(context, frame, &held),
        held,
        record,
        rule_day: due_on,
        closes_on,
        settled: context.reported(record) == Reported::Yes,
    };
    let mut judged: Vec<Judged> = credits
        .iter()
        .map(|credit| rules.judge(&renewal, credit, seen))
        .collect();
    let (buckets, rule) = rules.buckets(&renewal, &mut judged);
    let sums = sums(&judged);
    let tally = Tally {
        counted: sums.counted,
        needed: renewal.required.amount.less(sums.counted),
        buckets,
        rule,
    };
    let minimums_met =
        tally.rule.binding == Binding::TotalOnly || tally.buckets.iter().all(|it| it.met);
    let asks = rules.asks_of_nobody() || !renewal.held.is_empty();
    let complete = asks && tally.needed == Ceus::ZERO && minimums_met;
    let kept =
        any_kept(context.as_of, &renewal.held) || rules.asks_of_nobody() && renewal.held.is_empty();
    let window = rules.window(&renewal);
    let submission = rules.submission(&renewal, window.as_ref(), &tally);
    let (to_do, least) = least(tally.needed, &tally.buckets, &tally.rule);
    let cycle = CycleStanding {
        credentials: rules.names(&renewal),
        credential_ids: renewal.held.iter().map(|it| it.id.clone()).collect(),
        window_opens_on: window,
        extended_to: dates.extended_to,
        state: state(
            context,
            starts_on,
            closes_on,
            context.reported(record),
            kept,
        ),
        days_left: context.days_until(closes_on),
        first_cycle: dates.first,
        tally_provenance: Provenance::Computed,
        earned: sums.earned,
        counted: sums.counted,
        counted_up_to: sums.counted,
        needed: tally.needed,
        planned: sums.planned,
        proven: sums.proven,
        complete,
        met_if_answered: complete,
        to_do,
        to_do_at_least: to_do,
        least,
        conflict: rules.conflict(&renewal, &tally),
        pace: pace(
            context,
            starts_on,
            closes_on,
            renewal.required.amount,
            sums.counted,
            complete,
        )
        // What is reported is behind nothing any more.
        .filter(|_| !renewal.settled),
        surplus: rules.surplus(&renewal, &tally, &judged),
        can_submit: !renewal.settled && submission.iter().all(|it| it.outcome == Outcome::Pass),
        submission,
        submitted_on: context.settled_on(record),
        late_steps: rules.late_steps(&renewal),
        costs: rules.costs(&renewal),
        notices: rules.notices(&renewal),
        issuer,
        starts_on: dates.starts_on,
        due_on: dates.due_on,
        credits: Vec::new(),
        buckets: Vec::new(),
        required: renewal.required.clone(),
    };
    let options = rules.options(&renewal, &judged);
    JudgedCycle {
        standing: CycleStanding {
            // The newest first.
            credits: judged.into_iter().rev().map(|it| it.standing).collect(),
            buckets: tally.buckets,
            ..cycle
        },
        rule: tally.rule,
        options,
    }
}
