//! The table states pay for each level, the front matter only one range for all levels.
//!
//! ## What it finds
//!
//! An entry without a `level` although the table has several rows (or cells) for its region, one
//! for each level. Usually its range goes from the lowest figure of all levels to the highest. All
//! such entries of a guide are one finding.
//!
//! ## Why it matters
//!
//! A range from the lowest level to the highest is not the pay of any level, so the pay of a level
//! cannot be looked up or compared.
//!
//! ## Example
//!
//! ````pay fails error x1 @"95000"
//! - region: London
//!   total_comp_low: 95000
//!   total_comp_high: 210000
//!   currency: GBP
//!
//! | Level | London (GBP) |
//! |-------|--------------|
//! | Senior (L5) | £95K–£140K |
//! | Staff (L6) | £140K–£210K |
//! ````
//!
//! With a figure that is not in the table:
//!
//! ````pay fails error x1 @"90000"
//! - region: London
//!   total_comp_low: 90000
//!   total_comp_high: 210000
//!   currency: GBP
//!
//! | Level | London (GBP) |
//! |-------|--------------|
//! | Senior (L5) | £95K–£140K |
//! | Staff (L6) | £140K–£210K |
//! ````
//!
//! ````pay passes
//! - region: London
//!   level: Senior (L5)
//!   total_comp_low: 95000
//!   total_comp_high: 140000
//!   currency: GBP
//! - region: London
//!   level: Staff (L6)
//!   total_comp_low: 140000
//!   total_comp_high: 210000
//!   currency: GBP
//!
//! | Level | London (GBP) |
//! |-------|--------------|
//! | Senior (L5) | £95K–£140K |
//! | Staff (L6) | £140K–£210K |
//! ````
//!
//! ## Fix safety
//!
//! Safe: the fix turns the entry into that of the first level, adds an entry for every other level,
//! and takes the figures of each level from the table. Unsafe where the entry has a figure that is
//! not an end of any level's range, or other vesting years than a level's row; where a figure that
//! changes has a comment next to it; where the author marks a figure of the table as uncertain; and
//! where the currency is not certain. There is no fix where the entry states a part of pay that the
//! table does not state, because it is not known which level it belongs to, or for reversed ranges
//! and pay for less than a year.

use crate::analysis::pay::pair::{Pair, collapsed, head};
use crate::diagnostic::{Fix, Safety};
use crate::edit::cell::stated_band;
use crate::edit::split_levels::{Rewrite, rewrite};
use crate::model::{Compensation, Component, Guide, PayRow};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::TextRange;

meta!(
    "NG308",
    "levels-collapsed",
    Error,
    SafeOrUnsafe,
    "levels_collapsed.rs"
);

/// How many regions a message lists, and how many of them are spelled out in notes.
const LISTED: usize = 3;

const HELP: &str = "write an entry for each level, with `level` and the level's own figures";

pub(crate) struct LevelsCollapsed;

impl Rule for LevelsCollapsed {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let groups: Vec<Vec<Pair<'_>>> = collapsed(guide).collect();
        let Some(first) = groups.first().and_then(|group| group.first()) else {
            return;
        };
        let finding = context
            .finding(
                message(guide, &groups),
                place(first.entry),
                covers(groups[0].len()),
            )
            .related_all(
                groups[1..]
                    .iter()
                    .map(|group| (place(group[0].entry), covers(group.len()))),
            )
            .related_all(
                groups[0]
                    .iter()
                    .map(|pair| (pair.row.compensation.range, level_of(pair.row))),
            )
            .notes(groups.iter().take(LISTED).map(|group| {
                let levels: Vec<String> = group.iter().map(|pair| figures(pair.row)).collect();
                format!("{}: {}", group[0].entry.label(), levels.join(", "))
            }));
        let rewrites: Result<Vec<Rewrite>, _> =
            groups.iter().map(|group| rewrite(guide, group)).collect();
        context.report(match rewrites {
            Ok(rewrites) => {
                let count: usize = groups.iter().map(Vec::len).sum();
                let is_safe = rewrites.iter().all(|rewrite| rewrite.is_safe);
                finding.help(HELP).fix(Fix {
                    title: format!("write an entry for each level, {count} in all"),
                    edits: rewrites
                        .into_iter()
                        .flat_map(|rewrite| rewrite.edits)
                        .collect(),
                    safety: Safety::safe_if(is_safe),
                })
            }
            Err(why) => finding.note(why).help(HELP),
        });
    }
}

/// `the table states pay for 3 levels, but the front matter has one band for all of them: Sunnyvale
/// $150,000–$340,000, ...`
fn message(guide: &Guide, groups: &[Vec<Pair<'_>>]) -> String {
    let mut counts: Vec<usize> = groups.iter().map(Vec::len).collect();
    counts.sort_unstable();
    counts.dedup();
    let levels = match counts[..] {
        [only] => format!("{only} levels"),
        _ => "several levels".to_string(),
    };
    let mut bands: Vec<String> = groups
        .iter()
        .take(LISTED)
        .map(|group| band(guide, group[0]))
        .collect();
    if groups.len() > LISTED {
        bands.push(format!("and {} more", groups.len() - LISTED));
    }
    format!(
        "the table states pay for {levels}, but the front matter has one band for all of them: {}",
        bands.join(", ")
    )
}

/// `Sunnyvale $150,000–$340,000`: the entry with the first band it states, its total if it has one.
fn band(guide: &Guide, pair: Pair<'_>) -> String {
    let label = pair.entry.label();
    let mut components = Component::ONE_BAND.into_iter().rev();
    let stated = components.find_map(|component| Some((component, component.values(pair.entry)?)));
    match stated {
        Some((component, ends)) => {
            let cell = pair.row.cell_of(component);
            let band = cell.map(|cell| stated_band(guide, pair, cell, ends));
            let band = band.unwrap_or_else(|| pair.plain_band(ends));
            format!("{label} {band}")
        }
        None => label,
    }
}

fn place(entry: &Compensation) -> TextRange {
    entry.total.low.range().unwrap_or(head(entry))
}

fn covers(levels: usize) -> String {
    format!("covers {levels} levels")
}

fn level_of(row: &PayRow) -> String {
    let level = row.compensation.level.value();
    level.cloned().unwrap_or_default()
}

/// `Senior (L5) $200,000–$270,000`.
fn figures(row: &PayRow) -> String {
    let texts: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
    format!("{} {}", level_of(row), texts.join(" | "))
}
