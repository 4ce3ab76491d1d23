//! What employers paid, in the terminal.

use std::collections::BTreeSet;

use milepost_core::amounts::{grouped_dollars, hours_text};
use milepost_core::pay::{
    Area, AreaKind, EmployerKind, Figure, Occupation, Pay, PaySource, PayUnit, Place, Unsourced,
    read_pay, yearly,
};
use milepost_core::rulebook::Certainty;
use milepost_core::standing::day;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::page::{Page, short};
use crate::error::{Code, Refusal};

/// The class that holds coders.
const CODERS: &str = "29-2072";
/// The area that is shown whole where none is named.
const HOME: &str = "ma";

/// What `pay --json` answers.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Milepost pay")]
pub struct PayAnswer<'a> {
    /// Always `milepost-pay`.
    pub format: PayFormat,
    /// The format's version, 1. Fields may be added to a version; none is taken
    /// away and none changes its meaning.
    #[schemars(range(min = 1, max = 1))]
    pub version: u8,
    /// The areas that were asked for; every area where none was named.
    pub areas: Vec<AreaAnswer<'a>>,
    /// The amount that was asked about.
    pub asked: Option<Asked>,
    /// What each kind of employer paid, over the whole country.
    pub by_employer: &'a [EmployerKind],
    /// Figures without a source. Show them below the others and apart.
    pub unsourced: &'a [Unsourced],
    /// Where the figures come from.
    pub sources: Vec<&'a PaySource>,
}

/// The name of the format.
#[derive(Debug, Serialize, JsonSchema)]
pub enum PayFormat {
    /// The only name.
    #[serde(rename = "milepost-pay")]
    MilepostPay,
}

/// An area with its figures.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AreaAnswer<'a> {
    /// The area.
    #[serde(flatten)]
    pub area: &'a Area,
    /// Each class of work with its figures, the newest first.
    pub classes: Vec<ClassAnswer<'a>>,
}

/// A class of work in an area.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClassAnswer<'a> {
    /// The class.
    #[serde(flatten)]
    pub occupation: &'a Occupation,
    /// Its figures, the newest first.
    pub figures: Vec<&'a Figure>,
    /// Where the amount that was asked about lies among the newest.
    pub place: Option<Place>,
}

/// The amount that was asked about.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Asked {
    /// The amount, in cents.
    pub amount: i32,
    /// What it is paid for.
    pub unit: PayUnit,
    /// The weekly hours, in minutes, where they were said.
    pub weekly_minutes: Option<i32>,
    /// The same for a year, in cents.
    pub yearly: i32,
}

/// The figures of an area, or of all, and where an amount lies among them.
///
/// # Errors
/// When there is no such area, or the amount is not read.
pub fn answer(
    words: &[String],
    offer: Option<&str>,
    weekly_minutes: Option<i32>,
) -> Result<Answer, Refusal> {
    let pay = Pay::embedded();
    let areas = find(pay, &words.join(" "))?;
    let asked = offer
        .map(|offer| read_offer(offer, weekly_minutes))
        .transpose()?;
    let answers: Vec<AreaAnswer> = areas
        .iter()
        .map(|area| AreaAnswer {
            area,
            classes: classes(pay, area, asked.as_ref()),
        })
        .collect();
    let mut page = Page::new();
    if let Some(asked) = &asked {
        page.line(0, &said(asked));
    }
    let whole = words.is_empty();
    if whole {
        overview(&mut page, &answers);
    }
    for answer in &answers {
        if !whole || answer.area.key == HOME {
            area(&mut page, answer);
            if answer.area.kind == AreaKind::Nation {
                employers(&mut page, pay);
            }
        }
    }
    if answers.iter().any(|it| it.area.key == HOME) {
        unsourced(&mut page, pay);
    }
    page.gap();
    page.dim(
        0,
        "BLS figures count records staff of all kinds, not coders alone, and use three years of \
         surveys: a difference between two years isn't a raise.",
    );
    let sources = named_sources(pay, &answers);
    for source in &sources {
        page.dim(
            0,
            &format!("{}: {} ({})", source.key, source.title, source.read),
        );
        if let Some(url) = &source.url {
            page.address(4, url);
        }
    }
    let answer = PayAnswer {
        format: PayFormat::MilepostPay,
        version: 1,
        areas: answers,
        asked,
        by_employer: pay.by_employer(),
        unsourced: pay.unsourced(),
        sources,
    };
    Ok(Answer::new(page, &answer))
}

