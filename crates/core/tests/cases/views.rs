//! A standing as named values, so that an expectation is one line.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use milepost_core::amounts::hours_text;
use milepost_core::facts::Facts;
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::{
    ApprenticeStanding, BucketRole, CycleStanding, CycleState, ExamStanding, Outcome, Standing,
    Test,
};
use milepost_core::what_if::{Difference, EffectWeight};

/// A standing as named values, so that an expectation is one line.
pub fn of(standing: &Standing) -> BTreeMap<String, String> {
    let mut views = BTreeMap::new();
    views.insert(
        "safe".into(),
        format!("{} {}", standing.answers.safe, standing.answers.safe_detail),
    );
    let answers = &standing.answers;
    views.insert(
        "what next".into(),
        format!("{} {}", answers.next, answers.next_detail),
    );
    views.insert(
        "by when".into(),
        format!("{} {}", answers.by_when, answers.by_when_detail),
    );
    views.insert(
        "safe state".into(),
        format!("{:?}", standing.answers.safe_state)
            .replace("NotSafe", "not_safe")
            .to_lowercase(),
    );
    views.insert(
        "questions".into(),
        joined(
            standing
                .next
                .iter()
                .filter_map(|step| step.question.as_ref())
                .map(|question| {
                    let keys = question.answers.iter().map(|it| it.key.as_str());
                    let keys = keys.collect::<Vec<_>>().join(" ");
                    let follows = question.answers.iter().flat_map(|it| &it.follows);
                    let follows = follows.cloned().collect::<Vec<_>>().join(" ");
                    format!("{} {keys} {follows}", question.ask)
                }),
        ),
    );
    views.insert(
        "problems".into(),
        joined(standing.problems.iter().map(|p| p.message.clone())),
    );
    for problem in &standing.problems {
        let fact = problem.fact.as_deref().unwrap_or("the whole");
        let key = format!("{fact} {}", problem.field.as_deref().unwrap_or_default());
        views.insert(format!("problem {key}"), problem.message.clone());
        views.insert(format!("mend {key}"), problem.mend.clone());
    }
    views.insert(
        "next".into(),
        joined(
            standing
                .next
                .iter()
                .map(|step| format!("{}: {}", step.title, step.detail)),
        ),
    );
    let by = standing.next.first().and_then(|step| step.by);
    views.insert(
        "next by".into(),
        by.map_or("none".into(), |on| on.to_string()),
    );
    for course in &standing.coursework.courses {
        views.insert(
            format!("course {} hours", course.course),
            hours_text(course.contact_minutes),
        );
    }
    for apprentice in &standing.apprentice {
        view_apprentice(apprentice, &mut views);
    }
    if standing.apprentice.is_empty() {
        views.insert("A".into(), "none carried".into());
    }
    let mut issuers: Vec<&str> = standing
        .cycles
        .iter()
        .map(|it| it.issuer.as_str())
        .collect();
    issuers.dedup();
    for issuer in issuers {
        let cycles: Vec<&CycleStanding> = standing
            .cycles
            .iter()
            .filter(|cycle| cycle.issuer.as_str() == issuer)
            .collect();
        let current = cycles
            .iter()
            .rev()
            .find(|cycle| matches!(cycle.state, CycleState::Open | CycleState::Submitted));
        if let Some(current) = current {
            view_cycle(issuer, current, &mut views);
        }
        if let Some(first) = cycles.first() {
            view_cycle(&format!("{issuer} first"), first, &mut views);
        }
        for cycle in &cycles {
            view_cycle(
                &format!("{issuer} {}", cycle.due_on.date),
                cycle,
                &mut views,
            );
        }
    }
    for exam in &standing.exams {
        view_exam(exam, &mut views);
    }
    views.insert(
        "open rules".into(),
        joined(standing.open_rules.iter().map(|rule| match &rule.decided {
            Some(decided) => format!("{}: {decided}", rule.clause),
            None => rule.clause.to_string(),
        })),
    );
    for forecast in &standing.forecast.removal {
        views.insert("A forecast".into(), forecast.words.clone());
    }
    for forecast in &standing.forecast.cycles {
        views.insert(
            format!("{} forecast", forecast.issuer),
            forecast.words.clone(),
        );
    }
    for credential in &standing.credentials {
        let key = format!("credential {}", credential.code);
        views.insert(
            key.clone(),
            if credential.held { "held" } else { "not held" }.into(),
        );
        view_tests(&key, &credential.tests, &mut views);
        views.insert(
            format!("{key} costs"),
            joined(
                credential
                    .costs
                    .iter()
                    .map(|cost| format!("{} {}", cost.name, cost.amount_cents)),
            ),
        );
    }
    views
}

