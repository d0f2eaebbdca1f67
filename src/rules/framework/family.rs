//! Families of rules: what they are about, and how they declare their rules.

/// What rules of one kind are about. The rules of a family share the start of their codes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Family {
    /// Reading the file at all.
    Reading,
    /// The front matter's keys and values.
    Schema,
    /// Pay, as far as it can be judged by itself.
    Pay,
    /// The front matter against the body.
    Agreement,
    /// Dates and sources.
    Evidence,
    /// The body's structure.
    Structure,
    /// Scripts against the guide's own bands.
    Scripts,
    /// Guides against each other.
    Corpus,
    /// Directives of the checking itself.
    Directives,
}

impl Family {
    /// All families, in the order of their codes.
    pub const ALL: [Family; 9] = [
        Family::Reading,
        Family::Schema,
        Family::Pay,
        Family::Agreement,
        Family::Evidence,
        Family::Structure,
        Family::Scripts,
        Family::Corpus,
        Family::Directives,
    ];

    /// The start of its rules' codes: `NG2`.
    pub fn code(self) -> &'static str {
        match self {
            Family::Reading => "NG0",
            Family::Schema => "NG1",
            Family::Pay => "NG2",
            Family::Agreement => "NG3",
            Family::Evidence => "NG4",
            Family::Structure => "NG5",
            Family::Scripts => "NG6",
            Family::Corpus => "NG7",
            Family::Directives => "NG8",
        }
    }
}

/// Declares and registers the rules of a family, in the order of their codes: the file and the type
/// of each.
macro_rules! rules {
    ($family:ident: $($file:ident::$rule:ident),+ $(,)?) => {
        $(pub(in crate::rules) mod $file;)+

        /// The family of the rules in this folder.
        pub(in crate::rules) const FAMILY: $crate::rules::Family = $crate::rules::Family::$family;

        pub(in crate::rules) static RULES: &[&dyn $crate::rules::Rule] = &[$(&$file::$rule),+];
    };
}
pub(in crate::rules) use rules;
