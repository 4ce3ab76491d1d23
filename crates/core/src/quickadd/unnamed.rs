//! Time whose place or course the words do not name: the usual one, the only one,
//! or a problem that lists what there is.

use chrono::NaiveDate;

use super::line::Line;
use super::places::Spent;
use super::{Context, Kind, QuickAddError, Role, durations, split};
use crate::facts::{Course, Position};

/// Where the words name nothing: the usual or only place, or the problem.
pub(super) fn without_name(
    line: &mut Line<'_>,
    context: &Context<'_>,
    kind: Kind,
    day: NaiveDate,
    rest: &[usize],
) -> Option<Spent> {
    let named: Vec<usize> = rest
        .iter()
        .copied()
        .filter(|&index| {
            let word = &line.words[index];
            word.value.contains(char::is_alphanumeric)
                && !durations::looks_like_time(&word.key)
                && !split::is_tag(&word.key)
        })
        .collect();
    let is_free_study = kind == Kind::Study
        && named
            .first()
            .is_some_and(|&index| line.words[index].key == "free");
    if is_free_study {
        line.typed(Role::Course, &named[..1], "free study".to_owned());
        return Some(Spent::On {
            course: None,
            practicode: None,
        });
    }
    if kind == Kind::Study
        && let Some(spent) = only_class(line, context, day, &named)
    {
        return Some(spent);
    }
    if !named.is_empty() {
        let leading = usize::from(named.len() > 1 && line.is_leading(named[0]));
        let name = line.said(&named[leading..]);
        let error = unknown(context, kind, name);
        line.problem(&error, &named);
        return None;
    }
    match kind {
        Kind::Study => without_course(line, context, day),
        _ => without_place(line, context, day),
    }
}

/// `study 3h class`: the only course that is open, where there is only one.
fn only_class(
    line: &mut Line<'_>,
    context: &Context<'_>,
    day: NaiveDate,
    named: &[usize],
) -> Option<Spent> {
    const CLASS: [&str; 8] = [
        "class",
        "course",
        "classes",
        "lecture",
        "lesson",
        "school",
        "program",
        "classroom",
    ];
    let leading = named.iter().take_while(|&&index| line.is_leading(index));
    let first = *named.get(leading.count())?;
    if !CLASS.contains(&line.words[first].key.as_str()) {
        return None;
    }
    let course = match open_courses(context, day).as_slice() {
        [only] => *only,
        _ => return None,
    };
    line.typed_with_leading(Role::Course, &[first], course.title.clone());
    Some(Spent::On {
        course: Some(course.id.clone()),
        practicode: None,
    })
}

fn open_courses<'a>(context: &Context<'a>, day: NaiveDate) -> Vec<&'a Course> {
    let is_open = |course: &&Course| {
        course.started_on.is_none_or(|from| from <= day)
            && course.completed_on.is_none_or(|to| day <= to)
    };
    context.courses.iter().filter(is_open).collect()
}

fn unknown(context: &Context<'_>, kind: Kind, name: String) -> QuickAddError {
    let employers = context
        .positions
        .iter()
        .map(|position| position.employer.clone());
    let titles = context.courses.iter().map(|course| course.title.clone());
    match kind {
        Kind::Study if context.courses.is_empty() => QuickAddError::NoCourses { name },
        Kind::Study => QuickAddError::UnknownCourse {
            name,
            known: titles.collect(),
        },
        Kind::Log | Kind::Ceu if context.positions.is_empty() && context.courses.is_empty() => {
            QuickAddError::NoPositions { name }
        }
        _ => QuickAddError::UnknownPlace {
            name,
            known: employers.chain(titles).collect(),
        },
    }
}

fn without_place(line: &mut Line<'_>, context: &Context<'_>, day: NaiveDate) -> Option<Spent> {
    let current: Vec<&Position> = context
        .positions
        .iter()
        .filter(|position| {
            position.starts_on.is_none_or(|from| from <= day)
                && position.ends_on.is_none_or(|to| day <= to)
        })
        .collect();
    let usual = usual_position(context).map(|(position, _)| position);
    let position = match (usual, current.as_slice()) {
        (Some(usual), _) => usual,
        (None, [only]) => only,
        (None, _) if context.positions.is_empty() => {
            line.problem(
                &QuickAddError::NoPositions {
                    name: String::new(),
                },
                &[],
            );
            return None;
        }
        (None, _) => {
            let known = context
                .positions
                .iter()
                .map(|position| position.employer.clone())
                .collect();
            line.problem(&QuickAddError::PlaceMissing { known }, &[]);
            return None;
        }
    };
    line.assumed(Role::Place, position.employer.clone());
    Some(Spent::At(position.id.clone()))
}

fn without_course(line: &mut Line<'_>, context: &Context<'_>, day: NaiveDate) -> Option<Spent> {
    let open = open_courses(context, day);
    let course = match open.as_slice() {
        [] => {
            line.assumed(Role::Course, "free study".to_owned());
            None
        }
        [only] => {
            line.assumed(Role::Course, only.title.clone());
            Some(only.id.clone())
        }
        several => {
            let known = several.iter().map(|course| course.title.clone()).collect();
            line.problem(&QuickAddError::CourseMissing { known }, &[]);
            return None;
        }
    };
    Some(Spent::On {
        course,
        practicode: None,
    })
}

/// The usual place and minutes, if the position is still recorded.
pub(super) fn usual_position<'a>(context: &Context<'a>) -> Option<(&'a Position, i32)> {
    let usual = context.usual.as_ref()?;
    let position = context
        .positions
        .iter()
        .find(|position| position.id == usual.position)?;
    (1..=24 * 60)
        .contains(&usual.minutes)
        .then_some((position, usual.minutes))
}
