//! GitLab's code quality report.

use serde::Serialize;

use super::findings::{Findings, full_message};
use crate::check::fingerprints;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Source;

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
    let issues = findings.unpacked(|checked, path| {
        let source = checked.guide.source();
        let prints = fingerprints(checked, path);
        let all = checked.findings.iter().zip(prints);
        all.map(|(finding, fingerprint)| issue(source, path, finding, fingerprint))
            .collect::<Vec<_>>()
    });
    let issues: Vec<Issue<'_>> = issues.into_iter().flatten().collect();
    Ok(serde_json::to_string_pretty(&issues)? + "\n")
}

fn issue<'a>(
    source: &Source,
    path: &'a str,
    finding: &Diagnostic,
    fingerprint: String,
) -> Issue<'a> {
    let range = finding.primary.range;
    Issue {
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
    }
}
