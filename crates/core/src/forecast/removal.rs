//! When the apprentice "A" can be gone.

use chrono::NaiveDate;

use super::pace::{Measure, WEEKLY, pace};
use super::{Outlook, RemovalForecast, RouteForecast, range_words};
use crate::dates::add_days;
use crate::facts::{Course, Practicode, StudyKind};
use crate::judging::context::AssessContext;
use crate::removal::{answer_expected, proof_sent_on};
use crate::standing::{ApprenticeStanding, RemovalOption, RemovalRoute, day};

const PROCESSING: &str = "aapc.apprentice.processing";
const HOURS: &str = "aapc.apprentice.course-hours";

/// A part of an option: when it is likely to be there, and what that rests on.
struct Part {
    outlook: Outlook,
    how: String,
}

/// The forecast for each credential that carries the "A".
pub(super) fn forecasts(
    context: &AssessContext,
    standings: &[ApprenticeStanding],
) -> Vec<RemovalForecast> {
    standings
        .iter()
        .map(|standing| forecast(context, standing))
        .collect()
}

fn forecast(context: &AssessContext, standing: &ApprenticeStanding) -> RemovalForecast {
    let course = course(context, standing);
    let practicode = practicode(context, standing);
    let routes: Vec<RouteForecast> = standing
        .options
        .iter()
        .map(|option| route(context, option, &course, &practicode))
        .collect();
    let (outlook, words) = whole(context, standing, &routes);
    let mut how: Vec<String> = routes
        .iter()
        .filter(|route| matches!(route.outlook, Outlook::Range { .. }))
        .map(|route| route.how.clone())
        .collect();
    let days = context.rules.day_list(PROCESSING, context.as_of);
    if let (Some(fast), Some(slow)) = (days.iter().min(), days.iter().max()) {
        how.push(format!(
            "AAPC then takes {fast} to {slow} days, a 2019 figure."
        ));
    }
    how.push("This assumes the letters are there; how long an employer takes isn't known.".into());
    RemovalForecast {
        credential: standing.credential.clone(),
        code: standing.code.clone(),
        outlook,
        routes,
        words,
        how,
    }
}

/// Any option is enough: the first day of the soonest, and the day by which one
/// of them is there also at the slower pace.
fn whole(
    context: &AssessContext,
    standing: &ApprenticeStanding,
    routes: &[RouteForecast],
) -> (Outlook, String) {
    let days = context.rules.day_list(PROCESSING, context.as_of);
    let fast = days.iter().min().copied().unwrap_or(0);
    let slow = days.iter().max().copied().unwrap_or(0);
    let met = routes
        .iter()
        .any(|route| matches!(route.outlook, Outlook::Done));
    if let Some(sent_on) = proof_sent_on(context, standing).filter(|_| standing.met) {
        let (from, to) = answer_expected(context, sent_on);
        let words = if context.is_over(to) {
            format!(
                "AAPC's answer was expected {}; ask AAPC.",
                range_words(from, Some(to))
            )
        } else {
            format!("AAPC's answer is expected {}.", range_words(from, Some(to)))
        };
        return (Outlook::Range { from, to: Some(to) }, words);
    }
    if met || standing.met {
        let from = add_days(context.as_of, fast);
        let to = Some(add_days(context.as_of, slow));
        let words = format!(
            "Sent today, the A could come off {}.",
            range_words(from, to)
        );
        return (Outlook::Range { from, to }, words);
    }
    let ranges = routes.iter().filter_map(|route| match route.outlook {
        Outlook::Range { from, to } => Some((from, to)),
        _ => None,
    });
    let (mut soonest, mut surely) = (None, None::<NaiveDate>);
    for (from, to) in ranges {
        soonest = Some(soonest.map_or(from, |other: NaiveDate| other.min(from)));
        if let Some(to) = to {
            surely = Some(surely.map_or(to, |other| other.min(to)));
        }
    }
    if let Some(from) = soonest {
        let letters = context.has_come(from);
        let (from, to) = (add_days(from, fast), surely.map(|to| add_days(to, slow)));
        let range = range_words(from, to);
        let words = if letters {
            format!("With the missing letters in hand today, the A could come off {range}.")
        } else {
            format!("The A could come off {range}.")
        };
        return (Outlook::Range { from, to }, words);
    }
    let needs = routes.iter().find_map(|route| match &route.outlook {
        Outlook::NotEnough { needs } => Some(needs.clone()),
        _ => None,
    });
    match needs {
        Some(needs) => (
            Outlook::NotEnough {
                needs: needs.clone(),
            },
            needs,
        ),
        None => (
            Outlook::NothingUnderWay,
            "Nothing on record gets you there yet.".to_owned(),
        ),
    }
}