fn find<'a>(pay: &'a Pay, words: &str) -> Result<Vec<&'a Area>, Refusal> {
    if words.trim().is_empty() {
        return Ok(pay.areas().iter().collect());
    }
    let found: Vec<&Area> = pay.find_area(words).collect();
    if found.is_empty() {
        let keys: Vec<&str> = pay.areas().iter().map(|area| area.key.as_str()).collect();
        return Err(Refusal {
            code: Code::NotFound,
            message: format!(
                "there are no figures for \"{}\"; there are some for {}",
                short(words, 60),
                keys.join(", ")
            ),
            field: None,
        });
    }
    Ok(found)
}

fn read_offer(offer: &str, weekly_minutes: Option<i32>) -> Result<Asked, Refusal> {
    let (amount, unit) =
        read_pay(offer).map_err(|error| Refusal::invalid("offer", error.to_string()))?;
    let yearly = yearly(amount, unit, weekly_minutes).ok_or_else(|| {
        Refusal::invalid(
            "offer",
            "that is more for a year than Milepost can hold".to_owned(),
        )
    })?;
    Ok(Asked {
        amount,
        unit,
        weekly_minutes,
        yearly,
    })
}

fn said(asked: &Asked) -> String {
    let amount = grouped_dollars(asked.amount);
    let whole = grouped_dollars(asked.yearly);
    match (asked.unit, asked.weekly_minutes) {
        (PayUnit::Year, _) => format!("{amount} a year."),
        (PayUnit::Hour, Some(minutes)) => format!(
            "{amount} an hour is {whole} a year at {} a week, 52 weeks. BLS counts full-time pay.",
            hours_text(minutes)
        ),
        (PayUnit::Hour, None) => {
            format!("{amount} an hour is {whole} a year by BLS's own 2,080 hours.")
        }
    }
}

fn classes<'a>(pay: &'a Pay, area: &'a Area, asked: Option<&Asked>) -> Vec<ClassAnswer<'a>> {
    pay.occupations()
        .iter()
        .map(|occupation| {
            let figures: Vec<&Figure> = pay.history(area, &occupation.code).collect();
            let newest = figures.first();
            ClassAnswer {
                occupation,
                place: asked
                    .zip(newest)
                    .and_then(|(asked, figure)| figure.annual.place(asked.yearly)),
                figures,
            }
        })
        .filter(|class| !class.figures.is_empty())
        .collect()
}

/// The sources that the answer names.
fn named_sources<'a>(pay: &'a Pay, areas: &[AreaAnswer]) -> Vec<&'a PaySource> {
    let figures = areas
        .iter()
        .flat_map(|area| &area.classes)
        .flat_map(|class| class.figures.iter().copied())
        .chain(pay.by_employer().iter().map(|kind| &kind.figure));
    let named: BTreeSet<&str> = figures
        .flat_map(|figure| figure.sources.iter().map(String::as_str))
        .chain(pay.unsourced().iter().map(|it| it.source.as_str()))
        .collect();
    let sources = pay.sources().iter();
    sources
        .filter(|source| named.contains(source.key.as_str()))
        .collect()
}

/// One line an area, for the class that holds coders.
fn overview(page: &mut Page, areas: &[AreaAnswer]) {
    page.heading("Medical Records Specialists, the class that holds coders");
    for answer in areas {
        let Some(class) = answer
            .classes
            .iter()
            .find(|it| it.occupation.code == CODERS)
        else {
            continue;
        };
        let points = &class.figures[0].annual;
        let spread = match (points.p25, points.p75) {
            (Some(low), Some(high)) => format!(
                ", middle half {} – {}",
                grouped_dollars(low),
                grouped_dollars(high)
            ),
            _ => String::new(),
        };
        let median = points.median.map_or_else(
            || "median not published".to_owned(),
            |median| format!("median {}{spread}", grouped_dollars(median)),
        );
        page.apart(
            2,
            &format!("{} ({})", answer.area.name, answer.area.key),
            &median,
        );
        if let Some(place) = class.place {
            page.line(4, &place.words());
        }
    }
}

