//! What is counted over a run: findings and fixes for each rule and each company, and how far stated
//! totals are off.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::analysis::totals::deviation::total_deviations;
use crate::check::{FindingCounts, PackedCheck};
use crate::model::Percent;
use crate::text::folder_name;

/// Upper bounds of the classes of totals, in whole percent; above the last is a class of its own.
pub(super) const CLASSES: [i64; 6] = [0, 2, 5, 10, 25, 50];

/// What was counted for a rule, for a company, or for all.
#[derive(Clone, Copy, Default, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct StatCounts {
    #[serde(flatten)]
    pub counts: FindingCounts,
    /// Guides with any of these findings.
    pub guides: usize,
}

/// A rule's or a company's counts.
pub(super) type StatRow<'a> = (&'a str, StatCounts);

/// The statistics of a run.
#[derive(Debug)]
pub(super) struct Statistics<'a> {
    /// By name, the worst first.
    pub rules: Vec<StatRow<'a>>,
    /// By name, the worst first.
    pub companies: Vec<StatRow<'a>>,
    pub total: StatCounts,
    /// Stated totals in each class of [`CLASSES`], and above the last.
    pub deviations: [usize; CLASSES.len() + 1],
}

impl<'a> Statistics<'a> {
    pub(super) fn of(guides: &'a [PackedCheck]) -> Statistics<'a> {
        let mut rules: BTreeMap<&str, StatCounts> = BTreeMap::new();
        let mut companies: BTreeMap<&str, StatCounts> = BTreeMap::new();
        let mut total = StatCounts::default();
        for packed in guides
            .iter()
            .filter(|packed| packed.counts().findings.findings > 0)
        {
            let folder = folder_name(packed.guide().path());
            let company = companies.entry(folder).or_default();
            let findings = packed.unpacked().findings;
            for finding in &findings {
                rules
                    .entry(finding.rule.name)
                    .or_default()
                    .counts
                    .add(finding);
                company.counts.add(finding);
                total.counts.add(finding);
            }
            company.guides += 1;
            total.guides += 1;
            let of_guide = findings.iter().map(|finding| finding.rule.name);
            for rule in of_guide.collect::<BTreeSet<_>>() {
                rules.entry(rule).or_default().guides += 1;
            }
        }
        Statistics {
            rules: worst_first(rules),
            companies: worst_first(companies),
            total,
            deviations: deviations(guides),
        }
    }
}

fn worst_first(counts: BTreeMap<&str, StatCounts>) -> Vec<StatRow<'_>> {
    let mut rows: Vec<StatRow<'_>> = counts.into_iter().collect();
    rows.sort_by_key(|(name, counts)| {
        let weight = (
            counts.counts.errors,
            counts.counts.warnings,
            counts.counts.notes,
        );
        (Reverse(weight), *name)
    });
    rows
}

fn deviations(guides: &[PackedCheck]) -> [usize; CLASSES.len() + 1] {
    let mut counts = [0; CLASSES.len() + 1];
    let of_guide = |packed: &PackedCheck| packed.guide().unpacked().with(total_deviations);
    for deviation in guides.iter().flat_map(of_guide) {
        let class = CLASSES.partition_point(|bound| Percent::whole(*bound) < deviation);
        counts[class] += 1;
    }
    counts
}
