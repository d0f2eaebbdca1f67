//! Findings for people: each cause is explained once.

use std::collections::BTreeMap;
use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level};
use serde::Serialize;
use xxhash_rust::xxh3::xxh3_128;

use super::causes::{Causes, OtherFindings};
use super::excerpt::Excerpt;
use super::explanation::{explanation, renderer, snippet};
use super::findings::in_parts;
use super::human_style::HumanStyle;
use super::rendered::RenderedTexts;
use super::summary::counted;
use super::visible::{one_line, unbroken, visible};
use crate::check::{Checked, PackedCheck};
use crate::diagnostic::{Label, Severity};
use crate::text::Source;

/// Findings of one rule and severity that are shown of a guide; the others are only counted.
const MOST_OF_RULE: usize = 200;

/// Writes the findings of all guides, a blank line after each. Findings of one cause are explained at the
/// first of them, which lists where the others are. What an earlier run `rendered` is not made again.
pub fn write_human(
    guides: &[PackedCheck],
    rendered: Option<&RenderedTexts>,
    style: HumanStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    let causes = Causes::of(guides);
    let laid_out = |at: usize, guide: &PackedCheck| {
        let explained = explained(at, &causes);
        if explained.is_empty() {
            return String::new();
        }
        let text = || of_guide(&guide.unpacked(), &explained, style);
        match rendered.zip(key(guide, &explained, style)) {
            Some((rendered, key)) => rendered.get_or_render(key, text),
            None => text(),
        }
    };
    in_parts(guides, laid_out, |text| out.write_all(text.as_bytes()))
}

/// A finding that is explained.
#[derive(Serialize)]
struct ExplainedFinding {
    /// Its number in its guide.
    at: usize,
    /// What is said of the other findings of its cause.
    others: Vec<String>,
}

/// The findings of a guide that are explained in it.
fn explained(guide: usize, causes: &Causes) -> Vec<ExplainedFinding> {
    let findings = causes.others(guide).enumerate();
    let explained = findings.filter_map(|(at, others)| match others {
        OtherFindings::ExplainedBefore => None,
        OtherFindings::Listed(others) => Some(ExplainedFinding { at, others }),
    });
    explained.collect()
}

/// A hash of all that decides what is said of a guide.
fn key(guide: &PackedCheck, explained: &[ExplainedFinding], style: HumanStyle) -> Option<u128> {
    let said = (guide.digest(), explained, style.colour, style.width);
    postcard::to_stdvec(&said).ok().map(|said| xxh3_128(&said))
}

fn of_guide(checked: &Checked, explained: &[ExplainedFinding], style: HumanStyle) -> String {
    let source = checked.guide.source();
    let mut out = String::new();
    let mut counts: BTreeMap<(&str, Severity), usize> = BTreeMap::new();
    for ExplainedFinding { at, others } in explained {
        let finding = &checked.findings[*at];
        let count = { counts.entry((finding.rule.name, finding.severity)) }.or_default();
        *count += 1;
        if *count <= MOST_OF_RULE {
            out.push_str(&explanation(source, finding, others, style));
            out.push_str("\n\n");
        }
    }
    for ((rule, _), count) in counts {
        let more = count.saturating_sub(MOST_OF_RULE);
        if more > 0 {
            out.push_str(&not_shown(source, rule, more, style));
        }
    }
    out
}

/// That a guide has more findings of a rule than are shown.
fn not_shown(source: &Source, rule: &str, more: usize, style: HumanStyle) -> String {
    let title = format!(
        "{} of `{rule}` in {}; `--format concise` lists all of them",
        counted(more, "more finding"),
        visible(&source.path),
    );
    let group = Group::with_title(Level::NOTE.primary_title(one_line(&title)));
    renderer(style).render(&[group]) + "\n\n"
}

/// What is wrong with a configuration, in the same style.
pub fn config_faults(
    source: &Source,
    faults: impl Iterator<Item = (String, Label, Option<String>)>,
    style: HumanStyle,
) -> String {
    let mut out = String::new();
    for (message, label, help) in faults {
        let excerpt = Excerpt::around(source, &[label.range], style.width());
        let span = AnnotationKind::Primary.span(excerpt.place(label.range));
        let group = Level::ERROR
            .primary_title(one_line(&message))
            .element(
                snippet(&excerpt)
                    .path(unbroken(&source.path))
                    .annotation(span.label(one_line(&label.text))),
            )
            .elements(help.map(|help| Level::HELP.message(one_line(&help))));
        out.push_str(&renderer(style).render(&[group]));
        out.push_str("\n\n");
    }
    out
}
