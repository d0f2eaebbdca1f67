//! Front matter without a closing `---` line.
//!
//! ## What it finds
//!
//! A file that starts with a `---` line and has no second one before the text of the body begins. A
//! single line of Markdown with nothing but YAML below it does not count as that beginning: it was
//! probably pasted into the front matter by mistake. The finding shows lines that were
//! probably meant as the closing fence: lines of dashes only, but with too many, too few,
//! typographic or indented dashes.
//!
//! ## Why it matters
//!
//! The closing fence separates the data from the text. Without it, other readers treat the whole
//! guide either as data or as text, and lose the rest.
//!
//! ## Example
//!
//! ````guide fails error x1 @"---" #1 missing-section x1
//! ---
//! company: acme
//! company_display: Acme
//! role: software-engineer
//! role_display: Software Engineer
//! role_type: standard
//! last_updated: 2026-02-23
//! data_quality: medium
//! salary_data_quarter: 2025-Q4
//! next_review_due: 2026-05-23
//! compensation:
//!   - region: London
//!     base_low: 95000
//!     base_high: 120000
//!     currency: GBP
//! level_mapping:
//!   internal: L4
//! data_sources:
//!   - Levels.fyi
//!   - Glassdoor
//! negotiation_dna_summary: Calm and precise
//! ----
//! ### Software Engineer | Acme Global Negotiation Guide
//! ````
//!
//! ````keys passes
//! company: acme
//! ````
//!
//! ## Fix safety
//!
//! Safe: the fix replaces the line that was meant as the closing fence with `---`. It is offered
//! only where exactly one such line is found.

use crate::analysis::text::phrases::no_fence;
use crate::diagnostic::{Fix, Safety};
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};
use crate::syntax::Fence;
use crate::text::TextRange;

meta!(
    "NG002",
    "unclosed-front-matter",
    Error,
    Safe,
    "unclosed_front_matter.rs"
);

pub(crate) struct UnclosedFrontMatter;

impl Rule for UnclosedFrontMatter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let Fence::Unclosed { open, near } = &guide.fence else {
            return;
        };
        let source = &guide.source;
        let body_line = source.line(guide.body_range.start);
        let finding = context
            .finding(
                "the front matter has no closing `---`",
                *open,
                "opened here, never closed",
            )
            .note("what ends the front matter is a line of exactly three dashes, not indented")
            .related_all(near.iter().map(|line| {
                let why = no_fence(source.slice(*line));
                (*line, format!("meant as the closing fence? {why}"))
            }));
        let has_body = !guide.body_range.is_empty();
        context.report(match &near[..] {
            [only] => {
                let line = source.line(only.start);
                finding
                    .help(format!("write `---` on line {line}"))
                    .fix(Fix::replace("write `---`", *only, "---", Safety::Safe))
            }
            [] if has_body => {
                let at = TextRange::at(guide.body_range.start());
                finding
                    .related(at, "the body seems to begin here")
                    .help(format!(
                        "write `---` on a line of its own above line {body_line}"
                    ))
            }
            [] => finding.help("write `---` on a line of its own after the last key"),
            _ => finding.help("write `---` on the line that ends the front matter"),
        });
    }
}
