//! One line per finding: `path:line:column: severity[rule] message`, as editors jump to it.

use std::fmt::Write;

use crate::check::Checked;

/// The findings of one guide.
pub fn concise(checked: &Checked) -> String {
    let source = &checked.guide.source;
    let mut out = String::new();
    for finding in &checked.findings {
        let place = source.line_column(finding.primary.range.start());
        let line = writeln!(
            out,
            "{}:{}:{}: {}[{}] {}",
            source.path,
            place.line,
            place.column,
            finding.severity,
            finding.rule.name,
            finding.message
        );
        debug_assert!(line.is_ok(), "writing to a string does not fail");
    }
    out
}
