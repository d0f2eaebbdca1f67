//! A table whose end tag has not come yet, and the cells in it as they are written.

use std::ops::Range;

use super::Position;
use super::attributes::attribute;
use super::cell_text::CellText;
use super::grid::{self, Budget, RawCell, RawRow};
use super::joined_html::JoinedHtml;
use super::table::{DeclineReason, DeclinedTable, HtmlTable};
use super::tag_name::TagName;
use crate::syntax::markdown::{Table, TableCell};
use crate::text::{TextRange, trimmed};

/// The most columns a cell can span, as in browsers.
const MOST_COLUMNS: usize = 1000;
/// The most rows a cell can span, as in browsers.
const MOST_ROWS: usize = 65534;

/// A tag of the source.
#[derive(Clone, Copy)]
pub(super) struct HtmlTag<'h> {
    pub name: TagName,
    pub is_end: bool,
    pub attributes: &'h str,
    pub range: TextRange,
}

pub(super) struct OpenTable {
    start: usize,
    /// Where the last of what belongs to it ends.
    pub end: usize,
    /// How many blocks other than HTML there had been when it started.
    pub others: usize,
    pub holds_table: bool,
    position: Position,
    /// The number of the current group of rows (`thead`, `tbody`): a cell spans rows of one group only.
    group: usize,
    is_in_head: bool,
    captions: Vec<TableCell>,
    rows: Vec<RawRow>,
    row: Option<RawRow>,
    cell: Option<OpenCell>,
}

/// A cell or caption whose end has not come yet.
struct OpenCell {
    start: usize,
    text: CellText,
    columns: usize,
    /// 0 for all that follow in its group.
    rows: usize,
    is_head: bool,
    is_caption: bool,
}

impl OpenTable {
    pub(super) fn new(start_tag: TextRange, position: Position, others: usize) -> OpenTable {
        OpenTable {
            start: start_tag.start(),
            end: start_tag.end(),
            others,
            holds_table: false,
            position,
            group: 0,
            is_in_head: false,
            captions: Vec::new(),
            rows: Vec::new(),
            row: None,
            cell: None,
        }
    }

    pub(super) fn depth(&self) -> usize {
        self.position.depth
    }

    /// Whether another table would be in a cell of this one.
    pub(super) fn is_in_cell(&self) -> bool {
        self.cell.is_some()
    }

    /// Whether there is nothing in it: it may be a word in a sentence about tables.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Takes a tag other than a table's.
    pub(super) fn tag(&mut self, text: &str, tag: HtmlTag<'_>) {
        let (start, end) = (tag.range.start(), tag.range.end());
        match (tag.name, tag.is_end) {
            (TagName::Caption, false) => {
                self.end_cell(text, start);
                self.cell = Some(OpenCell::new(&tag, end));
            }
            (TagName::Head | TagName::Body, is_end) => {
                self.end_cell(text, start);
                self.end_row();
                self.group += 1;
                self.is_in_head = tag.name == TagName::Head && !is_end;
            }
            (TagName::Row, is_end) => {
                self.end_cell(text, start);
                if let Some(row) = &mut self.row
                    && is_end
                {
                    row.range = row.range.cover(tag.range);
                }
                self.end_row();
                self.row = (!is_end).then(|| self.new_row(tag.range));
            }
            (TagName::Cell | TagName::HeadCell, false) => {
                self.end_cell(text, start);
                if self.row.is_none() {
                    self.row = Some(self.new_row(tag.range));
                }
                self.cell = Some(OpenCell::new(&tag, end));
            }
            (TagName::Cell | TagName::HeadCell | TagName::Caption, true) => {
                self.end_cell(text, start);
                if let Some(row) = &mut self.row {
                    row.range = row.range.cover(tag.range);
                }
            }
            _ => self.inline_tag(&tag),
        }
        self.end = self.end.max(end);
    }

    /// Takes a tag within a cell.
    fn inline_tag(&mut self, tag: &HtmlTag<'_>) {
        let Some(cell) = &mut self.cell else {
            return;
        };
        match (tag.name, tag.is_end) {
            (TagName::Link, false) => {
                let destination = attribute(tag.attributes, "href").unwrap_or_default();
                cell.text.start_link(destination, tag.range.start());
            }
            (TagName::Link, true) => cell.text.end_link(tag.range.end()),
            (TagName::Superscript, false) => cell.text.start_superscript(),
            (TagName::Superscript, true) => cell.text.end_superscript(),
            (TagName::Gap, _) => cell.text.gap(tag.range),
            _ => {}
        }
    }

