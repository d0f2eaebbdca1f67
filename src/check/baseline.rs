//! The baseline: findings that are known, and held back until they are mended.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Checked, FindingKey, keys};
use crate::diagnostic::Diagnostic;
use crate::model::Guide;

/// Raised when an older baseline can no longer be understood.
const VERSION: u32 = 1;

/// Known findings, and how many there are of each.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Baseline {
    counts: BTreeMap<FindingKey, usize>,
}

/// Why a file is no baseline.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    #[error("is no baseline: {0}")]
    Json(#[from] serde_json::Error),
    #[error("is a baseline of version {0}; this negguide reads version {VERSION}")]
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
    count: usize,
}

impl Baseline {
    /// Reads a baseline. Findings that are in it twice are added up.
    pub fn parse(bytes: &[u8]) -> Result<Baseline, BaselineError> {
        let head: Head = serde_json::from_slice(bytes)?;
        if head.version != VERSION {
            return Err(BaselineError::Version(head.version));
        }
        let file: BaselineFile = serde_json::from_slice(bytes)?;
        let mut baseline = Baseline::default();
        for line in file.findings {
            let key = FindingKey {
                path: line.path,
                rule: line.rule,
                value_path: line.value_path,
                text: line.text,
            };
            baseline.add(key, line.count);
        }
        Ok(baseline)
    }

    /// The baseline as text: sorted, a line for each finding, so that changes can be read.
    pub fn print(&self) -> Result<String, serde_json::Error> {
        let lines = self.counts.iter().map(|(key, count)| {
            let FindingKey {
                path,
                rule,
                value_path,
                text,
            } = key.clone();
            serde_json::to_string(&BaselineLine {
                path,
                rule,
                value_path,
                text,
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

    /// How many findings are known.
    pub fn len(&self) -> usize {
        self.counts.values().sum()
    }

    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Adds `findings` of `guide`, which is called `path` here.
    pub fn record(&mut self, guide: &Guide, path: &str, findings: &[Diagnostic]) {
        for key in keys(guide, path, findings) {
            self.add(key, 1);
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
        let keys = keys(&checked.guide, path, &checked.findings);
        keys.iter().map(|key| self.take(key)).collect()
    }

    /// The part of the baseline whose keys are wanted, and the rest.
    pub fn split(self, wanted: impl Fn(&FindingKey) -> bool) -> (Baseline, Baseline) {
        let (here, rest) = self.counts.into_iter().partition(|(key, _)| wanted(key));
        (Baseline { counts: here }, Baseline { counts: rest })
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

    fn add(&mut self, key: FindingKey, count: usize) {
        if count > 0 {
            let known = self.counts.entry(key).or_default();
            *known = known.saturating_add(count);
        }
    }

    fn take(&mut self, key: &FindingKey) -> bool {
        let Some(left) = self.counts.get_mut(key) else {
            return false;
        };
        *left -= 1;
        if *left == 0 {
            self.counts.remove(key);
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
        }
    }

    #[test]
    fn a_baseline_survives_its_file() {
        let mut baseline = Baseline::default();
        assert_eq!(
            Baseline::parse(baseline.print().unwrap().as_bytes()).unwrap(),
            baseline
        );
        baseline.add(key("b"), 2);
        baseline.add(key("a"), 1);
        let text = baseline.print().unwrap();
        assert!(text.find("\"a\"") < text.find("\"b\""), "{text}");
        assert_eq!(Baseline::parse(text.as_bytes()).unwrap(), baseline);
        let newer = text.replace("\"version\": 1", "\"version\": 9");
        let error = Baseline::parse(newer.as_bytes()).unwrap_err().to_string();
        assert!(error.contains("version 9"), "{error}");
    }

    #[test]
    fn what_is_taken_is_gone() {
        let mut baseline = Baseline::default();
        baseline.add(key("a"), 2);
        let all = baseline.clone();
        assert!(baseline.take(&key("a")));
        assert_eq!(all.clone().without(&baseline).len(), 1);
        assert!(baseline.take(&key("a")));
        assert!(!baseline.take(&key("a")));
        assert!(baseline.is_empty());
    }
}
