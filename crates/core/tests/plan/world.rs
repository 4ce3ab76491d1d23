//! Small logbooks in which there is something to choose.

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::facts::{AhimaSource, Credential, Credit, Facts, IssuerAccount};
use proptest::prelude::*;

/// Facts and the day on which they are asked about.
#[derive(Debug, Clone)]
pub struct World {
    pub facts: Facts,
    pub as_of: NaiveDate,
}

impl World {
    /// A credit of a bucket's topic, earned on the day of the question.
    pub fn earned(&self, at: usize, bucket: Option<&str>, amount: Ceus) -> Credit {
        Credit {
            applied_to: bucket.map(Into::into),
            topics: bucket
                .and_then(topic_of)
                .map(str::to_owned)
                .into_iter()
                .collect(),
            ..credit(&format!("earned {at}"), self.as_of, amount)
        }
    }
}

pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a test date exists")
}

/// The topic of a credential's minimum; none of a core credential.
pub fn topic_of(code: &str) -> Option<&'static str> {
    match code {
        "CPMA" => Some("auditing"),
        "CPCO" => Some("compliance"),
        "CGSC" => Some("general surgery"),
        _ => None,
    }
}

fn credit(id: &str, on: NaiveDate, amount: Ceus) -> Credit {
    Credit {
        id: id.into(),
        title: id.into(),
        completed_on: on,
        amount: Some(amount),
        index_number: Some(format!("AAPC {id}")),
        certificate_held: true,
        ..Credit::default()
    }
}

fn credential(issuer: &str, code: &str) -> Credential {
    Credential {
        id: code.into(),
        issuer: issuer.into(),
        code: code.into(),
        earned_on: Some(date(2025, 6, 1)),
        ..Credential::default()
    }
}

/// A member whose first cycle ends on May 31, 2027.
fn at_aapc(codes: &[&str], credits: Vec<Credit>) -> Facts {
    Facts {
        accounts: vec![IssuerAccount {
            id: "aapc".into(),
            issuer: "AAPC".into(),
            renewal_month: Some(5),
            due_day: Some(31),
            ..IssuerAccount::default()
        }],
        credentials: codes.iter().map(|code| credential("AAPC", code)).collect(),
        credits,
        ..Facts::default()
    }
}

/// A day in the cycle, in its renewal month, or in the cycle after it.
fn a_day() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        Just(date(2026, 3, 10)),
        Just(date(2027, 5, 12)),
        Just(date(2027, 5, 30)),
        Just(date(2027, 6, 10)),
    ]
}

/// Two credentials with minimums or three, up to five credits of several topics
/// in the cycle and in its renewal month, asked about before or after its end.
pub fn aapc_world() -> impl Strategy<Value = World> {
    let topics =
        prop::sample::subsequence(vec!["auditing", "compliance", "general surgery"], 0..=3);
    let credits = prop::collection::vec((a_day(), 1i32..48, topics), 1..=5);
    let codes = prop_oneof![
        Just(vec!["CPC", "CPMA"]),
        Just(vec!["CPMA", "CPCO"]),
        Just(vec!["CPC", "CPMA", "CPCO"]),
        Just(vec!["CPC", "CPMA", "CGSC"]),
    ];
    let asked = prop_oneof![Just(date(2027, 5, 31)), Just(date(2027, 6, 20))];
    (codes, credits, asked).prop_map(|(codes, credits, as_of)| {
        let credits = credits.into_iter().enumerate();
        let credits = credits.map(|(at, (on, halves, topics))| Credit {
            topics: topics.into_iter().map(str::to_owned).collect(),
            ..credit(&format!("c{at}"), on, Ceus::from_hundredths(halves * 50))
        });
        World {
            facts: at_aapc(&codes, credits.collect()),
            as_of,
        }
    })
}

/// An auditor who manages compliance: one credit of both topics and one of
/// auditing alone.
pub fn two_topics_and_a_choice() -> World {
    let both = Credit {
        topics: vec!["auditing".into(), "compliance".into()],
        ..credit("both", date(2026, 3, 10), Ceus::whole(16))
    };
    let auditing = Credit {
        topics: vec!["auditing".into()],
        ..credit("auditing", date(2026, 3, 11), Ceus::whole(16))
    };
    World {
        facts: at_aapc(&["CPMA", "CPCO"], vec![both, auditing]),
        as_of: date(2026, 4, 1),
    }
}

/// A CCS with up to five credits of every source, on and off the domains.
pub fn ahima_world() -> impl Strategy<Value = World> {
    let source = prop_oneof![
        Just(Some(AhimaSource::Ahima)),
        Just(Some(AhimaSource::ComponentAssociation)),
        Just(Some(AhimaSource::Other)),
        Just(None),
    ];
    let domain = prop_oneof![Just(Some(true)), Just(Some(false)), Just(None)];
    let credits = prop::collection::vec((1i32..9, source, domain), 0..=5);
    credits.prop_map(|credits| {
        let credits = credits.into_iter().enumerate();
        let credits = credits.map(|(at, (amount, ahima_source, hiim_domain))| Credit {
            ahima_source,
            hiim_domain,
            ..credit(&format!("h{at}"), date(2026, 3, 10), Ceus::whole(amount))
        });
        World {
            facts: Facts {
                credentials: vec![credential("AHIMA", "CCS")],
                credits: credits.collect(),
                ..Facts::default()
            },
            as_of: date(2026, 4, 1),
        }
    })
}

/// Both at once.
pub fn any_world() -> impl Strategy<Value = World> {
    (aapc_world(), ahima_world()).prop_map(|(aapc, ahima)| {
        let mut facts = aapc.facts;
        facts.credentials.extend(ahima.facts.credentials);
        facts.credits.extend(ahima.facts.credits);
        World {
            facts,
            as_of: aapc.as_of,
        }
    })
}

/// Five credentials at AAPC, four of them with minimums, and one at AHIMA; credits
/// of several sizes that fit several minimums, a quarter in the renewal month.
pub fn much_to_place(credits: u32, unit: i32, sizes: u32) -> World {
    let topics = [
        (2, "auditing"),
        (3, "compliance"),
        (5, "practice management"),
        (7, "general surgery"),
    ];
    let one = |at: u32| {
        let day = if at.is_multiple_of(4) {
            date(2027, 5, 1 + at % 28)
        } else {
            date(2026, 1 + at % 12, 1 + at % 28)
        };
        let size = i32::try_from(1 + at % sizes).expect("a small number");
        let fits = topics.iter().filter(|(every, _)| at.is_multiple_of(*every));
        Credit {
            topics: fits.map(|(_, topic)| (*topic).to_owned()).collect(),
            ..credit(&format!("m{at}"), day, Ceus::from_hundredths(size * unit))
        }
    };
    let codes = ["CPC", "CPMA", "CPCO", "CPPM", "CGSC"];
    let mut facts = at_aapc(&codes, (0..credits).map(one).collect());
    facts.credentials.push(credential("AHIMA", "CCS"));
    World {
        facts,
        as_of: date(2027, 5, 28),
    }
}
