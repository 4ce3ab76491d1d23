//! What the search for a job asks for: interviews and thanks, answers, next steps, meetings, and
//! people to stay in touch with. None of it is ever late: nothing is lost by rule.

use chrono::NaiveDate;

use super::Found;
use super::day::{is_over, is_today, is_within, never_late, state_from};
use super::phrases::{ahead, short};
use crate::career::{Trails, last_spoke};
use crate::dates::{add_days, day, days_between, weekday_and_day};
use crate::facts::{Application, Contact, Meeting, MeetingState, Offer, Step, StepKind};
use crate::standing::{
    DueState, Obligation, ObligationKind, Provenance, QuestionKind, Target, TargetKind, Turn,
    Urgency,
};

/// Days before an appointment from which it asks for something.
const INTERVIEW_BEFORE: i32 = 7;
/// Days after an interview in which thanks are in place.
const THANKS_WITHIN: i32 = 7;
/// Days after an application without an answer after which one asks how it stands.
const FOLLOW_UP_AFTER: i32 = 7;
/// Days without any step after which no answer is likely.
const NO_ANSWER_AFTER: i32 = 30;
/// Days before the last day to answer an offer from which it needs the person.
const OFFER_BEFORE: i32 = 3;
/// Days after a meeting in which it is asked whether the person was there.
const MEETING_ASKED_FOR: i32 = 60;

/// Everything that the search asks for.
pub(super) fn search(found: Found) -> Vec<Obligation> {
    let facts = found.context.facts;
    let trails = Trails::of(facts);
    let mut list = Vec::new();
    for application in &facts.applications {
        of_application(found, application, &trails, &mut list);
    }
    for offer in &facts.offers {
        list.extend(answer(found, offer, &trails));
    }
    for meeting in &facts.meetings {
        list.extend(attendance(found, meeting));
    }
    for contact in &facts.contacts {
        list.extend(touch(found, contact));
    }
    list.retain(|it| !found.is_done(it));
    list
}

fn of_application(
    found: Found,
    application: &Application,
    trails: &Trails,
    list: &mut Vec<Obligation>,
) {
    let as_of = found.context.as_of;
    let last = trails.last(&application.id, as_of);
    if last.is_some_and(|step| step.kind.closes()) {
        return;
    }
    let steps = trails.steps(&application.id);
    for step in steps.iter().filter(|step| step.kind.is_appointment()) {
        match is_over(as_of, step.on) {
            false => list.push(appointment(found, application, step)),
            true => list.extend(thanks(found, application, step, steps)),
        }
    }
    if let Some(on) = application.next_on {
        list.push(next_step(found, application, on));
    }
    let waits = trails.appointment(&application.id, as_of).is_none();
    if let Some(last) = last.filter(|_| waits) {
        list.extend(waiting(found, application, last));
    }
}

/// What every obligation of the search has in common.
fn blank(
    key: String,
    kind: ObligationKind,
    due_on: NaiveDate,
    target: Target,
    as_of: NaiveDate,
) -> Obligation {
    Obligation {
        key,
        kind,
        due_on,
        provenance: Provenance::Entered,
        whose: Some("yours".to_owned()),
        state: state_from(as_of, due_on, 0),
        urgency: Urgency::Calm,
        name: String::new(),
        title: String::new(),
        step: String::new(),
        consequence: String::new(),
        next: String::new(),
        rest: None,
        target,
        clause: None,
        credentials: Vec::new(),
        turns: Vec::new(),
        behind: false,
        told_until: None,
        told: true,
        days_left: 0,
        can_be_settled: false,
    }
}

fn place(application: &Application) -> Target {
    Target::of(TargetKind::Application, &application.id)
}

fn appointment(found: Found, application: &Application, step: &Step) -> Obligation {
    let as_of = found.context.as_of;
    let employer = short(&application.employer);
    let name = format!("{} at {employer}", step.kind.label());
    let contacts = found.context.facts.contacts.iter();
    let with = step.contact.as_ref();
    let with = with.and_then(|id| contacts.clone().find(|it| it.id == *id));
    let mut details: Vec<String> = Vec::new();
    details.extend(step.at.map(|at| at.in_words()));
    details.extend(with.map(|it| format!("with {}", short(&it.name))));
    details.extend(step.round.as_deref().map(short));
    Obligation {
        whose: Some(employer.clone()),
        state: state_from(as_of, step.on, INTERVIEW_BEFORE),
        urgency: match is_within(as_of, step.on, 1) {
            true => Urgency::NeedsYou,
            false => Urgency::Calm,
        },
        title: ahead(&name, as_of, step.on),
        step: format!(
            "Prepare for the {} at {employer}",
            match step.kind {
                StepKind::Screening => "call".to_owned(),
                other => other.in_sentence(),
            }
        ),
        consequence: match details.is_empty() {
            true => format!("{}.", weekday_and_day(step.on)),
            false => format!("{}, {}.", weekday_and_day(step.on), details.join(", ")),
        },
        next: "practice, and read your notes, in Career".to_owned(),
        rest: (!details.is_empty()).then(|| details.join(", ")),
        name,
        ..blank(
            format!("interview:{}", step.id),
            ObligationKind::Interview,
            step.on,
            place(application),
            as_of,
        )
    }
}

