//! How findings are shown to people.

use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;

/// How to show findings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HumanStyle {
    pub colour: bool,
    /// Columns; longer lines are shown in part.
    pub width: usize,
}

impl Default for HumanStyle {
    fn default() -> Self {
        HumanStyle {
            colour: false,
            width: DEFAULT_TERM_WIDTH,
        }
    }
}

impl HumanStyle {
    /// Narrower than this an excerpt shows nothing.
    const NARROWEST: usize = 40;

    pub(super) fn width(self) -> usize {
        self.width.max(Self::NARROWEST)
    }
}
