//! A file without front matter.
//!
//! ## What it finds
//!
//! A file that does not start with a `---` line, a file with nothing between its two `---` lines,
//! and an empty file.
//!
//! ## Why it matters
//!
//! The pay data of a guide is in its front matter. Without it there is nothing to check, compare
//! or publish.
//!
//! ## Example
//!
//! ````guide fails error x1 @"### Software Engineer | Acme Global Negotiation Guide"
//! ### Software Engineer | Acme Global Negotiation Guide
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | London | £95K–£120K |
//! ````
//!
//! `negguide import` writes the front matter from what such a file states: its title, its table,
//! its level mapping and its evidence. `negguide import --diff` shows the result without writing
//! it. Values that the file does not state become `null`.
//!
//! The front matter comes first in the file, between two `---` lines:
//!
//! ````keys passes
//! company: acme
//! ````

use crate::analysis::text::phrases::{no_fence, shown};
use crate::diagnostic::Diagnostic;
use crate::model::Guide;
use crate::model::front_matter::schema::{self, is_key_line};
use crate::rules::{Context, Meta, Rule, meta};
use crate::syntax::Fence;
use crate::text::{Encoding, Source, TextRange, line_end, trimmed};

meta!(
    "NG001",
    "missing-front-matter",
    Error,
    None,
    "missing_front_matter.rs"
);

const WHY: &str = "a guide's pay data is in its front matter, between two `---` lines at the top";

pub(crate) struct MissingFrontMatter;

impl Rule for MissingFrontMatter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        // In UTF-16 a fence cannot be recognised; `invalid-utf8` reports the encoding.
        if !guide.is_read() || guide.source.foreign_encoding() == Some(Encoding::Utf16) {
            return;
        }
        let found = match guide.fence {
            Fence::Missing { near } => Some(without_fence(guide, context, near)),
            Fence::Closed { open, .. } => empty(guide, context, open),
            Fence::Unclosed { .. } => None,
        };
        if let Some(finding) = found {
            context.report(finding.note(WHY));
        }
    }
}

fn without_fence(guide: &Guide, context: &Context<'_>, near: Option<TextRange>) -> Diagnostic {
    let source = &guide.source;
    let content = trimmed(
        &source.text,
        TextRange::new(source.bom_len(), source.text.len()),
    );
    if content.is_empty() {
        let at = TextRange::at(source.bom_len());
        return context
            .finding("the file is empty", at, "nothing here")
            .help("write the guide, front matter first, or delete the file");
    }
    if let Some(line) = near {
        let found = source.slice(line);
        return context
            .finding(
                format!(
                    "the front matter must open with `---`, not {}",
                    shown(found)
                ),
                line,
                no_fence(found),
            )
            .help("write three dashes, `---`, at the start of this line");
    }
    let first = first_line(source.slice(content), content.start());
    starts_otherwise(source, context, first)
}

/// The finding that the file starts with the line `first`, and not with a fence or what resembles one.
fn starts_otherwise(source: &Source, context: &Context<'_>, first: TextRange) -> Diagnostic {
    let line = source.slice(first);
    if line.starts_with("---\r") {
        return context
            .finding(
                "the file has no front matter: its lines end in a carriage return alone",
                TextRange::new(first.start(), first.start() + 3),
                "no line feed after this line",
            )
            .help("save the file with LF or CRLF line endings");
    }
    if is_key_line(line) {
        return context
            .finding(
                "the front matter lacks its opening `---`",
                first,
                "the first key, without a fence above it",
            )
            .help("write `---` on a line of its own above this one");
    }
    let message = format!(
        "the file has no front matter: it starts with {}, not with `---`",
        shown(line)
    );
    let finding = context.finding(message, first, "front matter belongs before this line");
    match late_fence(&source.text) {
        Some(fence) => finding
            .related(
                fence,
                "this looks like the front matter, but it must come first",
            )
            .help("move the front matter to the top of the file"),
        None => finding.help(
            "run `negguide import` to write it from what the file states, such as its pay table; \
             or add it above this line",
        ),
    }
}

/// The finding that nothing but comments is between the fences.
fn empty(guide: &Guide, context: &Context<'_>, open: TextRange) -> Option<Diagnostic> {
    if !guide.has_no_front_matter() {
        return None;
    }
    let keys = schema::GUIDE.iter().filter(|key| key.required).count();
    let finding = context.finding(
        "the front matter is empty",
        open,
        "no key between this line and the closing `---`",
    );
    Some(finding.help(format!(
        "write the {keys} keys that every guide needs, from `company` to `negotiation_dna_summary`, \
         or let `negguide import` write them from what the file states"
    )))
}

fn first_line(text: &str, start: usize) -> TextRange {
    let line = &text[..line_end(text, 0)];
    TextRange::new(start, start + line.trim_end().len())
}

/// A `---` line further down with a key below it.
fn late_fence(text: &str) -> Option<TextRange> {
    let mut position = 0;
    let mut fence = None;
    for line in text.split_inclusive('\n') {
        if let Some(found) = fence.filter(|_| is_key_line(line)) {
            return Some(found);
        }
        let is_fence = line.trim_end() == "---";
        fence = is_fence.then(|| TextRange::new(position, position + 3));
        position += line.len();
    }
    None
}
