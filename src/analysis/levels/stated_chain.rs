//! The level chain that a mapping comes to.

/// A chain that the body comes to.
pub(crate) struct Chain {
    pub text: String,
    /// Whether all of the lines, or every column and row of the table, was understood and is in it.
    pub is_certain: bool,
}

/// What separates the chains of several levels.
pub(crate) const BETWEEN_LEVELS: &str = "; ";
