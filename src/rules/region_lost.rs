//! The table has a region that the front matter does not.
//!
//! ## What it finds
//!
//! A row (or a column of a transposed table) with figures whose region, or level where a table has
//! no regions, has no entry in `compensation`. Where an entry is likely to be meant for it under
//! another name, `region-invented` says so instead.
//!
//! ## Why it matters
//!
//! Everything that reads the front matter does not know of the region at all.
//!
//! ## Example
//!
//! ````pay fails
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
//! Stock in another currency than the salary makes the fix one to check:
//!
//! ````pay fails mixed-currency
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
//! ## Fix safety
//!
//! Safe: the fix adds an entry with exactly what the row states. Unsafe where the row mixes
//! currencies, and where it states a component twice, such as two grants: the entry has the first.

use std::collections::{BTreeMap, BTreeSet};

use super::entry_text::{entry_lines, insert_after};
use super::unpaired::Unpaired;
use super::{Context, Meta, Rule, meta};
use crate::diagnostic::{Fix, Safety};
use crate::model::{Compensation, Guide, PayRow, RegionLabel};
use crate::text::Edit;

meta!(
    "NG306",
    "region-lost",
    Error,
    SafeOrUnsafe,
    "region_lost.rs"
);

pub struct RegionLost;

impl Rule for RegionLost {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let Some(table) = &guide.body.pay_table else {
            return;
        };
        // Without entries, or with some that could not be read, that is what to put right first.
        if !guide.front.has_all_entries {
            return;
        }
        // Rows of one region (its levels) are one finding.
        let mut order: Vec<Vec<usize>> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let elsewhere = Unpaired::of(guide).known_rows;
        let twice = regions_stated_twice(guide);
        for index in guide.pairing.rows_alone.iter().copied() {
            let row = &table.rows[index];
            let is_twice = twice.contains(&identity(&row.compensation));
            if !row.states_figures() || !has_name(row) || elsewhere.contains(&index) || is_twice {
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
            report(guide, context, members, &table.rows, &known);
        }
    }
}

type Identity<'g> = (Option<&'g str>, Option<&'g str>);

fn identity(pay: &Compensation) -> Identity<'_> {
    let region = pay.region.value().map(RegionLabel::identity);
    (region, pay.level.value().map(String::as_str))
}

/// The regions that have several entries, which `duplicate-region` speaks of. Nothing says which of
/// them a row belongs to.
fn regions_stated_twice(guide: &Guide) -> BTreeSet<Identity<'_>> {
    let mut known = BTreeSet::new();
    let entries = guide.front.compensation.iter().map(identity);
    entries.filter(|entry| !known.insert(*entry)).collect()
}

/// What the entries' regions are, with their levels.
fn known_regions(guide: &Guide) -> BTreeSet<(&str, Option<&str>)> {
    let entries = guide.front.compensation.iter();
    entries
        .filter_map(|entry| {
            let region = entry.region.value()?.identity();
            Some((region, entry.level.value().map(String::as_str)))
        })
        .collect()
}

/// Whether an entry can state all of the row's pay as it stands.
fn is_plain(row: &PayRow) -> bool {
    row.is_in_one_currency() && !row.states_a_component_twice()
}

/// A row without a label, or with nothing but dashes for one, names nothing that could be lost.
fn has_name(row: &PayRow) -> bool {
    match row.compensation.region.value() {
        Some(region) => !region.words().is_empty(),
        None => row.compensation.label() != "",
    }
}

fn report(
    guide: &Guide,
    context: &mut Context<'_>,
    members: &[usize],
    rows: &[PayRow],
    known: &BTreeSet<(&str, Option<&str>)>,
) {
    let Some(row) = members.first().map(|index| &rows[*index]) else {
        return;
    };
    let pay = &row.compensation;
    let (name, place) = match pay.region.spanned() {
        Some(region) => (region.value.name(), region.range),
        None => (
            pay.label(),
            pay.title.range().or(pay.level.range()).unwrap_or(pay.range),
        ),
    };
    let figures: Vec<String> = match members {
        [_] => row
            .cells
            .iter()
            .take(3)
            .map(|cell| format!("{} {}", cell.header, cell.text))
            .collect(),
        _ => members
            .iter()
            .map(|index| level_figures(&rows[*index]))
            .collect(),
    };
    let mut finding = context.finding(
        format!("{name} is in the table, but not in the front matter"),
        place,
        "not in the front matter",
    );
    if let Some(key) = guide.front.compensation_key {
        finding = finding.related(key, "no entry for it in this list");
    }
    finding = finding.note(format!("the table states {}", figures.join("; ")));
    // A second row of a region that has its entry would give it a second entry.
    let is_known = members.iter().any(|index| {
        let pay = &rows[*index].compensation;
        let region = pay.region.value().map(RegionLabel::identity);
        let level = pay.level.value().map(String::as_str);
        region.is_some_and(|region| known.contains(&(region, level)))
    });
    let edits = match is_known {
        true => None,
        false => new_entries(guide, members, rows),
    };
    context.report(match edits {
        Some(edits) => finding.fix(Fix {
            title: format!("add {name} as the table states it"),
            edits,
            safety: match members.iter().all(|index| is_plain(&rows[*index])) {
                true => Safety::Safe,
                false => Safety::Unsafe,
            },
        }),
        None => finding.help(format!("add an entry for {name}")),
    });
}

/// `Senior (L5) kr780,000–kr1,050,000`: a row of a table with levels.
fn level_figures(row: &PayRow) -> String {
    let level = row.compensation.level.value().map_or("", String::as_str);
    let texts: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
    format!("{level} {}", texts.join(", "))
        .trim_start()
        .to_string()
}

/// One new entry per row, behind the entry of the row before, or the last one.
fn new_entries(guide: &Guide, members: &[usize], rows: &[PayRow]) -> Option<Vec<Edit>> {
    let mut lines = Vec::new();
    for index in members {
        lines.push(entry_lines(&rows[*index].compensation)?);
    }
    let before = entry_before(guide, *members.first()?)?;
    // Several entries at one place are one insertion, so that their order is certain.
    let mut joined: Option<Edit> = None;
    for lines in &lines {
        let edit = insert_after(guide, before, lines)?;
        match &mut joined {
            Some(all) => all.text.push_str(&edit.text),
            None => joined = Some(edit),
        }
    }
    joined.map(|edit| vec![edit])
}

fn entry_before(guide: &Guide, row: usize) -> Option<&Compensation> {
    let entries = &guide.front.compensation;
    let before = guide.pairing.pairs.iter().filter(|(_, other)| *other < row);
    let nearest = before.max_by_key(|(_, other)| *other);
    nearest
        .and_then(|(entry, _)| entries.get(*entry))
        .or(entries.last())
}
