//! What a fix may bring to light.
//!
//! Where text could not be read, or a figure was missing, the rules that need it had nothing to
//! look at; once it is there they may speak for the first time. That is no harm done by the fix.

use crate::diagnostic::{Diagnostic, RuleId, Severity};

/// What a rule needs to have before it can judge, from least to most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Stage {
    /// The bytes of a file: can it be read at all?
    File,
    /// Values and sections: do they have the form they should?
    Form,
    /// Front matter and body: do they say the same?
    Agreement,
    /// Figures that both agree on: can they be true?
    Judgement,
}

impl Stage {
    /// The stage of a rule, by the family of its code.
    pub fn of(rule: RuleId) -> Stage {
        match rule.code.as_bytes().get(2) {
            Some(b'0') => Stage::File,
            Some(b'1' | b'5') => Stage::Form,
            Some(b'3') => Stage::Agreement,
            _ => Stage::Judgement,
        }
    }
}

/// Rules on what the table states and the front matter lacks. What is restored of a lost region
/// may still lack the part that no fix can restore.
const LOSSES: [&str; 5] = [
    "region-lost",
    "levels-collapsed",
    "column-lost",
    "value-lost",
    "bonus-range-collapsed",
];

/// The rule whose fix chooses between a figure of the front matter and one of the table.
const CHOICE: &str = "value-differs";

/// Whether `found` may be there after the `fix` of `finding` although it was not before.
///
/// A fix may bring what only a later stage than its own could see, with one exception: one that
/// chooses between the figures of front matter and body must choose those that are plausible.
pub(super) fn may_bring(finding: &Diagnostic, found: &Diagnostic) -> bool {
    if found.severity == Severity::Note {
        return true;
    }
    let (own, its) = (Stage::of(finding.rule), Stage::of(found.rule));
    let is_loss = |name| LOSSES.contains(&name);
    let is_rest =
        finding.rule != found.rule && is_loss(finding.rule.name) && is_loss(found.rule.name);
    let is_choice = finding.rule.name == CHOICE;
    // A directive that names a rule at last can turn out to ignore nothing.
    let is_directive = finding.rule != found.rule
        && finding.rule.is_about_checking()
        && found.rule.is_about_checking();
    is_rest || is_directive || (its > own && !is_choice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::names;

    #[test]
    fn the_rules_named_here_exist() {
        for name in LOSSES.into_iter().chain([CHOICE]) {
            assert!(names().any(|known| known == name), "{name}");
        }
    }
}
