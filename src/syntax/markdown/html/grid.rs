//! Cells as they are written to rows and columns: spans are filled, short rows are padded.

use crate::syntax::markdown::{Row, TableCell};
use crate::text::TextRange;

/// The most columns a table is read with.
const MOST_COLUMNS: usize = 1000;

/// A row as it is written.
pub(super) struct RawRow {
    pub range: TextRange,
    /// Which group of rows it is in.
    pub group: usize,
    pub is_in_head: bool,
    pub cells: Vec<RawCell>,
}

/// A cell as it is written.
pub(super) struct RawCell {
    pub cell: TableCell,
    /// How many columns it spans, at least 1.
    pub columns: usize,
    /// How many rows it spans; 0 for all that follow in its group.
    pub rows: usize,
    pub is_head: bool,
}

/// What the tables of one document may have beyond what is written in them.
pub(super) struct Budget {
    /// Cells that spans and padding make.
    cells: usize,
    /// Bytes of text repeated in them.
    bytes: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Budget {
            cells: 100_000,
            bytes: 4 * 1024 * 1024,
        }
    }
}

impl Budget {
    /// Takes `cells` with `bytes` of text each, if that many are left.
    fn take(&mut self, cells: usize, bytes: usize) -> Option<()> {
        self.cells = self.cells.checked_sub(cells)?;
        self.bytes = self.bytes.checked_sub(cells.checked_mul(bytes)?)?;
        Some(())
    }
}

/// A table's rows, all of them as wide as the header.
pub(super) struct Grid {
    pub header: Row,
    pub rows: Vec<Row>,
    /// First rows of one cell that spans all columns.
    pub titles: Vec<TableCell>,
    pub short_rows: Vec<TextRange>,
}

/// `rows` as a grid; `None` where it would be too large.
pub(super) fn of(rows: Vec<RawRow>, budget: &mut Budget) -> Option<Grid> {
    let kinds: Vec<RowKind> = rows.iter().map(RowKind::of).collect();
    let mut filled = fill(rows, budget)?;
    let columns = columns(&filled, &kinds)?;
    if columns > MOST_COLUMNS {
        return None;
    }
    for row in &mut filled {
        row.cells.truncate(columns);
    }
    let is_title = |kind: &RowKind| columns > 1 && kind.spanned_by_one >= Some(columns);
    let leading = kinds.iter().take_while(|kind| is_title(kind)).count();
    let titles = leading.min(kinds.len() - 1);
    let header_rows = header_rows(&kinds[titles..]);
    let missing = |row: &Row| columns - row.cells.len();
    budget.take(filled.iter().skip(titles).map(missing).sum(), 0)?;
    let rows = filled.split_off(titles + header_rows);
    let headers = filled.split_off(titles);
    let titles = filled
        .into_iter()
        .filter_map(|row| row.cells.into_iter().next());
    let mut grid = Grid {
        header: merged(headers, columns),
        rows,
        titles: titles.collect(),
        short_rows: Vec::new(),
    };
    for row in &mut grid.rows {
        if row.cells.len() < columns {
            grid.short_rows.push(row.range);
            pad(row, columns);
        }
    }
    Some(grid)
}

/// How many columns there are. One cell over many is as wide as the rest of the table, not as it says.
fn columns(filled: &[Row], kinds: &[RowKind]) -> Option<usize> {
    let widths = || {
        filled
            .iter()
            .zip(kinds)
            .map(|(row, kind)| (row.cells.len(), kind))
    };
    let of_cells =
        widths().filter(|(_, kind)| kind.spanned_by_one.is_none_or(|columns| columns == 1));
    let most = of_cells.map(|(width, _)| width).max();
    most.or_else(|| widths().map(|(width, _)| width).max())
}

/// What tells a row of titles, a header row and a row of data apart.
struct RowKind {
    is_in_head: bool,
    is_all_head: bool,
    /// How many columns its only cell spans.
    spanned_by_one: Option<usize>,
}

impl RowKind {
    fn of(row: &RawRow) -> RowKind {
        let spanned_by_one = match row.cells.as_slice() {
            [cell] => Some(cell.columns),
            _ => None,
        };
        RowKind {
            is_in_head: row.is_in_head,
            is_all_head: row.cells.iter().all(|cell| cell.is_head),
            spanned_by_one,
        }
    }
}

