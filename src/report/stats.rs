//! Statistics for people: which rules and which companies have the most findings, and how far totals
//! are off.

use comfy_table::{CellAlignment, Table, presets};

use super::statistics::{CLASSES, StatCounts, StatRow, Statistics};
use super::summary::thousands;
use super::visible::one_line;
use crate::check::PackedCheck;

/// Columns of the longest bar.
const BAR: usize = 40;

/// A table per rule, one per company, and a histogram of the totals' deviation. Of rules and companies the
/// `top` worst are listed, where there is such a number.
pub fn stats(guides: &[PackedCheck], top: Option<usize>) -> String {
    let statistics = Statistics::of(guides);
    let parts = [
        table("Rule", &statistics.rules, statistics.total, top),
        table("Company", &statistics.companies, statistics.total, top),
        histogram(&statistics),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join("\n")
}

/// The rows, and their total below them.
fn table(
    head: &str,
    rows: &[StatRow<'_>],
    total: StatCounts,
    top: Option<usize>,
) -> Option<String> {
    if rows.is_empty() {
        return None;
    }
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table.set_header([
        head,
        "Errors",
        "Warnings",
        "Notes",
        "Guides",
        "Safe fixes",
        "Unsafe",
    ]);
    let shown = top.unwrap_or(rows.len()).min(rows.len());
    for (name, counts) in &rows[..shown] {
        table.add_row(row(one_line(name), *counts));
    }
    let name = if shown < rows.len() {
        format!("Total of {}", thousands(rows.len()))
    } else {
        "Total".to_string()
    };
    table.add_row(row(name, total));
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let lines: Vec<String> = table
        .lines()
        .map(|line| format!("{}\n", line.trim_end().trim_start_matches(' ')))
        .collect();
    Some(lines.concat())
}

fn row(name: String, counts: StatCounts) -> impl Iterator<Item = String> {
    let StatCounts { counts, guides } = counts;
    let counts = [
        counts.errors,
        counts.warnings,
        counts.notes,
        guides,
        counts.safe_fixes,
        counts.unsafe_fixes,
    ];
    std::iter::once(name).chain(counts.map(thousands))
}

/// How many totals are how far from what their parts come to.
fn histogram(statistics: &Statistics<'_>) -> Option<String> {
    let counts = statistics.deviations;
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
