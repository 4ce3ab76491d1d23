//! AHIMA renewals.

mod credits;
mod frames;
mod late;
mod shares;

use crate::amounts::Ceus;
use crate::facts::{Credential, Credit};
use crate::ids::{ClauseId, IssuerId};
use crate::judging::checks::{mended, problem, test};
use crate::judging::context::{AHIMA, AssessContext};
use crate::judging::cycle::{CycleDates, IssuerRules, Renewal, Tally, judge_cycle};
use crate::judging::judged_cycle::JudgedCycle;
use crate::judging::least::LeastRule;
use crate::judging::ledger::{Judged, Seen};
use crate::standing::{
    Bucket, BucketRole, CeuFigure, Cost, DateFigure, LateStep, Outcome, Problem, Provenance,
    Surplus, Test, Weight,
};
use frames::Frame;

const BY_CREDENTIAL: &str = "ahima.ceu.by-credential";
const SURPLUS: &str = "ahima.ceu.surplus";
/// What a code that AHIMA's table does not list is taken to ask for: the
/// table's lowest row. A problem says so, and the CEU Center's number wins.
const UNLISTED: Ceus = Ceus::whole(20);

/// Every cycle from the first certification, or from the dates that the CEU
/// Center shows, to the current one.
pub(super) fn cycles(context: &AssessContext, problems: &mut Vec<Problem>) -> Vec<JudgedCycle> {
    if context.earned(AHIMA).next().is_none() {
        return Vec::new();
    }
    for credential in context.earned(AHIMA) {
        let table = context
            .rules
            .ceus_by_credential(BY_CREDENTIAL, context.as_of);
        if !table.contains_key(credential.code.as_str()) {
            problems.push(problem(
                Some(format!("credential:{}", credential.id)),
                Some("code"),
                format!(
                    "AHIMA's table doesn't list {}; {UNLISTED} CEUs are assumed.",
                    credential.code
                ),
                "Check the code, or enter the number that the CEU Center shows.",
            ));
        }
    }
    let Some(layout) = frames::lay_out(context, problems) else {
        return Vec::new();
    };
    let mut seen = Seen::default();
    layout
        .frames
        .iter()
        .zip(layout.credits)
        .map(|(frame, credits)| judge_cycle(&Ahima, context, frame, &credits, &mut seen))
        .filter(|it| !it.standing.credentials.is_empty() || !it.standing.credits.is_empty())
        .collect()
}

/// What is lacking must lie in a domain once the share of other subjects is full.
fn least_rule(buckets: &[Bucket]) -> LeastRule {
    let other = buckets.iter().find(|it| it.role == BucketRole::Maximum);
    // Nothing is said of it before any of its room is taken.
    let other = other.filter(|it| it.counted > Ceus::ZERO);
    LeastRule::with_room_outside(other.map(|it| it.required.less(it.counted)))
}

/// AHIMA's rules.
struct Ahima;

type OfAhima<'q, 'a> = Renewal<'q, 'a, Frame>;

impl<'a> IssuerRules<'a> for Ahima {
    type Frame = Frame;

    fn issuer(&self) -> IssuerId {
        IssuerId::new(AHIMA)
    }

    fn dates(&self, frame: &Frame) -> CycleDates {
        CycleDates {
            starts_on: frame.starts_on.clone(),
            due_on: frame.due_on.clone(),
            extended_to: frame.extended_to,
            first: frame.first,
        }
    }

    fn held(&self, context: &AssessContext<'a>, frame: &Frame) -> Vec<&'a Credential> {
        let due_on = frame.due_on.date;
        maintained(context, context.holding_day(due_on), due_on).0
    }

    fn names(&self, it: &OfAhima) -> Vec<String> {
        it.held.iter().map(|it| it.code.to_string()).collect()
    }

    fn required(
        &self,
        context: &AssessContext<'a>,
        frame: &Frame,
        held: &[&Credential],
    ) -> CeuFigure {
        required(context, frame, held)
    }

    fn judge(&self, it: &OfAhima<'_, 'a>, credit: &'a Credit, seen: &mut Seen<'a>) -> Judged<'a> {
        credits::judge(it.context, it.frame, &it.held, credit, seen)
    }

