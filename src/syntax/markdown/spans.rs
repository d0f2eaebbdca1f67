//! How running text is marked: what a printer may write in another way.

use crate::text::TextRange;

/// Marks within the running text of a body.
#[derive(Clone, Debug, Default)]
pub struct Spans {
    pub emphases: Vec<Emphasis>,
    /// Each backslash that takes a character's meaning away.
    pub escapes: Vec<TextRange>,
    /// Each hard line break, from its blanks or backslash to the end of its line.
    pub breaks: Vec<TextRange>,
    /// Code and HTML within text.
    pub literal: Vec<TextRange>,
}

/// An emphasised or bold run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Emphasis {
    /// With its marks.
    pub range: TextRange,
    pub is_strong: bool,
}
