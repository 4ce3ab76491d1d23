//! The rules of each certifying body, and those of issuers that the person added.

mod aapc;
mod ahima;
mod own;

use crate::judging::context::AssessContext;
use crate::judging::judged_cycle::JudgedCycle;
use crate::standing::Problem;

/// Every cycle of every issuer as its rules judge it.
pub(crate) fn cycles(context: &AssessContext, problems: &mut Vec<Problem>) -> Vec<JudgedCycle> {
    let mut cycles = aapc::cycles(context);
    cycles.extend(ahima::cycles(context, problems));
    cycles.extend(own::cycles(context, problems));
    cycles
}