/// How many rows are the header: those of the `thead`, or else those of `th`s alone, or else one.
fn header_rows(kinds: &[RowKind]) -> usize {
    let leading = |is: fn(&RowKind) -> bool| kinds.iter().take_while(|kind| is(kind)).count();
    let sizes = [
        leading(|kind| kind.is_in_head),
        leading(|kind| kind.is_all_head),
    ];
    let size = sizes
        .into_iter()
        .find(|size| (1..kinds.len()).contains(size));
    size.unwrap_or(1)
}

/// The rows with each cell in all columns and rows that it spans.
fn fill(rows: Vec<RawRow>, budget: &mut Budget) -> Option<Vec<Row>> {
    let mut filled: Vec<Row> = Vec::with_capacity(rows.len());
    // For each column the cell from a row above that spans into it, and how many more rows it spans.
    let mut above: Vec<Option<(TableCell, usize)>> = Vec::new();
    let mut group = 0;
    for row in rows {
        if row.group != group {
            above.clear();
            group = row.group;
        }
        let mut cells = Vec::with_capacity(row.cells.len());
        for raw in row.cells {
            while let Some(cell) = from_above(&mut above, cells.len()) {
                budget.take(1, weight(&cell))?;
                cells.push(cell);
            }
            let more = match raw.rows {
                0 => usize::MAX,
                rows => rows - 1,
            };
            let width = raw.columns;
            let repeats = if more > 0 { 2 * width - 1 } else { width - 1 };
            budget.take(repeats, weight(&raw.cell))?;
            for column in cells.len()..cells.len() + width {
                if more > 0 {
                    above.resize_with(above.len().max(column + 1), || None);
                    above[column] = Some((raw.cell.clone(), more));
                } else if let Some(taken) = above.get_mut(column) {
                    *taken = None;
                }
            }
            cells.extend(std::iter::repeat_n(raw.cell, width));
        }
        while cells.len() < above.len() {
            let cell = from_above(&mut above, cells.len()).unwrap_or_default();
            budget.take(1, weight(&cell))?;
            cells.push(cell);
        }
        while above.last().is_some_and(Option::is_none) {
            above.pop();
        }
        let mut row = Row {
            range: row.range,
            cells,
        };
        place_empty(&mut row);
        filled.push(row);
    }
    Some(filled)
}

/// The bytes of a cell's text and links.
fn weight(cell: &TableCell) -> usize {
    let links = cell
        .links
        .iter()
        .map(|link| size_of_val(link) + link.destination.len() + link.text.len());
    cell.text.as_str().len() + links.sum::<usize>()
}

/// The cell that reaches down into `column`, once.
fn from_above(above: &mut [Option<(TableCell, usize)>], column: usize) -> Option<TableCell> {
    let slot = above.get_mut(column)?;
    let (cell, more) = slot.take()?;
    if more > 1 {
        *slot = Some((cell.clone(), more - 1));
    }
    Some(cell)
}

/// Cells that were made up, without a place in the source, get the end of their row as their place.
fn place_empty(row: &mut Row) {
    let end = TextRange::at(row.range.end());
    let nowhere = row
        .cells
        .iter_mut()
        .filter(|cell| cell.range == TextRange::default());
    nowhere.for_each(|cell| cell.range = end);
}

fn pad(row: &mut Row, columns: usize) {
    let empty = TableCell {
        range: TextRange::at(row.range.end()),
        ..TableCell::default()
    };
    row.cells.resize(columns, empty);
}

/// One header of `rows`: the words of each column from top to bottom.
fn merged(rows: Vec<Row>, columns: usize) -> Row {
    let mut rows = rows.into_iter();
    let mut header = rows.next().unwrap_or_default();
    pad(&mut header, columns);
    for mut row in rows {
        header.range = header.range.cover(row.range);
        pad(&mut row, columns);
        for (upper, lower) in header.cells.iter_mut().zip(row.cells) {
            // A cell that spans both rows, or one that adds no words.
            let (above, below) = (upper.text.as_str(), lower.text.as_str());
            if upper.range == lower.range || below.is_empty() || above == below {
                continue;
            }
            if above.is_empty() {
                *upper = lower;
                continue;
            }
            let gap = TextRange::at(lower.range.start());
            upper.text.push(" ", gap, "");
            upper.text.append(&lower.text);
            upper.range = lower.range;
            upper.links.extend(lower.links);
        }
    }
    header
}
