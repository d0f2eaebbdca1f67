//! One line per finding: `path:line:column: severity[rule] message`, as editors jump to it.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::findings::each_unpacked;
use super::visible::{one_line, unbroken};
use crate::check::{Checked, PackedCheck};

/// Writes the findings of all guides.
pub fn write_concise(guides: &[PackedCheck], out: &mut dyn Write) -> io::Result<()> {
    let of_guide = |_, checked: Checked| concise(&checked);
    each_unpacked(guides, of_guide, |lines| out.write_all(lines.as_bytes()))
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