/// The day after an interview, once, unless something was done since.
fn thanks(
    found: Found,
    application: &Application,
    step: &Step,
    steps: &[&Step],
) -> Option<Obligation> {
    let as_of = found.context.as_of;
    let since = steps
        .iter()
        .any(|it| it.id != step.id && it.on >= step.on && it.kind > step.kind);
    let fresh = is_within(step.on, as_of, THANKS_WITHIN);
    if step.kind != StepKind::Interview || since || !fresh {
        return None;
    }
    let employer = short(&application.employer);
    Some(Obligation {
        state: DueState::Open,
        name: format!("Thanks to {employer}"),
        title: format!("Thanks for the interview at {employer}, {}", day(step.on)),
        step: format!("Thank {employer} for the interview"),
        consequence: "A short note the next day. You're reminded once.".to_owned(),
        next: "write it, and add \"followed up\" in Career".to_owned(),
        ..blank(
            format!("thanks:{}", step.id),
            ObligationKind::Thanks,
            add_days(step.on, 1),
            place(application),
            as_of,
        )
    })
}

/// After seven days without an answer one asks; after thirty, none is likely.
fn waiting(found: Found, application: &Application, last: &Step) -> Option<Obligation> {
    let as_of = found.context.as_of;
    if matches!(last.kind, StepKind::Saved | StepKind::Offer) {
        return None;
    }
    let employer = short(&application.employer);
    let asks = add_days(last.on, FOLLOW_UP_AFTER);
    let ends = add_days(last.on, NO_ANSWER_AFTER);
    let turn = |key: &str, on: NaiveDate| Turn {
        key: key.to_owned(),
        on,
        due_on: on,
        name: None,
    };
    let mut turns = Vec::new();
    if last.kind == StepKind::Applied {
        turns.push(turn("week", asks));
    }
    turns.push(turn("month", ends));
    let applied = last.kind == StepKind::Applied && as_of < ends;
    let base = blank(
        format!("follow-up:{}", application.id),
        ObligationKind::FollowUp,
        if applied { asks } else { ends },
        place(application),
        as_of,
    );
    Some(match applied {
        true => Obligation {
            state: match is_over(asks, as_of) {
                true => DueState::Ahead,
                false => DueState::Open,
            },
            name: format!("No answer from {employer}"),
            title: format!("No answer from {employer} since {}", day(last.on)),
            step: format!("Follow up, {employer}"),
            consequence: format!("Applied {}, no answer since.", day(last.on)),
            next: "ask how it stands, and add \"followed up\" in Career".to_owned(),
            turns,
            ..base
        },
        false => Obligation {
            whose: None,
            state: match is_over(ends, as_of) {
                true => DueState::Ahead,
                false => DueState::Question,
            },
            name: format!("No answer from {employer}"),
            title: format!("No answer from {employer} since {}?", day(last.on)),
            step: format!("No answer from {employer}? Close it or keep waiting"),
            consequence: format!("{} {}, nothing since.", last.kind.label(), day(last.on)),
            next: "close it, or keep waiting, in Career".to_owned(),
            target: place(application).asking(QuestionKind::NoAnswer),
            turns,
            ..base
        },
    })
}

fn next_step(found: Found, application: &Application, on: NaiveDate) -> Obligation {
    let as_of = found.context.as_of;
    let employer = short(&application.employer);
    let what = application.next_step.as_deref().map_or_else(
        || format!("Next step at {employer}"),
        |step| format!("{}, {employer}", short(step)),
    );
    Obligation {
        state: match is_over(on, as_of) {
            true => DueState::Ahead,
            false => DueState::Open,
        },
        name: what.clone(),
        title: ahead(&what, as_of, on),
        step: what,
        consequence: format!("You set it for {}.", weekday_and_day(on)),
        next: "do it, and set the next step in Career".to_owned(),
        ..blank(
            format!("next-step:{}", application.id),
            ObligationKind::NextStep,
            on,
            place(application),
            as_of,
        )
    }
}

