//! Dues and fees: what is on record as open, and AAPC's yearly dues where nothing is.

use chrono::{Datelike, NaiveDate};

use super::phrases::due;
use super::{AAPC, Found, day as days, is};
use crate::amounts::dollars_text;
use crate::dates::{add_days, add_months, day_of_month, days_between};
use crate::facts::{
    CredentialStatus, IssuerAccount, Membership, Payment, PaymentKind, Silence, YesNoUnknown,
};
use crate::ids::ClauseId;
use crate::standing::{
    CycleState, DueState, Obligation, ObligationKind, Provenance, QuestionKind, Target, TargetKind,
    Turn, Urgency, day,
};

/// Days before dues from which they ask for something.
const ASKS_BEFORE: i32 = 30;
/// Days after which what is late, and for which no rule names an end, is no longer told of.
const TOLD_FOR: i32 = 90;
/// The clauses whose days count from AAPC's dues, and what each says on its day.
const DUES_GRACE: &str = "aapc.late.grace";
const DUES_FEE: &str = "aapc.late.fee";
const DUES_CANCELLED: &str = "aapc.late.cancelled";
const REINSTATEMENT: &str = "aapc.late.reinstatement-fee";
/// Days after their day for which dues that nobody recorded are told of.
const ASKED_FOR: i32 = 30;
/// Days within which a payment, or a due date as it is written, means this year's dues.
const SAME_DUES: i32 = 120;
/// The clause by which dues come round every year.
const YEARLY: &str = "aapc.cycle.dues-yearly";
/// The clause by which a person says that somebody else pays the yearly dues.
const UNSAID: &str = "aapc.cycle.dues-unsaid";
/// Months after joining within which no yearly dues can have come round.
const FIRST_DUES: i32 = 11;
/// AAPC's yearly dues as a whole: who has turned this off is never asked about them.
const EVERY_YEAR: &str = "dues:AAPC";

/// Payments on record that are open, or came too late; and AAPC's yearly dues where no
/// payment is on record.
pub(super) fn dues(found: Found) -> Vec<Obligation> {
    let facts = found.context.facts;
    let mut list: Vec<Obligation> = facts
        .payments
        .iter()
        .filter_map(|payment| recorded(found, payment))
        .collect();
    let account = facts
        .accounts
        .iter()
        .find(|account| is(account.issuer.as_str(), AAPC));
    if let Some(account) = account {
        list.extend(yearly(found, account));
    }
    list.retain(|it| !found.is_done(it));
    list
}

fn paid_on(found: Found, payment: &Payment) -> Option<NaiveDate> {
    payment.paid_on.filter(|paid| *paid <= found.context.as_of)
}

/// Whether an issuer's dues have nothing to keep: credentials were held there, and none is.
fn given_up(found: Found, issuer: &str) -> bool {
    let facts = found.context.facts.credentials.iter();
    let mut earned = facts
        .filter(|it| is(it.issuer.as_str(), issuer) && it.status != CredentialStatus::Expected);
    earned.next().is_some() && found.held(issuer).is_empty()
}

