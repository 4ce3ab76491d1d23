//! Renewals: the due date of a cycle, its submission window, and what follows when it is past.

use chrono::NaiveDate;

use super::phrases::{distance, some_of};
use super::{Found, day as days};
use crate::amounts::Ceus;
use crate::dates::{add_days, days_between};
use crate::ids::CredentialId;
use crate::standing::{
    BucketRole, CycleStanding, CycleState, DueState, LateStep, LateStepKind, LateStepState,
    Obligation, ObligationKind, PaceState, QuestionKind, Target, TargetKind, Turn, Urgency, day,
};
use crate::text::{counted, listed, lower_first};

/// Days before a due date from which open work needs the person, on pace or not.
const NEAR: i32 = 90;

/// How a cycle is named: `AAPC:2027-05-31`.
pub(super) fn id(cycle: &CycleStanding) -> String {
    format!("{}:{}", cycle.issuer, cycle.due_on.date)
}

/// Cycles that still ask for something.
pub(super) fn open<'a>(found: Found<'a>) -> impl Iterator<Item = &'a CycleStanding> {
    found.cycles.iter().filter(|cycle| {
        !cycle.credentials.is_empty()
            && matches!(cycle.state, CycleState::Open | CycleState::Overdue)
    })
}

/// The held credentials that a cycle renews.
pub(super) fn credentials(found: Found, cycle: &CycleStanding) -> Vec<CredentialId> {
    found
        .credentials
        .iter()
        .filter(|held| cycle.credential_ids.contains(&held.credential))
        .map(|held| held.credential.clone())
        .collect()
}

/// One obligation for each open cycle, and for each that has ended and of which nobody has
/// said whether it was reported.
pub(super) fn renewals(found: Found) -> Vec<Obligation> {
    let open = open(found).map(|cycle| renewal(found, cycle));
    let asked = found
        .cycles
        .iter()
        .filter(|cycle| !cycle.credentials.is_empty() && cycle.state == CycleState::Asked);
    open.chain(asked.map(|cycle| asked_about(found, cycle)))
        .collect()
}

/// A cycle that has ended, as a question: it is no alarm, and never becomes safe by itself.
fn asked_about(found: Found, cycle: &CycleStanding) -> Obligation {
    let as_of = found.context.as_of;
    let issuer = &cycle.issuer;
    let ended = day(cycle.closes_on());
    let next_cost = cycle
        .late_steps
        .iter()
        .find(|step| step.on > as_of && is_consequence(step));
    let of_open = renewal(found, cycle);
    let told = of_open
        .told_until
        .is_some_and(|last| days::state(as_of, last) != DueState::Late);
    Obligation {
        state: DueState::Question,
        urgency: Urgency::Unknown,
        title: format!("Did you report the {issuer} cycle that ended on {ended}?"),
        step: format!("Say if you reported the {issuer} cycle that ended on {ended}"),
        consequence: match next_cost {
            Some(step) => format!("If you didn't, {}.", otherwise_words(step)),
            None => format!("If you didn't, {issuer}'s rules for late reports apply."),
        },
        next: "say when you reported it, that you didn't, or that it wasn't your cycle".to_owned(),
        rest: None,
        target: Target::of(TargetKind::Cycle, id(cycle)).asking(QuestionKind::CycleReported),
        told,
        behind: false,
        can_be_settled: true,
        ..of_open
    }
}

