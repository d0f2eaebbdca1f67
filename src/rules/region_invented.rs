//! The front matter has a region that the table does not.
//!
//! ## What it finds
//!
//! An entry of `compensation` whose region, or level where the table states pay per level, has no row
//! in the body's table. Where the table has the same pay under another name, that is said in one
//! finding, instead of one for the entry and one for the row. Also an entry for which neither it nor
//! its row states any pay at all, as a warning.
//!
//! A table that names no regions is not held against the entries, nor is a label that joins several:
//! an entry for London has its row in `London / Europe`.
//!
//! ## Why it matters
//!
//! Programs and the site's tables show pay for a place that no reader of the guide can find in it.
//!
//! ## Example
//!
//! ````pay fails
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
//! ````pay fails
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
//! Unsafe: the fix takes the table's name for the entry, but the two may be different places.

use std::collections::BTreeSet;

use super::pairs::head;
use super::unpaired::{Renamed, Unpaired};
use super::{Context, Meta, Rule, meta, words};
use crate::diagnostic::{Diagnostic, Fix, Safety, Severity};
use crate::model::cell::CellValue;
use crate::model::{Compensation, Guide, PayRow, RegionLabel};
use crate::syntax::yaml::print_text;
use crate::text::{Edit, TextRange};

meta!(
    "NG307",
    "region-invented",
    Error,
    Unsafe,
    "region_invented.rs"
);

pub struct RegionInvented;

impl Rule for RegionInvented {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let Some(table) = &guide.body.pay_table else {
            return;
        };
        // With entries that could not be read, what a row has for an entry is not known.
        if !guide.front.has_all_entries {
            return;
        }
        let has_region = |row: &PayRow| {
            let label = row.compensation.region.value();
            label.is_some_and(|label| !label.words().is_empty())
        };
        if !table.rows.iter().any(has_region) {
            return;
        }
        let unpaired = Unpaired::of(guide);
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
            let finding = not_in_table(context, &entries[*index])
                .help("add its row to the table, or delete the entry");
            context.report(match table.headers.first() {
                Some(corner) => finding.related(corner.range, "no row for it in this table"),
                None => finding,
            });
        }
        for renamed in &unpaired.renamed {
            let finding = another_name(context, &entries[renamed.entry], renamed, &table.rows);
            context.report(finding);
        }
        for (entry, row) in &guide.pairing.pairs {
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
            "{} is in the front matter, but not in the table",
            entry.label()
        ),
        place(entry),
        "not in the table",
    )
}

/// Where the entry's name stands: its level, if the region is known.
fn place(entry: &Compensation) -> TextRange {
    entry.level.range().unwrap_or_else(|| head(entry))
}

fn another_name(
    context: &Context<'_>,
    entry: &Compensation,
    renamed: &Renamed,
    rows: &[PayRow],
) -> Diagnostic {
    let rows: Vec<&Compensation> = { renamed.rows.iter() }
        .map(|index| &rows[*index].compensation)
        .collect();
    let is_level = |row: &Compensation| {
        let (own, other) = (entry.region.value(), row.region.value());
        own.zip(other)
            .is_some_and(|(own, other)| own.is_same_region(other))
    };
    let name = |row: &Compensation| match (row.level.value(), row.region.value()) {
        (Some(level), _) if is_level(row) => level.clone(),
        (_, Some(region)) => region.name(),
        _ => row.label(),
    };
    let mut names: Vec<String> = rows.iter().map(|row| name(row)).collect();
    names.dedup();
    let quoted = || names.iter().map(String::as_str);
    let instead = match names[..] {
        [_] => format!("; did you mean {}?", words::one_of(quoted())),
        _ => format!(", which has {} instead", words::all_of(quoted())),
    };
    let mut finding = context.finding(
        format!(
            "{} is in the front matter, but not in the table{instead}",
            entry.label()
        ),
        place(entry),
        "not in the table",
    );
    for row in &rows {
        let range = match is_level(row) {
            true => row.level.range(),
            false => row.region.range(),
        };
        let range = range.unwrap_or(row.range);
        let is_new = { finding.related.iter() }.all(|label| label.range != range);
        if is_new {
            finding = finding.related(range, "not in the front matter");
        }
    }
    if renamed.same_pay {
        finding = finding.note("both state the same pay");
    }
    let ([row, ..], [name]) = (&rows[..], &names[..]) else {
        return finding.help("make it an entry for each row of the table");
    };
    let (key, slot) = match is_level(row) {
        true => ("level", entry.level.range()),
        false => ("region", entry.region.range()),
    };
    let finding = finding.help("give both the same name, or add what each of them lacks");
    match slot {
        Some(range) => finding.fix(Fix {
            title: format!("write `{key}: {name}`"),
            edits: vec![Edit::replace(range, print_text(name))],
            safety: Safety::Unsafe,
        }),
        None => finding,
    }
}

/// An entry of which nothing is known but its name and its currency.
fn without_pay(context: &Context<'_>, entry: &Compensation, row: &PayRow) -> Option<Diagnostic> {
    let bands = [
        &entry.base,
        &entry.stock,
        &entry.signing_bonus,
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
            "{} has an entry, but no pay: neither there nor in the table",
            entry.label()
        ),
        place(entry),
        "no figure is known for it",
    );
    let finding = match row.compensation.region.range() {
        Some(range) => finding.related(range, "its row is empty"),
        None => finding,
    };
    Some(finding.help("state its pay, or delete the entry"))
}
