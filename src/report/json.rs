//! Findings for programs: one JSON object, versioned.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::Summary;
use super::findings::{Findings, each_unpacked, write_pretty};
use crate::check::{Checked, fingerprints};
use crate::diagnostic::{Diagnostic, Fix, Label, Safety};
use crate::text::{Source, TextRange};

/// Raised when a field is removed or changes its meaning; new fields may come without.
pub const JSON_SCHEMA_VERSION: u32 = 1;

/// The JSON Schema of what [`write_json`] writes. A test derives it from the types below and compares; its
/// definitions keep their names where a type is renamed, since programs may be generated from them.
pub const JSON_SCHEMA: &str = include_str!("../../docs/findings.schema.json");

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct JsonReport<'a> {
    schema_version: u32,
    negguide: &'static str,
    #[cfg_attr(test, schemars(with = "Vec<Finding<'a>>"))]
    findings: EachFinding<'a>,
    /// Files that could not be looked at.
    troubles: &'a [String],
    summary: JsonCounts<'a>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Finding<'a> {
    rule: &'static str,
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    /// The same from run to run, wherever the lines of the guide move.
    fingerprint: String,
    /// Equal in findings of several guides that come from one mistake.
    cause: Option<String>,
    path: &'a str,
    place: JsonPlace,
    label: &'a str,
    related: Vec<Related<'a>>,
    /// Places in other files.
    elsewhere: Vec<JsonElsewhere<'a>>,
    notes: &'a [String],
    help: Option<&'a str>,
    fix: Option<JsonFix<'a>>,
    /// Other fixes, where there is a choice.
    alternatives: Vec<JsonFix<'a>>,
}

/// Bytes are offsets into the file, half open; lines and columns are 1-based, columns count
/// characters.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Place"))]
struct JsonPlace {
    start_byte: usize,
    end_byte: usize,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Related<'a> {
    label: &'a str,
    place: JsonPlace,
}

/// Lines and columns are 1-based, columns count characters.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Elsewhere"))]
struct JsonElsewhere<'a> {
    label: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Proposal"))]
struct JsonFix<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<JsonEdit<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Change"))]
struct JsonEdit<'a> {
    start_byte: usize,
    end_byte: usize,
    text: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Counts"))]
struct JsonCounts<'a> {
    guides: usize,
    guides_with_errors: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    safe_fixes: usize,
    ignored: usize,
    held_back: usize,
    #[cfg_attr(test, schemars(with = "BTreeMap<&'static str, usize>"))]
    rules: &'a RuleCounts,
}

/// How many findings there are, by the names of their rules. They are counted as they are written, before
/// the counts are: a look at all guides for the counts alone would cost as much as the writing.
type RuleCounts = RefCell<BTreeMap<&'static str, usize>>;

/// Writes the findings of a run, and what could not be looked at.
pub fn write_json(findings: Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rules = RuleCounts::default();
    write_pretty(&JsonReport::of(findings, &rules), out)
}

impl<'a> JsonReport<'a> {
    fn of(findings: Findings<'a>, rules: &'a RuleCounts) -> JsonReport<'a> {
        let summary = Summary::of(findings.guides);
        JsonReport {
            schema_version: JSON_SCHEMA_VERSION,
            negguide: env!("CARGO_PKG_VERSION"),
            findings: EachFinding { findings, rules },
            troubles: findings.troubles,
            summary: JsonCounts {
                guides: summary.guides,
                guides_with_errors: summary.guides_with_errors,
                errors: summary.counts.errors,
                warnings: summary.counts.warnings,
                notes: summary.counts.notes,
                safe_fixes: summary.counts.safe_fixes,
                ignored: summary.ignored,
                held_back: summary.held_back,
                rules,
            },
        }
    }
}

/// The findings of all guides, each [shown] when it is written.
struct EachFinding<'a> {
    findings: Findings<'a>,
    rules: &'a RuleCounts,
}

impl Serialize for EachFinding<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Findings { guides, paths, .. } = self.findings;
        let mut list = to.serialize_seq(None)?;
        let mut rules = self.rules.borrow_mut();
        let with_prints = |at: usize, checked: Checked| {
            let prints = fingerprints(&checked, &paths[at]);
            (checked, prints)
        };
        each_unpacked(guides, with_prints, |(checked, prints)| {
            let source = checked.guide.source();
            let mut all = checked.findings.iter().zip(prints);
            all.try_for_each(|(finding, print)| {
                *rules.entry(finding.rule.name).or_default() += 1;
                list.serialize_element(&shown(source, finding, print))
            })
        })?;
        list.end()
    }
}

fn shown<'a>(source: &'a Source, finding: &'a Diagnostic, fingerprint: String) -> Finding<'a> {
    let related = |label: &'a Label| Related {
        label: &label.text,
        place: place(source, label.range),
    };
    let elsewhere = |place: &'a crate::diagnostic::Elsewhere| JsonElsewhere {
        label: &place.text,
        path: &place.path,
        line: place.line,
        column: place.column,
    };
    Finding {
        rule: finding.rule.name,
        code: finding.rule.code,
        severity: finding.severity.name(),
        message: &finding.message,
        fingerprint,
        cause: finding.cause.as_ref().map(ToString::to_string),
        path: &source.path,
        place: place(source, finding.primary.range),
        label: &finding.primary.text,
        related: finding.related.iter().map(related).collect(),
        elsewhere: finding.elsewhere.iter().map(elsewhere).collect(),
        notes: &finding.notes,
        help: finding.help.as_deref(),
        fix: finding.fix.as_ref().map(proposal),
        alternatives: finding.alternatives.iter().map(proposal).collect(),
    }
}

fn place(source: &Source, range: TextRange) -> JsonPlace {
    let start = source.line_column(range.start());
    let end = source.line_column(range.end());
    JsonPlace {
        start_byte: range.start(),
        end_byte: range.end(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

fn proposal(fix: &Fix) -> JsonFix<'_> {
    let edits = fix.edits.iter().map(|edit| JsonEdit {
        start_byte: edit.range.start(),
        end_byte: edit.range.end(),
        text: &edit.text,
    });
    JsonFix {
        title: &fix.title,
        safe: fix.safety == Safety::Safe,
        edits: edits.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_that_of_the_report() {
        let mut derived = schemars::schema_for!(JsonReport<'static>);
        derived.insert("title".to_string(), "Findings of negguide".into());
        let derived = serde_json::to_string_pretty(&derived.to_value()).unwrap() + "\n";
        // Prints what to write to the file where it differs.
        assert!(
            JSON_SCHEMA == derived,
            "write this to docs/findings.schema.json, and raise JSON_SCHEMA_VERSION if a field is \
             gone or means something else:\n{derived}"
        );
    }
}
