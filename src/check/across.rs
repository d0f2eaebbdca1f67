//! The findings of guides that are compared with each other.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use super::encoded_findings::EncodedFindings;
use super::run::check;
use super::suppressions::settle;
use super::unread_parts::withdraw_fixes;
use super::{CheckOptions, Checked, PackedCheck};
use crate::analysis::corpus::index::Index;
use crate::analysis::corpus::packed_guide::PackedGuide;
use crate::diagnostic::Diagnostic;
use crate::rules::{CorpusContext, RULES, Rule, RuleLevel, Settings, internal_error, runs};
use crate::text::SourcePacker;

/// A guide that others are compared with, without being reported on itself.
#[derive(Debug)]
pub struct ContextGuide {
    pub guide: PackedGuide,
    /// How many of those to report on come before it.
    pub position: usize,
}

/// Adds the findings of the rules that compare guides with each other and with `context_guides`.
/// `whole` are the folders of which no guide is missing.
pub fn check_index(
    guides: &mut [PackedCheck],
    context_guides: &[ContextGuide],
    options: &CheckOptions,
    whole: &BTreeSet<String>,
) {
    let found = found_across(guides, context_guides, options, whole);
    guides
        .par_iter_mut()
        .zip(found)
        .for_each(|(checked, found)| {
            if !found.is_empty() || checked.guide().summary().has_directives {
                let found = found.decoded();
                let own = checked.own_options.clone();
                let own = own.as_deref().unwrap_or(options);
                checked.change_findings(|checked| add(checked, found, own));
            }
            checked.end_comparison();
        });
}

/// Adds what the comparison with other guides found, and settles again what is ignored. The guide is
/// read again only if that can make a difference.
fn add(checked: &mut Checked, mut found: Vec<Diagnostic>, options: &CheckOptions) {
    let has_fix = |finding: &Diagnostic| finding.fix.is_some() || !finding.alternatives.is_empty();
    if checked.guide.summary().has_directives || found.iter().any(has_fix) {
        let all = [&mut checked.findings, &mut checked.ignored].map(std::mem::take);
        let all = all.into_iter().flatten();
        let settled = checked.guide.with(|guide| {
            withdraw_fixes(guide, &mut found);
            settle(guide, all.chain(found).collect(), options, true)
        });
        (checked.findings, checked.ignored) = (settled.findings, settled.ignored);
    } else {
        checked.findings.append(&mut found);
    }
    checked.sort();
}

/// What the rules that compare guides with each other find in each of `guides`.
fn found_across(
    guides: &[PackedCheck],
    context_guides: &[ContextGuide],
    options: &CheckOptions,
    whole: &BTreeSet<String>,
) -> Vec<EncodedFindings> {
    let mut all: Vec<(&PackedGuide, Option<usize>)> = Vec::new();
    let mut context_guides = context_guides.iter().peekable();
    for at in 0..=guides.len() {
        // A finding about several guides is reported at the first of them, whichever guides are reported on.
        while let Some(other) = context_guides.next_if(|other| other.position <= at) {
            all.push((&other.guide, None));
        }
        all.extend(guides.get(at).map(|checked| (checked.guide(), Some(at))));
    }
    let index = Index::new(all.iter().map(|(guide, _)| *guide), whole);
    let is_running = |rule: &&&dyn Rule| {
        let meta = rule.meta();
        let mut own = guides.iter().filter_map(|one| one.own_options.as_ref());
        options.settings.runs(meta) || own.any(|options| options.settings.runs(meta))
    };
    let encoded = |at: usize, finding| {
        let (_, reported) = all.get(at)?;
        let at = (*reported)?;
        let own = guides[at].own_options.as_deref().unwrap_or(options);
        let finding = levelled(finding, &own.settings)?;
        Some((at, EncodedFindings::of(&finding)))
    };
    let mut found: Vec<EncodedFindings> = Vec::new();
    found.resize_with(guides.len(), EncodedFindings::default);
    for rule in RULES.iter().filter(is_running) {
        let mut of_rule = Vec::new();
        let mut report = |at, finding| of_rule.extend(encoded(at, finding));
        if run_on_index(*rule, &index, options, &mut report) {
            for (at, encoded) in of_rule {
                found[at].append(&encoded);
            }
        } else if let Some(first) = found.first_mut() {
            // A failure belongs to no guide: it is reported at the first one.
            first.append(&EncodedFindings::of(&internal_error(Some(rule.meta().id))));
        }
    }
    found
}

/// A finding with the severity that a guide's own settings give it; `None` where its rule does not run there: a
/// rule can run for the sake of other guides.
fn levelled(mut finding: Diagnostic, settings: &Settings) -> Option<Diagnostic> {
    let is_running = runs(settings, finding.rule);
    if let Some(RuleLevel::At(severity)) = settings.level(finding.rule) {
        finding.severity = severity;
    }
    is_running.then_some(finding)
}

/// Checks guides again that were read before, each on its own.
pub fn recheck(guides: &mut [PackedCheck], options: &CheckOptions) {
    let packer = SourcePacker::default();
    guides.par_iter_mut().for_each(|packed| {
        let own_options = packed.own_options.clone();
        let guide = packed.guide().unpacked().into_guide();
        let checked = check(guide, own_options.as_deref().unwrap_or(options));
        let checked = Checked {
            own_options,
            ..checked
        };
        *packed = PackedCheck::of(checked, &packer);
    });
}

/// Gives what a rule finds in all guides together to `report`. Returns whether it ran to its end.
fn run_on_index(
    rule: &dyn Rule,
    index: &Index<'_>,
    options: &CheckOptions,
    report: &mut dyn FnMut(usize, Diagnostic),
) -> bool {
    let run = || {
        let (settings, scope) = (&options.settings, &options.scope);
        rule.corpus(
            index,
            &mut CorpusContext::new(settings, scope, rule.meta(), report),
        );
    };
    catch_unwind(AssertUnwindSafe(run)).is_ok()
}
