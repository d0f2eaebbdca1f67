//! One guide's findings.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Guide;
use crate::rules::{Context, Index, IndexContext, RULES, Rule, Settings, internal_error};
use crate::syntax::Limits;
use crate::text::Source;

/// A guide and what is wrong with it, in the order of its text.
#[derive(Debug)]
pub struct Checked {
    pub guide: Guide,
    pub findings: Vec<Diagnostic>,
}

impl Checked {
    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        let findings = self.findings.iter();
        findings
            .filter(|finding| finding.severity == severity)
            .count()
    }

    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }
}

/// Reads and checks one guide. Where the reader itself fails, that is the finding.
pub fn read_and_check(source: Source, limits: &Limits, settings: &Settings) -> Checked {
    let (path, text) = (source.path.clone(), Arc::clone(&source.text));
    match catch_unwind(AssertUnwindSafe(|| {
        Guide::read_with(source, limits, &settings.places)
    })) {
        Ok(guide) => {
            let findings = check(&guide, settings);
            Checked { guide, findings }
        }
        Err(_) => Checked {
            guide: Guide::unread(Source::new(path, text)),
            findings: vec![internal_error(None)],
        },
    }
}

/// The findings of every rule that runs, sorted by place and code.
pub fn check(guide: &Guide, settings: &Settings) -> Vec<Diagnostic> {
    let running = RULES
        .iter()
        .filter(|rule| settings.runs(rule.meta().id.name));
    let mut findings: Vec<Diagnostic> = running
        .flat_map(|rule| run_rule(*rule, guide, settings))
        .collect();
    sort(&mut findings);
    findings
}

/// A rule's findings, or the finding that it panicked.
fn run_rule(rule: &dyn Rule, guide: &Guide, settings: &Settings) -> Vec<Diagnostic> {
    let run = || {
        let mut found = Vec::new();
        rule.guide(guide, &mut Context::new(settings, rule.meta(), &mut found));
        found
    };
    catch_unwind(AssertUnwindSafe(run))
        .unwrap_or_else(|_| vec![internal_error(Some(rule.meta().id))])
}

/// Adds the findings of the rules that hold guides against each other. `whole` are the folders of
/// which `guides` are all guides there are.
pub fn check_index(guides: &mut [Checked], settings: &Settings, whole: &BTreeSet<String>) {
    for (guide, finding) in index_findings(guides, settings, whole) {
        guides[guide].findings.push(finding);
    }
    for checked in guides {
        sort(&mut checked.findings);
    }
}

/// Takes away again what [`check_index`] adds to these guides.
pub fn forget_index(guides: &mut [Checked], settings: &Settings, whole: &BTreeSet<String>) {
    for (guide, finding) in index_findings(guides, settings, whole) {
        let findings = &mut guides[guide].findings;
        if let Some(place) = findings.iter().position(|found| *found == finding) {
            findings.remove(place);
        }
    }
}

fn index_findings(
    guides: &[Checked],
    settings: &Settings,
    whole: &BTreeSet<String>,
) -> Vec<(usize, Diagnostic)> {
    let index = Index::new(guides.iter().map(|checked| &checked.guide), whole);
    let running = RULES
        .iter()
        .filter(|rule| settings.runs(rule.meta().id.name));
    running
        .flat_map(|rule| run_on_index(*rule, &index, settings))
        .collect()
}

fn run_on_index(
    rule: &dyn Rule,
    index: &Index<'_>,
    settings: &Settings,
) -> Vec<(usize, Diagnostic)> {
    let run = || {
        let mut found = Vec::new();
        rule.index(
            index,
            &mut IndexContext::new(settings, rule.meta(), &mut found),
        );
        found
    };
    // A failure is said at the first guide: it belongs to none.
    catch_unwind(AssertUnwindSafe(run))
        .unwrap_or_else(|_| vec![(0, internal_error(Some(rule.meta().id)))])
}

fn sort(findings: &mut [Diagnostic]) {
    findings.sort_by_key(|finding| (finding.primary.range, finding.rule));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Meta;

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
        let found = run_rule(&Failing, &guide, &Settings::default());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].rule.name, "internal-error");
        assert!(found[0].message.contains(RULES[0].meta().id.name));
    }
}
