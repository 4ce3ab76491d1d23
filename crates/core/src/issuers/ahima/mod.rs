//! AHIMA renewals.

mod credits;
mod frames;
mod late;
mod shares;

use crate::amounts::Ceus;
use crate::dates::days_between;
use crate::facts::{Credential, Credit, Reported};
use crate::ids::{ClauseId, IssuerId};
use crate::judging::checks::{mended, problem, test};
use crate::judging::context::{AHIMA, Inquiry};
use crate::judging::least::{LeastRule, least};
use crate::judging::ledger::{Judged, Seen, any_kept, pace, state, sums};
use crate::judging::worksheet::Worksheet;
use crate::standing::{
    Bucket, BucketRole, CeuFigure, CycleStanding, Outcome, Problem, Provenance, Surplus, Test,
    Weight,
};
use frames::Frame;

const BY_CREDENTIAL: &str = "ahima.ceu.by-credential";
const SURPLUS: &str = "ahima.ceu.surplus";
/// What a code that AHIMA's table does not list is taken to ask for: the
/// table's lowest row. A problem says so, and the CEU Center's number wins.
const UNLISTED: Ceus = Ceus::whole(20);

/// Every cycle from the first certification, or from the dates that the CEU
/// Center shows, to the current one.
pub(super) fn cycles(inquiry: &Inquiry, problems: &mut Vec<Problem>) -> Vec<Worksheet> {
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
    let Some(layout) = frames::lay_out(inquiry, problems) else {
        return Vec::new();
    };
    let mut seen = Seen::default();
    layout
        .frames
        .iter()
        .zip(layout.credits)
        .map(|(frame, credits)| cycle(inquiry, frame, &credits, &mut seen))
        .filter(|cycle| !cycle.credentials.is_empty() || !cycle.credits.is_empty())
        .map(|cycle| Worksheet {
            rule: least_rule(&cycle.buckets),
            cycle,
            sheets: Vec::new(),
        })
        .collect()
}

/// What is lacking must lie in a domain once the share of other subjects is full.
fn least_rule(buckets: &[Bucket]) -> LeastRule {
    let other = buckets.iter().find(|it| it.role == BucketRole::Maximum);
    // Nothing is said of it before any of its room is taken.
    let other = other.filter(|it| it.counted > Ceus::ZERO);
    LeastRule::with_room_outside(other.map(|it| it.required.less(it.counted)))
}

fn cycle<'a>(
    inquiry: &Inquiry<'a>,
    frame: &Frame,
    credits: &[&'a Credit],
    seen: &mut Seen<'a>,
) -> CycleStanding {
    let (starts_on, due_on) = (frame.starts_on.date, frame.due_on.date);
    let closes_on = frame.closes_on();
    let rule_day = due_on;
    let (held, dropped) = maintained(inquiry, inquiry.holding_day(due_on), rule_day);
    let record = inquiry.record(AHIMA, due_on);
    let required = required(inquiry, frame, &held);
    let mut judged: Vec<Judged> = credits
        .iter()
        .map(|credit| credits::judge(inquiry, frame, &held, credit, seen))
        .collect();
    let buckets = shares::fill(inquiry, frame, &held, required.amount, &mut judged);
    let sums = sums(&judged);
    let needed = required.amount.less(sums.counted);
    let complete =
        !held.is_empty() && needed == Ceus::ZERO && buckets.iter().all(|bucket| bucket.met);
    let submitted_on = inquiry.settled_on(record);
    let submission = late::submission(inquiry, frame, needed, &required, &buckets);
    let settled = inquiry.reported(record) == Reported::Yes;
    let (to_do, least_words) = least(needed, &buckets, &least_rule(&buckets));
    CycleStanding {
        issuer: IssuerId::new(AHIMA),
        credentials: held
            .iter()
            .map(|credential| credential.code.to_string())
            .collect(),
        window_opens_on: None,
        extended_to: frame.extended_to,
        state: state(
            inquiry.as_of,
            starts_on,
            closes_on,
            inquiry.reported(record),
            any_kept(inquiry.as_of, &held),
        ),
        days_left: days_between(inquiry.as_of, closes_on),
        first_cycle: frame.first,
        tally_provenance: Provenance::Computed,
        earned: sums.earned,
        counted: sums.counted,
        counted_up_to: sums.counted,
        needed,
        planned: sums.planned,
        proven: sums.proven,
        complete,
        met_if_answered: complete,
        to_do,
        to_do_at_least: to_do,
        least: least_words,
        conflict: None,
        pace: pace(
            inquiry.as_of,
            starts_on,
            closes_on,
            required.amount,
            sums.counted,
            complete,
        ),
        surplus: surplus(inquiry, rule_day, sums.counted.less(required.amount)),
        can_submit: !settled && submission.iter().all(|test| test.outcome == Outcome::Pass),
        submission,
        submitted_on,
        ladder: late::ladder(inquiry, closes_on, rule_day, settled),
        costs: late::costs(inquiry, held.len(), rule_day, record),
        notices: notices(inquiry, frame, &held, &dropped),
        credits: judged.into_iter().rev().map(|it| it.standing).collect(),
        starts_on: frame.starts_on.clone(),
        due_on: frame.due_on.clone(),
        required,
        buckets,
    }
}

