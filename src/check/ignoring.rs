//! What directives ignore, and which of them ignore nothing.

use crate::diagnostic::Diagnostic;
use crate::model::{Directive, Guide};
use crate::rules::{self, Settings, internal_error, unused_ignore};
use crate::syntax::Fence;
use crate::text::Spanned;

/// A guide's findings: those that stay, and those that a directive ignores.
#[derive(Debug, Default)]
pub(super) struct Settled {
    pub findings: Vec<Diagnostic>,
    pub ignored: Vec<Diagnostic>,
}

/// Takes out of `found`, all findings of a guide, what its directives ignore, and adds what is to be
/// said about the directives themselves. `has_index` tells whether the rules across guides have run.
pub(super) fn settle(
    guide: &Guide,
    found: Vec<Diagnostic>,
    settings: &Settings,
    has_index: bool,
) -> Settled {
    let mut settled = Settled::default();
    let is_about_directives = |finding: &Diagnostic| finding.rule.name == "unused-ignore";
    let found = found.into_iter();
    settled.sort_in(guide, found.filter(|finding| !is_about_directives(finding)));
    if guide.directives.list.is_empty() || !is_whole(guide, &settled) {
        return settled;
    }
    let across = has_index && !settings.partial;
    let unused = |settled: &Settled, of_these: bool| -> Vec<Diagnostic> {
        let directives = guide.directives.list.iter();
        let found = directives.filter_map(|directive| {
            let names: Vec<&Spanned<String>> = directive
                .names
                .iter()
                .filter(|name| is_unused(directive, name, settled, settings, across))
                .filter(|name| (rule_name(name) == Some("unused-ignore")) == of_these)
                .collect();
            unused_ignore(guide, settings, directive, &names)
        });
        found.collect()
    };
    // A directive can ignore what is said about others; what is said about that one comes last.
    let about_others = unused(&settled, false);
    settled.sort_in(guide, about_others.into_iter());
    let about_these = unused(&settled, true);
    settled.findings.extend(about_these);
    settled
}

impl Settled {
    fn sort_in(&mut self, guide: &Guide, found: impl Iterator<Item = Diagnostic>) {
        for finding in found {
            let ignores = |directive: &Directive| {
                let mut names = directive.names.iter();
                names.any(|name| is_meant(directive, name, &finding))
            };
            match guide.directives.list.iter().any(ignores) {
                true => self.ignored.push(finding),
                false => self.findings.push(finding),
            }
        }
    }
}

/// Whether all was read and looked at, so that what is not found is not there.
fn is_whole(guide: &Guide, settled: &Settled) -> bool {
    let failed = internal_error(None).rule;
    let problems = &guide.problems;
    matches!(guide.fence, Fence::Closed { .. })
        && problems.yaml_errors.is_empty()
        && problems.limits.is_empty()
        && problems.invalid_utf8.is_none()
        && !settled.findings.iter().any(|found| found.rule == failed)
}

fn is_unused(
    directive: &Directive,
    name: &Spanned<String>,
    settled: &Settled,
    settings: &Settings,
    across: bool,
) -> bool {
    let Some(rule) = rules::find(&name.value) else {
        return false;
    };
    let has_run = settings.runs(rule.meta().id.name) && (across || !rule.meta().is_across_guides());
    let mut ignored = settled.ignored.iter();
    has_run && !ignored.any(|finding| is_meant(directive, name, finding))
}

fn is_meant(directive: &Directive, name: &Spanned<String>, finding: &Diagnostic) -> bool {
    rule_name(name) == Some(finding.rule.name) && directive.covers(finding.primary.range)
}

fn rule_name(name: &Spanned<String>) -> Option<&'static str> {
    Some(rules::find(&name.value)?.meta().id.name)
}
