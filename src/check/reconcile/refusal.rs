//! Why a guide is not made one.

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Date, Quarter};

/// Why a guide stays as it is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, thiserror::Error)]
pub enum ReconcileRefusal {
    #[error("it could not be read completely: correct what `negguide validate` reports first")]
    Unread,
    /// A difference that cannot be written on the other side.
    #[error("line {line}: {message}; there is no sure way to write that on the other side")]
    NoWay { line: usize, message: String },
    #[error("its figures are of {stated} already: --quarter {given} would go back")]
    Quarter { stated: Quarter, given: Quarter },
    #[error("it was updated on {stated} already: --as-of {given} would go back")]
    Day { stated: Date, given: Date },
    /// A total that is to follow and that cannot be written on both sides.
    #[error(
        "line {line}: the total of {row} follows its parts, and cannot be rewritten on both sides"
    )]
    Total { line: usize, row: String },
    /// What would be wrong afterwards.
    #[error("afterwards {rule} would report: {message}")]
    Worse { rule: &'static str, message: String },
    #[error("the two sides cannot be made the same")]
    Endless,
}

/// Refuses a guide whose sides differ in another way than by figures.
pub(super) fn refuse_other_differences(checked: &Checked) -> Result<(), ReconcileRefusal> {
    let is_other = |finding: &&Diagnostic| OTHER_DIFFERENCES.contains(&finding.rule.name);
    let found = checked.findings.iter().find(is_other);
    match found {
        Some(finding) => Err(ReconcileRefusal::NoWay {
            line: checked.guide.source().line(finding.primary.range.start),
            message: finding.message.clone(),
        }),
        None => Ok(()),
    }
}

/// Rules on pay that one side states in another way, and that are no differing figures.
const OTHER_DIFFERENCES: [&str; 13] = [
    "value-lost",
    "region-lost",
    "region-invented",
    "bonus-kind-differs",
    "bonus-range-collapsed",
    "currency-differs",
    "column-lost",
    "levels-collapsed",
    "ambiguous-cell",
    "unread-table",
    "reversed-range",
    "half-range",
    "wrong-type",
];

/// Refuses where a rule finds more errors than before.
pub(crate) fn refuse_worse(before: &Checked, after: &Checked) -> Result<(), ReconcileRefusal> {
    let errors = |checked: &Checked| {
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for finding in &checked.findings {
            if finding.severity == Severity::Error {
                *counts.entry(finding.rule.name).or_default() += 1;
            }
        }
        counts
    };
    let (was, is) = (errors(before), errors(after));
    let more = is
        .iter()
        .find(|(rule, count)| was.get(*rule).is_none_or(|was| was < *count));
    let Some((rule, _)) = more else {
        return Ok(());
    };
    let known = |finding: &&Diagnostic| {
        finding.rule.name == *rule
            && finding.severity == Severity::Error
            && !before
                .findings
                .iter()
                .any(|other| other.message == finding.message)
    };
    let of_rule =
        |finding: &&Diagnostic| finding.rule.name == *rule && finding.severity == Severity::Error;
    let found = after.findings.iter().find(known);
    let found = found.or_else(|| after.findings.iter().find(of_rule));
    Err(ReconcileRefusal::Worse {
        rule,
        message: found
            .map(|finding| finding.message.clone())
            .unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_that_is_named_exists() {
        for name in OTHER_DIFFERENCES {
            assert!(crate::rules::names().any(|rule| rule == name), "{name}");
        }
    }
}
