//! The rules of each certifying body, and those of issuers that the person added.

mod aapc;
mod ahima;
mod own;

use crate::judging::context::Inquiry;
use crate::judging::worksheet::Worksheet;
use crate::standing::Problem;

/// Every cycle of every issuer as its rules judge it.
pub(crate) fn cycles(inquiry: &Inquiry, problems: &mut Vec<Problem>) -> Vec<Worksheet> {
    let mut sheets = aapc::cycles(inquiry);
    sheets.extend(ahima::cycles(inquiry, problems));
    sheets.extend(own::cycles(inquiry, problems));
    sheets
}
