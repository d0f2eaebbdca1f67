//! All tables of a body, however they are written.

use super::{BlockKind, DeclinedTable, Document, HtmlTable, Table, TableCell};
use crate::text::TextRange;

/// How a table is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TableOrigin {
    /// With bars and a line of dashes.
    Pipe,
    /// With HTML tags.
    Html,
}

/// A table and where it is.
#[derive(Clone, Copy, Debug)]
pub struct FoundTable<'d> {
    pub table: &'d Table,
    pub origin: TableOrigin,
    /// The index of the top-level block that it is in, or starts in.
    pub block: usize,
    /// Whether it is in a quote, a list or another table.
    pub is_nested: bool,
    /// Of HTML: the caption, and first rows of one cell that spans all columns.
    pub captions: &'d [TableCell],
    /// Of HTML: rows that had too few cells and got empty ones after the last. Those of pipe tables
    /// are [`TableFault`](super::TableFault)s.
    pub short_rows: &'d [TextRange],
}

/// The ranges of all `tables`, sorted, without those inside of others.
pub(super) fn html_places(tables: &[HtmlTable], declined: &[DeclinedTable]) -> Vec<TextRange> {
    let read = tables.iter().map(|html| html.table.range);
    let mut ranges: Vec<TextRange> = read.chain(declined.iter().map(|one| one.range)).collect();
    ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut places: Vec<TextRange> = Vec::new();
    for range in ranges {
        if places.last().is_none_or(|last| last.end <= range.start) {
            places.push(range);
        }
    }
    places
}

impl Document {
    /// All tables that are read, in the order of the text. Those of [`Document::declined_tables`] are not.
    pub fn tables(&self) -> Vec<FoundTable<'_>> {
        let mut tables: Vec<FoundTable<'_>> = Vec::new();
        for visited in self.walk() {
            if let BlockKind::Table(table) = &visited.block.kind {
                tables.push(FoundTable {
                    table,
                    origin: TableOrigin::Pipe,
                    block: self.block_at(table.range.start()),
                    is_nested: visited.is_nested || self.touches_html_table(table.range),
                    captions: &[],
                    short_rows: &[],
                });
            }
        }
        tables.extend(self.html_tables.iter().map(|html| FoundTable {
            table: &html.table,
            origin: TableOrigin::Html,
            block: html.block,
            is_nested: html.is_nested,
            captions: &html.captions,
            short_rows: &html.short_rows,
        }));
        tables.sort_by_key(|found| found.table.range);
        tables
    }

    /// The index of the last top-level block that starts at or before `offset`.
    fn block_at(&self, offset: usize) -> usize {
        let after = self
            .blocks
            .partition_point(|block| block.range.start() <= offset);
        after.saturating_sub(1)
    }

    /// Whether a part of `range` is in an HTML table, read or not.
    pub(super) fn touches_html_table(&self, range: TextRange) -> bool {
        let after = self
            .html_places
            .partition_point(|place| place.end <= range.start);
        self.html_places
            .get(after)
            .is_some_and(|place| place.start < range.end)
    }
}