fn recorded(found: Found, payment: &Payment) -> Option<Obligation> {
    let due_on = payment.due_on?;
    let as_of = found.context.as_of;
    let issuer = payment.issuer.as_str().trim();
    let aapc_dues = payment.kind == PaymentKind::Dues && is(issuer, AAPC);
    if payment.kind == PaymentKind::Dues && given_up(found, issuer) {
        return None;
    }
    let mut late = aapc_dues.then(|| Lateness::of(found, due_on));
    let paid = paid_on(found, payment);
    if let Some(late) = &mut late {
        late.not_kept = paid.filter(|_| payment.kept == YesNoUnknown::No);
    }
    match (payment.kept, paid, &late) {
        (YesNoUnknown::Yes, ..) => return None,
        // On time, or with a fee: done. After the day of cancellation only AAPC knows.
        (_, Some(_), None) => return None,
        (_, Some(paid), Some(late)) if paid <= late.cancelled_on => return None,
        // Where nothing is held, nothing hangs on it.
        (_, Some(_), Some(late)) if !late.certified => return None,
        (YesNoUnknown::Unknown, Some(paid), Some(late)) => {
            return Some(kept(found, payment, due_on, paid, late.cancelled_on));
        }
        _ => {}
    }
    let what = match payment.kind {
        PaymentKind::Dues => "dues",
        PaymentKind::LateFee => "late fee",
        PaymentKind::Recertification => "recertification fee",
        PaymentKind::Extension => "extension",
        PaymentKind::Reinstatement => "reinstatement",
        PaymentKind::Exam => "exam fee",
        PaymentKind::Other => "payment",
    };
    let amount = payment
        .amount_cents
        .map(|cents| format!(" of {}", dollars_text(cents)))
        .unwrap_or_default();
    let (consequence, next) = match &late {
        Some(late) => late.text(),
        None => (
            format!("What happens if it isn't paid is up to {issuer}."),
            "pay it, then note the day in Milepost".to_owned(),
        ),
    };
    let told_until = late
        .as_ref()
        .map_or(add_days(due_on, TOLD_FOR), |late| late.cancelled_on);
    let over = late.as_ref().is_some_and(Lateness::is_over);
    Some(Obligation {
        due_on,
        provenance: Provenance::Entered,
        whose: Some(issuer.to_owned()),
        state: days::state_from(as_of, due_on, ASKS_BEFORE),
        urgency: days::urgency(as_of, due_on),
        name: format!("{issuer} {what}"),
        title: due(&format!("{issuer} {what}{amount}"), as_of, due_on),
        step: match over {
            true => "Ask AAPC whether the credential still stands".to_owned(),
            false => format!("Pay {}", of_issuer(issuer, what)),
        },
        consequence,
        next,
        target: Target::of(TargetKind::Payment, &payment.id),
        turns: late.map(|late| late.turns()).unwrap_or_default(),
        told: days::state(as_of, told_until) != DueState::Late,
        told_until: Some(told_until),
        clause: aapc_dues.then(|| ClauseId::known(DUES_CANCELLED)),
        ..blank(found, format!("payment:{}", payment.id), issuer)
    })
}

/// "AAPC's dues".
fn of_issuer(issuer: &str, what: &str) -> String {
    format!("{issuer}'s {what}")
}

fn blank(found: Found, key: String, issuer: &str) -> Obligation {
    Obligation {
        key,
        kind: ObligationKind::Dues,
        due_on: found.context.as_of,
        provenance: Provenance::Computed,
        whose: None,
        state: DueState::Open,
        urgency: Urgency::NeedsYou,
        name: String::new(),
        title: String::new(),
        step: String::new(),
        consequence: String::new(),
        next: String::new(),
        rest: None,
        target: Target::place(TargetKind::Payment),
        clause: None,
        credentials: found.held(issuer),
        turns: Vec::new(),
        behind: false,
        told_until: None,
        told: true,
        days_left: 0,
        can_be_settled: false,
    }
}

/// Paid after the day of cancellation: whether it was kept, only AAPC can say.
fn kept(
    found: Found,
    payment: &Payment,
    due_on: NaiveDate,
    paid: NaiveDate,
    cancelled: NaiveDate,
) -> Obligation {
    let late = days_between(cancelled, paid);
    Obligation {
        due_on,
        provenance: Provenance::Entered,
        whose: Some(AAPC.to_owned()),
        state: DueState::Question,
        urgency: Urgency::Unknown,
        name: "AAPC dues paid late".to_owned(),
        title: format!("AAPC dues of {}: did AAPC keep them?", day(due_on)),
        step: "Ask AAPC whether it kept the late dues".to_owned(),
        consequence: format!(
            "They were paid on {}, {} after the cancellation date, {}. By the published rules the \
             credential was canceled.",
            day(paid),
            crate::text::counted(late, "day", "days"),
            day(cancelled)
        ),
        next: "look in your account, then note here what it shows".to_owned(),
        target: Target::of(TargetKind::Payment, &payment.id).asking(QuestionKind::PaymentKept),
        clause: Some(ClauseId::known(DUES_CANCELLED)),
        ..blank(found, format!("payment:{}", payment.id), AAPC)
    }
}

/// What AAPC's rules say of dues that are late, by the user's own numbers where there are any.
struct Lateness {
    as_of: NaiveDate,
    due_on: NaiveDate,
    free_until: NaiveDate,
    fee: String,
    cancelled_on: NaiveDate,
    back: String,
    /// Whether credentials depend on the dues.
    certified: bool,
    /// The day of a payment that came too late and was not kept.
    not_kept: Option<NaiveDate>,
}

