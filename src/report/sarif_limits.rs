//! What code scanning takes of a report. GitHub refuses a file with more results in a run, and shows the
//! most severe of them.

use super::summary::thousands;
use crate::check::{FindingCounts, PackedCheck};
use crate::diagnostic::Severity;

/// Results that a run may have.
const MOST_RESULTS: usize = 25_000;

/// Results of a run that are shown.
const SHOWN_RESULTS: usize = 5_000;

/// What is to be said of a report on so many `findings`, if anything is.
pub fn sarif_limit(findings: usize) -> Option<String> {
    let all = thousands(findings);
    if findings > MOST_RESULTS {
        let most = thousands(MOST_RESULTS);
        return Some(format!(
            "the report lists the {most} most severe of {all} findings, as code scanning takes no \
             more; report on fewer guides, or on some rules with --select, for the others"
        ));
    }
    (findings > SHOWN_RESULTS).then(|| {
        let shown = thousands(SHOWN_RESULTS);
        format!("the report lists {all} findings; GitHub shows the {shown} most severe of a report")
    })
}

/// Results of a guide that are listed one after the other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ListedResults {
    /// Its index.
    pub guide: usize,
    /// Their severities.
    pub severities: &'static [Severity],
    /// How many of them are listed.
    pub most: usize,
}

/// What is listed of guides, in this order: all results guide by guide or, where there are too many, the most severe
/// ones of all guides.
pub(super) fn listed(guides: &[PackedCheck]) -> Vec<ListedResults> {
    let counts = guides.iter().map(|packed| packed.counts().findings);
    listed_of(&counts.collect::<Vec<_>>(), MOST_RESULTS)
}

fn listed_of(counts: &[FindingCounts], most: usize) -> Vec<ListedResults> {
    let from_most_severe: &[Severity] = &Severity::ALL;
    let all: usize = counts.iter().map(|counts| counts.findings).sum();
    let together = if all > most {
        1
    } else {
        from_most_severe.len()
    };
    let mut left = most;
    let mut listed = Vec::new();
    for severities in from_most_severe.chunks(together) {
        for (guide, counts) in counts.iter().enumerate() {
            let found: usize = severities.iter().map(|severity| counts.of(*severity)).sum();
            let most = found.min(left);
            left -= most;
            if most > 0 {
                listed.push(ListedResults {
                    guide,
                    severities,
                    most,
                });
            }
        }
    }
    listed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_said_beyond_them() {
        assert_eq!(sarif_limit(5_000), None);
        let said = |findings| sarif_limit(findings).unwrap();
        assert!(said(5_001).contains("lists 5,001 findings; GitHub shows the 5,000"));
        assert!(said(25_000).contains("GitHub shows"));
        assert!(said(25_001).contains("the 25,000 most severe of 25,001 findings"));
    }

    #[test]
    fn the_most_severe_are_listed_where_not_all_can_be() {
        let counts = |errors, warnings, notes| FindingCounts {
            findings: errors + warnings + notes,
            errors,
            warnings,
            notes,
            ..FindingCounts::default()
        };
        let guides = [
            counts(0, 2, 3),
            counts(1, 1, 0),
            counts(0, 0, 0),
            counts(2, 2, 1),
        ];
        let listed = |most| {
            let listed = listed_of(&guides, most).into_iter();
            let shown = listed.map(|of| (of.guide, of.severities.len(), of.severities[0], of.most));
            shown.collect::<Vec<_>>()
        };
        let [error, warning, note] = [Severity::Error, Severity::Warning, Severity::Note];
        assert_eq!(
            listed(12),
            [(0, 3, error, 5), (1, 3, error, 2), (3, 3, error, 5)]
        );
        let errors = [(1, 1, error, 1), (3, 1, error, 2)];
        assert_eq!(listed(3), errors);
        let warnings = [(0, 1, warning, 2), (1, 1, warning, 1), (3, 1, warning, 2)];
        let all = [&errors[..], &warnings, &[(0, 1, note, 3)]].concat();
        assert_eq!(listed(11), all);
        assert_eq!(listed(6), [&errors[..], &warnings[..2]].concat());
    }
}
