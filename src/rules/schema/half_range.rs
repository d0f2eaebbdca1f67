//! A range with only one of its two ends.
//!
//! ## What it finds
//!
//! A key `..._low` with an amount or percentage, while its `..._high` is `null` or absent, or the
//! reverse.
//!
//! ## Why it matters
//!
//! A range with one end cannot be shown or compared, and no total can be computed from it.
//!
//! ## Example
//!
//! ````pay fails error x1 @"95000"
//! - region: London
//!   base_low: 95000
//!   base_high: null
//!   currency: GBP
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

meta!("NG109", "half-range", Error, None, "half_range.rs");

pub(crate) struct HalfRange;

impl Rule for HalfRange {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for fault in &guide.problems.schema {
            let SchemaFault::HalfRange {
                within,
                stated,
                absent,
                range,
                null,
            } = fault
            else {
                continue;
            };
            let figure = guide.source.slice(*range);
            let is = if null.is_some() { "null" } else { "absent" };
            let finding = context
                .finding(
                    format!("`{stated}` of {within} is {figure}, but `{absent}` is {is}"),
                    *range,
                    format!("no `{absent}` to go with it"),
                )
                .related_all(null.map(|null| (null, format!("`{absent}` is not known"))))
                .note("a range needs both of its ends to be shown or compared")
                .help(format!(
                    "state `{absent}` as well, with the same figure if there is only one; \
                     if neither is known, leave both out"
                ));
            context.report(finding);
        }
    }
}