/// The rulebook on a day: what each clause says and holds.
pub fn rulebook(rulebook: &Rulebook, on: NaiveDate, views: &mut BTreeMap<String, String>) {
    for clause in rulebook.clauses() {
        if let Some(version) = clause.version_on(on) {
            let text = format!("{}. {}", version.value_text, version.says);
            views.insert(format!("rule {}", clause.id), text);
        }
    }
}

/// What would be different.
pub fn difference(difference: &Difference, views: &mut BTreeMap<String, String>) {
    let effects = || difference.effects.iter();
    views.insert(
        "what if".into(),
        joined(effects().map(|it| it.words.clone())),
    );
    views.insert(
        "supposed".into(),
        joined(difference.supposed.iter().cloned()),
    );
    views.insert("refused".into(), joined(difference.refused.iter().cloned()));
    for weight in [
        EffectWeight::More,
        EffectWeight::Less,
        EffectWeight::Neither,
    ] {
        let of_it = effects().filter(|it| it.weight == weight);
        views.insert(
            format!("what if {weight:?}").to_lowercase(),
            joined(of_it.map(|it| format!("{}: {}", it.about, it.words))),
        );
    }
}

/// The plan on a day.
pub fn plan(
    facts: &Facts,
    rulebook: &Rulebook,
    on: NaiveDate,
    views: &mut BTreeMap<String, String>,
) {
    let plan = milepost_core::plan::plan(facts, rulebook, on);
    views.insert("plan".into(), plan.words.clone());
    views.insert(
        "plan together".into(),
        joined(plan.together.iter().map(|step| {
            let kinds = match step.of_a_kind.as_slice() {
                [] => String::new(),
                kinds => format!(" ({})", kinds.join(", ")),
            };
            format!("{} by {}{kinds}", step.in_all, step.by)
        })),
    );
    views.insert(
        "plan moves".into(),
        joined(plan.placements.iter().map(|it| {
            let bucket = it.to_bucket.as_deref().unwrap_or("any");
            format!("{} to {} {bucket}", it.credit, it.to_cycle)
        })),
    );
    for cycle in &plan.cycles {
        let key = format!("plan {}", cycle.issuer);
        views.insert(
            key.clone(),
            cycle.words.clone().unwrap_or_else(|| "nothing".into()),
        );
        views.insert(
            format!("{key} after planned"),
            cycle.after_planned.to_string(),
        );
        views.insert(
            format!("{key} binds"),
            cycle
                .binding
                .as_ref()
                .map_or("nothing".into(), |it| format!("{}: {}", it.what, it.reason)),
        );
    }
}

fn view_exam(exam: &ExamStanding, views: &mut BTreeMap<String, String>) {
    let key = format!("exam {}", exam.exam);
    let date = |figure: &Option<milepost_core::standing::DateFigure>| {
        figure
            .as_ref()
            .map_or("none".into(), |figure| figure.date.to_string())
    };
    views.insert(
        key.clone(),
        exam.format.clone().unwrap_or_else(|| "not known".into()),
    );
    views.insert(format!("{key} sit by"), date(&exam.sit_by));
    views.insert(
        format!("{key} move free until"),
        date(&exam.move_free_until),
    );
    let late = exam.move_free_until.as_ref().map(|it| it.reason.clone());
    views.insert(format!("{key} move late"), late.unwrap_or_default());
    views.insert(format!("{key} retake from"), date(&exam.retake_from));
    views.insert(
        format!("{key} costs"),
        joined(exam.costs.iter().map(|cost| cost.amount_cents.to_string())),
    );
    views.insert(
        format!("{key} costs because"),
        joined(exam.costs.iter().map(|cost| cost.reason.clone())),
    );
    for month in 1..=12_u8 {
        let reports = exam.brings.iter().flat_map(|it| &it.first_reports);
        let of_month = reports.filter(|it| it.renewal_month == month);
        views.insert(
            format!("{key} first report {month}"),
            joined(of_month.map(|it| format!("{} {}", it.due_on, it.follows))),
        );
    }
    let retake = exam.retake_from.as_ref().map(|it| it.reason.clone());
    views.insert(format!("{key} retake because"), retake.unwrap_or_default());
    view_tests(&key, &exam.tests, views);
}

