//! The summary of the front matter differs from the Negotiation DNA line of the body.
//!
//! ## What it finds
//!
//! A `negotiation_dna_summary` that says something different from the body's **Negotiation DNA:**
//! line, that breaks off before the end of that line, or that is `null` although the body has such
//! a line. Differences in bold marks, quotation marks, dashes, white space, case, images and full
//! stops are ignored.
//!
//! ## Why it matters
//!
//! Indexes, data files and comparisons show the summary of the front matter, while readers of the
//! guide see that of the body. A sentence that breaks off is published as it is.
//!
//! ## Example
//!
//! ````keys fails warning x1 @"\"Calm and pre\""
//! negotiation_dna_summary: "Calm and pre"
//! ````
//!
//! ````keys fails warning x1 @"Loud and vague"
//! negotiation_dna_summary: Loud and vague
//! ````
//!
//! ````keys passes
//! negotiation_dna_summary: "Calm and **precise**."
//! ````
//!
//! ## Fix safety
//!
//! The fix writes the body's summary into the front matter. Safe where the summary breaks off or is
//! `null`. Unsafe where the two say different things, and where the front matter has whole
//! sentences of the body and may be shorter on purpose.

use crate::analysis::text::normalized::{Beginning, NormalizedText};
use crate::analysis::text::phrases;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::model::body::SectionKind;
use crate::model::{Guide, Slot};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::{Spanned, TextRange};

meta!(
    "NG313",
    "summary-differs",
    Warning,
    SafeOrUnsafe,
    "summary_differs.rs"
);

pub(crate) struct SummaryDiffers;

impl Rule for SummaryDiffers {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let Some(line) = &guide.body.summary else {
            return;
        };
        match &guide.front.negotiation_dna_summary {
            Slot::Null { range } if !NormalizedText::of(&line.value).is_empty() => {
                let finding = context
                    .finding(
                        "`negotiation_dna_summary` is null, but the body states one",
                        *range,
                        "no summary",
                    )
                    .related(phrases::head(&guide.source.text, line.range), "stated here");
                let fix = fix(guide, *range, "take the body's", Safety::Safe);
                context.report(with(finding, fix, "write the body's summary here"));
            }
            Slot::Present(stated) if stated.value != line.value => {
                compare(guide, context, stated, line);
            }
            _ => {}
        }
    }
}

/// `line` is the first line of the body's summary.
fn compare(
    guide: &Guide,
    context: &mut Context<'_>,
    stated: &Spanned<String>,
    line: &Spanned<String>,
) {
    let (own, first) = (
        NormalizedText::of(&stated.value),
        NormalizedText::of(&line.value),
    );
    let content = content(guide);
    let paragraph = content.split("\n\n").next().unwrap_or_default();
    let (paragraph, all) = (NormalizedText::of(paragraph), NormalizedText::of(&content));
    // The front matter may hold one line, a paragraph or all of the section.
    let is_all_there = [&first, &paragraph, &all]
        .iter()
        .any(|text| own.is_same(text));
    let goes_on = first.begins(&own).is_some() && own.begins(&all).is_some();
    if own.is_empty() || first.is_empty() || is_all_there || goes_on {
        return;
    }
    let place = phrases::head(&guide.source.text, line.range);
    if let Some(beginning) = own.begins(&first) {
        let rest = phrases::shown(own.rest_of(&first));
        let (message, safety) = match beginning {
            Beginning::MidWord | Beginning::MidSentence => (
                format!("`negotiation_dna_summary` breaks off: the body goes on with {rest}"),
                Safety::Safe,
            ),
            Beginning::WholeSentences => (
                format!(
                    "`negotiation_dna_summary` is only part of the body's summary, which goes on with {rest}"
                ),
                Safety::Unsafe,
            ),
        };
        let finding = context
            .finding(message, tail(guide, stated.range), "ends here")
            .related(place, "the whole summary");
        let fix = fix(guide, stated.range, "take the whole summary", safety);
        context.report(with(finding, fix, "write the whole summary"));
        return;
    }
    let (here, there) = own.parting(&first);
    let finding = context
        .finding(
            format!(
                "`negotiation_dna_summary` says {}, but the body's Negotiation DNA says {}",
                phrases::shown(here),
                phrases::shown(there)
            ),
            phrases::head(&guide.source.text, stated.range),
            "not what the body says",
        )
        .related(place, "the body's summary");
    let fix = fix(guide, stated.range, "take the body's", Safety::Unsafe);
    context.report(with(finding, fix, "say the same in both places"));
}

/// The whole summary section.
fn content(guide: &Guide) -> String {
    let section = guide.body.section(SectionKind::Summary);
    let content = section.map_or("", |section| guide.source.slice(section.content));
    content.replace("\r\n", "\n")
}

fn with(finding: Diagnostic, fix: Option<Fix>, help: &str) -> Diagnostic {
    match fix {
        Some(fix) => finding.fix(fix),
        None => finding.help(help),
    }
}

/// Writes the first line of the body's summary in place of `value`.
fn fix(guide: &Guide, value: TextRange, title: &str, safety: Safety) -> Option<Fix> {
    let line = guide.body.summary.as_ref()?;
    let edit = guide.yaml_editor().replace(value, &line.value)?;
    Some(Fix {
        title: title.to_string(),
        edits: vec![edit],
        safety,
    })
}

/// The last line of a value, or its end: a place short enough to be shown.
fn tail(guide: &Guide, value: TextRange) -> TextRange {
    const LONGEST: usize = 30;
    let text = guide.source.slice(value);
    let line = text.lines().next_back().unwrap_or_default();
    let length: usize = line.chars().rev().take(LONGEST).map(char::len_utf8).sum();
    TextRange::new(value.end() - length, value.end())
}
