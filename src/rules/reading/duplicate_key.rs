//! A key that occurs twice in the same map.
//!
//! ## What it finds
//!
//! Two keys with the same name in the front matter, in a compensation entry or in any other map.
//!
//! ## Why it matters
//!
//! YAML readers disagree on which of the two counts: some use the first, some use the last, and
//! some reject the file. Different readers therefore get different figures from the same guide.
//!
//! ## Example
//!
//! ````pay fails error x1 @"base_low" #2
//! - region: London
//!   base_low: 90000
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//! ````
//!
//! Keep the key that is right:
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

meta!("NG005", "duplicate-key", Error, None, "duplicate_key.rs");

pub(crate) struct DuplicateKey;

impl Rule for DuplicateKey {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for fault in &guide.problems.schema {
            let SchemaFault::DuplicateKey { key, first, second } = fault else {
                continue;
            };
            // Both versions of a merge conflict have the key: that is the conflict's finding.
            if guide.problems.is_in_conflict(*second) {
                continue;
            }
            let finding = context
                .finding(
                    format!("`{key}` occurs twice in the same map"),
                    *second,
                    "again here",
                )
                .related(*first, "first here; this one is read")
                .help(format!("delete one of the two `{key}` lines"));
            context.report(finding);
        }
    }
}
