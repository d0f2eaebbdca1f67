//! Blanks that readers do not see: at the ends of lines, empty lines beyond one, before and after the body.

use super::page::{BodyPage, is_within};
use crate::text::{Edit, TextRange};

pub(super) fn edits(page: &BodyPage<'_>) -> Vec<Edit> {
    let mut edits = ends_of_lines(page);
    edits.extend(empty_lines(page));
    edits
}

/// Blanks at the end of a line go, but for the two that break it.
fn ends_of_lines(page: &BodyPage<'_>) -> Vec<Edit> {
    let lines = page.lines(page.body).filter_map(|line| {
        let text = page.slice(line);
        let blanks = text.len() - text.trim_end_matches([' ', '\t']).len();
        let start = line.end() - blanks;
        let kept = match blanks {
            0 => return None,
            1 => "",
            _ if is_within(
                TextRange::new(start, start + 1),
                &page.document.spans.breaks,
            ) =>
            {
                "  "
            }
            _ => "",
        };
        let range = TextRange::new(start, line.end());
        (page.slice(range) != kept).then(|| Edit::replace(range, kept))
    });
    lines.collect()
}

/// Of several empty lines one stays; none stays before and after the body, whose last line ends.
fn empty_lines(page: &BodyPage<'_>) -> Vec<Edit> {
    let (text, from) = (page.slice(page.body), page.body.start());
    let is_blank = |c: char| matches!(c, '\n' | ' ' | '\t');
    let last = from + text.trim_end_matches(is_blank).len();
    let first = from + text.len() - text.trim_start_matches(is_blank).len();
    if last == from {
        return if text.is_empty() {
            Vec::new()
        } else {
            vec![Edit::replace(page.body, "")]
        };
    }
    let mut edits = Vec::new();
    // The indentation of the first line is its own.
    let start = page.line_start(first);
    if start > from {
        edits.push(Edit::replace(TextRange::new(from, start), ""));
    }
    let mut run: Option<TextRange> = None;
    for line in page.lines(TextRange::new(start, last)) {
        if page.slice(line).trim_matches(is_blank).is_empty() {
            run = Some(run.map_or(line, |run| run.cover(line)));
        } else if let Some(lines) = run.take()
            && page.slice(lines).contains('\n')
        {
            edits.push(Edit::replace(lines, ""));
        }
    }
    let end = TextRange::new(last, page.body.end());
    if page.slice(end) != "\n" {
        edits.push(Edit::replace(end, "\n"));
    }
    edits
}
