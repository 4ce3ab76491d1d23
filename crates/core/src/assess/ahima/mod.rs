//! AHIMA renewals.

mod credits;
mod frames;
mod late;
mod shares;

use super::inquiry::{AHIMA, Inquiry};
use super::ledger::{Seen, least, names, pace, state, sums};
use super::tell::{mended, problem, test};
use crate::amounts::Ceus;
use crate::dates::days_between;
use crate::facts::{Credential, Credit};
use crate::ids::{ClauseId, IssuerId};
use crate::standing::{
    CeuFigure, CreditStanding, CycleStanding, Outcome, Problem, Provenance, Surplus, Test, Weight,
};
use frames::Frame;

const BY_CREDENTIAL: &str = "ahima.ceu.by-credential";
/// What a code that AHIMA's table does not list is taken to ask for: the
/// table's lowest row. A problem says so, and the CEU Center's number wins.
const UNLISTED: Ceus = Ceus::whole(20);

/// Every cycle from the first certification, or from the dates that the CEU
/// Center shows, to the current one.
pub(super) fn cycles(inquiry: &Inquiry, problems: &mut Vec<Problem>) -> Vec<CycleStanding> {
    if inquiry.earned(AHIMA).next().is_none() {
        return Vec::new();
    }
    for credential in inquiry.earned(AHIMA) {
        let table = inquiry
            .rules
            .ceus_by_credential(BY_CREDENTIAL, inquiry.as_of);
        if !table.contains_key(credential.code.as_str()) {
            problems.push(problem(
                Some(format!("credential:{}", credential.id)),
                Some("code"),
                format!(
                    "AHIMA's table does not list {}; 20 CEUs are assumed.",
                    credential.code
                ),
                "Check the code, or enter the number that the CEU Center shows.",
            ));
        }
    }
    let Some(plan) = frames::lay_out(inquiry, problems) else {
        return Vec::new();
    };
    let mut seen = Seen::default();
    plan.frames
        .iter()
        .zip(plan.credits)
        .map(|(frame, credits)| cycle(inquiry, frame, &credits, &mut seen))
        .filter(|cycle| !cycle.credentials.is_empty() || !cycle.credits.is_empty())
        .collect()
}

fn cycle<'a>(
    inquiry: &Inquiry<'a>,
    frame: &Frame,
    credits: &[&'a Credit],
    seen: &mut Seen<'a>,
) -> CycleStanding {
    let (starts_on, due_on) = (frame.starts_on.date, frame.due_on.date);
    let rule_day = inquiry.rule_day(due_on);
    let (held, dropped) = maintained(inquiry, rule_day);
    let record = inquiry.record(AHIMA, due_on);
    let required = required(inquiry, frame, &held);
    let mut judged: Vec<(CreditStanding, Ceus)> = credits
        .iter()
        .map(|credit| credits::judge(inquiry, frame, &held, credit, seen))
        .collect();
    let buckets = shares::fill(inquiry, frame, &held, required.amount, credits, &mut judged);
    let sums = sums(credits, &judged);
    let needed = required.amount.less(sums.counted);
    let complete =
        !held.is_empty() && needed == Ceus::ZERO && buckets.iter().all(|bucket| bucket.met);
    let revoked_after = inquiry.rules.number("ahima.late.revoked", rule_day);
    let submitted_on = inquiry.settled_on(record);
    let submission = late::submission(inquiry, frame, needed, &required, &buckets);
    let surplus = sums.counted.less(required.amount);
    CycleStanding {
        issuer: IssuerId::new(AHIMA),
        credentials: held.iter().map(|credential| credential.code.to_string()).collect(),
        window_opens_on: None,
        state: state(inquiry.as_of, starts_on, due_on, record, revoked_after),
        days_left: days_between(inquiry.as_of, due_on),
        first_cycle: frame.first,
        tally_provenance: Provenance::Computed,
        earned: sums.earned,
        counted: sums.counted,
        needed,
        planned: sums.planned,
        proven: sums.proven,
        complete,
        least: least(needed, &buckets),
        conflict: None,
        pace: pace(inquiry.as_of, starts_on, due_on, required.amount, sums.counted, complete),
        surplus: Surplus {
            amount: surplus,
            movable: Ceus::ZERO,
            lost: surplus,
            test: (surplus > Ceus::ZERO).then(|| {
                test(
                    "Above the total",
                    "ahima.ceu.inside-cycle",
                    Weight::Note,
                    Outcome::Pass,
                    format!("{surplus} above the total; nothing carries over. The transcript keeps it as additional CEUs."),
                )
            }),
        },
        can_submit: submitted_on.is_none()
            && submission.iter().all(|test| test.outcome == Outcome::Pass),
        submission,
        submitted_on,
        ladder: late::ladder(inquiry, due_on, rule_day, submitted_on.is_some() || complete),
        costs: late::costs(inquiry, held.len(), rule_day, record),
        notices: notices(inquiry, frame, &held, dropped),
        credits: judged.into_iter().rev().map(|(standing, _)| standing).collect(),
        starts_on: frame.starts_on.clone(),
        due_on: frame.due_on.clone(),
        required,
        buckets,
    }
}

