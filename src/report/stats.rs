//! Statistics: which rules and which companies have the most findings, and how far totals are off.

use std::collections::BTreeMap;

use comfy_table::{CellAlignment, Table, presets};

use super::summary::thousands;
use super::visible::one_line;
use crate::analysis::totals::deviation::total_deviations;
use crate::check::Checked;
use crate::diagnostic::{Diagnostic, Safety, Severity};
use crate::model::Percent;

/// Upper bounds of the histogram's classes, in whole percent; above the last is a class of its own.
const CLASSES: [i64; 6] = [0, 2, 5, 10, 25, 50];

/// Columns of the longest bar.
const BAR: usize = 40;

/// What was counted for a rule or a company.
#[derive(Clone, Copy, Default)]
struct StatCounts {
    guides: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    safe_fixes: usize,
}

impl StatCounts {
    fn add(&mut self, finding: &Diagnostic) {
        match finding.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
        let is_safe = finding
            .fix
            .as_ref()
            .is_some_and(|fix| fix.safety == Safety::Safe);
        self.safe_fixes += usize::from(is_safe);
    }

    fn weight(&self) -> (usize, usize, usize) {
        (self.errors, self.warnings, self.notes)
    }
}

/// A table per rule, one per company, and a histogram of the totals' deviation.
pub fn stats(guides: &[Checked]) -> String {
    let mut rules: BTreeMap<&str, StatCounts> = BTreeMap::new();
    let mut companies: BTreeMap<&str, StatCounts> = BTreeMap::new();
    for checked in guides {
        let company = companies.entry(checked.guide.company_folder()).or_default();
        company.guides += usize::from(!checked.findings.is_empty());
        let mut of_guide: BTreeMap<&str, StatCounts> = BTreeMap::new();
        for finding in &checked.findings {
            company.add(finding);
            of_guide.entry(finding.rule.name).or_default().add(finding);
        }
        for (name, found) in of_guide {
            let rule = rules.entry(name).or_default();
            rule.guides += 1;
            rule.errors += found.errors;
            rule.warnings += found.warnings;
            rule.notes += found.notes;
            rule.safe_fixes += found.safe_fixes;
        }
    }
    companies.retain(|_, tally| tally.weight() != (0, 0, 0));
    let parts = [
        table("Rule", rules),
        table("Company", companies),
        histogram(guides),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join("\n")
}

/// The worst first.
fn table(head: &str, tallies: BTreeMap<&str, StatCounts>) -> Option<String> {
    if tallies.is_empty() {
        return None;
    }
    let mut rows: Vec<(&str, StatCounts)> = tallies.into_iter().collect();
    rows.sort_by_key(|(name, tally)| (std::cmp::Reverse(tally.weight()), *name));
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table.set_header([head, "Errors", "Warnings", "Notes", "Guides", "Safe fixes"]);
    for (name, tally) in rows {
        let StatCounts {
            guides,
            errors,
            warnings,
            notes,
            safe_fixes,
        } = tally;
        let counts = [errors, warnings, notes, guides, safe_fixes].map(thousands);
        table.add_row(std::iter::once(one_line(name)).chain(counts));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let lines: Vec<String> = table
        .lines()
        .map(|line| format!("{}\n", line.trim_end().trim_start_matches(' ')))
        .collect();
    Some(lines.concat())
}

/// How many totals are how far from what their parts come to.
fn histogram(guides: &[Checked]) -> Option<String> {
    let mut counts = [0_usize; CLASSES.len() + 1];
    for checked in guides {
        for deviation in total_deviations(&checked.guide) {
            let class = CLASSES.partition_point(|bound| Percent::whole(*bound) < deviation);
            counts[class] += 1;
        }
    }
    let most = counts.into_iter().max().filter(|most| *most > 0)?;
    let mut out =
        "Stated totals, by how far they are from base + stock / years + bonus\n".to_string();
    for (class, count) in counts.into_iter().enumerate() {
        let name = match (
            class.checked_sub(1).map(|below| CLASSES[below]),
            CLASSES.get(class),
        ) {
            (None, _) => "fits".to_string(),
            (Some(from), Some(to)) => format!("{from}–{to}%"),
            (Some(from), None) => format!("over {from}%"),
        };
        // Every class that has anything in it shows.
        let length = (count * BAR).div_ceil(most);
        let line = format!(
            "{name:>10}  {:>7}  {}",
            thousands(count),
            "█".repeat(length)
        );
        out.push_str(line.trim_end());
        out.push('\n');
    }
    Some(out)
}
