//! How far figures can be relied on: what was found at them.

use serde::Serialize;

use crate::diagnostic::Severity;
use crate::model::{Component, Parts};
use crate::render::GuidePage;
use crate::render::figure_findings::{FigureFinding, figure_findings};

/// The findings at the figures of a guide's entries.
#[derive(Debug)]
pub(super) struct FiguresVerdict<'a> {
    found: Vec<FigureFinding<'a>>,
}

/// What was found at an entry's figures.
#[derive(Debug)]
pub(super) struct EntryVerdict {
    pub findings: Vec<FoundAt>,
}

/// A finding at a figure.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct FoundAt {
    /// The rule's name.
    pub rule: &'static str,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// The part of pay: `base`, `stock`, `bonus`, `signing_bonus`, `signing_bonus_year2`, `other`, `total`, or
    /// `entry` for all of it.
    pub part: &'static str,
}

/// Of all that was found in a guide, how much and by which rules.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct GuideVerdict {
    errors: usize,
    warnings: usize,
    /// The names of the rules, each once, in the order of the alphabet.
    rules: Vec<&'static str>,
}

impl<'a> FiguresVerdict<'a> {
    /// `parts` are the entries of `page`'s guide with their rows.
    pub(super) fn of(page: &GuidePage<'a>, parts: &[Parts<'_>]) -> FiguresVerdict<'a> {
        FiguresVerdict {
            found: figure_findings(page, parts),
        }
    }

    /// What was found at the figures of the entry at `index`, each rule and part once.
    pub(super) fn of_entry(&self, index: usize) -> EntryVerdict {
        let mut findings: Vec<FoundAt> = Vec::new();
        for found in self.found.iter().filter(|found| found.at.entry == index) {
            let at = FoundAt {
                rule: found.finding.rule.name,
                severity: found.finding.severity.name(),
                part: part_name(found.at.part),
            };
            if !findings.contains(&at) {
                findings.push(at);
            }
        }
        EntryVerdict { findings }
    }
}

impl EntryVerdict {
    /// The worst that was found: `error`, `warning`, or `sound` for nothing.
    pub(super) fn state(&self) -> &'static str {
        let has = |severity: Severity| {
            let mut findings = self.findings.iter();
            findings.any(|finding| finding.severity == severity.name())
        };
        [Severity::Error, Severity::Warning]
            .into_iter()
            .find(|severity| has(*severity))
            .map_or("sound", Severity::name)
    }
}

impl GuideVerdict {
    /// Errors and warnings; notes are left out.
    pub(super) fn of(page: &GuidePage<'_>) -> GuideVerdict {
        let count = |severity: Severity| {
            let findings = page.all_findings();
            findings
                .filter(|finding| finding.severity == severity)
                .count()
        };
        let weighty = page
            .all_findings()
            .filter(|finding| finding.severity >= Severity::Warning);
        let mut rules: Vec<&str> = weighty.map(|finding| finding.rule.name).collect();
        rules.sort_unstable();
        rules.dedup();
        GuideVerdict {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            rules,
        }
    }

    /// The worst that was found: `error`, `warning`, or `sound` for nothing.
    pub(super) fn state(&self) -> &'static str {
        match (self.errors, self.warnings) {
            (0, 0) => "sound",
            (0, _) => Severity::Warning.name(),
            _ => Severity::Error.name(),
        }
    }
}

fn part_name(part: Option<Component>) -> &'static str {
    match part {
        Some(Component::Base) => "base",
        Some(Component::Stock) => "stock",
        Some(Component::Bonus) => "bonus",
        Some(Component::SigningBonus) => "signing_bonus",
        Some(Component::SigningBonusYear2) => "signing_bonus_year2",
        Some(Component::Other) => "other",
        Some(Component::Total) => "total",
        None => "entry",
    }
}
