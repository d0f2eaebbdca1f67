//! How many findings there are, of which severities and with which fixes.

use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Safety, Severity};

/// Counts of findings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
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

impl AddAssign for FindingCounts {
    fn add_assign(&mut self, more: FindingCounts) {
        self.findings += more.findings;
        self.errors += more.errors;
        self.warnings += more.warnings;
        self.notes += more.notes;
        self.safe_fixes += more.safe_fixes;
        self.unsafe_fixes += more.unsafe_fixes;
    }
}

impl FindingCounts {
    /// How many have this severity.
    pub fn of(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Note => self.notes,
        }
    }

    pub fn add(&mut self, finding: &Diagnostic) {
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
