//! A table that Markdown readers do not read as its author intended.
//!
//! ## What it finds
//!
//! - Rows with more or fewer cells than the header.
//! - Tables without a delimiter row (the line of dashes below the header), or with one that does
//!   not match the header.
//! - Rows that are separated from their table by a blank line.
//! - Text directly below a table, and a table directly below the text of a list item.
//!
//! `\|` is text and does not end a cell.
//!
//! ## Why it matters
//!
//! Cells beyond the last column are dropped silently, and after a missing cell every figure is in
//! the wrong column. A table without a delimiter row is shown as text, and none of its figures are
//! read.
//!
//! ## Example
//!
//! ````body fails error x2 @"| L4 | 2–5 |"
//! | Level | Years | Scope |
//! |-------|-------|-------|
//! | L4 | 2–5 |
//! | L5 | 5–9 | a team | and more |
//! ````
//!
//! ````body fails error x1 @"| L4 | 2–5 | |"
//! | Level | Years |
//! |-------|-------|
//! | L4 | 2–5 | |
//! ````
//!
//! ````body fails error x1 @"| Level | Years |"
//! | Level | Years |
//! | L4 | 2–5 |
//! ````
//!
//! ````body passes
//! | Level | Years |
//! |-------|-------|
//! | L4 | 2 \| 3 |
//! ````
//!
//! ## Fix safety
//!
//! Safe where only one meaning is possible: the fix deletes empty cells beyond the last column,
//! rewrites a delimiter row that does not match if all rows have as many cells as the header, joins
//! a single separated row to its table, and inserts a blank line between text and table. Unsafe
//! where the fix adds a missing delimiter row, since the first row may not be a header, and where
//! it joins several rows to the table above. There is no fix for a row that lacks cells, because it
//! is not known which of them is missing.

use crate::analysis::text::phrases::{count, head};
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};
use crate::syntax::markdown::{BadDelimiter, RaggedRow, TableFault};
use crate::text::Edit;

meta!(
    "NG506",
    "malformed-table",
    Error,
    SafeOrUnsafe,
    "malformed_table.rs"
);

pub(crate) struct MalformedTable;

impl Rule for MalformedTable {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for fault in &guide.problems.tables {
            let finding = finding(guide, context, fault);
            let at = finding.primary.range;
            // A merge conflict within a table is the conflict's finding.
            let mut conflicts = guide.problems.conflicts.iter();
            if !conflicts.any(|found| found.range.start < at.end && at.start < found.range.end) {
                context.report(finding);
            }
        }
    }
}

fn finding(guide: &Guide, context: &Context<'_>, fault: &TableFault) -> Diagnostic {
    let head_of = |range| head(&guide.source.text, range);
    match fault {
        TableFault::Ragged(row) => ragged(context, row),
        TableFault::BadDelimiter(line) => bad_delimiter(context, line),
        TableFault::TextBelow { text, edit } => {
            let message = "text right below a table becomes a row of it";
            let finding = context.finding(message, head_of(*text), "this is read as a row");
            optional(
                finding,
                "put a blank line before it",
                edit.as_ref(),
                Safety::Safe,
            )
        }
        TableFault::CutOff {
            rows,
            table,
            edit,
            lines,
        } => {
            let message = "a blank line cuts rows off from their table";
            let finding = context
                .finding(
                    message,
                    head_of(*rows),
                    "this is read as text, not as a row",
                )
                .related(*table, "the table ends here");
            let safety = Safety::safe_if(*lines == 1);
            optional(finding, "delete the blank line", edit.as_ref(), safety)
        }
        TableFault::NoDelimiter { header, edit } => {
            let message =
                "a table without a line of dashes below its header is not read as a table";
            let label = "`|---|` is missing below this line";
            let finding = context.finding(message, *header, label);
            let title = "write the line of dashes below the first row";
            optional(finding, title, edit.as_ref(), Safety::Unsafe)
        }
        TableFault::NotSetOff { header, edit } => {
            let message = "a table right below a list is read as text of the list";
            let finding = context.finding(message, *header, "no table starts here");
            optional(
                finding,
                "put a blank line before it",
                edit.as_ref(),
                Safety::Safe,
            )
        }
    }
}

fn ragged(context: &Context<'_>, row: &RaggedRow) -> Diagnostic {
    let found = count(row.cells as u64, "cell");
    let columns = count(row.columns as u64, "column");
    let message = format!("a row has {found} where its table has {columns}");
    let finding = context
        .finding(message, row.range, found)
        .related(row.header, columns);
    if let Some(spare) = row.spare {
        let edit = Edit::replace(spare, "");
        return fixed(finding, "delete the empty cells", edit, Safety::Safe);
    }
    if row.cells > row.columns {
        finding
            .note("cells without a column are dropped from the output")
            .help("add their column to the header, join them to another cell, or write `\\|` for a bar in the text")
    } else {
        finding
            .note("the last columns stay empty, and each figure after a missing cell is under the wrong header")
            .help("write every cell, including the empty ones: `| a | | c |`")
    }
}

fn bad_delimiter(context: &Context<'_>, line: &BadDelimiter) -> Diagnostic {
    let message = if line.cells == line.columns {
        "a table's line of dashes has characters other than `|`, `-` and `:`".to_string()
    } else {
        format!(
            "a table's line of dashes has {} where its header has {}",
            count(line.cells as u64, "column"),
            line.columns
        )
    };
    let finding = context
        .finding(message, line.range, "this does not make a table")
        .related(line.header, count(line.columns as u64, "column"));
    let title = "write it to match the header";
    optional(finding, title, line.edit.as_ref(), Safety::Safe)
}

fn optional(finding: Diagnostic, title: &str, edit: Option<&Edit>, safety: Safety) -> Diagnostic {
    match edit {
        Some(edit) => fixed(finding, title, edit.clone(), safety),
        None => finding.help(title),
    }
}

fn fixed(finding: Diagnostic, title: &str, edit: Edit, safety: Safety) -> Diagnostic {
    finding.fix(Fix {
        title: title.to_string(),
        edits: vec![edit],
        safety,
    })
}
