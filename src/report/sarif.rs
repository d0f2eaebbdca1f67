//! SARIF 2.1.0: one run, with the rules, the fixes and fingerprints that stay from run to run.

use std::collections::BTreeMap;
use std::io::{self, Write};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::findings::{Findings, full_message, in_parts, write_pretty};
use super::sarif_limits::{ListedResults, listed, sarif_limit};
use crate::check::{Checked, fingerprints};
use crate::diagnostic::{Diagnostic, Elsewhere, Fix, Label, Safety, Severity};
use crate::rules::RULES;
use crate::text::{Source, TextRange};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The name that fingerprints go by.
const FINGERPRINT: &str = "negguide/v1";

/// What a path may not hold in a URI.
const IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [SarifRun<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRun<'a> {
    tool: Value,
    invocations: [Value; 1],
    column_kind: &'static str,
    results: EachResult<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [SarifLocation; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<SarifLocation>,
    partial_fingerprints: Value,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<SarifFix>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifLocation {
    physical_location: PhysicalLocation,
    message: Message,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: SarifArtifact,
    region: Region,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifArtifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

/// Lines and columns are 1-based, ends are exclusive; columns count characters.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_offset: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_length: Option<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifFix {
    description: Message,
    artifact_changes: [Value; 1],
    properties: Value,
}

/// The path from the root of the repository, of each guide by the path it was read from.
type RepositoryPaths<'a> = BTreeMap<&'a str, &'a str>;

/// Writes the findings as a SARIF log.
pub fn write_sarif(findings: Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    let counts = findings
        .guides
        .iter()
        .map(|packed| packed.counts().findings);
    let limit = sarif_limit(counts.map(|counts| counts.findings).sum());
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [SarifRun {
            tool: tool(findings.information_uri),
            invocations: [invocation(findings.troubles, limit.as_deref())],
            column_kind: "unicodeCodePoints",
            results: EachResult(findings),
        }],
    };
    write_pretty(&log, out)
}

/// The results that the log lists, made as they are written.
struct EachResult<'a>(Findings<'a>);

impl Serialize for EachResult<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Findings { guides, paths, .. } = self.0;
        let names = names(self.0);
        let results = |_, listed: &ListedResults| {
            let checked = guides[listed.guide].unpacked();
            let guide = ReportedGuide::of(&checked, &paths[listed.guide], &names);
            guide.outcomes(&checked, *listed)
        };
        let mut list = to.serialize_seq(None)?;
        in_parts(&listed(guides), results, |outcomes| {
            let mut outcomes = outcomes.iter();
            outcomes.try_for_each(|outcome| list.serialize_element(outcome))
        })?;
        list.end()
    }
}

fn names(findings: Findings<'_>) -> RepositoryPaths<'_> {
    let guides = findings.guides.iter().map(|packed| packed.guide().path());
    let context_guides = findings.context_guides.iter();
    guides
        .zip(findings.paths.iter().map(String::as_str))
        .chain(context_guides.map(|(shown, path)| (&**shown, &**path)))
        .collect()
}

fn tool(information_uri: Option<&str>) -> Value {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            let meta = rule.meta();
            let docs = meta.docs();
            json!({
                "id": meta.id.name,
                "shortDescription": { "text": docs.summary },
                "fullDescription": { "text": docs.summary },
                "help": { "text": docs.page, "markdown": docs.page },
                "defaultConfiguration": { "level": level(meta.severity) },
                "properties": { "code": meta.id.code },
            })
        })
        .collect();
    let mut driver = json!({
        "name": "negguide",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    if let Some(page) = information_uri {
        driver["informationUri"] = json!(page);
    }
    json!({ "driver": driver })
}

/// What could not be looked at, and what the report leaves out because of a `limit`.
fn invocation(troubles: &[String], limit: Option<&str>) -> Value {
    let notification = |level, text| json!({ "level": level, "message": { "text": text } });
    let of_troubles = troubles
        .iter()
        .map(|trouble| notification("error", trouble.as_str()));
    let limit = limit.map(|limit| notification("warning", limit));
    let notifications: Vec<Value> = of_troubles.chain(limit).collect();
    json!({
        "executionSuccessful": troubles.is_empty(),
        "toolExecutionNotifications": notifications,
    })
}

/// A guide that is reported on.
struct ReportedGuide<'a> {
    source: &'a Source,
    /// From the root of its repository.
    path: &'a str,
    file: SarifArtifact,
    /// Of all guides.
    names: &'a RepositoryPaths<'a>,
}

