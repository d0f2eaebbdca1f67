//! A bonus stated in more than one form.
//!
//! ## What it finds
//!
//! A compensation entry with more than one of the three forms of a bonus: `bonus_pct`,
//! `bonus_pct_low/high` and `bonus_low/high`.
//!
//! ## Why it matters
//!
//! Total pay includes the bonus once. If two forms are stated, the total depends on which of them
//! the reader uses.
//!
//! ## Example
//!
//! ````pay fails error x1 @"5000\n    bonus_high: 12000"
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   bonus_pct: 10
//!   bonus_low: 5000
//!   bonus_high: 12000
//!   currency: GBP
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   bonus_pct: 10
//!   currency: GBP
//! ````

use crate::analysis::text::phrases::all_of;
use crate::model::Guide;
use crate::model::front_matter::SchemaFault;
use crate::rules::{Context, Meta, Rule, meta};

meta!(
    "NG108",
    "conflicting-bonus",
    Error,
    None,
    "conflicting_bonus.rs"
);

pub(crate) struct ConflictingBonus;

impl Rule for ConflictingBonus {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for fault in &guide.problems.schema {
            let SchemaFault::ConflictingBonus { within, forms } = fault else {
                continue;
            };
            let [(read, read_range), others @ ..] = &forms[..] else {
                continue;
            };
            let Some((first, first_range)) = others.first() else {
                continue;
            };
            let keys = all_of(forms.iter().map(|(form, _)| form.name()));
            let finding = context
                .finding(
                    format!(
                        "the bonus of {within} is stated in {} forms: {keys}",
                        forms.len()
                    ),
                    *first_range,
                    format!("`{}` is not read", first.name()),
                )
                .related(*read_range, format!("`{}` is what is read", read.name()))
                .related_all(
                    others[1..]
                        .iter()
                        .map(|(form, range)| (*range, format!("`{}` is not read", form.name()))),
                )
                .note("a bonus is a percentage of base salary or an amount, stated once")
                .help("keep the form the source gives and delete the others");
            context.report(finding);
        }
    }
}