fn view_apprentice(apprentice: &ApprenticeStanding, views: &mut BTreeMap<String, String>) {
    views.insert(
        "A".into(),
        if apprentice.met { "can go" } else { "stays" }.into(),
    );
    views.insert("A summary".into(), apprentice.summary.clone());
    views.insert(
        "A months verified".into(),
        apprentice.work.verified_months.to_string(),
    );
    views.insert(
        "A months waiting".into(),
        apprentice.work.waiting_months.to_string(),
    );
    views.insert(
        "A notices".into(),
        joined(apprentice.notices.iter().map(|test| test.name.to_string())),
    );
    views.insert(
        "A notices say".into(),
        joined(apprentice.notices.iter().map(|t| t.reason.to_string())),
    );
    let course = &apprentice.course;
    views.insert(
        "A course".into(),
        course.lacks.clone().unwrap_or_else(|| "met".into()),
    );
    view_tests("A course", &course.tests, views);
    let access = apprentice.practicode.access_ends.as_ref();
    views.insert(
        "A access ends".into(),
        access.map_or("none".into(), |it| {
            format!("{} {:?}", it.date, it.provenance)
        }),
    );
    for option in &apprentice.options {
        let text = if option.met {
            "met".into()
        } else {
            format!("lacks {}", joined(option.lacks.iter().cloned()))
        };
        views.insert(format!("A option {}", option.number), text);
        let earliest = option
            .earliest_on
            .map_or("none".into(), |on| on.to_string());
        views.insert(format!("A option {} earliest", option.number), earliest);
    }
    for letter in &apprentice.letters {
        let key = format!("letter {}", letter.letter);
        views.insert(
            key.clone(),
            if letter.accepted {
                "accepted"
            } else {
                "not accepted"
            }
            .into(),
        );
        views.insert(
            format!("{key} asks"),
            joined(letter.tests.iter().flat_map(field_of)),
        );
        view_tests(&key, &letter.tests, views);
    }
    for position in &apprentice.positions {
        let key = format!("position {}", position.position);
        views.insert(
            key.clone(),
            if position.counts {
                "counts"
            } else {
                "doesn't count"
            }
            .into(),
        );
        views.insert(
            format!("{key} verified"),
            position.verified_months.to_string(),
        );
        views.insert(format!("{key} logged"), hours_text(position.logged_minutes));
        views.insert(
            format!("{key} asks"),
            joined(position.tests.iter().flat_map(field_of)),
        );
        view_tests(&key, &position.tests, views);
    }
}

fn field_of(test: &Test) -> Option<String> {
    test.field.as_ref().map(ToString::to_string)
}

