//! What became of an exam, and what a passed one brings: the credential, and the month of its
//! renewal. A pure function of the facts, so that the window, the command line and the logbook
//! make the same of it.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::dates::Month;
use crate::facts::{Credential, CredentialStatus, Exam, ExamResult, Facts, IssuerAccount};
use crate::ids::{CredentialCode, ExamId, IssuerId};
use crate::judging::canonical::{examined, may_carry_the_a};
use crate::rulebook::Rulebook;
pub use crate::standing::Brings;

/// What became of an exam.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExamOutcome {
    /// The attempt.
    pub exam: ExamId,
    /// What became of it.
    pub outcome: HowItWent,
}

/// What became of an exam, with what each needs.
///
/// In JSON: `{"result": "passed", "with": {"apprentice": true, "renewal_month": 5}}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
#[serde(tag = "result", content = "with", rename_all = "snake_case")]
pub enum HowItWent {
    /// Passed: the credential comes with it.
    Passed(Award),
    /// Not passed.
    Failed {
        /// The day on which it was taken, where it was another than planned.
        #[serde(default)]
        on: Option<NaiveDate>,
    },
    /// Not taken yet: it has a new day, or a new month, or neither.
    Moved {
        /// The new day.
        #[serde(default)]
        to: Option<NaiveDate>,
        /// The new month, while the day is not known.
        #[serde(default)]
        month: Option<Month>,
    },
}

/// The credential that a passed exam brings, as its issuer awarded it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Award {
    /// The day on which it was taken, where it was another than planned.
    pub on: Option<NaiveDate>,
    /// Whether it was awarded with the apprentice "A"; as is likely where it is not said.
    pub apprentice: Option<bool>,
    /// The day of the award; the day of the exam where it is not said.
    pub earned_on: Option<NaiveDate>,
    /// Who awarded it, where the rulebook does not know the code.
    pub issuer: Option<IssuerId>,
    /// AAPC: the month of the renewal, 1 to 12, where it is known.
    #[schemars(range(min = 1, max = 12))]
    pub renewal_month: Option<u8>,
    /// AAPC: the day on which the first CEU report is due, where it is known.
    pub first_due_on: Option<NaiveDate>,
}

/// The facts that an outcome makes: changed where their id is there, else to be added.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The attempt with its result.
    pub exam: Exam,
    /// The credential that it brings; none where it did not, or where it is held already.
    pub credential: Option<Credential>,
    /// The membership with its renewal month; none where nothing of it changes.
    pub account: Option<IssuerAccount>,
}

/// Why an outcome cannot be recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct NotPossible {
    /// The field to blame.
    pub field: &'static str,
    /// What is wrong, and what would mend it.
    pub message: String,
}

/// AAPC's renewals follow a month of the membership.
const AAPC: &str = "AAPC";

/// What an exam would bring; none where its credential is held, or nobody is known to award it.
pub fn brings(facts: &Facts, book: &Rulebook, exam: &Exam) -> Option<Brings> {
    let code = examined(&exam.credential, book);
    if held(facts, book, &code).is_some() {
        return None;
    }
    let issuer = issuer_of(facts, book, &code)?;
    let of_aapc = issuer.as_str().eq_ignore_ascii_case(AAPC);
    let may_carry_the_a = of_aapc && may_carry_the_a(book, &code);
    let expected = expected(facts, book, &code);
    let apprentice = may_carry_the_a && likely_with_the_a(facts, book, &code);
    let why = match (may_carry_the_a, expected, apprentice) {
        (false, ..) => format!("{issuer} awards the {code} without an apprentice form."),
        (true, Some(_), _) => "As you said when you started working toward it.".to_owned(),
        (true, None, true) => "Comes with the A: no employer's letter is on record.".to_owned(),
        (true, None, false) => "An employer's letter is on record.".to_owned(),
    };
    let renewal_month = account(facts, &issuer).and_then(|it| it.renewal_month);
    Some(Brings {
        code,
        may_carry_the_a,
        apprentice,
        why,
        asks_renewal_month: of_aapc && renewal_month.is_none(),
        renewal_month,
        first_reports: Vec::new(),
        issuer,
    })
}

/// The facts that an outcome makes.
///
/// # Errors
/// When the attempt is gone, or a day, a month or the issuer does not fit.
pub fn make(
    facts: &Facts,
    book: &Rulebook,
    told: &ExamOutcome,
    today: NaiveDate,
) -> Result<Made, NotPossible> {
    let exam = facts.exams.iter().find(|it| it.id == told.exam);
    let Some(exam) = exam else {
        return Err(wrong("exam", "there is no such exam on record"));
    };
    let only = |exam| Made {
        exam,
        credential: None,
        account: None,
    };
    match &told.outcome {
        HowItWent::Passed(award) => passed(facts, book, exam, award, today),
        HowItWent::Failed { on } => {
            let sat_on = taken_on(exam, *on, today)?;
            Ok(only(Exam {
                sat_on: Some(sat_on),
                planned_month: None,
                result: ExamResult::Failed,
                ..exam.clone()
            }))
        }
        HowItWent::Moved { to, month } => Ok(only(Exam {
            sat_on: *to,
            planned_month: month.filter(|_| to.is_none()),
            result: ExamResult::Pending,
            ..exam.clone()
        })),
    }
}

