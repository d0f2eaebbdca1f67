//! The level mapping of the front matter differs from that of the body.
//!
//! ## What it finds
//!
//! A `level_mapping.raw` that is only the header row of the body's table, has only the first of
//! several lines, breaks off, or says something different from the body; and a `level_mapping`
//! without `raw` although the body compares levels of the company with those of other companies. A
//! table of the company's own levels and their titles (`Public Title`, `Internal Level`) is not
//! such a comparison. The lines of paragraphs and lists in the section count as one mapping;
//! remarks between them are ignored. Typographic differences, such as dashes and quotation marks,
//! are ignored too.
//!
//! ## Why it matters
//!
//! People compare an offer with the levels at other employers. A header row, or only the lowest of
//! several levels, leads to no comparison or to a wrong one.
//!
//! ## Example
//!
//! ````keys fails warning x1 @"Acme L4" #1
//! level_mapping:
//!   internal: L4
//!   raw: Acme L4
//! ````
//!
//! ````keys fails warning x1 @"internal: L4"
//! level_mapping:
//!   internal: L4
//! ````
//!
//! ````keys fails warning x1 @"Acme L9 = Initech 12"
//! level_mapping:
//!   raw: Acme L9 = Initech 12
//! ````
//!
//! ````keys passes
//! level_mapping:
//!   raw: "**Acme L4** ≈ Globex E4"
//! ````
//!
//! ````guide fails warning x1 @"internal: L4" missing-field x11 missing-section x1
//! ---
//! company_display: Acme
//! level_mapping:
//!   internal: L4
//! ---
//! ### Software Engineer | Acme Global Negotiation Guide
//!
//! **Level Mapping**
//!
//! | Acme Internal Level | Globex Level | Typical YoE |
//! |---------------------|--------------|-------------|
//! | L4                  | E4           | 2–5         |
//! ````
//!
//! ````guide passes missing-field x11 missing-section x1
//! ---
//! company_display: Acme
//! level_mapping:
//!   internal: L4
//! ---
//! ### Software Engineer | Acme Global Negotiation Guide
//!
//! **Level Mapping**
//!
//! | Acme Internal Level | Title             | Typical YoE |
//! |---------------------|-------------------|-------------|
//! | L4                  | Software Engineer | 2–5         |
//! ````
//!
//! ````guide passes missing-field x11 missing-section x1
//! ---
//! company_display: Acme
//! level_mapping:
//!   internal: null
//! ---
//! ### Software Engineer | Acme Global Negotiation Guide
//!
//! **Level Mapping**
//!
//! | Public Title             | Internal Level |
//! |--------------------------|----------------|
//! | Senior Software Engineer | L5             |
//! ````
//!
//! ````guide fails warning x1 @"Acme Senior = Globex E5" #1 missing-field x11 missing-section x1
//! ---
//! company_display: Acme
//! level_mapping:
//!   raw: Acme Senior = Globex E5
//! ---
//! ### Software Engineer | Acme Global Negotiation Guide
//!
//! **Level Mapping:** Acme Senior = Globex E5
//! Acme Staff = Globex E6
//! ````
//!
//! ## Fix safety
//!
//! Safe: the fix writes the body's mapping where the front matter has none or only its beginning. A
//! table becomes one line, `A L4 = B E4; A L5 = B E5`; this is safe if every row and column can be
//! read as levels. Unsafe if a row or column cannot be, if an item of the list is not about levels,
//! or if the two mappings say different things. There is no fix for a table of titles.

use crate::analysis::levels::mapping::{Mapping, relates};
use crate::analysis::text::normalized::NormalizedText;
use crate::analysis::text::phrases;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::model::body::SectionKind;
use crate::model::{Guide, Slot};
use crate::rules::{Context, Meta, Rule, meta};
use crate::syntax::yaml::print_text;
use crate::text::{Edit, Spanned};

meta!(
    "NG314",
    "level-mapping-differs",
    Warning,
    SafeOrUnsafe,
    "level_mapping_differs.rs"
);

pub(crate) struct LevelMappingDiffers;

impl Rule for LevelMappingDiffers {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let levels = &guide.front.level_mapping;
        if levels.range.is_none() {
            return;
        }
        match &levels.raw {
            Slot::Present(raw) => {
                if let Some(mapping) = Mapping::of(guide) {
                    compare(guide, context, raw, &mapping);
                }
            }
            Slot::Missing { .. } | Slot::Null { .. } if levels.companies.is_empty() => {
                if let Some(mapping) = Mapping::of(guide).filter(Mapping::is_across) {
                    report_lost(guide, context, &mapping);
                }
            }
            _ => {}
        }
    }
}

fn report_lost(guide: &Guide, context: &mut Context<'_>, mapping: &Mapping) {
    let levels = &guide.front.level_mapping;
    let Some(map) = levels.range else { return };
    let null = levels.raw.range();
    let place = null.unwrap_or(phrases::head(&guide.source.text, map));
    let there = phrases::head(&guide.source.text, mapping.range());
    let line = guide.source.line_column(there.start()).line;
    let finding = context
        .finding(
            format!("`level_mapping` has no `raw`, though the body maps levels at line {line}"),
            place,
            "no `raw`",
        )
        .related(there, "the body's mapping");
    let editor = guide.yaml_editor();
    let edit = |text: &str| match null {
        Some(null) => editor.replace(null, text),
        None => editor
            .map(map)?
            .append(&[format!("raw: {}", print_text(text))]),
    };
    context.report(with_fix(finding, mapping, edit, Safety::Safe));
}

