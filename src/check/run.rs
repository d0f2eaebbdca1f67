//! One guide's findings.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use super::CheckOptions;
use super::suppressions::settle;
use super::unread_parts::withdraw_fixes;
use crate::analysis::corpus::index::Index;
use crate::analysis::corpus::kept_guide::{KeptGuide, read_caught};
use crate::analysis::facts::GuideFacts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Guide;
use crate::rules::{
    Context, CorpusContext, GuideOutput, INTERNAL_ERROR, RESOURCE_LIMIT, RULES, Rule, RuleFindings,
    RuleLevel, internal_error, runs, total_tolerance,
};
use crate::syntax::LimitHit;
use crate::text::Source;

/// A guide and what is wrong with it, in the order of its text.
#[derive(Debug)]
pub struct Checked {
    pub guide: KeptGuide,
    pub findings: Vec<Diagnostic>,
    /// Findings that a directive in the guide ignores.
    pub ignored: Vec<Diagnostic>,
    /// Findings that the baseline suppresses.
    pub held_back: Vec<Diagnostic>,
    /// The guide's own options, where an override changes those of all.
    pub own_options: Option<Box<CheckOptions>>,
}

/// A guide that others are compared with, without being reported on itself.
#[derive(Debug)]
pub struct ContextGuide {
    pub guide: KeptGuide,
    /// How many of those to report on come before it.
    pub position: usize,
}

impl Checked {
    /// A guide with findings of which none is ignored.
    pub fn new(guide: impl Into<KeptGuide>, findings: Vec<Diagnostic>) -> Checked {
        Checked {
            guide: guide.into(),
            findings,
            ignored: Vec::new(),
            held_back: Vec::new(),
            own_options: None,
        }
    }

    /// Frees all that can be had again.
    pub fn release(&mut self) {
        self.guide.release();
        for findings in [&mut self.findings, &mut self.ignored] {
            findings.shrink_to_fit();
        }
    }

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

    /// Adds what the comparison with other guides found, and settles again what is ignored. The guide is
    /// read again only if that can make a difference.
    fn add(&mut self, mut found: Vec<Diagnostic>, options: &CheckOptions) {
        let has_fix =
            |finding: &Diagnostic| finding.fix.is_some() || !finding.alternatives.is_empty();
        if self.guide.summary().has_directives || found.iter().any(has_fix) {
            let all = [&mut self.findings, &mut self.ignored].map(std::mem::take);
            let all = all.into_iter().flatten();
            let settled = self.guide.with(|guide| {
                withdraw_fixes(guide, &mut found);
                settle(guide, all.chain(found).collect(), options, true)
            });
            (self.findings, self.ignored) = (settled.findings, settled.ignored);
        } else {
            self.findings.append(&mut found);
        }
        sort(&mut self.findings);
        sort(&mut self.ignored);
    }
}

/// Reads a guide without checking it; one that the reader fails on counts as unread.
pub fn read(source: Source, options: &CheckOptions) -> Guide {
    read_caught(source, &options.limits, &options.scope.places).unwrap_or_else(|guide| guide)
}

/// Reads and checks one guide. Where the reader itself fails, that is the finding.
pub fn read_and_check(source: Source, options: &CheckOptions) -> Checked {
    match read_caught(source, &options.limits, &options.scope.places) {
        Ok(guide) => check(guide, options),
        Err(guide) => Checked::new(KeptGuide::pinned(guide), vec![internal_error(None)]),
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
    let mut settled = settle(&guide, found, options, false);
    sort(&mut settled.findings);
    sort(&mut settled.ignored);
    Checked {
        ignored: settled.ignored,
        ..Checked::new(guide, settled.findings)
    }
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

/// Adds the findings of the rules that compare guides with each other and with `context_guides`.
/// `whole` are the folders of which no guide is missing.
pub fn check_index(
    guides: &mut [Checked],
    context_guides: &[ContextGuide],
    options: &CheckOptions,
    whole: &BTreeSet<String>,
) {
    let mut found: Vec<Vec<Diagnostic>> = guides.iter().map(|_| Vec::new()).collect();
    for (at, mut finding) in found_across(guides, context_guides, options, whole) {
        let own = guides[at].own_options.as_deref().unwrap_or(options);
        let own = &own.settings;
        // A rule can run for the sake of other guides, with other severities.
        if finding.rule != INTERNAL_ERROR.id {
            match own.level(finding.rule) {
                _ if !runs(own, finding.rule) => continue,
                Some(RuleLevel::At(severity)) => finding.severity = severity,
                _ => {}
            }
        }
        found[at].push(finding);
    }
    guides
        .par_iter_mut()
        .zip(found)
        .for_each(|(checked, found)| {
            if !found.is_empty() || checked.guide.summary().has_directives {
                let own = checked.own_options.take();
                checked.add(found, own.as_deref().unwrap_or(options));
                checked.own_options = own;
            }
        });
}

/// What the rules that compare guides with each other find in `guides`, each with the guide it is in.
fn found_across(
    guides: &[Checked],
    context_guides: &[ContextGuide],
    options: &CheckOptions,
    whole: &BTreeSet<String>,
) -> Vec<(usize, Diagnostic)> {
    let mut all: Vec<(&KeptGuide, Option<usize>)> = Vec::new();
    let mut context_guides = context_guides.iter().peekable();
    for at in 0..=guides.len() {
        // A finding about several guides is reported at the first of them, whichever guides are reported on.
        while let Some(other) = context_guides.next_if(|other| other.position <= at) {
            all.push((&other.guide, None));
        }
        all.extend(guides.get(at).map(|checked| (&checked.guide, Some(at))));
    }
    let index = Index::new(all.iter().map(|(guide, _)| *guide), whole);
    let is_running = |rule: &&&dyn Rule| {
        let meta = rule.meta();
        let mut own = guides.iter().filter_map(|one| one.own_options.as_ref());
        options.settings.runs(meta) || own.any(|options| options.settings.runs(meta))
    };
    let mut reported = Vec::new();
    for rule in RULES.iter().filter(is_running) {
        match run_on_index(*rule, &index, options) {
            Some(found) => reported.extend(found.into_iter().filter_map(|(at, finding)| {
                let (_, reported) = all.get(at)?;
                Some(((*reported)?, finding))
            })),
            // A failure belongs to no guide: it is reported at the first one.
            None if guides.is_empty() => {}
            None => reported.push((0, internal_error(Some(rule.meta().id)))),
        }
    }
    reported
}

/// Checks guides again that were read before, each on its own.
pub fn recheck(guides: &mut [Checked], options: &CheckOptions) {
    guides.par_iter_mut().for_each(|checked| {
        let unread = Guide::unread(Source::new("", ""));
        let guide = std::mem::replace(&mut checked.guide, unread.into());
        let own = checked.own_options.take();
        *checked = check(guide.into_guide(), own.as_deref().unwrap_or(options));
        checked.guide.release();
        checked.own_options = own;
    });
}

/// A rule's findings on all guides together; `None` where it panicked.
fn run_on_index(
    rule: &dyn Rule,
    index: &Index<'_>,
    options: &CheckOptions,
) -> Option<Vec<(usize, Diagnostic)>> {
    let run = || {
        let mut found = Vec::new();
        let (settings, scope) = (&options.settings, &options.scope);
        rule.corpus(
            index,
            &mut CorpusContext::new(settings, scope, rule.meta(), &mut found),
        );
        found
    };
    catch_unwind(AssertUnwindSafe(run)).ok()
}

fn sort(findings: &mut [Diagnostic]) {
    findings.sort_by_key(|finding| (finding.primary.range, finding.rule));
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