impl<'a> ReportedGuide<'a> {
    fn of(checked: &'a Checked, path: &'a str, names: &'a RepositoryPaths<'a>) -> Self {
        ReportedGuide {
            source: checked.guide.source(),
            path,
            file: artifact(path),
            names,
        }
    }

    /// Those of the guide's findings that are `listed`.
    fn outcomes(&self, checked: &Checked, listed: ListedResults) -> Vec<Outcome> {
        let prints = fingerprints(checked, self.path);
        let findings = checked.findings.iter().zip(prints);
        findings
            .filter(|(finding, _)| listed.severities.contains(&finding.severity))
            .take(listed.most)
            .map(|(finding, print)| self.outcome(finding, &print))
            .collect()
    }

    fn outcome(&self, finding: &Diagnostic, print: &str) -> Outcome {
        let related = finding.related.iter().map(|label| self.location(label));
        let elsewhere = finding.elsewhere.iter().map(|place| self.elsewhere(place));
        let index = RULES
            .iter()
            .position(|rule| rule.meta().id == finding.rule)
            .unwrap_or_default();
        let fixes = finding.fix.iter().chain(&finding.alternatives);
        Outcome {
            rule_id: finding.rule.name,
            rule_index: index,
            level: level(finding.severity),
            message: Message {
                text: full_message(finding),
            },
            locations: [self.location(&finding.primary)],
            related_locations: related.chain(elsewhere).collect(),
            partial_fingerprints: json!({ FINGERPRINT: print }),
            fixes: fixes.map(|fix| self.proposal(fix)).collect(),
        }
    }

    /// A place in the guide.
    fn location(&self, label: &Label) -> SarifLocation {
        SarifLocation {
            physical_location: PhysicalLocation {
                artifact_location: self.file.clone(),
                region: region(self.source, label.range),
            },
            message: Message {
                text: label.text.clone(),
            },
        }
    }

    /// A place in another guide.
    fn elsewhere(&self, place: &Elsewhere) -> SarifLocation {
        let path = self.names.get(&*place.path).copied();
        SarifLocation {
            physical_location: PhysicalLocation {
                artifact_location: artifact(path.unwrap_or(&place.path)),
                region: Region {
                    start_line: place.line,
                    start_column: place.column,
                    end_line: None,
                    end_column: None,
                    byte_offset: None,
                    byte_length: None,
                },
            },
            message: Message {
                text: place.text.clone(),
            },
        }
    }

    fn proposal(&self, fix: &Fix) -> SarifFix {
        let replacements: Vec<Value> = fix
            .edits
            .iter()
            .map(|edit| {
                json!({
                    "deletedRegion": region(self.source, edit.range),
                    "insertedContent": { "text": edit.text },
                })
            })
            .collect();
        let file = &self.file;
        SarifFix {
            description: Message {
                text: fix.title.clone(),
            },
            artifact_changes: [json!({ "artifactLocation": file, "replacements": replacements })],
            properties: json!({ "safe": fix.safety == Safety::Safe }),
        }
    }
}

/// A guide outside of the repository is named by its whole path.
fn artifact(path: &str) -> SarifArtifact {
    let uri = utf8_percent_encode(path, IN_PATH).to_string();
    if path.starts_with('/') {
        SarifArtifact {
            uri: format!("file://{uri}"),
            uri_base_id: None,
        }
    } else {
        SarifArtifact {
            uri,
            uri_base_id: Some("%SRCROOT%"),
        }
    }
}

fn region(source: &Source, range: TextRange) -> Region {
    let start = source.line_column(range.start());
    let end = source.line_column(range.end());
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: Some(end.line),
        end_column: Some(end.column),
        byte_offset: Some(range.start()),
        byte_length: Some(range.len()),
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
