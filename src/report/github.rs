//! Workflow commands: GitHub shows each finding at its line of a pull request.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::findings::{Findings, full_message};
use super::visible::visible;
use crate::check::Checked;
use crate::diagnostic::Severity;

/// Writes a line per finding.
pub fn write_github(findings: Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    findings.each_unpacked(of_guide, |lines| out.write_all(lines.as_bytes()))
}

fn of_guide(checked: &Checked, path: &str) -> String {
    let mut out = String::new();
    let source = checked.guide.source();
    for finding in &checked.findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let start = source.line_column(finding.primary.range.start());
        let end = source.line_column(finding.primary.range.end());
        // Columns are for places within one line; with them, others would not be shown at all.
        let columns = if start.line == end.line {
            format!(",col={},endColumn={}", start.column, end.column)
        } else {
            String::new()
        };
        let written = writeln!(
            out,
            "::{command} file={},line={},endLine={}{columns},title={}::{}",
            property(path),
            start.line,
            end.line,
            property(&format!("{} ({})", finding.rule.name, finding.rule.code)),
            data(&full_message(finding))
        );
        debug_assert!(written.is_ok(), "writing to a string does not fail");
    }
    out
}

/// What would end a command's text; and what would act on the terminal that a log is read on.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D");
    visible(&text).replace('\n', "%0A")
}

/// What would end a property of a command too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_an_author_writes_ends_a_command() {
        assert_eq!(data("5 %\r\n::error::x"), "5 %25%0D%0A::error::x");
        assert_eq!(property("a,b: c"), "a%2Cb%3A c");
        assert_eq!(data("a\u{1b}[31m\u{202e}b"), "a\u{fffd}[31m\u{fffd}b");
    }
}
