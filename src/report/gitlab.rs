//! GitLab's code quality report.

use serde::Serialize;

use super::findings::{Findings, full_message};
use crate::check::fingerprints;
use crate::diagnostic::Severity;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: GitlabLocation<'a>,
}

#[derive(Serialize)]
struct GitlabLocation<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// A JSON list with an issue per finding.
pub fn gitlab(findings: Findings<'_>) -> Result<String, serde_json::Error> {
    let mut issues = Vec::new();
    for (checked, path) in findings.guides() {
        let source = checked.guide.source();
        let prints = fingerprints(checked, path);
        for (finding, fingerprint) in checked.findings.iter().zip(prints) {
            let range = finding.primary.range;
            issues.push(Issue {
                description: full_message(finding),
                check_name: finding.rule.name,
                fingerprint,
                severity: match finding.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Note => "info",
                },
                location: GitlabLocation {
                    path,
                    lines: Lines {
                        begin: source.line(range.start),
                        end: source.line(range.end),
                    },
                },
            });
        }
    }
    Ok(serde_json::to_string_pretty(&issues)? + "\n")
}
