//! What a directive is about: the line it stands on, or the next one.
//!
//! In the front matter a directive at the first line of a list, an entry or a map covers all of it. In
//! the body a directive above a table covers the table: no comment can stand between its rows.

use crate::syntax::markdown::{Block, BlockKind, Document};
use crate::syntax::yaml::{Tree, Value};
use crate::text::TextRange;

pub(super) struct Coverage<'t> {
    text: &'t str,
    front: TextRange,
    /// Values of the front matter with their keys, by where they start.
    values: Vec<TextRange>,
    tables: Vec<TextRange>,
    comments: &'t [TextRange],
}

impl<'t> Coverage<'t> {
    pub fn of(text: &'t str, tree: &Tree, document: &'t Document) -> Coverage<'t> {
        let mut values = Vec::new();
        for (_, node) in tree.nodes() {
            match &node.value {
                Value::Map(entries) => values.extend(
                    entries
                        .iter()
                        .map(|entry| tree.range(entry.key).cover(tree.range(entry.value))),
                ),
                Value::List(items) => values.extend(items.iter().map(|item| tree.range(*item))),
                Value::Scalar(_) | Value::Alias => {}
            }
        }
        values.sort();
        let mut tables = Vec::new();
        add_tables(&document.blocks, &mut tables);
        let last = values.iter().map(|value| value.end).max();
        Coverage {
            text,
            front: TextRange {
                start: 0,
                end: last.unwrap_or_default(),
            },
            values,
            tables,
            comments: &document.comments,
        }
    }

    /// What the directive in `comment` covers; `None` where nothing follows it.
    pub fn of_comment(&self, comment: TextRange, in_body: bool) -> Option<TextRange> {
        let first = self.line(comment.start());
        let last = self.line(comment.end());
        let before = &self.text[first.start()..comment.start()];
        let after = &self.text[comment.end()..last.end()];
        let alone = is_blank(before) && is_blank(after);
        let line = match (alone, in_body) {
            (false, _) => first.cover(last),
            (true, true) => self.next_line(last, |line| self.is_comment(line))?,
            (true, false) => {
                let is_comment = |line: &TextRange| self.slice(*line).trim().starts_with('#');
                self.next_line(last, is_comment)?
            }
        };
        match in_body {
            true => {
                let starts_here = |table: &&TextRange| line.contains(TextRange::at(table.start()));
                let table = self.tables.iter().find(starts_here).filter(|_| alone);
                Some(table.map_or(line, |table| line.cover(*table)))
            }
            false if line.start > self.front.end => None,
            false => {
                let from = self
                    .values
                    .partition_point(|value| value.start < line.start);
                let here = self.values[from..]
                    .iter()
                    .take_while(|value| value.start <= line.end);
                Some(here.fold(line, |line, value| line.cover(*value)))
            }
        }
    }

    /// The next line after `line` that is neither blank nor to be skipped.
    fn next_line(&self, line: TextRange, skip: impl Fn(&TextRange) -> bool) -> Option<TextRange> {
        let mut next = line;
        while next.end() < self.text.len() {
            next = self.line(next.end() + 1);
            if !is_blank(self.slice(next)) && !skip(&next) {
                return Some(next);
            }
        }
        None
    }

    /// Whether a line of the body holds a comment and nothing else.
    fn is_comment(&self, line: &TextRange) -> bool {
        let from = self
            .comments
            .partition_point(|comment| comment.end <= line.start);
        self.comments.get(from).is_some_and(|comment| {
            let before = self.text.get(line.start()..comment.start());
            let after = self.text.get(comment.end()..line.end());
            before.is_none_or(is_blank) && after.is_none_or(is_blank)
        })
    }

    /// The line that holds `offset`, without its line break.
    fn line(&self, offset: usize) -> TextRange {
        let start = self.text[..offset].rfind('\n').map_or(0, |at| at + 1);
        let len = self.text[offset..].find('\n');
        TextRange::new(start, len.map_or(self.text.len(), |len| offset + len))
    }

    fn slice(&self, range: TextRange) -> &'t str {
        &self.text[range.start()..range.end()]
    }
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
