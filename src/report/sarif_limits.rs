//! What code scanning takes of a report. GitHub refuses a file with more results in a run, and shows the
//! most severe of them.

use super::summary::thousands;

/// Results that a run may have.
pub(super) const MOST_RESULTS: usize = 25_000;

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
}
