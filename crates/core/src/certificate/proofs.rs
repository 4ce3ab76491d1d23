//! What certificates that are kept say, held against the credits that they prove: checks on each
//! credit of a standing, and what a person should look at.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::check::{self, Against, Item, State};
use super::fields::Fields;
use crate::facts::Credit;
use crate::ids::ClauseId;
use crate::rulebook::Rulebook;
use crate::standing::{Outcome, Problem, Standing, Test, Weight, Words};
use crate::text::shortened;

/// The clause with the items that AAPC asks for.
const AAPC_ITEMS: &str = "aapc.ceu.certificate-fields";
/// The clause by which AHIMA asks to keep certificates.
const AHIMA_KEPT: &str = "ahima.ceu.keep-certificates";

/// A certificate that is kept for a credit.
#[derive(Debug, Clone, Copy)]
pub struct Proof<'a> {
    /// The credit that it proves.
    pub credit: &'a str,
    /// What the file is called.
    pub file: &'a str,
    /// What it says; none where it cannot be read.
    pub says: Option<&'a Fields>,
}

/// Adds to a standing what the certificates say of its credits. No amount changes: an issuer
/// counts what was reported, and a certificate matters when it is asked for.
pub fn hold_against(
    standing: &mut Standing,
    credits: &[Credit],
    proofs: &[Proof<'_>],
    holder: Option<&str>,
    rules: &Rulebook,
) {
    let mut of_credit: FxHashMap<&str, Vec<&Proof<'_>>> = FxHashMap::default();
    for proof in proofs {
        of_credit.entry(proof.credit).or_default().push(proof);
    }
    let mut checked: FxHashMap<&str, Vec<Item>> = FxHashMap::default();
    for credit in credits {
        let Some(proofs) = of_credit.get(credit.id.as_str()) else {
            continue;
        };
        let against = Against {
            credit: Some(credit),
            credits,
            holder,
        };
        let items = best(proofs, &against, rules);
        standing
            .problems
            .extend(items.iter().filter_map(|it| problem(credit, it)));
        checked.insert(credit.id.as_str(), items);
    }
    for cycle in &mut standing.cycles {
        let clause = match cycle.issuer.as_str() {
            "AAPC" => AAPC_ITEMS,
            "AHIMA" => AHIMA_KEPT,
            _ => continue,
        };
        for it in &mut cycle.credits {
            if let Some(items) = checked.get(it.credit.as_str()) {
                it.tests.extend(tests(items, clause, rules, standing.as_of));
            }
        }
    }
}

/// The items of the file that shows most. A second page of the same certificate is no failure.
fn best(proofs: &[&Proof<'_>], against: &Against<'_>, rules: &Rulebook) -> Vec<Item> {
    let on = against.credit.map(|it| it.completed_on).unwrap_or_default();
    let read = proofs.iter().filter_map(|it| it.says).map(|fields| {
        let lists = check::check(fields, against, rules, on);
        let list = lists
            .into_iter()
            .find(|it| it.clause.as_str() == AAPC_ITEMS);
        list.map_or_else(Vec::new, |it| it.items)
    });
    let shown = |items: &Vec<Item>| {
        let there = |it: &&Item| !matches!(it.state, State::Missing);
        items.iter().filter(there).count()
    };
    read.max_by_key(shown).unwrap_or_else(|| {
        let names: Vec<&str> = proofs.iter().map(|it| it.file).collect();
        vec![Item {
            name: "page".to_owned(),
            state: State::NotSure,
            words: format!(
                "{} can’t be read, so what it shows isn’t checked.",
                names.join(" and ")
            ),
        }]
    })
}

/// A difference is for a person to look at; what is only missing the list of the audit says.
fn problem(credit: &Credit, item: &Item) -> Option<Problem> {
    let mend = match item.state {
        State::Differs => "Compare them in Evidence: take what the page says, or leave it.",
        State::SeenBefore => {
            "Correct the number on one of them, or remove the one that is there twice."
        }
        State::OtherHolder => "Look whether it is your certificate; a former name is no fault.",
        _ => return None,
    };
    let title = shortened(&credit.title);
    Some(Problem {
        fact: Some(format!("credit:{}", credit.id)),
        field: field_of(&item.name).map(str::to_owned),
        message: match item.state {
            State::Differs => format!("Certificate of \"{title}\", {}: {}", item.name, item.words),
            _ => format!("Certificate of \"{title}\": {}", item.words),
        },
        mend: mend.to_owned(),
    })
}

/// The field of a credit that an item of the list is about.
fn field_of(item: &str) -> Option<&'static str> {
    Some(match item {
        "title" => "title",
        "sponsor" => "sponsor",
        "date" => "completed_on",
        "CEUs" => "amount",
        "index number" => "index_number",
        _ => return None,
    })
}

fn tests(items: &[Item], clause: &'static str, rules: &Rulebook, as_of: NaiveDate) -> Vec<Test> {
    let Some(version) = rules.version(clause, as_of) else {
        return Vec::new();
    };
    let made = |name: Words, outcome, reason: Words, item: &str| Test {
        name,
        outcome,
        weight: Weight::Audit,
        clause: ClauseId::new(clause),
        certainty: version.certainty,
        field: field_of(item).map(Words::fixed),
        reason,
        mend: None,
    };
    // AHIMA publishes no list, so what is missing there is no fault by it; AAPC's number isn't its.
    let asked = |it: &&Item| {
        clause == AAPC_ITEMS || (it.name != "index number" && !matches!(it.state, State::Missing))
    };
    let odd: Vec<Test> = items
        .iter()
        .filter(asked)
        .filter_map(|it| {
            let (outcome, mend) = match it.state {
                State::Present => return None,
                State::Differs => (
                    Outcome::Fail,
                    "Take what the page says, or ask the sponsor for a corrected certificate.",
                ),
                State::OtherHolder => (
                    Outcome::Unknown,
                    "Say so when it is asked for, if it is a former name.",
                ),
                State::SeenBefore => (Outcome::Fail, "Correct the number where it is wrong."),
                State::Missing => (
                    Outcome::Unknown,
                    "Look at the page: what was not found may be there.",
                ),
                State::NotSure => (Outcome::Unknown, "Compare it with the page."),
            };
            let name = Words::text(format!("Certificate, {}", it.name));
            let mut test = made(name, outcome, Words::text(it.words.as_str()), &it.name);
            test.mend = Some(Words::fixed(mend));
            Some(test)
        })
        .collect();
    if !odd.is_empty() {
        return odd;
    }
    vec![made(
        Words::fixed("Certificate agrees with the credit"),
        Outcome::Pass,
        Words::fixed("The page says what the credit says."),
        "",
    )]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amounts::Ceus;
    use crate::assess::assess;
    use crate::certificate::fields::Field;
    use crate::facts::{Credential, CredentialStatus, Facts, IssuerAccount};
    use crate::ids::CreditId;

    fn field<T>(value: T) -> Field<T> {
        Field {
            value: Some(value),
            sure: true,
            place: None,
        }
    }

    fn day(text: &str) -> chrono::NaiveDate {
        text.parse().expect("a day")
    }

    fn facts() -> Facts {
        let credit = |id: &str, title: &str, on: &str, number: &str| Credit {
            id: CreditId::new(id),
            title: title.to_owned(),
            sponsor: Some("Great Basin Seminars".to_owned()),
            completed_on: day(on),
            amount: Some(Ceus::whole(3)),
            index_number: Some(number.to_owned()),
            certificate_held: true,
            ..Credit::default()
        };
        Facts {
            accounts: vec![IssuerAccount {
                id: "a".into(),
                issuer: "AAPC".into(),
                cycle_starts_on: Some(day("2025-02-01")),
                cycle_ends_on: Some(day("2027-01-31")),
                renewal_month: Some(1),
                ..IssuerAccount::default()
            }],
            credentials: vec![Credential {
                id: "cpc".into(),
                issuer: "AAPC".into(),
                code: "CPC".into(),
                status: CredentialStatus::Active,
                earned_on: Some(day("2025-01-10")),
                ..Credential::default()
            }],
            credits: vec![
                credit("a", "Anesthesia Coding", "2025-11-21", "GBC1121253HB"),
                credit("b", "Sepsis Sequencing", "2025-12-02", "GBC1202253HB"),
            ],
            ..Facts::default()
        }
    }

    fn page() -> Fields {
        Fields {
            title: field("Anesthesia Coding".to_owned()),
            sponsor: field("Great Basin Seminars".to_owned()),
            date: field(day("2025-11-21")),
            ceu: field(Ceus::whole(3)),
            index_number: field("GBC1121253HB".to_owned()),
            holder: field("Dana Whitfield".to_owned()),
            activity: None,
            issuers: Vec::new(),
        }
    }

    fn held(says: Option<&Fields>, holder: Option<&str>) -> (Standing, Standing) {
        let facts = facts();
        let rules = Rulebook::embedded();
        let before = assess(&facts, rules, day("2026-01-05"));
        let mut after = before.clone();
        let proofs = [Proof {
            credit: "a",
            file: "scan.pdf",
            says,
        }];
        hold_against(&mut after, &facts.credits, &proofs, holder, rules);
        (before, after)
    }

    fn tests_of(standing: &Standing) -> Vec<(String, Outcome, String)> {
        let cycle = standing
            .cycles
            .iter()
            .find(|it| it.issuer.as_str() == "AAPC");
        let credits = &cycle.expect("a cycle of AAPC").credits;
        let credit = credits.iter().find(|it| it.credit.as_str() == "a");
        let tests = &credit.expect("the credit").tests;
        tests
            .iter()
            .filter(|it| {
                it.name.to_string().starts_with("Certificate, ")
                    || it.name.to_string().contains("agrees")
            })
            .map(|it| (it.name.to_string(), it.outcome, it.reason.to_string()))
            .collect()
    }

    #[test]
    fn a_page_that_agrees_is_one_check_that_holds() {
        let (before, after) = held(Some(&page()), Some("Dana Whitfield"));
        assert_eq!(before.problems, after.problems);
        let tests = tests_of(&after);
        assert_eq!(tests.len(), 1, "{tests:?}");
        assert_eq!(tests[0].1, Outcome::Pass);
    }

    #[test]
    fn a_contradiction_another_name_and_a_number_seen_before_are_to_look_at() {
        let mut fields = page();
        fields.date = field(day("2025-11-12"));
        fields.holder = field("Derrick Womack, CPC".to_owned());
        let (before, after) = held(Some(&fields), Some("Dana Whitfield"));
        let said: Vec<&str> = after.problems[before.problems.len()..]
            .iter()
            .map(|it| it.message.as_str())
            .collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(
            said.iter()
                .any(|it| it.contains("Nov 12, 2025") && it.contains("Nov 21, 2025"))
        );
        assert!(said.iter().any(|it| it.contains("Derrick Womack")));
        assert!(tests_of(&after).iter().any(|it| it.1 == Outcome::Fail));
        assert_eq!(before.cycles[0].counted, after.cycles[0].counted);

        let mut facts = facts();
        facts.credits[1].index_number = Some("GBC1121253HB".to_owned());
        let rules = Rulebook::embedded();
        let mut standing = assess(&facts, rules, day("2026-01-05"));
        let fields = page();
        let proofs = [Proof {
            credit: "a",
            file: "scan.pdf",
            says: Some(&fields),
        }];
        hold_against(&mut standing, &facts.credits, &proofs, None, rules);
        let names: Vec<String> = tests_of(&standing).into_iter().map(|it| it.2).collect();
        assert!(
            names.iter().any(|it| it.contains("Sepsis Sequencing")),
            "{names:?}"
        );
    }

    #[test]
    fn what_is_not_sure_accuses_nobody() {
        let mut fields = page();
        fields.index_number = Field {
            value: Some("GBC121253HB".to_owned()),
            sure: false,
            place: None,
        };
        let (before, after) = held(Some(&fields), None);
        assert_eq!(before.problems, after.problems);
        let tests = tests_of(&after);
        assert!(tests.iter().all(|it| it.1 == Outcome::Unknown), "{tests:?}");
    }

    #[test]
    fn a_file_that_cannot_be_read_is_said() {
        let (_, after) = held(None, None);
        let tests = tests_of(&after);
        assert_eq!(tests.len(), 1);
        assert!(
            tests[0].2.starts_with("scan.pdf can’t be read"),
            "{tests:?}"
        );
    }
}
