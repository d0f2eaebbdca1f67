//! The baseline: known findings, which are suppressed until they are fixed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::key::normalized;
use super::{Checked, FindingKey, keys};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Guide;
use crate::rules;

/// Increased when a baseline records more than before.
const VERSION: u32 = 2;

/// A version that says nothing of a finding's severity, nor of what its value is compared with.
const WITHOUT_SEVERITY: u32 = 1;

/// Known findings, and how many there are of each weight. A known finding suppresses one finding with the
/// same key and at most the same weight.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Baseline {
    counts: BTreeMap<(FindingKey, Weight), usize>,
    is_old: bool,
}

/// How much a finding weighs: first by severity, then by how far off its value is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Weight {
    severity: Severity,
    /// The most where it is not known.
    percent_off: u32,
}

impl Weight {
    const MOST: Weight = Weight {
        severity: Severity::Error,
        percent_off: u32::MAX,
    };

    fn of(finding: &Diagnostic) -> Weight {
        Weight {
            severity: finding.severity,
            percent_off: finding.percent_off.unwrap_or(u32::MAX),
        }
    }
}

/// Why a file is not a baseline.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    #[error("is not a baseline: {0}")]
    Json(#[from] serde_json::Error),
    #[error("is a baseline of version {0}; this negguide reads versions up to {VERSION}")]
    Version(u32),
}

#[derive(Deserialize)]
struct Head {
    version: u32,
}

#[derive(Deserialize)]
struct BaselineFile {
    findings: Vec<BaselineLine>,
}

#[derive(Serialize, Deserialize)]
struct BaselineLine {
    path: String,
    rule: String,
    #[serde(rename = "route")]
    value_path: String,
    text: String,
    #[serde(default)]
    compared_with: String,
    /// In versions without it, that of the rule by itself.
    severity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent_off: Option<u32>,
    count: usize,
}

impl Baseline {
    /// Reads a baseline. Findings that are in it twice are added up.
    pub fn parse(bytes: &[u8]) -> Result<Baseline, BaselineError> {
        let head: Head = serde_json::from_slice(bytes)?;
        if !(WITHOUT_SEVERITY..=VERSION).contains(&head.version) {
            return Err(BaselineError::Version(head.version));
        }
        let file: BaselineFile = serde_json::from_slice(bytes)?;
        let is_old = head.version == WITHOUT_SEVERITY;
        let mut baseline = Baseline {
            is_old,
            ..Baseline::default()
        };
        for line in file.findings {
            let stated = line.severity.as_deref().and_then(Severity::from_name);
            let of_rule = || rules::find(&line.rule).map(|rule| rule.meta().severity);
            let severity = stated.or_else(of_rule).unwrap_or(Severity::Note);
            let weight = Weight {
                severity,
                percent_off: line.percent_off.unwrap_or(u32::MAX),
            };
            let key = FindingKey {
                path: line.path,
                rule: line.rule,
                value_path: line.value_path,
                text: if is_old {
                    normalized(&line.text)
                } else {
                    line.text
                },
                compared_with: line.compared_with,
            };
            baseline.add(key, weight, line.count);
        }
        Ok(baseline)
    }

    /// The baseline as text: sorted, a line for each finding, so that changes can be read.
    pub fn print(&self) -> Result<String, serde_json::Error> {
        let lines = self.counts.iter().map(|((key, weight), count)| {
            let key = key.clone();
            serde_json::to_string(&BaselineLine {
                path: key.path,
                rule: key.rule,
                value_path: key.value_path,
                text: key.text,
                compared_with: key.compared_with,
                severity: Some(weight.severity.name().to_string()),
                percent_off: Some(weight.percent_off).filter(|percent| *percent != u32::MAX),
                count: *count,
            })
        });
        let lines = lines.collect::<Result<Vec<_>, _>>()?;
        let findings = if lines.is_empty() {
            "[]".to_string()
        } else {
            format!("[\n    {}\n  ]", lines.join(",\n    "))
        };
        Ok(format!(
            "{{\n  \"version\": {VERSION},\n  \"findings\": {findings}\n}}\n"
        ))
    }

    /// Whether it was read from a file of a version without severities: it suppresses fewer findings.
    pub fn is_old(&self) -> bool {
        self.is_old
    }

    /// How many findings are known.
    pub fn len(&self) -> usize {
        self.counts.values().sum()
    }

    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Adds `findings` of `guide`, which is called `path` here.
    pub fn record(&mut self, guide: &Guide, path: &str, findings: &[Diagnostic]) {
        for (key, finding) in keys(guide, path, findings).into_iter().zip(findings) {
            self.add(key, Weight::of(finding), 1);
        }
    }

    /// Takes known findings out of those of `checked`, which is called `path` here. What is left in the
    /// baseline afterwards did not occur.
    pub fn hold_back(&mut self, checked: &mut Checked, path: &str) {
        let known = self.known(checked, path);
        let findings = std::mem::take(&mut checked.findings);
        for (finding, is_known) in findings.into_iter().zip(known) {
            if is_known {
                checked.held_back.push(finding);
            } else {
                checked.findings.push(finding);
            }
        }
    }

