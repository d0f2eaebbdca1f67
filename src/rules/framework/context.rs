//! What a rule is given besides the guide, and where its findings go.

use super::{CountOption, Meta, PercentOption, RuleLevel, RunScope, Settings, WordsOption};
use crate::analysis::facts::GuideFacts;
use crate::diagnostic::{Diagnostic, Label, RuleId, Severity};
use crate::model::Percent;
use crate::syntax::{LimitHit, LimitKind};
use crate::text::TextRange;

/// Collects the findings of one rule: on one guide, or [on all together](CorpusContext).
#[derive(Debug)]
pub struct Context<'a, Output = GuideOutput<'a>> {
    pub settings: &'a Settings,
    pub scope: &'a RunScope,
    meta: &'static Meta,
    output: Output,
}

/// Collects the findings of one rule on all guides together, each with the index of the guide it is
/// about.
pub type CorpusContext<'a> = Context<'a, &'a mut dyn FnMut(usize, Diagnostic)>;

/// Where findings on one guide go, and what is known about the guide.
#[derive(Debug)]
pub struct GuideOutput<'a> {
    pub(crate) found: &'a mut RuleFindings,
    pub(crate) facts: &'a GuideFacts<'a>,
}

/// What one rule finds in a guide.
#[derive(Debug)]
pub(crate) struct RuleFindings {
    pub kept: Vec<Diagnostic>,
    /// How many are kept at most.
    most: usize,
    /// How many more there are, and where the first of them is.
    left_out: Option<(usize, TextRange)>,
}

impl RuleFindings {
    pub(crate) fn at_most(most: usize) -> RuleFindings {
        RuleFindings {
            kept: Vec::new(),
            most,
            left_out: None,
        }
    }

    pub(crate) fn add(&mut self, finding: Diagnostic) {
        if self.kept.len() < self.most {
            self.kept.push(finding);
        } else {
            let first = finding.primary.range;
            self.left_out.get_or_insert((0, first)).0 += 1;
        }
    }

    /// How the findings of `rule` went over their limit, if they did.
    pub(crate) fn over_limit(&self, rule: RuleId) -> Option<LimitHit> {
        let (more, range) = self.left_out?;
        Some(LimitHit {
            kind: LimitKind::Findings(rule.name),
            limit: self.most as u64,
            found: (self.most + more) as u64,
            range,
        })
    }
}

impl<'a, Output> Context<'a, Output> {
    pub fn new(
        settings: &'a Settings,
        scope: &'a RunScope,
        meta: &'static Meta,
        output: Output,
    ) -> Self {
        Context {
            settings,
            scope,
            meta,
            output,
        }
    }

    /// A finding of this rule, in its default severity.
    pub fn finding(
        &self,
        message: impl Into<String>,
        range: TextRange,
        label: impl Into<String>,
    ) -> Diagnostic {
        self.graded(self.meta.severity, message, Label::new(range, label))
    }

    /// A finding of a rule that grades its findings.
    pub fn graded(
        &self,
        severity: Severity,
        message: impl Into<String>,
        place: Label,
    ) -> Diagnostic {
        let severity = match self.settings.level(self.meta.id) {
            Some(RuleLevel::At(configured)) => configured,
            Some(RuleLevel::Off) | None => severity,
        };
        Diagnostic::new(self.meta.id, severity, message, place)
    }

    /// Whether another rule runs, whose finding explains the same problem better.
    pub fn runs(&self, rule: &Meta) -> bool {
        self.settings.runs(rule)
    }

    pub fn count(&self, option: &CountOption) -> u64 {
        self.settings.count(option)
    }

    pub fn percent(&self, option: &PercentOption) -> Percent {
        self.settings.percent(option)
    }

    pub fn words(&self, option: &WordsOption) -> Vec<String> {
        self.settings.words(option)
    }
}

impl<'a> Context<'a> {
    /// What is known about the guide.
    pub(crate) fn facts(&self) -> &'a GuideFacts<'a> {
        self.output.facts
    }

    /// Reports a finding in the guide.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.output.found.add(diagnostic);
    }
}

impl CorpusContext<'_> {
    /// Reports a finding in the guide at `guide` of the index.
    pub fn report(&mut self, guide: usize, diagnostic: Diagnostic) {
        (self.output)(guide, diagnostic);
    }
}