fn area(page: &mut Page, answer: &AreaAnswer) {
    page.heading(&answer.area.name);
    for class in &answer.classes {
        let title = match &class.occupation.role {
            Some(role) => format!("{role}: {}", class.occupation.name),
            None => class.occupation.name.clone(),
        };
        page.bold(2, &format!("{title} ({})", class.occupation.code));
        page.dim(4, &class.occupation.says);
        let mut figures = class.figures.iter();
        if let Some(newest) = figures.next() {
            newest_figure(page, newest);
        }
        if let Some(place) = class.place {
            page.line(
                4,
                &format!("The amount you asked about is {}.", place.words()),
            );
        }
        for earlier in figures {
            page.line(4, &one_line(earlier));
        }
        page.gap();
    }
}

fn newest_figure(page: &mut Page, figure: &Figure) {
    page.line(4, &one_line(figure));
    let points: Vec<String> = figure
        .annual
        .published()
        .map(|(point, amount)| {
            let name = point.words();
            format!(
                "{} {}",
                name.trim_start_matches("the "),
                grouped_dollars(amount)
            )
        })
        .collect();
    page.line(4, &points.join(" · "));
    if let Some(jobs) = figure.jobs {
        let error = figure.jobs_rse_tenths.map_or_else(String::new, |tenths| {
            format!(", relative standard error {}.{}%", tenths / 10, tenths % 10)
        });
        page.dim(4, &format!("{} jobs{error}", grouped(jobs)));
    }
}

/// "May 2025: mean $61,560 a year, $29.59 an hour. P1, published."
fn one_line(figure: &Figure) -> String {
    let mut words = vec![format!("{}:", month(&figure.month))];
    if let Some(mean) = figure.annual.mean {
        words.push(format!("mean {} a year", grouped_dollars(mean)));
    }
    if let Some(mean) = figure.hourly_mean {
        words.push(format!("({} an hour)", grouped_dollars(mean)));
    }
    words.push(format!(
        "· {}, {}, read {}",
        figure.sources.join(", "),
        certainty(figure.certainty),
        day(figure.checked_on)
    ));
    if let Some(why) = &figure.not_comparable {
        words.push(format!("· {why}"));
    }
    words.join(" ")
}

fn employers(page: &mut Page, pay: &Pay) {
    page.bold(
        2,
        "By kind of employer (published for the whole country only)",
    );
    for kind in pay.by_employer() {
        let amount = |cents: Option<i32>| cents.map_or("not published".to_owned(), grouped_dollars);
        page.apart(
            4,
            &kind.name,
            &format!(
                "mean {}, median {}",
                amount(kind.figure.annual.mean),
                amount(kind.figure.annual.median)
            ),
        );
    }
}

fn unsourced(page: &mut Page, pay: &Pay) {
    page.gap();
    page.dim(2, "Figures of an article, source unknown:");
    for it in pay.unsourced() {
        let amounts: Vec<String> = it.amounts.iter().map(|it| grouped_dollars(*it)).collect();
        page.dim(4, &format!("{}: {}", it.says, amounts.join(" – ")));
    }
}

fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Published => "published",
        Certainty::SecondHand => "second-hand",
        Certainty::Derived => "derived",
        Certainty::Uncertain => "uncertain",
    }
}

/// "May 2025" of `2025-05`.
fn month(month: &str) -> String {
    let first: Option<chrono::NaiveDate> = format!("{month}-01").parse().ok();
    first.map_or_else(|| month.to_owned(), milepost_core::dates::full_month)
}

/// A count with commas between thousands.
fn grouped(count: u32) -> String {
    let cents = i32::try_from(count)
        .unwrap_or(i32::MAX / 100)
        .saturating_mul(100);
    grouped_dollars(cents).trim_start_matches('$').to_owned()
}
