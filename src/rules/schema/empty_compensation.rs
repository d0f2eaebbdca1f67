//! A `compensation` list without entries.
//!
//! ## What it finds
//!
//! `compensation: []`. If nothing follows the key, `missing-field` reports it instead.
//!
//! ## Why it matters
//!
//! The purpose of a guide is its pay data. Without entries there are no figures to check or to
//! publish.
//!
//! ## Example
//!
//! ````keys fails error x1 @"compensation"
//! compensation: []
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//! ````

use crate::model::Guide;
use crate::model::front_matter::SchemaFault;
use crate::rules::{Context, Meta, Rule, meta};

meta!(
    "NG106",
    "empty-compensation",
    Error,
    None,
    "empty_compensation.rs"
);

pub(crate) struct EmptyCompensation;

impl Rule for EmptyCompensation {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let table = guide.body.pay_table.as_ref();
        let rows = table.map_or(0, |table| table.rows.len());
        for fault in &guide.problems.schema {
            let SchemaFault::EmptyCompensation { range } = fault else {
                continue;
            };
            let finding = context.finding(
                "`compensation` has no entry",
                *range,
                "the list of this key is empty",
            );
            context.report(match rows {
                0 => finding.help("write one entry per region, each with `region` and `currency`"),
                1 => finding.help("write an entry for the row of the pay table in the body"),
                _ => finding.help(format!(
                    "write one entry for each of the {rows} rows of the pay table in the body"
                )),
            });
        }
    }
}
