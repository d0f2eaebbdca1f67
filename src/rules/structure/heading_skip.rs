//! A heading that skips a level.
//!
//! ## What it finds
//!
//! A heading more than one level below the previous heading, such as `####` after `##`. The first
//! heading of a guide may have any level. There is one finding per guide.
//!
//! ## Why it matters
//!
//! Screen readers and tables of contents use the levels as the structure of the guide. If one is
//! skipped, a part seems to be missing.
//!
//! ## Example
//!
//! ````body fails note x1 @"###### Who decides"
//! #### Recruiter dynamics
//!
//! ###### Who decides
//!
//! The hiring manager.
//! ````
//!
//! ````body passes
//! #### Recruiter dynamics
//!
//! ##### Who decides
//!
//! The hiring manager.
//! ````

use crate::analysis::text::phrases::count;
use crate::model::Guide;
use crate::model::body::Heading;
use crate::rules::{Context, Meta, Rule, meta};

meta!("NG508", "heading-skip", Note, None, "heading_skip.rs");

/// How many more places are shown.
const SHOWN: usize = 4;

pub(crate) struct HeadingSkip;

impl Rule for HeadingSkip {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        if guide.has_no_front_matter() {
            return;
        }
        let headings: Vec<&Heading> = guide
            .body
            .headings
            .iter()
            .filter(|h| !h.is_nested)
            .collect();
        let skips: Vec<[&Heading; 2]> = headings
            .windows(2)
            .filter(|pair| pair[1].level > pair[0].level + 1)
            .map(|pair| [pair[0], pair[1]])
            .collect();
        let Some(([above, heading], others)) =
            skips.split_first().map(|(first, rest)| (*first, rest))
        else {
            return;
        };
        let more = others.len().saturating_sub(SHOWN);
        let finding = context
            .finding(
                format!(
                    "a heading of level {} follows one of level {}",
                    heading.level, above.level
                ),
                heading.range,
                format!("level {}", heading.level),
            )
            .related(above.range, format!("level {}", above.level))
            .related_all(
                others
                    .iter()
                    .take(SHOWN)
                    .map(|[_, other]| (other.range, "this one skips a level too")),
            )
            .notes((more > 0).then(|| {
                let more = count(more as u64, "more heading");
                format!("{more} of this guide do the same")
            }));
        let marks = "#".repeat(usize::from(above.level) + 1);
        context.report(finding.help(format!("write `{marks}`, or add the level between them")));
    }
}
