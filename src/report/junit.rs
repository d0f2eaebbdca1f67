//! `JUnit`'s XML, which most CI systems show: a suite per guide, a case per finding.

use std::io::{self, Write};

use super::findings::{Findings, each_unpacked, full_message};
use super::visible::unbroken;
use super::xml::Xml;
use crate::check::{Checked, FindingCounts};
use crate::diagnostic::{Diagnostic, Severity};

/// Writes a suite per guide. Findings that do not fail the run are cases that pass, with the finding as
/// their output.
pub fn write_junit(findings: Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Xml::new(out)?;
    let counts = findings.guides.iter();
    let counts = counts.map(|packed| Counts::of(findings, packed.counts().findings));
    let troubles = Counts {
        tests: findings.troubles.len(),
        failures: 0,
        errors: findings.troubles.len(),
    };
    let [tests, failures, errors] = counts.fold(troubles, Counts::plus).written();
    xml.open(
        "testsuites",
        &[
            ("name", "negguide"),
            ("tests", &tests),
            ("skipped", "0"),
            ("failures", &failures),
            ("errors", &errors),
        ],
    )?;
    let unpacked = |at, checked| (at, checked);
    each_unpacked(findings.guides, unpacked, |(at, checked)| {
        let path = &findings.paths[at];
        let counts = findings.guides[at].counts().findings;
        suite(&mut xml, path, Counts::of(findings, counts))?;
        cases(&mut xml, findings, &checked, path)?;
        xml.close()
    })?;
    if !findings.troubles.is_empty() {
        suite(&mut xml, "files that could not be looked at", troubles)?;
        for trouble in findings.troubles {
            xml.open("testcase", &[("name", trouble)])?;
            xml.empty("error", &[("message", trouble)])?;
            xml.close()?;
        }
        xml.close()?;
    }
    xml.close()
}

/// What a suite holds.
#[derive(Clone, Copy)]
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
}

impl Counts {
    /// A guide without findings is one case that passes.
    fn of(findings: Findings<'_>, found: FindingCounts) -> Counts {
        let failing = Severity::ALL.into_iter();
        let failing = failing.filter(|severity| findings.fails(*severity));
        Counts {
            tests: found.findings.max(1),
            failures: failing.map(|severity| found.of(severity)).sum(),
            errors: 0,
        }
    }

    fn plus(self, other: Counts) -> Counts {
        Counts {
            tests: self.tests + other.tests,
            failures: self.failures + other.failures,
            errors: self.errors + other.errors,
        }
    }

    /// Tests, failures, errors.
    fn written(self) -> [String; 3] {
        [self.tests, self.failures, self.errors].map(|count| count.to_string())
    }
}

fn suite(xml: &mut Xml<'_>, name: &str, counts: Counts) -> io::Result<()> {
    let [tests, failures, errors] = counts.written();
    xml.open(
        "testsuite",
        &[
            ("name", name),
            ("tests", &tests),
            ("skipped", "0"),
            ("errors", &errors),
            ("failures", &failures),
        ],
    )
}

fn cases(
    xml: &mut Xml<'_>,
    findings: Findings<'_>,
    checked: &Checked,
    path: &str,
) -> io::Result<()> {
    if checked.findings.is_empty() {
        xml.empty("testcase", &[("name", "no findings"), ("classname", path)])?;
    }
    for finding in &checked.findings {
        let place = checked
            .guide
            .source()
            .line_column(finding.primary.range.start());
        let (line, column) = (place.line, place.column);
        let name = format!("{} at {line}:{column}", finding.rule.name);
        xml.open("testcase", &[("name", &name), ("classname", path)])?;
        let text = full_message(finding);
        let text = format!("{}:{line}:{column}\n{text}", unbroken(path));
        outcome(xml, finding, findings.fails(finding.severity), &text)?;
        xml.close()?;
    }
    Ok(())
}

fn outcome(xml: &mut Xml<'_>, finding: &Diagnostic, fails: bool, text: &str) -> io::Result<()> {
    let severity = finding.severity.name();
    if fails {
        let attributes = [("message", finding.message.as_str()), ("type", severity)];
        xml.text("failure", &attributes, text)
    } else {
        xml.text("system-out", &[], &format!("{severity}: {text}"))
    }
}
