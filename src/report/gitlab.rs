//! GitLab's code quality report.

use std::io::{self, Write};

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::findings::{Findings, full_message, write_pretty};
use crate::check::{Checked, fingerprints};
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

/// Writes a JSON list with an issue per finding.
pub fn write_gitlab(findings: Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    write_pretty(&EachIssue(findings), out)
}

/// The issues of all guides, made as they are written.
struct EachIssue<'a>(Findings<'a>);

impl Serialize for EachIssue<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(None)?;
        self.0.each_unpacked(issues, |of_guide| {
            of_guide
                .iter()
                .try_for_each(|issue| list.serialize_element(issue))
        })?;
        list.end()
    }
}

fn issues<'a>(checked: &Checked, path: &'a str) -> Vec<Issue<'a>> {
    let source = checked.guide.source();
    let prints = fingerprints(checked, path);
    let all = checked.findings.iter().zip(prints);
    all.map(|(finding, fingerprint)| issue(source, path, finding, fingerprint))
        .collect()
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
