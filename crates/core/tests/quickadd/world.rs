//! The user whose lines are read, and `check` in one line.

use chrono::NaiveDate;
use milepost_core::facts::{Course, Credential, Credit, Position, Practicode};
use milepost_core::quickadd::{Context, Mode, Proposal, Understood, Usual, parse};

/// A civil date from its text.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("the test gives a date as YYYY-MM-DD")
}

/// What the user has recorded.
pub struct World {
    pub positions: Vec<Position>,
    pub courses: Vec<Course>,
    pub practicode: Vec<Practicode>,
    pub credentials: Vec<Credential>,
    pub usual: Option<Usual>,
}

/// The user of this specification.
pub fn world() -> World {
    World {
        positions: vec![
            position("mercy", "Mercy Outpatient", "Coder I", "2025-06-01", None),
            position(
                "county",
                "County Hospital",
                "Inpatient coder",
                "2026-01-05",
                None,
            ),
            position("sun", "Sun Valley Clinic", "Biller", "2026-01-05", None),
            position(
                "route",
                "Route 66 Urgent Care",
                "Biller",
                "2026-01-05",
                None,
            ),
            position(
                "harbor",
                "Harbor Clinic",
                "Extern",
                "2024-09-01",
                Some("2025-05-31"),
            ),
        ],
        courses: vec![
            course("pcs-1", "ICD-10-PCS module", "AAPC"),
            course("anatomy", "Anatomy & Physiology", "MassBay"),
        ],
        practicode: vec![Practicode {
            id: "practicode-1".into(),
            purchased_on: Some(day("2026-02-01")),
            ..Practicode::default()
        }],
        credentials: vec![Credential {
            id: "cgsc".into(),
            issuer: "AAPC".into(),
            code: "CGSC".into(),
            ..Credential::default()
        }],
        usual: Some(Usual {
            position: "mercy".into(),
            minutes: 480,
        }),
    }
}

/// A user who has just begun.
pub fn newcomer() -> World {
    World {
        positions: Vec::new(),
        courses: Vec::new(),
        practicode: Vec::new(),
        credentials: Vec::new(),
        usual: None,
    }
}

pub fn position(id: &str, employer: &str, title: &str, from: &str, to: Option<&str>) -> Position {
    Position {
        id: id.into(),
        employer: employer.to_owned(),
        title: Some(title.to_owned()),
        starts_on: Some(day(from)),
        ends_on: to.map(day),
        ..Position::default()
    }
}

pub fn course(id: &str, title: &str, provider: &str) -> Course {
    Course {
        id: id.into(),
        title: title.to_owned(),
        provider: Some(provider.to_owned()),
        ..Course::default()
    }
}

impl World {
    /// What the parser is told on this day.
    pub fn context(&self, mode: Mode, today: &str) -> Context<'_> {
        Context {
            today: day(today),
            mode,
            positions: &self.positions,
            courses: &self.courses,
            practicode: &self.practicode,
            usual: self.usual.clone(),
            credentials: &self.credentials,
            contacts: &[],
            applications: &[],
            steps: &[],
        }
    }

    /// Reads the line today, November 23, 2026.
    pub fn read(&self, mode: Mode, text: &str) -> Understood {
        parse(text, &self.context(mode, "2026-11-23"))
    }

    /// Checks what the window's field makes of the line.
    pub fn check(&self, text: &str, expect: &str) {
        self.check_in(Mode::Any, text, expect);
    }

    /// Checks what one command makes of the line.
    pub fn check_in(&self, mode: Mode, text: &str, expect: &str) {
        let understood = self.read(mode, text);
        assert_eq!(
            outcome(&understood),
            expect,
            "{text:?} was read as {understood:#?}"
        );
    }
}

/// Checks the line for the user of this specification.
pub fn check(text: &str, expect: &str) {
    world().check(text, expect);
}

/// What would be recorded, or `!` and the names of the problems.
pub fn outcome(understood: &Understood) -> String {
    let Some(proposal) = &understood.proposal else {
        let codes: Vec<&str> = understood
            .problems
            .iter()
            .map(|it| it.code.as_str())
            .collect();
        return format!("! {}", codes.join(", "));
    };
    let mut pieces = Vec::new();
    let note = match proposal {
        Proposal::Entry(entry) => {
            assert!(
                entry.id.as_str().is_empty(),
                "the logbook gives ids, not the parser"
            );
            pieces.push(format!(
                "{} {} {} min",
                entry.position, entry.date, entry.minutes
            ));
            pieces.extend(
                entry
                    .code_sets
                    .iter()
                    .map(|code_set| format!("{code_set:?}")),
            );
            entry.note.as_deref()
        }
        Proposal::Credit(credit) => {
            pieces.push(credit_outcome(credit));
            credit.note.as_deref()
        }
        Proposal::Study(study) => {
            let course = study.course.as_ref().map(|id| id.as_str());
            let practicode = study.practicode.as_ref().map(|id| id.as_str());
            let of = course.or(practicode).unwrap_or("free");
            pieces.push(format!("study {of} {} {} min", study.date, study.minutes));
            study.note.as_deref()
        }
        Proposal::Career(doing) => {
            pieces.push(format!("{doing:?}"));
            None
        }
    };
    pieces.extend(note.map(|note| format!("note: {note}")));
    pieces.join(", ")
}

fn credit_outcome(credit: &Credit) -> String {
    let mut pieces = vec![match credit.amount {
        Some(amount) => format!("{amount} CEU {:?} {}", credit.title, credit.completed_on),
        None => format!("{:?} {}", credit.title, credit.completed_on),
    }];
    pieces.push(format!("{:?}", credit.kind));
    pieces.extend(
        credit
            .index_number
            .iter()
            .map(|number| format!("idx {number}")),
    );
    pieces.extend(credit.minutes.map(|minutes| format!("{minutes} min")));
    pieces.extend(credit.cost_cents.map(|cents| format!("{cents} cents")));
    pieces.extend(
        credit
            .ahima_source
            .iter()
            .map(|source| format!("by {source:?}")),
    );
    pieces.extend(credit.hiim_domain.map(|inside| {
        if inside {
            "in a domain".to_owned()
        } else {
            "outside the domains".to_owned()
        }
    }));
    pieces.extend(credit.topics.iter().map(|topic| format!("on {topic}")));
    pieces.extend(
        credit
            .approved_for
            .iter()
            .flatten()
            .map(|code| format!("for {code}")),
    );
    pieces.join(", ")
}