fn passed(
    facts: &Facts,
    book: &Rulebook,
    exam: &Exam,
    award: &Award,
    today: NaiveDate,
) -> Result<Made, NotPossible> {
    let sat_on = taken_on(exam, award.on, today)?;
    let code = examined(&exam.credential, book);
    let exam = Exam {
        sat_on: Some(sat_on),
        planned_month: None,
        result: ExamResult::Passed,
        ..exam.clone()
    };
    let named = award.issuer.clone();
    let Some(issuer) = issuer_of(facts, book, &code).or(named) else {
        return Err(wrong(
            "issuer",
            "Milepost doesn't know who awards it; name the issuer",
        ));
    };
    let of_aapc = issuer.as_str().eq_ignore_ascii_case(AAPC);
    let earned_on = award.earned_on.unwrap_or(sat_on);
    let account = membership(facts, &issuer, award, earned_on)?.filter(|_| of_aapc);
    if held(facts, book, &code).is_some() {
        return Ok(Made {
            exam,
            credential: None,
            account,
        });
    }
    if earned_on < sat_on {
        return Err(wrong(
            "earned_on",
            "the award can't come before the exam; change one of the two",
        ));
    }
    let likely = likely_with_the_a(facts, book, &code);
    let carries = of_aapc && may_carry_the_a(book, &code);
    if award.apprentice == Some(true) && !carries {
        return Err(wrong(
            "apprentice",
            "this credential has no apprentice form",
        ));
    }
    let credential = Credential {
        issuer,
        code: code.clone(),
        apprentice: carries && award.apprentice.unwrap_or(likely),
        earned_on: Some(earned_on),
        status: CredentialStatus::Active,
        ended_on: None,
        ..expected(facts, book, &code).cloned().unwrap_or_default()
    };
    Ok(Made {
        exam,
        credential: Some(credential),
        account,
    })
}

/// The membership with the renewal month and the first report that were said; none where it
/// says so already.
fn membership(
    facts: &Facts,
    issuer: &IssuerId,
    award: &Award,
    earned_on: NaiveDate,
) -> Result<Option<IssuerAccount>, NotPossible> {
    if award
        .renewal_month
        .is_some_and(|month| !(1..=12).contains(&month))
    {
        return Err(wrong("renewal_month", "type a month from 1 to 12"));
    }
    if award.first_due_on.is_some_and(|due| due <= earned_on) {
        return Err(wrong(
            "first_due_on",
            "the first report is due after the award; pick a later day",
        ));
    }
    let known = account(facts, issuer);
    let before = known.cloned().unwrap_or_else(|| IssuerAccount {
        issuer: issuer.clone(),
        ..IssuerAccount::default()
    });
    let month_of = |on: NaiveDate| u8::try_from(on.month()).ok();
    let after = IssuerAccount {
        renewal_month: award
            .renewal_month
            .or(before.renewal_month)
            .or_else(|| award.first_due_on.and_then(month_of)),
        first_due_on: award.first_due_on.or(before.first_due_on),
        ..before.clone()
    };
    Ok((after != before).then_some(after))
}

/// The day on which an exam was taken: it has come by today.
fn taken_on(
    exam: &Exam,
    said: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<NaiveDate, NotPossible> {
    let Some(on) = said.or(exam.sat_on) else {
        return Err(wrong("on", "type the day you took it"));
    };
    match on > today {
        true => Err(wrong(
            "on",
            "that day hasn't come yet; type the day you took it",
        )),
        false => Ok(on),
    }
}

fn wrong(field: &'static str, message: &str) -> NotPossible {
    NotPossible {
        field,
        message: message.to_owned(),
    }
}

fn likely_with_the_a(facts: &Facts, book: &Rulebook, code: &CredentialCode) -> bool {
    match expected(facts, book, code) {
        Some(expected) => expected.apprentice,
        None => awarded_with_the_a(facts, book, code),
    }
}

fn of_code<'a>(
    facts: &'a Facts,
    book: &'a Rulebook,
    code: &'a CredentialCode,
) -> impl Iterator<Item = &'a Credential> {
    let credentials = facts.credentials.iter();
    credentials.filter(move |it| examined(&it.code, book) == *code)
}

fn held<'a>(
    facts: &'a Facts,
    book: &'a Rulebook,
    code: &'a CredentialCode,
) -> Option<&'a Credential> {
    of_code(facts, book, code).find(|it| it.status != CredentialStatus::Expected)
}

fn expected<'a>(
    facts: &'a Facts,
    book: &'a Rulebook,
    code: &'a CredentialCode,
) -> Option<&'a Credential> {
    of_code(facts, book, code).find(|it| it.status == CredentialStatus::Expected)
}

fn account<'a>(facts: &'a Facts, issuer: &IssuerId) -> Option<&'a IssuerAccount> {
    let same = |it: &&IssuerAccount| {
        let named = it.issuer.as_str().trim();
        named.eq_ignore_ascii_case(issuer.as_str())
    };
    facts.accounts.iter().find(same)
}

/// The body behind a credential: that of a recorded one, else the one whose catalogue has it.
fn issuer_of(facts: &Facts, book: &Rulebook, code: &CredentialCode) -> Option<IssuerId> {
    let recorded = of_code(facts, book, code).next();
    recorded.map(|it| it.issuer.clone()).or_else(|| {
        let known = book.credentials().iter().find(|it| it.code == *code);
        known.map(|it| it.issuer.clone())
    })
}

/// Whether a credential is likely awarded with the apprentice "A": it may carry one, and no
/// letter of an employer is on record that would spare it.
fn awarded_with_the_a(facts: &Facts, book: &Rulebook, code: &CredentialCode) -> bool {
    may_carry_the_a(book, code) && facts.letters.is_empty()
}
