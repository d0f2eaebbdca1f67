//! Front matter that is not valid YAML.
//!
//! ## What it finds
//!
//! A tab used for indentation, a quote or bracket that is not closed, a line whose indentation does
//! not match the lines it belongs to, a second `: ` on a line, a value that starts with a character
//! that YAML reserves, and anything else that a YAML reader cannot read. Each broken top-level key
//! is one finding.
//!
//! ## Why it matters
//!
//! Other YAML readers stop at the first such mistake and return no data at all. negguide continues
//! after it and also checks the body, but the broken key itself is not checked.
//!
//! ## Example
//!
//! ````keys fails error x1 @":" #3
//! company_display: Acme: the anvil company
//! ````
//!
//! Text that contains a colon followed by a space needs quotes:
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
        for error in &guide.problems.yaml_errors {
            // What a merge left is the finding of `conflict-marker`.
            if guide.problems.is_in_conflict(error.range) {
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

/// Whether the front matter was assumed to end with the file, because nothing shows its end. Then the body is
/// part of it, and its text is not a mistake in YAML.
fn end_is_unknown(guide: &Guide) -> bool {
    matches!(guide.fence, Fence::Unclosed { .. }) && guide.body_range.is_empty()
}
