//! Certificates, as AAPC verifies them.

use crate::facts::{ActivityKind, CertificateField, Credit};
use crate::judging::checks::{mended, test};
use crate::judging::context::AssessContext;
use crate::judging::ledger::has_index;
use crate::standing::{Outcome, Test, Weight};
use crate::text::listed;

/// The five fields that a certificate must show.
pub(super) fn shows_all_fields(context: &AssessContext, credit: &Credit) -> Test {
    const NAME: &str = "Certificate shows all five fields";
    const CLAUSE: &str = "aapc.ceu.certificate-fields";
    let without_index = credit.kind == ActivityKind::CmsTraining && !has_index(credit);
    let Some(shown) = &credit.certificate_shows else {
        return mended(
            test(
                NAME,
                CLAUSE,
                Weight::Audit,
                Outcome::Unknown,
                "Not looked at yet.",
            ),
            "Check index number, sponsor, title, CEUs and date.",
        );
    };
    let missing: Vec<String> = context
        .rules
        .codes(CLAUSE, credit.completed_on)
        .iter()
        .filter_map(|code| field_of(code))
        .filter(|(field, _)| !shown.contains(field))
        .filter(|(field, _)| !(without_index && *field == CertificateField::IndexNumber))
        .map(|(_, name)| name.to_owned())
        .collect();
    if missing.is_empty() {
        test(
            NAME,
            CLAUSE,
            Weight::Audit,
            Outcome::Pass,
            "Every field that AAPC asks for is there.",
        )
    } else {
        mended(
            test(
                NAME,
                CLAUSE,
                Weight::Audit,
                Outcome::Fail,
                format!(
                    "Missing: {}. It counts, but would fail an audit.",
                    listed(&missing)
                ),
            ),
            format!(
                "Ask the sponsor for a certificate with {}.",
                listed(&missing)
            ),
        )
    }
}

fn field_of(code: &str) -> Option<(CertificateField, &'static str)> {
    Some(match code {
        "index_number" => (CertificateField::IndexNumber, "index number"),
        "sponsor" => (CertificateField::Sponsor, "sponsor"),
        "title" => (CertificateField::Title, "title"),
        "ceus" => (CertificateField::Ceus, "number of CEUs"),
        "date" => (CertificateField::Date, "date"),
        _ => return None,
    })
}

/// Whether the certificate is there when AAPC asks for it.
pub(super) fn at_hand(credit: &Credit) -> Test {
    const NAME: &str = "Certificate on hand";
    const CLAUSE: &str = "aapc.ceu.verification";
    if credit.certificate_held {
        test(
            NAME,
            CLAUSE,
            Weight::Audit,
            Outcome::Pass,
            "It is on record.",
        )
    } else {
        mended(
            test(
                NAME,
                CLAUSE,
                Weight::Audit,
                Outcome::Fail,
                "No certificate is on record. It counts, but would fail an audit.",
            ),
            "Get the certificate and mark it as held.",
        )
    }
}
