//! Front matter that is not valid YAML.
//!
//! ## What it finds
//!
//! A tab that indents, a quote or bracket without its partner, a line indented unlike those it
//! belongs to, a second `: ` on a line, a value that starts with a character YAML keeps for
//! itself, and whatever else a YAML reader cannot read. Each broken top-level key is one finding.
//!
//! ## Why it matters
//!
//! Every other reader of the file stops at the first such mistake and sees no data at all.
//! negguide reads on after it, and checks the body too, but the broken key itself stays
//! unchecked.
//!
//! ## Example
//!
//! ````keys fails error x1 @":" #3
//! company_display: Acme: the anvil company
//! ````
//!
//! Text with a colon and a space in it needs quotes:
//!
//! ````keys passes
//! company_display: "Acme: the anvil company"
//! ````
//!
//! A quote that is never closed:
//!
//! ````keys fails error x1 @"\"Calm and precise"
//! negotiation_dna_summary: "Calm and precise
//! ````
//!
//! ````keys passes
//! negotiation_dna_summary: "Calm and precise"
//! ````

use crate::analysis::text::phrases::head;
use crate::model::Guide;
use crate::rules::reading::yaml_messages::words;
use crate::rules::{Context, Meta, Rule, meta};
use crate::syntax::Fence;
use crate::text::Encoding;

meta!("NG003", "invalid-yaml", Error, None, "invalid_yaml.rs");

pub(crate) struct InvalidYaml;

impl Rule for InvalidYaml {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        if end_is_unknown(guide) || guide.source.foreign_encoding() == Some(Encoding::Utf16) {
            return;
        }
        let conflicts = &guide.problems.conflicts;
        for error in &guide.problems.yaml_errors {
            // What a merge left is the finding of `conflict-marker`.
            if conflicts
                .iter()
                .any(|found| found.range.contains(error.range))
            {
                continue;
            }
            let words = words(error, guide.source.slice(error.range));
            let range = head(&guide.source.text, error.range);
            let finding = context
                .finding(words.message, range, words.label)
                .help(words.help);
            context.report(finding);
        }
    }
}

/// Whether the front matter was taken to end where the file does, for want of any sign. What the
/// body says is no mistake in YAML.
fn end_is_unknown(guide: &Guide) -> bool {
    matches!(guide.fence, Fence::Unclosed { .. }) && guide.body_range.is_empty()
}
