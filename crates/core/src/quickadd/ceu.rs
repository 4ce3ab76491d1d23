//! Lines about continuing education: `ceu <n> [topic] <title> [date] [idx number]`.

use chrono::NaiveDate;

use super::line::Line;
use super::strays::Strays;
use super::{
    Context, Kind, MOST_CEUS, Proposal, QuickAddError, Role, Understood, dates, durations,
    several_days, split,
};
use crate::amounts::{AmountError, Ceus, dollars_text};
use crate::facts::{ActivityKind, Credit};

mod givers;
mod indexes;
mod topics;

use indexes::second;

pub(super) use givers::tags as giver_tags;

/// The most that one activity can cost, in cents.
const MOST_CENTS: i32 = 10_000_000;

/// Reads `ceu <n> [topic] <title> [date] [idx number]`.
pub(super) fn read(mut line: Line<'_>, context: &Context<'_>) -> Understood {
    if line.is_empty() {
        line.problem(&QuickAddError::Empty, &[]);
        return line.finish(Kind::Ceu, None);
    }
    let index_number = indexes::read(&mut line);
    let cost_cents = read_cost(&mut line);
    let minutes = read_length(&mut line);
    let mut giver = givers::read_tags(&mut line);
    let tags = topics::read_tags(&mut line, context);
    // Behind the command the number comes first; elsewhere it stands beside its unit.
    let commanded = line.words.first().is_some_and(|word| is_unit(&word.key));
    let early_amount = match commanded {
        true => amount_before_date(&line).or_else(|| amount_with_unit(&line)),
        false => amount_with_unit(&line).or_else(|| amount_before_date(&line)),
    };
    let mut amount = early_amount.and_then(|index| take_amount(&mut line, index));
    let date = read_date(&mut line, context.today);
    if early_amount.is_none() {
        amount = first_free(&line)
            .filter(|&index| number(&line.words[index].key).is_some())
            .or_else(|| only_decimal(&line))
            .or_else(|| only_cell(&line))
            .and_then(|index| take_amount(&mut line, index));
    }
    if !line.has(Role::Amount) && minutes.is_none() && !line.has(Role::Length) {
        amount_missing(&mut line);
    }
    Strays {
        role: Role::Title,
        dated: line.has(Role::Date),
        hours: None,
    }
    .refuse(&mut line);
    let leading = topics::leading(&line, context);
    let title = read_title(&mut line);
    let kind = activity(title.as_deref().unwrap_or_default());
    if let Some(title) = &title {
        topics::say(&mut line, &leading);
        line.assumed(Role::Activity, activity_text(kind).to_owned());
        giver.find_in(title, &mut line);
    }
    if !line.has(Role::Date) {
        line.assumed(Role::Date, dates::day_text(context.today, context.today));
    }
    let note = line.take_note(&tags.unknown);
    let (topics, approved_for) = topics::together(&leading, &tags);
    let proposal = Credit {
        title: title.unwrap_or_default(),
        completed_on: date.unwrap_or(context.today),
        amount,
        minutes,
        index_number,
        kind,
        topics,
        approved_for,
        ahima_source: giver.source,
        hiim_domain: giver.domain,
        cost_cents,
        note,
        ..Credit::default()
    };
    line.finish(Kind::Ceu, Some(Proposal::Credit(Box::new(proposal))))
}

/// The text of a number of CEUs, if the word is one, however wrong: `1.5`, `-1`,
/// `1,000`, `1.5ceu`, `2..5`.
pub(super) fn number(key: &str) -> Option<String> {
    let key = key
        .strip_suffix("ceus")
        .or_else(|| key.strip_suffix("ceu"))
        .unwrap_or(key);
    let digits = key.strip_prefix(['-', '−', '+']).unwrap_or(key);
    let numeric = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits.chars().any(|c| c.is_ascii_digit())
        && digits
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    numeric.then(|| key.replace('−', "-"))
}

/// Whether the word is the unit of an amount: `CEU`, `CEUs`, `ceus:`.
pub(super) fn is_unit(key: &str) -> bool {
    matches!(
        key.trim_end_matches(':'),
        "ceu" | "ceus" | "ceu's" | "ceu’s" | "ceu(s" | "credits" | "ces" | "ce's" | "ce’s"
    )
}

