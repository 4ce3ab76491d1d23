//! What is to be covered, and with what.

/// A cycle: what it needs is the greater of its total's lack and its minimums'.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Goal {
    /// The lack of the total.
    pub total: usize,
    /// The lacks of the minimums inside it.
    pub minimums: Vec<usize>,
    /// Whether the minimums must be met, or only the total.
    pub binding: Binding,
    /// The minimums whose amounts count twice toward the total.
    pub doubled: Vec<usize>,
}

/// What a goal rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Binding {
    /// The total and every minimum.
    TotalAndMinimums,
    /// The total; the minimums are filled as well as it goes.
    TotalOnly,
}

/// Something that takes exactly one of its options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// What each option lowers, as lack and amount; the first is where it lies now.
    pub options: Vec<Vec<(usize, i32)>>,
}
