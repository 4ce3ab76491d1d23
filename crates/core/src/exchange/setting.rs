//! What is the same for every row of a sheet.

use serde_json::Value;

use super::asked::Said;
use super::fields::Field;
use super::mapping::Rule;
use super::plan::Plan;

/// What is the same for every row.
pub(super) struct Setting<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What the person said.
    pub said: Said<'a>,
    /// Values for every row, by field.
    pub constants: Vec<(&'static Field, Value)>,
    /// Whose rows come in, where there are several people's.
    pub person: Option<String>,
    /// Rules of a mapping.
    pub rules: &'a [Rule],
}
