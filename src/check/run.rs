//! One guide's findings.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::suppressions::settle;
use super::unread_parts::withdraw_fixes;
use super::{CheckOptions, Checked};
use crate::analysis::corpus::lazy_guide::{LazyGuide, read_caught};
use crate::analysis::facts::GuideFacts;
use crate::diagnostic::Diagnostic;
use crate::model::Guide;
use crate::rules::{
    Context, GuideOutput, RESOURCE_LIMIT, RULES, Rule, RuleFindings, internal_error,
    total_tolerance,
};
use crate::syntax::LimitHit;
use crate::text::Source;

/// Reads a guide without checking it; one that the reader fails on counts as unread.
pub fn read(source: Source, options: &CheckOptions) -> Guide {
    read_caught(source, &options.limits, &options.scope.places).unwrap_or_else(|guide| guide)
}

/// Reads and checks one guide. Where the reader itself fails, that is the finding.
pub fn read_and_check(source: Source, options: &CheckOptions) -> Checked {
    match read_caught(source, &options.limits, &options.scope.places) {
        Ok(guide) => check(guide, options),
        Err(guide) => Checked::new(LazyGuide::pinned(guide), vec![internal_error(None)]),
    }
}

/// The findings of every rule that runs, sorted by place and code.
pub fn check(mut guide: Guide, options: &CheckOptions) -> Checked {
    let running = RULES
        .iter()
        .filter(|rule| options.settings.runs(rule.meta()));
    // It speaks of what the others found.
    let (last, first): (Vec<_>, Vec<_>) =
        running.partition(|rule| rule.meta().id == RESOURCE_LIMIT.id);
    let (mut found, over) = run_rules(&first, &guide, options);
    guide.problems.limits.extend(over);
    found.extend(run_rules(&last, &guide, options).0);
    withdraw_fixes(&guide, &mut found);
    let settled = settle(&guide, found, options, false);
    let mut checked = Checked {
        ignored: settled.ignored,
        ..Checked::new(guide, settled.findings)
    };
    checked.sort();
    checked
}

/// The findings of rules, and which of them have more than a guide may have.
fn run_rules(
    rules: &[&&dyn Rule],
    guide: &Guide,
    options: &CheckOptions,
) -> (Vec<Diagnostic>, Vec<LimitHit>) {
    let facts = GuideFacts::of(guide, total_tolerance(&options.settings));
    let mut found = Vec::new();
    let mut over = Vec::new();
    for rule in rules {
        let mut findings = run_rule(**rule, guide, &facts, options);
        found.append(&mut findings.kept);
        over.extend(findings.over_limit(rule.meta().id));
    }
    (found, over)
}

/// A rule's findings, or the finding that it panicked.
fn run_rule(
    rule: &dyn Rule,
    guide: &Guide,
    facts: &GuideFacts<'_>,
    options: &CheckOptions,
) -> RuleFindings {
    let run = || {
        let mut found = RuleFindings::at_most(options.limits.findings);
        let (settings, scope) = (&options.settings, &options.scope);
        let output = GuideOutput {
            found: &mut found,
            facts,
        };
        rule.guide(
            guide,
            &mut Context::new(settings, scope, rule.meta(), output),
        );
        found
    };
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| {
        let mut failed = RuleFindings::at_most(1);
        failed.add(internal_error(Some(rule.meta().id)));
        failed
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Meta;
    use crate::syntax::Limits;

    struct Failing;

    impl Rule for Failing {
        fn meta(&self) -> &'static Meta {
            RULES[0].meta()
        }

        fn guide(&self, _: &Guide, _: &mut Context<'_>) {
            panic!("on purpose");
        }
    }

    #[test]
    fn a_panicking_rule_is_a_finding() {
        let guide = Guide::read(Source::new("g.md", ""), &Limits::default());
        let options = CheckOptions::default();
        let facts = GuideFacts::of(&guide, total_tolerance(&options.settings));
        let found = run_rule(&Failing, &guide, &facts, &options).kept;
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].rule.name, "internal-error");
        assert!(found[0].message.contains(RULES[0].meta().id.name));
    }
}
