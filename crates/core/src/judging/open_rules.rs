//! How sure the rules behind each check are, and which open ones bear on the facts.

use chrono::NaiveDate;

use crate::certainty::Certainty;
use crate::ids::ClauseId;
use crate::judging::context::{AHIMA, AssessContext};
use crate::rulebook::{Governs, decision_in_words};
use crate::standing::{
    ApprenticeStanding, CycleStanding, CycleState, OpenRule, Provenance, Requirement, Standing,
    Test,
};

/// Writes into each test how sure its clause is, and lists the open rules that
/// bear on what is not past.
pub(crate) fn mark(context: &AssessContext, standing: &mut Standing) {
    let mut open = Open {
        context,
        found: Vec::new(),
    };
    for cycle in &mut standing.cycles {
        open.cycle(cycle);
    }
    for apprentice in &mut standing.apprentice {
        open.apprentice(apprentice);
    }
    let today = Days::all(context.as_of);
    let mut now = Marks::new(today);
    for credential in &mut standing.credentials {
        now.tests(context, &mut credential.tests);
        let costs = credential.costs.iter().map(|cost| &cost.clause);
        costs.for_each(|clause| now.clause(context, clause));
    }
    for course in &mut standing.coursework.courses {
        now.tests(context, &mut course.eighty_hours.tests);
    }
    for subject in &mut standing.coursework.subjects {
        now.tests(context, std::slice::from_mut(&mut subject.test));
    }
    for exam in &mut standing.exams {
        let mut marks = Marks::new(Days::all(exam.sat_on.unwrap_or(context.as_of)));
        marks.tests(context, &mut exam.tests);
        let figures = [&exam.sit_by, &exam.move_free_until, &exam.retake_from];
        let figures = figures.into_iter().flatten().map(|it| &it.clause);
        let costs = exam.costs.iter().map(|cost| &cost.clause);
        figures
            .chain(costs)
            .for_each(|clause| marks.clause(context, clause));
        open.add(marks);
    }
    for audit in &standing.audits {
        let mut asked = Marks::new(Days::all(audit.asked_on));
        audit
            .clause
            .iter()
            .for_each(|clause| asked.clause(context, clause));
        open.add(asked);
    }
    open.add(now);
    // What the user decided is told too where the decision leaves nothing to cite.
    let mut decided = Marks::new(today);
    for choice in &context.facts.rule_choices {
        if context
            .rules
            .is_decided(choice.clause.as_str(), context.as_of)
        {
            decided.clause(context, &choice.clause);
        }
    }
    open.add(decided);
    standing.open_rules = open.found;
}

/// The days whose versions apply.
#[derive(Clone, Copy)]
struct Days {
    start: NaiveDate,
    due: NaiveDate,
}

impl Days {
    fn all(on: NaiveDate) -> Days {
        Days { start: on, due: on }
    }
}

/// The clauses met so far for one set of days, each looked up once.
struct Marks {
    days: Days,
    known: Vec<(ClauseId, Certainty)>,
}

impl Marks {
    fn new(days: Days) -> Marks {
        Marks {
            days,
            known: Vec::new(),
        }
    }

    fn tests(&mut self, context: &AssessContext, tests: &mut [Test]) {
        for test in tests {
            test.certainty = self.certainty(context, &test.clause);
        }
    }

    fn clause(&mut self, context: &AssessContext, clause: &ClauseId) {
        self.certainty(context, clause);
    }

    fn certainty(&mut self, context: &AssessContext, clause: &ClauseId) -> Certainty {
        if let Some((_, certainty)) = self.known.iter().find(|(known, _)| known == clause) {
            return *certainty;
        }
        let governs = context.rules.clause(clause.as_str()).map(|it| it.governs);
        let on = match governs {
            Some(Governs::Start) => self.days.start,
            _ => self.days.due,
        };
        // A clause of the user's own is as sure as they are.
        let certainty = context
            .rules
            .certainty(clause.as_str(), on)
            .unwrap_or(Certainty::Published);
        self.known.push((clause.clone(), certainty));
        certainty
    }
}

