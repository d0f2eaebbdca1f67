//! The table has a region that the front matter does not have.
//!
//! ## What it finds
//!
//! A row (or a column of a transposed table) with figures whose region has no entry in
//! `compensation`. In a table without regions, the same applies to levels. If an entry with another
//! name is probably meant for the row, `region-invented` reports it instead.
//!
//! ## Why it matters
//!
//! Programs, the site's tables and all comparisons read the front matter. They lack the region
//! completely.
//!
//! ## Example
//!
//! ````pay fails error x1 @"Gothenburg"
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | London | £95K–£120K |
//! | Gothenburg | SEK 600K–SEK 780K |
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//! - region: Gothenburg
//!   base_low: 600000
//!   base_high: 780000
//!   currency: SEK
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | London | £95K–£120K |
//! | Gothenburg | SEK 600K–SEK 780K |
//! ````
//!
//! The stock is in a different currency than the base salary. The author must decide on one
//! currency before an entry can be written:
//!
//! ````pay fails error x1 @"Gothenburg" mixed-currency x1
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//!
//! | Region | Base Salary | Stock |
//! |--------|-------------|-------|
//! | London | £95K–£120K | — |
//! | Gothenburg | SEK 600K–SEK 780K | $40K–$80K |
//! ````
//!
//! The cell gives stock for one year and its header for four years. It is not certain which is
//! meant, so the fix is unsafe:
//!
//! ````pay fails error x1 @"Gothenburg" ambiguous-cell x1
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//!
//! | Region | Base Salary | Stock (RSU/4yr) |
//! |--------|-------------|-----------------|
//! | London | £95K–£120K | — |
//! | Gothenburg | SEK 600K–SEK 780K | SEK 20K–SEK 30K/yr |
//! ````
//!
//! ## Fix safety
//!
//! Safe: the fix adds an entry with exactly what the row states. Unsafe where the row states a part
//! of pay twice (the fix takes the first), where the author marks a figure as uncertain (`£40K?`)
//! or states only one end of a range (`10%+`), and where the cell and its header give different
//! years for the stock. There is no fix where the row has a reversed range, pay for less than a
//! year or several currencies: the author must correct these first.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::matching::unmatched::Unpaired;
use crate::analysis::pay::entry_currency::{CurrencyDoubt, SETTLE};
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::edit::new_entry::new_entries;
use crate::model::{Compensation, Currency, FigureDoubt, Guide, PayCell, PayRow, RegionLabel};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::TextRange;

meta!(
    "NG306",
    "region-lost",
    Error,
    SafeOrUnsafe,
    "region_lost.rs"
);

/// How many figures of a row a note lists.
const LISTED: usize = 3;

pub(crate) struct RegionLost;

impl Rule for RegionLost {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let Some((table, unpaired)) = Unpaired::of(guide) else {
            return;
        };
        // Rows of one region (its levels) are one finding.
        let mut order: Vec<Vec<usize>> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let twice = regions_stated_twice(guide);
        for index in guide.pairing.rows_alone.iter().copied() {
            let row = &table.rows[index];
            let is_twice = twice.contains(&identity(&row.compensation));
            let is_known = unpaired.known_rows.contains(&index);
            if !row.states_figures() || !has_name(row) || is_known || is_twice {
                continue;
            }
            let place = row.compensation.region.value().map(RegionLabel::identity);
            match place.and_then(|place| places.get(place)) {
                Some(group) => order[*group].push(index),
                None => {
                    places.extend(place.map(|place| (place, order.len())));
                    order.push(vec![index]);
                }
            }
        }
        let known = known_regions(guide);
        for members in &order {
            let region = LostRegion {
                guide,
                rows: members.iter().map(|index| &table.rows[*index]).collect(),
                members,
            };
            if let Some(finding) = region.finding(context, &known) {
                context.report(finding);
            }
        }
    }
}

type Identity<'g> = (Option<&'g str>, Option<&'g str>);

fn identity(pay: &Compensation) -> Identity<'_> {
    let region = pay.region.value().map(RegionLabel::identity);
    (region, pay.level.value().map(String::as_str))
}

/// The regions that have several entries, which `duplicate-region` reports. Nothing says which of
/// them a row belongs to.
fn regions_stated_twice(guide: &Guide) -> BTreeSet<Identity<'_>> {
    let mut known = BTreeSet::new();
    let entries = guide.front.compensation.iter().map(identity);
    entries.filter(|entry| !known.insert(*entry)).collect()
}

type KnownRegions<'g> = BTreeSet<(&'g str, Option<&'g str>)>;