/// What lies above the total: it moves nowhere.
fn surplus(inquiry: &Inquiry, rule_day: chrono::NaiveDate, amount: Ceus) -> Surplus {
    let kept = if inquiry.rules.in_force(SURPLUS, rule_day) {
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
    inquiry: &Inquiry<'a>,
    on: chrono::NaiveDate,
    rule_day: chrono::NaiveDate,
) -> (Vec<&'a Credential>, Vec<Dropped<'a>>) {
    const RHIA: &str = "ahima.ceu.rhia-over-rhit";
    const CCS: &str = "ahima.ceu.ccs-over-cca";
    let mut held = inquiry.held_on(AHIMA, on);
    let mut dropped = Vec::new();
    let replaced = [
        ("RHIA", "RHIT", RHIA, inquiry.rules.in_force(RHIA, rule_day)),
        (
            "CCS",
            "CCA",
            CCS,
            inquiry.rules.reading(CCS, rule_day) == "ccs_only",
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
fn required(inquiry: &Inquiry, frame: &Frame, held: &[&Credential]) -> CeuFigure {
    let rule_day = frame.due_on.date;
    let table = inquiry.rules.ceus_by_credential(BY_CREDENTIAL, rule_day);
    let each = |credential: &&Credential| {
        table
            .get(credential.code.as_str())
            .copied()
            .unwrap_or(UNLISTED)
    };
    let highest_first = inquiry.rules.in_force("ahima.ceu.highest-first", rule_day);
    let base = if highest_first {
        held.iter().map(each).max()
    } else {
        held.first().map(each)
    };
    let base = base.unwrap_or(Ceus::ZERO);
    let additional = inquiry.rules.ceus("ahima.ceu.additional", rule_day);
    let cap = inquiry.rules.ceus("ahima.ceu.cap", rule_day);
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
    match inquiry.tracker_number(AHIMA, frame.due_on.date) {
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
    dropped: &[Dropped],
) -> Vec<Test> {
    const SOURCE: &str = "ahima.ceu.source-share";
    const PACKAGE: &str = "ahima.ceu.package-2024";
    const CCS: &str = "ahima.ceu.ccs-over-cca";
    let mut notices = Vec::new();
    let starts_on = frame.starts_on.date;
    let rule_day = frame.due_on.date;
    let open = inquiry.rules.uncertain(SOURCE, starts_on)
        && !inquiry.rules.is_decided(SOURCE, starts_on)
        && inquiry.rules.in_force(SOURCE, frame.due_on.date);
    if open {
        notices.push(mended(
            test(
                "40 percent from AHIMA",
                SOURCE,
                Weight::Note,
                Outcome::Unknown,
                "Not published for cycles that were running on Jan 1, 2025; it is not applied here.",
            ),
            "Ask AHIMA; you can switch the rule on in Settings.",
        ));
    }
    if inquiry.rules.in_force(PACKAGE, starts_on) {
        notices.push(test(
            "The package of 2024",
            PACKAGE,
            Weight::Note,
            Outcome::Unknown,
            "Cycles that began in 2024 or later accept more ways to earn CEUs; the list was not seen. The amounts that you enter count.",
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
                "The {} is not renewed any more; only the {by} is.",
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
                "Whether the CCS replaces the CCA is not stated; both are counted.",
            ),
            "Ask AHIMA; you can decide it in Settings.",
        ));
    }
    if held.len() > 1 && inquiry.rules.in_force("ahima.ceu.no-reuse", rule_day) {
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