/// The number that stands beside the word `ceu`, as in `1.5 CEUs` and `CEUs: 1.5`.
fn amount_with_unit(line: &Line<'_>) -> Option<usize> {
    let is_number = |&index: &usize| {
        line.is_free(index) && !line.words[index].quoted && number(&line.words[index].key).is_some()
    };
    let joined = |index: &usize| line.words[*index].key.contains("ceu");
    let units = (0..line.words.len()).filter(|&index| is_unit(&line.words[index].key));
    let beside = units
        .flat_map(|unit| {
            // The command begins the line: there the number stands behind it anyway.
            let before = unit.checked_sub(1);
            let behind = (unit > 0 && line.words[unit].key.ends_with(':')).then_some(unit + 1);
            [before, behind].into_iter().flatten()
        })
        .filter(|&index| index < line.words.len())
        .find(|index| is_number(index));
    beside.or_else(|| {
        line.free_words()
            .into_iter()
            .filter(|index| is_number(index))
            .find(joined)
    })
}

/// The only number that fills a cell by itself, in a row copied from a spreadsheet.
fn only_cell(line: &Line<'_>) -> Option<usize> {
    let alone: Vec<usize> = line
        .free_words()
        .into_iter()
        .filter(|&index| line.fills_cell(index) && number(&line.words[index].key).is_some())
        .collect();
    match alone.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

fn first_free(line: &Line<'_>) -> Option<usize> {
    line.free_words()
        .first()
        .copied()
        .filter(|&index| !line.words[index].quoted)
}

/// The only number with decimal places, as in `ceu webinar 1.5`. A whole number
/// behind other words is part of the title: `modifier 25`.
fn only_decimal(line: &Line<'_>) -> Option<usize> {
    let is_decimal = |index: &usize| {
        let word = &line.words[*index];
        !word.quoted && word.key.contains('.') && number(&word.key).is_some()
    };
    let decimals: Vec<usize> = line.free_words().into_iter().filter(is_decimal).collect();
    if let [only] = decimals.as_slice() {
        Some(*only)
    } else {
        None
    }
}

/// The word that is the number of CEUs although a month follows, as in
/// `ceu 2 mar 14 …`. A number that belongs to the month, as in `ceu 14 nov 1.5 …`,
/// is left for the date.
fn amount_before_date(line: &Line<'_>) -> Option<usize> {
    let first = first_free(line)?;
    number(&line.words[first].key)?;
    let key_at = |index: usize| {
        line.words
            .get(index)
            .filter(|word| !word.quoted)
            .map(|word| word.key.as_str())
    };
    // `1 ceu 14 nov`: the command stands between the number and the month.
    let month_follows = key_at(first + 1).is_some_and(dates::is_month);
    let number_after = key_at(first + 2).and_then(number);
    let is_day = |text: &String| text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    match number_after {
        Some(after) if month_follows && !is_day(&after) => None,
        _ => Some(first),
    }
}

fn take_amount(line: &mut Line<'_>, index: usize) -> Option<Ceus> {
    let word = line.words[index].value.clone();
    let text = number(&line.words[index].key).unwrap_or_default();
    // The unit goes with its number, also where the line begins with `ceu`.
    let unit = [index.checked_sub(1), Some(index + 1)]
        .into_iter()
        .flatten()
        .find(|&unit| line.is_free(unit) && is_unit(&line.words[unit].key));
    let mut indices: Vec<usize> = unit.into_iter().chain([index]).collect();
    indices.sort_unstable();
    match read_amount(&text, word) {
        Ok(amount) => {
            line.typed(Role::Amount, &indices, ceus_text(amount));
            Some(amount)
        }
        Err(error) => {
            line.problem(&error, &indices);
            None
        }
    }
}

/// `1.5 CEUs`, `1 CEU`.
fn ceus_text(amount: Ceus) -> String {
    let unit = if amount == Ceus::whole(1) {
        "CEU"
    } else {
        "CEUs"
    };
    format!("{amount} {unit}")
}

fn read_amount(text: &str, word: String) -> Result<Ceus, QuickAddError> {
    if let Some(QuickAddError::DecimalComma { word, meant, .. }) = durations::comma(text) {
        let field = Role::Amount;
        return Err(QuickAddError::DecimalComma { word, meant, field });
    }
    let text = without_thousands(text.strip_prefix('+').unwrap_or(text));
    match Ceus::parse(&text) {
        Ok(amount) if amount <= Ceus::ZERO => Err(QuickAddError::AmountNotPositive { word }),
        Ok(amount) if amount > Ceus::whole(MOST_CEUS) => {
            Err(QuickAddError::AmountTooLarge { word })
        }
        Ok(amount) => Ok(amount),
        Err(AmountError::TooLarge(_)) if text.starts_with('-') => {
            Err(QuickAddError::AmountNotPositive { word })
        }
        Err(AmountError::TooLarge(_)) => Err(QuickAddError::AmountTooLarge { word }),
        Err(_) => Err(QuickAddError::AmountUnreadable { word }),
    }
}

/// `1,000` as `1000`; any other comma stays, and makes the number unreadable.
fn without_thousands(text: &str) -> String {
    let whole = text.split('.').next().unwrap_or(text);
    let mut groups = whole.trim_start_matches('-').split(',');
    let first_fits = groups
        .next()
        .is_some_and(|group| (1..=3).contains(&group.len()));
    if first_fits && groups.all(|group| group.len() == 3) {
        text.replace(',', "")
    } else {
        text.to_owned()
    }
}

/// Says that the number is missing, or which first word was perhaps meant as one.
fn amount_missing(line: &mut Line<'_>) {
    let meant = first_free(line).filter(|&index| {
        line.words[index]
            .key
            .starts_with(|c: char| c.is_ascii_digit())
            && line.free_words().len() > 1
    });
    match meant {
        Some(index) => {
            let word = line.words[index].value.clone();
            line.problem(&QuickAddError::AmountUnreadable { word }, &[index]);
        }
        None => line.problem(&QuickAddError::AmountMissing, &[]),
    }
}

/// `$25`, `$12.50`, `25$`, `25 dollars`.
fn read_cost(line: &mut Line<'_>) -> Option<i32> {
    let mut cost = None;
    for index in line.free_words() {
        if !line.is_free(index) || line.words[index].quoted {
            continue;
        }
        let key = &line.words[index].key;
        let in_words = line.words.get(index + 1).is_some_and(|next| {
            line.is_free(index + 1) && matches!(next.key.as_str(), "dollars" | "usd")
        });
        let marked = key.strip_prefix('$').or_else(|| key.strip_suffix('$'));
        let Some(dollars) = marked.or(in_words.then_some(key.as_str())) else {
            continue;
        };
        if number(dollars).is_none() {
            continue;
        }
        let cents = Ceus::parse(&without_thousands(dollars)).map(Ceus::hundredths);
        let indices = if in_words {
            vec![index, index + 1]
        } else {
            vec![index]
        };
        match cents {
            Ok(cents) if (0..=MOST_CENTS).contains(&cents) && cost.is_none() => {
                line.typed_with_leading(Role::Cost, &indices, dollars_text(cents));
                cost = Some(cents);
            }
            Ok(cents) if (0..=MOST_CENTS).contains(&cents) => second(line, Role::Cost, &indices),
            _ => {
                let word = line.words[index].value.clone();
                line.problem(&QuickAddError::CostUnreadable { word }, &indices);
            }
        }
    }
    cost
}

/// `60min`, `60 minutes`, `1.5h`: the activity's length.
fn read_length(line: &mut Line<'_>) -> Option<i32> {
    let mut length = None;
    for index in line.free_words() {
        if !line.is_free(index) {
            continue;
        }
        let run: Vec<&str> = (index..line.words.len())
            .take_while(|&i| line.is_free(i) && !line.words[i].quoted)
            .take(2)
            .map(|i| line.words[i].key.as_str())
            .collect();
        let leads = line.words[..index].iter().all(|word| is_unit(&word.key));
        let found = durations::minutes_only(&run)
            .or_else(|| durations::length_in_hours(&run))
            .or_else(|| durations::leading_hours(&run).filter(|_| leads));
        let Some((words, minutes)) = found else {
            continue;
        };
        let indices: Vec<usize> = (index..index + words).collect();
        match minutes {
            Ok(_) if length.is_some() => second(line, Role::Length, &indices),
            Ok(minutes) => {
                line.typed(Role::Length, &indices, format!("{minutes} min"));
                length = Some(minutes);
            }
            Err(error) => line.problem(&error, &indices),
        }
    }
    length
}

/// The day. Titles hold days too ("Monday coding hour"), so where several are
/// found the one at the end of the line counts, or else the one at its beginning.
fn read_date(line: &mut Line<'_>, today: NaiveDate) -> Option<NaiveDate> {
    if let Some(indices) = stretch_of_days(line, today) {
        let word = line.said(&indices);
        let instead = "Write the day on the certificate, or put the title in quotes";
        line.problem(&QuickAddError::SeveralDays { word, instead }, &indices);
        return None;
    }
    let mut found = dates::find(&line.words, |index| line.is_free(index), today);
    // Where a day is said, a month beside it is part of the title: `June 2026 quiz, 7/14`.
    if found.iter().any(|it| !it.is_vague()) {
        found.retain(|it| !it.is_vague());
    }
    let free = line.free_words();
    // `the 3rd coding summit` is a title; only at the end of the line it may be the day.
    found.retain(|it| {
        let ordinal = it.is_vague() && line.words[it.indices[0]].key == "the";
        !ordinal || it.indices.last() == free.last()
    });
    let at_end = |found: &dates::Found| found.indices.last() == free.last();
    let at_start = |found: &dates::Found| found.indices.first() == free.first();
    let chosen = match found.len() {
        0 => return None,
        1 => 0,
        _ => found
            .iter()
            .position(at_end)
            .or_else(|| found.iter().position(at_start))
            .unwrap_or(0),
    };
    let is_clear = found.len() == 1 || at_end(&found[chosen]) || at_start(&found[chosen]);
    let date = found.swap_remove(chosen);
    let first = line.words[date.indices[0]].key.as_str();
    let is_word = dates::is_day_word(first) && !dates::is_month(first) && date.indices.len() == 1;
    if is_word && found.is_empty() && !at_end(&date) && !at_start(&date) {
        let word = line.said(&date.indices);
        line.problem(&QuickAddError::DayInTitle { word }, &date.indices);
        return None;
    }
    if !is_clear {
        let second = found
            .first()
            .map(|more| line.said(&more.indices))
            .unwrap_or_default();
        let first = line.said(&date.indices);
        line.problem(&QuickAddError::SecondDate { first, second }, &date.indices);
        return None;
    }
    match date.day {
        Ok(day) => {
            line.typed_with_leading(Role::Date, &date.indices, dates::day_text(day, today));
            Some(day)
        }
        Err(error) => {
            line.problem(&error, &date.indices);
            None
        }
    }
}

/// The days of a conference, `Apr 7-10, 2026`, where no one day is said besides. Weekdays and
/// phrases are part of a title.
fn stretch_of_days(line: &Line<'_>, today: NaiveDate) -> Option<Vec<usize>> {
    let indices = several_days::several(&line.words, |index| line.is_free(index), today)?;
    let figures = |index: &usize| {
        line.words[*index]
            .key
            .contains(|c: char| c.is_ascii_digit())
    };
    let apart = |index: usize| line.is_free(index) && !indices.contains(&index);
    let others = dates::find(&line.words, apart, today);
    let alone = others.iter().all(dates::Found::is_vague);
    (alone && indices.iter().any(figures)).then_some(indices)
}

/// The title: every word that is left, apart from tags.
fn read_title(line: &mut Line<'_>) -> Option<String> {
    let words: Vec<usize> = line
        .free_words()
        .into_iter()
        .filter(|&i| line.words[i].quoted || !split::is_tag(&line.words[i].key))
        .collect();
    // What stood between the title and its neighbours is no part of it.
    let between =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '-' | '–' | '—' | ':' | '·');
    let whole = words.len() == 1 && line.words[words[0]].quoted;
    let said = line.said(&words);
    let title = match whole {
        true => said
            .trim_start()
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';')),
        false => said.trim_matches(between),
    };
    let title = title.to_owned();
    if super::is_blank(&title) {
        line.problem(&QuickAddError::TitleMissing, &words);
        return None;
    }
    line.typed(Role::Title, &words, title.clone());
    Some(title)
}

