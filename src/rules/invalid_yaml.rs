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
//! negguide reads on behind it, and checks the body too, but the broken key itself stays
//! unchecked.
//!
//! ## Example
//!
//! ````keys fails
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
//! ````keys fails
//! negotiation_dna_summary: "Calm and precise
//! ````
//!
//! ````keys passes
//! negotiation_dna_summary: "Calm and precise"
//! ````

use super::words::head;
use super::yaml_words::words;
use super::{Context, Meta, Rule, meta};
use crate::model::Guide;
use crate::syntax::Fence;
use crate::text::{Encoding, TextRange};

meta!("NG003", "invalid-yaml", Error, None, "invalid_yaml.rs");

pub struct InvalidYaml;

impl Rule for InvalidYaml {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        if end_is_unknown(guide) || guide.source.foreign_encoding() == Some(Encoding::Utf16) {
            return;
        }
        let conflict = conflict(guide);
        if let Some((first, _)) = conflict {
            let finding = context
                .finding(
                    "the front matter holds an unresolved merge conflict",
                    first,
                    "the conflict begins here",
                )
                .help(
                    "keep one of the two versions and delete the lines \
                     `<<<<<<<`, `=======` and `>>>>>>>`",
                );
            context.report(finding);
        }
        for error in &guide.problems.yaml_errors {
            if conflict.is_some_and(|(_, whole)| whole.contains(error.range)) {
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

/// The first line of a merge conflict in the front matter, and all of the conflict.
pub(super) fn conflict(guide: &Guide) -> Option<(TextRange, TextRange)> {
    let yaml = guide.source.slice(guide.front.range);
    let start = match yaml.starts_with("<<<<<<< ") {
        true => 0,
        false => yaml.find("\n<<<<<<< ")? + 1,
    };
    let line = yaml[start..].lines().next().unwrap_or_default();
    let last = yaml.rfind("\n>>>>>>>").map_or(start, |end| end + 1);
    let last_line = yaml[last..].lines().next().unwrap_or_default();
    let offset = guide.front.range.start();
    Some((
        TextRange::new(start, start + line.len()).shifted(offset),
        TextRange::new(start, (last + last_line.len()).max(start)).shifted(offset),
    ))
}
