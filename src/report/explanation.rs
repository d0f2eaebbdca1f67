//! One finding for people: an excerpt with underlined ranges, reasons, advice, the fix.

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use super::excerpt::Excerpt;
use super::human_style::HumanStyle;
use super::patch::{patch, spans_lines};
use super::summary::counted;
use super::visible::{each_line, one_line, unbroken, visible};
use crate::diagnostic::{Diagnostic, Elsewhere, Fix, Label, Severity};
use crate::text::{Source, TextRange};

/// Places of a finding that are pointed at; the others are only counted.
const MOST_PLACES: usize = 24;

/// A fix of more edits than this is named and not shown.
const MOST_EDITS: usize = 200;

/// Lines between two labels from which on they are not shown in one excerpt.
const FAR: usize = 300;

/// What is shown of a finding's guide.
struct ShownPlaces<'d> {
    excerpt: Excerpt,
    /// The primary label, and the related ones that the excerpt can show together with it.
    labels: Vec<&'d Label>,
    /// Those so far away that showing what lies between would cost more than it tells.
    far: Vec<&'d Label>,
}

/// A finding and its fixes, those that take whole lines away with their lines below their title.
pub(super) fn explanation(
    source: &Source,
    finding: &Diagnostic,
    others: &[String],
    style: HumanStyle,
) -> String {
    let mut parts = Vec::new();
    let view = ShownPlaces::of(source, finding, style.width());
    let mut groups = vec![finding_group(source, finding, &view, others)];
    for (lead, fix) in fixes(finding) {
        groups.push(fix_group(source, lead, fix, style.width()));
        if is_near(source, fix) && spans_lines(source, &fix.edits) {
            parts.push(renderer(style).render(&groups));
            parts.push(patch(source, &fix.edits, style));
            groups.clear();
        }
    }
    if !groups.is_empty() {
        parts.push(renderer(style).render(&groups));
    }
    view.with_true_column(parts.join("\n"), source, finding.primary.range)
}

impl<'d> ShownPlaces<'d> {
    fn of(source: &Source, finding: &'d Diagnostic, width: usize) -> ShownPlaces<'d> {
        let line = source.line(finding.primary.range.start);
        let is_near = |label: &&Label| source.line(label.range.start).abs_diff(line) <= FAR;
        let shown = finding.related.iter().take(MOST_PLACES);
        let (near, far): (Vec<&Label>, Vec<&Label>) = shown.partition(is_near);
        let labels: Vec<&Label> = std::iter::once(&finding.primary).chain(near).collect();
        let ranges: Vec<TextRange> = labels.iter().map(|label| label.range).collect();
        ShownPlaces {
            excerpt: Excerpt::around(source, &ranges, width),
            labels,
            far,
        }
    }

    /// The renderer counts columns in what it is given; of a long line that is only a part.
    fn with_true_column(&self, shown: String, source: &Source, primary: TextRange) -> String {
        let place = source.line_column(primary.start());
        let column = self.excerpt.column(primary);
        if column == place.column {
            return shown;
        }
        let path = unbroken(&source.path);
        let at = |column| format!("{path}:{}:{column}", place.line);
        shown.replacen(&at(column), &at(place.column), 1)
    }
}

pub(super) fn renderer(style: HumanStyle) -> Renderer {
    let renderer = if style.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.term_width(style.width())
}

fn finding_group<'s>(
    source: &'s Source,
    finding: &Diagnostic,
    view: &ShownPlaces<'_>,
    others: &[String],
) -> Group<'s> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(one_line(&finding.message))
        .id(finding.rule.name);
    let excerpt = &view.excerpt;
    let annotations = view.labels.iter().enumerate().map(|(index, label)| {
        let kind = match index {
            0 => AnnotationKind::Primary,
            _ => AnnotationKind::Context,
        };
        kind.span(excerpt.place(label.range))
            .label(one_line(&label.text))
    });
    let elsewhere = view.far.iter().map(|label| {
        let line = source.line(label.range.start);
        Level::NOTE.message(one_line(&format!("line {line}: {}", label.text)))
    });
    let notes = finding
        .notes
        .iter()
        .map(|note| Level::NOTE.message(one_line(note)));
    let in_other_files = finding.elsewhere.iter().map(|place| {
        let Elsewhere {
            path,
            line,
            column,
            text,
            ..
        } = place;
        Level::NOTE.message(one_line(&format!("{path}:{line}:{column}: {text}")))
    });
    let more = finding.related.len().saturating_sub(MOST_PLACES);
    let more = (more > 0).then(|| {
        let places = counted(more, "more place");
        Level::NOTE.message(format!("{places} in this guide"))
    });
    let notes = elsewhere.chain(more).chain(in_other_files).chain(notes);
    let help = finding
        .help
        .iter()
        .map(|help| Level::HELP.message(each_line(help)));
    title
        .element(
            snippet(excerpt)
                .path(unbroken(&source.path))
                .annotations(annotations.collect::<Vec<_>>()),
        )
        .elements(notes.collect::<Vec<_>>())
        .elements(
            others
                .iter()
                .map(|other| Level::NOTE.message(other.clone())),
        )
        .elements(help.collect::<Vec<_>>())
}

/// The fixes of a finding, each with what leads its title.
fn fixes(finding: &Diagnostic) -> impl Iterator<Item = (&'static str, &Fix)> {
    let fix = finding.fix.iter();
    let fix = fix.map(|fix| (fix.safety.describe(), fix));
    fix.chain(finding.alternatives.iter().map(|fix| ("or", fix)))
}

/// Whether what a fix changes can be shown in one piece, and is not too much.
fn is_near(source: &Source, fix: &Fix) -> bool {
    let lines = fix.edits.iter().map(|edit| source.line(edit.range.start));
    let (first, last) = (lines.clone().min(), lines.max());
    last.unwrap_or(1) - first.unwrap_or(1) <= FAR && fix.edits.len() <= MOST_EDITS
}

/// A fix as a patch, with `lead` before its title.
fn fix_group<'s>(source: &'s Source, lead: &str, fix: &Fix, width: usize) -> Group<'s> {
    let title = one_line(&format!("{lead}: {}", fix.title));
    let ranges: Vec<TextRange> = fix.edits.iter().map(|edit| edit.range).collect();
    if !is_near(source, fix) || spans_lines(source, &fix.edits) {
        return Group::with_title(Level::HELP.secondary_title(title));
    }
    let excerpt = Excerpt::around(source, &ranges, width);
    let patches = fix.edits.iter().map(|edit| {
        Patch::new(
            excerpt.edit_place(edit.range),
            visible(&edit.text.replace('\r', "")),
        )
    });
    Level::HELP
        .secondary_title(title)
        .element(snippet(&excerpt).patches(patches.collect::<Vec<_>>()))
}

pub(super) fn snippet<'s, T: Clone>(excerpt: &Excerpt) -> Snippet<'s, T> {
    Snippet::source(excerpt.text.clone()).line_start(excerpt.first_line)
}
