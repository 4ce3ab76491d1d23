//! The least still to do, in the terminal.

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::facts::Facts;
use milepost_core::plan::{self, CyclePlan, Plan};
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::day;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::page::{Page, short};

/// What `plan --json` answers.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Milepost plan")]
pub struct PlanAnswer {
    /// Always `milepost-plan`.
    pub format: PlanFormat,
    /// The format's version, 1. Fields may be added to a version; none is taken
    /// away and none changes its meaning.
    #[schemars(range(min = 1, max = 1))]
    pub version: u8,
    /// The least still to do.
    #[serde(flatten)]
    pub plan: Plan,
}

/// The name of the format.
#[derive(Debug, Serialize, JsonSchema)]
pub enum PlanFormat {
    /// The only name.
    #[serde(rename = "milepost-plan")]
    MilepostPlan,
}

/// The plan of these facts on a day.
pub fn answer(facts: &Facts, rulebook: &Rulebook, today: NaiveDate) -> Answer {
    let plan = plan::plan(facts, rulebook, today);
    let mut page = Page::new();
    page.bold(0, &format!("The least left to do, on {}", day(plan.as_of)));
    page.line(0, &plan.words);
    plan.cycles.iter().for_each(|it| cycle(&mut page, it));
    placements(&mut page, &plan);
    together(&mut page, &plan);
    if !plan.proven {
        page.gap();
        page.dim(
            0,
            "The search stopped before it could tell that nothing less is possible.",
        );
    }
    let answer = PlanAnswer {
        format: PlanFormat::MilepostPlan,
        version: 1,
        plan,
    };
    Answer::new(page, &answer)
}

fn cycle(page: &mut Page, it: &CyclePlan) {
    page.gap();
    let who = format!("{} · {}", it.issuer, it.credentials.join(", "));
    page.apart(0, &who, &format!("by {}", day(it.by)));
    let Some(words) = &it.words else {
        page.line(2, "Everything is there.");
        return;
    };
    page.line(2, words);
    if it.parts.len() > 1 || it.as_placed > it.least {
        page.line(2, &format!("{} CEU in all", it.least));
    }
    if let Some(binding) = &it.binding {
        page.line(2, &format!("{} decides: {}", binding.what, binding.reason));
        page.dim(2, binding.clause.as_str());
    }
    if it.after_planned < it.least {
        let left = format!("{} once what is planned is done", it.after_planned);
        page.line(2, &left);
    }
    if let Some(rate) = it.a_month {
        page.line(2, &format!("About {rate} a month"));
    }
}

fn placements(page: &mut Page, plan: &Plan) {
    if plan.placements.is_empty() {
        return;
    }
    page.heading("Place these credits differently");
    for it in &plan.placements {
        let title = format!("{}, {} CEU", short(&it.title, 60), it.amount);
        page.beside(2, "-", 2, &title);
        page.line(4, &it.words);
        page.dim(4, it.credit.as_str());
    }
}

fn together(page: &mut Page, plan: &Plan) {
    if plan.together.len() < 2 {
        return;
    }
    page.heading("All issuers together, if an activity counts for more than one");
    // A step that asks for nothing on top is met by those before it, unless some of
    // theirs must be of a kind.
    let steps = plan.together.iter();
    let steps = steps.filter(|it| it.more > Ceus::ZERO || !it.of_a_kind.is_empty());
    for (at, step) in steps.enumerate() {
        let issuers: Vec<String> = step.issuers.iter().map(ToString::to_string).collect();
        let kinds = if step.of_a_kind.is_empty() {
            String::new()
        } else {
            format!("; of them {}", step.of_a_kind.join(", "))
        };
        let more = if at == 0 { "" } else { " more" };
        let text = format!(
            "{} CEU{more} for {}{kinds}",
            step.more,
            issuers.join(" and ")
        );
        page.beside(2, &format!("by {}", day(step.by)), 16, &text);
    }
}