fn compare(guide: &Guide, context: &mut Context<'_>, raw: &Spanned<String>, mapping: &Mapping) {
    let own = NormalizedText::of(&raw.value);
    let difference = match mapping {
        Mapping::Table { header, .. } if own.is_same(&NormalizedText::of(header)) => {
            Some(header_row())
        }
        Mapping::List { items: lines, .. } | Mapping::Lines { lines, .. }
            if let Some(count) = first_of_several(&own, lines) =>
        {
            Some(first_lines(count, lines.len()))
        }
        Mapping::Lines { lines, .. } => other_chain(guide, &own, &lines.join(" ")),
        // What a list or table says can be put in many ways.
        _ => None,
    };
    let Some(difference) = difference else { return };
    let text = &guide.source.text;
    let finding = context
        .finding(
            difference.message,
            phrases::head(text, raw.range),
            difference.label,
        )
        .related(phrases::head(text, mapping.range()), difference.there);
    let edit = |text: &str| guide.yaml_editor().replace(raw.range, text);
    context.report(with_fix(finding, mapping, edit, difference.safety));
}

/// How the front matter's mapping is not the body's, in words.
struct MappingDifference {
    message: String,
    /// What the front matter has.
    label: String,
    /// What the body has.
    there: &'static str,
    safety: Safety,
}

fn header_row() -> MappingDifference {
    MappingDifference {
        message: "`level_mapping.raw` is the header row of the body's table, without a level"
            .to_string(),
        label: "a header row".to_string(),
        there: "its first line",
        safety: Safety::Safe,
    }
}

/// Only the first `count` of `all` lines.
fn first_lines(count: usize, all: usize) -> MappingDifference {
    let (of, label) = match count {
        1 => ("the first".to_string(), "only the first line".to_string()),
        count => (format!("only {count}"), format!("only {count} lines")),
    };
    MappingDifference {
        message: format!("`level_mapping.raw` is {of} of the {all} lines of the body's mapping"),
        label,
        there: "all lines",
        safety: Safety::Safe,
    }
}

/// A chain of levels that breaks off, or that is another one than the body's `line`.
fn other_chain(guide: &Guide, own: &NormalizedText, line: &str) -> Option<MappingDifference> {
    let line = NormalizedText::of(line);
    if own.begins(&line).is_some() {
        let rest = own.rest_of(&line);
        return goes_on(rest).then(|| MappingDifference {
            message: format!(
                "`level_mapping.raw` breaks off: the body goes on with {}",
                phrases::shown(rest)
            ),
            label: "not the whole chain".to_string(),
            there: "the whole chain",
            safety: Safety::Safe,
        });
    }
    if is_stated(guide, own) {
        return None;
    }
    let (here, there) = own.parting(&line);
    Some(MappingDifference {
        message: format!(
            "`level_mapping.raw` says {}, but the body's level mapping says {}",
            phrases::shown(here),
            phrases::shown(there)
        ),
        label: "not what the body says".to_string(),
        there: "the body's mapping",
        safety: Safety::Unsafe,
    })
}

/// Adds the fix that writes the body's chain, no safer than `safety`.
fn with_fix(
    finding: Diagnostic,
    mapping: &Mapping,
    edit: impl Fn(&str) -> Option<Edit>,
    safety: Safety,
) -> Diagnostic {
    let fix = mapping.chain().and_then(|chain| {
        Some(Fix {
            title: "take the body's mapping".to_string(),
            edits: vec![edit(&chain.text)?],
            safety: if chain.is_certain {
                safety
            } else {
                Safety::Unsafe
            },
        })
    });
    finding
        .help(
            "write as `raw` which levels are equal, each after the name of its company, such as \
             `A Senior = B L5; A Staff = B L6`",
        )
        .fix_opt(fix)
}

/// How many of several lines `own` says from the first on, where it leaves out others.
fn first_of_several(own: &NormalizedText, lines: &[String]) -> Option<usize> {
    (1..lines.len()).find(|count| own.is_same(&NormalizedText::of(&lines[..*count].join(" "))))
}

/// Whether the body's level sections say, anywhere, all that the front matter says, or the other
/// way round.
fn is_stated(guide: &Guide, own: &NormalizedText) -> bool {
    let sections = guide.body.sections.iter();
    let mut sections = sections.filter(|section| section.kind == SectionKind::LevelMapping);
    sections.any(|section| {
        let all = NormalizedText::of(guide.source.slice(section.content));
        all.contains(own) || own.contains(&all)
    })
}

/// Whether `rest` continues a chain: a broken-off word or another level, and not a remark after it.
fn goes_on(rest: &str) -> bool {
    let first = rest.trim_start().chars().next();
    let continues = first.is_some_and(|c| c.is_alphanumeric() || "=≈~|/,;&+→↔(".contains(c));
    continues && (relates(rest) || !rest.contains(['.', '!']))
}
