//! How many findings there are, of which severities and with which fixes.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Safety, Severity};

/// Counts of findings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FindingCounts {
    pub findings: usize,
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    pub safe_fixes: usize,
    /// Findings whose fix chooses between readings.
    pub unsafe_fixes: usize,
}

impl FindingCounts {
    pub(super) fn add(&mut self, finding: &Diagnostic) {
        self.findings += 1;
        match finding.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
        match finding.fix.as_ref().map(|fix| fix.safety) {
            Some(Safety::Safe) => self.safe_fixes += 1,
            Some(Safety::Unsafe) => self.unsafe_fixes += 1,
            None => {}
        }
    }
}