/// What the entries' regions are, with their levels.
fn known_regions(guide: &Guide) -> KnownRegions<'_> {
    let entries = guide.front.compensation.iter();
    entries
        .filter_map(|entry| {
            let region = entry.region.value()?.identity();
            Some((region, entry.level.value().map(String::as_str)))
        })
        .collect()
}

/// A row without a label, or with nothing but dashes for one, names nothing that could be lost.
fn has_name(row: &PayRow) -> bool {
    match row.compensation.region.value() {
        Some(region) => !region.words().is_empty(),
        None => row.compensation.label() != "",
    }
}

/// A region without an entry, and its rows in the table: several where the table has levels.
struct LostRegion<'g> {
    guide: &'g Guide,
    rows: Vec<&'g PayRow>,
    /// The rows by their place in the table.
    members: &'g [usize],
}

impl LostRegion<'_> {
    fn finding(&self, context: &Context<'_>, known: &KnownRegions<'_>) -> Option<Diagnostic> {
        let (name, place) = named(&self.rows.first()?.compensation);
        // A second row of a region that has its entry would give it a second entry.
        if self.has_an_entry(known) {
            return Some(
                context
                    .finding(
                        format!(
                            "{name} has more rows in the table than entries in the front matter"
                        ),
                        place,
                        "no entry is paired with it",
                    )
                    .note(format!("the table states {}", self.figures().join("; ")))
                    .help("make it one row, or distinguish the rows by level"),
            );
        }
        let list = self.guide.front.compensation_key;
        let finding = context
            .finding(
                format!("{name} is in the table, but not in the front matter"),
                place,
                "not in the front matter",
            )
            .related_all(list.map(|key| (key, "no entry for it in this list")))
            .note(format!("the table states {}", self.figures().join("; ")));
        if let Some(mixed) = self.rows.iter().find(|row| !row.is_in_one_currency()) {
            return Some(finding.note(in_two_currencies(mixed)).help(SETTLE));
        }
        let twice = "it states a component of pay twice, and an entry has one key for it";
        let contested = "its cell and the header give different years for the stock";
        let finding = finding
            .notes(self.is_twice().then_some(twice))
            .notes(self.is_contested().then_some(contested))
            .help("write an entry for it, or take it out of the table");
        Some(finding.fix_opt(self.add_entries(&name)))
    }

    fn figures(&self) -> Vec<String> {
        let [row] = self.rows[..] else {
            return self.rows.iter().map(|row| level_figures(row)).collect();
        };
        let left = row.cells.len().saturating_sub(LISTED);
        let cells = row.cells.iter().take(LISTED);
        cells
            .map(|cell| format!("{} {}", cell.header, cell.text))
            .chain((left > 0).then(|| format!("and {left} more")))
            .collect()
    }

    fn has_an_entry(&self, known: &KnownRegions<'_>) -> bool {
        self.rows.iter().any(|row| {
            let (region, level) = identity(&row.compensation);
            region.is_some_and(|region| known.contains(&(region, level)))
        })
    }

    fn is_twice(&self) -> bool {
        self.rows.iter().any(|row| row.states_a_component_twice())
    }

    fn is_contested(&self) -> bool {
        self.rows.iter().any(|row| row.contested_stock().is_some())
    }

    /// The first figure that can't be taken over as it is, and why.
    fn doubt(&self) -> Option<(&PayCell, FigureDoubt)> {
        self.rows.iter().find_map(|row| row.doubt())
    }

    fn add_entries(&self, name: &str) -> Option<Fix> {
        Some(Fix {
            title: format!("add {name} as the table states it"),
            edits: new_entries(self.guide, self.members)?,
            safety: Safety::safe_if(
                !self.is_twice() && !self.is_contested() && self.doubt().is_none(),
            ),
        })
    }
}

/// What the region is called, and where.
fn named(pay: &Compensation) -> (String, TextRange) {
    match pay.region.spanned() {
        Some(region) => (region.value.name(), region.range),
        None => (
            pay.label(),
            pay.title.range().or(pay.level.range()).unwrap_or(pay.range),
        ),
    }
}

/// An entry has one currency, and this row's figures have several.
fn in_two_currencies(row: &PayRow) -> String {
    let currencies: Vec<String> = row.currencies().iter().map(Currency::to_string).collect();
    match &currencies[..] {
        [_, _, ..] => format!(
            "an entry has one currency, but the row is in {}",
            currencies.join(" and ")
        ),
        _ => CurrencyDoubt::Equivalent.reason(),
    }
}

/// `Senior (L5) kr780,000–kr1,050,000`: a row of a table with levels.
fn level_figures(row: &PayRow) -> String {
    let level = row.compensation.level.value().map_or("", String::as_str);
    let texts: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
    format!("{level} {}", texts.join(", "))
        .trim_start()
        .to_string()
}
