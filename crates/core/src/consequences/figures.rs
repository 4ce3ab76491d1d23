//! A standing as a list of named figures, which two standings have alike.

use chrono::NaiveDate;

use super::cycles;
use super::sheet::{Figure, Sheet, Shown, nth};
use crate::forecast::Outlook;
use crate::ids::IssuerId;
use crate::standing::{
    ApprenticeStanding, CredentialStanding, CycleStanding, ExamStanding, MilestoneKind,
    ObligationKind, Standing, day,
};

/// How the figures of a cycle are called, so that they can be told from others.
pub(super) fn cycle_key(issuer: &IssuerId, due_on: NaiveDate) -> String {
    format!("cycle:{issuer}:{due_on}:")
}

/// The figures of two standings; what is the same thing in both has the same key.
pub(super) fn of_both(was: &Standing, is: &Standing) -> (Vec<Figure>, Vec<Figure>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    answers(&mut before, was);
    answers(&mut after, is);
    for pair in cycles::pairs(&was.cycles, &is.cycles) {
        // Both take the name of the one before, also where another rule moves its dates.
        let Some(named) = pair.0.or(pair.1) else {
            continue;
        };
        let key = cycle_key(&named.issuer, named.due_on.date);
        for (figures, cycle) in [(&mut before, pair.0), (&mut after, pair.1)] {
            if let Some(cycle) = cycle {
                let of = Some(cycle_name(cycle, named.due_on.date));
                let key = key.clone();
                cycles::figures(&mut Sheet { figures, key, of }, cycle);
            }
        }
    }
    rest(&mut before, was);
    rest(&mut after, is);
    (before, after)
}

/// "CPC-A, due Jun 30, 2028".
fn cycle_name(cycle: &CycleStanding, due_on: NaiveDate) -> String {
    let whose = match cycle.credentials.is_empty() {
        true => cycle.issuer.to_string(),
        false => cycle.credentials.join(", "),
    };
    format!("{whose}, due {}", day(due_on))
}

fn answers(figures: &mut Vec<Figure>, standing: &Standing) {
    let it = &standing.answers;
    let mut sheet = Sheet {
        figures,
        key: "answer:".to_owned(),
        of: None,
    };
    for (key, name, text, detail) in [
        ("safe", "Am I safe?", &it.safe, &it.safe_detail),
        ("next", "What next?", &it.next, &it.next_detail),
        ("when", "By when?", &it.by_when, &it.by_when_detail),
    ] {
        let figure = sheet.put(key, name, text.clone());
        figure.figure.detail = Some(detail.clone()).filter(|detail| !detail.is_empty());
    }
}

fn rest(figures: &mut Vec<Figure>, standing: &Standing) {
    for it in &standing.forecast.removal {
        let of = Some(format!("{}-A", it.code));
        let key = format!("removal:{}:", it.credential);
        let mut sheet = Sheet { figures, key, of };
        let figure = sheet.put("forecast", "A removed", outlook(&it.outlook));
        figure.figure.estimate = matches!(it.outlook, Outlook::Range { .. });
    }
    for it in &standing.apprentice {
        apprentice(figures, it);
    }
    for it in &standing.credentials {
        credential(figures, it);
    }
    for it in &standing.exams {
        exam(figures, it);
    }
    let mut sheet = Sheet {
        figures,
        key: String::new(),
        of: None,
    };
    for course in &standing.coursework.courses {
        sheet.of = Some(course.title.clone());
        sheet.requirement(&format!("course:{}", course.course), &course.eighty_hours);
    }
    sheet.of = None;
    for (at, subject) in nth(&standing.coursework.subjects, |it| it.name.clone()) {
        let key = format!("subject:{}:{at}", subject.name);
        sheet.tests(&key, std::slice::from_ref(&subject.test));
    }
    due(&mut sheet, standing);
}

/// What is due, and what is said of the whole.
fn due(sheet: &mut Sheet, standing: &Standing) {
    for (at, it) in nth(&standing.obligations, |it| it.key.clone()) {
        let key = format!("due:{}:{at}", it.key);
        // A cycle says its own dates above.
        let text = match it.kind {
            ObligationKind::Renewal => it.step.clone(),
            _ => format!("{}, {}", it.step, day(it.due_on)),
        };
        let turns = it.turns.iter();
        let turns =
            turns.filter_map(|turn| Some(format!("{} {}", turn.name.as_ref()?, day(turn.on))));
        let said: Vec<String> = std::iter::once(it.consequence.clone())
            .chain(turns)
            .collect();
        let figure = sheet.put(&key, &it.name, text);
        figure.shown = Shown::WhenChanged;
        figure.figure.detail = Some(said.join(" · "));
    }
    for (at, it) in nth(&standing.next, |it| it.title.clone()) {
        let key = format!("next:{}:{at}", it.title);
        let by = it
            .by
            .map_or("any day".to_owned(), |by| format!("by {}", day(by)));
        sheet.fine(&key, &it.title, by);
    }
    for (at, it) in nth(&standing.milestones, |it| it.name.clone()) {
        let day_or_none = |date: Option<NaiveDate>| date.map_or("no day".to_owned(), day);
        let key = format!("milestone:{}:{at}", it.name);
        if it.kind != MilestoneKind::Renewal {
            let until = it
                .until
                .map_or(String::new(), |until| format!(" – {}", day(until)));
            sheet.fine(&key, &it.name, format!("{}{until}", day_or_none(it.on)));
        }
    }
    for it in &standing.forecast.cycles {
        let key = format!("forecast:{}:{}", it.issuer, it.due_on);
        sheet.fine(
            &key,
            &format!("{} at your pace", it.issuer),
            it.words.clone(),
        );
    }
    for it in &standing.audits {
        let by = it.answer_by.map_or("no day known".to_owned(), day);
        sheet.fine(
            &format!("audit:{}", it.obligation),
            "Answer the audit by",
            by,
        );
        let together = format!("{} of {}", it.together, it.proofs.len());
        sheet.fine(
            &format!("proofs:{}", it.obligation),
            "Proof together",
            together,
        );
    }
    for (at, it) in nth(&standing.open_rules, |it| it.clause.to_string()) {
        let text = it.decided.clone().unwrap_or_else(|| it.note.clone());
        sheet.fine(&format!("open:{}:{at}", it.clause), &it.title, text);
    }
    for (at, it) in nth(&standing.problems, |it| it.message.clone()) {
        sheet.fine(
            &format!("problem:{}:{at}", it.message),
            "To look at",
            it.message.clone(),
        );
    }
}

