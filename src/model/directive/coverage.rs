//! What a directive is about: the line it is on, or the next one.
//!
//! In the front matter a directive at the first line of a list, an entry or a map covers all of it. In
//! the body a directive above a table covers the table: no comment can be between its rows.

use crate::syntax::markdown::{Block, BlockKind, Document};
use crate::syntax::yaml::{NodeValue, Tree};
use crate::text::{LineIndex, TextRange};

pub(super) struct Coverage<'t> {
    text: &'t str,
    lines: LineIndex,
    /// The lines that a directive above can be about: neither blank nor a comment alone.
    said_in_front: Vec<TextRange>,
    said_in_body: Vec<TextRange>,
    front: TextRange,
    /// Values of the front matter with their keys, by where they start.
    values: Vec<TextRange>,
    /// By where they start.
    tables: Vec<TextRange>,
}

impl<'t> Coverage<'t> {
    pub(super) fn of(text: &'t str, tree: &Tree, document: &Document) -> Coverage<'t> {
        let mut values = Vec::new();
        for (_, node) in tree.nodes() {
            match &node.value {
                NodeValue::Map(entries) => values.extend(
                    entries
                        .iter()
                        .map(|entry| tree.range(entry.key).cover(tree.range(entry.value))),
                ),
                NodeValue::List(items) => values.extend(items.iter().map(|item| tree.range(*item))),
                NodeValue::Scalar(_) | NodeValue::Alias => {}
            }
        }
        values.sort();
        let mut tables = Vec::new();
        add_tables(&document.blocks, &mut tables);
        tables.sort();
        let lines = LineIndex::new(text);
        let (mut said_in_front, mut said_in_body) = (Vec::new(), Vec::new());
        for number in 1..=lines.count() {
            let line = line_at(text, &lines, number);
            let words = &text[line.start()..line.end()];
            if is_blank(words) {
                continue;
            }
            if !words.trim().starts_with('#') {
                said_in_front.push(line);
            }
            if !is_comment(text, line, &document.comments) {
                said_in_body.push(line);
            }
        }
        let last = values.iter().map(|value| value.end).max();
        Coverage {
            text,
            lines,
            said_in_front,
            said_in_body,
            front: TextRange {
                start: 0,
                end: last.unwrap_or_default(),
            },
            values,
            tables,
        }
    }

    /// What the directive in `comment` covers; `None` where nothing follows it.
    pub(super) fn of_comment(&self, comment: TextRange, in_body: bool) -> Option<TextRange> {
        let first = self.line(comment.start());
        let last = self.line(comment.end());
        let before = &self.text[first.start()..comment.start()];
        let after = &self.text[comment.end()..last.end()];
        let alone = is_blank(before) && is_blank(after);
        let line = match (alone, in_body) {
            (false, _) => first.cover(last),
            (true, true) => next_line(&self.said_in_body, last)?,
            (true, false) => next_line(&self.said_in_front, last)?,
        };
        if in_body {
            let from = self
                .tables
                .partition_point(|table| table.start < line.start);
            let first = self
                .tables
                .get(from)
                .filter(|table| table.start <= line.end);
            let table = first.filter(|_| alone);
            return Some(table.map_or(line, |table| line.cover(*table)));
        }
        if line.start > self.front.end {
            return None;
        }
        let from = self
            .values
            .partition_point(|value| value.start < line.start);
        let here = self.values[from..]
            .iter()
            .take_while(|value| value.start <= line.end);
        Some(here.fold(line, |line, value| line.cover(*value)))
    }

    /// The line that holds `offset`, without its line break.
    fn line(&self, offset: usize) -> TextRange {
        line_at(self.text, &self.lines, self.lines.line(offset))
    }
}

/// The first of `said` after `line`.
fn next_line(said: &[TextRange], line: TextRange) -> Option<TextRange> {
    let from = said.partition_point(|said| said.start <= line.end);
    said.get(from).copied()
}

/// The 1-based line, without its line break.
fn line_at(text: &str, lines: &LineIndex, number: usize) -> TextRange {
    let start = lines.start_of(number).unwrap_or(text.len());
    let end = lines
        .start_of(number + 1)
        .map_or(text.len(), |next| next - 1);
    TextRange::new(start, end)
}

/// Whether a line of the body holds a comment and nothing else.
fn is_comment(text: &str, line: TextRange, comments: &[TextRange]) -> bool {
    let from = comments.partition_point(|comment| comment.end <= line.start);
    comments.get(from).is_some_and(|comment| {
        let before = text.get(line.start()..comment.start());
        let after = text.get(comment.end()..line.end());
        before.is_none_or(is_blank) && after.is_none_or(is_blank)
    })
}

/// Whether nothing is said: white space, and the marks of a block quote.
fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || matches!(c, '>' | '\u{feff}'))
}

fn add_tables(blocks: &[Block], tables: &mut Vec<TextRange>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Table(table) => tables.push(table.range),
            BlockKind::Quote(inner) => add_tables(inner, tables),
            BlockKind::List { items, .. } => {
                for item in items {
                    add_tables(&item.blocks, tables);
                }
            }
            _ => {}
        }
    }
}
