//! What other rules may report after a fix.
//!
//! If text could not be read, or a figure was missing, the rules that need it could not check it. After the
//! fix they may report something for the first time. The fix did not cause that.

use super::registry::{RULES, meta_of};
use super::{CHOICE_RULE, Family, FixAvailability, LOSS_RULES, Meta, Stage};
use crate::diagnostic::RuleId;

/// The stage of a rule; that of one that is not registered is the last.
pub fn stage_of(rule: RuleId) -> Stage {
    meta_of(rule).map_or(Stage::Judgement, |meta| meta.family.stage())
}

/// Whether a rule is about the checking itself: directives and the like.
pub fn is_about_checking(rule: RuleId) -> bool {
    meta_of(rule).is_some_and(|meta| meta.family == Family::Directives)
}

/// Whether a fix of the rule `fixed` may let the rule `found` find what it could not see before.
///
/// That is what only a later stage than its own could see, with one exception: a fix that chooses between
/// the figures of front matter and body must choose those that are plausible.
pub fn may_bring(fixed: RuleId, found: RuleId) -> bool {
    let is_loss = |rule| LOSS_RULES.iter().any(|loss| loss.id == rule);
    // What is restored of a lost region may still lack the part that no fix can restore.
    let is_rest = fixed != found && is_loss(fixed) && is_loss(found);
    let is_choice = fixed == CHOICE_RULE.id;
    // A directive that names a rule at last can turn out to ignore nothing.
    let is_directive = fixed != found && is_about_checking(fixed) && is_about_checking(found);
    is_rest || is_directive || (stage_of(found) > stage_of(fixed) && !is_choice)
}

/// A rule's whole page, as Markdown: its documentation, and the rules that may report something after its
/// fixes.
pub fn page(meta: &Meta) -> String {
    let mut page = meta.docs().page;
    if meta.fix == FixAvailability::None {
        return page;
    }
    let lines = Family::ALL.into_iter().filter_map(|family| {
        let rules = RULES.iter().map(|rule| rule.meta());
        let rules = rules.filter(|other| other.family == family && may_bring(meta.id, other.id));
        let names: Vec<String> = rules.map(|other| format!("`{}`", other.id.name)).collect();
        (!names.is_empty()).then(|| format!("- {}: {}\n", family.code(), names.join(", ")))
    });
    let lines: String = lines.collect();
    if !lines.is_empty() {
        page.push_str(
            "\n\n## What its fixes may reveal\n\nAfter a fix, these rules may report problems that they \
             could not check before:\n\n",
        );
        page.push_str(lines.trim_end());
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::find;

    fn page_of(name: &str) -> String {
        page(find(name).expect("a rule").meta())
    }

    #[test]
    fn pages_name_what_only_later_stages_see() {
        let page = page_of("bonus-range-collapsed");
        let revealed = page.split("may reveal").nth(1).expect("a section");
        assert!(revealed.contains("`total-impossible`"), "{revealed}");
        assert!(!revealed.contains("`missing-field`"), "{revealed}");
        assert!(!page_of("total-impossible").contains("may reveal"));
    }

    /// Between two figures a fix chooses the one that is plausible, so it reveals nothing.
    #[test]
    fn a_choice_between_figures_reveals_nothing() {
        let id = |name| find(name).expect("a rule").meta().id;
        assert!(may_bring(id("value-lost"), id("total-mismatch")));
        assert!(!may_bring(id("value-differs"), id("total-mismatch")));
    }
}
