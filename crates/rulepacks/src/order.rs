//! Whether rules are newer than others.

use milepost_core::rulebook::Rulebook;

/// How rules compare with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// They are a later edition.
    Newer,
    /// They are the very same rules.
    Same,
    /// They are an earlier edition.
    Older,
    /// They call themselves the same edition and say something else.
    Clashing,
}

/// How rules compare with those in use.
pub fn order(rules: &Rulebook, in_use: &Rulebook) -> Order {
    match rules.edition().cmp(&in_use.edition()) {
        std::cmp::Ordering::Greater => Order::Newer,
        std::cmp::Ordering::Less => Order::Older,
        std::cmp::Ordering::Equal
            if rules.clauses() == in_use.clauses()
                && rules.credentials() == in_use.credentials() =>
        {
            Order::Same
        }
        std::cmp::Ordering::Equal => Order::Clashing,
    }
}