fn renewal(found: Found, cycle: &CycleStanding) -> Obligation {
    let as_of = found.context.as_of;
    let due_on = cycle.closes_on();
    let behind = is_behind(cycle);
    let late = cycle.state == CycleState::Overdue;
    let (consequence, next) = text(as_of, cycle);
    let last = cycle.late_steps.last().map_or(0, |step| step.days_from_due);
    Obligation {
        key: format!("cycle:{}", id(cycle)),
        kind: ObligationKind::Renewal,
        due_on,
        provenance: cycle.due_on.provenance,
        whose: Some(cycle.issuer.to_string()),
        state: match late {
            true => DueState::Late,
            false => DueState::Open,
        },
        urgency: match late {
            true => Urgency::Late,
            false if behind || cycle.days_left <= NEAR && !awaits_its_window(as_of, cycle) => {
                Urgency::NeedsYou
            }
            false => days::urgency(as_of, due_on),
        },
        name: format!("{} renewal", some_of(&cycle.credentials)),
        title: title(as_of, cycle),
        step: match cycle.complete {
            _ if ended_by(cycle).is_some_and(|_| late) => ask_what_stands(cycle),
            true => format!("Submit to {}", cycle.issuer),
            false if cycle.to_do_at_least == Ceus::ZERO => {
                format!("Answer the questions about your {} CEUs", cycle.issuer)
            }
            false => format!("Earn {} CEU for {}", cycle.to_do_at_least, cycle.issuer),
        },
        consequence,
        next,
        rest: rest(cycle),
        target: Target::of(TargetKind::Cycle, id(cycle)),
        clause: Some(cycle.due_on.clause.clone()),
        credentials: credentials(found, cycle),
        turns: turns(cycle),
        behind,
        told_until: Some(add_days(due_on, last)),
        told: true,
        days_left: 0,
        can_be_settled: cycle.complete || cycle.days_left <= days::NEAR + 1,
    }
}

/// The step by which the credentials of a cycle have ended, by the published rules.
pub(crate) fn ended_by(cycle: &CycleStanding) -> Option<&LateStep> {
    const ENDING: [&str; 3] = [
        "aapc.late.cancelled",
        "ahima.late.revoked",
        "ahima.late.grace",
    ];
    let mut latest_first = cycle.late_steps.iter().rev();
    latest_first.find(|step| {
        ENDING.contains(&step.clause.as_str()) && step.days_from_due < -cycle.days_left
    })
}

/// "Ask AAPC whether the CPC still stands": what is left once they have ended by the rules.
pub(crate) fn ask_what_stands(cycle: &CycleStanding) -> String {
    let names = listed(&cycle.credentials);
    let verb = if cycle.credentials.len() == 1 {
        "stands"
    } else {
        "stand"
    };
    format!("Ask {} whether the {names} still {verb}", cycle.issuer)
}

/// Whether all is earned and the issuer does not take it yet: nobody can do more.
fn awaits_its_window(as_of: NaiveDate, cycle: &CycleStanding) -> bool {
    let opens = cycle.window_opens_on.as_ref();
    cycle.complete && opens.is_some_and(|opens| opens.date > as_of)
}

fn rest(cycle: &CycleStanding) -> Option<String> {
    if cycle.complete {
        return Some("to be submitted".to_owned());
    }
    let least = cycle.least.as_ref()?;
    Some(format!("{least} to go"))
}

fn is_behind(cycle: &CycleStanding) -> bool {
    cycle
        .pace
        .as_ref()
        .is_some_and(|pace| pace.state == PaceState::Behind)
}

/// The opening of submission, and the issuer's own steps after the due date.
fn turns(cycle: &CycleStanding) -> Vec<Turn> {
    let due_on = cycle.closes_on();
    let mut turns: Vec<Turn> = Vec::new();
    if let Some(opens) = &cycle.window_opens_on {
        turns.push(Turn {
            key: "opens".to_owned(),
            on: opens.date,
            due_on,
            name: Some("submission opens".to_owned()),
        });
    }
    for step in cycle
        .late_steps
        .iter()
        .filter(|step| step.days_from_due > 0)
    {
        let key = step.days_from_due.to_string();
        let known = turns.iter().position(|turn| turn.key == key);
        let at = known.unwrap_or(turns.len());
        if known.is_none() {
            turns.push(Turn {
                key,
                on: add_days(due_on, step.days_from_due),
                due_on,
                name: None,
            });
        }
        // A mere notice has nothing to say; of two steps on one day the one that costs is told.
        let says = step.kind == LateStepKind::FreeUntil && turns[at].name.is_none();
        if says || is_consequence(step) {
            turns[at].name = Some(lower_first(&step.name));
        }
    }
    turns
}