    fn buckets(&self, it: &OfAhima, judged: &mut [Judged]) -> (Vec<Bucket>, LeastRule) {
        let buckets = shares::fill(it.context, it.frame, &it.held, it.required.amount, judged);
        let rule = least_rule(&buckets);
        (buckets, rule)
    }

    fn submission(&self, it: &OfAhima, _: Option<&DateFigure>, tally: &Tally) -> Vec<Test> {
        late::submission(
            it.context,
            it.frame,
            tally.needed,
            &it.required,
            &tally.buckets,
        )
    }

    fn surplus(&self, it: &OfAhima, tally: &Tally, _: &[Judged]) -> Surplus {
        let above = tally.counted.less(it.required.amount);
        surplus(it.context, it.rule_day, above)
    }

    fn late_steps(&self, it: &OfAhima) -> Vec<LateStep> {
        late::late_steps(it.context, it.closes_on, it.rule_day, it.settled)
    }

    fn costs(&self, it: &OfAhima) -> Vec<Cost> {
        late::costs(it.context, it.held.len(), it.rule_day, it.record)
    }

    fn notices(&self, it: &OfAhima) -> Vec<Test> {
        let on = it.context.holding_day(it.rule_day);
        let (_, dropped) = maintained(it.context, on, it.rule_day);
        notices(it.context, it.frame, &it.held, &dropped)
    }
}

/// What lies above the total: it moves nowhere.
fn surplus(context: &AssessContext, rule_day: chrono::NaiveDate, amount: Ceus) -> Surplus {
    let kept = if context.rules.in_force(SURPLUS, rule_day) {
        " The transcript keeps it as additional CEUs."
    } else {
        ""
    };
    Surplus {
        amount,
        movable: Ceus::ZERO,
        lost: amount,
        test: (amount > Ceus::ZERO).then(|| {
            test(
                "Above the total",
                SURPLUS,
                Weight::Note,
                Outcome::Pass,
                format!("{amount} above the total; nothing carries over.{kept}"),
            )
        }),
    }
}

/// A credential that another one replaces, with the clause that says so.
type Dropped<'a> = (&'a Credential, &'static str, &'static str);

/// The credentials that are kept up on a day: an RHIT is dropped once the RHIA
/// is held, and a CCA once the CCS is where the user reads the rule so.
fn maintained<'a>(
    context: &AssessContext<'a>,
    on: chrono::NaiveDate,
    rule_day: chrono::NaiveDate,
) -> (Vec<&'a Credential>, Vec<Dropped<'a>>) {
    const RHIA: &str = "ahima.ceu.rhia-over-rhit";
    const CCS: &str = "ahima.ceu.ccs-over-cca";
    let mut held = context.held_on(AHIMA, on);
    let mut dropped = Vec::new();
    let replaced = [
        ("RHIA", "RHIT", RHIA, context.rules.in_force(RHIA, rule_day)),
        (
            "CCS",
            "CCA",
            CCS,
            context.rules.reading(CCS, rule_day) == "ccs_only",
        ),
    ];
    for (by, code, clause, applies) in replaced {
        let replaces = applies && held.iter().any(|it| it.code.as_str() == by);
        while let Some(at) = held
            .iter()
            .position(|it| replaces && it.code.as_str() == code)
        {
            dropped.push((held.remove(at), by, clause));
        }
    }
    (held, dropped)
}

