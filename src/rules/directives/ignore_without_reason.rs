//! A directive that gives no reason.
//!
//! ## What it finds
//!
//! An `ignore` or `ignore-file` directive with nothing after its brackets. The rule is off by
//! default. To switch it on, give it a severity: `ignore-without-reason = "warning"` under
//! `[rules]`.
//!
//! ## Why it matters
//!
//! Without a reason, later readers cannot know whether the ignored finding was checked and accepted
//! or only silenced.
//!
//! ## Example
//!
//! ````pay fails warning x1 @"# negguide: ignore[reversed-range]"
//! - region: London
//!   base_low: 120000 # negguide: ignore[reversed-range]
//!   base_high: 95000
//!   currency: GBP
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 120000 # negguide: ignore[reversed-range] as the recruiter wrote it
//!   base_high: 95000
//!   currency: GBP
//! ````

use crate::analysis::text::phrases::all_of;
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};

meta!(off by default:
    "NG803",
    "ignore-without-reason",
    Warning,
    None,
    "ignore_without_reason.rs"
);

pub(crate) struct IgnoreWithoutReason;

impl Rule for IgnoreWithoutReason {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let directives = guide.directives.list.iter();
        for directive in directives.filter(|directive| !directive.has_reason) {
            let names = all_of(directive.names.iter().map(|name| name.value.as_str()));
            let finding = context
                .finding(
                    format!("{names} is ignored without a reason"),
                    directive.comment,
                    "gives no reason",
                )
                .help("write the reason after the brackets");
            context.report(finding);
        }
    }
}
