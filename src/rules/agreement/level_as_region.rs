//! An entry whose `region` is a level or a job title.
//!
//! ## What it finds
//!
//! Entries whose `region` is the level or the title of a row, in a guide whose table has no
//! regions. All such entries of a guide are one finding.
//!
//! ## Why it matters
//!
//! `region` is the place where people get this pay. If it is a level, a search for the place does
//! not find the guide, and lists of places show job titles.
//!
//! ## Example
//!
//! ````pay fails error x1 @"Senior Engineer" #1
//! - region: Senior Engineer
//!   base_low: 120000
//!   base_high: 150000
//!   currency: GBP
//!
//! | Level | Title | Base Salary |
//! |-------|-------|-------------|
//! | L5 | Senior Engineer | £120K–£150K |
//! ````
//!
//! ````pay passes
//! - region: London
//!   level: Senior Engineer
//!   base_low: 120000
//!   base_high: 150000
//!   currency: GBP
//!
//! | Level | Title | Base Salary |
//! |-------|-------|-------------|
//! | L5 | Senior Engineer | £120K–£150K |
//! ````

use crate::analysis::pay::pair::{Pair, head, pairs};
use crate::model::{Guide, Parts};
use crate::rules::{Context, Meta, Rule, meta};

meta!(
    "NG316",
    "level-as-region",
    Error,
    None,
    "level_as_region.rs"
);

pub(crate) struct LevelAsRegion;

impl Rule for LevelAsRegion {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        // Rows without a region are paired by their level or title alone.
        let is_level = |pair: &Pair<'_>| {
            let parts = Parts {
                entry: pair.entry,
                row: Some(pair.row),
            };
            parts.region_is_level()
        };
        let found: Vec<Pair<'_>> = pairs(guide).filter(is_level).collect();
        let [first, others @ ..] = &found[..] else {
            return;
        };
        let names: Vec<String> = found
            .iter()
            .map(|pair| format!("\"{}\"", pair.entry.label()))
            .collect();
        let message = match &names[..] {
            [name] => {
                format!("the region of an entry is {name}, which the table states as a level")
            }
            names => format!(
                "the regions of {} entries are levels in the table, not places: {}",
                names.len(),
                names.join(", ")
            ),
        };
        let pay = &first.row.compensation;
        let in_table = pay.title.range().or(pay.level.range());
        context.report(
            context
                .finding(message, head(first.entry), "a level, not a place")
                .related_all(
                    others
                        .iter()
                        .map(|pair| (head(pair.entry), "a level, not a place")),
                )
                .related_all(in_table.map(|place| (place, "the table has it as a level")))
                .note("the table does not say for which places its figures are")
                .help("write the place as `region`, and the level or title as `level`"),
        );
    }
}
