//! Offers side by side.

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use super::search::{FileLine, files_of};
use crate::amounts::{dollars_text, grouped_dollars, hours_text};
use crate::career::{self, PayWords, Trails, position_of};
use crate::dates::{day, weekday_and_day};
use crate::facts::{Facts, Holder, HolderKind, OfferPays, PayUnit, Position, YesNoUnknown};
use crate::ids::{ApplicationId, OfferId};
use crate::pay::{HOURS_OF_A_YEAR, yearly};

/// One offer with what it says, in words.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct OfferColumn {
    /// The offer.
    pub offer: OfferId,
    /// Its application.
    pub application: ApplicationId,
    /// The employer.
    pub employer: String,
    /// The title and the town.
    pub about: String,
    /// The pay as it was offered; none where it was not said.
    pub pay: Option<PayWords>,
    /// For an hour, by the Bureau's own hours.
    pub hour: Option<String>,
    /// For a year, at the offer's own hours.
    pub year: Option<String>,
    /// How that was found: `31.00, 36 hours, 52 weeks`.
    pub year_from: Option<String>,
    /// Where it lies among the published points at home, at the Bureau's own hours.
    pub place: Option<String>,
    /// Where the work is done.
    pub where_to: Option<String>,
    /// The first day.
    pub starts_on: Option<NaiveDate>,
    /// Whether the work is assigning codes.
    pub code_assignment: YesNoUnknown,
    /// Whether the employer will write the letter.
    pub writes_letter: YesNoUnknown,
    /// What it pays besides.
    pub pays: Vec<String>,
    /// The files that are kept with it.
    pub files: Vec<FileLine>,
    /// By when to answer.
    pub answer_by: Option<NaiveDate>,
    /// Whether it still waits for an answer.
    pub open: bool,
    /// The position that it would become.
    pub position: Position,
    /// What accepting it does, line by line.
    pub does: Vec<DoesLine>,
}

/// One thing that accepting an offer does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct DoesLine {
    /// What.
    pub words: String,
    /// And what that means.
    pub detail: String,
}

/// Every offer, open ones first, by the day to answer.
pub fn offers(facts: &Facts, as_of: NaiveDate, home: &str) -> Vec<OfferColumn> {
    let trails = Trails::of(facts);
    let mut columns: Vec<OfferColumn> = facts
        .offers
        .iter()
        .filter_map(|offer| {
            let mut all = facts.applications.iter();
            let application = all.find(|it| it.id == offer.application)?;
            let stage = trails.stage(&application.id, as_of);
            let open = !stage.closes() && application.position.is_none();
            let pay = career::offered(offer, home);
            let unit = offer.pay_cents.zip(offer.pay_unit);
            let year = unit.and_then(|(cents, unit)| yearly(cents, unit, offer.weekly_minutes));
            let about = [application.title.clone(), application.town.clone()];
            let about: Vec<String> = about.into_iter().flatten().collect();
            let holder = Holder::new(HolderKind::Offer, offer.id.as_str());
            let position = position_of(application, offer);
            Some(OfferColumn {
                offer: offer.id.clone(),
                application: application.id.clone(),
                employer: application.employer.clone(),
                about: about.join(", "),
                place: pay.as_ref().and_then(|it| it.place.clone()),
                pay,
                hour: unit.map(|(cents, unit)| match unit {
                    PayUnit::Hour => dollars_text(cents),
                    // Rounded to the nearest cent.
                    PayUnit::Year => dollars_text((cents + HOURS_OF_A_YEAR / 2) / HOURS_OF_A_YEAR),
                }),
                year: year.map(|cents| grouped_dollars(round_dollars(cents))),
                year_from: unit.and_then(|(cents, unit)| match (unit, offer.weekly_minutes) {
                    (PayUnit::Hour, Some(minutes)) => Some(format!(
                        "{}, {} a week, 52 weeks",
                        dollars_text(cents),
                        hours_text(minutes)
                    )),
                    (PayUnit::Hour, None) => Some("by BLS's own 2,080 hours".to_owned()),
                    (PayUnit::Year, minutes) => {
                        minutes.map(|minutes| format!("{} a week", hours_text(minutes)))
                    }
                }),
                where_to: offer.place.map(|it| it.in_sentence()),
                starts_on: offer.starts_on,
                code_assignment: offer.code_assignment,
                writes_letter: offer.writes_letter,
                pays: offer
                    .pays
                    .iter()
                    .map(|it: &OfferPays| it.in_sentence())
                    .collect(),
                files: files_of(facts, &[holder]),
                answer_by: offer.answer_by,
                open,
                does: does(facts, &trails, application, &position, as_of),
                position,
            })
        })
        .collect();
    columns.sort_by(|a, b| {
        let key = |it: &OfferColumn| (!it.open, it.answer_by.is_none(), it.answer_by);
        key(a)
            .cmp(&key(b))
            .then_with(|| a.employer.cmp(&b.employer))
    });
    columns
}

/// Cents of a year to whole dollars.
const fn round_dollars(cents: i32) -> i32 {
    (cents + 50) / 100 * 100
}

fn does(
    facts: &Facts,
    trails: &Trails,
    application: &crate::facts::Application,
    position: &Position,
    as_of: NaiveDate,
) -> Vec<DoesLine> {
    let line = |words: String, detail: &str| DoesLine {
        words,
        detail: detail.to_owned(),
    };
    let from = match position.starts_on {
        Some(on) => format!("A position from {}", day(on)),
        None => "A position, its first day not known yet".to_owned(),
    };
    let counts = match position.code_assignment {
        YesNoUnknown::Yes => "its months of coding count",
        YesNoUnknown::No => "its months don't count as coding",
        YesNoUnknown::Unknown => "you're asked whether its months count",
    };
    let mut lines = vec![
        line(
            format!(
                "{} is marked accepted, {}",
                application.employer,
                day(as_of)
            ),
            "the application closes, its steps stay",
        ),
        line(from, counts),
    ];
    let open: Vec<String> = facts
        .applications
        .iter()
        .filter(|it| it.id != application.id && !trails.stage(&it.id, as_of).closes())
        .map(|it| it.employer.clone())
        .collect();
    match open.as_slice() {
        [] => {}
        [one] => lines.push(line(
            format!("{one} stays open"),
            "withdraw when you've told them",
        )),
        [one, two] => lines.push(line(
            format!("{one} and {two} stay open"),
            "withdraw when you've told them",
        )),
        [one, rest @ ..] => lines.push(line(
            format!("{one} and {} others stay open", rest.len()),
            "withdraw when you've told them",
        )),
    }
    lines.push(match position.starts_on {
        Some(on) if on > as_of => line(
            format!("Log hours there from {}", weekday_and_day(on)),
            "it's in quick-add from that day",
        ),
        _ => line("Log hours there".to_owned(), "it's in quick-add right away"),
    });
    lines
}