/// The answer to an offer, while it is open.
fn answer(found: Found, offer: &Offer, trails: &Trails) -> Option<Obligation> {
    let as_of = found.context.as_of;
    let by = offer.answer_by?;
    let applications = &found.context.facts.applications;
    let application = applications.iter().find(|it| it.id == offer.application)?;
    let last = trails.last(&application.id, as_of);
    if last.is_some_and(|step| step.kind.closes()) || application.position.is_some() {
        return None;
    }
    let employer = short(&application.employer);
    let past = is_over(as_of, by);
    Some(Obligation {
        whose: Some(employer.clone()),
        state: match past {
            true => DueState::Question,
            false => DueState::Open,
        },
        urgency: match is_within(as_of, by, OFFER_BEFORE) || past {
            true => never_late(as_of, by),
            false => Urgency::Calm,
        },
        name: format!("Answer to {employer}'s offer"),
        title: match past {
            true => format!("The offer from {employer} needed an answer by {}", day(by)),
            false => ahead(&format!("Answer to {employer}'s offer due"), as_of, by),
        },
        step: format!("Answer {employer}'s offer"),
        consequence: format!("{employer} wants an answer by {}.", weekday_and_day(by)),
        next: "accept it, or say no, in Career".to_owned(),
        told_until: Some(by),
        ..blank(
            format!("offer:{}", offer.id),
            ObligationKind::Offer,
            by,
            place(application),
            as_of,
        )
    })
}

/// A meeting one goes to: the day before, and the day after whether one was there.
fn attendance(found: Found, meeting: &Meeting) -> Option<Obligation> {
    let as_of = found.context.as_of;
    if matches!(meeting.state, MeetingState::Went | MeetingState::Missed) {
        return None;
    }
    let last = meeting.ends_on.unwrap_or(meeting.starts_on);
    let over = is_over(as_of, last);
    if over && !is_within(last, as_of, MEETING_ASKED_FOR) {
        return None;
    }
    let going = meeting.state == MeetingState::Going;
    let name = short(&meeting.title);
    let turn = |key: &str, on: NaiveDate, due_on: NaiveDate| Turn {
        key: key.to_owned(),
        on,
        due_on,
        name: None,
    };
    let details = meeting
        .at
        .map(|at| at.in_words())
        .into_iter()
        .chain(meeting.town.as_deref().map(short));
    let details: Vec<String> = details.collect();
    let base = Obligation {
        whose: Some(short(&meeting.organizer)),
        rest: (!details.is_empty()).then(|| details.join(", ")),
        turns: vec![
            turn("-1", add_days(meeting.starts_on, -1), meeting.starts_on),
            turn("after", add_days(last, 1), meeting.starts_on),
        ],
        told: going,
        name: name.clone(),
        ..blank(
            format!("meeting:{}", meeting.id),
            ObligationKind::Meeting,
            meeting.starts_on,
            Target::of(TargetKind::Meeting, &meeting.id),
            as_of,
        )
    };
    Some(match over {
        true => Obligation {
            whose: None,
            state: DueState::Question,
            title: format!("{name}, {}: were you there?", day(meeting.starts_on)),
            step: format!("Say whether you were at {name}"),
            consequence: "It can become a credit with the right source in one click.".to_owned(),
            next: "say whether you were there, in Career".to_owned(),
            target: Target::of(TargetKind::Meeting, &meeting.id).asking(QuestionKind::WasThere),
            ..base
        },
        false => Obligation {
            state: match going && is_within(as_of, meeting.starts_on, 1)
                || is_today(as_of, meeting.starts_on)
            {
                true => DueState::Open,
                false => DueState::Ahead,
            },
            title: ahead(&name, as_of, meeting.starts_on),
            step: format!("Go to {name}"),
            consequence: match details.is_empty() {
                true => format!("{}.", weekday_and_day(meeting.starts_on)),
                false => format!(
                    "{}, {}.",
                    weekday_and_day(meeting.starts_on),
                    details.join(", ")
                ),
            },
            next: "go, and say afterwards that you were there".to_owned(),
            ..base
        },
    })
}

/// Whom one wanted to speak to again; only the weekly digest tells of it.
fn touch(found: Found, contact: &Contact) -> Option<Obligation> {
    let as_of = found.context.as_of;
    let wanted = contact.stay_in_touch_days?;
    let last = last_spoke(found.context.facts, &contact.id, as_of)?;
    let due_on = add_days(last, wanted);
    let name = short(&contact.name);
    Some(Obligation {
        state: match is_over(due_on, as_of) {
            true => DueState::Ahead,
            false => DueState::Open,
        },
        name: format!("Speak with {name}"),
        title: format!(
            "{name}: {} days ago, you wanted {wanted}",
            days_between(last, as_of).max(0)
        ),
        step: format!("Speak with {name}"),
        consequence: format!("Last on {}.", day(last)),
        next: "say hello, and add the day in Career".to_owned(),
        ..blank(
            format!("touch:{}", contact.id),
            ObligationKind::Touch,
            due_on,
            Target::of(TargetKind::Contact, &contact.id),
            as_of,
        )
    })
}