    /// For each finding of `checked`, which is called `path` here, whether it is known. Of several with
    /// one key the first ones are known.
    pub fn known(&mut self, checked: &Checked, path: &str) -> Vec<bool> {
        if self.is_empty() {
            return vec![false; checked.findings.len()];
        }
        let keys = checked
            .guide
            .with(|guide| keys(guide, path, &checked.findings));
        let findings = keys.into_iter().zip(&checked.findings);
        findings
            .map(|(key, finding)| self.take(key, Weight::of(finding)))
            .collect()
    }

    /// The part of the baseline whose keys are wanted, and the rest.
    pub fn split(self, wanted: impl Fn(&FindingKey) -> bool) -> (Baseline, Baseline) {
        let (here, rest) = self
            .counts
            .into_iter()
            .partition(|((key, _), _)| wanted(key));
        let is_old = self.is_old;
        let part = |counts| Baseline { counts, is_old };
        (part(here), part(rest))
    }

    /// This baseline without what is in `gone`.
    #[must_use]
    pub fn without(mut self, gone: &Baseline) -> Baseline {
        for (key, count) in &gone.counts {
            if let Some(left) = self.counts.get_mut(key) {
                *left = left.saturating_sub(*count);
            }
        }
        self.counts.retain(|_, count| *count > 0);
        self
    }

    fn add(&mut self, key: FindingKey, weight: Weight, count: usize) {
        if count > 0 {
            let known = self.counts.entry((key, weight)).or_default();
            *known = known.saturating_add(count);
        }
    }

    /// Takes out a known finding of `key` that weighed as much as `weight`, or more.
    fn take(&mut self, key: FindingKey, weight: Weight) -> bool {
        let range = (key.clone(), weight)..=(key, Weight::MOST);
        let Some((known, left)) = self.counts.range_mut(range).next() else {
            return false;
        };
        *left -= 1;
        if *left == 0 {
            let known = known.clone();
            self.counts.remove(&known);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(value_path: &str) -> FindingKey {
        FindingKey {
            path: "acme/x.md".to_string(),
            rule: "value-lost".to_string(),
            value_path: value_path.to_string(),
            text: "\"é\\".to_string(),
            compared_with: String::new(),
        }
    }

    fn weight(severity: Severity, percent_off: u32) -> Weight {
        Weight {
            severity,
            percent_off,
        }
    }

    const ERROR: Weight = Weight::MOST;
    const WARNING: Weight = Weight {
        severity: Severity::Warning,
        ..Weight::MOST
    };
    const NOTE: Weight = Weight {
        severity: Severity::Note,
        ..Weight::MOST
    };

    #[test]
    fn a_baseline_survives_its_file() {
        let mut baseline = Baseline::default();
        assert_eq!(
            Baseline::parse(baseline.print().unwrap().as_bytes()).unwrap(),
            baseline
        );
        baseline.add(key("b"), ERROR, 2);
        baseline.add(key("a"), NOTE, 1);
        baseline.add(key("a"), weight(Severity::Error, 12), 1);
        let text = baseline.print().unwrap();
        assert!(text.find("\"a\"") < text.find("\"b\""), "{text}");
        assert_eq!(Baseline::parse(text.as_bytes()).unwrap(), baseline);
        let newer = text.replace("\"version\": 2", "\"version\": 9");
        let error = Baseline::parse(newer.as_bytes()).unwrap_err().to_string();
        assert!(error.contains("version 9"), "{error}");
    }

    #[test]
    fn what_is_taken_is_gone() {
        let mut baseline = Baseline::default();
        baseline.add(key("a"), ERROR, 2);
        let all = baseline.clone();
        assert!(baseline.take(key("a"), ERROR));
        assert_eq!(all.clone().without(&baseline).len(), 1);
        assert!(baseline.take(key("a"), ERROR));
        assert!(!baseline.take(key("a"), ERROR));
        assert!(baseline.is_empty());
    }

    #[test]
    fn a_finding_that_weighs_more_than_before_is_new() {
        let mut baseline = Baseline::default();
        baseline.add(key("a"), WARNING, 3);
        assert!(!baseline.take(key("a"), ERROR));
        assert!(baseline.take(key("a"), WARNING));
        assert!(baseline.take(key("a"), NOTE));
        let moved = FindingKey {
            compared_with: "£95K".to_string(),
            ..key("a")
        };
        assert!(!baseline.take(moved, WARNING));
        assert_eq!(baseline.len(), 1);
    }

    #[test]
    fn a_value_that_is_further_off_than_before_is_new() {
        let mut baseline = Baseline::default();
        baseline.add(key("a"), weight(Severity::Error, 12), 2);
        assert!(!baseline.take(key("a"), weight(Severity::Error, 13)));
        assert!(baseline.take(key("a"), weight(Severity::Error, 12)));
        assert!(baseline.take(key("a"), weight(Severity::Warning, 90)));
    }

    #[test]
    fn a_version_without_severities_holds_back_what_a_rule_reports_by_itself() {
        let line = r#"{"path":"a.md","rule":"stale","route":"title","text":"A — B","count":1}"#;
        let text = format!("{{\"version\": 1, \"findings\": [{line}]}}");
        let mut baseline = Baseline::parse(text.as_bytes()).unwrap();
        assert!(baseline.is_old());
        let key = FindingKey {
            path: "a.md".to_string(),
            rule: "stale".to_string(),
            value_path: "title".to_string(),
            text: "A B".to_string(),
            compared_with: String::new(),
        };
        assert!(!baseline.take(key.clone(), ERROR));
        assert!(baseline.take(key, WARNING));
    }
}
