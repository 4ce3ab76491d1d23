//! The cycles of two standings side by side, and the figures of one.

use super::sheet::{Sheet, Shown, nth};
use crate::amounts::Ceus;
use crate::standing::{
    Bucket, BucketRole, CreditStanding, CycleStanding, CycleState, LateStepState, PaceState, day,
};

/// The cycles of one issuer with the same due date, and where a rule moves due dates, the
/// others in their order.
pub(super) fn pairs<'a>(
    was: &'a [CycleStanding],
    is: &'a [CycleStanding],
) -> Vec<(Option<&'a CycleStanding>, Option<&'a CycleStanding>)> {
    let mut after: Vec<Option<&CycleStanding>> = is.iter().map(Some).collect();
    let mut pairs: Vec<(Option<&CycleStanding>, Option<&CycleStanding>)> =
        was.iter().map(|cycle| (Some(cycle), None)).collect();
    let alikes: [fn(&CycleStanding, &CycleStanding) -> bool; 2] =
        [|a, b| a.due_on.date == b.due_on.date, |_, _| true];
    for alike in alikes {
        for (before, found) in pairs.iter_mut().filter(|pair| pair.1.is_none()) {
            let Some(before) = before else { continue };
            let mut rest = after.iter_mut();
            let same = rest
                .find(|it| it.is_some_and(|it| it.issuer == before.issuer && alike(before, it)));
            *found = same.and_then(Option::take);
        }
    }
    pairs.extend(after.into_iter().flatten().map(|cycle| (None, Some(cycle))));
    pairs
}

/// Everything that a cycle says.
pub(super) fn figures(sheet: &mut Sheet, cycle: &CycleStanding) {
    sheet.put("due", "Due", day(cycle.due_on.date));
    sheet.fine("starts", "Begins", day(cycle.starts_on.date));
    sheet.fine("state", "Where it stands", state(cycle.state));
    if let Some(opens) = &cycle.window_opens_on {
        sheet.put("opens", "You can report from", day(opens.date));
    }
    if let Some(extended) = cycle.extended_to {
        sheet.put("extended", "Extended to", day(extended));
    }
    let required = cycle.required.amount;
    let total = format!(
        "{} of {required} CEU",
        range(cycle.counted, cycle.counted_up_to)
    );
    sheet.put("total", "CEU in all", total);
    for (at, bucket) in nth(&cycle.buckets, |bucket| bucket.key.clone()) {
        let key = format!("bucket:{}:{at}", bucket.key);
        sheet.put(&key, &bucket.name, bucket_text(bucket));
    }
    let least = cycle.least.clone().unwrap_or_else(|| "nothing".to_owned());
    sheet.put("least", "Still to earn", least);
    let at_least = format!("{} to {}", cycle.to_do_at_least, cycle.to_do);
    sheet.fine("to-do", "Still to earn, at least", at_least);
    let can_submit = if cycle.can_submit { "yes" } else { "no" };
    sheet.fine("can-submit", "Can be reported now", can_submit);
    sheet.tests("submission", &cycle.submission);
    for (at, step) in nth(&cycle.late_steps, |step| step.clause.to_string()) {
        let figure = sheet.put(
            &format!("step:{}:{at}", step.clause),
            &step.name,
            day(step.on),
        );
        // A step that is behind or settled asks for nothing more.
        if step.state != LateStepState::Ahead {
            figure.shown = Shown::WhenChanged;
        }
    }
    sheet.costs("cycle", &cycle.costs);
    if let Some(pace) = &cycle.pace {
        let text = match pace.state {
            PaceState::OnPace => "on pace".to_owned(),
            PaceState::Behind => format!("{} behind", pace.by),
            PaceState::Complete => "complete".to_owned(),
        };
        sheet.fine("pace", "Even pace", text);
    }
    let surplus = &cycle.surplus;
    let text = format!(
        "{}, {} can move on, {} would be lost",
        surplus.amount, surplus.movable, surplus.lost
    );
    sheet.fine("surplus", "Above the total", text);
    sheet.tests("surplus", surplus.test.as_slice());
    sheet.tests("conflict", cycle.conflict.as_slice());
    sheet.tests("notice", &cycle.notices);
    sheet.fine("planned", "Planned", format!("{} CEU", cycle.planned));
    sheet.fine("earned", "Completed", format!("{} CEU", cycle.earned));
    sheet.fine("proven", "Proven", format!("{} CEU", cycle.proven));
    for credit in &cycle.credits {
        of_credit(sheet, credit);
    }
}

fn of_credit(sheet: &mut Sheet, credit: &CreditStanding) {
    let key = format!("credit:{}", credit.credit);
    let text = format!("{} CEU", range(credit.counted, credit.counted_up_to));
    let figure = sheet.put(&key, &credit.title, text);
    figure.shown = Shown::WhenChanged;
    figure.figure.detail = Some(credit.verdict.clone());
    sheet.tests(&key, &credit.tests);
}

fn bucket_text(bucket: &Bucket) -> String {
    let counted = range(bucket.counted, bucket.counted_up_to);
    match bucket.role {
        BucketRole::Minimum => format!("{counted} of {}", bucket.required),
        BucketRole::Maximum => format!("{counted} of at most {}", bucket.required),
    }
}

/// "12", or "12 to 21" where an answer is missing.
fn range(counted: Ceus, up_to: Ceus) -> String {
    match up_to > counted {
        true => format!("{counted} to {up_to}"),
        false => counted.to_string(),
    }
}

fn state(state: CycleState) -> &'static str {
    match state {
        CycleState::Past => "over",
        CycleState::Asked => "over, and asked about",
        CycleState::Overdue => "overdue",
        CycleState::Open => "running",
        CycleState::Submitted => "reported",
        CycleState::Coming => "not begun",
    }
}
