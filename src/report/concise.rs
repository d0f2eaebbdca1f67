//! One line per finding: `path:line:column: severity[rule] message`, as editors jump to it.

use std::fmt::Write;

use super::visible::{one_line, unbroken};
use crate::check::Checked;

/// The findings of one guide.
pub fn concise(checked: &Checked) -> String {
    let source = checked.guide.source();
    let mut out = String::new();
    for finding in &checked.findings {
        let place = source.line_column(finding.primary.range.start());
        let line = writeln!(
            out,
            "{}:{}:{}: {}[{}] {}",
            unbroken(&source.path),
            place.line,
            place.column,
            finding.severity,
            finding.rule.name,
            one_line(&finding.message)
        );
        debug_assert!(line.is_ok(), "writing to a string does not fail");
    }
    out
}