/// The credentials that are kept up on a day: an RHIT is dropped once the RHIA is held.
fn maintained<'a>(
    inquiry: &Inquiry<'a>,
    on: chrono::NaiveDate,
) -> (Vec<&'a Credential>, Option<&'a Credential>) {
    let mut held = inquiry.held_on(AHIMA, on);
    let has_rhia = held
        .iter()
        .any(|credential| credential.code.as_str() == "RHIA");
    let dropped = held
        .iter()
        .position(|credential| has_rhia && credential.code.as_str() == "RHIT")
        .map(|at| held.remove(at));
    (held, dropped)
}

/// The highest requirement, 10 for each further credential, at most 50; the
/// number that the CEU Center shows wins.
fn required(inquiry: &Inquiry, frame: &Frame, held: &[&Credential]) -> CeuFigure {
    let rule_day = inquiry.rule_day(frame.due_on.date);
    let table = inquiry.rules.ceus_by_credential(BY_CREDENTIAL, rule_day);
    let each = |credential: &&Credential| {
        table
            .get(credential.code.as_str())
            .copied()
            .unwrap_or(UNLISTED)
    };
    let base = held.iter().map(each).max().unwrap_or(Ceus::ZERO);
    let additional = inquiry.rules.ceus("ahima.ceu.additional", rule_day);
    let cap = inquiry.rules.ceus("ahima.ceu.cap", rule_day);
    let further = held.len().saturating_sub(1);
    let more: Ceus = std::iter::repeat_n(additional, further).sum();
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
            format!(
                "{base} for the highest and {additional} for each of {further} more, at most {cap}."
            ),
        ),
        _ => (
            "ahima.ceu.additional",
            format!("{base} for the highest and {additional} for each of {further} more."),
        ),
    };
    let ours = (base + more).min(cap);
    let record = inquiry.record(AHIMA, frame.due_on.date);
    match record.and_then(|record| record.tracker_required) {
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
    inquiry: &Inquiry,
    frame: &Frame,
    held: &[&Credential],
    dropped: Option<&Credential>,
) -> Vec<Test> {
    const SOURCE: &str = "ahima.ceu.source-share";
    let mut notices = Vec::new();
    let running = !inquiry.rules.in_force(SOURCE, frame.starts_on.date)
        && inquiry.rules.in_force(SOURCE, frame.due_on.date);
    if running && inquiry.choice(SOURCE).is_none() {
        notices.push(mended(
            test(
                "40 percent from AHIMA",
                SOURCE,
                Weight::Note,
                Outcome::Unknown,
                "Not published for cycles that were running on 1 Jan 2025; it is not applied here.",
            ),
            "Ask AHIMA; you can switch the rule on in Settings.",
        ));
    }
    if let Some(dropped) = dropped {
        notices.push(test(
            "RHIA replaces RHIT",
            "ahima.ceu.rhia-over-rhit",
            Weight::Note,
            Outcome::Pass,
            format!(
                "The {} is not renewed any more; only the RHIA is.",
                dropped.code
            ),
        ));
    }
    if held.len() > 1 {
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
                "The day on which the {} was awarded is not recorded.",
                credential.code
            ),
        ));
    }
    notices
}

/// Names the held credentials for a sentence.
pub(super) fn held_names(cycle: &CycleStanding) -> String {
    names(&cycle.credentials)
}