fn route(
    context: &AssessContext,
    option: &RemovalOption,
    course: &Part,
    practicode: &Part,
) -> RouteForecast {
    let work = work(context, option);
    let (outlook, how) = if option.met {
        (Outlook::Done, "It is met.".to_owned())
    } else {
        match option.route {
            RemovalRoute::Employment => (work.outlook, work.how),
            RemovalRoute::EmploymentAndEducation => {
                let either = sooner(course, practicode);
                let how = format!("{} {}", work.how, either.how);
                (both(&work.outlook, &either.outlook), how)
            }
            RemovalRoute::Education => {
                let how = format!("{} {}", course.how, practicode.how);
                (both(&course.outlook, &practicode.outlook), how)
            }
        }
    };
    // All is there but the letters: it is not met, and could be today.
    let but_letters = outlook == Outlook::Done && !option.met;
    RouteForecast {
        route: option.route,
        outlook: if but_letters {
            Outlook::Range {
                from: context.as_of,
                to: Some(context.as_of),
            }
        } else {
            outlook
        },
        how: how.trim().to_owned(),
    }
}

/// The work of an option: it passes with the calendar.
fn work(context: &AssessContext, option: &RemovalOption) -> Part {
    match option.work_reached_on {
        Some(on) if context.has_come(on) => Part {
            outlook: Outlook::Done,
            how: "The months of work are there.".to_owned(),
        },
        Some(on) => Part {
            outlook: Outlook::Range {
                from: on,
                to: Some(on),
            },
            how: format!(
                "The months of work are there on {}, if your current work continues.",
                day(on)
            ),
        },
        None => Part {
            outlook: Outlook::NothingUnderWay,
            how: String::new(),
        },
    }
}

/// Both parts are needed: the later days of the two.
fn both(a: &Outlook, b: &Outlook) -> Outlook {
    match (a, b) {
        (Outlook::Done, other) | (other, Outlook::Done) => other.clone(),
        (Outlook::NothingUnderWay, _) | (_, Outlook::NothingUnderWay) => Outlook::NothingUnderWay,
        (not @ Outlook::NotEnough { .. }, _) | (_, not @ Outlook::NotEnough { .. }) => not.clone(),
        (Outlook::Range { from: a, to: to_a }, Outlook::Range { from: b, to: to_b }) => {
            Outlook::Range {
                from: *a.max(b),
                to: to_a.zip(*to_b).map(|(a, b)| a.max(b)),
            }
        }
    }
}

/// One of two parts is enough: the one that is there sooner.
fn sooner<'a>(a: &'a Part, b: &'a Part) -> &'a Part {
    let rank = |part: &Part| match &part.outlook {
        Outlook::Done => (0, NaiveDate::MIN),
        Outlook::Range { from, to } => (1, to.unwrap_or(*from)),
        Outlook::NotEnough { .. } => (2, NaiveDate::MAX),
        Outlook::NothingUnderWay => (3, NaiveDate::MAX),
    };
    if rank(b) < rank(a) { b } else { a }
}

