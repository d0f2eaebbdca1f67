//! What was found in one guide.

use std::sync::Arc;

use super::CheckOptions;
use crate::analysis::corpus::lazy_guide::LazyGuide;
use crate::diagnostic::Diagnostic;
use crate::rules::INTERNAL_ERROR;

/// A guide and what is wrong with it, in the order of its text.
#[derive(Debug)]
pub struct Checked {
    pub guide: LazyGuide,
    pub findings: Vec<Diagnostic>,
    /// Findings that a directive in the guide ignores.
    pub ignored: Vec<Diagnostic>,
    /// Findings that the baseline suppresses.
    pub held_back: Vec<Diagnostic>,
    /// The guide's own options, where an override changes those of all.
    pub own_options: Option<Arc<CheckOptions>>,
}

impl Checked {
    /// A guide with findings of which none is ignored.
    pub fn new(guide: impl Into<LazyGuide>, findings: Vec<Diagnostic>) -> Checked {
        Checked {
            guide: guide.into(),
            findings,
            ignored: Vec::new(),
            held_back: Vec::new(),
            own_options: None,
        }
    }

    /// Puts the findings in the order of the guide's text.
    pub(super) fn sort(&mut self) {
        for findings in [&mut self.findings, &mut self.ignored] {
            findings.sort_by_key(|finding| (finding.primary.range, finding.rule));
        }
    }

    /// Whether another run would find the same: the guide could be read, and no rule failed on it.
    pub fn is_repeatable(&self) -> bool {
        let mut found = self.findings.iter().chain(&self.ignored);
        self.guide.is_read() && !found.any(|finding| finding.rule == INTERNAL_ERROR.id)
    }
}
