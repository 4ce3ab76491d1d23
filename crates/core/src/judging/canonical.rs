//! Names as the rulebook writes them, however the user wrote them.

use std::borrow::Cow;

use crate::facts::{Credential, Facts};
use crate::ids::{CredentialCode, IssuerId};
use crate::judging::context::{AAPC, AHIMA, is};
use crate::rulebook::{Rulebook, Value};

/// The facts with issuers and credential codes in the rulebook's spelling:
/// `aapc` is AAPC, `cpma` is CPMA, a former code is today's, and a code that
/// ends in "-A" is the credential with the apprentice "A". A credential that
/// has no apprentice form is taken without one; a problem says so. Facts that
/// are spelled so already are not copied.
pub(crate) fn canonical<'a>(facts: &'a Facts, rules: &Rulebook) -> Cow<'a, Facts> {
    if is_canonical(facts, rules) {
        return Cow::Borrowed(facts);
    }
    let mut facts = facts.clone();
    for account in &mut facts.accounts {
        account.issuer = issuer(&account.issuer);
    }
    for credential in &mut facts.credentials {
        *credential = spelled(credential, rules);
    }
    for record in &mut facts.cycle_records {
        record.issuer = issuer(&record.issuer);
    }
    for payment in &mut facts.payments {
        payment.issuer = issuer(&payment.issuer);
    }
    for exam in &mut facts.exams {
        exam.credential = examined(&exam.credential, rules);
    }
    Cow::Owned(facts)
}

fn is_canonical(facts: &Facts, rules: &Rulebook) -> bool {
    facts
        .accounts
        .iter()
        .all(|account| account.issuer == issuer(&account.issuer))
        && facts
            .cycle_records
            .iter()
            .all(|record| record.issuer == issuer(&record.issuer))
        && facts
            .payments
            .iter()
            .all(|payment| payment.issuer == issuer(&payment.issuer))
        && facts
            .exams
            .iter()
            .all(|exam| exam.credential == examined(&exam.credential, rules))
        && facts
            .credentials
            .iter()
            .all(|credential| *credential == spelled(credential, rules))
}

fn issuer(written: &IssuerId) -> IssuerId {
    let plain = written.as_str().trim();
    match [AAPC, AHIMA].into_iter().find(|known| is(plain, known)) {
        Some(known) => IssuerId::new(known),
        None => written.clone(),
    }
}

fn spelled(credential: &Credential, rules: &Rulebook) -> Credential {
    let mut spelled = named(credential, rules);
    let of_aapc = is(spelled.issuer.as_str(), AAPC);
    if !(of_aapc && may_carry_the_a(rules, &spelled.code)) {
        spelled.apprentice = false;
        spelled.apprentice_removed_on = None;
    }
    spelled
}

/// The code of an exam's credential: an exam is that of the CPC, not of the CPC-A.
pub(crate) fn examined(written: &CredentialCode, rules: &Rulebook) -> CredentialCode {
    let of_issuer = |known: &str| {
        let credential = Credential {
            issuer: IssuerId::new(known),
            code: written.clone(),
            ..Credential::default()
        };
        let code = named(&credential, rules).code;
        rules.credential(&IssuerId::new(known), &code).map(|_| code)
    };
    let known = [AAPC, AHIMA].into_iter().find_map(of_issuer);
    known.unwrap_or_else(|| written.clone())
}

/// Whether a credential of AAPC is, or was ever, awarded with the apprentice "A".
pub(crate) fn may_carry_the_a(rules: &Rulebook, code: &CredentialCode) -> bool {
    let clause = rules.clause("aapc.apprentice.credentials");
    let mut versions = clause.iter().flat_map(|clause| &clause.versions);
    versions.any(|version| match &version.value {
        Value::Codes(codes) => codes.iter().any(|listed| listed == code.as_str()),
        _ => false,
    })
}

/// The credential under its issuer's and its own name in the rulebook.
fn named(credential: &Credential, rules: &Rulebook) -> Credential {
    let issuer = issuer(&credential.issuer);
    let mut spelled = Credential {
        issuer: issuer.clone(),
        ..credential.clone()
    };
    if issuer.as_str() != AAPC && issuer.as_str() != AHIMA {
        return spelled;
    }
    let upper = credential.code.as_str().trim().to_uppercase();
    let known = |code: &str| {
        rules
            .credential(&issuer, &CredentialCode::new(code))
            .map(|known| known.code.clone())
    };
    let without_a = upper.strip_suffix("-A").filter(|_| issuer.as_str() == AAPC);
    spelled.code = match (known(&upper), without_a.and_then(known)) {
        (Some(code), _) => code,
        (None, Some(code)) => {
            spelled.apprentice = true;
            code
        }
        (None, None) => CredentialCode::new(kind_of(&upper)),
    };
    spelled
}

/// AHIMA's CHTS comes in six kinds, `CHTS-IM` and so on, with one rule for all.
fn kind_of(code: &str) -> &str {
    if code.starts_with("CHTS-") {
        "CHTS"
    } else {
        code
    }
}