fn is_consequence(step: &LateStep) -> bool {
    step.kind == LateStepKind::Consequence
}

fn title(as_of: NaiveDate, cycle: &CycleStanding) -> String {
    let due_on = cycle.closes_on();
    let names = some_of(&cycle.credentials);
    let verb = if cycle.credentials.len() == 1 {
        "renews"
    } else {
        "renew"
    };
    match days_between(as_of, due_on) {
        left if left >= 0 => {
            let on = if left > 1 { "on " } else { "" };
            format!(
                "{names} {verb} {}, {on}{}",
                distance(as_of, due_on),
                day(due_on)
            )
        }
        late => {
            let late = counted(-late, "day", "days");
            format!("{names}: renewal {late} past due, since {}", day(due_on))
        }
    }
}

/// The consequence and the next step.
fn text(as_of: NaiveDate, cycle: &CycleStanding) -> (String, String) {
    let issuer = &cycle.issuer;
    let next_cost = cycle
        .late_steps
        .iter()
        .find(|step| step.on > as_of && step.state == LateStepState::Ahead && is_consequence(step));
    let otherwise = next_cost.map_or_else(String::new, |step| {
        format!(" Otherwise {}.", otherwise_words(step))
    });
    if cycle.complete {
        let opens = cycle
            .window_opens_on
            .as_ref()
            .filter(|opens| opens.date > as_of);
        return match opens {
            Some(opens) => (
                format!(
                    "Everything is earned. {issuer} accepts it starting {}.",
                    day(opens.date)
                ),
                "submit it then, and mark it in Milepost".to_owned(),
            ),
            None => (
                format!("Everything is earned. Submit it to {issuer}.{otherwise}"),
                "submit it, then mark it in Milepost".to_owned(),
            ),
        };
    }
    let lacking = cycle
        .least
        .clone()
        .unwrap_or_else(|| format!("{} CEU", cycle.needed));
    // Where the best answers leave nothing to earn, nothing is threatened.
    if cycle.to_do_at_least == Ceus::ZERO {
        return (
            format!("{lacking} still needed, unless your answers say otherwise."),
            format!("answer the questions about your {issuer} CEUs"),
        );
    }
    let unproven = cycle.counted.less(cycle.proven);
    let proof = if unproven > Ceus::ZERO && unproven == cycle.counted {
        format!(" None of the {unproven} counted has a certificate.")
    } else if unproven > Ceus::ZERO {
        format!(
            " {unproven} of the {} counted have no certificate.",
            cycle.counted
        )
    } else {
        String::new()
    };
    let behind = match &cycle.pace {
        Some(pace) if pace.state == PaceState::Behind => {
            format!(" ({} behind an even pace)", pace.by)
        }
        _ => String::new(),
    };
    (
        format!("{lacking} still needed{behind}.{otherwise}{proof}"),
        match ended_by(cycle) {
            Some(_) if cycle.state == CycleState::Overdue => lower_first(&ask_what_stands(cycle)),
            _ => earn(cycle),
        },
    )
}

/// "earn 8 CEU for AHIMA": the least, of whatever kinds.
fn earn(cycle: &CycleStanding) -> String {
    let minimums: Ceus = cycle
        .buckets
        .iter()
        .filter(|bucket| bucket.role == BucketRole::Minimum)
        .map(|bucket| bucket.needed)
        .sum();
    format!(
        "earn {} CEU for {}",
        cycle.needed.max(minimums),
        cycle.issuer
    )
}

/// What happens otherwise, and when: "a late fee of $50 applies on Jul 1, 2027".
fn otherwise_words(step: &LateStep) -> String {
    let on = day(step.on);
    match step.clause.as_str() {
        "aapc.late.fee" => format!("a {} applies on {on}", lower_first(&step.name)),
        "aapc.late.cancelled" => format!("the credential is canceled on {on}"),
        "ahima.late.grace" => format!("the credential is inactive from {on}"),
        "ahima.late.revoked" => format!("the credential can be revoked after {on}"),
        _ => format!("{} on {on}", lower_first(&step.name)),
    }
}