/// The highest requirement, 10 for each further credential, at most 50; the
/// number that the CEU Center shows wins.
fn required(context: &AssessContext, frame: &Frame, held: &[&Credential]) -> CeuFigure {
    let rule_day = frame.due_on.date;
    let table = context.rules.ceus_by_credential(BY_CREDENTIAL, rule_day);
    let each = |credential: &&Credential| {
        table
            .get(credential.code.as_str())
            .copied()
            .unwrap_or(UNLISTED)
    };
    let highest_first = context.rules.in_force("ahima.ceu.highest-first", rule_day);
    let base = if highest_first {
        held.iter().map(each).max()
    } else {
        held.first().map(each)
    };
    let base = base.unwrap_or(Ceus::ZERO);
    let additional = context.rules.ceus("ahima.ceu.additional", rule_day);
    let cap = context.rules.ceus("ahima.ceu.cap", rule_day);
    let further = held.len().saturating_sub(1);
    let more: Ceus = std::iter::repeat_n(additional, further).sum();
    let of_the_others = if further == 1 {
        format!("{additional} for the other")
    } else {
        format!("{additional} for each of the {further} others")
    };
    let (clause, reason) = match further {
        0 => (
            BY_CREDENTIAL,
            format!(
                "{base} for {}.",
                held.first().map_or("no credential", |c| c.code.as_str())
            ),
        ),
        _ if base + more > cap => (
            "ahima.ceu.cap",
            format!("{base} for the highest and {of_the_others}, at most {cap}."),
        ),
        _ => (
            "ahima.ceu.additional",
            format!("{base} for the highest and {of_the_others}."),
        ),
    };
    let ours = (base + more).min(cap);
    match context.tracker_number(AHIMA, frame.due_on.date) {
        Some(typed) => CeuFigure {
            amount: typed,
            provenance: Provenance::OfficialOverride,
            clause: ClauseId::known("ahima.cycle.shared"),
            reason: format!("The CEU Center showed {typed}; it wins. We had {ours}: {reason}"),
            ours: Some(ours),
        },
        None => CeuFigure {
            amount: ours,
            provenance: Provenance::Computed,
            clause: ClauseId::known(clause),
            reason,
            ours: None,
        },
    }
}

fn notices(
    context: &AssessContext,
    frame: &Frame,
    held: &[&Credential],
    dropped: &[Dropped],
) -> Vec<Test> {
    const SOURCE: &str = "ahima.ceu.source-share";
    const PACKAGE: &str = "ahima.ceu.package-2024";
    const CCS: &str = "ahima.ceu.ccs-over-cca";
    let mut notices = Vec::new();
    let starts_on = frame.starts_on.date;
    let rule_day = frame.due_on.date;
    let open = context.rules.uncertain(SOURCE, starts_on)
        && !context.rules.is_decided(SOURCE, starts_on)
        && context.rules.in_force(SOURCE, frame.due_on.date);
    if open {
        notices.push(mended(
            test(
                format!(
                    "{} percent from AHIMA",
                    context.rules.number(SOURCE, rule_day)
                ),
                SOURCE,
                Weight::Note,
                Outcome::Unknown,
                "Not published for cycles that were running on Jan 1, 2025; it isn't applied here.",
            ),
            "Ask AHIMA; you can switch the rule on in Settings.",
        ));
    }
    if context.rules.in_force(PACKAGE, starts_on) {
        notices.push(test(
            "The package of 2024",
            PACKAGE,
            Weight::Note,
            Outcome::Unknown,
            "Cycles that began in 2024 or later accept more ways to earn CEUs; the list wasn't \
             found. The amounts that you enter count.",
        ));
    }
    for (credential, by, clause) in dropped {
        notices.push(test(
            if *by == "RHIA" {
                "RHIA replaces RHIT"
            } else {
                "CCS replaces CCA"
            },
            clause,
            Weight::Note,
            Outcome::Pass,
            format!(
                "The {} is no longer renewed; only the {by} is.",
                credential.code
            ),
        ));
    }
    let holds = |code: &str| held.iter().any(|it| it.code.as_str() == code);
    if holds("CCS") && holds("CCA") {
        notices.push(mended(
            test(
                "CCS and CCA",
                CCS,
                Weight::Note,
                Outcome::Unknown,
                "Whether the CCS replaces the CCA isn't stated; both are counted.",
            ),
            "Ask AHIMA; you can decide it in Settings.",
        ));
    }
    if held.len() > 1 && context.rules.in_force("ahima.ceu.no-reuse", rule_day) {
        notices.push(test(
            "No reuse",
            "ahima.ceu.no-reuse",
            Weight::Note,
            Outcome::Pass,
            "Each CEU serves one AHIMA credential; the total already says how many are needed in all.",
        ));
    }
    let undated: Vec<&&Credential> = held
        .iter()
        .filter(|credential| credential.earned_on.is_none())
        .collect();
    if let Some(credential) = undated.first() {
        notices.push(test(
            "Award date",
            "ahima.cycle.shared",
            Weight::Note,
            Outcome::Unknown,
            format!(
                "The day the {} was awarded isn't recorded.",
                credential.code
            ),
        ));
    }
    notices
}
