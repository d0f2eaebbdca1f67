//! JUnit's XML, which most CI systems show: a suite per guide, a case per finding.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::findings::{Findings, told};
use super::visible::visible;
use crate::check::Checked;

/// Findings that do not fail the run are cases that pass, with the finding as their output.
pub fn junit(findings: Findings<'_>) -> Result<String, quick_junit::SerializeError> {
    let mut report = Report::new("negguide");
    for (checked, path) in findings.guides() {
        report.add_test_suite(suite(findings, checked, path));
    }
    if !findings.troubles.is_empty() {
        let mut suite = TestSuite::new("files that could not be looked at");
        for trouble in findings.troubles {
            let trouble = visible(trouble);
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
            status.set_message(trouble.as_str());
            suite.add_test_case(TestCase::new(trouble.as_str(), status));
        }
        report.add_test_suite(suite);
    }
    Ok(report.to_string()? + "\n")
}

fn suite(findings: Findings<'_>, checked: &Checked, path: &str) -> TestSuite {
    let mut suite = TestSuite::new(path);
    let source = &checked.guide.source;
    for finding in &checked.findings {
        let place = source.line_column(finding.primary.range.start());
        let name = format!("{} at {}:{}", finding.rule.name, place.line, place.column);
        let told = visible(&format!(
            "{path}:{}:{}\n{}",
            place.line,
            place.column,
            told(finding)
        ));
        let mut case = if findings.fails(finding) {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status
                .set_type(finding.severity.name())
                .set_message(visible(&finding.message))
                .set_description(told);
            TestCase::new(name, status)
        } else {
            let mut case = TestCase::new(name, TestCaseStatus::success());
            case.set_system_out(format!("{}: {told}", finding.severity));
            case
        };
        case.set_classname(path);
        suite.add_test_case(case);
    }
    if checked.findings.is_empty() {
        let mut case = TestCase::new("no findings", TestCaseStatus::success());
        case.set_classname(path);
        suite.add_test_case(case);
    }
    suite
}
