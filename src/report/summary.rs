//! The last lines: how many guides, how many findings.

use crate::check::{FindingCounts, PackedCheck};

/// Counts over a run.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Summary {
    pub guides: usize,
    pub guides_with_errors: usize,
    pub counts: FindingCounts,
    /// Findings that directives ignore.
    pub ignored: usize,
    /// Findings that the baseline suppresses.
    pub held_back: usize,
}

impl Summary {
    pub fn of(guides: &[PackedCheck]) -> Summary {
        let mut summary = Summary {
            guides: guides.len(),
            ..Summary::default()
        };
        for packed in guides {
            let counts = packed.counts();
            summary.counts += counts.findings;
            summary.ignored += counts.ignored;
            summary.held_back += counts.held_back;
            summary.guides_with_errors += usize::from(packed.has_errors());
        }
        summary
    }

    /// `560 guides checked: 12 errors, 3 warnings in 9 guides` and its like, without a line break.
    pub fn sentence(&self) -> String {
        let checked = format!("{} checked", counted(self.guides, "guide"));
        if self.counts.findings == 0 {
            return format!("{checked}: no findings{}", self.unseen());
        }
        let kinds = [
            (self.counts.errors, "error"),
            (self.counts.warnings, "warning"),
            (self.counts.notes, "note"),
        ];
        let found: Vec<String> = kinds
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, kind)| counted(count, kind))
            .collect();
        let with_errors = match self.guides_with_errors {
            0 => String::new(),
            count => format!("; {} with errors", counted(count, "guide")),
        };
        let unseen = self.unseen();
        format!("{checked}: {}{with_errors}{unseen}", found.join(", "))
    }

    /// `; 3 ignored, 1,200 suppressed by the baseline`
    fn unseen(&self) -> String {
        let counts = [
            (self.ignored, "ignored"),
            (self.held_back, "suppressed by the baseline"),
        ];
        let said: Vec<String> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{} {what}", thousands(count)))
            .collect();
        if said.is_empty() {
            String::new()
        } else {
            format!("; {}", said.join(", "))
        }
    }
}

/// `1 guide`, `2 guides`, with separators in large numbers.
pub fn counted(count: usize, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        _ => format!("{} {thing}s", thousands(count)),
    }
}

/// `1,316`
pub fn thousands(count: usize) -> String {
    crate::model::Amount(i64::try_from(count).unwrap_or(i64::MAX)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_counts_have_separators() {
        let summary = Summary {
            guides: 12_400,
            guides_with_errors: 1_001,
            counts: FindingCounts {
                findings: 2_001,
                errors: 2_000,
                warnings: 1,
                ..FindingCounts::default()
            },
            ignored: 1_316,
            ..Summary::default()
        };
        assert_eq!(
            summary.sentence(),
            "12,400 guides checked: 2,000 errors, 1 warning; 1,001 guides with errors; \
             1,316 ignored"
        );
    }
}
