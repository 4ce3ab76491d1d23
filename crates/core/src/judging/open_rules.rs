//! How sure the rules behind each check are, and which open ones bear on the facts.

use chrono::NaiveDate;

use crate::certainty::Certainty;
use crate::ids::ClauseId;
use crate::judging::context::{AHIMA, Inquiry};
use crate::rulebook::{Governs, decision_in_words};
use crate::standing::{
    ApprenticeStanding, CycleStanding, CycleState, OpenRule, Provenance, Requirement, Standing,
    Test,
};

/// Writes into each test how sure its clause is, and lists the open rules that
/// bear on what is not past.
pub(crate) fn mark(inquiry: &Inquiry, standing: &mut Standing) {
    let mut open = Open {
        inquiry,
        found: Vec::new(),
    };
    for cycle in &mut standing.cycles {
        open.cycle(cycle);
    }
    for apprentice in &mut standing.apprentice {
        open.apprentice(apprentice);
    }
    let today = Days::all(inquiry.as_of);
    let mut now = Marks::new(today);
    for credential in &mut standing.credentials {
        now.tests(inquiry, &mut credential.tests);
        let costs = credential.costs.iter().map(|cost| &cost.clause);
        costs.for_each(|clause| now.clause(inquiry, clause));
    }
    for course in &mut standing.coursework.courses {
        now.tests(inquiry, &mut course.eighty_hours.tests);
    }
    for subject in &mut standing.coursework.subjects {
        now.tests(inquiry, std::slice::from_mut(&mut subject.test));
    }
    for exam in &mut standing.exams {
        let mut marks = Marks::new(Days::all(exam.sat_on.unwrap_or(inquiry.as_of)));
        marks.tests(inquiry, &mut exam.tests);
        let figures = [&exam.sit_by, &exam.move_free_until, &exam.retake_from];
        let figures = figures.into_iter().flatten().map(|it| &it.clause);
        let costs = exam.costs.iter().map(|cost| &cost.clause);
        figures
            .chain(costs)
            .for_each(|clause| marks.clause(inquiry, clause));
        open.add(marks);
    }
    for audit in &standing.audits {
        let mut asked = Marks::new(Days::all(audit.asked_on));
        audit
            .clause
            .iter()
            .for_each(|clause| asked.clause(inquiry, clause));
        open.add(asked);
    }
    open.add(now);
    // What the user decided is told too where the decision leaves nothing to cite.
    let mut decided = Marks::new(today);
    for choice in &inquiry.facts.rule_choices {
        if inquiry
            .rules
            .is_decided(choice.clause.as_str(), inquiry.as_of)
        {
            decided.clause(inquiry, &choice.clause);
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

    fn tests(&mut self, inquiry: &Inquiry, tests: &mut [Test]) {
        for test in tests {
            test.certainty = self.certainty(inquiry, &test.clause);
        }
    }

    fn clause(&mut self, inquiry: &Inquiry, clause: &ClauseId) {
        self.certainty(inquiry, clause);
    }

    fn certainty(&mut self, inquiry: &Inquiry, clause: &ClauseId) -> Certainty {
        if let Some((_, certainty)) = self.known.iter().find(|(known, _)| known == clause) {
            return *certainty;
        }
        let governs = inquiry.rules.clause(clause.as_str()).map(|it| it.governs);
        let on = match governs {
            Some(Governs::Start) => self.days.start,
            _ => self.days.due,
        };
        // A clause of the user's own is as sure as they are.
        let certainty = inquiry
            .rules
            .certainty(clause.as_str(), on)
            .unwrap_or(Certainty::Published);
        self.known.push((clause.clone(), certainty));
        certainty
    }
}

struct Open<'a, 'f> {
    inquiry: &'a Inquiry<'f>,
    found: Vec<OpenRule>,
}

impl Open<'_, '_> {
    fn cycle(&mut self, cycle: &mut CycleStanding) {
        let inquiry = self.inquiry;
        let mut marks = Marks::new(Days {
            start: cycle.starts_on.date,
            due: cycle.due_on.date,
        });
        marks.tests(inquiry, &mut cycle.submission);
        marks.tests(inquiry, &mut cycle.notices);
        marks.tests(inquiry, cycle.conflict.as_mut_slice());
        marks.tests(inquiry, cycle.surplus.test.as_mut_slice());
        for credit in &mut cycle.credits {
            marks.tests(inquiry, &mut credit.tests);
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
        .chain(cycle.ladder.iter().map(|step| &step.clause));
        clauses.for_each(|clause| marks.clause(inquiry, clause));
        // Defaults that no figure cites, and that have made these.
        let estimated = cycle.due_on.provenance == Provenance::Estimate;
        if cycle.issuer.as_str() == AHIMA && estimated {
            marks.clause(inquiry, &ClauseId::known("ahima.cycle.last-day"));
        }
        let shorter = ["aapc.cycle.first-prorated", "aapc.cycle.corporate"];
        if shorter.contains(&cycle.required.clause.as_str()) && !cycle.buckets.is_empty() {
            marks.clause(inquiry, &ClauseId::known("aapc.cycle.prorated-topics"));
        }
        if cycle.state != CycleState::Past {
            self.add(marks);
        }
    }

    fn apprentice(&mut self, standing: &mut ApprenticeStanding) {
        let inquiry = self.inquiry;
        let mut marks = Marks::new(Days::all(inquiry.as_of));
        let requirement = |marks: &mut Marks, requirement: &mut Requirement| {
            marks.clause(inquiry, &requirement.clause);
            marks.tests(inquiry, &mut requirement.tests);
        };
        marks.tests(inquiry, &mut standing.notices);
        requirement(&mut marks, &mut standing.course);
        requirement(&mut marks, &mut standing.practicode.cases);
        requirement(&mut marks, &mut standing.practicode.score);
        if let Some(ends) = &standing.practicode.access_ends {
            marks.clause(inquiry, &ends.clause);
        }
        for option in &mut standing.options {
            for part in &mut option.parts {
                requirement(&mut marks, part);
            }
        }
        for position in &mut standing.positions {
            marks.tests(inquiry, &mut position.tests);
        }
        marks.clause(inquiry, &ClauseId::known("aapc.apprentice.processing"));
        for letter in &mut standing.letters {
            let mut on_its_day = Marks::new(Days::all(letter.judged_on));
            on_its_day.tests(inquiry, &mut letter.tests);
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
            let Some(entry) = self.inquiry.rules.clause(clause.as_str()) else {
                continue;
            };
            let on = match entry.governs {
                Governs::Start => marks.days.start,
                _ => marks.days.due,
            };
            let choices = &self.inquiry.facts.rule_choices;
            let choice = choices.iter().find(|choice| choice.clause == clause);
            self.found.push(OpenRule {
                title: entry.title.clone(),
                note: entry
                    .version_on(on)
                    .and_then(|version| version.note.clone())
                    .unwrap_or_default(),
                decided: choice
                    .filter(|_| self.inquiry.rules.is_decided(clause.as_str(), on))
                    .and_then(|choice| decision_in_words(self.inquiry.book, choice)),
                clause,
            });
        }
    }
}