impl Lateness {
    fn of(found: Found, due_on: NaiveDate) -> Lateness {
        let number = |id| found.context.rules.number(id, due_on);
        Lateness {
            as_of: found.context.as_of,
            due_on,
            free_until: add_days(due_on, number(DUES_GRACE)),
            fee: dollars_text(number(DUES_FEE)),
            cancelled_on: add_days(due_on, number(DUES_CANCELLED)),
            back: dollars_text(number(REINSTATEMENT)),
            certified: !found.held(AAPC).is_empty(),
            not_kept: None,
        }
    }

    /// Whether the day of cancellation has passed.
    fn is_over(&self) -> bool {
        self.certified && self.as_of > self.cancelled_on
    }

    /// The consequence and the next step.
    fn text(&self) -> (String, String) {
        let cancelled = day(self.cancelled_on);
        if self.is_over() {
            let (unpaid, next) = match self.not_kept {
                Some(paid) => (
                    format!(
                        "AAPC didn't keep the dues of {} that you paid on {}.",
                        day(self.due_on),
                        day(paid)
                    ),
                    "ask AAPC what your account shows",
                ),
                None => (
                    format!(
                        "No payment of the dues of {} is on record.",
                        day(self.due_on)
                    ),
                    "ask AAPC what your account shows; if you paid, enter the day",
                ),
            };
            return (
                format!(
                    "{unpaid} By the published rules the credential was canceled on {cancelled}. Bringing it back costs the back dues, the missed CEUs and {}.",
                    self.back
                ),
                next.to_owned(),
            );
        }
        let free = day(self.free_until);
        let then = match self.certified {
            true => format!(", and on {cancelled} the credential is canceled"),
            false => String::new(),
        };
        let consequence = match self.as_of <= self.free_until {
            true => format!("After {free} a late fee of {} is added{then}.", self.fee),
            false => format!(
                "A late fee of {} applies since {}{then}.",
                self.fee,
                day(add_days(self.free_until, 1))
            ),
        };
        let next = "pay them in your account, then note it in Milepost".to_owned();
        (consequence, next)
    }

    /// What is said of dues that are not due yet and of which nobody has said anything: no alarm.
    fn ahead(&self) -> String {
        let free = day(self.free_until);
        format!(
            "Due every year. No late fee through {free}, then {}.",
            self.fee
        )
    }

    /// The days on which something costs.
    fn turns(&self) -> Vec<Turn> {
        let costs = [
            (self.free_until, "last day without a late fee".to_owned()),
            (
                add_days(self.free_until, 1),
                format!("late fee of {}", self.fee),
            ),
            (self.cancelled_on, "credential is canceled".to_owned()),
        ];
        costs
            .into_iter()
            .filter(|(on, _)| *on > self.due_on)
            .map(|(on, name)| Turn {
                key: days_between(self.due_on, on).to_string(),
                on,
                due_on: self.due_on,
                name: Some(name),
            })
            .collect()
    }
}

/// AAPC's dues follow the renewal month every year. Where no payment is on record the next
/// ones are told of before their day; of the last ones nobody knows, so they are asked about.
fn yearly(found: Found, account: &IssuerAccount) -> Vec<Obligation> {
    let as_of = found.context.as_of;
    let never = found
        .choice(EVERY_YEAR)
        .is_some_and(|it| it.choice == Silence::Off);
    if never || found.held(AAPC).is_empty() || account.membership == Membership::NonMember {
        return Vec::new();
    }
    let days = days_of_dues(found, account);
    let next = days
        .iter()
        .find(|on| days::state(as_of, **on) == DueState::Open);
    let last = days
        .iter()
        .rev()
        .find(|on| days::state(as_of, **on) == DueState::Late)
        .filter(|on| can_be_hers(found, account, **on))
        .filter(|on| found.context.rules.in_force(YEARLY, **on));
    [last, next]
        .into_iter()
        .flatten()
        .filter(|on| !on_record(found, **on))
        .filter(|on| found.context.rules.reading(UNSAID, **on) != "someone_else")
        .map(|due_on| unrecorded(found, account, *due_on))
        .collect()
}

