//! A key that is not in the schema.
//!
//! ## What it finds
//!
//! Keys of the front matter, of a compensation entry or of a data source that the schema does not
//! have. `level_mapping` may have any key, because its keys are names of companies.
//!
//! ## Why it matters
//!
//! The value of an unknown key is ignored. Usually the key is misspelt, and a figure that the
//! author believes to be stated is not read. In an entry of `compensation` an unknown key is an
//! error, because a figure of pay may be lost; elsewhere it is a warning.
//!
//! ## Example
//!
//! ````pay fails error x1 @"base_hihg" half-range x1
//! - region: London
//!   base_low: 95000
//!   base_hihg: 120000
//!   currency: GBP
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//! ````
//!
//! ## Fix safety
//!
//! Unsafe: the fix renames the key to the one that means the same (`base_min` to `base_low`) or has
//! the most similar spelling, but a different key may have been meant. If a key of an entry probably
//! means a key of the schema and has a figure, no other fix changes that entry until the key is
//! renamed. There is no fix for a key that adds a meaning which no key of the schema has (`base_monthly`).

use crate::analysis::text::phrases::{key_of, one_of, shown};
use crate::diagnostic::{Fix, Label, Safety, Severity};
use crate::model::Guide;
use crate::model::front_matter::SchemaFault;
use crate::model::front_matter::schema::{self, Key};
use crate::rules::{Context, Meta, Rule, meta};

meta!("NG102", "unknown-key", Warning, Unsafe, "unknown_key.rs");

pub(crate) struct UnknownKey;

impl Rule for UnknownKey {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for fault in &guide.problems.schema {
            let SchemaFault::UnknownKey {
                key,
                within,
                range,
                meant,
                value: _,
            } = fault
            else {
                continue;
            };
            let message = if key.is_empty() {
                "a value has no key".to_string()
            } else {
                let quoted = shown(key);
                let key = key_of(quoted.trim_matches('`'), within.as_deref());
                format!("{key} is not a key of the schema")
            };
            // A figure of pay is lost with its key.
            let severity = if guide.front.entry_around(*range).is_some() {
                Severity::Error
            } else {
                Severity::Warning
            };
            let finding = context
                .graded(severity, message, Label::new(*range, "unknown key"))
                .note("the value of an unknown key is ignored");
            context.report(match meant[..] {
                [] => finding.help(elsewhere(key).map_or_else(
                    || "delete it, or move what it says into the body".to_string(),
                    |place| format!("`{key}` belongs in {place}"),
                )),
                [meant] => finding
                    .help(format!("did you mean `{meant}`?"))
                    .fix(Fix::replace(
                        format!("rename it to `{meant}`"),
                        *range,
                        meant,
                        Safety::Unsafe,
                    )),
                _ => finding.help(format!("did you mean {}?", one_of(meant.iter().copied()))),
            });
        }
    }
}

/// Where a key belongs that is known, but not in the map it is in.
fn elsewhere(key: &str) -> Option<&'static str> {
    let maps: [(&[Key], &str); 3] = [
        (&schema::GUIDE, "the front matter itself, not indented"),
        (&schema::ENTRY, "an entry of `compensation`"),
        (&schema::SOURCE, "a source of `data_sources`"),
    ];
    let mut maps = maps.into_iter();
    maps.find(|(keys, _)| schema::find(keys, key).is_some())
        .map(|(_, place)| place)
}