fn apprentice(figures: &mut Vec<Figure>, it: &ApprenticeStanding) {
    let code = format!("{}-A", it.code);
    let key = format!("apprentice:{}:", it.credential);
    let of = Some(code.clone());
    let mut sheet = Sheet { figures, key, of };
    sheet.put("summary", "Removing the A", it.summary.clone());
    for option in &it.options {
        sheet.of = Some(format!("{code}, option {}", option.number));
        let key = format!("option:{}", option.number);
        let earliest = option
            .earliest_on
            .map_or("nothing gets there yet".to_owned(), day);
        let text = if option.met {
            "met".to_owned()
        } else {
            earliest
        };
        sheet.fine(&key, &option.name, text);
        for (at, part) in nth(&option.parts, |part| part.clause.to_string()) {
            sheet.requirement(&format!("{key}:{}:{at}", part.clause), part);
        }
    }
    sheet.of = Some(code);
    sheet.fine(
        "course",
        &it.course.name,
        it.course.lacks.clone().unwrap_or_default(),
    );
    sheet.tests("course", &it.course.tests);
    let ends = &it.practicode.access_ends;
    if let Some(ends) = ends {
        sheet.fine("access", "Practicode access ends", day(ends.date));
    }
    for (name, part) in [
        ("cases", &it.practicode.cases),
        ("score", &it.practicode.score),
    ] {
        sheet.fine(
            name,
            &part.name,
            format!("{} of {}", part.counted, part.needed),
        );
        sheet.tests(name, &part.tests);
    }
    for position in &it.positions {
        let key = format!("position:{}", position.position);
        let counts = match (position.counts, position.asks) {
            (true, _) => "counts",
            (false, true) => "needs an answer",
            (false, false) => "doesn't count",
        };
        let text = format!("{counts}, {} months verified", position.verified_months);
        sheet.fine(&key, &position.employer, text);
        sheet.tests(&key, &position.tests);
    }
    for letter in &it.letters {
        let key = format!("letter:{}", letter.letter);
        let text = format!("{} of {} items", letter.passed, letter.asked);
        sheet.fine(&key, &format!("Letter from {}", letter.employer), text);
        sheet.tests(&key, &letter.tests);
    }
    sheet.tests("notice", &it.notices);
}

fn credential(figures: &mut Vec<Figure>, it: &CredentialStanding) {
    let key = format!("credential:{}:", it.credential);
    let of = Some(it.issuer.to_string());
    let mut sheet = Sheet { figures, key, of };
    let held = if it.held { "held" } else { "not held" };
    let figure = sheet.put("held", &it.shown_as, held);
    figure.figure.detail = it.name.clone();
    if let Some(back_by) = it.back_by {
        sheet.put("back", "Can be reinstated until", day(back_by));
    }
    sheet.costs("credential", &it.costs);
    sheet.tests("credential", &it.tests);
}

fn exam(figures: &mut Vec<Figure>, it: &ExamStanding) {
    let key = format!("exam:{}:", it.exam);
    let of = Some(format!("{} exam", it.credential));
    let mut sheet = Sheet { figures, key, of };
    let dates = [
        ("sit", "Take it by", &it.sit_by),
        (
            "move",
            "Can be moved free of charge until",
            &it.move_free_until,
        ),
        ("retake", "Can be taken again from", &it.retake_from),
    ];
    for (key, name, date) in dates {
        if let Some(date) = date {
            sheet.put(key, name, day(date.date));
        }
    }
    if let Some(format) = &it.format {
        sheet.fine("format", "Format", format.clone());
    }
    sheet.costs("exam", &it.costs);
    sheet.tests("exam", &it.tests);
}

/// "Jan 8, 2027 – Feb 26, 2027".
fn outlook(outlook: &Outlook) -> String {
    match outlook {
        Outlook::Done => "done".to_owned(),
        Outlook::Range { from, to: Some(to) } if from == to => day(*from),
        Outlook::Range { from, to: Some(to) } => crate::dates::days(*from, *to),
        Outlook::Range { from, to: None } => format!("from {} on", day(*from)),
        Outlook::NotEnough { .. } => "not enough on record to say".to_owned(),
        Outlook::NothingUnderWay => "nothing gets there yet".to_owned(),
    }
}