/// The sort of activity that the title's words tell; a webinar where they tell none.
pub(crate) fn activity(title: &str) -> ActivityKind {
    let words: Vec<String> = title
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .collect();
    let has = |names: &[&str]| words.iter().any(|word| names.contains(&word.as_str()));
    if has(&["cms", "mln"]) {
        ActivityKind::CmsTraining
    } else if has(&["quiz", "quizzes"]) {
        if has(&["officer", "officers"]) {
            ActivityKind::OfficerQuiz
        } else {
            ActivityKind::MagazineQuiz
        }
    } else if has(&["chapter", "roundtable"]) {
        ActivityKind::ChapterMeeting
    } else if has(&["workshop", "workshops", "seminar", "bootcamp"]) {
        ActivityKind::Workshop
    } else if has(&["conference", "healthcon", "auditcon", "regional"]) {
        ActivityKind::Conference
    } else {
        ActivityKind::Webinar
    }
}

/// An activity's name in words.
fn activity_text(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Workshop => "workshop",
        ActivityKind::Conference => "conference",
        ActivityKind::ChapterMeeting => "chapter meeting",
        ActivityKind::MagazineQuiz => "magazine quiz",
        ActivityKind::OfficerQuiz => "officer quiz",
        ActivityKind::CmsTraining => "CMS training",
        _ => "webinar",
    }
}