/// The course that is nearest to its contact hours.
fn course(context: &AssessContext, standing: &ApprenticeStanding) -> Part {
    if standing.course.met {
        return Part {
            outlook: Outlook::Done,
            how: "The course is there.".to_owned(),
        };
    }
    let planned = context
        .facts
        .courses
        .iter()
        .filter(|course| course.coding_preparation)
        .filter_map(|course| course.completed_on.filter(|on| !context.has_come(*on)))
        .min();
    if let Some(on) = planned {
        return Part {
            outlook: Outlook::Range {
                from: on,
                to: Some(on),
            },
            how: format!("The course ends on {}, as you entered it.", day(on)),
        };
    }
    let open = context
        .facts
        .courses
        .iter()
        .filter(|course| course.coding_preparation && course.completed_on.is_none());
    let asked = context.rules.number(HOURS, context.as_of);
    let best = open
        .map(|course| (course, left_of(context, course, asked)))
        .min_by_key(|(_, left)| *left);
    let Some((course, left)) = best else {
        return Part {
            outlook: Outlook::NothingUnderWay,
            how: String::new(),
        };
    };
    let records: Vec<(NaiveDate, i64)> = context
        .facts
        .study_entries
        .iter()
        .filter(|entry| !entry.planned && entry.kind == StudyKind::Class)
        .filter(|entry| entry.course.as_ref() == Some(&course.id))
        .map(|entry| (entry.date, i64::from(entry.minutes)))
        .collect();
    by_pace(
        context,
        &records,
        i64::from(left),
        &format!("\"{}\"", course.title),
    )
}

/// Minutes that a course still has, by its plan or the hours asked for.
fn left_of(context: &AssessContext, course: &Course, asked: i32) -> i32 {
    let logged = context.in_class.minutes(course.id.as_str());
    let done = course.contact_minutes_completed.unwrap_or(0).max(logged);
    let whole = course.contact_minutes_planned.unwrap_or(asked).max(asked);
    (whole - done).max(0)
}

/// Practicode at the pace of the time that was logged for it.
fn practicode(context: &AssessContext, standing: &ApprenticeStanding) -> Part {
    let state = &standing.practicode;
    if state.met {
        return Part {
            outlook: Outlook::Done,
            how: "Practicode is done.".to_owned(),
        };
    }
    let bought = state.practicode.as_ref().and_then(|id| {
        context
            .facts
            .practicode
            .iter()
            .find(|practicode| practicode.id == *id)
    });
    let Some(bought) = bought else {
        return Part {
            outlook: Outlook::NothingUnderWay,
            how: String::new(),
        };
    };
    let records = minutes_of(context, bought);
    let spent: i64 = records
        .iter()
        .filter(|(on, _)| context.has_come(*on))
        .map(|(_, minutes)| *minutes)
        .sum();
    let cases = i64::from(bought.cases_done.max(0));
    if cases == 0 || spent == 0 {
        return not_enough("Practicode", &WEEKLY);
    }
    // What is left takes as long for each case as what is done.
    let left = i64::from(state.cases.lacking) * spent / cases;
    by_pace(context, &records, left, "Practicode")
}

fn minutes_of(context: &AssessContext, bought: &Practicode) -> Vec<(NaiveDate, i64)> {
    context
        .facts
        .study_entries
        .iter()
        .filter(|entry| !entry.planned && entry.practicode.as_ref() == Some(&bought.id))
        .map(|entry| (entry.date, i64::from(entry.minutes)))
        .collect()
}

fn by_pace(context: &AssessContext, records: &[(NaiveDate, i64)], left: i64, name: &str) -> Part {
    let Some(pace) = pace(records, context.as_of, &WEEKLY) else {
        return not_enough(name, &WEEKLY);
    };
    let hours =
        |minutes: i64| crate::amounts::hours_text(i32::try_from(minutes).unwrap_or(i32::MAX));
    match pace.reaches(left, context.as_of) {
        Some((from, to)) => Part {
            outlook: Outlook::Range { from, to },
            how: format!(
                "{name}: about {} are left; in four weeks you log {} in slower stretches and {} in \
                 faster ones.",
                hours(left),
                hours(pace.slow),
                hours(pace.quick)
            ),
        },
        None => Part {
            outlook: Outlook::NothingUnderWay,
            how: format!("{name}: nothing was logged lately."),
        },
    }
}

fn not_enough(name: &str, by: &Measure) -> Part {
    Part {
        outlook: Outlook::NotEnough {
            needs: format!(
                "Not enough to say: a forecast needs time logged on {} days over {} weeks for {name}.",
                by.records, by.least
            ),
        },
        how: String::new(),
    }
}
