//! The front matter has a region that the table does not have.
//!
//! ## What it finds
//!
//! An entry of `compensation` whose region has no row in the body's table. If the table states pay
//! for each level, this applies to the level too. If the table has a row that is probably meant for
//! the entry but has another name, there is one finding for both, instead of one for the entry and
//! one for the row.
//!
//! It also finds an entry for which neither the entry nor its row states any pay. This is only a
//! warning, because the two agree and no published figure is wrong; but the guide lists a place
//! without pay.
//!
//! If the table names no regions, this rule does not check the entries. A row whose label names
//! several regions is a row for each of them: an entry for London agrees with a row
//! `London / Europe`.
//!
//! ## Why it matters
//!
//! Programs and the site's tables show pay for a place that readers of the guide do not find in its
//! table.
//!
//! ## Example
//!
//! ````pay fails error x1 @"Berlin"
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//! - region: Berlin
//!   base_low: 80000
//!   base_high: 100000
//!   currency: EUR
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | London | £95K–£120K |
//! ````
//!
//! One region under two names is one finding:
//!
//! ````pay fails error x1 @"Londn"
//! - region: Londn
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | London | £95K–£120K |
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | London / Europe | £95K–£120K |
//! ````
//!
//! ## Fix safety
//!
//! Unsafe: the fix writes the table's name for the region or level into the entry, but the two may
//! be different places or levels.

use std::collections::BTreeSet;

use crate::analysis::matching::unmatched::Unpaired;
use crate::analysis::text::placeholders::placeholders;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::model::cell::CellValue;
use crate::model::{Compensation, Guide, PayRow, RegionLabel};
use crate::rules::agreement::renamed_region::{another_name, place};
use crate::rules::{Context, Meta, Rule, UNFILLED, meta};

meta!(
    "NG307",
    "region-invented",
    Error,
    Unsafe,
    "region_invented.rs"
);

pub(crate) struct RegionInvented;

impl Rule for RegionInvented {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let Some((table, unpaired)) = Unpaired::of(guide) else {
            return;
        };
        let has_region = |row: &PayRow| {
            let label = row.compensation.region.value();
            label.is_some_and(|label| !label.words().is_empty())
        };
        if !table.rows.iter().any(has_region) {
            return;
        }
        let entries = &guide.front.compensation;
        let tabled = match unpaired.invented[..] {
            [] => BTreeSet::new(),
            _ => names_in_tables(guide),
        };
        for index in &unpaired.invented {
            let region = entries[*index].region.value();
            if region.is_some_and(|label| tabled.contains(label.identity()))
                && entries[*index].level.is_unstated()
            {
                continue;
            }
            let corner = table.headers.first();
            let finding = not_in_table(context, &entries[*index])
                .related_all(corner.map(|corner| (corner.range, "no row for it in this table")))
                .help("delete the entry, or add its row to the table");
            context.report(finding);
        }
        for renamed in &unpaired.renamed {
            let finding = another_name(context, &entries[renamed.entry], renamed, &table.rows);
            context.report(finding);
        }
        // Of a guide that is still to be filled in, that is said already.
        let is_unfilled = context.runs(&UNFILLED) && !placeholders(&guide.source.text).is_empty();
        for (entry, row) in guide.pairing.pairs.iter().filter(|_| !is_unfilled) {
            if let Some(finding) = without_pay(context, &entries[*entry], &table.rows[*row]) {
                context.report(finding);
            }
        }
    }
}

/// What the rows of all tables of the body start with: a second table may state the pay of more
/// regions.
fn names_in_tables(guide: &Guide) -> BTreeSet<String> {
    let lines = guide.source.slice(guide.body_range).lines();
    let rows = lines.filter_map(|line| line.trim_start().strip_prefix('|'));
    rows.filter_map(|row| row.split('|').next())
        .map(|name| RegionLabel::new(&name.replace("**", "")))
        .map(|label| label.identity().to_string())
        .collect()
}

fn not_in_table(context: &Context<'_>, entry: &Compensation) -> Diagnostic {
    context.finding(
        format!(
            "\"{}\" is in the front matter, but not in the table",
            entry.label()
        ),
        place(entry),
        "not in the table",
    )
}

/// An entry of which nothing is known but its name and its currency.
fn without_pay(context: &Context<'_>, entry: &Compensation, row: &PayRow) -> Option<Diagnostic> {
    let bands = [
        &entry.base,
        &entry.stock,
        &entry.signing_bonus,
        &entry.signing_bonus_year2,
        &entry.total,
    ];
    let is_empty = bands.iter().all(|band| band.is_unstated())
        && entry.bonus.is_unstated()
        && entry.other.is_empty();
    let says_nothing = { row.cells.iter() }.all(|cell| cell.cell.value == CellValue::Nothing);
    if !is_empty || !says_nothing || row.cells.is_empty() {
        return None;
    }
    let finding = context.graded(
        Severity::Warning,
        format!(
            "\"{}\" has an entry, but no pay: neither there nor in the table",
            entry.label()
        ),
        Label::new(place(entry), "no figure is known for it"),
    );
    let of_row = row.compensation.region.range();
    Some(
        finding
            .related_all(of_row.map(|range| (range, "its row is empty")))
            .help("delete the entry, as a row without figures needs none, or state its pay"),
    )
}