    /// Takes HTML text, the part `range` of `joined`.
    pub(super) fn html_text(&mut self, text: &str, joined: &JoinedHtml, range: Range<usize>) {
        if let Some(cell) = &mut self.cell {
            let source = joined.source(range.clone());
            cell.text.html(text, joined, range);
            self.end = self.end.max(source.end());
        }
    }

    /// Takes text that Markdown has read from `range`.
    pub(super) fn words(&mut self, text: &str, plain: &str, range: TextRange) {
        if let Some(cell) = &mut self.cell {
            cell.text.words(text, plain, range);
            self.end = self.end.max(range.end());
        }
    }

    pub(super) fn gap(&mut self, range: TextRange) {
        if let Some(cell) = &mut self.cell {
            cell.text.gap(range);
        }
    }

    pub(super) fn start_link(&mut self, destination: &str, start: usize) {
        if let Some(cell) = &mut self.cell {
            cell.text.start_link(destination, start);
        }
    }

    pub(super) fn end_link(&mut self, end: usize) {
        if let Some(cell) = &mut self.cell {
            cell.text.end_link(end);
        }
    }

    fn new_row(&self, range: TextRange) -> RawRow {
        RawRow {
            range,
            group: self.group,
            is_in_head: self.is_in_head,
            cells: Vec::new(),
        }
    }

    /// Ends the cell or caption before `end`.
    pub(super) fn end_cell(&mut self, text: &str, end: usize) {
        let Some(cell) = self.cell.take() else {
            return;
        };
        let written = trimmed(text, TextRange::new(cell.start, end.max(cell.start)));
        // Over several lines of a quote there would be quote marks in it.
        let is_marked = self.position.depth > 0
            && text
                .get(written.start()..written.end())
                .is_some_and(|raw| raw.contains('\n'));
        let words = cell.text.range().filter(|_| is_marked);
        let (plain, links) = cell.text.finish();
        let taken = TableCell {
            range: words.unwrap_or(written),
            text: plain,
            links,
        };
        if cell.is_caption {
            self.captions.push(taken);
        } else if let Some(row) = &mut self.row {
            row.range = row.range.cover(taken.range);
            row.cells.push(RawCell {
                cell: taken,
                columns: cell.columns,
                rows: cell.rows,
                is_head: cell.is_head,
            });
        }
    }

    pub(super) fn end_row(&mut self) {
        self.rows
            .extend(self.row.take().filter(|row| !row.cells.is_empty()));
    }

    /// The table as rows and columns; `is_whole` where it is known where it ends.
    pub(super) fn into_table(
        self,
        is_whole: bool,
        is_in_table: bool,
        budget: &mut Budget,
    ) -> Result<HtmlTable, DeclinedTable> {
        let range = TextRange::new(self.start, self.end);
        let declined = |reason| DeclinedTable {
            range,
            reason,
            block: self.position.block,
        };
        if !is_whole {
            return Err(declined(DeclineReason::NotClosed));
        }
        if self.holds_table {
            return Err(declined(DeclineReason::HoldsTable));
        }
        let grid = grid::of(self.rows, budget).ok_or(declined(DeclineReason::TooLarge))?;
        let mut captions = self.captions;
        captions.extend(grid.titles);
        Ok(HtmlTable {
            table: Table {
                range,
                header: grid.header,
                rows: grid.rows,
            },
            captions,
            short_rows: grid.short_rows,
            block: self.position.block,
            is_nested: self.position.depth > 0 || is_in_table,
            is_block: self.position.is_block,
        })
    }
}

impl OpenCell {
    fn new(tag: &HtmlTag<'_>, start: usize) -> OpenCell {
        let span = |name: &str, most: usize| {
            let value = attribute(tag.attributes, name)?;
            let value = value.trim().trim_start_matches('+');
            let digits = value.bytes().take_while(u8::is_ascii_digit).count();
            let number = &value[..digits];
            // A number too large to be read counts as the most that is allowed.
            (digits > 0).then(|| number.parse().unwrap_or(most).min(most))
        };
        OpenCell {
            start,
            text: CellText::default(),
            columns: span("colspan", MOST_COLUMNS).unwrap_or(1).max(1),
            rows: span("rowspan", MOST_ROWS).unwrap_or(1),
            is_head: tag.name == TagName::HeadCell,
            is_caption: tag.name == TagName::Caption,
        }
    }
}
