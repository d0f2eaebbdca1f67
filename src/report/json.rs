//! Findings for programs: one JSON object, versioned.

use serde::Serialize;

use super::Summary;
use crate::check::Checked;
use crate::diagnostic::{Diagnostic, Fix, Label, Safety};
use crate::text::{Source, TextRange};

/// Raised when a field is removed or changes its meaning; new fields may come without.
pub const JSON_SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    schema_version: u32,
    negguide: &'static str,
    findings: Vec<Finding<'a>>,
    /// Files that could not be looked at.
    troubles: &'a [String],
    summary: Counts<'a>,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'static str,
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    path: &'a str,
    place: Place,
    label: &'a str,
    related: Vec<Related<'a>>,
    notes: &'a [String],
    help: Option<&'a str>,
    fix: Option<Proposal<'a>>,
}

/// Bytes are offsets into the file, half open; lines and columns are 1-based, columns count
/// characters.
#[derive(Serialize)]
struct Place {
    start_byte: usize,
    end_byte: usize,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    label: &'a str,
    place: Place,
}

#[derive(Serialize)]
struct Proposal<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    start_byte: usize,
    end_byte: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Counts<'a> {
    guides: usize,
    guides_with_errors: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    safe_fixes: usize,
    ignored: usize,
    held_back: usize,
    rules: &'a std::collections::BTreeMap<&'static str, usize>,
}

/// The findings of a run, and what could not be looked at.
pub fn json(guides: &[Checked], troubles: &[String]) -> Result<String, serde_json::Error> {
    let summary = Summary::of(guides);
    let findings = guides.iter().flat_map(|checked| {
        let source = &checked.guide.source;
        checked
            .findings
            .iter()
            .map(move |finding| shown(source, finding))
    });
    let report = Report {
        schema_version: JSON_SCHEMA_VERSION,
        negguide: env!("CARGO_PKG_VERSION"),
        findings: findings.collect(),
        troubles,
        summary: Counts {
            guides: summary.guides,
            guides_with_errors: summary.guides_with_errors,
            errors: summary.errors,
            warnings: summary.warnings,
            notes: summary.notes,
            safe_fixes: summary.safe_fixes,
            ignored: summary.ignored,
            held_back: summary.held_back,
            rules: &summary.rules,
        },
    };
    let mut text = serde_json::to_string_pretty(&report)?;
    text.push('\n');
    Ok(text)
}

fn shown<'a>(source: &'a Source, finding: &'a Diagnostic) -> Finding<'a> {
    let related = |label: &'a Label| Related {
        label: &label.text,
        place: place(source, label.range),
    };
    Finding {
        rule: finding.rule.name,
        code: finding.rule.code,
        severity: finding.severity.name(),
        message: &finding.message,
        path: &source.path,
        place: place(source, finding.primary.range),
        label: &finding.primary.text,
        related: finding.related.iter().map(related).collect(),
        notes: &finding.notes,
        help: finding.help.as_deref(),
        fix: finding.fix.as_ref().map(proposal),
    }
}

fn place(source: &Source, range: TextRange) -> Place {
    let start = source.line_column(range.start());
    let end = source.line_column(range.end());
    Place {
        start_byte: range.start(),
        end_byte: range.end(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

fn proposal(fix: &Fix) -> Proposal<'_> {
    let edits = fix.edits.iter().map(|edit| Change {
        start_byte: edit.range.start(),
        end_byte: edit.range.end(),
        text: &edit.text,
    });
    Proposal {
        title: &fix.title,
        safe: fix.safety == Safety::Safe,
        edits: edits.collect(),
    }
}
