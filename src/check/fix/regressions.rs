//! What a fix may bring to light.
//!
//! Where text could not be read, or a figure was missing, the rules that need it had nothing to
//! look at; once it is there they may speak for the first time. That is no harm done by the fix.

use crate::diagnostic::{Diagnostic, RuleId, Severity};
use crate::rules::{CHOICE_RULE, Family, LOSS_RULES, Stage, meta_of};

/// The stage of a rule; that of one that is not registered is the last.
pub(super) fn stage_of(rule: RuleId) -> Stage {
    meta_of(rule).map_or(Stage::Judgement, |meta| meta.family.stage())
}

/// Whether a rule is about the checking itself: directives and the like.
pub(super) fn is_about_checking(rule: RuleId) -> bool {
    meta_of(rule).is_some_and(|meta| meta.family == Family::Directives)
}

/// Whether `found` may be there after the `fix` of `finding` although it was not before.
///
/// A fix may bring what only a later stage than its own could see, with one exception: one that
/// chooses between the figures of front matter and body must choose those that are plausible.
pub(super) fn may_bring(finding: &Diagnostic, found: &Diagnostic) -> bool {
    if found.severity == Severity::Note {
        return true;
    }
    let (own, its) = (stage_of(finding.rule), stage_of(found.rule));
    let is_loss = |rule| LOSS_RULES.iter().any(|loss| loss.id == rule);
    // What is restored of a lost region may still lack the part that no fix can restore.
    let is_rest = finding.rule != found.rule && is_loss(finding.rule) && is_loss(found.rule);
    let is_choice = finding.rule == CHOICE_RULE.id;
    // A directive that names a rule at last can turn out to ignore nothing.
    let is_directive = finding.rule != found.rule
        && is_about_checking(finding.rule)
        && is_about_checking(found.rule);
    is_rest || is_directive || (its > own && !is_choice)
}
