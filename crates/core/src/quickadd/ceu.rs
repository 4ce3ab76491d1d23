//! Lines about continuing education: `ceu <n> [topic] <title> [date] [idx number]`.

use chrono::NaiveDate;

use super::line::Line;
use super::{
    Context, Kind, MOST_CEUS, Proposal, QuickAddError, Role, Understood, dates, durations,
};
use crate::amounts::{AmountError, Ceus, dollars_text};
use crate::facts::{ActivityKind, Credit};
use crate::ids::CredentialCode;

mod topics;

/// The most that one activity can cost, in cents.
const MOST_CENTS: i32 = 10_000_000;

/// Reads `ceu <n> [topic] <title> [date] [idx number]`.
pub(super) fn read(mut line: Line<'_>, context: &Context<'_>) -> Understood {
    if line.is_empty() {
        line.problem(&QuickAddError::Empty, &[]);
        return line.finish(Kind::Ceu, None);
    }
    let index_number = read_index(&mut line);
    let cost_cents = read_cost(&mut line);
    let minutes = read_length(&mut line);
    let tags = topics::read_tags(&mut line, context);
    let early_amount = amount_before_date(&line);
    let mut amount = early_amount.and_then(|index| take_amount(&mut line, index));
    let date = read_date(&mut line, context.today);
    if early_amount.is_none() {
        amount = first_free(&line)
            .filter(|&index| number(&line.words[index].key).is_some())
            .or_else(|| only_decimal(&line))
            .and_then(|index| take_amount(&mut line, index));
    }
    if !line.has(Role::Amount) && minutes.is_none() && !line.has(Role::Length) {
        amount_missing(&mut line);
    }
    let leading = topics::read_leading(&mut line, context);
    let title = read_title(&mut line);
    let kind = activity(title.as_deref().unwrap_or_default());
    if title.is_some() {
        line.assumed(Role::Activity, activity_text(kind).to_owned());
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
    match read_amount(&text, word) {
        Ok(amount) => {
            line.typed(Role::Amount, &[index], ceus_text(amount));
            Some(amount)
        }
        Err(error) => {
            line.problem(&error, &[index]);
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

/// `idx 12345ABC`, `idx:12345ABC`.
fn read_index(line: &mut Line<'_>) -> Option<String> {
    let is_index = |key: &str| matches!(key.trim_end_matches([':', '#']), "idx" | "index");
    let joined = |key: &str, value: &str| {
        let (before, _) = key.split_once(':')?;
        matches!(before, "idx" | "index")
            .then(|| value.split_once(':').map(|(_, number)| number.to_owned()))?
    };
    let mut number = None;
    for index in line.free_words() {
        if !line.is_free(index) || line.words[index].quoted {
            continue;
        }
        let word = &line.words[index];
        let (indices, found) = if is_index(&word.key) {
            match line
                .words
                .get(index + 1)
                .filter(|next| !next.value.trim().is_empty())
            {
                Some(next) => (vec![index, index + 1], Some(next.value.clone())),
                None => (vec![index], None),
            }
        } else if let Some(found) = joined(&word.key, &word.value) {
            (vec![index], Some(found))
        } else {
            continue;
        };
        let found = found.map(|found| found.trim().trim_end_matches([',', ';']).to_owned());
        match found.filter(|found| !found.is_empty()) {
            None => line.problem(&QuickAddError::IndexMissing, &indices),
            Some(found) if number.is_none() => {
                line.typed(Role::Index, &indices, format!("index {found}"));
                number = Some(found);
            }
            Some(_) => second(line, Role::Index, &indices),
        }
    }
    number
}

/// `$25`, `$12.50`.
fn read_cost(line: &mut Line<'_>) -> Option<i32> {
    let mut cost = None;
    for index in line.free_words() {
        let Some(dollars) = line.words[index].key.strip_prefix('$') else {
            continue;
        };
        if number(dollars).is_none() {
            continue;
        }
        let cents = Ceus::parse(&without_thousands(dollars)).map(Ceus::hundredths);
        match cents {
            Ok(cents) if (0..=MOST_CENTS).contains(&cents) && cost.is_none() => {
                line.typed_with_leading(Role::Cost, &[index], dollars_text(cents));
                cost = Some(cents);
            }
            Ok(cents) if (0..=MOST_CENTS).contains(&cents) => second(line, Role::Cost, &[index]),
            _ => {
                let word = line.words[index].value.clone();
                line.problem(&QuickAddError::CostUnreadable { word }, &[index]);
            }
        }
    }
    cost
}

/// `60min`, `60 minutes`: the activity's length.
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
        let Some((words, minutes)) = durations::minutes_only(&run) else {
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

/// Says that a part comes a second time.
fn second(line: &mut Line<'_>, field: Role, indices: &[usize]) {
    let word = line.said(indices);
    line.problem(&QuickAddError::SecondPart { word, field }, indices);
}

/// The day. Titles hold days too ("Monday coding hour"), so where several are
/// found the one at the end of the line counts, or else the one at its beginning.
fn read_date(line: &mut Line<'_>, today: NaiveDate) -> Option<NaiveDate> {
    let mut found = dates::find(&line.words, |index| line.is_free(index), today);
    let free = line.free_words();
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

/// The title: every word that is left, apart from tags.
fn read_title(line: &mut Line<'_>) -> Option<String> {
    let words: Vec<usize> = line
        .free_words()
        .into_iter()
        .filter(|&i| line.words[i].quoted || !line.words[i].key.starts_with('#'))
        .collect();
    let at_end = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    let title = line
        .said(&words)
        .trim_start()
        .trim_end_matches(at_end)
        .to_owned();
    if title.is_empty() {
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

/// A credential code for comparing: upper case.
fn code(text: &str) -> CredentialCode {
    CredentialCode::new(text.to_uppercase())
}