struct Open<'a, 'f> {
    context: &'a AssessContext<'f>,
    found: Vec<OpenRule>,
}

impl Open<'_, '_> {
    fn cycle(&mut self, cycle: &mut CycleStanding) {
        let context = self.context;
        let mut marks = Marks::new(Days {
            start: cycle.starts_on.date,
            due: cycle.due_on.date,
        });
        marks.tests(context, &mut cycle.submission);
        marks.tests(context, &mut cycle.notices);
        marks.tests(context, cycle.conflict.as_mut_slice());
        marks.tests(context, cycle.surplus.test.as_mut_slice());
        for credit in &mut cycle.credits {
            marks.tests(context, &mut credit.tests);
        }
        let window = cycle.window_opens_on.as_ref().map(|window| &window.clause);
        let clauses = [
            &cycle.starts_on.clause,
            &cycle.due_on.clause,
            &cycle.required.clause,
        ]
        .into_iter()
        .chain(window)
        .chain(cycle.buckets.iter().map(|bucket| &bucket.clause))
        .chain(cycle.costs.iter().map(|cost| &cost.clause))
        .chain(cycle.late_steps.iter().map(|step| &step.clause));
        clauses.for_each(|clause| marks.clause(context, clause));
        // Defaults that no figure cites, and that have made these.
        let estimated = cycle.due_on.provenance == Provenance::Estimate;
        if cycle.issuer.as_str() == AHIMA && estimated {
            marks.clause(context, &ClauseId::known("ahima.cycle.last-day"));
        }
        let shorter = ["aapc.cycle.first-prorated", "aapc.cycle.corporate"];
        if shorter.contains(&cycle.required.clause.as_str()) && !cycle.buckets.is_empty() {
            marks.clause(context, &ClauseId::known("aapc.cycle.prorated-topics"));
        }
        if cycle.state != CycleState::Past {
            self.add(marks);
        }
    }

    fn apprentice(&mut self, standing: &mut ApprenticeStanding) {
        let context = self.context;
        let mut marks = Marks::new(Days::all(context.as_of));
        let requirement = |marks: &mut Marks, requirement: &mut Requirement| {
            marks.clause(context, &requirement.clause);
            marks.tests(context, &mut requirement.tests);
        };
        marks.tests(context, &mut standing.notices);
        requirement(&mut marks, &mut standing.course);
        requirement(&mut marks, &mut standing.practicode.cases);
        requirement(&mut marks, &mut standing.practicode.score);
        if let Some(ends) = &standing.practicode.access_ends {
            marks.clause(context, &ends.clause);
        }
        for option in &mut standing.options {
            for part in &mut option.parts {
                requirement(&mut marks, part);
            }
        }
        for position in &mut standing.positions {
            marks.tests(context, &mut position.tests);
        }
        marks.clause(context, &ClauseId::known("aapc.apprentice.processing"));
        for letter in &mut standing.letters {
            let mut on_its_day = Marks::new(Days::all(letter.judged_on));
            on_its_day.tests(context, &mut letter.tests);
            self.add(on_its_day);
        }
        self.add(marks);
    }

    fn add(&mut self, marks: Marks) {
        for (clause, certainty) in marks.known {
            let known = self.found.iter().any(|it| it.clause == clause);
            if certainty != Certainty::Uncertain || known {
                continue;
            }
            let Some(entry) = self.context.rules.clause(clause.as_str()) else {
                continue;
            };
            let on = match entry.governs {
                Governs::Start => marks.days.start,
                _ => marks.days.due,
            };
            let choices = &self.context.facts.rule_choices;
            let choice = choices.iter().find(|choice| choice.clause == clause);
            self.found.push(OpenRule {
                title: entry.title.clone(),
                note: entry
                    .version_on(on)
                    .and_then(|version| version.note.clone())
                    .unwrap_or_default(),
                decided: choice
                    .filter(|_| self.context.rules.is_decided(clause.as_str(), on))
                    .and_then(|choice| decision_in_words(self.context.book, choice)),
                clause,
            });
        }
    }
}
