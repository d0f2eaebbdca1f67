//! Front matter that negguide can read but other tools cannot.
//!
//! ## What it finds
//!
//! Blank lines before the opening fence; `...` as the closing fence; tabs between the keys, values
//! and comments of the front matter; and a second block of front matter after the first.
//!
//! ## Why it matters
//!
//! GitHub and most site generators expect `---` at the very start of a file and as the closing
//! line, and YAML 1.1 readers stop at a tab. They show the data as text or reject the file. No tool
//! reads a second block.
//!
//! ## Example
//!
//! ````guide fails warning x1 @"..." empty-body x1
//! ---
//! company: acme
//! company_display: Acme Global
//! role: software-engineer
//! role_display: Software Engineer
//! role_type: standard
//! last_updated: 2026-02-23
//! data_quality: low
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
//! negotiation_dna_summary: Calm and precise
//! ...
//! ````
//!
//! ````keys passes
//! company: acme
//! ````
//!
//! ## Fix safety
//!
//! Safe: the fix deletes the blank lines, replaces `...` with `---`, and replaces tabs between
//! values with spaces; no value changes. There is no fix for a second block, because its keys may
//! contradict those of the first.

use crate::analysis::text::phrases::first_of;
use crate::diagnostic::{Fix, Safety};
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};
use crate::syntax::Fence;
use crate::syntax::yaml::tabs_between_values;
use crate::text::{Edit, TextRange};

meta!(
    "NG010",
    "unportable-front-matter",
    Warning,
    Safe,
    "unportable_front_matter.rs"
);

pub(crate) struct UnportableFrontMatter;

impl Rule for UnportableFrontMatter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        if !guide.problems.yaml_errors.is_empty() {
            return;
        }
        let Fence::Closed { open, close } = guide.fence else {
            return;
        };
        blank_lines(guide, context, open);
        closing_dots(guide, context, close);
        tabs(guide, context);
        second_block(guide, context);
    }
}

fn blank_lines(guide: &Guide, context: &mut Context<'_>, open: TextRange) {
    let before = guide.source.text.get(..open.start()).unwrap_or_default();
    let mark = before.len() - before.trim_start_matches('\u{feff}').len();
    if before.len() > mark {
        let blank = TextRange::new(mark, open.start());
        let finding = context
            .finding(
                "the front matter does not begin on the first line",
                open,
                "blank lines before it",
            )
            .help("delete them: many readers expect `---` at the very start of the file")
            .fix(Fix::replace(
                "delete the blank lines",
                blank,
                "",
                Safety::Safe,
            ));
        context.report(finding);
    }
}

fn closing_dots(guide: &Guide, context: &mut Context<'_>, close: TextRange) {
    if guide.source.slice(close).starts_with("...") {
        let finding = context
            .finding(
                "the front matter is closed by `...`",
                close,
                "many readers accept only `---`",
            )
            .help("write `---`")
            .fix(Fix::replace("write `---`", close, "---", Safety::Safe));
        context.report(finding);
    }
}

fn tabs(guide: &Guide, context: &mut Context<'_>) {
    let tabs = tabs_between_values(&guide.yaml, &guide.source.text, guide.front.range);
    let Some(first) = tabs.first() else {
        return;
    };
    let edits = tabs.iter().map(|tab| {
        let after = guide.source.text.get(tab.end()..).unwrap_or_default();
        let is_last = after.is_empty() || after.starts_with(['\n', '\r']);
        Edit::replace(*tab, if is_last { "" } else { " " })
    });
    let finding = context
        .finding(
            "the front matter has a tab between its values",
            *first,
            "readers of YAML 1.1 stop here",
        )
        .notes(first_of(tabs.len(), "such place"))
        .help("write a space instead")
        .fix(Fix {
            title: "write spaces instead of tabs".to_string(),
            edits: edits.collect(),
            safety: Safety::Safe,
        });
    context.report(finding);
}

/// A block between fences right after the front matter whose lines are keys and their values.
fn second_block(guide: &Guide, context: &mut Context<'_>) {
    let body = guide.source.slice(guide.body_range);
    let blank = body.len() - body.trim_start().len();
    let mut lines = body.trim_start().lines();
    if lines.next().map(str::trim_end) != Some("---") {
        return;
    }
    let mut has_key = false;
    for line in lines {
        let line = line.trim_end();
        if line == "---" && has_key {
            let start = guide.body_range.start() + blank;
            let finding = context
                .finding(
                    "there is a second block of front matter",
                    TextRange::new(start, start + "---".len()),
                    "nothing in it is read",
                )
                .help("move what it says into the first block, and delete it");
            context.report(finding);
            return;
        }
        let is_key = is_key(line);
        // A thematic break has a blank line after it, and a block of keys begins at once.
        let goes_on = line.is_empty() || line.starts_with("- ") || line.starts_with("  ");
        if !(is_key || has_key && goes_on) {
            return;
        }
        has_key |= is_key;
    }
}

/// `key: value` or `key:`.
fn is_key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, value)| {
        let is_of_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        !key.is_empty()
            && key.chars().all(is_of_key)
            && (value.is_empty() || value.starts_with(' '))
    })
}
