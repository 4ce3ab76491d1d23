//! The rules of each certifying body, and those of issuers that the person added.

mod aapc;
mod ahima;
mod own;

use crate::judging::context::Inquiry;
use crate::judging::judged_cycle::JudgedCycle;
use crate::standing::Problem;

/// Every cycle of every issuer as its rules judge it.
pub(crate) fn cycles(inquiry: &Inquiry, problems: &mut Vec<Problem>) -> Vec<JudgedCycle> {
    let mut cycles = aapc::cycles(inquiry);
    cycles.extend(ahima::cycles(inquiry, problems));
    cycles.extend(own::cycles(inquiry, problems));
    cycles
}