/// The days of the yearly dues around the date of assessment, in order: from a move to an
/// employer's account on those of that account.
fn days_of_dues(found: Found, account: &IssuerAccount) -> Vec<NaiveDate> {
    let moves = found.context.facts.account_moves.iter();
    let moved = moves
        .filter(|it| is(it.issuer.as_str(), AAPC) && it.moved_on <= found.context.as_of)
        .filter(|it| (1..=12).contains(&it.renewal_month))
        .max_by_key(|it| it.moved_on);
    let in_year = |year: i32, month: Option<u8>, last: Option<u8>| {
        let last = last.filter(|day| (1..=31).contains(day)).unwrap_or(31);
        let month = month.filter(|month| (1..=12).contains(month))?;
        day_of_month(year, u32::from(month), u32::from(last))
    };
    let year = found.context.as_of.year();
    let mut days: Vec<NaiveDate> = Vec::new();
    for year in year - 1..=year + 1 {
        let own = in_year(year, account.month(), account.due_day);
        days.extend(own.filter(|on| moved.is_none_or(|it| *on < it.moved_on)));
        if let Some(it) = moved {
            let by_move = in_year(year, Some(it.renewal_month), it.due_day);
            days.extend(by_move.filter(|on| *on >= it.moved_on));
        }
    }
    days.sort_unstable();
    days
}

/// Whether dues of a past day can have been the person's: after the award and, where the
/// membership's first day is known, a year into it.
fn can_be_hers(found: Found, account: &IssuerAccount, on: NaiveDate) -> bool {
    let earned = found.context.earned(AAPC).map(|it| it.earned_on);
    let since = earned.min().flatten();
    let joined = account.joined_on.map(|on| add_months(on, FIRST_DUES));
    since.is_none_or(|since| since < on)
        && joined.is_none_or(|joined| joined <= on)
        && !before_the_first_report(found, on)
}

/// Whether the cycle of that day may be none of hers: a short first one of which nobody has
/// said yet that it was reported. Its dues are asked about once that is said.
fn before_the_first_report(found: Found, on: NaiveDate) -> bool {
    found.cycles.iter().any(|it| {
        is(it.issuer.as_str(), AAPC)
            && it.first_cycle
            && it.due_on.date == on
            && it.state == CycleState::Asked
            && add_months(it.starts_on.date, FIRST_DUES) > on
    })
}

fn unrecorded(found: Found, account: &IssuerAccount, due_on: NaiveDate) -> Obligation {
    let as_of = found.context.as_of;
    let past = days::state(as_of, due_on) == DueState::Late;
    let late = Lateness::of(found, due_on);
    let (_, next) = late.text();
    let target = Target::of(TargetKind::Account, &account.id).asking(QuestionKind::DuesPaid);
    let blank = blank(found, format!("dues:AAPC:{due_on}"), AAPC);
    if past {
        return Obligation {
            due_on,
            whose: Some(AAPC.to_owned()),
            state: DueState::Question,
            urgency: Urgency::Unknown,
            name: "AAPC dues".to_owned(),
            title: format!("Did you pay the AAPC dues of {}?", day(due_on)),
            step: format!("Say if you paid AAPC's dues of {}", day(due_on)),
            consequence: "No payment is on record for that day.".to_owned(),
            next: "say when you paid, that you didn't, or that someone else pays".to_owned(),
            target,
            // Who pays through an employer is not nagged.
            told: days::state(as_of, add_days(due_on, ASKED_FOR)) != DueState::Late,
            clause: Some(ClauseId::known(DUES_CANCELLED)),
            ..blank
        };
    }
    Obligation {
        due_on,
        whose: Some(AAPC.to_owned()),
        state: days::state_from(as_of, due_on, ASKS_BEFORE),
        urgency: days::urgency(as_of, due_on),
        name: "AAPC dues".to_owned(),
        title: due("AAPC dues", as_of, due_on),
        step: "Pay AAPC's dues".to_owned(),
        consequence: late.ahead(),
        next,
        target,
        clause: Some(ClauseId::known(DUES_CANCELLED)),
        ..blank
    }
}

/// Whether a payment, paid or open, stands for the dues of this date, or AAPC accepted the
/// renewal of that day, which it does not do for dues that are open.
fn on_record(found: Found, due_on: NaiveDate) -> bool {
    let facts = found.context.facts;
    let near = |on: NaiveDate| days_between(on, due_on).abs() <= SAME_DUES;
    let paid = facts.payments.iter().any(|payment| {
        payment.kind == PaymentKind::Dues
            && is(payment.issuer.as_str(), AAPC)
            && match (payment.due_on, payment.paid_on) {
                (Some(due), _) => near(due),
                (None, Some(paid)) => paid <= found.context.as_of && near(paid),
                (None, None) => false,
            }
    });
    let accepted = facts.cycle_records.iter().any(|record| {
        is(record.issuer.as_str(), AAPC)
            && near(record.due_on)
            && record
                .accepted_on
                .is_some_and(|on| on <= found.context.as_of)
    });
    paid || accepted
}
