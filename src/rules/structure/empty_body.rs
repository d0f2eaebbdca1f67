//! A guide without a body.
//!
//! ## What it finds
//!
//! A guide that has only blank lines, comments and thematic breaks after the closing fence, or
//! nothing at all.
//!
//! ## Why it matters
//!
//! There is no table to compare the figures with, and readers get no levers, no scripts and no
//! evidence.
//!
//! ## Example
//!
//! ````guide fails error x1 @"---" #2 missing-field x11
//! ---
//! company: acme
//! role: software-engineer
//! ---
//!
//! <!-- to be written -->
//! ````
//!
//! ````body passes
//! ````

use crate::analysis::sections::says_nothing;
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};
use crate::syntax::Fence;

meta!("NG511", "empty-body", Error, None, "empty_body.rs");

pub(crate) struct EmptyBody;

impl Rule for EmptyBody {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        // Without a closing fence it is not known where the body starts.
        let Fence::Closed { close, .. } = guide.fence else {
            return;
        };
        if says_nothing(guide.source.slice(guide.body_range)) {
            let finding = context
                .finding(
                    "the guide has no body",
                    close,
                    "nothing after the front matter",
                )
                .help("write the guide: title, pay table, levers, strategy and evidence");
            context.report(finding);
        }
    }
}
