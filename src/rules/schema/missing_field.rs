//! A required key that is absent or has no value.
//!
//! ## What it finds
//!
//! Front matter without one of the keys that every guide needs, a compensation entry without
//! `region` or `currency`, a data source without `name`. A required key whose value is `null` or
//! empty counts as absent.
//!
//! ## Why it matters
//!
//! The site, the data files and the checks of the figures need these keys. For example, the amounts
//! of an entry without a currency cannot be compared with anything.
//!
//! ## Example
//!
//! ````pay fails error x1 @"region"
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//! ````

use crate::analysis::text::phrases::key_of;
use crate::model::Guide;
use crate::model::front_matter::SchemaFault;
use crate::rules::{Context, Meta, Rule, meta};

meta!("NG101", "missing-field", Error, None, "missing_field.rs");

pub(crate) struct MissingField;

impl Rule for MissingField {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for fault in &guide.problems.schema {
            let SchemaFault::MissingField {
                key,
                holds,
                within,
                range,
            } = fault
            else {
                continue;
            };
            let name = key_of(key, within.as_deref());
            let is_there = guide.source.slice(*range) == *key;
            let (what, label) = if is_there {
                ("has no value", "no value".to_string())
            } else {
                ("is missing", format!("no `{key}` here"))
            };
            let finding = context.finding(format!("{name} {what}"), *range, label);
            let finding = if is_there {
                finding.help(format!("write {holds}"))
            } else {
                finding.help(format!("add `{key}:` with {holds}"))
            };
            context.report(finding);
        }
    }
}
