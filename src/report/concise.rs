//! One line per finding: `path:line:column: severity[rule] message`, as editors jump to it.

use std::fmt::Write;

use super::findings::each_unpacked;
use super::visible::{one_line, unbroken};
use crate::check::{Checked, PackedCheck};

/// The findings of all guides, given to `take` a part after the other. Ends where `take` fails.
pub fn concise_in_parts<E>(
    guides: &[PackedCheck],
    take: impl FnMut(String) -> Result<(), E>,
) -> Result<(), E> {
    each_unpacked(guides, |_, checked| concise(&checked), take)
}

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