fn view_cycle(key: &str, cycle: &CycleStanding, views: &mut BTreeMap<String, String>) {
    let mut put = |name: &str, value: String| views.insert(format!("{key} {name}"), value);
    put("starts", cycle.starts_on.date.to_string());
    put("due", cycle.due_on.date.to_string());
    put("state", format!("{:?}", cycle.state).to_lowercase());
    put("required", cycle.required.amount.to_string());
    put("required by", format!("{:?}", cycle.required.provenance));
    put("required because", cycle.required.reason.clone());
    put("earned", cycle.earned.to_string());
    let buckets = cycle.buckets.iter();
    let buckets = buckets.map(|it| format!("; {} {} to {}", it.key, it.counted, it.counted_up_to));
    put(
        "ranges",
        format!(
            "counted {} to {}, to do {} to {}{}",
            cycle.counted,
            cycle.counted_up_to,
            cycle.to_do_at_least,
            cycle.to_do,
            buckets.collect::<String>()
        ),
    );
    put("counted", cycle.counted.to_string());
    put("needed", cycle.needed.to_string());
    put("planned", cycle.planned.to_string());
    put("complete", if cycle.complete { "yes" } else { "no" }.into());
    put(
        "least",
        cycle.least.clone().unwrap_or_else(|| "nothing".into()),
    );
    put(
        "buckets",
        joined(cycle.buckets.iter().map(|bucket| {
            let (role, lacks) = match bucket.role {
                BucketRole::Minimum => ("of", format!("needs {}", bucket.needed)),
                BucketRole::Maximum => ("of at most", format!("{} beyond", bucket.needed)),
            };
            format!(
                "{} {} {role} {}, {lacks}",
                bucket.key, bucket.counted, bucket.required
            )
        })),
    );
    put(
        "buckets because",
        joined(cycle.buckets.iter().map(|bucket| bucket.reason.clone())),
    );
    put("held", cycle.credentials.join(" "));
    put(
        "conflict",
        cycle
            .conflict
            .as_ref()
            .map_or("none".into(), |test| test.reason.to_string()),
    );
    put(
        "submit",
        if cycle.can_submit {
            "possible"
        } else {
            "not possible"
        }
        .into(),
    );
    put("submit fails", joined(fails(&cycle.submission)));
    put(
        "window",
        cycle
            .window_opens_on
            .as_ref()
            .map_or("none".into(), |on| on.date.to_string()),
    );
    put(
        "surplus",
        format!(
            "{} above, {} movable, {} lost",
            cycle.surplus.amount, cycle.surplus.movable, cycle.surplus.lost
        ),
    );
    put(
        "surplus because",
        cycle
            .surplus
            .test
            .as_ref()
            .map_or("nothing".into(), |test| test.reason.to_string()),
    );
    put(
        "ladder",
        joined(
            cycle
                .late_steps
                .iter()
                .map(|step| format!("{} {}", step.on, step.name)),
        ),
    );
    put(
        "costs",
        joined(cycle.costs.iter().map(|cost| {
            format!(
                "{} {}{}",
                cost.name,
                cost.amount_cents,
                if cost.applies { "" } else { " only if" }
            )
        })),
    );
    put(
        "notices",
        joined(
            cycle
                .notices
                .iter()
                .map(|test| format!("{}: {}", test.name, test.reason)),
        ),
    );
    put(
        "extended",
        cycle.extended_to.map_or("no".into(), |on| on.to_string()),
    );
    put("days left", cycle.days_left.to_string());
    put("ends because", cycle.due_on.reason.clone());
    put(
        "costs because",
        joined(cycle.costs.iter().map(|cost| cost.reason.clone())),
    );
    put(
        "credits",
        joined(cycle.credits.iter().map(|credit| credit.credit.to_string())),
    );
    for credit in &cycle.credits {
        let name = format!("credit {}", credit.credit);
        let text = if credit.counts {
            format!("counts {}, {}", credit.counted, credit.verdict)
        } else {
            format!("out: {}", credit.verdict)
        };
        views.insert(format!("{key} {name}"), text);
        views.insert(format!("{key} {name} serves"), credit.serves.join(" "));
        views.insert(format!("{key} {name} asks"), credit.asks.join(" "));
        view_tests(&format!("{key} {name}"), &credit.tests, views);
    }
}

fn view_tests(key: &str, tests: &[Test], views: &mut BTreeMap<String, String>) {
    views.insert(
        format!("{key} rests on"),
        joined(tests.iter().map(|it| format!("{}: {}", it.name, it.clause))),
    );
    let mends = tests.iter().filter_map(|test| test.mend.as_ref());
    views.insert(
        format!("{key} mends"),
        joined(mends.map(ToString::to_string)),
    );
    views.insert(format!("{key} fails"), joined(fails(tests)));
    views.insert(
        format!("{key} passes"),
        joined(
            tests
                .iter()
                .filter(|test| test.outcome == Outcome::Pass)
                .map(|test| format!("{}: {}", test.name, test.reason)),
        ),
    );
    views.insert(
        format!("{key} unknown"),
        joined(
            tests
                .iter()
                .filter(|test| test.outcome == Outcome::Unknown)
                .map(|test| test.name.to_string()),
        ),
    );
}

fn fails(tests: &[Test]) -> impl Iterator<Item = String> {
    tests
        .iter()
        .filter(|test| test.outcome == Outcome::Fail)
        .map(|test| format!("{}: {}", test.name, test.reason))
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        "nothing".into()
    } else {
        parts.join("; ")
    }
}
