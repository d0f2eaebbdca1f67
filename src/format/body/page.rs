//! A body that is about to be edited.

use crate::model::{Outline, unformatted};
use crate::syntax::markdown::{BlockKind, Document};
use crate::text::{Edit, TextRange};

/// The body of a guide whose lines end in LF, with what was read of it. Places are those of the guide.
pub(super) struct BodyPage<'t> {
    /// The whole guide.
    pub text: &'t str,
    pub body: TextRange,
    pub document: &'t Document,
    /// Where each line of the body starts.
    line_starts: Vec<usize>,
    /// What no edit may touch, disjoint and in order: code, HTML, and what the author keeps from the formatter.
    pub kept: Vec<TextRange>,
}

impl<'t> BodyPage<'t> {
    pub(super) fn of(outline: &'t Outline) -> BodyPage<'t> {
        let (text, document) = (&*outline.source.text, &outline.document);
        let mut kept = unformatted(text, &document.comments);
        let blocks = document.walk();
        let verbatim = blocks
            .iter()
            .filter(|visited| matches!(visited.block.kind, BlockKind::Code | BlockKind::Html));
        kept.extend(verbatim.map(|visited| visited.block.range));
        kept.extend(&document.spans.literal);
        BodyPage {
            text,
            body: outline.body_range,
            document,
            line_starts: starts_of_lines(text, outline.body_range.start()),
            kept: disjoint(kept),
        }
    }

    pub(super) fn slice(&self, range: TextRange) -> &'t str {
        self.text
            .get(range.start()..range.end())
            .unwrap_or_default()
    }

    /// Where the line that holds `offset` starts.
    pub(super) fn line_start(&self, offset: usize) -> usize {
        let next = self.line_starts.partition_point(|start| *start <= offset);
        let line = next
            .checked_sub(1)
            .and_then(|line| self.line_starts.get(line));
        line.copied().unwrap_or_default()
    }

    /// The lines that `range` touches, without their line breaks.
    pub(super) fn lines(&self, range: TextRange) -> impl Iterator<Item = TextRange> + use<'t> {
        let start = self.line_start(range.start());
        let text = self.text.get(start..range.end()).unwrap_or_default();
        let mut at = start;
        text.split('\n').map(move |line| {
            let found = TextRange::new(at, at + line.len());
            at += line.len() + 1;
            found
        })
    }
}

/// Whether `text` holds nothing but what Markdown takes for empty. Other white space is text to it.
pub(super) fn is_empty(text: &str) -> bool {
    text.trim_matches(BLANK).is_empty()
}

/// What an empty line is made of.
pub(super) const BLANK: [char; 3] = [' ', '\t', '\n'];

/// Looked up, because looking back from each mark in a long line takes too long.
fn starts_of_lines(text: &str, from: usize) -> Vec<usize> {
    let behind = text[from..].match_indices('\n');
    let behind = behind.map(|(at, _)| from + at + 1);
    std::iter::once(from).chain(behind).collect()
}

/// Edits that are made all or none.
pub(super) type Edits = Vec<Edit>;

/// The changes that touch neither `kept` nor one another, of two the earlier one; in the order of the
/// text. What is left out can follow in another pass.
pub(super) fn select(changes: Vec<Edits>, kept: &[TextRange]) -> Vec<Edits> {
    let mut places: Vec<(TextRange, usize)> = Vec::new();
    let mut dropped = vec![false; changes.len()];
    for (rank, change) in changes.iter().enumerate() {
        dropped[rank] = change.iter().any(|edit| is_within(edit.range, kept));
        places.extend(change.iter().map(|edit| (edit.range, rank)));
    }
    places.retain(|(_, rank)| !dropped[*rank]);
    places.sort_unstable();
    let mut last: Option<(TextRange, usize)> = None;
    for (range, rank) in places {
        match last {
            Some((before, other)) if other != rank && clash(before, range) => {
                dropped[rank.max(other)] = true;
                if rank < other {
                    last = Some((range, rank));
                }
            }
            _ => last = Some((range, rank)),
        }
    }
    let all = changes.into_iter().zip(dropped);
    let mut selected: Vec<Edits> = all
        .filter(|(change, dropped)| !dropped && !change.is_empty())
        .map(|(change, _)| change)
        .collect();
    selected.sort_by_key(|change| change.iter().map(|edit| edit.range).min());
    selected
}

/// Whether two edits, the first of which starts first, want the same place.
fn clash(first: TextRange, second: TextRange) -> bool {
    first.end > second.start || first.start == second.start
}

/// Whether `range` reaches into one of `kept`, which are disjoint and in order.
pub(super) fn is_within(range: TextRange, kept: &[TextRange]) -> bool {
    let next = kept.partition_point(|kept| kept.end <= range.start);
    kept.get(next).is_some_and(|kept| {
        if range.is_empty() {
            kept.start < range.start
        } else {
            kept.start < range.end
        }
    })
}

/// The same bytes in ranges that neither overlap nor touch, in order.
fn disjoint(mut ranges: Vec<TextRange>) -> Vec<TextRange> {
    ranges.sort_unstable();
    let mut merged: Vec<TextRange> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => *last = last.cover(range),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_edits_in_one_place_the_first_is_made() {
        let edit = |start, end, text: &str| Edit::replace(TextRange::new(start, end), text);
        let edits = vec![
            edit(4, 6, "a"),
            edit(0, 2, "b"),
            edit(1, 5, "c"),
            edit(6, 6, "d"),
            edit(9, 9, "e"),
        ];
        let changes = edits.into_iter().map(|edit| vec![edit]).collect();
        let made: Vec<String> = select(changes, &[TextRange::new(8, 10)])
            .into_iter()
            .flatten()
            .map(|edit| edit.text)
            .collect();
        assert_eq!(made, ["b", "a", "d"]);
    }
}
